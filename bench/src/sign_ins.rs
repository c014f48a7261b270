//! People who sign in while others hold a workshop: each attempt costs the server a password's hashing, whether or not there
//! is such an account.

use std::time::Duration;

use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::{Instant, MissedTickBehavior, interval};

use crate::http;

/// What came of all attempts.
#[derive(Debug, Clone, Default)]
pub(crate) struct SignIns {
    pub(crate) tried: u64,
    /// The password was looked at.
    pub(crate) looked_at: u64,
    /// Told to come back.
    pub(crate) too_fast: u64,
    /// Neither.
    pub(crate) others: u64,
    pub(crate) slowest: Duration,
}

/// Attempts at a pace, each with another address, until it is told to end.
pub(crate) struct Trying {
    ends: watch::Sender<bool>,
    trying: JoinHandle<SignIns>,
}

impl Trying {
    pub(crate) fn start(host: String, a_second: u32) -> Self {
        let (ends, told) = watch::channel(false);
        Self { ends, trying: tokio::spawn(attempts(host, a_second, told)) }
    }

    pub(crate) async fn end(self) -> Result<SignIns, String> {
        self.ends.send_replace(true);
        self.trying.await.map_err(|e| e.to_string())
    }
}

async fn attempts(host: String, a_second: u32, mut told: watch::Receiver<bool>) -> SignIns {
    let mut all = SignIns::default();
    if a_second == 0 {
        return all;
    }
    let mut pace = interval(Duration::from_secs(1) / a_second);
    pace.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut under_way = JoinSet::new();
    loop {
        tokio::select! {
            _ = told.changed() => break,
            _ = pace.tick() => {
                let (host, n) = (host.clone(), all.tried);
                all.tried += 1;
                under_way.spawn(async move { attempt(&host, n).await });
            }
        }
    }
    while let Some(done) = under_way.join_next().await {
        let (status, took) = done.unwrap_or_default();
        match status {
            422 => all.looked_at += 1,
            429 => all.too_fast += 1,
            _ => all.others += 1,
        }
        all.slowest = all.slowest.max(took);
    }
    all
}

async fn attempt(host: &str, n: u64) -> (u16, Duration) {
    let began = Instant::now();
    let form = format!("address=somebody-{n}%40example.org&password=drei+Tassen+Tee");
    let status = http::form(host, "/sign-in", &form).await.map_or(0, |answer| answer.status);
    (status, began.elapsed())
}
