//! A workshop with people in it who do random things, plausible and implausible.

use domain::ids::{
    CardId, ClusterId, CommentId, FacilitatorId, FieldId, GroupId, OrganisationId, PhaseId, SeatId, WorkshopId,
};
use domain::text::{Line, OrganisationName, Passage, PersonName, Title};
use domain::view::{People, Touched, touched};
use domain::workshop::{
    About, Card, CardKind, Command, Context, Contribution, Event, Field, GroupPlan, HidingRule, Hue, Item, Moderation,
    OrganisationKind, Phase, PhaseKind, Plan, Recorded, Rules, Seating, Standing, Workshop, decide,
};
use domain::{Actor, Refusal, Timestamp};
use proptest::prelude::*;

pub(crate) const FACILITATOR: Actor = Actor::Facilitator(FacilitatorId(0xFAC1_0000_0000_0001));
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

pub(crate) struct World {
    pub(crate) workshop: Workshop,
    pub(crate) history: Vec<Recorded>,
    pub(crate) now: Timestamp,
    made: u64,
    texts: u64,
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
        let seat = world.seats()[0];
        world.must(Command::AppointHost { seat, on: true }, FACILITATOR);
        world.must(Command::StartPhase { phase: phase_id(3), group: None }, FACILITATOR);
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
        let fresh = self.fresh(&command);
        let decision = decide(&self.workshop, command.clone(), by, Context { now: self.now, fresh });
        let mut outcome = Outcome { command, by, refusal: None, events: Vec::new(), touched: Touched::default() };
        match decision {
            Err(refusal) => outcome.refusal = Some(refusal),
            Ok(events) => {
                for event in events {
                    let recorded = Recorded { seq: self.workshop.seq + 1, at: self.now, by, event };
                    outcome.touched.merge(touched(&mut self.workshop, &recorded));
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
        match what % 170 {
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
            144 => (Command::AppointHost { seat: self.seat(b), on }, self.steward(who)),
            145..147 => (Command::MoveSeat { seat: self.seat(a), group: self.group(b) }, self.steward(who)),
            147 => (if a.is_multiple_of(2) { Command::Rotate } else { Command::Mix }, self.steward(who)),
            148 => (Command::Project { group: self.maybe_group(a), code: on }, self.steward(who)),
            149 if a.is_multiple_of(25) => (Command::CloseWorkshop, self.steward(who)),
            152..156 => {
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
            156..159 => {
                let card = self.card(a);
                let parts = (0..b % 7).map(|_| self.text()).collect();
                let by = match c % 3 {
                    0 => self.host(self.group_of(Item::Card(card)), who),
                    _ => self.author(card, who),
                };
                (Command::SplitCard { card, parts, lang }, by)
            }
            159..162 => {
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
            162..164 => {
                let item = self.item(a);
                (Command::RejectItem { item, reason: self.text() }, self.host(self.group_of(item), who))
            }
            164..166 => {
                let aside: Vec<_> = self.workshop.cards.values().filter(|c| c.aside.is_some()).map(|c| c.id).collect();
                let card = if aside.is_empty() || a.is_multiple_of(9) {
                    self.card(b)
                } else {
                    aside[usize::from(b) % aside.len()]
                };
                (Command::PutBack { card }, self.host(self.group_of(Item::Card(card)), who))
            }
            166 => {
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
