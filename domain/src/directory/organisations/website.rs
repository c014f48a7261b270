//! The address of an organisation's website: one that can be linked to without harm.

use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Serialize};

use crate::directory::Refusal;

/// A page's address, `http` or `https`, with a host's name and without anybody's password.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Website(String);

impl Website {
    /// The longest it may be, in characters.
    pub const MAX: u32 = 200;

    /// Takes what somebody typed; `www.verein.example` means `https://www.verein.example`.
    ///
    /// # Errors
    /// `TextTooLong`, or `WebsiteUnreadable` for whatever is no address of a page.
    pub fn parse(raw: &str) -> Result<Self, Refusal> {
        let raw = raw.trim();
        let length = u32::try_from(raw.chars().count()).unwrap_or(u32::MAX);
        if length > Self::MAX {
            return Err(Refusal::TextTooLong { max: Self::MAX, length });
        }
        let odd = |c: char| {
            c.is_whitespace()
                || c.is_control()
                || crate::text::is_direction_control(c)
                || matches!(c, '"' | '\'' | '<' | '>' | '\\' | '`' | '{' | '}' | '|' | '^')
        };
        if raw.chars().any(odd) {
            return Err(Refusal::WebsiteUnreadable);
        }
        let (scheme, rest) = match raw.split_once("://") {
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => ("http", rest),
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") => ("https", rest),
            Some((scheme, _)) if !scheme.contains(['/', '?', '#', '.']) => return Err(Refusal::WebsiteUnreadable),
            _ => ("https", raw),
        };
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, path) = rest.split_at(end);
        let (host, port) = authority.split_once(':').map_or((authority, None), |(host, port)| (host, Some(port)));
        let good_port = port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port > 0));
        if !(is_host(host) && good_port) {
            return Err(Refusal::WebsiteUnreadable);
        }
        let port = port.map(|port| format!(":{port}")).unwrap_or_default();
        Ok(Self(format!("{scheme}://{}{port}{path}", host.to_lowercase())))
    }

    /// The same, where having none is fine.
    ///
    /// # Errors
    /// As `parse`.
    pub fn parse_optional(raw: &str) -> Result<Option<Self>, Refusal> {
        if raw.trim().is_empty() { Ok(None) } else { Self::parse(raw).map(Some) }
    }

    /// As people say it: without the scheme and what else is not needed.
    pub fn spoken(&self) -> &str {
        let rest = self.0.split_once("://").map_or(self.0.as_str(), |(_, rest)| rest);
        rest.strip_suffix('/').unwrap_or(rest)
    }
}

/// A name with at least two parts; an address of a machine is none.
fn is_host(host: &str) -> bool {
    let label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    let last = host.rsplit('.').next().unwrap_or_default();
    host.contains('.') && host.split('.').all(label) && last.chars().any(char::is_alphabetic)
}

impl Deref for Website {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Website {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_becomes_an_address() {
        let read = |raw: &str| Website::parse(raw).unwrap().to_string();
        assert_eq!(read(" www.Verein.example "), "https://www.verein.example");
        assert_eq!(read("HTTP://verein.example:8080/über?uns=1#a:b@c"), "http://verein.example:8080/über?uns=1#a:b@c");
        assert_eq!(read("verein.example/a://b"), "https://verein.example/a://b");
        assert_eq!(read("https://مثال.إختبار/"), "https://مثال.إختبار/");
        assert_eq!(Website::parse("https://verein.example/").unwrap().spoken(), "verein.example");
        assert_eq!(Website::parse_optional("  "), Ok(None));
    }

    #[test]
    fn what_could_run_lead_astray_or_tell_a_password_is_no_website() {
        for raw in [
            "javascript:alert(1)",
            "JavaScript://verein.example/%0aalert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "//verein.example",
            "https://amal:secret@verein.example",
            "https://verein.example@evil.example",
            "https://verein.example\\@evil.example",
            "https://",
            "verein",
            "127.0.0.1",
            "https://[::1]/",
            "https://verein.example:0/",
            "https://verein.example:x/",
            "https://-verein.example",
            "https://verein..example",
            "https://verein.example/\" onclick=\"x",
            "https://verein.example/\u{202e}gpj",
            "verein example.org",
        ] {
            assert_eq!(Website::parse(raw), Err(Refusal::WebsiteUnreadable), "{raw}");
        }
        assert_eq!(
            Website::parse(&format!("verein.example/{}", "a".repeat(200))),
            Err(Refusal::TextTooLong { max: 200, length: 215 })
        );
    }
}
