//! Mail: letters, and the pages about what one wants to get.

use crate::catalogue::texts;

texts! {
    /// Mail: letters, and the pages about what one wants to get.
    MailText = 9;

    /// Letters, what all of them share.
    Greeting { de: "Guten Tag,", en: "Hello,", ar: "مرحبًا،" }
    Farewell { de: "Freundliche Grüße", en: "Kind regards", ar: "مع أطيب التحيات" }
    LinkInFull { de: "Der Knopf geht nicht? Kopieren Sie diese Adresse in Ihren Browser:", en: "The button does not work? Copy this address into your browser:", ar: "الزر لا يعمل؟ انسخوا هذا العنوان إلى المتصفح:" }
    WorksOnceUntil { de: "Der Link geht nur einmal, und nur bis {time}.", en: "The link works once only, and only until {time}.", ar: "يعمل الرابط مرة واحدة فقط، وحتى {time} فقط." }
    IgnoreIfNotYou { de: "Waren Sie das nicht? Dann müssen Sie nichts tun.", en: "Was that not you? Then you need not do anything.", ar: "لم تكونوا أنتم؟ إذن لا حاجة لفعل أي شيء." }
    ActIfNotYou { de: "Waren Sie das nicht? Dann setzen Sie bitte gleich ein neues Passwort.", en: "Was that not you? Then please set a new password right away.", ar: "لم تكونوا أنتم؟ إذن يرجى تعيين كلمة مرور جديدة فورًا." }
    NewPassword { de: "Neues Passwort setzen", en: "Set a new password", ar: "تعيين كلمة مرور جديدة" }
    NeverAsks { de: "Wir fragen nie in einer Mail nach Ihrem Passwort.", en: "We never ask for your password in a mail.", ar: "لا نسأل أبدًا عن كلمة المرور في رسالة." }
    EndRemindersHere { de: "Keine Erinnerungen mehr bekommen:", en: "Get no more reminders:", ar: "إيقاف رسائل التذكير:" }
    EndDigestHere { de: "Keine Übersichten mehr bekommen:", en: "Get no more overviews:", ar: "إيقاف رسائل الملخص:" }

    TestSubject { de: "Testmail von VisionsCafé", en: "Test mail from VisionsCafé", ar: "رسالة تجريبية من مقهى الرؤى" }
    TestLead { de: "das ist eine Testmail. Wenn Sie sie lesen, kann dieses VisionsCafé Mails verschicken.", en: "this is a test mail. If you can read it, this VisionsCafé can send mail.", ar: "هذه رسالة تجريبية. إذا كنتم تقرؤونها فإن مقهى الرؤى يستطيع إرسال الرسائل." }
    TestOpen { de: "VisionsCafé öffnen", en: "Open VisionsCafé", ar: "فتح مقهى الرؤى" }

    ConfirmSubject { de: "Mailadresse bestätigen", en: "Confirm your mail address", ar: "تأكيد عنوان البريد الإلكتروني" }
    ConfirmLead { de: "jemand, vermutlich Sie, möchte mit dieser Mailadresse ein Konto bei VisionsCafé anlegen. Bestätigen Sie bitte, dass die Adresse Ihnen gehört.", en: "somebody, probably you, would like to open an account at VisionsCafé with this mail address. Please confirm that the address is yours.", ar: "يريد شخص ما، على الأرجح أنتم، إنشاء حساب في مقهى الرؤى بهذا العنوان. يرجى تأكيد أن العنوان لكم." }
    ConfirmDo { de: "Adresse bestätigen", en: "Confirm the address", ar: "تأكيد العنوان" }

    KnownSubject { de: "Sie haben schon ein Konto", en: "You already have an account", ar: "لديكم حساب بالفعل" }
    KnownLead { de: "jemand, vermutlich Sie, wollte mit dieser Mailadresse ein Konto bei VisionsCafé anlegen. Es gibt aber schon eines. Melden Sie sich einfach an. Wenn Sie Ihr Passwort nicht mehr wissen, können Sie dort ein neues setzen.", en: "somebody, probably you, wanted to open an account at VisionsCafé with this mail address. But there is one already. Simply sign in. If you no longer know your password, you can set a new one there.", ar: "أراد شخص ما، على الأرجح أنتم، إنشاء حساب في مقهى الرؤى بهذا العنوان، لكن يوجد حساب بالفعل. يمكنكم تسجيل الدخول ببساطة. وإذا نسيتم كلمة المرور يمكنكم تعيين كلمة جديدة هناك." }
    KnownDo { de: "Anmelden", en: "Sign in", ar: "تسجيل الدخول" }

    ResetSubject { de: "Neues Passwort setzen", en: "Set a new password", ar: "تعيين كلمة مرور جديدة" }
    ResetLead { de: "jemand, vermutlich Sie, hat für Ihr Konto bei VisionsCafé ein neues Passwort angefordert. Mit diesem Link setzen Sie es.", en: "somebody, probably you, has asked for a new password for your account at VisionsCafé. With this link you set it.", ar: "طلب شخص ما، على الأرجح أنتم، كلمة مرور جديدة لحسابكم في مقهى الرؤى. يمكنكم تعيينها عبر هذا الرابط." }

    ChangeSubject { de: "Neue Mailadresse bestätigen", en: "Confirm your new mail address", ar: "تأكيد عنوان البريد الجديد" }
    ChangeLead { de: "Sie möchten diese Mailadresse für Ihr Konto bei VisionsCafé benutzen. Bestätigen Sie bitte, dass sie Ihnen gehört. Bis dahin gilt die alte.", en: "you would like to use this mail address for your account at VisionsCafé. Please confirm that it is yours. Until then the old one counts.", ar: "تريدون استخدام هذا العنوان لحسابكم في مقهى الرؤى. يرجى تأكيد أنه لكم. حتى ذلك الحين يبقى العنوان القديم صالحًا." }

    AddressChangedSubject { de: "Ihre Mailadresse wurde geändert", en: "Your mail address was changed", ar: "تم تغيير عنوان بريدكم" }
    AddressChangedLead { de: "Ihr Konto bei VisionsCafé hat jetzt eine andere Mailadresse. An diese hier schreiben wir nicht mehr.", en: "your account at VisionsCafé has another mail address now. We no longer write to this one.", ar: "أصبح لحسابكم في مقهى الرؤى عنوان بريد آخر. لن نرسل بعد الآن إلى هذا العنوان." }
    AddressChangedNotYou { de: "Waren Sie das nicht? Dann hat jemand Zugang zu Ihrem Konto. Melden Sie sich bitte gleich bei denen, die dieses VisionsCafé betreiben. Hier steht, wie Sie sie erreichen.", en: "Was that not you? Then somebody has access to your account. Please tell those who run this VisionsCafé at once. Here is how to reach them.", ar: "لم تكونوا أنتم؟ إذن لدى شخص آخر وصول إلى حسابكم. يرجى إبلاغ القائمين على مقهى الرؤى فورًا. هنا تجدون كيفية التواصل معهم." }
    AddressChangedDo { de: "Hilfe bekommen", en: "Get help", ar: "الحصول على المساعدة" }

    PasswordChangedSubject { de: "Ihr Passwort wurde geändert", en: "Your password was changed", ar: "تم تغيير كلمة المرور" }
    PasswordChangedLead { de: "das Passwort Ihres Kontos bei VisionsCafé wurde geändert. Wenn Sie das waren, ist alles gut.", en: "the password of your account at VisionsCafé was changed. If that was you, all is well.", ar: "تم تغيير كلمة مرور حسابكم في مقهى الرؤى. إذا كنتم أنتم من غيّرها فكل شيء على ما يرام." }

    FactorSubject { de: "Anmeldung geändert: zweiter Schritt", en: "Signing in has changed: second step", ar: "تغيير في تسجيل الدخول: الخطوة الثانية" }
    FactorAdded { de: "beim Anmelden in Ihr Konto bei VisionsCafé wird jetzt ein zweiter Schritt verlangt. Wenn Sie das waren, ist alles gut.", en: "signing in to your account at VisionsCafé now takes a second step. If that was you, all is well.", ar: "أصبح تسجيل الدخول إلى حسابكم في مقهى الرؤى يتطلب خطوة ثانية. إذا كنتم أنتم من فعل ذلك فكل شيء على ما يرام." }
    FactorRemoved { de: "beim Anmelden in Ihr Konto bei VisionsCafé wird kein zweiter Schritt mehr verlangt. Wenn Sie das waren, ist alles gut.", en: "signing in to your account at VisionsCafé no longer takes a second step. If that was you, all is well.", ar: "لم يعد تسجيل الدخول إلى حسابكم في مقهى الرؤى يتطلب خطوة ثانية. إذا كنتم أنتم من فعل ذلك فكل شيء على ما يرام." }
    FactorCodes { de: "für Ihr Konto bei VisionsCafé gibt es neue Ersatzcodes. Die alten gelten nicht mehr. Wenn Sie das waren, ist alles gut.", en: "there are new recovery codes for your account at VisionsCafé. The old ones no longer work. If that was you, all is well.", ar: "توجد رموز احتياطية جديدة لحسابكم في مقهى الرؤى، ولم تعد القديمة صالحة. إذا كنتم أنتم من فعل ذلك فكل شيء على ما يرام." }

    DeviceSubject { de: "Neue Anmeldung in Ihrem Konto", en: "New sign-in to your account", ar: "تسجيل دخول جديد إلى حسابكم" }
    DeviceLead { de: "in Ihr Konto bei VisionsCafé hat sich am {time} jemand angemeldet, auf einem Gerät, das wir noch nicht kennen: {device}. Wenn Sie das waren, ist alles gut.", en: "somebody signed in to your account at VisionsCafé on {time}, on a device that we do not know yet: {device}. If that was you, all is well.", ar: "سجّل شخص ما الدخول إلى حسابكم في مقهى الرؤى في {time} من جهاز لا نعرفه بعد: {device}. إذا كنتم أنتم فكل شيء على ما يرام." }
    DeviceNotYou { de: "Waren Sie das nicht? Melden Sie das Gerät bitte gleich ab und setzen Sie ein neues Passwort.", en: "Was that not you? Then please sign the device out right away and set a new password.", ar: "لم تكونوا أنتم؟ إذن يرجى تسجيل خروج الجهاز فورًا وتعيين كلمة مرور جديدة." }
    DeviceDo { de: "Meine Geräte ansehen", en: "See my devices", ar: "عرض أجهزتي" }
    DeviceUnknown { de: "unbekanntes Gerät", en: "unknown device", ar: "جهاز غير معروف" }

    OrganisationSubject { de: "Einladung: {organisation} vertreten", en: "Invitation: speak for {organisation}", ar: "دعوة: تمثيل {organisation}" }
    OrganisationLead { de: "{inviter} lädt Sie ein, bei VisionsCafé für {organisation} zu sprechen. Sehen Sie sich die Einladung an und entscheiden Sie dann.", en: "{inviter} invites you to speak for {organisation} at VisionsCafé. Look at the invitation, then decide.", ar: "يدعوكم {inviter} إلى تمثيل {organisation} في مقهى الرؤى. اطّلعوا على الدعوة ثم قرروا." }
    PostSubject { de: "Einladung: {title}, {place}", en: "Invitation: {title}, {place}", ar: "دعوة: {title}، {place}" }
    PostLead { de: "{inviter} lädt Sie bei VisionsCafé zu einer Aufgabe ein: {title}, {place}. Sehen Sie sich die Einladung an und entscheiden Sie dann.", en: "{inviter} invites you to take on a task at VisionsCafé: {title}, {place}. Look at the invitation, then decide.", ar: "يدعوكم {inviter} إلى تولي مهمة في مقهى الرؤى: {title}، {place}. اطّلعوا على الدعوة ثم قرروا." }
    InvitationDo { de: "Einladung ansehen", en: "See the invitation", ar: "عرض الدعوة" }
    InvitationUntil { de: "Die Einladung gilt bis {time}. Sie müssen nichts tun, wenn Sie nicht möchten.", en: "The invitation stands until {time}. You need not do anything if you would rather not.", ar: "الدعوة صالحة حتى {time}. لا حاجة لفعل أي شيء إذا كنتم لا ترغبون." }

    MergeSubject { de: "Zwei Konten zusammenlegen", en: "Join two accounts", ar: "دمج حسابين" }
    MergeLead { de: "jemand, vermutlich Sie, möchte Ihr Konto bei VisionsCafé mit einem anderen zusammenlegen. Danach gibt es nur noch das andere Konto, mit allem aus beiden.", en: "somebody, probably you, would like to join your account at VisionsCafé with another one. After that there is only the other account, with everything from both.", ar: "يريد شخص ما، على الأرجح أنتم، دمج حسابكم في مقهى الرؤى مع حساب آخر. بعد ذلك يبقى الحساب الآخر فقط، وفيه كل ما في الحسابين." }
    MergeDo { de: "Ansehen und entscheiden", en: "Look and decide", ar: "اطّلاع وقرار" }
    MergeNotYou { de: "Waren Sie das nicht? Dann drücken Sie nicht auf den Knopf. Ohne Sie passiert nichts.", en: "Was that not you? Then do not press the button. Nothing happens without you.", ar: "لم تكونوا أنتم؟ إذن لا تضغطوا على الزر. لن يحدث شيء بدونكم." }

    ReminderSubject { de: "Erinnerung: {title}", en: "Reminder: {title}", ar: "تذكير: {title}" }
    ReminderLead { de: "bei VisionsCafé wartet etwas auf Sie: {title}. Es ist bis {time} dran.", en: "something is waiting for you at VisionsCafé: {title}. It is due by {time}.", ar: "هناك شيء في انتظاركم في مقهى الرؤى: {title}. الموعد حتى {time}." }
    ReminderDo { de: "Ansehen", en: "Have a look", ar: "عرض" }

    DigestSubject { de: "one:Neu für Sie: eine Sache|other:Neu für Sie: {n} Sachen", en: "one:New for you: one thing|other:New for you: {n} things", ar: "zero:جديد لكم|one:جديد لكم: أمر واحد|two:جديد لكم: أمران|few:جديد لكم: {n} أمور|many:جديد لكم: {n} أمرًا|other:جديد لكم: {n} أمر" }
    DigestLead { de: "das ist bei VisionsCafé neu für Sie:", en: "this is new for you at VisionsCafé:", ar: "هذا هو الجديد لكم في مقهى الرؤى:" }
    DigestMore { de: "one:und eine weitere Sache|other:und {n} weitere Sachen", en: "one:and one more thing|other:and {n} more things", ar: "zero:ولا شيء آخر|one:وأمر آخر|two:وأمران آخران|few:و{n} أمور أخرى|many:و{n} أمرًا آخر|other:و{n} أمر آخر" }

    HandOverSubject { de: "Übergabe an Sie: {title}", en: "Handed over to you: {title}", ar: "تسليم إليكم: {title}" }
    HandOverLead { de: "{from} hat Ihnen bei VisionsCafé etwas übergeben: {title}. Auf der Seite steht, was offen ist, was bisher geschah und wen Sie fragen können.", en: "{from} has handed something over to you at VisionsCafé: {title}. The page says what is open, what happened so far and whom you can ask.", ar: "سلّمكم {from} شيئًا في مقهى الرؤى: {title}. تبيّن الصفحة ما هو مفتوح وما حدث حتى الآن ومن يمكنكم سؤاله." }
    HandOverOpen { de: "one:Eine Sache ist offen.|other:{n} Sachen sind offen.", en: "one:One thing is open.|other:{n} things are open.", ar: "zero:لا شيء مفتوح.|one:أمر واحد مفتوح.|two:أمران مفتوحان.|few:{n} أمور مفتوحة.|many:{n} أمرًا مفتوحًا.|other:{n} أمر مفتوح." }
    HandOverDo { de: "Übergabe ansehen", en: "See the hand-over", ar: "عرض التسليم" }

    /// `/account/mail`
    MailHeading { de: "Mails an Sie", en: "Mail to you", ar: "الرسائل إليكم" }
    MailLead { de: "Wählen Sie, was Sie bekommen möchten. Was Ihr Konto schützt, und Einladungen, schicken wir immer.", en: "Choose what you would like to get. What protects your account, and invitations, we always send.", ar: "اختاروا ما ترغبون في تلقيه. أما ما يحمي حسابكم والدعوات فنرسلها دائمًا." }
    NoMailHere { de: "Dieses VisionsCafé verschickt zurzeit keine Mails. Was Sie hier wählen, gilt, sobald es das tut.", en: "This VisionsCafé sends no mail at present. What you choose here counts as soon as it does.", ar: "لا يرسل مقهى الرؤى هذا رسائل حاليًا. ما تختارونه هنا يسري عندما يبدأ بذلك." }
    Reminders { de: "Erinnerungen", en: "Reminders", ar: "رسائل التذكير" }
    RemindersHint { de: "Wenn etwas auf Sie wartet und die Zeit knapp wird.", en: "When something is waiting for you and time is getting short.", ar: "عندما يكون هناك شيء في انتظاركم ويقترب الموعد." }
    Digest { de: "Übersichten", en: "Overviews", ar: "الملخصات" }
    DigestHint { de: "Was für Sie neu ist, in einer Mail zusammen. Gibt es nichts Neues, kommt keine.", en: "What is new for you, together in one mail. When there is nothing new, none comes.", ar: "كل ما هو جديد لكم في رسالة واحدة. وإذا لم يكن هناك جديد فلا تصل رسالة." }
    AtOnce { de: "Ja", en: "Yes", ar: "نعم" }
    Daily { de: "Jeden Tag", en: "Every day", ar: "كل يوم" }
    Weekly { de: "Jede Woche, am Montag", en: "Every week, on Monday", ar: "كل أسبوع، يوم الاثنين" }
    Never { de: "Nie", en: "Never", ar: "أبدًا" }
    SaveWishes { de: "Speichern", en: "Save", ar: "حفظ" }
    WishesSaved { de: "Gespeichert.", en: "Saved.", ar: "تم الحفظ." }

    /// `/unsubscribe/{token}`
    EndReminders { de: "Keine Erinnerungen mehr bekommen?", en: "Get no more reminders?", ar: "إيقاف رسائل التذكير؟" }
    EndDigest { de: "Keine Übersichten mehr bekommen?", en: "Get no more overviews?", ar: "إيقاف رسائل الملخص؟" }
    EndLead { de: "Alles andere bleibt, wie es ist. In Ihrem Konto können Sie das jederzeit ändern.", en: "Everything else stays as it is. You can change this in your account at any time.", ar: "يبقى كل شيء آخر كما هو. يمكنكم تغيير ذلك في حسابكم في أي وقت." }
    EndDo { de: "Abbestellen", en: "Unsubscribe", ar: "إلغاء الاشتراك" }
    EndedHeading { de: "Abbestellt", en: "Unsubscribed", ar: "تم إلغاء الاشتراك" }
    EndedReminders { de: "Sie bekommen keine Erinnerungen mehr.", en: "You get no more reminders.", ar: "لن تصلكم رسائل تذكير بعد الآن." }
    EndedDigest { de: "Sie bekommen keine Übersichten mehr.", en: "You get no more overviews.", ar: "لن تصلكم ملخصات بعد الآن." }
    EndUnknown { de: "Dieser Link gilt nicht mehr", en: "This link no longer works", ar: "لم يعد هذا الرابط صالحًا" }
    EndUnknownLead { de: "Der Link ist zu alt, oder ein Stück davon fehlt. In jeder neueren Mail steht ein frischer. Und in Ihrem Konto wählen Sie, welche Mails Sie bekommen.", en: "The link is too old, or a piece of it is missing. Every newer mail has a fresh one. And in your account you choose which mail you get.", ar: "الرابط قديم جدًا أو ينقصه جزء. يوجد رابط جديد في كل رسالة أحدث. وفي حسابكم تختارون الرسائل التي تصلكم." }
}
