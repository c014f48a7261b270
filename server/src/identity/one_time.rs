//! The second factor: one-time passwords by the clock (RFC 6238), and codes on paper for the day the phone is gone.

use totp_rs::{Builder, Secret, Totp as Generator};

use super::hash;
use crate::chance;
use crate::store::Hash;

/// So many codes on paper.
pub const RECOVERY_CODES: usize = 10;
const STEP_SECS: u64 = 30;
/// A phone's clock may be off by one step.
const OFF_BY: u64 = 1;

/// A fresh secret: 160 bits, as RFC 4226 wants it.
pub fn secret() -> Vec<u8> {
    chance::bytes::<20>().to_vec()
}

/// The step whose code was typed, if it is one of those around now.
pub fn step_of(secret: &[u8], typed: &str, now_ms: i64) -> Option<u64> {
    let digits: String =
        typed.chars().filter(|c| !c.is_whitespace()).filter_map(|c| c.to_digit(10)).map(digit).collect();
    let now = u64::try_from(now_ms / 1000).ok()? / STEP_SECS;
    let generator = generator(secret, None)?;
    (now.saturating_sub(OFF_BY)..=now + OFF_BY).find(|step| {
        let code = generator.generate(step * STEP_SECS).to_string();
        code.len() == digits.len() && code.bytes().zip(digits.bytes()).fold(0, |differ, (a, b)| differ | (a ^ b)) == 0
    })
}

fn digit(n: u32) -> char {
    char::from_digit(n, 10).unwrap_or('0')
}

/// What an authenticator app is told, as an address for a QR code.
pub fn address(secret: &[u8], account: &str) -> Option<String> {
    generator(secret, Some(account))?.to_url().ok()
}

/// The secret as it is typed into an app: letters and digits in fours.
pub fn written(secret: &[u8]) -> String {
    let letters = Secret::from(secret.to_vec()).to_base32();
    letters.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ")
}

fn generator(secret: &[u8], account: Option<&str>) -> Option<Generator> {
    // A colon would end the name in the address.
    let account: String = account.unwrap_or("VisionsCafe").replace(':', " ");
    let builder = Builder::new().with_secret(secret.to_vec()).with_account_name(account);
    builder.with_issuer(Some("VisionsCafe")).build().ok()
}

/// Fresh codes for paper, and what is kept of them.
pub fn recovery_codes() -> (Vec<String>, Vec<Hash>) {
    let codes: Vec<String> = (0..RECOVERY_CODES)
        .map(|_| {
            let (first, second) = (chance::reentry_code(), chance::reentry_code());
            format!("{}-{}-{}-{}", &first[..4], &first[4..], &second[..4], &second[4..])
        })
        .collect();
    let hashes = codes.iter().map(|code| recovery_hash(code)).collect();
    (codes, hashes)
}

/// What is kept of a code on paper, whatever capitals, spaces and hyphens were typed.
pub fn recovery_hash(typed: &str) -> Hash {
    let plain = |c: char| match c.to_ascii_lowercase() {
        'o' => '0',
        'i' | 'l' => '1',
        other => other,
    };
    let letters: String = typed.chars().filter(|c| c.is_alphanumeric()).map(plain).collect();
    hash(&format!("recovery:{letters}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B: SHA-1, of whose eight digits the last six count here.
    #[test]
    fn codes_are_those_of_the_standard() {
        let secret = b"12345678901234567890";
        for (secs, code) in
            [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (2_000_000_000, "279037")]
        {
            assert_eq!(step_of(secret, code, secs * 1000), Some(u64::try_from(secs).unwrap() / 30), "{code}");
        }
        assert_eq!(step_of(secret, " 287 082 ", 59_000), Some(1));
        assert_eq!(step_of(secret, "٢٨٧٠٨٢", 59_000), None, "other digits are not read as ours");
        assert_eq!(step_of(secret, "287082", 59_000 + 30_000), Some(1), "a clock may be a step behind");
        assert_eq!(step_of(secret, "287082", 59_000 + 90_000), None);
        assert_eq!(step_of(secret, "", 59_000), None);
    }

    #[test]
    fn a_code_on_paper_may_be_typed_as_it_is_read() {
        let (codes, hashes) = recovery_codes();
        assert_eq!((codes.len(), hashes.len()), (RECOVERY_CODES, RECOVERY_CODES));
        assert_eq!(recovery_hash(&codes[0].to_uppercase().replace('-', " ")), hashes[0]);
        assert_ne!(recovery_hash(&codes[1]), hashes[0]);
    }

    #[test]
    fn an_app_is_told_whose_it_is() {
        let address = address(&[7; 20], "amal@example.org").unwrap();
        assert!(address.starts_with("otpauth://totp/VisionsCafe:amal%40example.org?secret="), "{address}");
        assert_eq!(written(&[0; 20]), "AAAA AAAA AAAA AAAA AAAA AAAA AAAA AAAA");
    }
}
