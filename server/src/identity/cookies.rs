//! Reading and writing cookies: a few lines, values of letters and digits only.

use axum::http::header::COOKIE;
use axum::http::{HeaderMap, HeaderValue};

/// The cookies of a request.
pub struct Cookies<'a>(Vec<(&'a str, &'a str)>);

impl<'a> Cookies<'a> {
    /// Reads them from the headers; what is no cookie is left out.
    pub fn of(headers: &'a HeaderMap) -> Self {
        let pairs = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
        Self(pairs.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('=')).collect())
    }

    /// The value of a cookie.
    pub fn get(&self, name: &str) -> Option<&'a str> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }
}

/// A `Set-Cookie` value that scripts cannot read and other sites cannot send along. `secs` 0 takes the cookie away.
///
/// Nothing when the value holds anything but letters, digits and hyphens: then it is none of ours.
pub fn set_cookie(name: &str, value: &str, secs: u32, secure: bool) -> Option<HeaderValue> {
    set_cookie_at("/", name, value, secs, secure)
}

/// The same for one page and what lies below it: sent nowhere else.
pub fn set_cookie_at(path: &str, name: &str, value: &str, secs: u32, secure: bool) -> Option<HeaderValue> {
    let plain = |text: &str| text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let is_path = path.split('/').all(plain);
    if !plain(name) || !plain(value) || !is_path {
        return None;
    }
    let secure = if secure { "; Secure" } else { "" };
    HeaderValue::from_str(&format!("{name}={value}; Path={path}; Max-Age={secs}; HttpOnly; SameSite=Lax{secure}")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies_are_found_by_their_whole_name() {
        let mut headers = HeaderMap::new();
        headers.insert(COOKIE, HeaderValue::from_static("xseat=1; seat=2 ; other"));
        assert_eq!(Cookies::of(&headers).get("seat"), Some("2"));
        assert_eq!(Cookies::of(&headers).get("other"), None);
    }

    #[test]
    fn a_value_cannot_smuggle_attributes() {
        assert_eq!(set_cookie("lang", "de; Domain=evil", 1, false), None);
        assert!(set_cookie("lang", "de", 1, true).is_some_and(|v| v.to_str().is_ok_and(|v| v.ends_with("; Secure"))));
    }
}
