//! What the moderator has before her: the link, the opened table, and what she is asked to confirm.

use domain::Timestamp;
use domain::ids::GroupId;
use domain::view::GroupView;
use domain::wire::Problem;
use domain::workshop::{Command, Item, Stage};
use leptos::prelude::*;

use crate::catalogue::{ConsoleText as T, say, say_count, say_with};
use crate::live::console::activity::Activity;
use crate::live::overview::{Course, course, tables};
use crate::live::parts::{phase_name, table_name};
use crate::live::{Link, Outcome};

/// What stands open below the overview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opened {
    Table(GroupId),
    /// People who have no table yet.
    Hall,
}

/// A question before something that cannot easily be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) title: String,
    pub(super) lines: Vec<String>,
    pub(super) yes: String,
    pub(super) command: Command,
    pub(super) final_act: bool,
}

/// The state of the console. Copies are the same console.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub(super) link: Link,
    pub(super) opened: RwSignal<Option<Opened>>,
    /// Steering means the opened table only.
    pub(super) only_opened: RwSignal<bool>,
    /// The moderator takes part in ordering the opened table.
    pub(super) joining_in: RwSignal<bool>,
    pub(super) picked: RwSignal<Vec<Item>>,
    pub(super) problem: RwSignal<Option<Problem>>,
    pub(super) asked: RwSignal<Option<Asked>>,
    pub(super) keys_on: RwSignal<bool>,
    pub(super) activity: RwSignal<Activity>,
    /// The server's time, every second.
    pub(super) now: Memo<Timestamp>,
    /// The table that steering means; nothing means all.
    pub(super) scope: Memo<Option<GroupId>>,
    pub(super) course: Memo<Course>,
    pub(super) stage: Memo<Stage>,
    /// The tables in their order.
    pub(super) tables: Memo<Vec<GroupId>>,
}

impl Desk {
    /// Sits down at an open link.
    pub(super) fn new(link: Link) -> Self {
        let opened = RwSignal::new(None);
        let only_opened = RwSignal::new(false);
        let scope = Memo::new(move |_| match opened.get() {
            Some(Opened::Table(group)) if only_opened.get() => Some(group),
            _ => None,
        });
        let now = Memo::new(move |_| {
            link.tick.track();
            link.status.track();
            link.now()
        });
        let desk = Self {
            link,
            opened,
            only_opened,
            joining_in: RwSignal::new(false),
            picked: RwSignal::new(Vec::new()),
            problem: RwSignal::new(None),
            asked: RwSignal::new(None),
            keys_on: RwSignal::new(true),
            activity: RwSignal::new(Activity::default()),
            now,
            scope,
            course: Memo::new(move |_| link.following.with(|f| course(f, scope.get()))),
            stage: Memo::new(move |_| link.following.with(|f| f.room.as_ref().map_or(Stage::Preparing, |r| r.stage))),
            tables: Memo::new(move |_| link.following.with(tables)),
        };
        desk.listen();
        desk
    }

    /// Follows what becomes of commands, and how lively the tables are.
    fn listen(self) {
        Effect::new(move |_| {
            if let Some((_, outcome)) = self.link.outcomes.get() {
                match outcome {
                    Outcome::Done { .. } => self.problem.set(None),
                    Outcome::Refused(problem) => self.problem.set(Some(problem)),
                }
            }
        });
        let moments = Memo::new(move |_| {
            self.link.following.with(|f| {
                f.groups.values().map(|g| (g.id, g.desk.as_ref().and_then(|d| d.last_activity))).collect::<Vec<_>>()
            })
        });
        Effect::new(move |_| {
            let moments = moments.get();
            self.activity.update(|activity| {
                for (group, last) in moments {
                    activity.saw(group, last);
                }
            });
        });
    }

    /// Whether we have been told anything yet.
    pub(super) fn knows_room(self) -> Memo<bool> {
        Memo::new(move |_| self.link.following.with(|f| f.room.is_some()))
    }

    /// A table, followed.
    pub(super) fn table(self, group: GroupId) -> Memo<Option<GroupView>> {
        Memo::new(move |_| self.link.following.with(|f| f.groups.get(&group).cloned()))
    }

    /// What a table is called, as it stands.
    pub(super) fn table_name(self, group: GroupId) -> String {
        self.link.following.with(|f| table_name(f, group))
    }

    /// The opened table, if it is one.
    pub(super) fn opened_table(self) -> Option<GroupId> {
        match self.opened.get() {
            Some(Opened::Table(group)) => Some(group),
            Some(Opened::Hall) | None => None,
        }
    }

    /// Opens a table, or closes it when it stands open already.
    pub(super) fn open(self, what: Opened) {
        if self.opened.get_untracked() == Some(what) {
            self.close();
        } else {
            self.joining_in.set(false);
            self.picked.set(Vec::new());
            self.opened.set(Some(what));
        }
    }

    /// Closes what stands open.
    pub(super) fn close(self) {
        if self.opened.get_untracked().is_some() {
            // Back to the overview, or the eye would rest on nothing.
            if let Some(tables) = document().get_element_by_id("tables") {
                tables.scroll_into_view();
            }
        }
        self.opened.set(None);
        self.only_opened.set(false);
        self.joining_in.set(false);
        self.picked.set(Vec::new());
    }

    /// Asks the server for something.
    pub(super) fn send(self, command: Command) {
        self.link.send(command);
    }

    /// Puts a question first.
    fn ask(self, title: String, lines: Vec<String>, yes: T, command: Command) {
        let final_act = command == Command::CloseWorkshop;
        self.asked.set(Some(Asked { title, lines, yes: say(yes).to_owned(), command, final_act }));
    }

    /// For whom steering counts, as a sentence.
    fn for_whom(self) -> String {
        let whom = match self.scope.get_untracked() {
            Some(group) => {
                say_with(T::OnlyNamed, &[("table", &self.link.following.with_untracked(|f| table_name(f, group)))])
            }
            None => say(T::AllTables).to_owned(),
        };
        format!("{}: {whom}", say(T::AppliesTo))
    }

    /// Asks before going on; leaving a private phase uncovers its cards.
    pub(super) fn ask_next(self) {
        let course = self.course.get_untracked();
        let Some(next) = course.after else { return };
        let mut lines = vec![self.for_whom()];
        if course.unrevealed > 0 {
            lines.push(say_count(T::UncoversCards, course.unrevealed));
        }
        let group = self.scope.get_untracked();
        self.ask(
            say_with(T::NextTitle, &[("phase", &phase_name(&next))]),
            lines,
            T::NextYes,
            Command::NextPhase { group },
        );
    }

    /// Asks before going back.
    pub(super) fn ask_back(self) {
        let Some(before) = self.course.get_untracked().before else { return };
        let lines = vec![self.for_whom(), say(T::PhaseText).to_owned()];
        let group = self.scope.get_untracked();
        self.ask(
            say_with(T::BackTitle, &[("phase", &phase_name(&before))]),
            lines,
            T::BackYes,
            Command::PreviousPhase { group },
        );
    }

    /// Asks before starting any phase out of turn.
    pub(super) fn ask_start(self, phase: &domain::workshop::Phase) {
        let lines = vec![self.for_whom(), say(T::PhaseText).to_owned()];
        let command = Command::StartPhase { phase: phase.id, group: self.scope.get_untracked() };
        self.ask(say_with(T::StartTitle, &[("phase", &phase_name(phase))]), lines, T::StartPhase, command);
    }

    /// Asks before uncovering cards.
    pub(super) fn ask_reveal(self) {
        let course = self.course.get_untracked();
        if course.unrevealed == 0 {
            return;
        }
        let lines = vec![self.for_whom(), say_count(T::StillCovered, course.unrevealed), say(T::RevealText).to_owned()];
        self.ask(
            say(T::RevealTitle).to_owned(),
            lines,
            T::Reveal,
            Command::Reveal { group: self.scope.get_untracked() },
        );
    }

    /// How many would change tables: all who have one and are no hosts.
    fn movers(self, with_hall: bool) -> u32 {
        self.link.following.with_untracked(|f| {
            let movers = f.seats.values().filter(|s| !s.host && (with_hall || s.group.is_some())).count();
            u32::try_from(movers).unwrap_or(u32::MAX)
        })
    }

    /// Asks before everybody moves on to the next table.
    pub(super) fn ask_rotate(self) {
        let lines = vec![say_count(T::RotateText, self.movers(false)), say(T::RotateStay).to_owned()];
        self.ask(say(T::RotateTitle).to_owned(), lines, T::RotateYes, Command::Rotate);
    }

    /// Asks before everybody is seated anew.
    pub(super) fn ask_mix(self) {
        let lines = vec![say_count(T::MixText, self.movers(true)), say(T::MixStay).to_owned()];
        self.ask(say(T::MixTitle).to_owned(), lines, T::MixYes, Command::Mix);
    }

    /// Asks before the workshop is closed for good.
    pub(super) fn ask_close(self) {
        self.ask(
            say(T::CloseTitle).to_owned(),
            vec![say(T::CloseText).to_owned()],
            T::CloseYes,
            Command::CloseWorkshop,
        );
    }
}
