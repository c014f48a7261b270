//! The list of speakers: its page, the console, the projector, the minutes.

use crate::catalogue::texts;

texts! {
    /// The list of speakers: its page, the console, the projector, the minutes.
    SpeakingText = 8;

    Speakers { de: "Redeliste", en: "List of speakers", ar: "قائمة المتحدثين" }
    SpeakersLead { de: "Wer sprechen möchte, meldet sich hier. Wer noch nicht gesprochen hat, kommt zuerst dran.", en: "If you would like to speak, ask here. Those who have not spoken yet come first.", ar: "من يريد الكلام يطلبه هنا. ومن لم يتكلم بعد يأتي دوره أولًا." }
    OfTable { de: "Redeliste am Tisch: {table}", en: "Speakers at the table: {table}", ar: "قائمة المتحدثين على الطاولة: {table}" }
    OfRoom { de: "Redeliste im Raum", en: "Speakers in the room", ar: "قائمة المتحدثين في القاعة" }
    IsClosed { de: "Diese Redeliste ist gerade geschlossen.", en: "This list of speakers is closed for now.", ar: "قائمة المتحدثين هذه مغلقة الآن." }
    KindsAlternate { de: "Die Arten von Organisationen wechseln sich ab.", en: "Kinds of organisation take turns.", ar: "تتناوب أنواع المنظمات والجهات." }

    Speaks { de: "Es spricht: {name}", en: "Speaking: {name}", ar: "المتحدث الآن: {name}" }
    Since { de: "seit {time}", en: "since {time}", ar: "منذ {time}" }
    NobodySpeaks { de: "Gerade spricht niemand.", en: "Nobody is speaking.", ar: "لا أحد يتحدث الآن." }
    LimitIs { de: "one:Bitte höchstens eine Minute.|other:Bitte höchstens {n} Minuten.", en: "one:Please one minute at most.|other:Please {n} minutes at most.", ar: "one:دقيقة واحدة على الأكثر من فضلكم.|two:دقيقتان على الأكثر من فضلكم.|few:{n} دقائق على الأكثر من فضلكم.|other:{n} دقيقة على الأكثر من فضلكم." }
    TimeUp { de: "Zeit um", en: "Time is up", ar: "انتهى الوقت" }
    Waiting { de: "Es warten", en: "Waiting", ar: "في الانتظار" }
    NobodyWaits { de: "Niemand wartet.", en: "Nobody is waiting.", ar: "لا أحد ينتظر." }
    MoreWait { de: "one:und eine weitere Person|other:und {n} weitere Personen", en: "one:and one more person|other:and {n} more people", ar: "one:وشخص آخر|two:وشخصان آخران|few:و{n} أشخاص آخرين|other:و{n} شخصًا آخر" }
    HasNotSpoken { de: "hat noch nicht gesprochen", en: "has not spoken yet", ar: "لم يتكلم بعد" }
    HasSpoken { de: "one:hat schon einmal gesprochen|other:hat schon {n}-mal gesprochen", en: "one:has spoken once|other:has spoken {n} times", ar: "one:تكلم مرة واحدة|two:تكلم مرتين|few:تكلم {n} مرات|other:تكلم {n} مرة" }
    Then { de: "Danach", en: "Then", ar: "ثم" }
    AskByPhone { de: "Die Redeliste ist offen. Melden Sie sich mit dem Telefon.", en: "The list of speakers is open. Ask with your phone.", ar: "قائمة المتحدثين مفتوحة. اطلبوا الكلام بالهاتف." }

    WantToSpeak { de: "Ich möchte sprechen", en: "I would like to speak", ar: "أريد الكلام" }
    RatherNot { de: "Doch nicht", en: "Rather not", ar: "إلغاء الطلب" }
    SpokenOut { de: "Ich bin fertig", en: "I have finished", ar: "انتهيت" }
    YouSpeak { de: "Sie haben das Wort.", en: "You have the floor.", ar: "الكلمة لك." }
    YouAreNext { de: "Sie sind als Nächstes dran.", en: "You are next.", ar: "دورك هو التالي." }
    BeforeYou { de: "one:Vor Ihnen ist noch eine Person dran.|other:Vor Ihnen sind noch {n} Personen dran.", en: "one:One person speaks before you.|other:{n} people speak before you.", ar: "one:قبلك شخص واحد.|two:قبلك شخصان.|few:قبلك {n} أشخاص.|other:قبلك {n} شخصًا." }
    YouWait { de: "Sie stehen auf der Liste.", en: "You are on the list.", ar: "أنت في القائمة." }

    NextIs { de: "Nächste Person: {name}", en: "Next person: {name}", ar: "الشخص التالي: {name}" }
    EndSpeech { de: "Rede beenden", en: "End the speech", ar: "إنهاء الكلمة" }
    Call { de: "Das Wort geben", en: "Let speak now", ar: "إعطاء الكلمة" }
    TakeOff { de: "Von der Liste nehmen", en: "Take off the list", ar: "إزالة من القائمة" }
    Add { de: "Auf die Liste setzen", en: "Put on the list", ar: "إضافة إلى القائمة" }
    AddWho { de: "Jemand meldet sich ohne Telefon", en: "Somebody asks without a phone", ar: "شخص يطلب الكلام بدون هاتف" }
    Choose { de: "Bitte wählen", en: "Please choose", ar: "الرجاء الاختيار" }
    Settings { de: "Einstellungen", en: "Settings", ar: "الإعدادات" }
    IsOpen { de: "Man kann sich melden", en: "People can ask to speak", ar: "يمكن طلب الكلام" }
    Alternate { de: "Arten von Organisationen abwechseln", en: "Kinds of organisation take turns", ar: "التناوب بين أنواع المنظمات والجهات" }
    Limit { de: "Zeit für jede Rede", en: "Time for each speech", ar: "وقت كل كلمة" }
    LimitMinutes { de: "Zeit für jede Rede, in Minuten", en: "Time for each speech, in minutes", ar: "وقت كل كلمة بالدقائق" }
    LimitHint { de: "0 bedeutet: ohne Begrenzung. Niemand wird unterbrochen.", en: "0 means without a limit. Nobody is cut off.", ar: "الرقم 0 يعني بدون حد. لن يُقاطَع أحد." }
    WithoutLimit { de: "ohne Begrenzung", en: "without a limit", ar: "بدون حد" }
    Save { de: "Speichern", en: "Save", ar: "حفظ" }
    Saved { de: "Gespeichert.", en: "Saved.", ar: "تم الحفظ." }

    Times { de: "Redezeiten", en: "Speaking times", ar: "أوقات الكلام" }
    TimesCaption { de: "Nach Art der Organisation, ohne Namen", en: "By kind of organisation, without names", ar: "حسب نوع المنظمة أو الجهة، بدون أسماء" }
    KindOfOrganisation { de: "Art der Organisation", en: "Kind of organisation", ar: "نوع المنظمة أو الجهة" }
    WithoutKind { de: "ohne Angabe", en: "not stated", ar: "غير مذكور" }
    Speeches { de: "Reden", en: "Speeches", ar: "الكلمات" }
    Time { de: "Minuten", en: "Minutes", ar: "الدقائق" }
    NobodySpoke { de: "Noch hat niemand gesprochen.", en: "Nobody has spoken yet.", ar: "لم يتكلم أحد بعد." }
}
