//! Chance that can be repeated: SplitMix64, seeded from the command line. Nothing here is a secret.

use std::time::Duration;

/// A stream of chance.
#[derive(Debug, Clone)]
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A stream of its own for one person.
    pub(crate) fn branch(&mut self) -> Self {
        Self(self.next())
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 up to, not including, `end`.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        if end == 0 { 0 } else { self.next() % end }
    }

    /// True so many times in a hundred.
    pub(crate) fn percent(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    pub(crate) fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        list.get(usize::try_from(self.below(list.len() as u64)).ok()?)
    }

    /// A pause between the two.
    pub(crate) fn pause(&mut self, from: Duration, to: Duration) -> Duration {
        let spread = u64::try_from(to.saturating_sub(from).as_micros()).unwrap_or(u64::MAX);
        from + Duration::from_micros(self.below(spread.max(1)))
    }

    /// A fresh id as the protocol writes them: 13 digits and small letters.
    pub(crate) fn id(&mut self) -> String {
        const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        let bits = self.next();
        (0..13)
            .rev()
            .map(|place| char::from(LETTERS[usize::try_from((bits >> (5 * place)) & 31).unwrap_or(0)]))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_thirteen_characters_and_fit_64_bits() {
        let mut chance = Chance::new(7);
        for _ in 0..1000 {
            let id = chance.id();
            assert_eq!(id.len(), 13);
            assert!(id.as_bytes()[0] <= b'f', "{id}");
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_chance() {
        let draw = |seed| Chance::new(seed).branch().next();
        assert_eq!(draw(3), draw(3));
        assert_ne!(draw(3), draw(4));
    }
}
