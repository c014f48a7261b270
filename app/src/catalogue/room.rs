//! The participant's room.

use crate::catalogue::texts;

texts! {
    /// The participant's room.
    RoomText = 1;

    Menu { de: "Menü", en: "Menu", ar: "القائمة" }
    TimeLeft { de: "Verbleibende Zeit", en: "Time left", ar: "الوقت المتبقي" }
    StillTime { de: "Zeit zum Fertigschreiben", en: "Time to finish", ar: "وقت لإنهاء الكتابة" }
    TimeUp { de: "Zeit um", en: "Time is up", ar: "انتهى الوقت" }
    ReturnCode { de: "Ihr Rückkehr-Code", en: "Your return code", ar: "رمز العودة الخاص بك" }
    ReturnCodeHint { de: "Mit diesem Code kommen Sie auch auf einem anderen Telefon wieder an Ihren Platz.", en: "With this code you can return to your place on another phone.", ar: "بهذا الرمز يمكنك العودة إلى مكانك من هاتف آخر." }
    NoConnection { de: "Keine Verbindung. Ihr Text bleibt hier und wird gesendet, sobald es geht.", en: "No connection. Your text stays here and is sent as soon as possible.", ar: "لا يوجد اتصال. سيبقى نصّك هنا ويُرسل حالما يصبح ذلك ممكنًا." }
    NoConnectionPlain { de: "Keine Verbindung zum Raum. Wir versuchen es weiter.", en: "No connection to the room. We keep trying.", ar: "لا يوجد اتصال بالقاعة. سنواصل المحاولة." }
    JoinAgain { de: "Neu beitreten", en: "Join again", ar: "الانضمام من جديد" }
    ReloadPage { de: "Seite neu laden", en: "Reload the page", ar: "إعادة تحميل الصفحة" }
    NotSavedYet { de: "one:1 noch nicht gespeichert|other:{n} noch nicht gespeichert", en: "one:1 not saved yet|other:{n} not saved yet", ar: "one:عنصر واحد لم يُحفظ بعد|two:عنصران لم يُحفظا بعد|few:{n} عناصر لم تُحفظ بعد|other:{n} عنصرًا لم يُحفظ بعد" }
    Saving { de: "wird gespeichert", en: "being saved", ar: "جارٍ الحفظ" }
    CardSaved { de: "Ihre Karte ist gespeichert.", en: "Your card is saved.", ar: "تم حفظ بطاقتك." }
    Understood { de: "Verstanden", en: "All right", ar: "حسنًا" }
    Cancel { de: "Abbrechen", en: "Cancel", ar: "إلغاء" }
    Save { de: "Speichern", en: "Save", ar: "حفظ" }
    Undo { de: "Rückgängig", en: "Undo", ar: "تراجع" }

    BeginsSoon { de: "Gleich geht es los.", en: "It will begin soon.", ar: "سنبدأ بعد قليل." }
    FindYourTable { de: "Wo möchten Sie sitzen?", en: "Where would you like to sit?", ar: "أين تودّ الجلوس؟" }
    ItIsOver { de: "Das VisionsCafé ist zu Ende.", en: "The VisionsCafé is over.", ar: "انتهى مقهى الرؤى." }
    RoundBefore { de: "Was die Runde davor sagte", en: "What the round before said", ar: "ما قالته الجولة السابقة" }
    MovedHere { de: "Sie sitzen jetzt an einem anderen Tisch.", en: "You now sit at another table.", ar: "أنت الآن على طاولة أخرى." }
    YouSitNowAt { de: "Sie sitzen jetzt an diesem Tisch: {table}. Ihre Karten vom letzten Tisch bleiben dort liegen.", en: "You now sit at this table: {table}. Your cards stay at the last table.", ar: "أنت الآن على هذه الطاولة: {table}. تبقى بطاقاتك على الطاولة السابقة." }

    AtTheTable { de: "Am Tisch", en: "At the table", ar: "على الطاولة" }
    ThatIsYou { de: "Sie", en: "you", ar: "أنت" }
    NamelessPeople { de: "one:Ohne Namen: eine Person|other:Ohne Namen: {n} Personen", en: "one:Without a name: one person|other:Without a name: {n} people", ar: "one:بدون اسم: شخص واحد|two:بدون اسم: شخصان|few:بدون اسم: {n} أشخاص|other:بدون اسم: {n} شخصًا" }
    ConnectedNow { de: "one:1 Person ist gerade da|other:{n} Personen sind gerade da", en: "one:1 person is here right now|other:{n} people are here right now", ar: "one:شخص واحد حاضر الآن|two:شخصان حاضران الآن|few:{n} أشخاص حاضرون الآن|other:{n} شخصًا حاضرون الآن" }
    OtherTable { de: "Anderen Tisch wählen", en: "Choose another table", ar: "اختيار طاولة أخرى" }
    ChooseTable { de: "Wählen Sie Ihren Tisch", en: "Choose your table", ar: "اختر طاولتك" }
    SitHere { de: "Hier Platz nehmen", en: "Sit here", ar: "اجلس هنا" }
    StayHere { de: "Hier sitzen bleiben", en: "Stay where I am", ar: "البقاء في مكاني" }
    YourTable { de: "Hier sitzen Sie", en: "You sit here", ar: "أنت تجلس هنا" }
    YourTableShort { de: "(Ihr Tisch)", en: "(your table)", ar: "(طاولتك)" }
    TableFull { de: "kein Platz mehr", en: "no place left", ar: "لا توجد أماكن" }
    PlacesLeft { de: "one:noch 1 Platz|other:noch {n} Plätze", en: "one:1 place left|other:{n} places left", ar: "one:مكان واحد متبقٍ|two:مكانان متبقيان|few:{n} أماكن متبقية|other:{n} مكانًا متبقيًا" }
    TableIsAssigned { de: "Ihr Tisch wird Ihnen zugeteilt. Einen Augenblick bitte.", en: "Your table will be assigned. One moment, please.", ar: "سيتم تحديد طاولتك. لحظة من فضلك." }
    Tables { de: "Tische", en: "Tables", ar: "الطاولات" }

    OnlyYouSee { de: "Nur Sie sehen das bis zum Aufdecken.", en: "Only you see this until the cards are revealed.", ar: "لا يراه غيرك حتى يتم كشف البطاقات." }
    OnlyYouAndModerators { de: "Bis zum Aufdecken sehen das nur Sie und die Moderation.", en: "Until the cards are revealed only you and the moderators see this.", ar: "حتى يتم كشف البطاقات لا يراه سواك وسوى فريق الإدارة." }
    ModeratorsFirst { de: "Die Moderation liest zuerst, dann sehen es alle am Tisch.", en: "The moderators read it first, then everybody at the table sees it.", ar: "يقرأه فريق الإدارة أولًا، ثم يراه جميع من على الطاولة." }
    WithoutNames { de: "In dieser Phase werden keine Namen gezeigt.", en: "No names are shown in this phase.", ar: "لا تظهر الأسماء في هذه المرحلة." }
    YourCards { de: "Ihre Karten", en: "Your cards", ar: "بطاقاتك" }
    CardsAtTable { de: "Karten am Tisch", en: "Cards at the table", ar: "بطاقات الطاولة" }
    Cards { de: "Karten", en: "Cards", ar: "البطاقات" }
    OthersWrote { de: "one:Am Tisch gibt es noch 1 Karte, die Sie nach dem Aufdecken sehen.|other:Am Tisch gibt es noch {n} Karten, die Sie nach dem Aufdecken sehen.", en: "one:There is 1 more card at the table that you will see when it is revealed.|other:There are {n} more cards at the table that you will see when they are revealed.", ar: "one:توجد على الطاولة بطاقة أخرى ستراها عند كشف البطاقات.|two:توجد على الطاولة بطاقتان أخريان ستراهما عند كشف البطاقات.|few:توجد على الطاولة {n} بطاقات أخرى ستراها عند كشف البطاقات.|other:توجد على الطاولة {n} بطاقة أخرى ستراها عند كشف البطاقات." }
    NoOwnCards { de: "Noch keine Karte von Ihnen", en: "No card of yours yet", ar: "لا توجد بطاقة لك بعد" }
    NoOwnCardsHint { de: "Schreiben Sie unten eine Idee und tippen Sie auf Senden. Dann liegt sie hier.", en: "Write an idea below and tap send. Then it lies here.", ar: "اكتب فكرة في الأسفل واضغط إرسال، فتظهر هنا." }

    YourCard { de: "Ihre Karte", en: "Your card", ar: "بطاقتك" }
    YourIdea { de: "Ihre Idee …", en: "Your idea …", ar: "فكرتك …" }
    SendCard { de: "Karte senden", en: "Send the card", ar: "إرسال البطاقة" }
    WhatDoYouWrite { de: "Was schreiben Sie?", en: "What are you writing?", ar: "ماذا تكتب؟" }
    WrittenIn { de: "Geschrieben auf", en: "Written in", ar: "لغة الكتابة" }
    Under { de: "unter:", en: "under:", ar: "تحت:" }
    DerivedFrom { de: "aus:", en: "from:", ar: "من:" }
    LetGo { de: "Nicht damit verbinden", en: "Do not connect with it", ar: "عدم الربط به" }
    Discard { de: "Verwerfen", en: "Discard", ar: "تجاهل" }
    CharactersOf { de: "{n} von {max} Zeichen", en: "{n} of {max} characters", ar: "{n} من {max} حرفًا" }
    CharactersLong { de: "{n} Zeichen. Kürzer liest sich leichter; möglich sind {max}.", en: "{n} characters. Shorter is easier to read; {max} are possible.", ar: "{n} حرفًا. الأقصر أسهل قراءة، والحد الأقصى {max}." }
    TimeIsUpStill { de: "Die Zeit ist um. Noch", en: "Time is up. For another", ar: "انتهى الوقت. أمامك" }
    TimeIsUpFinish { de: "können Sie Ihren Satz fertig schreiben.", en: "you can finish your sentence.", ar: "لإنهاء جملتك." }
    LateHint { de: "Die Zeit ist um. Was Sie jetzt senden, legt die Moderation zu den späten Karten. Es geht nicht verloren.", en: "Time is up. What you send now goes to the moderators as a late card. It is not lost.", ar: "انتهى الوقت. ما ترسله الآن يصل إلى فريق الإدارة كبطاقة متأخرة، ولن يضيع." }
    BackToBox { de: "Noch einmal bearbeiten", en: "Edit again", ar: "تعديل مرة أخرى" }
    YouArePaused { de: "Die Moderation hat Ihren Platz pausiert. Bitte sprechen Sie sie an. Ihr Text bleibt hier.", en: "The moderators have paused your seat. Please talk to them. Your text stays here.", ar: "أوقف فريق الإدارة مشاركتك مؤقتًا. يرجى التحدث معهم. سيبقى نصّك هنا." }
    RoomIsLocked { de: "Gerade hört der ganze Raum zu. Gleich geht es weiter. Ihr Text bleibt hier.", en: "The whole room is listening. It goes on soon. Your text stays here.", ar: "القاعة كلها تستمع الآن. سنتابع بعد قليل. سيبقى نصّك هنا." }
    TableIsLocked { de: "Der Tisch ist kurz gesperrt. Gleich geht es weiter. Ihr Text bleibt hier.", en: "The table is locked for a moment. It goes on soon. Your text stays here.", ar: "الطاولة مقفلة لحظة. سنتابع بعد قليل. سيبقى نصّك هنا." }

    Story { de: "Geschichte", en: "Story", ar: "القصة" }
    StoriesOfAll { de: "Alle Karten und ihre Geschichten", en: "All cards and their stories", ar: "كل البطاقات وقصصها" }
    ByYou { de: "von Ihnen", en: "by you", ar: "منك" }
    ReadAll { de: "Ganz lesen", en: "Read all", ar: "قراءة الكل" }
    ReadLess { de: "Weniger zeigen", en: "Show less", ar: "عرض أقل" }
    BeingChecked { de: "wird noch geprüft", en: "still being checked", ar: "قيد المراجعة" }
    LateWaiting { de: "kam nach dem Ende der Zeit und liegt bei der Moderation", en: "came after time was up and is with the moderators", ar: "وصلت بعد انتهاء الوقت وهي لدى فريق الإدارة" }
    HiddenByModeration { de: "Von der Moderation ausgeblendet.", en: "Hidden by the moderators.", ar: "أخفاها فريق الإدارة." }
    Reason { de: "Grund:", en: "Reason:", ar: "السبب:" }
    TextIsKept { de: "Ihr Text bleibt gespeichert.", en: "Your text is kept.", ar: "نصّك محفوظ." }
    CardIsLocked { de: "gesperrt", en: "locked", ar: "مقفلة" }
    SupportLabel { de: "Unterstützen, bisher {n}", en: "Support, {n} so far", ar: "دعم، حتى الآن {n}" }
    SupportedBy { de: "one:1 Person unterstützt das|other:{n} unterstützen das", en: "one:1 person supports this|other:{n} support this", ar: "one:يدعمه شخص واحد|two:يدعمه شخصان|few:يدعمه {n} أشخاص|other:يدعمه {n} شخصًا" }
    MoreAboutCard { de: "Mehr zu dieser Karte", en: "More about this card", ar: "المزيد عن هذه البطاقة" }
    Change { de: "Ändern", en: "Change", ar: "تعديل" }
    ChangeCard { de: "Karte ändern", en: "Change the card", ar: "تعديل البطاقة" }
    StandsNow { de: "So steht es jetzt:", en: "This is how it reads now:", ar: "النص الحالي:" }
    Withdraw { de: "Zurückziehen", en: "Withdraw", ar: "سحب" }
    WithdrawAsk { de: "Diese Karte zurückziehen?", en: "Withdraw this card?", ar: "هل تريد سحب هذه البطاقة؟" }
    WithdrawHint { de: "Sie verschwindet für alle. Direkt danach können Sie das rückgängig machen.", en: "It disappears for everybody. Right afterwards you can undo this.", ar: "ستختفي عند الجميع. يمكنك التراجع بعد ذلك مباشرة." }
    WithdrawnDone { de: "Die Karte ist zurückgezogen.", en: "The card is withdrawn.", ar: "تم سحب البطاقة." }

    Comments { de: "Kommentare", en: "Comments", ar: "التعليقات" }
    CommentsLabel { de: "Kommentare, {n}", en: "Comments, {n}", ar: "التعليقات، {n}" }
    YourComment { de: "Ihr Kommentar", en: "Your comment", ar: "تعليقك" }
    SendComment { de: "Kommentar senden", en: "Send the comment", ar: "إرسال التعليق" }
    WithdrawComment { de: "Kommentar zurückziehen", en: "Withdraw the comment", ar: "سحب التعليق" }
    WithdrawCommentAsk { de: "Diesen Kommentar zurückziehen?", en: "Withdraw this comment?", ar: "هل تريد سحب هذا التعليق؟" }
    CommentBeingChecked { de: "Ihr Kommentar wird noch geprüft.", en: "Your comment is still being checked.", ar: "تعليقك قيد المراجعة." }
    JustNow { de: "gerade eben", en: "just now", ar: "الآن" }
    MinutesAgo { de: "one:vor 1 Minute|other:vor {n} Minuten", en: "one:1 minute ago|other:{n} minutes ago", ar: "one:قبل دقيقة|two:قبل دقيقتين|few:قبل {n} دقائق|other:قبل {n} دقيقة" }

    OrderHint { de: "Tippen Sie eine Karte an, dann eine zweite, die dazu passt.", en: "Tap a card, then a second one that belongs to it.", ar: "اضغط على بطاقة، ثم على بطاقة أخرى تناسبها." }
    NothingToOrder { de: "Noch keine Karten", en: "No cards yet", ar: "لا توجد بطاقات بعد" }
    NothingToOrderHint { de: "Hier liegen die Karten Ihres Tisches, sobald es welche gibt.", en: "The cards of your table lie here as soon as there are any.", ar: "ستظهر هنا بطاقات طاولتك." }
    SomebodyOrders { de: "Jemand ordnet gerade …", en: "Somebody is ordering …", ar: "شخص ما يرتّب الآن …" }
    Orders { de: "ordnet gerade …", en: "is ordering …", ar: "يرتّب الآن …" }
    Selection { de: "Auswahl", en: "Selection", ar: "الاختيار" }
    TapTheSecond { de: "Tippen Sie die zweite Karte an.", en: "Tap the second card.", ar: "اضغط على البطاقة الثانية." }
    Picked { de: "one:1 gewählt|other:{n} gewählt", en: "one:1 chosen|other:{n} chosen", ar: "one:تم اختيار واحدة|two:تم اختيار اثنتين|few:تم اختيار {n}|other:تم اختيار {n}" }
    PutTogether { de: "Zusammenlegen", en: "Put together", ar: "ضمّ معًا" }
    LetGoOfAll { de: "Auswahl aufheben", en: "Clear the selection", ar: "إلغاء الاختيار" }
    JoinedDone { de: "Das liegt jetzt zusammen.", en: "These are together now.", ar: "أصبحت معًا الآن." }
    NotNamedYet { de: "Noch ohne Namen", en: "No name yet", ar: "بدون اسم بعد" }
    NameThis { de: "Name geben", en: "Give a name", ar: "إعطاء اسم" }
    NamedDone { de: "Der Name ist gespeichert.", en: "The name is saved.", ar: "تم حفظ الاسم." }
    WhatIsItCalled { de: "Wie heißt das zusammen?", en: "What is this called together?", ar: "ما اسم هذه المجموعة؟" }
    CardCount { de: "one:1 Karte|other:{n} Karten", en: "one:1 card|other:{n} cards", ar: "one:بطاقة واحدة|two:بطاقتان|few:{n} بطاقات|other:{n} بطاقة" }
    PileOf { de: "one:Stapel mit 1 Karte|other:Stapel mit {n} Karten", en: "one:pile of 1 card|other:pile of {n} cards", ar: "one:مجموعة من بطاقة واحدة|two:مجموعة من بطاقتين|few:مجموعة من {n} بطاقات|other:مجموعة من {n} بطاقة" }
    ShowCards { de: "Karten zeigen", en: "Show the cards", ar: "عرض البطاقات" }
    HideCards { de: "Karten einklappen", en: "Fold the cards", ar: "طيّ البطاقات" }
    MoreAboutPile { de: "Mehr zu diesem Stapel", en: "More about this pile", ar: "المزيد عن هذه المجموعة" }
    TakeApart { de: "Wieder auseinandernehmen", en: "Take apart again", ar: "فصلها من جديد" }
    TakenApartDone { de: "Die Karten liegen wieder einzeln.", en: "The cards lie on their own again.", ar: "البطاقات منفصلة من جديد." }
    TakeOut { de: "Herausnehmen", en: "Take out", ar: "إخراج" }
    TakenOutDone { de: "Die Karte liegt wieder einzeln.", en: "The card lies on its own again.", ar: "البطاقة منفصلة من جديد." }

    GoalsAndMeasures { de: "Ziele und Maßnahmen", en: "Goals and measures", ar: "الأهداف والإجراءات" }
    NoGoals { de: "Noch keine Ziele", en: "No goals yet", ar: "لا توجد أهداف بعد" }
    NoGoalsHint { de: "Beginnen Sie unten mit einem Oberziel: Was soll in einigen Jahren anders sein?", en: "Begin below with a main goal: what should be different in a few years?", ar: "ابدأ في الأسفل بهدف رئيسي: ما الذي يجب أن يتغيّر خلال بضع سنوات؟" }
    NotPlacedYet { de: "Noch nicht eingeordnet", en: "Not placed yet", ar: "لم يتم تصنيفها بعد" }
    GoalBelow { de: "Ziel darunter", en: "Goal below this", ar: "هدف تحته" }
    MeasureBelow { de: "Maßnahme darunter", en: "Measure below this", ar: "إجراء تحته" }
    Place { de: "Einordnen", en: "Place", ar: "تصنيف" }
    WhichMainGoal { de: "Unter welches Oberziel?", en: "Under which main goal?", ar: "تحت أي هدف رئيسي؟" }
    WhichGoal { de: "Unter welches Ziel?", en: "Under which goal?", ar: "تحت أي هدف؟" }
    NoMainGoalYet { de: "Es gibt noch kein Oberziel.", en: "There is no main goal yet.", ar: "لا يوجد هدف رئيسي بعد." }
    NoGoalYet { de: "Es gibt noch kein Ziel.", en: "There is no goal yet.", ar: "لا يوجد هدف بعد." }
    OnItsOwn { de: "Für sich stehen lassen", en: "Leave it on its own", ar: "تركه منفردًا" }
    HungDone { de: "Eingeordnet.", en: "Placed.", ar: "تم التصنيف." }
    WhatWeCollected { de: "Was wir gesammelt haben", en: "What we collected", ar: "ما جمعناه" }
    DeriveHint { de: "Welches Ziel ergibt sich daraus? Tippen Sie auf „Daraus ein Ziel ableiten“ und schreiben Sie es unten.", en: "Which goal follows from this? Tap “Derive a goal” and write it below.", ar: "ما الهدف الذي ينتج عن ذلك؟ اضغط «اشتقاق هدف» واكتبه في الأسفل." }
    DeriveFromThis { de: "Daraus ein Ziel ableiten", en: "Derive a goal", ar: "اشتقاق هدف" }

    NothingHere { de: "Hier liegt noch nichts", en: "Nothing here yet", ar: "لا يوجد شيء هنا بعد" }
    NothingHereHint { de: "Karten, die dieser Tisch schreibt, erscheinen hier.", en: "Cards this table writes appear here.", ar: "ستظهر هنا بطاقات هذه الطاولة." }
    Proposal { de: "Vorschlag des Tisches ansehen", en: "See the table's proposal", ar: "عرض اقتراح الطاولة" }
    FromVisitors { de: "Ansehen, was andere Tische hier gelassen haben", en: "See what other tables left here", ar: "عرض ما تركته الطاولات الأخرى هنا" }
    HarvestHint { de: "Markieren Sie gemeinsam, was Ihr Tisch weitergibt.", en: "Mark together what your table hands over.", ar: "حدّدوا معًا ما تسلّمه طاولتكم." }
    NothingHanded { de: "Noch nichts markiert", en: "Nothing marked yet", ar: "لم يُحدَّد شيء بعد" }
    HandedOver { de: "one:1 markiert|other:{n} markiert", en: "one:1 marked|other:{n} marked", ar: "one:تم تحديد عنصر واحد|two:تم تحديد عنصرين|few:تم تحديد {n} عناصر|other:تم تحديد {n} عنصرًا" }
    WeHandThisOver { de: "Das geben wir weiter", en: "We hand this over", ar: "نسلّم هذا" }
    ThankYou { de: "Danke, dass Sie dabei waren.", en: "Thank you for taking part.", ar: "شكرًا لمشاركتك." }
    YouWrote { de: "one:Von Ihnen stammt 1 Karte.|other:Von Ihnen stammen {n} Karten.", en: "one:1 card is yours.|other:{n} cards are yours.", ar: "one:لك بطاقة واحدة.|two:لك بطاقتان.|few:لك {n} بطاقات.|other:لك {n} بطاقة." }
    WhatHappensNow { de: "Was die Tische weitergeben, geht mit Ihrem Wortlaut an die Stadt.", en: "What the tables hand over goes to the city in your own words.", ar: "ما تسلّمه الطاولات يصل إلى البلدية بكلماتكم." }
    MinutesSoon { de: "Das Protokoll gibt es, sobald die Moderation das VisionsCafé abschließt.", en: "The minutes are there as soon as the moderators close the VisionsCafé.", ar: "سيتوفر المحضر حالما يختتم فريق الإدارة اللقاء." }
    ReadMinutes { de: "Protokoll lesen", en: "Read the minutes", ar: "قراءة المحضر" }

    PollOpen { de: "Eine Abstimmung läuft:", en: "A poll is open:", ar: "هناك تصويت جارٍ:" }
    PollVoted { de: "Sie haben abgestimmt:", en: "You have voted:", ar: "لقد صوّتَّ:" }
    PollVote { de: "Abstimmen", en: "Vote", ar: "التصويت" }
    PollLook { de: "Ansehen", en: "Look", ar: "عرض" }
    PollResults { de: "Ergebnisse der Abstimmungen", en: "Results of the polls", ar: "نتائج التصويتات" }

    FloorOfTable { de: "Redeliste am Tisch", en: "Speakers at the table", ar: "قائمة المتحدثين على الطاولة" }
    FloorOfRoom { de: "Redeliste im Raum", en: "Speakers in the room", ar: "قائمة المتحدثين في القاعة" }
    Speaks { de: "Es spricht:", en: "Speaking:", ar: "المتحدث الآن:" }
    NobodySpeaks { de: "Gerade spricht niemand.", en: "Nobody is speaking.", ar: "لا أحد يتحدث الآن." }
    YouSpeak { de: "Sie haben das Wort.", en: "You have the floor.", ar: "الكلمة لك." }
    YouAreNext { de: "Sie sind als Nächstes dran.", en: "You are next.", ar: "دورك هو التالي." }
    BeforeYou { de: "one:Vor Ihnen ist noch eine Person dran.|other:Vor Ihnen sind noch {n} Personen dran.", en: "one:One person speaks before you.|other:{n} people speak before you.", ar: "one:قبلك شخص واحد.|two:قبلك شخصان.|few:قبلك {n} أشخاص.|other:قبلك {n} شخصًا." }
    PeopleWait { de: "one:Eine Person wartet.|other:{n} Personen warten.", en: "one:One person is waiting.|other:{n} people are waiting.", ar: "one:شخص واحد ينتظر.|two:شخصان ينتظران.|few:{n} أشخاص ينتظرون.|other:{n} شخصًا ينتظرون." }
    WantToSpeak { de: "Ich möchte sprechen", en: "I would like to speak", ar: "أريد الكلام" }
    RatherNot { de: "Doch nicht", en: "Rather not", ar: "إلغاء الطلب" }
    SpokenOut { de: "Ich bin fertig", en: "I have finished", ar: "انتهيت" }
    NextSpeaker { de: "Nächste Person", en: "Next person", ar: "الشخص التالي" }
    EndSpeech { de: "Rede beenden", en: "End the speech", ar: "إنهاء الكلمة" }
    OpenFloor { de: "Redeliste öffnen", en: "Open the list of speakers", ar: "فتح قائمة المتحدثين" }
    CloseFloor { de: "Redeliste schließen", en: "Close the list of speakers", ar: "إغلاق قائمة المتحدثين" }

    NoticeSpoken { de: "Zu einem Ihrer Beiträge gibt es eine Nachricht.", en: "There is a message about one of your contributions.", ar: "هناك رسالة بشأن إحدى مساهماتك." }
    CardWasHidden { de: "Die Moderation hat Ihre Karte ausgeblendet:", en: "The moderators have hidden your card:", ar: "أخفى فريق الإدارة بطاقتك:" }
    CommentWasHidden { de: "Die Moderation hat Ihren Kommentar ausgeblendet zur Karte:", en: "The moderators have hidden your comment on the card:", ar: "أخفى فريق الإدارة تعليقك على البطاقة:" }
    CardWasRestored { de: "Ihre Karte ist wieder zu sehen:", en: "Your card can be seen again:", ar: "أصبحت بطاقتك ظاهرة من جديد:" }
    CommentWasRestored { de: "Ihr Kommentar ist wieder zu sehen zur Karte:", en: "Your comment can be seen again on the card:", ar: "أصبح تعليقك ظاهرًا من جديد على البطاقة:" }
    LateWasAdmitted { de: "Ihre späte Karte liegt jetzt bei den anderen:", en: "Your late card now lies with the others:", ar: "بطاقتك المتأخرة أصبحت مع البقية:" }
    LateWasDeclined { de: "Ihre späte Karte wurde nicht aufgenommen:", en: "Your late card was not taken in:", ar: "لم تُقبل بطاقتك المتأخرة:" }
    CardWasRejected { de: "Ihre Karte wurde offen abgelehnt:", en: "Your card was turned down openly:", ar: "رُفضت بطاقتك علنًا:" }
    CardWasPutBack { de: "Ihre Karte liegt wieder auf dem Tisch:", en: "Your card lies on the table again:", ar: "عادت بطاقتك إلى الطاولة:" }
    CardWasReworded { de: "Ihre Karte wurde umformuliert:", en: "Your card was put in other words:", ar: "أُعيدت صياغة بطاقتك:" }
    CardWasMerged { de: "Ihre Karte wurde mit anderen zusammengefasst:", en: "Your card was merged with others:", ar: "دُمجت بطاقتك مع بطاقات أخرى:" }
    CardWasSplit { de: "Ihre Karte wurde aufgeteilt:", en: "Your card was split:", ar: "قُسّمت بطاقتك:" }
    CardChangeUndone { de: "Eine Änderung an Ihrer Karte wurde zurückgenommen:", en: "A change to your card was taken back:", ar: "تم التراجع عن تغيير في بطاقتك:" }

    UndoMine { de: "Meinen letzten Schritt zurücknehmen", en: "Undo my last step", ar: "التراجع عن خطوتي الأخيرة" }
    UndoTable { de: "Letzten Schritt des Tisches zurücknehmen", en: "Undo the table's last step", ar: "التراجع عن آخر خطوة للطاولة" }
    LockTable { de: "Tisch sperren", en: "Lock the table", ar: "قفل الطاولة" }
    UnlockTable { de: "Tisch freigeben", en: "Unlock the table", ar: "فتح الطاولة" }
    SummaryTitle { de: "Ergebnis dieser Runde", en: "What this round found", ar: "نتيجة هذه الجولة" }
    SummaryHint { de: "Zwei, drei Sätze für die Menschen, die als Nächste an diesen Tisch kommen.", en: "Two or three sentences for those who come to this table next.", ar: "جملتان أو ثلاث لمن سيأتي إلى هذه الطاولة بعدكم." }
    SummarySaved { de: "Das Ergebnis ist gespeichert.", en: "The result is saved.", ar: "تم حفظ النتيجة." }
}
