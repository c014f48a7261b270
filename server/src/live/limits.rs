//! How much one seat and one socket may ask. Never counted by address: a whole workshop sits behind one router.

use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use governor::middleware::NoOpMiddleware;
use governor::state::{InMemoryState, NotKeyed};
use governor::{Quota, RateLimiter};

/// A bucket that refills steadily.
#[derive(Debug)]
pub struct Bucket(RateLimiter<NotKeyed, InMemoryState, DefaultClock, NoOpMiddleware>);

impl Bucket {
    /// Commands of one seat, over all its sockets: ten a second, forty at once.
    pub fn of_seat() -> Self {
        Self::new(10, 40)
    }

    /// Messages of one socket, commands or not: thirty a second, ninety at once.
    pub fn of_socket() -> Self {
        Self::new(30, 90)
    }

    /// New seats of one workshop: twenty a second, two hundred at once. A full hall comes in within its first minute; who
    /// has the code and a script does not fill every place before somebody looks.
    pub fn of_the_door() -> Self {
        Self::new(20, 200)
    }

    /// Wrong codes: so many a second, so many at once.
    pub fn of_guesses(per_second: u32, burst: u32) -> Self {
        Self::new(per_second, burst)
    }

    fn new(per_second: u32, burst: u32) -> Self {
        let positive = |n| NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN);
        Self(RateLimiter::direct(Quota::per_second(positive(per_second)).allow_burst(positive(burst))))
    }

    /// Takes one.
    ///
    /// # Errors
    /// After how many milliseconds there is one again.
    pub fn take(&self) -> Result<(), u32> {
        self.0.check().map_err(|not_yet| {
            let wait: Duration = not_yet.wait_time_from(DefaultClock::default().now());
            u32::try_from(wait.as_millis()).unwrap_or(u32::MAX).max(1)
        })
    }
}
