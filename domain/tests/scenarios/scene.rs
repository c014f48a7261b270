//! A small workshop to try things in: three tables, a few people, one phase of every kind.

use domain::ids::{
    AccountId, CardId, ClusterId, CommentId, FieldId, GroupId, OrganisationId, PhaseId, PollId, SeatId, WorkshopId,
};
use domain::lang::Lang;
use domain::refusal::Thing;
use domain::text::{CardText, CommentText, OrganisationName, PersonName, Reason, Title};
use domain::view::People;
use domain::workshop::poll::{self, BallotBox, BallotWish, Cast, Seed};
use domain::workshop::{
    About, Behalf, CardKind, Command, Context, Contribution, Event, Field, GroupPlan, HidingRule, Hue, Item,
    Moderation, Phase, PhaseKind, Plan, Recorded, Rules, Seating, Standing, Workshop, apply, decide,
};
use domain::{Actor, Refusal, Timestamp};

/// Three tables; the third has one chair only.
pub(crate) const EDUCATION: GroupId = GroupId(101);
pub(crate) const HOUSING: GroupId = GroupId(102);
pub(crate) const HEALTH: GroupId = GroupId(103);
pub(crate) const NOWHERE: GroupId = GroupId(199);

/// The phases of the agenda, in its order.
pub(crate) const ARRIVE: PhaseId = PhaseId(1);
/// Private writing, ten minutes.
pub(crate) const COLLECT: PhaseId = PhaseId(2);
/// Open writing without a timer, observations only.
pub(crate) const OPEN: PhaseId = PhaseId(3);
/// Private and anonymous writing.
pub(crate) const SECRET: PhaseId = PhaseId(4);
pub(crate) const ORDER: PhaseId = PhaseId(5);
pub(crate) const DERIVE: PhaseId = PhaseId(6);
pub(crate) const GALLERY: PhaseId = PhaseId(7);
pub(crate) const WEIGH: PhaseId = PhaseId(8);
pub(crate) const HARVEST: PhaseId = PhaseId(9);
pub(crate) const CLOSE: PhaseId = PhaseId(10);
pub(crate) const NO_PHASE: PhaseId = PhaseId(99);
pub(crate) const COLLECT_SECS: u32 = 600;

/// Anna hosts the table on education, where Berta and Cem sit too; Dana sits at the table on housing; Emil in the hall.
pub(crate) const ANNA: SeatId = SeatId(201);
pub(crate) const BERTA: SeatId = SeatId(202);
pub(crate) const CEM: SeatId = SeatId(203);
pub(crate) const DANA: SeatId = SeatId(204);
pub(crate) const EMIL: SeatId = SeatId(205);
pub(crate) const NOBODY: SeatId = SeatId(299);
pub(crate) const PERSON: AccountId = AccountId(901);
pub(crate) const STEWARD: Actor = Actor::Facilitator(PERSON);

/// Every poll that is drafted is called so.
pub(crate) const POLL: PollId = PollId(7777);
pub(crate) const SEED: Seed = Seed([7; 32]);

pub(crate) const START: Timestamp = Timestamp(1_773_504_000_000);

pub(crate) fn seat(id: SeatId) -> Actor {
    Actor::Seat(id)
}

pub(crate) fn card(n: u64) -> CardId {
    CardId(300 + n)
}

pub(crate) fn a(n: u64) -> Item {
    Item::Card(card(n))
}

pub(crate) fn cluster(n: u64) -> ClusterId {
    ClusterId(400 + n)
}

pub(crate) fn comment(n: u64) -> CommentId {
    CommentId(500 + n)
}

pub(crate) fn unknown(what: Thing) -> Refusal {
    Refusal::Unknown { what }
}

pub(crate) fn de() -> Lang {
    Lang::parse("de").unwrap()
}

pub(crate) fn reason() -> Reason {
    Reason::parse("Nennt jemanden beim Namen.").unwrap()
}

pub(crate) fn title(text: &str) -> Title {
    Title::parse(text).unwrap()
}

pub(crate) fn text(text: &str) -> CardText {
    CardText::parse(text).unwrap()
}

pub(crate) fn phase(id: PhaseId, kind: PhaseKind) -> Phase {
    Phase { id, kind, title: None, prompt: None, secs: 0, private: false, anonymous: false, kinds: Vec::new() }
}

pub(crate) fn plan() -> Plan {
    let field = |n, name: &str, hue| Field { id: FieldId(n), name: title(name), icon: "house".to_owned(), hue };
    let group = |id, n, name: &str, places| GroupPlan { id, field: FieldId(n), name: title(name), places };
    let private = |id, secs, anonymous| Phase { secs, private: true, anonymous, ..phase(id, PhaseKind::Collect) };
    Plan {
        about: About { title: title("VisionsCafé"), date: None, place: None, welcome: None },
        rules: Rules { moderation: Moderation::After, seating: Seating::Choose },
        fields: vec![
            field(11, "Bildung", Hue::Blue),
            field(12, "Wohnen", Hue::Orange),
            field(13, "Gesundheit", Hue::Red),
        ],
        groups: vec![
            group(EDUCATION, 11, "Bildung", 12),
            group(HOUSING, 12, "Wohnen", 12),
            group(HEALTH, 13, "Gesundheit", 1),
        ],
        agenda: vec![
            phase(ARRIVE, PhaseKind::Arrive),
            private(COLLECT, COLLECT_SECS, false),
            Phase { kinds: vec![CardKind::Observation], ..phase(OPEN, PhaseKind::Collect) },
            private(SECRET, 0, true),
            phase(ORDER, PhaseKind::Order),
            phase(DERIVE, PhaseKind::Derive),
            phase(GALLERY, PhaseKind::Gallery),
            phase(WEIGH, PhaseKind::Weigh),
            phase(HARVEST, PhaseKind::Harvest),
            phase(CLOSE, PhaseKind::Close),
        ],
    }
}

/// A moment of a workshop.
#[derive(Clone)]
pub(crate) struct Scene {
    pub(crate) workshop: Workshop,
    pub(crate) now: Timestamp,
    /// What the next thing made is called.
    pub(crate) next: u64,
}

/// The workshop has a plan, and nothing else.
pub(crate) fn prepared(plan: Plan) -> Scene {
    let scene = Scene { workshop: Workshop::new(WorkshopId(1)), now: START, next: 5555 };
    scene.given(STEWARD, Event::PlanSet { plan: Box::new(plan) })
}

/// Everybody is there, and the phase has begun at all tables.
pub(crate) fn during(phase: PhaseId) -> Scene {
    opened(plan()).sit_down().start(phase)
}

/// The same, with every contribution looked at before it is shown.
pub(crate) fn moderated(phase: PhaseId) -> Scene {
    let rules = Rules { moderation: Moderation::Before, seating: Seating::Choose };
    opened(Plan { rules, ..plan() }).sit_down().start(phase)
}

/// People come in, nobody is there yet.
pub(crate) fn opened(plan: Plan) -> Scene {
    prepared(plan).after(60).and(STEWARD, Command::OpenWorkshop)
}

impl Scene {
    fn sit_down(self) -> Self {
        let places = [
            (ANNA, Some(EDUCATION)),
            (BERTA, Some(EDUCATION)),
            (CEM, Some(EDUCATION)),
            (DANA, Some(HOUSING)),
            (EMIL, None),
        ];
        let taken = |scene: Self, (seat, group)| {
            let event = Event::SeatTaken { seat, kind: None, organisation: None, lang: de(), group };
            scene.given(Actor::System, event)
        };
        places.into_iter().fold(self, taken).given(STEWARD, Event::HostAppointed { seat: ANNA, on: true })
    }

    /// Something has happened.
    pub(crate) fn given(mut self, by: Actor, event: Event) -> Self {
        let opened = match &event {
            Event::PollOpened { poll, .. } => Some(*poll),
            _ => None,
        };
        let recorded = Recorded { seq: self.workshop.seq + 1, at: self.now, by, event };
        apply(&mut self.workshop, &recorded);
        if let Some(poll) = opened {
            self.workshop.place_box(poll, BallotBox::new(SEED), []);
        }
        self
    }

    pub(crate) fn start(self, phase: PhaseId) -> Self {
        self.and(STEWARD, Command::StartPhase { phase, group: None })
    }

    /// A card that all at its author's table can see.
    pub(crate) fn card(self, n: u64, author: SeatId, kind: CardKind) -> Self {
        let group = self.workshop.seats[&author].group.unwrap();
        self.card_standing(n, author, kind, Standing::Open, true, group)
    }

    pub(crate) fn observation(self, n: u64, author: SeatId) -> Self {
        self.card(n, author, CardKind::Observation)
    }

    pub(crate) fn card_standing(
        self,
        n: u64,
        author: SeatId,
        kind: CardKind,
        standing: Standing,
        revealed: bool,
        group: GroupId,
    ) -> Self {
        let phase = self.workshop.phase_of(group).unwrap();
        let event = Event::CardWritten {
            card: card(n),
            group,
            kind,
            text: text(&format!("Karte {n}")),
            lang: de(),
            phase: phase.id,
            anonymous: phase.anonymous,
            revealed,
            standing,
            under: None,
            from: None,
            behalf: None,
        };
        self.given(seat(author), event)
    }

    pub(crate) fn comment(self, n: u64, on: u64, author: SeatId) -> Self {
        let text = CommentText::parse(&format!("Kommentar {n}")).unwrap();
        let event = Event::CommentWritten {
            card: card(on),
            comment: comment(n),
            text,
            lang: de(),
            anonymous: false,
            standing: Standing::Open,
            behalf: None,
        };
        self.given(seat(author), event)
    }

    /// Cards put together.
    pub(crate) fn cluster(self, n: u64, parts: &[Item]) -> Self {
        let joined = Event::ItemsJoined { cluster: cluster(n), group: EDUCATION, parts: parts.to_vec(), name: None };
        self.given(seat(BERTA), joined)
    }

    pub(crate) fn after(self, secs: u32) -> Self {
        Self { now: self.now.plus_secs(secs), ..self }
    }

    pub(crate) fn millis_later(self, millis: i64) -> Self {
        Self { now: Timestamp(self.now.0 + millis), ..self }
    }

    /// Somebody asks for something.
    pub(crate) fn when(&self, by: Actor, command: Command) -> Attempt {
        let fresh = if matches!(command, Command::DraftPoll { .. }) { POLL.0 } else { self.next };
        let context = Context { now: self.now, fresh, seed: SEED };
        Attempt { decision: decide(&self.workshop, command.clone(), by, context), command }
    }

    /// Somebody asks for something and it is done, on the way to what is to be shown.
    pub(crate) fn and(mut self, by: Actor, command: Command) -> Self {
        let Attempt { decision, command } = self.when(by, command);
        let events = decision.unwrap_or_else(|refusal| panic!("{command:?} was refused: {refusal}"));
        assert!(!events.is_empty(), "{command:?} changed nothing");
        self.next += 1;
        events.into_iter().fold(self, |scene, event| scene.given(by, event))
    }

    /// Somebody votes.
    pub(crate) fn votes(&self, by: SeatId, receipt: u128, marks: &[(u32, u32)]) -> Result<Cast, Refusal> {
        self.fills_in(seat(by), receipt, &BallotWish { marks: marks.to_vec(), reasons: Vec::new() })
    }

    pub(crate) fn fills_in(&self, by: Actor, receipt: u128, ballot: &BallotWish) -> Result<Cast, Refusal> {
        poll::cast(&self.workshop, by, POLL, ballot, receipt, self.now)
    }

    /// A ballot lies in the box.
    pub(crate) fn voted(self, by: SeatId, receipt: u128, marks: &[(u32, u32)]) -> Self {
        let cast = self.votes(by, receipt, marks).unwrap_or_else(|refusal| panic!("refused: {refusal}"));
        self.taken_in(cast)
    }

    pub(crate) fn taken_in(mut self, cast: Cast) -> Self {
        self.workshop.take_in(cast);
        self
    }

    pub(crate) fn see(&self, n: u64) -> &domain::workshop::Card {
        &self.workshop.cards[&card(n)]
    }

    pub(crate) fn parts(&self, id: ClusterId) -> Vec<Item> {
        self.workshop.clusters[&id].parts.clone()
    }
}

/// What became of a command.
#[derive(Debug)]
pub(crate) struct Attempt {
    decision: Result<Vec<Event>, Refusal>,
    command: Command,
}

impl Attempt {
    #[track_caller]
    pub(crate) fn then(self, events: impl IntoIterator<Item = Event>) {
        assert_eq!(self.decision, Ok(events.into_iter().collect()), "{:?}", self.command);
    }

    #[track_caller]
    pub(crate) fn refused_with(self, refusal: Refusal) {
        assert_eq!(self.decision, Err(refusal), "{:?}", self.command);
    }

    /// It was so already.
    #[track_caller]
    pub(crate) fn changes_nothing(self) {
        self.then([]);
    }

    #[track_caller]
    pub(crate) fn happens(self) {
        assert!(self.decision.as_ref().is_ok_and(|events| !events.is_empty()), "{self:?}");
    }

    #[track_caller]
    pub(crate) fn events(self) -> Vec<Event> {
        self.decision.unwrap_or_else(|refusal| panic!("{:?} was refused: {refusal}", self.command))
    }

    pub(crate) fn refusal(self) -> Option<Refusal> {
        self.decision.err()
    }
}

pub(crate) fn write(words: &str) -> Command {
    write_a(CardKind::Observation, words, None)
}

pub(crate) fn write_a(kind: CardKind, words: &str, phase: Option<PhaseId>) -> Command {
    Command::WriteCard { kind, text: words.to_owned(), lang: "de".to_owned(), phase, under: None, from: None }
}

pub(crate) fn edit(n: u64, based_on: u32, words: &str) -> Command {
    Command::EditCard { card: card(n), based_on, text: words.to_owned(), lang: None, kind: None }
}

pub(crate) fn remark(n: u64, words: &str) -> Command {
    Command::Comment { card: card(n), text: words.to_owned(), lang: "de".to_owned() }
}

pub(crate) fn write_for(group: GroupId, behalf: Behalf, texts: &[&str]) -> Command {
    let texts = texts.iter().map(|text| (*text).to_owned()).collect();
    Command::WriteFor { group, behalf, kind: CardKind::Observation, texts, lang: "de".to_owned() }
}

pub(crate) fn remark_for(n: u64, words: &str) -> Command {
    let (text, lang) = (words.to_owned(), "de".to_owned());
    Command::CommentFor { card: card(n), behalf: Behalf::Person, text, lang }
}

pub(crate) fn join(first: Item, second: Item) -> Command {
    Command::JoinItems { first, second }
}

pub(crate) fn undo() -> Command {
    Command::Undo { table: false, group: None }
}

pub(crate) fn hide(what: Contribution) -> Command {
    Command::Hide { what, reason: reason().to_string(), rule: HidingRule::PersonalData }
}

pub(crate) fn this(n: u64) -> Contribution {
    Contribution::Card(card(n))
}

/// Everybody's names, except Cem's, who gave none.
pub(crate) struct Names;

impl People for Names {
    fn name(&self, seat: SeatId) -> Option<PersonName> {
        let name = match seat {
            ANNA => "Anna",
            BERTA => "Berta",
            DANA => "Dana",
            EMIL => "Emil",
            _ => return None,
        };
        PersonName::parse(name).ok()
    }

    fn organisation(&self, organisation: OrganisationId) -> Option<OrganisationName> {
        OrganisationName::parse(&format!("Verein {}", organisation.0)).ok()
    }

    fn expected_host(&self, _: GroupId) -> Option<PersonName> {
        PersonName::parse("Frau Erwartet").ok()
    }
}
