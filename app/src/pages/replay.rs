//! Any moment of a workshop again: a slider over its history, and the room as it was.

use domain::ids::{CardId, GroupId, PhaseId, WorkshopId};
use domain::view::{CardView, Following, GroupView};
use domain::workshop::{Contribution, Event, Item, Standing};
use leptos::prelude::*;

use super::document::{Sheet, Shell};
use super::parts::{FieldTag, Tone, bdi, empty, hued, note};
use super::room::{board, phase_name};
use crate::catalogue::{PageText as P, UiLang};
use crate::components::{Icon, IconName};
use crate::live::overview::tables;

/// The data of the replay.
pub struct Replay {
    pub workshop: WorkshopId,
    pub title: String,
    /// The room after this many events, as the chosen audience may see it.
    pub following: Following,
    /// How many events have happened at this moment.
    pub at: u64,
    /// How many there are in all.
    pub last: u64,
    /// When the moment was, as a clock shows it: `14:02`.
    pub clock: String,
    /// What happened then; nothing before the first.
    pub event: Option<Event>,
}

/// Shows the moment as soon as the slider is let go.
const SHOW_AT_ONCE: &str =
    r#"document.getElementById("at").addEventListener("change", event => event.target.form.requestSubmit());"#;

pub(super) fn sheet(shell: &Shell, page: Replay) -> Sheet {
    let lang = shell.lang;
    let moment = |at: u64| format!("/w/{}/replay?at={at}", page.workshop);
    let what = page
        .event
        .as_ref()
        .map_or_else(|| lang.say(P::HappenedNothing).to_owned(), |event| happening(lang, event, &page.following));
    let spoken = format!("{}, {what}", page.clock);
    let back = (page.at > 0).then(|| view! { <a class="btn" rel="prev" href=moment(page.at - 1)><Icon name=IconName::ArrowLeft/> {lang.say(P::OneBack)}</a> });
    let on = (page.at < page.last)
        .then(|| view! { <a class="btn" rel="next" href=moment(page.at + 1)>{lang.say(P::OneOn)} <Icon name=IconName::ArrowRight/></a> });
    let count = lang.fill(P::MomentOf, &[("n", &page.at.to_string()), ("of", &page.last.to_string())]);
    let body = view! {
        <main id="main" class="wide replay" tabindex="-1">
            <hgroup class="title"><p class="title-over">{lang.say(P::ReplayHeading)}</p><h1>{bdi(&page.title)}</h1></hgroup>
            <form class="player" method="get" action=format!("/w/{}/replay", page.workshop)>
                <label class="vh" for="at">{lang.say(P::Moment)}</label>
                <input class="slider" id="at" name="at" type="range" min="0" max=page.last.to_string() value=page.at.to_string() aria-valuetext=spoken/>
                <output class="player-at" for="at"><time dir="ltr">{page.clock.clone()}</time> " · " {count}</output>
                <button class="btn">{lang.say(P::ShowMoment)}</button>
            </form>
            <p class="player-what">{what}</p>
            <nav class="actions" aria-label=lang.say(P::Moment)>{back}{on}</nav>
            {room(lang, page.workshop, &page.following)}
            <p class="actions"><a class="btn" href=format!("/w/{}/minutes", page.workshop)><Icon name=IconName::FileText/> {lang.say(P::LinkMinutes)}</a></p>
        </main>
    };
    Sheet {
        class: "reading".to_owned(),
        script: Some(SHOW_AT_ONCE),
        ..Sheet::page(format!("{} · {}", lang.say(P::ReplayHeading), page.title), body.into_any())
    }
}

fn room(lang: UiLang, workshop: WorkshopId, following: &Following) -> AnyView {
    let Some(room) = &following.room else { return note(Tone::Info, lang.say(P::ReplayEmpty)) };
    let groups = tables(following)
        .into_iter()
        .filter_map(|id| following.groups.get(&id))
        .map(|group| {
            let field = room.fields.iter().find(|field| field.id == group.field).map(FieldTag::from);
            table(lang, workshop, following, group, field)
        })
        .collect_view();
    view! { <div class="replay-room">{groups}</div> }.into_any()
}

fn table(
    lang: UiLang,
    workshop: WorkshopId,
    following: &Following,
    group: &GroupView,
    field: Option<FieldTag>,
) -> AnyView {
    let phase = following
        .room
        .as_ref()
        .and_then(|room| room.agenda.iter().find(|phase| Some(phase.id) == group.phase))
        .map(|phase| phase_name(lang, phase));
    let name = field
        .as_ref()
        .is_none_or(|field| field.name != group.name)
        .then(|| view! { " "<bdi>{group.name.clone()}</bdi> });
    let mut cards: Vec<&CardView> = following
        .cards
        .values()
        .filter(|card| card.group == group.id && card.standing == Standing::Open && card.revealed)
        .collect();
    cards.sort_by_key(|card| (card.written, card.id));
    // Cards that nobody else saw at that moment are told as a number only.
    let private = (group.unrevealed > 0).then(|| {
        view! { <p class="privacy"><Icon name=IconName::Lock/><span>{lang.count(P::UnrevealedCount, group.unrevealed)}</span></p> }
    });
    let list = if cards.is_empty() && group.unrevealed == 0 {
        empty(IconName::Lightbulb, lang.say(P::NoCardsYet), lang.say(P::ReplayNoCardsHint))
    } else if cards.is_empty() {
        ().into_any()
    } else {
        board(lang, workshop, following, cards, field.as_ref(), &[])
    };
    let people = lang.count(P::PeopleCount, group.people);
    view! {
        <section class=hued("replay-group", field.as_ref())>
            <h2 class="zone-title">{field.as_ref().map(FieldTag::label)}{name}</h2>
            <p class="hint">{phase.map(|phase| view! { <bdi>{phase}</bdi>" · " })}{people}</p>
            {private}
            {list}
        </section>
    }
    .into_any()
}

/// What happened, in one sentence. It names tables and phases, never persons, and quotes no card.
pub(super) fn happening(lang: UiLang, event: &Event, following: &Following) -> String {
    let group = |id: GroupId| {
        following.groups.get(&id).map_or_else(|| lang.say(P::ATable).to_owned(), |group| isolated(&group.name))
    };
    let groups = |ids: &[GroupId]| {
        if ids.len() >= following.groups.len() && ids.len() != 1 {
            lang.say(P::AllTables).to_owned()
        } else {
            ids.iter().map(|id| group(*id)).collect::<Vec<_>>().join(", ")
        }
    };
    let of_card =
        |id: CardId| following.card(id).map_or_else(|| lang.say(P::ATable).to_owned(), |card| group(card.group));
    let of_item = |item: &Item| match item {
        Item::Card(card) => of_card(*card),
        Item::Cluster(cluster) => following
            .clusters
            .get(cluster)
            .map_or_else(|| lang.say(P::ATable).to_owned(), |cluster| group(cluster.group)),
    };
    let of_what = |what: &Contribution| of_card(what.card());
    let phase = |id: PhaseId| {
        let found = following.room.as_ref().and_then(|room| room.agenda.iter().find(|phase| phase.id == id));
        found.map_or_else(String::new, |phase| isolated(&phase_name(lang, phase)))
    };
    let floor = |id: Option<GroupId>| id.map_or_else(|| lang.say(P::HappenedInRoom).to_owned(), group);
    let at = |key: P, table: String| lang.fill(key, &[("table", &table)]);
    let plain = |key: P| lang.say(key).to_owned();
    match event {
        Event::PlanSet { .. } => plain(P::HappenedPlanSet),
        Event::WorkshopOpened => plain(P::HappenedOpened),
        Event::SeatTaken { group: Some(table), .. } => at(P::HappenedSeatTaken, group(*table)),
        Event::SeatTaken { group: None, .. } => plain(P::HappenedSeatTakenNowhere),
        Event::SeatMoved { group: table, .. } => at(P::HappenedSeatMoved, group(*table)),
        Event::SeatsMoved { rotation: true, .. } => plain(P::HappenedRotated),
        Event::SeatsMoved { rotation: false, .. } => plain(P::HappenedMixed),
        Event::LanguageChosen { .. } => plain(P::HappenedLanguageChosen),
        Event::HostAppointed { on: true, .. } => plain(P::HappenedHostOn),
        Event::HostAppointed { on: false, .. } => plain(P::HappenedHostOff),
        Event::InterpreterAppointed { on: true, .. } => plain(P::HappenedInterpreterOn),
        Event::InterpreterAppointed { on: false, .. } => plain(P::HappenedInterpreterOff),
        Event::SeatPaused { on: true, .. } => plain(P::HappenedSeatPaused),
        Event::SeatPaused { on: false, .. } => plain(P::HappenedSeatResumed),
        Event::PhaseStarted { groups: tables, phase: id, .. } => {
            lang.fill(P::HappenedPhaseStarted, &[("phase", &phase(*id)), ("table", &groups(tables))])
        }
        Event::TimerSet { groups: tables, .. } => at(P::HappenedTimerSet, groups(tables)),
        Event::CardsRevealed { groups: tables } => at(P::HappenedRevealed, groups(tables)),
        Event::CardWritten { group: table, behalf: Some(_), .. } => at(P::HappenedCardWrittenFor, group(*table)),
        Event::CommentWritten { card, behalf: Some(_), .. } => at(P::HappenedCommentedFor, of_card(*card)),
        Event::CardWritten { group: table, .. } => at(P::HappenedCardWritten, group(*table)),
        Event::CardEdited { card, .. } => at(P::HappenedCardEdited, of_card(*card)),
        Event::CardWithdrawn { card } => at(P::HappenedCardWithdrawn, of_card(*card)),
        Event::CardSupported { card, on: true, .. } => at(P::HappenedSupported, of_card(*card)),
        Event::CardSupported { card, on: false, .. } => at(P::HappenedUnsupported, of_card(*card)),
        Event::CommentWritten { card, .. } => at(P::HappenedCommented, of_card(*card)),
        Event::CommentWithdrawn { card, .. } => at(P::HappenedCommentWithdrawn, of_card(*card)),
        Event::ItemsJoined { group: table, .. } => at(P::HappenedJoined, group(*table)),
        Event::CardAdded { cluster, .. } => at(P::HappenedJoined, of_item(&Item::Cluster(*cluster))),
        Event::ClusterNamed { cluster, .. } => at(P::HappenedNamed, of_item(&Item::Cluster(*cluster))),
        Event::ClusterTakenApart { cluster } => at(P::HappenedTakenApart, of_item(&Item::Cluster(*cluster))),
        Event::CardTakenOut { card } => at(P::HappenedTakenOut, of_card(*card)),
        Event::CardHung { card, under: Some(_) } => at(P::HappenedHung, of_card(*card)),
        Event::CardHung { card, under: None } => at(P::HappenedUnhung, of_card(*card)),
        Event::ActUndone { group: table, .. } => at(P::HappenedUndone, group(*table)),
        Event::HandoverMarked { item, on: true } => at(P::HappenedHandedOver, of_item(item)),
        Event::HandoverMarked { item, on: false } => at(P::HappenedNotHandedOver, of_item(item)),
        Event::Summarised { group: table, .. } => at(P::HappenedSummarised, group(*table)),
        Event::ContributionApproved { what } => at(P::HappenedApproved, of_what(what)),
        Event::ContributionHidden { what, .. } => at(P::HappenedHidden, of_what(what)),
        Event::ContributionRestored { what } => at(P::HappenedRestored, of_what(what)),
        Event::LateCardAdmitted { card } => at(P::HappenedLateAdmitted, of_card(*card)),
        Event::LateCardDeclined { card, .. } => at(P::HappenedLateDeclined, of_card(*card)),
        Event::CardLocked { card, on: true } => at(P::HappenedCardLocked, of_card(*card)),
        Event::CardLocked { card, on: false } => at(P::HappenedCardUnlocked, of_card(*card)),
        Event::GroupLocked { group: table, on: true } => at(P::HappenedGroupLocked, group(*table)),
        Event::GroupLocked { group: table, on: false } => at(P::HappenedGroupUnlocked, group(*table)),
        Event::RoomLocked { on: true } => plain(P::HappenedRoomLocked),
        Event::RoomLocked { on: false } => plain(P::HappenedRoomUnlocked),
        Event::ProjectorTurned { .. } => plain(P::HappenedProjector),
        Event::PollDrafted { .. } => plain(P::HappenedPollDrafted),
        Event::PollDropped { .. } => plain(P::HappenedPollDropped),
        Event::PollScheduled { .. } | Event::PollTimerSet { .. } => plain(P::HappenedPollTimer),
        Event::PollOpened { .. } => plain(P::HappenedPollOpened),
        Event::PaperCounted { .. } => plain(P::HappenedPaperCounted),
        Event::PollClosed { .. } => plain(P::HappenedPollClosed),
        Event::PollCancelled { .. } => plain(P::HappenedPollCancelled),
        Event::TieBroken { .. } => plain(P::HappenedTieBroken),
        Event::PeopleDeclared { .. } => plain(P::HappenedPeopleDeclared),
        Event::DelegateNamed { .. } => plain(P::HappenedDelegateNamed),
        Event::SpeakingSet { group, open: true, .. } => at(P::HappenedSpeakersOpen, floor(*group)),
        Event::SpeakingSet { group, open: false, .. } => at(P::HappenedSpeakersShut, floor(*group)),
        Event::SpeechAsked { group, on: true, .. } => at(P::HappenedSpeechAsked, floor(*group)),
        Event::SpeechAsked { group, on: false, .. } => at(P::HappenedSpeechNotAsked, floor(*group)),
        Event::SpeechBegun { group, .. } => at(P::HappenedSpeechBegun, floor(*group)),
        Event::SpeechEnded { group, .. } => at(P::HappenedSpeechEnded, floor(*group)),
        Event::CardsMerged { group: table, .. } => at(P::HappenedMerged, group(*table)),
        Event::CardSplit { card, .. } => at(P::HappenedSplit, of_card(*card)),
        Event::CardReworded { card, .. } => at(P::HappenedReworded, of_card(*card)),
        Event::CardsRejected { group: table, .. } => at(P::HappenedRejected, group(*table)),
        Event::CardPutBack { card } => at(P::HappenedPutBack, of_card(*card)),
        Event::WorkshopClosed => plain(P::HappenedClosed),
    }
}

/// A name inside a sentence, kept from turning the sentence's direction.
fn isolated(name: &str) -> String {
    format!("\u{2068}{name}\u{2069}")
}
