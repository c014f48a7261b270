//! Where somebody is signed in, and how to end it: on a lost phone, or everywhere else at once.

use leptos::prelude::*;

use super::document::{Sheet, Shell};
use super::parts::dotted;
use crate::catalogue::{PageText as P, UiLang};
use crate::components::{Icon, IconName};

/// The sessions of one person.
#[derive(Debug, Clone, Default)]
pub struct Sessions {
    /// The last used first.
    pub sessions: Vec<SessionRow>,
}

/// One session.
#[derive(Debug, Clone)]
pub struct SessionRow {
    /// By which it is ended; it opens nothing.
    pub handle: String,
    /// Such as "Firefox · Android"; empty where it was not known.
    pub device: String,
    /// Day and clock; nothing where it began before that was written down.
    pub begun: Option<String>,
    /// Day and clock.
    pub used: String,
    /// The one this page was asked for with.
    pub here: bool,
}

pub(super) fn sheet(shell: &Shell, page: Sessions) -> Sheet {
    let lang = shell.lang;
    let others = page.sessions.iter().any(|session| !session.here);
    let rows = page.sessions.iter().map(|session| one(lang, session)).collect_view();
    let all = others.then(|| {
        view! {
            <form method="post" action="/desk/sessions">
                <button class="btn btn-danger" name="end" value="others">{lang.say(P::EndOthers)}</button>
            </form>
        }
    });
    let body = view! {
        <main id="main" class="wide desk" tabindex="-1">
            <hgroup class="title"><h1>{lang.say(P::SessionsHeading)}</h1><p>{lang.say(P::SessionsLead)}</p></hgroup>
            <ul class="shelf">{rows}</ul>
            <div class="actions">
                <a class="btn" href="/desk">{lang.say(P::DeskHeading)}</a>
                {all}
            </div>
        </main>
    };
    Sheet::page(lang.say(P::SessionsHeading), body.into_any())
}

fn one(lang: UiLang, session: &SessionRow) -> AnyView {
    let device = if session.device.is_empty() { lang.say(P::DeviceUnknown) } else { &session.device };
    let isolated = |time: &str| format!("\u{2066}{time}\u{2069}");
    let mut times = vec![lang.fill(P::SessionUsed, &[("time", &isolated(&session.used))])];
    times.extend(session.begun.as_ref().map(|begun| lang.fill(P::SessionBegun, &[("time", &isolated(begun))])));
    let (to, words) = match session.here {
        true => ("/desk/leave", P::SignOut),
        false => ("/desk/sessions", P::EndSession),
    };
    // Read out alone, a button must still say which session it ends.
    let label = format!("{}: {device}, {}", lang.say(words), session.used);
    view! {
        <li class="shelf-item">
            <h2 class="shelf-title"><bdi>{device.to_owned()}</bdi></h2>
            <p class="shelf-meta">{dotted(times)}</p>
            {session.here.then(|| view! { <span class="tag tag-good">{lang.say(P::ThisDevice)}</span> })}
            <form class="actions" method="post" action=to>
                <button class="btn" name="end" value=session.handle.clone() aria-label=label><Icon name=IconName::X/> {lang.say(words)}</button>
            </form>
        </li>
    }
    .into_any()
}
