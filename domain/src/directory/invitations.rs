//! Invitations to a post: by mail, for somebody who may have no account yet. One is for one post, expires, can be
//! withdrawn, and is accepted once. To whose address it went lies with the mailed secret, not here.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Context, Directory, Refusal, posts};
use crate::actor::{Principal, Right, may};
use crate::ids::{AccountId, PostId, PostInvitationId};
use crate::time::Timestamp;

/// So many invitations may be open for one post.
pub const MAX_OPEN: u32 = 10;

/// How an invitation stands. That it has expired nobody has to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Waiting,
    Withdrawn,
    Accepted,
}

/// An invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    pub post: PostId,
    /// When the term would end; it begins when the invitation is accepted.
    pub until: Option<Timestamp>,
    pub expires: Timestamp,
    pub sent: Timestamp,
    pub by: Option<AccountId>,
    pub standing: Standing,
}

impl Invitation {
    /// Whether it can be accepted still.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.standing == Standing::Waiting && now < self.expires
    }
}

/// All invitations there ever were.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Invitations {
    known: BTreeMap<PostInvitationId, Invitation>,
}

impl Invitations {
    /// One of them.
    pub fn get(&self, invitation: PostInvitationId) -> Option<&Invitation> {
        self.known.get(&invitation)
    }

    /// Those that can be accepted still.
    pub fn open(&self, now: Timestamp) -> impl Iterator<Item = (PostInvitationId, &Invitation)> {
        self.known.iter().filter(move |(_, it)| it.is_open(now)).map(|(id, it)| (*id, it))
    }
}

/// What somebody wants done with an invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    Invite {
        post: PostId,
        until: Option<Timestamp>,
        expires: Timestamp,
    },
    Withdraw {
        invitation: PostInvitationId,
    },
    /// The server has looked that this account was sent the secret.
    Accept {
        invitation: PostInvitationId,
        account: AccountId,
    },
}

/// What happened to an invitation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    PostInvitationSent {
        invitation: PostInvitationId,
        post: PostId,
        until: Option<Timestamp>,
        expires: Timestamp,
        by: Option<AccountId>,
    },
    PostInvitationWithdrawn {
        invitation: PostInvitationId,
    },
    PostInvitationAccepted {
        invitation: PostInvitationId,
        account: AccountId,
    },
}

impl Event {
    /// The name it is stored under.
    pub fn name(&self) -> &'static str {
        match self {
            Self::PostInvitationSent { .. } => "post_invitation_sent",
            Self::PostInvitationWithdrawn { .. } => "post_invitation_withdrawn",
            Self::PostInvitationAccepted { .. } => "post_invitation_accepted",
        }
    }
}

pub(super) fn decide(
    directory: &Directory,
    command: Command,
    who: Principal,
    context: Context,
) -> Result<Vec<super::Event>, Refusal> {
    let now = context.now;
    let event = |event| vec![super::Event::PostInvitation(event)];
    match command {
        Command::Invite { post, until, expires } => {
            may(who, Right::Appoint(post), directory, now)?;
            directory.working_post(post)?.free(now, until)?;
            let invitation = PostInvitationId(context.fresh);
            if directory.invitations.get(invitation).is_some() {
                return Err(Refusal::AlreadySo);
            }
            if directory.invitations.open(now).filter(|(_, it)| it.post == post).count() >= MAX_OPEN as usize {
                return Err(Refusal::TooMany { max: MAX_OPEN });
            }
            Ok(event(Event::PostInvitationSent { invitation, post, until, expires, by: who.account() }))
        }
        Command::Withdraw { invitation } => {
            let known = directory.invitations.get(invitation).ok_or(Refusal::Unknown)?;
            may(who, Right::Appoint(known.post), directory, now)?;
            if !known.is_open(now) {
                return Err(Refusal::AlreadySo);
            }
            Ok(event(Event::PostInvitationWithdrawn { invitation }))
        }
        Command::Accept { invitation, account } => {
            may(who, Right::Own(account), directory, now)?;
            let known = directory.invitations.get(invitation).ok_or(Refusal::Unknown)?;
            if !known.is_open(now) {
                return Err(Refusal::AppointmentOver);
            }
            directory.working_post(known.post)?.free(now, known.until)?;
            let (post, until) = (known.post, known.until);
            let appointed = posts::Event::HolderAppointed { post, account, from: now, until };
            let mut events = event(Event::PostInvitationAccepted { invitation, account });
            events.push(super::Event::Post(appointed));
            Ok(events)
        }
    }
}

pub(super) fn apply(directory: &mut Directory, event: &Event, at: Timestamp) {
    let known = &mut directory.invitations.known;
    match event {
        Event::PostInvitationSent { invitation, post, until, expires, by } => {
            let standing = Standing::Waiting;
            let new = Invitation { post: *post, until: *until, expires: *expires, sent: at, by: *by, standing };
            known.insert(*invitation, new);
        }
        Event::PostInvitationWithdrawn { invitation } => {
            if let Some(known) = known.get_mut(invitation) {
                known.standing = Standing::Withdrawn;
            }
        }
        Event::PostInvitationAccepted { invitation, .. } => {
            if let Some(known) = known.get_mut(invitation) {
                known.standing = Standing::Accepted;
            }
        }
    }
}
