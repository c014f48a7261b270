//! Polls: the ballot, the result, and preparing one.

use crate::catalogue::texts;

texts! {
    /// Polls: the ballot, the result, and preparing one.
    PollText = 6;

    // The list and the head of a poll.
    Polls { de: "Abstimmungen", en: "Polls", ar: "التصويتات" }
    NoPolls { de: "Noch keine Abstimmung", en: "No polls yet", ar: "لا توجد تصويتات بعد" }
    NoPollsHint { de: "Hier steht jede Abstimmung dieses VisionsCafés: die laufenden und die ausgezählten.", en: "Every poll of this VisionsCafé is listed here: open ones and counted ones.", ar: "تظهر هنا جميع تصويتات هذا اللقاء: الجارية والمفروزة." }
    NewPoll { de: "Abstimmung vorbereiten", en: "Prepare a poll", ar: "إعداد تصويت" }
    EditPoll { de: "Abstimmung ändern", en: "Change the poll", ar: "تعديل التصويت" }
    StateDraft { de: "Entwurf", en: "Draft", ar: "مسودة" }
    StateOpen { de: "läuft", en: "open", ar: "جارٍ" }
    StateClosed { de: "ausgezählt", en: "counted", ar: "تم الفرز" }
    StateCancelled { de: "abgebrochen", en: "given up", ar: "أُلغي" }
    BackToRoom { de: "Zurück in den Raum", en: "Back to the room", ar: "العودة إلى القاعة" }
    BackToConsole { de: "Zurück zur Moderation", en: "Back to the console", ar: "العودة إلى لوحة الإدارة" }
    AllPolls { de: "Alle Abstimmungen", en: "All polls", ar: "كل التصويتات" }
    HowItWorks { de: "So wird gezählt", en: "How it is counted", ar: "كيف يتم الفرز" }

    // Who votes, and whether names are shown.
    SecretPoll { de: "Geheim: Niemand im Raum sieht, was Sie wählen, auch die Moderation nicht.", en: "Secret: nobody in the room sees what you choose, the moderators neither.", ar: "سرّي: لا أحد في القاعة يرى اختيارك، ولا حتى فريق الإدارة." }
    OpenPoll { de: "Offen: Nach dem Schließen steht Ihr Name bei Ihrer Stimme.", en: "Open: after closing, your name stands beside your vote.", ar: "علني: بعد الإغلاق يظهر اسمك بجانب صوتك." }
    OfEveryone { de: "Alle im Raum stimmen ab.", en: "Everybody in the room votes.", ar: "يصوّت جميع من في القاعة." }
    OfTable { de: "Es stimmt ab: der Tisch {table}.", en: "Voting: the table {table}.", ar: "يصوّت: طاولة {table}." }
    OfKinds { de: "Es stimmen ab: {kinds}.", en: "Voting: {kinds}.", ar: "يصوّت: {kinds}." }
    OfOrganisations { de: "Jede Organisation hat eine Stimme.", en: "Every organisation has one vote.", ar: "لكل منظمة صوت واحد." }
    LateYes { de: "Wer später kommt, darf noch mitstimmen.", en: "Those who come later may still vote.", ar: "يمكن لمن يصل لاحقًا أن يصوّت أيضًا." }
    LateNo { de: "Es zählt, wer bei der Eröffnung da war.", en: "Those who were there at the opening vote.", ar: "يُحتسب من كان حاضرًا عند الافتتاح." }
    EndsAt { de: "Die Abstimmung schließt um {time}.", en: "The poll closes at {time}.", ar: "يُغلق التصويت في الساعة {time}." }
    OpensAt { de: "Die Abstimmung öffnet um {time}.", en: "The poll opens at {time}.", ar: "يُفتح التصويت في الساعة {time}." }
    DotsEach { de: "Sie haben {dots} Punkte, höchstens {cap} auf eine Möglichkeit.", en: "You have {dots} dots, at most {cap} on one option.", ar: "لديك {dots} من النقاط، وبحد أقصى {cap} للخيار الواحد." }
    QuorumNeeded { de: "Das Ergebnis gilt, wenn mindestens {percent} % abstimmen.", en: "The result counts if at least {percent} % vote.", ar: "تُعتمد النتيجة إذا صوّت {percent} % على الأقل." }
    SeatsToFill { de: "Ausgewählt werden {seats}.", en: "{seats} will be chosen.", ar: "سيتم اختيار {seats}." }
    BudgetToSpend { de: "Zur Verfügung stehen {budget} Euro.", en: "There are {budget} euros to spend.", ar: "الميزانية المتاحة {budget} يورو." }
    CostOf { de: "{cost} Euro", en: "{cost} euros", ar: "{cost} يورو" }
    NewsOpened { de: "Die Abstimmung ist eröffnet.", en: "The poll is open.", ar: "فُتح التصويت." }
    NewsClosed { de: "Die Abstimmung ist beendet.", en: "The poll is over.", ar: "انتهى التصويت." }
    NewsCancelled { de: "Die Abstimmung wurde abgebrochen.", en: "The poll was given up.", ar: "أُلغي التصويت." }
    NewsGone { de: "Diesen Entwurf gibt es nicht mehr.", en: "This draft is gone.", ar: "لم تعد هذه المسودة موجودة." }
    ToBallot { de: "Zum Stimmzettel", en: "To the ballot", ar: "إلى ورقة التصويت" }
    ToResult { de: "Ergebnis ansehen", en: "See the result", ar: "عرض النتيجة" }
    NewsOnward { de: "Zur Abstimmung", en: "To the poll", ar: "إلى التصويت" }
    Turnout { de: "{voted} von {of} Stimmen sind abgegeben.", en: "{voted} of {of} votes are in.", ar: "تم الإدلاء بـ {voted} من أصل {of} صوتًا." }

    // The ballot.
    YourBallot { de: "Ihr Stimmzettel", en: "Your ballot", ar: "ورقة التصويت" }
    BallotOf { de: "Stimmzettel {nth} von {may}", en: "Ballot {nth} of {may}", ar: "ورقة التصويت {nth} من {may}" }
    StatusQuo { de: "Alles bleibt, wie es ist.", en: "Everything stays as it is.", ar: "يبقى كل شيء على حاله." }
    Yes { de: "Ja", en: "Yes", ar: "نعم" }
    No { de: "Nein", en: "No", ar: "لا" }
    Abstain { de: "Enthaltung", en: "Abstain", ar: "امتناع" }
    NoObjection { de: "Kein Einwand", en: "No objection", ar: "لا اعتراض" }
    Concern { de: "Bedenken", en: "A concern", ar: "تحفّظ" }
    Objection { de: "Einwand", en: "An objection", ar: "اعتراض" }
    ReasonFor { de: "Was spricht dagegen? (nötig bei einem Einwand)", en: "What speaks against it? (needed for an objection)", ar: "ما سبب ذلك؟ (ضروري عند الاعتراض)" }
    ReasonHint { de: "Ihre Worte werden nach dem Schließen vorgelesen. Bei einer geheimen Abstimmung steht kein Name dabei.", en: "Your words are read out after closing. In a secret poll without a name.", ar: "ستُقرأ كلماتك بعد الإغلاق. في التصويت السرّي لا يُذكر اسم." }
    GradeExcellent { de: "Sehr gut", en: "Excellent", ar: "ممتاز" }
    GradeGood { de: "Gut", en: "Good", ar: "جيد" }
    GradeFair { de: "Geht so", en: "Fair", ar: "مقبول" }
    GradePoor { de: "Schlecht", en: "Poor", ar: "ضعيف" }
    GradeReject { de: "Abgelehnt", en: "Rejected", ar: "مرفوض" }
    Rank { de: "Platz {n}", en: "Place {n}", ar: "المرتبة {n}" }
    NoRank { de: "kein Platz", en: "no place", ar: "بلا مرتبة" }
    ScaleLow { de: "0: kein Widerstand", en: "0: no resistance", ar: "0: لا مقاومة" }
    ScaleHigh { de: "10: unerträglich", en: "10: unbearable", ar: "10: لا يُحتمل" }
    PointsLow { de: "0: gar nicht", en: "0: not at all", ar: "0: إطلاقًا لا" }
    PointsHigh { de: "10: sehr", en: "10: very much", ar: "10: جدًا" }
    Nothing { de: "ohne Angabe", en: "no answer", ar: "بدون إجابة" }
    CastVote { de: "Stimme abgeben", en: "Cast the vote", ar: "أدلِ بصوتك" }
    ChangeVote { de: "Stimme ändern", en: "Change the vote", ar: "تغيير الصوت" }
    VoteCounts { de: "Ihre Stimme zählt. Bis zum Schließen können Sie sie auf diesem Gerät noch ändern.", en: "Your vote counts. Until the poll closes you can still change it on this device.", ar: "تم احتساب صوتك. يمكنك تغييره من هذا الجهاز حتى يُغلق التصويت." }
    Unanswered { de: "Noch nichts abgeschickt: Antworten fehlen ({missing}). Ergänzen Sie sie, oder geben Sie den Stimmzettel unten so ab.", en: "Nothing sent yet: answers are missing ({missing}). Add them, or send the ballot as it is below.", ar: "لم يُرسل شيء بعد: هناك إجابات ناقصة ({missing}). أكملها، أو أرسل الورقة كما هي في الأسفل." }
    BlankBallot { de: "Noch nichts abgeschickt: Ihr Stimmzettel ist leer. Wählen Sie etwas, oder geben Sie ihn unten leer ab.", en: "Nothing sent yet: your ballot is blank. Choose something, or send it blank below.", ar: "لم يُرسل شيء بعد: ورقتك فارغة. اختر شيئًا، أو أرسلها فارغة في الأسفل." }
    SendAnyway { de: "Trotzdem so abgeben", en: "Send it as it is", ar: "إرسالها كما هي" }
    MoreAboutPoll { de: "Mehr zu dieser Abstimmung", en: "More about this poll", ar: "المزيد عن هذا التصويت" }
    TurnoutBlank { de: "Davon leer: {blank}.", en: "Of these blank: {blank}.", ar: "منها فارغة: {blank}." }
    Even { de: "gleichauf", en: "even", ar: "متعادل" }
    MoodEven { de: "Ein Stimmungsbild zeigt eine Stimmung und entscheidet nichts. Gleichauf liegen: {options}.", en: "A straw poll shows a mood and decides nothing. Even: {options}.", ar: "الاستطلاع يُظهر المزاج العام ولا يحسم شيئًا. متعادلة: {options}." }
    VoteIsIn { de: "Sie haben abgestimmt.", en: "You have voted.", ar: "لقد صوّتَّ." }
    VotedElsewhere { de: "Für diesen Platz ist schon abgestimmt. Ändern geht nur auf dem Gerät, auf dem abgestimmt wurde.", en: "This seat has voted. The ballot can be changed only on the device it was cast with.", ar: "تم التصويت من هذا المقعد. لا يمكن التغيير إلا من الجهاز الذي تم التصويت منه." }
    NotAsked { de: "Bei dieser Abstimmung sind andere gefragt. Das Ergebnis sehen Sie hier, sobald sie geschlossen ist.", en: "This poll asks others. You will see the result here as soon as it is closed.", ar: "هذا التصويت موجّه لآخرين. ستظهر النتيجة هنا حالما يُغلق." }
    Delegate { de: "Sie stimmen für {organisation}.", en: "You vote for {organisation}.", ar: "أنت تصوّت باسم {organisation}." }
    PassOn { de: "Danke! Bitte geben Sie das Gerät jetzt weiter.", en: "Thank you! Please pass the device on now.", ar: "شكرًا! يرجى تمرير الجهاز الآن." }
    PassOnHint { de: "Ihre Stimme ist abgegeben und steht nicht mehr auf dem Bildschirm.", en: "Your vote is cast and no longer on the screen.", ar: "تم تسجيل صوتك ولم يعد ظاهرًا على الشاشة." }
    NextPerson { de: "Ich bin dran", en: "It is my turn", ar: "حان دوري" }
    AllVoted { de: "Alle an diesem Gerät haben abgestimmt.", en: "Everybody at this device has voted.", ar: "صوّت جميع من يشاركون عبر هذا الجهاز." }
    NotYetOpen { de: "Die Abstimmung ist noch nicht eröffnet.", en: "The poll is not open yet.", ar: "لم يُفتح التصويت بعد." }
    WasCancelled { de: "Die Abstimmung wurde abgebrochen. Keine Stimme wurde gezählt. Grund:", en: "The poll was given up. No vote was counted. Reason:", ar: "أُلغي التصويت ولم يُحتسب أي صوت. السبب:" }

    // Running it.
    OpenNow { de: "Jetzt eröffnen", en: "Open now", ar: "الافتتاح الآن" }
    OpenIn { de: "Eröffnen in Minuten", en: "Open in minutes", ar: "الافتتاح بعد (دقائق)" }
    Schedule { de: "Mit Uhr eröffnen", en: "Open by timer", ar: "الافتتاح بالمؤقت" }
    Unschedule { de: "Nicht mehr von selbst eröffnen", en: "No longer open by itself", ar: "إلغاء الافتتاح التلقائي" }
    CloseNow { de: "Schließen und auszählen", en: "Close and count", ar: "الإغلاق والفرز" }
    Extend { de: "Fünf Minuten mehr", en: "Five minutes more", ar: "خمس دقائق إضافية" }
    Cancel { de: "Abstimmung abbrechen", en: "Give the poll up", ar: "إلغاء التصويت" }
    CancelReason { de: "Warum? Das lesen alle.", en: "Why? Everybody reads this.", ar: "لماذا؟ سيقرأ الجميع ذلك." }
    CancelHint { de: "Alle Stimmen werden ungezählt verworfen.", en: "All votes are thrown away uncounted.", ar: "ستُتلف جميع الأصوات دون فرز." }
    Drop { de: "Entwurf verwerfen", en: "Drop the draft", ar: "حذف المسودة" }
    Edit { de: "Ändern", en: "Change", ar: "تعديل" }
    OnScreen { de: "Die Leinwand zeigt jetzt diese Abstimmung.", en: "The screen shows this poll now.", ar: "تعرض الشاشة الآن هذا التصويت." }
    ToScreen { de: "Auf die Leinwand", en: "Put on the screen", ar: "العرض على الشاشة" }
    RunIt { de: "Durchführen", en: "Run it", ar: "إدارة التصويت" }
    PaperHeading { de: "Ohne Gerät: Handzeichen oder Punkte auf Papier", en: "Without a device: hands or dots on paper", ar: "بدون جهاز: رفع الأيدي أو نقاط على الورق" }
    PaperHint { de: "Zählen Sie am Tisch und tragen Sie die Summen ein. Wer hier mitgezählt wird, stimmt nicht noch am Gerät ab. Erneutes Eintragen ersetzt das frühere.", en: "Count at the table and enter the sums. Whoever is counted here does not vote with a device as well. Entering again replaces the earlier numbers.", ar: "عدّوا على الطاولة وأدخلوا المجاميع. من يُحتسب هنا لا يصوّت بالجهاز أيضًا. الإدخال مرة أخرى يستبدل الأرقام السابقة." }
    PaperPeople { de: "Wie viele Personen?", en: "How many people?", ar: "كم عدد الأشخاص؟" }
    PaperSave { de: "Eintragen", en: "Enter", ar: "إدخال" }
    PaperSaved { de: "Eingetragen: {people} ohne Gerät.", en: "Entered: {people} without a device.", ar: "تم الإدخال: {people} بدون جهاز." }

    // Who votes how often, and for whom.
    Voters { de: "Geräte und Delegierte", en: "Devices and delegates", ar: "الأجهزة والمندوبون" }
    VotersLead { de: "Hier legen Sie fest, welches Gerät für mehrere Menschen steht und wer für eine Organisation abstimmt.", en: "Here you say which device stands for several people, and who votes for an organisation.", ar: "هنا تحددون أي جهاز يمثل عدة أشخاص، ومن يصوّت باسم منظمة." }
    Devices { de: "Ein Gerät für mehrere Menschen", en: "One device for several people", ar: "جهاز واحد لعدة أشخاص" }
    DevicesHint { de: "Wer kein eigenes Telefon hat, stimmt mit dem Tablet des Tisches ab: Es wird herumgereicht, und nach jeder Stimme ist der Bildschirm leer.", en: "Whoever has no phone votes with the table's tablet: it is passed round, and after each vote the screen is cleared.", ar: "من لا يملك هاتفًا يصوّت بجهاز الطاولة: يُمرَّر من شخص إلى آخر، وتُفرَغ الشاشة بعد كل صوت." }
    WhichDevice { de: "Welches Gerät?", en: "Which device?", ar: "أي جهاز؟" }
    WithoutTable { de: "ohne Tisch", en: "without a table", ar: "بدون طاولة" }
    HowManyAtDevice { de: "Wie viele Menschen stimmen damit ab?", en: "How many people vote with it?", ar: "كم شخصًا يصوّت به؟" }
    SaveDevice { de: "Merken", en: "Save", ar: "حفظ" }
    DeviceFor { de: "steht für {people} Menschen", en: "stands for {people} people", ar: "يمثل {people} أشخاص" }
    OnePersonAgain { de: "Wieder nur eine Person", en: "One person again", ar: "شخص واحد فقط من جديد" }
    NobodySeated { de: "Noch hat niemand Platz genommen.", en: "Nobody has taken a seat yet.", ar: "لم يجلس أحد بعد." }
    Delegates { de: "Wer für eine Organisation abstimmt", en: "Who votes for an organisation", ar: "من يصوّت باسم المنظمة" }
    DelegatesHint { de: "Das gilt nur, wo Organisationen abstimmen: Jede hat dort eine Stimme. Ohne Ihre Wahl ist es die Person, die zuerst da war.", en: "This matters only where organisations vote: each has one voice there. Without your choice it is whoever came first.", ar: "يسري هذا فقط حيث تصوّت المنظمات: لكل منها صوت واحد. وإن لم تختاروا أحدًا فهو لمن حضر أولًا." }
    SpeaksFor { de: "Es stimmt ab: {name}", en: "Votes: {name}", ar: "يصوّت: {name}" }
    OtherDelegate { de: "Jemand anderes", en: "Somebody else", ar: "شخص آخر" }
    NameDelegate { de: "Bestimmen", en: "Choose", ar: "تحديد" }
    Saved { de: "Gemerkt.", en: "Saved.", ar: "تم الحفظ." }

    // The result.
    Result { de: "Ergebnis", en: "Result", ar: "النتيجة" }
    NobodyVoted { de: "Niemand hat abgestimmt.", en: "Nobody voted.", ar: "لم يصوّت أحد." }
    WonOne { de: "Gewählt ist: {options}.", en: "Chosen: {options}.", ar: "تم اختيار: {options}." }
    WonSeveral { de: "Ausgewählt sind: {options}.", en: "Chosen are: {options}.", ar: "تم اختيار: {options}." }
    WonNone { de: "Ausgewählt ist nichts.", en: "Nothing is chosen.", ar: "لم يتم اختيار شيء." }
    Carried { de: "Angenommen: {options}.", en: "Carried: {options}.", ar: "تمت الموافقة على: {options}." }
    CarriedNone { de: "Nicht angenommen.", en: "Not carried.", ar: "لم تتم الموافقة." }
    CarriedQuestion { de: "Der Vorschlag ist angenommen.", en: "The proposal is carried.", ar: "تمت الموافقة على الاقتراح." }
    QuorumMissed { de: "Es haben zu wenige abgestimmt: Damit ist nichts beschlossen.", en: "Too few voted: nothing is decided.", ar: "عدد المصوّتين غير كافٍ: لم يُقرَّر شيء." }
    ConsentGiven { de: "Es gibt keinen Einwand: {options}.", en: "There is no objection: {options}.", ar: "لا يوجد اعتراض: {options}." }
    ConsentNone { de: "Es gibt einen Einwand. Hören Sie ihn an und suchen Sie gemeinsam einen besseren Vorschlag.", en: "There is an objection. Hear it and look for a better proposal together.", ar: "هناك اعتراض. استمعوا إليه وابحثوا معًا عن اقتراح أفضل." }
    Tied { de: "Gleichstand: {options}.", en: "A tie: {options}.", ar: "تعادل: {options}." }
    TooManyTies { de: "Es gibt so viele Gleichstände, dass sie sich nicht aufzählen lassen. Die Stimmzettel stehen unten zum Nachzählen.", en: "There are more ties than can be listed. The ballots are below for recounting.", ar: "هناك حالات تعادل أكثر من أن تُسرد. أوراق التصويت متاحة أدناه لإعادة الفرز." }
    MoodOnly { de: "Ein Stimmungsbild zeigt eine Stimmung und entscheidet nichts. Vorn liegt: {options}.", en: "A straw poll shows a mood and decides nothing. In front: {options}.", ar: "الاستطلاع يُظهر المزاج العام ولا يحسم شيئًا. في المقدمة: {options}." }
    BrokenByChoice { de: "Der Gleichstand wurde von der Moderation entschieden für: {options}. Grund: {reason}", en: "The tie was broken by the moderators for: {options}. Reason: {reason}", ar: "حسم فريق الإدارة التعادل لصالح: {options}. السبب: {reason}" }
    BrokenByLot { de: "Der Gleichstand wurde durch das Los entschieden für: {options}.", en: "The tie was broken by lot for: {options}.", ar: "حُسم التعادل بالقرعة لصالح: {options}." }
    BreakByLot { de: "Das Los entscheiden lassen", en: "Let the lot decide", ar: "الحسم بالقرعة" }
    BreakByChoice { de: "Selbst entscheiden", en: "Decide yourselves", ar: "الحسم بقرار" }
    BreakReason { de: "Warum? Das steht im Protokoll.", en: "Why? This goes into the minutes.", ar: "لماذا؟ سيُدوَّن ذلك في المحضر." }
    LotExplained { de: "Das Los stand vor der Abstimmung fest: Damals wurde diese Prüfsumme gespeichert, jetzt ist die Zahl dazu offen.", en: "The lot was fixed before the vote: this checksum was stored then, and now the number behind it is open.", ar: "حُددت القرعة قبل التصويت: حُفظت هذه البصمة آنذاك، والرقم المقابل لها معلن الآن." }
    LotBefore { de: "Ein Los für den Fall eines Gleichstands ist schon gezogen und verschlossen.", en: "A lot in case of a tie is already drawn and sealed.", ar: "سُحبت قرعة لحالة التعادل مسبقًا وهي مختومة." }
    WasSecret { de: "geheim", en: "secret", ar: "سرّي" }
    WasOpen { de: "offen, mit Namen", en: "open, with names", ar: "علني، مع الأسماء" }
    ToPoll { de: "Zur Abstimmung und zu den Stimmzetteln", en: "To the poll and its ballots", ar: "إلى التصويت وأوراقه" }
    VotesFor { de: "{what}: {figure} ({ballots} Stimmzettel)", en: "{what}: {figure} ({ballots} ballots)", ar: "{what}: {figure} (أوراق التصويت: {ballots})" }
    LotHash { de: "Prüfsumme vor der Abstimmung (SHA-256)", en: "Checksum before the vote (SHA-256)", ar: "البصمة قبل التصويت (SHA-256)" }
    LotSeed { de: "Die Zahl dahinter", en: "The number behind it", ar: "الرقم المقابل" }
    ChartTitle { de: "Ergebnis von: {question}", en: "Result of: {question}", ar: "نتيجة: {question}" }
    Option { de: "Möglichkeit", en: "Option", ar: "الخيار" }
    Chosen { de: "gewählt", en: "chosen", ar: "مُختار" }
    TurnoutPersons { de: "Beteiligung: {voted} von {of} Personen.", en: "Turnout: {voted} of {of} people.", ar: "المشاركة: {voted} من {of} شخصًا." }
    TurnoutPaper { de: "Dazu {paper} ohne Gerät, am Tisch gezählt.", en: "And {paper} without a device, counted at the table.", ar: "إضافة إلى {paper} بدون جهاز، عُدّوا على الطاولة." }
    TurnoutOrganisations { de: "{voted} von {of} Organisationen waren dabei.", en: "{voted} of {of} organisations took part.", ar: "شاركت {voted} من {of} منظمات." }
    TurnoutVoices { de: "Beteiligung: {voted} von {of} Organisationen.", en: "Turnout: {voted} of {of} organisations.", ar: "المشاركة: {voted} من {of} منظمات." }
    Objections { de: "Einwände und Bedenken", en: "Objections and concerns", ar: "الاعتراضات والتحفظات" }
    NextRound { de: "Neue Runde mit geändertem Vorschlag", en: "Another round with a changed proposal", ar: "جولة جديدة باقتراح معدّل" }
    FollowsUp { de: "Das ist die nächste Runde nach einer früheren Abstimmung.", en: "This is the next round after an earlier poll.", ar: "هذه جولة جديدة بعد تصويت سابق." }
    EarlierRound { de: "Zur Runde davor", en: "To the round before", ar: "إلى الجولة السابقة" }
    CommonGround { de: "Gemeinsamer Boden", en: "Common ground", ar: "الأرضية المشتركة" }
    CommonGroundHint { de: "Die geringste Unterstützung, die eine Möglichkeit bei einer Art von Organisation findet. Gezeigt wird eine Art erst ab fünf Stimmen.", en: "The least support an option has in any kind of organisation. A kind is shown from five votes on.", ar: "أقل نسبة تأييد لخيار ما بين أنواع المنظمات. لا يظهر نوع إلا ابتداءً من خمسة أصوات." }
    CommonGroundNone { de: "Von keiner Art von Organisation gibt es fünf Stimmen. Damit niemand erkannt wird, zeigen wir hier nichts.", en: "No kind of organisation has five votes. So that nobody is recognised, nothing is shown here.", ar: "لا يوجد نوع من المنظمات له خمسة أصوات. حفاظًا على السرية لا نعرض شيئًا هنا." }
    LeastSupport { de: "geringste Unterstützung", en: "least support", ar: "أقل تأييد" }
    Kind { de: "Art", en: "Kind", ar: "النوع" }
    Votes { de: "Stimmen", en: "Votes", ar: "الأصوات" }
    NamedVotes { de: "Wer wie gestimmt hat", en: "Who voted how", ar: "من صوّت وكيف" }
    SomebodyNameless { de: "ohne Namen", en: "without a name", ar: "بدون اسم" }
    Recount { de: "Selbst nachzählen", en: "Recount it yourself", ar: "أعد الفرز بنفسك" }
    RecountHint { de: "Alle Stimmzettel, gemischt und ohne Namen, als Datei. Mit diesem Befehl zählt jeder Rechner sie nach:", en: "All ballots, shuffled and without names, as a file. With this command any computer recounts them:", ar: "جميع أوراق التصويت مخلوطة ودون أسماء في ملف. بهذا الأمر يمكن لأي حاسوب إعادة الفرز:" }
    Download { de: "Stimmzettel herunterladen", en: "Download the ballots", ar: "تنزيل أوراق التصويت" }
    LegalNote { de: "Diese Abstimmung ist keine rechtlich bindende Wahl.", en: "This poll is no legally binding election.", ar: "هذا التصويت ليس انتخابًا ملزمًا قانونيًا." }

    // What was counted, by its key in a recount.
    FigYes { de: "Ja", en: "Yes", ar: "نعم" }
    FigNo { de: "Nein", en: "No", ar: "لا" }
    FigAbstain { de: "Enthaltung", en: "Abstain", ar: "امتناع" }
    FigApprovals { de: "Zustimmungen", en: "Approvals", ar: "موافقات" }
    FigDots { de: "Punkte", en: "Dots", ar: "نقاط" }
    FigSum { de: "Punkte", en: "Points", ar: "نقاط" }
    FigResistance { de: "Widerstand", en: "Resistance", ar: "مقاومة" }
    FigAcceptance { de: "Akzeptanz", en: "Acceptance", ar: "قبول" }
    FigNoObjection { de: "Kein Einwand", en: "No objection", ar: "لا اعتراض" }
    FigConcern { de: "Bedenken", en: "Concerns", ar: "تحفظات" }
    FigObjection { de: "Einwände", en: "Objections", ar: "اعتراضات" }
    FigBeats { de: "schlägt", en: "beats", ar: "يتفوق على" }
    FigBeatenBy { de: "unterliegt", en: "beaten by", ar: "يتفوق عليه" }
    FigWithoutObjection { de: "ohne Einwand", en: "without an objection", ar: "دون اعتراض" }
    FigGoodOrBetter { de: "gut oder besser", en: "good or better", ar: "جيد أو أفضل" }
    FigHands { de: "Stimmen", en: "Votes", ar: "أصوات" }

    // Preparing.
    Question { de: "Was wird gefragt?", en: "What is asked?", ar: "ما السؤال؟" }
    QuestionHint { de: "Ein Satz, den alle verstehen.", en: "One sentence that everybody understands.", ar: "جملة واحدة يفهمها الجميع." }
    Method { de: "Wie wird abgestimmt?", en: "How do people vote?", ar: "كيف يتم التصويت؟" }
    Options { de: "Wozwischen wird gewählt?", en: "What is there to choose from?", ar: "ما الخيارات؟" }
    OptionsHint { de: "Eine Möglichkeit je Zeile. Bei Ja/Nein und Konsent darf das leer bleiben: Dann geht es um die Frage selbst.", en: "One option per line. For yes/no and consent this may stay empty: then it is about the question itself.", ar: "خيار واحد في كل سطر. في نعم/لا وعدم الاعتراض يمكن تركه فارغًا: عندها يدور التصويت حول السؤال نفسه." }
    OptionsWithCost { de: "Mit Budget: Kosten in Euro hinter einem Strich, zum Beispiel: Bank an der Haltestelle | 1200", en: "With a budget: the cost in euros after a bar, for example: Bench at the stop | 1200", ar: "مع ميزانية: اكتب التكلفة باليورو بعد خط عمودي، مثال: مقعد عند الموقف | 1200" }
    FromCards { de: "Aus den Karten", en: "From the cards", ar: "من البطاقات" }
    FromCardsHint { de: "Was hier angekreuzt ist, steht auf dem Stimmzettel. Der Faden zur Karte bleibt erhalten.", en: "What is ticked here stands on the ballot. The thread to the card is kept.", ar: "ما تُحدّده هنا يظهر في ورقة التصويت، ويبقى مرتبطًا بالبطاقة." }
    Belongs { de: "Wohin gehört die Abstimmung?", en: "Where does the poll belong?", ar: "إلى أين ينتمي التصويت؟" }
    WholeRoom { de: "Zum ganzen Raum", en: "To the whole room", ar: "إلى القاعة كلها" }
    Who { de: "Wer stimmt ab?", en: "Who votes?", ar: "من يصوّت؟" }
    WhoEveryone { de: "Alle im Raum", en: "Everybody in the room", ar: "جميع من في القاعة" }
    WhoTable { de: "Ein Tisch:", en: "One table:", ar: "طاولة واحدة:" }
    WhoKinds { de: "Nur diese Arten von Organisationen:", en: "Only these kinds of organisation:", ar: "أنواع المنظمات التالية فقط:" }
    WhoOrganisations { de: "Organisationen, jede mit einer Stimme", en: "Organisations, one vote each", ar: "المنظمات، صوت واحد لكل منها" }
    SecrecyHeading { de: "Geheim oder offen?", en: "Secret or open?", ar: "سرّي أم علني؟" }
    SecretChoice { de: "Geheim", en: "Secret", ar: "سرّي" }
    OpenChoice { de: "Offen, mit Namen", en: "Open, with names", ar: "علني، بالأسماء" }
    LateChoice { de: "Wer nach der Eröffnung kommt, darf mitstimmen", en: "Those who come after the opening may vote", ar: "من يأتي بعد الافتتاح يمكنه التصويت" }
    GroundChoice { de: "Nach dem Schließen den gemeinsamen Boden zeigen", en: "Show the common ground after closing", ar: "إظهار الأرضية المشتركة بعد الإغلاق" }
    TimerMinutes { de: "Schließt von selbst nach Minuten (leer: von Hand)", en: "Closes by itself after minutes (empty: by hand)", ar: "يُغلق تلقائيًا بعد دقائق (فارغ: يدويًا)" }
    DotsNumber { de: "Punkte je Person", en: "Dots per person", ar: "عدد النقاط لكل شخص" }
    CapNumber { de: "Höchstens auf eine Möglichkeit", en: "At most on one option", ar: "الحد الأقصى للخيار الواحد" }
    QuorumNumber { de: "Mindestbeteiligung in Prozent (leer: keine)", en: "Quorum in per cent (empty: none)", ar: "النصاب بالنسبة المئوية (فارغ: بلا نصاب)" }
    SeatsNumber { de: "Wie viele Ziele werden ausgewählt?", en: "How many goals are chosen?", ar: "كم عدد الأهداف المختارة؟" }
    BudgetNumber { de: "Oder: Budget in Euro", en: "Or: budget in euros", ar: "أو: الميزانية باليورو" }
    CompleteChoice { de: "Bleibt Geld übrig, wird es Schritt für Schritt verteilt", en: "Money left over is spent step by step", ar: "إذا بقي مال يُوزَّع خطوة بخطوة" }
    OnlyFor { de: "Nur für „{method}“", en: "Only for \"{method}\"", ar: "فقط لطريقة «{method}»" }
    SaveAndOpen { de: "Speichern und gleich eröffnen", en: "Save and open at once", ar: "حفظ وفتح فورًا" }
    SaveDraft { de: "Entwurf speichern", en: "Save the draft", ar: "حفظ المسودة" }
    DraftSaved { de: "Gespeichert. Prüfen Sie die Vorschau und eröffnen Sie, wenn alle da sind.", en: "Saved. Check the preview and open it when everybody is there.", ar: "تم الحفظ. راجع المعاينة ثم افتح التصويت عندما يحضر الجميع." }
    Preview { de: "So sehen es die anderen", en: "This is what the others see", ar: "هكذا يراه الآخرون" }
    CardsShort { de: "Möglichkeiten: {options}", en: "Options: {options}", ar: "الخيارات: {options}" }
}
