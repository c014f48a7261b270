//! What people say: invented sentences in the languages that are spoken at such tables. They stand for nobody.
//!
//! Nobody who speaks these languages has checked them yet; `docs/translations.md` says so.

/// A language and what is said in it.
pub(crate) struct Tongue {
    pub(crate) lang: &'static str,
    pub(crate) cards: &'static [&'static str],
    pub(crate) remarks: &'static [&'static str],
}

/// In proportion to how often they are heard: German twice.
pub(crate) const TONGUES: [Tongue; 6] = [GERMAN, ENGLISH, ARABIC, GERMAN, TURKISH, UKRAINIAN];

const GERMAN: Tongue = Tongue {
    lang: "de",
    cards: &[
        "Formulare gibt es nur auf Deutsch und nur auf Papier.",
        "Wer Schicht arbeitet, erreicht das Amt zu den Öffnungszeiten nie.",
        "Der Sprachkurs am Abend ist immer voll, es gibt eine lange Warteliste.",
        "Im Verein habe ich schneller Deutsch gelernt als im Kurs.",
        "Eltern wissen oft nicht, wie man sich für einen Ganztagsplatz anmeldet.",
        "Bei der Wohnungssuche kommt nach dem Namen keine Antwort mehr.",
        "Die Sprachmittlung beim Arzt muss man selbst mitbringen, oft sind es die Kinder.",
        "Viele Ältere leben allein und kennen die Angebote im Viertel nicht.",
        "Es gibt gute Projekte, aber nach zwei Jahren endet die Förderung und alles beginnt von vorn.",
        "Die Bücherei ist ein Ort, an dem niemand etwas kaufen muss.",
        "Zeugnisse aus dem Ausland anzuerkennen dauert länger als eine neue Ausbildung.",
        "Im Jugendzentrum fragt niemand, woher man kommt. Das sollte überall so sein.",
    ],
    remarks: &[
        "Bei uns auch.",
        "Das sehe ich genauso.",
        "Gibt es dazu Zahlen?",
        "Dafür bräuchte es eine feste Stelle.",
    ],
};

const ENGLISH: Tongue = Tongue {
    lang: "en",
    cards: &[
        "Letters from the office are hard to read even for people who were born here.",
        "I would like to help at school, but nobody has asked me yet.",
        "There should be one place where all courses are listed.",
        "People who came years ago could accompany those who come now.",
        "A playground is where parents meet. It needs shade and benches.",
        "Getting an appointment takes longer than the permit is valid.",
        "Employers should get advice before they give up on the paperwork.",
        "The bus stops running just when the evening course ends.",
    ],
    remarks: &["Same here.", "Who could start this?", "We tried it once and it worked.", "Good point."],
};

const ARABIC: Tongue = Tongue {
    lang: "ar",
    cards: &[
        "الاستمارات متوفرة باللغة الألمانية فقط، ولا نفهم كل الأسئلة.",
        "نحتاج إلى مترجمين عند الطبيب، فلا يجوز أن يترجم الأطفال لأهلهم.",
        "دورات اللغة بعيدة ولا توجد رعاية للأطفال أثناء الدرس.",
        "البحث عن شقة صعب جدًا لعائلة كبيرة.",
        "أريد أن أعمل في مهنتي، لكن الاعتراف بالشهادة يستغرق سنوات.",
        "يجب أن يعرف الآباء كيف تعمل المدرسة هنا.",
        "اللقاءات مثل هذا اللقاء مفيدة، نتمنى أن تتكرر كل سنة.",
        "نريد مكانًا نلتقي فيه مع جيراننا في الحي.",
    ],
    remarks: &["أوافق على ذلك.", "وهذا رأينا أيضًا.", "كيف يمكن أن نبدأ؟"],
};

const TURKISH: Tongue = Tongue {
    lang: "tr",
    cards: &[
        "Resmî yazılar çok karmaşık, komşum olmadan anlayamıyorum.",
        "Kadınlar için sabah saatlerinde dil kursu olmalı.",
        "Gençler meslek seçerken daha fazla desteğe ihtiyaç duyuyor.",
        "Yaşlılarımız bakım hizmetlerini bilmiyor.",
        "Derneklerimiz toplantı için uygun fiyatlı bir salon bulamıyor.",
        "Belediyede farklı diller konuşan çalışanlar görmek isteriz.",
        "Veli toplantılarında çevirmen olsa herkes katılırdı.",
        "Ev ararken ismimiz yüzünden cevap alamıyoruz.",
    ],
    remarks: &["Bizde de böyle.", "Katılıyorum.", "Bunu kim üstlenebilir?"],
};

const UKRAINIAN: Tongue = Tongue {
    lang: "uk",
    cards: &[
        "Важко знайти лікаря, який приймає нових пацієнтів.",
        "Дипломи визнають дуже довго, і ми втрачаємо роки.",
        "Дітям потрібна допомога з уроками після школи.",
        "Хотілося б мати одного консультанта для всіх питань.",
        "Курси німецької для тих, хто вже працює, потрібні ввечері.",
        "Ми готові допомагати, але не знаємо, куди звернутися.",
        "Інформація про житло є, але тільки німецькою мовою.",
        "Спільні свята в районі допомагають познайомитися.",
    ],
    remarks: &["У нас так само.", "Погоджуюся.", "Хто може цим зайнятися?"],
};

/// Names that anybody may have; each person's number is added.
pub(crate) const NAMES: [&str; 12] =
    ["Amal", "Boris", "Canan", "Daria", "Emil", "Fatma", "Greta", "Hassan", "Iryna", "Jonas", "Kemal", "Lina"];

/// The thirteen kinds of organisation, with two invented organisations each.
pub(crate) const ORGANISATIONS: [(&str, [&str; 2]); 13] = [
    ("city_council", ["Fraktion Nord", "Fraktion Süd"]),
    ("city_administration", ["Amt für Begegnung", "Bürgerbüro"]),
    ("welfare_association", ["Hilfe im Viertel e. V.", "Haus der Nachbarn"]),
    ("religious_community", ["Gemeinde am Fluss", "Gemeinde am Berg"]),
    ("migration_council", ["Beirat, Gruppe A", "Beirat, Gruppe B"]),
    ("migrant_organisation", ["Brückenbauer e. V.", "Stimmen der Vielen e. V."]),
    ("seniors_council", ["Beirat der Älteren", "Runde der Erfahrenen"]),
    ("school", ["Schule am Park", "Schule an der Mühle"]),
    ("club", ["Sportverein Blau", "Theaterverein Grün"]),
    ("police", ["Wache Mitte", "Jugendkontakt"]),
    ("local_business", ["Bäckerei am Markt", "Werkstatt Ost"]),
    ("employment_agency", ["Beratung Arbeit", "Beratung Ausbildung"]),
    ("jobcenter", ["Team Ankommen", "Team Weiterkommen"]),
];

/// Names for clusters, and what a round sums up.
pub(crate) const HEADINGS: [&str; 8] = [
    "Sprache im Amt",
    "Lernen und Schule",
    "Wohnen",
    "Wege und Zeiten",
    "Gesund bleiben",
    "Sich begegnen",
    "Arbeit finden",
    "Gut informiert",
];
