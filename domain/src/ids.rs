//! Ids: one newtype per kind of thing, 64 random bits, written as 13 letters and digits.
//!
//! The alphabet is Crockford's base32 in lower case (no `i l o u`), so that an id can be read aloud;
//! JSON carries it as a string, because a JavaScript number cannot hold 64 bits.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// The length of every written id.
pub const ID_LENGTH: usize = 13;

/// The text is no id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct NotAnId;

/// Writes 64 bits as 13 characters, the most significant first.
fn write_base32(value: u64, to: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut letters = [0u8; ID_LENGTH];
    let mut rest = value;
    for letter in letters.iter_mut().rev() {
        *letter = ALPHABET[(rest & 31) as usize];
        rest >>= 5;
    }
    to.write_str(std::str::from_utf8(&letters).map_err(|_| fmt::Error)?)
}

fn read_base32(text: &str) -> Result<u64, NotAnId> {
    if text.len() != ID_LENGTH {
        return Err(NotAnId);
    }
    text.bytes().try_fold(0u64, |value, byte| {
        let digit = ALPHABET.iter().position(|letter| *letter == byte).ok_or(NotAnId)? as u64;
        if value >> 59 != 0 {
            return Err(NotAnId);
        }
        Ok((value << 5) | digit)
    })
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u64);

        impl fmt::Display for $name {
            fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_base32(self.0, to)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(to, "{}({self})", stringify!($name))
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                read_base32(text).map(Self)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                struct Reader;
                impl serde::de::Visitor<'_> for Reader {
                    type Value = u64;
                    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                        to.write_str("an id of 13 letters and digits")
                    }
                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<u64, E> {
                        read_base32(text).map_err(E::custom)
                    }
                }
                from.deserialize_str(Reader).map(Self)
            }
        }
    )*};
}

ids! {
    /// A workshop (VisionsCafé, Werkstatt); also the id of its event stream.
    WorkshopId,
    /// A field of action (Handlungsfeld).
    FieldId,
    /// A working group, which is a table in the room (Arbeitsgruppe, Tisch).
    GroupId,
    /// One phase of a workshop's agenda.
    PhaseId,
    /// A person's place in one workshop: a pseudonym, the name is kept elsewhere.
    SeatId,
    /// An organisation: one of the directory, or known in one workshop only. Within a workshop a pseudonym, the name is kept
    /// elsewhere.
    OrganisationId,
    /// A contribution (Beitrag, Karte).
    CardId,
    /// Cards that belong together.
    ClusterId,
    /// A short remark on a card.
    CommentId,
    /// Somebody's account (Konto), which lasts for years: whoever runs a workshop has one.
    AccountId,
    /// An invitation to represent an organisation (Einladung).
    InvitationId,
    /// A poll (Abstimmung).
    PollId,
    /// A file: a logo, an attachment.
    FileId,
    /// A body: steering group, advisory council, committee (Steuerungsgruppe, Beirat, Ausschuss).
    BodyId,
    /// An office of the administration (Amt, Dienststelle).
    OfficeId,
    /// A post in a body or an office: somebody holds it for a time, or it is vacant.
    PostId,
    /// An invitation to a post.
    PostInvitationId,
    /// A task of a post (Aufgabe).
    TaskId,
    /// One time that somebody handed over to a successor (Übergabe).
    HandoverId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_as_it_was_written() {
        for value in [0, 1, 31, 32, u64::MAX, 0x0123_4567_89ab_cdef] {
            assert_eq!(CardId(value).to_string().parse(), Ok(CardId(value)));
        }
        assert_eq!(CardId(0).to_string(), "0000000000000");
        assert_eq!(CardId(u64::MAX).to_string(), "fzzzzzzzzzzzz");
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for text in ["", "0", "00000000000000", "zzzzzzzzzzzzz", "00000000000o0", "000000000000ß", "ABCDEFGHJKMNP"] {
            assert_eq!(text.parse::<CardId>(), Err(NotAnId), "{text}");
        }
    }
}
