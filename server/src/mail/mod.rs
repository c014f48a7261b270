//! Mail: letters are composed from the catalogue, lie in the outbox together with what caused them, and are sent from there.
//!
//! Whoever has something to write makes a [`Letter`], lets [`write`] turn it into a mail, and queues that: with
//! `Effect::QueueMail` where events are committed, with `store.queue_mails` elsewhere. The [`sender`] does the rest. What people
//! are told because something happened in the directory says [`told`]; of what waits for them, [`rounds`] tell them.

mod digest;
mod letter;
mod markup;
mod rounds;
mod sender;
mod told;
mod waiting;
mod way;

pub use digest::{DigestReader, DigestSource, Digests, wish};
pub use letter::{DigestItem, FactorChange, Letter, OrganisationNews, To, compose};
pub use rounds::Rounds;
pub use sender::{Pace, Sender};
pub use told::{Happened, letters};
pub use way::{Way, WayError, is_address};

use crate::app_state::Settings;
use crate::identity;
use crate::store::NewMail;
use crate::{chance, clock};

/// How long after its writing a mail's way to unsubscribe works.
pub const UNSUBSCRIBE_LASTS_MS: i64 = 400 * DAY_MS;
/// For so long it is known that a mail of some kind was sent or given up.
pub const OUTCOME_KEPT_MS: i64 = 90 * DAY_MS;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// A letter as a mail that can be queued.
pub fn write(settings: &Settings, to: &To, letter: &Letter) -> NewMail {
    let token = chance::secret();
    compose(settings, to, letter, chance::id(), clock::now(), (&token, identity::hash(&token)))
}

/// An address as it is looked up: capitals make no difference. Whoever would take "A@x" and "a@x" for two people runs no
/// mail server anybody knows; whoever could register the second would pass for the first.
pub fn folded(address: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    address.trim().nfkc().collect::<String>().to_lowercase()
}
