//! Pages for reading and forms.

use crate::catalogue::texts;

texts! {
    /// Pages for reading and forms.
    PageText = 4;

    // Around every page.
    SkipToContent { de: "Zum Inhalt", en: "Skip to content", ar: "الانتقال إلى المحتوى" }
    Language { de: "Sprache", en: "Language", ar: "اللغة" }
    FootLine { de: "VisionsCafé: gemeinsam denken, und nichts geht verloren.", en: "VisionsCafé: thinking together, and nothing gets lost.", ar: "مقهى الرؤى: نفكّر معًا ولا يضيع شيء." }
    Continue { de: "Weiter", en: "Continue", ar: "متابعة" }
    ToStart { de: "Zur Startseite", en: "To the start page", ar: "إلى الصفحة الرئيسية" }
    GoBack { de: "Zurück", en: "Back", ar: "رجوع" }
    NeedsScript { de: "Diese Seite ist lebendig und braucht dafür JavaScript. Bitte schalten Sie es in Ihrem Browser ein.", en: "This page is live and needs JavaScript for that. Please switch it on in your browser.", ar: "هذه الصفحة تفاعلية وتحتاج إلى JavaScript. يرجى تفعيله في متصفحك." }

    // Numbers with their words.
    CardCount { de: "one:eine Karte|other:{n} Karten", en: "one:one card|other:{n} cards", ar: "zero:لا بطاقات|one:بطاقة واحدة|two:بطاقتان|few:{n} بطاقات|many:{n} بطاقة|other:{n} بطاقة" }
    ClusterCount { de: "one:eine Gruppe von Karten|other:{n} Gruppen von Karten", en: "one:one group of cards|other:{n} groups of cards", ar: "zero:لا مجموعات|one:مجموعة بطاقات واحدة|two:مجموعتا بطاقات|few:{n} مجموعات بطاقات|many:{n} مجموعة بطاقات|other:{n} مجموعة بطاقات" }
    PeopleCount { de: "one:eine Person|other:{n} Personen", en: "one:one person|other:{n} people", ar: "zero:لا أحد|one:شخص واحد|two:شخصان|few:{n} أشخاص|many:{n} شخصًا|other:{n} شخص" }
    TablesCount { de: "one:einem Tisch|other:{n} Tischen", en: "one:one table|other:{n} tables", ar: "zero:لا طاولات|one:طاولة واحدة|two:طاولتين|few:{n} طاولات|many:{n} طاولة|other:{n} طاولة" }
    PlacesFree { de: "one:noch ein Platz frei|other:noch {n} Plätze frei", en: "one:one place left|other:{n} places left", ar: "zero:لا أماكن شاغرة|one:بقي مكان واحد|two:بقي مكانان|few:بقيت {n} أماكن|many:بقي {n} مكانًا|other:بقي {n} مكان" }
    SupportCount { de: "one:eine Person unterstützt das|other:{n} Personen unterstützen das", en: "one:one person supports this|other:{n} people support this", ar: "zero:لا مؤيدين|one:شخص واحد يؤيد هذا|two:شخصان يؤيدان هذا|few:{n} أشخاص يؤيدون هذا|many:{n} شخصًا يؤيدون هذا|other:{n} شخص يؤيدون هذا" }
    CommentCount { de: "one:ein Kommentar|other:{n} Kommentare", en: "one:one comment|other:{n} comments", ar: "zero:لا تعليقات|one:تعليق واحد|two:تعليقان|few:{n} تعليقات|many:{n} تعليقًا|other:{n} تعليق" }
    EditCount { de: "one:einmal geändert|other:{n}-mal geändert", en: "one:changed once|other:changed {n} times", ar: "zero:لم تُعدَّل|one:عُدِّلت مرة واحدة|two:عُدِّلت مرتين|few:عُدِّلت {n} مرات|many:عُدِّلت {n} مرة|other:عُدِّلت {n} مرة" }
    UnrevealedCount { de: "one:Eine Karte ist noch nicht aufgedeckt.|other:{n} Karten sind noch nicht aufgedeckt.", en: "one:One card is not revealed yet.|other:{n} cards are not revealed yet.", ar: "zero:كل البطاقات مكشوفة.|one:هناك بطاقة واحدة لم تُكشف بعد.|two:هناك بطاقتان لم تُكشفا بعد.|few:هناك {n} بطاقات لم تُكشف بعد.|many:هناك {n} بطاقة لم تُكشف بعد.|other:هناك {n} بطاقة لم تُكشف بعد." }
    Minutes { de: "one:eine Minute|other:{n} Minuten", en: "one:one minute|other:{n} minutes", ar: "zero:بلا وقت محدد|one:دقيقة واحدة|two:دقيقتان|few:{n} دقائق|many:{n} دقيقة|other:{n} دقيقة" }
    SheetCount { de: "one:Ein Blatt.|other:{n} Blätter.", en: "one:One sheet.|other:{n} sheets.", ar: "zero:لا أوراق.|one:ورقة واحدة.|two:ورقتان.|few:{n} أوراق.|many:{n} ورقة.|other:{n} ورقة." }

    // The front door.
    HomeLead { de: "Machen Sie mit. Sie brauchen nur den Code.", en: "Take part. All you need is the code.", ar: "شاركوا معنا. كل ما تحتاجه هو الرمز." }
    YourCode { de: "Ihr Code", en: "Your code", ar: "الرمز" }
    CodeHint { de: "Sechs Ziffern. Sie stehen auf dem Blatt an Ihrem Tisch und auf der Leinwand.", en: "Six digits. They are on the sheet at your table and on the screen.", ar: "ستة أرقام، تجدها على الورقة فوق طاولتك وعلى الشاشة الكبيرة." }
    HomeReturn { de: "Waren Sie schon dabei? Geben Sie zuerst diesen Code ein. Auf der nächsten Seite kommen Sie mit Ihrem Rückkehr-Code an Ihren Platz zurück.", en: "Have you been here before? Enter this code first. On the next page your return code brings you back to your seat.", ar: "هل شاركت من قبل؟ أدخل هذا الرمز أولًا. وفي الصفحة التالية يعيدك رمز العودة إلى مكانك." }
    ForFacilitators { de: "Für Moderator:innen", en: "For facilitators", ar: "لفريق الإدارة" }

    // Taking a seat.
    JoinHeading { de: "Willkommen", en: "Welcome", ar: "أهلًا وسهلًا" }
    JoinNotYet { de: "Es hat noch nicht begonnen. Bitte laden Sie diese Seite gleich noch einmal.", en: "It has not begun yet. Please load this page again in a moment.", ar: "لم يبدأ اللقاء بعد. يرجى إعادة تحميل هذه الصفحة بعد قليل." }
    JoinOver { de: "Dieses VisionsCafé ist beendet. Wer dabei war, kann mit dem Rückkehr-Code alles nachlesen.", en: "This VisionsCafé is over. Whoever was there can read everything with the return code.", ar: "انتهى هذا اللقاء. من شارك فيه يمكنه قراءة كل شيء باستخدام رمز العودة." }
    YourName { de: "Ihr Name", en: "Your name", ar: "اسمك" }
    NameHint { de: "So sehen Sie die anderen am Tisch. Der Vorname reicht.", en: "This is how the others at the table see you. A first name is enough.", ar: "هكذا يراك الآخرون على الطاولة. يكفي الاسم الأول." }
    JoinNameless { de: "Ohne Namen mitmachen", en: "Take part without a name", ar: "المشاركة بدون اسم" }
    OrganisationFold { de: "Ich komme von einer Organisation", en: "I come from an organisation", ar: "أنا من منظمة أو جهة" }
    YourOrganisation { de: "Name der Organisation", en: "Name of the organisation", ar: "اسم المنظمة أو الجهة" }
    KindOfOrganisation { de: "Art der Organisation", en: "Kind of organisation", ar: "نوع المنظمة أو الجهة" }
    NoStatement { de: "Keine Angabe", en: "No statement", ar: "دون تحديد" }
    YourLanguage { de: "Ihre Sprache", en: "Your language", ar: "لغتك" }
    LanguageHint { de: "In dieser Sprache schreiben Sie; bei jeder Karte können Sie eine andere wählen. Knöpfe und Fragen gibt es auf Deutsch, Englisch und Arabisch.", en: "You write in this language; you can choose another one for each card. Buttons and questions are in German, English and Arabic.", ar: "ستكتب بهذه اللغة، ويمكنك اختيار لغة أخرى لكل بطاقة. الأزرار والأسئلة متوفرة بالألمانية والإنجليزية والعربية." }
    YourTable { de: "Ihr Tisch", en: "Your table", ar: "طاولتك" }
    TableFull { de: "voll", en: "full", ar: "ممتلئة" }
    TableAssigned { de: "Ihr Tisch wird Ihnen zugeteilt, damit alle gut gemischt sitzen.", en: "You will be given a table, so that everybody sits well mixed.", ar: "ستُحدَّد لك طاولة كي يجلس الجميع بتنوّع." }
    TakeSeat { de: "Platz nehmen", en: "Take a seat", ar: "اجلس معنا" }
    WasHere { de: "Ich war schon dabei", en: "I was here before", ar: "شاركت من قبل" }
    ReturnCode { de: "Ihr Rückkehr-Code", en: "Your return code", ar: "رمز العودة" }
    ReturnHint { de: "Er stand auf Ihrem Bildschirm, als Sie Platz genommen haben.", en: "It was on your screen when you took your seat.", ar: "ظهر على شاشتك عندما أخذت مكانك." }
    ComeBack { de: "An meinen Platz zurück", en: "Back to my seat", ar: "العودة إلى مكاني" }

    // The room without JavaScript.
    NoTableYet { de: "Noch ohne Tisch", en: "No table yet", ar: "بلا طاولة بعد" }
    BeginsSoon { de: "Gleich geht es los.", en: "It will begin soon.", ar: "سنبدأ قريبًا." }
    ChooseTableFirst { de: "Sie haben noch keinen Tisch. Bitte wenden Sie sich an die Moderation.", en: "You have no table yet. Please turn to the moderators.", ar: "ليست لديك طاولة بعد. يرجى التوجه إلى فريق الإدارة." }
    ClosedThanks { de: "Danke. Das VisionsCafé ist zu Ende.", en: "Thank you. The VisionsCafé is over.", ar: "شكرًا. انتهى اللقاء." }
    Until { de: "bis", en: "until", ar: "حتى" }
    GraceShort { de: "noch kurz", en: "a moment left", ar: "لحظات فقط" }
    TimeUp { de: "Zeit um", en: "time is up", ar: "انتهى الوقت" }
    OnlyYouSee { de: "Nur Sie sehen Ihre Karten, bis alle aufgedeckt werden.", en: "Only you see your cards until all are revealed.", ar: "أنت وحدك ترى بطاقاتك حتى تُكشف كل البطاقات." }
    WithoutNamesHere { de: "In dieser Phase werden keine Namen gezeigt.", en: "No names are shown in this phase.", ar: "لا تظهر الأسماء في هذه المرحلة." }
    RoundBefore { de: "Was die Runde davor sagte", en: "What the round before said", ar: "ما قالته الجولة السابقة" }
    Reload { de: "Neu laden", en: "Reload", ar: "تحديث الصفحة" }
    PlainHint { de: "Diese Seite zeigt den Stand beim Laden. Mit „Neu laden“ sehen Sie, was inzwischen dazukam.", en: "This page shows how things were when it was loaded. \"Reload\" shows what has been added since.", ar: "تعرض هذه الصفحة الوضع عند تحميلها. اضغط «تحديث الصفحة» لترى الجديد." }
    CardSaved { de: "Ihre Karte ist gespeichert.", en: "Your card is saved.", ar: "تم حفظ بطاقتك." }
    OnlyWithYou { de: "Nur bei Ihnen", en: "Only with you", ar: "لديك فقط" }
    ByYou { de: "von Ihnen", en: "by you", ar: "منك" }
    TableCards { de: "Am Tisch", en: "At the table", ar: "على الطاولة" }
    NoCardsYet { de: "Noch keine Karten", en: "No cards yet", ar: "لا توجد بطاقات بعد" }
    NoCardsYetHint { de: "Hier stehen die Karten Ihres Tisches, sobald sie aufgedeckt sind.", en: "Your table's cards will be here once they are revealed.", ar: "ستظهر هنا بطاقات طاولتك بعد كشفها." }
    Unnamed { de: "Noch ohne Namen", en: "No name yet", ar: "بلا اسم بعد" }
    HandedOver { de: "wird weitergegeben", en: "handed over", ar: "سيُسلَّم" }
    HiddenByModerators { de: "Von der Moderation ausgeblendet.", en: "Hidden by the moderators.", ar: "أخفاها فريق الإدارة." }
    ReasonWord { de: "Grund", en: "Reason", ar: "السبب" }
    StateQueued { de: "wird noch geprüft", en: "still being checked", ar: "قيد المراجعة" }
    StateLate { de: "kam nach der Zeit und liegt bei der Moderation", en: "came after the time and lies with the moderators", ar: "وصلت بعد انتهاء الوقت وهي لدى فريق الإدارة" }
    StateOnlyYou { de: "sehen bisher nur Sie", en: "only you see it so far", ar: "لا يراها غيرك حتى الآن" }
    StateLocked { de: "gesperrt", en: "locked", ar: "مقفلة" }
    YourCard { de: "Ihre Karte", en: "Your card", ar: "بطاقتك" }
    YourIdea { de: "Ihre Idee …", en: "Your idea …", ar: "فكرتك …" }
    SendCard { de: "Karte senden", en: "Send card", ar: "إرسال البطاقة" }
    WhatDoYouWrite { de: "Was schreiben Sie?", en: "What are you writing?", ar: "ماذا تكتب؟" }
    WrittenIn { de: "Geschrieben auf", en: "Written in", ar: "لغة الكتابة" }
    HangsUnder { de: "Gehört unter", en: "Belongs under", ar: "تحت" }
    OnItsOwn { de: "steht für sich", en: "on its own", ar: "مستقلة" }

    // The one-time link.
    EnterHeading { de: "Willkommen an Ihrem Schreibtisch", en: "Welcome to your desk", ar: "أهلًا بك في مكتبك" }
    EnterLead { de: "Hier bereiten Sie VisionsCafés vor und leiten sie.", en: "Here you prepare and run VisionsCafés.", ar: "هنا تُحضّر اللقاءات وتديرها." }
    EnterAsFacilitator { de: "Als Moderator:in eintreten", en: "Enter as a facilitator", ar: "الدخول كمدير للقاء" }
    LinkWorksOnce { de: "Dieser Link gilt nur einmal. Danach erkennt Sie dieser Browser.", en: "This link works once. After that, this browser knows you.", ar: "هذا الرابط صالح لمرة واحدة. بعدها يتعرّف عليك هذا المتصفح." }

    // When something does not work.
    SorryNotFound { de: "Das haben wir nicht gefunden", en: "We did not find this", ar: "لم نجد هذا" }
    SorryNotPermitted { de: "Hier kommen Sie gerade nicht hinein", en: "You cannot get in here at the moment", ar: "لا يمكنك الدخول هنا حاليًا" }
    SorryNotNow { de: "Das geht gerade nicht", en: "This is not possible right now", ar: "هذا غير ممكن الآن" }
    SorryNotDone { de: "Das hat nicht geklappt", en: "That did not work", ar: "لم ينجح ذلك" }
    AdviceNotFound { de: "Vielleicht fehlt ein Stück der Adresse. Auf der Startseite kommen Sie mit Ihrem Code weiter.", en: "Perhaps a piece of the address is missing. The start page takes you on with your code.", ar: "ربما ينقص جزء من العنوان. يمكنك المتابعة من الصفحة الرئيسية باستخدام الرمز." }
    AdviceNotPermitted { de: "Es ist nichts verloren gegangen. Treten Sie mit Ihrem Code oder Ihrem Link noch einmal ein.", en: "Nothing has been lost. Enter again with your code or your link.", ar: "لم يضع شيء. ادخل مرة أخرى باستخدام الرمز أو الرابط." }
    AdviceNotNow { de: "Was schon gespeichert war, ist sicher. Bitte versuchen Sie es in einer Minute noch einmal.", en: "What was saved is safe. Please try again in a minute.", ar: "ما تم حفظه آمن. يرجى المحاولة مرة أخرى بعد دقيقة." }
    AdviceNotDone { de: "Was schon gespeichert war, ist sicher. Gehen Sie zurück: Ihre Eingabe steht meist noch da.", en: "What was saved is safe. Go back: what you typed is usually still there.", ar: "ما تم حفظه آمن. ارجع إلى الصفحة السابقة: غالبًا ما يبقى ما كتبته." }
    ErrorCode { de: "Fehler", en: "Error", ar: "خطأ" }
    NumberNeeded { de: "Bitte schreiben Sie hier eine Zahl.", en: "Please write a number here.", ar: "يرجى كتابة رقم هنا." }
    NumberOutOfRange { de: "Bitte schreiben Sie hier eine Zahl von 1 bis {max}.", en: "Please write a number from 1 to {max} here.", ar: "يرجى كتابة رقم من 1 إلى {max} هنا." }
    ChoiceNeeded { de: "Bitte wählen Sie hier etwas aus.", en: "Please choose something here.", ar: "يرجى الاختيار هنا." }

    // The desk.
    DeskHeading { de: "Ihre VisionsCafés", en: "Your VisionsCafés", ar: "لقاءاتك" }
    DeskLead { de: "Vorbereiten, leiten, nachlesen.", en: "Prepare, run, read.", ar: "التحضير والإدارة والقراءة." }
    SessionsHeading { de: "Wo Sie angemeldet sind", en: "Where you are signed in", ar: "أماكن تسجيل دخولك" }
    SessionsLead { de: "Ein Gerät fehlt oder gehört Ihnen nicht? Melden Sie es hier ab. Das gilt sofort.", en: "Is a device missing, or not yours? Sign it out here. It takes effect at once.", ar: "هل فقدت جهازًا أو رأيت جهازًا ليس لك؟ سجّل خروجه من هنا، ويسري ذلك فورًا." }
    SessionUsed { de: "zuletzt benutzt {time}", en: "last used {time}", ar: "آخر استخدام {time}" }
    SessionBegun { de: "angemeldet {time}", en: "signed in {time}", ar: "سُجّل الدخول {time}" }
    ThisDevice { de: "dieses Gerät", en: "this device", ar: "هذا الجهاز" }
    DeviceUnknown { de: "Unbekanntes Gerät", en: "Unknown device", ar: "جهاز غير معروف" }
    EndSession { de: "Abmelden", en: "Sign out", ar: "تسجيل الخروج" }
    EndOthers { de: "Alle anderen Geräte abmelden", en: "Sign out all other devices", ar: "تسجيل الخروج من كل الأجهزة الأخرى" }
    SignOut { de: "Hier abmelden", en: "Sign out here", ar: "تسجيل الخروج من هنا" }
    DeskEmpty { de: "Noch kein VisionsCafé", en: "No VisionsCafé yet", ar: "لا لقاءات بعد" }
    DeskEmptyHint { de: "Hier stehen Ihre VisionsCafés. Legen Sie unten das erste an: Die Vorlage macht es in zwei Minuten fertig.", en: "Your VisionsCafés will be here. Make the first one below: the template gets it ready in two minutes.", ar: "ستظهر لقاءاتك هنا. أنشئ أول لقاء في الأسفل: القالب يجهّزه في دقيقتين." }
    StagePreparing { de: "in Vorbereitung", en: "in preparation", ar: "قيد التحضير" }
    StageOpen { de: "läuft", en: "running", ar: "جارٍ الآن" }
    StageClosed { de: "beendet", en: "over", ar: "منتهٍ" }
    CodeWord { de: "Code", en: "Code", ar: "الرمز" }
    LinkPrepare { de: "Vorbereiten", en: "Prepare", ar: "التحضير" }
    LinkSheets { de: "Tischblätter", en: "Table sheets", ar: "أوراق الطاولات" }
    LinkConsole { de: "Konsole", en: "Console", ar: "لوحة الإدارة" }
    LinkMinutes { de: "Protokoll", en: "Minutes", ar: "المحضر" }
    LinkReplay { de: "Noch einmal ansehen", en: "Watch again", ar: "المشاهدة من جديد" }
    NewWorkshop { de: "Neues VisionsCafé", en: "New VisionsCafé", ar: "لقاء جديد" }
    Template { de: "Vorlage", en: "Template", ar: "القالب" }
    TemplateHint { de: "Felder, Tische und Ablauf werden übernommen; danach können Sie alles ändern.", en: "Fields, tables and agenda are taken over; you can change everything afterwards.", ar: "تُنقل المجالات والطاولات وجدول الأعمال، ويمكنك تغيير كل شيء بعد ذلك." }
    TemplateStandard { de: "Standard: sechs Handlungsfelder, ein Abend", en: "Standard: six fields of action, one evening", ar: "القياسي: ستة مجالات عمل، أمسية واحدة" }
    TemplatePast { de: "wie: {title}", en: "like: {title}", ar: "مثل: {title}" }
    MakeWorkshop { de: "Anlegen", en: "Make it", ar: "إنشاء" }

    // Preparing.
    PrepareHeading { de: "Vorbereiten", en: "Prepare", ar: "التحضير" }
    PrepareSaved { de: "Gespeichert.", en: "Saved.", ar: "تم الحفظ." }
    PrepareNotSaved { de: "Noch nicht gespeichert: Etwas stimmt noch nicht, die Stelle ist markiert. Alles, was Sie geschrieben haben, steht noch da.", en: "Not saved yet: something is not right, the place is marked. All you have written is still there.", ar: "لم يُحفظ بعد: هناك شيء غير صحيح والموضع محدد. كل ما كتبته ما زال موجودًا." }
    PrepareWhileOpen { de: "Das VisionsCafé läuft. Was schon benutzt wird, kann nicht mehr entfernt werden.", en: "The VisionsCafé is running. What is in use can no longer be removed.", ar: "اللقاء جارٍ. ما هو مستخدم لا يمكن حذفه." }
    Save { de: "Speichern", en: "Save", ar: "حفظ" }
    Remove { de: "Entfernen", en: "Remove", ar: "حذف" }
    AddRow { de: "Speichern und noch eine Zeile", en: "Save and one more row", ar: "حفظ وإضافة سطر" }
    StepAbout { de: "Worum geht es?", en: "What is it about?", ar: "ما الموضوع؟" }
    FormTitle { de: "Titel", en: "Title", ar: "العنوان" }
    FormDate { de: "Wann", en: "When", ar: "متى" }
    FormDateHint { de: "So, wie man es liest: 14. März 2026, 17 Uhr", en: "As people read it: 14 March 2026, 5 pm", ar: "كما يقرؤه الناس: 14 مارس 2026، الساعة 17" }
    FormPlace { de: "Wo", en: "Where", ar: "أين" }
    FormPlaceHint { de: "Zum Beispiel: Rathaus, Großer Saal", en: "For example: town hall, great hall", ar: "مثلًا: دار البلدية، القاعة الكبرى" }
    FormWelcome { de: "Begrüßung", en: "Welcome", ar: "الترحيب" }
    FormWelcomeHint { de: "Das lesen alle als Erstes.", en: "This is what everybody reads first.", ar: "هذا أول ما يقرؤه الجميع." }
    StepFields { de: "Handlungsfelder", en: "Fields of action", ar: "مجالات العمل" }
    StepFieldsHint { de: "Jedes Feld hat ein Wort, ein Zeichen und eine Farbe. Ein neues Feld bekommt von selbst einen Tisch; mit einem entfernten gehen seine Tische.", en: "Each field has a word, a sign and a colour. A new field gets a table by itself; a removed one takes its tables along.", ar: "لكل مجال كلمة ورمز ولون. المجال الجديد يحصل على طاولة تلقائيًا، وحذف المجال يحذف طاولاته." }
    RowField { de: "Handlungsfeld", en: "Field of action", ar: "مجال العمل" }
    FieldName { de: "Name", en: "Name", ar: "الاسم" }
    NewField { de: "Neues Handlungsfeld", en: "New field of action", ar: "مجال عمل جديد" }
    FieldIcon { de: "Zeichen", en: "Sign", ar: "الرمز" }
    FieldHue { de: "Farbe", en: "Colour", ar: "اللون" }
    FieldFromNewRow { de: "das neue Feld von oben", en: "the new field above", ar: "المجال الجديد أعلاه" }
    StepGroups { de: "Tische", en: "Tables", ar: "الطاولات" }
    StepGroupsHint { de: "Ein Tisch arbeitet an einem Feld. Der Name der Gastgeberin oder des Gastgebers ist nur für Sie.", en: "A table works on one field. The host's name is only for you.", ar: "تعمل كل طاولة على مجال واحد. اسم المضيف لك وحدك." }
    RowTable { de: "Tisch", en: "Table", ar: "طاولة" }
    TableName { de: "Name des Tisches", en: "Name of the table", ar: "اسم الطاولة" }
    NewTable { de: "Neuer Tisch", en: "New table", ar: "طاولة جديدة" }
    TableField { de: "Handlungsfeld", en: "Field of action", ar: "مجال العمل" }
    TablePlaces { de: "Plätze", en: "Places", ar: "الأماكن" }
    TableHost { de: "Wer ist Gastgeber:in?", en: "Who is the host?", ar: "من المضيف؟" }
    StepPhases { de: "Ablauf", en: "Agenda", ar: "جدول الأعمال" }
    StepPhasesHint { de: "Die Frage einer Phase steht bei allen oben auf dem Bildschirm. Mit dem Platz ordnen Sie um.", en: "A phase's question is on top of everybody's screen. Its place puts it elsewhere.", ar: "يظهر سؤال المرحلة أعلى شاشة الجميع. غيّر الترتيب لنقل المرحلة." }
    RowPhase { de: "Phase", en: "Phase", ar: "مرحلة" }
    PhaseKindLabel { de: "Was geschieht", en: "What happens", ar: "ما الذي يحدث" }
    NewPhase { de: "Neue Phase", en: "New phase", ar: "مرحلة جديدة" }
    NoPhase { de: "– bitte wählen –", en: "– please choose –", ar: "– يرجى الاختيار –" }
    PhaseMinutes { de: "Minuten", en: "Minutes", ar: "الدقائق" }
    PhaseOrder { de: "Platz im Ablauf", en: "Place in the agenda", ar: "الترتيب" }
    PhasePrompt { de: "Frage an alle", en: "Question to all", ar: "السؤال للجميع" }
    PhasePromptHint { de: "Leer gelassen steht hier die übliche Frage, für alle in der eigenen Sprache.", en: "Left empty, the usual question stands here, for everybody in their own language.", ar: "إذا تُرك فارغًا يظهر السؤال المعتاد، لكل شخص بلغته." }
    PhaseMore { de: "Mehr zu dieser Phase", en: "More about this phase", ar: "المزيد عن هذه المرحلة" }
    PhaseTitle { de: "Eigener Name", en: "A name of its own", ar: "اسم خاص" }
    PhaseTitleHint { de: "Leer: Die Phase heißt, wie sie heißt.", en: "Empty: the phase keeps its usual name.", ar: "إذا تُرك فارغًا يبقى الاسم المعتاد." }
    PhasePrivate { de: "Was geschrieben wird, bleibt bis zum Aufdecken bei der Person", en: "What is written stays with the person until it is revealed", ar: "ما يُكتب يبقى عند صاحبه حتى الكشف" }
    PhaseAnonymous { de: "Ohne Namen: Niemand erfährt, wer was geschrieben hat", en: "Without names: nobody learns who wrote what", ar: "بدون أسماء: لا أحد يعرف من كتب ماذا" }
    PhaseKinds { de: "Welche Karten gefragt sind", en: "Which cards are asked for", ar: "أنواع البطاقات المطلوبة" }
    StepRules { de: "Regeln", en: "Rules", ar: "القواعد" }
    SeatingLabel { de: "Wie kommen die Menschen an ihren Tisch?", en: "How do people come to their table?", ar: "كيف يصل الناس إلى طاولاتهم؟" }
    SeatingChoose { de: "Sie wählen", en: "They choose", ar: "يختارون بأنفسهم" }
    SeatingChooseMore { de: "Alle suchen sich beim Beitreten einen Tisch aus.", en: "Everybody chooses a table when joining.", ar: "يختار كل شخص طاولة عند الانضمام." }
    SeatingSpread { de: "Gut gemischt", en: "Well mixed", ar: "بتنوّع" }
    SeatingSpreadMore { de: "Organisationen verteilen sich gleichmäßig über die Tische.", en: "Organisations are spread evenly over the tables.", ar: "تتوزع المنظمات على الطاولات بالتساوي." }
    SeatingAlike { de: "Erst unter sich, später gemischt", en: "Among themselves first, mixed later", ar: "المتشابهون أولًا ثم التنويع" }
    SeatingAlikeMore { de: "Gleiche Arten von Organisationen sitzen zusammen; gemischt wird mit einem Knopf auf der Konsole.", en: "The same kinds of organisation sit together; one button on the console mixes them.", ar: "تجلس الأنواع المتشابهة معًا، ويتم التنويع بزر واحد في لوحة الإدارة." }
    ModerationLabel { de: "Wann sehen Sie sich Beiträge an?", en: "When do you look at contributions?", ar: "متى تراجع المساهمات؟" }
    ModerationAfter { de: "Nachher", en: "Afterwards", ar: "بعد النشر" }
    ModerationAfterMore { de: "Alles ist gleich zu sehen; Sie können es ausblenden.", en: "Everything can be seen at once; you can hide it.", ar: "يظهر كل شيء فورًا ويمكنك إخفاؤه." }
    ModerationBefore { de: "Vorher", en: "Beforehand", ar: "قبل النشر" }
    ModerationBeforeMore { de: "Jeder Beitrag wartet, bis Sie ihn freigeben.", en: "Every contribution waits until you let it through.", ar: "تنتظر كل مساهمة حتى توافق عليها." }

    // Signs and colours.
    IconBookOpen { de: "Offenes Buch", en: "Open book", ar: "كتاب مفتوح" }
    IconMessagesSquare { de: "Sprechblasen", en: "Speech bubbles", ar: "فقاعات حوار" }
    IconHouse { de: "Haus", en: "House", ar: "بيت" }
    IconHeartPulse { de: "Herz mit Puls", en: "Heart with pulse", ar: "قلب ونبض" }
    IconUsers { de: "Menschen", en: "People", ar: "أشخاص" }
    IconDoorOpen { de: "Offene Tür", en: "Open door", ar: "باب مفتوح" }
    IconBriefcase { de: "Aktentasche", en: "Briefcase", ar: "حقيبة عمل" }
    IconLanguages { de: "Sprachen", en: "Languages", ar: "لغات" }
    IconBus { de: "Bus", en: "Bus", ar: "حافلة" }
    IconSprout { de: "Keimling", en: "Sprout", ar: "نبتة" }
    IconScale { de: "Waage", en: "Scales", ar: "ميزان" }
    IconPalette { de: "Palette", en: "Palette", ar: "لوحة ألوان" }
    IconBaby { de: "Kind", en: "Child", ar: "طفل" }
    IconGraduationCap { de: "Doktorhut", en: "Graduation cap", ar: "قبعة تخرّج" }
    IconHandHeart { de: "Hand mit Herz", en: "Hand with heart", ar: "يد وقلب" }
    IconLandmark { de: "Rathaus", en: "Town hall", ar: "دار البلدية" }
    IconTrees { de: "Bäume", en: "Trees", ar: "أشجار" }
    IconVolleyball { de: "Ball", en: "Ball", ar: "كرة" }
    IconMusic { de: "Noten", en: "Music", ar: "موسيقى" }
    IconShieldCheck { de: "Schild mit Haken", en: "Shield with tick", ar: "درع وعلامة صح" }
    IconLaptop { de: "Computer", en: "Computer", ar: "حاسوب" }
    IconUtensils { de: "Besteck", en: "Cutlery", ar: "أدوات مائدة" }
    IconGlobe { de: "Globus", en: "Globe", ar: "كرة أرضية" }
    IconLightbulb { de: "Glühbirne", en: "Light bulb", ar: "مصباح" }
    HueBlue { de: "Blau", en: "Blue", ar: "أزرق" }
    HueViolet { de: "Violett", en: "Violet", ar: "بنفسجي" }
    HueOrange { de: "Orange", en: "Orange", ar: "برتقالي" }
    HueRed { de: "Rot", en: "Red", ar: "أحمر" }
    HueGreen { de: "Grün", en: "Green", ar: "أخضر" }
    HueTeal { de: "Türkis", en: "Teal", ar: "فيروزي" }
    HueAmber { de: "Bernstein", en: "Amber", ar: "كهرماني" }
    HueLime { de: "Limette", en: "Lime", ar: "ليموني" }
    HueSky { de: "Himmelblau", en: "Sky blue", ar: "سماوي" }
    HueIndigo { de: "Indigo", en: "Indigo", ar: "نيلي" }
    HueMagenta { de: "Magenta", en: "Magenta", ar: "أرجواني" }
    HuePink { de: "Rosa", en: "Pink", ar: "وردي" }

    // The standard template.
    TemplateTitle { de: "VisionsCafé", en: "VisionsCafé", ar: "مقهى الرؤى" }
    FieldEducation { de: "Bildung", en: "Education", ar: "التعليم" }
    FieldParticipation { de: "Beteiligung", en: "Participation", ar: "المشاركة" }
    FieldHousing { de: "Wohnungspolitik", en: "Housing", ar: "السكن" }
    FieldHealth { de: "Gesundheit", en: "Health", ar: "الصحة" }
    FieldSocial { de: "Soziales", en: "Social affairs", ar: "الشؤون الاجتماعية" }
    FieldAdministration { de: "Interkulturelle Öffnung der Verwaltung", en: "Intercultural opening of the administration", ar: "انفتاح الإدارة على الثقافات" }

    // The sheet on the table.
    SheetsHowToPrint { de: "Bitte mit Strg + P auf A4 drucken.", en: "Please print on A4 with Ctrl + P.", ar: "يرجى الطباعة على ورق A4 بالضغط على Ctrl + P." }
    SheetJoin { de: "Scannen oder eintippen", en: "Scan, or type", ar: "امسح الرمز أو اكتب العنوان" }
    TableNumber { de: "Tisch {n}", en: "Table {n}", ar: "طاولة {n}" }
    WhatWeDo { de: "Was wir tun", en: "What we do", ar: "ماذا نفعل" }
    SheetFoot { de: "Ohne Konto, ohne App, in Ihrer Sprache. Geht etwas nicht? Heben Sie die Hand.", en: "No account, no app, in your language. Something does not work? Raise your hand.", ar: "بدون حساب وبدون تطبيق وبلغتك. إذا واجهت مشكلة فارفع يدك وسنأتي إليك." }

    // The minutes.
    MinutesHeading { de: "Protokoll", en: "Minutes", ar: "المحضر" }
    MinutesDraft { de: "Vorläufig: Dieses VisionsCafé ist noch nicht beendet.", en: "Preliminary: this VisionsCafé is not over yet.", ar: "مؤقت: لم ينتهِ هذا اللقاء بعد." }
    MinutesLead { de: "Beteiligt: {people} an {tables}.", en: "Taking part: {people} at {tables}.", ar: "المشاركة: {people} على {tables}." }
    ExportJson { de: "Daten (JSON)", en: "Data (JSON)", ar: "البيانات (JSON)" }
    ExportCsv { de: "Tabelle (CSV)", en: "Table (CSV)", ar: "جدول (CSV)" }
    Contents { de: "Inhalt", en: "Contents", ar: "المحتويات" }
    WhoWasThere { de: "Wer dabei war", en: "Who was there", ar: "من شارك" }
    RepresentedCaption { de: "Vertretene Organisationen", en: "Organisations represented", ar: "المنظمات المشاركة" }
    People { de: "Personen", en: "People", ar: "الأشخاص" }
    Organisations { de: "Organisationen", en: "Organisations", ar: "المنظمات" }
    Names { de: "Namen", en: "Names", ar: "الأسماء" }
    KindUnknown { de: "Andere Organisationen", en: "Other organisations", ar: "منظمات أخرى" }
    WithoutOrganisation { de: "Ohne Organisation", en: "Without an organisation", ar: "بدون منظمة" }
    NobodyYet { de: "Bisher hat niemand Platz genommen.", en: "Nobody has taken a seat yet.", ar: "لم يجلس أحد بعد." }
    HowItWent { de: "Wie es ablief", en: "How it went", ar: "كيف سار اللقاء" }
    CourseCaption { de: "Phasen", en: "Phases", ar: "المراحل" }
    Time { de: "Zeit", en: "Time", ar: "الوقت" }
    PhaseWord { de: "Phase", en: "Phase", ar: "المرحلة" }
    Tables { de: "Tische", en: "Tables", ar: "الطاولات" }
    AllTables { de: "alle Tische", en: "all tables", ar: "كل الطاولات" }
    NotBegun { de: "Es hat noch nicht begonnen.", en: "It has not begun yet.", ar: "لم يبدأ بعد." }
    RoundNumber { de: "Was Runde {n} fand", en: "What round {n} found", ar: "ما توصلت إليه الجولة {n}" }
    HandedOverHeading { de: "Das gibt der Tisch weiter", en: "What the table hands over", ar: "ما تسلّمه الطاولة" }
    NothingHandedOver { de: "Dieser Tisch hat nichts zum Weitergeben markiert.", en: "This table has marked nothing for handing over.", ar: "لم تحدد هذه الطاولة شيئًا للتسليم." }
    ProposalHeading { de: "Vorschlag des Tisches", en: "The table's proposal", ar: "اقتراح الطاولة" }
    ProposalLead { de: "Das hat der Tisch bis jetzt zusammengetragen: Ziele und Maßnahmen, und was die Abstimmungen dazu ergaben.", en: "What the table has gathered so far: goals and measures, and what polls said about them.", ar: "ما جمعته الطاولة حتى الآن: الأهداف والإجراءات، وما أظهرته التصويتات بشأنها." }
    FromOtherTables { de: "Das kam von anderen Tischen", en: "What came from other tables", ar: "ما جاء من طاولات أخرى" }
    Proposals { de: "Vorschläge der Tische", en: "The tables' proposals", ar: "اقتراحات الطاولات" }
    GoalsAndMeasures { de: "Ziele und Maßnahmen", en: "Goals and measures", ar: "الأهداف والإجراءات" }
    PutTogether { de: "Was zusammengelegt wurde", en: "What was put together", ar: "ما تم جمعه معًا" }
    AllCards { de: "Alle Karten", en: "All cards", ar: "كل البطاقات" }
    OtherCards { de: "Weitere Karten", en: "Other cards", ar: "بطاقات أخرى" }
    NothingWritten { de: "An diesem Tisch ist nichts zu lesen.", en: "There is nothing to read from this table.", ar: "لا يوجد ما يُقرأ من هذه الطاولة." }
    ComesFrom { de: "Kommt aus:", en: "Comes from:", ar: "المصدر:" }
    MergedFrom { de: "Zusammengefasst aus:", en: "Merged from:", ar: "دُمجت من:" }
    SplitFrom { de: "Aufgeteilt aus:", en: "Split from:", ar: "قُسّمت من:" }
    SetAsideHeading { de: "Beiseitegelegt", en: "Set aside", ar: "ما وُضع جانبًا" }
    SetAsideNote { de: "Diese Karten lagen am Ende nicht mehr auf dem Tisch. Gelöscht ist keine.", en: "These cards no longer lay on the table in the end. None is deleted.", ar: "هذه البطاقات لم تعد على الطاولة في النهاية، ولم تُحذف أي منها." }
    WasMerged { de: "Mit anderen zusammengefasst.", en: "Merged with others.", ar: "دُمجت مع بطاقات أخرى." }
    WasSplit { de: "In mehrere Karten aufgeteilt.", en: "Split into several cards.", ar: "قُسّمت إلى عدة بطاقات." }
    WasRejected { de: "Offen abgelehnt.", en: "Turned down openly.", ar: "رُفضت علنًا." }
    BecameOf { de: "Daraus wurde:", en: "Became:", ar: "نتج عنها:" }
    OriginNotShown { de: "etwas, das nicht mehr gezeigt wird", en: "something no longer shown", ar: "شيء لم يعد معروضًا" }
    CameLate { de: "kam nach der Zeit", en: "came after the time", ar: "وصلت بعد الوقت" }
    HowModerated { de: "Moderation in Zahlen", en: "Moderation in numbers", ar: "الإدارة بالأرقام" }
    ModerationNote { de: "Was ausgeblendet wurde, steht auch hier nicht; seine Verfasser:innen kennen den Grund.", en: "What was hidden is not shown here either; its authors know the reason.", ar: "ما تم إخفاؤه لا يظهر هنا أيضًا، وأصحابه يعرفون السبب." }
    ModerationCaption { de: "Was die Moderation getan hat", en: "What the moderators did", ar: "ما قام به فريق الإدارة" }
    ActWord { de: "Handlung", en: "Act", ar: "الإجراء" }
    NumberWord { de: "Anzahl", en: "Number", ar: "العدد" }
    FigureApproved { de: "Freigegeben", en: "Let through", ar: "تمت الموافقة" }
    FigureHidden { de: "Ausgeblendet, mit Grund", en: "Hidden, with a reason", ar: "أُخفي مع ذكر السبب" }
    FigureRestored { de: "Wieder eingeblendet", en: "Restored", ar: "أُعيد إظهاره" }
    FigureLateAdmitted { de: "Verspätet, aufgenommen", en: "Late, admitted", ar: "متأخر وقُبل" }
    FigureRejected { de: "Offen abgelehnt, mit Grund", en: "Turned down openly, with a reason", ar: "رُفض علنًا مع ذكر السبب" }
    FigurePutBack { de: "Zurückgelegt", en: "Put back", ar: "أُعيد إلى الطاولة" }
    FigureLateDeclined { de: "Verspätet, nicht aufgenommen, mit Grund", en: "Late, not admitted, with a reason", ar: "متأخر ولم يُقبل مع ذكر السبب" }

    // The replay.
    ReplayHeading { de: "Noch einmal ansehen", en: "Watch again", ar: "المشاهدة من جديد" }
    Moment { de: "Zeitpunkt", en: "Moment", ar: "اللحظة" }
    MomentOf { de: "{n} von {of}", en: "{n} of {of}", ar: "{n} من {of}" }
    ShowMoment { de: "Zeigen", en: "Show", ar: "عرض" }
    OneBack { de: "Eins zurück", en: "One back", ar: "خطوة إلى الوراء" }
    OneOn { de: "Eins weiter", en: "One on", ar: "خطوة إلى الأمام" }
    ReplayEmpty { de: "Hier war noch nichts vorbereitet.", en: "Nothing had been prepared yet.", ar: "لم يكن هناك شيء محضّر بعد." }
    ReplayNoCardsHint { de: "In diesem Augenblick lag hier noch nichts.", en: "There was nothing here at this moment.", ar: "لم يكن هنا شيء في هذه اللحظة." }
    ATable { de: "einem Tisch", en: "a table", ar: "إحدى الطاولات" }
    HappenedNothing { de: "Noch ist nichts geschehen.", en: "Nothing has happened yet.", ar: "لم يحدث شيء بعد." }
    HappenedPlanSet { de: "Der Ablauf wurde vorbereitet oder geändert.", en: "The plan was prepared or changed.", ar: "تم تحضير الخطة أو تعديلها." }
    HappenedOpened { de: "Das VisionsCafé wurde eröffnet.", en: "The VisionsCafé was opened.", ar: "تم افتتاح اللقاء." }
    HappenedSeatTaken { de: "Jemand hat Platz genommen: {table}.", en: "Somebody took a seat: {table}.", ar: "أخذ شخص مكانه: {table}." }
    HappenedSeatTakenNowhere { de: "Jemand ist gekommen und sucht noch einen Tisch.", en: "Somebody came and is still looking for a table.", ar: "وصل شخص وما زال يبحث عن طاولة." }
    HappenedSeatMoved { de: "Jemand hat den Tisch gewechselt: {table}.", en: "Somebody changed tables: {table}.", ar: "غيّر شخص طاولته: {table}." }
    HappenedRotated { de: "Alle außer den Gastgeber:innen gingen einen Tisch weiter.", en: "Everybody but the hosts moved on to the next table.", ar: "انتقل الجميع ما عدا المضيفين إلى الطاولة التالية." }
    HappenedMixed { de: "Alle außer den Gastgeber:innen wurden neu gemischt.", en: "Everybody but the hosts was mixed anew.", ar: "أُعيد توزيع الجميع ما عدا المضيفين." }
    HappenedLanguageChosen { de: "Jemand liest jetzt in einer anderen Sprache.", en: "Somebody now reads in another language.", ar: "أصبح شخص يقرأ بلغة أخرى." }
    HappenedHostOn { de: "Ein Tisch bekam eine Gastgeberin oder einen Gastgeber.", en: "A table got a host.", ar: "حصلت طاولة على مضيف." }
    HappenedHostOff { de: "Jemand ist nicht mehr Gastgeber:in.", en: "Somebody is no longer a host.", ar: "لم يعد شخص مضيفًا." }
    HappenedInterpreterOn { de: "Jemand wurde Sprachmittler:in.", en: "Somebody became an interpreter.", ar: "أصبح شخص وسيطًا لغويًا." }
    HappenedInterpreterOff { de: "Jemand ist nicht mehr Sprachmittler:in.", en: "Somebody is no longer an interpreter.", ar: "لم يعد شخص وسيطًا لغويًا." }
    HappenedCardWrittenFor { de: "Eine Karte wurde für jemanden aufgeschrieben: {table}.", en: "A card was written down for somebody: {table}.", ar: "كُتبت بطاقة نيابةً عن شخص: {table}." }
    HappenedCommentedFor { de: "Ein Kommentar wurde für jemanden aufgeschrieben: {table}.", en: "A comment was written down for somebody: {table}.", ar: "كُتب تعليق نيابةً عن شخص: {table}." }
    HappenedSeatPaused { de: "Ein Platz wurde pausiert.", en: "A seat was paused.", ar: "أُوقف أحد المقاعد مؤقتًا." }
    HappenedSeatResumed { de: "Ein pausierter Platz ist wieder dabei.", en: "A paused seat is back.", ar: "عاد مقعد كان موقوفًا." }
    HappenedPhaseStarted { de: "Die Phase „{phase}“ begann: {table}.", en: "The phase \"{phase}\" began: {table}.", ar: "بدأت مرحلة «{phase}»: {table}." }
    HappenedTimerSet { de: "Die Zeit wurde geändert: {table}.", en: "The time was changed: {table}.", ar: "تغيّر الوقت: {table}." }
    HappenedRevealed { de: "Die Karten wurden aufgedeckt: {table}.", en: "The cards were revealed: {table}.", ar: "كُشفت البطاقات: {table}." }
    HappenedCardWritten { de: "Eine Karte wurde geschrieben: {table}.", en: "A card was written: {table}.", ar: "كُتبت بطاقة: {table}." }
    HappenedCardEdited { de: "Eine Karte wurde geändert: {table}.", en: "A card was changed: {table}.", ar: "عُدّلت بطاقة: {table}." }
    HappenedCardWithdrawn { de: "Eine Karte wurde zurückgezogen: {table}.", en: "A card was withdrawn: {table}.", ar: "سُحبت بطاقة: {table}." }
    HappenedSupported { de: "Jemand unterstützt eine Karte: {table}.", en: "Somebody supports a card: {table}.", ar: "أيّد شخص بطاقة: {table}." }
    HappenedUnsupported { de: "Jemand unterstützt eine Karte nicht mehr: {table}.", en: "Somebody no longer supports a card: {table}.", ar: "لم يعد شخص يؤيد بطاقة: {table}." }
    HappenedCommented { de: "Jemand hat kommentiert: {table}.", en: "Somebody commented: {table}.", ar: "علّق شخص: {table}." }
    HappenedCommentWithdrawn { de: "Ein Kommentar wurde zurückgezogen: {table}.", en: "A comment was withdrawn: {table}.", ar: "سُحب تعليق: {table}." }
    HappenedJoined { de: "Karten wurden zusammengelegt: {table}.", en: "Cards were put together: {table}.", ar: "جُمعت بطاقات معًا: {table}." }
    HappenedNamed { de: "Zusammengelegte Karten bekamen einen Namen: {table}.", en: "Cards put together got a name: {table}.", ar: "سُمّيت مجموعة بطاقات: {table}." }
    HappenedTakenApart { de: "Zusammengelegte Karten wurden wieder getrennt: {table}.", en: "Cards put together were taken apart: {table}.", ar: "فُصلت بطاقات مجموعة: {table}." }
    HappenedTakenOut { de: "Eine Karte wurde herausgenommen: {table}.", en: "A card was taken out: {table}.", ar: "أُخرجت بطاقة من مجموعتها: {table}." }
    HappenedHung { de: "Eine Karte wurde unter eine andere gehängt: {table}.", en: "A card was put under another: {table}.", ar: "وُضعت بطاقة تحت أخرى: {table}." }
    HappenedUnhung { de: "Eine Karte steht wieder für sich: {table}.", en: "A card stands on its own again: {table}.", ar: "أصبحت بطاقة مستقلة من جديد: {table}." }
    HappenedUndone { de: "Etwas wurde rückgängig gemacht: {table}.", en: "Something was undone: {table}.", ar: "تم التراجع عن شيء: {table}." }
    HappenedHandedOver { de: "Etwas wurde zum Weitergeben markiert: {table}.", en: "Something was marked for handing over: {table}.", ar: "حُدّد شيء للتسليم: {table}." }
    HappenedNotHandedOver { de: "Etwas wird doch nicht weitergegeben: {table}.", en: "Something is not handed over after all: {table}.", ar: "أُلغي تحديد شيء للتسليم: {table}." }
    HappenedSummarised { de: "Die Runde wurde zusammengefasst: {table}.", en: "The round was summed up: {table}.", ar: "لُخّصت الجولة: {table}." }
    HappenedApproved { de: "Die Moderation hat etwas freigegeben: {table}.", en: "The moderators let something through: {table}.", ar: "وافق فريق الإدارة على مساهمة: {table}." }
    HappenedMerged { de: "Karten wurden zu einer zusammengefasst: {table}.", en: "Cards were merged into one: {table}.", ar: "دُمجت بطاقات في واحدة: {table}." }
    HappenedSplit { de: "Eine Karte wurde aufgeteilt: {table}.", en: "A card was split: {table}.", ar: "قُسّمت بطاقة: {table}." }
    HappenedReworded { de: "Eine Karte wurde umformuliert: {table}.", en: "A card was reworded: {table}.", ar: "أُعيدت صياغة بطاقة: {table}." }
    HappenedRejected { de: "Eine Karte wurde offen abgelehnt: {table}.", en: "A card was turned down openly: {table}.", ar: "رُفضت بطاقة علنًا: {table}." }
    HappenedPutBack { de: "Eine Karte wurde zurückgelegt: {table}.", en: "A card was put back: {table}.", ar: "أُعيدت بطاقة إلى الطاولة: {table}." }
    HappenedHidden { de: "Die Moderation hat etwas ausgeblendet: {table}.", en: "The moderators hid something: {table}.", ar: "أخفى فريق الإدارة مساهمة: {table}." }
    HappenedRestored { de: "Die Moderation hat etwas wieder eingeblendet: {table}.", en: "The moderators restored something: {table}.", ar: "أعاد فريق الإدارة إظهار مساهمة: {table}." }
    HappenedLateAdmitted { de: "Eine verspätete Karte wurde aufgenommen: {table}.", en: "A late card was admitted: {table}.", ar: "قُبلت بطاقة متأخرة: {table}." }
    HappenedLateDeclined { de: "Eine verspätete Karte wurde nicht aufgenommen: {table}.", en: "A late card was not admitted: {table}.", ar: "لم تُقبل بطاقة متأخرة: {table}." }
    HappenedCardLocked { de: "Eine Karte wurde gesperrt: {table}.", en: "A card was locked: {table}.", ar: "قُفلت بطاقة: {table}." }
    HappenedCardUnlocked { de: "Eine Karte wurde entsperrt: {table}.", en: "A card was unlocked: {table}.", ar: "فُتحت بطاقة مقفلة: {table}." }
    HappenedGroupLocked { de: "Ein Tisch wurde gesperrt: {table}.", en: "A table was locked: {table}.", ar: "قُفلت طاولة: {table}." }
    HappenedGroupUnlocked { de: "Ein Tisch wurde entsperrt: {table}.", en: "A table was unlocked: {table}.", ar: "فُتحت طاولة مقفلة: {table}." }
    HappenedRoomLocked { de: "Der Raum wurde gesperrt: Alle hören zu.", en: "The room was locked: everybody listens.", ar: "قُفلت القاعة: الجميع يستمع." }
    HappenedRoomUnlocked { de: "Der Raum wurde entsperrt.", en: "The room was unlocked.", ar: "فُتحت القاعة." }
    HappenedProjector { de: "Die Leinwand zeigt etwas anderes.", en: "The screen shows something else.", ar: "تعرض الشاشة شيئًا آخر." }
    HappenedPollDrafted { de: "Eine Abstimmung wurde vorbereitet.", en: "A poll was prepared.", ar: "أُعدّ تصويت." }
    HappenedPollDropped { de: "Eine vorbereitete Abstimmung wurde verworfen.", en: "A prepared poll was dropped.", ar: "أُلغي تصويت كان مُعدًّا." }
    HappenedPollTimer { de: "Die Zeit einer Abstimmung wurde geändert.", en: "The time of a poll was changed.", ar: "تغيّر وقت أحد التصويتات." }
    HappenedPollOpened { de: "Eine Abstimmung begann.", en: "A poll opened.", ar: "بدأ تصويت." }
    HappenedPaperCounted { de: "Stimmen auf Papier oder Handzeichen wurden eingetragen.", en: "Votes on paper or by show of hands were entered.", ar: "أُدخلت أصوات ورقية أو برفع الأيدي." }
    HappenedPollClosed { de: "Eine Abstimmung wurde geschlossen und ausgezählt.", en: "A poll was closed and counted.", ar: "أُغلق تصويت وفُرزت أصواته." }
    HappenedPollCancelled { de: "Eine Abstimmung wurde abgebrochen.", en: "A poll was given up.", ar: "أُلغي تصويت قبل نهايته." }
    HappenedTieBroken { de: "Ein Gleichstand wurde entschieden.", en: "A tie was broken.", ar: "حُسم تعادل." }
    HappenedPeopleDeclared { de: "An einem Gerät sitzen jetzt mehr oder weniger Personen.", en: "More or fewer people now share a device.", ar: "تغيّر عدد المشاركين عبر جهاز واحد." }
    HappenedDelegateNamed { de: "Eine Organisation bekam eine andere Stimme.", en: "An organisation got another delegate.", ar: "تغيّر من يصوّت باسم إحدى المنظمات." }
    HappenedSpeakersOpen { de: "Die Redeliste ist offen: {table}.", en: "The list of speakers is open: {table}.", ar: "قائمة المتحدثين مفتوحة: {table}." }
    HappenedSpeakersShut { de: "Die Redeliste ist geschlossen: {table}.", en: "The list of speakers is closed: {table}.", ar: "قائمة المتحدثين مغلقة: {table}." }
    HappenedSpeechAsked { de: "Jemand hat sich zu Wort gemeldet: {table}.", en: "Somebody asked to speak: {table}.", ar: "طلب أحدهم الكلمة: {table}." }
    HappenedSpeechNotAsked { de: "Eine Wortmeldung wurde zurückgezogen: {table}.", en: "Somebody no longer asks to speak: {table}.", ar: "سُحب طلب للكلمة: {table}." }
    HappenedSpeechBegun { de: "Jemand spricht: {table}.", en: "Somebody speaks: {table}.", ar: "يتحدث أحدهم: {table}." }
    HappenedSpeechEnded { de: "Ein Redebeitrag ist zu Ende: {table}.", en: "A speech has ended: {table}.", ar: "انتهت كلمة: {table}." }
    HappenedInRoom { de: "im ganzen Raum", en: "in the whole room", ar: "في القاعة كلها" }
    HappenedClosed { de: "Das VisionsCafé wurde beendet.", en: "The VisionsCafé was closed.", ar: "أُغلق اللقاء." }
}
