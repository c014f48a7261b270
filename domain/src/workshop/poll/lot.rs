//! The lot: drawn from a seed that was fixed before anybody voted.
//!
//! When a poll opens, a seed of 256 random bits is drawn and the SHA-256 of it is published; when it closes, the seed is
//! published too. Whoever has both can check that it is the same, and draw the lot himself.

use std::fmt;
use std::fmt::Write;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};

use crate::ids::PollId;

macro_rules! hex {
    ($($(#[$doc:meta])* $name:ident),*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq)]
        pub struct $name(pub [u8; 32]);

        impl fmt::Display for $name {
            fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.iter().try_for_each(|byte| write!(to, "{byte:02x}"))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(to, "{}({self})", stringify!($name))
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = String::deserialize(from)?;
                let no_hex = || serde::de::Error::custom("not 64 hexadecimal digits");
                let mut bytes = [0; 32];
                if text.len() != 64 {
                    return Err(no_hex());
                }
                for (place, byte) in bytes.iter_mut().enumerate() {
                    let pair = text.get(2 * place..2 * place + 2).ok_or_else(no_hex)?;
                    *byte = u8::from_str_radix(pair, 16).map_err(|_| no_hex())?;
                }
                Ok(Self(bytes))
            }
        }
    )*};
}

hex! {
    /// What a lot is drawn from; known to nobody before the poll closes.
    Seed,
    /// The SHA-256 of a seed, published when the poll opens.
    LotHash
}

impl Seed {
    /// What is published beforehand.
    pub fn hash(&self) -> LotHash {
        LotHash(Sha256::digest(self.0).into())
    }

    /// Draws one of several: the first eight bytes of SHA-256(seed ‖ the poll's id as written) as a number, big-endian,
    /// modulo how many there are. The bias is below 2⁻⁵⁶.
    pub fn draw(&self, poll: PollId, of: usize) -> usize {
        let mut text = String::new();
        // Writing into a text cannot fail.
        let _ = write!(text, "{poll}");
        let digest = Sha256::new().chain_update(self.0).chain_update(text.as_bytes()).finalize();
        let number = digest.iter().take(8).fold(0u64, |number, byte| (number << 8) | u64::from(*byte));
        let of = u64::try_from(of).unwrap_or(u64::MAX).max(1);
        usize::try_from(number % of).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lot_is_what_the_page_says_it_is() {
        let seed = Seed([7; 32]);
        // printf '\x07%.0s' {1..32} | sha256sum
        assert_eq!(seed.hash().to_string(), "4bb06f8e4e3a7715d201d573d0aa423762e55dabd61a2c02278fa56cc6d294e0");
        // (printf '\x07%.0s' {1..32}; printf 0000000000005) | sha256sum begins with 8fbc8255bb2dbdf7.
        assert_eq!(seed.draw(PollId(5), 1000), 359);
        assert_eq!(seed.draw(PollId(5), 1), 0);
    }

    #[test]
    fn over_many_polls_every_place_is_drawn_about_as_often() {
        let mut drawn = [0u32; 3];
        for poll in 0..3000 {
            drawn[Seed([1; 32]).draw(PollId(poll), 3)] += 1;
        }
        // Binomial(3000, 1/3): five standard deviations are 129.
        assert!(drawn.iter().all(|times| times.abs_diff(1000) < 129), "{drawn:?}");
    }
}
