//! The ballots of a closed poll, as its event holds them and as everybody may read them.

use serde::{Deserialize, Serialize};

use super::ballot::{Typed, typed};
use super::{Label, PollSetup};
use crate::ids::SeatId;
use crate::recount::{self, Amount, BallotFile, Ballots, GRADES, Headers, Id, Line, Named, Report, STANCES};
use crate::tally::equal_shares::Completion;
use crate::tally::yes_no::Quorum;
use crate::tally::{Alternative, Counted, Marks, Method};

/// Equal ballots, counted. Sorted by what they say, so that nothing of the order in which they were cast is left.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct BallotRecord {
    /// Pairs of an option's place and its mark, in the options' order.
    pub marks: Vec<(u32, u32)>,
    /// Whose, where names were shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seat: Option<SeatId>,
    /// Counted by hand.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub paper: bool,
    pub count: u32,
}

impl BallotRecord {
    fn marks(&self) -> Marks<u32> {
        self.marks.iter().map(|(option, mark)| (Alternative(*option), *mark)).collect()
    }
}

/// Counts a closed poll, in the very way in which anybody can recount its file.
pub(super) fn report(setup: &PollSetup, records: &[BallotRecord], entitled: u32) -> Option<Report> {
    let file = setup.ballot_file(records, entitled, &|_| String::new());
    recount::count(&file, &setup.recount_options()).ok()
}

impl PollSetup {
    /// What a recount of its file has to be asked for.
    pub fn recount_options(&self) -> recount::Options {
        let completion = if self.terms.complete { Completion::Add1u } else { Completion::None };
        recount::Options { completion, ..recount::Options::new(self.method) }
    }

    /// The ballots as a file for everybody. `words` gives the catalogue's words for what has no text of its own.
    pub fn ballot_file(
        &self,
        records: &[BallotRecord],
        entitled: u32,
        words: &dyn Fn(Label<'_>) -> String,
    ) -> BallotFile {
        let with_costs = self.method == Method::EqualShares && self.terms.seats == 0;
        let alternatives = (1..).zip(&self.options).map(|(number, option)| {
            let name = match self.label(option) {
                Label::Text(text) => text.to_owned(),
                other => words(other),
            };
            match with_costs {
                true => Named { id: Id::Text(number.to_string()), name, cost: Some(Amount::whole(option.cost)) },
                false => Named::numbered(number, &name),
            }
        });
        let mut headers = Headers::new();
        let mut head = |key: &str, value: String| headers.insert(key.to_owned(), (Line::default(), value));
        match self.method {
            _ if with_costs => {
                head("budget", self.terms.budget.to_string());
                head("description", self.question.to_string());
            }
            Method::Dots => {
                head("DOTS", self.terms.dots.to_string());
                head("CAP", self.terms.cap.to_string());
            }
            Method::EqualShares => drop(head("SEATS", self.terms.seats.to_string())),
            Method::Resistance => drop(head("STATUS QUO", self.how_many().to_string())),
            Method::YesNoSimple | Method::YesNoAbsolute | Method::YesNoTwoThirds if self.terms.quorum > 0 => {
                let quorum = Quorum::share_of(entitled, self.terms.quorum, 100).0;
                head("QUORUM", quorum.to_string());
            }
            _ => {}
        }
        if !with_costs {
            head("METHOD", self.method.key().to_owned());
            head("TITLE", self.question.to_string());
        }
        BallotFile { alternatives: alternatives.collect(), headers, ballots: self.ballots(records, with_costs) }
    }

    fn ballots(&self, records: &[BallotRecord], with_costs: bool) -> Ballots {
        macro_rules! all {
            ($kind:ident) => {
                records
                    .iter()
                    .filter_map(|it| match typed(self.method, &it.marks()) {
                        Some(Typed::$kind(ballot)) => Some(Counted { count: it.count, ballot }),
                        _ => None,
                    })
                    .collect::<Vec<_>>()
            };
        }
        match self.method {
            Method::YesNoSimple | Method::YesNoAbsolute | Method::YesNoTwoThirds => {
                Ballots::of_kinds(&recount::ANSWERS, &all!(Answers))
            }
            Method::Approval => Ballots::of_approvals(self.how_many(), &all!(Approvals)),
            Method::EqualShares if with_costs => Ballots::of_approvals_with_costs(&all!(Approvals)),
            Method::EqualShares => Ballots::of_approvals(self.how_many(), &all!(Approvals)),
            Method::Dots => Ballots::of_numbers(&all!(Dots)),
            Method::Score | Method::Resistance => Ballots::of_numbers(&all!(Points)),
            Method::Consent => Ballots::of_kinds(&STANCES, &all!(Stances)),
            Method::Schulze => Ballots::of_rankings(&all!(Ranking)),
            Method::MajorityJudgment => Ballots::of_kinds(&GRADES, &all!(Grades)),
            Method::StrawPoll => Ballots::of_pointers(&all!(Pointer)),
        }
    }
}
