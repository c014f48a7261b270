//! How ballots become a result: one pure function per method, exact, from typed ballots to a typed tally.
//!
//! Nothing here rounds and nothing here breaks a tie: whoever is tied is among the [`Winners`]. Alternatives are known by
//! their place in the poll alone, so no method can prefer one by its name. `docs/voting.md` says the same in prose.

/// What a poll puts up for choice, and what came of it.
mod alternative;
/// Each participant approves of any number of alternatives.
pub mod approval;
/// Equal ballots, counted; and what makes a ballot impossible.
mod ballot;
/// Alternatives pass unless somebody objects.
pub mod consent;
/// Each participant spreads a number of dots.
pub mod dots;
/// A budget or seats, such that every group of participants decides over its share.
pub mod equal_shares;
/// Numbers that move along a line while money is added.
mod line;
/// Each alternative gets a grade; the median decides.
pub mod majority_judgment;
/// The list of methods, with their stable keys.
mod method;
/// The least resistance wins, the status quo being among the alternatives.
pub mod resistance;
/// Rankings, compared two by two.
pub mod schulze;
/// Points from 0 to 10.
pub mod score;
/// A show of hands.
pub mod straw_poll;
/// Yes, no or abstention.
pub mod yes_no;

pub use alternative::{Alternative, Winners};
pub use ballot::{BallotProblem, Counted, Marks};
pub use method::{Method, UnknownMethod};
