//! Reading and writing cookies: a few lines, values of letters and digits only.
//!
//! Every cookie of ours is HttpOnly (no script reads it) and SameSite=Lax. Not Strict: people come from links in mails and
//! from QR codes, and with Strict whoever does would be a stranger on the first page, and a link's token, carried on by a
//! redirect, would be left behind. What Lax lets through is pages being looked at; forms of other sites are refused by the
//! CSRF layer, and so are sockets by their Origin.
//!
//! Over TLS a cookie is called `__Host-…` (RFC 6265bis, section 4.1.3): the browser takes it only from this very host, over
//! TLS, for the whole of it. One with a path of its own cannot have that and is called `__Secure-…`. Outside this module
//! nobody knows: `set_cookie` puts the prefix on, `only_ours` takes it off whatever comes in, and drops what has none, so
//! that neither a sibling domain nor somebody on the way over plain HTTP can plant a cookie here.

use axum::http::header::COOKIE;
use axum::http::{HeaderMap, HeaderValue};

/// Only this host, and all of it.
const OF_THE_HOST: &str = "__Host-";
/// Only over TLS. Another host below the same domain can set such a one, too: it never stands in for the host's own.
const OVER_TLS: &str = "__Secure-";
/// How the names of cookies begin that have a path of their own.
const WITH_A_PATH: [&str; 1] = ["receipt-"];

/// The cookies of a request.
pub struct Cookies<'a>(Vec<(&'a str, &'a str)>);

impl<'a> Cookies<'a> {
    /// Reads them from the headers; what is no cookie is left out.
    pub fn of(headers: &'a HeaderMap) -> Self {
        let pairs = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
        Self(pairs.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('=')).collect())
    }

    /// Names and values, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.0.iter().copied()
    }

    /// The value of a cookie.
    pub fn get(&self, name: &str) -> Option<&'a str> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }
}

/// Any text as a cookie may hold it: its bytes in hexadecimal digits.
pub fn cookie_value(text: &str) -> String {
    text.bytes().map(|byte| format!("{byte:02x}")).collect()
}

/// The text that a cookie holds so; nothing for what no text was written as.
pub fn cookie_text(value: &str) -> Option<String> {
    let byte = |place: usize| value.get(place..place + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
    String::from_utf8((0..value.len()).step_by(2).map(byte).collect::<Option<_>>()?).ok()
}

/// Over TLS: leaves of a request's cookies only those that carry the prefix they were set with, and takes it off.
pub fn only_ours(headers: &mut HeaderMap) {
    let kept: Vec<String> = Cookies::of(headers)
        .0
        .into_iter()
        .filter_map(|(name, value)| unprefixed(name).map(|name| format!("{name}={value}")))
        .collect();
    headers.remove(COOKIE);
    if let Ok(line) = HeaderValue::from_str(&kept.join("; "))
        && !kept.is_empty()
    {
        headers.insert(COOKIE, line);
    }
}

/// What we call a cookie that came under this name; nothing when it is not the name we set it with.
fn unprefixed(sent: &str) -> Option<&str> {
    let of_the_host = sent.strip_prefix(OF_THE_HOST).filter(|name| !has_a_path(name));
    of_the_host.or_else(|| sent.strip_prefix(OVER_TLS).filter(|name| has_a_path(name)))
}

fn has_a_path(name: &str) -> bool {
    WITH_A_PATH.iter().any(|begin| name.starts_with(begin))
}

/// A `Set-Cookie` value that scripts cannot read and other sites cannot send along. `secs` 0 takes the cookie away.
///
/// Nothing when the value holds anything but letters, digits and hyphens: then it is none of ours.
pub fn set_cookie(name: &str, value: &str, secs: u32, secure: bool) -> Option<HeaderValue> {
    if has_a_path(name) { None } else { set(OF_THE_HOST, "/", name, value, secs, secure) }
}

/// The same for one page and what lies below it: sent nowhere else. Nothing for a name that is not known to have a path.
pub fn set_cookie_at(path: &str, name: &str, value: &str, secs: u32, secure: bool) -> Option<HeaderValue> {
    if has_a_path(name) { set(OVER_TLS, path, name, value, secs, secure) } else { None }
}

fn set(prefix: &str, path: &str, name: &str, value: &str, secs: u32, secure: bool) -> Option<HeaderValue> {
    let plain = |text: &str| text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let is_path = path.split('/').all(plain);
    if !plain(name) || !plain(value) || !is_path {
        return None;
    }
    let (prefix, secure) = if secure { (prefix, "; Secure") } else { ("", "") };
    HeaderValue::from_str(&format!(
        "{prefix}{name}={value}; Path={path}; Max-Age={secs}; HttpOnly; SameSite=Lax{secure}"
    ))
    .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(line: &'static str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(COOKIE, HeaderValue::from_static(line));
        headers
    }

    #[test]
    fn cookies_are_found_by_their_whole_name() {
        let headers = sent("xseat=1; seat=2 ; other");
        assert_eq!(Cookies::of(&headers).get("seat"), Some("2"));
        assert_eq!(Cookies::of(&headers).get("other"), None);
    }

    #[test]
    fn a_value_cannot_smuggle_attributes() {
        assert_eq!(set_cookie("lang", "de; Domain=evil", 1, false), None);
        assert!(set_cookie("lang", "de", 1, true).is_some_and(|v| v.to_str().is_ok_and(|v| v.ends_with("; Secure"))));
    }

    #[test]
    fn any_text_fits_into_a_cookie_and_nothing_else_is_read_out_of_one() {
        for text in ["", "/account?saved=yes", "/w/1#ä"] {
            assert_eq!(cookie_text(&cookie_value(text)).as_deref(), Some(text));
        }
        for broken in ["2", "2g", "ff", "é"] {
            assert_eq!(cookie_text(broken), None, "{broken}");
        }
    }

    #[test]
    fn over_tls_a_cookie_is_the_host_s_own_and_without_it_stays_as_it_is() {
        let set = |secure| set_cookie("desk", "ab", 9, secure).unwrap();
        assert_eq!(set(true), "__Host-desk=ab; Path=/; Max-Age=9; HttpOnly; SameSite=Lax; Secure");
        assert_eq!(set(false), "desk=ab; Path=/; Max-Age=9; HttpOnly; SameSite=Lax");
        let at = |secure| set_cookie_at("/w/1/polls/2", "receipt-2-3", "ab", 9, secure).unwrap();
        assert_eq!(at(true), "__Secure-receipt-2-3=ab; Path=/w/1/polls/2; Max-Age=9; HttpOnly; SameSite=Lax; Secure");
        assert_eq!(at(false), "receipt-2-3=ab; Path=/w/1/polls/2; Max-Age=9; HttpOnly; SameSite=Lax");
        assert_eq!(set_cookie_at("/w/1", "desk", "ab", 9, true), None, "its prefix would let others set it");
        assert_eq!(set_cookie("receipt-2-3", "ab", 9, true), None);
    }

    #[test]
    fn what_comes_without_the_right_prefix_is_planted_and_dropped() {
        let mut headers = sent(
            "desk=evil; __Host-desk=good; __Secure-desk=evil; __Secure-receipt-1-2=r; __Host-receipt-1-2=x; receipt-1-2=evil",
        );
        headers.append(COOKIE, HeaderValue::from_static("__Host-lang=ar; seat-1=evil; __host-seat-1=evil; __Host-=x"));
        only_ours(&mut headers);
        assert_eq!(headers.get_all(COOKIE).iter().count(), 1);
        let cookies = Cookies::of(&headers);
        assert_eq!(
            (cookies.get("desk"), cookies.get("lang"), cookies.get("receipt-1-2")),
            (Some("good"), Some("ar"), Some("r"))
        );
        assert_eq!(cookies.get("seat-1"), None);
        assert!(!headers[COOKIE].to_str().unwrap().contains("evil"));

        let mut headers = sent("desk=evil");
        only_ours(&mut headers);
        assert_eq!(headers.get(COOKIE), None);
    }
}
