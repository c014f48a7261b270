//! How often somebody may try to sign in, ask for a reset, type a second factor, or be written to: counted by whom it
//! concerns and over all, never by where it comes from, because a whole workshop sits behind one router.
//!
//! What an attacker must not get out of it, and why he does not:
//!
//! - **Endless guesses.** An attempt is counted before it is looked at, so that a thousand at the same instant are not
//!   a thousand guesses. Right and wrong ones count alike: a right one costs one of ten, and one comes back each minute.
//! - **Memory.** Counts lie in a table of fixed size (four rows of cells, a count-min sketch): a key has one cell in each
//!   row and its count is the lowest of the four. Nothing is ever pushed out, so a million made-up addresses cannot make
//!   anybody's count be forgotten; a cell forgets by time alone.
//! - **Counts of others.** Made-up addresses could heat the cells of somebody who did nothing. Each kind therefore has a
//!   limit over all, taken before anything is counted: so many a second, no more, can be heated. With 25 sign-ins a second,
//!   of which one heated key needs one a minute, 1,500 of 32,768 cells a row are hot, and somebody else has all four hot
//!   with a chance of one in 200,000. Where the cells lie depends on a key drawn at the start: nobody can work out
//!   addresses that share them.
//! - **Locking an owner out.** Who knows an address can use up its attempts, and take each new one as it comes. Refused
//!   attempts are not counted, so nothing piles up: an owner waits a minute at most once that ends. While it goes on there
//!   are three ways in that it does not touch: a browser that has signed in there before (`sign_in_known`, with a count of
//!   its own that a made-up device never reaches), a passkey (nothing to guess, so nothing to count), and a link by mail.
//!   Asking for such links can be used up as well, but only by having them sent: they are in the owner's mailbox.
//! - **Locking everybody out.** Who sends more than 25 made-up sign-ins a second slows down all browsers that have not been
//!   here before, for as long as that lasts: checking a password costs so much that there is no more to give. Known
//!   browsers, sessions, passkeys and seats in workshops do not notice.
//! - **Learning who has an account.** `sign_in` counts whatever address is given, so that its answer says nothing. `reset`
//!   is asked only for addresses that have an account, and the page's answer is the same whatever comes of it: so made-up
//!   ones do not even reach the limit over all.
//!
//! Counts do not outlive a restart, and two servers on one database each have their own: attackers gain ten attempts.

use std::sync::{Mutex, PoisonError};

use domain::ids::AccountId;
use sha2::{Digest, Sha256};

use crate::error::AppError;
use crate::store::Hash;
use crate::{chance, clock};

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;

/// So many at once, and one more after each so many milliseconds.
#[derive(Debug, Clone, Copy)]
struct Pace {
    burst: i64,
    every_ms: i64,
}

impl Pace {
    /// How long an empty bucket takes to be full again.
    fn empty_ms(self) -> i64 {
        self.burst * self.every_ms
    }
}

const fn pace(burst: i64, every_ms: i64) -> Pace {
    Pace { burst, every_ms }
}

/// The counts of all that is limited by whom it concerns.
pub struct Limits {
    now: Box<dyn Fn() -> i64 + Send + Sync>,
    sign_in: Counts,
    sign_in_known: Counts,
    second_factor: Counts,
    reset: Counts,
    mail_to_stranger: Counts,
    mail: Counts,
    upload: Counts,
}

impl Default for Limits {
    fn default() -> Self {
        Self::with_clock(|| clock::now().0)
    }
}

impl Limits {
    /// With another clock than the machine's, in milliseconds.
    pub fn with_clock(now: impl Fn() -> i64 + Send + Sync + 'static) -> Self {
        Self {
            now: Box::new(now),
            sign_in: Counts::new(pace(10, MINUTE), pace(100, SECOND / 25)),
            sign_in_known: Counts::new(pace(10, MINUTE), pace(200, SECOND / 50)),
            second_factor: Counts::new(pace(5, 5 * MINUTE), pace(100, SECOND / 25)),
            reset: Counts::new(pace(3, HOUR), pace(60, SECOND)),
            mail_to_stranger: Counts::new(pace(3, HOUR), pace(60, 2 * SECOND)),
            mail: Counts::new(pace(20, HOUR / 4), pace(500, SECOND / 5)),
            upload: Counts::new(pace(20, MINUTE), pace(100, SECOND / 2)),
        }
    }

    /// An attempt to sign in with this address (its hash), whether or not it has an account. To be asked before the
    /// password is looked at.
    ///
    /// # Errors
    /// `TooFast`, with the same words whoever it is about.
    pub fn sign_in(&self, address: &Hash) -> Result<(), AppError> {
        self.take(&self.sign_in, address)
    }

    /// The same from a browser that has signed in with this address before, and shows it by a secret of which this is the
    /// hash. To be asked only when the store knows that the two belong together.
    ///
    /// # Errors
    /// `TooFast`.
    pub fn sign_in_known(&self, address: &Hash, device: &Hash) -> Result<(), AppError> {
        let both: Hash = Sha256::new().chain_update(address).chain_update(device).finalize().into();
        self.take(&self.sign_in_known, &both)
    }

    /// A code of a second factor, or a recovery code, after the password was right. Slower than passwords, since six digits
    /// are fewer: 288 a day are one chance in a thousand.
    ///
    /// # Errors
    /// `TooFast`.
    pub fn second_factor(&self, account: AccountId) -> Result<(), AppError> {
        self.take(&self.second_factor, &key_of(account))
    }

    /// Somebody who is not signed in wants a mail to an address that has an account: a reset, a link to come in.
    ///
    /// # Errors
    /// `TooFast`: no mail is sent, and whoever asked is not told so.
    pub fn reset(&self, address: &Hash) -> Result<(), AppError> {
        self.take(&self.reset, address)
    }

    /// Somebody who is not signed in wants a mail to an address that nobody has confirmed: a registration. Apart from
    /// resets, so that who registers made-up addresses keeps nobody from a reset.
    ///
    /// # Errors
    /// `TooFast`: no mail is sent, and whoever asked is not told so.
    pub fn mail_to_stranger(&self, address: &Hash) -> Result<(), AppError> {
        self.take(&self.mail_to_stranger, address)
    }

    /// Somebody who is signed in has a mail sent: an invitation, say. So much reaches one address in all.
    ///
    /// # Errors
    /// `TooFast`: to be said, since the mail is not sent.
    pub fn mail(&self, address: &Hash) -> Result<(), AppError> {
        self.take(&self.mail, address)
    }

    /// Somebody who is signed in sends a file. To be asked before it is read.
    ///
    /// # Errors
    /// `TooFast`.
    pub fn upload(&self, account: AccountId) -> Result<(), AppError> {
        self.take(&self.upload, &key_of(account))
    }

    fn take(&self, counts: &Counts, key: &Hash) -> Result<(), AppError> {
        counts
            .take(key, (self.now)())
            .map_err(|wait_ms| AppError::TooFast { retry_after_ms: u32::try_from(wait_ms).unwrap_or(u32::MAX).max(1) })
    }
}

fn key_of(account: AccountId) -> Hash {
    Sha256::digest(account.0.to_le_bytes()).into()
}

const ROWS: usize = 4;
const CELLS: usize = 32 * 1024;

/// The counts of one kind of thing: a bucket for each key, as far as a fixed table can tell keys apart, and one for all.
struct Counts {
    each: Pace,
    all: Pace,
    /// Drawn at the start, so that nobody works out which keys share a cell.
    secret: [u8; 16],
    full: Mutex<Full>,
}

/// When each bucket will be full again: the later, the more has been taken (the generic cell rate algorithm, GCRA).
struct Full {
    all: i64,
    cells: Vec<i64>,
}

impl Counts {
    fn new(each: Pace, all: Pace) -> Self {
        let full = Mutex::new(Full { all: 0, cells: vec![0; ROWS * CELLS] });
        Self { each, all, secret: chance::bytes(), full }
    }

    /// Takes one for this key, or answers in how many milliseconds there will be one. Who is refused has taken nothing.
    fn take(&self, key: &Hash, now: i64) -> Result<(), i64> {
        let cells = self.cells(key);
        let mut full = self.full.lock().unwrap_or_else(PoisonError::into_inner);
        // Later than an empty bucket no bucket is full again: then the clock was set back, and nobody is to wait for it to
        // come round once more.
        full.all = full.all.min(now.saturating_add(self.all.empty_ms()));
        for cell in cells {
            full.cells[cell] = full.cells[cell].min(now.saturating_add(self.each.empty_ms()));
        }
        let count = cells.iter().map(|cell| full.cells[*cell]).min().unwrap_or_default();
        // The key's own first: who is refused for that takes nothing from the others.
        let one = after_one(self.each, count, now)?;
        full.all = after_one(self.all, full.all, now)?;
        for cell in cells {
            // Only as far as needed: a cell that says more says it for somebody else.
            full.cells[cell] = full.cells[cell].max(one);
        }
        Ok(())
    }

    fn cells(&self, key: &Hash) -> [usize; ROWS] {
        let spread: Hash = Sha256::new().chain_update(self.secret).chain_update(key).finalize().into();
        std::array::from_fn(|row| {
            let bytes = [spread[4 * row], spread[4 * row + 1], spread[4 * row + 2], spread[4 * row + 3]];
            row * CELLS + usize::try_from(u32::from_le_bytes(bytes)).unwrap_or_default() % CELLS
        })
    }
}

/// When a bucket will be full again after one more was taken; or how long to wait for that one.
fn after_one(pace: Pace, full_at: i64, now: i64) -> Result<i64, i64> {
    let after = full_at.max(now).saturating_add(pace.every_ms);
    let wait = after - now - pace.empty_ms();
    if wait > 0 { Err(wait) } else { Ok(after) }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicI64, Ordering};

    use super::*;
    use crate::identity::hash;

    /// Limits, and the hands of their clock.
    fn limits() -> (Arc<AtomicI64>, Limits) {
        let hands = Arc::new(AtomicI64::new(1_700_000_000_000));
        let clock = Arc::clone(&hands);
        (hands, Limits::with_clock(move || clock.load(Ordering::Relaxed)))
    }

    fn waits(taken: Result<(), AppError>) -> Option<i64> {
        match taken {
            Ok(()) => None,
            Err(AppError::TooFast { retry_after_ms }) => Some(i64::from(retry_after_ms)),
            Err(other) => panic!("{other}"),
        }
    }

    fn made_up(n: u32) -> Hash {
        hash(&format!("nobody-{n}@example.org"))
    }

    #[test]
    fn ten_attempts_at_once_and_then_one_a_minute() {
        let (hands, limits) = limits();
        let owner = hash("amal@example.org");
        for _ in 0..10 {
            assert_eq!(waits(limits.sign_in(&owner)), None);
        }
        assert_eq!(waits(limits.sign_in(&owner)), Some(MINUTE));
        hands.fetch_add(MINUTE - 1, Ordering::Relaxed);
        assert_eq!(waits(limits.sign_in(&owner)), Some(1));
        hands.fetch_add(1, Ordering::Relaxed);
        assert_eq!(waits(limits.sign_in(&owner)), None);
        assert_eq!(waits(limits.sign_in(&owner)), Some(MINUTE));
    }

    #[test]
    fn hammering_makes_nobody_wait_longer_and_takes_nothing_from_others() {
        let (hands, limits) = limits();
        let owner = hash("amal@example.org");
        for _ in 0..100_000 {
            let _ = limits.sign_in(&owner);
        }
        assert_eq!(waits(limits.sign_in(&owner)), Some(MINUTE), "what was refused is not counted");
        for n in 0..90 {
            assert_eq!(waits(limits.sign_in(&made_up(n))), None, "the limit over all has not been touched by it");
        }
        hands.fetch_add(10 * MINUTE, Ordering::Relaxed);
        for _ in 0..10 {
            assert_eq!(waits(limits.sign_in(&owner)), None, "after ten minutes nothing is left of it");
        }
    }

    #[test]
    fn a_browser_known_to_the_address_gets_in_while_others_guess() {
        let (_, limits) = limits();
        let (owner, phone) = (hash("amal@example.org"), hash("phone"));
        for n in 0..1_000 {
            let _ = limits.sign_in(&owner);
            let _ = limits.sign_in(&made_up(n));
        }
        assert!(waits(limits.sign_in(&owner)).is_some());
        for _ in 0..10 {
            assert_eq!(waits(limits.sign_in_known(&owner, &phone)), None);
        }
        assert!(waits(limits.sign_in_known(&owner, &phone)).is_some(), "a stolen phone does not guess for ever either");
        assert_eq!(waits(limits.sign_in_known(&owner, &hash("tablet"))), None);
    }

    #[test]
    fn a_million_made_up_addresses_neither_push_out_a_count_nor_touch_anybody_else() {
        let (hands, limits) = limits();
        let watched = hash("amal@example.org");
        for _ in 0..10 {
            limits.sign_in(&watched).unwrap();
        }
        let cells = limits.sign_in.full.lock().unwrap().cells.len();
        // As fast as the limit over all lets them in, while somebody goes on guessing one address. Every fourth is one that
        // was heated before and is kept hot.
        let (mut let_in, mut guesses, mut bystanders) = (0_u32, 0, 0);
        for n in 0..1_000_000_u32 {
            hands.fetch_add(20, Ordering::Relaxed);
            let key = made_up(if n % 4 == 0 { n % 1_500 } else { n });
            let_in += u32::from(limits.sign_in(&key).is_ok());
            if n % 500 == 0 {
                guesses += u32::from(limits.sign_in(&watched).is_ok());
            }
            if n % 10_000 == 0 {
                bystanders += u32::from(waits(limits.sign_in(&hash(&format!("real-{n}")))).is_none_or(|ms| ms <= 40));
            }
        }
        let minutes = 1_000_000 * 20 / u32::try_from(MINUTE).unwrap();
        assert!(let_in <= 100 + 1_000_000 / 2, "{let_in}");
        assert!(guesses <= minutes + 1, "{guesses} guesses in {minutes} minutes");
        assert_eq!(bystanders, 100, "nobody who did nothing is refused for a count of his own");
        assert_eq!(limits.sign_in.full.lock().unwrap().cells.len(), cells);
    }

    #[test]
    fn over_all_there_is_an_end_whoever_asks_and_it_passes() {
        let (hands, limits) = limits();
        let taken = (0..1_000).filter(|n| limits.sign_in(&made_up(*n)).is_ok()).count();
        assert_eq!(taken, 100);
        hands.fetch_add(SECOND, Ordering::Relaxed);
        let taken = (1_000..2_000).filter(|n| limits.sign_in(&made_up(*n)).is_ok()).count();
        assert_eq!(taken, 25);
    }

    #[test]
    fn registering_made_up_addresses_keeps_nobody_from_a_reset() {
        let (hands, limits) = limits();
        let registered = (0..1_000).filter(|n| limits.mail_to_stranger(&made_up(*n)).is_ok()).count();
        assert_eq!(registered, 60);
        let owner = hash("amal@example.org");
        for _ in 0..3 {
            assert_eq!(waits(limits.reset(&owner)), None);
        }
        assert_eq!(waits(limits.reset(&owner)), Some(HOUR));
        hands.fetch_add(HOUR, Ordering::Relaxed);
        assert_eq!(waits(limits.reset(&owner)), None);
    }

    #[test]
    fn six_digits_are_guessed_three_hundred_times_a_day_at_most() {
        let (hands, limits) = limits();
        let mut guesses = 0;
        for _ in 0..24 * 60 {
            hands.fetch_add(MINUTE, Ordering::Relaxed);
            guesses += u32::from(limits.second_factor(AccountId(7)).is_ok());
        }
        assert!((288..=293).contains(&guesses), "{guesses}");
    }

    #[test]
    fn a_clock_that_is_set_back_makes_nobody_wait_for_it() {
        let (hands, limits) = limits();
        let owner = hash("amal@example.org");
        for _ in 0..10 {
            limits.sign_in(&owner).unwrap();
        }
        hands.fetch_sub(24 * HOUR, Ordering::Relaxed);
        assert_eq!(waits(limits.sign_in(&owner)), Some(MINUTE));
        hands.fetch_add(MINUTE, Ordering::Relaxed);
        assert_eq!(waits(limits.sign_in(&owner)), None);
    }

    #[test]
    fn many_at_the_same_instant_are_not_more_guesses() {
        let (_, limits) = limits();
        let (limits, owner) = (Arc::new(limits), hash("amal@example.org"));
        let guess = || {
            let limits = Arc::clone(&limits);
            std::thread::spawn(move || (0..50).filter(|_| limits.sign_in(&owner).is_ok()).count())
        };
        let guessing: Vec<_> = (0..8).map(|_| guess()).collect();
        assert_eq!(guessing.into_iter().map(|thread| thread.join().unwrap()).sum::<usize>(), 10);
    }
}
