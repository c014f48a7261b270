//! What is done on an organisation's page: a form each, and what comes of it.

use app::pages::{OrganisationAct as Act, OrganisationPage, Page, Said, TypedAct};
use axum::extract::{Path, RawForm};
use axum::http::StatusCode;
use axum::response::Response;
use domain::directory::organisations::{Command, Part};
use domain::ids::{InvitationId, OrganisationId};
use domain::text::Reason;
use domain::wire::Problem;
use domain::{Refusal, Right, directory};

use super::invite::{self, end_of};
use super::{Seen, logo, shown};
use crate::directory::About;
use crate::error::AppError;
use crate::http::asked::Asked;
use crate::http::join::form_pairs;
use crate::identity;
use crate::mail;
use crate::store::Effect;

/// What was asked for, ready to be decided.
struct Wanted {
    command: Command,
    effects: Vec<Effect>,
    said: Said,
    link: Option<String>,
}

/// Something that cannot be done, and the status that says so.
struct Wrong {
    problem: Problem,
    status: StatusCode,
}

impl From<Problem> for Wrong {
    fn from(problem: Problem) -> Self {
        Self { problem, status: StatusCode::UNPROCESSABLE_ENTITY }
    }
}

impl From<AppError> for Wrong {
    fn from(error: AppError) -> Self {
        error.log();
        Self { problem: error.problem(), status: error.status() }
    }
}

pub(in crate::http) async fn act(asked: Asked, Path(id): Path<String>, RawForm(form): RawForm) -> Response {
    let pairs = form_pairs(&form);
    let typed = TypedAct::parse(&pairs);
    let act = pairs.iter().find(|(name, _)| name == "act").and_then(|(_, key)| Act::from_key(key));
    let found = async {
        let seen = Seen::of(&asked).await?;
        let (id, _) = seen.organisation(&id)?;
        // Whoever has no part in it is told so before anything is read. Who has left already is none of those.
        if act != Some(Act::Leave) || seen.who.account().is_none() {
            asked.may(Right::SeeMembers(id)).await?;
        }
        Ok::<_, AppError>((id, seen, act.ok_or(AppError::Malformed)?))
    };
    let (id, seen, act) = match found.await {
        Ok(found) => found,
        Err(error) => return asked.sorry(&error, Some(format!("/organisations/{id}"))),
    };
    let done = async {
        if act == Act::DropLogo && logo::of(&asked, id).await?.is_none() {
            // A second click.
            return Ok((Said::Saved, None));
        }
        let wanted = wanted(&asked, &seen, id, act, &typed).await?;
        let Wanted { command, effects, said, link } = wanted;
        match asked.app.directory.act(seen.who, command.into(), About::default(), effects).await {
            Ok(_) => Ok((said, link)),
            // A second click: it is done, and its link was shown the first time.
            Err(AppError::Directory(refusal)) if is_done(act, &refusal) => Ok((said, None)),
            Err(AppError::CodeTaken) => Err(Wrong::from(Problem::bare("invited_already"))),
            Err(error) => Err(error.into()),
        }
    };
    match done.await {
        Ok((_, Some(link))) => with_link(&asked, id, link).await,
        // Who has left an organisation that nobody else sees has nothing left to see there.
        Ok((Said::Left, None)) => {
            match Seen::of(&asked).await.and_then(|now| now.organisation(&id.to_string()).map(|_| ())) {
                Ok(()) => asked.go(&shown::address(id, Some(Said::Left))),
                Err(_) => asked.go("/organisations"),
            }
        }
        Ok((said, None)) => asked.go(&shown::address(id, Some(said))),
        Err(wrong) => again(&asked, id, act, typed, wrong).await,
    }
}

/// Whether a refusal says that what was asked for has been done before.
fn is_done(act: Act, refusal: &directory::Refusal) -> bool {
    match refusal {
        directory::Refusal::AlreadySo => true,
        directory::Refusal::Unknown => matches!(act, Act::Leave | Act::Dismiss),
        directory::Refusal::OrganisationClosed => act == Act::Close,
        _ => false,
    }
}

/// The page with a link that is shown this once.
async fn with_link(asked: &Asked, id: OrganisationId, link: String) -> Response {
    let page = async {
        let seen = Seen::of(asked).await?;
        let (id, known) = seen.organisation(&id.to_string())?;
        let page = shown::one(asked, &seen, id, known).await?;
        Ok(Page::Organisation(Box::new(OrganisationPage { link: Some(link), ..page })))
    };
    asked.shown(page.await, None)
}

/// The page as it is now, with what was typed and why it could not be done.
async fn again(asked: &Asked, id: OrganisationId, act: Act, typed: TypedAct, wrong: Wrong) -> Response {
    let page = async {
        let seen = Seen::of(asked).await?;
        let (id, known) = seen.organisation(&id.to_string())?;
        let page = shown::one(asked, &seen, id, known).await?;
        Ok::<_, AppError>(OrganisationPage { failed: Some((act, wrong.problem)), typed, ..page })
    };
    match page.await {
        Ok(page) => asked.page_with(wrong.status, Page::Organisation(Box::new(page))),
        Err(error) => asked.sorry(&error, None),
    }
}

async fn wanted(
    asked: &Asked,
    seen: &Seen,
    organisation: OrganisationId,
    act: Act,
    typed: &TypedAct,
) -> Result<Wanted, Wrong> {
    let version = typed.version.parse().unwrap_or_default();
    let account = || typed.account.parse().map_err(|_| Wrong::from(AppError::Malformed));
    let plain = |command, said| Wanted { command, effects: Vec::new(), said, link: None };
    Ok(match act {
        Act::Verify => plain(Command::Verify { organisation, version }, Said::Verified),
        Act::TurnDown => plain(Command::TurnDown { organisation, version, reason: reason(typed)? }, Said::TurnedDown),
        Act::ConfirmName => plain(Command::ConfirmName { organisation, version }, Said::Saved),
        Act::KeepName => {
            let reason = if typed.reason.trim().is_empty() { None } else { Some(reason(typed)?) };
            plain(Command::KeepName { organisation, version, reason }, Said::Saved)
        }
        Act::Close => Wanted {
            effects: vec![Effect::DropOrganisation { organisation: organisation.0 }],
            ..plain(Command::Close { organisation, reason: reason(typed)? }, Said::Closed)
        },
        Act::Invite => {
            let prepared = invite::prepare(asked, seen, organisation, typed).await?;
            if !is_repeated(seen, organisation, &prepared.command) {
                few_mails(asked, seen, typed)?;
            }
            Wanted { command: prepared.command, effects: prepared.effects, said: Said::Invited, link: prepared.link }
        }
        Act::Withdraw => {
            let invitation: InvitationId = typed.invitation.parse().map_err(|_| Wrong::from(AppError::Malformed))?;
            Wanted {
                effects: vec![Effect::DropInvited { invitation: invitation.0 }],
                ..plain(Command::Withdraw { organisation, invitation }, Said::Withdrawn)
            }
        }
        Act::Appoint => {
            let part = Part::from_key(&typed.part).ok_or_else(|| Wrong::from(Problem::bare("choice_needed")))?;
            let until = end_of(&asked.app.settings.time_zone, &typed.last_day)?;
            plain(Command::Appoint { organisation, account: account()?, part, until }, Said::Saved)
        }
        Act::Dismiss => plain(Command::Dismiss { organisation, account: account()? }, Said::Dismissed),
        Act::DropLogo => {
            let file = logo::of(asked, organisation).await?;
            Wanted {
                effects: file.map(|file| Effect::DropFile { id: file.0 }).into_iter().collect(),
                ..plain(Command::Picture { organisation, on: false }, Said::Saved)
            }
        }
        Act::Leave => {
            let account = seen.who.account().ok_or_else(|| Wrong::from(AppError::SessionMissing))?;
            plain(Command::Dismiss { organisation, account }, Said::Left)
        }
    })
}

fn reason(typed: &TypedAct) -> Result<Reason, Wrong> {
    if typed.reason.trim().is_empty() {
        return Err(AppError::from(directory::Refusal::ExplanationNeeded).into());
    }
    Reason::parse(&typed.reason).map_err(|problem| AppError::from(Refusal::from(problem)).into())
}

/// A second click on a form that was read before.
fn is_repeated(seen: &Seen, organisation: OrganisationId, command: &Command) -> bool {
    let known = seen.directory.organisations.get(organisation);
    matches!(command, Command::Invite { invitation, .. } if known.is_some_and(|it| it.invitation(*invitation).is_some()))
}

/// So much is sent to one address, and by one account, whatever it is about.
fn few_mails(asked: &Asked, seen: &Seen, typed: &TypedAct) -> Result<(), Wrong> {
    let limits = &asked.app.limits;
    limits.mail(&identity::hash(&mail::folded(&typed.address)))?;
    limits.mail(&identity::hash(&format!("inviter:{}", seen.who)))?;
    Ok(())
}
