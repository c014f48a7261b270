//! Organisations, who represents them, and invitations.

use domain::directory::organisations::Part;

use crate::catalogue::texts;

texts! {
    /// Organisations, who represents them, and invitations.
    OrganisationText = 11;

    // The list.
    ListHeading { de: "Organisationen", en: "Organisations", ar: "المنظمات" }
    ListLead { de: "Vereine, Verbände und Einrichtungen, die hier mitarbeiten. Die Koordination hat jede von ihnen geprüft.", en: "Clubs, associations and institutions that work together here. The coordinator has verified each of them.", ar: "جمعيات واتحادات ومؤسسات تعمل معنا هنا، وقد تحقّق فريق التنسيق من كل واحدة منها." }
    ListEmpty { de: "Noch keine Organisation", en: "No organisation yet", ar: "لا توجد منظمات بعد" }
    ListEmptyHint { de: "Hier stehen Organisationen, sobald die Koordination sie geprüft hat.", en: "Organisations will be here once the coordinator has verified them.", ar: "ستظهر المنظمات هنا بعد أن يتحقق منها فريق التنسيق." }
    YourOrganisations { de: "Ihre Organisationen", en: "Your organisations", ar: "منظماتك" }
    AllOrganisations { de: "Alle geprüften Organisationen", en: "All verified organisations", ar: "كل المنظمات الموثّقة" }
    ToVerify { de: "Bitte prüfen", en: "Please verify", ar: "بانتظار التحقق" }
    NewNames { de: "Möchten anders heißen", en: "Would like another name", ar: "ترغب في اسم جديد" }
    VoicesMissing { de: "Niemand spricht für sie", en: "Nobody speaks for them", ar: "لا أحد يمثّلها" }
    RegisterOne { de: "Organisation anmelden", en: "Register an organisation", ar: "تسجيل منظمة" }
    WorksIn { de: "arbeitet auf {languages}", en: "works in {languages}", ar: "لغات العمل: {languages}" }
    MarkWaiting { de: "wird geprüft", en: "being verified", ar: "قيد التحقق" }
    MarkVerified { de: "geprüft", en: "verified", ar: "موثّقة" }
    MarkTurnedDown { de: "nicht angenommen", en: "not accepted", ar: "لم تُقبل" }
    MarkClosed { de: "aufgelöst", en: "closed", ar: "مغلقة" }
    MarkWithoutVoice { de: "ohne Vertretung", en: "nobody speaks for it", ar: "بلا ممثل" }
    MarkNameWished { de: "neuer Name wird geprüft", en: "new name being checked", ar: "الاسم الجديد قيد المراجعة" }

    // What people do for it.
    PartVoice { de: "Vertretung", en: "Representative", ar: "ممثل" }
    PartHelper { de: "Mitarbeit", en: "Helper", ar: "مساعد" }
    PartVoiceHint { de: "spricht für die Organisation, lädt andere ein und ändert die Angaben", en: "speaks for the organisation, invites others and changes its details", ar: "يتحدث باسم المنظمة ويدعو الآخرين ويغيّر بياناتها" }
    PartHelperHint { de: "sieht, wer dabei ist, und kommt für die Organisation zu Werkstätten", en: "sees who is there, and comes to workshops for the organisation", ar: "يرى من يشارك ويحضر ورش العمل باسم المنظمة" }

    // Registering and changing.
    NewHeading { de: "Organisation anmelden", en: "Register an organisation", ar: "تسجيل منظمة" }
    NewLead { de: "Danach schaut die Koordination der Stadt, ob es die Organisation gibt. Bis dahin sehen nur Sie diese Angaben.", en: "After that the city's coordinator looks whether the organisation exists. Until then only you see these details.", ar: "بعد ذلك يتحقق فريق التنسيق في المدينة من وجود المنظمة. حتى ذلك الحين لا يرى هذه البيانات غيرك." }
    Logo { de: "Logo", en: "Logo", ar: "الشعار" }
    LogoHint { de: "PNG, JPEG, WebP oder GIF, bis 2 MB. Wir zeichnen das Bild neu; was sonst in der Datei steht, etwa der Ort einer Aufnahme, fällt weg.", en: "PNG, JPEG, WebP or GIF, up to 2 MB. We draw the picture anew; what else is in the file, such as where a photo was taken, is left out.", ar: "PNG أو JPEG أو WebP أو GIF حتى 2 ميغابايت. نعيد رسم الصورة ونحذف ما سواها من الملف، مثل مكان التصوير." }
    DropLogo { de: "Logo entfernen", en: "Remove logo", ar: "إزالة الشعار" }
    SaveLogo { de: "Logo speichern", en: "Save logo", ar: "حفظ الشعار" }
    EditHeading { de: "Angaben ändern", en: "Change the details", ar: "تعديل البيانات" }
    Name { de: "Name der Organisation", en: "Name of the organisation", ar: "اسم المنظمة" }
    NameKeptHint { de: "Einen neuen Namen prüft zuerst die Koordination. Bis dahin gilt der alte.", en: "The coordinator checks a new name first. Until then the old one counts.", ar: "يراجع فريق التنسيق الاسم الجديد أولًا، وحتى ذلك الحين يبقى الاسم القديم." }
    Kind { de: "Art der Organisation", en: "Kind of organisation", ar: "نوع المنظمة" }
    ChooseKind { de: "Bitte wählen", en: "Please choose", ar: "يرجى الاختيار" }
    Languages { de: "In welchen Sprachen arbeiten Sie?", en: "In which languages do you work?", ar: "بأي لغات تعملون؟" }
    Website { de: "Internetseite", en: "Website", ar: "الموقع الإلكتروني" }
    WebsiteHint { de: "Zum Beispiel www.verein.de. Sie dürfen das Feld leer lassen.", en: "For example www.club.org. You may leave this empty.", ar: "مثلًا www.verein.de. يمكنك ترك الحقل فارغًا." }
    ContactLegend { de: "Wie erreicht man Sie?", en: "How can you be reached?", ar: "كيف يمكن التواصل معكم؟" }
    ContactHint { de: "Das sehen nur Ihre eigenen Leute und die Koordination.", en: "Only your own people and the coordinator see this.", ar: "لا يراها إلا أعضاء منظمتك وفريق التنسيق." }
    ContactPerson { de: "Ansprechperson", en: "Contact person", ar: "الشخص المسؤول" }
    ContactMail { de: "E-Mail", en: "E-mail", ar: "البريد الإلكتروني" }
    ContactPhone { de: "Telefon", en: "Phone", ar: "الهاتف" }
    Optional { de: "Sie dürfen das Feld leer lassen.", en: "You may leave this empty.", ar: "يمكنك ترك الحقل فارغًا." }
    SendRegistration { de: "Zur Prüfung abschicken", en: "Send for verification", ar: "إرسال للتحقق" }
    SendAgain { de: "Speichern und noch einmal einreichen", en: "Save and hand in again", ar: "حفظ وإعادة التقديم" }
    Save { de: "Speichern", en: "Save", ar: "حفظ" }
    SignInFirst { de: "Melden Sie sich bitte zuerst an. Dann geht es hier weiter.", en: "Please sign in first. Then it goes on here.", ar: "يرجى تسجيل الدخول أولًا، ثم تتابع من هنا." }
    SignIn { de: "Anmelden", en: "Sign in", ar: "تسجيل الدخول" }
    MakeAccount { de: "Konto anlegen", en: "Open an account", ar: "إنشاء حساب" }

    // One organisation.
    VerifiedSince { de: "Geprüft seit {day}", en: "Verified since {day}", ar: "موثّقة منذ {day}" }
    ClosedOn { de: "Diese Organisation wurde am {day} aufgelöst. Was sie hier getan hat, bleibt nachlesbar.", en: "This organisation was closed on {day}. What it did here can still be read.", ar: "أُغلقت هذه المنظمة في {day}. ويبقى كل ما فعلته هنا قابلًا للقراءة." }
    ClosedReason { de: "Grund: {reason}", en: "Reason: {reason}", ar: "السبب: {reason}" }
    WaitingNote { de: "Die Koordination prüft Ihre Anmeldung. Bis dahin sieht sie sonst niemand.", en: "The coordinator is verifying your registration. Until then nobody else sees it.", ar: "يتحقق فريق التنسيق من تسجيلك. حتى ذلك الحين لا يراه أحد غيرك." }
    TurnedDownNote { de: "Die Koordination hat die Anmeldung nicht angenommen. Grund: {reason}", en: "The coordinator has not accepted the registration. Reason: {reason}", ar: "لم يقبل فريق التنسيق التسجيل. السبب: {reason}" }
    TurnedDownAdvice { de: "Sie können die Angaben ändern und noch einmal einreichen.", en: "You can change the details and hand it in again.", ar: "يمكنك تعديل البيانات وإعادة التقديم." }
    WishWaiting { de: "Neuer Name: {name}. Die Koordination prüft ihn noch.", en: "New name: {name}. The coordinator is still checking it.", ar: "الاسم الجديد: {name}. ما زال فريق التنسيق يراجعه." }
    WishTurnedDown { de: "Der Name {name} wurde nicht angenommen. Grund: {reason}", en: "The name {name} was not accepted. Reason: {reason}", ar: "لم يُقبل الاسم {name}. السبب: {reason}" }
    TakeWishBack { de: "Doch beim alten Namen bleiben", en: "Keep the old name after all", ar: "الإبقاء على الاسم القديم" }
    WithoutVoiceNote { de: "Zurzeit spricht niemand für diese Organisation. Alles, was sie getan hat, bleibt. Die Koordination kann jemanden einladen.", en: "Nobody speaks for this organisation at present. All that it has done stays. The coordinator can invite somebody.", ar: "لا أحد يتحدث باسم هذه المنظمة حاليًا. يبقى كل ما فعلته محفوظًا. ويمكن لفريق التنسيق دعوة شخص." }
    OnlyInside { de: "Nur für Ihre eigenen Leute und die Koordination", en: "Only for your own people and the coordinator", ar: "لأعضاء المنظمة وفريق التنسيق فقط" }

    // Its people.
    People { de: "Wer für sie da ist", en: "Who is there for it", ar: "أعضاؤها" }
    NobodyThere { de: "Zurzeit ist niemand eingetragen.", en: "Nobody is listed at present.", ar: "لا يوجد أحد مسجَّل حاليًا." }
    You { de: "Sie", en: "you", ar: "أنت" }
    NameUnknown { de: "ohne Namen", en: "no name", ar: "بلا اسم" }
    Since { de: "seit {day}", en: "since {day}", ar: "منذ {day}" }
    UntilDay { de: "bis einschließlich {day}", en: "up to and including {day}", ar: "حتى {day} ضمنًا" }
    ThroughDay { de: "endete am {day}", en: "ended on {day}", ar: "انتهت في {day}" }
    Ended { de: "Von selbst abgelaufen", en: "Ended by itself", ar: "انتهت مدتهم" }
    ChangePart { de: "Ändern", en: "Change", ar: "تعديل" }
    PartLegend { de: "Aufgabe", en: "Part", ar: "الدور" }
    EndDay { de: "Letzter Tag", en: "Last day", ar: "آخر يوم" }
    EndDayHint { de: "Danach endet das Recht von selbst. Leer heißt: ohne Ende.", en: "After it the right ends by itself. Empty means: without end.", ar: "بعده ينتهي الحق تلقائيًا. الفراغ يعني: دون نهاية." }
    Dismiss { de: "Aus der Organisation nehmen", en: "Take out of the organisation", ar: "إخراج من المنظمة" }
    DismissHint { de: "Das gilt sofort. Was diese Person für die Organisation getan hat, bleibt.", en: "This takes effect at once. What this person did for the organisation stays.", ar: "يسري ذلك فورًا. ويبقى ما فعله هذا الشخص باسم المنظمة." }
    Leave { de: "Ich höre auf", en: "I am leaving", ar: "أريد المغادرة" }
    LeaveHint { de: "Sie sind dann nicht mehr für diese Organisation da. Was Sie für sie getan haben, bleibt.", en: "You are then no longer there for this organisation. What you did for it stays.", ar: "لن تكون بعدها عضوًا في هذه المنظمة. ويبقى ما فعلته باسمها." }
    LeaveLast { de: "Außer Ihnen spricht niemand für diese Organisation. Laden Sie besser vorher jemanden ein. Sonst sucht die Koordination jemanden.", en: "Nobody but you speaks for this organisation. Better invite somebody first. Otherwise the coordinator looks for somebody.", ar: "لا أحد غيرك يتحدث باسم هذه المنظمة. من الأفضل أن تدعو شخصًا قبل ذلك، وإلا سيبحث فريق التنسيق عن شخص." }
    LeaveDo { de: "Ja, ich höre auf", en: "Yes, I am leaving", ar: "نعم، أغادر" }

    // Invitations.
    Invite { de: "Jemanden einladen", en: "Invite somebody", ar: "دعوة شخص" }
    InviteAddress { de: "E-Mail der Person", en: "E-mail of the person", ar: "بريد الشخص الإلكتروني" }
    InviteHint { de: "Wir schicken einen Link. Er gilt 14 Tage, und nur für diese Adresse.", en: "We send a link. It works for 14 days, and for this address only.", ar: "نرسل رابطًا صالحًا لمدة 14 يومًا ولهذا العنوان فقط." }
    InviteNoMail { de: "Dieser Server verschickt keine Mails. Sie bekommen den Link hier angezeigt und geben ihn selbst weiter.", en: "This server sends no mail. The link is shown to you here, and you pass it on yourself.", ar: "هذا الخادم لا يرسل رسائل. سيظهر لك الرابط هنا لتسلّمه بنفسك." }
    InviteDo { de: "Einladung schicken", en: "Send the invitation", ar: "إرسال الدعوة" }
    InviteLink { de: "Geben Sie diesen Link weiter. Er wird nur jetzt gezeigt:", en: "Pass this link on. It is shown only now:", ar: "سلّم هذا الرابط. لن يظهر مرة أخرى:" }
    OpenInvitations { de: "Offene Einladungen", en: "Open invitations", ar: "الدعوات المفتوحة" }
    InvitationExpires { de: "gilt bis {time}", en: "works until {time}", ar: "صالحة حتى {time}" }
    Withdraw { de: "Zurückziehen", en: "Withdraw", ar: "سحب الدعوة" }

    // The coordinator.
    VerifyHeading { de: "Prüfen", en: "Verify", ar: "التحقق" }
    VerifyLead { de: "Gibt es diese Organisation, und darf diese Person für sie sprechen? Danach steht sie öffentlich in der Liste.", en: "Does this organisation exist, and may this person speak for it? After that it is in the public list.", ar: "هل هذه المنظمة موجودة؟ وهل يحق لهذا الشخص التحدث باسمها؟ بعد ذلك تظهر في القائمة العامة." }
    VerifyDo { de: "Geprüft, alles in Ordnung", en: "Verified, all is well", ar: "تم التحقق، كل شيء صحيح" }
    TurnDown { de: "Nicht annehmen", en: "Do not accept", ar: "عدم القبول" }
    TurnDownReason { de: "Grund, den die Organisation liest", en: "Reason, which the organisation reads", ar: "السبب الذي ستقرؤه المنظمة" }
    NameHeading { de: "Neuer Name", en: "New name", ar: "اسم جديد" }
    NameLead { de: "Die Organisation möchte jetzt so heißen: {name}", en: "The organisation would like to be called: {name}", ar: "ترغب المنظمة في هذا الاسم: {name}" }
    NameConfirm { de: "Neuen Namen bestätigen", en: "Confirm the new name", ar: "تأكيد الاسم الجديد" }
    NameKeep { de: "Beim alten Namen bleiben", en: "Keep the old name", ar: "الإبقاء على الاسم القديم" }
    Close { de: "Organisation auflösen", en: "Close the organisation", ar: "إغلاق المنظمة" }
    CloseHint { de: "Danach vertritt sie niemand mehr, und offene Einladungen gelten nicht mehr. Was sie getan hat, bleibt nachlesbar. Das lässt sich nicht zurücknehmen.", en: "After that nobody represents it, and open invitations no longer work. What it did can still be read. This cannot be taken back.", ar: "بعد ذلك لا يمثلها أحد، وتبطل الدعوات المفتوحة. ويبقى ما فعلته قابلًا للقراءة. لا يمكن التراجع عن ذلك." }
    CloseReason { de: "Grund, den alle lesen", en: "Reason, which everybody reads", ar: "السبب الذي سيقرؤه الجميع" }
    CloseDo { de: "Ja, auflösen", en: "Yes, close it", ar: "نعم، إغلاق" }

    // Told once, after something was done.
    SaidRegistered { de: "Danke. Die Koordination sieht sich die Anmeldung an.", en: "Thank you. The coordinator will look at the registration.", ar: "شكرًا. سينظر فريق التنسيق في التسجيل." }
    SaidSaved { de: "Gespeichert.", en: "Saved.", ar: "تم الحفظ." }
    SaidVerified { de: "Die Organisation ist jetzt geprüft und steht in der Liste.", en: "The organisation is verified now and stands in the list.", ar: "أصبحت المنظمة موثّقة وتظهر في القائمة." }
    SaidTurnedDown { de: "Die Anmeldung ist nicht angenommen. Die Organisation liest den Grund.", en: "The registration is not accepted. The organisation reads the reason.", ar: "لم يُقبل التسجيل. ستقرأ المنظمة السبب." }
    SaidInvited { de: "Die Einladung ist unterwegs.", en: "The invitation is on its way.", ar: "الدعوة في الطريق." }
    SaidWithdrawn { de: "Die Einladung gilt nicht mehr.", en: "The invitation no longer works.", ar: "لم تعد الدعوة صالحة." }
    SaidDismissed { de: "Die Person gehört nicht mehr dazu.", en: "The person is no longer part of it.", ar: "لم يعد هذا الشخص عضوًا." }
    SaidLeft { de: "Sie gehören nicht mehr zu dieser Organisation. Danke für Ihre Zeit.", en: "You are no longer part of this organisation. Thank you for your time.", ar: "لم تعد عضوًا في هذه المنظمة. شكرًا على وقتك." }
    SaidJoined { de: "Willkommen. Sie gehören jetzt dazu.", en: "Welcome. You are part of it now.", ar: "أهلًا بك. أصبحت عضوًا الآن." }
    SaidClosed { de: "Die Organisation ist aufgelöst.", en: "The organisation is closed.", ar: "تم إغلاق المنظمة." }

    // Behind the link of an invitation.
    InvitationHeading { de: "Einladung", en: "Invitation", ar: "دعوة" }
    InvitationVoice { de: "Sie sind eingeladen, für diese Organisation zu sprechen:", en: "You are invited to speak for this organisation:", ar: "أنت مدعوّ للتحدث باسم هذه المنظمة:" }
    InvitationHelper { de: "Sie sind eingeladen, bei dieser Organisation mitzuarbeiten:", en: "You are invited to help this organisation:", ar: "أنت مدعوّ للعمل مع هذه المنظمة:" }
    InvitationSignIn { de: "Dafür brauchen Sie ein Konto mit der E-Mail, an die die Einladung ging. Wenn Sie erst eines anlegen, öffnen Sie danach den Link in der Mail noch einmal.", en: "For that you need an account with the e-mail that the invitation went to. If you open one first, open the link in the mail once more after that.", ar: "تحتاج إلى حساب بالبريد الذي وصلته الدعوة. إذا أنشأت حسابًا جديدًا، فافتح الرابط في الرسالة مرة أخرى بعد ذلك." }
    InvitationAs { de: "Sie sind angemeldet mit {address}.", en: "You are signed in with {address}.", ar: "أنت مسجَّل الدخول بالعنوان {address}." }
    Accept { de: "Einladung annehmen", en: "Accept the invitation", ar: "قبول الدعوة" }
    ToOrganisation { de: "Zur Organisation", en: "To the organisation", ar: "إلى المنظمة" }

    // At a workshop's door.
    ComesFor { de: "Für wen sind Sie heute da?", en: "For whom are you here today?", ar: "باسم من تشارك اليوم؟" }
    ComesForNone { de: "Für mich selbst oder für jemand anderen", en: "For myself or for somebody else", ar: "باسمي أو باسم جهة أخرى" }

    // Problems.
    ProblemWebsite { de: "Diese Adresse können wir nicht verlinken. Schreiben Sie sie bitte so: www.verein.de", en: "We cannot link to this address. Please write it like this: www.club.org", ar: "لا يمكننا ربط هذا العنوان. اكتبه من فضلك هكذا: www.verein.de" }
    ProblemDay { de: "Diesen Tag können wir nicht lesen. Schreiben Sie ihn bitte so: 2027-12-31", en: "We cannot read this day. Please write it like this: 2027-12-31", ar: "لا يمكننا قراءة هذا اليوم. اكتبه من فضلك هكذا: 2027-12-31" }
    ProblemChangedMeanwhile { de: "Jemand anders hat inzwischen etwas geändert. Hier steht der neue Stand. Schauen Sie bitte noch einmal hin.", en: "Somebody else has changed something in the meantime. Here is how it stands now. Please look again.", ar: "غيّر شخص آخر شيئًا في هذه الأثناء. هذا هو الوضع الجديد. يرجى النظر مرة أخرى." }
    ProblemChangedForm { de: "Jemand anders hat inzwischen etwas geändert. Ihre Eingaben stehen noch da. Wenn Sie noch einmal speichern, gelten Ihre.", en: "Somebody else has changed something in the meantime. What you typed is still here. If you save again, yours counts.", ar: "غيّر شخص آخر شيئًا في هذه الأثناء. ما كتبته ما زال هنا. إذا حفظت مرة أخرى فسيُعتمد ما كتبته." }
    ProblemNotVerified { de: "Das geht erst, wenn die Koordination die Organisation geprüft hat.", en: "This is possible once the coordinator has verified the organisation.", ar: "هذا ممكن بعد أن يتحقق فريق التنسيق من المنظمة." }
    ProblemClosed { de: "Diese Organisation ist aufgelöst.", en: "This organisation is closed.", ar: "هذه المنظمة مغلقة." }
    ProblemOthersSpeak { de: "Noch andere sprechen für diese Organisation. Sie können aufhören, aber nicht allein auflösen.", en: "Others speak for this organisation, too. You can leave, but not close it alone.", ar: "هناك آخرون يتحدثون باسم هذه المنظمة. يمكنك المغادرة، لكن لا يمكنك إغلاقها وحدك." }
    ProblemEndPast { de: "Dieser Tag ist schon vorbei. Bitte wählen Sie einen späteren.", en: "This day is over already. Please choose a later one.", ar: "هذا اليوم قد مضى. يرجى اختيار يوم لاحق." }
    ProblemReason { de: "Bitte schreiben Sie einen Grund dazu.", en: "Please add a reason.", ar: "يرجى كتابة السبب." }
    ProblemExpired { de: "Diese Einladung ist abgelaufen. Bitten Sie die Organisation um eine neue.", en: "This invitation has expired. Ask the organisation for a new one.", ar: "انتهت صلاحية هذه الدعوة. اطلب من المنظمة دعوة جديدة." }
    ProblemWithdrawn { de: "Diese Einladung wurde zurückgezogen. Fragen Sie bei der Organisation nach.", en: "This invitation was withdrawn. Ask the organisation.", ar: "سُحبت هذه الدعوة. اسأل المنظمة." }
    ProblemUsed { de: "Diese Einladung hat schon jemand angenommen.", en: "Somebody has accepted this invitation already.", ar: "قبِل شخص آخر هذه الدعوة." }
    ProblemForAnother { de: "Diese Einladung ging an eine andere E-Mail als die Ihres Kontos. Melden Sie sich mit dem Konto an, das zu dieser E-Mail gehört, oder lassen Sie sich neu einladen.", en: "This invitation went to another e-mail than your account's. Sign in with the account of that e-mail, or be invited anew.", ar: "أُرسلت هذه الدعوة إلى بريد غير بريد حسابك. سجّل الدخول بالحساب الذي يخص ذلك البريد، أو اطلب دعوة جديدة." }
    ProblemInvitationGone { de: "Diese Einladung gilt nicht mehr. Bitten Sie die Organisation um eine neue.", en: "This invitation no longer works. Ask the organisation for a new one.", ar: "لم تعد هذه الدعوة صالحة. اطلب من المنظمة دعوة جديدة." }
    ProblemInvitedAlready { de: "An diese E-Mail ist schon eine Einladung unterwegs. Ziehen Sie sie zurück, wenn Sie eine neue schicken wollen.", en: "An invitation to this e-mail is on its way already. Withdraw it if you want to send a new one.", ar: "هناك دعوة مرسلة إلى هذا البريد. اسحبها إذا أردت إرسال دعوة جديدة." }
}

use OrganisationText as T;

impl From<Part> for T {
    fn from(part: Part) -> Self {
        match part {
            Part::Voice => T::PartVoice,
            Part::Helper => T::PartHelper,
        }
    }
}

/// The sentence for a problem's code, where it is one of organisations.
pub fn organisation_problem(code: &str) -> Option<T> {
    Some(match code {
        "website_unreadable" => T::ProblemWebsite,
        "day_unreadable" => T::ProblemDay,
        "changed_meanwhile" => T::ProblemChangedMeanwhile,
        "changed_under_form" => T::ProblemChangedForm,
        "organisation_not_verified" => T::ProblemNotVerified,
        "organisation_closed" => T::ProblemClosed,
        "others_speak_for_it" => T::ProblemOthersSpeak,
        "end_past" => T::ProblemEndPast,
        "explanation_needed" => T::ProblemReason,
        "invitation_expired" => T::ProblemExpired,
        "invitation_withdrawn" => T::ProblemWithdrawn,
        "invitation_used" => T::ProblemUsed,
        "invitation_for_another" => T::ProblemForAnother,
        "invitation_gone" => T::ProblemInvitationGone,
        "invited_already" => T::ProblemInvitedAlready,
        _ => return None,
    })
}
