//! Writing down what others say, and who helps at the tables.

use domain::workshop::Behalf;

use crate::catalogue::{BehalfText as T, texts};

texts! {
    /// Writing down what others say, and who helps at the tables.
    BehalfText = 14;

    // The page for writing down.
    WriteFor { de: "Für andere aufschreiben", en: "Write for others", ar: "الكتابة نيابةً عن آخرين" }
    WriteForLead { de: "Wer nicht selbst schreiben kann oder möchte, sagt es Ihnen. Auch was auf Papier steht, kommt so auf den Tisch.", en: "Whoever cannot or would rather not write tells you. What stands on paper comes to the table this way, too.", ar: "من لا يستطيع الكتابة أو لا يرغب فيها يقول لك ما يريد. وكذلك ما كُتب على الورق يصل إلى الطاولة بهذه الطريقة." }
    ToldToAll { de: "An jeder dieser Karten steht, dass sie für jemanden aufgeschrieben wurde und durch wen. Schreiben Sie keine Namen hinein.", en: "Each of these cards says that it was written down for somebody, and by whom. Please put no names into them.", ar: "يظهر على كل بطاقة منها أنها كُتبت نيابةً عن شخص ومن كتبها. لا تذكر فيها أسماء من فضلك." }
    Whose { de: "Woher kommt es?", en: "Where does it come from?", ar: "من أين جاءت؟" }
    WhosePerson { de: "Jemand am Tisch sagt es mir", en: "Somebody at the table tells me", ar: "يقولها لي شخص على الطاولة" }
    WhosePaper { de: "Es steht auf Papier (Karten, Brief, Plakat)", en: "It stands on paper (cards, a letter, a poster)", ar: "مكتوبة على ورق (بطاقات أو رسالة أو ملصق)" }
    AtTable { de: "An welchem Tisch?", en: "At which table?", ar: "على أي طاولة؟" }
    KindOfCards { de: "Was ist es?", en: "What is it?", ar: "ما نوعها؟" }
    CardN { de: "Karte {n}", en: "Card {n}", ar: "البطاقة {n}" }
    Cards { de: "Die Karten", en: "The cards", ar: "البطاقات" }
    CardsHint { de: "Eine Idee je Feld, möglichst in den Worten der Person. Leere Felder zählen nicht.", en: "One idea in each box, in the person's own words if you can. Empty boxes do not count.", ar: "فكرة واحدة في كل خانة، وبكلمات الشخص نفسه قدر الإمكان. الخانات الفارغة لا تُحتسب." }
    InLanguage { de: "In welcher Sprache?", en: "In which language?", ar: "بأي لغة؟" }
    LateHint { de: "Ist die Zeit zum Schreiben schon um, liegen die Karten in der Spät-Ablage, bis die Moderation sie aufnimmt.", en: "If the time for writing is over, the cards lie in the late tray until the moderators admit them.", ar: "إذا انتهى وقت الكتابة تُحفظ البطاقات في صندوق المتأخرات حتى يقبلها فريق الإدارة." }
    Save { de: "Auf den Tisch legen", en: "Lay on the table", ar: "وضعها على الطاولة" }
    Saved { de: "one:Gespeichert. Eine Karte ist aufgeschrieben.|other:Gespeichert. {n} Karten sind aufgeschrieben.", en: "one:Saved. One card has been written down.|other:Saved. {n} cards have been written down.", ar: "one:تم الحفظ. كُتبت بطاقة واحدة.|two:تم الحفظ. كُتبت بطاقتان.|few:تم الحفظ. كُتبت {n} بطاقات.|other:تم الحفظ. كُتبت {n} بطاقة." }
    Corrected { de: "Gespeichert. So steht es jetzt da.", en: "Saved. This is how it reads now.", ar: "تم الحفظ. هذا هو النص الآن." }
    TakenBack { de: "Die Karte ist zurückgenommen.", en: "The card has been taken back.", ar: "تم سحب البطاقة." }
    SoFar { de: "Das haben Sie für andere aufgeschrieben", en: "This is what you have written down for others", ar: "ما كتبته نيابةً عن آخرين" }
    Correct { de: "Verbessern", en: "Correct", ar: "تصحيح" }
    CorrectHint { de: "Was vorher dastand, bleibt in der Geschichte der Karte lesbar.", en: "What it said before stays readable in the card's story.", ar: "يبقى النص السابق مقروءًا في قصة البطاقة." }
    TakeBack { de: "Zurücknehmen", en: "Take back", ar: "سحب" }
    SaveWords { de: "Text speichern", en: "Save the words", ar: "حفظ النص" }
    IsQueued { de: "Wartet auf die Moderation", en: "Waits for the moderators", ar: "بانتظار فريق الإدارة" }
    IsLate { de: "In der Spät-Ablage", en: "In the late tray", ar: "في صندوق المتأخرات" }
    IsHidden { de: "Von der Moderation ausgeblendet", en: "Hidden by the moderators", ar: "أخفاها فريق الإدارة" }
    IsPrivate { de: "Noch nicht aufgedeckt", en: "Not revealed yet", ar: "لم تُكشف بعد" }

    // Who helps.
    Helpers { de: "Gastgeber:innen und Sprachmittlung", en: "Hosts and interpreters", ar: "المضيفون والوسطاء اللغويون" }
    HelpersLead { de: "Gastgeber:innen halten einen Tisch zusammen. Sprachmittler:innen lesen an allen Tischen mit und schreiben auf, was Menschen ihnen sagen; sonst dürfen sie nicht mehr als andere.", en: "Hosts keep a table going. Interpreters read at every table and write down what people tell them; beyond that they may do no more than others.", ar: "يعتني المضيف بطاولة واحدة. أما الوسيط اللغوي فيقرأ ما على كل الطاولات ويكتب ما يقوله له الناس، وليس له ما يزيد على الآخرين سوى ذلك." }
    HelpersNobody { de: "Noch niemand da", en: "Nobody here yet", ar: "لا أحد هنا بعد" }
    HelpersNobodyHint { de: "Sobald jemand beigetreten ist, können Sie hier sagen, wer hilft.", en: "As soon as somebody has joined you can say here who helps.", ar: "عندما ينضم أحد يمكنك أن تحدد هنا من يساعد." }
    WithoutTable { de: "Noch ohne Tisch", en: "Without a table yet", ar: "بدون طاولة بعد" }
    MakeHost { de: "Zur Gastgeber:in machen", en: "Make host", ar: "تعيين مضيفًا" }
    NoMoreHost { de: "Nicht mehr Gastgeber:in", en: "No longer host", ar: "إنهاء الاستضافة" }
    MakeInterpreter { de: "Zur Sprachmittler:in machen", en: "Make interpreter", ar: "تعيين وسيطًا لغويًا" }
    NoMoreInterpreter { de: "Nicht mehr Sprachmittler:in", en: "No longer interpreter", ar: "إنهاء الوساطة اللغوية" }
    HelpersSaved { de: "Gespeichert.", en: "Saved.", ar: "تم الحفظ." }
}

impl From<Behalf> for T {
    fn from(behalf: Behalf) -> Self {
        match behalf {
            Behalf::Person => T::WhosePerson,
            Behalf::Paper => T::WhosePaper,
        }
    }
}
