//! Who runs a workshop.

use crate::catalogue::texts;

texts! {
    /// Who runs a workshop.
    TeamText = 15;

    Team { de: "Wer leitet", en: "Who runs it", ar: "من يدير اللقاء" }
    TeamLead { de: "Diese Menschen bereiten das VisionsCafé vor, leiten es und lesen alles nach. Alle haben dieselben Rechte.", en: "These people prepare the VisionsCafé, run it and read everything afterwards. All have the same rights.", ar: "هؤلاء يحضّرون اللقاء ويديرونه ويقرؤون كل ما فيه لاحقًا، ولهم جميعًا الصلاحيات نفسها." }
    Nobody { de: "Zurzeit leitet es niemand", en: "Nobody runs it at present", ar: "لا أحد يديره حاليًا" }
    NobodyHint { de: "Bitte wählen Sie unten jemanden. Vorher kann niemand es öffnen, ändern oder das Protokoll lesen.", en: "Please choose somebody below. Until then nobody can open it, change it or read its minutes.", ar: "يرجى اختيار شخص في الأسفل. حتى ذلك الحين لا يستطيع أحد فتحه أو تغييره أو قراءة محضره." }
    NoRight { de: "Darf zurzeit keine VisionsCafés leiten", en: "May run no VisionsCafés at present", ar: "لا يحق له إدارة اللقاءات حاليًا" }
    Remove { de: "Austragen", en: "Take off the list", ar: "إزالة من القائمة" }
    Leave { de: "Mich austragen", en: "Take me off the list", ar: "إزالتي من القائمة" }
    AddHeading { de: "Jemanden dazunehmen", en: "Add somebody", ar: "إضافة شخص" }
    AddWho { de: "Wer leitet mit?", en: "Who else runs it?", ar: "من سيشارك في الإدارة؟" }
    AddHint { de: "Zur Wahl stehen alle, denen die Koordination das Recht „Moderation“ gegeben hat. Wer dazukommt, bekommt eine Mail.", en: "You can choose among all to whom the coordinator has given the right “Facilitator”. Whoever is added gets a mail.", ar: "يمكنك الاختيار من بين كل من منحهم فريق التنسيق صلاحية «الإدارة». ومن تضيفه تصله رسالة." }
    AddHintNoMail { de: "Zur Wahl stehen alle, denen die Koordination das Recht „Moderation“ gegeben hat. Bitte sagen Sie der Person Bescheid: Dieses VisionsCafé verschickt keine Mails.", en: "You can choose among all to whom the coordinator has given the right “Facilitator”. Please tell the person yourself: no mail is sent from here.", ar: "يمكنك الاختيار من بين كل من منحهم فريق التنسيق صلاحية «الإدارة». يرجى إبلاغ الشخص بنفسك: لا تُرسل رسائل من هنا." }
    Choose { de: "Bitte wählen", en: "Please choose", ar: "يرجى الاختيار" }
    Add { de: "Dazunehmen", en: "Add", ar: "إضافة" }
    NobodyElse { de: "Es gibt sonst niemanden, der VisionsCafés leiten darf. Das Recht „Moderation“ gibt die Koordination unter „Konten und Rechte“.", en: "There is nobody else who may run VisionsCafés. The coordinator gives the right “Facilitator” at “Accounts and rights”.", ar: "لا يوجد شخص آخر يحق له إدارة اللقاءات. يمنح فريق التنسيق صلاحية «الإدارة» في صفحة «الحسابات والصلاحيات»." }
    Saved { de: "Gespeichert. Das gilt sofort, auch in offenen Fenstern.", en: "Saved. This counts at once, in open windows too.", ar: "تم الحفظ. يسري ذلك فورًا، في النوافذ المفتوحة أيضًا." }
    BackToDesk { de: "Zu den VisionsCafés", en: "To the VisionsCafés", ar: "إلى اللقاءات" }

    // On the desk.
    WithoutHeading { de: "VisionsCafés, die niemand leitet", en: "VisionsCafés that nobody runs", ar: "لقاءات لا يديرها أحد" }
    WithoutLead { de: "Wer sie geleitet hat, ist nicht mehr da oder darf es nicht mehr. Das sehen nur Sie als Koordination.", en: "Those who ran them have left or may not run them any more. Only you as coordinator see this.", ar: "من كان يديرها غادر أو لم تعد له هذه الصلاحية. لا يرى هذا إلا فريق التنسيق." }
    FindSomebody { de: "Jemanden bestimmen", en: "Choose somebody", ar: "تحديد شخص" }
    MayNotPrepare { de: "Neue VisionsCafés legt an, wem die Koordination das Recht „Moderation“ gegeben hat.", en: "New VisionsCafés are made by those to whom the coordinator has given the right “Facilitator”.", ar: "ينشئ اللقاءات الجديدة من منحهم فريق التنسيق صلاحية «الإدارة»." }
}
