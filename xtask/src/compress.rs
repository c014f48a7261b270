//! The same file smaller, made once here instead of for every phone.

use std::io::Write;

use anyhow::Result;

/// How much work a brotli file is worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Effort {
    /// The smallest that brotli can do.
    Full,
    /// While developing nobody waits for the last kilobyte.
    Quick,
}

/// Whether compressing this kind of file helps; fonts and pictures are compressed already.
pub(crate) fn helps(name: &str) -> bool {
    [".wasm", ".js", ".css", ".svg", ".json", ".webmanifest", ".html"].iter().any(|ending| name.ends_with(ending))
}

pub(crate) fn brotli(bytes: &[u8], effort: Effort) -> Result<Vec<u8>> {
    let quality = match effort {
        Effort::Full => 11,
        Effort::Quick => 5,
    };
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, quality, 22);
    writer.write_all(bytes)?;
    Ok(writer.into_inner())
}

pub(crate) fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(bytes)?;
    Ok(writer.finish()?)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn both_kinds_can_be_read_again() {
        let text = "six tables, six fields. ".repeat(200);
        for effort in [Effort::Full, Effort::Quick] {
            let small = brotli(text.as_bytes(), effort).unwrap();
            let mut back = String::new();
            brotli::Decompressor::new(&small[..], 4096).read_to_string(&mut back).unwrap();
            assert_eq!(back, text);
            assert!(small.len() < text.len() / 10);
        }
        let mut back = String::new();
        flate2::read::GzDecoder::new(&gzip(text.as_bytes()).unwrap()[..]).read_to_string(&mut back).unwrap();
        assert_eq!(back, text);
    }
}
