//! What people do in each phase, at the pace of people: seconds to tap, half a minute to type, compressed like the session.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::watch;
use tokio::time::sleep;

use crate::chance::Chance;
use crate::follower::{Handle, NOWHERE, Outcome};
use crate::sentences::{HEADINGS, Tongue};

/// What everybody is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Doing {
    /// Arriving, listening, changing tables.
    Listening,
    /// Writing, each for himself.
    Writing,
    /// Reading what the others wrote.
    Reading,
    Ordering,
    Deriving,
    Walking,
    Harvesting,
    Leaving,
}

/// What lies on a table, as far as people there have been told by acknowledgements.
#[derive(Debug, Default)]
pub(crate) struct Cards {
    all: Vec<(String, &'static str)>,
    clusters: Vec<String>,
}

/// What all people share.
#[derive(Debug, Clone)]
pub(crate) struct Room {
    pub(crate) doing: watch::Receiver<Doing>,
    pub(crate) tables: Arc<Vec<Mutex<Cards>>>,
    pub(crate) markers: Arc<AtomicU32>,
    /// The duration of the rehearsal against that of a minute.
    pub(crate) stretch: f64,
}

/// Somebody at a table.
pub(crate) struct Person {
    pub(crate) handle: Handle,
    pub(crate) room: Room,
    pub(crate) tongue: &'static Tongue,
    pub(crate) chance: Chance,
    /// At each table a few put things in order while the others look on.
    pub(crate) orders: bool,
}

impl Person {
    /// Takes part until it is over.
    pub(crate) async fn take_part(mut self) {
        loop {
            let doing = *self.room.doing.borrow_and_update();
            if doing == Doing::Leaving {
                return;
            }
            let (from, to) = match doing {
                Doing::Listening | Doing::Leaving => (3_600_000, 3_600_001),
                Doing::Writing => (2_500, 6_000),
                Doing::Reading => (1_200, 4_000),
                Doing::Ordering if self.orders => (1_000, 2_500),
                Doing::Ordering | Doing::Deriving => (2_000, 5_000),
                Doing::Walking => (1_500, 4_000),
                Doing::Harvesting => (1_500, 3_000),
            };
            let pause = self.chance.pause(Duration::from_millis(from), Duration::from_millis(to));
            tokio::select! {
                () = sleep(pause.mul_f64(self.room.stretch)) => self.act(doing).await,
                changed = self.room.doing.changed() => if changed.is_err() { return },
            }
        }
    }

    async fn act(&mut self, doing: Doing) {
        let table = self.handle.table.load(Ordering::Relaxed);
        if table == NOWHERE {
            return;
        }
        let dice = self.chance.below(100);
        match doing {
            Doing::Listening | Doing::Leaving => {}
            Doing::Writing => self.write(table, "observation", json!({})).await,
            Doing::Reading if dice < 18 => self.remark(table).await,
            Doing::Reading => self.support(table).await,
            Doing::Ordering if !self.orders => self.support(table).await,
            Doing::Ordering => self.order(table, dice).await,
            Doing::Deriving if dice < 45 => self.derive(table).await,
            Doing::Deriving if dice < 60 => self.hang(table).await,
            Doing::Deriving => self.support(table).await,
            Doing::Walking => {
                let other = self.chance.below(self.room.tables.len() as u64);
                let other = usize::try_from(other).unwrap_or(table);
                if dice < 25 { self.remark(other).await } else { self.support(other).await }
            }
            Doing::Harvesting if self.orders => self.hand_over(table, dice).await,
            Doing::Harvesting => self.remark(table).await,
        }
    }

    fn with<R>(&self, table: usize, look: impl FnOnce(&mut Cards) -> R) -> R {
        look(&mut self.room.tables[table].lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn any_card(&mut self, table: usize, kind: Option<&str>) -> Option<String> {
        let dice = self.chance.next();
        self.with(table, |cards| {
            let fitting: Vec<_> =
                cards.all.iter().filter(|(_, known)| kind.is_none_or(|kind| kind == *known)).collect();
            let place = usize::try_from(dice % (fitting.len() as u64).max(1)).ok()?;
            fitting.get(place).map(|(id, _)| id.clone())
        })
    }

    fn any_cluster(&mut self, table: usize) -> Option<String> {
        let dice = self.chance.next();
        self.with(table, |cards| {
            let place = usize::try_from(dice % (cards.clusters.len() as u64).max(1)).ok()?;
            cards.clusters.get(place).cloned()
        })
    }

    /// A sentence with a mark of its own, by which it is found on everybody's screen.
    fn sentence(&mut self, from: &[&str]) -> (String, u32) {
        let marker = self.room.markers.fetch_add(1, Ordering::Relaxed);
        let sentence = self.chance.pick(from).copied().unwrap_or_default();
        (format!("{sentence} [r{marker}]"), marker)
    }

    async fn write(&mut self, table: usize, kind: &'static str, more: Value) {
        let (text, marker) = self.sentence(self.tongue.cards);
        let mut command = json!({"do": "write_card", "kind": kind, "text": text, "lang": self.tongue.lang});
        for (name, value) in more.as_object().into_iter().flatten() {
            command[name] = value.clone();
        }
        let outcome = self.handle.command(command, Some(marker)).await;
        if let Some(id) = outcome.and_then(|outcome| outcome.made("card")) {
            self.with(table, |cards| cards.all.push((id, kind)));
        }
    }

    async fn remark(&mut self, table: usize) {
        let Some(card) = self.any_card(table, None) else { return };
        let (text, marker) = self.sentence(self.tongue.remarks);
        self.handle
            .command(json!({"do": "comment", "card": card, "text": text, "lang": self.tongue.lang}), Some(marker))
            .await;
    }

    async fn support(&mut self, table: usize) {
        let Some(card) = self.any_card(table, None) else { return };
        let on = !self.chance.percent(10);
        self.handle.command(json!({"do": "support", "card": card, "on": on}), None).await;
    }

    async fn order(&mut self, table: usize, dice: u64) {
        let Some(card) = self.any_card(table, None) else { return };
        match dice {
            0..55 => {
                let Some(other) = self.any_card(table, None) else { return };
                self.handle.touch(json!({"card": card}));
                let join = json!({"do": "join_items", "first": {"card": card}, "second": {"card": other}});
                let outcome = self.handle.command(join, None).await;
                if let Some(id) = outcome.and_then(|outcome: Outcome| outcome.made("cluster")) {
                    self.with(table, |cards| {
                        if !cards.clusters.contains(&id) {
                            cards.clusters.push(id)
                        }
                    });
                }
            }
            55..75 => {
                let (Some(cluster), Some(name)) = (self.any_cluster(table), self.chance.pick(&HEADINGS)) else {
                    return;
                };
                self.handle.command(json!({"do": "name_cluster", "cluster": cluster, "name": name}), None).await;
            }
            75..85 => {
                self.handle.command(json!({"do": "take_out", "card": card}), None).await;
            }
            _ => {
                self.handle.command(json!({"do": "undo"}), None).await;
            }
        }
    }

    async fn derive(&mut self, table: usize) {
        let above = match self.chance.below(4) {
            0 => None,
            1 | 2 => self.any_card(table, Some("main_goal")).map(|id| ("goal", id)),
            _ => self.any_card(table, Some("goal")).map(|id| ("measure", id)),
        };
        let source = match self.any_cluster(table).filter(|_| self.chance.percent(30)) {
            // A cluster may have been taken apart meanwhile; that is refused, as it should be.
            Some(cluster) => json!({"cluster": cluster}),
            None => match self.any_card(table, Some("observation")) {
                Some(card) => json!({"card": card}),
                None => return,
            },
        };
        match above {
            Some((kind, under)) => self.write(table, kind, json!({"under": under, "from": source})).await,
            None => self.write(table, "main_goal", json!({"from": source})).await,
        }
    }

    async fn hang(&mut self, table: usize) {
        let (Some(goal), Some(above)) = (self.any_card(table, Some("goal")), self.any_card(table, Some("main_goal")))
        else {
            return;
        };
        self.handle.command(json!({"do": "hang_card", "card": goal, "under": above}), None).await;
    }

    async fn hand_over(&mut self, table: usize, dice: u64) {
        let item = if dice < 30 { self.any_cluster(table).map(|id| json!({"cluster": id})) } else { None };
        let item = match item {
            Some(item) => item,
            None => match self.any_card(table, None) {
                Some(card) => json!({"card": card}),
                None => return,
            },
        };
        self.handle.command(json!({"do": "hand_over", "item": item, "on": true}), None).await;
    }
}
