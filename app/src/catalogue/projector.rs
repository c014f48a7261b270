//! The projector.

use crate::catalogue::texts;

texts! {
    /// The projector.
    ProjectorText = 3;

    Loading { de: "Einen Augenblick …", en: "One moment …", ar: "لحظة من فضلك …" }
    NeedsScript { de: "Der Beamer braucht JavaScript. Bitte schalten Sie es ein und laden Sie die Seite neu.", en: "The projector needs JavaScript. Please switch it on and reload the page.", ar: "تحتاج شاشة العرض إلى جافاسكربت. يرجى تشغيله وإعادة تحميل الصفحة." }
    Trouble { de: "Keine Verbindung. Sie sehen den letzten Stand.", en: "No connection. This is the last known state.", ar: "لا يوجد اتصال. هذا آخر ما وصل." }

    ScanOrType { de: "Scannen oder Code eintippen", en: "Scan, or type the code", ar: "امسح الرمز أو اكتبه" }
    JoinAt { de: "Mitmachen:", en: "Join in:", ar: "للمشاركة:" }
    JoinQr { de: "QR-Code zum Beitreten", en: "QR code to join", ar: "رمز QR للانضمام" }
    Arrived { de: "one:Eine Person ist da|other:{n} Menschen sind da", en: "one:One person is here|other:{n} people are here", ar: "zero:لا أحد هنا بعد|one:شخص واحد هنا|two:شخصان هنا|few:{n} أشخاص هنا|other:{n} شخصًا هنا" }
    Writing { de: "one:Ein Mensch schreibt|other:{n} Menschen schreiben", en: "one:One person is writing|other:{n} people are writing", ar: "zero:لا أحد يكتب بعد|one:شخص واحد يكتب|two:شخصان يكتبان|few:{n} أشخاص يكتبون|other:{n} شخصًا يكتبون" }
    CardCount { de: "one:1 Karte|other:{n} Karten", en: "one:1 card|other:{n} cards", ar: "zero:لا بطاقات|one:بطاقة واحدة|two:بطاقتان|few:{n} بطاقات|other:{n} بطاقة" }
    Covered { de: "Die Karten werden gemeinsam aufgedeckt.", en: "The cards will be revealed together.", ar: "سيتم كشف البطاقات معًا." }
    JustArrived { de: "Gerade angekommen", en: "Just arrived", ar: "وصل للتو" }
    New { de: "neu", en: "new", ar: "جديد" }
    MoreCards { de: "other:+ {n} weitere", en: "other:+ {n} more", ar: "other:و{n} أخرى" }
    Unnamed { de: "Noch ohne Namen", en: "No name yet", ar: "بلا اسم بعد" }
    NothingYet { de: "Noch keine Karten", en: "No cards yet", ar: "لا بطاقات بعد" }
    HandedOver { de: "Das geben wir weiter", en: "What we hand over", ar: "ما نسلّمه" }
    NothingHandedOver { de: "Noch nichts ausgewählt", en: "Nothing chosen yet", ar: "لم يُختر شيء بعد" }
    TimeIsUp { de: "Zeit ist um", en: "Time is up", ar: "انتهى الوقت" }
    StillSending { de: "Bitte jetzt absenden", en: "Please send now", ar: "يرجى الإرسال الآن" }
    RoomLocked { de: "Wir hören gerade alle zu.", en: "We are all listening.", ar: "نستمع جميعًا الآن." }
    Thanks { de: "Danke!", en: "Thank you!", ar: "شكرًا لكم!" }
    Result { de: "{cards} an {tables}", en: "{cards} at {tables}", ar: "{cards} على {tables}" }
    TableCount { de: "one:einem Tisch|other:{n} Tischen", en: "one:one table|other:{n} tables", ar: "one:طاولة واحدة|two:طاولتين|few:{n} طاولات|other:{n} طاولة" }
    Support { de: "one:Eine Person unterstützt das|other:{n} Personen unterstützen das", en: "one:One person supports this|other:{n} people support this", ar: "one:شخص واحد يؤيد هذا|two:شخصان يؤيدان هذا|few:{n} أشخاص يؤيدون هذا|other:{n} شخصًا يؤيدون هذا" }

    PollSoon { de: "Gleich wird abgestimmt.", en: "We are about to vote.", ar: "سيبدأ التصويت بعد قليل." }
    PollTurnout { de: "{voted} von {of} haben abgestimmt.", en: "{voted} of {of} have voted.", ar: "صوّت {voted} من {of}." }
    PollResult { de: "Ergebnis", en: "Result", ar: "النتيجة" }
    PollTied { de: "Gleichstand", en: "A tie", ar: "تعادل" }
    PollHow { de: "Abgestimmt wird auf dem Telefon oder am Tablet des Tisches.", en: "Vote on your phone or on the table's tablet.", ar: "التصويت عبر الهاتف أو جهاز الطاولة." }
    PollCarried { de: "Angenommen", en: "Carried", ar: "تمت الموافقة" }
    PollNotCarried { de: "Nicht angenommen", en: "Not carried", ar: "لم تتم الموافقة" }
    PollObjection { de: "Es gibt einen Einwand", en: "There is an objection", ar: "هناك اعتراض" }
    PollNoObjection { de: "Kein Einwand", en: "No objection", ar: "لا اعتراض" }
    PollByLot { de: "Das Los hat entschieden", en: "Decided by lot", ar: "حُسم بالقرعة" }
    PollNobody { de: "Niemand hat abgestimmt.", en: "Nobody voted.", ar: "لم يصوّت أحد." }
    PollCancelled { de: "Diese Abstimmung wurde abgebrochen.", en: "This poll was given up.", ar: "أُلغي هذا التصويت." }
    StatusQuo { de: "Alles bleibt, wie es ist.", en: "Everything stays as it is.", ar: "يبقى كل شيء على حاله." }
    KeysTitle { de: "Tasten", en: "Keys", ar: "المفاتيح" }
    KeyTables { de: "Nächster oder voriger Tisch", en: "Next or previous table", ar: "الطاولة التالية أو السابقة" }
    KeyAll { de: "Alle Tische", en: "All tables", ar: "كل الطاولات" }
    KeyCode { de: "Code zeigen oder verbergen", en: "Show or hide the code", ar: "إظهار الرمز أو إخفاؤه" }
    KeyFull { de: "Vollbild", en: "Full screen", ar: "ملء الشاشة" }
    KeySize { de: "Schrift größer oder kleiner", en: "Larger or smaller text", ar: "تكبير الخط أو تصغيره" }
    KeyPage { de: "Weiterblättern", en: "Next page", ar: "الصفحة التالية" }
    KeyHelp { de: "Diese Hilfe", en: "This help", ar: "هذه المساعدة" }
    KeyHold { de: "Blättern anhalten oder fortsetzen", en: "Pause or resume page turning", ar: "إيقاف تقليب الصفحات أو متابعته" }
    KeysOn { de: "Tasten benutzen", en: "Use keys", ar: "استخدام المفاتيح" }
    CloseHelp { de: "Schließen", en: "Close", ar: "إغلاق" }
}
