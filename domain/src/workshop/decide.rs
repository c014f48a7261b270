//! Whether a command may be carried out, and what then happens. Nothing is changed here.

use crate::actor::Actor;
use crate::ids::{CardId, ClusterId, CommentId, GroupId, PhaseId, SeatId};
use crate::lang::Lang;
use crate::refusal::{Refusal, Thing};
use crate::text::{CardText, CommentText, Passage, Reason, Title};
use crate::time::Timestamp;
use crate::workshop::card::{Card, CardKind, Contribution, Item, Standing};
use crate::workshop::command::Command;
use crate::workshop::event::Event;
use crate::workshop::mixing::{self, Belonging};
use crate::workshop::plan::{Moderation, Phase, Plan, Seating, Verb};
use crate::workshop::seat::Seat;
use crate::workshop::undo;
use crate::workshop::{GRACE_SECS, Group, MOST_CARDS, MOST_COMMENTS, MOST_SEATS, Stage, Workshop};

/// What the core cannot know by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Context {
    /// By the server's clock.
    pub now: Timestamp,
    /// 64 random bits: the id of the thing a command makes.
    pub fresh: u64,
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
        Command::Prepare { plan } => desk.prepare(plan),
        Command::OpenWorkshop => desk.open_workshop(),
        Command::StartPhase { phase, group } => desk.start_phase(phase, group),
        Command::NextPhase { group } => desk.step_phase(group, true),
        Command::PreviousPhase { group } => desk.step_phase(group, false),
        Command::Extend { secs, group } => desk.extend(secs, group),
        Command::Reveal { group } => desk.reveal(group),
        Command::Approve { what } => desk.approve(what),
        Command::Hide { what, reason } => desk.hide(what, &reason),
        Command::Restore { what } => desk.restore(what),
        Command::AdmitLate { card } => desk.admit_late(card),
        Command::DeclineLate { card, reason } => desk.decline_late(card, &reason),
        Command::LockCard { card, on } => desk.lock_card(card, on),
        Command::LockRoom { on } => desk.lock_room(on),
        Command::PauseSeat { seat, on } => desk.pause_seat(seat, on),
        Command::PauseAuthor { what, on } => desk.pause_author(what, on),
        Command::AppointHost { seat, on } => desk.appoint_host(seat, on),
        Command::MoveSeat { seat, group } => desk.move_seat(seat, group),
        Command::Rotate => desk.move_many(true),
        Command::Mix => desk.move_many(false),
        Command::Project { group, code } => desk.project(group, code),
        Command::CloseWorkshop => desk.close_workshop(),
        Command::TakeSeat { kind, organisation, lang, group } => desk.take_seat(Seat {
            kind,
            organisation,
            lang: Lang::parse(&lang)?,
            group,
            host: false,
            paused: false,
            paused_unnamed: false,
            joined: context.now,
        }),
    }
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

    // Writing.

    fn write_card(
        &self,
        kind: CardKind,
        text: &str,
        lang: &str,
        begun: Option<PhaseId>,
        under: Option<CardId>,
        from: Option<Item>,
    ) -> Decision {
        self.open()?;
        let group = match self.by {
            Actor::Seat(_) => self.seat()?.1.group.ok_or(Refusal::NoTable)?,
            // The demo speaks for its invented people by way of their seats; nobody else writes without one.
            Actor::Facilitator(_) | Actor::System => return Err(Refusal::NotPermitted),
        };
        self.free_to_act(group)?;
        let (text, lang) = (CardText::parse(text)?, Lang::parse(lang)?);
        if self.workshop.cards.len() >= MOST_CARDS {
            return Err(Refusal::TooMany { max: u32::try_from(MOST_CARDS).unwrap_or(u32::MAX) });
        }
        let writing = self.writing(group, begun)?;
        let (phase, late) = match writing {
            Writing::InTime(phase) => (phase, false),
            Writing::Late(phase) => (phase, true),
        };
        if !late && !phase.kinds.is_empty() && !phase.kinds.contains(&kind) {
            return Err(Refusal::KindNotAsked);
        }
        if let Some(above) = under {
            self.fits_under(group, kind, above)?;
        }
        if let Some(source) = from {
            self.is_at(group, source)?;
        }
        let revealed = !phase.private || late || self.already_revealed(group, phase);
        let standing = match (late, self.workshop.rules.moderation) {
            (true, _) => Standing::Late,
            (false, Moderation::Before) => Standing::Queued,
            (false, Moderation::After) => Standing::Open,
        };
        Ok(vec![Event::CardWritten {
            card: CardId(self.context.fresh),
            group,
            kind,
            text,
            lang,
            phase: phase.id,
            anonymous: phase.anonymous,
            revealed,
            standing,
            under,
            from,
        }])
    }

    /// What a text sent now counts for, given the phase it was begun in.
    fn writing(&self, group: GroupId, begun: Option<PhaseId>) -> Result<Writing<'a>, Refusal> {
        let progress = self.group(group)?.progress.ok_or(Refusal::NotOpenYet)?;
        let phase = self.phase(group)?;
        let now = self.context.now;
        if phase.kind.allows(Verb::Write) && begun.is_none_or(|b| b == phase.id) {
            let in_time = progress.ends.is_none_or(|ends| now <= ends.plus_secs(GRACE_SECS));
            return Ok(if in_time { Writing::InTime(phase) } else { Writing::Late(phase) });
        }
        // The phase has moved on while somebody was typing.
        if let Some((left, until)) = progress.grace
            && let Some(left) = self.workshop.phase(left)
            && begun.is_none_or(|b| b == left.id)
            && now <= until
        {
            return Ok(Writing::InTime(left));
        }
        if phase.kind.allows(Verb::Write) {
            // Begun in some other phase: what counts is the one that runs.
            return self.writing(group, None);
        }
        let past = progress.grace.and_then(|(left, _)| self.workshop.phase(left));
        past.map(Writing::Late).ok_or(Refusal::NotInThisPhase)
    }

    /// A private phase is open once its cards were revealed, or once the table has left it.
    /// Started again (for the next round, say), it is private again.
    fn already_revealed(&self, group: GroupId, phase: &Phase) -> bool {
        let now = self.workshop.group(group).and_then(|g| g.progress).filter(|p| p.phase == phase.id);
        let Some(now) = now else { return true };
        let of_this_run = |c: &Card| c.group == group && c.phase == phase.id && c.written >= now.started && !c.late;
        self.workshop.cards.values().any(|c| of_this_run(c) && c.revealed)
    }

    fn edit_card(
        &self,
        id: CardId,
        based_on: u32,
        text: &str,
        lang: Option<String>,
        kind: Option<CardKind>,
    ) -> Decision {
        let card = self.own_card(id)?;
        self.reworks(card)?;
        let text = CardText::parse(text)?;
        let lang = lang.map(|l| Lang::parse(&l)).transpose()?.unwrap_or_else(|| card.lang.clone());
        let kind = kind.unwrap_or(card.kind);
        if card.version != based_on {
            return Err(Refusal::StaleVersion { current: card.version });
        }
        if kind != card.kind {
            let asked = self.workshop.phase(card.phase).is_none_or(|p| p.kinds.is_empty() || p.kinds.contains(&kind));
            if !asked {
                return Err(Refusal::KindNotAsked);
            }
            if !self.workshop.kind_fits(card, kind) {
                return Err(Refusal::DoesNotFitUnder);
            }
        }
        let standing = match (&card.standing, self.workshop.rules.moderation) {
            // A changed text is looked at again.
            (Standing::Open, Moderation::Before) => Standing::Queued,
            (standing, _) => standing.clone(),
        };
        if text == card.text && lang == card.lang && kind == card.kind {
            return Ok(Vec::new());
        }
        Ok(vec![Event::CardEdited { card: id, kind, text, lang, standing }])
    }

    fn withdraw_card(&self, id: CardId) -> Decision {
        let card = self.own_card(id)?;
        self.reworks(card)?;
        Ok(vec![Event::CardWithdrawn { card: id }])
    }

    fn own_card(&self, id: CardId) -> Result<&'a Card, Refusal> {
        let card = self.card(id)?;
        if card.author != self.by {
            return Err(Refusal::NotYours);
        }
        Ok(card)
    }

    fn reworks(&self, card: &Card) -> Result<(), Refusal> {
        self.open()?;
        self.free_to_act(card.group)?;
        match card.standing {
            Standing::Withdrawn | Standing::Hidden { .. } => {
                return Err(Refusal::Unknown { what: Thing::Card });
            }
            Standing::Queued | Standing::Open | Standing::Late => {}
        }
        if card.locked {
            return Err(Refusal::CardLocked);
        }
        let progress = self.group(card.group)?.progress.ok_or(Refusal::NotOpenYet)?;
        let in_grace = progress.grace.is_some_and(|(phase, until)| phase == card.phase && self.context.now <= until);
        if in_grace { Ok(()) } else { self.allowed(card.group, Verb::Rework) }
    }

    // Support and comments.

    fn support(&self, id: CardId, on: bool) -> Decision {
        let (seat, _) = self.seat()?;
        let card = self.card(id)?;
        self.reacts_to(card, Verb::Support)?;
        if card.supporters.contains(&seat) == on {
            return Ok(Vec::new());
        }
        Ok(vec![Event::CardSupported { card: id, seat, on }])
    }

    fn comment(&self, id: CardId, text: &str, lang: &str) -> Decision {
        let card = self.card(id)?;
        let (_, seat) = self.seat()?;
        self.reacts_to(card, Verb::Comment)?;
        let (text, lang) = (CommentText::parse(text)?, Lang::parse(lang)?);
        if card.comments.len() >= MOST_COMMENTS {
            return Err(Refusal::TooMany { max: u32::try_from(MOST_COMMENTS).unwrap_or(u32::MAX) });
        }
        let anonymous = seat.group.and_then(|g| self.workshop.phase_of(g)).is_some_and(|p| p.anonymous);
        let standing = match self.workshop.rules.moderation {
            Moderation::Before => Standing::Queued,
            Moderation::After => Standing::Open,
        };
        let comment = CommentId(self.context.fresh);
        Ok(vec![Event::CommentWritten { card: id, comment, text, lang, anonymous, standing }])
    }

    fn withdraw_comment(&self, card: CardId, comment: CommentId) -> Decision {
        self.open()?;
        let found = self
            .card(card)?
            .comments
            .iter()
            .find(|c| c.id == comment)
            .ok_or(Refusal::Unknown { what: Thing::Comment })?;
        if found.author != self.by {
            let seen = found.standing == Standing::Open;
            return Err(if seen { Refusal::NotYours } else { Refusal::Unknown { what: Thing::Comment } });
        }
        if !matches!(found.standing, Standing::Open | Standing::Queued) {
            return Err(Refusal::Unknown { what: Thing::Comment });
        }
        Ok(vec![Event::CommentWithdrawn { card, comment }])
    }

    /// A visible card, at one's own table or (in a phase that opens them) at another; the phase is that of one's own table.
    fn reacts_to(&self, card: &Card, verb: Verb) -> Result<(), Refusal> {
        self.open()?;
        let own = self.seat()?.1.group.ok_or(Refusal::NoTable)?;
        self.free_to_act(own)?;
        if !card.is_public() {
            return Err(Refusal::NotInThisPhase);
        }
        if card.locked {
            return Err(Refusal::CardLocked);
        }
        self.allowed(own, verb)
    }

    // Ordering.

    /// The item is at this table and can be seen there.
    fn is_at(&self, group: GroupId, item: Item) -> Result<(), Refusal> {
        let there = match item {
            Item::Card(card) => {
                let card = self.card(card)?;
                if card.locked {
                    return Err(Refusal::CardLocked);
                }
                card.is_public() && card.group == group
            }
            Item::Cluster(cluster) => self.cluster(cluster)?.group == group,
        };
        if there { Ok(()) } else { Err(Refusal::NotAtYourTable) }
    }

    fn group_of(&self, item: Item) -> Result<GroupId, Refusal> {
        Ok(match item {
            Item::Card(card) => self.card(card)?.group,
            Item::Cluster(cluster) => self.cluster(cluster)?.group,
        })
    }

    fn join_items(&self, first: Item, second: Item) -> Decision {
        let group = self.group_of(first)?;
        self.acts_at(group, Verb::Order)?;
        self.is_at(group, first)?;
        self.is_at(group, second)?;
        let (first, second) = (self.workshop.outermost(first), self.workshop.outermost(second));
        if first == second {
            return Err(Refusal::CannotJoin);
        }
        Ok(vec![match (first, second) {
            (Item::Cluster(cluster), Item::Card(card)) | (Item::Card(card), Item::Cluster(cluster)) => {
                Event::CardAdded { cluster, card }
            }
            (Item::Card(_), Item::Card(_)) | (Item::Cluster(_), Item::Cluster(_)) => Event::ItemsJoined {
                cluster: ClusterId(self.context.fresh),
                group,
                parts: vec![first, second],
                name: self.inherited_name(first, second),
            },
        }])
    }

    /// A name travels on when only one of the two has one.
    fn inherited_name(&self, first: Item, second: Item) -> Option<Title> {
        let name = |item| match item {
            Item::Cluster(cluster) => self.workshop.clusters.get(&cluster).and_then(|c| c.name.clone()),
            Item::Card(_) => None,
        };
        match (name(first), name(second)) {
            (Some(name), None) | (None, Some(name)) => Some(name),
            (Some(_), Some(_)) | (None, None) => None,
        }
    }

    fn name_cluster(&self, id: ClusterId, name: &str) -> Decision {
        let cluster = self.cluster(id)?;
        self.acts_at(cluster.group, Verb::Order)?;
        let name = Title::parse_optional(name)?;
        if cluster.name == name {
            return Ok(Vec::new());
        }
        Ok(vec![Event::ClusterNamed { cluster: id, name }])
    }

    fn take_apart(&self, id: ClusterId) -> Decision {
        let group = self.cluster(id)?.group;
        self.acts_at(group, Verb::Order)?;
        match self.workshop.outermost(Item::Cluster(id)) {
            Item::Cluster(outermost) => {
                if self.parts(outermost).iter().any(|part| self.is_locked(*part)) {
                    return Err(Refusal::CardLocked);
                }
                Ok(vec![Event::ClusterTakenApart { cluster: outermost }])
            }
            Item::Card(_) => Err(Refusal::Unknown { what: Thing::Cluster }),
        }
    }

    fn parts(&self, cluster: ClusterId) -> &'a [Item] {
        self.workshop.clusters.get(&cluster).map(|c| c.parts.as_slice()).unwrap_or_default()
    }

    /// A locked card stays where it is.
    fn is_locked(&self, item: Item) -> bool {
        match item {
            Item::Card(card) => self.workshop.cards.get(&card).is_some_and(|c| c.locked),
            Item::Cluster(_) => false,
        }
    }

    fn take_out(&self, id: CardId) -> Decision {
        let card = self.card(id)?;
        self.acts_at(card.group, Verb::Order)?;
        if card.locked {
            return Err(Refusal::CardLocked);
        }
        let parts = self.parts(card.cluster.ok_or(Refusal::AlreadySo)?);
        // Of two, the other comes loose as well.
        if parts.len() == 2 && parts.iter().any(|part| self.is_locked(*part)) {
            return Err(Refusal::CardLocked);
        }
        Ok(vec![Event::CardTakenOut { card: id }])
    }

    fn fits_under(&self, group: GroupId, kind: CardKind, above: CardId) -> Result<(), Refusal> {
        let above = self.card(above)?;
        if !above.is_public() || above.group != group {
            return Err(Refusal::NotAtYourTable);
        }
        if kind.hangs_under(above.kind) { Ok(()) } else { Err(Refusal::DoesNotFitUnder) }
    }

    fn hang_card(&self, id: CardId, under: Option<CardId>) -> Decision {
        let card = self.card(id)?;
        self.acts_at(card.group, Verb::Hang)?;
        if matches!(card.standing, Standing::Withdrawn | Standing::Hidden { .. }) {
            return Err(Refusal::Unknown { what: Thing::Card });
        }
        if card.locked {
            return Err(Refusal::CardLocked);
        }
        if let Some(above) = under {
            self.fits_under(card.group, card.kind, above)?;
        }
        if card.under == under {
            return Ok(Vec::new());
        }
        Ok(vec![Event::CardHung { card: id, under }])
    }

    fn undo(&self, table: bool, group: Option<GroupId>) -> Decision {
        self.open()?;
        let group = match (self.by, group) {
            (Actor::Seat(_), _) => self.seat()?.1.group.ok_or(Refusal::NoTable)?,
            (_, Some(group)) => group,
            (_, None) => return Err(Refusal::Unknown { what: Thing::Group }),
        };
        if table {
            self.by.hosts(self.workshop, group)?;
        }
        self.free_to_act(group)?;
        let act = undo::candidate(self.group(group)?, self.by, table).ok_or(Refusal::NothingToUndo)?;
        let verb = undo::check(self.workshop, act)?;
        self.allowed(group, verb)?;
        Ok(vec![Event::ActUndone { group, act: act.id }])
    }

    fn hand_over(&self, item: Item, on: bool) -> Decision {
        let group = self.group_of(item)?;
        self.acts_at(group, Verb::HandOver)?;
        self.is_at(group, item)?;
        let now = match item {
            Item::Card(card) => self.card(card)?.handed_over,
            Item::Cluster(cluster) => self.cluster(cluster)?.handed_over,
        };
        if now == on {
            return Ok(Vec::new());
        }
        Ok(vec![Event::HandoverMarked { item, on }])
    }

    // Seats.

    fn take_seat(&self, wish: Seat) -> Decision {
        if self.by != Actor::System {
            return Err(Refusal::NotPermitted);
        }
        self.open()?;
        if self.workshop.seats.len() >= MOST_SEATS {
            return Err(Refusal::TooMany { max: u32::try_from(MOST_SEATS).unwrap_or(u32::MAX) });
        }
        let who = Belonging { organisation: wish.organisation, kind: wish.kind };
        let group = match self.workshop.rules.seating {
            Seating::Choose => {
                if let Some(group) = wish.group {
                    self.has_room(group)?;
                }
                wish.group
            }
            Seating::Spread | Seating::AlikeFirst => mixing::assign(self.workshop, who),
        };
        Ok(vec![Event::SeatTaken {
            seat: SeatId(self.context.fresh),
            kind: wish.kind,
            organisation: wish.organisation,
            lang: wish.lang,
            group,
        }])
    }

    fn has_room(&self, group: GroupId) -> Result<(), Refusal> {
        let places = u32::from(self.group(group)?.places);
        if self.workshop.people_at(group) < places { Ok(()) } else { Err(Refusal::GroupFull) }
    }

    fn choose_group(&self, group: GroupId) -> Decision {
        self.open()?;
        let (id, seat) = self.seat()?;
        self.not_paused()?;
        // Whoever has no table may always take one; changing is for the time of arriving.
        if let Some(own) = seat.group {
            if self.workshop.rules.seating != Seating::Choose {
                return Err(Refusal::SeatingAssigned);
            }
            if own == group {
                return Ok(Vec::new());
            }
            if self.phase(own)?.kind != crate::workshop::PhaseKind::Arrive {
                return Err(Refusal::NotInThisPhase);
            }
        }
        self.has_room(group)?;
        Ok(vec![Event::SeatMoved { seat: id, group }])
    }

    fn choose_language(&self, lang: &str) -> Decision {
        let (id, seat) = self.seat()?;
        self.not_closed()?;
        let lang = Lang::parse(lang)?;
        if seat.lang == lang {
            return Ok(Vec::new());
        }
        Ok(vec![Event::LanguageChosen { seat: id, lang }])
    }

    // The host's.

    fn summarise(&self, group: GroupId, text: &str, lang: &str) -> Decision {
        self.open()?;
        self.group(group)?;
        self.by.hosts(self.workshop, group)?;
        self.not_paused()?;
        let (text, lang) = (Passage::parse_optional(text)?, Lang::parse(lang)?);
        Ok(vec![Event::Summarised { group, text, lang }])
    }

    fn lock_group(&self, group: GroupId, on: bool) -> Decision {
        self.open()?;
        let now = self.group(group)?.locked;
        self.by.hosts(self.workshop, group)?;
        self.not_paused()?;
        Ok(if now == on { Vec::new() } else { vec![Event::GroupLocked { group, on }] })
    }

    // Steering.

    fn prepare(&self, plan: Box<Plan>) -> Decision {
        self.steers()?;
        plan.check()?;
        let group_stays = |id: GroupId| plan.groups.iter().any(|g| g.id == id);
        let phase_stays = |id: PhaseId| plan.agenda.iter().any(|p| p.id == id);
        let used = self.workshop.seats.values().filter_map(|s| s.group).any(|g| !group_stays(g))
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

    fn open_workshop(&self) -> Decision {
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

    fn started(&self, groups: Vec<GroupId>, phase: &Phase) -> Event {
        let ends = (phase.secs > 0).then(|| self.context.now.plus_secs(phase.secs));
        Event::PhaseStarted { groups, phase: phase.id, ends }
    }

    fn groups_meant(&self, group: Option<GroupId>) -> Result<Vec<GroupId>, Refusal> {
        match group {
            Some(group) => Ok(vec![self.group(group)?.id]),
            None => Ok(self.workshop.groups.iter().map(|g| g.id).collect()),
        }
    }

    /// Leaving a private phase reveals what was written in it.
    fn leaving(&self, groups: &[GroupId]) -> Option<Event> {
        let waiting = |group: &GroupId| self.workshop.cards.values().any(|c| c.group == *group && !c.revealed);
        let groups: Vec<_> = groups.iter().copied().filter(waiting).collect();
        (!groups.is_empty()).then_some(Event::CardsRevealed { groups })
    }

    fn start_phase(&self, phase: PhaseId, group: Option<GroupId>) -> Decision {
        self.steers()?;
        self.open()?;
        let phase = self.workshop.phase(phase).ok_or(Refusal::Unknown { what: Thing::Phase })?;
        let groups = self.groups_meant(group)?;
        Ok(self.leaving(&groups).into_iter().chain([self.started(groups, phase)]).collect())
    }

    fn step_phase(&self, group: Option<GroupId>, forward: bool) -> Decision {
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

    fn extend(&self, secs: i32, group: Option<GroupId>) -> Decision {
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

    fn reveal(&self, group: Option<GroupId>) -> Decision {
        self.steers()?;
        self.open()?;
        let groups = self.groups_meant(group)?;
        Ok(self.leaving(&groups).into_iter().collect())
    }

    // Moderation.

    fn standing_of(&self, what: Contribution) -> Result<&'a Standing, Refusal> {
        let card = self.moderated_card(what.card())?;
        match what {
            Contribution::Card(_) => Ok(&card.standing),
            Contribution::Comment(_, id) => {
                let comment = card.comments.iter().find(|c| c.id == id);
                comment.map(|c| &c.standing).ok_or(Refusal::Unknown { what: Thing::Comment })
            }
        }
    }

    fn approve(&self, what: Contribution) -> Decision {
        self.steers()?;
        match self.standing_of(what)? {
            Standing::Queued => Ok(vec![Event::ContributionApproved { what }]),
            Standing::Open | Standing::Late | Standing::Hidden { .. } | Standing::Withdrawn => Err(Refusal::NotWaiting),
        }
    }

    fn hide(&self, what: Contribution, reason: &str) -> Decision {
        self.steers()?;
        let reason = Reason::parse(reason)?;
        match self.standing_of(what)? {
            Standing::Queued | Standing::Open => Ok(vec![Event::ContributionHidden { what, reason }]),
            Standing::Late | Standing::Hidden { .. } | Standing::Withdrawn => Err(Refusal::NotWaiting),
        }
    }

    fn restore(&self, what: Contribution) -> Decision {
        self.steers()?;
        match self.standing_of(what)? {
            Standing::Hidden { .. } => Ok(vec![Event::ContributionRestored { what }]),
            Standing::Queued | Standing::Open | Standing::Late | Standing::Withdrawn => Err(Refusal::NotWaiting),
        }
    }

    fn late(&self, card: CardId) -> Result<(), Refusal> {
        self.steers()?;
        if self.moderated_card(card)?.standing == Standing::Late { Ok(()) } else { Err(Refusal::NotWaiting) }
    }

    fn admit_late(&self, card: CardId) -> Decision {
        self.late(card)?;
        Ok(vec![Event::LateCardAdmitted { card }])
    }

    fn decline_late(&self, card: CardId, reason: &str) -> Decision {
        self.late(card)?;
        Ok(vec![Event::LateCardDeclined { card, reason: Reason::parse(reason)? }])
    }

    fn lock_card(&self, card: CardId, on: bool) -> Decision {
        self.steers()?;
        Ok(if self.moderated_card(card)?.locked == on { Vec::new() } else { vec![Event::CardLocked { card, on }] })
    }

    fn lock_room(&self, on: bool) -> Decision {
        self.steers()?;
        Ok(if self.workshop.locked == on { Vec::new() } else { vec![Event::RoomLocked { on }] })
    }

    fn pause_seat(&self, seat: SeatId, on: bool) -> Decision {
        self.steers()?;
        self.pause(seat, on, false)
    }

    fn pause(&self, id: SeatId, on: bool, unnamed: bool) -> Decision {
        let seat = self.workshop.seats.get(&id).ok_or(Refusal::Unknown { what: Thing::Seat })?;
        let now = if unnamed { seat.paused_unnamed } else { seat.paused };
        Ok(if now == on { Vec::new() } else { vec![Event::SeatPaused { seat: id, on, unnamed }] })
    }

    fn pause_author(&self, what: Contribution, on: bool) -> Decision {
        self.steers()?;
        let card = self.moderated_card(what.card())?;
        let (author, anonymous) = match what {
            Contribution::Card(_) => (card.author, card.anonymous),
            Contribution::Comment(_, id) => {
                let comment = card.comments.iter().find(|c| c.id == id);
                comment.map(|c| (c.author, c.anonymous)).ok_or(Refusal::Unknown { what: Thing::Comment })?
            }
        };
        // Apart from a pause by name: whether the one changes the other would tell who it is.
        self.pause(author.seat().ok_or(Refusal::Unknown { what: Thing::Seat })?, on, anonymous)
    }

    fn appoint_host(&self, seat: SeatId, on: bool) -> Decision {
        self.steers()?;
        let found = self.workshop.seats.get(&seat).ok_or(Refusal::Unknown { what: Thing::Seat })?;
        if found.group.is_none() {
            return Err(Refusal::NoTable);
        }
        Ok(if found.host == on { Vec::new() } else { vec![Event::HostAppointed { seat, on }] })
    }

    fn move_seat(&self, seat: SeatId, group: GroupId) -> Decision {
        self.steers()?;
        self.open()?;
        let found = self.workshop.seats.get(&seat).ok_or(Refusal::Unknown { what: Thing::Seat })?;
        self.group(group)?;
        // Whoever runs the room may put one chair more to a full table.
        Ok(if found.group == Some(group) { Vec::new() } else { vec![Event::SeatMoved { seat, group }] })
    }

    fn move_many(&self, rotation: bool) -> Decision {
        self.steers()?;
        self.open()?;
        let moves = if rotation { mixing::rotate(self.workshop) } else { mixing::mix(self.workshop) };
        Ok(if moves.is_empty() { Vec::new() } else { vec![Event::SeatsMoved { moves, rotation }] })
    }

    fn project(&self, group: Option<GroupId>, code: bool) -> Decision {
        self.steers()?;
        if let Some(group) = group {
            self.group(group)?;
        }
        let spotlight = self.workshop.spotlight;
        let same = spotlight.group == group && spotlight.code == code;
        Ok(if same { Vec::new() } else { vec![Event::ProjectorTurned { group, code }] })
    }

    fn close_workshop(&self) -> Decision {
        self.steers()?;
        self.open()?;
        Ok(vec![Event::WorkshopClosed])
    }
}
