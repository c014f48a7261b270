//! What every page handler starts from: who asks, in which language, for which address.

use std::convert::Infallible;

use app::catalogue::UiLang;
use app::pages::{Page, Shell, Sorry, encoded, render};
use axum::extract::FromRequestParts;
use axum::http::header::{ACCEPT_LANGUAGE, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};
use axum::response::{Html, IntoResponse, Redirect, Response};
use domain::ids::AccountId;
use domain::{Principal, Right, Timestamp, directory};

use crate::app_state::App;
use crate::error::AppError;
use crate::http::headers::Nonce;
use crate::http::target;
use crate::identity::{self, Cookies, set_cookie};
use crate::{chance, clock};

/// The cookie that keeps a chosen language.
const LANG_COOKIE: &str = "lang";
/// It is kept for a year.
const LANG_SECS: u32 = 365 * 24 * 60 * 60;

/// A request for a page.
pub(super) struct Asked {
    pub(super) app: App,
    pub(super) headers: HeaderMap,
    pub(super) uri: Uri,
    /// Asked for with GET: the address can be asked for again.
    is_page: bool,
    pub(super) lang: UiLang,
    nonce: String,
    /// The language was chosen just now and is to be kept.
    chosen: bool,
}

impl FromRequestParts<App> for Asked {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let chosen = parts.uri.query().and_then(|q| pairs(q).into_iter().find(|(name, _)| name == "lang"));
        let chosen = chosen.and_then(|(_, tag)| UiLang::from_tag(&tag));
        let kept = Cookies::of(&parts.headers).get(LANG_COOKIE).and_then(UiLang::from_tag);
        let lang = chosen.or(kept).or_else(|| preferred(&parts.headers)).unwrap_or(app.settings.language);
        let nonce = parts.extensions.get::<Nonce>().map_or_else(chance::key, |nonce| nonce.0.clone());
        let asked = Self {
            app: app.clone(),
            headers: parts.headers.clone(),
            uri: parts.uri.clone(),
            is_page: parts.method == Method::GET,
            lang,
            nonce,
            chosen: chosen.is_some(),
        };
        Ok(asked)
    }
}

/// The first of our languages that the browser asks for, by weight (RFC 9110, section 12.5.4).
fn preferred(headers: &HeaderMap) -> Option<UiLang> {
    let asked = headers.get(ACCEPT_LANGUAGE)?.to_str().ok()?;
    let mut wishes: Vec<(u32, UiLang)> = Vec::new();
    for wish in asked.split(',').take(20) {
        let (tag, weight) = wish.split_once(';').unwrap_or((wish, "q=1"));
        let weight: f32 = weight.trim().strip_prefix("q=").and_then(|q| q.parse().ok()).unwrap_or(0.0);
        if let Some(lang) = UiLang::from_tag(tag).filter(|_| weight > 0.0) {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=1000")]
            wishes.push(((weight.clamp(0.0, 1.0) * 1000.0) as u32, lang));
        }
    }
    wishes.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    wishes.first().map(|(_, lang)| *lang)
}

/// The pairs of a query or a form (application/x-www-form-urlencoded), in order.
pub(super) fn pairs(encoded: &str) -> Vec<(String, String)> {
    let words = |text: &str| percent_decode(&text.replace('+', " "));
    encoded
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (words(name), words(value)))
        .collect()
}

fn percent_decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after
            .get(..2)
            .and_then(|hex| std::str::from_utf8(hex).ok())
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match (first, code) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

impl Asked {
    /// Who asks, if that somebody may have what is asked for.
    ///
    /// # Errors
    /// `SessionMissing` when nobody is signed in, else why not.
    pub(super) async fn may(&self, right: Right) -> Result<Principal, AppError> {
        let who = identity::principal(&self.app, &self.headers).await?;
        match domain::may(who, right, &*self.app.directory.now().await?, clock::now()) {
            Ok(()) => Ok(who),
            Err(_) if who == Principal::Public => Err(AppError::SessionMissing),
            Err(directory::Refusal::NotPermitted) => Err(AppError::Forbidden),
            Err(refusal) => Err(refusal.into()),
        }
    }

    /// The answer with a page.
    pub(super) fn page(&self, page: Page) -> Response {
        self.page_with(StatusCode::OK, page)
    }

    /// The answer with a page that tells of a problem.
    pub(super) fn page_with(&self, status: StatusCode, page: Page) -> Response {
        let assets = &self.app.assets;
        // A phone loads only its own share.
        let share = if matches!(page, Page::Console(_) | Page::Projector(_)) { "steer" } else { "room" };
        // Behind the address of a form there may be no page: its languages are chosen where one goes on.
        let path = match &page {
            Page::Sorry(sorry) if !self.is_page => sorry.back.clone().unwrap_or_else(|| "/".to_owned()),
            _ => self.uri.path().to_owned(),
        };
        let shell = Shell {
            lang: self.lang,
            nonce: self.nonce.clone(),
            style_href: assets.href("style.css").unwrap_or_default(),
            icon_href: assets.href("icon.svg"),
            app_js: assets.href(&format!("{share}.js")),
            app_wasm: assets.href(&format!("{share}.wasm")),
            path,
        };
        self.with_language((status, Html(render(&shell, page))).into_response())
    }

    /// A page that was to be shown, with the status of what went wrong before, if anything did; or why it cannot be.
    pub(super) fn shown(&self, page: Result<Page, AppError>, before: Option<&AppError>) -> Response {
        match page {
            Ok(page) => self.page_with(before.map_or(StatusCode::OK, AppError::status), page),
            Err(error) => self.sorry(&error, None),
        }
    }

    /// The answer when something stands in the way: one clear sentence, and where to go on.
    pub(super) fn sorry(&self, error: &AppError, back: Option<String>) -> Response {
        error.log();
        // Signing in may help, and leads back here.
        let asks_who = matches!(error, AppError::SessionMissing) && self.is_page;
        let sign_in = asks_who.then(|| format!("/sign-in?next={}", encoded(self.uri.path())));
        self.page_with(error.status(), Page::Sorry(Sorry { problem: error.problem(), back, sign_in }))
    }

    /// On to another address of ours. A language that was chosen goes along.
    pub(super) fn go(&self, to: &str) -> Response {
        self.with_chosen_language(Redirect::to(to).into_response())
    }

    /// The same with cookies; seconds 0 take one away.
    pub(super) fn go_with(&self, to: &str, cookies: &[(&str, &str, u32)]) -> Response {
        let mut answer = self.go(to);
        for (name, value, secs) in cookies {
            if let Some(cookie) = set_cookie(name, value, *secs, self.app.settings.secure()) {
                answer.headers_mut().append(SET_COOKIE, cookie);
            }
        }
        answer
    }

    fn with_language(&self, mut answer: Response) -> Response {
        answer.headers_mut().insert(axum::http::header::CONTENT_LANGUAGE, HeaderValue::from_static(self.lang.tag()));
        self.with_chosen_language(answer)
    }

    /// Keeps a language that was chosen just now.
    fn with_chosen_language(&self, mut answer: Response) -> Response {
        if self.chosen
            && let Some(cookie) = set_cookie(LANG_COOKIE, self.lang.tag(), LANG_SECS, self.app.settings.secure())
        {
            answer.headers_mut().append(SET_COOKIE, cookie);
        }
        answer
    }

    /// A value of the query.
    pub(super) fn query(&self, name: &str) -> Option<String> {
        pairs(self.uri.query()?).into_iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// The account that asks for what is its own, and as whom it does.
    ///
    /// # Errors
    /// `SessionMissing` when nobody is signed in.
    pub(super) async fn own(&self) -> Result<(AccountId, Principal), AppError> {
        let account = identity::account(&*self.app.store, &self.headers).await?;
        Ok((account, self.may(Right::Own(account)).await?))
    }

    /// Where to go on to afterwards, as the address says (`?next=`), if that lies within the site.
    pub(super) fn next(&self) -> Option<String> {
        let next = self.query("next")?;
        target::within(&next).map(str::to_owned)
    }

    /// A moment as a clock on the wall of the workshop shows it: `17:45`.
    pub(super) fn clock(&self, at: Timestamp) -> String {
        clock_in(&self.app.settings.time_zone, at)
    }
}

/// A moment as a clock in a time zone shows it.
pub(super) fn clock_in(zone: &jiff::tz::TimeZone, at: Timestamp) -> String {
    let Ok(at) = jiff::Timestamp::from_millisecond(at.0) else { return String::new() };
    at.to_zoned(zone.clone()).strftime("%H:%M").to_string()
}

/// A moment with its day, for what may lie days apart.
pub(super) fn day_and_clock_in(zone: &jiff::tz::TimeZone, at: Timestamp) -> String {
    let Ok(at) = jiff::Timestamp::from_millisecond(at.0) else { return String::new() };
    at.to_zoned(zone.clone()).strftime("%d.%m.%Y %H:%M").to_string()
}

/// The day alone.
pub(super) fn day_in(zone: &jiff::tz::TimeZone, at: Timestamp) -> String {
    let Ok(at) = jiff::Timestamp::from_millisecond(at.0) else { return String::new() };
    at.to_zoned(zone.clone()).strftime("%d.%m.%Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_as_browsers_write_it() {
        let read = pairs("text=Mehr+Wohnungen%21%0D%0A%C3%BC&empty=&odd=100%&x");
        let value = |name: &str| read.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str());
        assert_eq!(value("text"), Some("Mehr Wohnungen!\r\nü"));
        assert_eq!((value("empty"), value("odd"), value("x")), (Some(""), Some("100%"), Some("")));
    }

    #[test]
    fn the_browser_s_wishes_are_weighed() {
        let prefers = |wish: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_LANGUAGE, HeaderValue::from_static(wish));
            preferred(&headers)
        };
        assert_eq!(prefers("fr, en;q=0.5, ar-SY;q=0.9"), Some(UiLang::Ar));
        assert_eq!(prefers("fr, tr;q=0.5"), None);
        assert_eq!(prefers("de;q=0, en;q=NaN"), None);
    }
}
