//! The stored events and the protocol are public formats: one file each, and none is changed by accident.
//!
//! `GOLDEN=write cargo test -p domain --test golden` writes the files anew, for a change that is meant.
//! Files of events that were ever stored are never rewritten.
#![cfg(test)]

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::path::PathBuf;

use domain::ids::{
    AccountId, CardId, ClusterId, CommentId, FieldId, GroupId, OrganisationId, PhaseId, PollId, SeatId, WorkshopId,
};
use domain::lang::Lang;
use domain::refusal::Thing;
use domain::tally::Method;
use domain::text::{CardText, CommentText, Line, Passage, Reason, Title};
use domain::view::{
    Author, CardView, Change, ClusterView, CommentView, FloorView, GroupDesk, GroupView, Me, MyVote, OptionView,
    PollResult, PollStageView, PollTurnout, PollView, RoomView, Scribe, SeatView, SpeakerView,
};
use domain::wire::{ClientMessage, Here, Made, PROTOCOL, Problem, ServerMessage, TouchedItem};
use domain::workshop::poll::{
    BallotRecord, BallotWish, Closing, Electorate, KindShare, LotHash, Objection, OptionWish, PaperCount, PollOption,
    PollSetup, PollWish, Seed, Terms, TieBreak, TieBreakKind, Turnout,
};
use domain::workshop::{
    About, Aside, Behalf, CardKind, Command, Contribution, Event, Field, GroupPlan, HidingRule, Hue, Item, KindSpoken,
    LogEntry, Moderated, Moderation, OrganisationKind, Phase, PhaseKind, Plan, Rules, Seating, SplitPart, Spotlight,
    Stage, Standing, Summary,
};
use domain::{Actor, Refusal, Role, Timestamp};
use serde::Serialize;
use serde::de::DeserializeOwned;

const NOW: Timestamp = Timestamp(1_773_504_000_000);
const LATER: Timestamp = Timestamp(1_773_504_900_000);
const CARD: CardId = CardId(0xC0FF_EE00_0000_0001);
const SOURCE: CardId = CardId(0xC0FF_EE00_0000_0002);
const ABOVE: CardId = CardId(0xC0FF_EE00_0000_0003);
const CLUSTER: ClusterId = ClusterId(0xC105_7E20_0000_0001);
const COMMENT: CommentId = CommentId(0xC033_E471_0000_0001);
const GROUP: GroupId = GroupId(0x6200_0000_0000_0001);
const OTHER_GROUP: GroupId = GroupId(0x6200_0000_0000_0002);
const PHASE: PhaseId = PhaseId(0x9A5E_0000_0000_0001);
const POLL: PollId = PollId(0x9011_0000_0000_0001);
const EARLIER_POLL: PollId = PollId(0x9011_0000_0000_0002);
const SEAT: SeatId = SeatId(0x5EA7_0000_0000_0001);
const OTHER_SEAT: SeatId = SeatId(0x5EA7_0000_0000_0002);
const FACILITATOR: Actor = Actor::Facilitator(AccountId(0xFAC1_0000_0000_0001));

fn lang(tag: &str) -> Lang {
    Lang::parse(tag).unwrap()
}

fn title(text: &str) -> Title {
    Title::parse(text).unwrap()
}

fn text(text: &str) -> CardText {
    CardText::parse(text).unwrap()
}

fn reason() -> Reason {
    Reason::parse("Nennt jemanden beim Namen.").unwrap()
}

fn plan() -> Plan {
    let field = FieldId(0xF1E1_D000_0000_0001);
    Plan {
        about: About {
            title: title("VisionsCafé Landshut"),
            date: Some(Line::parse("14. März 2026, 17 Uhr").unwrap()),
            place: Some(Line::parse("Rathaus, Prunksaal").unwrap()),
            welcome: Some(Passage::parse("Schön, dass Sie da sind.\nأهلا وسهلا").unwrap()),
        },
        rules: Rules { moderation: Moderation::Before, seating: Seating::Spread },
        fields: vec![Field { id: field, name: title("Wohnungspolitik"), icon: "house".to_owned(), hue: Hue::Orange }],
        groups: vec![GroupPlan { id: GROUP, field, name: title("Wohnen"), places: 12 }],
        agenda: vec![phase()],
    }
}

fn phase() -> Phase {
    Phase {
        id: PHASE,
        kind: PhaseKind::Collect,
        title: Some(title("Sammeln")),
        prompt: Some(Passage::parse("Was sehen Sie heute?").unwrap()),
        secs: 900,
        private: true,
        anonymous: false,
        kinds: vec![CardKind::Observation],
    }
}

fn poll_setup() -> PollSetup {
    let option =
        |words: &str, item| PollOption { item, text: Some(text(words)), lang: lang("de"), cost: 0, cards: Vec::new() };
    PollSetup {
        group: Some(GROUP),
        question: title("Womit fangen wir an?"),
        lang: lang("de"),
        method: Method::Dots,
        electorate: Electorate::Table(GROUP),
        options: vec![
            option("Lotsen", Some(Item::Card(CARD))),
            PollOption { cost: 1200, ..option("Eine Sprechstunde", None) },
            PollOption { text: None, ..option("-", None) },
        ],
        terms: Terms { dots: 5, cap: 3, ..Terms::default() },
        secret: true,
        late: true,
        common_ground: true,
        secs: 300,
        follows: Some(EARLIER_POLL),
    }
}

fn poll_wish() -> PollWish {
    PollWish {
        group: Some(GROUP),
        question: "Was kaufen wir?".to_owned(),
        lang: "de".to_owned(),
        method: Method::EqualShares,
        electorate: Electorate::Kinds(vec![OrganisationKind::School, OrganisationKind::Club]),
        options: vec![
            OptionWish { item: Some(Item::Card(CARD)), text: String::new(), cost: 4000 },
            OptionWish { item: None, text: "Eine Bank".to_owned(), cost: 1200 },
        ],
        terms: Terms { dots: 0, cap: 0, quorum: 0, seats: 0, budget: 5000, complete: true },
        secret: true,
        late: false,
        common_ground: true,
        secs: 600,
        follows: Some(EARLIER_POLL),
    }
}

fn closing() -> Closing {
    let record = |marks: &[(u32, u32)], seat, paper, count| BallotRecord { marks: marks.to_vec(), seat, paper, count };
    Closing {
        ballots: vec![record(&[(0, 0), (1, 2)], None, false, 5), record(&[(0, 1)], Some(SEAT), true, 1)],
        objections: vec![Objection { option: 1, objection: true, reason: reason(), seat: Some(SEAT) }],
        turnout: turnout(),
        kinds: vec![KindShare { kind: OrganisationKind::School, ballots: 5, support: vec![5, 0] }],
        seed: Seed([0xA5; 32]),
    }
}

fn turnout() -> Turnout {
    Turnout { persons: 5, of_persons: 9, organisations: 2, of_organisations: 3, paper: 1 }
}

fn tie_break() -> TieBreak {
    TieBreak { options: vec![0, 2], how: TieBreakKind::Choice { reason: reason() } }
}

/// One of each; the match makes the compiler ask for the new one.
fn events() -> Vec<Event> {
    let card = Contribution::Card(CARD);
    let comment = Contribution::Comment(CARD, COMMENT);
    let all = vec![
        Event::PlanSet { plan: Box::new(plan()) },
        Event::WorkshopOpened,
        Event::SeatTaken {
            seat: SEAT,
            kind: Some(OrganisationKind::MigrantOrganisation),
            organisation: Some(OrganisationId(0x0A60_0000_0000_0001)),
            lang: lang("ar"),
            group: Some(GROUP),
        },
        Event::SeatMoved { seat: SEAT, group: OTHER_GROUP },
        Event::SeatsMoved { moves: vec![(SEAT, OTHER_GROUP), (OTHER_SEAT, GROUP)], rotation: true },
        Event::LanguageChosen { seat: SEAT, lang: lang("uk") },
        Event::HostAppointed { seat: SEAT, on: true },
        Event::InterpreterAppointed { seat: SEAT, on: true },
        Event::SeatPaused { seat: SEAT, on: true, unnamed: true },
        Event::PhaseStarted { groups: vec![GROUP, OTHER_GROUP], phase: PHASE, ends: Some(LATER) },
        Event::TimerSet { groups: vec![GROUP], ends: LATER },
        Event::CardsRevealed { groups: vec![GROUP] },
        Event::CardWritten {
            card: CARD,
            group: GROUP,
            kind: CardKind::Measure,
            text: text("Ein Lotse für Mietverträge:\nمرشد لعقود الإيجار"),
            lang: lang("de"),
            phase: PHASE,
            anonymous: false,
            revealed: true,
            standing: Standing::Open,
            under: Some(ABOVE),
            from: Some(Item::Cluster(CLUSTER)),
            behalf: None,
        },
        Event::CardEdited {
            card: CARD,
            kind: CardKind::Goal,
            text: text("Mietverträge verstehen"),
            lang: lang("de"),
            standing: Standing::Queued,
        },
        Event::CardWithdrawn { card: CARD },
        Event::CardSupported { card: CARD, seat: SEAT, on: true },
        Event::CommentWritten {
            card: CARD,
            comment: COMMENT,
            text: CommentText::parse("Wer zahlt das?").unwrap(),
            lang: lang("de"),
            anonymous: true,
            standing: Standing::Open,
            behalf: None,
        },
        Event::CommentWithdrawn { card: CARD, comment: COMMENT },
        Event::ItemsJoined {
            cluster: CLUSTER,
            group: GROUP,
            parts: vec![Item::Card(CARD), Item::Card(SOURCE)],
            name: Some(title("Mieten")),
        },
        Event::CardAdded { cluster: CLUSTER, card: CARD },
        Event::ClusterNamed { cluster: CLUSTER, name: None },
        Event::ClusterTakenApart { cluster: CLUSTER },
        Event::CardTakenOut { card: CARD },
        Event::CardHung { card: CARD, under: Some(ABOVE) },
        Event::ActUndone { group: GROUP, act: 42 },
        Event::HandoverMarked { item: Item::Cluster(CLUSTER), on: true },
        Event::Summarised {
            group: GROUP,
            text: Some(Passage::parse("Es fehlt an Wohnungen.").unwrap()),
            lang: lang("de"),
        },
        Event::ContributionApproved { what: comment },
        Event::ContributionHidden { what: card, reason: reason(), rule: HidingRule::Other },
        Event::ContributionRestored { what: card },
        Event::LateCardAdmitted { card: CARD },
        Event::LateCardDeclined { card: CARD, reason: reason(), rule: HidingRule::Other },
        Event::CardLocked { card: CARD, on: true },
        Event::GroupLocked { group: GROUP, on: true },
        Event::RoomLocked { on: false },
        Event::ProjectorTurned { group: Some(GROUP), code: false, poll: None },
        Event::SpeakingSet { group: Some(GROUP), open: true, alternate: true, limit_secs: 120 },
        Event::SpeechAsked { group: Some(GROUP), seat: SEAT, on: true },
        Event::SpeechBegun { group: Some(GROUP), seat: SEAT },
        Event::SpeechEnded { group: None, seat: SEAT },
        Event::WorkshopClosed,
        Event::CardsMerged {
            card: CARD,
            group: GROUP,
            kind: CardKind::Observation,
            text: text("Mietverträge versteht kaum jemand."),
            lang: lang("de"),
            phase: PHASE,
            anonymous: false,
            sources: vec![SOURCE, ABOVE],
            under: None,
            handed_over: true,
            reason: Reason::parse("Sagen dasselbe.").unwrap(),
        },
        Event::CardSplit {
            card: CARD,
            parts: vec![
                SplitPart { card: SOURCE, text: text("Mietverträge verstehen") },
                SplitPart { card: ABOVE, text: text("Wohnungen finden") },
            ],
            lang: lang("de"),
            phase: PHASE,
            anonymous: true,
            standing: Standing::Queued,
        },
        Event::CardReworded {
            card: CARD,
            text: text("Mietverträge in einfacher Sprache"),
            lang: lang("de"),
            reason: Some(Reason::parse("Kürzer.").unwrap()),
        },
        Event::CardsRejected {
            group: GROUP,
            cards: vec![CARD, SOURCE],
            reason: Reason::parse("Liegt nicht bei der Stadt.").unwrap(),
        },
        Event::CardPutBack { card: CARD },
        Event::PollDrafted { poll: POLL, setup: Box::new(poll_setup()) },
        Event::PollDropped { poll: POLL },
        Event::PollScheduled { poll: POLL, opens: Some(LATER) },
        Event::PollOpened { poll: POLL, ends: Some(LATER), lot: LotHash([0x5A; 32]) },
        Event::PollTimerSet { poll: POLL, ends: LATER },
        Event::PaperCounted {
            poll: POLL,
            group: Some(GROUP),
            paper: PaperCount { people: 6, counts: vec![vec![4, 1, 1]] },
        },
        Event::PollClosed { poll: POLL, closing: Box::new(closing()) },
        Event::PollCancelled { poll: POLL, reason: reason() },
        Event::TieBroken { poll: POLL, tie_break: tie_break() },
        Event::PeopleDeclared { seat: SEAT, people: 3 },
        Event::DelegateNamed { seat: SEAT },
    ];
    for event in &all {
        match event {
            Event::PlanSet { .. }
            | Event::WorkshopOpened
            | Event::SeatTaken { .. }
            | Event::SeatMoved { .. }
            | Event::SeatsMoved { .. }
            | Event::LanguageChosen { .. }
            | Event::HostAppointed { .. }
            | Event::InterpreterAppointed { .. }
            | Event::SeatPaused { .. }
            | Event::PhaseStarted { .. }
            | Event::TimerSet { .. }
            | Event::CardsRevealed { .. }
            | Event::CardWritten { .. }
            | Event::CardEdited { .. }
            | Event::CardWithdrawn { .. }
            | Event::CardSupported { .. }
            | Event::CommentWritten { .. }
            | Event::CommentWithdrawn { .. }
            | Event::ItemsJoined { .. }
            | Event::CardAdded { .. }
            | Event::ClusterNamed { .. }
            | Event::ClusterTakenApart { .. }
            | Event::CardTakenOut { .. }
            | Event::CardHung { .. }
            | Event::ActUndone { .. }
            | Event::HandoverMarked { .. }
            | Event::Summarised { .. }
            | Event::ContributionApproved { .. }
            | Event::ContributionHidden { .. }
            | Event::ContributionRestored { .. }
            | Event::LateCardAdmitted { .. }
            | Event::LateCardDeclined { .. }
            | Event::CardLocked { .. }
            | Event::GroupLocked { .. }
            | Event::RoomLocked { .. }
            | Event::ProjectorTurned { .. }
            | Event::CardsMerged { .. }
            | Event::CardSplit { .. }
            | Event::CardReworded { .. }
            | Event::CardsRejected { .. }
            | Event::CardPutBack { .. }
            | Event::SpeakingSet { .. }
            | Event::SpeechAsked { .. }
            | Event::SpeechBegun { .. }
            | Event::SpeechEnded { .. }
            | Event::WorkshopClosed
            | Event::PollDrafted { .. }
            | Event::PollDropped { .. }
            | Event::PollScheduled { .. }
            | Event::PollOpened { .. }
            | Event::PollTimerSet { .. }
            | Event::PaperCounted { .. }
            | Event::PollClosed { .. }
            | Event::PollCancelled { .. }
            | Event::TieBroken { .. }
            | Event::PeopleDeclared { .. }
            | Event::DelegateNamed { .. } => {}
        }
    }
    all
}

/// How many events there are: the match above names them, this number makes sure each has its file.
const EVENTS: usize = 57;

fn commands() -> Vec<Command> {
    let card = Contribution::Card(CARD);
    let comment = Contribution::Comment(CARD, COMMENT);
    let all = vec![
        Command::WriteCard {
            kind: CardKind::Measure,
            text: "Ein Lotse für Mietverträge".to_owned(),
            lang: "de".to_owned(),
            phase: Some(PHASE),
            under: Some(ABOVE),
            from: Some(Item::Card(SOURCE)),
        },
        Command::EditCard {
            card: CARD,
            based_on: 1,
            text: "Mietverträge verstehen".to_owned(),
            lang: Some("de".to_owned()),
            kind: Some(CardKind::Goal),
        },
        Command::WithdrawCard { card: CARD },
        Command::Support { card: CARD, on: true },
        Command::Comment { card: CARD, text: "Wer zahlt das?".to_owned(), lang: "de".to_owned() },
        Command::WithdrawComment { card: CARD, comment: COMMENT },
        Command::JoinItems { first: Item::Card(CARD), second: Item::Cluster(CLUSTER) },
        Command::NameCluster { cluster: CLUSTER, name: "Mieten".to_owned() },
        Command::TakeApart { cluster: CLUSTER },
        Command::TakeOut { card: CARD },
        Command::HangCard { card: CARD, under: Some(ABOVE) },
        Command::Undo { table: true, group: Some(GROUP) },
        Command::HandOver { item: Item::Card(CARD), on: true },
        Command::ChooseGroup { group: GROUP },
        Command::ChooseLanguage { lang: "tr".to_owned() },
        Command::Summarise { group: GROUP, text: "Es fehlt an Wohnungen.".to_owned(), lang: "de".to_owned() },
        Command::LockGroup { group: GROUP, on: true },
        Command::WriteFor {
            group: GROUP,
            behalf: Behalf::Paper,
            kind: CardKind::Observation,
            texts: vec!["Der Aufzug ist kaputt.".to_owned(), "Es zieht.".to_owned()],
            lang: "de".to_owned(),
        },
        Command::CommentFor {
            card: CARD,
            behalf: Behalf::Person,
            text: "Bei uns auch.".to_owned(),
            lang: "uk".to_owned(),
        },
        Command::Prepare { plan: Box::new(plan()) },
        Command::OpenWorkshop,
        Command::StartPhase { phase: PHASE, group: Some(GROUP) },
        Command::NextPhase { group: None },
        Command::PreviousPhase { group: Some(GROUP) },
        Command::Extend { secs: -60, group: None },
        Command::Reveal { group: Some(GROUP) },
        Command::Approve { what: card },
        Command::Hide { what: comment, reason: reason().to_string(), rule: HidingRule::Other },
        Command::Restore { what: card },
        Command::AdmitLate { card: CARD },
        Command::DeclineLate { card: CARD, reason: "Steht schon da.".to_owned(), rule: HidingRule::Other },
        Command::LockCard { card: CARD, on: true },
        Command::LockRoom { on: true },
        Command::PauseSeat { seat: SEAT, on: true },
        Command::PauseAuthor { what: card, on: true },
        Command::AppointHost { seat: SEAT, on: true },
        Command::AppointInterpreter { seat: SEAT, on: true },
        Command::MoveSeat { seat: SEAT, group: GROUP },
        Command::Rotate,
        Command::Mix,
        Command::Project { group: Some(GROUP), code: false, poll: None },
        Command::CloseWorkshop,
        Command::MergeItems {
            items: vec![Item::Card(SOURCE), Item::Cluster(CLUSTER)],
            kind: CardKind::Observation,
            text: "Mietverträge versteht kaum jemand.".to_owned(),
            lang: "de".to_owned(),
            reason: "Sagen dasselbe.".to_owned(),
        },
        Command::SplitCard {
            card: CARD,
            parts: vec!["Mietverträge verstehen".to_owned(), "Wohnungen finden".to_owned()],
            lang: "de".to_owned(),
        },
        Command::RewordCard {
            card: CARD,
            based_on: 2,
            text: "Mietverträge in einfacher Sprache".to_owned(),
            lang: Some("de".to_owned()),
            reason: Some("Kürzer.".to_owned()),
        },
        Command::RejectItem { item: Item::Card(CARD), reason: "Liegt nicht bei der Stadt.".to_owned() },
        Command::PutBack { card: CARD },
        Command::AskToSpeak { group: Some(GROUP), on: true, seat: Some(OTHER_SEAT) },
        Command::CallSpeaker { group: Some(GROUP), seat: Some(SEAT) },
        Command::EndSpeech { group: None },
        Command::SetSpeaking { group: Some(GROUP), open: true, alternate: true, limit_secs: 120 },
        Command::DraftPoll { poll: Some(POLL), setup: Box::new(poll_wish()) },
        Command::DropPoll { poll: POLL },
        Command::SchedulePoll { poll: POLL, secs: Some(120) },
        Command::OpenPoll { poll: POLL },
        Command::ExtendPoll { poll: POLL, secs: -60 },
        Command::ClosePoll { poll: POLL },
        Command::CancelPoll { poll: POLL, reason: "Die Frage war unklar.".to_owned() },
        Command::CountPaper { poll: POLL, group: Some(GROUP), people: 6, counts: vec![vec![4, 1, 1]] },
        Command::BreakTie { poll: POLL, options: Some(vec![0]), reason: "Schneller zu haben.".to_owned() },
        Command::DeclarePeople { seat: SEAT, people: 3 },
        Command::NameDelegate { seat: SEAT },
        Command::CastBallot {
            poll: POLL,
            receipt: "n8Qe2xVb7kLr04Tz".to_owned(),
            ballot: BallotWish { marks: vec![(0, 2), (1, 0)], reasons: vec![(0, "Zu laut.".to_owned())] },
        },
        Command::TakeSeat {
            kind: Some(OrganisationKind::Club),
            organisation: Some(OrganisationId(0x0A60_0000_0000_0001)),
            lang: "uk".to_owned(),
            group: Some(GROUP),
        },
    ];
    for command in &all {
        match command {
            Command::WriteCard { .. }
            | Command::EditCard { .. }
            | Command::WithdrawCard { .. }
            | Command::Support { .. }
            | Command::Comment { .. }
            | Command::WithdrawComment { .. }
            | Command::JoinItems { .. }
            | Command::NameCluster { .. }
            | Command::TakeApart { .. }
            | Command::TakeOut { .. }
            | Command::HangCard { .. }
            | Command::Undo { .. }
            | Command::HandOver { .. }
            | Command::ChooseGroup { .. }
            | Command::ChooseLanguage { .. }
            | Command::Summarise { .. }
            | Command::LockGroup { .. }
            | Command::WriteFor { .. }
            | Command::CommentFor { .. }
            | Command::Prepare { .. }
            | Command::OpenWorkshop
            | Command::StartPhase { .. }
            | Command::NextPhase { .. }
            | Command::PreviousPhase { .. }
            | Command::Extend { .. }
            | Command::Reveal { .. }
            | Command::Approve { .. }
            | Command::Hide { .. }
            | Command::Restore { .. }
            | Command::AdmitLate { .. }
            | Command::DeclineLate { .. }
            | Command::LockCard { .. }
            | Command::LockRoom { .. }
            | Command::PauseSeat { .. }
            | Command::PauseAuthor { .. }
            | Command::AppointHost { .. }
            | Command::AppointInterpreter { .. }
            | Command::MoveSeat { .. }
            | Command::Rotate
            | Command::Mix
            | Command::Project { .. }
            | Command::CloseWorkshop
            | Command::MergeItems { .. }
            | Command::SplitCard { .. }
            | Command::RewordCard { .. }
            | Command::RejectItem { .. }
            | Command::PutBack { .. }
            | Command::AskToSpeak { .. }
            | Command::CallSpeaker { .. }
            | Command::EndSpeech { .. }
            | Command::SetSpeaking { .. }
            | Command::DraftPoll { .. }
            | Command::DropPoll { .. }
            | Command::SchedulePoll { .. }
            | Command::OpenPoll { .. }
            | Command::ExtendPoll { .. }
            | Command::ClosePoll { .. }
            | Command::CancelPoll { .. }
            | Command::CountPaper { .. }
            | Command::BreakTie { .. }
            | Command::DeclarePeople { .. }
            | Command::NameDelegate { .. }
            | Command::CastBallot { .. }
            | Command::TakeSeat { .. } => {}
        }
    }
    all
}

const COMMANDS: usize = 64;

fn client_messages() -> Vec<ClientMessage> {
    let all = vec![
        ClientMessage::Hello {
            protocol: PROTOCOL,
            token: Some("a-token".to_owned()),
            epoch: Some("e1".to_owned()),
            seq: Some(41),
            audience: Some("table:c800000000001".to_owned()),
        },
        ClientMessage::Command { id: "my-7".to_owned(), command: Command::Support { card: CARD, on: true } },
        ClientMessage::Touch { item: Item::Card(CARD) },
        ClientMessage::Ping { n: 7 },
    ];
    for message in &all {
        match message {
            ClientMessage::Hello { .. }
            | ClientMessage::Command { .. }
            | ClientMessage::Touch { .. }
            | ClientMessage::Ping { .. } => {}
        }
    }
    all
}

fn author() -> Author {
    Author {
        seat: Some(SEAT),
        name: Some("Anna".to_owned()),
        organisation: Some("Haus der Kulturen".to_owned()),
        erased: false,
        behalf: None,
        scribe: None,
    }
}

fn card_view() -> CardView {
    CardView {
        id: CARD,
        group: GROUP,
        kind: CardKind::Measure,
        text: "Ein Lotse für Mietverträge".to_owned(),
        lang: lang("de"),
        author: Some(author()),
        written: NOW,
        version: 2,
        standing: Standing::Open,
        revealed: true,
        locked: false,
        support: 3,
        comments: vec![CommentView {
            id: COMMENT,
            text: "Wer zahlt das?".to_owned(),
            lang: lang("de"),
            author: None,
            at: NOW,
            standing: Standing::Open,
        }],
        cluster: Some(CLUSTER),
        under: Some(ABOVE),
        from: Some(Item::Card(SOURCE)),
        handed_over: true,
        aside: None,
        merged: Vec::new(),
    }
}

fn seat_view() -> SeatView {
    SeatView {
        id: SEAT,
        name: Some("Anna".to_owned()),
        organisation: Some("Haus der Kulturen".to_owned()),
        kind: Some(OrganisationKind::Club),
        group: Some(GROUP),
        host: true,
        interpreter: false,
        paused: false,
        people: 1,
        delegate: false,
        erased: false,
    }
}

fn log_entry() -> LogEntry {
    let what = Moderated::Hidden { what: Contribution::Card(CARD), reason: reason(), rule: HidingRule::Other };
    LogEntry { seq: 41, at: NOW, by: FACILITATOR, what }
}

fn poll_view() -> PollView {
    let PollSetup { group, question, lang, method, options, electorate, terms, secret, late, .. } = poll_setup();
    let option = |it: PollOption| OptionView { text: it.text.map(|text| text.to_string()), lang: it.lang };
    PollView {
        id: POLL,
        group,
        question: question.to_string(),
        lang,
        method,
        options: options.into_iter().map(option).collect(),
        electorate,
        terms,
        secret,
        late,
        stage: PollStageView::Closed {
            at: LATER,
            result: Box::new(PollResult {
                ballots: 6,
                turnout: turnout(),
                winners: vec![0, 2],
                tied: false,
                broken: Some(TieBreak { options: vec![2], how: TieBreakKind::Lot }),
                bars: vec![7, 3, 7],
            }),
        },
    }
}

fn changes() -> Vec<Change> {
    let all = vec![
        Change::Room(Box::new(RoomView {
            id: WorkshopId(0x3055_0000_0000_0001),
            stage: Stage::Open,
            about: Some(plan().about),
            rules: plan().rules,
            fields: plan().fields,
            agenda: plan().agenda,
            locked: false,
            round: 2,
            spotlight: Spotlight { group: Some(GROUP), code: true, poll: None },
        })),
        Change::Group(Box::new(GroupView {
            id: GROUP,
            field: plan().fields[0].id,
            name: "Wohnen".to_owned(),
            places: 12,
            locked: false,
            phase: Some(PHASE),
            started: Some(NOW),
            ends: Some(LATER),
            summary: Some(Summary {
                text: Passage::parse("Es fehlt an Wohnungen.").unwrap(),
                lang: lang("de"),
                round: 1,
            }),
            people: 9,
            cards: 17,
            unrevealed: 4,
            handed_over: 1,
            hosts: vec!["Anna".to_owned()],
            desk: Some(GroupDesk {
                queued: 1,
                late: 2,
                last_activity: Some(NOW),
                expected_host: Some("Anna".to_owned()),
            }),
        })),
        Change::GroupGone { id: GROUP },
        Change::Card(Box::new(card_view())),
        Change::CardGone { id: CARD },
        Change::Cluster(ClusterView {
            id: CLUSTER,
            group: GROUP,
            name: Some("Mieten".to_owned()),
            parts: vec![Item::Card(CARD), Item::Cluster(ClusterId(7))],
            within: None,
            cards: vec![CARD, SOURCE],
            support: 5,
            handed_over: false,
        }),
        Change::ClusterGone { id: CLUSTER },
        Change::Seat(seat_view()),
        Change::SeatGone { id: SEAT },
        Change::Log(log_entry()),
        Change::Floor(Box::new(FloorView {
            group: Some(GROUP),
            open: true,
            alternate: true,
            limit_secs: 120,
            speaker: Some(SpeakerView { who: author(), kind: Some(OrganisationKind::Club), speeches: 1 }),
            since: Some(NOW),
            waiting: 1,
            next: vec![SpeakerView {
                who: Author { seat: Some(OTHER_SEAT), name: None, organisation: None, ..author() },
                kind: None,
                speeches: 0,
            }],
            spoken: vec![
                KindSpoken { kind: Some(OrganisationKind::Club), speeches: 2, millis: 61_500 },
                KindSpoken { kind: None, speeches: 1, millis: 30_000 },
            ],
        })),
        Change::Poll(Box::new(poll_view())),
        Change::PollGone { id: POLL },
    ];
    for change in &all {
        match change {
            Change::Room(_)
            | Change::Group(_)
            | Change::GroupGone { .. }
            | Change::Card(_)
            | Change::CardGone { .. }
            | Change::Cluster(_)
            | Change::ClusterGone { .. }
            | Change::Seat(_)
            | Change::SeatGone { .. }
            | Change::Log(_)
            | Change::Floor(_)
            | Change::Poll(_)
            | Change::PollGone { .. } => {}
        }
    }
    all
}

fn problem() -> Problem {
    Problem {
        code: "text_too_long".to_owned(),
        max: Some(1000),
        length: Some(1001),
        current: None,
        what: None,
        retry_after_ms: None,
    }
}

fn server_messages() -> Vec<ServerMessage> {
    let own = CardView { standing: Standing::Hidden { reason: reason() }, ..card_view() };
    let all = vec![
        ServerMessage::Welcome {
            protocol: PROTOCOL,
            workshop: WorkshopId(0x3055_0000_0000_0001),
            you: Actor::Seat(SEAT),
            now: NOW,
        },
        ServerMessage::Snapshot {
            epoch: "e1".to_owned(),
            seq: 41,
            audience: "projector".to_owned(),
            changes: vec![Change::Seat(seat_view())],
        },
        ServerMessage::Delta { since: 41, seq: 43, changes: vec![Change::CardGone { id: CARD }] },
        ServerMessage::Me {
            seq: 43,
            me: Box::new(Me {
                seat: seat_view(),
                lang: lang("de"),
                own: vec![own],
                shown: vec![SOURCE],
                comments: vec![COMMENT],
                supports: vec![ABOVE],
                can_undo: true,
                can_undo_table: false,
                asked_at_table: true,
                asked_in_room: false,
                notices: vec![log_entry()],
                votes: Vec::new(),
            }),
        },
        ServerMessage::Ack { id: "my-7".to_owned(), seq: 43, made: Some(Made::Card(CARD)) },
        ServerMessage::Refused { id: "my-7".to_owned(), problem: problem() },
        ServerMessage::Presence {
            here: vec![Here { group: Some(GROUP), people: 9 }, Here { group: None, people: 1 }],
            total: 10,
        },
        ServerMessage::Touched {
            items: vec![TouchedItem { item: Item::Card(CARD), name: Some("Anna".to_owned()), seat: Some(SEAT) }],
        },
        ServerMessage::Turnout { polls: vec![PollTurnout { poll: POLL, voted: 6, of: 10 }] },
        ServerMessage::Pong { n: 7, now: NOW },
        ServerMessage::Problem { problem: Problem::bare("unknown_message") },
        ServerMessage::Closing { problem: Problem::bare("restarting"), retry_after_ms: 1500 },
    ];
    for message in &all {
        match message {
            ServerMessage::Welcome { .. }
            | ServerMessage::Snapshot { .. }
            | ServerMessage::Delta { .. }
            | ServerMessage::Me { .. }
            | ServerMessage::Ack { .. }
            | ServerMessage::Refused { .. }
            | ServerMessage::Presence { .. }
            | ServerMessage::Touched { .. }
            | ServerMessage::Turnout { .. }
            | ServerMessage::Pong { .. }
            | ServerMessage::Problem { .. }
            | ServerMessage::Closing { .. } => {}
        }
    }
    all
}

fn refusals() -> Vec<Refusal> {
    let all = vec![
        Refusal::TextEmpty,
        Refusal::TextTooLong { max: 1000, length: 1001 },
        Refusal::TextControlCharacters,
        Refusal::TextDirectionControls,
        Refusal::LanguageUnknown,
        Refusal::Unknown { what: Thing::Card },
        Refusal::NotYours,
        Refusal::NotPermitted,
        Refusal::NotAtYourTable,
        Refusal::NoTable,
        Refusal::NotOpenYet,
        Refusal::WorkshopClosed,
        Refusal::NotInThisPhase,
        Refusal::CardLocked,
        Refusal::GroupLocked,
        Refusal::RoomLocked,
        Refusal::SeatPaused,
        Refusal::StaleVersion { current: 3 },
        Refusal::GroupFull,
        Refusal::SeatingAssigned,
        Refusal::KindNotAsked,
        Refusal::DoesNotFitUnder,
        Refusal::CannotJoin,
        Refusal::NothingToUndo,
        Refusal::ChangedSince,
        Refusal::AlreadySo,
        Refusal::NotWaiting,
        Refusal::NoFurtherPhase,
        Refusal::TooMany { max: 40 },
        Refusal::SpeakersClosed,
        Refusal::NobodyWaiting,
        Refusal::PlanIncomplete,
        Refusal::PlanInUse,
        Refusal::SetAside,
        Refusal::PollNotOpen,
        Refusal::PollOver,
        Refusal::PollFixed,
        Refusal::PollIncomplete,
        Refusal::NotEligible,
        Refusal::AlreadyVoted,
        Refusal::BallotsUnreadable,
        Refusal::OptionUnknown,
        Refusal::OptionTwice,
        Refusal::OneOptionOnly,
        Refusal::TooManyDots { max: 5 },
        Refusal::OverCap { max: 3 },
        Refusal::OffScale { max: 10 },
        Refusal::ReasonNeeded,
        Refusal::NotOnPaper,
        Refusal::MoreThanPeople { max: 6 },
        Refusal::NoTie,
    ];
    for refusal in &all {
        match refusal {
            Refusal::TextEmpty
            | Refusal::TextTooLong { .. }
            | Refusal::TextControlCharacters
            | Refusal::TextDirectionControls
            | Refusal::LanguageUnknown
            | Refusal::Unknown { .. }
            | Refusal::NotYours
            | Refusal::NotPermitted
            | Refusal::NotAtYourTable
            | Refusal::NoTable
            | Refusal::NotOpenYet
            | Refusal::WorkshopClosed
            | Refusal::NotInThisPhase
            | Refusal::CardLocked
            | Refusal::GroupLocked
            | Refusal::RoomLocked
            | Refusal::SeatPaused
            | Refusal::StaleVersion { .. }
            | Refusal::GroupFull
            | Refusal::SeatingAssigned
            | Refusal::KindNotAsked
            | Refusal::DoesNotFitUnder
            | Refusal::CannotJoin
            | Refusal::NothingToUndo
            | Refusal::ChangedSince
            | Refusal::AlreadySo
            | Refusal::NotWaiting
            | Refusal::NoFurtherPhase
            | Refusal::TooMany { .. }
            | Refusal::SpeakersClosed
            | Refusal::NobodyWaiting
            | Refusal::PlanIncomplete
            | Refusal::PlanInUse
            | Refusal::SetAside
            | Refusal::PollNotOpen
            | Refusal::PollOver
            | Refusal::PollFixed
            | Refusal::PollIncomplete
            | Refusal::NotEligible
            | Refusal::AlreadyVoted
            | Refusal::BallotsUnreadable
            | Refusal::OptionUnknown
            | Refusal::OptionTwice
            | Refusal::OneOptionOnly
            | Refusal::TooManyDots { .. }
            | Refusal::OverCap { .. }
            | Refusal::OffScale { .. }
            | Refusal::ReasonNeeded
            | Refusal::NotOnPaper
            | Refusal::MoreThanPeople { .. }
            | Refusal::NoTie => {}
        }
    }
    all
}

fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)
}

/// Writing gives exactly the file, reading gives the value back, and there is no file without a value.
fn hold_to<T>(name: &str, tag: &str, expected: usize, all: &[T])
where
    T: Serialize + DeserializeOwned + PartialEq + Debug,
{
    let folder = folder(name);
    let write = std::env::var("GOLDEN").is_ok_and(|mode| mode == "write");
    std::fs::create_dir_all(&folder).unwrap();
    let mut known = BTreeSet::new();
    for value in all {
        let json = serde_json::to_value(value).unwrap();
        let stem = json[tag].as_str().unwrap().to_owned();
        let file = folder.join(format!("{stem}.json"));
        let text = serde_json::to_string_pretty(value).unwrap() + "\n";
        if write {
            std::fs::write(&file, &text).unwrap();
        }
        let golden = std::fs::read_to_string(&file).unwrap_or_else(|_| panic!("{stem} has no golden file"));
        assert_eq!(text, golden, "{stem} is no longer written as before");
        assert_eq!(&serde_json::from_str::<T>(&golden).unwrap(), value, "{stem} no longer reads back");
        assert!(known.insert(format!("{stem}.json")), "{stem} twice");
    }
    assert_eq!(known.len(), expected, "each variant has one file");
    let files: BTreeSet<_> =
        std::fs::read_dir(&folder).unwrap().map(|f| f.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(files, known, "files and variants in {name}");
}

#[test]
fn every_event_is_stored_as_it_always_was() {
    hold_to("events", "event", EVENTS, &events());
    for event in events() {
        assert_eq!(serde_json::to_value(&event).unwrap()["event"], event.name());
    }
}

/// Events with what they could not hold at first: the older form, without it, keeps its own file.
#[test]
fn every_event_that_has_learned_more_is_stored_as_it_always_was() {
    let rule = HidingRule::PersonalData;
    let all = [
        Event::ContributionHidden { what: Contribution::Comment(CARD, COMMENT), reason: reason(), rule },
        Event::LateCardDeclined { card: CARD, reason: reason(), rule },
        Event::CardWritten {
            card: CARD,
            group: GROUP,
            kind: CardKind::Observation,
            text: text("Der Aufzug ist kaputt."),
            lang: lang("de"),
            phase: PHASE,
            anonymous: false,
            revealed: true,
            standing: Standing::Open,
            under: None,
            from: None,
            behalf: Some(Behalf::Paper),
        },
        Event::CommentWritten {
            card: CARD,
            comment: COMMENT,
            text: CommentText::parse("Bei uns auch.").unwrap(),
            lang: lang("uk"),
            anonymous: false,
            standing: Standing::Open,
            behalf: Some(Behalf::Person),
        },
    ];
    hold_to("events_later", "event", 4, &all);
}

#[test]
fn every_command_travels_as_it_always_did() {
    hold_to("wire/commands", "do", COMMANDS, &commands());
}

/// The same for what travels.
#[test]
fn every_command_and_change_that_has_learned_more_travels_as_it_always_did() {
    let rule = HidingRule::Duplicate;
    let commands = [
        Command::Hide { what: Contribution::Card(CARD), reason: reason().to_string(), rule },
        Command::DeclineLate { card: CARD, reason: reason().to_string(), rule },
    ];
    hold_to("wire/commands_later", "do", 2, &commands);
    let what = Moderated::Hidden { what: Contribution::Card(CARD), reason: reason(), rule };
    let aside = Aside::Merged { into: SOURCE, reason: Reason::parse("Sagen dasselbe.").unwrap() };
    let card = CardView { aside: Some(aside), merged: vec![ABOVE, SOURCE], ..card_view() };
    let changes = [Change::Log(LogEntry { what, ..log_entry() }), Change::Card(Box::new(card))];
    hold_to("wire/changes_later", "is", 2, &changes);
}

#[test]
fn every_way_to_be_set_aside_travels_as_it_always_did() {
    let reason = || Reason::parse("Sagen dasselbe.").unwrap();
    let all = [
        Aside::Merged { into: SOURCE, reason: reason() },
        Aside::Split,
        Aside::Rejected { reason: reason(), by: Role::Host },
    ];
    hold_to("wire/aside", "is", 3, &all);
}

#[test]
fn every_line_of_the_log_travels_as_it_always_did() {
    let (what, card) = (Contribution::Card(CARD), CARD);
    let all = [
        Moderated::Approved { what },
        Moderated::Hidden { what, reason: reason(), rule: HidingRule::PersonalData },
        Moderated::Restored { what },
        Moderated::LateAdmitted { card },
        Moderated::LateDeclined { card, reason: reason(), rule: HidingRule::Duplicate },
        Moderated::CardLocked { card, on: true },
        Moderated::GroupLocked { group: GROUP, on: true },
        Moderated::RoomLocked { on: true },
        Moderated::SeatPaused { on: true },
        Moderated::Rejected { cards: vec![CARD, SOURCE], reason: reason() },
        Moderated::PutBack { cards: vec![CARD] },
        Moderated::Reworded { card, reason: Some(reason()) },
        Moderated::Merged { cards: vec![CARD, SOURCE], into: ABOVE, reason: reason() },
        Moderated::Split { card },
        Moderated::Undone { cards: vec![CARD, SOURCE] },
    ];
    hold_to("wire/log", "act", 15, &all);
}

#[test]
fn every_message_from_a_client_travels_as_it_always_did() {
    hold_to("wire/client", "type", 4, &client_messages());
}

#[test]
fn every_message_from_the_server_travels_as_it_always_did() {
    hold_to("wire/server", "type", 12, &server_messages());
}

#[test]
fn every_change_travels_as_it_always_did() {
    hold_to("wire/changes", "is", 13, &changes());
}

#[test]
fn every_refusal_keeps_its_code() {
    hold_to("wire/refusals", "code", 51, &refusals());
}

#[test]
fn what_may_be_left_out_may_be_left_out() {
    let command: Command = serde_json::from_str(r#"{"do":"write_card","kind":"goal","text":"x","lang":"de"}"#).unwrap();
    assert!(matches!(command, Command::WriteCard { phase: None, under: None, from: None, .. }));
    let command: Command = serde_json::from_str(r#"{"do":"undo"}"#).unwrap();
    assert_eq!(command, Command::Undo { table: false, group: None });
    let hello: ClientMessage = serde_json::from_str(r#"{"type":"hello","protocol":1}"#).unwrap();
    assert!(matches!(hello, ClientMessage::Hello { protocol: 1, token: None, epoch: None, seq: None, audience: None }));
    let hide: Command = serde_json::from_str(r#"{"do":"hide","what":{"card":"c800000000001"},"reason":"x"}"#).unwrap();
    assert!(matches!(hide, Command::Hide { rule: HidingRule::Other, .. }));
    let call: Command = serde_json::from_str(r#"{"do":"call_speaker"}"#).unwrap();
    assert_eq!(call, Command::CallSpeaker { group: None, seat: None });
    let paused: Event = serde_json::from_str(r#"{"event":"seat_paused","seat":"5xaw000000001","on":true}"#).unwrap();
    assert!(matches!(paused, Event::SeatPaused { unnamed: false, .. }));
}

/// What came later stands beside what was there: none of it shows where it is not used.
#[test]
fn polls_show_only_where_there_are_any() {
    let turned: Event = serde_json::from_str(r#"{"event":"projector_turned","group":null,"code":true}"#).unwrap();
    assert_eq!(turned, Event::ProjectorTurned { group: None, code: true, poll: None });
    let turned = Event::ProjectorTurned { group: None, code: true, poll: Some(POLL) };
    assert_eq!(serde_json::from_str::<Event>(&serde_json::to_string(&turned).unwrap()).unwrap(), turned);
    let put: Command = serde_json::from_str(r#"{"do":"project","group":null,"code":true}"#).unwrap();
    assert_eq!(put, Command::Project { group: None, code: true, poll: None });
    let shared = SeatView { people: 3, delegate: true, ..seat_view() };
    let written = serde_json::to_value(&shared).unwrap();
    assert_eq!((&written["people"], &written["delegate"]), (&3.into(), &true.into()));
    assert_eq!(serde_json::from_value::<SeatView>(written).unwrap(), shared);
    let vote = MyVote {
        poll: POLL,
        question: "Womit fangen wir an?".to_owned(),
        lang: lang("de"),
        ends: None,
        may: 3,
        cast: 1,
    };
    let written = serde_json::to_value(&vote).unwrap();
    assert_eq!(written["cast"], 1);
    assert_eq!(serde_json::from_value::<MyVote>(written).unwrap(), vote);
    let lot = Command::BreakTie { poll: POLL, options: None, reason: String::new() };
    let short = format!(r#"{{"do":"break_tie","poll":"{POLL}"}}"#);
    assert_eq!(serde_json::from_str::<Command>(&short).unwrap(), lot);
    let draft: Command = serde_json::from_str(
        r#"{"do":"draft_poll","setup":{"question":"?","lang":"de","method":"consent","electorate":"organisations","secret":true,"late":false}}"#,
    )
    .unwrap();
    let Command::DraftPoll { poll: None, setup } = draft else { panic!("{draft:?}") };
    assert_eq!((setup.options.len(), setup.terms, setup.secs), (0, Terms::default(), 0));
}

/// Whoever wrote it down is told apart from whose words they are.
#[test]
fn what_was_written_down_for_another_names_nobody_as_its_author() {
    let scribe = Some(Scribe { role: Role::Interpreter, name: Some("Anna".to_owned()) });
    let told =
        Author { seat: None, name: None, organisation: None, erased: false, behalf: Some(Behalf::Person), scribe };
    let written = serde_json::to_value(&told).unwrap();
    assert_eq!(written["behalf"], "person");
    assert_eq!(written["scribe"], serde_json::json!({"role": "interpreter", "name": "Anna"}));
    assert_eq!(serde_json::from_value::<Author>(written).unwrap(), told);
    let interpreter = SeatView { interpreter: true, ..seat_view() };
    let written = serde_json::to_value(&interpreter).unwrap();
    assert_eq!(written["interpreter"], true);
    assert_eq!(serde_json::from_value::<SeatView>(written).unwrap(), interpreter);
}

#[test]
fn unknown_fields_are_ignored_and_unknown_types_refused() {
    let ping: ClientMessage = serde_json::from_str(r#"{"type":"ping","n":1,"new":{"a":[1]}}"#).unwrap();
    assert_eq!(ping, ClientMessage::Ping { n: 1 });
    assert!(serde_json::from_str::<ClientMessage>(r#"{"type":"sing"}"#).is_err());
    assert!(serde_json::from_str::<ClientMessage>(r#"{"type":"command","id":"1","command":{"do":"dance"}}"#).is_err());
    assert!(serde_json::from_str::<Event>(r#"{"event":"card_eaten"}"#).is_err());
    assert!(serde_json::from_str::<Command>(r#"{"do":"withdraw_card","card":"not an id"}"#).is_err());
}
