//! The worked examples of `docs/voting.md`. Only ballots stand here; every figure comes from `domain::tally`.

use std::collections::BTreeSet;

use domain::recount::{Amount, BallotFile, Ballots, Entry, Headers, Line, Named, csv};
use domain::tally::consent::Stance;
use domain::tally::equal_shares::{Budget, Completion};
use domain::tally::majority_judgment::{Grade, Grades};
use domain::tally::schulze::Ranking;
use domain::tally::yes_no::{Answer, Majority, Quorum};
use domain::tally::{Alternative, Counted, Marks, Method, Winners};
use domain::tally::{
    approval, consent, dots, equal_shares, majority_judgment, resistance, schulze, score, straw_poll, yes_no,
};

use crate::catalogue::{MethodText as M, UiLang};

/// Some ballots, and what a method makes of them.
pub(super) struct Example {
    /// What has to be known before.
    pub(super) rules: Option<String>,
    /// What the alternatives are called.
    pub(super) names: Vec<String>,
    pub(super) rows: Vec<Row>,
    pub(super) figures: Vec<Figure>,
    pub(super) outcomes: Vec<Outcome>,
    /// The same in sentences.
    pub(super) result: Vec<String>,
    /// The same ballots under other methods, and whether they carry.
    pub(super) others: Vec<(Method, &'static str)>,
    /// The ballots as a file to be recounted.
    pub(super) file: String,
}

/// Equal ballots, with a mark for each alternative of which they say something.
pub(super) struct Row {
    pub(super) count: u32,
    pub(super) marks: Vec<Option<Mark>>,
}

/// A mark, as people read it and as a ballot file holds it.
pub(super) struct Mark {
    pub(super) shown: String,
    file: String,
}

/// One thing that was counted, for each alternative.
pub(super) struct Figure {
    pub(super) label: String,
    pub(super) values: Vec<String>,
}

/// What came of each alternative, in a word.
pub(super) struct Outcome {
    pub(super) label: &'static str,
    pub(super) winners: BTreeSet<Alternative>,
    pub(super) fates: Vec<&'static str>,
}

/// The worked example of a method.
pub(super) fn example(lang: UiLang, method: Method) -> Example {
    match method {
        Method::YesNoSimple | Method::YesNoAbsolute | Method::YesNoTwoThirds => yes_no_example(lang, method),
        Method::Approval => approval_example(lang),
        Method::Dots => dots_example(lang),
        Method::Score => score_example(lang),
        Method::Resistance => resistance_example(lang),
        Method::Consent => consent_example(lang),
        Method::Schulze => schulze_example(lang),
        Method::MajorityJudgment => majority_judgment_example(lang),
        Method::EqualShares => equal_shares_example(lang),
        Method::StrawPoll => straw_poll_example(lang),
    }
}

/// The parts of an example that do not depend on how it is counted.
struct Poll {
    lang: UiLang,
    method: Method,
    names: Vec<String>,
    rows: Vec<Row>,
    headers: Vec<(&'static str, String)>,
    costs: Vec<u32>,
}

impl Poll {
    /// So many alternatives, called A, B, C and so on.
    fn new(lang: UiLang, method: Method, alternatives: u32, rows: Vec<Row>) -> Self {
        let letters = [M::LetterA, M::LetterB, M::LetterC, M::LetterD, M::LetterE];
        let names = Alternative::all(alternatives).zip(letters).map(|(_, letter)| lang.say(letter).to_owned());
        Self { lang, method, names: names.collect(), rows, headers: Vec::new(), costs: Vec::new() }
    }

    fn name(&self, alternative: Alternative) -> &str {
        self.names.get(alternative.index()).map_or("", String::as_str)
    }

    /// Several names as a sentence has them: `A, B und C`.
    fn list(&self, alternatives: &BTreeSet<Alternative>) -> String {
        let names: Vec<&str> = alternatives.iter().map(|it| self.name(*it)).collect();
        let Some((last, before)) = names.split_last() else { return String::new() };
        let joined = |key, first: &str, last: &str| self.lang.fill(key, &[("first", first), ("last", last)]);
        let before =
            before.iter().map(|name| (*name).to_owned()).reduce(|so_far, name| joined(M::ListBetween, &so_far, &name));
        before.map_or_else(|| (*last).to_owned(), |before| joined(M::ListLast, &before, last))
    }

    fn figure<N: ToString>(&self, label: M, values: impl IntoIterator<Item = N>) -> Figure {
        Figure {
            label: self.lang.say(label).to_owned(),
            values: values.into_iter().map(|value| value.to_string()).collect(),
        }
    }

    fn outcome(&self, label: M, winners: &Winners, won: M, lost: Option<M>) -> Outcome {
        let lost = lost.map_or("–", |lost| self.lang.say(lost));
        let fates = (0..).map(Alternative).take(self.names.len());
        let fates = fates.map(|it| if winners.0.contains(&it) { self.lang.say(won) } else { lost });
        Outcome { label: self.lang.say(label), fates: fates.collect(), winners: winners.0.clone() }
    }

    /// Who wins where alternatives compete.
    fn competed(&self, winners: &Winners) -> Outcome {
        let won = if winners.only().is_some() { M::FateWins } else { M::FateTied };
        self.outcome(M::ResultWord, winners, won, None)
    }

    /// The sentence on who wins, with the figure that decides.
    fn says_who(&self, winners: &Winners, alone: M, figures: &[u64], count: M) -> String {
        let of = |it: &Alternative| figures.get(it.index()).copied().unwrap_or(0);
        let figure = self.lang.count(count, small(winners.0.first().map_or(0, of)));
        match winners.only() {
            Some(winner) => self.lang.fill(alone, &[("name", self.name(winner)), ("figure", &figure)]),
            None => self.lang.fill(M::SaysTied, &[("names", &self.list(&winners.0)), ("figure", &figure)]),
        }
    }

    fn file(&self) -> String {
        let marks = |row: &Row| {
            let marks = (0..).map(Alternative).zip(&row.marks);
            marks.filter_map(|(it, mark)| Some((it, mark.as_ref()?.file.clone()))).collect()
        };
        let entries =
            self.rows.iter().map(|row| Entry { line: Line::default(), count: row.count, ballot: marks(row) }).collect();
        let named = |(number, name): (u32, &String)| Named::numbered(number, name);
        let mut alternatives: Vec<_> = (1..).zip(&self.names).map(named).collect();
        for (named, cost) in alternatives.iter_mut().zip(&self.costs) {
            named.cost = Some(Amount::whole(*cost));
        }
        let header = |(key, value): &(&str, String)| ((*key).to_owned(), (Line::default(), value.clone()));
        let mut headers: Headers = self.headers.iter().map(header).collect();
        headers.insert("METHOD".to_owned(), (Line::default(), self.method.key().to_owned()));
        csv::write(&BallotFile { alternatives, headers, ballots: Ballots::Words(entries) })
    }

    fn counted(self, figures: Vec<Figure>, outcomes: Vec<Outcome>, result: Vec<String>) -> Example {
        let file = self.file();
        let (names, rows) = (self.names, self.rows);
        Example { rules: None, names, rows, figures, outcomes, result, others: Vec::new(), file }
    }
}

/// A figure that is put into a sentence; examples are small.
fn small(figure: u64) -> u32 {
    u32::try_from(figure).unwrap_or(u32::MAX)
}

fn rows<B>(alternatives: u32, ballots: &[Counted<B>], mark: impl Fn(&B, Alternative) -> Option<Mark>) -> Vec<Row> {
    let marks = |ballot: &B| Alternative::all(alternatives).map(|it| mark(ballot, it)).collect();
    ballots.iter().map(|it| Row { count: it.count, marks: marks(&it.ballot) }).collect()
}

/// Ballots with a number for some alternatives.
fn rows_of_numbers<N: ToString>(alternatives: u32, ballots: &[Counted<Marks<N>>]) -> Vec<Row> {
    rows(alternatives, ballots, |marks, it| marks.get(&it).map(|number| number_mark(number)))
}

fn number_mark(number: &impl ToString) -> Mark {
    Mark { shown: number.to_string(), file: number.to_string() }
}

fn ballot<B>(count: u32, ballot: B) -> Counted<B> {
    Counted { count, ballot }
}

/// Marks for all alternatives, in order.
fn in_order<M, const N: usize>(marks: [M; N]) -> Marks<M> {
    (0..).map(Alternative).zip(marks).collect()
}

fn chosen<const N: usize>(places: [u32; N]) -> BTreeSet<Alternative> {
    places.map(Alternative).into()
}

fn yes_no_example(lang: UiLang, method: Method) -> Example {
    let answers = |yes: u32, no: u32, abstain: u32| {
        [(yes, Answer::Yes), (no, Answer::No), (abstain, Answer::Abstain)]
            .map(|(count, answer)| ballot(count, in_order([answer])))
    };
    let majority = |method: Method| match method {
        Method::YesNoAbsolute => Majority::Absolute,
        Method::YesNoTwoThirds => Majority::TwoThirds,
        _ => Majority::Simple,
    };
    let count = |method: Method, ballots: &[Counted<Marks<Answer>>]| {
        yes_no::tally(1, majority(method), Quorum::default(), ballots)
    };
    let ballots = answers(9, 6, 5);
    let tally = count(method, &ballots);
    let mark = |answer: &Answer| Mark { shown: lang.say(M::from(*answer)).to_owned(), file: key_of(answer) };
    let rows = rows(1, &ballots, |marks, it| marks.get(&it).map(mark));
    let poll = Poll::new(lang, method, 1, rows);
    let figures = vec![
        poll.figure(M::AnswerYes, tally.answers.iter().map(|it| it.yes)),
        poll.figure(M::AnswerNo, tally.answers.iter().map(|it| it.no)),
        poll.figure(M::AnswerAbstain, tally.answers.iter().map(|it| it.abstain)),
    ];
    let fate = |winners: &Winners| lang.say(if winners.0.is_empty() { M::FateNotCarried } else { M::FateCarried });
    // How many yes would have been enough, all else being equal: asked of the count itself.
    let cast = small(tally.ballots);
    let no = tally.answers.first().map_or(0, |it| small(it.no));
    let enough = |yes: &u32| !count(method, &answers(*yes, no, cast.saturating_sub(no + yes))).winners.0.is_empty();
    let needed = (0..=cast.saturating_sub(no)).find(enough).unwrap_or(cast);
    let yes = tally.answers.first().map_or(0, |it| it.yes);
    let sentence = if method == Method::YesNoAbsolute { M::SaysOfAll } else { M::SaysAgainstNo };
    let values = [
        ("ballots", cast.to_string()),
        ("no", no.to_string()),
        ("needed", needed.to_string()),
        ("yes", yes.to_string()),
        ("fate", fate(&tally.winners).to_owned()),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let result = lang.fill(sentence, &values);
    let outcome = poll.outcome(M::ResultWord, &tally.winners, M::FateCarried, Some(M::FateNotCarried));
    let others = [Method::YesNoSimple, Method::YesNoAbsolute, Method::YesNoTwoThirds];
    let others = others.into_iter().filter(|other| *other != method);
    let others = others.map(|other| (other, fate(&count(other, &ballots).winners))).collect();
    Example { others, ..poll.counted(figures, vec![outcome], vec![result]) }
}

/// What a ballot file calls a mark: its name in the domain.
fn key_of(mark: &impl serde::Serialize) -> String {
    serde_json::to_value(mark).ok().and_then(|key| key.as_str().map(str::to_owned)).unwrap_or_default()
}

/// A mark of those that are there or not.
fn tick(lang: UiLang, shown: M) -> Mark {
    Mark { shown: lang.say(shown).to_owned(), file: "1".to_owned() }
}

fn approval_example(lang: UiLang) -> Example {
    let ballots = [ballot(4, chosen([0, 1])), ballot(3, chosen([1])), ballot(3, chosen([0, 2])), ballot(1, chosen([]))];
    let tally = approval::tally(3, &ballots);
    let rows = rows(3, &ballots, |ticks, it| ticks.contains(&it).then(|| tick(lang, M::Tick)));
    let poll = Poll::new(lang, Method::Approval, 3, rows);
    let figures = vec![poll.figure(M::FigureTicks, &tally.approvals)];
    let result = poll.says_who(&tally.winners, M::SaysWins, &tally.approvals, M::CountTicks);
    let outcome = poll.competed(&tally.winners);
    poll.counted(figures, vec![outcome], vec![result])
}

fn dots_example(lang: UiLang) -> Example {
    let rules = dots::Rules { dots: 5, cap: 3 };
    let ballots = [[3_u32, 2, 0], [0, 3, 2], [3, 0, 0]].map(|dots| Counted::once(in_order(dots)));
    let tally = dots::tally(3, &ballots);
    let mut poll = Poll::new(lang, Method::Dots, 3, rows_of_numbers(3, &ballots));
    let (dots, cap) = (rules.dots.to_string(), rules.cap.to_string());
    let said = lang.fill(M::RulesDots, &[("dots", &dots), ("cap", &cap)]);
    poll.headers = vec![("DOTS", dots), ("CAP", cap)];
    let figures = vec![poll.figure(M::FigureDots, &tally.dots)];
    let result = poll.says_who(&tally.winners, M::SaysWins, &tally.dots, M::CountDots);
    let outcome = poll.competed(&tally.winners);
    Example { rules: Some(said), ..poll.counted(figures, vec![outcome], vec![result]) }
}

fn score_example(lang: UiLang) -> Example {
    let mut ballots = [[10_u8, 6, 0], [0, 7, 8], [4, 6, 5]].map(|points| Counted::once(in_order(points))).to_vec();
    ballots.push(Counted::once(Marks::new()));
    let tally = score::tally(3, &ballots);
    let poll = Poll::new(lang, Method::Score, 3, rows_of_numbers(3, &ballots));
    let figures = vec![poll.figure(M::FigureSum, &tally.sums)];
    let result = poll.says_who(&tally.winners, M::SaysWins, &tally.sums, M::CountPoints);
    let outcome = poll.competed(&tally.winners);
    poll.counted(figures, vec![outcome], vec![result])
}

fn resistance_example(lang: UiLang) -> Example {
    let ballots = [[0_u8, 3, 8], [9, 2, 6], [1, 4, 10]].map(|marks| Counted::once(in_order(marks)));
    let tally = resistance::tally(3, Alternative(2), &ballots);
    let mut poll = Poll::new(lang, Method::Resistance, 3, rows_of_numbers(3, &ballots));
    if let Some(name) = poll.names.get_mut(tally.status_quo.index()) {
        lang.say(M::StatusQuo).clone_into(name);
    }
    poll.headers = vec![("STATUS QUO", (tally.status_quo.0 + 1).to_string())];
    let resistance: Vec<u64> = tally.group.iter().map(|it| it.resistance).collect();
    let acceptance = Figure {
        label: lang.fill(M::FigureAcceptance, &[("possible", &tally.possible.to_string())]),
        values: tally.group.iter().map(|it| it.acceptance.to_string()).collect(),
    };
    let figures = vec![poll.figure(M::FigureResistance, &resistance), acceptance];
    let result = poll.says_who(&tally.winners, M::SaysWins, &resistance, M::CountResistance);
    let outcome = poll.competed(&tally.winners);
    poll.counted(figures, vec![outcome], vec![result])
}

fn consent_example(lang: UiLang) -> Example {
    use Stance::{Concern, NoObjection, Objection};
    let ballots = [
        ballot(6, in_order([NoObjection, NoObjection])),
        ballot(2, in_order([Concern, NoObjection])),
        ballot(1, in_order([NoObjection, Objection])),
    ];
    let tally = consent::tally(3, &ballots);
    let mark = |stance: &Stance| Mark { shown: lang.say(M::from(*stance)).to_owned(), file: key_of(stance) };
    let poll = Poll::new(lang, Method::Consent, 3, rows(3, &ballots, |marks, it| marks.get(&it).map(mark)));
    let figures = vec![
        poll.figure(M::StanceNoObjection, tally.stances.iter().map(|it| it.no_objection)),
        poll.figure(M::StanceConcern, tally.stances.iter().map(|it| it.concern)),
        poll.figure(M::StanceObjection, tally.stances.iter().map(|it| it.objection)),
    ];
    let mut result = vec![match tally.winners.0.is_empty() {
        true => lang.say(M::SaysNoConsent).to_owned(),
        false => lang.fill(M::SaysConsent, &[("names", &poll.list(&tally.winners.0))]),
    }];
    for (it, stances) in (0..).map(Alternative).zip(&tally.stances).filter(|(_, it)| !it.has_consent()) {
        let key = if stances.objection > 0 { M::SaysObjections } else { M::SaysNotHeard };
        result.push(lang.fill(key, &[("name", poll.name(it)), ("n", &stances.objection.to_string())]));
    }
    let outcome = poll.outcome(M::ResultWord, &tally.winners, M::FateConsent, Some(M::FateNoConsent));
    poll.counted(figures, vec![outcome], result)
}

fn schulze_example(lang: UiLang) -> Example {
    let ranked = |count, order: [u32; 5]| ballot(count, order.map(|it| chosen([it])).to_vec());
    // Schulze's own.
    let ballots = [
        ranked(5, [0, 2, 1, 4, 3]),
        ranked(5, [0, 3, 4, 2, 1]),
        ranked(8, [1, 4, 3, 0, 2]),
        ranked(3, [2, 0, 1, 4, 3]),
        ranked(7, [2, 0, 4, 1, 3]),
        ranked(2, [2, 1, 0, 3, 4]),
        ranked(7, [3, 2, 4, 1, 0]),
        ranked(8, [4, 1, 0, 3, 2]),
    ];
    let tally = schulze::tally(5, &ballots);
    let rank = |ranks: &Ranking, it: Alternative| {
        (1_u32..).zip(ranks).find(|(_, equals)| equals.contains(&it)).map(|(rank, _)| number_mark(&rank))
    };
    let poll = Poll::new(lang, Method::Schulze, 5, rows(5, &ballots, rank));
    let mut figures = Vec::new();
    for winner in &tally.winners.0 {
        let all = || Alternative::all(5).filter(|it| it != winner);
        let strong = |from: Alternative, to: Alternative| tally.paths[from.index()][to.index()].to_string();
        let line = |label: M, path: &dyn Fn(Alternative) -> String| {
            let mut values: Vec<String> = all().map(path).collect();
            values.insert(winner.index(), "–".to_owned());
            Figure { label: lang.fill(label, &[("name", poll.name(*winner))]), values }
        };
        figures.push(line(M::FigureChainThere, &|other| strong(*winner, other)));
        figures.push(line(M::FigureChainBack, &|other| strong(other, *winner)));
    }
    let names = poll.list(&tally.winners.0);
    let sentence = if tally.winners.only().is_some() { M::SaysSchulze } else { M::SaysTiedOnly };
    let result = lang.fill(sentence, &[("name", &names), ("names", &names)]);
    let outcome = poll.competed(&tally.winners);
    let rules = Some(lang.say(M::RulesSchulze).to_owned());
    Example { rules, ..poll.counted(figures, vec![outcome], vec![result]) }
}

fn majority_judgment_example(lang: UiLang) -> Example {
    use Grade::{Excellent, Fair, Good, Poor, Reject};
    let ballots = [[Excellent, Good], [Good, Good], [Good, Good], [Poor, Fair], [Reject, Fair]]
        .map(|grades| Counted::once(in_order(grades)));
    let tally = majority_judgment::tally(2, &ballots);
    let say = |grade: Option<Grade>| grade.map_or("–", |grade| lang.say(M::from(grade)));
    let mark = |grade: &Grade| Mark { shown: say(Some(*grade)).to_owned(), file: key_of(grade) };
    let rows = rows(2, &ballots, |marks, it| marks.get(&it).map(mark));
    let poll = Poll::new(lang, Method::MajorityJudgment, 2, rows);

    // Medians are taken away until they differ, which is how the count tells alternatives apart.
    let mut left = tally.grades.clone();
    let medians = |left: &[Grades]| left.iter().map(Grades::median).collect::<Vec<_>>();
    let mut seen = vec![medians(&left)];
    while let Some(now) = seen.last()
        && let [Some(first), ..] = now[..]
        && now.iter().all(|it| *it == Some(first))
    {
        left.iter_mut().for_each(|grades| grades.0[first as usize] -= 1);
        seen.push(medians(&left));
    }
    let figures = seen.iter().enumerate().map(|(taken, medians)| {
        let label = match taken {
            0 => lang.say(M::FigureMedian).to_owned(),
            n => lang.fill(M::FigureMedianAfter, &[("n", &n.to_string())]),
        };
        Figure { label, values: medians.iter().map(|it| say(*it).to_owned()).collect() }
    });
    let figures = figures.collect();
    let grade_of = |medians: Option<&Vec<Option<Grade>>>, it: Alternative| {
        say(medians.and_then(|medians| medians.get(it.index()).copied().flatten()))
    };
    let result = match tally.winners.only() {
        None => lang.fill(M::SaysTiedOnly, &[("names", &poll.list(&tally.winners.0))]),
        Some(winner) => {
            let taken = seen.len().saturating_sub(1);
            let key = if taken == 0 { M::SaysMedian } else { M::SaysMedianAfter };
            let (grade, next) = (grade_of(seen.first(), winner), grade_of(seen.last(), winner));
            let taken = taken.to_string();
            lang.fill(key, &[("name", poll.name(winner)), ("grade", grade), ("next", next), ("n", &taken)])
        }
    };
    let outcome = poll.competed(&tally.winners);
    poll.counted(figures, vec![outcome], vec![result])
}

fn equal_shares_example(lang: UiLang) -> Example {
    const BUDGET: u32 = 100;
    const COSTS: [u32; 2] = [54, 45];
    let ballots = [ballot(6, chosen([0])), ballot(4, chosen([1]))];
    let cast = Counted::total(&ballots);
    let budget = |more_each: u64| Budget {
        total: u64::from(BUDGET) + cast * more_each,
        costs: COSTS.map(u64::from).to_vec(),
        unit: 1,
    };
    let count = |budget: &Budget, completion| equal_shares::tally(budget, completion, &ballots).ok();
    // The example has no ties: one selection, and no error.
    let selected = |completion| {
        let tally = count(&budget(0), completion);
        Winners(tally.and_then(|tally| tally.outcomes.into_iter().next()).unwrap_or_default())
    };
    let (plain, added) = (selected(Completion::None), selected(Completion::Add1u));
    // With so many euros more for each the selection without completion is the completed one.
    let same = |more: &u64| count(&budget(*more), Completion::None).is_some_and(|it| it.outcomes.contains(&added.0));
    let more = (0..u64::from(BUDGET)).find(same).unwrap_or(0);

    let share = |more: u64| budget(more).total / cast;
    let approvals = approval::tally(2, &ballots).approvals;
    let rows = rows(2, &ballots, |ticks, it| ticks.contains(&it).then(|| tick(lang, M::Tick)));
    let mut poll = Poll::new(lang, Method::EqualShares, 2, rows);
    poll.headers = vec![("BUDGET", BUDGET.to_string())];
    poll.costs = COSTS.to_vec();
    let together: Vec<u64> = approvals.iter().map(|supporters| supporters * share(0)).collect();
    let figures = vec![
        poll.figure(M::FigureCost, COSTS),
        poll.figure(M::FigureTicks, &approvals),
        poll.figure(M::FigureTogether, &together),
    ];
    let mut result = Vec::new();
    for (it, supporters) in (0..).map(Alternative).zip(&approvals) {
        let cost = u64::from(COSTS[it.index()]);
        let ticks = lang.count(M::CountTicks, small(*supporters));
        let (price, together) = (cost / (*supporters).max(1), together[it.index()]);
        let key = if plain.0.contains(&it) { M::SaysPaid } else { M::SaysNotPaid };
        let values = [("price", price), ("together", together), ("cost", cost)].map(|(name, n)| (name, n.to_string()));
        let mut values: Vec<(&str, &str)> = values.iter().map(|(name, n)| (*name, n.as_str())).collect();
        values.extend([("name", poll.name(it)), ("ticks", ticks.as_str())]);
        result.push(lang.fill(key, &values));
    }
    let cost: u32 = added.0.iter().map(|it| COSTS[it.index()]).sum();
    let (names, total) = (poll.list(&added.0), BUDGET.to_string());
    let values = [("names", names), ("share", share(more).to_string()), ("cost", cost.to_string())];
    let mut values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    values.push(("budget", &total));
    result.push(lang.fill(M::SaysAdded, &values));

    let rules = [("budget", total.clone()), ("ballots", cast.to_string()), ("share", share(0).to_string())];
    let rules = lang.fill(M::RulesEqualShares, &rules.each_ref().map(|(name, value)| (*name, value.as_str())));
    let outcomes = vec![
        poll.outcome(M::ResultWord, &plain, M::FatePaid, Some(M::FateNotPaid)),
        poll.outcome(M::ResultAdded, &added, M::FatePaid, Some(M::FateNotPaid)),
    ];
    Example { rules: Some(rules), ..poll.counted(figures, outcomes, result) }
}

fn straw_poll_example(lang: UiLang) -> Example {
    let ballots = [ballot(5, Some(Alternative(0))), ballot(8, Some(Alternative(2))), ballot(2, None)];
    let tally = straw_poll::tally(3, &ballots);
    let rows = rows(3, &ballots, |pointer, it| (*pointer == Some(it)).then(|| tick(lang, M::Hand)));
    let poll = Poll::new(lang, Method::StrawPoll, 3, rows);
    let figures = vec![poll.figure(M::FigureHands, &tally.hands)];
    let result = poll.says_who(&tally.winners, M::SaysAhead, &tally.hands, M::CountHands);
    let outcome = poll.outcome(M::ResultWord, &tally.winners, M::FateAhead, None);
    poll.counted(figures, vec![outcome], vec![result])
}
