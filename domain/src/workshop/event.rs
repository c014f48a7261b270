//! What has happened, in the past tense. A stored event is a public format: tagged by name, one golden file each, never rewritten.

use serde::{Deserialize, Serialize};

use crate::actor::Actor;
use crate::ids::{CardId, ClusterId, CommentId, GroupId, OrganisationId, PhaseId, PollId, SeatId};
use crate::lang::Lang;
use crate::text::{CardText, CommentText, Passage, Reason, Title};
use crate::time::Timestamp;
use crate::workshop::card::{Behalf, CardKind, Contribution, Item, Standing};
use crate::workshop::plan::Plan;
use crate::workshop::policy::HidingRule;
use crate::workshop::poll::{Closing, LotHash, PaperCount, PollSetup, TieBreak};
use crate::workshop::seat::OrganisationKind;

/// One thing that happened in a workshop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    PlanSet {
        plan: Box<Plan>,
    },
    WorkshopOpened,
    SeatTaken {
        seat: SeatId,
        kind: Option<OrganisationKind>,
        organisation: Option<OrganisationId>,
        lang: Lang,
        group: Option<GroupId>,
    },
    SeatMoved {
        seat: SeatId,
        group: GroupId,
    },
    /// Many at once: a rotation (a new round begins) or a mixing.
    SeatsMoved {
        moves: Vec<(SeatId, GroupId)>,
        rotation: bool,
    },
    LanguageChosen {
        seat: SeatId,
        lang: Lang,
    },
    HostAppointed {
        seat: SeatId,
        on: bool,
    },
    InterpreterAppointed {
        seat: SeatId,
        on: bool,
    },
    /// `unnamed` where an anonymous author was paused: then nobody is shown which seat it is.
    SeatPaused {
        seat: SeatId,
        on: bool,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        unnamed: bool,
    },
    /// `ends` is absent where the phase has no timer.
    PhaseStarted {
        groups: Vec<GroupId>,
        phase: PhaseId,
        ends: Option<Timestamp>,
    },
    TimerSet {
        groups: Vec<GroupId>,
        ends: Timestamp,
    },
    CardsRevealed {
        groups: Vec<GroupId>,
    },
    CardWritten {
        card: CardId,
        group: GroupId,
        kind: CardKind,
        text: CardText,
        lang: Lang,
        phase: PhaseId,
        anonymous: bool,
        revealed: bool,
        standing: Standing,
        under: Option<CardId>,
        from: Option<Item>,
        /// Whoever asked for it wrote it down for somebody else.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        behalf: Option<Behalf>,
    },
    CardEdited {
        card: CardId,
        kind: CardKind,
        text: CardText,
        lang: Lang,
        standing: Standing,
    },
    CardWithdrawn {
        card: CardId,
    },
    CardSupported {
        card: CardId,
        seat: SeatId,
        on: bool,
    },
    CommentWritten {
        card: CardId,
        comment: CommentId,
        text: CommentText,
        lang: Lang,
        anonymous: bool,
        standing: Standing,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        behalf: Option<Behalf>,
    },
    CommentWithdrawn {
        card: CardId,
        comment: CommentId,
    },
    ItemsJoined {
        cluster: ClusterId,
        group: GroupId,
        parts: Vec<Item>,
        name: Option<Title>,
    },
    /// A card went into a cluster that was there.
    CardAdded {
        cluster: ClusterId,
        card: CardId,
    },
    ClusterNamed {
        cluster: ClusterId,
        name: Option<Title>,
    },
    ClusterTakenApart {
        cluster: ClusterId,
    },
    CardTakenOut {
        card: CardId,
    },
    CardHung {
        card: CardId,
        under: Option<CardId>,
    },
    /// The act recorded at this sequence number was taken back.
    ActUndone {
        group: GroupId,
        act: u64,
    },
    HandoverMarked {
        item: Item,
        on: bool,
    },
    Summarised {
        group: GroupId,
        text: Option<Passage>,
        lang: Lang,
    },
    ContributionApproved {
        what: Contribution,
    },
    /// Without a rule: it was hidden before there were any, or under none of them.
    ContributionHidden {
        what: Contribution,
        reason: Reason,
        #[serde(default, skip_serializing_if = "HidingRule::is_other")]
        rule: HidingRule,
    },
    ContributionRestored {
        what: Contribution,
    },
    LateCardAdmitted {
        card: CardId,
    },
    LateCardDeclined {
        card: CardId,
        reason: Reason,
        #[serde(default, skip_serializing_if = "HidingRule::is_other")]
        rule: HidingRule,
    },
    CardLocked {
        card: CardId,
        on: bool,
    },
    GroupLocked {
        group: GroupId,
        on: bool,
    },
    RoomLocked {
        on: bool,
    },
    ProjectorTurned {
        group: Option<GroupId>,
        code: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        poll: Option<PollId>,
    },
    /// How a list of speakers is led. It is a table's or, here and in the next three, with no group the room's.
    SpeakingSet {
        group: Option<GroupId>,
        open: bool,
        alternate: bool,
        limit_secs: u32,
    },
    SpeechAsked {
        group: Option<GroupId>,
        seat: SeatId,
        on: bool,
    },
    SpeechBegun {
        group: Option<GroupId>,
        seat: SeatId,
    },
    /// A speech also ends with the next one, when its speaker leaves the table, and with the workshop.
    SpeechEnded {
        group: Option<GroupId>,
        seat: SeatId,
    },
    WorkshopClosed,
    /// A poll was drafted, or its draft changed.
    PollDrafted {
        poll: PollId,
        setup: Box<PollSetup>,
    },
    PollDropped {
        poll: PollId,
    },
    /// With nothing, no timer opens it any more.
    PollScheduled {
        poll: PollId,
        opens: Option<Timestamp>,
    },
    /// `lot` is the hash of what a lot would be drawn from.
    PollOpened {
        poll: PollId,
        ends: Option<Timestamp>,
        lot: LotHash,
    },
    PollTimerSet {
        poll: PollId,
        ends: Timestamp,
    },
    PaperCounted {
        poll: PollId,
        group: Option<GroupId>,
        paper: PaperCount,
    },
    /// Only now do ballots become part of history, without their voters unless names were shown.
    PollClosed {
        poll: PollId,
        closing: Box<Closing>,
    },
    PollCancelled {
        poll: PollId,
        reason: Reason,
    },
    TieBroken {
        poll: PollId,
        tie_break: TieBreak,
    },
    PeopleDeclared {
        seat: SeatId,
        people: u16,
    },
    DelegateNamed {
        seat: SeatId,
    },
    /// Cards were made one, which stands in their place; they keep their supporters and remarks.
    CardsMerged {
        card: CardId,
        group: GroupId,
        kind: CardKind,
        text: CardText,
        lang: Lang,
        phase: PhaseId,
        anonymous: bool,
        sources: Vec<CardId>,
        under: Option<CardId>,
        handed_over: bool,
        reason: Reason,
    },
    /// One card was made several, which stand in its place.
    CardSplit {
        card: CardId,
        parts: Vec<SplitPart>,
        lang: Lang,
        phase: PhaseId,
        anonymous: bool,
        standing: Standing,
    },
    /// Somebody else than its author said it in other words.
    CardReworded {
        card: CardId,
        text: CardText,
        lang: Lang,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Reason>,
    },
    CardsRejected {
        group: GroupId,
        cards: Vec<CardId>,
        reason: Reason,
    },
    /// A card that was set aside lies on the table again.
    CardPutBack {
        card: CardId,
    },
}

/// One of the cards that one card was made into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SplitPart {
    pub card: CardId,
    pub text: CardText,
}

impl Event {
    /// The name it is stored under, the same as its tag.
    pub fn name(&self) -> &'static str {
        match self {
            Self::PlanSet { .. } => "plan_set",
            Self::WorkshopOpened => "workshop_opened",
            Self::SeatTaken { .. } => "seat_taken",
            Self::SeatMoved { .. } => "seat_moved",
            Self::SeatsMoved { .. } => "seats_moved",
            Self::LanguageChosen { .. } => "language_chosen",
            Self::HostAppointed { .. } => "host_appointed",
            Self::InterpreterAppointed { .. } => "interpreter_appointed",
            Self::SeatPaused { .. } => "seat_paused",
            Self::PhaseStarted { .. } => "phase_started",
            Self::TimerSet { .. } => "timer_set",
            Self::CardsRevealed { .. } => "cards_revealed",
            Self::CardWritten { .. } => "card_written",
            Self::CardEdited { .. } => "card_edited",
            Self::CardWithdrawn { .. } => "card_withdrawn",
            Self::CardSupported { .. } => "card_supported",
            Self::CommentWritten { .. } => "comment_written",
            Self::CommentWithdrawn { .. } => "comment_withdrawn",
            Self::ItemsJoined { .. } => "items_joined",
            Self::CardAdded { .. } => "card_added",
            Self::ClusterNamed { .. } => "cluster_named",
            Self::ClusterTakenApart { .. } => "cluster_taken_apart",
            Self::CardTakenOut { .. } => "card_taken_out",
            Self::CardHung { .. } => "card_hung",
            Self::ActUndone { .. } => "act_undone",
            Self::HandoverMarked { .. } => "handover_marked",
            Self::Summarised { .. } => "summarised",
            Self::ContributionApproved { .. } => "contribution_approved",
            Self::ContributionHidden { .. } => "contribution_hidden",
            Self::ContributionRestored { .. } => "contribution_restored",
            Self::LateCardAdmitted { .. } => "late_card_admitted",
            Self::LateCardDeclined { .. } => "late_card_declined",
            Self::CardLocked { .. } => "card_locked",
            Self::GroupLocked { .. } => "group_locked",
            Self::RoomLocked { .. } => "room_locked",
            Self::ProjectorTurned { .. } => "projector_turned",
            Self::SpeakingSet { .. } => "speaking_set",
            Self::SpeechAsked { .. } => "speech_asked",
            Self::SpeechBegun { .. } => "speech_begun",
            Self::SpeechEnded { .. } => "speech_ended",
            Self::WorkshopClosed => "workshop_closed",
            Self::CardsMerged { .. } => "cards_merged",
            Self::CardSplit { .. } => "card_split",
            Self::CardReworded { .. } => "card_reworded",
            Self::CardsRejected { .. } => "cards_rejected",
            Self::CardPutBack { .. } => "card_put_back",
            Self::PollDrafted { .. } => "poll_drafted",
            Self::PollDropped { .. } => "poll_dropped",
            Self::PollScheduled { .. } => "poll_scheduled",
            Self::PollOpened { .. } => "poll_opened",
            Self::PollTimerSet { .. } => "poll_timer_set",
            Self::PaperCounted { .. } => "paper_counted",
            Self::PollClosed { .. } => "poll_closed",
            Self::PollCancelled { .. } => "poll_cancelled",
            Self::TieBroken { .. } => "tie_broken",
            Self::PeopleDeclared { .. } => "people_declared",
            Self::DelegateNamed { .. } => "delegate_named",
        }
    }
}

/// An event with what the log knows about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Its place in the workshop's stream: 1, 2, 3, … without gaps.
    pub seq: u64,
    pub at: Timestamp,
    pub by: Actor,
    pub event: Event,
}
