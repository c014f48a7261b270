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
    WaysSubject { de: "Anmeldung geändert", en: "Signing in has changed", ar: "تغيير في تسجيل الدخول" }
    CityConnected { de: "in Ihr Konto bei VisionsCafé kommt man jetzt auch mit einem Konto bei der Stadt. Wenn Sie das waren, ist alles gut.", en: "an account with the city now opens your account at VisionsCafé, too. If that was you, all is well.", ar: "أصبح بالإمكان الدخول إلى حسابكم في VisionsCafé بحساب لدى المدينة أيضًا. إذا كنتم أنتم من فعل ذلك فكل شيء على ما يرام." }
    CityDisconnected { de: "in Ihr Konto bei VisionsCafé kommt man nicht mehr mit dem Konto bei der Stadt. Wenn Sie das waren, ist alles gut.", en: "the account with the city no longer opens your account at VisionsCafé. If that was you, all is well.", ar: "لم يعد الدخول إلى حسابكم في VisionsCafé ممكنًا بحساب المدينة. إذا كنتم أنتم من فعل ذلك فكل شيء على ما يرام." }
    PasskeyAdded { de: "in Ihr Konto bei VisionsCafé kommt man jetzt mit einem weiteren Passkey. Wenn Sie das waren, ist alles gut.", en: "one more passkey now opens your account at VisionsCafé. If that was you, all is well.", ar: "أصبح بالإمكان الدخول إلى حسابكم في VisionsCafé بمفتاح مرور إضافي. إذا كنتم أنتم من فعل ذلك فكل شيء على ما يرام." }
    PasskeyRemoved { de: "ein Passkey öffnet Ihr Konto bei VisionsCafé nicht mehr. Wenn Sie das waren, ist alles gut.", en: "a passkey no longer opens your account at VisionsCafé. If that was you, all is well.", ar: "لم يعد أحد مفاتيح المرور يفتح حسابكم في VisionsCafé. إذا كنتم أنتم من فعل ذلك فكل شيء على ما يرام." }

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

    ReminderSubject { de: "Erinnerung: {what}", en: "Reminder: {what}", ar: "تذكير: {what}" }
    ReminderSubjects { de: "one:Erinnerung: eine Sache wartet|other:Erinnerung: {n} Sachen warten auf Sie", en: "one:Reminder: one thing is waiting|other:Reminder: {n} things are waiting for you", ar: "zero:تذكير|one:تذكير: أمر واحد في انتظاركم|two:تذكير: أمران في انتظاركم|few:تذكير: {n} أمور في انتظاركم|many:تذكير: {n} أمرًا في انتظاركم|other:تذكير: {n} أمر في انتظاركم" }
    ReminderLead { de: "bei VisionsCafé wartet etwas auf Sie, und die Zeit wird knapp:", en: "something is waiting for you at VisionsCafé, and time is getting short:", ar: "هناك ما ينتظركم في مقهى الرؤى والوقت يضيق:" }

    DigestSubject { de: "one:Ihre Übersicht: eine Sache|other:Ihre Übersicht: {n} Sachen", en: "one:Your overview: one thing|other:Your overview: {n} things", ar: "zero:ملخصكم|one:ملخصكم: أمر واحد|two:ملخصكم: أمران|few:ملخصكم: {n} أمور|many:ملخصكم: {n} أمرًا|other:ملخصكم: {n} أمر" }
    DigestLead { de: "das wartet bei VisionsCafé auf Sie:", en: "this is waiting for you at VisionsCafé:", ar: "هذا ما ينتظركم في مقهى الرؤى:" }
    DigestMore { de: "one:und eine weitere Sache|other:und {n} weitere Sachen", en: "one:and one more thing|other:and {n} more things", ar: "zero:ولا شيء آخر|one:وأمر آخر|two:وأمران آخران|few:و{n} أمور أخرى|many:و{n} أمرًا آخر|other:و{n} أمر آخر" }

    /// What reminders and overviews name.
    WaitsTaskLate { de: "{task} ({post}), überfällig seit {day}", en: "{task} ({post}), overdue since {day}", ar: "{task} ({post})، متأخرة منذ {day}" }
    WaitsTaskNear { de: "{task} ({post}), bis {day}", en: "{task} ({post}), by {day}", ar: "{task} ({post})، حتى {day}" }
    WaitsPostEnds { de: "Ihre Zeit endet am {day}: {post}, {place}", en: "Your time ends on {day}: {post}, {place}", ar: "تنتهي مدتكم في {day}: {post}، {place}" }
    WaitsPartEnds { de: "Ihre Zeit für {organisation} endet am {day}", en: "Your time for {organisation} ends on {day}", ar: "تنتهي مدتكم لدى {organisation} في {day}" }
    WaitsColleagueEnds { de: "Bei {organisation} endet am {day} die Zeit von {name}", en: "At {organisation} the time of {name} ends on {day}", ar: "لدى {organisation} تنتهي مدة {name} في {day}" }
    WaitsProposed { de: "Vorschlag für {post}, {place}: {name}", en: "Proposal for {post}, {place}: {name}", ar: "اقتراح لمنصب {post}، {place}: {name}" }
    WaitsNobodyAt { de: "Hier fehlt jemand: {post}, {place} ({open})", en: "Somebody is missing here: {post}, {place} ({open})", ar: "منصب بلا شاغل: {post}، {place} ({open})" }
    WaitsToVerify { de: "Bitte prüfen: {organisation}", en: "Please verify: {organisation}", ar: "بانتظار التحقق: {organisation}" }
    WaitsToName { de: "Neuer Name: {organisation} möchte künftig {name} heißen", en: "New name: {organisation} would like to be called {name}", ar: "اسم جديد: تريد {organisation} أن يصبح اسمها {name}" }
    WaitsNoVoice { de: "Niemand spricht mehr für {organisation}", en: "Nobody speaks for {organisation} any more", ar: "لم يعد أحد يمثّل {organisation}" }
    WaitsUnused { de: "Seit {day} nicht benutzt: das Konto von {name}. Es bleibt, weil noch etwas daran hängt.", en: "Not used since {day}: the account of {name}. It stays because something still depends on it.", ar: "لم يُستخدم منذ {day}: حساب {name}. يبقى لأن شيئًا ما زال مرتبطًا به." }
    SomebodyNameless { de: "jemand ohne Namen", en: "somebody without a name", ar: "شخص بلا اسم" }

    UnusedSubject { de: "Ihr Konto wird bald gelöscht", en: "Your account will soon be deleted", ar: "سيُحذف حسابكم قريبًا" }
    UnusedLead { de: "Sie haben Ihr Konto bei VisionsCafé lange nicht benutzt. Am {day} löschen wir es, mit allem, was darin Ihren Namen trägt. Was Sie beigetragen haben, bleibt ohne Namen stehen.", en: "you have not used your account at VisionsCafé for a long time. On {day} we delete it, with all that bears your name. What you have contributed stays, without a name.", ar: "لم تستخدموا حسابكم في مقهى الرؤى منذ مدة طويلة. سنحذفه في {day} مع كل ما يحمل اسمكم فيه. وتبقى مساهماتكم بلا اسم." }
    UnusedKeep { de: "Möchten Sie es behalten? Dann melden Sie sich bis dahin einmal an. Sonst müssen Sie nichts tun.", en: "Would you like to keep it? Then sign in once before that day. Otherwise you need not do anything.", ar: "هل ترغبون في الاحتفاظ به؟ إذن سجّلوا الدخول مرة واحدة قبل ذلك اليوم. وإلا فلا حاجة لفعل أي شيء." }

    VerifiedSubject { de: "Geprüft: {organisation}", en: "Verified: {organisation}", ar: "تم التحقق: {organisation}" }
    VerifiedLead { de: "{organisation} ist geprüft und steht jetzt öffentlich in der Liste. Sie können für sie sprechen und andere einladen.", en: "{organisation} has been verified and is now in the public list. You can speak for it and invite others.", ar: "تم التحقق من {organisation} وهي الآن في القائمة العامة. يمكنكم التحدث باسمها ودعوة آخرين." }
    TurnedDownSubject { de: "Noch nicht bestätigt: {organisation}", en: "Not confirmed yet: {organisation}", ar: "لم تُؤكَّد بعد: {organisation}" }
    TurnedDownLead { de: "die Koordination konnte {organisation} noch nicht bestätigen. Der Grund: {reason}", en: "the coordinator could not confirm {organisation} yet. The reason: {reason}", ar: "لم يتمكن فريق التنسيق من تأكيد {organisation} بعد. السبب: {reason}" }
    TurnedDownAgain { de: "Ändern Sie die Angaben, dann sehen wir noch einmal nach.", en: "Change the details, and we will look again.", ar: "عدّلوا البيانات وسنراجعها مرة أخرى." }
    NameConfirmedSubject { de: "Neuer Name bestätigt: {organisation}", en: "New name confirmed: {organisation}", ar: "تم تأكيد الاسم الجديد: {organisation}" }
    NameConfirmedLead { de: "Ihre Organisation heißt hier jetzt {organisation}.", en: "your organisation is called {organisation} here now.", ar: "أصبح اسم منظمتكم هنا {organisation}." }
    NameKeptSubject { de: "Der Name bleibt: {organisation}", en: "The name stays: {organisation}", ar: "يبقى الاسم: {organisation}" }
    NameKeptLead { de: "die Koordination hat den neuen Namen {name} nicht bestätigt. Der Grund: {reason}", en: "the coordinator has not confirmed the new name {name}. The reason: {reason}", ar: "لم يؤكد فريق التنسيق الاسم الجديد {name}. السبب: {reason}" }
    ClosedSubject { de: "Geschlossen: {organisation}", en: "Closed: {organisation}", ar: "أُغلقت: {organisation}" }
    ClosedLead { de: "{organisation} wurde bei VisionsCafé geschlossen. Was in ihrem Namen gesagt wurde, bleibt stehen. Der Grund: {reason}", en: "{organisation} was closed at VisionsCafé. What was said in its name stays. The reason: {reason}", ar: "أُغلقت {organisation} في مقهى الرؤى. ويبقى ما قيل باسمها. السبب: {reason}" }
    DismissedSubject { de: "Sie vertreten {organisation} nicht mehr", en: "You no longer represent {organisation}", ar: "لم تعودوا تمثّلون {organisation}" }
    DismissedLead { de: "jemand hat Sie bei {organisation} ausgetragen. Was Sie in ihrem Namen gesagt haben, bleibt stehen. Ihr Konto bleibt, wie es ist. Wenn das ein Versehen war, sprechen Sie bitte mit der Organisation.", en: "somebody has taken you out of {organisation}. What you said in its name stays. Your account stays as it is. If this was a mistake, please talk to the organisation.", ar: "أزالكم شخص ما من {organisation}. يبقى ما قلتموه باسمها، ويبقى حسابكم كما هو. إذا كان ذلك خطأ فيرجى التحدث مع المنظمة." }
    NoVoiceLead { de: "{organisation} ist noch da, aber niemand kann mehr für sie sprechen. Auf ihrer Seite können Sie jemanden einladen.", en: "{organisation} is still there, but nobody can speak for it any more. On its page you can invite somebody.", ar: "ما زالت {organisation} موجودة، لكن لم يعد أحد يستطيع التحدث باسمها. يمكنكم دعوة شخص من صفحتها." }
    SeeOrganisation { de: "Organisation ansehen", en: "See the organisation", ar: "عرض المنظمة" }
    SeeOrganisations { de: "Organisationen ansehen", en: "See the organisations", ar: "عرض المنظمات" }

    AppointedSubject { de: "Ihre neue Stelle: {title}, {place}", en: "Your new post: {title}, {place}", ar: "منصبكم الجديد: {title}، {place}" }
    AppointedLead { de: "Sie haben bei VisionsCafé eine Stelle: {title}, {place}, ab {day}. Auf der Seite steht, was dort offen ist, was bisher geschah und wen Sie fragen können.", en: "you have a post at VisionsCafé: {title}, {place}, from {day}. The page says what is open there, what happened so far and whom you can ask.", ar: "لديكم منصب في مقهى الرؤى: {title}، {place}، اعتبارًا من {day}. تبيّن الصفحة ما هو مفتوح هناك وما حدث حتى الآن ومن يمكنكم سؤاله." }
    AppointedDo { de: "Stelle ansehen", en: "See the post", ar: "عرض المنصب" }

    RunsSubject { de: "Sie leiten mit: {workshop}", en: "You help to run: {workshop}", ar: "تشاركون في إدارة: {workshop}" }
    RunsLead { de: "{by} hat Sie eingetragen: Sie bereiten {workshop} jetzt mit vor und leiten es mit. War das ein Versehen, können Sie sich auf der Seite wieder austragen.", en: "{by} has added you: you now help to prepare {workshop} and to run it. If that was a mistake, you can take yourself off the list on the page.", ar: "أضافكم {by}: أنتم الآن تشاركون في تحضير {workshop} وإدارته. إذا كان ذلك خطأ فيمكنكم إزالة أنفسكم من القائمة في الصفحة." }
    RunsDo { de: "Ansehen", en: "See it", ar: "عرض" }

    HandOverSubject { de: "Übergabe an Sie: {title}", en: "Handed over to you: {title}", ar: "تسليم إليكم: {title}" }
    HandOverLead { de: "{from} hat Ihnen bei VisionsCafé etwas übergeben: {title}. Auf der Seite steht, was offen ist, was bisher geschah und wen Sie fragen können.", en: "{from} has handed something over to you at VisionsCafé: {title}. The page says what is open, what happened so far and whom you can ask.", ar: "سلّمكم {from} شيئًا في مقهى الرؤى: {title}. تبيّن الصفحة ما هو مفتوح وما حدث حتى الآن ومن يمكنكم سؤاله." }
    HandOverOpen { de: "one:Eine Sache ist offen.|other:{n} Sachen sind offen.", en: "one:One thing is open.|other:{n} things are open.", ar: "zero:لا شيء مفتوح.|one:أمر واحد مفتوح.|two:أمران مفتوحان.|few:{n} أمور مفتوحة.|many:{n} أمرًا مفتوحًا.|other:{n} أمر مفتوح." }
    HandOverDo { de: "Übergabe ansehen", en: "See the hand-over", ar: "عرض التسليم" }

    /// `/account/mail`
    MailHeading { de: "Mails an Sie", en: "Mail to you", ar: "الرسائل إليكم" }
    MailLead { de: "Wählen Sie, was Sie bekommen möchten. Was Ihr Konto schützt, Einladungen, und was für Ihre Organisation oder Stelle entschieden wurde, schicken wir immer.", en: "Choose what you would like to get. What protects your account, invitations, and what was decided about your organisation or post, we always send.", ar: "اختاروا ما ترغبون في تلقيه. أما ما يحمي حسابكم، والدعوات، وما تقرر بشأن منظمتكم أو منصبكم فنرسله دائمًا." }
    NoMailHere { de: "Dieses VisionsCafé verschickt zurzeit keine Mails. Was Sie hier wählen, gilt, sobald es das tut.", en: "This VisionsCafé sends no mail at present. What you choose here counts as soon as it does.", ar: "لا يرسل مقهى الرؤى هذا رسائل حاليًا. ما تختارونه هنا يسري عندما يبدأ بذلك." }
    Reminders { de: "Erinnerungen", en: "Reminders", ar: "رسائل التذكير" }
    RemindersHint { de: "Wenn etwas auf Sie wartet und die Zeit knapp wird.", en: "When something is waiting for you and time is getting short.", ar: "عندما يكون هناك شيء في انتظاركم ويقترب الموعد." }
    Digest { de: "Übersichten", en: "Overviews", ar: "الملخصات" }
    DigestHint { de: "Was auf Sie wartet, in einer Mail zusammen: am Montag alles, an anderen Tagen nur, was neu ist. Wartet nichts, kommt keine.", en: "What is waiting for you, together in one mail: everything on Monday, on other days only what is new. When nothing waits, none comes.", ar: "كل ما ينتظركم في رسالة واحدة: كل شيء يوم الاثنين، وفي الأيام الأخرى ما هو جديد فقط. وإذا لم يكن هناك شيء فلا تصل رسالة." }
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
