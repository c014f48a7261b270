//! The task that sends what lies in the outbox, until each mail is out or given up.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::join_all;

use super::way::{Failure, Way};
use crate::store::{LeasedMail, Store};
use crate::{chance, clock};

/// So many mails are sent at the same time.
const AT_ONCE: u32 = 4;
/// The outbox is looked into this often even if nothing was queued here: other processes queue, too, and failed mails wait.
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// After the store could not answer.
const LOOK_AGAIN_AFTER: Duration = Duration::from_secs(10);
/// No pause between two tries is longer.
const LONGEST_PAUSE_MS: i64 = 6 * 60 * 60 * 1000;
/// That a mail is out is written down in so many attempts, a second apart.
const WRITE_DOWN_TRIES: u32 = 5;

/// How patient the sender is.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// Between the first and the second try; then twice as long each time.
    pub first_pause: Duration,
    /// After so many a mail is given up.
    pub tries: u32,
}

impl Pace {
    /// The pause after the try with this number. `jitter` spreads what failed together.
    fn pause_ms(self, tries: u32, jitter: u8) -> i64 {
        let first = i64::try_from(self.first_pause.as_millis()).unwrap_or(LONGEST_PAUSE_MS);
        let doubled = first.saturating_mul(1_i64.checked_shl(tries.saturating_sub(1).min(40)).unwrap_or(i64::MAX));
        let pause = doubled.min(LONGEST_PAUSE_MS);
        pause + pause / 4 * i64::from(jitter) / i64::from(u8::MAX)
    }
}

/// Sends. Any number of them may work on one database: each mail is leased by one at a time.
pub struct Sender {
    pub store: Arc<dyn Store>,
    pub way: Way,
    pub pace: Pace,
}

impl Sender {
    /// Works until told to stop; what has begun is brought to its end.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        let mut stop = std::pin::pin!(stop);
        // Nobody else may begin to send a mail while this one still could.
        let lease_ms = i64::try_from(self.way.timeout().as_millis()).unwrap_or(i64::MAX / 4).saturating_mul(2);
        loop {
            let look_again = match self.store.lease_mails(clock::now().0, AT_ONCE, lease_ms).await {
                Ok(mails) if mails.is_empty() => LOOK_EVERY,
                Ok(mails) => {
                    join_all(mails.iter().map(|mail| self.send(mail))).await;
                    Duration::ZERO
                }
                Err(error) => {
                    tracing::warn!(%error, "the outbox cannot be read");
                    LOOK_AGAIN_AFTER
                }
            };
            tokio::select! {
                biased;
                () = &mut stop => return,
                () = tokio::time::sleep(look_again) => {}
                () = self.store.mail_queued(), if look_again == LOOK_EVERY => {}
            }
        }
    }

    async fn send(&self, mail: &LeasedMail) {
        // Whatever has brought a server down so often will do so again.
        let sent = if mail.tries > self.pace.tries {
            Err(Failure { reason: "unfinished".to_owned(), lasting: true, detail: None })
        } else {
            self.way.send(mail).await
        };
        let id = format!("{:016x}", mail.id);
        let kind = &mail.kind;
        let failure = match sent {
            Ok(()) => {
                tracing::info!(mail = id, kind, "a mail is out");
                return self.write_down(mail, None).await;
            }
            Err(failure) => failure,
        };
        let [jitter] = chance::bytes();
        let retry = clock::now().0.saturating_add(self.pace.pause_ms(mail.tries, jitter));
        let again = !failure.lasting && mail.tries < self.pace.tries && retry < mail.until_ms;
        let (reason, tries, detail) = (&failure.reason, mail.tries, failure.detail.as_deref().unwrap_or_default());
        if again {
            tracing::warn!(mail = id, kind, tries, reason, detail, "a mail was not sent and is tried again");
        } else {
            tracing::error!(mail = id, kind, tries, reason, detail, "a mail was not sent and is given up");
        }
        self.write_down(mail, Some((reason, again.then_some(retry)))).await;
    }

    /// Writes down that a mail is out, or why not and when it is tried again. What is not written down happens again when the
    /// lease ends.
    async fn write_down(&self, mail: &LeasedMail, failure: Option<(&str, Option<i64>)>) {
        for _ in 0..WRITE_DOWN_TRIES {
            let now = clock::now().0;
            let written = match failure {
                None => self.store.mail_sent(mail.id, now).await,
                Some((reason, retry)) => self.store.mail_failed(mail.id, mail.tries, reason, retry, now).await,
            };
            match written {
                Ok(()) => return,
                Err(error) => tracing::warn!(%error, "what became of a mail cannot be written down"),
            }
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_six_hours_and_are_spread() {
        let pace = Pace { first_pause: Duration::from_secs(60), tries: 16 };
        assert_eq!([1, 2, 3, 9].map(|tries| pace.pause_ms(tries, 0) / 60_000), [1, 2, 4, 256]);
        assert_eq!([10, 16, 60, u32::MAX].map(|tries| pace.pause_ms(tries, 0)), [LONGEST_PAUSE_MS; 4]);
        assert_eq!(pace.pause_ms(1, u8::MAX), 75_000);
    }
}
