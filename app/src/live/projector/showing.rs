//! What is shown: as the console asks, until somebody at the projector turns it; then as turned, until the console asks anew.

use domain::Timestamp;
use domain::ids::GroupId;
use domain::workshop::{PhaseKind, Spotlight, Stage};
use leptos::prelude::*;

use crate::live::Link;
use crate::live::overview::{Course, course, tables};

/// The sizes of text, from small to large; the middle one is measured for the last row.
pub(super) const SIZES: std::ops::RangeInclusive<i8> = -2..=4;

/// A choice made with the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Turned {
    to: Spotlight,
    /// What the console asked for when the choice was made.
    over: Spotlight,
}

/// What counts now.
pub(super) fn effective(asked: Spotlight, turned: Option<Turned>) -> Spotlight {
    turned.filter(|t| t.over == asked).map_or(asked, |t| t.to)
}

/// The next of: all tables, the first, the second, …, and round again.
pub(super) fn step(tables: &[GroupId], now: Option<GroupId>, forward: bool) -> Option<GroupId> {
    let stops = tables.len() + 1;
    let here = now.and_then(|now| tables.iter().position(|t| *t == now)).map_or(0, |place| place + 1);
    let next = if forward { here + 1 } else { here + stops - 1 } % stops;
    next.checked_sub(1).and_then(|place| tables.get(place).copied())
}

/// The kind of picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Picture {
    /// Not opened yet, or people are coming in.
    Arriving,
    /// People write; what they write is not to be seen yet.
    Covered,
    /// The cards.
    Cards,
    /// What is handed over.
    Harvest,
    /// Thank you.
    End,
}

/// Which picture belongs to how far the workshop is.
pub(super) fn picture(stage: Stage, course: &Course, handed_over: u32, cards: u32) -> Picture {
    let Some(phase) = &course.phase else {
        return if stage == Stage::Closed { Picture::End } else { Picture::Arriving };
    };
    match (stage, phase.kind) {
        (Stage::Closed, _) | (_, PhaseKind::Close) => Picture::End,
        (Stage::Preparing, _) | (_, PhaseKind::Arrive) => Picture::Arriving,
        (_, PhaseKind::Harvest) => Picture::Harvest,
        (_, PhaseKind::Gallery) if handed_over > 0 => Picture::Harvest,
        // Nothing to read yet: how much has come together says more than an empty board.
        (_, PhaseKind::Collect) if course.unrevealed > 0 || cards == 0 => Picture::Covered,
        (_, _) => Picture::Cards,
    }
}

/// The projector's state. Copies are the same projector.
#[derive(Clone, Copy)]
pub(super) struct Showing {
    pub(super) link: Link,
    turned: RwSignal<Option<Turned>>,
    asked: Memo<Spotlight>,
    pub(super) spotlight: Memo<Spotlight>,
    pub(super) size: RwSignal<i8>,
    pub(super) help: RwSignal<bool>,
    pub(super) keys_on: RwSignal<bool>,
    /// Pages turn by themselves.
    pub(super) turning: RwSignal<bool>,
    /// Counts up when it is time to turn a page; lists that have more than one page read it.
    pub(super) page_turn: RwSignal<u32>,
    /// The server's time, every second.
    pub(super) now: Memo<Timestamp>,
    pub(super) tables: Memo<Vec<GroupId>>,
    pub(super) course: Memo<Course>,
    pub(super) picture: Memo<Picture>,
}

impl Showing {
    pub(super) fn new(link: Link) -> Self {
        let turned = RwSignal::new(None);
        let asked = Memo::new(move |_| {
            link.following
                .with(|f| f.room.as_ref().map_or(Spotlight { group: None, code: true, poll: None }, |r| r.spotlight))
        });
        let spotlight = Memo::new(move |_| {
            let mut shown = effective(asked.get(), turned.get());
            // A table that has been taken out of the plan cannot be shown.
            shown.group = shown.group.filter(|group| link.following.with(|f| f.groups.contains_key(group)));
            shown
        });
        let course = Memo::new(move |_| link.following.with(|f| course(f, spotlight.get().group)));
        let picture = Memo::new(move |_| {
            let shown = spotlight.get().group;
            let (stage, handed, cards) = link.following.with(|f| {
                let groups = || f.groups.values().filter(|g| shown.is_none_or(|shown| shown == g.id));
                (
                    f.room.as_ref().map_or(Stage::Preparing, |r| r.stage),
                    groups().map(|g| g.handed_over).sum(),
                    groups().map(|g| g.cards).sum(),
                )
            });
            course.with(|course| picture(stage, course, handed, cards))
        });
        Self {
            link,
            turned,
            asked,
            spotlight,
            size: RwSignal::new(0),
            help: RwSignal::new(false),
            keys_on: RwSignal::new(true),
            turning: RwSignal::new(true),
            page_turn: RwSignal::new(0),
            now: Memo::new(move |_| {
                link.tick.track();
                link.status.track();
                link.now()
            }),
            tables: Memo::new(move |_| link.following.with(tables)),
            course,
            picture,
        }
    }

    fn turn(self, to: Spotlight) {
        self.turned.set(Some(Turned { to, over: self.asked.get_untracked() }));
    }

    /// Shows one table, or (with nothing) all.
    pub(super) fn show(self, group: Option<GroupId>) {
        self.turn(Spotlight { group, poll: None, ..self.spotlight.get_untracked() });
    }

    /// Shows the next table or the one before.
    pub(super) fn step(self, forward: bool) {
        let now = self.spotlight.get_untracked().group;
        self.show(self.tables.with_untracked(|tables| step(tables, now, forward)));
    }

    /// Shows the code, or takes it away.
    pub(super) fn toggle_code(self) {
        let now = self.spotlight.get_untracked();
        self.turn(Spotlight { code: !now.code, ..now });
    }

    /// Makes the text larger or smaller by one step.
    pub(super) fn resize(self, by: i8) {
        self.size.update(|size| *size = (*size + by).clamp(*SIZES.start(), *SIZES.end()));
    }
}

#[cfg(test)]
mod tests {
    use domain::ids::PhaseId;
    use domain::workshop::Phase;

    use super::*;

    fn all(code: bool) -> Spotlight {
        Spotlight { group: None, code, poll: None }
    }

    fn one(id: u64) -> Spotlight {
        Spotlight { group: Some(GroupId(id)), code: false, poll: None }
    }

    #[test]
    fn a_local_choice_wins_until_the_console_asks_for_something_else() {
        let turned = Some(Turned { to: one(2), over: all(true) });
        assert_eq!(effective(all(true), None), all(true));
        assert_eq!(effective(all(true), turned), one(2));
        assert_eq!(effective(one(3), turned), one(3));
    }

    #[test]
    fn stepping_goes_round_by_way_of_all() {
        let tables = [GroupId(1), GroupId(2)];
        assert_eq!(step(&tables, None, true), Some(GroupId(1)));
        assert_eq!(step(&tables, Some(GroupId(1)), true), Some(GroupId(2)));
        assert_eq!(step(&tables, Some(GroupId(2)), true), None);
        assert_eq!(step(&tables, None, false), Some(GroupId(2)));
        assert_eq!(step(&tables, Some(GroupId(1)), false), None);
        assert_eq!(step(&[], None, true), None);
    }

    #[test]
    fn the_phase_decides_the_picture() {
        let at = |kind, unrevealed| Course {
            phase: Some(Phase {
                id: PhaseId(1),
                kind,
                title: None,
                prompt: None,
                secs: 0,
                private: true,
                anonymous: false,
                kinds: Vec::new(),
            }),
            unrevealed,
            ..Course::default()
        };
        let open = |kind, unrevealed, handed, cards| picture(Stage::Open, &at(kind, unrevealed), handed, cards);
        assert_eq!(picture(Stage::Preparing, &Course::default(), 0, 0), Picture::Arriving);
        assert_eq!(open(PhaseKind::Arrive, 0, 0, 0), Picture::Arriving);
        assert_eq!(open(PhaseKind::Collect, 0, 0, 0), Picture::Covered);
        assert_eq!(open(PhaseKind::Collect, 3, 0, 3), Picture::Covered);
        assert_eq!(open(PhaseKind::Collect, 0, 0, 3), Picture::Cards);
        assert_eq!(open(PhaseKind::Order, 0, 0, 3), Picture::Cards);
        assert_eq!(open(PhaseKind::Gallery, 0, 0, 3), Picture::Cards);
        assert_eq!(open(PhaseKind::Gallery, 0, 1, 3), Picture::Harvest);
        assert_eq!(open(PhaseKind::Harvest, 0, 0, 3), Picture::Harvest);
        assert_eq!(open(PhaseKind::Close, 0, 0, 3), Picture::End);
        assert_eq!(picture(Stage::Closed, &at(PhaseKind::Order, 0), 0, 3), Picture::End);
    }
}
