//! Bodies, offices, posts, tasks, and handing over.

use domain::directory::bodies::BodyKind;
use domain::directory::handover::Ask;

use crate::catalogue::{PostText as T, texts};

texts! {
    /// Bodies, offices, posts, tasks, and handing over.
    PostText = 12;

    BodiesHeading { de: "Gremien und Ämter", en: "Bodies and offices", ar: "الهيئات والدوائر" }
    BodiesLead { de: "Wer in der Stadt an der Integration arbeitet, und welche Stellen gerade unbesetzt sind.", en: "Who works on integration in the city, and which posts are vacant now.", ar: "من يعمل على الاندماج في المدينة، وأي المناصب شاغرة الآن." }
    Bodies { de: "Gremien", en: "Bodies", ar: "الهيئات" }
    Offices { de: "Ämter und Dienststellen", en: "Offices", ar: "الدوائر والمكاتب" }
    NoBodiesYet { de: "Noch ist kein Gremium und kein Amt eingetragen.", en: "No body and no office has been entered yet.", ar: "لم تُسجَّل أي هيئة أو دائرة بعد." }
    NoBodiesHint { de: "Die Koordination trägt sie hier ein.", en: "Whoever coordinates enters them here.", ar: "يسجّلها فريق التنسيق هنا." }
    KindSteeringGroup { de: "Steuerungsgruppe", en: "Steering group", ar: "مجموعة توجيهية" }
    KindAdvisoryCouncil { de: "Beirat", en: "Advisory council", ar: "مجلس استشاري" }
    KindCommittee { de: "Ausschuss", en: "Committee", ar: "لجنة" }
    KindOther { de: "Anderes Gremium", en: "Another body", ar: "هيئة أخرى" }
    OfficeWord { de: "Amt oder Dienststelle", en: "Office", ar: "دائرة أو مكتب" }
    PostsCount { de: "one:eine Stelle|other:{n} Stellen", en: "one:one post|other:{n} posts", ar: "zero:لا مناصب|one:منصب واحد|two:منصبان|few:{n} مناصب|many:{n} منصبًا|other:{n} منصب" }
    VacantCount { de: "one:eine unbesetzt|other:{n} unbesetzt", en: "one:one vacant|other:{n} vacant", ar: "zero:لا شاغر|one:واحد شاغر|two:اثنان شاغران|few:{n} شاغرة|many:{n} شاغرًا|other:{n} شاغر" }
    VacantPosts { de: "Hier fehlt jemand", en: "Somebody is missing here", ar: "مناصب بلا شاغل" }
    VacantPostsLead { de: "Was an diesen Stellen offen ist, sehen bis dahin der Vorsitz und die Koordination.", en: "Until then the chair and whoever coordinates see what is open at these posts.", ar: "حتى يُعيَّن شخص، يرى الرئيس وفريق التنسيق ما هو مفتوح في هذه المناصب." }
    OpenCount { de: "one:eine Aufgabe offen|other:{n} Aufgaben offen", en: "one:one task open|other:{n} tasks open", ar: "zero:لا مهام مفتوحة|one:مهمة واحدة مفتوحة|two:مهمتان مفتوحتان|few:{n} مهام مفتوحة|many:{n} مهمة مفتوحة|other:{n} مهمة مفتوحة" }
    LateCount { de: "one:davon eine überfällig|other:davon {n} überfällig", en: "one:one of them overdue|other:{n} of them overdue", ar: "zero:لا شيء متأخر|one:واحدة منها متأخرة|two:اثنتان منها متأخرتان|few:{n} منها متأخرة|many:{n} منها متأخرة|other:{n} منها متأخرة" }
    AddPlace { de: "Gremium oder Amt eintragen", en: "Enter a body or an office", ar: "تسجيل هيئة أو دائرة" }
    PlaceName { de: "Name", en: "Name", ar: "الاسم" }
    PlaceKind { de: "Was ist es?", en: "What is it?", ar: "ما نوعها؟" }
    Enter { de: "Eintragen", en: "Enter", ar: "تسجيل" }

    VacantSince { de: "Unbesetzt seit {day}", en: "Vacant since {day}", ar: "شاغر منذ {day}" }
    NotReachable { de: "Nicht erreichbar", en: "Not reachable", ar: "لا يمكن الوصول إليه" }
    Held { de: "Besetzt", en: "Held", ar: "مشغول" }
    Until { de: "bis {day}", en: "until {day}", ar: "حتى {day}" }
    FromUntil { de: "{from} bis {until}", en: "{from} to {until}", ar: "من {from} إلى {until}" }
    Since { de: "seit {day}", en: "since {day}", ar: "منذ {day}" }
    NextIs { de: "Danach: {name}, ab {day}", en: "Then: {name}, from {day}", ar: "بعد ذلك: {name}، من {day}" }
    ChairTag { de: "leitet", en: "leads", ar: "رئاسة" }
    Gone { de: "gelöschtes Konto", en: "deleted account", ar: "حساب محذوف" }
    Operator { de: "Betrieb", en: "operator", ar: "المشغّل" }
    DissolvedOn { de: "Aufgelöst am {day}. Was hier war, bleibt nachlesbar.", en: "Dissolved on {day}. What was here can still be read.", ar: "حُلّت في {day}. ويبقى ما كان هنا متاحًا للقراءة." }
    AbolishedOn { de: "Diese Stelle gibt es seit {day} nicht mehr.", en: "There is no such post any more since {day}.", ar: "لم يعد هذا المنصب موجودًا منذ {day}." }
    Posts { de: "Stellen", en: "Posts", ar: "المناصب" }
    NoPostsYet { de: "Hier gibt es noch keine Stelle.", en: "There is no post here yet.", ar: "لا يوجد منصب هنا بعد." }
    AddPost { de: "Stelle anlegen", en: "Add a post", ar: "إضافة منصب" }
    PostTitle { de: "Bezeichnung", en: "Title", ar: "التسمية" }
    PostTitleHint { de: "Zum Beispiel Vorsitz, Mitglied, Leitung, Integrationsbeauftragte:r", en: "For example chair, member, head, integration officer", ar: "مثلًا: رئيس، عضو، مدير، مسؤول الاندماج" }
    LeadsHere { de: "Diese Stelle leitet das Gremium oder Amt", en: "This post leads the body or office", ar: "هذا المنصب يرأس الهيئة أو الدائرة" }
    LeadsHereHint { de: "Wer leitet, sieht alle offenen Aufgaben hier und besetzt die übrigen Stellen.", en: "Whoever leads sees all open tasks here and fills the other posts.", ar: "من يرأس يرى كل المهام المفتوحة هنا ويعيّن في بقية المناصب." }
    Rename { de: "Umbenennen", en: "Rename", ar: "تغيير الاسم" }
    Settings { de: "Ändern oder auflösen", en: "Change or dissolve", ar: "تعديل أو حل" }
    Dissolve { de: "Auflösen", en: "Dissolve", ar: "حل" }
    DissolveHint { de: "Alle Stellen enden damit. Nichts wird gelöscht. Es geht erst, wenn keine Aufgabe mehr offen ist.", en: "All posts end with it. Nothing is deleted. This works only once no task is open.", ar: "تنتهي كل المناصب معها. لا يُحذف شيء. لا يمكن ذلك إلا بعد إغلاق كل المهام." }
    Abolish { de: "Stelle abschaffen", en: "Abolish this post", ar: "إلغاء المنصب" }
    AbolishHint { de: "Nichts wird gelöscht. Es geht erst, wenn hier keine Aufgabe mehr offen ist.", en: "Nothing is deleted. This works only once no task is open here.", ar: "لا يُحذف شيء. لا يمكن ذلك إلا بعد إغلاق كل المهام هنا." }
    Saved { de: "Gespeichert.", en: "Saved.", ar: "تم الحفظ." }

    // A post.
    YourPost { de: "Das ist Ihre Stelle.", en: "This is your post.", ar: "هذا منصبك." }
    Tasks { de: "Aufgaben", en: "Tasks", ar: "المهام" }
    NothingOpen { de: "Hier ist nichts offen.", en: "Nothing is open here.", ar: "لا شيء مفتوح هنا." }
    Due { de: "bis {day}", en: "due {day}", ar: "حتى {day}" }
    Overdue { de: "überfällig seit {day}", en: "overdue since {day}", ar: "متأخرة منذ {day}" }
    NoDay { de: "ohne Termin", en: "no date", ar: "بدون موعد" }
    Done { de: "Erledigt", en: "Done", ar: "أُنجزت" }
    CloseTask { de: "Mit Notiz schließen oder verschieben", en: "Close with a note, or move", ar: "إغلاق بملاحظة أو نقل الموعد" }
    CloseNote { de: "Notiz (wenn Sie möchten)", en: "Note (if you like)", ar: "ملاحظة (اختياري)" }
    Drop { de: "Nicht mehr nötig", en: "Not needed any more", ar: "لم تعد لازمة" }
    NewDay { de: "Neuer Termin", en: "New date", ar: "موعد جديد" }
    Reschedule { de: "Termin ändern", en: "Change the date", ar: "تغيير الموعد" }
    MoveTo { de: "An eine andere Stelle geben", en: "Give to another post", ar: "إحالة إلى منصب آخر" }
    Move { de: "Weitergeben", en: "Give", ar: "إحالة" }
    OpenedBy { de: "eingetragen von {name} am {day}", en: "entered by {name} on {day}", ar: "سجّلها {name} في {day}" }
    AddTask { de: "Aufgabe eintragen", en: "Enter a task", ar: "تسجيل مهمة" }
    TaskTitle { de: "Was ist zu tun?", en: "What has to be done?", ar: "ما المطلوب؟" }
    TaskDetail { de: "Genauer (wenn Sie möchten)", en: "In more detail (if you like)", ar: "تفاصيل (اختياري)" }
    TaskDay { de: "Bis wann?", en: "By when?", ar: "حتى متى؟" }
    TaskDayHint { de: "Leer: ohne Termin", en: "Empty: no date", ar: "فارغ: بدون موعد" }
    Closed { de: "Abgeschlossen", en: "Closed", ar: "مغلقة" }
    DoneBy { de: "erledigt am {day} von {name}", en: "done on {day} by {name}", ar: "أنجزها {name} في {day}" }
    DroppedBy { de: "nicht mehr nötig seit {day}, {name}", en: "not needed any more since {day}, {name}", ar: "لم تعد لازمة منذ {day}، {name}" }
    Reopen { de: "Wieder öffnen", en: "Open again", ar: "إعادة فتح" }
    WhoHeld { de: "Wer diese Stelle hatte", en: "Who has held this post", ar: "من شغل هذا المنصب" }
    NobodyYet { de: "Noch niemand.", en: "Nobody yet.", ar: "لا أحد بعد." }
    Withdraw { de: "Doch nicht", en: "Call off", ar: "إلغاء" }
    LastDay { de: "Letzter Tag", en: "Last day", ar: "آخر يوم" }
    SetEnd { de: "Ende eintragen", en: "Set the end", ar: "تسجيل النهاية" }
    Resign { de: "Ich gebe die Stelle ab", en: "I give up this post", ar: "أتخلى عن هذا المنصب" }
    WhomToAsk { de: "Wen Sie fragen können", en: "Whom you can ask", ar: "من يمكنك أن تسأل" }
    AskPredecessor { de: "hatte die Stelle vorher", en: "held the post before", ar: "شغل المنصب من قبل" }
    AskChair { de: "leitet hier", en: "leads here", ar: "يرأس هنا" }
    AskCoordinator { de: "koordiniert", en: "coordinates", ar: "يتولى التنسيق" }
    Fill { de: "Stelle besetzen", en: "Fill this post", ar: "تعيين شخص" }
    Person { de: "Wer?", en: "Who?", ar: "من؟" }
    PersonHint { de: "Zur Wahl stehen Menschen mit einem Konto.", en: "People with an account can be chosen.", ar: "يمكن اختيار من لديه حساب." }
    ChooseSomebody { de: "Bitte wählen", en: "Please choose", ar: "الرجاء الاختيار" }
    FirstDay { de: "Erster Tag", en: "First day", ar: "أول يوم" }
    FirstDayHint { de: "Auch ein Tag, der schon vorbei ist oder noch kommt.", en: "A day that is over or still to come is fine, too.", ar: "يمكن أن يكون يومًا مضى أو لم يأتِ بعد." }
    LastDayHint { de: "Leer: ohne Ende", en: "Empty: without an end", ar: "فارغ: بدون نهاية" }
    Proposed { de: "Zur Nachfolge vorgeschlagen: {name}", en: "Proposed as successor: {name}", ar: "المقترح للخلافة: {name}" }
    Confirm { de: "Bestätigen", en: "Confirm", ar: "تأكيد" }
    ShowMyName { de: "Meinen Namen allen zeigen", en: "Show my name to everybody", ar: "إظهار اسمي للجميع" }
    HideMyName { de: "Meinen Namen nicht mehr zeigen", en: "Do not show my name any more", ar: "إخفاء اسمي" }
    NameHint { de: "Ohne Ihr Ja sehen ihn nur, wer selbst eine Stelle hat, und die Koordination.", en: "Unless you agree, only those who hold a post and whoever coordinates see it.", ar: "ما لم توافق، لا يراه إلا من يشغل منصبًا وفريق التنسيق." }

    // Invitations.
    InviteHeading { de: "Per E-Mail einladen", en: "Invite by mail", ar: "دعوة بالبريد" }
    InviteHint { de: "Auch wer noch kein Konto hat. Die Amtszeit beginnt, sobald die Person annimmt. Der Link gilt 14 Tage lang.", en: "Those without an account, too. The term begins when the person accepts. The link is good for 14 days.", ar: "حتى من ليس لديه حساب. تبدأ المدة عند القبول. الرابط صالح لمدة 14 يومًا." }
    InviteAddress { de: "E-Mail-Adresse", en: "E-mail address", ar: "البريد الإلكتروني" }
    SendInvitation { de: "Einladung schicken", en: "Send invitation", ar: "إرسال الدعوة" }
    OpenInvitations { de: "Offene Einladungen", en: "Open invitations", ar: "دعوات مفتوحة" }
    InvitationLine { de: "{name}: eingeladen am {day}, gilt bis {until}", en: "{name}: sent on {day}, good until {until}", ar: "{name}: أُرسلت في {day}، صالحة حتى {until}" }
    WithdrawInvitation { de: "Einladung zurückziehen", en: "Withdraw the invitation", ar: "سحب الدعوة" }
    AppointmentHeading { de: "Ihre Einladung", en: "Your invitation", ar: "دعوتك" }
    AppointmentLead { de: "Sie sind eingeladen, diese Stelle zu übernehmen: {title}, {place}", en: "You are invited to take this post: {title}, {place}", ar: "أنت مدعو لتولي هذا المنصب: {title}، {place}" }
    AppointmentSignIn { de: "Zum Annehmen brauchen Sie ein Konto mit der Adresse, an die die Einladung ging.", en: "To accept you need an account with the address the invitation went to.", ar: "للقبول يلزمك حساب بالعنوان الذي وصلته الدعوة." }
    Accept { de: "Stelle annehmen", en: "Accept the post", ar: "قبول المنصب" }

    // Handing over.
    HandoverHeading { de: "Übergabe", en: "Hand-over", ar: "التسليم" }
    HandoverOf { de: "Übergabe: {name}", en: "Hand-over: {name}", ar: "تسليم: {name}" }
    HandoverLead { de: "Alles, was bei Ihnen offen ist. Wenn Sie gehen, geben Sie es hier weiter; nichts bleibt liegen.", en: "All that is open with you. When you leave, pass it on here; nothing is left behind.", ar: "كل ما هو مفتوح لديك. عند مغادرتك سلّمه هنا، فلا يضيع شيء." }
    HandoverOthersLead { de: "Alles, was bei dieser Person offen ist. Sie können es für sie weitergeben; das steht dann so im Verlauf.", en: "All that is open with this person. You can pass it on for them; the history will say so.", ar: "كل ما هو مفتوح لدى هذا الشخص. يمكنك تسليمه نيابة عنه، وسيُذكر ذلك في السجل." }
    Print { de: "Drucken: Ihr Browser macht daraus ein Blatt für den Ordner.", en: "To print: your browser makes sheets for the folder.", ar: "للطباعة: يجهّز متصفحك أوراقًا للملف." }
    NothingToHandOver { de: "Hier ist nichts offen.", en: "Nothing is open here.", ar: "لا شيء مفتوح هنا." }
    NothingToHandOverHint { de: "Sobald es eine Stelle, eine Aufgabe oder ein VisionsCafé gibt, steht es hier.", en: "As soon as there is a post, a task or a VisionsCafé, it stands here.", ar: "ما إن يوجد منصب أو مهمة أو لقاء حتى يظهر هنا." }
    Attachments { de: "Unterlagen", en: "Documents", ar: "المستندات" }
    AttachmentsLead { de: "Was die nächste Person hier braucht. Das sehen nur, wer an dieser Stelle arbeitet, der Vorsitz und die Koordination.", en: "What the next person here needs. Only those who work at this post, the chair and whoever coordinates see it.", ar: "ما يحتاجه من يأتي بعدك. لا يراه إلا من يعمل في هذا المنصب والرئاسة وفريق التنسيق." }
    AttachmentBy { de: "von {name}, {day}", en: "by {name}, {day}", ar: "من {name}، {day}" }
    AttachmentNameless { de: "Ohne Namen", en: "Without a name", ar: "بلا اسم" }
    AddAttachment { de: "Unterlage hinzufügen", en: "Add a document", ar: "إضافة مستند" }
    AttachmentFile { de: "PDF-Datei", en: "PDF file", ar: "ملف PDF" }
    AttachmentFileHint { de: "Bis 10 MB. Word-Dateien und Fotos bitte vorher als PDF speichern.", en: "Up to 10 MB. Please save Word files and photos as PDF first.", ar: "حتى 10 ميغابايت. يرجى حفظ ملفات Word والصور بصيغة PDF أولًا." }
    KeepAttachment { de: "Hinzufügen", en: "Add", ar: "إضافة" }
    RemoveAttachment { de: "Löschen", en: "Delete", ar: "حذف" }
    RemoveAttachmentHint { de: "Die Datei ist danach weg. Dass es sie gab, bleibt im Protokoll der Rechte.", en: "The file is gone then. That it was there stays in the record of rights.", ar: "سيُحذف الملف نهائيًا. ويبقى في سجل الصلاحيات أنه كان موجودًا." }
    RemoveAttachmentSure { de: "Endgültig löschen", en: "Delete for good", ar: "حذف نهائي" }
    NotesHeading { de: "Zuerst lesen: was hinterlassen wurde", en: "Read first: what was left for you", ar: "اقرأ أولًا: ما تُرك لك" }
    NoteBy { de: "{name}, {day}", en: "{name}, {day}", ar: "{name}، {day}" }
    NoteOnBehalf { de: "{by} im Auftrag für {name}, {day}", en: "{by} on behalf of {name}, {day}", ar: "{by} نيابة عن {name}، {day}" }
    NoteWithout { de: "Ohne Notiz übergeben.", en: "Handed over without a note.", ar: "سُلّم بدون ملاحظة." }
    HandedTo { de: "an {name}", en: "to {name}", ar: "إلى {name}" }
    HandedToNobody { de: "noch an niemanden", en: "to nobody yet", ar: "لم يُسلَّم لأحد بعد" }
    YourPosts { de: "Stellen und ihre Aufgaben", en: "Posts and their tasks", ar: "المناصب ومهامها" }
    YourWorkshops { de: "VisionsCafés", en: "VisionsCafés", ar: "لقاءات مقهى الرؤى" }
    YourOrganisations { de: "Organisationen, für die diese Person spricht", en: "Organisations this person speaks for", ar: "المنظمات التي يمثّلها هذا الشخص" }
    YourOwnOrganisations { de: "Organisationen, für die Sie sprechen", en: "Organisations you speak for", ar: "المنظمات التي تمثّلها" }
    OrganisationsHint { de: "Für eine Organisation spricht, wen sie selbst einlädt. Was in ihrem Namen gesagt wurde, bleibt, wer immer geht.", en: "Who speaks for an organisation is whom it invites itself. What was said in its name stays, whoever goes.", ar: "يمثّل المنظمةَ من تدعوه هي بنفسها. ويبقى ما قيل باسمها مهما غادر من غادر." }
    VoiceUntil { de: "Diese Zeit endet am {day}.", en: "This time ends on {day}.", ar: "تنتهي هذه المدة في {day}." }
    OtherVoices { de: "Außerdem sprechen für sie: {names}", en: "Also speaking for it: {names}", ar: "يمثّلها أيضًا: {names}" }
    NoOtherVoice { de: "Sonst spricht niemand für sie.", en: "Nobody else speaks for it.", ar: "لا يمثّلها أحد آخر." }
    VoicesInvited { de: "one:Eine Einladung, für sie zu sprechen, ist offen.|other:{n} Einladungen, für sie zu sprechen, sind offen.", en: "one:One invitation to speak for it is open.|other:{n} invitations to speak for it are open.", ar: "zero:لا دعوات مفتوحة لتمثيلها.|one:دعوة واحدة مفتوحة لتمثيلها.|two:دعوتان مفتوحتان لتمثيلها.|few:{n} دعوات مفتوحة لتمثيلها.|many:{n} دعوة مفتوحة لتمثيلها.|other:{n} دعوة مفتوحة لتمثيلها." }
    InviteSomebody { de: "Jemanden einladen: {name}", en: "Invite somebody: {name}", ar: "دعوة شخص: {name}" }
    WaitsForCoordination { de: "Was auf die Koordination wartet", en: "What waits for whoever coordinates", ar: "ما ينتظر فريق التنسيق" }
    CoordinationOpen { de: "one:Eine Stelle ist unbesetzt oder nicht erreichbar.|other:{n} Stellen sind unbesetzt oder nicht erreichbar.", en: "one:One post is vacant or not reachable.|other:{n} posts are vacant or not reachable.", ar: "zero:لا مناصب شاغرة.|one:منصب واحد شاغر أو لا يمكن الوصول إليه.|two:منصبان شاغران أو لا يمكن الوصول إليهما.|few:{n} مناصب شاغرة أو لا يمكن الوصول إليها.|many:{n} منصبًا شاغرًا أو لا يمكن الوصول إليه.|other:{n} منصب شاغر أو لا يمكن الوصول إليه." }
    PassOn { de: "Weitergeben", en: "Pass it on", ar: "التسليم" }
    WhatGoes { de: "Was geht mit?", en: "What goes along?", ar: "ماذا يُسلَّم؟" }
    CoordinationGoes { de: "Die Koordination selbst", en: "The right to coordinate", ar: "مهمة التنسيق نفسها" }
    ToWhom { de: "An wen?", en: "To whom?", ar: "إلى من؟" }
    ToWhomHint { de: "VisionsCafés und die Koordination brauchen einen Menschen. Eine Stelle kann auch unbesetzt warten.", en: "VisionsCafés and the right to coordinate need a person. A post can also wait vacant.", ar: "تحتاج اللقاءات ومهمة التنسيق إلى شخص. أما المنصب فيمكن أن يبقى شاغرًا." }
    ToNobody { de: "Noch niemand: Die Stelle wartet unbesetzt", en: "Nobody yet: the post waits vacant", ar: "لا أحد بعد: يبقى المنصب شاغرًا" }
    ProposalHint { de: "Wo Sie nicht selbst besetzen dürfen, gilt Ihre Wahl als Vorschlag.", en: "Where you may not fill a post yourself, your choice counts as a proposal.", ar: "حيث لا يحق لك التعيين، يُعد اختيارك اقتراحًا." }
    NoteLabel { de: "Was soll die Nachfolge zuerst wissen?", en: "What should your successor know first?", ar: "ماذا يجب أن يعرف خلفك أولًا؟" }
    NoteHint { de: "Wo liegt was, was wurde vereinbart, wer wartet auf Antwort? Bitte keine Angaben über die Gesundheit oder Herkunft einzelner Menschen.", en: "What is where, what was agreed, who waits for an answer? Please nothing about the health or origin of individuals.", ar: "أين توجد الأشياء، وما الذي اتُّفق عليه، ومن ينتظر ردًا؟ يرجى عدم ذكر صحة الأشخاص أو أصولهم." }
    NoteLang { de: "Sprache der Notiz", en: "Language of the note", ar: "لغة الملاحظة" }
    HandOverNow { de: "Jetzt übergeben", en: "Hand over now", ar: "التسليم الآن" }
    HandOverHint { de: "Alles Gewählte geht in einem Schritt. Sie haben danach keinen Zugriff mehr darauf.", en: "All that is chosen goes in one step. After that you have no access to it any more.", ar: "ينتقل كل ما اخترته دفعة واحدة، ولن يبقى لك وصول إليه." }
    HandedOver { de: "Übergeben. Was offen ist, liegt jetzt dort.", en: "Handed over. What is open lies there now.", ar: "تم التسليم. ما هو مفتوح صار هناك." }
    HistoryHeading { de: "Verlauf", en: "History", ar: "السجل" }
    HistoryLine { de: "{day}: {from} an {to}", en: "{day}: {from} to {to}", ar: "{day}: {from} إلى {to}" }
    HistoryOnBehalf { de: "im Auftrag: {name}", en: "on behalf: {name}", ar: "نيابة: {name}" }
    NobodyWord { de: "niemanden (unbesetzt)", en: "nobody (vacant)", ar: "لا أحد (شاغر)" }
    OpenAndHandover { de: "Offenes und Übergabe", en: "Open things and hand-over", ar: "المفتوح والتسليم" }
    AsOf { de: "Stand: {day}", en: "As of {day}", ar: "حتى {day}" }
}

/// What a kind of body is called; nothing is an office.
pub fn place_kind(kind: Option<BodyKind>) -> T {
    match kind {
        Some(BodyKind::SteeringGroup) => T::KindSteeringGroup,
        Some(BodyKind::AdvisoryCouncil) => T::KindAdvisoryCouncil,
        Some(BodyKind::Committee) => T::KindCommittee,
        Some(BodyKind::Other) => T::KindOther,
        None => T::OfficeWord,
    }
}

/// Why somebody can be asked.
pub fn ask_reason(ask: Ask) -> T {
    match ask {
        Ask::Predecessor => T::AskPredecessor,
        Ask::Chair => T::AskChair,
        Ask::Coordinator => T::AskCoordinator,
    }
}
