//! Attachments: kept as they came, so that a signed document stays what was signed. PDF alone, for now.

use crate::error::AppError;

/// The longest that is kept.
pub const MOST_BYTES: usize = 10 * 1024 * 1024;
/// Where a PDF says that it ends: somewhere in its last bytes (ISO 32000-1, annex H, implementation note 18).
const TAIL: usize = 1024;

/// Whether a file is a PDF, by what it says at its very beginning and near its end. A reader would find the beginning
/// further on, too: that is how one file passes for two kinds, so it has to be the first thing.
///
/// # Errors
/// What is wrong with it.
pub fn check_pdf(file: &[u8]) -> Result<(), AppError> {
    if file.len() > MOST_BYTES {
        return Err(AppError::FileTooLarge { most_mib: 10 });
    }
    let version = file.strip_prefix(b"%PDF-").and_then(|rest| rest.get(..3));
    if !matches!(version, Some([b'1', b'.', b'0'..=b'7'] | [b'2', b'.', b'0'])) {
        return Err(AppError::NoPdf);
    }
    let tail = &file[file.len().saturating_sub(TAIL)..];
    if tail.windows(5).any(|part| part == b"%%EOF") { Ok(()) } else { Err(AppError::FileDamaged) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pdf_is_taken_and_what_only_looks_like_one_is_not() {
        assert!(check_pdf(b"%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n").is_ok());
        assert!(check_pdf(b"%PDF-2.0\n%%EOF").is_ok());
        for other in
            [&b"<html>%PDF-1.7 %%EOF"[..], b" %PDF-1.7 %%EOF", b"%PDF-9.9 %%EOF", b"%PDF", b"", b"GIF89a%PDF-1.7 %%EOF"]
        {
            assert!(matches!(check_pdf(other), Err(AppError::NoPdf)), "{}", String::from_utf8_lossy(other));
        }
        assert!(matches!(check_pdf(b"%PDF-1.7 cut short"), Err(AppError::FileDamaged)));
        let mut long = b"%PDF-1.7".to_vec();
        long.resize(MOST_BYTES + 1, b' ');
        assert!(matches!(check_pdf(&long), Err(AppError::FileTooLarge { most_mib: 10 })));
    }
}
