//! Phases, timers, the plan, and the projector.

use super::{Decision, Desk};
use crate::ids::{GroupId, PhaseId};
use crate::lang::Lang;
use crate::refusal::{Refusal, Thing};
use crate::text::Passage;
use crate::time::Timestamp;
use crate::workshop::event::Event;
use crate::workshop::plan::{Phase, Plan};
use crate::workshop::{Spotlight, Stage};

impl<'a> Desk<'a> {
    pub(super) fn summarise(&self, group: GroupId, text: &str, lang: &str) -> Decision {
        self.open()?;
        self.group(group)?;
        self.by.hosts(self.workshop, group)?;
        self.not_paused()?;
        let (text, lang) = (Passage::parse_optional(text)?, Lang::parse(lang)?);
        Ok(vec![Event::Summarised { group, text, lang }])
    }

    pub(super) fn prepare(&self, plan: Box<Plan>) -> Decision {
        self.steers()?;
        plan.check()?;
        let group_stays = |id: GroupId| plan.groups.iter().any(|g| g.id == id);
        let phase_stays = |id: PhaseId| plan.agenda.iter().any(|p| p.id == id);
        let polled = |group: Option<GroupId>| group.is_some_and(|group| !group_stays(group));
        let used = self.workshop.polls.values().any(|poll| polled(poll.setup.group) || polled(poll.setup.table()))
            || self.workshop.seats.values().filter_map(|s| s.group).any(|g| !group_stays(g))
            || self.workshop.floors.keys().flatten().any(|g| !group_stays(*g))
            || self.workshop.cards.values().any(|c| !group_stays(c.group) || !phase_stays(c.phase))
            || self.workshop.course.iter().any(|c| !phase_stays(c.phase) || c.groups.iter().any(|g| !group_stays(*g)));
        if used {
            return Err(Refusal::PlanInUse);
        }
        if self.workshop.plan().as_ref() == Some(&*plan) {
            return Ok(Vec::new());
        }
        Ok(vec![Event::PlanSet { plan }])
    }

    pub(super) fn open_workshop(&self) -> Decision {
        self.steers()?;
        if self.workshop.stage == Stage::Open {
            return Err(Refusal::AlreadySo);
        }
        let first = self.workshop.agenda.first().ok_or(Refusal::PlanIncomplete)?;
        if self.workshop.groups.is_empty() {
            return Err(Refusal::PlanIncomplete);
        }
        let groups = self.workshop.groups.iter().map(|g| g.id).collect();
        Ok(vec![Event::WorkshopOpened, self.started(groups, first)])
    }

    pub(super) fn started(&self, groups: Vec<GroupId>, phase: &Phase) -> Event {
        let ends = (phase.secs > 0).then(|| self.context.now.plus_secs(phase.secs));
        Event::PhaseStarted { groups, phase: phase.id, ends }
    }

    pub(super) fn groups_meant(&self, group: Option<GroupId>) -> Result<Vec<GroupId>, Refusal> {
        match group {
            Some(group) => Ok(vec![self.group(group)?.id]),
            None => Ok(self.workshop.groups.iter().map(|g| g.id).collect()),
        }
    }

    /// Leaving a private phase reveals what was written in it.
    pub(super) fn leaving(&self, groups: &[GroupId]) -> Option<Event> {
        let waiting = |group: &GroupId| self.workshop.cards.values().any(|c| c.group == *group && !c.revealed);
        let groups: Vec<_> = groups.iter().copied().filter(waiting).collect();
        (!groups.is_empty()).then_some(Event::CardsRevealed { groups })
    }

    pub(super) fn start_phase(&self, phase: PhaseId, group: Option<GroupId>) -> Decision {
        self.steers()?;
        self.open()?;
        let phase = self.workshop.phase(phase).ok_or(Refusal::Unknown { what: Thing::Phase })?;
        let groups = self.groups_meant(group)?;
        Ok(self.leaving(&groups).into_iter().chain([self.started(groups, phase)]).collect())
    }

    pub(super) fn step_phase(&self, group: Option<GroupId>, forward: bool) -> Decision {
        self.steers()?;
        self.open()?;
        let groups = self.groups_meant(group)?;
        let places = groups.iter().filter_map(|g| {
            let now = self.workshop.phase_of(*g)?.id;
            self.workshop.agenda.iter().position(|p| p.id == now)
        });
        // Groups that are apart come together: on from the foremost, back from the hindmost.
        let from = if forward { places.max() } else { places.min() }.ok_or(Refusal::NoFurtherPhase)?;
        let to = if forward { from.checked_add(1) } else { from.checked_sub(1) };
        let phase = to.and_then(|to| self.workshop.agenda.get(to)).ok_or(Refusal::NoFurtherPhase)?;
        Ok(self.leaving(&groups).into_iter().chain([self.started(groups, phase)]).collect())
    }

    pub(super) fn extend(&self, secs: i32, group: Option<GroupId>) -> Decision {
        self.steers()?;
        self.open()?;
        let now = self.context.now;
        let mut events = Vec::new();
        for group in self.groups_meant(group)? {
            let Some(progress) = self.group(group)?.progress else {
                continue;
            };
            // A timer that has run out is extended from now on.
            let from = progress.ends.map_or(now, |ends| ends.max(now));
            let ends = Timestamp(from.0.saturating_add(i64::from(secs) * 1000).max(now.0));
            match events.iter_mut().find_map(|event| match event {
                Event::TimerSet { groups, ends: same } if *same == ends => Some(groups),
                _ => None,
            }) {
                Some(groups) => groups.push(group),
                None => events.push(Event::TimerSet { groups: vec![group], ends }),
            }
        }
        Ok(events)
    }

    pub(super) fn reveal(&self, group: Option<GroupId>) -> Decision {
        self.steers()?;
        self.open()?;
        let groups = self.groups_meant(group)?;
        Ok(self.leaving(&groups).into_iter().collect())
    }

    pub(super) fn project(&self, to: Spotlight) -> Decision {
        self.steers()?;
        if let Some(group) = to.group {
            self.group(group)?;
        }
        if let Some(poll) = to.poll {
            self.poll(poll)?;
        }
        let Spotlight { group, code, poll } = to;
        let same = self.workshop.spotlight == to;
        Ok(if same { Vec::new() } else { vec![Event::ProjectorTurned { group, code, poll }] })
    }

    pub(super) fn close_workshop(&self) -> Decision {
        self.steers()?;
        self.open()?;
        let closing = self.closing_polls().chain([Event::WorkshopClosed]);
        Ok(closing.collect())
    }
}
