//! What is printed at the end: for people as a table, for machines as JSON.

use std::fmt;
use std::time::Duration;

use serde_json::{Value, json};

use crate::server::Usage;
use crate::sign_ins::SignIns;
use crate::tally::{Tally, Times};

/// What the issue asks of a real-size session, everything on one machine.
const P99_BELOW: Duration = Duration::from_millis(100);
const RSS_BELOW_KIB: u64 = 150 * 1024;

/// All that was found out.
#[derive(Debug)]
pub(crate) struct Report {
    pub(crate) people: u32,
    pub(crate) tables: usize,
    pub(crate) session: Duration,
    pub(crate) tally: Tally,
    pub(crate) compared: u64,
    pub(crate) forks: u64,
    pub(crate) usage: Usage,
    pub(crate) own_cpu_secs: f64,
    pub(crate) sign_ins: SignIns,
}

impl Report {
    /// Nothing was lost, doubled, out of order, or left unanswered.
    pub(crate) fn is_flawless(&self) -> bool {
        let t = &self.tally;
        [t.lost, t.duplicates, t.unseen, t.unanswered, t.gaps, t.repeats, t.went_back, self.forks]
            .iter()
            .all(|n| *n == 0)
    }

    fn p99_holds(&self) -> bool {
        self.tally.to_screens.at(990) < P99_BELOW
    }

    fn memory_holds(&self) -> bool {
        self.usage.rss_peak_kib < RSS_BELOW_KIB
    }

    pub(crate) fn json(&self) -> Value {
        let t = &self.tally;
        json!({
            "people": self.people,
            "tables": self.tables,
            "session_secs": self.session.as_secs_f64(),
            "commands": {"sent": t.sent, "acked": t.acked, "refused": t.refused, "unanswered": t.unanswered, "too_fast": t.too_fast, "by_name": t.by_command},
            "lost": t.lost,
            "duplicates": t.duplicates,
            "unseen": t.unseen,
            "gaps": t.gaps,
            "repeats": t.repeats,
            "went_back": t.went_back,
            "views_compared": self.compared,
            "forks": self.forks,
            "problems": t.problems,
            "to_screens_ms": times(&t.to_screens),
            "texts_to_screens_ms": times(&t.texts_to_screens),
            "steering_to_screens_ms": times(&t.steering_to_screens),
            "to_ack_ms": times(&t.to_ack),
            "reconnects_ms": times(&t.reconnects),
            "reconnects_by_delta": t.reconnects_by_delta,
            "frames": t.frames,
            "bytes": t.bytes,
            "snapshots": t.snapshots,
            "server": {"rss_peak_kib": self.usage.rss_peak_kib, "cpu_secs": self.usage.cpu_secs},
            "clients_cpu_secs": self.own_cpu_secs,
            "sign_ins": {"tried": self.sign_ins.tried, "looked_at": self.sign_ins.looked_at, "too_fast": self.sign_ins.too_fast, "others": self.sign_ins.others, "slowest_ms": ms(self.sign_ins.slowest)},
            "p99_below_100_ms": self.p99_holds(),
            "memory_below_150_mb": self.memory_holds(),
        })
    }
}

pub(crate) fn ms(time: Duration) -> f64 {
    (time.as_secs_f64() * 100_000.0).round() / 100.0
}

pub(crate) fn times(times: &Times) -> Value {
    json!({"count": times.count(), "p50": ms(times.at(500)), "p95": ms(times.at(950)), "p99": ms(times.at(990)), "max": ms(times.at(1000))})
}

impl fmt::Display for Report {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let t = &self.tally;
        writeln!(
            to,
            "{} people at {} tables, a projector and a console, {:.0} s",
            self.people,
            self.tables,
            self.session.as_secs_f64()
        )?;
        writeln!(to)?;
        let refused: u64 = t.refused.values().sum();
        writeln!(
            to,
            "commands       {} sent, {} acknowledged, {refused} refused, {} unanswered",
            t.sent, t.acked, t.unanswered
        )?;
        for (code, n) in &t.refused {
            writeln!(to, "               {n} × {code}")?;
        }
        writeln!(to, "lost           {}", t.lost)?;
        writeln!(to, "duplicates     {}", t.duplicates)?;
        writeln!(to, "never seen     {}", t.unseen)?;
        writeln!(to, "gaps, repeats  {}, {}", t.gaps, t.repeats + t.went_back)?;
        writeln!(to, "forks          {} in {} comparisons", self.forks, self.compared)?;
        writeln!(to)?;
        writeln!(to, "milliseconds                            count       p50      p95      p99      max")?;
        let rows = [
            ("command to every screen", &t.to_screens),
            ("of these: texts, seen by their mark", &t.texts_to_screens),
            ("of these: steering, the whole room", &t.steering_to_screens),
            ("command to its acknowledgement", &t.to_ack),
            ("reconnect to current again", &t.reconnects),
        ];
        for (name, times) in rows {
            write!(to, "{name:<36}{:>9}", times.count())?;
            for thousandths in [500, 950, 990, 1000] {
                write!(to, " {:>8.2}", ms(times.at(thousandths)))?;
            }
            writeln!(to)?;
        }
        writeln!(to)?;
        writeln!(to, "reconnects     {}, {} of them by delta", t.reconnects.count(), t.reconnects_by_delta)?;
        #[expect(clippy::cast_precision_loss, reason = "shown in megabytes")]
        let megabytes = t.bytes as f64 / 1e6;
        writeln!(to, "received       {} frames, {megabytes:.1} MB, {} snapshots", t.frames, t.snapshots)?;
        #[expect(clippy::cast_precision_loss, reason = "shown in megabytes")]
        let peak = self.usage.rss_peak_kib as f64 / 1024.0;
        writeln!(to, "server         {peak:.1} MB at its peak, {:.1} s of processor time", self.usage.cpu_secs)?;
        writeln!(to, "clients        {:.1} s of processor time", self.own_cpu_secs)?;
        let s = &self.sign_ins;
        if s.tried > 0 {
            writeln!(
                to,
                "signing in     {} tried, {} looked at, {} told to come back, {} else, the slowest {:.0} ms",
                s.tried,
                s.looked_at,
                s.too_fast,
                s.others,
                ms(s.slowest)
            )?;
        }
        writeln!(to)?;
        let verdict = |holds| if holds { "holds" } else { "DOES NOT HOLD" };
        writeln!(to, "nothing lost                     {}", verdict(self.is_flawless()))?;
        writeln!(to, "p99 below 100 ms                 {}", verdict(self.p99_holds()))?;
        writeln!(to, "server below 150 MB              {}", verdict(self.memory_holds()))
    }
}
