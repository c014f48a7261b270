//! What an event does to the state. Total: an event that no longer fits anything changes nothing but the sequence number.

use crate::actor::{Actor, Role};
use crate::ids::{CardId, ClusterId, GroupId, PhaseId, SeatId};
use crate::lang::Lang;
use crate::text::CardText;
use crate::time::Timestamp;
use crate::workshop::card::{Aside, Card, CardKind, Comment, Contribution, Descent, Item, Said, Standing};
use crate::workshop::cluster::Cluster;
use crate::workshop::event::{Event, Recorded};
use crate::workshop::plan::{Plan, Verb};
use crate::workshop::poll::{self, Closed, Open, Poll, PollStage};
use crate::workshop::seat::Seat;
use crate::workshop::speaking::Floor;
use crate::workshop::undo::{
    ACTS_KEPT, Act, Inverse, TakenBack, assemble, carry_out, changed_clusters, clusters_of, dissolve,
};
use crate::workshop::{
    CourseEntry, GRACE_SECS, Group, LogEntry, Moderated, Progress, Spotlight, Stage, Summary, Workshop,
};

/// Follows one event.
pub fn apply(workshop: &mut Workshop, recorded: &Recorded) {
    let Recorded { seq, at, by, event } = recorded;
    workshop.seq = *seq;
    match event {
        Event::PlanSet { plan } => set_plan(workshop, plan),
        Event::WorkshopOpened => {
            workshop.stage = Stage::Open;
            workshop.opened = Some(*at);
        }
        Event::SeatTaken { seat, kind, organisation, lang, group } => {
            workshop.seats.insert(
                *seat,
                Seat {
                    organisation: *organisation,
                    kind: *kind,
                    lang: lang.clone(),
                    group: *group,
                    host: false,
                    interpreter: false,
                    paused: false,
                    paused_unnamed: false,
                    joined: *at,
                    people: 1,
                    delegate: false,
                },
            );
        }
        Event::SeatMoved { seat, group } => move_seat(workshop, *seat, *group, *at),
        Event::SeatsMoved { moves, rotation } => {
            for (seat, group) in moves {
                move_seat(workshop, *seat, *group, *at);
            }
            if *rotation {
                workshop.round += 1;
            }
        }
        Event::LanguageChosen { seat, lang } => {
            if let Some(seat) = workshop.seats.get_mut(seat) {
                seat.lang = lang.clone();
            }
        }
        Event::HostAppointed { seat, on } => {
            if let Some(seat) = workshop.seats.get_mut(seat) {
                seat.host = *on;
            }
        }
        Event::InterpreterAppointed { seat, on } => {
            if let Some(seat) = workshop.seats.get_mut(seat) {
                seat.interpreter = *on;
            }
        }
        Event::SeatPaused { seat, on, unnamed } => {
            if let Some(seat) = workshop.seats.get_mut(seat) {
                *(if *unnamed { &mut seat.paused_unnamed } else { &mut seat.paused }) = *on;
            }
            log(workshop, recorded, Moderated::SeatPaused { on: *on });
        }
        Event::PhaseStarted { groups, phase, ends } => start_phase(workshop, recorded, groups, *phase, *ends),
        Event::TimerSet { groups, ends } => {
            for group in groups {
                if let Some(progress) = workshop.group_mut(*group).and_then(|g| g.progress.as_mut()) {
                    progress.ends = Some(*ends);
                }
            }
        }
        Event::CardsRevealed { groups } => reveal(workshop, groups),
        Event::CardWritten {
            card,
            group,
            kind,
            text,
            lang,
            phase,
            anonymous,
            revealed,
            standing,
            under,
            from,
            behalf,
        } => {
            let sources = match from {
                Some(Item::Card(source)) => vec![*source],
                Some(Item::Cluster(source)) => workshop.cards_of(*source),
                None => Vec::new(),
            };
            let role = if behalf.is_some() { scribe(workshop, *by, *group) } else { Role::Author };
            let mut written = Card {
                behalf: *behalf,
                anonymous: *anonymous,
                revealed: *revealed,
                standing: standing.clone(),
                late: *standing == Standing::Late,
                under: *under,
                from: *from,
                sources,
                ..new_card(recorded, role, *card, *group, *kind, text, lang, *phase)
            };
            written.note_seen();
            workshop.cards.insert(*card, written);
            active(workshop, *group, recorded);
        }
        Event::CardEdited { card, kind, text, lang, standing } => {
            let Some(card) = workshop.cards.get_mut(card) else {
                return;
            };
            let inverse = Inverse::Rewrite {
                card: card.id,
                kind: card.kind,
                text: card.text.clone(),
                lang: card.lang.clone(),
                standing: card.standing.clone(),
                version: card.version + 1,
                personal: true,
            };
            card.kind = *kind;
            // Whoever wrote it down corrects words that are not his own: what it said before can be read.
            let role = if card.behalf.is_some() { card.made_as } else { Role::Author };
            card.say(text, lang, Said::now(*by, role, *at), None);
            card.standing = standing.clone();
            card.note_seen();
            let group = card.group;
            remember(workshop, group, recorded, inverse);
        }
        Event::CardWithdrawn { card } => {
            let Some(card) = workshop.cards.get_mut(card) else {
                return;
            };
            let inverse = Inverse::Unwithdraw { card: card.id, standing: card.standing.clone() };
            card.standing = Standing::Withdrawn;
            let (id, group) = (card.id, card.group);
            loosen(workshop, id);
            remember(workshop, group, recorded, inverse);
        }
        Event::CardSupported { card, seat, on } => {
            let sits = workshop.seats.get(seat).and_then(|seat| seat.group);
            let Some(card) = workshop.cards.get_mut(card) else {
                return;
            };
            if *on {
                card.supporters.insert(*seat);
                if sits != Some(card.group) {
                    card.visitors.insert(*seat);
                }
            } else {
                card.supporters.remove(seat);
                card.visitors.remove(seat);
            }
            let group = card.group;
            active(workshop, group, recorded);
        }
        Event::CommentWritten { card, comment, text, lang, anonymous, standing, behalf } => {
            let group = workshop.cards.get(card).map(|card| card.group);
            let behalf = behalf.zip(group).map(|(behalf, group)| (behalf, scribe(workshop, *by, group)));
            let sits = by.seat().and_then(|seat| workshop.seats.get(&seat)).map(|seat| seat.group);
            let Some(card) = workshop.cards.get_mut(card) else {
                return;
            };
            card.comments.push(Comment {
                id: *comment,
                author: *by,
                behalf,
                text: text.clone(),
                lang: lang.clone(),
                at: *at,
                anonymous: *anonymous,
                visiting: behalf.is_none() && sits.is_some_and(|sits| sits != Some(card.group)),
                standing: standing.clone(),
            });
            let group = card.group;
            active(workshop, group, recorded);
        }
        Event::CommentWithdrawn { card, comment } => {
            set_standing(workshop, Contribution::Comment(*card, *comment), Standing::Withdrawn)
        }
        Event::ItemsJoined { cluster, group, parts, name } => reorder(workshop, recorded, *group, |workshop| {
            let made = Cluster {
                id: *cluster,
                group: *group,
                name: name.clone(),
                parts: parts.clone(),
                within: None,
                made_by: *by,
                handed_over: false,
            };
            assemble(workshop, made);
        }),
        Event::CardAdded { cluster, card } => {
            let Some(group) = workshop.clusters.get(cluster).map(|c| c.group) else {
                return;
            };
            reorder(workshop, recorded, group, |workshop| {
                if let (Some(here), Some(added)) = (workshop.clusters.get_mut(cluster), workshop.cards.get_mut(card)) {
                    here.parts.push(Item::Card(*card));
                    added.cluster = Some(*cluster);
                }
            });
        }
        Event::ClusterNamed { cluster, name } => {
            let Some(group) = workshop.clusters.get(cluster).map(|c| c.group) else {
                return;
            };
            reorder(workshop, recorded, group, |workshop| {
                if let Some(cluster) = workshop.clusters.get_mut(cluster) {
                    cluster.name = name.clone();
                }
            });
        }
        Event::ClusterTakenApart { cluster } => {
            let Some(group) = workshop.clusters.get(cluster).map(|c| c.group) else {
                return;
            };
            reorder(workshop, recorded, group, |workshop| {
                dissolve(workshop, *cluster);
            });
        }
        Event::CardTakenOut { card } => {
            let Some(group) = workshop.cards.get(card).map(|c| c.group) else {
                return;
            };
            reorder(workshop, recorded, group, |workshop| loosen(workshop, *card));
        }
        Event::CardHung { card, under } => {
            let Some(card) = workshop.cards.get_mut(card) else {
                return;
            };
            let inverse = Inverse::Rehang { card: card.id, under: card.under, now: *under };
            card.under = *under;
            let group = card.group;
            remember(workshop, group, recorded, inverse);
        }
        Event::ActUndone { group, act } => {
            let TakenBack { rejected, mut changed } = carry_out(workshop, *group, *act);
            if !rejected.is_empty() {
                log(workshop, recorded, Moderated::PutBack { cards: rejected });
            }
            // What was told is told to be over, whoever ends it.
            let told = workshop.log.iter().find(|entry| entry.seq == *act).map(|entry| entry.what.about());
            let told = told.unwrap_or_default();
            let news = news(workshop, *by, &changed);
            changed.retain(|card| news.contains(card) || told.contains(&Contribution::Card(*card)));
            if !changed.is_empty() {
                log(workshop, recorded, Moderated::Undone { cards: changed });
            }
            active(workshop, *group, recorded);
        }
        Event::HandoverMarked { item, on } => match item {
            Item::Card(card) => {
                if let Some(card) = workshop.cards.get_mut(card) {
                    card.handed_over = *on;
                }
            }
            Item::Cluster(cluster) => {
                if let Some(cluster) = workshop.clusters.get_mut(cluster) {
                    cluster.handed_over = *on;
                }
            }
        },
        Event::Summarised { group, text, lang } => {
            let round = workshop.round;
            if let Some(group) = workshop.group_mut(*group) {
                let new = text.clone().map(|text| Summary { text, lang: lang.clone(), round });
                let old = std::mem::replace(&mut group.summary, new);
                // A new round's summary takes the old one's place on the table; the minutes keep both.
                let replaced = |old: &Summary| group.summary.is_some() && old.round != round;
                group.earlier.extend(old.filter(replaced));
            }
        }
        Event::ContributionApproved { what } => {
            set_standing(workshop, *what, Standing::Open);
            log(workshop, recorded, Moderated::Approved { what: *what });
        }
        Event::ContributionHidden { what, reason, rule } => {
            set_standing(workshop, *what, Standing::Hidden { reason: reason.clone() });
            log(workshop, recorded, Moderated::Hidden { what: *what, reason: reason.clone(), rule: *rule });
        }
        Event::ContributionRestored { what } => {
            set_standing(workshop, *what, Standing::Open);
            log(workshop, recorded, Moderated::Restored { what: *what });
        }
        Event::LateCardAdmitted { card } => {
            if let Some(card) = workshop.cards.get_mut(card) {
                card.standing = Standing::Open;
                card.revealed = true;
                card.note_seen();
            }
            log(workshop, recorded, Moderated::LateAdmitted { card: *card });
        }
        Event::LateCardDeclined { card, reason, rule } => {
            set_standing(workshop, Contribution::Card(*card), Standing::Hidden { reason: reason.clone() });
            log(workshop, recorded, Moderated::LateDeclined { card: *card, reason: reason.clone(), rule: *rule });
        }
        Event::CardLocked { card, on } => {
            if let Some(card) = workshop.cards.get_mut(card) {
                card.locked = *on;
            }
            log(workshop, recorded, Moderated::CardLocked { card: *card, on: *on });
        }
        Event::GroupLocked { group, on } => {
            if let Some(group) = workshop.group_mut(*group) {
                group.locked = *on;
            }
            log(workshop, recorded, Moderated::GroupLocked { group: *group, on: *on });
        }
        Event::RoomLocked { on } => {
            workshop.locked = *on;
            log(workshop, recorded, Moderated::RoomLocked { on: *on });
        }
        Event::ProjectorTurned { group, code, poll } => {
            workshop.spotlight = Spotlight { group: *group, code: *code, poll: *poll };
        }
        Event::SpeakingSet { group, open, alternate, limit_secs } => {
            if let Some(floor) = floor(workshop, *group) {
                (floor.open, floor.alternate, floor.limit_secs) = (*open, *alternate, *limit_secs);
            }
        }
        Event::SpeechAsked { group, seat, on } => {
            if let Some(floor) = floor_for(workshop, *group, *seat) {
                floor.ask(*seat, *on);
            }
        }
        Event::SpeechBegun { group, seat } => {
            if let Some(floor) = floor_for(workshop, *group, *seat) {
                floor.begin(*seat, *at);
            }
        }
        Event::SpeechEnded { group, .. } => {
            if let Some(floor) = workshop.floors.get_mut(group) {
                floor.end(*at);
            }
        }
        Event::WorkshopClosed => {
            workshop.floors.values_mut().for_each(|floor| floor.close(*at));
            workshop.stage = Stage::Closed;
            workshop.closed = Some(*at);
            for poll in workshop.polls.values_mut() {
                if let PollStage::Draft { opens } = &mut poll.stage {
                    *opens = None;
                }
            }
            let all: Vec<_> = workshop.groups.iter().map(|g| g.id).collect();
            reveal(workshop, &all);
        }
        Event::CardsMerged { card, group, kind, text, lang, phase, anonymous, sources, under, handed_over, reason } => {
            let made = Card {
                anonymous: *anonymous,
                under: *under,
                handed_over: *handed_over,
                sources: sources.clone(),
                descent: Descent::Merged,
                ..new_card(recorded, by.role(), *card, *group, *kind, text, lang, *phase)
            };
            let aside = Aside::Merged { into: *card, reason: reason.clone() };
            set_aside(workshop, recorded, *group, sources, &aside, vec![made]);
            let cards = news(workshop, *by, sources);
            if !cards.is_empty() {
                log(workshop, recorded, Moderated::Merged { cards, into: *card, reason: reason.clone() });
            }
        }
        Event::CardSplit { card: id, parts, lang, phase, anonymous, standing } => {
            let Some(whole) = workshop.cards.get(id) else {
                return;
            };
            let group = whole.group;
            let role = match whole.behalf {
                Some(_) => scribe(workshop, *by, group),
                None if by.hosts(workshop, group).is_ok() => by.role(),
                None => Role::Author,
            };
            let made = parts.iter().map(|part| Card {
                behalf: whole.behalf,
                anonymous: *anonymous,
                standing: standing.clone(),
                under: whole.under,
                handed_over: whole.handed_over,
                from: Some(Item::Card(*id)),
                sources: vec![*id],
                descent: Descent::Split,
                ..new_card(recorded, role, part.card, group, whole.kind, &part.text, lang, *phase)
            });
            let made = made.collect();
            set_aside(workshop, recorded, group, &[*id], &Aside::Split, made);
            for card in news(workshop, *by, &[*id]) {
                log(workshop, recorded, Moderated::Split { card });
            }
        }
        Event::CardReworded { card: id, text, lang, reason } => {
            let Some(card) = workshop.cards.get_mut(id) else {
                return;
            };
            let inverse = Inverse::Rewrite {
                card: card.id,
                kind: card.kind,
                text: card.text.clone(),
                lang: card.lang.clone(),
                standing: card.standing.clone(),
                version: card.version + 1,
                personal: false,
            };
            card.say(text, lang, Said::now(*by, by.role(), *at), reason.as_ref());
            card.note_seen();
            let group = card.group;
            remember(workshop, group, recorded, inverse);
            for card in news(workshop, *by, &[*id]) {
                log(workshop, recorded, Moderated::Reworded { card, reason: reason.clone() });
            }
        }
        Event::CardsRejected { group, cards, reason } => {
            let aside = Aside::Rejected { reason: reason.clone(), by: by.role() };
            set_aside(workshop, recorded, *group, cards, &aside, Vec::new());
            log(workshop, recorded, Moderated::Rejected { cards: cards.clone(), reason: reason.clone() });
        }
        Event::CardPutBack { card: id } => {
            let Some(card) = workshop.cards.get_mut(id) else {
                return;
            };
            let before = card.aside.take();
            let group = card.group;
            let cards = vec![*id];
            match before {
                Some(Aside::Rejected { .. }) => log(workshop, recorded, Moderated::PutBack { cards }),
                Some(Aside::Merged { .. } | Aside::Split) => log(workshop, recorded, Moderated::Undone { cards }),
                None => {}
            }
            // What set it aside is taken back by this already.
            if let Some(group) = workshop.group_mut(group) {
                group.acts.retain(|act| !act.inverse.lays_back(*id));
            }
            active(workshop, group, recorded);
        }
        Event::PollDrafted { poll, setup } => {
            let drafted =
                Poll { id: *poll, setup: (**setup).clone(), by: *by, stage: PollStage::Draft { opens: None } };
            workshop.polls.insert(*poll, drafted);
        }
        Event::PollDropped { poll } => {
            workshop.polls.remove(poll);
            if workshop.spotlight.poll == Some(*poll) {
                workshop.spotlight.poll = None;
            }
        }
        Event::PollScheduled { poll, opens } => {
            if let Some(poll) = workshop.polls.get_mut(poll) {
                poll.stage = PollStage::Draft { opens: *opens };
            }
        }
        Event::PollOpened { poll, ends, lot } => {
            let setup = workshop.polls.get(poll).map(|poll| &poll.setup);
            let voters = setup.map(|setup| poll::voters(workshop, &setup.electorate)).unwrap_or_default();
            if let Some(poll) = workshop.polls.get_mut(poll) {
                poll.stage = PollStage::Open(Box::new(Open {
                    at: *at,
                    ends: *ends,
                    lot: *lot,
                    voters,
                    cast: Default::default(),
                    // It comes from elsewhere: see `Workshop::place_box`.
                    ballots: None,
                    paper: Default::default(),
                }));
            }
        }
        Event::PollTimerSet { poll, ends } => {
            if let Some(open) = workshop.polls.get_mut(poll).and_then(Poll::open_mut) {
                open.ends = Some(*ends);
            }
        }
        Event::PaperCounted { poll, group, paper } => {
            if let Some(open) = workshop.polls.get_mut(poll).and_then(Poll::open_mut) {
                if paper.people > 0 {
                    open.paper.insert(*group, paper.clone());
                } else {
                    open.paper.remove(group);
                }
            }
        }
        Event::PollClosed { poll, closing } => {
            if let Some(poll) = workshop.polls.get_mut(poll)
                && let Some(open) = poll.open()
            {
                let closed = Closed::count(&poll.setup, open.at, *at, open.lot, (**closing).clone());
                poll.stage = PollStage::Closed(Box::new(closed));
            }
        }
        Event::PollCancelled { poll, reason } => {
            if let Some(poll) = workshop.polls.get_mut(poll) {
                poll.stage = PollStage::Cancelled { reason: reason.clone() };
            }
        }
        Event::TieBroken { poll, tie_break } => {
            if let Some(poll) = workshop.polls.get_mut(poll)
                && let PollStage::Closed(closed) = &mut poll.stage
            {
                closed.broken = Some(tie_break.clone());
            }
        }
        Event::PeopleDeclared { seat, people } => {
            if let Some(seat) = workshop.seats.get_mut(seat) {
                seat.people = *people;
            }
        }
        Event::DelegateNamed { seat } => {
            let organisation = workshop.seats.get(seat).and_then(|s| s.organisation);
            let colleagues =
                workshop.seats.iter_mut().filter(|(_, s)| organisation.is_some() && s.organisation == organisation);
            for (id, colleague) in colleagues {
                colleague.delegate = id == seat;
            }
        }
    }
    if changes_electorates(event) {
        workshop.admit_late_voters();
    }
}

/// Who may vote can be others after this.
fn changes_electorates(event: &Event) -> bool {
    matches!(
        event,
        Event::SeatTaken { .. }
            | Event::SeatMoved { .. }
            | Event::SeatsMoved { .. }
            | Event::PeopleDeclared { .. }
            | Event::DelegateNamed { .. }
    )
}

/// In what part somebody writes down what another says.
fn scribe(workshop: &Workshop, by: Actor, group: GroupId) -> Role {
    by.writes_for(workshop, group).unwrap_or_else(|_| by.role())
}

/// A card as it is when nothing has happened to it: open, and for all to see.
#[expect(clippy::too_many_arguments, reason = "what every card has, one by one")]
fn new_card(
    recorded: &Recorded,
    made_as: Role,
    id: CardId,
    group: GroupId,
    kind: CardKind,
    text: &CardText,
    lang: &Lang,
    phase: PhaseId,
) -> Card {
    Card {
        id,
        group,
        author: recorded.by,
        made_as,
        behalf: None,
        kind,
        text: text.clone(),
        lang: lang.clone(),
        phase,
        written: recorded.at,
        version: 1,
        anonymous: false,
        revealed: true,
        standing: Standing::Open,
        aside: None,
        said: Said::now(recorded.by, made_as, recorded.at),
        earlier: Vec::new(),
        was_public: false,
        was_on_desk: false,
        late: false,
        locked: false,
        supporters: Default::default(),
        visitors: Default::default(),
        comments: Vec::new(),
        cluster: None,
        under: None,
        from: None,
        sources: Vec::new(),
        descent: Descent::Derived,
        handed_over: false,
    }
}

/// Cards leave the table, and what was made of them takes their place there.
fn set_aside(
    workshop: &mut Workshop,
    recorded: &Recorded,
    group: GroupId,
    cards: &[CardId],
    aside: &Aside,
    made: Vec<Card>,
) {
    let before = clusters_of(workshop, group);
    let made_ids: Vec<_> = made.iter().map(|card| (card.id, card.under)).collect();
    let around = common_cluster(workshop, cards);
    if let Some(around) = around.and_then(|id| workshop.clusters.get_mut(&id)) {
        let first = around.parts.iter().position(|part| matches!(part, Item::Card(card) if cards.contains(card)));
        let place = first.unwrap_or(around.parts.len());
        around.parts.splice(place..place, made.iter().map(|card| Item::Card(card.id)));
    }
    for mut card in made {
        card.cluster = around;
        card.note_seen();
        workshop.cards.insert(card.id, card);
    }
    for id in cards {
        if let Some(card) = workshop.cards.get_mut(id) {
            card.aside = Some(aside.clone());
        }
        loosen(workshop, *id);
    }
    let rehung = match (aside, made_ids.first()) {
        (Aside::Merged { .. }, Some((into, _))) => rehang(workshop, cards, *into),
        _ => Vec::new(),
    };
    let (before, after) = changed_clusters(workshop, group, before);
    let cards = cards.iter().map(|id| (*id, aside.clone())).collect();
    remember(workshop, group, recorded, Inverse::LayBack { cards, made: made_ids, rehung, before, after });
}

/// The innermost cluster in which all of these lie.
pub(super) fn common_cluster(workshop: &Workshop, cards: &[CardId]) -> Option<ClusterId> {
    let (first, others) = cards.split_first()?;
    let others: Vec<Vec<_>> = others.iter().map(|id| workshop.around(Item::Card(*id)).collect()).collect();
    workshop.around(Item::Card(*first)).find(|cluster| others.iter().all(|around| around.contains(cluster)))
}

/// What hung under these hangs under the card that stands for them, where it fits; a locked card stays where it hangs.
fn rehang(workshop: &mut Workshop, cards: &[CardId], into: CardId) -> Vec<(CardId, CardId)> {
    let Some(kind) = workshop.cards.get(&into).map(|card| card.kind) else {
        return Vec::new();
    };
    let hanging = workshop.cards.values_mut().filter(|card| card.aside.is_none() && !card.locked && card.id != into);
    let hanging = hanging.filter(|card| card.kind.hangs_under(kind) && card.standing != Standing::Withdrawn);
    let moved = hanging.filter_map(|card| {
        let above = card.under.filter(|above| cards.contains(above))?;
        card.under = Some(into);
        Some((card.id, above))
    });
    moved.collect()
}

fn set_plan(workshop: &mut Workshop, plan: &Plan) {
    workshop.about = Some(plan.about.clone());
    workshop.rules = plan.rules;
    workshop.fields = plan.fields.clone();
    workshop.agenda = plan.agenda.clone();
    let mut before = std::mem::take(&mut workshop.groups);
    // A group that joins while the workshop runs starts where the others are.
    let running = before.iter().find_map(|g| g.progress).map(|progress| Progress { revealed: false, ..progress });
    workshop.groups = plan
        .groups
        .iter()
        .map(|planned| {
            let known = before.iter().position(|g| g.id == planned.id).map(|place| before.swap_remove(place));
            let mut group = known.unwrap_or_else(|| Group {
                id: planned.id,
                field: planned.field,
                name: planned.name.clone(),
                places: planned.places,
                locked: false,
                progress: running,
                summary: None,
                earlier: Vec::new(),
                acts: Vec::new(),
                last_activity: None,
            });
            group.field = planned.field;
            group.name = planned.name.clone();
            group.places = planned.places;
            group
        })
        .collect();
    // The projector cannot show a table that is no more.
    workshop.spotlight.group = workshop.spotlight.group.filter(|shown| workshop.groups.iter().any(|g| g.id == *shown));
}

/// The list of speakers of a table, or of the room. Nothing where there is no such table.
fn floor(workshop: &mut Workshop, group: Option<GroupId>) -> Option<&mut Floor> {
    let there = group.is_none_or(|group| workshop.group(group).is_some());
    there.then(|| workshop.floors.entry(group).or_default())
}

/// The list somebody can stand on: that of the own table, or the room's.
fn floor_for(workshop: &mut Workshop, group: Option<GroupId>, seat: SeatId) -> Option<&mut Floor> {
    let sits = workshop.seats.get(&seat)?;
    if group.is_none() || sits.group == group { floor(workshop, group) } else { None }
}

fn move_seat(workshop: &mut Workshop, id: SeatId, group: GroupId, at: Timestamp) {
    if let Some(seat) = workshop.seats.get_mut(&id) {
        if let Some(left) = workshop.floors.get_mut(&seat.group)
            && seat.group.is_some_and(|left| left != group)
        {
            left.leave(id, at);
        }
        // Whoever is moved is a guest at the next table.
        seat.host = seat.host && seat.group == Some(group);
        seat.group = Some(group);
    }
}

fn start_phase(
    workshop: &mut Workshop,
    recorded: &Recorded,
    groups: &[GroupId],
    phase: crate::ids::PhaseId,
    ends: Option<crate::Timestamp>,
) {
    let kinds: Vec<_> = workshop.agenda.iter().map(|p| (p.id, p.kind)).collect();
    for id in groups {
        let Some(group) = workshop.group_mut(*id) else {
            continue;
        };
        let left = group.progress;
        let writing = |phase| kinds.iter().any(|(id, kind)| *id == phase && kind.allows(Verb::Write));
        let grace = match left {
            Some(left) if writing(left.phase) => {
                let over = left.ends.map_or(recorded.at, |ends| ends.min(recorded.at));
                Some((left.phase, over.plus_secs(GRACE_SECS)))
            }
            Some(left) => left.grace,
            None => None,
        };
        group.progress = Some(Progress { phase, started: recorded.at, ends, grace, revealed: false });
    }
    workshop.course.push(CourseEntry { at: recorded.at, phase, groups: groups.to_vec() });
}

fn reveal(workshop: &mut Workshop, groups: &[GroupId]) {
    for group in workshop.groups.iter_mut().filter(|group| groups.contains(&group.id)) {
        if let Some(progress) = &mut group.progress {
            progress.revealed = true;
        }
    }
    for card in workshop.cards.values_mut() {
        if groups.contains(&card.group) {
            card.revealed = true;
            card.note_seen();
        }
    }
}

fn set_standing(workshop: &mut Workshop, what: Contribution, standing: Standing) {
    let Some(card) = workshop.cards.get_mut(&what.card()) else {
        return;
    };
    match what {
        Contribution::Card(_) => {
            card.standing = standing;
            card.note_seen();
        }
        Contribution::Comment(_, comment) => {
            if let Some(comment) = card.comments.iter_mut().find(|c| c.id == comment) {
                comment.standing = standing;
            }
        }
    }
}

/// A card leaves its cluster; a cluster of one is none.
fn loosen(workshop: &mut Workshop, card: CardId) {
    let Some(cluster) = workshop.cards.get_mut(&card).and_then(|c| c.cluster.take()) else {
        return;
    };
    let Some(here) = workshop.clusters.get_mut(&cluster) else {
        return;
    };
    here.parts.retain(|part| *part != Item::Card(card));
    if here.parts.len() >= 2 {
        return;
    }
    let within = here.within;
    let left = here.parts.first().copied();
    dissolve(workshop, cluster);
    // What is left takes the dissolved cluster's place in the cluster around it.
    let (Some(around), Some(left)) = (within, left) else {
        return;
    };
    if let Some(outer) = workshop.clusters.get_mut(&around) {
        for part in &mut outer.parts {
            if *part == Item::Cluster(cluster) {
                *part = left;
            }
        }
        match left {
            Item::Card(card) => {
                if let Some(card) = workshop.cards.get_mut(&card) {
                    card.cluster = Some(around);
                }
            }
            Item::Cluster(inner) => {
                if let Some(inner) = workshop.clusters.get_mut(&inner) {
                    inner.within = Some(around);
                }
            }
        }
    }
}

/// An act of ordering: what it changes can be taken back.
fn reorder(workshop: &mut Workshop, recorded: &Recorded, group: GroupId, act: impl FnOnce(&mut Workshop)) {
    let before = clusters_of(workshop, group);
    act(workshop);
    let (before, after) = changed_clusters(workshop, group, before);
    remember(workshop, group, recorded, Inverse::Reorder { before, after });
}

fn remember(workshop: &mut Workshop, group: GroupId, recorded: &Recorded, inverse: Inverse) {
    if let Some(group) = workshop.group_mut(group) {
        if group.acts.len() >= ACTS_KEPT {
            group.acts.remove(0);
        }
        group.acts.push(Act { id: recorded.seq, by: recorded.by, inverse });
    }
    active(workshop, group, recorded);
}

fn active(workshop: &mut Workshop, group: GroupId, recorded: &Recorded) {
    if let Some(group) = workshop.group_mut(group)
        && matches!(recorded.by, Actor::Seat(_))
    {
        group.last_activity = Some(recorded.at);
    }
}

/// Those of the cards with which a host or a facilitator does what their authors have to be told. One's own are not among
/// them; but anonymous ones always are, for silence would tell whose they are.
fn news(workshop: &Workshop, by: Actor, cards: &[CardId]) -> Vec<CardId> {
    let cards = cards.iter().filter_map(|id| workshop.cards.get(id));
    let others = cards.filter(|card| card.anonymous || card.author != by);
    others.filter(|card| by.hosts(workshop, card.group).is_ok()).map(|card| card.id).collect()
}

fn log(workshop: &mut Workshop, recorded: &Recorded, what: Moderated) {
    workshop.log.push(LogEntry { seq: recorded.seq, at: recorded.at, by: recorded.by, what });
}
