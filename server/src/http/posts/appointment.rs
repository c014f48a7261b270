//! Inviting somebody to a post by mail, and the link in that mail. Its token leaves the address at once, looking accepts
//! nothing, the button does; an account with another address than the invited one is refused.

use app::pages::{AppointmentPage, AppointmentState, Page, PostsPage};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use domain::directory::Command;
use domain::directory::invitations::Command as Act;
use domain::ids::{AccountId, PostId, PostInvitationId};
use domain::{Principal, Right, Timestamp};
use serde::{Deserialize, Serialize};

use super::super::asked::Asked;
use super::super::carried::{Carried, Purpose, arrived, put_down};
use super::super::days;
use super::super::register::post as queue;
use super::{Reader, Sent};
use crate::directory::About;
use crate::error::AppError;
use crate::mail::{self, Letter, To};
use crate::store::{Effect, MailToken};
use crate::{chance, identity};

/// What the mailed secret is for.
const PURPOSE: &str = "post_invitation";
/// An invitation can be accepted for so long.
const LASTS_MS: i64 = 14 * 24 * 60 * 60 * 1000;

/// What a mailed secret says it is about.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Meant {
    invitation: PostInvitationId,
    /// As it is looked up.
    address: String,
}

/// Sends an invitation: the event, the secret and the mail go in together.
pub(super) async fn invite(asked: &Asked, who: Principal, id: PostId, sent: &Sent) -> Result<(), AppError> {
    let address = sent.text("address").trim();
    if !asked.app.settings.mail_works() {
        return Err(AppError::NoMail);
    }
    if !mail::is_address(address) {
        return Err(AppError::AddressInvalid);
    }
    let reader = Reader::of(asked).await?;
    reader.must(Right::Appoint(id))?;
    let post = reader.directory.posts.get(id).ok_or(AppError::NotFound)?;
    let until = days::after(&asked.app.settings.time_zone, sent.text("until"))?;
    let folded = mail::folded(address);
    asked.app.limits.mail(&identity::hash(&folded))?;
    let expires = Timestamp(reader.now.0 + LASTS_MS);
    let invitation = sent.fresh().unwrap_or_else(chance::id);
    let secret = chance::secret();
    let meant = Meant { invitation: PostInvitationId(invitation), address: folded.clone() };
    let token = MailToken {
        token_hash: identity::hash(&secret),
        purpose: PURPOSE.to_owned(),
        account: None,
        body: serde_json::to_string(&meant).map_err(|e| AppError::Internal(e.to_string()))?,
        expires_ms: expires.0,
    };
    let account = asked.app.store.account_by_address(&folded).await?;
    let letter = Letter::InvitationToPost {
        place: reader.place_name(post),
        title: post.title.to_string(),
        inviter: reader.name_of(who.account()),
        link: format!("{}/appointment/{secret}", asked.app.settings.public_url),
        until: expires,
    };
    let to = To { account, address: address.to_owned(), lang: asked.lang };
    let effects = vec![Effect::PutMailToken(token), queue(asked, &to, &letter)];
    let about = About { fresh: Some(invitation), ..About::default() };
    let command: Command = Act::Invite { post: id, until, expires }.into();
    asked.app.directory.act(who, command, about, effects).await.map(|_| ())
}

pub(in crate::http) async fn token(asked: Asked, Path(token): Path<String>) -> Response {
    arrived(&asked, Purpose::Appointment, &token)
}

pub(in crate::http) async fn appointment(asked: Asked) -> Response {
    match look(&asked).await {
        Ok(looked) if looked.holds() => asked.go(&looked.post_address()),
        Ok(looked) => looked.shown(&asked),
        Err(error) => asked.sorry(&error, None),
    }
}

pub(in crate::http) async fn accept(asked: Asked) -> Response {
    let looked = match look(&asked).await {
        Ok(looked) => looked,
        Err(error) => return asked.sorry(&error, None),
    };
    // A second click, or a page loaded again, comes to the same.
    if looked.holds() {
        return put_down(&asked, Purpose::Appointment, asked.go(&looked.post_address()));
    }
    let (AppointmentState::Ready, Some((invitation, _)), Some(account)) =
        (&looked.state, looked.meant, looked.reader.who.account())
    else {
        return looked.shown(&asked);
    };
    let command: Command = Act::Accept { invitation, account }.into();
    match asked.app.directory.act(looked.reader.who, command, About::default(), Vec::new()).await {
        Ok(_) => put_down(&asked, Purpose::Appointment, asked.go(&looked.post_address())),
        Err(error @ AppError::Directory(_)) => {
            error.log();
            Looked { state: AppointmentState::Problem(error.problem()), ..looked }.shown(&asked)
        }
        Err(error) => asked.sorry(&error, Some("/appointment".to_owned())),
    }
}

struct Looked<'a> {
    reader: Reader<'a>,
    meant: Option<(PostInvitationId, PostId)>,
    state: AppointmentState,
}

async fn look(asked: &Asked) -> Result<Looked<'_>, AppError> {
    let carried = Carried::of(asked, Purpose::Appointment).ok_or(AppError::LinkNotCarried)?;
    let reader = Reader::of(asked).await?;
    let token = asked.app.store.mail_token(&carried.hash(), PURPOSE, reader.now.0).await?;
    let meant: Option<Meant> = token.and_then(|token| serde_json::from_str(&token.body).ok());
    let known = meant.and_then(|meant| Some((reader.directory.invitations.get(meant.invitation)?.clone(), meant)));
    let Some((invitation, meant)) = known else {
        let state = AppointmentState::Problem(AppError::LinkUsed.problem());
        return Ok(Looked { reader, meant: None, state });
    };
    let state = match reader.who.account() {
        _ if !invitation.is_open(reader.now) => {
            AppointmentState::Problem(AppError::from(domain::directory::Refusal::AppointmentOver).problem())
        }
        None => AppointmentState::SignIn,
        Some(account) if is_for(asked, account, &meant).await? => AppointmentState::Ready,
        Some(_) => AppointmentState::Problem(AppError::AppointmentForAnother.problem()),
    };
    Ok(Looked { reader, meant: Some((meant.invitation, invitation.post)), state })
}

/// Whether an account is that of whoever was invited: the address is shown to be its own. A link that was passed on opens
/// nothing.
async fn is_for(asked: &Asked, account: AccountId, meant: &Meant) -> Result<bool, AppError> {
    let own = asked.app.store.address(account.0).await?;
    Ok(own.is_some_and(|own| own.verified_ms.is_some() && own.folded == meant.address))
}

impl Looked<'_> {
    fn holds(&self) -> bool {
        let post = self.meant.map(|(_, post)| post);
        post.is_some_and(|post| self.reader.may(Right::HoldPost(post)))
    }

    fn post_address(&self) -> String {
        self.meant.map_or_else(|| "/bodies".to_owned(), |(_, post)| format!("/posts/{post}"))
    }

    fn shown(self, asked: &Asked) -> Response {
        let status = match &self.state {
            AppointmentState::SignIn | AppointmentState::Ready => StatusCode::OK,
            AppointmentState::Problem(problem) if problem.code == "appointment_for_another" => StatusCode::FORBIDDEN,
            AppointmentState::Problem(_) => StatusCode::GONE,
        };
        let directory = &self.reader.directory;
        let post = self.meant.and_then(|(_, post)| directory.posts.get(post));
        let invitation = self.meant.and_then(|(invitation, _)| directory.invitations.get(invitation));
        let page = AppointmentPage {
            post: post.map(|it| (it.title.to_string(), self.reader.place_name(it))),
            until: invitation.and_then(|it| self.reader.last_day(it.until)),
            state: self.state,
        };
        asked.page_with(status, Page::Posts(PostsPage::Appointment(page)))
    }
}
