//! The record of a workshop (Protokoll): who was there, what was done when, what was written and what became of it.
//!
//! Only what everybody may read: no card that is hidden, withdrawn, late, queued or not yet revealed, no reason but those
//! for what was merged or turned down openly,
//! no name behind an anonymous contribution, and no seat ids, so that the paper outlives the workshop harmlessly.

mod polls;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::actor::{Actor, Role};
use crate::ids::{CardId, ClusterId, CommentId, FieldId, GroupId, SeatId};
use crate::lang::Lang;
use crate::text::{Passage, Title};
use crate::time::Timestamp;
use crate::view::{People, Scribe, comes_from, scribe_of};
pub use polls::{ObjectionMinutes, PollCount, PollMinutes, VoteMinutes, poll_minutes};

use crate::workshop::poll::Poll;
use crate::workshop::{
    About, Aside, Behalf, Card, CardKind, Comment, Descent, Field, Group, Item, KindSpoken, Moderated,
    OrganisationKind, PhaseKind, Stage, Standing, Summary, Workshop,
};

/// The whole record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Minutes {
    pub about: Option<About>,
    pub stage: Stage,
    pub opened: Option<Timestamp>,
    pub closed: Option<Timestamp>,
    /// How many rounds there were at the tables.
    pub rounds: u32,
    pub represented: Represented,
    /// Every phase as it ran, oldest first.
    pub course: Vec<PhaseRun>,
    pub fields: Vec<Field>,
    /// In the order of the plan.
    pub groups: Vec<GroupMinutes>,
    /// Polls that are over, in the order in which they were opened; those that were given up come last.
    pub polls: Vec<PollMinutes>,
    pub moderation: ModerationFigures,
    /// Who spoke how much in the room, by kind of organisation: never by person.
    pub spoken: Vec<KindSpoken>,
}

/// Who was represented.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Represented {
    /// In the order of [`OrganisationKind::ALL`]; organisations of no known kind come last. Kinds nobody came from are left out.
    pub kinds: Vec<KindRepresented>,
    /// People who named neither an organisation nor a kind.
    pub without_organisation: u32,
    /// All people.
    pub people: u32,
    /// Working groups.
    pub tables: u32,
}

/// One kind of organisation and who came from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KindRepresented {
    /// Nothing for organisations whose kind is not known.
    pub kind: Option<OrganisationKind>,
    pub people: u32,
    /// How many different organisations, also those whose name was erased.
    pub organisations: u32,
    /// The names that are (still) known, in alphabetical order.
    pub names: Vec<String>,
}

/// A phase as it ran.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PhaseRun {
    pub kind: PhaseKind,
    /// What it was called, where it had a name of its own.
    pub title: Option<Title>,
    pub prompt: Option<Passage>,
    pub from: Timestamp,
    /// When the last of its groups left it; nothing while one is still in it.
    pub until: Option<Timestamp>,
    /// The groups it ran for; empty means all of them.
    pub groups: Vec<Title>,
}

/// What one table did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GroupMinutes {
    pub id: GroupId,
    /// Which of [`Minutes::fields`] it worked on.
    pub field: FieldId,
    pub name: Title,
    /// Who sat there at the end, or wrote there.
    pub people: u32,
    /// The hosts' names, where they are known.
    pub hosts: Vec<String>,
    /// One per round in which one was written, oldest first.
    pub summaries: Vec<Summary>,
    /// Outermost clusters with all that lies in them.
    pub clusters: Vec<ClusterMinutes>,
    /// Cards that lie in no cluster, oldest first.
    pub loose: Vec<CardMinutes>,
    /// Main goals, goals, measures, each under what it serves; what serves nothing stands on top.
    pub goals: Vec<GoalMinutes>,
    pub handed_over: Vec<HandedOver>,
    /// What people from other tables left, where they left most of it first.
    pub visits: Vec<VisitMinutes>,
    /// Who spoke how much at the table, by kind of organisation: never by person.
    pub spoken: Vec<KindSpoken>,
    /// What was merged, split or turned down, with the reason, oldest first.
    pub set_aside: Vec<SetAside>,
}

/// A card that no longer lay on the table in the end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SetAside {
    pub card: CardMinutes,
    pub aside: Aside,
}

/// Cards that were put together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClusterMinutes {
    pub id: ClusterId,
    pub name: Option<Title>,
    /// How many different people support one or more of its cards.
    pub support: u32,
    pub handed_over: bool,
    pub cards: Vec<CardMinutes>,
    /// Clusters within this one.
    pub inner: Vec<ClusterMinutes>,
}

/// A card with its lineage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CardMinutes {
    pub id: CardId,
    pub kind: CardKind,
    pub text: String,
    pub lang: Lang,
    /// Nothing where it was written anonymously.
    pub author: Option<Author>,
    pub support: u32,
    /// What polls said about it.
    pub votes: Vec<VoteMinutes>,
    pub comments: Vec<CommentMinutes>,
    /// Where it comes from, when it was derived from something.
    pub from: Option<Origin>,
    /// What was derived from it, merged or split.
    pub became: Vec<CardMention>,
    /// What it hangs under.
    pub under: Option<CardMention>,
    pub cluster: Option<ClusterId>,
    /// How often it was changed after it was written.
    pub edits: u32,
    /// It came after its phase was over, and was let in.
    pub late: bool,
    pub handed_over: bool,
}

/// Who wrote something. Without a name: the person gave none, or it was erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Author {
    pub name: Option<String>,
    pub organisation: Option<String>,
    /// Whoever it was has deleted the account; then no name is told, and the organisation only if the city knows it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub erased: bool,
    /// Somebody else wrote it down; on whose behalf is not known by name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub behalf: Option<Behalf>,
    /// Who did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scribe: Option<Scribe>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CommentMinutes {
    pub id: CommentId,
    pub text: String,
    pub lang: Lang,
    /// Nothing where it was written anonymously.
    pub author: Option<Author>,
}

/// What people from other tables left at a card: on the gallery walk, or before they moved here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VisitMinutes {
    pub card: CardMention,
    /// How many of them support it.
    pub support: u32,
    pub comments: Vec<CommentMinutes>,
}

/// A card named at another card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CardMention {
    pub id: CardId,
    pub kind: CardKind,
    pub text: String,
    pub lang: Lang,
}

/// What a card was derived from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    Card(CardMention),
    /// The cards it says the same for.
    Merged(Vec<CardMention>),
    /// One of several cards that were made of this one.
    Split(CardMention),
    /// The cards that lay in the cluster at that moment, and the name it bears if it is still there.
    Cluster {
        name: Option<Title>,
        cards: Vec<CardMention>,
    },
    /// Something that is no longer shown: withdrawn, or hidden.
    NotShown,
}

/// A goal with what serves it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GoalMinutes {
    pub card: CardMention,
    /// What polls said about it.
    pub votes: Vec<VoteMinutes>,
    pub handed_over: bool,
    pub below: Vec<GoalMinutes>,
}

/// Something a table hands over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum HandedOver {
    Card { card: CardMention, support: u32, votes: Vec<VoteMinutes> },
    Cluster { id: ClusterId, name: Option<Title>, support: u32, votes: Vec<VoteMinutes>, cards: Vec<CardMention> },
}

/// Moderation in numbers; what was hidden stays hidden here too.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct ModerationFigures {
    pub approved: u32,
    pub hidden: u32,
    pub restored: u32,
    pub late_admitted: u32,
    pub late_declined: u32,
    pub rejected: u32,
    pub put_back: u32,
}

/// Writes the record of a workshop as it stands now; complete once it is closed.
pub fn minutes(workshop: &Workshop, people: &dyn People) -> Minutes {
    let clerk = Clerk::new(workshop, people);
    Minutes {
        about: workshop.about.clone(),
        stage: workshop.stage,
        opened: workshop.opened,
        closed: workshop.closed,
        rounds: workshop.round,
        represented: clerk.represented(),
        course: clerk.course(),
        fields: workshop.fields.clone(),
        groups: workshop.groups.iter().map(|g| clerk.group(g)).collect(),
        polls: clerk.polls(None),
        moderation: clerk.moderation(),
        spoken: clerk.spoken(None),
    }
}

struct Clerk<'a> {
    workshop: &'a Workshop,
    people: &'a dyn People,
    /// What was derived from each card, the oldest first.
    derived: BTreeMap<CardId, Vec<&'a Card>>,
    /// What closed polls said about each card and cluster.
    votes: BTreeMap<Item, Vec<VoteMinutes>>,
}

/// What was derived from each card, found in one go: asking every card about every other takes seconds in a large room.
fn derived(workshop: &Workshop) -> BTreeMap<CardId, Vec<&Card>> {
    let mut derived: BTreeMap<CardId, Vec<&Card>> = BTreeMap::new();
    for card in workshop.cards.values().filter(|card| card.is_public()) {
        for source in &card.sources {
            derived.entry(*source).or_default().push(card);
        }
    }
    derived.values_mut().for_each(|cards| cards.sort_by_key(|card| (card.written, card.id)));
    derived
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// What one table proposes at the end: goals and measures with what polls said about them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Proposal {
    pub group: GroupMinutes,
    pub fields: Vec<Field>,
    /// Polls that are over: the table's own, and those that asked about something of it.
    pub polls: Vec<PollMinutes>,
}

/// What a table proposes as things stand now; nothing for a table that is not there.
pub fn proposal(workshop: &Workshop, people: &dyn People, group: GroupId) -> Option<Proposal> {
    let clerk = Clerk::new(workshop, people);
    let found = workshop.group(group)?;
    Some(Proposal { group: clerk.group(found), fields: workshop.fields.clone(), polls: clerk.polls(Some(group)) })
}

impl<'a> Clerk<'a> {
    fn new(workshop: &'a Workshop, people: &'a dyn People) -> Self {
        Self { workshop, people, derived: derived(workshop), votes: polls::votes(workshop) }
    }

    /// All polls that are over, or those of one table and about something of it.
    fn polls(&self, table: Option<GroupId>) -> Vec<PollMinutes> {
        let lies_here = |item| self.workshop.group_of(item) == table;
        let about = |poll: &&Poll| match poll.setup.table() {
            Some(own) => Some(own) == table,
            None => {
                let mut items = poll.setup.options.iter().filter_map(|option| option.item);
                poll.setup.group == table || items.any(lies_here)
            }
        };
        let polls = self.workshop.polls.values().filter(|poll| table.is_none() || about(poll));
        let mut over: Vec<_> = polls.filter_map(|poll| poll_minutes(self.workshop, self.people, poll)).collect();
        over.sort_by_key(|it| it.counted.as_ref().map_or(Timestamp(i64::MAX), |counted| counted.opened));
        over
    }

    fn votes(&self, item: Item) -> Vec<VoteMinutes> {
        self.votes.get(&item).cloned().unwrap_or_default()
    }

    fn represented(&self) -> Represented {
        let mut rows: BTreeMap<_, (u32, BTreeSet<_>)> = BTreeMap::new();
        let mut without = 0;
        for seat in self.workshop.seats.values() {
            if seat.kind.is_none() && seat.organisation.is_none() {
                without += 1;
                continue;
            }
            let place = seat.kind.and_then(|kind| OrganisationKind::ALL.iter().position(|k| *k == kind));
            let row = rows.entry(place.unwrap_or(usize::MAX)).or_default();
            row.0 += 1;
            row.1.extend(seat.organisation);
        }
        let kinds = rows.into_iter().map(|(place, (people, organisations))| {
            let names = organisations.iter().filter_map(|o| self.people.organisation(*o)).map(|n| n.to_string());
            let mut names: Vec<_> = names.collect();
            names.sort();
            KindRepresented {
                kind: OrganisationKind::ALL.get(place).copied(),
                people,
                organisations: count(organisations.len()),
                names,
            }
        });
        Represented {
            kinds: kinds.collect(),
            without_organisation: without,
            people: count(self.workshop.seats.len()),
            tables: count(self.workshop.groups.len()),
        }
    }

    fn course(&self) -> Vec<PhaseRun> {
        let course = &self.workshop.course;
        let runs = course.iter().enumerate().filter_map(|(place, entry)| {
            let phase = self.workshop.phase(entry.phase)?;
            let left = |group: &GroupId| {
                let next = course[place + 1..].iter().find(|later| later.groups.contains(group));
                next.map(|later| later.at).or(self.workshop.closed)
            };
            let ends: Option<Vec<_>> = entry.groups.iter().map(left).collect();
            let here = |group: &&Group| entry.groups.contains(&group.id);
            let groups: Vec<_> = self.workshop.groups.iter().filter(here).map(|g| g.name.clone()).collect();
            Some(PhaseRun {
                kind: phase.kind,
                title: phase.title.clone(),
                prompt: phase.prompt.clone(),
                from: entry.at,
                until: ends.and_then(|ends| ends.into_iter().max()),
                groups: if groups.len() == self.workshop.groups.len() { Vec::new() } else { groups },
            })
        });
        runs.collect()
    }

    fn moderation(&self) -> ModerationFigures {
        let mut figures = ModerationFigures::default();
        for entry in &self.workshop.log {
            match entry.what {
                Moderated::Approved { .. } => figures.approved += 1,
                Moderated::Hidden { .. } => figures.hidden += 1,
                Moderated::Restored { .. } => figures.restored += 1,
                Moderated::LateAdmitted { .. } => figures.late_admitted += 1,
                Moderated::LateDeclined { .. } => figures.late_declined += 1,
                Moderated::Rejected { ref cards, .. } => figures.rejected += count(cards.len()),
                Moderated::PutBack { ref cards } => figures.put_back += count(cards.len()),
                Moderated::CardLocked { .. }
                | Moderated::GroupLocked { .. }
                | Moderated::RoomLocked { .. }
                | Moderated::SeatPaused { .. }
                // They are told card by card.
                | Moderated::Reworded { .. }
                | Moderated::Merged { .. }
                | Moderated::Split { .. }
                | Moderated::Undone { .. } => {}
            }
        }
        figures
    }

    fn group(&self, group: &Group) -> GroupMinutes {
        let (cards, aside): (Vec<_>, Vec<_>) = self.cards_at(group.id).into_iter().partition(|c| c.lies_open());
        let everything: Vec<_> = cards.iter().chain(&aside).copied().collect();
        let hosts = self.workshop.seats.iter().filter(|(_, s)| s.host && s.group == Some(group.id));
        let outermost = self.workshop.clusters.values().filter(|c| c.group == group.id && c.within.is_none());
        GroupMinutes {
            id: group.id,
            field: group.field,
            name: group.name.clone(),
            people: self.people_of(group.id, &everything),
            hosts: hosts.filter_map(|(id, _)| self.people.name(*id)).map(|n| n.to_string()).collect(),
            summaries: group.earlier.iter().chain(&group.summary).cloned().collect(),
            clusters: outermost.filter_map(|c| self.cluster(c.id)).collect(),
            loose: cards.iter().filter(|c| c.cluster.is_none()).map(|c| self.card(c)).collect(),
            goals: self.goals(&cards),
            handed_over: self.handed_over(group.id, &cards),
            visits: self.visits(&cards),
            set_aside: aside
                .iter()
                .filter_map(|c| Some(SetAside { card: self.card(c), aside: c.aside.clone()? }))
                .collect(),
            spoken: self.spoken(Some(group.id)),
        }
    }

    fn spoken(&self, floor: Option<GroupId>) -> Vec<KindSpoken> {
        let floor = self.workshop.floors.get(&floor);
        floor.map(|floor| floor.by_kind(|seat| self.workshop.kind_of(seat))).unwrap_or_default()
    }

    /// Who sits there, and whoever wrote there and has moved on. Whoever only wrote down what others said is not among them.
    fn people_of(&self, group: GroupId, cards: &[&Card]) -> u32 {
        let here = self.workshop.seats.iter().filter(|(_, seat)| seat.group == Some(group)).map(|(id, _)| *id);
        let wrote = cards.iter().filter(|card| card.behalf.is_none()).filter_map(|card| card.author.seat());
        count(here.chain(wrote).collect::<BTreeSet<_>>().len())
    }

    /// What everybody may read of a table, oldest first.
    fn cards_at(&self, group: GroupId) -> Vec<&'a Card> {
        let mut cards: Vec<_> = self.workshop.cards.values().filter(|c| c.group == group && c.is_public()).collect();
        cards.sort_by_key(|c| (c.written, c.id));
        cards
    }

    fn shown(&self, id: CardId) -> Option<&'a Card> {
        self.workshop.cards.get(&id).filter(|c| c.is_public())
    }

    /// Nothing where none of its cards may be read.
    fn cluster(&self, id: ClusterId) -> Option<ClusterMinutes> {
        let cluster = self.workshop.clusters.get(&id)?;
        let mut cards = Vec::new();
        let mut inner = Vec::new();
        for part in &cluster.parts {
            match part {
                Item::Card(card) => cards.extend(self.shown(*card).map(|c| self.card(c))),
                Item::Cluster(cluster) => inner.extend(self.cluster(*cluster)),
            }
        }
        (!cards.is_empty() || !inner.is_empty()).then(|| ClusterMinutes {
            id,
            name: cluster.name.clone(),
            support: self.support_of(id),
            handed_over: cluster.handed_over,
            cards,
            inner,
        })
    }

    fn support_of(&self, cluster: ClusterId) -> u32 {
        let cards = self.workshop.cards_of(cluster);
        let cards = cards.into_iter().filter_map(|id| self.shown(id));
        let supporters: BTreeSet<SeatId> = cards.flat_map(|c| c.supporters.iter().copied()).collect();
        count(supporters.len())
    }

    fn card(&self, card: &Card) -> CardMinutes {
        let comments = card.comments.iter().filter(|c| c.standing == Standing::Open).map(|c| self.comment(c));
        CardMinutes {
            id: card.id,
            kind: card.kind,
            text: card.text.to_string(),
            lang: card.lang.clone(),
            author: self.author(card.author, card.anonymous, card.behalf.map(|behalf| (behalf, card.made_as))),
            support: count(card.supporters.len()),
            votes: self.votes(Item::Card(card.id)),
            comments: comments.collect(),
            from: self.origin(card),
            became: self.became(card.id),
            under: card.under.and_then(|above| self.mention(above)),
            cluster: card.cluster,
            edits: card.version.saturating_sub(1),
            late: card.late,
            handed_over: card.handed_over,
        }
    }

    fn comment(&self, comment: &Comment) -> CommentMinutes {
        CommentMinutes {
            id: comment.id,
            text: comment.text.to_string(),
            lang: comment.lang.clone(),
            author: self.author(comment.author, comment.anonymous, comment.behalf),
        }
    }

    fn visits(&self, cards: &[&Card]) -> Vec<VisitMinutes> {
        let mut visits: Vec<_> = cards
            .iter()
            .map(|card| {
                let left = card.comments.iter().filter(|c| c.visiting && c.standing == Standing::Open);
                VisitMinutes {
                    card: mention(card),
                    support: count(card.visitors.len()),
                    comments: left.map(|comment| self.comment(comment)).collect(),
                }
            })
            .filter(|visit| visit.support > 0 || !visit.comments.is_empty())
            .collect();
        visits.sort_by_key(|visit| std::cmp::Reverse(count(visit.comments.len()).saturating_add(visit.support)));
        visits
    }

    fn author(&self, by: Actor, anonymous: bool, behalf: Option<(Behalf, Role)>) -> Option<Author> {
        if let Some((behalf, role)) = behalf {
            let scribe = Some(scribe_of(self.people, role, by, anonymous));
            return Some(Author { name: None, organisation: None, erased: false, behalf: Some(behalf), scribe });
        }
        by.seat().filter(|_| !anonymous).map(|seat| person(self.workshop, self.people, seat))
    }

    fn mention(&self, id: CardId) -> Option<CardMention> {
        self.shown(id).map(mention)
    }

    fn origin(&self, card: &Card) -> Option<Origin> {
        if card.descent == Descent::Merged {
            let cards: Vec<_> = card.sources.iter().filter_map(|id| self.mention(*id)).collect();
            return Some(if cards.is_empty() { Origin::NotShown } else { Origin::Merged(cards) });
        }
        let told = if card.descent == Descent::Split { Origin::Split } else { Origin::Card };
        Some(match card.from? {
            Item::Card(source) => self.mention(source).map_or(Origin::NotShown, told),
            Item::Cluster(source) => {
                let cards: Vec<_> = card.sources.iter().filter_map(|id| self.mention(*id)).collect();
                let name = self.workshop.clusters.get(&source).and_then(|c| c.name.clone());
                if cards.is_empty() { Origin::NotShown } else { Origin::Cluster { name, cards } }
            }
        })
    }

    fn became(&self, id: CardId) -> Vec<CardMention> {
        self.derived.get(&id).into_iter().flatten().map(|card| mention(card)).collect()
    }

    /// The tree; kinds only ever hang under more general ones, so it has three levels at most.
    fn goals(&self, cards: &[&Card]) -> Vec<GoalMinutes> {
        let is_goal = |kind| matches!(kind, CardKind::MainGoal | CardKind::Goal | CardKind::Measure);
        let hangs = |card: &Card| {
            let above = card.under.and_then(|above| self.shown(above)).filter(|above| above.lies_open());
            above.is_some_and(|above| card.kind.hangs_under(above.kind) && above.group == card.group)
        };
        let mut tops: Vec<_> = cards.iter().filter(|c| is_goal(c.kind) && !hangs(c)).collect();
        // The most general first; within a kind, the oldest.
        tops.sort_by_key(|c| c.kind);
        tops.into_iter().map(|top| self.branch(cards, top)).collect()
    }

    fn handed_over(&self, group: GroupId, cards: &[&Card]) -> Vec<HandedOver> {
        let clusters = self.workshop.clusters.values().filter(|c| c.group == group && c.handed_over);
        let clusters = clusters.filter_map(|c| {
            let cards: Vec<_> = self.workshop.cards_of(c.id).into_iter().filter_map(|id| self.mention(id)).collect();
            (!cards.is_empty()).then(|| HandedOver::Cluster {
                id: c.id,
                name: c.name.clone(),
                support: self.support_of(c.id),
                votes: self.votes(Item::Cluster(c.id)),
                cards,
            })
        });
        let cards = cards.iter().filter(|c| c.handed_over);
        let cards = cards.map(|c| HandedOver::Card {
            card: mention(c),
            support: count(c.supporters.len()),
            votes: self.votes(Item::Card(c.id)),
        });
        clusters.chain(cards).collect()
    }

    fn branch(&self, cards: &[&Card], top: &Card) -> GoalMinutes {
        let below = cards.iter().filter(|c| c.under == Some(top.id) && c.kind.hangs_under(top.kind));
        GoalMinutes {
            card: mention(top),
            votes: self.votes(Item::Card(top.id)),
            handed_over: top.handed_over,
            below: below.map(|c| self.branch(cards, c)).collect(),
        }
    }
}

fn person(workshop: &Workshop, people: &dyn People, seat: SeatId) -> Author {
    Author {
        name: people.name(seat).map(|n| n.to_string()),
        organisation: workshop.seats.get(&seat).and_then(|known| comes_from(people, seat, known)),
        erased: people.is_erased(seat),
        behalf: None,
        scribe: None,
    }
}

fn mention(card: &Card) -> CardMention {
    CardMention { id: card.id, kind: card.kind, text: card.text.to_string(), lang: card.lang.clone() }
}
