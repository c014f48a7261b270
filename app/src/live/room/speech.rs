//! What a screen reader says: rarely, what concerns the listener, never more than one sentence in five seconds.

use std::collections::VecDeque;

use leptos::prelude::*;

use crate::live::room::bits::effect;
use crate::live::{Link, browser};

const PAUSE_MS: f64 = 5_000.0;
/// What waited too long is not said any more.
const MOST_WAITING: usize = 3;

/// The live region's voice.
#[derive(Clone, Copy)]
pub(super) struct Speech {
    link: Link,
    /// What the live region shows.
    pub(super) said: RwSignal<String>,
    queue: StoredValue<Queue>,
}

#[derive(Debug, Default)]
struct Queue {
    waiting: VecDeque<String>,
    last: Option<f64>,
}

impl Queue {
    fn push(&mut self, sentence: &str) {
        if self.waiting.iter().any(|known| known == sentence) {
            return;
        }
        if self.waiting.len() == MOST_WAITING {
            self.waiting.pop_front();
        }
        self.waiting.push_back(sentence.to_owned());
    }

    fn next(&mut self, now: f64) -> Option<String> {
        if self.last.is_some_and(|last| now - last < PAUSE_MS) {
            return None;
        }
        let sentence = self.waiting.pop_front()?;
        self.last = Some(now);
        Some(sentence)
    }
}

impl Speech {
    pub(super) fn new(link: Link) -> Self {
        Self { link, said: RwSignal::new(String::new()), queue: StoredValue::new(Queue::default()) }
    }

    /// Says something as soon as it is its turn.
    pub(super) fn say(self, sentence: &str) {
        self.queue.update_value(|queue| queue.push(sentence));
        self.speak();
    }

    /// Looks every second whether something waits.
    pub(super) fn listen(self) {
        effect(move || {
            self.link.tick.track();
            self.speak();
        });
    }

    fn speak(self) {
        if let Some(sentence) = self.queue.try_update_value(|queue| queue.next(browser::steady())).flatten() {
            self.said.set(sentence);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_sentence_in_five_seconds_and_no_repeats() {
        let mut queue = Queue::default();
        for sentence in ["eins", "eins", "zwei", "drei", "vier"] {
            queue.push(sentence);
        }
        assert_eq!(queue.next(0.0).as_deref(), Some("zwei"), "the oldest of too many is not said any more");
        assert_eq!(queue.next(4_999.0), None);
        assert_eq!(queue.next(5_000.0).as_deref(), Some("drei"));
        assert_eq!(queue.next(10_000.0).as_deref(), Some("vier"));
        assert_eq!(queue.next(15_000.0), None);
    }
}
