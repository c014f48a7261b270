//! The moderators' console.

use domain::workshop::{HidingRule, Moderated};

use crate::catalogue::{ConsoleText as T, texts};

texts! {
    /// The moderators' console.
    ConsoleText = 2;

    Loading { de: "Einen Augenblick …", en: "One moment …", ar: "لحظة من فضلك …" }
    NeedsScript { de: "Die Moderation braucht JavaScript. Bitte schalten Sie es ein und laden Sie die Seite neu.", en: "The console needs JavaScript. Please switch it on and reload the page.", ar: "تحتاج لوحة الإدارة إلى جافاسكربت. يرجى تشغيله وإعادة تحميل الصفحة." }

    // The head.
    Untitled { de: "VisionsCafé ohne Titel", en: "VisionsCafé without a title", ar: "مقهى رؤى بلا عنوان" }
    JoinCode { de: "Code zum Beitreten", en: "Code to join", ar: "رمز الانضمام" }
    PeopleAndHere { de: "{people}, {here} verbunden", en: "{people}, {here} connected", ar: "{people}، المتصلون: {here}" }
    OpenProjector { de: "Beamer öffnen", en: "Open projector", ar: "فتح شاشة العرض" }
    More { de: "Mehr", en: "More", ar: "المزيد" }
    LinkDesk { de: "Alle VisionsCafés", en: "All workshops", ar: "كل اللقاءات" }
    LinkPrepare { de: "Vorbereiten", en: "Prepare", ar: "التحضير" }
    LinkSheets { de: "Tischblätter drucken", en: "Print table sheets", ar: "طباعة أوراق الطاولات" }
    NewPoll { de: "Vorbereiten", en: "Prepare one", ar: "إعداد تصويت" }
    AllPolls { de: "Alle Abstimmungen", en: "All polls", ar: "كل التصويتات" }
    PollTurnout { de: "{voted} von {of} haben abgestimmt", en: "{voted} of {of} have voted", ar: "صوّت {voted} من {of}" }
    PollDraft { de: "Entwurf", en: "Draft", ar: "مسودة" }
    PollClosed { de: "ausgezählt", en: "counted", ar: "تم الفرز" }
    PollTied { de: "Gleichstand", en: "a tie", ar: "تعادل" }
    PollGivenUp { de: "abgebrochen", en: "given up", ar: "أُلغي" }
    LinkPolls { de: "Abstimmungen", en: "Polls", ar: "التصويتات" }
    LinkWriteFor { de: "Für andere aufschreiben", en: "Write for others", ar: "الكتابة نيابةً عن آخرين" }
    LinkTeam { de: "Wer leitet", en: "Who runs it", ar: "من يدير اللقاء" }
    LinkHelpers { de: "Gastgeber:innen und Sprachmittlung", en: "Hosts and interpreters", ar: "المضيفون والوسطاء اللغويون" }
    LinkCards { de: "Alle Karten", en: "All cards", ar: "كل البطاقات" }
    LinkTrace { de: "Spur der Moderation", en: "Trace of moderation", ar: "سجل الإدارة" }
    LinkStory { de: "Geschichte und Bearbeiten", en: "Story and changes", ar: "القصة والتعديل" }
    LinkMinutes { de: "Protokoll", en: "Minutes", ar: "المحضر" }
    LinkReplay { de: "Verlauf ansehen", en: "Replay", ar: "إعادة العرض" }
    LinkJson { de: "Alles als JSON", en: "All as JSON", ar: "الكل بصيغة JSON" }
    LinkCsv { de: "Karten als CSV", en: "Cards as CSV", ar: "البطاقات بصيغة CSV" }
    Trouble { de: "Keine Verbindung. Es geht weiter, sobald sie wieder da ist.", en: "No connection. It goes on as soon as it is back.", ar: "لا يوجد اتصال. سنتابع فور عودته." }
    Waiting { de: "one:Eine Anweisung ist noch nicht angekommen.|other:{n} Anweisungen sind noch nicht angekommen.", en: "one:One instruction has not arrived yet.|other:{n} instructions have not arrived yet.", ar: "one:أمر واحد لم يصل بعد.|two:أمران لم يصلا بعد.|few:{n} أوامر لم تصل بعد.|other:{n} أمرًا لم تصل بعد." }
    Reload { de: "Seite neu laden", en: "Reload the page", ar: "إعادة تحميل الصفحة" }
    Dismiss { de: "Verstanden", en: "Understood", ar: "فهمت" }
    Cancel { de: "Abbrechen", en: "Cancel", ar: "إلغاء" }

    // The course.
    Agenda { de: "Ablauf", en: "Agenda", ar: "البرنامج" }
    PlannedMinutes { de: "{n} Min.", en: "{n} min", ar: "{n} د" }
    PhaseDone { de: "vorbei", en: "done", ar: "انتهت" }
    AppliesTo { de: "Gilt für", en: "Applies to", ar: "يسري على" }
    SignedOut { de: "Sie sind auf diesem Gerät abgemeldet, oder Sie leiten dieses VisionsCafé nicht mehr. Melden Sie sich wieder an, oder fragen Sie die Koordination.", en: "You are signed out on this device, or you do not run this VisionsCafé any more. Sign in again, or ask the coordinator.", ar: "تم تسجيل خروجك من هذا الجهاز، أو لم تعد تدير هذا اللقاء. سجّل الدخول مجددًا أو اسأل فريق التنسيق." }
    ProjectorPoll { de: "Eine Abstimmung", en: "A poll", ar: "تصويت" }
    AllTables { de: "Alle Tische", en: "All tables", ar: "كل الطاولات" }
    OnlyThisTable { de: "Nur dieser Tisch", en: "Only this table", ar: "هذه الطاولة فقط" }
    OnlyNamed { de: "Nur {table}", en: "Only {table}", ar: "{table} فقط" }
    TablesHere { de: "one:1 Tisch|other:{n} Tische", en: "one:1 table|other:{n} tables", ar: "one:طاولة واحدة|two:طاولتان|few:{n} طاولات|other:{n} طاولة" }
    TablesApart { de: "Die Tische sind in verschiedenen Phasen.", en: "The tables are in different phases.", ar: "الطاولات في مراحل مختلفة." }
    TimesDiffer { de: "Die Tische haben verschiedene Zeiten; hier steht die längste.", en: "The tables have different times; this is the longest.", ar: "أوقات الطاولات مختلفة؛ المعروض هو الأطول." }
    WithoutTimer { de: "Ohne Zeit", en: "No timer", ar: "بلا وقت محدد" }
    TimeLeft { de: "Zeit bis zum Ende der Phase", en: "Time left in this phase", ar: "الوقت المتبقي" }
    InGrace { de: "Zeit ist um. So lange kann noch gesendet werden:", en: "Time is up. Sending is possible for:", ar: "انتهى الوقت. يمكن الإرسال لمدة:" }
    TimeOver { de: "Zeit ist um seit", en: "Time has been up for", ar: "انتهى الوقت منذ" }
    FiveMore { de: "+5 Min.", en: "+5 min", ar: "\u{200e}+5 د" }
    FiveMoreLong { de: "Fünf Minuten mehr", en: "Five minutes more", ar: "خمس دقائق إضافية" }
    OneLess { de: "−1 Min.", en: "−1 min", ar: "\u{200e}−1 د" }
    OneLessLong { de: "Eine Minute weniger", en: "One minute less", ar: "دقيقة أقل" }
    NextPhase { de: "Weiter: {phase}", en: "Next: {phase}", ar: "التالي: {phase}" }
    NextTitle { de: "Weiter zu „{phase}“?", en: "Go on to “{phase}”?", ar: "الانتقال إلى «{phase}»؟" }
    NextYes { de: "Weiter", en: "Go on", ar: "التالي" }
    BackPhase { de: "Zurück: {phase}", en: "Back: {phase}", ar: "رجوع: {phase}" }
    BackTitle { de: "Zurück zu „{phase}“?", en: "Go back to “{phase}”?", ar: "الرجوع إلى «{phase}»؟" }
    BackYes { de: "Zurückgehen", en: "Go back", ar: "رجوع" }
    StartPhase { de: "Jetzt beginnen", en: "Start now", ar: "ابدأ الآن" }
    StartPhaseNamed { de: "„{phase}“ jetzt beginnen", en: "Start “{phase}” now", ar: "ابدأ «{phase}» الآن" }
    StartTitle { de: "„{phase}“ jetzt beginnen?", en: "Start “{phase}” now?", ar: "بدء «{phase}» الآن؟" }
    PhaseText { de: "Die Zeit der Phase beginnt von vorn. Was geschrieben ist, bleibt erhalten.", en: "The time of the phase starts afresh. What has been written is kept.", ar: "يبدأ وقت المرحلة من جديد. ويبقى كل ما كُتب محفوظًا." }
    Reveal { de: "Karten aufdecken", en: "Reveal cards", ar: "كشف البطاقات" }
    StillCovered { de: "one:Eine Karte ist noch verdeckt.|other:{n} Karten sind noch verdeckt.", en: "one:One card is still covered.|other:{n} cards are still covered.", ar: "one:بطاقة واحدة ما زالت مخفية.|two:بطاقتان ما زالتا مخفيتين.|few:{n} بطاقات ما زالت مخفية.|other:{n} بطاقة ما زالت مخفية." }
    UncoversCards { de: "one:Eine verdeckte Karte wird dabei aufgedeckt.|other:{n} verdeckte Karten werden dabei aufgedeckt.", en: "one:One covered card will be revealed by this.|other:{n} covered cards will be revealed by this.", ar: "one:ستُكشف بذلك بطاقة مخفية واحدة.|two:ستُكشف بذلك بطاقتان مخفيتان.|few:ستُكشف بذلك {n} بطاقات مخفية.|other:ستُكشف بذلك {n} بطاقة مخفية." }
    RevealTitle { de: "Karten aufdecken?", en: "Reveal the cards?", ar: "كشف البطاقات؟" }
    RevealText { de: "Dann sehen alle am Tisch, was geschrieben wurde. Das lässt sich nicht zurücknehmen.", en: "Everybody at the table will then see what was written. This cannot be taken back.", ar: "سيرى الجميع على الطاولة ما كُتب. لا يمكن التراجع عن ذلك." }
    NotOpened { de: "Noch nicht eröffnet. Prüfen Sie die Vorbereitung, dann kann es losgehen.", en: "Not opened yet. Check the preparation, then it can begin.", ar: "لم يُفتتح بعد. راجع التحضير ثم يمكن البدء." }
    OpenWorkshop { de: "Eröffnen", en: "Open", ar: "افتتاح" }
    CloseWorkshop { de: "VisionsCafé beenden", en: "End the workshop", ar: "إنهاء اللقاء" }
    CloseTitle { de: "VisionsCafé beenden?", en: "End the workshop?", ar: "إنهاء اللقاء؟" }
    CloseText { de: "Danach kann niemand mehr etwas ändern, auch Sie nicht. Alles bleibt lesbar; Protokoll und Export stehen bereit.", en: "After that nobody can change anything, nor can you. Everything stays readable; minutes and export are ready.", ar: "بعد ذلك لن يستطيع أحد تعديل أي شيء، ولا أنت. يبقى كل شيء قابلًا للقراءة، والمحضر والتصدير جاهزان." }
    CloseYes { de: "Ja, beenden", en: "Yes, end it", ar: "نعم، إنهاء" }
    Closed { de: "Dieses VisionsCafé ist beendet.", en: "This workshop is over.", ar: "انتهى هذا اللقاء." }
    ClosedText { de: "Alles ist gespeichert. Hier geht es weiter:", en: "Everything is saved. Go on here:", ar: "كل شيء محفوظ. يمكنك المتابعة هنا:" }
    Rotate { de: "Tische wechseln", en: "Change tables", ar: "تبديل الطاولات" }
    RotateTitle { de: "Alle einen Tisch weiter?", en: "Everybody to the next table?", ar: "انتقال الجميع إلى الطاولة التالية؟" }
    RotateText { de: "one:Eine Person geht zum nächsten Tisch.|other:{n} Personen gehen zum nächsten Tisch.", en: "one:One person goes to the next table.|other:{n} people go to the next table.", ar: "zero:لا أحد ينتقل إلى الطاولة التالية.|one:شخص واحد ينتقل إلى الطاولة التالية.|two:شخصان ينتقلان إلى الطاولة التالية.|few:{n} أشخاص ينتقلون إلى الطاولة التالية.|other:{n} شخصًا ينتقلون إلى الطاولة التالية." }
    RotateStay { de: "Wer Gastgeber:in ist, bleibt sitzen. Die Zusammenfassung jeder Runde steht am Tisch obenan.", en: "Hosts stay. The summary of each round stands on top at the table.", ar: "يبقى المضيفون في أماكنهم. ويظهر ملخص كل جولة في أعلى الطاولة." }
    RotateYes { de: "Wechseln", en: "Change", ar: "تبديل" }
    Mix { de: "Neu mischen", en: "Mix anew", ar: "خلط من جديد" }
    MixTitle { de: "Alle neu auf die Tische verteilen?", en: "Spread everybody over the tables anew?", ar: "توزيع الجميع على الطاولات من جديد؟" }
    MixText { de: "one:Eine Person bekommt einen neuen Tisch.|other:{n} Personen werden neu verteilt, Organisationen gleichmäßig auf alle Tische.", en: "one:One person gets a new table.|other:{n} people are seated anew, organisations spread evenly over all tables.", ar: "zero:لن يُنقل أحد.|one:شخص واحد يحصل على طاولة جديدة.|two:يُعاد توزيع شخصين.|few:يُعاد توزيع {n} أشخاص، وتتوزع المنظمات بالتساوي على كل الطاولات.|other:يُعاد توزيع {n} شخصًا، وتتوزع المنظمات بالتساوي على كل الطاولات." }
    MixStay { de: "Wer Gastgeber:in ist, bleibt sitzen.", en: "Hosts stay.", ar: "يبقى المضيفون في أماكنهم." }
    MixYes { de: "Mischen", en: "Mix", ar: "خلط" }
    Round { de: "Runde {n}", en: "Round {n}", ar: "الجولة {n}" }
    WholeRoom { de: "Ganzer Raum", en: "Whole room", ar: "القاعة كلها" }
    LockRoom { de: "Raum sperren", en: "Lock the room", ar: "قفل القاعة" }
    LockRoomHint { de: "Alle hören zu, niemand schreibt.", en: "Everybody listens, nobody writes.", ar: "الجميع يستمع ولا أحد يكتب." }
    RoomIsLocked { de: "Der Raum ist gesperrt: Niemand kann schreiben.", en: "The room is locked: nobody can write.", ar: "القاعة مقفلة: لا يمكن لأحد الكتابة." }

    // Keys.
    Keys { de: "Tastenkürzel", en: "Keyboard shortcuts", ar: "اختصارات لوحة المفاتيح" }
    KeysOn { de: "Tastenkürzel benutzen", en: "Use keyboard shortcuts", ar: "استخدام الاختصارات" }
    KeyNext { de: "Nächste Phase", en: "Next phase", ar: "المرحلة التالية" }
    KeyBack { de: "Phase zurück", en: "Phase back", ar: "المرحلة السابقة" }
    KeyTable { de: "Tisch öffnen", en: "Open a table", ar: "فتح طاولة" }
    KeyEscape { de: "Tisch schließen", en: "Close the table", ar: "إغلاق الطاولة" }

    // The tables.
    Tables { de: "Tische", en: "Tables", ar: "الطاولات" }
    PeopleCount { de: "one:1 Person|other:{n} Personen", en: "one:1 person|other:{n} people", ar: "zero:لا أحد|one:شخص واحد|two:شخصان|few:{n} أشخاص|other:{n} شخصًا" }
    HereCount { de: "{n} da", en: "{n} here", ar: "الحاضرون: {n}" }
    CardCount { de: "one:1 Karte|other:{n} Karten", en: "one:1 card|other:{n} cards", ar: "zero:لا بطاقات|one:بطاقة واحدة|two:بطاقتان|few:{n} بطاقات|other:{n} بطاقة" }
    CoveredCount { de: "{n} verdeckt", en: "{n} covered", ar: "المخفية: {n}" }
    QueuedCount { de: "{n} zu prüfen", en: "{n} to check", ar: "للمراجعة: {n}" }
    LateCount { de: "{n} spät", en: "{n} late", ar: "المتأخرة: {n}" }
    HandedCount { de: "{n} übergeben", en: "{n} handed over", ar: "للتسليم: {n}" }
    JustNow { de: "gerade eben", en: "just now", ar: "الآن" }
    SecondsAgo { de: "vor {n} Sek.", en: "{n} s ago", ar: "قبل {n} ث" }
    MinutesAgo { de: "vor {n} Min.", en: "{n} min ago", ar: "قبل {n} د" }
    HoursAgo { de: "vor {n} Std.", en: "{n} h ago", ar: "قبل {n} س" }
    NothingYet { de: "noch nichts", en: "nothing yet", ar: "لا شيء بعد" }
    LastActivity { de: "Zuletzt", en: "Last", ar: "آخر نشاط" }
    Silent { de: "other:Seit {n} Minuten still", en: "other:Silent for {n} minutes", ar: "few:صامتة منذ {n} دقائق|other:صامتة منذ {n} دقيقة" }
    Lock { de: "Sperren", en: "Lock", ar: "قفل" }
    Unlock { de: "Entsperren", en: "Unlock", ar: "فتح القفل" }
    LockTable { de: "{table} sperren", en: "Lock {table}", ar: "قفل {table}" }
    UnlockTable { de: "{table} entsperren", en: "Unlock {table}", ar: "فتح قفل {table}" }
    Locked { de: "gesperrt", en: "locked", ar: "مقفلة" }
    Hosts { de: "Gastgeber:in: {names}", en: "Host: {names}", ar: "المضيف: {names}" }
    HostExpected { de: "Erwartet: {name}", en: "Expected: {name}", ar: "المتوقع: {name}" }
    NoHost { de: "Noch ohne Gastgeber:in", en: "No host yet", ar: "لا مضيف بعد" }
    NoTable { de: "Ohne Tisch", en: "Without a table", ar: "بلا طاولة" }
    InPhase { de: "Phase: {phase}", en: "Phase: {phase}", ar: "المرحلة: {phase}" }
    NoTables { de: "Noch keine Tische", en: "No tables yet", ar: "لا طاولات بعد" }
    NoTablesText { de: "Legen Sie Handlungsfelder und Tische in der Vorbereitung an.", en: "Set up fields of action and tables in the preparation.", ar: "أنشئ مجالات العمل والطاولات في صفحة التحضير." }

    // One table.
    CloseBoard { de: "Tisch schließen", en: "Close the table", ar: "إغلاق الطاولة" }
    Cards { de: "Karten", en: "Cards", ar: "البطاقات" }
    People { de: "Menschen", en: "People", ar: "الأشخاص" }
    JoinIn { de: "Mitmachen", en: "Join in", ar: "المشاركة" }
    JoinInHint { de: "Sie können jetzt zusammenlegen, benennen und auflösen wie der Tisch.", en: "You can now join, name and take apart as the table can.", ar: "يمكنك الآن الجمع والتسمية والفصل مثل أهل الطاولة." }
    UndoTable { de: "Letzten Schritt des Tisches zurücknehmen", en: "Undo the table's last step", ar: "التراجع عن آخر خطوة للطاولة" }
    EmptyBoard { de: "Noch keine Karten", en: "No cards yet", ar: "لا بطاقات بعد" }
    EmptyBoardText { de: "Was der Tisch schreibt, erscheint hier.", en: "What the table writes appears here.", ar: "ما تكتبه الطاولة يظهر هنا." }
    CoveredBoardText { de: "other:{n} Karten sind noch verdeckt. Lesen können Sie sie nach dem Aufdecken.|one:Eine Karte ist noch verdeckt. Lesen können Sie sie nach dem Aufdecken.", en: "other:{n} cards are still covered. You can read them once they are revealed.|one:One card is still covered. You can read it once it is revealed.", ar: "other:{n} بطاقة ما زالت مخفية. يمكنك قراءتها بعد الكشف.|one:بطاقة واحدة ما زالت مخفية. يمكنك قراءتها بعد الكشف.|two:بطاقتان ما زالتا مخفيتين. يمكنك قراءتهما بعد الكشف.|few:{n} بطاقات ما زالت مخفية. يمكنك قراءتها بعد الكشف." }
    SummaryBefore { de: "Aus Runde {n}", en: "From round {n}", ar: "من الجولة {n}" }
    Unnamed { de: "Noch ohne Namen", en: "No name yet", ar: "بلا اسم بعد" }
    ShowCards { de: "Karten zeigen", en: "Show cards", ar: "عرض البطاقات" }
    Rename { de: "Namen ändern", en: "Change name", ar: "تغيير الاسم" }
    NameQuestion { de: "Wie heißt das zusammen?", en: "What is this called together?", ar: "ما اسم هذه المجموعة؟" }
    Save { de: "Speichern", en: "Save", ar: "حفظ" }
    TakeApart { de: "Auflösen", en: "Take apart", ar: "فصل" }
    TakeOut { de: "Herausnehmen", en: "Take out", ar: "إخراج" }
    PickOne { de: "Tippen Sie die zweite Karte an.", en: "Tap the second card.", ar: "انقر على البطاقة الثانية." }
    PickedTwo { de: "Zwei gewählt", en: "Two chosen", ar: "تم اختيار اثنتين" }
    Join { de: "Zusammenlegen", en: "Put together", ar: "جمع" }
    Unpick { de: "Auswahl aufheben", en: "Clear selection", ar: "إلغاء الاختيار" }
    Selection { de: "Auswahl", en: "Selection", ar: "الاختيار" }
    IsOrdering { de: "{name} ordnet gerade …", en: "{name} is ordering …", ar: "{name} يرتّب الآن …" }
    Somebody { de: "Jemand", en: "Somebody", ar: "شخص ما" }
    SupportCount { de: "one:Eine Person unterstützt das|other:{n} Personen unterstützen das", en: "one:One person supports this|other:{n} people support this", ar: "one:شخص واحد يؤيد هذا|two:شخصان يؤيدان هذا|few:{n} أشخاص يؤيدون هذا|other:{n} شخصًا يؤيدون هذا" }
    CommentCount { de: "one:1 Kommentar|other:{n} Kommentare", en: "one:1 comment|other:{n} comments", ar: "one:تعليق واحد|two:تعليقان|few:{n} تعليقات|other:{n} تعليقًا" }
    Comments { de: "Kommentare", en: "Comments", ar: "التعليقات" }
    BelongsTo { de: "Gehört zu: {text}", en: "Belongs to: {text}", ar: "تابع لـ: {text}" }
    HandedOver { de: "wird übergeben", en: "handed over", ar: "للتسليم" }
    CardMenu { de: "Mehr zu dieser Karte", en: "More about this card", ar: "المزيد عن هذه البطاقة" }
    CommentMenu { de: "Mehr zu diesem Kommentar", en: "More about this comment", ar: "المزيد عن هذا التعليق" }
    StateQueued { de: "wartet auf Prüfung", en: "waits to be checked", ar: "بانتظار المراجعة" }
    StateLate { de: "kam zu spät", en: "came late", ar: "وصلت متأخرة" }
    StateHidden { de: "Ausgeblendet. Grund: {reason}", en: "Hidden. Reason: {reason}", ar: "مخفية. السبب: {reason}" }
    StateWithdrawn { de: "zurückgezogen", en: "withdrawn", ar: "مسحوبة" }
    StateCovered { de: "noch verdeckt", en: "still covered", ar: "ما زالت مخفية" }
    StateLocked { de: "gesperrt", en: "locked", ar: "مقفلة" }
    PauseAuthor { de: "Autor:in pausieren", en: "Pause the author", ar: "إيقاف الكاتب مؤقتًا" }
    ResumeAuthor { de: "Autor:in wieder schreiben lassen", en: "Let the author write again", ar: "السماح للكاتب بالكتابة" }

    // Moderating.
    Moderation { de: "Moderation", en: "Moderation", ar: "الإدارة" }
    Check { de: "Prüfen", en: "To check", ar: "للمراجعة" }
    CheckEmpty { de: "Nichts zu prüfen.", en: "Nothing to check.", ar: "لا شيء للمراجعة." }
    CheckAfter { de: "Beiträge erscheinen sofort. Ausblenden können Sie sie am Tisch.", en: "Contributions appear at once. You can hide them at the table.", ar: "تظهر المساهمات فورًا. يمكنك إخفاؤها عند الطاولة." }
    Approve { de: "Freigeben", en: "Approve", ar: "موافقة" }
    Hide { de: "Ausblenden", en: "Hide", ar: "إخفاء" }
    Restore { de: "Wieder zeigen", en: "Show again", ar: "إظهار مجددًا" }
    AsComment { de: "Kommentar zu: {text}", en: "Comment on: {text}", ar: "تعليق على: {text}" }
    Late { de: "Spät", en: "Late", ar: "متأخرة" }
    LateEmpty { de: "Nichts kam zu spät.", en: "Nothing came late.", ar: "لم يصل شيء متأخرًا." }
    Admit { de: "Aufnehmen", en: "Admit", ar: "قبول" }
    Decline { de: "Nicht aufnehmen", en: "Decline", ar: "رفض" }
    Reason { de: "Grund (sieht nur, wer es geschrieben hat)", en: "Reason (seen only by the author)", ar: "السبب (لا يراه إلا الكاتب)" }
    UnderRule { de: "Regel (steht für alle in der Spur der Moderation)", en: "Rule (everybody reads it in the trace of moderation)", ar: "القاعدة (يقرؤها الجميع في سجل الإدارة)" }
    ReadPolicy { de: "Alle Regeln lesen", en: "Read all rules", ar: "قراءة كل القواعد" }
    RuleInsult { de: "Beleidigung oder Drohung", en: "Insult or threat", ar: "إهانة أو تهديد" }
    RulePersonalData { de: "Angaben über andere Menschen", en: "Details about other people", ar: "معلومات عن أشخاص آخرين" }
    RuleAdvertising { de: "Werbung", en: "Advertising", ar: "إعلانات" }
    RuleOffTopic { de: "Gehört nicht zur Frage", en: "Not about the question", ar: "خارج الموضوع" }
    RuleDuplicate { de: "Steht schon da", en: "Said already", ar: "مكرر" }
    RuleUnlawful { de: "Gesetzlich verboten", en: "Against the law", ar: "مخالف للقانون" }
    RuleOther { de: "Anderer Grund", en: "Another reason", ar: "سبب آخر" }
    ReasonNeeded { de: "Bitte nennen Sie einen Grund.", en: "Please give a reason.", ar: "يرجى ذكر السبب." }
    QuickReasons { de: "Häufige Gründe", en: "Common reasons", ar: "أسباب شائعة" }
    ReasonHurtful { de: "Der Text verletzt andere.", en: "The text hurts others.", ar: "النص يسيء إلى الآخرين." }
    ReasonNames { de: "Der Text nennt eine Person.", en: "The text names a person.", ar: "النص يذكر شخصًا بالاسم." }
    ReasonTopic { de: "Das gehört nicht zur Frage.", en: "This does not answer the question.", ar: "هذا خارج الموضوع." }
    ReasonTwice { de: "Das steht schon da.", en: "This is there already.", ar: "هذا مذكور من قبل." }
    ReasonAdvert { de: "Das ist Werbung.", en: "This is advertising.", ar: "هذا إعلان." }
    ReasonTooLate { de: "Die Phase war schon vorbei.", en: "The phase was over.", ar: "كانت المرحلة قد انتهت." }
    Log { de: "Was die Moderation tat", en: "What the moderators did", ar: "ما قام به فريق الإدارة" }
    LogEmpty { de: "Noch nichts.", en: "Nothing yet.", ar: "لا شيء بعد." }
    LogApproved { de: "Freigegeben: {what}", en: "Approved: {what}", ar: "تمت الموافقة: {what}" }
    LogHidden { de: "Ausgeblendet: {what}. Regel: {rule}. Grund: {reason}", en: "Hidden: {what}. Rule: {rule}. Reason: {reason}", ar: "تم الإخفاء: {what}. القاعدة: {rule}. السبب: {reason}" }
    LogRestored { de: "Wieder gezeigt: {what}", en: "Shown again: {what}", ar: "تم الإظهار: {what}" }
    LogAdmitted { de: "Aufgenommen: {what}", en: "Admitted: {what}", ar: "تم القبول: {what}" }
    LogDeclined { de: "Nicht aufgenommen: {what}. Regel: {rule}. Grund: {reason}", en: "Declined: {what}. Rule: {rule}. Reason: {reason}", ar: "لم تُقبل: {what}. القاعدة: {rule}. السبب: {reason}" }
    LogCardLocked { de: "Karte gesperrt: {what}", en: "Card locked: {what}", ar: "قفل بطاقة: {what}" }
    LogCardUnlocked { de: "Karte entsperrt: {what}", en: "Card unlocked: {what}", ar: "فتح قفل بطاقة: {what}" }
    LogGroupLocked { de: "Tisch gesperrt: {what}", en: "Table locked: {what}", ar: "قفل طاولة: {what}" }
    LogGroupUnlocked { de: "Tisch entsperrt: {what}", en: "Table unlocked: {what}", ar: "فتح قفل طاولة: {what}" }
    LogRoomLocked { de: "Raum gesperrt", en: "Room locked", ar: "قفل القاعة" }
    LogRoomUnlocked { de: "Raum entsperrt", en: "Room unlocked", ar: "فتح قفل القاعة" }
    LogPaused { de: "Einen Platz pausiert", en: "Paused a seat", ar: "إيقاف مقعد مؤقتًا" }
    LogResumed { de: "Einen Platz wieder freigegeben", en: "Let a seat write again", ar: "إعادة تفعيل مقعد" }
    LogRejected { de: "Abgelehnt: {what}. Grund: {reason}", en: "Turned down: {what}. Reason: {reason}", ar: "تم الرفض علنًا: {what}. السبب: {reason}" }
    LogPutBack { de: "Zurückgelegt: {what}", en: "Put back: {what}", ar: "أُعيدت: {what}" }
    LogReworded { de: "Umformuliert: {what}", en: "Put in other words: {what}", ar: "أُعيدت الصياغة: {what}" }
    LogRewordedWhy { de: "Umformuliert: {what}. Grund: {reason}", en: "Put in other words: {what}. Reason: {reason}", ar: "أُعيدت الصياغة: {what}. السبب: {reason}" }
    LogMerged { de: "Zusammengefasst: {what}. Daraus wurde: {into}. Grund: {reason}", en: "Merged: {what}. They became: {into}. Reason: {reason}", ar: "تم الدمج: {what}. أصبحت: {into}. السبب: {reason}" }
    LogSplit { de: "Aufgeteilt: {what}", en: "Split: {what}", ar: "تم التقسيم: {what}" }
    LogUndone { de: "Änderung zurückgenommen: {what}", en: "Change taken back: {what}", ar: "تم التراجع عن تغيير: {what}" }
    ACard { de: "eine Karte", en: "a card", ar: "بطاقة" }
    AComment { de: "ein Kommentar", en: "a comment", ar: "تعليق" }
    Quoted { de: "„{text}“", en: "“{text}”", ar: "«{text}»" }

    // The projector.
    Projector { de: "Beamer", en: "Projector", ar: "شاشة العرض" }
    ProjectorShows { de: "Der Beamer zeigt", en: "The projector shows", ar: "تعرض الشاشة" }
    ProjectorOne { de: "Ein Tisch", en: "One table", ar: "طاولة واحدة" }
    ProjectorCode { de: "Code zum Beitreten zeigen", en: "Show the code to join", ar: "عرض رمز الانضمام" }

    // Seats.
    MakeHost { de: "Zur Gastgeber:in machen", en: "Make host", ar: "تعيين مضيفًا" }
    MakeInterpreter { de: "Zur Sprachmittler:in machen", en: "Make interpreter", ar: "تعيين وسيطًا لغويًا" }
    NoMoreInterpreter { de: "Nicht mehr Sprachmittler:in", en: "No longer interpreter", ar: "إنهاء الوساطة اللغوية" }
    NoMoreHost { de: "Nicht mehr Gastgeber:in", en: "No longer host", ar: "إلغاء صفة المضيف" }
    PauseSeat { de: "Pausieren", en: "Pause", ar: "إيقاف مؤقت" }
    ResumeSeat { de: "Wieder schreiben lassen", en: "Let write again", ar: "السماح بالكتابة" }
    Paused { de: "pausiert", en: "paused", ar: "موقوف مؤقتًا" }
    MoveTo { de: "An einen anderen Tisch", en: "To another table", ar: "نقل إلى طاولة أخرى" }
    SeatMenu { de: "Mehr zu {name}", en: "More about {name}", ar: "المزيد عن {name}" }
    NobodyHere { de: "Noch niemand am Tisch.", en: "Nobody at the table yet.", ar: "لا أحد على الطاولة بعد." }
}

/// The sentence of the log for what was done; `{what}`, `{into}` and `{reason}` are left to be put in.
pub fn log_text(done: &Moderated) -> T {
    match done {
        Moderated::Approved { .. } => T::LogApproved,
        Moderated::Hidden { .. } => T::LogHidden,
        Moderated::Restored { .. } => T::LogRestored,
        Moderated::LateAdmitted { .. } => T::LogAdmitted,
        Moderated::LateDeclined { .. } => T::LogDeclined,
        Moderated::CardLocked { on: true, .. } => T::LogCardLocked,
        Moderated::CardLocked { on: false, .. } => T::LogCardUnlocked,
        Moderated::GroupLocked { on: true, .. } => T::LogGroupLocked,
        Moderated::GroupLocked { on: false, .. } => T::LogGroupUnlocked,
        Moderated::RoomLocked { on: true } => T::LogRoomLocked,
        Moderated::RoomLocked { on: false } => T::LogRoomUnlocked,
        Moderated::SeatPaused { on: true } => T::LogPaused,
        Moderated::SeatPaused { on: false } => T::LogResumed,
        Moderated::Rejected { .. } => T::LogRejected,
        Moderated::PutBack { .. } => T::LogPutBack,
        Moderated::Reworded { reason: None, .. } => T::LogReworded,
        Moderated::Reworded { reason: Some(_), .. } => T::LogRewordedWhy,
        Moderated::Merged { .. } => T::LogMerged,
        Moderated::Split { .. } => T::LogSplit,
        Moderated::Undone { .. } => T::LogUndone,
    }
}

/// What a rule of the moderation policy is called.
pub fn rule_name(rule: HidingRule) -> T {
    match rule {
        HidingRule::Insult => T::RuleInsult,
        HidingRule::PersonalData => T::RulePersonalData,
        HidingRule::Advertising => T::RuleAdvertising,
        HidingRule::OffTopic => T::RuleOffTopic,
        HidingRule::Duplicate => T::RuleDuplicate,
        HidingRule::Unlawful => T::RuleUnlawful,
        HidingRule::Other => T::RuleOther,
    }
}
