//! Attachments (Unterlagen): files that lie at a post for whoever holds it next. The file itself, and what it is called, lies
//! in the store: history says that one came or went, and nothing that could have to be forgotten.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Context, Directory, Refusal};
use crate::actor::{Principal, Right, may};
use crate::ids::{AccountId, FileId, PostId};
use crate::time::Timestamp;

/// So many may lie at one post.
pub const MAX_AT_ONE_POST: u32 = 50;

/// A file at a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    pub post: PostId,
    /// Nobody: whoever runs the server.
    pub by: Option<AccountId>,
    pub at: Timestamp,
}

/// All attachments that are there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attachments {
    known: BTreeMap<FileId, Attachment>,
}

impl Attachments {
    /// One of them.
    pub fn get(&self, file: FileId) -> Option<&Attachment> {
        self.known.get(&file)
    }

    /// Those at one post, the oldest first.
    pub fn at(&self, post: PostId) -> Vec<(FileId, &Attachment)> {
        let mut at: Vec<_> = self.known.iter().filter(|(_, it)| it.post == post).map(|(id, it)| (*id, it)).collect();
        at.sort_by_key(|(id, it)| (it.at, *id));
        at
    }
}

/// What somebody wants done with an attachment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// The file's id is the one that the context brings.
    Attach {
        post: PostId,
    },
    Remove {
        file: FileId,
    },
}

/// What happened to an attachment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    AttachmentAdded { file: FileId, post: PostId, by: Option<AccountId> },
    AttachmentRemoved { file: FileId, post: PostId, by: Option<AccountId> },
}

impl Event {
    /// The name it is stored under.
    pub fn name(&self) -> &'static str {
        match self {
            Self::AttachmentAdded { .. } => "attachment_added",
            Self::AttachmentRemoved { .. } => "attachment_removed",
        }
    }
}

pub(super) fn decide(
    directory: &Directory,
    command: Command,
    by: Principal,
    context: Context,
) -> Result<Vec<super::Event>, Refusal> {
    let attachments = &directory.attachments;
    let event = match command {
        Command::Attach { post } => {
            may(by, Right::WorkAt(post), directory, context.now)?;
            directory.working_post(post)?;
            let file = FileId(context.fresh);
            if attachments.get(file).is_some() {
                return Err(Refusal::AlreadySo);
            }
            if attachments.at(post).len() >= MAX_AT_ONE_POST as usize {
                return Err(Refusal::TooMany { max: MAX_AT_ONE_POST });
            }
            Event::AttachmentAdded { file, post, by: by.account() }
        }
        Command::Remove { file } => {
            // To whoever may not work there, it does not exist.
            let post = attachments.get(file).ok_or(Refusal::Unknown)?.post;
            may(by, Right::WorkAt(post), directory, context.now).map_err(|_| Refusal::Unknown)?;
            Event::AttachmentRemoved { file, post, by: by.account() }
        }
    };
    Ok(vec![super::Event::Attachment(event)])
}

pub(super) fn apply(directory: &mut Directory, event: &Event, at: Timestamp) {
    let known = &mut directory.attachments.known;
    match event {
        Event::AttachmentAdded { file, post, by } => {
            known.insert(*file, Attachment { post: *post, by: *by, at });
        }
        Event::AttachmentRemoved { file, .. } => {
            known.remove(file);
        }
    }
}
