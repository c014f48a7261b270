//! A card's story (Woher, was daraus wurde): who wrote it, what it said before, where it comes from and what became of it.
//!
//! Told to one reader at a time, with what this reader may see and nothing else. What somebody cannot see is missing
//! among what became of the card; among what it comes from, only that there was something is told.

use serde::Serialize;

use crate::actor::{Actor, Role};
use crate::ids::{CardId, ClusterId, GroupId, PhaseId, SeatId};
use crate::lang::Lang;
use crate::text::{Reason, Title};
use crate::time::Timestamp;
use crate::view::{Audience, Author, People, author_of_card, sees_card, when};
use crate::workshop::{
    Aside, Card, CardKind, Contribution, Descent, HidingRule, Item, Moderated, PhaseKind, Standing, Workshop,
};

/// Who is told the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reader {
    pub audience: Audience,
    /// Whose own cards are told in full.
    pub seat: Option<SeatId>,
}

impl Reader {
    pub fn of(workshop: &Workshop, actor: Actor) -> Self {
        // Whoever interprets reads at every table what lies there for all to see, as the wall shows it.
        let audience = match Audience::of(workshop, actor) {
            Audience::Hall | Audience::Table(_) if actor.interprets(workshop) => Audience::Projector,
            own => own,
        };
        Self { audience, seat: actor.seat() }
    }
}

/// The story of one card. All moments are whole minutes where the card was written anonymously.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Story {
    pub card: Mention,
    /// Nothing where the author is not shown.
    pub author: Option<Author>,
    pub written: Timestamp,
    pub group: GroupId,
    pub table: Option<Title>,
    /// The phase it was written in.
    pub phase: Option<PhaseMention>,
    /// It came after that phase was over, and was let in.
    pub late: bool,
    pub standing: Standing,
    /// How many support it.
    pub support: u32,
    /// What it said before, oldest first.
    pub wordings: Vec<WordingTold>,
    pub origin: Option<Origin>,
    /// What it hangs under.
    pub under: Option<Mention>,
    /// What hangs under it, oldest first.
    pub below: Vec<Mention>,
    /// The cluster it lies in, if that has a name.
    pub cluster: Option<ClusterMention>,
    /// What was made of it, oldest first.
    pub became: Vec<Became>,
    /// Why it does not lie on the table any more.
    pub aside: Option<Aside>,
    pub handed_over: bool,
    /// What was done with it in moderation, oldest first.
    pub acts: Vec<ActTold>,
}

/// A card named in another card's story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mention {
    pub id: CardId,
    pub kind: CardKind,
    pub text: String,
    pub lang: Lang,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PhaseMention {
    pub id: PhaseId,
    pub kind: PhaseKind,
    /// What it is called here, where it has a name of its own.
    pub title: Option<Title>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClusterMention {
    pub id: ClusterId,
    pub name: Title,
}

/// Words a card no longer bears.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WordingTold {
    /// Nothing where they are not for this reader. One may take back one's own words; nobody else's disappear.
    pub text: Option<String>,
    pub lang: Lang,
    pub by: Role,
    pub at: Timestamp,
    pub replaced_by: Role,
    pub replaced: Timestamp,
    pub reason: Option<Reason>,
}

/// Where a card comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Origin {
    pub how: Descent,
    /// The name of the cluster, if it came from one that is still there.
    pub cluster: Option<Title>,
    pub cards: Vec<Mention>,
    /// Some of them are not for this reader, or are no more.
    pub more: bool,
    /// Why it was merged.
    pub reason: Option<Reason>,
}

/// A card that came from this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Became {
    pub how: Descent,
    pub card: Mention,
    /// By whom; only for what was merged or split.
    pub by: Option<Role>,
    pub at: Timestamp,
}

/// Something that was done in moderation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ActTold {
    pub act: Done,
    pub by: Role,
    pub at: Timestamp,
    pub rule: Option<HidingRule>,
    /// Why something was hidden is told to its author and those who run the workshop; why it was turned down, to all.
    pub reason: Option<Reason>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Done {
    Approved,
    Hidden,
    Restored,
    LateAdmitted,
    LateDeclined,
    Locked,
    Unlocked,
    Rejected,
    PutBack,
}

/// Tells the story of a card; nothing where the reader may not see it.
pub fn story(workshop: &Workshop, people: &dyn People, reader: Reader, id: CardId) -> Option<Story> {
    let teller = Teller { workshop, people, reader };
    workshop.cards.get(&id).filter(|card| teller.shows(card)).map(|card| teller.story(card))
}

/// How a card is named to a reader; nothing where the reader may not see it.
pub fn mention_of(workshop: &Workshop, people: &dyn People, reader: Reader, id: CardId) -> Option<Mention> {
    Teller { workshop, people, reader }.mention(id)
}

struct Teller<'a> {
    workshop: &'a Workshop,
    people: &'a dyn People,
    reader: Reader,
}

impl Teller<'_> {
    fn owns(&self, card: &Card) -> bool {
        self.reader.seat.is_some_and(|seat| card.author == Actor::Seat(seat))
    }

    fn runs_the_room(&self) -> bool {
        self.reader.audience == Audience::Facilitators
    }

    fn shows(&self, card: &Card) -> bool {
        let own = self.owns(card) && card.standing != Standing::Withdrawn;
        own || sees_card(self.workshop, self.reader.audience, card)
    }

    fn mention(&self, id: CardId) -> Option<Mention> {
        self.workshop.cards.get(&id).filter(|card| self.shows(card)).map(mention)
    }

    fn story(&self, card: &Card) -> Story {
        let phase = self.workshop.phase(card.phase);
        let author = author_of_card(self.workshop, self.people, self.reader.audience, card);
        Story {
            card: mention(card),
            author,
            written: when(card.written, card.anonymous),
            group: card.group,
            table: self.workshop.group(card.group).map(|group| group.name.clone()),
            phase: phase.map(|p| PhaseMention { id: p.id, kind: p.kind, title: p.title.clone() }),
            late: card.late,
            standing: card.standing.clone(),
            support: u32::try_from(card.supporters.len()).unwrap_or(u32::MAX),
            wordings: self.wordings(card),
            origin: self.origin(card),
            under: card.under.and_then(|above| self.mention(above)),
            below: self.told_of(|other| other.under == Some(card.id)).into_iter().map(mention).collect(),
            cluster: card.cluster.and_then(|id| Some(ClusterMention { id, name: self.name_of(id)? })),
            became: self.became(card),
            aside: card.aside.clone(),
            handed_over: card.handed_over,
            acts: self.acts(card),
        }
    }

    /// What a cluster is called, where the reader sees it lie on its table. One's own card is told also to those who have
    /// left that table, but not how the others call what it lies among.
    fn name_of(&self, cluster: ClusterId) -> Option<Title> {
        let seen = |id: &CardId| {
            let card = self.workshop.cards.get(id);
            card.is_some_and(|card| sees_card(self.workshop, self.reader.audience, card))
        };
        let cards = self.workshop.cards_of(cluster);
        self.workshop.clusters.get(&cluster).filter(|_| cards.iter().any(seen))?.name.clone()
    }

    /// Other cards this reader may see, oldest first.
    fn told_of(&self, which: impl Fn(&Card) -> bool) -> Vec<&Card> {
        let mut cards: Vec<_> = self.workshop.cards.values().filter(|c| which(c) && self.shows(c)).collect();
        cards.sort_by_key(|card| (card.written, card.id));
        cards
    }

    fn wordings(&self, card: &Card) -> Vec<WordingTold> {
        let told = card.earlier.iter().map(|before| {
            let own_words = (before.said.role, before.replaced_as) == (Role::Author, Role::Author);
            let readable =
                self.owns(card) || self.runs_the_room() && before.said.on_desk || before.said.in_public && !own_words;
            WordingTold {
                text: readable.then(|| before.text.to_string()),
                lang: before.lang.clone(),
                by: before.said.role,
                at: when(before.said.at, card.anonymous),
                replaced_by: before.replaced_as,
                replaced: when(before.replaced, card.anonymous),
                reason: before.reason.clone(),
            }
        });
        // That something was polished before anybody saw it is nobody's business.
        let own = self.owns(card);
        let seen = card
            .earlier
            .iter()
            .map(|before| own || before.said.in_public || self.runs_the_room() && before.said.on_desk);
        told.zip(seen).filter_map(|(told, seen)| seen.then_some(told)).collect()
    }

    fn origin(&self, card: &Card) -> Option<Origin> {
        if card.sources.is_empty() {
            return None;
        }
        let cards: Vec<_> = card.sources.iter().filter_map(|id| self.mention(*id)).collect();
        let cluster = card.from.and_then(|from| match from {
            Item::Cluster(cluster) => self.name_of(cluster),
            Item::Card(_) => None,
        });
        let reason = card.sources.iter().find_map(|id| match &self.workshop.cards.get(id)?.aside {
            Some(Aside::Merged { into, reason }) if *into == card.id => Some(reason.clone()),
            _ => None,
        });
        Some(Origin { how: card.descent, cluster, more: cards.len() < card.sources.len(), cards, reason })
    }

    fn became(&self, card: &Card) -> Vec<Became> {
        let made = self.told_of(|other| other.sources.contains(&card.id)).into_iter();
        let told = made.map(|made| Became {
            how: made.descent,
            card: mention(made),
            by: match made.descent {
                Descent::Derived => None,
                Descent::Split | Descent::Merged => Some(made.made_as),
            },
            at: when(made.written, made.anonymous || card.anonymous),
        });
        told.collect()
    }

    fn acts(&self, card: &Card) -> Vec<ActTold> {
        let insider = self.owns(card) || self.runs_the_room();
        let here = |what: &Contribution| *what == Contribution::Card(card.id);
        let acts = self.workshop.log.iter().filter_map(|entry| {
            let (act, rule, reason) = match &entry.what {
                Moderated::Approved { what } if here(what) && insider => (Done::Approved, None, None),
                Moderated::Hidden { what, reason, rule } if here(what) => {
                    (Done::Hidden, Some(*rule), Some((reason, insider)))
                }
                Moderated::Restored { what } if here(what) => (Done::Restored, None, None),
                Moderated::LateAdmitted { card: id } if *id == card.id => (Done::LateAdmitted, None, None),
                Moderated::LateDeclined { card: id, reason, rule } if *id == card.id => {
                    (Done::LateDeclined, Some(*rule), Some((reason, insider)))
                }
                Moderated::CardLocked { card: id, on } if *id == card.id => {
                    (if *on { Done::Locked } else { Done::Unlocked }, None, None)
                }
                Moderated::Rejected { cards, reason } if cards.contains(&card.id) => {
                    (Done::Rejected, None, Some((reason, true)))
                }
                Moderated::PutBack { cards } if cards.contains(&card.id) => (Done::PutBack, None, None),
                Moderated::Approved { .. }
                | Moderated::Hidden { .. }
                | Moderated::Restored { .. }
                | Moderated::LateAdmitted { .. }
                | Moderated::LateDeclined { .. }
                | Moderated::CardLocked { .. }
                | Moderated::GroupLocked { .. }
                | Moderated::RoomLocked { .. }
                | Moderated::SeatPaused { .. }
                | Moderated::Rejected { .. }
                | Moderated::PutBack { .. }
                // What it said before and what became of it tell of these.
                | Moderated::Reworded { .. }
                | Moderated::Merged { .. }
                | Moderated::Split { .. }
                | Moderated::Undone { .. } => return None,
            };
            let reason = reason.filter(|(_, told)| *told).map(|(reason, _)| reason.clone());
            Some(ActTold { act, by: entry.by.role(), at: when(entry.at, card.anonymous), rule, reason })
        });
        acts.collect()
    }
}

fn mention(card: &Card) -> Mention {
    Mention { id: card.id, kind: card.kind, text: card.text.to_string(), lang: card.lang.clone() }
}
