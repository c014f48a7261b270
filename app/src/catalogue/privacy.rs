//! What is stored about somebody, texts of record, and the audit.

use domain::directory::texts::{Conformance, Field, Which};

use crate::catalogue::texts;

texts! {
    /// What is stored about somebody, texts of record, and the audit.
    PrivacyText = 13;

    // What is stored about me.
    DataHeading { de: "Was über Sie gespeichert ist", en: "What is stored about you", ar: "ما هو محفوظ عنك" }
    CorrectName { de: "Namen an diesem Platz berichtigen", en: "Correct the name at this seat", ar: "تصحيح الاسم في هذا المقعد" }
    NameThereHint { de: "Gilt sofort, auch im Protokoll. Leer lassen heißt: ohne Namen.", en: "Counts at once, in the minutes too. Leaving it empty means: without a name.", ar: "يسري فورًا، وفي المحضر أيضًا. إذا تُرك فارغًا فبدون اسم." }
    SaveName { de: "Namen speichern", en: "Save the name", ar: "حفظ الاسم" }
    DataLead { de: "Alles auf einer Seite. Zum Lesen, Drucken, Mitnehmen und Berichtigen.", en: "Everything on one page: to read, to print, to take along and to correct.", ar: "كل شيء في صفحة واحدة: للقراءة والطباعة والحفظ والتصحيح." }
    Download { de: "Als Datei mitnehmen", en: "Take along as a file", ar: "تنزيل كملف" }
    DownloadHint { de: "Die Datei bekommen nur Sie, solange Sie angemeldet sind. Sie enthält noch mehr Einzelheiten: jeden Schritt, den Sie hier gemacht haben.", en: "Only you get the file, while you are signed in. It holds even more details: every step you have taken here.", ar: "لا يحصل على الملف سواك ما دمت مسجّل الدخول. وهو يتضمن تفاصيل أكثر: كل خطوة قمت بها هنا." }
    MadeAt { de: "Zusammengestellt: {time}", en: "Put together: {time}", ar: "أُعدّ في: {time}" }
    None { de: "nichts", en: "nothing", ar: "لا شيء" }
    AboutYou { de: "Über Sie", en: "About you", ar: "عنك" }
    ConfirmedOn { de: "bestätigt am {day}", en: "confirmed on {day}", ar: "مؤكد في {day}" }
    Language { de: "Sprache", en: "Language", ar: "اللغة" }
    Opened { de: "Konto seit", en: "Account since", ar: "الحساب منذ" }
    LastSignedIn { de: "Zuletzt angemeldet", en: "Last signed in", ar: "آخر تسجيل دخول" }
    Number { de: "Kennung in unserer Geschichte", en: "How our history calls you", ar: "معرّفك في سجلّنا" }
    SigningIn { de: "Anmelden", en: "Signing in", ar: "تسجيل الدخول" }
    PasswordSet { de: "Passwort festgelegt", en: "Password set", ar: "تاريخ تعيين كلمة المرور" }
    SecondFactorSince { de: "Zweiter Schritt seit", en: "Second step since", ar: "الخطوة الثانية منذ" }
    Passkeys { de: "Passkeys", en: "Passkeys", ar: "مفاتيح المرور" }
    AccountsElsewhere { de: "Verbunden mit", en: "Connected with", ar: "مرتبط بـ" }
    KnownBrowsers { de: "Bekannte Browser", en: "Known browsers", ar: "متصفحات معروفة" }
    SeenThere { de: "zuletzt angemeldet: {time}", en: "last signed in: {time}", ar: "آخر تسجيل دخول: {time}" }
    SignedInOn { de: "Angemeldet auf", en: "Signed in on", ar: "مسجّل الدخول على" }
    SessionTimes { de: "seit {begun}, zuletzt {used}", en: "since {begun}, last used {used}", ar: "منذ {begun}، آخر استخدام {used}" }
    UnknownDevice { de: "unbekanntes Gerät", en: "unknown device", ar: "جهاز غير معروف" }
    OpenLinks { de: "Links, die noch gelten", en: "Links that are still good", ar: "روابط ما زالت صالحة" }
    GoodUntil { de: "bis {time}", en: "until {time}", ar: "حتى {time}" }
    SecretsHashed { de: "Passwort, Links und Codes kennen wir selbst nicht: Gespeichert ist nur ein Prüfwert.", en: "We do not know passwords, links and codes ourselves: only a check value is stored.", ar: "لا نعرف كلمات المرور والروابط والرموز نفسها: لا نحفظ إلا قيمة للتحقق منها." }
    Mail { de: "E-Mails", en: "Mail", ar: "الرسائل" }
    MailWaiting { de: "Wird gerade verschickt", en: "About to be sent", ar: "قيد الإرسال" }
    MailWishes { de: "Was Sie bekommen möchten", en: "What you want to get", ar: "ما ترغب في استلامه" }
    NewsUntil { de: "Neuigkeiten gesammelt bis", en: "News gathered until", ar: "جُمعت الأخبار حتى" }
    RemindersGiven { de: "Woran wir Sie erinnert haben", en: "Of what we have reminded you", ar: "ما ذكّرناكم به" }
    UnsubscribeLinks { de: "Links zum Abbestellen", en: "Links to unsubscribe", ar: "روابط إلغاء الاشتراك" }
    NoMail { de: "Nichts. Verschickte E-Mails heben wir nicht auf.", en: "Nothing. We keep no mail that was sent.", ar: "لا شيء. لا نحتفظ بالرسائل المرسلة." }
    YourRights { de: "Ihre Rechte hier", en: "Your rights here", ar: "صلاحياتك هنا" }
    NoRights { de: "Keine besonderen.", en: "None in particular.", ar: "لا صلاحيات خاصة." }
    YouRun { de: "VisionsCafés, die Sie leiten", en: "VisionsCafés you run", ar: "اللقاءات التي تديرها" }
    History { de: "Was mit Ihrem Konto geschah", en: "What happened to your account", ar: "ما جرى لحسابك" }
    Date { de: "Datum", en: "Date", ar: "التاريخ" }
    NameThere { de: "Ihr Name dort", en: "Your name there", ar: "اسمك هناك" }
    Organisation { de: "Organisation", en: "Organisation", ar: "المنظمة" }
    Table { de: "Tisch", en: "Table", ar: "الطاولة" }
    Joined { de: "Dabei seit", en: "Joined", ar: "تاريخ الانضمام" }
    Phones { de: "Geräte mit diesem Platz", en: "Devices with this seat", ar: "أجهزة هذا المقعد" }
    ReturnCode { de: "Code zum Zurückkommen", en: "Code to come back", ar: "رمز العودة" }
    Hashed { de: "als Prüfwert", en: "as a check value", ar: "كقيمة تحقق" }
    Cards { de: "Ihre Karten", en: "Your cards", ar: "بطاقاتك" }
    Comments { de: "Ihre Kommentare", en: "Your comments", ar: "تعليقاتك" }
    Supported { de: "Karten, die Sie unterstützen", en: "Cards you support", ar: "بطاقات تدعمها" }
    TookPart { de: "Abstimmungen, an denen Sie teilnahmen", en: "Polls you took part in", ar: "تصويتات شاركت فيها" }
    VoteWithName { de: "offen, mit Namen", en: "open, with names", ar: "علني، بالأسماء" }
    Acts { de: "In der Geschichte", en: "In the history", ar: "في السجل" }
    ActsCount { de: "one:ein Schritt, einzeln in der Datei|other:{n} Schritte, einzeln in der Datei", en: "one:one step, by itself in the file|other:{n} steps, one by one in the file", ar: "zero:لا خطوات|one:خطوة واحدة، مفصّلة في الملف|two:خطوتان، مفصّلتان في الملف|few:{n} خطوات، مفصّلة في الملف|many:{n} خطوة، مفصّلة في الملف|other:{n} خطوة، مفصّلة في الملف" }
    WrittenDown { de: "für jemanden aufgeschrieben", en: "written down for somebody", ar: "كُتبت نيابةً عن شخص" }
    Anonymous { de: "ohne Namen", en: "without a name", ar: "بدون اسم" }
    Withdrawn { de: "zurückgenommen", en: "taken back", ar: "مسحوبة" }
    Earlier { de: "Früher:", en: "Before:", ar: "سابقًا:" }
    ToWorkshop { de: "Zum VisionsCafé", en: "To the VisionsCafé", ar: "إلى اللقاء" }
    NotHereHeading { de: "Was hier nicht steht", en: "What does not stand here", ar: "ما لا يظهر هنا" }
    NotHere { de: "Geheime Stimmen: Niemand weiß, welche Ihre ist. Plätze, die Sie nicht in Ihr Konto mitgenommen haben: Wir wissen nicht, dass es Ihre sind. Was andere in freien Texten über Sie geschrieben haben: Wenden Sie sich dafür bitte an die Stelle, die dieses VisionsCafé betreibt.", en: "Secret votes: nobody knows which is yours. Seats that you have not taken along into your account: we do not know that they are yours. What others wrote about you in their own words: please ask whoever runs this VisionsCafé.", ar: "الأصوات السرية: لا أحد يعرف أيها صوتك. المقاعد التي لم تنقلها إلى حسابك: لا نعرف أنها لك. ما كتبه الآخرون عنك بكلماتهم: يرجى التواصل مع الجهة المشغِّلة." }

    // Deleting an account.
    DeleteHeading { de: "Konto löschen", en: "Delete the account", ar: "حذف الحساب" }
    DeleteLead { de: "Das gilt sofort und lässt sich nicht rückgängig machen.", en: "This counts at once and cannot be undone.", ar: "يسري ذلك فورًا ولا يمكن التراجع عنه." }
    GoesHeading { de: "Das verschwindet", en: "This goes", ar: "ما سيُحذف" }
    GoesAccount { de: "Ihr Name, Ihre E-Mail-Adresse, Ihr Passwort und Ihre Rechte", en: "Your name, mail address, password and rights", ar: "اسمك وبريدك وكلمة مرورك وصلاحياتك" }
    GoesNames { de: "Ihr Name auf allen Karten und Kommentaren: Dort steht dann „gelöschtes Konto“", en: "Your name on all cards and comments: there it says “deleted account” then", ar: "اسمك على كل البطاقات والتعليقات: سيظهر مكانه «حساب محذوف»" }
    GoesMail { de: "E-Mails, die noch nicht verschickt sind, und Links darin", en: "Mail that was not sent yet, and the links in it", ar: "الرسائل التي لم تُرسل بعد وروابطها" }
    GoesSessions { de: "Alle Anmeldungen, auf allen Geräten", en: "All sign-ins, on all devices", ar: "كل عمليات تسجيل الدخول على جميع الأجهزة" }
    StaysHeading { de: "Das bleibt", en: "This stays", ar: "ما سيبقى" }
    StaysCards { de: "Was Ihre Karten und Kommentare sagen, ohne Ihren Namen. Haben Sie sich darin selbst genannt, nehmen Sie diese Karten vorher zurück.", en: "What your cards and comments say, without your name. If you named yourself in one, take it back first.", ar: "نص بطاقاتك وتعليقاتك بدون اسمك. إن ذكرت اسمك فيها فاسحبها أولًا." }
    StaysVotes { de: "Ergebnisse von Abstimmungen", en: "Results of polls", ar: "نتائج التصويتات" }
    StaysHistory { de: "Dass etwas geschah, unter einer Kennung, die zu niemandem mehr führt", en: "That something happened, under a number that leads to nobody any more", ar: "أن شيئًا ما حدث، تحت معرّف لا يدل على أحد" }
    StaysBackups { de: "Sicherungskopien, bis sie überschrieben werden. Wird eine davon eingespielt, löschen wir Ihr Konto dabei wieder.", en: "Backups, until they are overwritten. If one of them is brought back, we delete your account again.", ar: "النسخ الاحتياطية حتى تُستبدل. إذا استُعيدت إحداها نحذف حسابك من جديد." }
    RunsWorkshops { de: "one:Sie leiten ein VisionsCafé. Es bleibt; tragen Sie vorher jemanden ein, der es weiterführt.|other:Sie leiten {n} VisionsCafés. Sie bleiben; tragen Sie vorher jemanden ein, der sie weiterführt.", en: "one:You run a VisionsCafé. It stays; name somebody first who goes on with it.|other:You run {n} VisionsCafés. They stay; name somebody first who goes on with them.", ar: "one:أنت تدير لقاءً واحدًا. سيبقى؛ عيّن أولًا من يتابعه.|two:أنت تدير لقاءين. سيبقيان؛ عيّن أولًا من يتابعهما.|few:أنت تدير {n} لقاءات. ستبقى؛ عيّن أولًا من يتابعها.|other:أنت تدير {n} لقاءً. ستبقى؛ عيّن أولًا من يتابعها." }
    TakeAlongFirst { de: "Vorher ansehen und mitnehmen, was gespeichert ist", en: "First look at what is stored, and take it along", ar: "اطّلع أولًا على ما هو محفوظ وخذه معك" }
    WithdrawCards { de: "one:Auch meinen Beitrag zurücknehmen, der sich noch zurücknehmen lässt|other:Auch meine {n} Beiträge zurücknehmen, die sich noch zurücknehmen lassen", en: "one:Take back my contribution, too, which can still be taken back|other:Take back my {n} contributions, too, which can still be taken back", ar: "one:سحب مساهمتي أيضًا، ما دام سحبها ممكنًا|two:سحب مساهمتيّ أيضًا، ما دام سحبهما ممكنًا|few:سحب مساهماتي أيضًا وعددها {n}، ما دام سحبها ممكنًا|other:سحب مساهماتي أيضًا وعددها {n}، ما دام سحبها ممكنًا" }
    CardsStaying { de: "one:Ein Beitrag bleibt in jedem Fall: Er ist zusammengelegt, übernommen oder sein VisionsCafé ist beendet.|other:{n} Beiträge bleiben in jedem Fall: Sie sind zusammengelegt, übernommen oder ihr VisionsCafé ist beendet.", en: "one:One contribution stays in any case: it was merged or adopted, or its VisionsCafé is over.|other:{n} contributions stay in any case: they were merged or adopted, or their VisionsCafé is over.", ar: "one:ستبقى مساهمة واحدة على أي حال: دُمجت أو اعتُمدت أو انتهى لقاؤها.|two:ستبقى مساهمتان على أي حال: دُمجتا أو اعتُمدتا أو انتهى لقاؤهما.|few:ستبقى {n} مساهمات على أي حال: دُمجت أو اعتُمدت أو انتهى لقاؤها.|other:ستبقى {n} مساهمة على أي حال: دُمجت أو اعتُمدت أو انتهى لقاؤها." }
    Sure { de: "Ja, ich möchte mein Konto löschen.", en: "Yes, I want to delete my account.", ar: "نعم، أريد حذف حسابي." }
    DeleteButton { de: "Mein Konto endgültig löschen", en: "Delete my account for good", ar: "حذف حسابي نهائيًا" }
    KeepIt { de: "Doch nicht: Konto behalten", en: "No: keep the account", ar: "لا، الاحتفاظ بالحساب" }
    DeletedHeading { de: "Ihr Konto ist gelöscht", en: "Your account is deleted", ar: "تم حذف حسابك" }
    DeletedLead { de: "Nichts hier nennt Sie mehr. Danke, dass Sie dabei waren.", en: "Nothing here names you any more. Thank you for having taken part.", ar: "لم يعد هنا ما يدل عليك. شكرًا على مشاركتك." }
    ToStart { de: "Zur Startseite", en: "To the start", ar: "إلى الصفحة الأولى" }

    // Texts of record.
    ImprintHeading { de: "Impressum", en: "Imprint", ar: "بيانات الناشر" }
    PrivacyHeading { de: "Datenschutz", en: "Data protection", ar: "حماية البيانات" }
    AccessibilityHeading { de: "Barrierefreiheit", en: "Accessibility", ar: "إمكانية الوصول" }
    AccessibilityFull { de: "Erklärung zur Barrierefreiheit", en: "Accessibility statement", ar: "بيان إمكانية الوصول" }
    OnlyBinding { de: "Diesen Text gibt es bisher nur auf Deutsch.", en: "So far there is this text in German only.", ar: "هذا النص متوفر بالألمانية فقط حتى الآن." }
    Translated { de: "Verbindlich ist die deutsche Fassung.", en: "The German wording is the binding one.", ar: "النص الألماني هو المُلزِم." }
    ReadBinding { de: "Deutsche Fassung lesen", en: "Read the German wording", ar: "قراءة النص الألماني" }
    TranslationOld { de: "Die deutsche Fassung wurde danach geändert.", en: "The German wording was changed since.", ar: "عُدّل النص الألماني بعد ذلك." }
    NothingSaid { de: "Dieser Text ist noch nicht geschrieben. Die Stelle, die dieses VisionsCafé betreibt, muss ihn noch eintragen.", en: "This text is not written yet. Whoever runs this VisionsCafé still has to enter it.", ar: "لم يُكتب هذا النص بعد. على الجهة المشغِّلة إدخاله." }
    StillMissing { de: "Diese Angaben fehlen noch:", en: "This is still missing:", ar: "البيانات الناقصة:" }
    AsOf { de: "Stand: {day}", en: "As of {day}", ar: "بتاريخ: {day}" }
    EditText { de: "Text bearbeiten", en: "Edit the text", ar: "تعديل النص" }
    EditHeading { de: "Bearbeiten: {text}", en: "Edit: {text}", ar: "تعديل: {text}" }
    EditLead { de: "Schreiben Sie einfache Absätze. Eine Leerzeile beginnt einen neuen. Adressen, die mit https:// oder mailto: beginnen, werden zu Links. Alles, was Sie speichern, ist sofort öffentlich und bleibt in der Geschichte: Nennen Sie lieber Stellen als Personen.", en: "Write plain paragraphs; an empty line begins a new one. Addresses that begin with https:// or mailto: become links. All you save is public at once and stays in the history: rather name offices than people.", ar: "اكتب فقرات عادية؛ السطر الفارغ يبدأ فقرة جديدة. العناوين التي تبدأ بـ https:// أو mailto: تصبح روابط. كل ما تحفظه يُنشر فورًا ويبقى في السجل: اذكر الجهات لا الأشخاص." }
    EditTranslation { de: "Übersetzung. Verbindlich bleibt die deutsche Fassung. Leer gespeichert, wird die Übersetzung entfernt.", en: "A translation; the German wording stays the binding one. Saved empty, the translation is taken away.", ar: "ترجمة؛ النص الألماني هو المُلزِم. عند الحفظ فارغة تُزال الترجمة." }
    WhichLanguage { de: "Sprache des Textes", en: "Language of the text", ar: "لغة النص" }
    Optional { de: "wenn zutreffend", en: "if it applies", ar: "إن وُجد" }
    SaveText { de: "Veröffentlichen", en: "Publish", ar: "نشر" }
    SavedText { de: "Veröffentlicht.", en: "Published.", ar: "تم النشر." }
    TheirsNow { de: "So lautet der Text jetzt:", en: "The text says now:", ar: "النص الحالي:" }
    ProblemStaleText { de: "Jemand anderes hat diesen Text inzwischen geändert. Ihr Text steht noch hier. Vergleichen Sie, und speichern Sie dann noch einmal.", en: "Somebody else has changed this text meanwhile. Your text is still here. Compare, then save once more.", ar: "عدّل شخص آخر هذا النص في هذه الأثناء. نصّك ما زال هنا. قارن ثم احفظ مرة أخرى." }
    ToTexts { de: "Impressum, Datenschutz, Barrierefreiheit", en: "Imprint, data protection, accessibility", ar: "بيانات الناشر وحماية البيانات وإمكانية الوصول" }

    // What a text of record is made of.
    FieldProvider { de: "Anbieter", en: "Provider", ar: "الجهة المقدِّمة" }
    FieldProviderHint { de: "Wer das hier anbietet, mit Rechtsform. Zum Beispiel: Stadt Beispiel, Körperschaft des öffentlichen Rechts", en: "Who offers this, with its legal form. Such as: Stadt Beispiel, Körperschaft des öffentlichen Rechts", ar: "من يقدم هذه الخدمة وشكله القانوني." }
    FieldAddress { de: "Anschrift", en: "Address", ar: "العنوان" }
    FieldAddressHint { de: "Straße und Ort, kein Postfach", en: "Street and town, no post box", ar: "الشارع والمدينة، لا صندوق بريد" }
    FieldRepresentative { de: "Vertreten durch", en: "Represented by", ar: "يمثّلها" }
    FieldContact { de: "Kontakt", en: "Contact", ar: "الاتصال" }
    FieldContactHint { de: "E-Mail-Adresse und ein zweiter schneller Weg, zum Beispiel Telefon", en: "Mail address and a second quick way, such as a telephone number", ar: "بريد إلكتروني ووسيلة سريعة أخرى كالهاتف" }
    FieldSupervision { de: "Zuständige Aufsichtsbehörde", en: "Supervising authority", ar: "جهة الرقابة المختصة" }
    FieldVatId { de: "Umsatzsteuer-Identifikationsnummer", en: "VAT identification number", ar: "رقم التعريف الضريبي" }
    FieldRegister { de: "Register und Registernummer", en: "Register and number", ar: "السجل ورقم القيد" }
    FieldEditor { de: "Verantwortlich für den Inhalt", en: "Responsible for the content", ar: "المسؤول عن المحتوى" }
    FieldMore { de: "Weitere Angaben", en: "More", ar: "بيانات أخرى" }
    FieldController { de: "Verantwortliche Stelle", en: "Controller", ar: "الجهة المسؤولة" }
    FieldControllerHint { de: "Name und Kontakt", en: "Name and contact", ar: "الاسم وبيانات الاتصال" }
    FieldDpo { de: "Datenschutzbeauftragte Stelle", en: "Data protection officer", ar: "مسؤول حماية البيانات" }
    FieldPurposes { de: "Wozu wir Daten verarbeiten, und auf welcher Rechtsgrundlage", en: "What we use data for, and on which legal basis", ar: "أغراض معالجة البيانات وأساسها القانوني" }
    FieldPurposesHint { de: "Konten, Plätze in VisionsCafés, Abstimmungen, E-Mails; je mit Rechtsgrundlage", en: "Accounts, seats in VisionsCafés, polls, mail; each with its legal basis", ar: "الحسابات والمقاعد والتصويتات والرسائل، مع الأساس القانوني لكل منها" }
    FieldRecipients { de: "Wer Daten bekommt", en: "Who receives data", ar: "من يتلقى البيانات" }
    FieldTransfers { de: "Übermittlung in andere Länder", en: "Transfers to other countries", ar: "نقل البيانات إلى بلدان أخرى" }
    FieldRetention { de: "Wie lange wir Daten aufheben", en: "How long we keep data", ar: "مدة حفظ البيانات" }
    FieldRights { de: "Ihre Rechte", en: "Your rights", ar: "حقوقك" }
    FieldRightsHint { de: "Auskunft, Berichtigung, Löschung, Einschränkung, Widerspruch, Mitnehmen. Auskunft und Löschen gehen auch selbst: unter „Ihr Konto“.", en: "Access, correction, erasure, restriction, objection, portability. Access and erasure are there under “Your account”, too.", ar: "الاطلاع والتصحيح والحذف والتقييد والاعتراض والنقل." }
    FieldComplaint { de: "Beschwerde bei der Aufsichtsbehörde", en: "Complaint to the authority", ar: "الشكوى لدى جهة الرقابة" }
    FieldObligation { de: "Müssen Sie Daten angeben?", en: "Do you have to give data?", ar: "هل يجب تقديم البيانات؟" }
    FieldStatus { de: "Wie barrierefrei ist das hier?", en: "How accessible is this?", ar: "مدى إمكانية الوصول" }
    StatusFull { de: "Vollständig vereinbar mit den Anforderungen", en: "Fully compliant with the requirements", ar: "متوافق كليًا مع المتطلبات" }
    StatusPartial { de: "Teilweise vereinbar mit den Anforderungen", en: "Partially compliant with the requirements", ar: "متوافق جزئيًا مع المتطلبات" }
    StatusNone { de: "Nicht vereinbar mit den Anforderungen", en: "Not compliant with the requirements", ar: "غير متوافق مع المتطلبات" }
    StatusUnsaid { de: "bitte wählen", en: "please choose", ar: "يرجى الاختيار" }
    FieldNotAccessible { de: "Was nicht barrierefrei ist, und warum", en: "What is not accessible, and why", ar: "ما يتعذر الوصول إليه، والسبب" }
    FieldPrepared { de: "Wann diese Erklärung erstellt und zuletzt geprüft wurde", en: "When this statement was made and last checked", ar: "تاريخ إعداد البيان وآخر مراجعة" }
    FieldMethod { de: "Wie wir das festgestellt haben", en: "How we found out", ar: "طريقة التقييم" }
    FieldMethodHint { de: "Zum Beispiel: Selbstbewertung, oder Prüfung durch eine Stelle", en: "Such as a self-assessment, or an assessment by somebody else", ar: "مثلًا: تقييم ذاتي أو تقييم جهة أخرى" }
    FieldFeedback { de: "Barriere melden", en: "Tell us of a barrier", ar: "الإبلاغ عن عائق" }
    FieldFeedbackHint { de: "Wer hilft, wenn etwas nicht geht: E-Mail, Telefon", en: "Who helps when something does not work: mail, telephone", ar: "من يساعد عند تعذر الاستخدام: بريد، هاتف" }
    FieldEnforcement { de: "Wenn niemand hilft: Durchsetzung und Schlichtung", en: "If nobody helps: enforcement and mediation", ar: "إن لم يساعدك أحد: جهة الإنفاذ والوساطة" }
    FieldEnforcementHint { de: "Zuständige Durchsetzungs- oder Schlichtungsstelle mit Kontakt", en: "The enforcement or mediation body, with contact", ar: "الجهة المختصة وبيانات الاتصال" }

    // The audit.
    AuditHeading { de: "Protokoll der Rechte", en: "Record of rights", ar: "سجل الصلاحيات" }
    AuditLead { de: "Wer wann Rechte, Organisationen, Gremien und Texte geändert hat. Nichts davon lässt sich ändern oder entfernen.", en: "Who changed rights, organisations, bodies and texts, and when. None of it can be changed or removed.", ar: "من غيّر الصلاحيات والمنظمات والهيئات والنصوص ومتى. لا يمكن تغيير شيء منه أو حذفه." }
    AuditEmpty { de: "Noch nichts.", en: "Nothing yet.", ar: "لا شيء بعد." }
    AuditAll { de: "Alles", en: "Everything", ar: "الكل" }
    AuditAccounts { de: "Konten und Rechte", en: "Accounts and rights", ar: "الحسابات والصلاحيات" }
    AuditOrganisations { de: "Organisationen", en: "Organisations", ar: "المنظمات" }
    AuditBodies { de: "Gremien und Ämter", en: "Bodies and offices", ar: "الهيئات والدوائر" }
    AuditTexts { de: "Texte", en: "Texts", ar: "النصوص" }
    Older { de: "Ältere", en: "Older", ar: "الأقدم" }
    Newest { de: "Neueste", en: "Newest", ar: "الأحدث" }
    AuditExport { de: "Herunterladen", en: "Download", ar: "تنزيل" }
    AuditExportLead { de: "Mit Prüfwerten: „visionscafe verify“ nennt den letzten davon.", en: "With check values: “visionscafe verify” names the last of them.", ar: "مع قيم التحقق: يعرض «visionscafe verify» آخرها." }
    ByOperator { de: "Betrieb des Servers", en: "whoever runs the server", ar: "مشغّل الخادم" }
    ByPublic { de: "jemand ohne Konto", en: "somebody without an account", ar: "شخص بلا حساب" }
    OnBehalf { de: "im Namen von {name}", en: "on behalf of {name}", ar: "نيابةً عن {name}" }
    SayAccountOpened { de: "Konto angelegt: {whom}", en: "Account opened: {whom}", ar: "أُنشئ حساب: {whom}" }
    SayRoleGranted { de: "Recht gegeben: {role}, an {whom}", en: "Right given: {role}, to {whom}", ar: "مُنحت صلاحية: {role}، إلى {whom}" }
    SayRoleRevoked { de: "Recht genommen: {role}, von {whom}", en: "Right taken: {role}, from {whom}", ar: "سُحبت صلاحية: {role}، من {whom}" }
    SayAccountDisabled { de: "Ausgesperrt: {whom}", en: "Shut out: {whom}", ar: "حُظر: {whom}" }
    SayFactorForgotten { de: "Zweiter Schritt beim Anmelden abgeschaltet: {whom}", en: "Second step of signing in switched off: {whom}", ar: "أُلغيت الخطوة الثانية لتسجيل الدخول: {whom}" }
    SayAccountEnabled { de: "Wieder hereingelassen: {whom}", en: "Let in again: {whom}", ar: "سُمح بالدخول: {whom}" }
    SayStewardAdded { de: "Leitet jetzt ein VisionsCafé mit: {whom}", en: "Runs a VisionsCafé now: {whom}", ar: "يدير لقاءً الآن: {whom}" }
    SayStewardRemoved { de: "Leitet ein VisionsCafé nicht mehr: {whom}", en: "Runs a VisionsCafé no more: {whom}", ar: "لم يعد يدير لقاءً: {whom}" }
    SayAccountErased { de: "Konto gelöscht: {whom}", en: "Account deleted: {whom}", ar: "حُذف حساب: {whom}" }
    SayAccountMerged { de: "Zwei Konten zusammengeführt: {whom}", en: "Two accounts brought together: {whom}", ar: "دُمج حسابان: {whom}" }
    SayTextSet { de: "Text geändert: {text}", en: "Text changed: {text}", ar: "عُدّل نص: {text}" }
    SayBodyFounded { de: "Gremium eingerichtet: {name}", en: "Body set up: {name}", ar: "أُنشئت هيئة: {name}" }
    SayOfficeFounded { de: "Amt eingerichtet: {name}", en: "Office set up: {name}", ar: "أُنشئت دائرة: {name}" }
    SayPlaceRenamed { de: "Gremium oder Amt umbenannt: {name}", en: "Body or office renamed: {name}", ar: "أُعيدت تسمية هيئة أو دائرة: {name}" }
    SayPlaceDissolved { de: "Gremium oder Amt aufgelöst", en: "Body or office dissolved", ar: "حُلّت هيئة أو دائرة" }
    SayPostCreated { de: "Sitz eingerichtet: {name}", en: "Seat set up: {name}", ar: "أُنشئ مقعد: {name}" }
    SayPostRenamed { de: "Sitz umbenannt: {name}", en: "Seat renamed: {name}", ar: "أُعيدت تسمية مقعد: {name}" }
    SayPostAbolished { de: "Sitz abgeschafft", en: "Seat abolished", ar: "أُلغي مقعد" }
    SayHolderAppointed { de: "Sitz besetzt mit {whom}", en: "Seat filled by {whom}", ar: "شغل المقعد: {whom}" }
    SayTermEndSet { de: "Ende der Amtszeit festgelegt", en: "End of a term set", ar: "حُدّدت نهاية الولاية" }
    SayAppointmentWithdrawn { de: "Besetzung zurückgenommen", en: "Appointment withdrawn", ar: "سُحب تعيين" }
    SayHandedOver { de: "Aufgaben übergeben", en: "Tasks handed over", ar: "سُلّمت مهام" }
    SayOrganisationRegistered { de: "Organisation angemeldet: {name}", en: "Organisation registered: {name}", ar: "سُجّلت منظمة: {name}" }
    SayOrganisationPictured { de: "Logo einer Organisation geändert", en: "An organisation's logo changed", ar: "تغيّر شعار منظمة" }
    SayOrganisationContact { de: "Ansprechperson einer Organisation geändert", en: "An organisation's contact changed", ar: "تغيّرت جهة الاتصال لمنظمة" }
    SayOrganisationDescribed { de: "Angaben einer Organisation geändert", en: "An organisation's details changed", ar: "عُدّلت بيانات منظمة" }
    SayOrganisationRenamed { de: "Organisation umbenannt: {name}", en: "Organisation renamed: {name}", ar: "أُعيدت تسمية منظمة: {name}" }
    SayOrganisationHandedIn { de: "Organisation zur Prüfung eingereicht", en: "Organisation handed in for verification", ar: "قُدّمت منظمة للتحقق" }
    SayOrganisationVerified { de: "Organisation bestätigt", en: "Organisation verified", ar: "أُكّدت منظمة" }
    SayOrganisationTurnedDown { de: "Organisation abgelehnt", en: "Organisation turned down", ar: "رُفضت منظمة" }
    SayOrganisationClosed { de: "Organisation geschlossen", en: "Organisation closed", ar: "أُغلقت منظمة" }
    SayRepresentativeInvited { de: "Zur Vertretung einer Organisation eingeladen", en: "Invited to represent an organisation", ar: "دعوة لتمثيل منظمة" }
    SayInvitationWithdrawn { de: "Einladung zur Vertretung zurückgenommen", en: "Invitation to represent withdrawn", ar: "سُحبت دعوة التمثيل" }
    SayRepresentativeJoined { de: "Vertritt jetzt eine Organisation: {whom}", en: "Represents an organisation now: {whom}", ar: "يمثّل منظمة الآن: {whom}" }
    SayRepresentativeChanged { de: "Vertretung einer Organisation geändert: {whom}", en: "Representation of an organisation changed: {whom}", ar: "عُدّل تمثيل منظمة: {whom}" }
    SayRepresentativeLeft { de: "Vertritt eine Organisation nicht mehr: {whom}", en: "Represents an organisation no more: {whom}", ar: "لم يعد يمثّل منظمة: {whom}" }
    SayRepresentativeDismissed { de: "Vertretung einer Organisation beendet: {whom}", en: "Representation of an organisation ended: {whom}", ar: "أُنهي تمثيل منظمة: {whom}" }
    SayPostInvitationSent { de: "Zu einem Sitz eingeladen", en: "Invited to a seat", ar: "دعوة إلى مقعد" }
    SayPostInvitationWithdrawn { de: "Einladung zu einem Sitz zurückgenommen", en: "Invitation to a seat withdrawn", ar: "سُحبت دعوة إلى مقعد" }
    SayPostInvitationAccepted { de: "Einladung zu einem Sitz angenommen: {whom}", en: "Invitation to a seat accepted: {whom}", ar: "قُبلت دعوة إلى مقعد: {whom}" }
    SayHolderShown { de: "Öffentliche Nennung auf einem Sitz geändert", en: "Public naming at a seat changed", ar: "تغيّر ذكر شاغل المقعد علنًا" }
    SaySuccessorProposed { de: "Nachfolge vorgeschlagen: {whom}", en: "Successor proposed: {whom}", ar: "اقتُرح خلف: {whom}" }
    SayNameWished { de: "Neuer Name einer Organisation gewünscht: {name}", en: "New name of an organisation asked for: {name}", ar: "طُلب اسم جديد لمنظمة: {name}" }
    SayNameKept { de: "Bisheriger Name einer Organisation bleibt", en: "An organisation keeps its name", ar: "تحتفظ منظمة باسمها" }
    SayAttachmentAdded { de: "Unterlage hinzugefügt", en: "Document added", ar: "أُضيف مستند" }
    SayAttachmentRemoved { de: "Unterlage gelöscht", en: "Document deleted", ar: "حُذف مستند" }
    SayTaskOpened { de: "Aufgabe eingetragen: {name}", en: "Task entered: {name}", ar: "أُدخلت مهمة: {name}" }
    SayTaskRescheduled { de: "Termin einer Aufgabe geändert", en: "Day of a task changed", ar: "تغيّر موعد مهمة" }
    SayTaskClosed { de: "Aufgabe erledigt", en: "Task done", ar: "أُنجزت مهمة" }
    SayTaskReopened { de: "Aufgabe wieder geöffnet", en: "Task opened again", ar: "أُعيد فتح مهمة" }
    SayTaskMoved { de: "Aufgabe an einen anderen Sitz gegeben", en: "Task moved to another seat", ar: "نُقلت مهمة إلى مقعد آخر" }
    SayOther { de: "Sonstiges: {kind}", en: "Other: {kind}", ar: "غير ذلك: {kind}" }
}

use PrivacyText as T;

/// What a text of record is called.
pub fn which_name(which: Which) -> PrivacyText {
    match which {
        Which::Imprint => T::ImprintHeading,
        Which::Privacy => T::PrivacyHeading,
        Which::Accessibility => T::AccessibilityFull,
    }
}

/// What a point of a text is called, and what helps to write it.
pub fn field_name(field: Field) -> (PrivacyText, Option<PrivacyText>) {
    match field {
        Field::Provider => (T::FieldProvider, Some(T::FieldProviderHint)),
        Field::Address => (T::FieldAddress, Some(T::FieldAddressHint)),
        Field::Representative => (T::FieldRepresentative, None),
        Field::Contact => (T::FieldContact, Some(T::FieldContactHint)),
        Field::Supervision => (T::FieldSupervision, None),
        Field::VatId => (T::FieldVatId, None),
        Field::Register => (T::FieldRegister, None),
        Field::Editor => (T::FieldEditor, None),
        Field::ImprintMore | Field::PrivacyMore | Field::AccessibilityMore => (T::FieldMore, None),
        Field::Controller => (T::FieldController, Some(T::FieldControllerHint)),
        Field::DataProtectionOfficer => (T::FieldDpo, None),
        Field::Purposes => (T::FieldPurposes, Some(T::FieldPurposesHint)),
        Field::Recipients => (T::FieldRecipients, None),
        Field::Transfers => (T::FieldTransfers, None),
        Field::Retention => (T::FieldRetention, None),
        Field::Rights => (T::FieldRights, Some(T::FieldRightsHint)),
        Field::ComplaintAuthority => (T::FieldComplaint, None),
        Field::Obligation => (T::FieldObligation, None),
        Field::Status => (T::FieldStatus, None),
        Field::NotAccessible => (T::FieldNotAccessible, None),
        Field::Prepared => (T::FieldPrepared, None),
        Field::Method => (T::FieldMethod, Some(T::FieldMethodHint)),
        Field::Feedback => (T::FieldFeedback, Some(T::FieldFeedbackHint)),
        Field::Enforcement => (T::FieldEnforcement, Some(T::FieldEnforcementHint)),
    }
}

/// How a status reads.
pub fn conformance_name(status: Conformance) -> PrivacyText {
    match status {
        Conformance::Full => T::StatusFull,
        Conformance::Partial => T::StatusPartial,
        Conformance::None => T::StatusNone,
    }
}

/// The sentence for a kind of event in the directory, by the name it is stored under; nothing for one that has no sentence yet.
/// Its holes are `{whom}` (an account), `{role}`, `{text}` and `{name}`; what an event does not say stays empty.
pub fn audit_sentence(kind: &str) -> Option<PrivacyText> {
    Some(match kind {
        "account_opened" => T::SayAccountOpened,
        "role_granted" => T::SayRoleGranted,
        "role_revoked" => T::SayRoleRevoked,
        "account_disabled" => T::SayAccountDisabled,
        "factor_forgotten" => T::SayFactorForgotten,
        "account_enabled" => T::SayAccountEnabled,
        "steward_added" => T::SayStewardAdded,
        "steward_removed" => T::SayStewardRemoved,
        "account_erased" => T::SayAccountErased,
        "account_merged" => T::SayAccountMerged,
        "text_set" => T::SayTextSet,
        "body_founded" => T::SayBodyFounded,
        "office_founded" => T::SayOfficeFounded,
        "place_renamed" => T::SayPlaceRenamed,
        "place_dissolved" => T::SayPlaceDissolved,
        "post_created" => T::SayPostCreated,
        "post_renamed" => T::SayPostRenamed,
        "post_abolished" => T::SayPostAbolished,
        "holder_appointed" => T::SayHolderAppointed,
        "term_end_set" => T::SayTermEndSet,
        "appointment_withdrawn" => T::SayAppointmentWithdrawn,
        "post_invitation_sent" => T::SayPostInvitationSent,
        "post_invitation_withdrawn" => T::SayPostInvitationWithdrawn,
        "post_invitation_accepted" => T::SayPostInvitationAccepted,
        "holder_shown" => T::SayHolderShown,
        "successor_proposed" => T::SaySuccessorProposed,
        "attachment_added" => T::SayAttachmentAdded,
        "attachment_removed" => T::SayAttachmentRemoved,
        "task_opened" => T::SayTaskOpened,
        "task_rescheduled" => T::SayTaskRescheduled,
        "task_closed" => T::SayTaskClosed,
        "task_reopened" => T::SayTaskReopened,
        "task_moved" => T::SayTaskMoved,
        "handed_over" => T::SayHandedOver,
        "organisation_registered" => T::SayOrganisationRegistered,
        "organisation_pictured" => T::SayOrganisationPictured,
        "organisation_contact_changed" => T::SayOrganisationContact,
        "organisation_described" => T::SayOrganisationDescribed,
        "organisation_renamed" => T::SayOrganisationRenamed,
        "organisation_handed_in" => T::SayOrganisationHandedIn,
        "organisation_name_wished" => T::SayNameWished,
        "organisation_name_kept" => T::SayNameKept,
        "organisation_verified" => T::SayOrganisationVerified,
        "organisation_turned_down" => T::SayOrganisationTurnedDown,
        "representative_invited" => T::SayRepresentativeInvited,
        "representative_invitation_withdrawn" => T::SayInvitationWithdrawn,
        "representative_joined" => T::SayRepresentativeJoined,
        "representative_changed" => T::SayRepresentativeChanged,
        "representative_left" => T::SayRepresentativeLeft,
        "representative_dismissed" => T::SayRepresentativeDismissed,
        "organisation_closed" => T::SayOrganisationClosed,
        _ => return None,
    })
}
