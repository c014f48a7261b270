//! Methods of voting: their names, how one votes, and the pages that explain them.

use domain::tally::Method;
use domain::tally::consent::Stance;
use domain::tally::majority_judgment::Grade;
use domain::tally::yes_no::Answer;

use crate::catalogue::{MethodText as T, texts};

texts! {
    /// Methods of voting.
    MethodText = 5;

    // What a method is called.
    NameYesNoSimple { de: "Ja / Nein (einfache Mehrheit)", en: "Yes / no (simple majority)", ar: "نعم / لا (أغلبية بسيطة)" }
    NameYesNoAbsolute { de: "Ja / Nein (absolute Mehrheit)", en: "Yes / no (absolute majority)", ar: "نعم / لا (أغلبية مطلقة)" }
    NameYesNoTwoThirds { de: "Ja / Nein (Zwei-Drittel-Mehrheit)", en: "Yes / no (two-thirds majority)", ar: "نعم / لا (أغلبية الثلثين)" }
    NameApproval { de: "Zustimmung", en: "Approval", ar: "الموافقة" }
    NameDots { de: "Punkte kleben", en: "Dots", ar: "توزيع النقاط" }
    NameScore { de: "Bewertung 0–10", en: "Score 0–10", ar: "التقييم من 0 إلى 10" }
    NameResistance { de: "Widerstand 0–10 (systemisches Konsensieren)", en: "Resistance 0–10 (systemic consensing)", ar: "المقاومة من 0 إلى 10 (التوافق المنهجي)" }
    NameConsent { de: "Konsent", en: "Consent", ar: "عدم الاعتراض" }
    NameSchulze { de: "Rangfolge (Schulze)", en: "Ranking (Schulze)", ar: "الترتيب (طريقة شولتسه)" }
    NameMajorityJudgment { de: "Noten (Mehrheitsurteil)", en: "Grades (majority judgment)", ar: "الدرجات (حكم الأغلبية)" }
    NameEqualShares { de: "Faire Anteile (Equal Shares)", en: "Fair shares (Equal Shares)", ar: "حصص عادلة (الحصص المتساوية)" }
    NameStrawPoll { de: "Stimmungsbild", en: "Straw poll", ar: "استطلاع سريع للرأي" }

    // How one votes: on the ballot, and the first of two sentences on the method's page.
    HintYesNo { de: "Sagen Sie zu jedem Vorschlag Ja oder Nein, oder enthalten Sie sich.", en: "Say yes or no to each proposal, or abstain.", ar: "يرجى اختيار نعم أو لا لكل اقتراح، أو الامتناع عن التصويت." }
    HintApproval { de: "Kreuzen Sie alle Vorschläge an, mit denen Sie einverstanden sind.", en: "Tick every proposal you approve of.", ar: "يرجى وضع علامة على كل الاقتراحات التي توافق عليها." }
    HintDots { de: "Verteilen Sie Ihre Punkte auf die Vorschläge, die Ihnen wichtig sind.", en: "Spread your dots over the proposals that matter to you.", ar: "يرجى توزيع نقاطك على الاقتراحات التي تهمّك." }
    HintScore { de: "Geben Sie jedem Vorschlag 0 bis 10 Punkte; 10 ist am besten.", en: "Give each proposal 0 to 10 points; 10 is best.", ar: "يرجى إعطاء كل اقتراح من 0 إلى 10 نقاط، و10 هي الأفضل." }
    HintResistance { de: "Sagen Sie zu jedem Vorschlag, wie viel Widerstand Sie spüren: 0 heißt keiner, 10 heißt unerträglich.", en: "Say how much resistance you feel to each proposal: 0 means none, 10 means unbearable.", ar: "يرجى تحديد مدى مقاومتك لكل اقتراح: 0 يعني لا مقاومة، و10 يعني أنه لا يُحتمل." }
    HintConsent { de: "Sagen Sie zu jedem Vorschlag: kein Einwand, Bedenken oder Einwand.", en: "Say for each proposal: no objection, a concern, or an objection.", ar: "يرجى اختيار واحد لكل اقتراح: لا اعتراض، أو تحفّظ، أو اعتراض." }
    HintSchulze { de: "Ordnen Sie die Vorschläge, den besten zuerst; gleiche Plätze sind erlaubt.", en: "Rank the proposals, best first; equal places are allowed.", ar: "يرجى ترتيب الاقتراحات، الأفضل أولًا، ويمكن أن يشترك أكثر من اقتراح في المرتبة نفسها." }
    HintMajorityJudgment { de: "Geben Sie jedem Vorschlag eine Note, von „sehr gut“ bis „abgelehnt“.", en: "Give each proposal a grade, from “excellent” to “reject”.", ar: "يرجى إعطاء كل اقتراح درجة، من «ممتاز» إلى «مرفوض»." }
    HintEqualShares { de: "Kreuzen Sie alle Vorschläge an, die bezahlt werden sollen.", en: "Tick every proposal that should be paid for.", ar: "يرجى وضع علامة على كل الاقتراحات التي ينبغي تمويلها." }
    HintStrawPoll { de: "Zeigen Sie auf einen Vorschlag.", en: "Point at one proposal.", ar: "يرجى الإشارة إلى اقتراح واحد." }

    // How it is decided: the second sentence.
    DecidesYesNoSimple { de: "Angenommen ist, was mehr Ja als Nein bekommt.", en: "What gets more yes than no is carried.", ar: "يُقبل كل اقتراح تزيد فيه أصوات «نعم» على أصوات «لا»." }
    DecidesYesNoAbsolute { de: "Angenommen ist, wozu mehr als die Hälfte aller abgegebenen Stimmzettel Ja sagt.", en: "What gets a yes on more than half of all ballots cast is carried.", ar: "يُقبل كل اقتراح تقول له «نعم» أكثر من نصف أوراق التصويت المُدلى بها." }
    DecidesYesNoTwoThirds { de: "Angenommen ist, was auf jedes Nein mindestens zwei Ja bekommt.", en: "What gets at least two yes for each no is carried.", ar: "يُقبل كل اقتراح يحصل مقابل كل «لا» على صوتي «نعم» على الأقل." }
    DecidesApproval { de: "Der Vorschlag mit den meisten Kreuzen gewinnt.", en: "The proposal with the most ticks wins.", ar: "يفوز الاقتراح الذي يحصل على أكبر عدد من العلامات." }
    DecidesDots { de: "Alle haben gleich viele Punkte, und der Vorschlag mit den meisten Punkten gewinnt.", en: "Everybody has the same number of dots, and the proposal with the most dots wins.", ar: "لكل شخص العدد نفسه من النقاط، ويفوز الاقتراح الذي يجمع أكبر عدد منها." }
    DecidesScore { de: "Die Punkte werden zusammengezählt, und die höchste Summe gewinnt.", en: "The points are added up, and the highest sum wins.", ar: "تُجمع النقاط، ويفوز صاحب أعلى مجموع." }
    DecidesResistance { de: "Auch „Alles bleibt, wie es ist“ steht zur Wahl; es gewinnt, was auf den geringsten Widerstand stößt.", en: "“Everything stays as it is” can be chosen as well; what meets the least resistance wins.", ar: "«إبقاء كل شيء كما هو» خيار مطروح أيضًا، ويفوز ما يلقى أقل مقاومة." }
    DecidesConsent { de: "Was gehört wurde und wogegen niemand einen Einwand hat, das gilt; Bedenken werden angehört und halten nichts auf.", en: "What has been heard and nobody objects to is agreed; concerns are listened to and stop nothing.", ar: "يُعتمد كل اقتراح أُبدي فيه رأي ولم يعترض عليه أحد، أما التحفّظات فيُستمع إليها ولا توقف شيئًا." }
    DecidesSchulze { de: "Immer zwei Vorschläge werden verglichen; es gewinnt, wer gegen jeden anderen eine mindestens so starke Kette gewonnener Vergleiche hat wie der andere gegen ihn.", en: "Any two proposals are compared; the winner has, against each other one, a chain of won comparisons at least as strong as the other has back.", ar: "تُقارن الاقتراحات كل اثنين معًا، ويفوز الاقتراح الذي يملك في مواجهة كل اقتراح آخر سلسلة من المقارنات الرابحة لا تقل قوة عن السلسلة المعاكسة." }
    DecidesMajorityJudgment { de: "Die Noten jedes Vorschlags werden sortiert, und die beste Note in der Mitte gewinnt.", en: "The grades of each proposal are put in order, and the best grade in the middle wins.", ar: "تُرتَّب درجات كل اقتراح، ويفوز صاحب أفضل درجة في الوسط." }
    DecidesEqualShares { de: "Das Geld gehört allen zu gleichen Teilen, und was gekauft wird, bezahlen gemeinsam die, die es angekreuzt haben.", en: "The money belongs to everybody in equal shares, and what is bought is paid for together by those who ticked it.", ar: "المال ملك للجميع بحصص متساوية، وما يُشترى يدفع ثمنه معًا من وضعوا علامة عليه." }
    DecidesStrawPoll { de: "Das zeigt eine Stimmung und entscheidet nichts.", en: "It shows a mood and decides nothing.", ar: "يُظهر ذلك المزاج العام ولا يحسم شيئًا." }

    // In one line: what for.
    ForYesNoSimple { de: "Einen einzelnen Vorschlag klar annehmen oder ablehnen.", en: "Clearly carry or reject a single proposal.", ar: "لقبول اقتراح واحد أو رفضه بوضوح." }
    ForYesNoAbsolute { de: "Ein Beschluss, hinter dem mehr als die Hälfte aller Abstimmenden steht.", en: "A decision that more than half of all who vote stand behind.", ar: "لقرار يقف خلفه أكثر من نصف المصوّتين." }
    ForYesNoTwoThirds { de: "Ein Beschluss, den eine breite Mehrheit tragen soll.", en: "A decision that a broad majority should carry.", ar: "لقرار ينبغي أن تؤيده أغلبية واسعة." }
    ForApproval { de: "Rasch finden, womit die meisten einverstanden sind.", en: "Quickly find what most people approve of.", ar: "لمعرفة ما توافق عليه الأكثرية بسرعة." }
    ForDots { de: "Gemeinsam Schwerpunkte setzen.", en: "Set priorities together.", ar: "لتحديد الأولويات معًا." }
    ForScore { de: "Vorschläge fein gegeneinander abwägen.", en: "Weigh proposals finely against each other.", ar: "للموازنة الدقيقة بين الاقتراحات." }
    ForResistance { de: "Die Lösung finden, mit der alle am ehesten leben können.", en: "Find the solution that everybody can best live with.", ar: "لإيجاد الحل الذي يسهل على الجميع قبوله." }
    ForConsent { de: "Etwas vereinbaren, wogegen niemand einen Einwand hat.", en: "Agree on what nobody objects to.", ar: "للاتفاق على ما لا يعترض عليه أحد." }
    ForSchulze { de: "Aus mehreren Vorschlägen einen wählen, gerecht im Vergleich.", en: "Choose one of several proposals, fairly compared.", ar: "لاختيار اقتراح واحد من عدة اقتراحات بمقارنة منصفة." }
    ForMajorityJudgment { de: "Jeden Vorschlag für sich beurteilen, mit Worten statt Zahlen.", en: "Judge each proposal by itself, in words instead of numbers.", ar: "لتقييم كل اقتراح على حدة بالكلمات بدل الأرقام." }
    ForEqualShares { de: "Ein Budget so verteilen, dass jede Gruppe über ihren Teil bestimmt.", en: "Spend a budget so that each group decides over its part.", ar: "لتوزيع ميزانية بحيث تقرر كل مجموعة في جزئها." }
    ForStrawPoll { de: "Schnell sehen, wohin der Raum neigt.", en: "Quickly see which way the room leans.", ar: "لمعرفة ميل الحاضرين بسرعة." }

    GoodYesNoSimple { de: "wenn es auf eine Frage nur Ja oder Nein gibt.", en: "when a question has only yes or no for an answer.", ar: "حين لا يكون للسؤال جواب سوى نعم أو لا." }
    GoodYesNoAbsolute { de: "wenn mehr Menschen dahinterstehen sollen als nur die Mehrheit der Entschiedenen.", en: "when more should stand behind it than the majority of those who have made up their minds.", ar: "حين يُراد تأييد أوسع من أغلبية الذين حسموا رأيهم." }
    GoodYesNoTwoThirds { de: "für gemeinsame Regeln, die lange gelten sollen.", en: "for common rules that are to last.", ar: "للقواعد المشتركة التي يُراد لها أن تدوم." }
    GoodApproval { de: "bei vielen Vorschlägen: Ankreuzen geht schnell, und ähnliche Vorschläge nehmen einander nichts weg.", en: "with many proposals: ticking is quick, and similar proposals take nothing from each other.", ar: "عند كثرة الاقتراحات: وضع العلامات سريع، والاقتراحات المتشابهة لا يأخذ بعضها من بعض." }
    GoodDots { de: "um in kurzer Zeit zu sehen, was den meisten wichtig ist, auch mit Klebepunkten auf Papier.", en: "to see in a short time what matters to most, also with sticky dots on paper.", ar: "لمعرفة ما يهمّ الأكثرية في وقت قصير، وحتى بملصقات على الورق." }
    GoodScore { de: "wenn zählen soll, wie sehr etwas gewünscht wird, und nicht nur, ob.", en: "when it should count how much something is wanted, and not only whether.", ar: "حين يُراد أن يُحسب مقدار الرغبة في الشيء لا مجرد وجودها." }
    GoodResistance { de: "wenn eine Gruppe zusammenbleiben will: Was viele stark stört, setzt sich kaum durch.", en: "when a group wants to stay together: what strongly bothers many hardly gets through.", ar: "حين تريد المجموعة أن تبقى متماسكة: فما يزعج كثيرين بشدة يصعب أن يفوز." }
    GoodConsent { de: "in Gruppen, die miteinander reden: Ein Einwand mit Gründen macht den Vorschlag besser.", en: "in groups that talk with each other: an objection with reasons makes the proposal better.", ar: "في المجموعات التي تتحاور: فالاعتراض المعلَّل يحسّن الاقتراح." }
    GoodSchulze { de: "wenn genau ein Vorschlag gesucht wird: Wer jeden anderen im direkten Vergleich schlägt, gewinnt immer, und fast gleiche Vorschläge schaden einander nicht.", en: "when exactly one proposal is wanted: whoever beats each other one directly always wins, and near-copies do each other no harm.", ar: "حين يُراد اقتراح واحد بالضبط: من يغلب كل اقتراح آخر في المقارنة المباشرة يفوز دائمًا، والاقتراحات شبه المتطابقة لا يضر بعضها بعضًا." }
    GoodMajorityJudgment { de: "wenn auch herauskommen darf, dass alle Vorschläge schwach sind. Einzelne Noten ganz oben oder ganz unten ändern wenig.", en: "when it may also turn out that all proposals are poor. Single grades at the very top or bottom change little.", ar: "حين يجوز أن تكون النتيجة أن كل الاقتراحات ضعيفة. والدرجات الفردية في أعلى السلّم أو أسفله لا تغيّر كثيرًا." }
    GoodEqualShares { de: "für gemeinsames Geld: Auch kleinere Gruppen bekommen etwas, so viel wie ihrem Anteil entspricht.", en: "for common money: smaller groups get something too, as much as their share allows.", ar: "للمال المشترك: حتى المجموعات الأصغر تحصل على شيء بقدر حصتها." }
    GoodStrawPoll { de: "um vor einem Gespräch zu sehen, wo der Raum steht.", en: "to see where the room stands before a talk.", ar: "لمعرفة موقف الحاضرين قبل النقاش." }

    BadYesNoSimple { de: "wenn Vorschläge einander ausschließen: Dann können mehrere zugleich angenommen sein.", en: "when proposals exclude each other: several can be carried at once.", ar: "حين تتعارض الاقتراحات: فقد يُقبل أكثر من واحد في الوقت نفسه." }
    BadYesNoAbsolute { de: "wenn viele unentschieden sind: Eine Enthaltung wirkt hier wie ein Nein.", en: "when many are undecided: an abstention works like a no here.", ar: "حين يكون كثيرون مترددين: فالامتناع هنا يعمل عمل «لا»." }
    BadYesNoTwoThirds { de: "wenn bald etwas geschehen muss: Gut ein Drittel kann alles aufhalten.", en: "when something has to happen soon: a little over a third can stop everything.", ar: "حين يجب أن يحدث شيء قريبًا: فما يزيد قليلًا على الثلث يستطيع إيقاف كل شيء." }
    BadApproval { de: "wenn es auf feine Unterschiede ankommt: Ein Kreuz sagt nicht, wie sehr Sie etwas möchten.", en: "when fine differences matter: a tick does not say how much you want something.", ar: "حين تهمّ الفروق الدقيقة: فالعلامة لا تقول كم تريد الشيء." }
    BadDots { de: "für bindende Entscheidungen: Ähnliche Vorschläge nehmen einander Punkte weg.", en: "for binding decisions: similar proposals take dots from each other.", ar: "للقرارات الملزمة: فالاقتراحات المتشابهة تأخذ النقاط بعضها من بعض." }
    BadScore { de: "wenn sich Lager gegenüberstehen: Wer nur 0 und 10 vergibt, wirkt stärker als jemand, der fein abwägt.", en: "when camps face each other: who gives only 0 and 10 weighs more than who weighs finely.", ar: "حين تتقابل جبهتان: فمن يعطي 0 و10 فقط يؤثر أكثر ممن يوازن بدقة." }
    BadResistance { de: "wenn Lager sich blockieren wollen: Wer überall 10 gibt, schiebt alles in Richtung „Alles bleibt, wie es ist“.", en: "when camps want to block each other: who gives 10 everywhere pushes towards “everything stays as it is”.", ar: "حين تريد الجبهات تعطيل بعضها: فمن يعطي 10 لكل شيء يدفع نحو «إبقاء كل شيء كما هو»." }
    BadConsent { de: "in großen Runden ohne Gespräch: Eine einzige Person kann alles aufhalten.", en: "in large rounds without a talk: one single person can stop everything.", ar: "في اللقاءات الكبيرة بلا حوار: فشخص واحد يستطيع إيقاف كل شيء." }
    BadSchulze { de: "bei sehr vielen Vorschlägen: Ordnen kostet Zeit, und das Zählen ist schwerer zu erklären.", en: "with very many proposals: ranking takes time, and the count is harder to explain.", ar: "عند كثرة الاقتراحات: فالترتيب يستغرق وقتًا، والعدّ أصعب شرحًا." }
    BadMajorityJudgment { de: "bei sehr wenigen Stimmen: Dann entscheidet leicht eine einzelne Note.", en: "with very few ballots: a single grade easily decides.", ar: "عند قلة الأصوات: فقد تحسم درجة واحدة النتيجة." }
    BadEqualShares { de: "wenn es nur um eine einzige Entscheidung geht. Und es kann Geld übrig bleiben.", en: "when there is only one single decision to make. And money can be left over.", ar: "حين لا يكون هناك سوى قرار واحد. وقد يبقى بعض المال." }
    BadStrawPoll { de: "um etwas zu beschließen: Alle zeigen nur auf eines, und ähnliche Vorschläge nehmen einander Hände weg.", en: "to decide anything: everybody points at just one, and similar proposals take hands from each other.", ar: "لاتخاذ قرار: فكل شخص يشير إلى واحد فقط، والاقتراحات المتشابهة تأخذ الأيدي بعضها من بعض." }

    BlankYesNo { de: "Wer nichts ankreuzt, enthält sich. Der Stimmzettel zählt als abgegeben.", en: "Who marks nothing abstains. The ballot counts as cast.", ar: "من لا يضع أي علامة يُعدّ ممتنعًا. وتُحسب ورقته ضمن الأوراق المُدلى بها." }
    BlankNothing { de: "Ein leerer Stimmzettel zählt als abgegeben und ändert nichts am Ergebnis.", en: "A blank ballot counts as cast and changes nothing in the result.", ar: "تُحسب ورقة التصويت الفارغة ضمن الأوراق المُدلى بها ولا تغيّر النتيجة." }
    BlankScore { de: "Ein leerer Stimmzettel zählt als abgegeben und ändert nichts am Ergebnis. Ein Vorschlag ohne Zahl bekommt 0 Punkte.", en: "A blank ballot counts as cast and changes nothing in the result. A proposal without a number gets 0 points.", ar: "تُحسب ورقة التصويت الفارغة ضمن الأوراق المُدلى بها ولا تغيّر النتيجة. والاقتراح بلا رقم يحصل على 0 نقطة." }
    BlankResistance { de: "Ein leerer Stimmzettel zählt als abgegeben und ändert nichts am Ergebnis. Wer zu einem Vorschlag nichts sagt, hat keinen Widerstand dagegen.", en: "A blank ballot counts as cast and changes nothing in the result. Who says nothing about a proposal does not resist it.", ar: "تُحسب ورقة التصويت الفارغة ضمن الأوراق المُدلى بها ولا تغيّر النتيجة. ومن لا يقول شيئًا عن اقتراح فلا مقاومة لديه له." }
    BlankConsent { de: "Wer nichts sagt, wurde nicht gehört. Das ist weder Zustimmung noch Einwand.", en: "Who says nothing was not heard. That is neither agreement nor objection.", ar: "من لا يقول شيئًا لم يُسمع رأيه، وهذا ليس موافقة ولا اعتراضًا." }
    BlankSchulze { de: "Ein leerer Stimmzettel zählt als abgegeben und ändert nichts am Ergebnis. Was Sie nicht einordnen, steht unter allem, was Sie eingeordnet haben.", en: "A blank ballot counts as cast and changes nothing in the result. What you do not rank stands below all that you ranked.", ar: "تُحسب ورقة التصويت الفارغة ضمن الأوراق المُدلى بها ولا تغيّر النتيجة. وما لا ترتّبه يأتي بعد كل ما رتّبته." }
    BlankMajorityJudgment { de: "Ein leerer Stimmzettel zählt als abgegeben und gibt keine Noten. Wer andere benotet und einen Vorschlag auslässt, lehnt ihn ab.", en: "A blank ballot counts as cast and gives no grades. Who grades others and leaves a proposal out rejects it.", ar: "تُحسب ورقة التصويت الفارغة ضمن الأوراق المُدلى بها ولا تعطي أي درجة. ومن يقيّم غيره ويترك اقتراحًا فإنه يرفضه." }
    BlankEqualShares { de: "Ein leerer Stimmzettel hat einen Anteil am Geld und gibt nichts davon aus.", en: "A blank ballot has a share of the money and spends none of it.", ar: "لورقة التصويت الفارغة حصة من المال ولا تنفق منها شيئًا." }

    TieYesNoSimple { de: "Bei gleich vielen Ja und Nein ist ein Vorschlag nicht angenommen.", en: "With as many yes as no, a proposal is not carried.", ar: "إذا تساوت أصوات «نعم» و«لا» فلا يُقبل الاقتراح." }
    TieYesNoAbsolute { de: "Genau die Hälfte reicht nicht.", en: "Exactly half is not enough.", ar: "النصف بالضبط لا يكفي." }
    TieYesNoTwoThirds { de: "Genau zwei Ja auf jedes Nein reichen. Ohne ein einziges Ja ist nichts angenommen.", en: "Exactly two yes for each no are enough. Without a single yes nothing is carried.", ar: "يكفي صوتا «نعم» بالضبط مقابل كل «لا». ومن دون أي «نعم» لا يُقبل شيء." }
    TieWinners { de: "Wer gleichauf liegt, gewinnt gemeinsam. Wie es dann weitergeht, entscheiden Menschen und nicht das Zählen, und auch das wird festgehalten.", en: "Those who are tied win together. How to go on is decided by people and not by the count, and that is recorded too.", ar: "المتعادلون يفوزون معًا. وكيفية المتابعة يقررها الناس لا العدّ، ويُسجَّل ذلك أيضًا." }
    TieConsent { de: "Einen Gleichstand gibt es nicht: Jeder Vorschlag wird für sich entschieden.", en: "There are no ties: each proposal is decided by itself.", ar: "لا يوجد تعادل: فكل اقتراح يُحسم على حدة." }
    TieMajorityJudgment { de: "Ist die Note in der Mitte gleich, wird sie bei beiden einmal weggenommen und neu verglichen, so lange es nötig ist. Nur wer jede Note gleich oft hat, liegt gleichauf und gewinnt gemeinsam.", en: "If the grades in the middle are equal, one of them is taken from both and they are compared anew, as long as need be. Only those with each grade equally often are tied and win together.", ar: "إذا تساوت الدرجة في الوسط تُزال مرة واحدة من الاثنين ويُعاد المقارنة ما دام ذلك لازمًا. ولا يتعادل ويفوز معًا إلا من تكررت لديه كل درجة بالعدد نفسه." }
    TieEqualShares { de: "Wenn mehrere Vorschläge gleich gut an der Reihe sind, werden alle Wege verfolgt und alle Ergebnisse genannt. Wie es dann weitergeht, entscheiden Menschen und nicht das Zählen.", en: "If several proposals are equally next, all ways are followed and all results are named. How to go on is decided by people and not by the count.", ar: "إذا تساوت عدة اقتراحات في الدور تُتبَّع كل الطرق وتُذكر كل النتائج. وكيفية المتابعة يقررها الناس لا العدّ." }
    TieStrawPoll { de: "Liegen mehrere gleichauf, sind alle vorn. Zu entscheiden ist hier nichts.", en: "If several are tied, all are ahead. There is nothing to decide here.", ar: "إذا تعادل أكثر من اقتراح فكلها في المقدمة. ولا شيء يُحسم هنا." }

    SourceYesNo { de: "Mehrheiten, wie sie das deutsche Kommunalrecht kennt; die einfache steht zum Beispiel in Art. 51 der bayerischen Gemeindeordnung.", en: "Majorities as German municipal law knows them; the simple one, for example, is in Art. 51 of the Bavarian Gemeindeordnung.", ar: "أغلبيات يعرفها قانون البلديات الألماني؛ والبسيطة مثلًا في المادة 51 من نظام البلديات البافاري." }
    SourceDots { de: "Kumulieren mit einer Obergrenze; in der Moderation als Klebepunkte bekannt.", en: "Cumulative voting with a cap, which facilitators know as dotmocracy.", ar: "التصويت التراكمي مع حد أعلى، ويُعرف في إدارة اللقاءات بالتصويت بالنقاط الملصقة." }
    SourceStrawPoll { de: "Das älteste Zählen, das es gibt: Worauf zeigen die meisten?", en: "The oldest count there is: where do most people point?", ar: "أقدم طريقة للعدّ: إلى ماذا يشير أكثر الناس؟" }

    // The pages.
    ListHeading { de: "So wird abgestimmt", en: "Ways to vote", ar: "طرق التصويت" }
    ListLead { de: "Jedes Verfahren in zwei Sätzen und mit einem Beispiel, das Sie nachrechnen können.", en: "Each method in two sentences, and with an example you can check.", ar: "كل طريقة في جملتين، مع مثال يمكنك التحقق منه." }
    WhatFor { de: "Wofür es taugt und wofür nicht", en: "What it is good for, and what not", ar: "متى تصلح ومتى لا تصلح" }
    Good { de: "Gut:", en: "Good:", ar: "تصلح:" }
    Bad { de: "Nicht gut:", en: "Not good:", ar: "لا تصلح:" }
    ExampleHeading { de: "Ein Beispiel", en: "An example", ar: "مثال" }
    ExampleCaption { de: "Was auf den Stimmzetteln steht und was daraus wird", en: "What the ballots say and what comes of it", ar: "ما في أوراق التصويت وما ينتج عنها" }
    BallotsWord { de: "Stimmzettel", en: "Ballots", ar: "أوراق التصويت" }
    ResultWord { de: "Ergebnis", en: "Result", ar: "النتيجة" }
    OtherMajorities { de: "Dieselben Stimmen, andere Mehrheit", en: "The same ballots, another majority", ar: "الأصوات نفسها بأغلبية أخرى" }
    GoodToKnow { de: "Gut zu wissen", en: "Good to know", ar: "من المفيد أن تعرف" }
    BlankWord { de: "Leerer Stimmzettel", en: "Blank ballot", ar: "ورقة التصويت الفارغة" }
    TieWord { de: "Gleichstand", en: "Tie", ar: "التعادل" }
    QuorumWord { de: "Mindestbeteiligung", en: "Quorum", ar: "النصاب" }
    Quorum { de: "Wenn eine vereinbart ist, zählen alle abgegebenen Stimmzettel mit, auch leere und Enthaltungen. Sind es zu wenige, ist nichts angenommen.", en: "If one is set, all ballots cast count towards it, blank ones and abstentions too. If there are too few, nothing is carried.", ar: "إذا حُدِّد نصاب تُحسب فيه كل أوراق التصويت المُدلى بها، حتى الفارغة والممتنعة. وإن قلّت عنه فلا يُقبل شيء." }
    SourceWord { de: "Woher das kommt", en: "Where it comes from", ar: "المصدر" }
    RecountHeading { de: "Selbst nachzählen", en: "Count it yourself", ar: "العدّ بنفسك" }
    RecountExample { de: "Sie können auch dieses Beispiel nachzählen. Speichern Sie die Datei und rufen Sie unser Programm auf:", en: "You can count this example too. Save the file and call our program:", ar: "يمكنك عدّ هذا المثال أيضًا. احفظ الملف وشغّل برنامجنا:" }
    RecountFile { de: "Dieses Beispiel als Datei", en: "This example as a file", ar: "هذا المثال كملف" }
    RecountLink { de: "Wie das Nachzählen geht", en: "How to recount", ar: "كيف تعيد العدّ" }
    RecountLead { de: "Die Stimmzettel einer beendeten Abstimmung sind eine Datei ohne Namen und ohne Reihenfolge. Wer möchte, zählt sie nach, mit unserem Programm oder mit einem anderen:", en: "The ballots of a closed poll are a file without names and without their order. Whoever likes can count them again, with our program or with another one:", ar: "أوراق التصويت في تصويت منتهٍ ملف بلا أسماء وبلا ترتيب الإدلاء. ويمكن لمن يشاء أن يعيد عدّها ببرنامجنا أو ببرنامج آخر:" }
    RecountKey { de: "Den Namen, den unser Programm für ein Verfahren braucht, finden Sie auf dessen Seite. Die genauen Regeln und die Formate der Dateien stehen im Quelltext:", en: "The name our program needs for a method is on the method's page. The exact rules and the formats of files are in the source code:", ar: "الاسم الذي يحتاجه برنامجنا لكل طريقة موجود في صفحتها. والقواعد الدقيقة وصيغ الملفات في الشيفرة المصدرية:" }

    // What examples are made of.
    LetterA { de: "A", en: "A", ar: "أ" }
    LetterB { de: "B", en: "B", ar: "ب" }
    LetterC { de: "C", en: "C", ar: "ج" }
    LetterD { de: "D", en: "D", ar: "د" }
    LetterE { de: "E", en: "E", ar: "هـ" }
    StatusQuo { de: "Alles bleibt, wie es ist", en: "Everything stays as it is", ar: "إبقاء كل شيء كما هو" }
    ListBetween { de: "{first}, {last}", en: "{first}, {last}", ar: "{first}، {last}" }
    ListLast { de: "{first} und {last}", en: "{first} and {last}", ar: "{first} و{last}" }
    BallotCount { de: "one:ein Stimmzettel|other:{n} Stimmzettel", en: "one:one ballot|other:{n} ballots", ar: "zero:لا أوراق تصويت|one:ورقة تصويت واحدة|two:ورقتا تصويت|few:{n} أوراق تصويت|many:{n} ورقة تصويت|other:{n} ورقة تصويت" }
    BlankMark { de: "leer", en: "blank", ar: "فارغة" }
    Tick { de: "Kreuz", en: "tick", ar: "علامة" }
    Hand { de: "Hand", en: "hand", ar: "يد" }
    AnswerYes { de: "Ja", en: "yes", ar: "نعم" }
    AnswerNo { de: "Nein", en: "no", ar: "لا" }
    AnswerAbstain { de: "Enthaltung", en: "abstention", ar: "امتناع" }
    StanceNoObjection { de: "kein Einwand", en: "no objection", ar: "لا اعتراض" }
    StanceConcern { de: "Bedenken", en: "concern", ar: "تحفّظ" }
    StanceObjection { de: "Einwand", en: "objection", ar: "اعتراض" }
    GradeExcellent { de: "sehr gut", en: "excellent", ar: "ممتاز" }
    GradeGood { de: "gut", en: "good", ar: "جيد" }
    GradeFair { de: "mittel", en: "fair", ar: "متوسط" }
    GradePoor { de: "schwach", en: "poor", ar: "ضعيف" }
    GradeReject { de: "abgelehnt", en: "reject", ar: "مرفوض" }

    RulesDots { de: "Hier haben alle {dots} Punkte, höchstens {cap} davon für einen Vorschlag.", en: "Here everybody has {dots} dots, at most {cap} of them for one proposal.", ar: "هنا لكل شخص {dots} نقاط، و{cap} على الأكثر منها لاقتراح واحد." }
    RulesSchulze { de: "Die Zahlen sind Plätze, 1 ist der beste. Ein gewonnener Vergleich ist so stark wie die Zahl der Stimmzettel dafür, eine Kette so stark wie ihr schwächster Vergleich.", en: "The numbers are places, 1 is best. A won comparison is as strong as the number of ballots for it, a chain as strong as its weakest comparison.", ar: "الأرقام مراتب، و1 هي الأفضل. قوة المقارنة الرابحة هي عدد أوراق التصويت المؤيدة لها، وقوة السلسلة هي قوة أضعف مقارنة فيها." }
    RulesEqualShares { de: "Hier sind {budget} Euro da und {ballots} Stimmzettel. Jeder hat einen Anteil von {share} Euro.", en: "Here there are {budget} euros and {ballots} ballots. Each has a share of {share} euros.", ar: "هنا {budget} يورو و{ballots} أوراق تصويت. ولكل ورقة حصة قدرها {share} يورو." }

    FigureTicks { de: "Kreuze", en: "Ticks", ar: "العلامات" }
    FigureDots { de: "Punkte", en: "Dots", ar: "النقاط" }
    FigureSum { de: "Summe", en: "Sum", ar: "المجموع" }
    FigureResistance { de: "Widerstand", en: "Resistance", ar: "المقاومة" }
    FigureAcceptance { de: "Zustimmung (höchstens {possible})", en: "Acceptance (at most {possible})", ar: "القبول ({possible} على الأكثر)" }
    FigureChainThere { de: "Stärkste Kette von {name} dorthin", en: "Strongest chain from {name} there", ar: "أقوى سلسلة من {name} إلى هناك" }
    FigureChainBack { de: "Stärkste Kette von dort zu {name}", en: "Strongest chain from there to {name}", ar: "أقوى سلسلة من هناك إلى {name}" }
    FigureMedian { de: "Note in der Mitte", en: "Grade in the middle", ar: "الدرجة في الوسط" }
    FigureMedianAfter { de: "Note in der Mitte, {n}-mal weggenommen", en: "Grade in the middle, {n} taken away", ar: "الدرجة في الوسط بعد إزالة {n}" }
    FigureCost { de: "Kosten in Euro", en: "Cost in euros", ar: "التكلفة باليورو" }
    FigureTogether { de: "Anteile zusammen, in Euro", en: "Shares together, in euros", ar: "مجموع الحصص باليورو" }
    FigureHands { de: "Hände", en: "Hands", ar: "الأيدي" }
    ResultAdded { de: "Ergebnis mit Aufstockung", en: "Result with completion", ar: "النتيجة مع الزيادة" }

    FateWins { de: "gewinnt", en: "wins", ar: "يفوز" }
    FateTied { de: "gleichauf", en: "tied", ar: "تعادل" }
    FateCarried { de: "angenommen", en: "carried", ar: "مقبول" }
    FateNotCarried { de: "nicht angenommen", en: "not carried", ar: "غير مقبول" }
    FateConsent { de: "Konsent", en: "consent", ar: "معتمد" }
    FateNoConsent { de: "kein Konsent", en: "no consent", ar: "غير معتمد" }
    FatePaid { de: "bezahlt", en: "paid for", ar: "مموَّل" }
    FateNotPaid { de: "nicht bezahlt", en: "not paid for", ar: "غير مموَّل" }
    FateAhead { de: "vorn", en: "ahead", ar: "في المقدمة" }

    CountTicks { de: "one:ein Kreuz|other:{n} Kreuze", en: "one:one tick|other:{n} ticks", ar: "zero:لا علامات|one:علامة واحدة|two:علامتان|few:{n} علامات|many:{n} علامة|other:{n} علامة" }
    CountDots { de: "one:ein Punkt|other:{n} Punkte", en: "one:one dot|other:{n} dots", ar: "zero:لا نقاط|one:نقطة واحدة|two:نقطتان|few:{n} نقاط|many:{n} نقطة|other:{n} نقطة" }
    CountPoints { de: "one:ein Punkt|other:{n} Punkte", en: "one:one point|other:{n} points", ar: "zero:لا نقاط|one:نقطة واحدة|two:نقطتان|few:{n} نقاط|many:{n} نقطة|other:{n} نقطة" }
    CountResistance { de: "one:Widerstand {n}|other:Widerstand {n}", en: "one:resistance {n}|other:resistance {n}", ar: "other:مقاومة {n}" }
    CountHands { de: "one:eine Hand|other:{n} Hände", en: "one:one hand|other:{n} hands", ar: "zero:لا أيدٍ|one:يد واحدة|two:يدان|few:{n} أيدٍ|many:{n} يدًا|other:{n} يد" }

    SaysWins { de: "{name} gewinnt: {figure}.", en: "{name} wins: {figure}.", ar: "يفوز {name}: {figure}." }
    SaysTied { de: "Gleichauf liegen {names}: je {figure}.", en: "{names} are tied: {figure} each.", ar: "تعادل {names}: لكل منها {figure}." }
    SaysAhead { de: "Vorn liegt {name}: {figure}. Entschieden ist damit nichts.", en: "{name} is ahead: {figure}. Nothing is decided by that.", ar: "في المقدمة {name}: {figure}. ولا شيء يُحسم بذلك." }
    SaysAgainstNo { de: "Bei {no} Nein braucht es mindestens {needed} Ja. Es sind {yes}: {fate}.", en: "With {no} no it takes at least {needed} yes. There are {yes}: {fate}.", ar: "مع {no} من أصوات «لا» يلزم {needed} من أصوات «نعم» على الأقل. وعددها {yes}: {fate}." }
    SaysOfAll { de: "Bei {ballots} Stimmzetteln braucht es mindestens {needed} Ja. Es sind {yes}: {fate}.", en: "With {ballots} ballots it takes at least {needed} yes. There are {yes}: {fate}.", ar: "مع {ballots} من أوراق التصويت يلزم {needed} من أصوات «نعم» على الأقل. وعددها {yes}: {fate}." }
    SaysConsent { de: "Konsent gibt es zu: {names}.", en: "There is consent to: {names}.", ar: "اعتُمد: {names}." }
    SaysNoConsent { de: "Konsent gibt es zu keinem Vorschlag.", en: "There is consent to no proposal.", ar: "لم يُعتمد أي اقتراح." }
    SaysObjections { de: "Nicht zu {name}: Zahl der Einwände {n}.", en: "Not to {name}: number of objections {n}.", ar: "ولم يُعتمد {name}: عدد الاعتراضات {n}." }
    SaysNotHeard { de: "Nicht zu {name}: Dazu hat niemand etwas gesagt.", en: "Not to {name}: nobody said anything about it.", ar: "ولم يُعتمد {name}: لم يقل أحد شيئًا عنه." }
    SaysSchulze { de: "{name} gewinnt: Keine Kette zu {name} ist stärker als die Kette zurück.", en: "{name} wins: no chain to {name} is stronger than the chain back.", ar: "يفوز {name}: لا سلسلة نحوه أقوى من السلسلة المعاكسة." }
    SaysTiedOnly { de: "Gleichauf liegen {names}.", en: "{names} are tied.", ar: "تعادل {names}." }
    SaysMedian { de: "{name} gewinnt mit der besten Note in der Mitte: {grade}.", en: "{name} wins with the best grade in the middle: {grade}.", ar: "يفوز {name} بأفضل درجة في الوسط: {grade}." }
    SaysMedianAfter { de: "In der Mitte steht zuerst überall: {grade}. Wird das {n}-mal weggenommen, liegt {name} vorn: {next}. {name} gewinnt.", en: "At first the middle is the same everywhere: {grade}. With {n} taken away, {name} is ahead: {next}. {name} wins.", ar: "الدرجة في الوسط متساوية أولًا: {grade}. وبعد إزالة {n} يتقدم {name}: {next}. فيفوز {name}." }
    SaysPaid { de: "{name} wird bezahlt: {ticks}, je {price} Euro.", en: "{name} is paid for: {ticks}, {price} euros each.", ar: "يُموَّل {name}: {ticks}، لكل منها {price} يورو." }
    SaysNotPaid { de: "Für {name} reicht es nicht: Zusammen sind {together} Euro da, nötig sind {cost}.", en: "It is not enough for {name}: together there are {together} euros, needed are {cost}.", ar: "لا يكفي المال لـ {name}: المجموع {together} يورو واللازم {cost}." }
    SaysAdded { de: "Soll weniger übrig bleiben, wird aufgestockt: Jeder Anteil wächst in Schritten von einem Euro, so lange die Auswahl in das Budget passt. Bei {share} Euro je Anteil reicht es für {names}, zusammen {cost} von {budget} Euro.", en: "If less should be left over, shares are completed: each grows in steps of one euro, as long as the selection fits the budget. At {share} euros each there is enough for {names}, {cost} of {budget} euros in all.", ar: "إذا أُريد أن يبقى أقل، تُزاد كل حصة خطوة بعد خطوة بمقدار يورو واحد ما دام الاختيار ضمن الميزانية. وعند {share} يورو لكل حصة يكفي المال لـ {names}، أي {cost} من {budget} يورو." }
}

/// What a method is called.
pub fn method_name(method: Method) -> T {
    match method {
        Method::YesNoSimple => T::NameYesNoSimple,
        Method::YesNoAbsolute => T::NameYesNoAbsolute,
        Method::YesNoTwoThirds => T::NameYesNoTwoThirds,
        Method::Approval => T::NameApproval,
        Method::Dots => T::NameDots,
        Method::Score => T::NameScore,
        Method::Resistance => T::NameResistance,
        Method::Consent => T::NameConsent,
        Method::Schulze => T::NameSchulze,
        Method::MajorityJudgment => T::NameMajorityJudgment,
        Method::EqualShares => T::NameEqualShares,
        Method::StrawPoll => T::NameStrawPoll,
    }
}

/// How one votes, in one sentence to the voter.
pub fn method_hint(method: Method) -> T {
    match method {
        Method::YesNoSimple | Method::YesNoAbsolute | Method::YesNoTwoThirds => T::HintYesNo,
        Method::Approval => T::HintApproval,
        Method::Dots => T::HintDots,
        Method::Score => T::HintScore,
        Method::Resistance => T::HintResistance,
        Method::Consent => T::HintConsent,
        Method::Schulze => T::HintSchulze,
        Method::MajorityJudgment => T::HintMajorityJudgment,
        Method::EqualShares => T::HintEqualShares,
        Method::StrawPoll => T::HintStrawPoll,
    }
}

impl T {
    /// How a method decides, in one sentence.
    pub fn decides(method: Method) -> Self {
        match method {
            Method::YesNoSimple => T::DecidesYesNoSimple,
            Method::YesNoAbsolute => T::DecidesYesNoAbsolute,
            Method::YesNoTwoThirds => T::DecidesYesNoTwoThirds,
            Method::Approval => T::DecidesApproval,
            Method::Dots => T::DecidesDots,
            Method::Score => T::DecidesScore,
            Method::Resistance => T::DecidesResistance,
            Method::Consent => T::DecidesConsent,
            Method::Schulze => T::DecidesSchulze,
            Method::MajorityJudgment => T::DecidesMajorityJudgment,
            Method::EqualShares => T::DecidesEqualShares,
            Method::StrawPoll => T::DecidesStrawPoll,
        }
    }

    /// What one takes a method for, in one line.
    pub fn purpose(method: Method) -> Self {
        match method {
            Method::YesNoSimple => T::ForYesNoSimple,
            Method::YesNoAbsolute => T::ForYesNoAbsolute,
            Method::YesNoTwoThirds => T::ForYesNoTwoThirds,
            Method::Approval => T::ForApproval,
            Method::Dots => T::ForDots,
            Method::Score => T::ForScore,
            Method::Resistance => T::ForResistance,
            Method::Consent => T::ForConsent,
            Method::Schulze => T::ForSchulze,
            Method::MajorityJudgment => T::ForMajorityJudgment,
            Method::EqualShares => T::ForEqualShares,
            Method::StrawPoll => T::ForStrawPoll,
        }
    }

    /// When a method is good; goes on after [`T::Good`].
    pub fn good(method: Method) -> Self {
        match method {
            Method::YesNoSimple => T::GoodYesNoSimple,
            Method::YesNoAbsolute => T::GoodYesNoAbsolute,
            Method::YesNoTwoThirds => T::GoodYesNoTwoThirds,
            Method::Approval => T::GoodApproval,
            Method::Dots => T::GoodDots,
            Method::Score => T::GoodScore,
            Method::Resistance => T::GoodResistance,
            Method::Consent => T::GoodConsent,
            Method::Schulze => T::GoodSchulze,
            Method::MajorityJudgment => T::GoodMajorityJudgment,
            Method::EqualShares => T::GoodEqualShares,
            Method::StrawPoll => T::GoodStrawPoll,
        }
    }

    /// When a method is not good; goes on after [`T::Bad`].
    pub fn bad(method: Method) -> Self {
        match method {
            Method::YesNoSimple => T::BadYesNoSimple,
            Method::YesNoAbsolute => T::BadYesNoAbsolute,
            Method::YesNoTwoThirds => T::BadYesNoTwoThirds,
            Method::Approval => T::BadApproval,
            Method::Dots => T::BadDots,
            Method::Score => T::BadScore,
            Method::Resistance => T::BadResistance,
            Method::Consent => T::BadConsent,
            Method::Schulze => T::BadSchulze,
            Method::MajorityJudgment => T::BadMajorityJudgment,
            Method::EqualShares => T::BadEqualShares,
            Method::StrawPoll => T::BadStrawPoll,
        }
    }

    /// What a blank ballot means.
    pub fn blank(method: Method) -> Self {
        match method {
            Method::YesNoSimple | Method::YesNoAbsolute | Method::YesNoTwoThirds => T::BlankYesNo,
            Method::Approval | Method::Dots | Method::StrawPoll => T::BlankNothing,
            Method::Score => T::BlankScore,
            Method::Resistance => T::BlankResistance,
            Method::Consent => T::BlankConsent,
            Method::Schulze => T::BlankSchulze,
            Method::MajorityJudgment => T::BlankMajorityJudgment,
            Method::EqualShares => T::BlankEqualShares,
        }
    }

    /// What a tie means.
    pub fn tie(method: Method) -> Self {
        match method {
            Method::YesNoSimple => T::TieYesNoSimple,
            Method::YesNoAbsolute => T::TieYesNoAbsolute,
            Method::YesNoTwoThirds => T::TieYesNoTwoThirds,
            Method::Approval | Method::Dots | Method::Score | Method::Resistance | Method::Schulze => T::TieWinners,
            Method::Consent => T::TieConsent,
            Method::MajorityJudgment => T::TieMajorityJudgment,
            Method::EqualShares => T::TieEqualShares,
            Method::StrawPoll => T::TieStrawPoll,
        }
    }

    /// Where a method comes from, if there is more to say than who wrote about it.
    pub fn source(method: Method) -> Option<Self> {
        match method {
            Method::YesNoSimple | Method::YesNoAbsolute | Method::YesNoTwoThirds => Some(T::SourceYesNo),
            Method::Dots => Some(T::SourceDots),
            Method::StrawPoll => Some(T::SourceStrawPoll),
            Method::Approval
            | Method::Score
            | Method::Resistance
            | Method::Consent
            | Method::Schulze
            | Method::MajorityJudgment
            | Method::EqualShares => None,
        }
    }
}

impl From<Answer> for T {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::Yes => T::AnswerYes,
            Answer::No => T::AnswerNo,
            Answer::Abstain => T::AnswerAbstain,
        }
    }
}

impl From<Stance> for T {
    fn from(stance: Stance) -> Self {
        match stance {
            Stance::NoObjection => T::StanceNoObjection,
            Stance::Concern => T::StanceConcern,
            Stance::Objection => T::StanceObjection,
        }
    }
}

impl From<Grade> for T {
    fn from(grade: Grade) -> Self {
        match grade {
            Grade::Excellent => T::GradeExcellent,
            Grade::Good => T::GradeGood,
            Grade::Fair => T::GradeFair,
            Grade::Poor => T::GradePoor,
            Grade::Reject => T::GradeReject,
        }
    }
}
