//! What people may ask for, in the imperative. Text is raw here: `decide` parses it.

use serde::Serialize;

use crate::ids::{CardId, ClusterId, CommentId, GroupId, OrganisationId, PhaseId, PollId, SeatId};
use crate::tagged::read_tagged;
use crate::workshop::card::{Behalf, CardKind, Contribution, Item};
use crate::workshop::plan::Plan;
use crate::workshop::policy::HidingRule;
use crate::workshop::poll::{BallotWish, PollWish};
use crate::workshop::seat::OrganisationKind;

/// One thing asked of a workshop.
///
/// What the browser asks for with forms, its live part cannot send: that saves a phone the code that would write it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Command {
    // What everybody at a table may ask, as the phase allows.
    /// Writes a card at one's own table. `phase` is the phase the text was begun in.
    WriteCard {
        kind: CardKind,
        text: String,
        lang: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        phase: Option<PhaseId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        under: Option<CardId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<Item>,
    },
    /// Changes one's own card. `based_on` is the version that was on the screen.
    EditCard {
        card: CardId,
        based_on: u32,
        text: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lang: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        kind: Option<CardKind>,
    },
    WithdrawCard {
        card: CardId,
    },
    Support {
        card: CardId,
        on: bool,
    },
    Comment {
        card: CardId,
        text: String,
        lang: String,
    },
    WithdrawComment {
        card: CardId,
        comment: CommentId,
    },
    /// Puts two cards or clusters together, the second to the first.
    JoinItems {
        first: Item,
        second: Item,
    },
    /// An empty name takes the name away.
    NameCluster {
        cluster: ClusterId,
        name: String,
    },
    TakeApart {
        cluster: ClusterId,
    },
    /// Takes one card out of its cluster.
    TakeOut {
        card: CardId,
    },
    /// Puts a goal under a main goal, a measure under a goal, or (with nothing) on its own again.
    HangCard {
        card: CardId,
        under: Option<CardId>,
    },
    /// Takes back the last act of one's own, or (`table`, hosts and facilitators) the table's last.
    Undo {
        #[serde(default)]
        table: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        group: Option<GroupId>,
    },
    HandOver {
        item: Item,
        on: bool,
    },
    /// Sits down at a table, where people choose theirs.
    ChooseGroup {
        group: GroupId,
    },
    ChooseLanguage {
        lang: String,
    },

    // What the host of a table may ask as well.
    /// What this round found, for those who come next. Empty takes it away.
    Summarise {
        group: GroupId,
        text: String,
        lang: String,
    },
    LockGroup {
        group: GroupId,
        on: bool,
    },
    /// Writes cards down for somebody who does not write, or off paper: a host for the own table, an interpreter and those
    /// who run the workshop for any.
    #[cfg_attr(target_arch = "wasm32", serde(skip_serializing))]
    WriteFor {
        group: GroupId,
        behalf: Behalf,
        kind: CardKind,
        texts: Vec<String>,
        lang: String,
    },
    /// The same with a remark.
    #[cfg_attr(target_arch = "wasm32", serde(skip_serializing))]
    CommentFor {
        card: CardId,
        behalf: Behalf,
        text: String,
        lang: String,
    },

    // What those who run the workshop may ask.
    /// Sets the plan, or changes it where nothing in use is touched.
    #[cfg_attr(target_arch = "wasm32", serde(skip_serializing))]
    Prepare {
        plan: Box<Plan>,
    },
    OpenWorkshop,
    /// Starts a phase for one group, or for all.
    StartPhase {
        phase: PhaseId,
        #[serde(default)]
        group: Option<GroupId>,
    },
    /// Goes one phase on (or back), for one group or all.
    NextPhase {
        #[serde(default)]
        group: Option<GroupId>,
    },
    PreviousPhase {
        #[serde(default)]
        group: Option<GroupId>,
    },
    /// Adds seconds to the running timer; negative shortens it, never below now.
    Extend {
        secs: i32,
        #[serde(default)]
        group: Option<GroupId>,
    },
    Reveal {
        #[serde(default)]
        group: Option<GroupId>,
    },
    Approve {
        what: Contribution,
    },
    /// Takes out of sight, under a rule of the published policy.
    Hide {
        what: Contribution,
        reason: String,
        #[serde(default, skip_serializing_if = "HidingRule::is_other")]
        rule: HidingRule,
    },
    Restore {
        what: Contribution,
    },
    AdmitLate {
        card: CardId,
    },
    DeclineLate {
        card: CardId,
        reason: String,
        #[serde(default, skip_serializing_if = "HidingRule::is_other")]
        rule: HidingRule,
    },
    LockCard {
        card: CardId,
        on: bool,
    },
    LockRoom {
        on: bool,
    },
    PauseSeat {
        seat: SeatId,
        on: bool,
    },
    /// Pauses whoever wrote this, without learning who it is.
    PauseAuthor {
        what: Contribution,
        on: bool,
    },
    AppointHost {
        seat: SeatId,
        on: bool,
    },
    AppointInterpreter {
        seat: SeatId,
        on: bool,
    },
    MoveSeat {
        seat: SeatId,
        group: GroupId,
    },
    /// Everybody but the hosts moves on to the next table.
    Rotate,
    /// Spreads everybody but the hosts evenly over the tables.
    Mix,
    /// What the projector shows: one group, or all; and whether the join code is on.
    Project {
        group: Option<GroupId>,
        code: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        poll: Option<PollId>,
    },
    CloseWorkshop,

    // What becomes of cards. One's own card is split by its author too; all else is for the host and those who run the workshop.
    /// Makes one card of all these, which says the same for them.
    #[cfg_attr(target_arch = "wasm32", serde(skip_serializing))]
    MergeItems {
        items: Vec<Item>,
        kind: CardKind,
        text: String,
        lang: String,
        reason: String,
    },
    /// Makes several cards of one that says several things.
    #[cfg_attr(target_arch = "wasm32", serde(skip_serializing))]
    SplitCard {
        card: CardId,
        parts: Vec<String>,
        lang: String,
    },
    /// Says in other words what somebody wrote, who stays its author. `based_on` is the version that was on the screen.
    #[cfg_attr(target_arch = "wasm32", serde(skip_serializing))]
    RewordCard {
        card: CardId,
        based_on: u32,
        text: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lang: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// Turns down openly: it can still be read, with the reason.
    #[cfg_attr(target_arch = "wasm32", serde(skip_serializing))]
    RejectItem {
        item: Item,
        reason: String,
    },
    /// Lays a card that was turned down, merged or split on the table again.
    #[cfg_attr(target_arch = "wasm32", serde(skip_serializing))]
    PutBack {
        card: CardId,
    },

    // Polls. Hosts may ask this of polls that their table alone votes on.
    /// Drafts a poll, or changes a draft.
    #[cfg_attr(target_arch = "wasm32", serde(skip_serializing))]
    DraftPoll {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        poll: Option<PollId>,
        setup: Box<PollWish>,
    },
    /// Takes a draft away.
    #[cfg_attr(target_arch = "wasm32", serde(skip_serializing))]
    DropPoll {
        poll: PollId,
    },
    /// Lets a timer open a draft after so many seconds; with nothing, no longer.
    #[cfg_attr(target_arch = "wasm32", serde(skip_serializing))]
    SchedulePoll {
        poll: PollId,
        secs: Option<u32>,
    },
    #[cfg_attr(target_arch = "wasm32", serde(skip_serializing))]
    OpenPoll {
        poll: PollId,
    },
    /// Adds seconds to an open poll's timer, or gives it one; negative shortens it.
    #[cfg_attr(target_arch = "wasm32", serde(skip_serializing))]
    ExtendPoll {
        poll: PollId,
        secs: i32,
    },
    #[cfg_attr(target_arch = "wasm32", serde(skip_serializing))]
    ClosePoll {
        poll: PollId,
    },
    /// Gives an open poll up; its ballots are thrown away uncounted.
    #[cfg_attr(target_arch = "wasm32", serde(skip_serializing))]
    CancelPoll {
        poll: PollId,
        reason: String,
    },
    /// What people without phones voted, as sums; again replaces, nobody takes it away.
    #[cfg_attr(target_arch = "wasm32", serde(skip_serializing))]
    CountPaper {
        poll: PollId,
        group: Option<GroupId>,
        people: u16,
        counts: Vec<Vec<u32>>,
    },
    /// Decides a tie for these options, with a reason; without options, by lot.
    #[cfg_attr(target_arch = "wasm32", serde(skip_serializing))]
    BreakTie {
        poll: PollId,
        options: Option<Vec<u32>>,
        #[serde(default)]
        reason: String,
    },
    /// So many people share this seat's device.
    #[cfg_attr(target_arch = "wasm32", serde(skip_serializing))]
    DeclarePeople {
        seat: SeatId,
        people: u16,
    },
    /// This seat votes for its organisation.
    #[cfg_attr(target_arch = "wasm32", serde(skip_serializing))]
    NameDelegate {
        seat: SeatId,
    },
    /// Votes. The receipt is random and stays with the voter: with the same one the ballot can be changed.
    #[cfg_attr(target_arch = "wasm32", serde(skip_serializing))]
    CastBallot {
        poll: PollId,
        receipt: String,
        ballot: BallotWish,
    },

    // The list of speakers, of a table or (with no group) of the room.
    /// Puts somebody on the list, or takes him off: oneself, or (`seat`, whoever leads the list) somebody else.
    AskToSpeak {
        group: Option<GroupId>,
        on: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seat: Option<SeatId>,
    },
    /// Lets somebody speak: the next in fair order, or `seat`, who need not wait. Whoever speaks has then finished.
    CallSpeaker {
        group: Option<GroupId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seat: Option<SeatId>,
    },
    EndSpeech {
        group: Option<GroupId>,
    },
    /// Opens or closes the list, and says how it is led.
    SetSpeaking {
        group: Option<GroupId>,
        open: bool,
        alternate: bool,
        limit_secs: u32,
    },

    // What the server asks on behalf of somebody at the door; refused over every other channel.
    #[cfg_attr(target_arch = "wasm32", serde(skip_serializing))]
    TakeSeat {
        kind: Option<OrganisationKind>,
        organisation: Option<OrganisationId>,
        lang: String,
        group: Option<GroupId>,
    },
}

// What a browser never keeps for later is not read there, and on a participant's phone nothing that only those ask who
// run the workshop: that would be kilobytes on the way to every phone.
read_tagged! { Command by "do" {
    "write_card" => WriteCard { kind, text, lang, phase, under, from },
    "edit_card" => EditCard { card, based_on, text, lang, kind },
    "withdraw_card" => WithdrawCard { card },
    "support" => Support { card, on },
    "comment" => Comment { card, text, lang },
    "withdraw_comment" => WithdrawComment { card, comment },
    "join_items" => JoinItems { first, second },
    "name_cluster" => NameCluster { cluster, name },
    "take_apart" => TakeApart { cluster },
    "take_out" => TakeOut { card },
    "hang_card" => HangCard { card, under },
    "undo" => Undo { group; table },
    "hand_over" => HandOver { item, on },
    "choose_group" => ChooseGroup { group },
    #[cfg(not(target_arch = "wasm32"))]
    "choose_language" => ChooseLanguage { lang },
    "summarise" => Summarise { group, text, lang },
    "lock_group" => LockGroup { group, on },
    #[cfg(not(target_arch = "wasm32"))]
    "write_for" => WriteFor { group, behalf, kind, texts, lang },
    #[cfg(not(target_arch = "wasm32"))]
    "comment_for" => CommentFor { card, behalf, text, lang },
    #[cfg(not(target_arch = "wasm32"))]
    "prepare" => Prepare { plan },
    #[cfg(any(not(target_arch = "wasm32"), feature = "steer"))]
    "open_workshop" => OpenWorkshop,
    #[cfg(any(not(target_arch = "wasm32"), feature = "steer"))]
    "start_phase" => StartPhase { phase, group },
    #[cfg(any(not(target_arch = "wasm32"), feature = "steer"))]
    "next_phase" => NextPhase { group },
    #[cfg(any(not(target_arch = "wasm32"), feature = "steer"))]
    "previous_phase" => PreviousPhase { group },
    #[cfg(any(not(target_arch = "wasm32"), feature = "steer"))]
    "extend" => Extend { secs, group },
    #[cfg(any(not(target_arch = "wasm32"), feature = "steer"))]
    "reveal" => Reveal { group },
    #[cfg(any(not(target_arch = "wasm32"), feature = "steer"))]
    "approve" => Approve { what },
    #[cfg(any(not(target_arch = "wasm32"), feature = "steer"))]
    "hide" => Hide { what, reason; rule },
    #[cfg(any(not(target_arch = "wasm32"), feature = "steer"))]
    "restore" => Restore { what },
    #[cfg(any(not(target_arch = "wasm32"), feature = "steer"))]
    "admit_late" => AdmitLate { card },
    #[cfg(any(not(target_arch = "wasm32"), feature = "steer"))]
    "decline_late" => DeclineLate { card, reason; rule },
    #[cfg(any(not(target_arch = "wasm32"), feature = "steer"))]
    "lock_card" => LockCard { card, on },
    #[cfg(any(not(target_arch = "wasm32"), feature = "steer"))]
    "lock_room" => LockRoom { on },
    #[cfg(any(not(target_arch = "wasm32"), feature = "steer"))]
    "pause_seat" => PauseSeat { seat, on },
    #[cfg(any(not(target_arch = "wasm32"), feature = "steer"))]
    "pause_author" => PauseAuthor { what, on },
    #[cfg(any(not(target_arch = "wasm32"), feature = "steer"))]
    "appoint_host" => AppointHost { seat, on },
    #[cfg(any(not(target_arch = "wasm32"), feature = "steer"))]
    "appoint_interpreter" => AppointInterpreter { seat, on },
    #[cfg(any(not(target_arch = "wasm32"), feature = "steer"))]
    "move_seat" => MoveSeat { seat, group },
    #[cfg(any(not(target_arch = "wasm32"), feature = "steer"))]
    "rotate" => Rotate,
    #[cfg(any(not(target_arch = "wasm32"), feature = "steer"))]
    "mix" => Mix,
    #[cfg(any(not(target_arch = "wasm32"), feature = "steer"))]
    "project" => Project { group, code, poll },
    #[cfg(any(not(target_arch = "wasm32"), feature = "steer"))]
    "close_workshop" => CloseWorkshop,
    #[cfg(not(target_arch = "wasm32"))]
    "merge_items" => MergeItems { items, kind, text, lang, reason },
    #[cfg(not(target_arch = "wasm32"))]
    "split_card" => SplitCard { card, parts, lang },
    #[cfg(not(target_arch = "wasm32"))]
    "reword_card" => RewordCard { card, based_on, text, lang, reason },
    #[cfg(not(target_arch = "wasm32"))]
    "reject_item" => RejectItem { item, reason },
    #[cfg(not(target_arch = "wasm32"))]
    "put_back" => PutBack { card },
    #[cfg(not(target_arch = "wasm32"))]
    "draft_poll" => DraftPoll { poll, setup },
    #[cfg(not(target_arch = "wasm32"))]
    "drop_poll" => DropPoll { poll },
    #[cfg(not(target_arch = "wasm32"))]
    "schedule_poll" => SchedulePoll { poll, secs },
    #[cfg(not(target_arch = "wasm32"))]
    "open_poll" => OpenPoll { poll },
    #[cfg(not(target_arch = "wasm32"))]
    "extend_poll" => ExtendPoll { poll, secs },
    #[cfg(not(target_arch = "wasm32"))]
    "close_poll" => ClosePoll { poll },
    #[cfg(not(target_arch = "wasm32"))]
    "cancel_poll" => CancelPoll { poll, reason },
    #[cfg(not(target_arch = "wasm32"))]
    "count_paper" => CountPaper { poll, group, people, counts },
    #[cfg(not(target_arch = "wasm32"))]
    "break_tie" => BreakTie { poll, options; reason },
    #[cfg(not(target_arch = "wasm32"))]
    "declare_people" => DeclarePeople { seat, people },
    #[cfg(not(target_arch = "wasm32"))]
    "name_delegate" => NameDelegate { seat },
    #[cfg(not(target_arch = "wasm32"))]
    "cast_ballot" => CastBallot { poll, receipt, ballot },
    "ask_to_speak" => AskToSpeak { group, on, seat },
    "call_speaker" => CallSpeaker { group, seat },
    "end_speech" => EndSpeech { group },
    "set_speaking" => SetSpeaking { group, open, alternate, limit_secs },
    #[cfg(not(target_arch = "wasm32"))]
    "take_seat" => TakeSeat { kind, organisation, lang, group },
} }
