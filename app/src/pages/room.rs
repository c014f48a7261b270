//! A participant's room: the live part, and below it the plain version that works without JavaScript.

use std::str::FromStr;

use domain::ids::{CardId, ClusterId, GroupId, PhaseId, WorkshopId};
use domain::view::{Author, CardView, FloorView, Following, GroupView, Me, MyVote};
use domain::wire::Problem;
use domain::workshop::{CardKind, Command, Phase, Stage, Standing, Verb};
use domain::{text::CardText, workshop::Field};
use leptos::prelude::*;

use super::document::{Frame, Sheet, Shell, language_items};
use super::languages::{language_options, own_name};
use super::parts::{
    FieldTag, Tone, empty, field_problem, hued, kind_icon, kind_line, literal, note, other_lang, return_code,
    written_down,
};
use super::speaking;
use super::story;
use super::words::question;
use super::write_for;
use crate::catalogue::{CommonText, PageText as P, Parcel, PollText, RoomText, SpeakingText, StoryText, UiLang};
use crate::components::{Icon, IconName};
use crate::live::place::keep_place;
use crate::live::room::RoomBoot;

/// The data of a participant's room: all that the version without JavaScript shows, and enough to begin the live one.
#[derive(Debug, Clone)]
pub struct Room {
    pub workshop: WorkshopId,
    /// What this person's audience may see.
    pub following: Following,
    /// What is for this person only.
    pub me: Me,
    /// The code that restores this seat on another phone.
    pub return_code: String,
    /// When the phase's time is up; nothing where there is no timer.
    pub timer: Option<PlainTimer>,
    pub draft: Draft,
    /// Why the last card was not taken; its text is in the draft.
    pub problem: Option<Problem>,
    /// The last card was taken.
    pub saved: bool,
}

/// The timer as text: a page without JavaScript cannot count down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlainTimer {
    /// When time is up, as a clock shows it: `17:45`.
    pub ends: String,
    pub state: TimerState,
}

/// How far a timer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimerState {
    Running,
    /// The minute in which half-written text still counts.
    Grace,
    Over,
}

/// A card being written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// Made fresh for every page: sending the same page twice makes one card.
    pub command_id: String,
    pub kind: Option<CardKind>,
    pub text: String,
    /// Tag of the language it is written in; the person's own where empty.
    pub lang: String,
    pub phase: Option<PhaseId>,
    pub under: Option<CardId>,
}

impl Draft {
    /// Takes the fields of a form that was sent: `command`, `kind`, `text`, `lang`, `phase`, `under`.
    pub fn parse(pairs: &[(String, String)]) -> Self {
        let mut draft = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "command" => draft.command_id.clone_from(value),
                "kind" => draft.kind = CardKind::ALL.into_iter().find(|kind| card_kind_key(*kind) == *value),
                "text" => draft.text.clone_from(value),
                "lang" => draft.lang.clone_from(value),
                "phase" => draft.phase = PhaseId::from_str(value).ok(),
                "under" => draft.under = CardId::from_str(value).ok(),
                _ => {}
            }
        }
        draft
    }

    /// What is asked of the workshop.
    pub fn to_command(&self) -> Command {
        Command::WriteCard {
            kind: self.kind.unwrap_or(CardKind::Observation),
            text: self.text.clone(),
            lang: self.lang.clone(),
            phase: self.phase,
            under: self.under,
            from: None,
        }
    }
}

/// A kind of card as forms name it, the same word as on the wire.
pub(super) fn card_kind_key(kind: CardKind) -> &'static str {
    match kind {
        CardKind::Observation => "observation",
        CardKind::Guideline => "guideline",
        CardKind::MainGoal => "main_goal",
        CardKind::Goal => "goal",
        CardKind::Measure => "measure",
    }
}

pub(super) fn sheet(shell: &Shell, plain: Room) -> Sheet {
    let lang = shell.lang;
    let boot = RoomBoot {
        workshop: plain.workshop.to_string(),
        seat: plain.me.seat.id.to_string(),
        texts: Parcel::new(lang).with::<CommonText>().with::<RoomText>(),
        reentry_code: Some(plain.return_code.clone()),
    };
    let field = place(&plain.following, plain.me.seat.group).1.map(FieldTag::from);
    let title = plain
        .following
        .room
        .as_ref()
        .and_then(|room| room.about.as_ref())
        .map_or_else(String::new, |about| about.title.to_string());
    let class = hued("room", field.as_ref());
    let way = write_for::bar(lang, plain.workshop, &plain.me.seat);
    let body = view! {
        {way}
        <div id="plain" class="room-island">{plain_version(shell, lang, plain, field)}</div>
        {keep_place("room", &boot)}
    };
    Sheet { title, class, frame: Frame::Bare, light: false, live: true, script: None, body: body.into_any() }
}

/// Where to read more.
fn further(lang: UiLang, workshop: WorkshopId) -> AnyView {
    let to = |page: &str| format!("/w/{workshop}/{page}");
    view! {
        <p class="actions">
            <a class="btn btn-quiet" href=to("cards")>{lang.say(StoryText::AllCards)}</a>
            <a class="btn btn-quiet" href=to("trace")>{lang.say(StoryText::TraceHeading)}</a>
            <a class="btn btn-quiet" href="/policy">{lang.say(StoryText::PolicyHeading)}</a>
        </p>
    }
    .into_any()
}

/// Where somebody may vote now.
fn calls(lang: UiLang, plain: &Room) -> AnyView {
    let call = |vote: &MyVote| {
        let (class, icon, word, act) = match vote.cast >= vote.may {
            true => ("note note-good poll-call", IconName::CircleCheck, RoomText::PollVoted, RoomText::PollLook),
            false => ("note note-info poll-call", IconName::ListChecks, RoomText::PollOpen, RoomText::PollVote),
        };
        let own = other_lang(lang, vote.lang.as_str());
        let to = format!("/w/{}/polls/{}", plain.workshop, vote.poll);
        view! {
            <div class=class>
                <Icon name=icon/>
                <div class="note-lines"><p>{lang.say(word)}</p><p><strong lang=own dir="auto">{vote.question.clone()}</strong></p></div>
                <a class="btn btn-main" href=to>{lang.say(act)}</a>
            </div>
        }
    };
    plain.me.votes.iter().map(call).collect_view().into_any()
}

/// The way to the polls, where there are any.
fn polls(lang: UiLang, plain: &Room) -> AnyView {
    let any = plain.following.polls.values().next().is_some() || !plain.me.votes.is_empty();
    let to = format!("/w/{}/polls", plain.workshop);
    any.then(|| view! { <p class="actions"><a class="btn" href=to><Icon name=IconName::ListChecks/> {lang.say(PollText::Polls)}</a></p> })
        .into_any()
}

/// The way to the lists of speakers, where one is in use; a host opens the table's there.
fn speaking(lang: UiLang, plain: &Room) -> AnyView {
    let any = plain.following.floors.values().any(FloorView::is_in_use) || plain.me.seat.host;
    let to = speaking::address(plain.workshop);
    any.then(|| view! { <p class="actions"><a class="btn" href=to><Icon name=IconName::Mic/> {lang.say(SpeakingText::Speakers)}</a></p> })
        .into_any()
}

/// The table somebody sits at, its field and its phase.
fn place(following: &Following, group: Option<GroupId>) -> (Option<&GroupView>, Option<&Field>, Option<&Phase>) {
    let room = following.room.as_ref();
    let group = group.and_then(|id| following.groups.get(&id));
    let field = group.and_then(|group| room?.fields.iter().find(|field| field.id == group.field));
    let phase = group.and_then(|group| room?.agenda.iter().find(|phase| Some(phase.id) == group.phase));
    (group, field, phase)
}

fn plain_version(shell: &Shell, lang: UiLang, plain: Room, field: Option<FieldTag>) -> AnyView {
    let (group, _, phase) = place(&plain.following, plain.me.seat.group);
    let stage = plain.following.room.as_ref().map_or(Stage::Preparing, |room| room.stage);
    let closed = stage == Stage::Closed;
    let table = group
        .filter(|group| field.as_ref().is_none_or(|field| field.name != group.name))
        .map(|group| group.name.clone());
    let saved = plain.saved.then(|| note(Tone::Good, lang.say(P::CardSaved)));
    let reload = view! {
        <p class="actions"><a class="btn" href=shell.path.clone()><Icon name=IconName::Repeat/> {lang.say(P::Reload)}</a></p>
    };
    let main = view! {
        <main id="main" class="room-main" tabindex="-1">
            {saved}
            {prompt(lang, phase, group, stage)}
            {before(lang, group)}
            {calls(lang, &plain)}
            {reload}
            {own_cards(lang, &plain, field.as_ref())}
            {table_cards(lang, &plain, field.as_ref())}
            {write_for::way(lang, plain.workshop, &plain.me.seat)}
            {speaking(lang, &plain)}
            {polls(lang, &plain)}
            {further(lang, plain.workshop)}
            {return_code(lang, &plain.return_code)}
            <p class="hint">{lang.say(P::PlainHint)}</p>
        </main>
    }
    .into_any();
    let writing = writing(lang, &plain, phase, closed);
    view! {
        {roombar(shell, lang, field.as_ref(), table, plain.timer.as_ref())}
        {main}
        {writing}
    }
    .into_any()
}

fn roombar(
    shell: &Shell,
    lang: UiLang,
    field: Option<&FieldTag>,
    table: Option<String>,
    timer: Option<&PlainTimer>,
) -> AnyView {
    let place = match field {
        Some(field) => {
            let table = table.map(|table| view! { " "<span class="roombar-table" dir="auto">{table}</span> });
            view! { <Icon name=field.icon()/> <span class="roombar-field" dir="auto">{field.name.clone()}</span>{table} }.into_any()
        }
        None => view! { <span class="roombar-field">{lang.say(P::NoTableYet)}</span> }.into_any(),
    };
    let timer = timer.map(|timer| {
        let (class, text) = match timer.state {
            TimerState::Running => ("timer", lang.say(P::Until)),
            TimerState::Grace => ("timer is-grace", lang.say(P::GraceShort)),
            TimerState::Over => ("timer is-over", lang.say(P::TimeUp)),
        };
        let time =
            (timer.state == TimerState::Running).then(|| view! { " "<time dir="ltr">{timer.ends.clone()}</time> });
        view! { <span class=class><Icon name=IconName::Clock/> <span>{text}{time}</span></span> }
    });
    view! {
        <header class="roombar">
            <p class="roombar-where">{place}</p>
            {timer}
            <details class="menu">
                <summary class="btn btn-icon" aria-label=lang.say(P::Language)><Icon name=IconName::Globe/></summary>
                {language_items(shell)}
            </details>
        </header>
    }
    .into_any()
}

fn prompt(lang: UiLang, phase: Option<&Phase>, group: Option<&GroupView>, stage: Stage) -> AnyView {
    if stage == Stage::Closed {
        return view! { <div class="prompt"><h1 class="prompt-text">{lang.say(P::ClosedThanks)}</h1></div> }.into_any();
    }
    let Some(phase) = phase else {
        let text = if group.is_some() || stage == Stage::Preparing { P::BeginsSoon } else { P::ChooseTableFirst };
        return view! { <div class="prompt"><h1 class="prompt-text">{lang.say(text)}</h1></div> }.into_any();
    };
    let name = phase_name(lang, phase);
    let private = phase.private.then(|| {
        view! { <p class="privacy"><Icon name=IconName::Lock/><span>{lang.say(P::OnlyYouSee)}</span></p> }
    });
    let anonymous = phase.anonymous.then(|| {
        view! { <p class="privacy"><Icon name=IconName::EyeOff/><span>{lang.say(P::WithoutNamesHere)}</span></p> }
    });
    let asked = question(lang, phase.kind, phase.prompt.as_ref());
    view! {
        <div class="prompt"><p class="prompt-phase" dir="auto">{name}</p><h1 class="prompt-text" dir="auto">{asked}</h1></div>
        {private}
        {anonymous}
    }
    .into_any()
}

/// What a phase is called here.
pub(super) fn phase_name(lang: UiLang, phase: &Phase) -> String {
    phase.title.as_ref().map_or_else(|| lang.say(CommonText::from(phase.kind)).to_owned(), ToString::to_string)
}

fn before(lang: UiLang, group: Option<&GroupView>) -> AnyView {
    let Some(summary) = group.and_then(|group| group.summary.as_ref()) else { return ().into_any() };
    view! {
        <details class="before" open=true>
            <summary><Icon name=IconName::History/> <span>{lang.say(P::RoundBefore)}</span></summary>
            <p dir="auto" lang=other_lang(lang, summary.lang.as_str())>{summary.text.to_string()}</p>
        </details>
    }
    .into_any()
}

/// One's own cards that the table does not see: unrevealed, queued, late, hidden.
fn own_cards(lang: UiLang, plain: &Room, field: Option<&FieldTag>) -> AnyView {
    let mut cards: Vec<&CardView> = plain.me.own.iter().filter(|card| card.standing != Standing::Withdrawn).collect();
    cards.sort_by_key(|card| (card.written, card.id));
    if cards.is_empty() {
        return ().into_any();
    }
    let count = cards.len();
    let items = cards.into_iter().map(|card| card_item(lang, plain.workshop, card, field, true)).collect_view();
    view! {
        <section class="zone" aria-labelledby="own">
            <h2 class="zone-title" id="own">{lang.say(P::OnlyWithYou)} " " <span class="count">{count}</span></h2>
            <ul class="cards">{items}</ul>
        </section>
    }
    .into_any()
}

fn table_cards(lang: UiLang, plain: &Room, field: Option<&FieldTag>) -> AnyView {
    let Some(group) = plain.me.seat.group else { return ().into_any() };
    let mut cards: Vec<&CardView> = plain.following.cards.values().filter(|card| card.group == group).collect();
    cards.sort_by_key(|card| (card.written, card.id));
    let count = cards.len();
    let unrevealed = plain.following.groups.get(&group).map_or(0, |group| group.unrevealed);
    let list = if cards.is_empty() && unrevealed > 0 {
        view! { <p class="hint">{lang.count(P::UnrevealedCount, unrevealed)}</p> }.into_any()
    } else if cards.is_empty() {
        empty(IconName::Lightbulb, lang.say(P::NoCardsYet), lang.say(P::NoCardsYetHint))
    } else {
        board(lang, plain.workshop, &plain.following, cards, field, &plain.me.shown)
    };
    view! {
        <section class="zone" aria-labelledby="table">
            <h2 class="zone-title" id="table">{lang.say(P::TableCards)} " " <span class="count">{count}</span></h2>
            {list}
        </section>
    }
    .into_any()
}

/// Cards as they lie on a table: what was put together under its name, the rest after it. `mine` are the reader's own.
pub(super) fn board(
    lang: UiLang,
    workshop: WorkshopId,
    following: &Following,
    cards: Vec<&CardView>,
    field: Option<&FieldTag>,
    mine: &[CardId],
) -> AnyView {
    let mut outermost: Vec<(ClusterId, Vec<&CardView>)> = Vec::new();
    let mut single = Vec::new();
    for card in cards {
        match card.cluster.map(|cluster| outer(following, cluster)) {
            Some(cluster) => match outermost.iter_mut().find(|(known, _)| *known == cluster) {
                Some((_, inside)) => inside.push(card),
                None => outermost.push((cluster, vec![card])),
            },
            None => single.push(card),
        }
    }
    let clusters = outermost
        .into_iter()
        .map(|(id, inside)| {
            let view = following.clusters.get(&id);
            let name = match view.and_then(|cluster| cluster.name.clone()) {
                Some(name) => view! { <span class="cluster-name" dir="auto">{name}</span> }.into_any(),
                None => view! { <span class="cluster-name is-unnamed">{lang.say(P::Unnamed)}</span> }.into_any(),
            };
            let size = lang.count(P::CardCount, u32::try_from(inside.len()).unwrap_or(u32::MAX));
            let handed = view.is_some_and(|cluster| cluster.handed_over).then(|| handed_tag(lang));
            let items = inside.into_iter().map(|card| card_item(lang, workshop, card, field, mine.contains(&card.id))).collect_view();
            view! {
                <li class=hued("cluster", field)>
                    <div class="cluster-head cluster-plain"><p class="cluster-title">{name}" "<span class="cluster-size">{size}</span></p>{handed}</div>
                    <ul class="cards cluster-cards">{items}</ul>
                </li>
            }
        })
        .collect_view();
    let singles =
        single.into_iter().map(|card| card_item(lang, workshop, card, field, mine.contains(&card.id))).collect_view();
    view! { <ul class="cards">{clusters}{singles}</ul> }.into_any()
}

fn outer(following: &Following, cluster: ClusterId) -> ClusterId {
    let mut here = cluster;
    // A cluster within itself cannot be; the bound only keeps a broken history from hanging the page.
    for _ in 0..1000 {
        match following.clusters.get(&here).and_then(|cluster| cluster.within) {
            Some(above) => here = above,
            None => break,
        }
    }
    here
}

fn handed_tag(lang: UiLang) -> AnyView {
    view! { <span class="tag tag-good"><Icon name=IconName::Check/> {lang.say(P::HandedOver)}</span> }.into_any()
}

/// One card to read. `mine` tells its author where it stands.
pub(super) fn card_item(
    lang: UiLang,
    workshop: WorkshopId,
    card: &CardView,
    field: Option<&FieldTag>,
    mine: bool,
) -> AnyView {
    let mut class = hued("card", field);
    if mine {
        class.push_str(" is-mine");
    }
    let state = if mine { own_state(lang, card) } else { ().into_any() };
    match &card.standing {
        Standing::Hidden { .. } => class.push_str(" is-hidden"),
        Standing::Queued => class.push_str(" is-queued"),
        Standing::Late => class.push_str(" is-late"),
        Standing::Open | Standing::Withdrawn => {}
    }
    let kind = (card.kind != CardKind::Observation).then(|| kind_line(lang, card.kind));
    let language = other_lang(lang, card.lang.as_str());
    let named = language
        .as_ref()
        .map(|tag| view! { " · "<span class="card-lang" lang=tag.clone()>{own_name(tag).to_owned()}</span> });
    let support = (card.support > 0).then(|| view! { <span class="card-note"><Icon name=IconName::Heart/> {lang.count(P::SupportCount, card.support)}</span> });
    let comments = u32::try_from(card.comments.len()).unwrap_or(u32::MAX);
    let comments =
        (comments > 0).then(|| view! { <span class="card-note"><Icon name=IconName::MessageCircle/> {lang.count(P::CommentCount, comments)}</span> });
    let handed = card.handed_over.then(|| handed_tag(lang));
    let own_words = mine && card.author.as_ref().is_none_or(|author| author.behalf.is_none());
    let by = if own_words { lang.say(P::ByYou).into_any() } else { author(lang, card.author.as_ref()) };
    view! {
        <li class=class id=format!("card-{}", card.id)>
            {kind}
            <p class="card-text" dir="auto" lang=language>{card.text.clone()}</p>
            {state}
            <div class="card-foot">
                <p class="card-by">{by}{named}</p>
                {support}
                {comments}
                {handed}
                {story::link(lang, workshop, card.id, &card.text)}
            </div>
        </li>
    }
    .into_any()
}

/// Who wrote it, as far as may be said.
pub(super) fn author(lang: UiLang, author: Option<&Author>) -> AnyView {
    if let Some(told) = author.and_then(|author| written_down(lang, author.behalf, author.scribe.as_ref())) {
        return told;
    }
    let gone = |author: &Author| author.erased.then(|| lang.say(CommonText::DeletedAccount).to_owned());
    let said = |author: &Author| [gone(author), author.name.clone(), author.organisation.clone()];
    let parts: Vec<String> = author.into_iter().flat_map(said).flatten().collect();
    if parts.is_empty() { lang.say(CommonText::WithoutName).into_any() } else { super::parts::dotted(parts) }
}

fn own_state(lang: UiLang, card: &CardView) -> AnyView {
    let (icon, text) = match &card.standing {
        Standing::Hidden { reason } => {
            let reason = reason.to_string();
            return view! {
                <div class="card-reason"><Icon name=IconName::EyeOff/>
                    <p><strong>{lang.say(P::HiddenByModerators)}</strong> " " {lang.say(P::ReasonWord)} ": " <bdi>{reason}</bdi></p></div>
            }
            .into_any();
        }
        Standing::Queued => (IconName::Eye, P::StateQueued),
        Standing::Late => (IconName::Inbox, P::StateLate),
        Standing::Open | Standing::Withdrawn if !card.revealed => (IconName::Lock, P::StateOnlyYou),
        Standing::Open | Standing::Withdrawn if card.locked => (IconName::Lock, P::StateLocked),
        Standing::Open | Standing::Withdrawn => return ().into_any(),
    };
    view! { <p class="card-state"><Icon name=icon/><span>{lang.say(text)}</span></p> }.into_any()
}

fn writing(lang: UiLang, plain: &Room, phase: Option<&Phase>, closed: bool) -> AnyView {
    let may = !closed && plain.me.seat.group.is_some() && phase.is_some_and(|phase| phase.kind.allows(Verb::Write));
    // A text that was refused stays in its box, whatever the phase has become.
    if !may && plain.draft.text.is_empty() {
        return problem_below(lang, plain);
    }
    let draft = &plain.draft;
    let asked: Vec<CardKind> = phase
        .map(|phase| phase.kinds.clone())
        .filter(|kinds| !kinds.is_empty())
        .unwrap_or_else(|| vec![CardKind::Observation]);
    let chosen = draft.kind.or_else(|| asked.first().copied()).unwrap_or(CardKind::Observation);
    let kinds = if asked.len() > 1 {
        let pills = asked
            .iter()
            .map(|kind| {
                view! {
                    <label class="pill"><input type="radio" name="kind" value=card_kind_key(*kind) checked=*kind == chosen/>
                        <span><Icon name=kind_icon(*kind)/> {lang.say(CommonText::from(*kind))}</span></label>
                }
            })
            .collect_view();
        view! { <div class="write-kinds" role="radiogroup" aria-label=lang.say(P::WhatDoYouWrite)>{pills}</div> }
            .into_any()
    } else {
        view! { <input type="hidden" name="kind" value=card_kind_key(chosen)/> }.into_any()
    };
    let phase_id = draft.phase.or_else(|| phase.map(|phase| phase.id));
    let phase_field = phase_id.map(|id| view! { <input type="hidden" name="phase" value=id.to_string()/> });
    let written = if draft.lang.is_empty() { plain.me.lang.as_str() } else { &draft.lang };
    let invalid = plain.problem.as_ref().map(|_| "true");
    let described = plain.problem.as_ref().map(|_| "write-problem");
    view! {
        <form class="write" method="post" aria-label=lang.say(P::YourCard) action=format!("/w/{}/card", plain.workshop)>
            <input type="hidden" name="command" value=draft.command_id.clone()/>
            {phase_field}
            {kinds}
            {under(lang, plain, &asked)}
            {field_problem(lang, "write-problem", plain.problem.as_ref())}
            <div class="write-row">
                <label class="vh" for="write">{lang.say(P::YourCard)}</label>
                <textarea class="write-box" id="write" name="text" rows="2" dir="auto" required maxlength=CardText::MAX.to_string()
                    placeholder=lang.say(P::YourIdea) aria-invalid=invalid aria-describedby=described inner_html=literal(&draft.text)></textarea>
                <button class="btn btn-main btn-icon write-send" aria-label=lang.say(P::SendCard)><Icon name=IconName::Send/></button>
            </div>
            <div class="write-lang">
                <label for="write-lang">{lang.say(P::WrittenIn)}</label>
                <select class="input" id="write-lang" name="lang">{language_options(written)}</select>
            </div>
        </form>
    }
    .into_any()
}

/// Where nothing can be written now, a problem still has its place.
fn problem_below(lang: UiLang, plain: &Room) -> AnyView {
    match &plain.problem {
        Some(problem) => view! { <p class="thumb-note" role="alert"><Icon name=IconName::CircleAlert/><span>{super::parts::sentence(lang, problem)}</span></p> }.into_any(),
        None => ().into_any(),
    }
}

/// What a goal or a measure hangs under.
fn under(lang: UiLang, plain: &Room, asked: &[CardKind]) -> AnyView {
    let Some(group) = plain.me.seat.group else { return ().into_any() };
    let above: Vec<&CardView> = plain
        .following
        .cards
        .values()
        .filter(|card| card.group == group && asked.iter().any(|kind| kind.hangs_under(card.kind)))
        .collect();
    if above.is_empty() {
        return ().into_any();
    }
    let options = above
        .into_iter()
        .map(|card| {
            let text = format!("{}: {}", lang.say(CommonText::from(card.kind)), shortened(&card.text));
            view! { <option value=card.id.to_string() dir="auto" selected=plain.draft.under == Some(card.id)>{text}</option> }
        })
        .collect_view();
    view! {
        <div class="write-lang">
            <label for="write-under">{lang.say(P::HangsUnder)}</label>
            <select class="input" id="write-under" name="under"><option value="">{lang.say(P::OnItsOwn)}</option>{options}</select>
        </div>
    }
    .into_any()
}

fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short.replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sent_form_becomes_a_command() {
        let pairs = [
            ("command", "c1"),
            ("kind", "main_goal"),
            ("text", "Mehr Platz"),
            ("lang", "de"),
            ("under", ""),
            ("phase", "0000000000007"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
        let draft = Draft::parse(&pairs);
        assert_eq!(draft.command_id, "c1");
        assert_eq!(
            draft.to_command(),
            Command::WriteCard {
                kind: CardKind::MainGoal,
                text: "Mehr Platz".to_owned(),
                lang: "de".to_owned(),
                phase: Some(PhaseId(7)),
                under: None,
                from: None
            }
        );
    }

    #[test]
    fn kinds_are_named_as_on_the_wire() {
        for kind in CardKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), card_kind_key(kind));
        }
    }
}
