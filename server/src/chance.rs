//! The one place that draws random numbers, from the operating system.

use std::fmt::Write;

/// So many random bytes.
///
/// # Panics
/// When the operating system has no randomness to give: then nothing here can be safe.
#[expect(clippy::disallowed_methods, reason = "this is the one place that draws random numbers")]
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

/// 64 random bits, for an id.
pub fn id() -> u64 {
    u64::from_le_bytes(bytes())
}

/// A secret of 256 bits, as 64 hexadecimal digits.
pub fn secret() -> String {
    hex(&bytes::<32>())
}

/// An address nobody guesses: 128 bits, as 32 hexadecimal digits.
pub fn key() -> String {
    hex(&bytes::<16>())
}

/// Six digits, each number as likely as any other.
pub fn join_code() -> String {
    // The largest multiple of a million below 2^32: what lies above would favour small numbers.
    const FAIR: u32 = u32::MAX - u32::MAX % 1_000_000;
    loop {
        let drawn = u32::from_le_bytes(bytes());
        if drawn < FAIR {
            return format!("{:06}", drawn % 1_000_000);
        }
    }
}

/// A personal code to come back with: eight letters and digits that are hard to confuse, 40 bits.
pub fn reentry_code() -> String {
    const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    bytes::<8>().iter().map(|byte| char::from(LETTERS[usize::from(byte & 31)])).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
