//! Whether a command may be carried out, and what then happens. Nothing is changed here.

mod lineage;
mod moderating;
mod on_behalf;
mod ordering;
mod polling;
mod reacting;
mod seating;
mod speaking;
mod steering;
mod writing;

use crate::actor::Actor;
use crate::ids::{CardId, ClusterId, GroupId, SeatId};
use crate::lang::Lang;
use crate::refusal::{Refusal, Thing};
use crate::time::Timestamp;
use crate::workshop::card::Card;
use crate::workshop::command::Command;
use crate::workshop::event::Event;
use crate::workshop::plan::{Phase, Verb};
use crate::workshop::poll::{PaperCount, Seed};
use crate::workshop::seat::Seat;
use crate::workshop::{Group, Spotlight, Stage, Workshop};

/// What the core cannot know by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Context {
    /// By the server's clock.
    pub now: Timestamp,
    /// 64 random bits: the id of the thing a command makes.
    pub fresh: u64,
    /// 256 random bits: what the lot of a poll is drawn from, if one opens. Whoever decides must put the same into its box.
    pub seed: Seed,
}

/// Everything of one's own that can be taken back now: cards, and remarks on cards that stay. What one wrote down for others
/// is theirs, and stays.
pub fn withdraw_all(workshop: &Workshop, by: Actor, context: Context) -> Vec<Event> {
    let desk = Desk { workshop, by, context };
    let mut events = Vec::new();
    for card in workshop.cards.values() {
        if card.author == by
            && card.behalf.is_none()
            && let Ok(withdrawn) = desk.withdraw_card(card.id)
        {
            events.extend(withdrawn);
            continue;
        }
        let remarks = card.comments.iter().filter(|comment| comment.author == by && comment.behalf.is_none());
        events.extend(remarks.filter_map(|comment| desk.withdraw_comment(card.id, comment.id).ok()).flatten());
    }
    events
}

/// Decides one command by one actor.
///
/// # Errors
/// The refusal says what stands in the way; nothing has happened then.
pub fn decide(workshop: &Workshop, command: Command, by: Actor, context: Context) -> Result<Vec<Event>, Refusal> {
    let desk = Desk { workshop, by, context };
    match command {
        Command::WriteCard { kind, text, lang, phase, under, from } => {
            desk.write_card(kind, &text, &lang, phase, under, from)
        }
        Command::EditCard { card, based_on, text, lang, kind } => desk.edit_card(card, based_on, &text, lang, kind),
        Command::WithdrawCard { card } => desk.withdraw_card(card),
        Command::Support { card, on } => desk.support(card, on),
        Command::Comment { card, text, lang } => desk.comment(card, &text, &lang),
        Command::WithdrawComment { card, comment } => desk.withdraw_comment(card, comment),
        Command::JoinItems { first, second } => desk.join_items(first, second),
        Command::NameCluster { cluster, name } => desk.name_cluster(cluster, &name),
        Command::TakeApart { cluster } => desk.take_apart(cluster),
        Command::TakeOut { card } => desk.take_out(card),
        Command::HangCard { card, under } => desk.hang_card(card, under),
        Command::Undo { table, group } => desk.undo(table, group),
        Command::HandOver { item, on } => desk.hand_over(item, on),
        Command::ChooseGroup { group } => desk.choose_group(group),
        Command::ChooseLanguage { lang } => desk.choose_language(&lang),
        Command::Summarise { group, text, lang } => desk.summarise(group, &text, &lang),
        Command::LockGroup { group, on } => desk.lock_group(group, on),
        Command::WriteFor { group, behalf, kind, texts, lang } => desk.write_for(group, behalf, kind, &texts, &lang),
        Command::CommentFor { card, behalf, text, lang } => desk.comment_for(card, behalf, &text, &lang),
        Command::Prepare { plan } => desk.prepare(plan),
        Command::OpenWorkshop => desk.open_workshop(),
        Command::StartPhase { phase, group } => desk.start_phase(phase, group),
        Command::NextPhase { group } => desk.step_phase(group, true),
        Command::PreviousPhase { group } => desk.step_phase(group, false),
        Command::Extend { secs, group } => desk.extend(secs, group),
        Command::Reveal { group } => desk.reveal(group),
        Command::Approve { what } => desk.approve(what),
        Command::Hide { what, reason, rule } => desk.hide(what, &reason, rule),
        Command::Restore { what } => desk.restore(what),
        Command::AdmitLate { card } => desk.admit_late(card),
        Command::DeclineLate { card, reason, rule } => desk.decline_late(card, &reason, rule),
        Command::LockCard { card, on } => desk.lock_card(card, on),
        Command::LockRoom { on } => desk.lock_room(on),
        Command::PauseSeat { seat, on } => desk.pause_seat(seat, on),
        Command::PauseAuthor { what, on } => desk.pause_author(what, on),
        Command::AppointHost { seat, on } => desk.appoint_host(seat, on),
        Command::AppointInterpreter { seat, on } => desk.appoint_interpreter(seat, on),
        Command::MoveSeat { seat, group } => desk.move_seat(seat, group),
        Command::Rotate => desk.move_many(true),
        Command::Mix => desk.move_many(false),
        Command::Project { group, code, poll } => desk.project(Spotlight { group, code, poll }),
        Command::CloseWorkshop => desk.close_workshop(),
        Command::MergeItems { items, kind, text, lang, reason } => {
            desk.merge_items(&items, kind, &text, &lang, &reason)
        }
        Command::SplitCard { card, parts, lang } => desk.split_card(card, &parts, &lang),
        Command::RewordCard { card, based_on, text, lang, reason } => {
            desk.reword_card(card, based_on, &text, lang, reason)
        }
        Command::RejectItem { item, reason } => desk.reject_item(item, &reason),
        Command::PutBack { card } => desk.put_back(card),
        Command::DraftPoll { poll, setup } => desk.draft_poll(poll, &setup),
        Command::DropPoll { poll } => desk.drop_poll(poll),
        Command::SchedulePoll { poll, secs } => desk.schedule_poll(poll, secs),
        Command::OpenPoll { poll } => desk.open_poll(poll),
        Command::ExtendPoll { poll, secs } => desk.extend_poll(poll, secs),
        Command::ClosePoll { poll } => desk.close_poll(poll),
        Command::CancelPoll { poll, reason } => desk.cancel_poll(poll, &reason),
        Command::CountPaper { poll, group, people, counts } => {
            desk.count_paper(poll, group, PaperCount { people, counts })
        }
        Command::BreakTie { poll, options, reason } => desk.break_tie(poll, options, &reason),
        Command::DeclarePeople { seat, people } => desk.declare_people(seat, people),
        Command::NameDelegate { seat } => desk.name_delegate(seat),
        // A ballot is no event: see `poll::cast`.
        Command::CastBallot { .. } => Err(Refusal::NotPermitted),
        Command::AskToSpeak { group, on, seat } => desk.ask_to_speak(group, on, seat),
        Command::CallSpeaker { group, seat } => desk.call_speaker(group, seat),
        Command::EndSpeech { group } => desk.end_speech(group),
        Command::SetSpeaking { group, open, alternate, limit_secs } => {
            desk.set_speaking(group, open, alternate, limit_secs)
        }
        Command::TakeSeat { kind, organisation, lang, group } => desk.take_seat(Seat {
            kind,
            organisation,
            lang: Lang::parse(&lang)?,
            group,
            host: false,
            interpreter: false,
            paused: false,
            paused_unnamed: false,
            joined: context.now,
            people: 1,
            delegate: false,
        }),
    }
}

fn too_many(max: usize) -> Refusal {
    Refusal::TooMany { max: u32::try_from(max).unwrap_or(u32::MAX) }
}

type Decision = Result<Vec<Event>, Refusal>;

/// One command on its way: who asks, when, and what is there.
struct Desk<'a> {
    workshop: &'a Workshop,
    by: Actor,
    context: Context,
}

/// The last phase in which one could write, when the present one no longer allows it.
enum Writing<'a> {
    /// In time: the phase it counts for.
    InTime(&'a Phase),
    /// Too late for this phase: it goes to the late tray.
    Late(&'a Phase),
}

impl<'a> Desk<'a> {
    // What there is.

    fn group(&self, id: GroupId) -> Result<&'a Group, Refusal> {
        self.workshop.group(id).ok_or(Refusal::Unknown { what: Thing::Group })
    }

    fn any_card(&self, id: CardId) -> Result<&'a Card, Refusal> {
        self.workshop.cards.get(&id).ok_or(Refusal::Unknown { what: Thing::Card })
    }

    /// A card that was once before those who moderate. What is not revealed yet is not: hiding it would show it.
    fn moderated_card(&self, id: CardId) -> Result<&'a Card, Refusal> {
        self.any_card(id).ok().filter(|c| c.was_on_desk).ok_or(Refusal::Unknown { what: Thing::Card })
    }

    fn cluster(&self, id: ClusterId) -> Result<&'a crate::workshop::Cluster, Refusal> {
        self.workshop.clusters.get(&id).ok_or(Refusal::Unknown { what: Thing::Cluster })
    }

    fn phase(&self, group: GroupId) -> Result<&'a Phase, Refusal> {
        self.workshop.phase_of(group).ok_or(Refusal::NotOpenYet)
    }

    /// A card the actor may know of: others' hidden cards are not there for him, not even as "not yours".
    fn card(&self, id: CardId) -> Result<&'a Card, Refusal> {
        let card = self.any_card(id)?;
        let seen = match self.by {
            Actor::Facilitator(_) | Actor::System => card.is_on_desk(),
            Actor::Seat(_) if card.author == self.by => true,
            Actor::Seat(seat) => card.is_public() && self.sees_table(seat, card.group),
        };
        if seen { Ok(card) } else { Err(Refusal::Unknown { what: Thing::Card }) }
    }

    fn sees_table(&self, seat: SeatId, group: GroupId) -> bool {
        let Some(own) = self.workshop.seats.get(&seat).and_then(|s| s.group) else {
            return false;
        };
        own == group || self.workshop.phase_of(own).is_some_and(|p| p.kind.opens_other_tables())
    }

    // Who may.

    fn open(&self) -> Result<(), Refusal> {
        match self.workshop.stage {
            Stage::Preparing => Err(Refusal::NotOpenYet),
            Stage::Open => Ok(()),
            Stage::Closed => Err(Refusal::WorkshopClosed),
        }
    }

    fn not_closed(&self) -> Result<(), Refusal> {
        if self.workshop.stage == Stage::Closed { Err(Refusal::WorkshopClosed) } else { Ok(()) }
    }

    fn steers(&self) -> Result<(), Refusal> {
        self.by.steers()?;
        self.not_closed()
    }

    fn seat(&self) -> Result<(SeatId, &'a Seat), Refusal> {
        let id = self.by.seat().ok_or(Refusal::NotPermitted)?;
        let seat = self.workshop.seats.get(&id).ok_or(Refusal::Unknown { what: Thing::Seat })?;
        Ok((id, seat))
    }

    fn not_paused(&self) -> Result<(), Refusal> {
        let paused = matches!(self.by, Actor::Seat(_)) && self.seat()?.1.is_paused();
        if paused { Err(Refusal::SeatPaused) } else { Ok(()) }
    }

    /// May take part just now: neither paused, nor the room locked, nor the table.
    fn free_to_act(&self, group: GroupId) -> Result<(), Refusal> {
        if let Actor::Seat(_) = self.by {
            self.not_paused()?;
            if self.workshop.locked {
                return Err(Refusal::RoomLocked);
            }
            if self.group(group)?.locked {
                return Err(Refusal::GroupLocked);
            }
        }
        Ok(())
    }

    /// The phase of the group allows the act; those who run the workshop are bound by it too.
    fn allowed(&self, group: GroupId, verb: Verb) -> Result<(), Refusal> {
        if self.phase(group)?.kind.allows(verb) { Ok(()) } else { Err(Refusal::NotInThisPhase) }
    }

    /// Works at this table: sits there, or runs the workshop.
    fn works_at(&self, group: GroupId) -> Result<(), Refusal> {
        match self.by {
            Actor::Facilitator(_) | Actor::System => Ok(()),
            Actor::Seat(_) if self.seat()?.1.group == Some(group) => Ok(()),
            Actor::Seat(_) => Err(Refusal::NotAtYourTable),
        }
    }

    fn acts_at(&self, group: GroupId, verb: Verb) -> Result<(), Refusal> {
        self.open()?;
        self.works_at(group)?;
        self.free_to_act(group)?;
        self.allowed(group, verb)
    }
}
