//! What a file is called when it is downloaded: never simply what somebody called it.

use std::fmt::Write;

use axum::http::HeaderValue;

/// No name is longer, in characters and without its ending.
const LONGEST: usize = 80;

/// A file's name without path and ending, and without whatever would make it look like another one: control characters,
/// quotes, and signs that turn the direction of writing, so that `gpj.exe` reads as `exe.jpg`. Empty when nothing is left.
pub fn plain_name(typed: &str) -> String {
    let last = typed.rsplit(['/', '\\']).next().unwrap_or_default();
    // What is an ending by its looks: ours is put on anew, by what is inside.
    let stem = match last.rsplit_once('.') {
        Some((stem, ending))
            if (1..=5).contains(&ending.len()) && ending.bytes().all(|b| b.is_ascii_alphanumeric()) =>
        {
            stem
        }
        _ => last,
    };
    let kept: String = stem.chars().filter(|c| !is_odd(*c)).collect();
    let words = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = words.trim_matches(['.', ' ', '-']).chars().take(LONGEST).collect();
    short.trim_end_matches(['.', ' ', '-']).to_owned()
}

fn is_odd(c: char) -> bool {
    let turns = matches!(c, '\u{061c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    // Line ends are white space and become one blank; other control characters vanish.
    let control = c.is_control() && !c.is_whitespace();
    turns || control || matches!(c, '"' | '\'' | '<' | '>' | ':' | '|' | '?' | '*' | ';' | '%' | '`' | '\u{fffd}')
}

/// The header that makes a browser save a file instead of showing it (RFC 6266): under a name of ours in plain letters, and
/// under a name in all letters for browsers that can (RFC 8187), which are all of today's.
pub fn attachment(ours: &str, name: &str, ending: &str) -> HeaderValue {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let ours: String = ours.chars().filter(|c| plain(*c)).collect();
    let mut header = format!("attachment; filename=\"{ours}.{ending}\"");
    let name = plain_name(name);
    if !name.is_empty() {
        header.push_str("; filename*=UTF-8''");
        for byte in format!("{ours} {name}.{ending}").bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                header.push(char::from(byte));
            } else {
                let _ = write!(header, "%{byte:02X}");
            }
        }
    }
    HeaderValue::from_str(&header).unwrap_or_else(|_| HeaderValue::from_static("attachment"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_its_letters_and_nothing_that_deceives() {
        for (typed, kept) in [
            ("Haus der Kulturen.png", "Haus der Kulturen"),
            ("شعار الجمعية.png", "شعار الجمعية"),
            ("Protokoll 12.03.2026.pdf", "Protokoll 12.03.2026"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Windows\\win.ini", "win"),
            ("a\"; filename=\"evil.html", "a filename=evil"),
            ("zeile\r\nSet-Cookie: x=1.png", "zeile Set-Cookie x=1"),
            ("rechnung\u{202e}gpj.exe", "rechnunggpj"),
            ("logo\0.png\0.html", "logo.png"),
            ("<img src=x onerror=alert(1)>.png", "img src=x onerror=alert(1)"),
            (".htaccess", "htaccess"),
            ("...", ""),
            ("", ""),
            ("  \t ", ""),
            ("archiv.tar.gz", "archiv.tar"),
        ] {
            assert_eq!(plain_name(typed), kept, "{typed:?}");
        }
        assert_eq!(plain_name(&"ü".repeat(500)).chars().count(), LONGEST);
    }

    #[test]
    fn the_header_is_one_line_of_plain_letters_whatever_a_file_is_called() {
        let header = attachment("visionscafe-logo", "Größe \"x\"\r\n; a.html", "png");
        assert_eq!(
            header.to_str().unwrap(),
            "attachment; filename=\"visionscafe-logo.png\"; filename*=UTF-8''visionscafe-logo%20Gr%C3%B6%C3%9Fe%20x%20a.png"
        );
        assert_eq!(attachment("visionscafe-logo", "...", "png"), "attachment; filename=\"visionscafe-logo.png\"");
        assert_eq!(attachment("a\"b", "", "pdf"), "attachment; filename=\"ab.pdf\"");
    }
}
