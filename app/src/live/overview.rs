//! The whole room at a glance, for console and projector alike: the tables in order, where the agenda stands,
//! what a timer says, who has gone silent. Pure: everything is read from what the server told.

use domain::Timestamp;
use domain::ids::{FieldId, GroupId, PhaseId};
use domain::view::{Following, GroupView};
use domain::wire::Here;
use domain::workshop::{Field, GRACE_SECS, Phase, PhaseKind, Verb};

/// A table counts as silent after so many minutes without an act.
pub const SILENT_AFTER_MINUTES: u32 = 3;

/// The tables in the order of their fields; tables of one field by name, so that "Tisch 2" stands before "Tisch 10".
pub fn tables(following: &Following) -> Vec<GroupId> {
    let place = |field: FieldId| {
        let fields = following.room.as_ref().map_or(&[][..], |room| &room.fields);
        fields.iter().position(|f| f.id == field).unwrap_or(usize::MAX)
    };
    let mut groups: Vec<&GroupView> = following.groups.values().collect();
    groups.sort_by_cached_key(|g| (place(g.field), g.name.chars().count(), g.name.clone(), g.id));
    groups.into_iter().map(|g| g.id).collect()
}

/// The field a table belongs to.
pub fn field_of(following: &Following, group: GroupId) -> Option<Field> {
    let field = following.groups.get(&group)?.field;
    following.room.as_ref()?.fields.iter().find(|f| f.id == field).cloned()
}

/// How many sit at a table and are connected right now.
pub fn here_at(here: &[Here], group: Option<GroupId>) -> u32 {
    here.iter().find(|h| h.group == group).map_or(0, |h| h.people)
}

/// Where the agenda stands for one table or for all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Course {
    /// The phase most of the tables are in.
    pub phase: Option<Phase>,
    pub before: Option<Phase>,
    pub after: Option<Phase>,
    pub started: Option<Timestamp>,
    pub ends: Option<Timestamp>,
    /// Not all tables are in the same phase.
    pub apart: bool,
    /// Tables in the same phase have different times.
    pub times_differ: bool,
    /// Cards of these tables that are not revealed yet.
    pub unrevealed: u32,
}

/// Reads the course of one table, or (with nothing) of all.
pub fn course(following: &Following, group: Option<GroupId>) -> Course {
    let Some(room) = &following.room else { return Course::default() };
    let groups: Vec<&GroupView> = tables(following)
        .iter()
        .filter(|id| group.is_none_or(|wanted| wanted == **id))
        .filter_map(|id| following.groups.get(id))
        .collect();
    let unrevealed = groups.iter().map(|g| g.unrevealed).sum();
    let in_phase = |phase: PhaseId| groups.iter().filter(|g| g.phase == Some(phase)).count();
    let places = || groups.iter().filter_map(|g| room.agenda.iter().position(|p| Some(p.id) == g.phase));
    // Of phases with equally many tables the earlier one counts: nobody is left behind.
    let Some(place) = places().max_by_key(|place| (in_phase(room.agenda[*place].id), std::cmp::Reverse(*place))) else {
        return Course { unrevealed, after: room.agenda.first().cloned(), ..Course::default() };
    };
    let phase = &room.agenda[place];
    let those: Vec<&GroupView> = groups.iter().copied().filter(|g| g.phase == Some(phase.id)).collect();
    Course {
        // Tables that are apart come together: on from the foremost, back from the hindmost, as the server decides it.
        before: places().min().and_then(|p| p.checked_sub(1)).and_then(|p| room.agenda.get(p)).cloned(),
        after: places().max().and_then(|p| room.agenda.get(p + 1)).cloned(),
        started: those.iter().filter_map(|g| g.started).max(),
        // The longest time counts: nobody is told that it is over who still has some.
        ends: those.iter().filter_map(|g| g.ends).max(),
        apart: those.len() < groups.len(),
        times_differ: those.windows(2).any(|pair| pair[0].ends != pair[1].ends),
        unrevealed,
        phase: Some(phase.clone()),
    }
}

/// What a timer says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timer {
    /// There is none.
    Without,
    /// So many seconds are left.
    Running(u32),
    /// Time is up; so many seconds are left for sending what is half written.
    Grace(u32),
    /// Time has been up for so many seconds.
    Over(u32),
}

/// Reads a timer. Grace exists only where people write.
pub fn timer(now: Timestamp, ends: Option<Timestamp>, writing: bool) -> Timer {
    let Some(ends) = ends else { return Timer::Without };
    let left = ends.millis_since(now);
    let secs = |millis: i64| u32::try_from(millis.max(0).saturating_add(999) / 1000).unwrap_or(u32::MAX);
    if left > 0 {
        return Timer::Running(secs(left));
    }
    let grace = left.saturating_add(i64::from(GRACE_SECS) * 1000);
    if writing && grace > 0 { Timer::Grace(secs(grace)) } else { Timer::Over(secs(left.saturating_neg())) }
}

/// Seconds as on a clock: `12:40`, `1:02:05`.
pub fn clock_face(secs: u32) -> String {
    let (hours, minutes, seconds) = (secs / 3600, secs / 60 % 60, secs % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// Whether a phase is one in which a table is heard of while it works.
pub fn is_working(kind: PhaseKind) -> bool {
    kind.allows(Verb::Write) || kind.allows(Verb::Order)
}

/// For how many minutes a table has been silent, if that is worth a look: somebody is there, could write or order,
/// is not locked out, and has done nothing for [`SILENT_AFTER_MINUTES`].
pub fn silent_for(
    now: Timestamp,
    kind: Option<PhaseKind>,
    locked: bool,
    here: u32,
    started: Option<Timestamp>,
    last_activity: Option<Timestamp>,
) -> Option<u32> {
    if here == 0 || locked || !kind.is_some_and(is_working) {
        return None;
    }
    // What was done in an earlier phase does not count as silence in this one.
    let since = started.max(last_activity)?;
    let minutes = u32::try_from(now.millis_since(since).max(0) / 60_000).unwrap_or(u32::MAX);
    (minutes >= SILENT_AFTER_MINUTES).then_some(minutes)
}

#[cfg(test)]
mod tests {
    use domain::ids::WorkshopId;
    use domain::text::Title;
    use domain::view::RoomView;
    use domain::workshop::{Hue, Moderation, Rules, Seating, Spotlight, Stage};

    use super::*;

    fn phase(id: u64, kind: PhaseKind) -> Phase {
        Phase {
            id: PhaseId(id),
            kind,
            title: None,
            prompt: None,
            secs: 600,
            private: true,
            anonymous: false,
            kinds: Vec::new(),
        }
    }

    fn table(id: u64, field: u64, name: &str, phase: u64, ends: i64) -> (GroupId, GroupView) {
        let group = GroupView {
            id: GroupId(id),
            field: FieldId(field),
            name: name.to_owned(),
            places: 8,
            locked: false,
            phase: Some(PhaseId(phase)),
            started: Some(Timestamp(0)),
            ends: Some(Timestamp(ends)),
            summary: None,
            people: 3,
            cards: 2,
            unrevealed: 2,
            handed_over: 0,
            hosts: Vec::new(),
            desk: None,
        };
        (group.id, group)
    }

    fn field(id: u64) -> Field {
        Field { id: FieldId(id), name: Title::parse("Feld").unwrap(), icon: "house".to_owned(), hue: Hue::Blue }
    }

    fn following(groups: Vec<(GroupId, GroupView)>) -> Following {
        Following {
            room: Some(RoomView {
                id: WorkshopId(1),
                stage: Stage::Open,
                about: None,
                rules: Rules { moderation: Moderation::After, seating: Seating::Choose },
                fields: vec![field(2), field(1)],
                agenda: vec![phase(1, PhaseKind::Arrive), phase(2, PhaseKind::Collect), phase(3, PhaseKind::Order)],
                locked: false,
                round: 1,
                spotlight: Spotlight { group: None, code: false, poll: None },
            }),
            groups: groups.into_iter().collect(),
            ..Following::default()
        }
    }

    #[test]
    fn tables_stand_in_the_order_of_their_fields() {
        let room =
            following(vec![table(1, 1, "Tisch 10", 2, 0), table(2, 1, "Tisch 2", 2, 0), table(3, 2, "Tisch 3", 2, 0)]);
        assert_eq!(tables(&room), [GroupId(3), GroupId(2), GroupId(1)]);
    }

    #[test]
    fn the_course_is_that_of_most_tables() {
        let room = following(vec![table(1, 1, "a", 2, 9), table(2, 1, "b", 3, 5), table(3, 2, "c", 2, 7)]);
        let all = course(&room, None);
        assert_eq!(all.phase.map(|p| p.id), Some(PhaseId(2)));
        assert_eq!(all.before.map(|p| p.id), Some(PhaseId(1)));
        assert_eq!(all.after, None, "one table is in the last phase already");
        assert_eq!(all.ends, Some(Timestamp(9)));
        assert!(all.apart && all.times_differ);
        assert_eq!(all.unrevealed, 6);
        let one = course(&room, Some(GroupId(2)));
        assert_eq!((one.phase.map(|p| p.id), one.apart, one.after), (Some(PhaseId(3)), false, None));
    }

    #[test]
    fn with_equally_many_tables_the_earlier_phase_counts() {
        let room = following(vec![table(1, 1, "a", 3, 9), table(2, 1, "b", 2, 9)]);
        assert_eq!(course(&room, None).phase.map(|p| p.id), Some(PhaseId(2)));
    }

    #[test]
    fn a_timer_runs_then_is_kind_for_a_minute_then_is_over() {
        let at = |now| timer(Timestamp(now), Some(Timestamp(10_000)), true);
        assert_eq!(at(0), Timer::Running(10));
        assert_eq!(at(9_001), Timer::Running(1));
        assert_eq!(at(10_000), Timer::Grace(60));
        assert_eq!(at(69_999), Timer::Grace(1));
        assert_eq!(at(75_000), Timer::Over(65));
        assert_eq!(timer(Timestamp(10_000), Some(Timestamp(10_000)), false), Timer::Over(0));
        assert_eq!(timer(Timestamp(10_000), None, true), Timer::Without);
    }

    #[test]
    fn a_clock_shows_hours_only_where_there_are_some() {
        assert_eq!([0, 59, 760, 3725].map(clock_face), ["0:00", "0:59", "12:40", "1:02:05"]);
    }

    #[test]
    fn a_table_is_silent_only_where_somebody_could_have_said_something() {
        let minute = |n: i64| Timestamp(n * 60_000);
        let silent = |kind, here, last: Option<i64>| {
            silent_for(minute(10), Some(kind), false, here, Some(minute(5)), last.map(minute))
        };
        assert_eq!(silent(PhaseKind::Collect, 4, None), Some(5));
        assert_eq!(silent(PhaseKind::Order, 4, Some(2)), Some(5), "an act of an earlier phase");
        assert_eq!(silent(PhaseKind::Collect, 4, Some(7)), Some(3));
        assert_eq!(silent(PhaseKind::Collect, 4, Some(8)), None, "two minutes are no silence");
        assert_eq!(silent(PhaseKind::Collect, 0, None), None, "nobody is there");
        assert_eq!(silent(PhaseKind::Gallery, 4, None), None, "nobody is asked to write");
        assert_eq!(silent_for(minute(10), None, false, 4, None, None), None);
        assert_eq!(
            silent_for(minute(10), Some(PhaseKind::Collect), true, 4, Some(minute(5)), None),
            None,
            "locked out"
        );
    }
}
