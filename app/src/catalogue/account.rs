//! Accounts: registering, signing in, and what belongs to an account.

use crate::catalogue::texts;

texts! {
    /// Accounts: registering, signing in, and what belongs to an account.
    AccountText = 10;

    /// In the line on top of every page.
    AccountWord { de: "Konto", en: "Account", ar: "الحساب" }

    // Signing in.
    SignIn { de: "Anmelden", en: "Sign in", ar: "تسجيل الدخول" }
    SignInLead { de: "Für Ihr Konto. Zum Mitmachen in einem VisionsCafé brauchen Sie keines: Dafür reicht der Code.", en: "For your account. To take part in a VisionsCafé you need none: the code is enough.", ar: "للدخول إلى حسابك. لا تحتاج إلى حساب للمشاركة في اللقاء: يكفي الرمز." }
    MailAddress { de: "E-Mail-Adresse", en: "E-mail address", ar: "البريد الإلكتروني" }
    Password { de: "Passwort", en: "Password", ar: "كلمة المرور" }
    ForgotPassword { de: "Passwort vergessen?", en: "Forgot your password?", ar: "هل نسيت كلمة المرور؟" }
    NoAccountYet { de: "Noch kein Konto?", en: "No account yet?", ar: "ليس لديك حساب؟" }
    SecondStep { de: "Zweiter Schritt", en: "Second step", ar: "الخطوة الثانية" }
    SecondStepLead { de: "Öffnen Sie die App auf Ihrem Telefon, die Ihnen Codes zeigt.", en: "Open the app on your phone that shows you codes.", ar: "افتح تطبيق الرموز على هاتفك." }
    Code { de: "Code", en: "Code", ar: "الرمز" }
    CodeHint { de: "Sechs Ziffern aus der App. Ist das Telefon weg? Dann einer der Codes auf Papier.", en: "Six digits from the app. Is the phone gone? Then one of the codes on paper.", ar: "ستة أرقام من التطبيق. هل فقدت الهاتف؟ استخدم أحد الرموز الورقية." }
    StartOver { de: "Von vorn beginnen", en: "Start over", ar: "البدء من جديد" }
    SignOutHere { de: "Hier abmelden", en: "Sign out here", ar: "تسجيل الخروج من هنا" }

    // Registering.
    Register { de: "Konto anlegen", en: "Create an account", ar: "إنشاء حساب" }
    RegisterLead { de: "Mit einem Konto sehen Sie auch später, was aus Ihren Beiträgen wurde, und können für eine Organisation sprechen.", en: "With an account you see later on what became of your contributions, and you can speak for an organisation.", ar: "بالحساب يمكنك أن ترى لاحقًا ما حدث لمساهماتك، وأن تتحدث باسم منظمة." }
    YourName { de: "Ihr Name", en: "Your name", ar: "اسمك" }
    YourNameHint { de: "So sehen Sie die Menschen, mit denen Sie zusammenarbeiten.", en: "This is how the people you work with see you.", ar: "هكذا يراك من تعمل معهم." }
    AddressHint { de: "Wir schicken Ihnen dorthin einen Link.", en: "We send you a link there.", ar: "سنرسل إليك رابطًا عليه." }
    SendLink { de: "Link schicken", en: "Send link", ar: "إرسال الرابط" }
    NoMailHere { de: "Von hier kann noch keine E-Mail verschickt werden. Bitte wenden Sie sich an die Stelle, die dieses VisionsCafé betreibt.", en: "No mail can be sent from here yet. Please ask whoever runs this VisionsCafé.", ar: "لا يمكن إرسال البريد من هنا بعد. يرجى التواصل مع الجهة المشغِّلة." }
    LookInMailbox { de: "Bitte sehen Sie in Ihr Postfach", en: "Please look into your mailbox", ar: "يرجى التحقق من بريدك" }
    LookInMailboxLead { de: "Wir haben eine E-Mail an diese Adresse geschickt. Folgen Sie dem Link darin.", en: "We have sent a mail to this address. Follow the link in it.", ar: "أرسلنا رسالة إلى هذا العنوان. اتبع الرابط فيها." }
    LookInMailboxForgot { de: "Gibt es zu dieser Adresse ein Konto, dann ist eine E-Mail mit einem Link unterwegs.", en: "If there is an account for this address, a mail with a link is on its way.", ar: "إن كان هناك حساب بهذا العنوان فستصلك رسالة فيها رابط." }
    NothingCame { de: "Nichts angekommen? Sehen Sie auch im Ordner für Werbung nach, und prüfen Sie die Adresse.", en: "Nothing there? Look into the spam folder, too, and check the address.", ar: "لم يصل شيء؟ انظر في مجلد الرسائل غير المرغوبة، وتحقق من العنوان." }

    // After the link.
    ConfirmRegister { de: "Fast geschafft", en: "Almost done", ar: "أوشكت على الانتهاء" }
    ConfirmRegisterLead { de: "Die Adresse stimmt. Denken Sie sich jetzt ein Passwort aus.", en: "The address is right. Now think of a password.", ar: "العنوان صحيح. اختر الآن كلمة مرور." }
    ConfirmReset { de: "Neues Passwort", en: "New password", ar: "كلمة مرور جديدة" }
    ConfirmResetLead { de: "Damit werden Sie auf allen Geräten abgemeldet.", en: "With this you are signed out on all devices.", ar: "سيتم تسجيل خروجك من جميع الأجهزة." }
    NewPassword { de: "Neues Passwort", en: "New password", ar: "كلمة المرور الجديدة" }
    PasswordHint { de: "Mindestens 12 Zeichen. Am leichtesten zu merken sind mehrere Wörter, die nichts miteinander zu tun haben.", en: "At least 12 characters. Several words that have nothing to do with each other are the easiest to remember.", ar: "12 حرفًا على الأقل. أسهل ما يُحفظ عدة كلمات لا علاقة بينها." }
    SavePassword { de: "Passwort speichern", en: "Save password", ar: "حفظ كلمة المرور" }
    ConfirmAddress { de: "Neue Adresse bestätigen", en: "Confirm the new address", ar: "تأكيد العنوان الجديد" }
    ConfirmAddressLead { de: "Ab jetzt melden Sie sich mit dieser Adresse an, und E-Mails gehen dorthin:", en: "From now on you sign in with this address, and mail goes there:", ar: "من الآن تسجّل الدخول بهذا العنوان وتصل الرسائل إليه:" }
    ConfirmButton { de: "Bestätigen", en: "Confirm", ar: "تأكيد" }
    ConfirmMerge { de: "Zwei Konten zusammenführen", en: "Bring two accounts together", ar: "دمج حسابين" }
    ConfirmMergeLead { de: "Das Konto mit dieser Adresse geht in Ihrem jetzigen auf. Plätze, VisionsCafés und Aufgaben kommen mit. Das lässt sich nicht rückgängig machen.", en: "The account with this address becomes part of your present one. Seats, VisionsCafés and tasks come along. This cannot be undone.", ar: "سيندمج الحساب ذو هذا العنوان في حسابك الحالي، وتنتقل معه المقاعد واللقاءات والمهام. لا يمكن التراجع عن ذلك." }
    MergeCode { de: "Code des anderen Kontos", en: "Code of the other account", ar: "رمز الحساب الآخر" }

    // The account's page.
    YourAccount { de: "Ihr Konto", en: "Your account", ar: "حسابك" }
    Greeting { de: "Guten Tag, {name}.", en: "Hello, {name}.", ar: "أهلًا {name}." }
    ThisIsYou { de: "Über Sie", en: "About you", ar: "عنك" }
    Nameless { de: "ohne Namen", en: "without a name", ar: "بدون اسم" }
    NoAddressYet { de: "Noch keine Adresse. Mit einer Adresse und einem Passwort können Sie sich später wieder anmelden.", en: "No address yet. With an address and a password you can sign in again later.", ar: "لا عنوان بعد. بعنوان وكلمة مرور يمكنك الدخول لاحقًا." }
    Unverified { de: "nicht bestätigt", en: "not confirmed", ar: "غير مؤكد" }
    Change { de: "Ändern", en: "Change", ar: "تغيير" }
    ChangeName { de: "Name ändern", en: "Change name", ar: "تغيير الاسم" }
    ChangeAddress { de: "Adresse ändern", en: "Change address", ar: "تغيير العنوان" }
    AddAddress { de: "Adresse eintragen", en: "Add an address", ar: "إضافة عنوان" }
    ChangePassword { de: "Passwort ändern", en: "Change password", ar: "تغيير كلمة المرور" }
    SetPassword { de: "Passwort festlegen", en: "Set a password", ar: "تعيين كلمة مرور" }
    OldPassword { de: "Jetziges Passwort", en: "Present password", ar: "كلمة المرور الحالية" }
    Save { de: "Speichern", en: "Save", ar: "حفظ" }
    SavedNote { de: "Gespeichert.", en: "Saved.", ar: "تم الحفظ." }
    Roles { de: "Ihre Rechte", en: "Your rights", ar: "صلاحياتك" }
    RoleCoordinator { de: "Koordination", en: "Coordinator", ar: "التنسيق" }
    RoleFacilitator { de: "Moderation", en: "Facilitator", ar: "الإدارة" }
    NoRole { de: "Teilnehmer:in", en: "Participant", ar: "مشارك" }
    Security { de: "Sicherheit", en: "Security", ar: "الأمان" }
    SecondFactorOn { de: "Zweiter Schritt beim Anmelden: an", en: "Second step when signing in: on", ar: "الخطوة الثانية عند الدخول: مفعّلة" }
    SecondFactorOff { de: "Zweiter Schritt beim Anmelden: aus", en: "Second step when signing in: off", ar: "الخطوة الثانية عند الدخول: غير مفعّلة" }
    SecondFactorWanted { de: "Für die Koordination ist der zweite Schritt beim Anmelden Pflicht. Bitte richten Sie ihn ein und melden Sie sich danach neu an.", en: "For coordinators the second step when signing in is compulsory. Please set it up, and sign in anew afterwards.", ar: "الخطوة الثانية إلزامية لفريق التنسيق. يرجى إعدادها ثم تسجيل الدخول من جديد." }
    CodesLeft { de: "one:noch ein Code auf Papier|other:noch {n} Codes auf Papier", en: "one:one code on paper left|other:{n} codes on paper left", ar: "zero:لا رموز ورقية متبقية|one:بقي رمز ورقي واحد|two:بقي رمزان ورقيان|few:بقيت {n} رموز ورقية|many:بقي {n} رمزًا ورقيًا|other:بقي {n} رمز ورقي" }
    SetUp { de: "Einrichten", en: "Set up", ar: "إعداد" }
    YourSeats { de: "Wo Sie dabei waren", en: "Where you took part", ar: "أين شاركت" }
    NoSeats { de: "Noch nirgends mit diesem Konto.", en: "Nowhere with this account yet.", ar: "لا شيء بهذا الحساب بعد." }
    ToWorkshops { de: "Ihre VisionsCafés", en: "Your VisionsCafés", ar: "لقاءاتك" }
    ToPeople { de: "Konten und Rechte", en: "Accounts and rights", ar: "الحسابات والصلاحيات" }
    ToMail { de: "Welche E-Mails Sie bekommen", en: "Which mail you get", ar: "الرسائل التي تصلك" }
    ToOrganisations { de: "Organisationen", en: "Organisations", ar: "المنظمات" }
    ToBodies { de: "Gremien und Ämter", en: "Bodies and offices", ar: "الهيئات والدوائر" }
    ToHandover { de: "Übergabe", en: "Hand-over", ar: "التسليم" }
    MergeLead { de: "Haben Sie noch ein Konto mit einer anderen Adresse? Dann schicken wir dorthin einen Link. Hat das andere keine Adresse, melden Sie sich dort an und führen Sie von dort aus dieses hier dazu.", en: "Do you have another account with another address? Then we send a link there. If the other one has no address, sign in there and bring this one in from there.", ar: "هل لديك حساب آخر بعنوان مختلف؟ سنرسل رابطًا إليه. وإذا لم يكن للحساب الآخر عنوان فسجّل الدخول إليه واضمم هذا الحساب من هناك." }
    MergeHeading { de: "Noch ein Konto?", en: "Another account?", ar: "حساب آخر؟" }
    ClaimSeat { de: "Platz in Ihr Konto mitnehmen", en: "Take the seat along into your account", ar: "نقل المقعد إلى حسابك" }
    ClaimSeatLead { de: "Dann finden Sie Ihre Karten auch in Jahren wieder, auf jedem Gerät, auf dem Sie sich anmelden. Danach öffnet nur noch Ihr Konto diesen Platz. Geheime Stimmen kommen nicht mit: Niemand weiß, welche Ihre ist.", en: "Then you find your cards again even in years, on any device where you sign in. After that only your account opens this seat. Secret votes do not come along: nobody knows which is yours.", ar: "عندها تجد بطاقاتك حتى بعد سنوات وعلى أي جهاز تسجّل الدخول عليه. بعد ذلك لا يفتح هذا المقعد إلا حسابك. الأصوات السرية لا تُنقل: لا أحد يعرف أيها صوتك." }
    HeldHere { de: "Auf diesem Gerät haben Sie einen Platz, der noch zu keinem Konto gehört.", en: "On this device you hold a seat that belongs to no account yet.", ar: "على هذا الجهاز مقعد لا يتبع أي حساب بعد." }

    // The second factor.
    SecondFactor { de: "Zweiter Schritt beim Anmelden", en: "Second step when signing in", ar: "الخطوة الثانية عند تسجيل الدخول" }
    SecondFactorLead { de: "Nach dem Passwort fragen wir nach einem Code aus einer App auf Ihrem Telefon. Wer nur Ihr Passwort kennt, kommt dann nicht hinein.", en: "After the password we ask for a code from an app on your phone. Whoever knows your password alone does not get in then.", ar: "بعد كلمة المرور نطلب رمزًا من تطبيق على هاتفك، فلا يدخل من يعرف كلمة المرور فقط." }
    ScanThis { de: "1. Lesen Sie dieses Bild mit der App ein (zum Beispiel Aegis, FreeOTP oder eine andere für „TOTP“).", en: "1. Scan this picture with the app (such as Aegis, FreeOTP or another one for \"TOTP\").", ar: "١. امسح هذه الصورة بالتطبيق (مثل Aegis أو FreeOTP أو غيره لرموز TOTP)." }
    OrType { de: "Oder tippen Sie diese Zeichen in die App:", en: "Or type these letters into the app:", ar: "أو اكتب هذه الأحرف في التطبيق:" }
    ThenCode { de: "2. Geben Sie den Code ein, den die App jetzt zeigt.", en: "2. Enter the code that the app shows now.", ar: "٢. أدخل الرمز الذي يعرضه التطبيق الآن." }
    SwitchOn { de: "Einschalten", en: "Switch on", ar: "تفعيل" }
    SwitchOff { de: "Ausschalten", en: "Switch off", ar: "إيقاف" }
    NewCodes { de: "Neue Codes auf Papier", en: "New codes on paper", ar: "رموز ورقية جديدة" }
    PaperCodes { de: "Ihre Codes auf Papier", en: "Your codes on paper", ar: "رموزك الورقية" }
    PaperCodesLead { de: "Schreiben oder drucken Sie sie jetzt: Wir zeigen sie nur dieses eine Mal. Jeder gilt einmal, wenn das Telefon nicht da ist.", en: "Write them down or print them now: we show them only this once. Each is good once, when the phone is not there.", ar: "اكتبها أو اطبعها الآن: لن نعرضها مرة أخرى. كل رمز صالح مرة واحدة عند غياب الهاتف." }
    QrLabel { de: "Bild mit dem Schlüssel für die App", en: "Picture with the key for the app", ar: "صورة مفتاح التطبيق" }
    Done { de: "Fertig", en: "Done", ar: "تم" }

    // The city's own accounts.
    OrElse { de: "Oder ohne Passwort:", en: "Or without a password:", ar: "أو بدون كلمة مرور:" }
    CitySignIn { de: "Anmelden mit Stadtkonto", en: "Sign in with your city account", ar: "الدخول بحساب المدينة" }
    CityHeading { de: "Stadtkonto", en: "City account", ar: "حساب المدينة" }
    CityLead { de: "Haben Sie ein Konto bei der Stadt? Verbinden Sie beide. Danach melden Sie sich hier auch mit dem Stadtkonto an.", en: "Do you have an account with the city? Connect the two. After that you can sign in here with the city account, too.", ar: "هل لديك حساب لدى المدينة؟ اربط الحسابين، وبعدها يمكنك الدخول هنا بحساب المدينة أيضًا." }
    CityConnect { de: "Stadtkonto verbinden", en: "Connect the city account", ar: "ربط حساب المدينة" }
    CityFound { de: "Dieses Stadtkonto wird mit Ihrem Konto verbunden. Stimmt das?", en: "This city account will be connected with your account. Is that right?", ar: "سيُربط حساب المدينة هذا بحسابك. هل هذا صحيح؟" }
    CityYes { de: "Ja, verbinden", en: "Yes, connect", ar: "نعم، اربط" }
    CityConnectedSince { de: "Verbunden seit {day}.", en: "Connected since {day}.", ar: "مرتبط منذ {day}." }
    CityDisconnect { de: "Verbindung lösen", en: "Disconnect", ar: "فك الارتباط" }
    CityOn { de: "Stadtkonto: verbunden", en: "City account: connected", ar: "حساب المدينة: مرتبط" }
    CityOff { de: "Stadtkonto: nicht verbunden", en: "City account: not connected", ar: "حساب المدينة: غير مرتبط" }

    // Passkeys.
    Passkeys { de: "Passkeys", en: "Passkeys", ar: "مفاتيح المرور" }
    PasskeysLead { de: "Mit einem Passkey melden Sie sich ohne Passwort an: mit Finger, Gesicht oder PIN Ihres Geräts. Er ersetzt auch den zweiten Schritt, und niemand kann ihn abfangen.", en: "With a passkey you sign in without a password: with the finger, the face or the PIN of your device. It replaces the second step, too, and nobody can intercept it.", ar: "بمفتاح المرور تسجّل الدخول بلا كلمة مرور: ببصمة الإصبع أو الوجه أو رمز جهازك. وهو يغني عن الخطوة الثانية ولا يمكن لأحد اعتراضه." }
    NoPasskeys { de: "Noch kein Passkey.", en: "No passkey yet.", ar: "لا يوجد مفتاح مرور بعد." }
    PasskeyCount { de: "one:Passkeys: einer|other:Passkeys: {n}", en: "one:Passkeys: one|other:Passkeys: {n}", ar: "zero:مفاتيح المرور: لا شيء|one:مفاتيح المرور: واحد|two:مفاتيح المرور: اثنان|few:مفاتيح المرور: {n}|many:مفاتيح المرور: {n}|other:مفاتيح المرور: {n}" }
    PasskeyAdd { de: "Passkey anlegen", en: "Add a passkey", ar: "إضافة مفتاح مرور" }
    PasskeyName { de: "Name des Passkeys", en: "Name of the passkey", ar: "اسم مفتاح المرور" }
    PasskeyNameHint { de: "Damit Sie ihn wiedererkennen, zum Beispiel „Mein Telefon“.", en: "So that you recognise it, such as \"My phone\".", ar: "لتتعرف عليه لاحقًا، مثل «هاتفي»." }
    PasskeyAdded { de: "angelegt am {day}", en: "added on {day}", ar: "أُضيف في {day}" }
    PasskeyUsed { de: "zuletzt benutzt {time}", en: "last used {time}", ar: "آخر استخدام {time}" }
    PasskeyUnused { de: "noch nie benutzt", en: "never used", ar: "لم يُستخدم بعد" }
    PasskeyRemove { de: "Passkey entfernen", en: "Remove the passkey", ar: "إزالة مفتاح المرور" }
    PasskeySignIn { de: "Mit Passkey anmelden", en: "Sign in with a passkey", ar: "الدخول بمفتاح مرور" }
    PasskeysImpossible { de: "An dieser Adresse bieten Browser keine Passkeys an. Das geht nur über eine sichere Verbindung (https) und unter einem Namen, nicht unter einer Zahlenadresse.", en: "At this address browsers offer no passkeys. That takes a secure connection (https) and a name, not an address of numbers.", ar: "لا توفر المتصفحات مفاتيح المرور على هذا العنوان. يتطلب ذلك اتصالًا آمنًا (https) واسمًا، لا عنوانًا رقميًا." }
    PasskeysFull { de: "Mehr Passkeys gehen nicht. Entfernen Sie zuerst einen, den Sie nicht mehr brauchen.", en: "There is no room for more passkeys. Remove one first that you no longer need.", ar: "لا يمكن إضافة المزيد. أزل أولًا مفتاحًا لم تعد تحتاجه." }
    PasskeyNeedsScript { de: "Für Passkeys muss JavaScript eingeschaltet sein. Alles andere geht auch ohne.", en: "Passkeys need JavaScript to be switched on. Everything else works without.", ar: "تتطلب مفاتيح المرور تفعيل JavaScript. كل ما عداها يعمل بدونه." }
    PasskeyUnknownHere { de: "Dieser Browser kennt keine Passkeys. Versuchen Sie es mit einem neueren.", en: "This browser knows no passkeys. Try a newer one.", ar: "هذا المتصفح لا يعرف مفاتيح المرور. جرّب متصفحًا أحدث." }
    PasskeyGivenUp { de: "Es wurde kein Passkey angelegt. Vielleicht haben Sie abgebrochen, oder Ihr Gerät hat keine Bildschirmsperre.", en: "No passkey was added. Perhaps you cancelled, or your device has no screen lock.", ar: "لم يُضف مفتاح مرور. ربما ألغيت العملية أو أن جهازك بلا قفل شاشة." }
    PasskeyNotShown { de: "Es wurde kein Passkey gezeigt. Versuchen Sie es noch einmal, oder melden Sie sich mit dem Passwort an.", en: "No passkey was shown. Try once more, or sign in with the password.", ar: "لم يُعرض مفتاح مرور. حاول مرة أخرى أو سجّل الدخول بكلمة المرور." }
    PasskeyKnown { de: "Dieses Gerät hat schon einen Passkey für Ihr Konto.", en: "This device has a passkey for your account already.", ar: "لهذا الجهاز مفتاح مرور لحسابك بالفعل." }
    PasskeyOffline { de: "Gerade keine Verbindung. Versuchen Sie es gleich noch einmal.", en: "No connection at the moment. Try again in a moment.", ar: "لا يوجد اتصال الآن. حاول بعد لحظة." }

    // Everybody's accounts, for the coordinator.
    PeopleHeading { de: "Konten und Rechte", en: "Accounts and rights", ar: "الحسابات والصلاحيات" }
    FindPerson { de: "Name oder E-Mail", en: "Name or email", ar: "الاسم أو البريد الإلكتروني" }
    Find { de: "Suchen", en: "Search", ar: "بحث" }
    NobodyFound { de: "Dazu passt kein Konto.", en: "No account matches this.", ar: "لا حساب يطابق ذلك." }
    EverybodyAgain { de: "Alle Konten", en: "All accounts", ar: "جميع الحسابات" }
    PeopleLead { de: "Wer ein Konto hat und was er oder sie darf. Jede Änderung gilt sofort und steht im Protokoll der Rechte.", en: "Who has an account and what he or she may do. Every change counts at once and is kept in the record of rights.", ar: "من لديه حساب وما يحق له. كل تغيير يسري فورًا ويُحفظ في سجل الصلاحيات." }
    GiveRole { de: "Recht geben: {role}", en: "Give right: {role}", ar: "منح صلاحية: {role}" }
    TakeRole { de: "Recht nehmen: {role}", en: "Take right: {role}", ar: "سحب صلاحية: {role}" }
    ShutOut { de: "Aussperren", en: "Shut out", ar: "حظر" }
    LetIn { de: "Wieder hereinlassen", en: "Let in again", ar: "السماح بالدخول" }
    IsShutOut { de: "ausgesperrt", en: "shut out", ar: "محظور" }
    ItsYou { de: "das sind Sie", en: "this is you", ar: "هذا أنت" }
    Since { de: "seit {day}", en: "since {day}", ar: "منذ {day}" }

    // What stands in the way.
    ProblemCredentials { de: "Adresse oder Passwort stimmen nicht.", en: "Address or password is wrong.", ar: "العنوان أو كلمة المرور غير صحيحة." }
    ProblemCode { de: "Dieser Code stimmt nicht, oder er wurde schon benutzt. Nehmen Sie den, den die App gerade zeigt.", en: "This code is wrong, or it has been used already. Take the one the app shows right now.", ar: "الرمز غير صحيح أو سبق استخدامه. استخدم الرمز الظاهر الآن." }
    ProblemAddress { de: "Das ist keine E-Mail-Adresse. Fehlt etwas?", en: "This is no mail address. Is something missing?", ar: "هذا ليس عنوان بريد إلكتروني. هل ينقصه شيء؟" }
    ProblemAddressTaken { de: "Zu dieser Adresse gibt es schon ein Konto. Melden Sie sich damit an, oder führen Sie beide zusammen.", en: "There is an account for this address already. Sign in with it, or bring the two together.", ar: "يوجد حساب بهذا العنوان. سجّل الدخول به أو ادمج الحسابين." }
    ProblemPasswordShort { de: "Das Passwort ist zu kurz: {length} von mindestens {max} Zeichen.", en: "The password is too short: {length} of at least {max} characters.", ar: "كلمة المرور قصيرة: {length} من {max} حرفًا على الأقل." }
    ProblemPasswordLong { de: "Das Passwort ist zu lang: höchstens {max} Zeichen.", en: "The password is too long: {max} characters at most.", ar: "كلمة المرور طويلة: {max} حرف كحد أقصى." }
    ProblemPasswordCommon { de: "Dieses Passwort würde jemand schnell erraten. Nehmen Sie eines, das weniger naheliegt.", en: "Somebody would guess this password soon. Take one that is less obvious.", ar: "يسهل تخمين كلمة المرور هذه. اختر كلمة أقل توقعًا." }
    ProblemOldPassword { de: "Das jetzige Passwort stimmt nicht.", en: "The present password is wrong.", ar: "كلمة المرور الحالية غير صحيحة." }
    ProblemSecondFactor { de: "Dafür brauchen Sie den zweiten Schritt beim Anmelden. Richten Sie ihn unter „Ihr Konto“ ein.", en: "For this you need the second step when signing in. Set it up under \"Your account\".", ar: "يتطلب ذلك الخطوة الثانية عند الدخول. فعّلها في صفحة حسابك." }
    ProblemLastCoordinator { de: "Das geht nicht: Danach wäre niemand mehr da, der Rechte geben kann. Geben Sie zuerst jemand anderem das Recht zur Koordination.", en: "This is not possible: nobody would be left who can give rights. Let somebody else coordinate first.", ar: "لا يمكن ذلك: لن يبقى أحد يمنح الصلاحيات. امنح شخصًا آخر صلاحية التنسيق أولًا." }
    ProblemNoMail { de: "Von hier kann keine E-Mail verschickt werden.", en: "No mail can be sent from here.", ar: "لا يمكن إرسال بريد من هنا." }
    ProblemPasswordFirst { de: "Legen Sie zuerst ein Passwort fest.", en: "Set a password first.", ar: "عيّن كلمة مرور أولًا." }
    ProblemCityUnreachable { de: "Die Anmeldung der Stadt antwortet gerade nicht. Versuchen Sie es in ein paar Minuten noch einmal, oder melden Sie sich mit Adresse und Passwort an.", en: "The city's sign-in does not answer at the moment. Try again in a few minutes, or sign in with address and password.", ar: "خدمة دخول المدينة لا تستجيب الآن. حاول بعد دقائق أو سجّل الدخول بالعنوان وكلمة المرور." }
    ProblemCityRefused { de: "Die Antwort von der Anmeldung der Stadt passt nicht zusammen. Deshalb sind Sie nicht angemeldet. Beginnen Sie bitte noch einmal.", en: "The answer from the city's sign-in does not fit together. So you are not signed in. Please begin once more.", ar: "رد خدمة دخول المدينة غير متطابق، لذلك لم يتم تسجيل دخولك. ابدأ مرة أخرى من فضلك." }
    ProblemCityExpired { de: "Diese Anmeldung gilt nicht mehr: Sie hat zu lange gedauert, wurde schon benutzt oder in einem anderen Browser begonnen. Beginnen Sie bitte noch einmal.", en: "This sign-in is no longer good: it took too long, was used already, or was begun in another browser. Please begin once more.", ar: "لم تعد عملية الدخول هذه صالحة: استغرقت وقتًا طويلًا أو استُخدمت أو بدأت في متصفح آخر. ابدأ مرة أخرى من فضلك." }
    ProblemCityCancelled { de: "Sie haben die Anmeldung mit dem Stadtkonto abgebrochen.", en: "You have cancelled signing in with the city account.", ar: "لقد ألغيت الدخول بحساب المدينة." }
    ProblemCityWeak { de: "Ihr Stadtkonto ist dafür nicht sicher genug angemeldet. Melden Sie sich dort auf einem stärkeren Weg an, zum Beispiel mit einem zweiten Schritt.", en: "You are not signed in securely enough with your city account for this. Sign in there in a stronger way, such as with a second step.", ar: "تسجيل دخولك بحساب المدينة ليس آمنًا بما يكفي. ادخل هناك بطريقة أقوى، مثل خطوة ثانية." }
    ProblemCityKnownAddress { de: "Zur E-Mail-Adresse Ihres Stadtkontos gibt es hier schon ein Konto. Melden Sie sich einmal mit dem Passwort an, und verbinden Sie dann das Stadtkonto unter „Ihr Konto“.", en: "There is an account here already for the mail address of your city account. Sign in once with the password, and then connect the city account under \"Your account\".", ar: "يوجد هنا حساب بعنوان بريد حساب المدينة. سجّل الدخول مرة بكلمة المرور، ثم اربط حساب المدينة من صفحة حسابك." }
    ProblemCityTaken { de: "Dieses Stadtkonto ist schon mit einem anderen Konto verbunden. Lösen Sie dort die Verbindung, oder führen Sie beide Konten zusammen.", en: "This city account is connected with another account already. Disconnect it there, or bring the two accounts together.", ar: "حساب المدينة هذا مرتبط بحساب آخر. فك الارتباط هناك أو ادمج الحسابين." }
    ProblemPasskey { de: "Dieser Passkey passt hier nicht. Vielleicht wurde er entfernt, oder es hat zu lange gedauert. Versuchen Sie es noch einmal, oder melden Sie sich mit dem Passwort an.", en: "This passkey does not fit here. Perhaps it was removed, or it took too long. Try once more, or sign in with the password.", ar: "مفتاح المرور هذا غير مناسب هنا. ربما أُزيل أو استغرق الأمر طويلًا. حاول مرة أخرى أو سجّل الدخول بكلمة المرور." }
    ProblemLastWayIn { de: "Das geht nicht: Danach könnten Sie sich nicht mehr anmelden. Legen Sie zuerst eine Adresse und ein Passwort fest.", en: "This is not possible: you could not sign in any more. Set an address and a password first.", ar: "لا يمكن ذلك: لن تتمكن من الدخول بعدها. عيّن أولًا عنوانًا وكلمة مرور." }
    ProblemShutOut { de: "Mit diesem Konto kommt zurzeit niemand hinein. Fragen Sie die Koordination.", en: "Nobody gets in with this account at present. Ask the coordinator.", ar: "لا يمكن الدخول بهذا الحساب حاليًا. اسأل فريق التنسيق." }
    ProblemSeatShared { de: "An diesem Platz sitzen mehrere Menschen. Er kann nicht zu einem Konto gehören.", en: "Several people share this seat. It cannot belong to one account.", ar: "يتشارك عدة أشخاص هذا المقعد، فلا يمكن أن يتبع حسابًا واحدًا." }
    ProblemSeatTaken { de: "Dieser Platz gehört schon zu einem anderen Konto.", en: "This seat belongs to another account already.", ar: "هذا المقعد تابع لحساب آخر." }
    ProblemOtherAccount { de: "Dieser Link gehört zu einem anderen Konto. Melden Sie sich mit dem Konto an, von dem aus Sie ihn angefordert haben.", en: "This link belongs to another account. Sign in with the account from which you asked for it.", ar: "هذا الرابط يخص حسابًا آخر. سجّل الدخول بالحساب الذي طلبت منه الرابط." }
}

/// The sentence for a problem that only pages about accounts meet.
pub fn account_problem(code: &str) -> Option<AccountText> {
    use AccountText as T;
    Some(match code {
        "wrong_credentials" => T::ProblemCredentials,
        "code_wrong" => T::ProblemCode,
        "address_invalid" => T::ProblemAddress,
        "address_taken" => T::ProblemAddressTaken,
        "password_too_short" => T::ProblemPasswordShort,
        "password_too_long" => T::ProblemPasswordLong,
        "password_too_common" => T::ProblemPasswordCommon,
        "old_password_wrong" => T::ProblemOldPassword,
        "second_factor_needed" => T::ProblemSecondFactor,
        "last_coordinator" => T::ProblemLastCoordinator,
        "no_mail" => T::ProblemNoMail,
        "password_first" => T::ProblemPasswordFirst,
        "city_unreachable" => T::ProblemCityUnreachable,
        "city_refused" => T::ProblemCityRefused,
        "city_expired" => T::ProblemCityExpired,
        "city_cancelled" => T::ProblemCityCancelled,
        "city_weak" => T::ProblemCityWeak,
        "city_known_address" => T::ProblemCityKnownAddress,
        "city_taken" => T::ProblemCityTaken,
        "passkey_refused" => T::ProblemPasskey,
        "last_way_in" => T::ProblemLastWayIn,
        "shut_out" => T::ProblemShutOut,
        "seat_shared" => T::ProblemSeatShared,
        "seat_taken" => T::ProblemSeatTaken,
        "other_account" => T::ProblemOtherAccount,
        _ => return None,
    })
}
