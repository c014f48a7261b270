//! From what a file holds to what a method counts.

use std::collections::BTreeSet;
use std::hash::Hash;

use super::header::{amount, whole};
use super::lines::shown;
use super::report::{Figures, Outcome, Report};
use super::{Amount, BallotFile, Ballots, Entry, Fault, FileProblem, Id, Line, Options};
use crate::tally::consent::Stance;
use crate::tally::equal_shares::{Budget, Completion};
use crate::tally::majority_judgment::Grade;
use crate::tally::yes_no::{Answer, Majority, Quorum};
use crate::tally::{
    Alternative, BallotProblem, Counted, Marks, Method, Winners, approval, consent, dots, equal_shares,
    majority_judgment, resistance, schulze, score, straw_poll, yes_no,
};

/// More alternatives than this are not compared with each other, by methods that take long for many.
const MOST_TO_COMPARE: usize = 1000;

/// Counts a sound file.
pub(super) fn count(file: &BallotFile, options: &Options) -> Result<Report, FileProblem> {
    made_for(file, options.method)?;
    let reading = Reading { file, method: options.method };
    if options.method == Method::EqualShares {
        return reading.equal_shares(options);
    }
    let of_no_use = [
        ("a budget", options.budget.is_some()),
        ("a number of seats", options.seats.is_some()),
        ("completion", options.completion != Completion::None),
    ];
    if let Some((option, _)) = of_no_use.into_iter().find(|(_, given)| *given) {
        return Err(Fault::OptionOfNoUse { option, method: options.method }.of_the_file());
    }
    match options.method {
        Method::YesNoSimple => reading.yes_no(Majority::Simple),
        Method::YesNoAbsolute => reading.yes_no(Majority::Absolute),
        Method::YesNoTwoThirds => reading.yes_no(Majority::TwoThirds),
        Method::Approval => reading.approval(),
        Method::Dots => reading.dots(),
        Method::Score => reading.score(),
        Method::Resistance => reading.resistance(),
        Method::Consent => reading.consent(),
        Method::Schulze => reading.schulze(),
        Method::MajorityJudgment => reading.majority_judgment(),
        Method::EqualShares => reading.equal_shares(options),
        Method::StrawPoll => reading.straw_poll(),
    }
}

/// A file that names its method is counted by no other. The three majorities count the same ballots.
fn made_for(file: &BallotFile, method: Method) -> Result<(), FileProblem> {
    let Some((line, key)) = file.headers.get("METHOD") else { return Ok(()) };
    let majorities = [Method::YesNoSimple, Method::YesNoAbsolute, Method::YesNoTwoThirds];
    match key.parse() {
        Ok(made_for) if made_for == method || [made_for, method].iter().all(|it| majorities.contains(it)) => Ok(()),
        Ok(made_for) => Err(Fault::OtherMethod { made_for, method }.at(line.0)),
        Err(_) => Err(Fault::UnknownMark { mark: shown(key), known: "the keys of the methods" }.at(line.0)),
    }
}

struct Reading<'a> {
    file: &'a BallotFile,
    method: Method,
}

impl Reading<'_> {
    fn alternatives(&self) -> u32 {
        u32::try_from(self.file.alternatives.len()).unwrap_or(u32::MAX)
    }

    fn yes_no(&self, majority: Majority) -> Result<Report, FileProblem> {
        let known = [("yes", Answer::Yes), ("no", Answer::No), ("abstain", Answer::Abstain)];
        let ballots = self.kinds(&known, "yes, no, abstain")?;
        let quorum = whole(&self.file.headers, "QUORUM")?.map_or(0, |(_, it)| it.into());
        let tally = yes_no::tally(self.alternatives(), majority, Quorum(quorum), &ballots);
        let report = self.report(tally.ballots, &tally.winners, |place| {
            let it = tally.answers[place];
            vec![("yes", it.yes), ("no", it.no), ("abstain", it.abstain)]
        });
        Ok(report.with("quorum_reached", tally.quorum_reached))
    }

    fn approval(&self) -> Result<Report, FileProblem> {
        let tally = approval::tally(self.alternatives(), &self.approvals()?);
        Ok(self.report(tally.ballots, &tally.winners, |place| vec![("approvals", tally.approvals[place])]))
    }

    fn dots(&self) -> Result<Report, FileProblem> {
        let headers = &self.file.headers;
        let limit = |key| whole(headers, key).map(|it| it.map(|(_, it)| it));
        let dots = limit("DOTS")?.or(limit("max_sum_points")?).unwrap_or(u32::MAX);
        let cap = limit("CAP")?.or(limit("max_points")?).unwrap_or(u32::MAX);
        let rules = dots::Rules { dots, cap };
        let ballots = match &self.file.ballots {
            Ballots::Points { cumulative: true, ballots } => ballots.clone(),
            Ballots::Words(entries) => numbers(entries, "whole numbers in digits")?,
            _ => return Err(self.does_not_fit()),
        };
        let ballots = checked(&ballots, |it| dots::check(self.alternatives(), rules, it))?;
        let tally = dots::tally(self.alternatives(), &ballots);
        Ok(self.report(tally.ballots, &tally.winners, |place| vec![("dots", tally.dots[place])]))
    }

    fn score(&self) -> Result<Report, FileProblem> {
        let ballots = match &self.file.ballots {
            Ballots::Points { cumulative: false, ballots } => scale(ballots)?,
            Ballots::Words(entries) => scale(&numbers(entries, SCALE)?)?,
            _ => return Err(self.does_not_fit()),
        };
        let tally = score::tally(self.alternatives(), &ballots);
        let report = self.report(tally.ballots, &tally.winners, |place| vec![("sum", tally.sums[place])]);
        Ok(report.with("not_blank", tally.not_blank))
    }

    fn resistance(&self) -> Result<Report, FileProblem> {
        let Ballots::Words(entries) = &self.file.ballots else { return Err(self.does_not_fit()) };
        let ballots = scale(&numbers(entries, SCALE)?)?;
        let key = "STATUS QUO";
        let (line, number) =
            whole(&self.file.headers, key)?.ok_or_else(|| Fault::HeaderMissing { key }.of_the_file())?;
        let unknown = || Fault::UnknownAlternative { id: number.to_string() }.at(line);
        let status_quo = self.file.find(&Id::Number(number)).ok_or_else(unknown)?;
        let tally = resistance::tally(self.alternatives(), status_quo, &ballots);
        let report = self.report(tally.ballots, &tally.winners, |place| {
            let it = tally.group[place];
            vec![("resistance", it.resistance), ("acceptance", it.acceptance)]
        });
        Ok(report.with("possible", tally.possible).with("status_quo", number))
    }

    fn consent(&self) -> Result<Report, FileProblem> {
        let known =
            [("no_objection", Stance::NoObjection), ("concern", Stance::Concern), ("objection", Stance::Objection)];
        let ballots = self.kinds(&known, "no_objection, concern, objection")?;
        let tally = consent::tally(self.alternatives(), &ballots);
        Ok(self.report(tally.ballots, &tally.winners, |place| {
            let it = tally.stances[place];
            vec![("no_objection", it.no_objection), ("concern", it.concern), ("objection", it.objection)]
        }))
    }

    fn schulze(&self) -> Result<Report, FileProblem> {
        let ballots = match &self.file.ballots {
            Ballots::Rankings(entries) => checked(entries, |it| schulze::check(self.alternatives(), it))?,
            Ballots::Words(entries) => {
                let ranks = numbers(entries, "the ranks 1, 2, 3 and so on, 1 being the best")?;
                ranks.iter().map(|it| Counted { count: it.count, ballot: by_rank(&it.ballot) }).collect()
            }
            _ => return Err(self.does_not_fit()),
        };
        self.few_enough()?;
        let tally = schulze::tally(self.alternatives(), &ballots);
        Ok(self.report(tally.ballots, &tally.winners, |place| {
            let stronger = |a: usize, b: usize| u64::from(tally.paths[a][b] > tally.paths[b][a]);
            let all = 0..tally.paths.len();
            vec![
                ("beats", all.clone().map(|other| stronger(place, other)).sum()),
                ("beaten_by", all.map(|other| stronger(other, place)).sum()),
            ]
        }))
    }

    fn majority_judgment(&self) -> Result<Report, FileProblem> {
        let known = [
            ("excellent", Grade::Excellent),
            ("good", Grade::Good),
            ("fair", Grade::Fair),
            ("poor", Grade::Poor),
            ("reject", Grade::Reject),
        ];
        let ballots = self.kinds(&known, "excellent, good, fair, poor, reject")?;
        let tally = majority_judgment::tally(self.alternatives(), &ballots);
        let report = self.report(tally.ballots, &tally.winners, |place| {
            known.iter().map(|(word, grade)| (*word, tally.grades[place].0[*grade as usize])).collect()
        });
        Ok(report.with("not_blank", tally.not_blank))
    }

    fn straw_poll(&self) -> Result<Report, FileProblem> {
        let approvals = self.entries_of_approvals()?;
        if let Some(several) = approvals.iter().find(|it| it.ballot.len() > 1) {
            return Err(Fault::PointsAtSeveral.at(several.line.0));
        }
        let ballots: Vec<_> =
            approvals.iter().map(|it| Counted { count: it.count, ballot: it.ballot.first().copied() }).collect();
        let tally = straw_poll::tally(self.alternatives(), &ballots);
        Ok(self.report(tally.ballots, &tally.winners, |place| vec![("hands", tally.hands[place])]))
    }

    fn equal_shares(&self, options: &Options) -> Result<Report, FileProblem> {
        self.few_enough()?;
        let ballots = self.approvals()?;
        let (budget, spent) = self.budget(options)?;
        let tally =
            equal_shares::tally(&budget, options.completion, &ballots).map_err(|it| Fault::from(it).of_the_file())?;
        let id = |it: &Alternative| self.file.alternatives[it.index()].id.clone();
        let sorted = |outcome: &BTreeSet<Alternative>| outcome.iter().map(id).collect::<BTreeSet<_>>();
        let outcomes: BTreeSet<_> = tally.outcomes.iter().map(sorted).collect();
        let outcomes = outcomes.into_iter().map(|it| it.into_iter().collect()).collect();
        let figures = self.figures(|place| vec![("approvals", tally.approvals[place])]);
        let report = Report::new(self.method, tally.ballots, Outcome::Outcomes(outcomes), figures);
        let completion = match options.completion {
            Completion::None => "none",
            Completion::Add1u => "add1u",
        };
        let key = if matches!(spent, Spent::Seats) { "seats" } else { "budget" };
        let total = match spent {
            Spent::Seats => budget.total.to_string(),
            Spent::Budget(amount) => amount.to_string(),
        };
        Ok(report.with(key, total).with("completion", completion))
    }

    fn few_enough(&self) -> Result<(), FileProblem> {
        if self.file.alternatives.len() > MOST_TO_COMPARE {
            return Err(Fault::TooManyToCompare { method: self.method, most: MOST_TO_COMPARE }.of_the_file());
        }
        Ok(())
    }

    /// What can be spent: as the command says, else as the file says.
    fn budget(&self, options: &Options) -> Result<(Budget, Spent), FileProblem> {
        let headers = &self.file.headers;
        let said = headers.get("budget").or_else(|| headers.get("BUDGET"));
        let total = match (options.budget, options.seats) {
            (Some(_), Some(_)) => return Err(Fault::BudgetAndSeats.of_the_file()),
            (None, Some(seats)) => return Ok((Budget::seats(seats, self.alternatives()), Spent::Seats)),
            (Some(budget), None) => budget,
            (None, None) => match (said, whole(headers, "SEATS")?) {
                (Some(_), Some((line, _))) => return Err(Fault::BudgetAndSeats.at(line)),
                (None, Some((_, seats))) => return Ok((Budget::seats(seats, self.alternatives()), Spent::Seats)),
                (Some((line, budget)), None) => amount(budget, "budget", line.0)?,
                (None, None) => return Err(Fault::NoBudget.of_the_file()),
            },
        };
        let costs: Vec<_> = self.file.alternatives.iter().map(|it| it.cost.unwrap_or(Amount::whole(1))).collect();
        let decimals = costs.iter().map(|it| it.decimals()).fold(total.decimals(), u32::max);
        let parts = |amount: Amount| amount.in_parts(decimals).ok_or_else(|| Fault::AmountsApart.of_the_file());
        let costs = costs.into_iter().map(parts).collect::<Result<_, _>>()?;
        let budget = Budget { total: parts(total)?, costs, unit: parts(Amount::whole(1))? };
        Ok((budget, Spent::Budget(total)))
    }

    fn approvals(&self) -> Result<Vec<Counted<approval::Approvals>>, FileProblem> {
        Ok(self.entries_of_approvals()?.into_iter().map(|it| Counted { count: it.count, ballot: it.ballot }).collect())
    }

    /// Approvals: as such, or the first of at most two categories, or a single rank, or the mark 1.
    fn entries_of_approvals(&self) -> Result<Vec<Entry<approval::Approvals>>, FileProblem> {
        match &self.file.ballots {
            Ballots::Approvals(entries) => Ok(entries.clone()),
            Ballots::Categories { categories: 1 | 2, ballots } => Ok(converted(ballots, |it| {
                it.iter().filter(|(_, category)| **category == 0).map(|(it, _)| *it).collect()
            })),
            Ballots::Rankings(entries) if entries.iter().all(|it| it.ballot.len() <= 1) => {
                Ok(converted(entries, |it| it.iter().flatten().copied().collect()))
            }
            Ballots::Words(entries) => {
                let known = [("1", true), ("0", false)];
                let marked = words(entries, &known, "1, 0")?;
                Ok(converted(&marked, |it| it.iter().filter(|(_, mark)| **mark).map(|(it, _)| *it).collect()))
            }
            Ballots::Categories { .. } | Ballots::Rankings(_) | Ballots::Points { .. } => Err(self.does_not_fit()),
        }
    }

    /// Ballots that put each alternative into one of some kinds: categories in this order, or words.
    fn kinds<M: Copy>(
        &self,
        known: &[(&str, M)],
        all_known: &'static str,
    ) -> Result<Vec<Counted<Marks<M>>>, FileProblem> {
        let entries = match &self.file.ballots {
            Ballots::Categories { categories, ballots } if *categories as usize == known.len() => {
                let kind = |category: &u32| known.get(*category as usize).map(|(_, mark)| *mark);
                converted(ballots, |it| it.iter().filter_map(|(it, category)| Some((*it, kind(category)?))).collect())
            }
            Ballots::Words(entries) => words(entries, known, all_known)?,
            _ => return Err(self.does_not_fit()),
        };
        Ok(entries.into_iter().map(|it| Counted { count: it.count, ballot: it.ballot }).collect())
    }

    fn does_not_fit(&self) -> FileProblem {
        let ballots = match &self.file.ballots {
            Ballots::Rankings(_) => "rankings".to_owned(),
            Ballots::Categories { categories, .. } => format!("ballots with {categories} categories"),
            Ballots::Approvals(_) => "approvals".to_owned(),
            Ballots::Points { cumulative: true, .. } => "cumulative points".to_owned(),
            Ballots::Points { cumulative: false, .. } => "scores".to_owned(),
            Ballots::Words(_) => "words".to_owned(),
        };
        let headers = &self.file.headers;
        let line = headers.get("vote_type").or_else(|| headers.get("NUMBER CATEGORIES")).map(|(line, _)| line.0);
        FileProblem { line, fault: Fault::DoesNotFit { method: self.method, ballots } }
    }

    fn report(
        &self,
        ballots: u64,
        Winners(winners): &Winners,
        figures: impl Fn(usize) -> Vec<(&'static str, u64)>,
    ) -> Report {
        let ids: BTreeSet<_> = winners.iter().map(|it| self.file.alternatives[it.index()].id.clone()).collect();
        let winners = Outcome::Winners(ids.into_iter().collect());
        Report::new(self.method, ballots, winners, self.figures(figures))
    }

    fn figures(&self, figures: impl Fn(usize) -> Vec<(&'static str, u64)>) -> Vec<Figures> {
        let named = self.file.alternatives.iter().enumerate();
        named.map(|(place, it)| Figures { id: it.id.clone(), name: it.name.clone(), figures: figures(place) }).collect()
    }
}

/// What there was to spend.
enum Spent {
    Seats,
    Budget(Amount),
}

const SCALE: &str = "whole numbers from 0 to 10";

fn converted<A, B>(entries: &[Entry<A>], convert: impl Fn(&A) -> B) -> Vec<Entry<B>> {
    entries.iter().map(|it| Entry { line: it.line, count: it.count, ballot: convert(&it.ballot) }).collect()
}

/// The ballots, if all pass.
fn checked<B: Clone + Eq + Hash>(
    entries: &[Entry<B>],
    check: impl Fn(&B) -> Result<(), BallotProblem>,
) -> Result<Vec<Counted<B>>, FileProblem> {
    let counted = |it: &Entry<B>| match check(&it.ballot) {
        Ok(()) => Ok(Counted { count: it.count, ballot: it.ballot.clone() }),
        Err(problem) => Err(Fault::Ballot(problem).at(it.line.0)),
    };
    entries.iter().map(counted).collect()
}

/// Marks whose words are among the known.
fn words<M: Copy>(
    entries: &[Entry<Marks<String>>],
    known: &[(&str, M)],
    all_known: &'static str,
) -> Result<Vec<Entry<Marks<M>>>, FileProblem> {
    let mark = |word: &str| known.iter().find(|(it, _)| *it == word).map(|(_, mark)| *mark);
    marks(entries, all_known, mark)
}

/// Marks that are whole numbers in digits.
fn numbers(entries: &[Entry<Marks<String>>], all_known: &'static str) -> Result<Vec<Entry<Marks<u32>>>, FileProblem> {
    marks(entries, all_known, |word| super::lines::whole(word, "mark", 0).ok())
}

fn marks<M>(
    entries: &[Entry<Marks<String>>],
    known: &'static str,
    read: impl Fn(&str) -> Option<M>,
) -> Result<Vec<Entry<Marks<M>>>, FileProblem> {
    let mark = |(alternative, word): (&Alternative, &String), line: Line| match read(word) {
        Some(mark) => Ok((*alternative, mark)),
        None => Err(Fault::UnknownMark { mark: shown(word), known }.at(line.0)),
    };
    let ballot = |it: &Entry<Marks<String>>| {
        let ballot = it.ballot.iter().map(|both| mark(both, it.line)).collect::<Result<_, _>>()?;
        Ok(Entry { line: it.line, count: it.count, ballot })
    };
    entries.iter().map(ballot).collect()
}

/// Marks on the scale from 0 to 10.
fn scale(entries: &[Entry<Marks<u32>>]) -> Result<Vec<Counted<Marks<u8>>>, FileProblem> {
    let max = u32::from(score::MOST);
    let mark = |(alternative, given): (&Alternative, &u32), line: Line| match u8::try_from(*given) {
        Ok(given) if given <= score::MOST => Ok((*alternative, given)),
        _ => {
            let problem = BallotProblem::OffScale { alternative: *alternative, given: *given, max };
            Err(Fault::Ballot(problem).at(line.0))
        }
    };
    let ballot = |it: &Entry<Marks<u32>>| {
        let ballot = it.ballot.iter().map(|both| mark(both, it.line)).collect::<Result<_, _>>()?;
        Ok(Counted { count: it.count, ballot })
    };
    entries.iter().map(ballot).collect()
}

/// Rank numbers as ranks. Which numbers are left out makes no difference.
fn by_rank(marks: &Marks<u32>) -> schulze::Ranking {
    let ranks: BTreeSet<_> = marks.values().collect();
    let rank = |which| marks.iter().filter(move |(_, rank)| *rank == which).map(|(it, _)| *it).collect();
    ranks.into_iter().map(rank).collect()
}
