//! A token that came in an address and travels on as a cookie.
//!
//! What opens something once (a link to come in, an invitation, a confirmation) has to come in an address, since that is
//! all a mail can hold. There it would stay: in the history, in what the next page is told of where somebody came from, in
//! a photo of the screen. So it leaves the address at once: `arrived` answers with a cookie of ten minutes and with the way
//! to the page that has the button. Looking uses nothing up; mail programs that open links find a page and no more.
//!
//! A token is carried for one purpose, under a cookie of its own, and no other purpose finds it there. With it goes a sign
//! of this browser: what its one use gives out can be derived from both (`Carried::fresh_secret`), so that a second click,
//! or a page loaded again because the answer got lost, comes to the same, and another browser with the same link to nothing.

use axum::http::HeaderValue;
use axum::http::header::{REFERRER_POLICY, SET_COOKIE};
use axum::response::Response;

use super::asked::Asked;
use super::target;
use crate::documents::hex;
use crate::error::AppError;
use crate::identity::{self, Cookies, cookie_text, cookie_value, set_cookie};
use crate::{chance, store};

/// How long a token is carried: long enough to read a page, short enough for a browser that others use next.
const CARRIED_SECS: u32 = 10 * 60;
/// Longer than any token of ours.
const LONGEST: usize = 64;

/// What a token is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To come in as whom a one-time link belongs to.
    Enter,
    /// To confirm what a mail asks about.
    Confirm,
    /// To represent an organisation.
    Invitation,
    /// To accept a post.
    Appointment,
}

impl Purpose {
    /// The address of the page with the button.
    pub(super) fn page(self) -> &'static str {
        match self {
            Self::Enter => "/enter",
            Self::Confirm => "/confirm",
            Self::Invitation => "/invitation",
            Self::Appointment => "/appointment",
        }
    }

    fn cookie(self) -> &'static str {
        match self {
            Self::Enter => "carried-enter",
            Self::Confirm => "carried-confirm",
            Self::Invitation => "carried-invitation",
            Self::Appointment => "carried-appointment",
        }
    }
}

/// A token, the sign of the browser that carries it, and where its address said to go on to.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Carried {
    token: String,
    browser: String,
    next: Option<String>,
}

impl Carried {
    /// What somebody's cookies carry for this purpose.
    pub(super) fn of(asked: &Asked, purpose: Purpose) -> Option<Self> {
        Self::read(Cookies::of(&asked.headers).get(purpose.cookie())?)
    }

    fn read(value: &str) -> Option<Self> {
        let mut parts = value.split('-');
        let (token, browser) = (parts.next()?, parts.next()?);
        let next = parts.next().and_then(cookie_text).and_then(|next| target::within(&next).map(str::to_owned));
        let whole = is_token(token) && is_token(browser) && parts.next().is_none();
        whole.then(|| Self { token: token.to_owned(), browser: browser.to_owned(), next })
    }

    /// Where to go on to once the token is used, if that lies within the site.
    pub(super) fn next(&self) -> Option<&str> {
        self.next.as_deref()
    }

    /// What is stored of the token.
    pub(super) fn hash(&self) -> store::Hash {
        identity::hash(&self.token)
    }

    /// A secret that nobody knows but this browser, the same each time: for what the token's one use gives out.
    pub(super) fn fresh_secret(&self) -> String {
        hex(&identity::hash(&format!("carried:{}:{}", self.token, self.browser)))
    }
}

/// The answer to an address with a token in it: the token as a cookie, and the way to the page with the button. A target
/// (`?next=`) goes along, if it lies within the site.
pub(super) fn arrived(asked: &Asked, purpose: Purpose, token: &str) -> Response {
    if !is_token(token) {
        return asked.sorry(&AppError::NotFound, None);
    }
    let mut carried = format!("{token}-{}", chance::secret());
    if let Some(next) = asked.next() {
        carried = format!("{carried}-{}", cookie_value(&next));
    }
    let mut answer = asked.go_with(purpose.page(), &[(purpose.cookie(), &carried, CARRIED_SECS)]);
    answer.headers_mut().insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    answer
}

/// Takes the cookie away: the token was used, or is good for nothing.
pub(super) fn put_down(asked: &Asked, purpose: Purpose, mut answer: Response) -> Response {
    let gone = set_cookie(purpose.cookie(), "", 0, asked.app.settings.secure());
    answer.headers_mut().extend(gone.map(|gone| (SET_COOKIE, gone)));
    answer
}

fn is_token(text: &str) -> bool {
    (1..=LONGEST).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_carried_is_a_token_and_the_sign_of_a_browser() {
        let carried = Carried::read("0a-1b").unwrap();
        assert_eq!(carried.hash(), identity::hash("0a"));
        for broken in ["", "0a", "0a-", "-1b", "0a-1b-2f-2f", "0g-1b", &"0".repeat(200)] {
            assert!(Carried::read(broken).is_none(), "{broken}");
        }
    }

    #[test]
    fn where_to_go_on_to_is_carried_along_and_looked_at_again() {
        let next = |to: &str| Carried::read(&format!("0a-1b-{}", cookie_value(to))).unwrap().next().map(str::to_owned);
        assert_eq!(next("/w/1/minutes?lang=ar").as_deref(), Some("/w/1/minutes?lang=ar"));
        assert_eq!((next("//evil.example"), next("")), (None, None));
        assert_eq!(Carried::read("0a-1b-zz").unwrap().next(), None);
    }

    #[test]
    fn a_second_click_comes_to_the_same_and_another_browser_does_not() {
        let secret = |value| Carried::read(value).unwrap().fresh_secret();
        assert_eq!(secret("0a-1b"), secret("0a-1b"));
        assert_ne!(secret("0a-1b"), secret("0a-1c"));
        assert_ne!(secret("0a-1b"), secret("0b-1b"));
        assert_eq!(secret("0a-1b").len(), 64);
    }
}
