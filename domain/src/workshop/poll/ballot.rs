//! A ballot as people fill it in: a mark per option, and reasons where something is objected to.
//!
//! A mark is a number whose meaning the method knows:
//!
//! | method | marks |
//! | --- | --- |
//! | yes/no | 0 no, 1 yes, 2 abstention |
//! | approval, equal shares, straw poll | 1 (not marked: no) |
//! | dots | how many |
//! | score, resistance | 0 to 10 |
//! | consent | 0 no objection, 1 concern, 2 objection |
//! | Schulze | the rank, 1 being the best |
//! | majority judgment | 0 reject, 1 poor, 2 fair, 3 good, 4 excellent |

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::PollSetup;
use crate::recount::{ANSWERS, STANCES};
use crate::refusal::Refusal;
use crate::tally::approval::Approvals;
use crate::tally::consent::{self, Stance};
use crate::tally::majority_judgment::{self, Grade};
use crate::tally::schulze::{self, Ranking};
use crate::tally::straw_poll::{self, Pointer};
use crate::tally::yes_no::{self, Answer};
use crate::tally::{Alternative, BallotProblem, Marks, Method, approval, dots, resistance, score};
use crate::text::Reason;

/// A ballot as it was sent: pairs of an option's place (from 0) and its mark.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BallotWish {
    pub marks: Vec<(u32, u32)>,
    /// Why, by the option's place. Consent only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<(u32, String)>,
}

/// A ballot that can be counted.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ballot {
    pub(crate) marks: Marks<u32>,
    pub(crate) reasons: BTreeMap<Alternative, Reason>,
}

/// What a ballot says is shown nowhere by accident.
impl std::fmt::Debug for Ballot {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("Ballot(…)")
    }
}

/// Marks in the form their method counts.
pub(super) enum Typed {
    Answers(Marks<Answer>),
    Approvals(Approvals),
    Dots(Marks<u32>),
    Points(Marks<u8>),
    Stances(Marks<Stance>),
    Ranking(Ranking),
    Grades(Marks<Grade>),
    Pointer(Pointer),
}

impl Ballot {
    /// Takes a ballot that was sent.
    ///
    /// # Errors
    /// What is wrong with it. It is refused as a whole.
    pub fn parse(setup: &PollSetup, wish: &BallotWish) -> Result<Self, Refusal> {
        let mut marks = Marks::new();
        for (place, mark) in &wish.marks {
            if marks.insert(Alternative(*place), *mark).is_some() {
                return Err(Refusal::OptionTwice);
            }
        }
        check(setup, &marks)?;
        plain(setup.method, &mut marks);
        let mut reasons = BTreeMap::new();
        for (place, text) in &wish.reasons {
            let reason = Reason::parse_optional(text)?;
            if *place >= setup.how_many() || setup.method != Method::Consent {
                return Err(Refusal::OptionUnknown);
            }
            if let Some(reason) = reason
                && reasons.insert(Alternative(*place), reason).is_some()
            {
                return Err(Refusal::OptionTwice);
            }
        }
        if setup.method == Method::Consent {
            // A reason belongs to an objection or a concern; what somebody typed before changing his mind is left out.
            reasons.retain(|option, _| marks.get(option).is_some_and(|mark| *mark > 0));
            let objects = |(option, mark): (&Alternative, &u32)| *mark == 2 && !reasons.contains_key(option);
            if marks.iter().any(objects) {
                return Err(Refusal::ReasonNeeded);
            }
        }
        Ok(Self { marks, reasons })
    }

    /// The ballot as it was filled in, for its voter to see again.
    pub fn wish(&self) -> BallotWish {
        BallotWish {
            marks: self.marks.iter().map(|(option, mark)| (option.0, *mark)).collect(),
            reasons: self.reasons.iter().map(|(option, reason)| (option.0, reason.to_string())).collect(),
        }
    }
}

/// The highest mark a method knows.
pub fn highest_mark(setup: &PollSetup) -> u32 {
    match setup.method {
        Method::YesNoSimple | Method::YesNoAbsolute | Method::YesNoTwoThirds | Method::Consent => 2,
        Method::Approval | Method::EqualShares | Method::StrawPoll => 1,
        Method::Dots => setup.terms.cap,
        Method::Score | Method::Resistance => score::MOST.into(),
        Method::Schulze => setup.how_many(),
        Method::MajorityJudgment => 4,
    }
}

/// Marks in the form their method counts; nothing if one is off its scale.
pub(super) fn typed(method: Method, marks: &Marks<u32>) -> Option<Typed> {
    fn each<M>(marks: &Marks<u32>, mark: impl Fn(u32) -> Option<M>) -> Option<Marks<M>> {
        marks.iter().map(|(option, it)| Some((*option, mark(*it)?))).collect()
    }
    let place = |it: u32| usize::try_from(it).unwrap_or(usize::MAX);
    // Of two marks 0 and 1 only the second says anything.
    let chosen = || {
        let all_fit = marks.values().all(|it| *it <= 1);
        all_fit.then(|| marks.iter().filter(|(_, it)| **it == 1).map(|(option, _)| *option).collect::<BTreeSet<_>>())
    };
    Some(match method {
        Method::YesNoSimple | Method::YesNoAbsolute | Method::YesNoTwoThirds => {
            const BY_MARK: [Answer; 3] = [Answer::No, Answer::Yes, Answer::Abstain];
            const { assert!(ANSWERS.len() == BY_MARK.len()) };
            Typed::Answers(each(marks, |it| BY_MARK.get(place(it)).copied())?)
        }
        Method::Approval | Method::EqualShares => Typed::Approvals(chosen()?),
        Method::StrawPoll => {
            let mut chosen = chosen()?.into_iter();
            match (chosen.next(), chosen.next()) {
                (pointer, None) => Typed::Pointer(pointer),
                (_, Some(_)) => return None,
            }
        }
        Method::Dots => Typed::Dots(marks.iter().filter(|(_, it)| **it > 0).map(|(o, it)| (*o, *it)).collect()),
        Method::Score | Method::Resistance => Typed::Points(each(marks, |it| u8::try_from(it).ok())?),
        Method::Consent => Typed::Stances(each(marks, |it| STANCES.get(place(it)).copied())?),
        Method::Schulze => {
            let ranks: BTreeSet<u32> = marks.values().copied().collect();
            if ranks.contains(&0) {
                return None;
            }
            let rank = |which| marks.iter().filter(move |(_, it)| **it == which).map(|(option, _)| *option).collect();
            Typed::Ranking(ranks.into_iter().map(rank).collect())
        }
        Method::MajorityJudgment => Typed::Grades(each(marks, |it| Grade::ALL.get(place(it)).copied())?),
    })
}

/// Writes in one way what can be written in several, so that ballots that say the same are the same when they are sorted.
/// Otherwise a way of writing could serve as a signature, or tell with what program somebody voted.
fn plain(method: Method, marks: &mut Marks<u32>) {
    match method {
        // Without a mark it is 0.
        Method::Approval | Method::EqualShares | Method::StrawPoll | Method::Dots => marks.retain(|_, mark| *mark > 0),
        // Gaps between ranks mean nothing.
        Method::Schulze => {
            let ranks: BTreeSet<u32> = marks.values().copied().collect();
            for mark in marks.values_mut() {
                *mark = (1..).zip(&ranks).find(|(_, rank)| **rank == *mark).map_or(*mark, |(place, _)| place);
            }
        }
        Method::YesNoSimple
        | Method::YesNoAbsolute
        | Method::YesNoTwoThirds
        | Method::Score
        | Method::Resistance
        | Method::Consent
        | Method::MajorityJudgment => {}
    }
}

/// Refuses what the method cannot count.
fn check(setup: &PollSetup, marks: &Marks<u32>) -> Result<(), Refusal> {
    let options = setup.how_many();
    if marks.keys().any(|option| option.0 >= options) {
        return Err(Refusal::OptionUnknown);
    }
    let max = highest_mark(setup);
    if setup.method != Method::Dots && marks.values().any(|mark| *mark > max) {
        return Err(Refusal::OffScale { max });
    }
    if setup.method == Method::StrawPoll && marks.values().filter(|mark| **mark == 1).count() > 1 {
        return Err(Refusal::OneOptionOnly);
    }
    let typed = typed(setup.method, marks).ok_or(Refusal::OffScale { max })?;
    let rules = dots::Rules { dots: setup.terms.dots, cap: setup.terms.cap };
    match (&typed, setup.method) {
        (Typed::Answers(marks), _) => yes_no::check(options, marks),
        (Typed::Approvals(chosen), _) => approval::check(options, chosen),
        (Typed::Dots(marks), _) => dots::check(options, rules, marks),
        (Typed::Points(marks), Method::Resistance) => resistance::check(options, marks),
        (Typed::Points(marks), _) => score::check(options, marks),
        (Typed::Stances(marks), _) => consent::check(options, marks),
        (Typed::Ranking(ranks), _) => schulze::check(options, ranks),
        (Typed::Grades(marks), _) => majority_judgment::check(options, marks),
        (Typed::Pointer(pointer), _) => straw_poll::check(options, pointer),
    }
    .map_err(|problem| match problem {
        BallotProblem::UnknownAlternative { .. } => Refusal::OptionUnknown,
        BallotProblem::RankedTwice { .. } => Refusal::OptionTwice,
        BallotProblem::TooManyDots { max, .. } => Refusal::TooManyDots { max },
        BallotProblem::OverCap { cap, .. } => Refusal::OverCap { max: cap },
        BallotProblem::OffScale { max, .. } => Refusal::OffScale { max },
    })
}

/// How many options a ballot says nothing about, where its method asks about each; otherwise 1 if it says nothing at all.
/// Such a ballot is valid, but seldom meant: whoever fills it in is asked once more.
pub fn unanswered(setup: &PollSetup, wish: &BallotWish) -> u32 {
    if !setup.method.asks_each() {
        return u32::from(wish.marks.iter().all(|(_, mark)| *mark == 0));
    }
    let marked: BTreeSet<u32> = wish.marks.iter().map(|(option, _)| *option).collect();
    setup.how_many().saturating_sub(u32::try_from(marked.len()).unwrap_or(u32::MAX))
}
