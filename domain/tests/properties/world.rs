//! A workshop with people in it who do random things, plausible and implausible.

use domain::ids::{
    AccountId, CardId, ClusterId, CommentId, FieldId, GroupId, OrganisationId, PhaseId, PollId, SeatId, WorkshopId,
};
use domain::tally::Method;
use domain::text::{Line, OrganisationName, Passage, PersonName, Title};
use domain::view::{People, Touched, touched};
use domain::workshop::poll::{self, BallotBox, BallotWish, Electorate, OptionWish, PollStage, PollWish, Seed, Terms};
use domain::workshop::{
    About, Card, CardKind, Command, Context, Contribution, Event, Field, GroupPlan, HidingRule, Hue, Item, Moderation,
    OrganisationKind, Phase, PhaseKind, Plan, Poll, Recorded, Rules, Seating, Standing, Workshop, decide,
};
use domain::{Actor, Refusal, Timestamp};
use proptest::prelude::*;

pub(crate) const FACILITATOR: Actor = Actor::Facilitator(AccountId(0xFAC1_0000_0000_0001));
const SEED: Seed = Seed([0; 32]);
pub(crate) const WORKSHOP: WorkshopId = WorkshopId(0x3055_0000_0000_0001);

/// One random act: numbers that are read against the state of the moment.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    what: u16,
    who: u16,
    a: u16,
    b: u16,
    c: u16,
    wait: u16,
}

pub(crate) fn steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
    let step = any::<[u16; 6]>().prop_map(|[what, who, a, b, c, wait]| Step { what, who, a, b, c, wait });
    proptest::collection::vec(step, most / 3..most)
}

/// How a workshop is set up.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setting {
    pub(crate) moderation: Moderation,
    pub(crate) seating: Seating,
}

pub(crate) fn settings() -> impl Strategy<Value = Setting> {
    let moderation = prop_oneof![2 => Just(Moderation::After), 1 => Just(Moderation::Before)];
    let seating = prop_oneof![3 => Just(Seating::Choose), 1 => Just(Seating::Spread), 1 => Just(Seating::AlikeFirst)];
    (moderation, seating).prop_map(|(moderation, seating)| Setting { moderation, seating })
}

/// A text nobody else writes: wherever it shows up, it is known which text it is.
pub(crate) fn marker(number: u64) -> String {
    format!("zq{number:06}qz")
}

/// Numbers of the markers of names, apart from those of texts.
pub(crate) const NAMES: u64 = 500_000;
pub(crate) const ORGANISATIONS: u64 = 600_000;
pub(crate) const EXPECTED_HOSTS: u64 = 700_000;
/// Why somebody objects: nobody is ever sent that but with the result.
const OBJECTIONS: u64 = 400_000;

/// Everybody's names, as markers.
pub(crate) struct Crowd;

/// The low bits of an id, which are its running number.
pub(crate) fn number(id: u64) -> u64 {
    id & 0xFFFF
}

impl People for Crowd {
    fn name(&self, seat: SeatId) -> Option<PersonName> {
        // Some have no name, or it was erased.
        let named = !number(seat.0).is_multiple_of(7);
        named.then(|| PersonName::parse(&marker(NAMES + number(seat.0))).unwrap())
    }

    fn organisation(&self, organisation: OrganisationId) -> Option<OrganisationName> {
        Some(OrganisationName::parse(&marker(ORGANISATIONS + number(organisation.0))).unwrap())
    }

    fn expected_host(&self, group: GroupId) -> Option<PersonName> {
        Some(PersonName::parse(&marker(EXPECTED_HOSTS + number(group.0))).unwrap())
    }
}

pub(crate) fn group_id(n: u64) -> GroupId {
    GroupId(0x6000_0000_0000_0000 + n)
}

pub(crate) fn phase_id(n: u64) -> PhaseId {
    PhaseId(0x7000_0000_0000_0000 + n)
}

fn field_id(n: u64) -> FieldId {
    FieldId(0x8000_0000_0000_0000 + n)
}

/// Phases of every kind; those in which much is possible come more than once.
const AGENDA: [(PhaseKind, u32, bool, bool); 11] = [
    (PhaseKind::Arrive, 60, false, false),
    (PhaseKind::Collect, 120, true, false),
    (PhaseKind::Order, 0, false, false),
    (PhaseKind::Derive, 300, false, false),
    (PhaseKind::Collect, 60, true, true),
    (PhaseKind::Derive, 0, false, true),
    (PhaseKind::Derive, 200, true, false),
    (PhaseKind::Gallery, 100, false, false),
    (PhaseKind::Weigh, 100, false, false),
    (PhaseKind::Harvest, 100, false, false),
    (PhaseKind::Close, 0, false, false),
];

pub(crate) fn plan(setting: Setting) -> Plan {
    let title = |text: &str| Title::parse(text).unwrap();
    Plan {
        about: About {
            title: title("VisionsCafé"),
            date: Line::parse_optional("heute").unwrap(),
            place: None,
            welcome: Passage::parse_optional("Willkommen").unwrap(),
        },
        rules: Rules { moderation: setting.moderation, seating: setting.seating },
        fields: vec![Field { id: field_id(1), name: title("Bildung"), icon: "book-open".to_owned(), hue: Hue::Blue }],
        groups: (1..=3)
            .map(|n| GroupPlan { id: group_id(n), field: field_id(1), name: title("Tisch"), places: 4 })
            .collect(),
        agenda: AGENDA
            .iter()
            .enumerate()
            .map(|(n, (kind, secs, private, anonymous))| Phase {
                id: phase_id(n as u64),
                kind: *kind,
                title: None,
                prompt: None,
                secs: *secs,
                private: *private,
                anonymous: *anonymous,
                kinds: Vec::new(),
            })
            .collect(),
    }
}

/// What became of a step.
pub(crate) struct Outcome {
    pub(crate) command: Command,
    pub(crate) by: Actor,
    pub(crate) refusal: Option<Refusal>,
    /// What was recorded, empty when refused.
    pub(crate) events: Vec<Recorded>,
    pub(crate) touched: Touched,
}

#[derive(Clone)]
pub(crate) struct World {
    pub(crate) workshop: Workshop,
    pub(crate) history: Vec<Recorded>,
    pub(crate) now: Timestamp,
    made: u64,
    texts: u64,
    /// What people vote: two worlds that differ in this alone differ in their ballots alone.
    opinion: u32,
}

impl World {
    /// An open workshop: two people at each of three tables, one of them a host, and one person in the hall.
    pub(crate) fn new(setting: Setting) -> Self {
        let mut world = Self {
            workshop: Workshop::new(WORKSHOP),
            history: Vec::new(),
            now: Timestamp(1_700_000_000_000),
            made: 0,
            texts: 0,
            opinion: 0,
        };
        world.must(Command::Prepare { plan: Box::new(plan(setting)) }, FACILITATOR);
        world.must(Command::OpenWorkshop, FACILITATOR);
        for n in 0..7 {
            let group = (n < 6).then(|| group_id(n % 3 + 1));
            let organisation = (n % 3 != 0).then_some(OrganisationId(0x0A00_0000_0000_0000 + n / 2));
            let kind = OrganisationKind::ALL
                .into_iter()
                .zip(0..)
                .find(|(_, place)| *place == n && n % 2 == 0)
                .map(|(kind, _)| kind);
            world.must(Command::TakeSeat { kind, organisation, lang: "de".to_owned(), group }, Actor::System);
        }
        let setup = Box::new(world.poll_wish(None, [3, 0, 1, 1]));
        world.must(Command::DraftPoll { poll: None, setup }, FACILITATOR);
        world.must(Command::OpenPoll { poll: world.poll(|_| true, 1) }, FACILITATOR);
        let seat = world.seats()[0];
        world.must(Command::AppointHost { seat, on: true }, FACILITATOR);
        world.must(Command::StartPhase { phase: phase_id(3), group: None }, FACILITATOR);
        for group in [Some(group_id(1)), Some(group_id(2)), None] {
            world.must(Command::SetSpeaking { group, open: true, alternate: true, limit_secs: 60 }, FACILITATOR);
        }
        for (n, seat) in world.seats().into_iter().enumerate() {
            if world.workshop.seats[&seat].group.is_some() {
                let (kind, text) = (CardKind::ALL[n % 5], world.text());
                let command =
                    Command::WriteCard { kind, text, lang: "de".to_owned(), phase: None, under: None, from: None };
                world.must(command, Actor::Seat(seat));
            }
        }
        world
    }

    fn must(&mut self, command: Command, by: Actor) {
        let outcome = self.ask(command, by);
        assert_eq!(outcome.refusal, None);
    }

    pub(crate) fn seats(&self) -> Vec<SeatId> {
        self.workshop.seats.keys().copied().collect()
    }

    /// Ids look random, so that their order is not the order of making; the low bits number them.
    fn fresh(&mut self, command: &Command) -> u64 {
        self.made += 1;
        let kind = match command {
            Command::TakeSeat { .. } => 0x5,
            Command::Comment { .. } => 0x9,
            Command::JoinItems { .. } => 0xB,
            Command::DraftPoll { .. } => 0xD,
            _ => 0xC,
        };
        let scatter = self.made.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 24;
        (kind << 60) | (scatter << 16) & 0x0FFF_FFFF_FFFF_0000 | self.made
    }

    fn text(&mut self) -> String {
        self.texts += 1;
        marker(self.texts)
    }

    /// Asks for something; what is decided is recorded and applied.
    pub(crate) fn ask(&mut self, command: Command, by: Actor) -> Outcome {
        if let Command::CastBallot { poll, receipt, ballot } = &command {
            let cast = poll::cast(&self.workshop, by, *poll, ballot, receipt.parse().unwrap(), self.now);
            let mut outcome = Outcome { command, by, refusal: None, events: Vec::new(), touched: Touched::default() };
            match cast {
                Err(refusal) => outcome.refusal = Some(refusal),
                Ok(cast) => {
                    self.workshop.take_in(cast);
                    outcome.touched.seats.extend(by.seat());
                }
            }
            return outcome;
        }
        let fresh = self.fresh(&command);
        let decision = decide(&self.workshop, command.clone(), by, Context { now: self.now, fresh, seed: SEED });
        let mut outcome = Outcome { command, by, refusal: None, events: Vec::new(), touched: Touched::default() };
        match decision {
            Err(refusal) => outcome.refusal = Some(refusal),
            Ok(events) => {
                for event in events {
                    let recorded = Recorded { seq: self.workshop.seq + 1, at: self.now, by, event };
                    outcome.touched.merge(touched(&mut self.workshop, &recorded));
                    if let Event::PollOpened { poll, .. } = &recorded.event {
                        self.workshop.place_box(*poll, BallotBox::new(SEED), []);
                    }
                    self.history.push(recorded.clone());
                    outcome.events.push(recorded);
                }
            }
        }
        outcome
    }

    /// Does one random thing.
    pub(crate) fn step(&mut self, step: &Step) -> Outcome {
        // Mostly seconds pass, now and then minutes, so that timers and the minute of grace run out.
        let secs = if step.wait.is_multiple_of(8) { i64::from(step.wait % 150) } else { i64::from(step.wait % 5) };
        self.now = Timestamp(self.now.0 + secs * 1000 + i64::from(step.wait % 3));
        let (command, by) = self.read(step);
        self.ask(command, by)
    }

    fn somebody(&self, n: u16) -> Actor {
        let seats = self.seats();
        match n % 80 {
            0 => Actor::Seat(SeatId(0x5FFF_FFFF_FFFF_0000 | u64::from(n))),
            1..=4 => FACILITATOR,
            5 => Actor::System,
            _ => Actor::Seat(seats[usize::from(n) / 80 % seats.len()]),
        }
    }

    fn seat(&self, n: u16) -> SeatId {
        let seats = self.seats();
        if n.is_multiple_of(50) { SeatId(77) } else { seats[usize::from(n) % seats.len()] }
    }

    /// Mostly a late card: what is new is talked about.
    fn card(&self, n: u16) -> CardId {
        let usual = |c: &&Card| c.is_public() || n.is_multiple_of(4);
        let mut cards: Vec<_> = self.workshop.cards.values().filter(usual).map(|c| (number(c.id.0), c.id)).collect();
        cards.sort_unstable();
        if cards.is_empty() || n.is_multiple_of(120) {
            return CardId(u64::from(n));
        }
        let recent = cards.len().min(if n.is_multiple_of(3) { 100 } else { 8 });
        cards[cards.len() - 1 - usize::from(n / 3) % recent].1
    }

    /// A card of that kind at a table, when there is one.
    fn card_of(&self, kind: CardKind, group: Option<GroupId>, n: u16) -> Option<CardId> {
        let fits = |c: &&Card| c.kind == kind && Some(c.group) == group && (c.is_public() || n.is_multiple_of(5));
        let fitting: Vec<_> = self.workshop.cards.values().filter(fits).map(|c| c.id).collect();
        (!fitting.is_empty()).then(|| fitting[usize::from(n) % fitting.len()])
    }

    /// Two things that lie on the same table.
    fn pair(&self, n: u16, m: u16) -> (Item, Item) {
        if n.is_multiple_of(12) {
            return (self.item(n / 12), self.item(m));
        }
        let first = self.item(n / 12);
        let group = self.group_of(first);
        let cards = self.workshop.cards.values().filter(|c| Some(c.group) == group && c.is_public());
        let clusters = self.workshop.clusters.values().filter(|c| Some(c.group) == group);
        let there: Vec<_> = cards.map(|c| Item::Card(c.id)).chain(clusters.map(|c| Item::Cluster(c.id))).collect();
        if there.is_empty() { (first, self.item(m)) } else { (first, there[usize::from(m) % there.len()]) }
    }

    fn table_of(&self, by: Actor) -> Option<GroupId> {
        by.seat().and_then(|s| self.workshop.seats.get(&s)).and_then(|s| s.group)
    }

    fn cluster(&self, n: u16) -> ClusterId {
        let clusters: Vec<_> = self.workshop.clusters.keys().copied().collect();
        if clusters.is_empty() || n.is_multiple_of(60) {
            ClusterId(u64::from(n))
        } else {
            clusters[usize::from(n) % clusters.len()]
        }
    }

    fn item(&self, n: u16) -> Item {
        if n % 5 < 2 && !self.workshop.clusters.is_empty() {
            Item::Cluster(self.cluster(n / 5))
        } else {
            Item::Card(self.card(n / 5))
        }
    }

    fn group(&self, n: u16) -> GroupId {
        let groups = &self.workshop.groups;
        if n.is_multiple_of(40) { group_id(99) } else { groups[usize::from(n) % groups.len()].id }
    }

    fn maybe_group(&self, n: u16) -> Option<GroupId> {
        (!n.is_multiple_of(3)).then(|| self.group(n / 3))
    }

    fn phase(&self, n: u16) -> PhaseId {
        phase_id(u64::from(n % 12))
    }

    fn contribution(&self, n: u16, m: u16) -> Contribution {
        let commented: Vec<_> = self.workshop.cards.values().filter(|c| !c.comments.is_empty()).collect();
        if n.is_multiple_of(2) || commented.is_empty() {
            return Contribution::Card(self.card(m));
        }
        let card = commented[usize::from(m) % commented.len()];
        let comment = card.comments[usize::from(n / 2) % card.comments.len()].id;
        Contribution::Comment(card.id, if n.is_multiple_of(31) { CommentId(3) } else { comment })
    }

    /// A contribution that stands like that, mostly.
    fn standing(&self, stands: impl Fn(&Standing) -> bool, n: u16, m: u16) -> Contribution {
        let cards = self.workshop.cards.values();
        let cards = cards.filter(|c| stands(&c.standing) && (c.was_on_desk || n.is_multiple_of(5)));
        let comments = self.workshop.cards.values().flat_map(|c| c.comments.iter().map(move |comment| (c.id, comment)));
        let comments = comments.filter(|(_, c)| stands(&c.standing)).map(|(card, c)| Contribution::Comment(card, c.id));
        let all: Vec<_> = cards.map(|c| Contribution::Card(c.id)).chain(comments).collect();
        if all.is_empty() || n.is_multiple_of(8) {
            return self.contribution(n / 8, m);
        }
        all[usize::from(m) % all.len()]
    }

    /// Something one of these people may do to an own card, so that edits and withdrawals often succeed.
    fn author(&self, card: CardId, n: u16) -> Actor {
        let author = self.workshop.cards.get(&card).map(|c| c.author);
        author.filter(|_| !n.is_multiple_of(6)).unwrap_or_else(|| self.somebody(n))
    }

    /// Somebody who sits where the item lies.
    fn neighbour(&self, group: Option<GroupId>, n: u16) -> Actor {
        let there: Vec<_> = self
            .workshop
            .seats
            .iter()
            .filter(|(_, s)| s.group.is_some() && s.group == group)
            .map(|(id, _)| *id)
            .collect();
        if there.is_empty() || n.is_multiple_of(9) {
            return self.somebody(n);
        }
        Actor::Seat(there[usize::from(n) % there.len()])
    }

    /// Who may do with a table's cards what only few may; now and then somebody else.
    fn host(&self, group: Option<GroupId>, n: u16) -> Actor {
        let mut hosts = self.workshop.seats.iter().filter(|(_, s)| s.host && s.group == group).map(|(id, _)| *id);
        match n % 8 {
            0 => self.neighbour(group, n / 8),
            1..=3 => FACILITATOR,
            _ => hosts.next().map_or(FACILITATOR, Actor::Seat),
        }
    }

    fn kind_in(&self, cluster: ClusterId) -> Option<CardKind> {
        let cards = self.workshop.cards_of(cluster);
        cards.iter().find_map(|id| self.workshop.cards.get(id)).map(|card| card.kind)
    }

    fn group_of(&self, item: Item) -> Option<GroupId> {
        match item {
            Item::Card(card) => self.workshop.cards.get(&card).map(|c| c.group),
            Item::Cluster(cluster) => self.workshop.clusters.get(&cluster).map(|c| c.group),
        }
    }

    /// Those who run the workshop, and now and then somebody who would like to.
    fn steward(&self, n: u16) -> Actor {
        if n.is_multiple_of(7) { self.somebody(n / 7) } else { FACILITATOR }
    }

    fn rule(n: u16) -> HidingRule {
        HidingRule::ALL[usize::from(n) % HidingRule::ALL.len()]
    }

    fn kind(n: u16) -> CardKind {
        CardKind::ALL[usize::from(n) % CardKind::ALL.len()]
    }

    /// The plan as it stands, changed a little; sometimes in a way that is refused.
    fn changed_plan(&self, n: u16, m: u16) -> Plan {
        let mut plan = self
            .workshop
            .plan()
            .unwrap_or_else(|| super::world::plan(Setting { moderation: Moderation::After, seating: Seating::Choose }));
        match n % 7 {
            0 => {
                let id = group_id(u64::from(m % 3) + 4);
                if !plan.groups.iter().any(|g| g.id == id) {
                    let name = Title::parse("Noch ein Tisch").unwrap();
                    plan.groups.push(GroupPlan { id, field: field_id(1), name, places: 3 });
                }
            }
            1 => {
                plan.groups.retain(|g| g.id != group_id(u64::from(m % 6) + 1));
            }
            2 => plan.groups.reverse(),
            3 => {
                plan.rules.moderation = if m.is_multiple_of(2) { Moderation::Before } else { Moderation::After };
            }
            // A walk becomes a weighing, and the other way round: tables open or close without moving on.
            4 => {
                for phase in &mut plan.agenda {
                    phase.kind = match phase.kind {
                        PhaseKind::Gallery => PhaseKind::Weigh,
                        PhaseKind::Weigh => PhaseKind::Gallery,
                        other => other,
                    };
                }
            }
            5 => plan.groups[0].places = m % 5,
            _ => plan.agenda.retain(|p| p.id != phase_id(u64::from(m % 11))),
        }
        plan
    }

    /// Reads a step against the state.
    fn read(&mut self, step: &Step) -> (Command, Actor) {
        let Step { what, who, a, b, c, .. } = *step;
        let lang = ["de", "ar", "tr", "uk", "nonsense!"][usize::from(if c.is_multiple_of(40) { 4 } else { c % 4 })];
        let lang = lang.to_owned();
        let on = !a.is_multiple_of(3);
        // Locks and pauses are mostly taken back, or nothing else would happen any more.
        let rarely = a.is_multiple_of(4);
        match what % 255 {
            0..24 => {
                let by = self.somebody(who);
                let table = self.table_of(by);
                let kind = Self::kind(a);
                let above = match kind {
                    CardKind::Goal => self.card_of(CardKind::MainGoal, table, b),
                    CardKind::Measure => self.card_of(CardKind::Goal, table, b),
                    _ => Some(self.card(b)).filter(|_| b.is_multiple_of(20)),
                };
                let phase = (!c.is_multiple_of(3)).then(|| {
                    let present = table.and_then(|g| self.workshop.phase_of(g)).map(|p| p.id);
                    present.filter(|_| !c.is_multiple_of(4)).unwrap_or_else(|| self.phase(c / 12))
                });
                let command = Command::WriteCard {
                    kind,
                    text: self.text(),
                    lang,
                    phase,
                    under: above.filter(|_| b.is_multiple_of(2)),
                    from: if (a / 5).is_multiple_of(20) {
                        Some(self.item(c))
                    } else {
                        let source = self.card_of(Self::kind(c), table, c / 5);
                        source
                            .filter(|_| (a / 5).is_multiple_of(3))
                            .map(|card| self.workshop.outermost(Item::Card(card)))
                    },
                };
                (command, by)
            }
            24..33 => {
                let card = self.card(a);
                let version = self.workshop.cards.get(&card).map_or(1, |c| c.version);
                let command = Command::EditCard {
                    card,
                    based_on: if b.is_multiple_of(10) { version.saturating_sub(1) } else { version },
                    text: self.text(),
                    lang: c.is_multiple_of(2).then_some(lang),
                    kind: b.is_multiple_of(3).then(|| Self::kind(b / 3)),
                };
                (command, self.author(card, who))
            }
            33..38 => {
                let card = self.card(a);
                (Command::WithdrawCard { card }, self.author(card, who))
            }
            38..44 => {
                let card = self.card(a);
                let by = self.neighbour(self.group_of(Item::Card(card)), who);
                (Command::Support { card, on: !b.is_multiple_of(4) }, by)
            }
            44..51 => {
                let card = self.card(a);
                let by = self.neighbour(self.group_of(Item::Card(card)), who);
                (Command::Comment { card, text: self.text(), lang }, by)
            }
            51..54 => {
                let what = self.contribution(1, a);
                let Contribution::Comment(card, comment) = what else {
                    return (Command::WithdrawComment { card: what.card(), comment: CommentId(1) }, self.somebody(who));
                };
                let found = self.workshop.cards[&card].comments.iter().find(|c| c.id == comment);
                let by = found.map(|c| c.author).filter(|_| !b.is_multiple_of(5));
                (Command::WithdrawComment { card, comment }, by.unwrap_or_else(|| self.somebody(who)))
            }
            54..72 => {
                let (first, second) = self.pair(a, b);
                (Command::JoinItems { first, second }, self.neighbour(self.group_of(first), who))
            }
            72..75 => {
                let cluster = self.cluster(a);
                let name = if b.is_multiple_of(4) { String::new() } else { self.text() };
                (Command::NameCluster { cluster, name }, self.neighbour(self.group_of(Item::Cluster(cluster)), who))
            }
            75..78 => {
                let cluster = self.cluster(a);
                (Command::TakeApart { cluster }, self.neighbour(self.group_of(Item::Cluster(cluster)), who))
            }
            78..82 => {
                let clustered: Vec<_> =
                    self.workshop.cards.values().filter(|c| c.cluster.is_some()).map(|c| c.id).collect();
                let card = if clustered.is_empty() || a.is_multiple_of(9) {
                    self.card(a)
                } else {
                    clustered[usize::from(a) % clustered.len()]
                };
                (Command::TakeOut { card }, self.neighbour(self.group_of(Item::Card(card)), who))
            }
            82..90 => {
                let (below, above) = if a.is_multiple_of(2) {
                    (CardKind::Goal, CardKind::MainGoal)
                } else {
                    (CardKind::Measure, CardKind::Goal)
                };
                let pairs = self.workshop.groups.iter().map(|g| Some(g.id));
                let pairs = pairs.filter_map(|g| self.card_of(below, g, b).zip(self.card_of(above, g, c)));
                let pairs: Vec<_> = pairs.collect();
                let (card, above) = if pairs.is_empty() || a.is_multiple_of(9) {
                    (self.card(b), self.card(c))
                } else {
                    pairs[usize::from(who) % pairs.len()]
                };
                let under = (!a.is_multiple_of(7)).then_some(above);
                (Command::HangCard { card, under }, self.neighbour(self.group_of(Item::Card(card)), who))
            }
            90..99 => {
                // Mostly somebody who has something to take back.
                let acts = self.workshop.groups.iter().flat_map(|g| &g.acts).map(|act| act.by);
                let mut actors: Vec<_> = acts
                    .chain(self.workshop.seats.iter().filter(|(_, s)| s.host).map(|(id, _)| Actor::Seat(*id)))
                    .collect();
                actors.push(FACILITATOR);
                let by = if who.is_multiple_of(8) {
                    self.somebody(who / 8)
                } else {
                    actors[usize::from(who) % actors.len()]
                };
                let group = (!b.is_multiple_of(5)).then(|| self.group(c));
                (Command::Undo { table: a.is_multiple_of(3), group }, by)
            }
            99..103 => {
                let item = self.item(a);
                (Command::HandOver { item, on: !b.is_multiple_of(4) }, self.neighbour(self.group_of(item), who))
            }
            103..105 => (Command::ChooseGroup { group: self.group(a) }, self.somebody(who)),
            105 => (Command::ChooseLanguage { lang }, self.somebody(who)),
            106..108 => {
                let group = self.group(a);
                let text = if b.is_multiple_of(5) { String::new() } else { "Zusammenfassung".to_owned() };
                (Command::Summarise { group, text, lang }, self.neighbour(Some(group), who))
            }
            108 => (Command::LockGroup { group: self.group(b), on: rarely }, self.steward(who)),
            109..111 => (Command::Prepare { plan: Box::new(self.changed_plan(a, b)) }, self.steward(who)),
            111 if a.is_multiple_of(4) => (Command::OpenWorkshop, self.steward(who)),
            111..117 => {
                // Phases in which much can be done are started more often.
                let phase = if a.is_multiple_of(2) {
                    phase_id([3, 3, 5, 6, 9, 9, 9, 7][usize::from(b % 8)])
                } else {
                    self.phase(b)
                };
                (Command::StartPhase { phase, group: self.maybe_group(c) }, self.steward(who))
            }
            117 => (Command::NextPhase { group: self.maybe_group(a) }, self.steward(who)),
            118 => (Command::PreviousPhase { group: self.maybe_group(a) }, self.steward(who)),
            119 => {
                let secs = i32::from(b % 400) - 200;
                (Command::Extend { secs, group: self.maybe_group(a) }, self.steward(who))
            }
            120..122 => (Command::Reveal { group: self.maybe_group(a) }, self.steward(who)),
            122..127 => (Command::Approve { what: self.standing(|s| *s == Standing::Queued, a, b) }, self.steward(who)),
            127..131 => (
                Command::Hide {
                    what: self.standing(|s| matches!(s, Standing::Queued | Standing::Open), a, b),
                    reason: self.text(),
                    rule: Self::rule(c),
                },
                self.steward(who),
            ),
            131..136 => (
                Command::Restore { what: self.standing(|s| matches!(s, Standing::Hidden { .. }), a, b) },
                self.steward(who),
            ),
            136 => (Command::AdmitLate { card: self.late(a) }, self.steward(who)),
            137 => (
                Command::DeclineLate { card: self.late(a), reason: self.text(), rule: Self::rule(c) },
                self.steward(who),
            ),
            138..140 => (Command::LockCard { card: self.card(b), on: rarely }, self.steward(who)),
            140 => (Command::LockRoom { on: rarely }, self.steward(who)),
            141 => (Command::PauseSeat { seat: self.seat(b), on: rarely }, self.steward(who)),
            142..144 => (Command::PauseAuthor { what: self.contribution(a / 4, b), on: rarely }, self.steward(who)),
            144 if c.is_multiple_of(3) => (Command::AppointInterpreter { seat: self.seat(b), on }, self.steward(who)),
            144 => (Command::AppointHost { seat: self.seat(b), on }, self.steward(who)),
            145..147 => (Command::MoveSeat { seat: self.seat(a), group: self.group(b) }, self.steward(who)),
            147 => (if a.is_multiple_of(2) { Command::Rotate } else { Command::Mix }, self.steward(who)),
            148 => {
                let poll = b.is_multiple_of(2).then(|| self.poll(|_| true, b / 2));
                (Command::Project { group: self.maybe_group(a), code: on, poll }, self.steward(who))
            }
            149 if a.is_multiple_of(12) => (Command::CloseWorkshop, self.steward(who)),
            152..154 => {
                let group = self.maybe_group(a);
                let by = if b.is_multiple_of(3) { self.neighbour(group, who) } else { self.steward(who) };
                let limit_secs = if b.is_multiple_of(20) { 4000 } else { u32::from(b % 200) };
                // Mostly open, or nobody would get a word in.
                (Command::SetSpeaking { group, open: !c.is_multiple_of(5), alternate: on, limit_secs }, by)
            }
            154..162 => {
                let by = self.somebody(who);
                let group = self.table_of(by).filter(|_| !a.is_multiple_of(3));
                let group = if b.is_multiple_of(12) { self.maybe_group(b / 12) } else { group };
                let other = c.is_multiple_of(5);
                let by = if other { self.steward(who) } else { by };
                (Command::AskToSpeak { group, on: !b.is_multiple_of(6), seat: other.then(|| self.seat(c / 5)) }, by)
            }
            162..169 => {
                let group = self.busy_floor(a);
                let by = if b.is_multiple_of(4) { self.neighbour(group, who) } else { self.steward(who) };
                (Command::CallSpeaker { group, seat: c.is_multiple_of(4).then(|| self.seat(c / 4)) }, by)
            }
            169..172 => {
                let group = self.busy_floor(a);
                let speaker = self.workshop.floors.get(&group).and_then(|floor| floor.last).map(Actor::Seat);
                let by = speaker.filter(|_| b.is_multiple_of(2)).unwrap_or_else(|| self.steward(who));
                (Command::EndSpeech { group }, by)
            }
            172..240 => self.poll_act(step),
            240..244 => {
                let first = self.item(a);
                let (_, second) = self.pair(a, b);
                let mut items = vec![first, second];
                items.extend((c.is_multiple_of(3)).then(|| self.item(c)));
                let source = items.iter().find_map(|item| match item {
                    Item::Card(card) => self.workshop.cards.get(card).map(|card| card.kind),
                    Item::Cluster(cluster) => self.kind_in(*cluster),
                });
                let kind = source.filter(|_| !b.is_multiple_of(9)).unwrap_or_else(|| Self::kind(b));
                let command = Command::MergeItems { items, kind, text: self.text(), lang, reason: self.text() };
                (command, self.host(self.group_of(first), who))
            }
            244..247 => {
                let card = self.card(a);
                let parts = (0..b % 7).map(|_| self.text()).collect();
                let by = match c % 3 {
                    0 => self.host(self.group_of(Item::Card(card)), who),
                    _ => self.author(card, who),
                };
                (Command::SplitCard { card, parts, lang }, by)
            }
            247..250 => {
                let card = self.card(a);
                let version = self.workshop.cards.get(&card).map_or(1, |c| c.version);
                let command = Command::RewordCard {
                    card,
                    based_on: if b.is_multiple_of(10) { version.saturating_sub(1) } else { version },
                    text: self.text(),
                    lang: c.is_multiple_of(2).then_some(lang),
                    reason: b.is_multiple_of(2).then(|| self.text()),
                };
                (command, self.host(self.group_of(Item::Card(card)), who))
            }
            250..252 => {
                let item = self.item(a);
                (Command::RejectItem { item, reason: self.text() }, self.host(self.group_of(item), who))
            }
            252..254 => {
                let aside: Vec<_> = self.workshop.cards.values().filter(|c| c.aside.is_some()).map(|c| c.id).collect();
                let card = if aside.is_empty() || a.is_multiple_of(9) {
                    self.card(b)
                } else {
                    aside[usize::from(b) % aside.len()]
                };
                (Command::PutBack { card }, self.host(self.group_of(Item::Card(card)), who))
            }
            254 => {
                // Those who run the room help a table to a goal.
                let kind = Self::kind(a);
                let from = Some(self.item(b));
                let command = Command::WriteCard { kind, text: self.text(), lang, phase: None, under: None, from };
                (command, FACILITATOR)
            }
            _ => {
                let organisation =
                    a.is_multiple_of(2).then_some(OrganisationId(0x0A00_0000_0000_0000 + u64::from(b % 6)));
                let kind = (!b.is_multiple_of(3)).then(|| OrganisationKind::ALL[usize::from(b % 13)]);
                let by = if c.is_multiple_of(6) { self.somebody(who) } else { Actor::System };
                (Command::TakeSeat { kind, organisation, lang, group: self.maybe_group(c) }, by)
            }
        }
    }

    /// Mostly a poll of that kind, when there is one; with 0 one that is not there.
    fn poll(&self, fits: impl Fn(&Poll) -> bool, n: u16) -> PollId {
        let fitting: Vec<_> = self.workshop.polls.values().filter(|poll| fits(poll)).map(|poll| poll.id).collect();
        let all: Vec<_> = self.workshop.polls.keys().copied().collect();
        let among = if fitting.is_empty() || n.is_multiple_of(15) { all } else { fitting };
        if among.is_empty() || n.is_multiple_of(60) {
            PollId(u64::from(n))
        } else {
            among[usize::from(n) % among.len()]
        }
    }

    /// What is asked: for a host of his own table alone, for others of whomever.
    fn poll_wish(&mut self, host_at: Option<GroupId>, [a, b, c, d]: [u16; 4]) -> PollWish {
        let method = Method::ALL[usize::from(a) % Method::ALL.len()];
        let electorate = match (host_at, b % 12) {
            (Some(table), _) => Electorate::Table(table),
            (None, 0..6) => Electorate::Everyone,
            (None, 6..8) => Electorate::Table(self.group(b / 12)),
            (None, 8) => Electorate::Kinds(OrganisationKind::ALL[..usize::from(b / 12) % 9].to_vec()),
            (None, _) => Electorate::Organisations,
        };
        let table = match electorate {
            Electorate::Table(table) if !c.is_multiple_of(9) => Some(table),
            _ => None,
        };
        let options = (0..if c.is_multiple_of(16) { c % 2 } else { 2 + c % 4 }).map(|n| OptionWish {
            item: (n == 3).then(|| self.item(c)),
            text: format!("Weg {n};\n# STATUS QUO: 1, \"und\" so"),
            cost: u32::from(n) * 7 + 1,
        });
        let options = options.collect();
        let dots = if d.is_multiple_of(30) { 0 } else { 5 };
        let terms = match c % 3 {
            0 => Terms { dots, cap: 3, quorum: 50, seats: 2, budget: 0, complete: true },
            _ => Terms { dots, cap: 2, quorum: 0, seats: 0, budget: 15, complete: false },
        };
        let closed = |poll: &Poll| poll.closed().is_some();
        PollWish {
            group: table,
            question: self.text(),
            lang: "de".to_owned(),
            method,
            electorate,
            options,
            terms,
            secret: !d.is_multiple_of(4),
            late: d % 3 == 1,
            common_ground: d.is_multiple_of(2),
            secs: if d.is_multiple_of(5) { u32::from(d % 300) } else { 0 },
            follows: (d % 7 == 3).then(|| self.poll(closed, d / 7)),
        }
    }

    /// A ballot by this world's opinion, which its method can count; with `wrong`, one it mostly cannot.
    fn filled_in(&self, poll: PollId, n: u16, wrong: bool) -> BallotWish {
        let Some(found) = self.workshop.polls.get(&poll) else { return BallotWish::default() };
        let (setup, options) = (&found.setup, found.setup.how_many());
        if wrong {
            return BallotWish {
                marks: vec![(u32::from(n) % 9, u32::from(n / 9) % 14); 1 + usize::from(n % 2)],
                reasons: Vec::new(),
            };
        }
        let mood =
            |option: u32| (u32::from(n) + 1).wrapping_mul(2_654_435_761 ^ (option * 40_503 + self.opinion * 97)) >> 16;
        let each = |mark: &dyn Fn(u32) -> u32| (0..options).map(|option| (option, mark(mood(option)))).collect();
        let one = (mood(9) % options.max(1), 1);
        let marks: Vec<(u32, u32)> = match setup.method {
            Method::YesNoSimple | Method::YesNoAbsolute | Method::YesNoTwoThirds | Method::Consent => {
                each(&|it| it % 3)
            }
            Method::Approval | Method::EqualShares => each(&|it| it % 2),
            Method::StrawPoll => vec![one],
            Method::Dots => vec![(one.0, setup.terms.cap)],
            Method::Score | Method::Resistance => each(&|it| it % 11),
            Method::Schulze => each(&|it| it % options + 1),
            Method::MajorityJudgment => each(&|it| it % 5),
        };
        let objects = |(option, mark): &(u32, u32)| (*mark == 2 && setup.method == Method::Consent).then_some(*option);
        let reason = |option| (option, marker(OBJECTIONS + u64::from(self.opinion) * 1000 + u64::from(n % 1000)));
        let reasons = marks.iter().filter_map(objects).map(reason).collect();
        BallotWish { marks, reasons }
    }

    /// Something about polls.
    fn poll_act(&mut self, step: &Step) -> (Command, Actor) {
        let Step { what, who, a, b, c, wait } = *step;
        let draft = |poll: &Poll| matches!(poll.stage, PollStage::Draft { .. });
        let open = |poll: &Poll| poll.open().is_some();
        let due = self.workshop.polls_due(self.now).first().copied().filter(|_| a.is_multiple_of(2));
        let host = self.workshop.seats.iter().filter(|(_, s)| s.host).find_map(|(id, s)| Some((*id, s.group?)));
        let own = |poll: PollId| self.workshop.polls.get(&poll).and_then(|poll| poll.setup.table());
        let runs = |poll: PollId| self.neighbour(own(poll), who);
        let runs = |poll: PollId| if who.is_multiple_of(4) { runs(poll) } else { self.steward(who) };
        let reason = "Darum".to_owned();
        match what % 255 - 172 {
            0..6 => {
                let by_host = host.filter(|_| who.is_multiple_of(3));
                let by = by_host.map_or_else(|| self.steward(who), |(seat, _)| Actor::Seat(seat));
                let poll = c.is_multiple_of(4).then(|| self.poll(draft, c / 4));
                let setup = self.poll_wish(by_host.map(|(_, table)| table), [a, b, c, wait]);
                (Command::DraftPoll { poll, setup: Box::new(setup) }, by)
            }
            6 => (Command::DropPoll { poll: self.poll(draft, a) }, self.steward(who)),
            7 => {
                let secs = (!b.is_multiple_of(5)).then_some(u32::from(b % 60));
                (Command::SchedulePoll { poll: self.poll(draft, a), secs }, self.steward(who))
            }
            8..12 => match due {
                Some((poll, true)) => (Command::OpenPoll { poll }, Actor::System),
                Some((poll, false)) => (Command::ClosePoll { poll }, Actor::System),
                None => {
                    let poll = self.poll(draft, a);
                    (Command::OpenPoll { poll }, runs(poll))
                }
            },
            12 => {
                let secs = i32::from(b % 400) - 200;
                (Command::ExtendPoll { poll: self.poll(open, a), secs }, self.steward(who))
            }
            13..15 => {
                let poll = self.poll(open, a);
                (Command::ClosePoll { poll }, runs(poll))
            }
            15 if a.is_multiple_of(3) => (Command::CancelPoll { poll: self.poll(open, a), reason }, self.steward(who)),
            15..18 => {
                let poll = self.poll(open, a);
                let setup = self.workshop.polls.get(&poll).map(|poll| &poll.setup);
                let wide = match setup.map(|setup| setup.method) {
                    Some(Method::YesNoSimple | Method::YesNoAbsolute | Method::YesNoTwoThirds) => 3,
                    _ => 1,
                };
                let people = b % 8;
                let most = u32::from(people) / u32::try_from(wide).unwrap();
                // Now and then one vote too many.
                let beyond = u32::from(c.is_multiple_of(30));
                let counted = |n: u32| vec![u32::from(c).wrapping_shr(n) % (most + 1 + beyond); wide];
                let counts = (0..setup.map_or(1, |setup| setup.how_many())).map(counted).collect();
                let group = own(poll).or_else(|| self.maybe_group(c));
                let by = if who.is_multiple_of(3) { self.neighbour(group, who) } else { self.steward(who) };
                (Command::CountPaper { poll, group, people, counts }, by)
            }
            18..21 => {
                let tied = |poll: &Poll| {
                    poll.closed().is_some_and(|closed| closed.broken.is_none() && !closed.tied(&poll.setup).is_empty())
                };
                let poll = self.poll(tied, a);
                let ways = self.workshop.polls.get(&poll).and_then(|poll| Some(poll.closed()?.tied(&poll.setup)));
                let way = ways.and_then(|ways| ways.get(usize::from(b / 3) % ways.len().max(1)).cloned());
                let options = (!b.is_multiple_of(3)).then(|| way.unwrap_or_else(|| vec![u32::from(b % 4)]));
                (Command::BreakTie { poll, options, reason }, runs(poll))
            }
            21..23 => {
                let people = if b.is_multiple_of(20) { b % 60 } else { 1 + b % 4 };
                let seat = self.seat(a);
                let table = self.workshop.seats.get(&seat).and_then(|s| s.group);
                let by = if who.is_multiple_of(3) { self.neighbour(table, who) } else { self.steward(who) };
                (Command::DeclarePeople { seat, people }, by)
            }
            23 => (Command::NameDelegate { seat: self.seat(a) }, self.steward(who)),
            _ => {
                let poll = self.poll(open, a);
                let voters = self.workshop.polls.get(&poll).and_then(Poll::open).map(|open| &open.voters);
                let voters: Vec<_> = voters.into_iter().flatten().map(|(_, allowance)| allowance.seat).collect();
                let by = match voters.len() {
                    0 => self.somebody(who),
                    _ if who.is_multiple_of(8) => self.somebody(who / 8),
                    many => Actor::Seat(voters[usize::from(who) / 8 % many]),
                };
                // A few receipts for each voter; now and then somebody else's.
                let own = by.seat().map_or(0, |seat| number(seat.0)) * 4;
                let receipt = if c.is_multiple_of(20) { u64::from(c % 40) } else { own + u64::from(c % 3) };
                let ballot = self.filled_in(poll, b, c % 11 == 5);
                (Command::CastBallot { poll, receipt: receipt.to_string(), ballot }, by)
            }
        }
    }

    /// The same world in which people are of another opinion.
    pub(crate) fn of_another_opinion(&self) -> Self {
        Self { opinion: self.opinion + 1, ..self.clone() }
    }

    /// Mostly a list of speakers on which somebody waits.
    fn busy_floor(&self, n: u16) -> Option<GroupId> {
        let busy = self.workshop.floors.iter().filter(|(_, floor)| !floor.waiting.is_empty());
        let busy: Vec<_> = busy.map(|(group, _)| *group).collect();
        if busy.is_empty() || n.is_multiple_of(5) { self.maybe_group(n / 5) } else { busy[usize::from(n) % busy.len()] }
    }

    fn late(&self, n: u16) -> CardId {
        let late = self.workshop.cards.values().filter(|c| c.late).map(|c| c.id).collect::<Vec<_>>();
        if late.is_empty() { self.card(n) } else { late[usize::from(n) % late.len()] }
    }
}

/// An act of ordering: what an undo of it must restore to the letter.
pub(crate) fn is_ordering(event: &Event) -> bool {
    matches!(
        event,
        Event::ItemsJoined { .. }
            | Event::CardAdded { .. }
            | Event::ClusterNamed { .. }
            | Event::ClusterTakenApart { .. }
            | Event::CardTakenOut { .. }
            | Event::CardsMerged { .. }
            | Event::CardSplit { .. }
            | Event::CardReworded { .. }
            | Event::CardsRejected { .. }
    )
}
