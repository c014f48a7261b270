//! What is behind an invitation's link. Looking at it accepts nothing.

use domain::directory::organisations::Part;
use domain::ids::OrganisationId;
use domain::wire::Problem;
use leptos::prelude::*;

use super::{address, isolated};
use crate::catalogue::{OrganisationText as T, PageText as P};
use crate::components::{Icon, IconName};
use crate::pages::document::{Sheet, Shell};
use crate::pages::parts::{Tone, note, problem_note};

/// An invitation, as whoever carries its link sees it.
#[derive(Debug, Clone)]
pub struct InvitationPage {
    /// Its id and name, where the invitation is one at all.
    pub organisation: Option<(OrganisationId, String)>,
    pub part: Part,
    /// The last day on which whoever accepts represents the organisation.
    pub last_day: Option<String>,
    pub state: InvitationState,
    /// The address of whoever is signed in.
    pub own_address: Option<String>,
}

/// What can be done with it.
#[derive(Debug, Clone)]
pub enum InvitationState {
    /// Nobody is signed in.
    SignIn,
    Ready,
    /// Why not.
    Problem(Problem),
}

pub(in crate::pages) fn invitation(shell: &Shell, page: InvitationPage) -> Sheet {
    let lang = shell.lang;
    let open = !matches!(page.state, InvitationState::Problem(_));
    let about = page.organisation.as_ref().map(|(_, name)| {
        let lead = match page.part {
            Part::Voice => T::InvitationVoice,
            Part::Helper => T::InvitationHelper,
        };
        let hint = match page.part {
            Part::Voice => T::PartVoiceHint,
            Part::Helper => T::PartHelperHint,
        };
        let end = page.last_day.as_ref().map(|day| {
            view! { <p>{lang.fill(T::UntilDay, &[("day", &isolated(day))])}</p> }
        });
        let more = open.then(|| {
            view! {
                <p class="hint">{lang.say(T::from(page.part))}": "{lang.say(hint)}</p>
                {end}
            }
        });
        view! {
            <p>{lang.say(lead)}</p>
            <p class="lead"><bdi>{name.clone()}</bdi></p>
            {more}
        }
    });
    let signed_in = page.own_address.as_ref().map(|own| {
        view! { <p class="hint">{lang.fill(T::InvitationAs, &[("address", &isolated(own))])}</p> }
    });
    let rest = match &page.state {
        InvitationState::SignIn => view! {
            {note(Tone::Info, lang.say(T::InvitationSignIn))}
            <div class="actions">
                <a class="btn btn-main" href="/sign-in?next=/invitation">{lang.say(T::SignIn)}</a>
                <a class="btn" href="/register?next=/invitation">{lang.say(T::MakeAccount)}</a>
            </div>
        }
        .into_any(),
        InvitationState::Ready => view! {
            <form class="form" method="post" action="/invitation">
                <button class="btn btn-main btn-wide"><Icon name=IconName::Check/> {lang.say(T::Accept)}</button>
            </form>
        }
        .into_any(),
        InvitationState::Problem(_) => {
            let (to, words) = match &page.organisation {
                Some((id, _)) => (address(*id), lang.say(T::ToOrganisation)),
                None => ("/".to_owned(), lang.say(P::ToStart)),
            };
            view! { <div class="actions"><a class="btn" href=to>{words}</a></div> }.into_any()
        }
    };
    let problem = match &page.state {
        InvitationState::Problem(problem) => Some(problem),
        InvitationState::SignIn | InvitationState::Ready => None,
    };
    let heading = lang.say(T::InvitationHeading);
    let body = view! {
        <main id="main" class="narrow" tabindex="-1">
            <hgroup class="title"><h1>{heading}</h1></hgroup>
            {about}
            {problem_note(lang, problem)}
            {signed_in}
            {rest}
        </main>
    };
    Sheet::page(heading, body.into_any())
}
