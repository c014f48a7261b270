//! Who may read what, said again in the words of the issue and on its own account: it follows what happened
//! without a look at how the views are made, and knows every text by its marker.

use std::collections::{BTreeMap, BTreeSet};

use domain::ids::{CardId, ClusterId, CommentId, GroupId, OrganisationId, PhaseId, PollId, SeatId};
use domain::view::Audience;
use domain::workshop::poll::Electorate;
use domain::workshop::{Contribution, Event, OrganisationKind, PhaseKind, Recorded, Standing};

use crate::world::{EXPECTED_HOSTS, NAMES, ORGANISATIONS, number};

/// What a marker stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Secret {
    Card(CardId),
    Comment(CardId, CommentId),
    /// Why something was hidden: its author's business, and the facilitators'.
    Reason(Option<SeatId>),
    /// What a table called a cluster.
    ClusterName(GroupId),
    /// Why these were made one, turned down or said in other words: for all who read one of them.
    Open(CardId),
    Merge(CardId),
    /// What a poll asks.
    Question(PollId),
}

/// Where a text stands, as people would say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shelf {
    /// In the queue, in the late tray, or hidden.
    Desk,
    Out,
    TakenBack,
}

#[derive(Debug, Clone)]
pub(crate) struct OwnCard {
    /// Nobody in particular, where those who run the room wrote it.
    pub(crate) author: Option<SeatId>,
    group: GroupId,
    /// The text as it reads now.
    text: u64,
    pub(crate) anonymous: bool,
    private: bool,
    shelf: Shelf,
    /// Everybody at its table could read it once; those who run the room could.
    was_out: bool,
    was_on_desk: bool,
    words: Words,
    /// What it said before, and whether its author put his own words in that place.
    earlier: Vec<(u64, Words, bool)>,
    /// What it says the same for.
    says_for: Vec<CardId>,
    pub(crate) comments: BTreeMap<CommentId, OwnComment>,
}

/// The words a card bears: who said them, and who could read them since.
#[derive(Debug, Clone, Copy)]
struct Words {
    authors: bool,
    read_by_all: bool,
    read_on_desk: bool,
}

fn words(authors: bool) -> Words {
    Words { authors, read_by_all: false, read_on_desk: false }
}

impl OwnCard {
    fn say(&mut self, text: u64, as_author: bool) {
        self.earlier.push((self.text, self.words, as_author));
        (self.text, self.words) = (text, words(as_author));
    }

    fn say_again(&mut self, text: u64) {
        if let Some(place) = self.earlier.iter().rposition(|(before, ..)| *before == text) {
            self.words = self.earlier.remove(place).1;
        }
        self.text = text;
    }
}

#[derive(Debug, Clone)]
pub(crate) struct OwnComment {
    pub(crate) author: SeatId,
    pub(crate) anonymous: bool,
    shelf: Shelf,
}

#[derive(Debug, Clone, Copy)]
struct OwnSeat {
    group: Option<GroupId>,
    organisation: Option<OrganisationId>,
    kind: Option<OrganisationKind>,
    host: bool,
}

/// A poll as people would tell of it.
#[derive(Debug, Clone)]
struct OwnPoll {
    text: u64,
    asks: Electorate,
    /// The table that prepares it for itself.
    prepared_at: Option<GroupId>,
    late: bool,
    /// It has been opened once.
    begun: bool,
    over: bool,
    /// Who may vote; of an organisation, all its people.
    voters: BTreeSet<SeatId>,
}

#[derive(Debug, Clone, Copy)]
struct OwnPhase {
    kind: PhaseKind,
    private: bool,
    anonymous: bool,
}

/// Follows a history by itself.
#[derive(Default)]
pub(crate) struct Oracle {
    pub(crate) cards: BTreeMap<CardId, OwnCard>,
    seats: BTreeMap<SeatId, OwnSeat>,
    phases: BTreeMap<PhaseId, OwnPhase>,
    groups: BTreeMap<GroupId, Option<PhaseId>>,
    /// The tables as the plan lists them.
    order: Vec<GroupId>,
    /// Groups that have revealed what was written in the phase they are in.
    revealed: BTreeSet<GroupId>,
    clusters: BTreeMap<ClusterId, GroupId>,
    /// Who waits or speaks in the room, before everybody; a table's list holds nobody but those who sit there.
    stands_up: BTreeSet<SeatId>,
    speaks: Option<SeatId>,
    polls: BTreeMap<PollId, OwnPoll>,
    on_the_wall: Option<PollId>,
    closed: bool,
    secrets: BTreeMap<u64, Secret>,
    /// What edits and withdrawals replaced, by sequence number, for those who take them back.
    replaced: BTreeMap<u64, (CardId, u64, Shelf)>,
    /// What merges and splits made, likewise.
    made: BTreeMap<u64, Vec<CardId>>,
    /// Whose card it was, and the seats of those who turned it down, merged, split or reworded it, or took that back.
    learned: BTreeSet<(SeatId, SeatId)>,
    /// With which cards that was done, by sequence number, for those who take it back.
    led: BTreeMap<u64, Vec<CardId>>,
}

/// The numbers of all markers in a text.
pub(crate) fn markers(text: &str) -> Vec<u64> {
    let pieces = text.split("zq").skip(1);
    pieces.filter_map(|p| p.split_once("qz").and_then(|(n, _)| n.parse().ok())).collect()
}

fn shelf(standing: &Standing) -> Shelf {
    match standing {
        Standing::Queued | Standing::Late | Standing::Hidden { .. } => Shelf::Desk,
        Standing::Open => Shelf::Out,
        Standing::Withdrawn => Shelf::TakenBack,
    }
}

impl Oracle {
    pub(crate) fn follow(&mut self, recorded: &Recorded) {
        let Recorded { seq, by, event, .. } = recorded;
        let marker = |text: &str| markers(text)[0];
        match event {
            Event::PlanSet { plan } => {
                let phase =
                    |p: &domain::workshop::Phase| OwnPhase { kind: p.kind, private: p.private, anonymous: p.anonymous };
                self.phases = plan.agenda.iter().map(|p| (p.id, phase(p))).collect();
                // A new table starts where the others are: where they differ, with the first on the list so far.
                let running = self.order.iter().find_map(|id| self.groups.get(id).copied().flatten());
                self.order = plan.groups.iter().map(|g| g.id).collect();
                self.groups =
                    plan.groups.iter().map(|g| (g.id, self.groups.get(&g.id).copied().unwrap_or(running))).collect();
            }
            Event::WorkshopClosed => {
                self.closed = true;
                self.stands_up.clear();
                self.speaks = None;
                self.cards.values_mut().for_each(|c| c.private = false);
            }
            Event::SeatTaken { seat, organisation, group, kind, .. } => {
                let own = OwnSeat { group: *group, organisation: *organisation, kind: *kind, host: false };
                self.seats.insert(*seat, own);
            }
            Event::SeatMoved { seat, group } => self.sit(*seat, *group),
            Event::SeatsMoved { moves, .. } => moves.iter().for_each(|(seat, group)| self.sit(*seat, *group)),
            // An interpreter's own room shows nobody more than before; stories are told by way of what the wall shows.
            Event::InterpreterAppointed { .. } => {}
            Event::HostAppointed { seat, on } => self.seats.get_mut(seat).unwrap().host = *on,
            Event::PhaseStarted { groups, phase, .. } => {
                for group in groups {
                    self.groups.insert(*group, Some(*phase));
                    self.revealed.remove(group);
                }
            }
            Event::CardsRevealed { groups } => {
                self.revealed.extend(groups);
                self.cards.values_mut().filter(|c| groups.contains(&c.group)).for_each(|c| c.private = false);
            }
            Event::CardWritten { card, group, text, phase, standing, .. } => {
                let written_in = self.phases[phase];
                let still_there = self.groups[group] == Some(*phase);
                let in_time = *standing != Standing::Late;
                let own = OwnCard {
                    author: by.seat(),
                    group: *group,
                    text: marker(text),
                    anonymous: written_in.anonymous,
                    private: by.seat().is_some()
                        && written_in.private
                        && in_time
                        && still_there
                        && !self.revealed.contains(group),
                    shelf: shelf(standing),
                    was_out: false,
                    was_on_desk: false,
                    words: words(true),
                    earlier: Vec::new(),
                    says_for: Vec::new(),
                    comments: BTreeMap::new(),
                };
                self.secrets.insert(own.text, Secret::Card(*card));
                self.cards.insert(*card, own);
            }
            Event::CardEdited { card, text, standing, .. } => {
                let own = self.cards.get_mut(card).unwrap();
                self.replaced.insert(*seq, (*card, own.text, own.shelf));
                own.say(marker(text), true);
                own.shelf = shelf(standing);
                self.secrets.insert(own.text, Secret::Card(*card));
            }
            Event::CardWithdrawn { card } => {
                let own = self.cards.get_mut(card).unwrap();
                self.replaced.insert(*seq, (*card, own.text, own.shelf));
                own.shelf = Shelf::TakenBack;
            }
            Event::ActUndone { act, .. } => {
                if let Some((card, text, shelf)) = self.replaced.get(act) {
                    let own = self.cards.get_mut(card).unwrap();
                    own.say_again(*text);
                    own.shelf = *shelf;
                }
                if let Some(cards) = self.led.remove(act) {
                    self.lead(*seq, by.seat(), &cards);
                }
                for card in self.made.get(act).into_iter().flatten() {
                    self.cards.get_mut(card).unwrap().shelf = Shelf::TakenBack;
                }
            }
            Event::CommentWritten { card, comment, text, standing, .. } => {
                let author = by.seat().unwrap();
                let phase = self.seats[&author].group.and_then(|g| self.groups[&g]);
                let anonymous = phase.is_some_and(|p| self.phases[&p].anonymous);
                self.secrets.insert(marker(text), Secret::Comment(*card, *comment));
                let own = OwnComment { author, anonymous, shelf: shelf(standing) };
                self.cards.get_mut(card).unwrap().comments.insert(*comment, own);
            }
            Event::CommentWithdrawn { card, comment } => {
                *self.shelf_of(Contribution::Comment(*card, *comment)) = Shelf::TakenBack;
            }
            Event::ContributionApproved { what } | Event::ContributionRestored { what } => {
                *self.shelf_of(*what) = Shelf::Out;
            }
            Event::ContributionHidden { what, reason, .. } => {
                *self.shelf_of(*what) = Shelf::Desk;
                self.secrets.insert(marker(reason), Secret::Reason(self.author_of(*what)));
            }
            Event::LateCardAdmitted { card } => *self.shelf_of(Contribution::Card(*card)) = Shelf::Out,
            Event::LateCardDeclined { card, reason, .. } => {
                self.secrets.insert(marker(reason), Secret::Reason(self.author_of(Contribution::Card(*card))));
            }
            Event::ItemsJoined { cluster, group, .. } => {
                self.clusters.insert(*cluster, *group);
            }
            Event::ClusterNamed { cluster, name: Some(name) } => {
                self.secrets.insert(marker(name), Secret::ClusterName(self.clusters[cluster]));
            }
            Event::CardsMerged { card, group, text, anonymous, sources, reason, .. } => {
                self.lay(*seq, *card, *group, by.seat(), marker(text), *anonymous, Shelf::Out);
                self.cards.get_mut(card).unwrap().says_for = sources.clone();
                self.secrets.insert(marker(reason), Secret::Merge(*card));
                self.lead(*seq, by.seat(), sources);
            }
            Event::CardSplit { card, parts, anonymous, standing, .. } => {
                self.lead(*seq, by.seat(), &[*card]);
                let group = self.cards[card].group;
                // Only its author splits a card without leading the table: then the parts are an author's words too.
                let as_author = by.seat().is_some_and(|seat| !self.seats[&seat].host);
                for part in parts {
                    let text = marker(&part.text);
                    self.lay(*seq, part.card, group, by.seat(), text, *anonymous, shelf(standing));
                    self.cards.get_mut(&part.card).unwrap().words.authors = as_author;
                }
            }
            Event::CardReworded { card, text, reason, .. } => {
                let own = self.cards.get_mut(card).unwrap();
                self.replaced.insert(*seq, (*card, own.text, own.shelf));
                own.say(marker(text), false);
                self.secrets.insert(own.text, Secret::Card(*card));
                self.lead(*seq, by.seat(), &[*card]);
                if let Some(reason) = reason {
                    self.secrets.insert(marker(reason), Secret::Open(*card));
                }
            }
            Event::CardsRejected { cards, reason, .. } => {
                self.secrets.insert(marker(reason), Secret::Merge(cards[0]));
                self.lead(*seq, by.seat(), cards);
                self.cards.get_mut(&cards[0]).unwrap().says_for.extend(&cards[1..]);
            }
            Event::CardPutBack { card } => self.lead(*seq, by.seat(), &[*card]),
            Event::SpeechAsked { group: None, seat, on: true } => {
                self.stands_up.insert(*seat);
            }
            Event::SpeechAsked { group: None, seat, on: false } => {
                self.stands_up.remove(seat);
            }
            Event::SpeechBegun { group: None, seat } => {
                self.stands_up.remove(seat);
                self.speaks = Some(*seat);
            }
            Event::SpeechEnded { group: None, .. } => self.speaks = None,
            Event::PollDrafted { poll, setup } => {
                let table = match &setup.electorate {
                    Electorate::Table(table) => Some(*table),
                    Electorate::Everyone | Electorate::Kinds(_) | Electorate::Organisations => None,
                };
                let own = OwnPoll {
                    text: marker(&setup.question),
                    asks: setup.electorate.clone(),
                    prepared_at: table.filter(|_| setup.group == table),
                    late: setup.late,
                    begun: false,
                    over: false,
                    voters: BTreeSet::new(),
                };
                self.secrets.insert(own.text, Secret::Question(*poll));
                self.polls.insert(*poll, own);
            }
            Event::PollDropped { poll } => {
                self.polls.remove(poll);
            }
            Event::PollOpened { poll, .. } => {
                let voters = self.asked(&self.polls[poll].asks);
                let own = self.polls.get_mut(poll).unwrap();
                own.begun = true;
                own.voters = voters;
            }
            Event::PollClosed { poll, .. } | Event::PollCancelled { poll, .. } => {
                self.polls.get_mut(poll).unwrap().over = true;
            }
            Event::ProjectorTurned { poll, .. } => self.on_the_wall = *poll,
            Event::PollScheduled { .. }
            | Event::PollTimerSet { .. }
            | Event::PaperCounted { .. }
            | Event::TieBroken { .. }
            | Event::PeopleDeclared { .. }
            | Event::DelegateNamed { .. }
            | Event::SpeechAsked { .. }
            | Event::SpeechBegun { .. }
            | Event::SpeechEnded { .. }
            | Event::SpeakingSet { .. }
            | Event::WorkshopOpened
            | Event::LanguageChosen { .. }
            | Event::SeatPaused { .. }
            | Event::TimerSet { .. }
            | Event::CardSupported { .. }
            | Event::CardAdded { .. }
            | Event::ClusterNamed { name: None, .. }
            | Event::ClusterTakenApart { .. }
            | Event::CardTakenOut { .. }
            | Event::CardHung { .. }
            | Event::HandoverMarked { .. }
            | Event::Summarised { .. }
            | Event::CardLocked { .. }
            | Event::GroupLocked { .. }
            | Event::RoomLocked { .. } => {}
        }
        let late = self.polls.iter().filter(|(_, poll)| poll.late && poll.begun && !poll.over);
        let late: Vec<_> = late.map(|(id, poll)| (*id, self.asked(&poll.asks))).collect();
        for (id, asked) in late {
            self.polls.get_mut(&id).unwrap().voters.extend(asked);
        }
        for card in self.cards.values_mut() {
            card.was_out |= card.shelf == Shelf::Out && !card.private;
            card.was_on_desk |= card.was_out || card.shelf == Shelf::Desk;
            card.words.read_by_all |= card.shelf == Shelf::Out && !card.private;
            card.words.read_on_desk |= card.words.read_by_all || card.shelf == Shelf::Desk;
        }
    }

    /// A card that lies on the table at once, but for those who look first.
    #[expect(clippy::too_many_arguments, reason = "an event's fields, one by one")]
    fn lay(
        &mut self,
        seq: u64,
        card: CardId,
        group: GroupId,
        author: Option<SeatId>,
        text: u64,
        anonymous: bool,
        shelf: Shelf,
    ) {
        let (private, was_out, was_on_desk, says_for, comments) = (false, false, false, Vec::new(), BTreeMap::new());
        let (words, earlier) = (words(false), Vec::new());
        let own = OwnCard {
            author,
            group,
            text,
            anonymous,
            private,
            shelf,
            was_out,
            was_on_desk,
            words,
            earlier,
            says_for,
            comments,
        };
        self.secrets.insert(text, Secret::Card(card));
        self.cards.insert(card, own);
        self.made.entry(seq).or_default().push(card);
    }

    /// Whoever is turned down, merged, split or reworded, or put back as it was, learns by whom.
    fn lead(&mut self, seq: u64, by: Option<SeatId>, cards: &[CardId]) {
        let authors = cards.iter().filter_map(|card| self.cards[card].author);
        self.learned.extend(by.into_iter().flat_map(|by| authors.clone().map(move |author| (author, by))));
        self.led.insert(seq, cards.to_vec());
    }

    /// Whether a person's own view may name somebody else.
    pub(crate) fn may_name_to(&self, me: SeatId, other: SeatId) -> bool {
        self.learned.contains(&(me, other))
    }

    /// Who belongs to those a poll asks, at this moment.
    fn asked(&self, asks: &Electorate) -> BTreeSet<SeatId> {
        let belongs = |seat: &OwnSeat| match asks {
            Electorate::Everyone => true,
            Electorate::Table(table) => seat.group == Some(*table),
            Electorate::Kinds(kinds) => seat.kind.is_some_and(|kind| kinds.contains(&kind)),
            Electorate::Organisations => seat.organisation.is_some(),
        };
        self.seats.iter().filter(|(_, seat)| belongs(seat)).map(|(id, _)| *id).collect()
    }

    /// A draft is for those who prepare it, and for the wall when it is put there; a table's own poll for its table.
    fn sees_poll(&self, audience: Audience, id: PollId) -> bool {
        let Some(poll) = self.polls.get(&id) else { return false };
        match (audience, &poll.asks) {
            (Audience::Facilitators, _) => true,
            (Audience::Projector, _) if !poll.begun => self.on_the_wall == Some(id),
            (Audience::Table(own), _) if !poll.begun => poll.prepared_at == Some(own),
            (Audience::Hall, _) if !poll.begun => false,
            (_, Electorate::Table(table)) => self.reads_table(audience, *table),
            _ => true,
        }
    }

    /// Cards an audience cannot know to exist.
    pub(crate) fn cards_never_shown(&self, audience: Audience) -> impl Iterator<Item = CardId> {
        let never = move |card: &OwnCard| match audience {
            Audience::Facilitators => !card.was_on_desk,
            Audience::Projector | Audience::Hall | Audience::Table(_) => !card.was_out,
        };
        self.cards.iter().filter(move |(_, card)| never(card)).map(|(id, _)| *id)
    }

    /// A host who is moved to another table is a guest there.
    fn sit(&mut self, seat: SeatId, group: GroupId) {
        let seat = self.seats.get_mut(&seat).unwrap();
        seat.host &= seat.group == Some(group);
        seat.group = Some(group);
    }

    fn shelf_of(&mut self, what: Contribution) -> &mut Shelf {
        let card = self.cards.get_mut(&what.card()).unwrap();
        match what {
            Contribution::Card(_) => &mut card.shelf,
            Contribution::Comment(_, comment) => &mut card.comments.get_mut(&comment).unwrap().shelf,
        }
    }

    fn author_of(&self, what: Contribution) -> Option<SeatId> {
        let card = &self.cards[&what.card()];
        match what {
            Contribution::Card(_) => card.author,
            Contribution::Comment(_, comment) => Some(card.comments[&comment].author),
        }
    }

    /// A walk past the other tables, the end of the evening, or a closed workshop.
    fn walks_about(&self, table: GroupId) -> bool {
        let phase = self.groups.get(&table).copied().flatten().map(|p| self.phases[&p].kind);
        self.closed || matches!(phase, Some(PhaseKind::Gallery | PhaseKind::Close))
    }

    fn reads_table(&self, audience: Audience, table: GroupId) -> bool {
        match audience {
            Audience::Facilitators | Audience::Projector => true,
            Audience::Table(own) => own == table || self.walks_about(own),
            Audience::Hall => self.closed,
        }
    }

    fn reads_card(&self, audience: Audience, card: &OwnCard) -> bool {
        match card.shelf {
            Shelf::TakenBack => false,
            Shelf::Desk => audience == Audience::Facilitators,
            Shelf::Out => !card.private && self.reads_table(audience, card.group),
        }
    }

    fn reads_comment(&self, audience: Audience, card: &OwnCard, comment: &OwnComment) -> bool {
        let comment_out = match comment.shelf {
            Shelf::TakenBack => false,
            Shelf::Desk => audience == Audience::Facilitators,
            Shelf::Out => true,
        };
        comment_out && self.reads_card(audience, card)
    }

    /// Whether an audience may read the text with this marker at this moment.
    pub(crate) fn may_read(&self, audience: Audience, marker: u64) -> bool {
        match marker {
            EXPECTED_HOSTS.. => audience == Audience::Facilitators,
            ORGANISATIONS.. => {
                let from_there = |s: &OwnSeat| s.organisation.is_some_and(|o| number(o.0) == marker - ORGANISATIONS);
                self.seats.iter().any(|(id, s)| from_there(s) && self.may_know(audience, *id, s))
            }
            NAMES.. => {
                let named = |id: SeatId| number(id.0) == marker - NAMES;
                // Everybody is told who hosts a table.
                self.seats.iter().any(|(id, s)| named(*id) && (s.host || self.may_know(audience, *id, s)))
            }
            _ => match self.secrets.get(&marker) {
                // Nobody has sent it to anybody: it was refused.
                None => false,
                Some(Secret::Card(card)) => {
                    let card = &self.cards[card];
                    card.text == marker && self.reads_card(audience, card)
                }
                Some(Secret::Comment(card, comment)) => {
                    let card = &self.cards[card];
                    self.reads_comment(audience, card, &card.comments[comment])
                }
                Some(Secret::Reason(_)) => audience == Audience::Facilitators,
                Some(Secret::Open(card)) => self.reads_card(audience, &self.cards[card]),
                Some(Secret::Merge(card)) => {
                    let all = self.cards[card].says_for.iter().chain([card]);
                    audience == Audience::Facilitators
                        || all.into_iter().any(|c| self.reads_card(audience, &self.cards[c]))
                }
                Some(Secret::ClusterName(group)) => self.reads_table(audience, *group),
                Some(Secret::Question(poll)) => {
                    self.polls.get(poll).is_some_and(|own| own.text == marker) && self.sees_poll(audience, *poll)
                }
            },
        }
    }

    /// Knows a person: sits at the same table, runs the room, or reads something that bears the name.
    fn may_know(&self, audience: Audience, id: SeatId, seat: &OwnSeat) -> bool {
        let sits_here = matches!(audience, Audience::Table(own) if seat.group == Some(own));
        let signed = |card: &OwnCard| {
            (card.author == Some(id) && !card.anonymous && self.reads_card(audience, card))
                || card
                    .comments
                    .values()
                    .any(|c| c.author == id && !c.anonymous && self.reads_comment(audience, card, c))
        };
        let stands_up = self.stands_up.contains(&id) || self.speaks == Some(id);
        audience == Audience::Facilitators || sits_here || stands_up || self.cards.values().any(signed)
    }

    /// Whether the seat itself, and only it, may be named by its id there.
    pub(crate) fn may_see_seat(&self, audience: Audience, id: SeatId) -> bool {
        audience != Audience::Projector && self.seats.get(&id).is_some_and(|s| self.may_know(audience, id, s))
    }

    pub(crate) fn seats(&self) -> impl Iterator<Item = SeatId> {
        self.seats.keys().copied()
    }

    /// Whether a person's own view may hold a text.
    pub(crate) fn may_read_as(&self, me: SeatId, marker: u64) -> bool {
        match marker {
            EXPECTED_HOSTS.. => false,
            ORGANISATIONS.. => self.seats[&me].organisation.is_some_and(|o| number(o.0) == marker - ORGANISATIONS),
            NAMES.. => number(me.0) == marker - NAMES,
            _ => match self.secrets.get(&marker) {
                None | Some(Secret::ClusterName(_)) => false,
                Some(Secret::Card(card)) => self.cards[card].author == Some(me) && self.cards[card].text == marker,
                Some(Secret::Comment(card, comment)) => self.cards[card].comments[comment].author == me,
                Some(Secret::Reason(author)) => *author == Some(me),
                Some(Secret::Open(card)) => self.cards[card].author == Some(me),
                Some(Secret::Merge(card)) => {
                    self.cards[card].says_for.iter().chain([card]).any(|c| self.cards[c].author == Some(me))
                }
                Some(Secret::Question(poll)) => {
                    let votes = |own: &OwnPoll| own.begun && !own.over && own.voters.contains(&me);
                    self.polls.get(poll).is_some_and(|own| own.text == marker && votes(own))
                }
            },
        }
    }

    /// Whether a story may hold a text for somebody: what may be read anyway, and words that are no longer said.
    /// One may take back one's own words, but nobody else's disappear.
    pub(crate) fn may_read_in_story(&self, audience: Audience, me: Option<SeatId>, marker: u64) -> bool {
        let told_to = |(id, card): (&CardId, &OwnCard)| {
            let own = me.is_some() && card.author == me && card.shelf != Shelf::TakenBack;
            let reads = self.reads_card(audience, card);
            let earlier = card.earlier.iter().filter(|(text, ..)| *text == marker).any(|(_, words, as_author)| {
                let taken_back = words.authors && *as_author;
                own || reads && words.read_by_all && !taken_back
                    || reads && words.read_on_desk && audience == Audience::Facilitators
            });
            earlier || own && self.secrets.get(&marker) == Some(&Secret::Card(*id)) && card.text == marker
        };
        self.may_read(audience, marker)
            || me.is_some_and(|me| self.may_read_as(me, marker))
            || self.cards.iter().any(told_to)
    }

    /// Words a story has to hold: somebody else than their author has replaced them.
    pub(crate) fn must_tell(&self, audience: Audience, card: CardId) -> BTreeSet<u64> {
        let card = &self.cards[&card];
        let kept =
            card.earlier.iter().filter(|(_, words, as_author)| words.read_by_all && !(words.authors && *as_author));
        let kept = kept.map(|(text, ..)| *text).filter(|_| self.reads_card(audience, card));
        kept.chain((self.reads_card(audience, card)).then_some(card.text)).collect()
    }

    /// All texts of cards and comments, and all questions, an audience has to be shown: hiding everything would be no solution.
    pub(crate) fn must_read(&self, audience: Audience) -> BTreeSet<u64> {
        let texts = self
            .secrets
            .iter()
            .filter(|(_, s)| matches!(s, Secret::Card(_) | Secret::Comment(..) | Secret::Question(_)));
        texts.map(|(marker, _)| *marker).filter(|marker| self.may_read(audience, *marker)).collect()
    }

    /// The texts of one's own cards that one always finds again, on the table or in one's own view.
    pub(crate) fn own_texts(&self, me: SeatId) -> BTreeSet<u64> {
        let own = self.cards.values().filter(|c| c.author == Some(me) && c.shelf != Shelf::TakenBack);
        own.map(|c| c.text).collect()
    }
}
