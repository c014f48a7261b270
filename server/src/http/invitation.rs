//! An invitation's link. Its token leaves the address at once, looking accepts nothing, the button does; and only whoever
//! it was sent to can press it.

use app::pages::{InvitationPage, InvitationState, Page, Said};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Principal;
use domain::directory::organisations::{Command, Fate, Organisation, Part};
use domain::directory::{self, decide};
use domain::ids::{AccountId, InvitationId, OrganisationId};
use domain::wire::Problem;
use serde::Deserialize;

use super::asked::Asked;
use super::carried::{Carried, Purpose, arrived, put_down};
use super::organisations::{PURPOSE, Seen, day, has_address};
use crate::directory::About;
use crate::error::AppError;
use crate::store::Effect;

/// What a mailed secret says it is about.
#[derive(Debug, Clone, Copy, Deserialize)]
struct Meant {
    organisation: OrganisationId,
    invitation: InvitationId,
}

pub(super) async fn token(asked: Asked, Path(token): Path<String>) -> Response {
    arrived(&asked, Purpose::Invitation, &token)
}

pub(super) async fn page(asked: Asked) -> Response {
    match look(&asked).await {
        Ok(Looked { joined: Some(organisation), .. }) => asked.go(&format!("/organisations/{organisation}")),
        Ok(looked) => looked.shown(&asked),
        Err(error) => asked.sorry(&error, None),
    }
}

pub(super) async fn accept(asked: Asked) -> Response {
    let looked = match look(&asked).await {
        Ok(looked) => looked,
        Err(error) => return asked.sorry(&error, None),
    };
    let (Some(Meant { organisation, invitation }), Some(account)) = (looked.meant, looked.seen.who.account()) else {
        return looked.shown(&asked);
    };
    let addressed = match has_address(&asked, &looked.seen, organisation, invitation).await {
        Ok(addressed) => addressed.then_some(invitation),
        Err(error) => return asked.sorry(&error, None),
    };
    let command = Command::Accept { organisation, invitation, account };
    let about = About { addressed, ..About::default() };
    let forget = vec![Effect::DropInvited { invitation: invitation.0 }];
    match asked.app.directory.act(looked.seen.who, command.into(), about, forget).await {
        // A second click comes to the same.
        Ok(_) | Err(AppError::Directory(directory::Refusal::AlreadySo)) => {
            let answer = asked.go(&format!("/organisations/{organisation}?said={}", Said::Joined.key()));
            put_down(&asked, Purpose::Invitation, answer)
        }
        Err(error @ AppError::Directory(_)) => {
            error.log();
            let state = InvitationState::Problem(error.problem());
            Looked { page: InvitationPage { state, ..looked.page }, ..looked }.shown(&asked)
        }
        Err(error) => asked.sorry(&error, Some("/invitation".to_owned())),
    }
}

struct Looked {
    seen: Seen,
    meant: Option<Meant>,
    page: InvitationPage,
    /// It was accepted by whoever asks, who represents the organisation.
    joined: Option<OrganisationId>,
}

impl Looked {
    fn shown(self, asked: &Asked) -> Response {
        let status = match &self.page.state {
            InvitationState::SignIn | InvitationState::Ready => StatusCode::OK,
            InvitationState::Problem(problem) if problem.code == "invitation_for_another" => StatusCode::FORBIDDEN,
            InvitationState::Problem(_) => StatusCode::GONE,
        };
        asked.page_with(status, Page::Invitation(self.page))
    }
}

async fn look(asked: &Asked) -> Result<Looked, AppError> {
    let carried = Carried::of(asked, Purpose::Invitation).ok_or(AppError::LinkNotCarried)?;
    let seen = Seen::of(asked).await?;
    let token = asked.app.store.mail_token(&carried.hash(), PURPOSE, seen.now.0).await?;
    let meant: Option<Meant> = token.as_ref().and_then(|token| serde_json::from_str(&token.body).ok());
    let known = meant.and_then(|meant| Some((meant, seen.directory.organisations.get(meant.organisation)?)));
    let Some((meant, organisation)) = known else {
        let gone = InvitationPage {
            organisation: None,
            part: Part::Helper,
            last_day: None,
            state: InvitationState::Problem(Problem::bare("invitation_gone")),
            own_address: None,
        };
        return Ok(Looked { seen, meant: None, page: gone, joined: None });
    };
    let (page, joined) = described(asked, &seen, meant, organisation).await?;
    Ok(Looked { meant: Some(meant), page, joined, seen })
}

async fn described(
    asked: &Asked,
    seen: &Seen,
    meant: Meant,
    known: &Organisation,
) -> Result<(InvitationPage, Option<OrganisationId>), AppError> {
    let invited = known.invitation(meant.invitation);
    let account = seen.who.account();
    let own = match account {
        Some(account) => asked.app.store.address(account.0).await?.map(|it| it.address),
        None => None,
    };
    // What pressing the button would come to; nobody is asked to sign in for what is over.
    let tried = match account {
        Some(account) => {
            let addressed = has_address(asked, seen, meant.organisation, meant.invitation).await?;
            try_out(seen, meant, account, addressed)
        }
        None => over(seen, meant, known),
    };
    // Whoever represents the organisation already has no need of it.
    let joined = tried == Err(directory::Refusal::AlreadySo);
    let state = match tried {
        Err(refusal) => InvitationState::Problem(AppError::from(refusal).problem()),
        Ok(()) if seen.who == Principal::Public => InvitationState::SignIn,
        Ok(()) => InvitationState::Ready,
    };
    let page = InvitationPage {
        organisation: Some((meant.organisation, known.name.to_string())),
        part: invited.map_or(Part::Helper, |it| it.part),
        last_day: invited.and_then(|it| it.until).map(|until| day(&asked.app.settings.time_zone, until)),
        state,
        own_address: own,
    };
    Ok((page, joined.then_some(meant.organisation)))
}

fn try_out(seen: &Seen, meant: Meant, account: AccountId, addressed: bool) -> Result<(), directory::Refusal> {
    let Meant { organisation, invitation } = meant;
    let command = Command::Accept { organisation, invitation, account };
    let addressed = addressed.then_some(invitation);
    let context = directory::Context { now: seen.now, fresh: 0, runs: None, addressed };
    decide(&seen.directory, command.into(), seen.who, context).map(|_| ())
}

/// Whether it can be accepted by nobody any more.
fn over(seen: &Seen, meant: Meant, known: &Organisation) -> Result<(), directory::Refusal> {
    if known.is_closed() {
        return Err(directory::Refusal::OrganisationClosed);
    }
    let invited = known.invitation(meant.invitation).ok_or(directory::Refusal::Unknown)?;
    match invited.fate {
        Fate::Open if seen.now >= invited.expires => Err(directory::Refusal::InvitationExpired),
        Fate::Open => Ok(()),
        Fate::Withdrawn => Err(directory::Refusal::InvitationWithdrawn),
        Fate::Accepted { .. } => Err(directory::Refusal::InvitationUsed),
    }
}
