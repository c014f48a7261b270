//! What pages and live parts have in common: phases, kinds, problems, plain words.

use domain::workshop::{Behalf, CardKind, OrganisationKind, PhaseKind};

use crate::catalogue::{CommonText as T, texts};

texts! {
    /// Words used everywhere.
    CommonText = 0;

    ProductName { de: "VisionsCafé", en: "VisionsCafé", ar: "مقهى الرؤى" }

    PhaseArrive { de: "Ankommen", en: "Arrive", ar: "الوصول" }
    PhaseCollect { de: "Sammeln", en: "Collect", ar: "جمع الأفكار" }
    PhaseOrder { de: "Ordnen", en: "Order", ar: "الترتيب" }
    PhaseDerive { de: "Ziele und Maßnahmen", en: "Goals and measures", ar: "الأهداف والإجراءات" }
    PhaseGallery { de: "Rundgang", en: "Gallery walk", ar: "جولة بين الطاولات" }
    PhaseWeigh { de: "Gewichten", en: "Weigh", ar: "تحديد الأولويات" }
    PhaseHarvest { de: "Ernte", en: "Harvest", ar: "الحصاد" }
    PhaseClose { de: "Abschluss", en: "Close", ar: "الختام" }

    KindObservation { de: "Beobachtung", en: "Observation", ar: "ملاحظة" }
    KindGuideline { de: "Leitlinie", en: "Guideline", ar: "مبدأ توجيهي" }
    KindMainGoal { de: "Oberziel", en: "Main goal", ar: "هدف رئيسي" }
    KindGoal { de: "Ziel", en: "Goal", ar: "هدف" }
    KindMeasure { de: "Maßnahme", en: "Measure", ar: "إجراء" }

    OrgCityCouncil { de: "Stadtrat", en: "City council", ar: "مجلس المدينة" }
    OrgCityAdministration { de: "Stadtverwaltung", en: "City administration", ar: "إدارة المدينة" }
    OrgWelfareAssociation { de: "Wohlfahrtsverband", en: "Welfare association", ar: "جمعية رعاية اجتماعية" }
    OrgReligiousCommunity { de: "Religionsgemeinschaft", en: "Religious community", ar: "جماعة دينية" }
    OrgMigrationCouncil { de: "Migrationsbeirat", en: "Migration council", ar: "مجلس شؤون الهجرة" }
    OrgMigrantOrganisation { de: "Migrantenorganisation", en: "Migrant organisation", ar: "منظمة مهاجرين" }
    OrgSeniorsCouncil { de: "Seniorenbeirat", en: "Seniors' council", ar: "مجلس كبار السن" }
    OrgSchool { de: "Schule", en: "School", ar: "مدرسة" }
    OrgClub { de: "Verein", en: "Club or association", ar: "نادٍ أو جمعية" }
    OrgPolice { de: "Polizei", en: "Police", ar: "الشرطة" }
    OrgLocalBusiness { de: "Lokale Wirtschaft", en: "Local business", ar: "الاقتصاد المحلي" }
    OrgEmploymentAgency { de: "Agentur für Arbeit", en: "Employment agency", ar: "وكالة العمل" }
    OrgJobcenter { de: "Jobcenter", en: "Jobcenter", ar: "مركز العمل (جوب سنتر)" }

    Table { de: "Tisch", en: "Table", ar: "طاولة" }
    DeletedAccount { de: "gelöschtes Konto", en: "deleted account", ar: "حساب محذوف" }
    WithoutName { de: "ohne Namen", en: "without a name", ar: "بدون اسم" }
    ForPerson { de: "Für jemanden am Tisch aufgeschrieben", en: "Written down for somebody at the table", ar: "كُتبت نيابةً عن شخص على الطاولة" }
    FromPaper { de: "Von Papier abgeschrieben", en: "Copied from paper", ar: "منقولة عن ورقة" }
    InterpreterWord { de: "Sprachmittler:in", en: "Interpreter", ar: "وسيط لغوي" }
    ModerationWord { de: "Moderation", en: "Moderators", ar: "فريق الإدارة" }
    HostWord { de: "Gastgeber:in", en: "Host", ar: "مضيف الطاولة" }

    ProblemTextEmpty { de: "Hier steht noch kein Text.", en: "There is no text yet.", ar: "لا يوجد نص بعد." }
    ProblemTextTooLong { de: "Ihr Text hat {length} Zeichen, möglich sind höchstens {max}. Bitte kürzen Sie ihn; er bleibt hier stehen.", en: "Your text has {length} characters, at most {max} are possible. Please shorten it; it stays here.", ar: "نصّك يحتوي على {length} حرفًا، والحد الأقصى هو {max}. يرجى اختصاره؛ سيبقى النص هنا." }
    ProblemTextControlCharacters { de: "Der Text enthält Zeichen, die wir nicht darstellen können. Bitte schreiben Sie ihn neu.", en: "The text holds characters we cannot show. Please type it again.", ar: "يحتوي النص على رموز لا يمكن عرضها. يرجى كتابته من جديد." }
    ProblemTextDirectionControls { de: "Der Text enthält unsichtbare Zeichen, die die Schreibrichtung verändern. Bitte schreiben Sie ihn neu, statt ihn hineinzukopieren.", en: "The text holds invisible characters that change its direction. Please type it instead of pasting it.", ar: "يحتوي النص على رموز خفية تغيّر اتجاه الكتابة. يرجى كتابته بدل نسخه." }
    ProblemLanguageUnknown { de: "Diese Sprache kennen wir nicht.", en: "We do not know this language.", ar: "هذه اللغة غير معروفة لدينا." }
    ProblemUnknown { de: "Das gibt es hier nicht (mehr).", en: "This is not here (any more).", ar: "هذا غير موجود هنا (أو لم يعد موجودًا)." }
    ProblemNotYours { de: "Das hat jemand anderes geschrieben. Ändern kann es nur, wer es geschrieben hat.", en: "Somebody else wrote this. Only its author can change it.", ar: "كتب هذا شخص آخر، ولا يمكن لغيره تعديله." }
    ProblemNotPermitted { de: "Das ist hier nicht für Sie vorgesehen.", en: "This is not open to you here.", ar: "هذا غير متاح لك هنا." }
    ProblemNotAtYourTable { de: "Das liegt an einem anderen Tisch.", en: "This is at another table.", ar: "هذا على طاولة أخرى." }
    ProblemNoTable { de: "Sie haben noch keinen Tisch. Bitte wählen Sie zuerst einen.", en: "You have no table yet. Please choose one first.", ar: "ليست لديك طاولة بعد. يرجى اختيار طاولة أولًا." }
    ProblemNotOpenYet { de: "Es hat noch nicht begonnen. Gleich geht es los.", en: "It has not begun yet. It will soon.", ar: "لم يبدأ اللقاء بعد، سيبدأ قريبًا." }
    ProblemWorkshopClosed { de: "Das VisionsCafé ist beendet. Sie können alles lesen, aber nichts mehr ändern.", en: "The VisionsCafé is over. You can read everything, but change nothing.", ar: "انتهى اللقاء. يمكنك قراءة كل شيء ولكن لا يمكن التعديل." }
    ProblemNotInThisPhase { de: "Das geht in dieser Phase nicht.", en: "This is not possible in the present phase.", ar: "هذا غير ممكن في هذه المرحلة." }
    ProblemCardLocked { de: "Diese Karte ist gerade gesperrt.", en: "This card is locked at the moment.", ar: "هذه البطاقة مقفلة حاليًا." }
    ProblemGroupLocked { de: "Dieser Tisch ist gerade gesperrt. Ihr Text bleibt hier stehen.", en: "This table is locked at the moment. Your text stays here.", ar: "هذه الطاولة مقفلة حاليًا. سيبقى نصّك هنا." }
    ProblemRoomLocked { de: "Gerade hört der ganze Raum zu. Ihr Text bleibt hier stehen.", en: "The whole room is listening at the moment. Your text stays here.", ar: "القاعة كلها تستمع الآن. سيبقى نصّك هنا." }
    ProblemSeatPaused { de: "Die Moderation hat Ihren Platz pausiert. Bitte sprechen Sie sie an. Ihr Text bleibt hier stehen.", en: "The moderators have paused your seat. Please talk to them. Your text stays here.", ar: "أوقف فريق الإدارة مشاركتك مؤقتًا. يرجى التحدث معهم. سيبقى نصّك هنا." }
    ProblemStaleVersion { de: "Der Text wurde inzwischen geändert. Bitte sehen Sie sich den neuen Stand an; Ihr Text bleibt hier stehen.", en: "The text has changed in the meantime. Please look at it; your text stays here.", ar: "تغيّر النص في هذه الأثناء. يرجى الاطلاع على النسخة الجديدة؛ سيبقى نصّك هنا." }
    ProblemGroupFull { de: "Dieser Tisch ist voll. Bitte wählen Sie einen anderen.", en: "This table is full. Please choose another.", ar: "هذه الطاولة ممتلئة. يرجى اختيار طاولة أخرى." }
    ProblemSeatingAssigned { de: "Die Plätze werden hier verteilt. Bitte sprechen Sie die Moderation an, wenn Sie wechseln möchten.", en: "Seats are assigned here. Please talk to the moderators if you would like to move.", ar: "يتم توزيع الأماكن هنا. يرجى التحدث مع فريق الإدارة إذا أردت تغيير مكانك." }
    ProblemKindNotAsked { de: "Diese Art von Karte ist gerade nicht gefragt.", en: "This kind of card is not asked for now.", ar: "هذا النوع من البطاقات غير مطلوب الآن." }
    ProblemDoesNotFitUnder { de: "Ein Ziel gehört unter ein Oberziel, eine Maßnahme unter ein Ziel.", en: "A goal goes under a main goal, a measure under a goal.", ar: "يوضع الهدف تحت هدف رئيسي، والإجراء تحت هدف." }
    ProblemCannotJoin { de: "Das liegt schon zusammen.", en: "These are together already.", ar: "هذه مجموعة معًا بالفعل." }
    ProblemNothingToUndo { de: "Es gibt nichts mehr zurückzunehmen.", en: "There is nothing left to undo.", ar: "لا يوجد ما يمكن التراجع عنه." }
    ProblemChangedSince { de: "Seitdem hat es jemand verändert. Zurücknehmen geht nicht mehr.", en: "Somebody has changed it since, so it cannot be undone.", ar: "غيّره شخص آخر بعد ذلك، فلا يمكن التراجع." }
    ProblemAlreadySo { de: "Das ist schon so.", en: "It is so already.", ar: "هو كذلك بالفعل." }
    ProblemNotWaiting { de: "Darüber ist schon entschieden.", en: "This has been decided already.", ar: "تم البتّ في هذا بالفعل." }
    ProblemNoFurtherPhase { de: "Weiter geht es in dieser Richtung nicht.", en: "There is no further phase in this direction.", ar: "لا توجد مرحلة أخرى في هذا الاتجاه." }
    ProblemDissolved { de: "Das gibt es nicht mehr: Es wurde aufgelöst.", en: "This is no more: it was dissolved.", ar: "لم يعد هذا موجودًا: فقد حُلّ." }
    ProblemPostHeld { de: "In dieser Zeit hat schon jemand diese Stelle. Bitte wählen Sie andere Tage.", en: "Somebody holds this post at that time. Please choose other days.", ar: "هناك من يشغل هذا المنصب في تلك الفترة. يرجى اختيار أيام أخرى." }
    ProblemPostNotHeld { de: "Diese Stelle liegt inzwischen woanders. Bitte laden Sie die Seite neu; Ihr Text bleibt hier stehen.", en: "This post is somebody else's by now. Please reload the page; your text stays here.", ar: "انتقل هذا المنصب إلى جهة أخرى. يرجى إعادة تحميل الصفحة؛ سيبقى نصّك هنا." }
    ProblemEndsBeforeItBegins { de: "Das Ende liegt vor dem Anfang. Bitte prüfen Sie die Tage.", en: "The end lies before the beginning. Please check the days.", ar: "النهاية تسبق البداية. يرجى التحقق من الأيام." }
    ProblemTasksOpen { de: "Das geht noch nicht: Offene Aufgaben: {current}. Bitte schließen Sie sie oder geben Sie sie weiter.", en: "Not yet: open tasks: {current}. Please close them or give them to another post.", ar: "لا يمكن ذلك بعد. المهام المفتوحة: {current}. يرجى إغلاقها أو إحالتها." }
    ProblemNotFacilitator { de: "Diese Person darf noch keine VisionsCafés leiten. Die Koordination kann ihr das Recht unter „Konten und Rechte“ geben.", en: "This person may not run VisionsCafés yet. The coordinator can give that right at “Accounts and rights”.", ar: "لا يحق لهذا الشخص إدارة اللقاءات بعد. يمكن لفريق التنسيق منحه هذا الحق في صفحة «الحسابات والصلاحيات»." }
    ProblemSuccessorNeeded { de: "Ein VisionsCafé oder die Koordination kann nicht unbesetzt warten. Bitte wählen Sie, an wen es geht.", en: "A VisionsCafé or the right to coordinate cannot wait vacant. Please choose to whom it goes.", ar: "لا يمكن أن يبقى اللقاء أو التنسيق بلا شخص. يرجى اختيار من يتسلّمه." }
    ProblemNothingChosen { de: "Bitte wählen Sie aus, was weitergegeben wird.", en: "Please choose what is passed on.", ar: "يرجى اختيار ما سيُسلَّم." }
    ProblemNotReachable { de: "Dieses Konto ist gesperrt. Bitte wählen Sie jemand anderen.", en: "This account is shut out. Please choose somebody else.", ar: "هذا الحساب موقوف. يرجى اختيار شخص آخر." }
    ProblemAppointmentOver { de: "Diese Einladung gilt nicht mehr: Sie wurde angenommen oder zurückgezogen, oder sie ist abgelaufen.", en: "This invitation is no longer good: it was accepted or withdrawn, or has expired.", ar: "لم تعد هذه الدعوة صالحة: فقد قُبلت أو سُحبت أو انتهت مدتها." }
    ProblemAppointmentForAnother { de: "Diese Einladung ging an eine andere E-Mail-Adresse. Bitte melden Sie sich mit dem Konto an, zu dem sie gehört. Oder tragen Sie die Adresse in Ihrem Konto ein, bestätigen Sie sie, und öffnen Sie den Link dann noch einmal.", en: "This invitation went to another e-mail address. Please sign in with the account it belongs to. Or enter the address in your account, confirm it, and open the link once more.", ar: "أُرسلت هذه الدعوة إلى عنوان آخر. يرجى تسجيل الدخول بالحساب المرتبط به، أو أدخل العنوان في حسابك وأكّده ثم افتح الرابط مرة أخرى." }
    ProblemDayInvalid { de: "Diesen Tag kennen wir nicht. Bitte schreiben Sie ihn so: 2026-08-31.", en: "We do not know this day. Please write it like this: 2026-08-31.", ar: "هذا اليوم غير معروف. يرجى كتابته هكذا: 2026-08-31." }
    ProblemTooMany { de: "Das ist zu viel: Höchstens {max} sind möglich.", en: "That is too many: at most {max} are possible.", ar: "هذا أكثر من اللازم: الحد الأقصى {max}." }
    ProblemSpeakersClosed { de: "Die Redeliste ist gerade geschlossen.", en: "The list of speakers is closed for now.", ar: "قائمة المتحدثين مغلقة الآن." }
    ProblemNobodyWaiting { de: "Gerade hat sich niemand zu Wort gemeldet.", en: "Nobody is waiting to speak.", ar: "لا أحد ينتظر الكلمة الآن." }
    ProblemSetAside { de: "Diese Karte liegt nicht mehr auf dem Tisch: Sie wurde zusammengefasst, aufgeteilt oder abgelehnt.", en: "This card no longer lies on the table: it was merged, split or turned down.", ar: "لم تعد هذه البطاقة على الطاولة: فقد دُمجت أو قُسّمت أو رُفضت." }
    ProblemPlanIncomplete { de: "Es braucht mindestens einen Tisch und eine Phase.", en: "At least one table and one phase are needed.", ar: "يلزم وجود طاولة واحدة ومرحلة واحدة على الأقل." }
    ProblemPlanInUse { de: "Ein Tisch oder eine Phase, die schon benutzt wird, kann nicht entfernt werden.", en: "A table or phase in use cannot be removed.", ar: "لا يمكن حذف طاولة أو مرحلة قيد الاستخدام." }
    ProblemPollNotOpen { de: "Diese Abstimmung ist noch nicht eröffnet.", en: "This poll is not open yet.", ar: "لم يُفتح هذا التصويت بعد." }
    ProblemPollOver { de: "Diese Abstimmung ist beendet. Ihre Eingabe zählt nicht mehr mit.", en: "This poll is over. What you entered no longer counts.", ar: "انتهى هذا التصويت. لن تُحتسب مشاركتك الآن." }
    ProblemPollFixed { de: "Diese Abstimmung läuft schon oder ist vorbei. Ändern geht nicht mehr.", en: "This poll is open or over and can no longer be changed.", ar: "هذا التصويت جارٍ أو انتهى، ولا يمكن تغييره." }
    ProblemPollIncomplete { de: "Es fehlt noch etwas: Eine Abstimmung braucht mindestens zwei Möglichkeiten und jemanden, der abstimmt.", en: "Something is missing: a poll needs at least two options and somebody who votes.", ar: "هناك ما ينقص: يحتاج التصويت إلى خيارين على الأقل وإلى من يصوّت." }
    ProblemNotEligible { de: "Bei dieser Abstimmung sind andere gefragt.", en: "This poll asks others.", ar: "هذا التصويت موجّه لآخرين." }
    ProblemAlreadyVoted { de: "Für diesen Platz ist schon abgestimmt. Ändern geht nur auf dem Gerät, auf dem abgestimmt wurde.", en: "This seat has voted already. The ballot can be changed only on the device it was cast with.", ar: "سبق التصويت من هذا المقعد. لا يمكن التغيير إلا من الجهاز الذي تم التصويت منه." }
    ProblemBallotsUnreadable { de: "Die Stimmzettel dieser Abstimmung lassen sich nicht lesen. Bitte sagen Sie der Moderation Bescheid.", en: "The ballots of this poll cannot be read. Please tell the moderators.", ar: "تعذّرت قراءة أوراق هذا التصويت. يرجى إبلاغ فريق الإدارة." }
    ProblemOptionUnknown { de: "Diese Möglichkeit steht nicht zur Wahl.", en: "There is no such option.", ar: "هذا الخيار غير موجود." }
    ProblemOptionTwice { de: "Eine Möglichkeit steht doppelt auf dem Stimmzettel.", en: "An option is on the ballot twice.", ar: "ورد خيار مرتين في ورقة التصويت." }
    ProblemOneOptionOnly { de: "Bitte wählen Sie nur eine Möglichkeit.", en: "Please choose one option only.", ar: "يرجى اختيار خيار واحد فقط." }
    ProblemTooManyDots { de: "Das sind zu viele Punkte: Sie haben {max}.", en: "These are too many dots: you have {max}.", ar: "هذه نقاط أكثر من اللازم: لديك {max}." }
    ProblemOverCap { de: "Auf eine Möglichkeit dürfen höchstens {max} Punkte.", en: "One option takes {max} dots at most.", ar: "الحد الأقصى للخيار الواحد {max} من النقاط." }
    ProblemOffScale { de: "Diese Zahl geht hier nicht. Höchstens {max} ist möglich.", en: "This number does not fit here. At most {max} is possible.", ar: "هذا الرقم غير مناسب هنا. الحد الأقصى {max}." }
    ProblemReasonNeeded { de: "Bitte schreiben Sie zu Ihrem Einwand, was dagegen spricht.", en: "Please write why you object.", ar: "يرجى كتابة سبب اعتراضك." }
    ProblemNotOnPaper { de: "Bei dieser Art der Abstimmung braucht jede Person einen eigenen Stimmzettel. Geben Sie dafür ein Gerät herum.", en: "In this kind of poll everybody needs a ballot of their own. Pass a device round for that.", ar: "في هذا النوع من التصويت يحتاج كل شخص إلى ورقة خاصة به. يمكن تمرير جهاز بين الحاضرين." }
    ProblemMoreThanPeople { de: "Das geht nicht auf: Es sind mehr Stimmen oder Punkte, als {max} Personen haben.", en: "This does not add up: more votes or dots than {max} people have.", ar: "الأرقام غير متطابقة: الأصوات أو النقاط أكثر مما لدى {max} من الأشخاص." }
    ProblemNoTie { de: "Hier gibt es keinen Gleichstand zu entscheiden.", en: "There is no tie to break here.", ar: "لا يوجد تعادل للحسم هنا." }
    ProblemTooFast { de: "Das ging sehr schnell. Bitte warten Sie einen Augenblick; Ihr Text bleibt hier.", en: "That was very fast. Please wait a moment; your text stays here.", ar: "كان ذلك سريعًا جدًا. يرجى الانتظار لحظة؛ سيبقى نصّك هنا." }
    ProblemTooLarge { de: "Diese Nachricht ist zu groß.", en: "This message is too large.", ar: "هذه الرسالة كبيرة جدًا." }
    ProblemMalformed { de: "Diese Nachricht konnten wir nicht lesen. Bitte laden Sie die Seite neu; Ihr Text bleibt erhalten.", en: "We could not read this message. Please reload the page; your text is kept.", ar: "تعذّرت قراءة هذه الرسالة. يرجى إعادة تحميل الصفحة؛ سيبقى نصّك محفوظًا." }
    ProblemUnsupportedProtocol { de: "Diese Seite ist veraltet. Bitte laden Sie sie neu; Ihr Text bleibt erhalten.", en: "This page is out of date. Please reload it; your text is kept.", ar: "هذه الصفحة قديمة. يرجى إعادة تحميلها؛ سيبقى نصّك محفوظًا." }
    ProblemCodeUnknown { de: "Diesen Code kennen wir nicht. Bitte sehen Sie noch einmal nach: Es sind sechs Ziffern.", en: "We do not know this code. Please look again: it has six digits.", ar: "هذا الرمز غير معروف. يرجى التحقق مرة أخرى: يتكوّن من ستة أرقام." }
    ProblemReentryUnknown { de: "Diesen Rückkehr-Code kennen wir hier nicht.", en: "We do not know this return code here.", ar: "رمز العودة هذا غير معروف هنا." }
    ProblemLinkUsed { de: "Dieser Link wurde schon benutzt oder ist abgelaufen. Bitte lassen Sie sich einen neuen geben.", en: "This link has been used or has expired. Please ask for a new one.", ar: "تم استخدام هذا الرابط أو انتهت صلاحيته. يرجى طلب رابط جديد." }
    ProblemLinkNotCarried { de: "Bitte öffnen Sie Ihren Link noch einmal. Dieser Browser merkt ihn sich zur Sicherheit nur zehn Minuten lang, und nur, wenn er Cookies annimmt. Solange Sie nicht auf den Knopf gedrückt haben, gilt der Link weiter.", en: "Please open your link once more. To be safe this browser remembers it for ten minutes only, and only if it accepts cookies. Until you have pressed the button, the link stays valid.", ar: "يرجى فتح الرابط مرة أخرى. حرصًا على الأمان لا يتذكّره هذا المتصفح إلا عشر دقائق، وبشرط قبول ملفات تعريف الارتباط. يبقى الرابط صالحًا ما دمت لم تضغط على الزر." }
    ProblemFileTooLarge { de: "Diese Datei ist zu groß. Möglich sind höchstens {max} MB. Alles andere bleibt hier stehen.", en: "This file is too large. At most {max} MB are possible. Everything else stays here.", ar: "هذا الملف كبير جدًا. الحد الأقصى هو {max} ميغابايت. يبقى كل ما عداه محفوظًا هنا." }
    ProblemNoPicture { de: "Das ist kein Bild, das wir annehmen. Bitte wählen Sie eine Datei in einem dieser Formate: PNG, JPEG, WebP oder GIF.", en: "This is not a picture that we can take. Please choose a file in one of these formats: PNG, JPEG, WebP or GIF.", ar: "هذه ليست صورة يمكننا قبولها. يرجى اختيار ملف بإحدى هذه الصيغ: PNG أو JPEG أو WebP أو GIF." }
    ProblemPictureTooWide { de: "Dieses Bild hat zu viele Bildpunkte. Bitte verkleinern Sie es: höchstens {max} in der Breite und in der Höhe.", en: "This picture has too many pixels. Please make it smaller: at most {max} in width and in height.", ar: "تحتوي هذه الصورة على عدد كبير جدًا من البكسلات. يرجى تصغيرها: {max} على الأكثر عرضًا وارتفاعًا." }
    ProblemNoPdf { de: "Das ist kein PDF. Bitte speichern Sie das Dokument als PDF und wählen Sie es dann noch einmal aus.", en: "This is not a PDF. Please save the document as a PDF, then choose it again.", ar: "هذا ليس ملف PDF. يرجى حفظ المستند بصيغة PDF ثم اختياره مرة أخرى." }
    ProblemFileDamaged { de: "Diese Datei ist beschädigt oder nicht vollständig. Bitte versuchen Sie es mit einer anderen.", en: "This file is damaged or not complete. Please try another one.", ar: "هذا الملف تالف أو غير مكتمل. يرجى المحاولة بملف آخر." }
    ProblemSessionMissing { de: "Wir erkennen Sie gerade nicht. Bitte treten Sie noch einmal bei, am besten mit Ihrem Rückkehr-Code.", en: "We do not recognise you at the moment. Please join again, best with your return code.", ar: "لم نتعرف عليك. يرجى الانضمام مرة أخرى، ويفضّل باستخدام رمز العودة." }
    ProblemStorageUnavailable { de: "Gerade kann nicht gespeichert werden. Ihr Text bleibt hier und wird gesendet, sobald es geht.", en: "Nothing can be saved at the moment. Your text stays here and is sent as soon as possible.", ar: "لا يمكن الحفظ حاليًا. سيبقى نصّك هنا ويُرسل حالما يصبح ذلك ممكنًا." }
    ProblemNotSent { de: "Die Verbindung war zu lange unterbrochen. Bitte sehen Sie nach, wie es jetzt steht, und tippen Sie dann noch einmal.", en: "The connection was gone for too long. Please look how things stand now, then tap again.", ar: "انقطع الاتصال لفترة طويلة. يرجى الاطلاع على الوضع الحالي ثم الضغط مرة أخرى." }
    ProblemNotFound { de: "Diese Seite gibt es nicht.", en: "This page does not exist.", ar: "هذه الصفحة غير موجودة." }
    ProblemForbiddenOrigin { de: "Diese Anfrage kam nicht von unserer Seite.", en: "This request did not come from our page.", ar: "لم يأتِ هذا الطلب من صفحتنا." }
    ProblemMinutesNotYet { de: "Das Protokoll gibt es, sobald die Moderation das VisionsCafé abschließt.", en: "The minutes are there as soon as the moderators close the VisionsCafé.", ar: "سيتوفر المحضر حالما يختتم فريق الإدارة اللقاء." }
    ProblemInternal { de: "Da ist uns ein Fehler passiert. Bitte versuchen Sie es noch einmal; Ihr Text bleibt hier.", en: "Something went wrong on our side. Please try again; your text stays here.", ar: "حدث خطأ من جانبنا. يرجى المحاولة مرة أخرى؛ سيبقى نصّك هنا." }
    QuestionArrive { de: "Willkommen! Nehmen Sie Platz und stellen Sie sich am Tisch vor.", en: "Welcome! Take a seat and introduce yourself at the table.", ar: "أهلًا بكم! اجلسوا وعرّفوا بأنفسكم على الطاولة." }
    QuestionCollect { de: "Was ist gut, was fehlt, was stört Sie? Eine Idee je Karte.", en: "What is good, what is missing, what bothers you? One idea per card.", ar: "ما الجيد؟ ما الناقص؟ ما الذي يزعجك؟ فكرة واحدة لكل بطاقة." }
    QuestionOrder { de: "Was gehört zusammen? Legen Sie es zusammen und geben Sie ihm einen Namen.", en: "What belongs together? Put it together and give it a name.", ar: "ما الذي ينتمي معًا؟ اجمعوه وسمّوه." }
    QuestionDerive { de: "Welche Ziele folgen daraus, und was ist dafür zu tun?", en: "Which goals follow from this, and what has to be done for them?", ar: "ما الأهداف التي تنتج عن ذلك، وما العمل المطلوب؟" }
    QuestionGallery { de: "Sehen Sie sich die anderen Tische an. Unterstützen Sie, was Ihnen wichtig ist.", en: "Look at the other tables. Support what matters to you.", ar: "اطّلعوا على الطاولات الأخرى. ادعموا ما يهمّكم." }
    QuestionWeigh { de: "Was ist am wichtigsten?", en: "What matters most?", ar: "ما الأهم؟" }
    QuestionHarvest { de: "Was gibt Ihr Tisch weiter?", en: "What does your table hand over?", ar: "ما الذي تسلّمه طاولتكم؟" }
    QuestionClose { de: "Danke! So geht es weiter.", en: "Thank you! This is what happens next.", ar: "شكرًا! هذه هي الخطوات القادمة." }
}

impl T {
    /// What is asked in a phase of this kind, where nobody has put a question of their own.
    pub fn question(kind: PhaseKind) -> Self {
        match kind {
            PhaseKind::Arrive => T::QuestionArrive,
            PhaseKind::Collect => T::QuestionCollect,
            PhaseKind::Order => T::QuestionOrder,
            PhaseKind::Derive => T::QuestionDerive,
            PhaseKind::Gallery => T::QuestionGallery,
            PhaseKind::Weigh => T::QuestionWeigh,
            PhaseKind::Harvest => T::QuestionHarvest,
            PhaseKind::Close => T::QuestionClose,
        }
    }
}

impl From<PhaseKind> for T {
    fn from(kind: PhaseKind) -> Self {
        match kind {
            PhaseKind::Arrive => T::PhaseArrive,
            PhaseKind::Collect => T::PhaseCollect,
            PhaseKind::Order => T::PhaseOrder,
            PhaseKind::Derive => T::PhaseDerive,
            PhaseKind::Gallery => T::PhaseGallery,
            PhaseKind::Weigh => T::PhaseWeigh,
            PhaseKind::Harvest => T::PhaseHarvest,
            PhaseKind::Close => T::PhaseClose,
        }
    }
}

impl From<Behalf> for T {
    fn from(behalf: Behalf) -> Self {
        match behalf {
            Behalf::Person => T::ForPerson,
            Behalf::Paper => T::FromPaper,
        }
    }
}

impl From<CardKind> for T {
    fn from(kind: CardKind) -> Self {
        match kind {
            CardKind::Observation => T::KindObservation,
            CardKind::Guideline => T::KindGuideline,
            CardKind::MainGoal => T::KindMainGoal,
            CardKind::Goal => T::KindGoal,
            CardKind::Measure => T::KindMeasure,
        }
    }
}

impl From<OrganisationKind> for T {
    fn from(kind: OrganisationKind) -> Self {
        match kind {
            OrganisationKind::CityCouncil => T::OrgCityCouncil,
            OrganisationKind::CityAdministration => T::OrgCityAdministration,
            OrganisationKind::WelfareAssociation => T::OrgWelfareAssociation,
            OrganisationKind::ReligiousCommunity => T::OrgReligiousCommunity,
            OrganisationKind::MigrationCouncil => T::OrgMigrationCouncil,
            OrganisationKind::MigrantOrganisation => T::OrgMigrantOrganisation,
            OrganisationKind::SeniorsCouncil => T::OrgSeniorsCouncil,
            OrganisationKind::School => T::OrgSchool,
            OrganisationKind::Club => T::OrgClub,
            OrganisationKind::Police => T::OrgPolice,
            OrganisationKind::LocalBusiness => T::OrgLocalBusiness,
            OrganisationKind::EmploymentAgency => T::OrgEmploymentAgency,
            OrganisationKind::Jobcenter => T::OrgJobcenter,
        }
    }
}

/// The sentence for a problem's code; what we do not know is an internal error to people.
pub fn problem_text(code: &str) -> CommonText {
    match code {
        "text_empty" => T::ProblemTextEmpty,
        "text_too_long" => T::ProblemTextTooLong,
        "text_control_characters" => T::ProblemTextControlCharacters,
        "text_direction_controls" => T::ProblemTextDirectionControls,
        "language_unknown" => T::ProblemLanguageUnknown,
        "unknown" => T::ProblemUnknown,
        "dissolved" => T::ProblemDissolved,
        "post_held" => T::ProblemPostHeld,
        "post_not_held" => T::ProblemPostNotHeld,
        "ends_before_it_begins" => T::ProblemEndsBeforeItBegins,
        "tasks_open" => T::ProblemTasksOpen,
        "not_facilitator" => T::ProblemNotFacilitator,
        "successor_needed" => T::ProblemSuccessorNeeded,
        "nothing_chosen" => T::ProblemNothingChosen,
        "not_reachable" => T::ProblemNotReachable,
        "appointment_over" => T::ProblemAppointmentOver,
        "appointment_for_another" => T::ProblemAppointmentForAnother,
        "day_invalid" => T::ProblemDayInvalid,
        "not_yours" => T::ProblemNotYours,
        "not_permitted" => T::ProblemNotPermitted,
        "not_at_your_table" => T::ProblemNotAtYourTable,
        "no_table" => T::ProblemNoTable,
        "not_open_yet" => T::ProblemNotOpenYet,
        "workshop_closed" => T::ProblemWorkshopClosed,
        "not_in_this_phase" => T::ProblemNotInThisPhase,
        "card_locked" => T::ProblemCardLocked,
        "group_locked" => T::ProblemGroupLocked,
        "room_locked" => T::ProblemRoomLocked,
        "seat_paused" => T::ProblemSeatPaused,
        "stale_version" => T::ProblemStaleVersion,
        "group_full" => T::ProblemGroupFull,
        "seating_assigned" => T::ProblemSeatingAssigned,
        "kind_not_asked" => T::ProblemKindNotAsked,
        "does_not_fit_under" => T::ProblemDoesNotFitUnder,
        "cannot_join" => T::ProblemCannotJoin,
        "nothing_to_undo" => T::ProblemNothingToUndo,
        "changed_since" => T::ProblemChangedSince,
        "already_so" => T::ProblemAlreadySo,
        "not_waiting" => T::ProblemNotWaiting,
        "no_further_phase" => T::ProblemNoFurtherPhase,
        "too_many" => T::ProblemTooMany,
        "speakers_closed" => T::ProblemSpeakersClosed,
        "nobody_waiting" => T::ProblemNobodyWaiting,
        "set_aside" => T::ProblemSetAside,
        "plan_incomplete" => T::ProblemPlanIncomplete,
        "plan_in_use" => T::ProblemPlanInUse,
        "poll_not_open" => T::ProblemPollNotOpen,
        "poll_over" => T::ProblemPollOver,
        "poll_fixed" => T::ProblemPollFixed,
        "poll_incomplete" => T::ProblemPollIncomplete,
        "not_eligible" => T::ProblemNotEligible,
        "already_voted" => T::ProblemAlreadyVoted,
        "ballots_unreadable" => T::ProblemBallotsUnreadable,
        "option_unknown" => T::ProblemOptionUnknown,
        "option_twice" => T::ProblemOptionTwice,
        "one_option_only" => T::ProblemOneOptionOnly,
        "too_many_dots" => T::ProblemTooManyDots,
        "over_cap" => T::ProblemOverCap,
        "off_scale" => T::ProblemOffScale,
        "reason_needed" => T::ProblemReasonNeeded,
        "not_on_paper" => T::ProblemNotOnPaper,
        "more_than_people" => T::ProblemMoreThanPeople,
        "no_tie" => T::ProblemNoTie,
        "too_fast" => T::ProblemTooFast,
        "too_large" => T::ProblemTooLarge,
        "malformed" => T::ProblemMalformed,
        "unsupported_protocol" => T::ProblemUnsupportedProtocol,
        "code_unknown" => T::ProblemCodeUnknown,
        "reentry_unknown" => T::ProblemReentryUnknown,
        "link_used" => T::ProblemLinkUsed,
        "link_not_carried" => T::ProblemLinkNotCarried,
        "file_too_large" => T::ProblemFileTooLarge,
        "no_picture" => T::ProblemNoPicture,
        "picture_too_wide" => T::ProblemPictureTooWide,
        "no_pdf" => T::ProblemNoPdf,
        "file_damaged" => T::ProblemFileDamaged,
        "session_missing" => T::ProblemSessionMissing,
        "storage_unavailable" => T::ProblemStorageUnavailable,
        "not_sent" => T::ProblemNotSent,
        "not_found" => T::ProblemNotFound,
        "minutes_not_yet" => T::ProblemMinutesNotYet,
        "forbidden_origin" => T::ProblemForbiddenOrigin,
        _ => T::ProblemInternal,
    }
}
