//! Tasks (Aufgaben): what has to be done by when. A task belongs to a post, so that it survives whoever holds that.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Context, Directory, Refusal};
use crate::actor::{Principal, Right, may};
use crate::ids::{AccountId, PostId, TaskId};
use crate::lang::Lang;
use crate::text::{Passage, Title};
use crate::time::Timestamp;

/// So many tasks may be open at one post.
pub const MAX_OPEN: u32 = 200;
pub(super) const DAY_SECS: u32 = 24 * 60 * 60;

/// What became of a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Done,
    /// Not needed any more, or not possible.
    Dropped,
}

/// How a task was closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    pub outcome: Outcome,
    pub note: Option<Passage>,
    /// Nobody: whoever runs the server.
    pub by: Option<AccountId>,
    pub at: Timestamp,
}

/// A task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    pub post: PostId,
    pub title: Title,
    pub detail: Option<Passage>,
    /// In which title and detail are written.
    pub lang: Lang,
    /// The beginning of its day.
    pub due: Option<Timestamp>,
    pub opened: Timestamp,
    pub opened_by: Option<AccountId>,
    pub closing: Option<Closing>,
}

impl Task {
    /// Whether it is still to be done.
    pub fn is_open(&self) -> bool {
        self.closing.is_none()
    }

    /// Whether its day is over.
    pub fn is_overdue(&self, now: Timestamp) -> bool {
        self.is_open() && self.due.is_some_and(|due| due.plus_secs(DAY_SECS) <= now)
    }
}

/// All tasks there ever were.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tasks {
    known: BTreeMap<TaskId, Task>,
}

impl Tasks {
    /// One of them.
    pub fn get(&self, task: TaskId) -> Option<&Task> {
        self.known.get(&task)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = (TaskId, &Task)> {
        self.known.iter().map(|(id, task)| (*id, task))
    }

    /// What is to be done at a post, the next day first and what has none last.
    pub fn open_at(&self, post: PostId) -> Vec<(TaskId, &Task)> {
        let mut open: Vec<_> = self.iter().filter(|(_, task)| task.post == post && task.is_open()).collect();
        open.sort_by_key(|(id, task)| (task.due.is_none(), task.due, *id));
        open
    }

    /// What was closed at a post, the latest first.
    pub fn closed_at(&self, post: PostId) -> Vec<(&Task, &Closing)> {
        let here = self.known.values().filter(|task| task.post == post);
        let mut closed: Vec<_> = here.filter_map(|task| Some((task, task.closing.as_ref()?))).collect();
        closed.sort_by_key(|(_, closing)| std::cmp::Reverse(closing.at));
        closed
    }

    pub(super) fn none_open(&self, posts: impl Iterator<Item = PostId>) -> Result<(), Refusal> {
        let open: usize = posts.map(|post| self.open_at(post).len()).sum();
        match u32::try_from(open).unwrap_or(u32::MAX) {
            0 => Ok(()),
            current => Err(Refusal::TasksOpen { current }),
        }
    }

    fn room_for_one(&self, post: PostId) -> Result<(), Refusal> {
        match self.open_at(post).len() < MAX_OPEN as usize {
            true => Ok(()),
            false => Err(Refusal::TooMany { max: MAX_OPEN }),
        }
    }
}

/// What somebody wants done with a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    Open {
        post: PostId,
        title: Title,
        detail: Option<Passage>,
        lang: Lang,
        due: Option<Timestamp>,
    },
    Reschedule {
        task: TaskId,
        due: Option<Timestamp>,
    },
    Close {
        task: TaskId,
        outcome: Outcome,
        note: Option<Passage>,
    },
    /// It was closed by mistake, or turned out not to be done.
    Reopen {
        task: TaskId,
    },
    /// To another post of those one works at.
    Move {
        task: TaskId,
        to: PostId,
    },
}

/// What happened to a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    TaskOpened {
        task: TaskId,
        post: PostId,
        title: Title,
        detail: Option<Passage>,
        lang: Lang,
        due: Option<Timestamp>,
        by: Option<AccountId>,
    },
    TaskRescheduled {
        task: TaskId,
        due: Option<Timestamp>,
        by: Option<AccountId>,
    },
    TaskClosed {
        task: TaskId,
        outcome: Outcome,
        note: Option<Passage>,
        by: Option<AccountId>,
    },
    TaskReopened {
        task: TaskId,
        by: Option<AccountId>,
    },
    TaskMoved {
        task: TaskId,
        to: PostId,
        by: Option<AccountId>,
    },
}

impl Event {
    /// The name it is stored under.
    pub fn name(&self) -> &'static str {
        match self {
            Self::TaskOpened { .. } => "task_opened",
            Self::TaskRescheduled { .. } => "task_rescheduled",
            Self::TaskClosed { .. } => "task_closed",
            Self::TaskReopened { .. } => "task_reopened",
            Self::TaskMoved { .. } => "task_moved",
        }
    }
}

pub(super) fn decide(
    directory: &Directory,
    command: Command,
    who: Principal,
    context: Context,
) -> Result<Vec<super::Event>, Refusal> {
    let by = who.account();
    let known = |task| {
        let known = directory.tasks.get(task).ok_or(Refusal::Unknown)?;
        may(who, Right::WorkAt(known.post), directory, context.now)?;
        Ok::<_, Refusal>(known)
    };
    let event = match command {
        Command::Open { post, title, detail, lang, due } => {
            may(who, Right::WorkAt(post), directory, context.now)?;
            directory.working_post(post)?;
            let task = TaskId(context.fresh);
            if directory.tasks.get(task).is_some() {
                return Err(Refusal::AlreadySo);
            }
            directory.tasks.room_for_one(post)?;
            Event::TaskOpened { task, post, title, detail, lang, due, by }
        }
        Command::Reschedule { task, due } => {
            let known = known(task)?;
            if !known.is_open() || known.due == due {
                return Err(Refusal::AlreadySo);
            }
            Event::TaskRescheduled { task, due, by }
        }
        Command::Close { task, outcome, note } => {
            if !known(task)?.is_open() {
                return Err(Refusal::AlreadySo);
            }
            Event::TaskClosed { task, outcome, note, by }
        }
        Command::Reopen { task } => {
            let known = known(task)?;
            if known.is_open() {
                return Err(Refusal::AlreadySo);
            }
            directory.working_post(known.post)?;
            directory.tasks.room_for_one(known.post)?;
            Event::TaskReopened { task, by }
        }
        Command::Move { task, to } => {
            let known = known(task)?;
            may(who, Right::WorkAt(to), directory, context.now)?;
            directory.working_post(to)?;
            if !known.is_open() || known.post == to {
                return Err(Refusal::AlreadySo);
            }
            directory.tasks.room_for_one(to)?;
            Event::TaskMoved { task, to, by }
        }
    };
    Ok(vec![super::Event::Task(event)])
}

pub(super) fn apply(directory: &mut Directory, event: &Event, at: Timestamp) {
    let known = &mut directory.tasks.known;
    match event {
        Event::TaskOpened { task, post, title, detail, lang, due, by } => {
            let new = Task {
                post: *post,
                title: title.clone(),
                detail: detail.clone(),
                lang: lang.clone(),
                due: *due,
                opened: at,
                opened_by: *by,
                closing: None,
            };
            known.insert(*task, new);
        }
        Event::TaskRescheduled { task, due, .. } => {
            if let Some(task) = known.get_mut(task) {
                task.due = *due;
            }
        }
        Event::TaskClosed { task, outcome, note, by } => {
            if let Some(task) = known.get_mut(task) {
                task.closing = Some(Closing { outcome: *outcome, note: note.clone(), by: *by, at });
            }
        }
        Event::TaskReopened { task, .. } => {
            if let Some(task) = known.get_mut(task) {
                task.closing = None;
            }
        }
        Event::TaskMoved { task, to, .. } => {
            if let Some(task) = known.get_mut(task) {
                task.post = *to;
            }
        }
    }
}
