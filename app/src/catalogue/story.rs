//! A card's story, the trace of moderation, and the rules by which something is hidden.

use domain::Role;
use domain::story::Done;
use domain::trace::{Taken, Traced};
use domain::workshop::HidingRule;

use crate::catalogue::{StoryText as T, texts};

texts! {
    /// Words of the pages about lineage and moderation.
    StoryText = 7;

    // All cards of a workshop.
    AllCards { de: "Alle Karten", en: "All cards", ar: "كل البطاقات" }
    AllCardsLead { de: "Zu jeder Karte gibt es eine Seite: woher sie kommt, was mit ihr geschah und was daraus wurde.", en: "Every card has a page: where it comes from, what happened to it and what became of it.", ar: "لكل بطاقة صفحة: من أين جاءت، وماذا حدث لها، وماذا نتج عنها." }
    NoCards { de: "Hier liegt noch keine Karte", en: "No card here yet", ar: "لا توجد بطاقات بعد" }
    NoCardsHint { de: "Sobald etwas geschrieben und für Sie zu sehen ist, steht es hier.", en: "As soon as something is written that you may see, it stands here.", ar: "حالما يُكتب شيء يمكنك رؤيته سيظهر هنا." }
    OnTheTable { de: "Auf dem Tisch", en: "On the table", ar: "على الطاولة" }
    SetAside { de: "Beiseitegelegt", en: "Set aside", ar: "ما وُضع جانبًا" }

    // The page of one card.
    Story { de: "Geschichte", en: "Story", ar: "القصة" }
    StoryOf { de: "Geschichte der Karte: {text}", en: "Story of the card: {text}", ar: "قصة البطاقة: {text}" }
    StoryHeading { de: "Die Geschichte dieser Karte", en: "The story of this card", ar: "قصة هذه البطاقة" }
    ComesFrom { de: "Woher sie kommt", en: "Where it comes from", ar: "من أين جاءت" }
    WrittenHere { de: "Sie wurde neu geschrieben und kommt aus keiner anderen Karte.", en: "It was written afresh and comes from no other card.", ar: "كُتبت من جديد ولم تأتِ من بطاقة أخرى." }
    DerivedFrom { de: "Abgeleitet aus:", en: "Derived from:", ar: "استُخلصت من:" }
    DerivedFromPile { de: "Abgeleitet aus dem Stapel „{name}“:", en: "Derived from the pile “{name}”:", ar: "استُخلصت من المجموعة «{name}»:" }
    MergedFrom { de: "Zusammengefasst aus:", en: "Merged from:", ar: "دُمجت من:" }
    SplitFrom { de: "Aufgeteilt aus:", en: "Split from:", ar: "قُسّمت من:" }
    MoreHidden { de: "Und aus etwas, das Sie nicht sehen können.", en: "And from something you cannot see.", ar: "ومن شيء لا يمكنك رؤيته." }
    Became { de: "Was daraus wurde", en: "What became of it", ar: "ماذا نتج عنها" }
    BecameNothing { de: "Daraus ist noch nichts Weiteres entstanden.", en: "Nothing further has come of it yet.", ar: "لم ينتج عنها شيء آخر بعد." }
    BecameDerived { de: "Daraus abgeleitet", en: "Derived from it", ar: "استُخلص منها" }
    BecameMerged { de: "Zusammengefasst zu", en: "Merged into", ar: "دُمجت في" }
    BecameSplit { de: "Teil davon", en: "Part of it", ar: "جزء منها" }
    Under { de: "Gehört unter", en: "Belongs under", ar: "تحت" }
    Below { de: "Darunter hängt", en: "Below it", ar: "يندرج تحتها" }
    InPile { de: "Liegt im Stapel", en: "Lies in the pile", ar: "موجودة في المجموعة" }
    HandedOver { de: "Der Tisch gibt sie weiter.", en: "The table hands it over.", ar: "تسلّمها الطاولة." }
    SupportedBy { de: "one:von einer Person unterstützt|other:von {n} Personen unterstützt", en: "one:supported by one person|other:supported by {n} people", ar: "zero:لا يدعمها أحد|one:يدعمها شخص واحد|two:يدعمها شخصان|few:يدعمها {n} أشخاص|many:يدعمها {n} شخصًا|other:يدعمها {n} شخص" }
    Happened { de: "Was mit ihr geschah", en: "What happened to it", ar: "ماذا حدث لها" }
    Reason { de: "Grund:", en: "Reason:", ar: "السبب:" }
    Rule { de: "Regel:", en: "Rule:", ar: "القاعدة:" }
    WasWritten { de: "Geschrieben", en: "Written", ar: "كُتبت" }
    WasWrittenIn { de: "Geschrieben in der Phase „{phase}“", en: "Written in the phase “{phase}”", ar: "كُتبت في مرحلة «{phase}»" }
    WasLate { de: "Sie kam, als die Zeit schon um war.", en: "It came when time was up.", ar: "وصلت بعد انتهاء الوقت." }
    Reworded { de: "Umformuliert", en: "Reworded", ar: "أُعيدت صياغتها" }
    Before { de: "Vorher:", en: "Before:", ar: "قبل ذلك:" }
    BeforeNotShown { de: "Der frühere Text ist für Sie nicht zu sehen.", en: "The words before are not for you to see.", ar: "النص السابق غير متاح لك." }
    WasMerged { de: "Mit anderen Karten zusammengefasst", en: "Merged with other cards", ar: "دُمجت مع بطاقات أخرى" }
    WasSplit { de: "In mehrere Karten aufgeteilt", en: "Split into several cards", ar: "قُسّمت إلى عدة بطاقات" }
    WasRejected { de: "Offen abgelehnt", en: "Turned down openly", ar: "رُفضت علنًا" }
    DoneApproved { de: "Freigegeben", en: "Let through", ar: "تمت الموافقة عليها" }
    DoneHidden { de: "Ausgeblendet", en: "Hidden", ar: "أُخفيت" }
    DoneRestored { de: "Wieder gezeigt", en: "Shown again", ar: "أُظهرت من جديد" }
    DoneLateAdmitted { de: "Verspätet aufgenommen", en: "Admitted late", ar: "قُبلت متأخرة" }
    DoneLateDeclined { de: "Verspätet, nicht aufgenommen", en: "Late, not admitted", ar: "متأخرة ولم تُقبل" }
    DoneLocked { de: "Gesperrt", en: "Locked", ar: "أُقفلت" }
    DoneUnlocked { de: "Entsperrt", en: "Unlocked", ar: "فُتح قفلها" }
    DonePutBack { de: "Zurück auf den Tisch gelegt", en: "Put back on the table", ar: "أُعيدت إلى الطاولة" }
    ByAuthor { de: "durch die Person, die sie schrieb", en: "by whoever wrote it", ar: "من قِبل كاتبها" }
    ByHost { de: "durch die Gastgeber:in des Tisches", en: "by the table's host", ar: "من قِبل مضيف الطاولة" }
    ByInterpreter { de: "durch die Sprachmittlung", en: "by an interpreter", ar: "من قِبل وسيط لغوي" }
    ByFacilitator { de: "durch die Moderation", en: "by the moderators", ar: "من قِبل فريق الإدارة" }
    YourCard { de: "Ihre Karte", en: "Your card", ar: "بطاقتك" }
    OnlyYours { de: "Diese Karte sehen die anderen gerade nicht.", en: "The others do not see this card now.", ar: "لا يرى الآخرون هذه البطاقة حاليًا." }

    // What can be done with it.
    WhatToDo { de: "Was Sie damit tun können", en: "What you can do with it", ar: "ما يمكنك فعله بها" }
    NotInThisPhase { de: "Umformulieren, aufteilen, zusammenfassen und ablehnen geht in einer Phase, in der geordnet wird.", en: "Rewording, splitting, merging and turning down are possible in a phase for ordering.", ar: "إعادة الصياغة والتقسيم والدمج والرفض متاحة في مرحلة الترتيب." }
    Done { de: "Gespeichert. So sieht es jetzt aus.", en: "Saved. This is how things stand now.", ar: "تم الحفظ. هذا هو الوضع الآن." }
    Reword { de: "Umformulieren", en: "Reword", ar: "إعادة الصياغة" }
    RewordHint { de: "Der alte Text bleibt in der Geschichte stehen. Wer die Karte schrieb, bleibt genannt.", en: "The old words stay in the story. The author stays named.", ar: "يبقى النص القديم في القصة، ويبقى اسم الكاتب." }
    NewWords { de: "Neuer Text", en: "New words", ar: "النص الجديد" }
    OptionalReason { de: "Grund (darf leer bleiben)", en: "Reason (may stay empty)", ar: "السبب (يمكن تركه فارغًا)" }
    OpenReason { de: "Grund (das lesen alle, die die Karte sehen)", en: "Reason (read by all who see the card)", ar: "السبب (يقرؤه كل من يرى البطاقة)" }
    Split { de: "Aufteilen", en: "Split", ar: "تقسيم" }
    SplitHint { de: "Für Karten, die mehreres sagen: ein Gedanke je Feld, mindestens zwei. Die Karte wird beiseitegelegt.", en: "For cards that say several things: one thought per box, at least two. The card is set aside.", ar: "للبطاقات التي تقول أكثر من شيء: فكرة في كل خانة، اثنتان على الأقل. تُوضع البطاقة جانبًا." }
    Part { de: "Teil {n}", en: "Part {n}", ar: "الجزء {n}" }
    Merge { de: "Mit anderen zusammenfassen", en: "Merge with others", ar: "دمج مع أخرى" }
    MergeHint { de: "Aus mehreren Karten wird eine, die dasselbe sagt. Die alten werden beiseitegelegt und bleiben lesbar.", en: "Several cards become one that says the same. The old ones are set aside and stay readable.", ar: "تصبح عدة بطاقات واحدة تقول الشيء نفسه. تُوضع القديمة جانبًا وتبقى مقروءة." }
    MergeWith { de: "Womit?", en: "With what?", ar: "مع ماذا؟" }
    Pile { de: "Stapel: {name}", en: "Pile: {name}", ar: "مجموعة: {name}" }
    MergeButton { de: "Zusammenfassen", en: "Merge", ar: "دمج" }
    Derive { de: "Etwas daraus ableiten", en: "Derive something from it", ar: "استخلاص شيء منها" }
    DeriveHint { de: "Es entsteht eine neue Karte. Diese hier bleibt liegen, und die neue weiß, woher sie kommt.", en: "A new card is made. This one stays, and the new one knows where it comes from.", ar: "تُنشأ بطاقة جديدة، وتبقى هذه في مكانها، وتعرف الجديدة من أين جاءت." }
    DeriveAs { de: "Was soll daraus werden?", en: "What shall it become?", ar: "ماذا ستصبح؟" }
    DeriveButton { de: "Karte anlegen", en: "Make the card", ar: "إنشاء البطاقة" }
    Reject { de: "Offen ablehnen", en: "Turn down openly", ar: "رفض علني" }
    RejectHint { de: "Die Karte wird mit Ihrem Grund beiseitegelegt und bleibt lesbar. Was gegen die Regeln verstößt, blenden Sie stattdessen aus.", en: "The card is set aside with your reason and stays readable. What breaks the rules is hidden instead.", ar: "تُوضع البطاقة جانبًا مع السبب وتبقى مقروءة. أما ما يخالف القواعد فيُخفى بدلًا من ذلك." }
    PutBack { de: "Zurück auf den Tisch legen", en: "Put back on the table", ar: "إعادة إلى الطاولة" }
    Comments { de: "Kommentare", en: "Comments", ar: "التعليقات" }
    CommentFor { de: "Für jemanden einen Kommentar aufschreiben", en: "Write down a comment for somebody", ar: "كتابة تعليق نيابةً عن شخص" }
    CommentForHint { de: "Alle lesen, dass der Kommentar für jemanden aufgeschrieben wurde und durch wen. Schreiben Sie keine Namen hinein.", en: "All read that the comment was written down for somebody, and by whom. Please put no names into it.", ar: "يقرأ الجميع أن التعليق كُتب نيابةً عن شخص ومن كتبه. لا تذكر فيه أسماء من فضلك." }
    CommentForText { de: "Der Kommentar", en: "The comment", ar: "التعليق" }
    CommentForButton { de: "Kommentar dazulegen", en: "Add the comment", ar: "إضافة التعليق" }
    WrittenIn { de: "Sprache des Textes", en: "Language of the text", ar: "لغة النص" }
    BackToRoom { de: "Zum Tisch", en: "To the table", ar: "إلى الطاولة" }
    BackToConsole { de: "Zur Konsole", en: "To the console", ar: "إلى لوحة التحكم" }

    // The trace.
    TraceHeading { de: "Spur der Moderation", en: "Trace of moderation", ar: "سجل الإدارة" }
    TraceLead { de: "Was weggenommen wurde, steht hier ohne seinen Inhalt und ohne Namen: wann, an welchem Tisch, nach welcher Regel. So kann niemand unbemerkt etwas verschwinden lassen.", en: "What was taken away stands here without its content and without names: when, at which table, under which rule. So nothing can disappear unnoticed.", ar: "ما أُزيل مدوَّن هنا دون محتواه ودون أسماء: متى، وعلى أي طاولة، ووفق أي قاعدة. هكذا لا يختفي شيء دون أن يُلاحَظ." }
    TraceEmpty { de: "Bisher wurde nichts weggenommen", en: "Nothing has been taken away so far", ar: "لم يُزَل شيء حتى الآن" }
    TraceEmptyHint { de: "Blendet die Moderation etwas aus oder lehnt es ab, steht es hier.", en: "Whatever the moderators hide or turn down stands here.", ar: "كل ما يخفيه فريق الإدارة أو يرفضه يظهر هنا." }
    TracedCardHidden { de: "Karte ausgeblendet", en: "Card hidden", ar: "أُخفيت بطاقة" }
    TracedCommentHidden { de: "Kommentar ausgeblendet", en: "Comment hidden", ar: "أُخفي تعليق" }
    TracedDeclined { de: "Verspätete Karte nicht aufgenommen", en: "Late card not admitted", ar: "لم تُقبل بطاقة متأخرة" }
    TracedRejected { de: "Karte offen abgelehnt", en: "Card turned down openly", ar: "رُفضت بطاقة علنًا" }
    NoRule { de: "Keine: Sie bleibt mit dem Grund am Tisch lesbar.", en: "None: it stays readable at its table, with the reason.", ar: "لا شيء: تبقى مقروءة على طاولتها مع السبب." }
    BackAt { de: "Seit {time} wieder zu sehen", en: "Seen again since {time}", ar: "ظاهرة من جديد منذ {time}" }
    ReadPolicy { de: "Die Regeln der Moderation", en: "The rules of moderation", ar: "قواعد الإدارة" }

    // The rules.
    PolicyHeading { de: "Regeln der Moderation", en: "Rules of moderation", ar: "قواعد الإدارة" }
    PolicyLead { de: "Im VisionsCafé darf jede Meinung gesagt werden. Nur nach einer dieser Regeln kann die Moderation etwas ausblenden.", en: "In the VisionsCafé every opinion may be said. Only under one of these rules can the moderators hide something.", ar: "في مقهى الرؤى يمكن قول أي رأي. ولا يجوز لفريق الإدارة إخفاء شيء إلا وفق إحدى هذه القواعد." }
    PolicyHow { de: "So geht das vor sich", en: "How it is done", ar: "كيف يتم ذلك" }
    PolicyReason { de: "Wer etwas ausblendet, nennt eine Regel und einen Grund. Den Grund liest, wer es geschrieben hat.", en: "Whoever hides something names a rule and a reason. The author reads the reason.", ar: "من يُخفي شيئًا يذكر القاعدة والسبب. ويقرأ الكاتب السبب." }
    PolicyTrace { de: "Für alle sichtbar bleibt eine Spur: dass etwas ausgeblendet wurde, wann und nach welcher Regel, aber nicht was.", en: "A trace stays for all to see: that something was hidden, when and under which rule, but not what.", ar: "يبقى أثر يراه الجميع: أن شيئًا أُخفي ومتى ووفق أي قاعدة، ولكن ليس ما هو." }
    PolicyBack { de: "Nichts wird gelöscht: Die Moderation kann es wieder zeigen. Fragen Sie sie, wenn Sie nicht einverstanden sind.", en: "Nothing is deleted: the moderators can show it again. Ask them if you do not agree.", ar: "لا يُحذف شيء: يمكن لفريق الإدارة إظهاره من جديد. تحدثوا معهم إن لم توافقوا." }
    PolicyReject { de: "Etwas offen ablehnen ist etwas anderes: Dann bleibt es am Tisch lesbar, und der Grund steht für alle dabei.", en: "Turning something down openly is different: it stays readable at the table, and all read the reason.", ar: "الرفض العلني أمر مختلف: يبقى النص مقروءًا على الطاولة مع السبب ليراه الجميع." }
    PolicyInsult { de: "Der Text beschimpft, verhöhnt oder bedroht jemanden. Harte Kritik an einer Sache ist erlaubt.", en: "The text insults, mocks or threatens somebody. Hard criticism of a matter is allowed.", ar: "النص يشتم شخصًا أو يسخر منه أو يهدده. النقد الحاد لأمر ما مسموح." }
    PolicyPersonalData { de: "Der Text nennt einen Menschen oder erzählt so von ihm, dass man ihn erkennt, und er hat nicht zugestimmt. Das gilt auch für Adressen und Telefonnummern.", en: "The text names a person or tells of them so that they are recognised, and they have not agreed. This goes for addresses and telephone numbers too.", ar: "النص يذكر شخصًا أو يصفه بحيث يُعرف دون موافقته. وينطبق ذلك على العناوين وأرقام الهاتف." }
    PolicyAdvertising { de: "Der Text wirbt für ein Geschäft, eine Veranstaltung oder eine Partei, statt etwas vorzuschlagen.", en: "The text promotes a business, an event or a party instead of proposing something.", ar: "النص يروّج لمتجر أو فعالية أو حزب بدل أن يقترح شيئًا." }
    PolicyOffTopic { de: "Der Text hat mit der Frage dieser Phase nichts zu tun. Eine andere Meinung zur Frage gehört dazu.", en: "The text has nothing to do with the question of this phase. Another opinion on the question belongs here.", ar: "النص لا علاقة له بسؤال هذه المرحلة. أما الرأي المختلف حول السؤال فمكانه هنا." }
    PolicyDuplicate { de: "Derselbe Text liegt schon da, Wort für Wort. Ähnliche Texte werden zusammengefasst, nicht ausgeblendet.", en: "The same text is there already, word for word. Similar texts are merged, not hidden.", ar: "النص نفسه موجود كلمة بكلمة. أما النصوص المتشابهة فتُدمج ولا تُخفى." }
    PolicyUnlawful { de: "Das Gesetz verbietet, diesen Text zu veröffentlichen, zum Beispiel weil er zu Gewalt aufruft.", en: "The law forbids publishing this text, for example because it calls for violence.", ar: "القانون يمنع نشر هذا النص، مثلًا لأنه يدعو إلى العنف." }
    PolicyOther { de: "Keine dieser Regeln passt genau. Dann muss der Grund umso deutlicher sein.", en: "None of these rules fits exactly. Then the reason has to be all the clearer.", ar: "لا تنطبق أي من هذه القواعد تمامًا. عندها يجب أن يكون السبب أوضح." }
}

/// What a rule means, for everybody.
pub fn rule_text(rule: HidingRule) -> T {
    match rule {
        HidingRule::Insult => T::PolicyInsult,
        HidingRule::PersonalData => T::PolicyPersonalData,
        HidingRule::Advertising => T::PolicyAdvertising,
        HidingRule::OffTopic => T::PolicyOffTopic,
        HidingRule::Duplicate => T::PolicyDuplicate,
        HidingRule::Unlawful => T::PolicyUnlawful,
        HidingRule::Other => T::PolicyOther,
    }
}

impl From<Done> for T {
    fn from(done: Done) -> Self {
        match done {
            Done::Approved => T::DoneApproved,
            Done::Hidden => T::DoneHidden,
            Done::Restored => T::DoneRestored,
            Done::LateAdmitted => T::DoneLateAdmitted,
            Done::LateDeclined => T::DoneLateDeclined,
            Done::Locked => T::DoneLocked,
            Done::Unlocked => T::DoneUnlocked,
            Done::Rejected => T::WasRejected,
            Done::PutBack => T::DonePutBack,
        }
    }
}

impl From<Role> for T {
    fn from(role: Role) -> Self {
        match role {
            Role::Author => T::ByAuthor,
            Role::Host => T::ByHost,
            Role::Interpreter => T::ByInterpreter,
            Role::Facilitator => T::ByFacilitator,
        }
    }
}

impl T {
    /// What the trace says was done with what.
    pub fn traced(what: Traced, act: Taken) -> Self {
        match (act, what) {
            (Taken::Hidden, Traced::Card) => T::TracedCardHidden,
            (Taken::Hidden, Traced::Comment) => T::TracedCommentHidden,
            (Taken::Declined, Traced::Card | Traced::Comment) => T::TracedDeclined,
            (Taken::Rejected, Traced::Card | Traced::Comment) => T::TracedRejected,
        }
    }
}
