//! What people can ask of whoever keeps their data: to see all of it, to have it erased for good, and that it is not kept for
//! longer than it is needed. docs/privacy.md says the same for people.

mod about;
mod erase;
mod erased_list;
mod retention;
mod unused;

pub use about::{audit_row, stored_about};
pub use erase::{Contributions, contributions, erase, erase_again};
pub use erased_list::ErasedList;
pub use retention::{Retain, sweep};
pub use unused::{Unused, unused_accounts};
