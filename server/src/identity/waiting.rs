//! What is begun here and comes back in a moment: a sign-in that is away at the city's provider, a passkey that is being
//! asked. It waits for ten minutes under the hash of a secret that only the browser has, in a cookie, and is taken once.
//!
//! It lies in memory: whoever begins something and never comes back costs no write to the disk, and no more room than there
//! is here. When it is full the longest-waiting give way. After a restart, or on another server beside this one, nothing is
//! found; whoever comes back then is asked to begin once more.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, PoisonError};

use crate::store::Hash;

/// So long something waits.
pub const WAITS_MS: i64 = 10 * 60 * 1000;
/// So many wait at most.
const MOST: usize = 20_000;

/// Things of one kind that wait.
pub struct Waiting<T> {
    inside: Mutex<Inside<T>>,
    most: usize,
}

struct Inside<T> {
    waiting: HashMap<Hash, (i64, T)>,
    /// Keys by when they came; those that were taken since are still among them.
    order: VecDeque<(i64, Hash)>,
}

impl<T> Default for Waiting<T> {
    fn default() -> Self {
        Self::for_at_most(MOST)
    }
}

impl<T> Waiting<T> {
    fn for_at_most(most: usize) -> Self {
        Self { inside: Mutex::new(Inside { waiting: HashMap::new(), order: VecDeque::new() }), most }
    }

    /// Lets something wait.
    pub fn put(&self, key: Hash, value: T, now_ms: i64) {
        let mut inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        while let Some((since, first)) = inside.order.front().copied() {
            if since + WAITS_MS > now_ms && inside.order.len() < self.most {
                break;
            }
            inside.order.pop_front();
            if inside.waiting.get(&first).is_some_and(|(put, _)| *put == since) {
                inside.waiting.remove(&first);
            }
        }
        inside.order.push_back((now_ms, key));
        inside.waiting.insert(key, (now_ms, value));
    }

    /// What waits under a key, for the one that takes it.
    pub fn take(&self, key: &Hash, now_ms: i64) -> Option<T> {
        let mut inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        inside.waiting.remove(key).filter(|(since, _)| since + WAITS_MS > now_ms).map(|(_, value)| value)
    }
}

impl<T: Clone> Waiting<T> {
    /// Looks without taking.
    pub fn look(&self, key: &Hash, now_ms: i64) -> Option<T> {
        let inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        inside.waiting.get(key).filter(|(since, _)| since + WAITS_MS > now_ms).map(|(_, value)| value.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_taken_once_and_not_after_its_time() {
        let waiting = Waiting::default();
        waiting.put([1; 32], "a", 0);
        waiting.put([2; 32], "b", 0);
        assert_eq!(waiting.look(&[1; 32], 1), Some("a"));
        assert_eq!(waiting.take(&[1; 32], WAITS_MS - 1), Some("a"));
        assert_eq!(waiting.take(&[1; 32], 1), None);
        assert_eq!(waiting.look(&[2; 32], WAITS_MS), None);
        assert_eq!(waiting.take(&[2; 32], WAITS_MS), None);
    }

    #[test]
    fn a_flood_costs_no_more_room_and_takes_the_oldest_first() {
        let waiting = Waiting::for_at_most(3);
        for n in 0..5 {
            waiting.put([n; 32], n, i64::from(n));
        }
        assert_eq!((0..5).filter_map(|n| waiting.take(&[n; 32], 5)).collect::<Vec<_>>(), [2, 3, 4]);
        assert!(waiting.inside.lock().unwrap().order.len() <= 3);
    }

    #[test]
    fn what_is_put_anew_does_not_go_with_what_it_replaces() {
        let waiting = Waiting::default();
        waiting.put([1; 32], "old", 0);
        waiting.put([1; 32], "new", WAITS_MS - 1);
        waiting.put([2; 32], "other", WAITS_MS);
        assert_eq!(waiting.take(&[1; 32], WAITS_MS + 1), Some("new"));
    }
}
