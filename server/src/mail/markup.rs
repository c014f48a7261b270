//! One text in two clothes: plain, and HTML. Names and titles that people typed are marked, so that neither writing direction
//! nor markup nor a mail program's eagerness makes more of them than words.

use app::catalogue::UiLang;

/// Around what people typed: Unicode's first strong isolate, and its end.
const OPEN: char = '\u{2068}';
const CLOSE: char = '\u{2069}';

/// The longest name or title that is put into a mail, in characters.
const LONGEST: usize = 160;

/// What is no sentence of ours but safe, such as a time: kept together, whichever way the text around it runs.
pub(super) fn isolated(value: &str) -> String {
    format!("{OPEN}{value}{CLOSE}")
}

/// The longest reason that is put into a mail, in characters: as long as `Reason` lets it be.
const LONGEST_REASON: usize = 300;

/// What somebody typed, as a mail may hold it: in one line, not too long, steering nothing, and no link.
pub(super) fn typed(value: &str) -> String {
    marked(value, LONGEST)
}

/// The same for a reason, which is read to its end.
pub(super) fn said_in_full(value: &str) -> String {
    marked(value, LONGEST_REASON)
}

fn marked(value: &str, longest: usize) -> String {
    let plain = one_line(value);
    let mut marked = String::from(OPEN);
    let mut before = ' ';
    for (place, c) in plain.chars().enumerate() {
        if place == longest {
            marked.push('…');
            break;
        }
        // A mail program makes links of what looks like an address; an invisible joiner keeps "evil.example" a word.
        if matches!(before, '.' | ':' | '@' | '/') && !c.is_whitespace() {
            marked.push('\u{2060}');
        }
        marked.push(c);
        before = c;
    }
    marked.push(CLOSE);
    marked
}

/// Without line breaks and other characters that steer instead of saying something.
fn one_line(text: &str) -> String {
    let steers = |c: char| {
        c.is_control()
            || matches!(c, '\u{00ad}' | '\u{061c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    let spaced: String = text.chars().map(|c| if steers(c) { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// For a header: one line without marks.
pub(super) fn header(text: &str) -> String {
    one_line(&text.chars().filter(|c| !matches!(*c, OPEN | CLOSE | '\u{2060}')).collect::<String>())
}

/// For plain text. The marks stay where the text runs the other way than most names.
pub(super) fn plain(lang: UiLang, text: &str) -> String {
    match lang.dir() {
        "rtl" => text.to_owned(),
        _ => text.chars().filter(|c| !matches!(*c, OPEN | CLOSE)).collect(),
    }
}

/// For HTML, inside an element or an attribute in double quotes.
pub(super) fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            OPEN => html.push_str("<bdi>"),
            CLOSE => html.push_str("</bdi>"),
            other => html.push(other),
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_typed_stays_in_one_line_and_steers_nothing() {
        let said = typed("Verein\r\nBcc: all@example.org\u{202e}gro\u{2069}");
        assert_eq!(header(&said), "Verein Bcc: all@example.org gro");
        assert_eq!(said.matches(CLOSE).count(), 1, "nobody leaves the isolate from inside");
    }

    #[test]
    fn a_name_that_is_an_address_is_no_link() {
        let said = typed("https://evil.example/login");
        assert!(!said.contains("://") && !said.contains(".example"), "{said}");
    }

    #[test]
    fn markup_is_shown_and_not_followed() {
        let said = escaped(&typed("<a href=\"x\">Klick</a> & 'so'"));
        assert_eq!(said, "<bdi>&lt;a href=&quot;x&quot;&gt;Klick&lt;/\u{2060}a&gt; &amp; &#39;so&#39;</bdi>");
    }

    #[test]
    fn a_long_title_is_cut() {
        assert_eq!(header(&typed(&"ü".repeat(500))).chars().count(), LONGEST + 1);
    }
}
