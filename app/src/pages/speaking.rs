//! The lists of speakers, of the room and of one's own table: asking to speak, and leading a list. Works without JavaScript.

use domain::ids::{GroupId, SeatId, WorkshopId};
use domain::view::{FloorView, SpeakerView};
use domain::wire::Problem;
use domain::workshop::{KindSpoken, LONGEST_SPEECH_SECS};
use leptos::prelude::*;

use super::document::{Sheet, Shell};
use super::parts::{Tone, dotted, note, problem_note};
use crate::catalogue::{CommonText, PageText as P, PollText, SpeakingText as T, UiLang};
use crate::components::{Icon, IconName};
use crate::live::overview::clock_face;

/// The data of the page.
#[derive(Debug, Clone)]
pub struct Speaking {
    pub workshop: WorkshopId,
    /// The room's list, then the tables' that who reads may see.
    pub floors: Vec<FloorOnPage>,
    /// The reader's seat, if any.
    pub me: Option<SeatId>,
    pub runs_workshop: bool,
    pub problem: Option<Problem>,
    /// How a list is led was just saved.
    pub saved: bool,
}

/// One list.
#[derive(Debug, Clone)]
pub struct FloorOnPage {
    pub floor: FloorView,
    /// The table's name; nothing for the room.
    pub table: Option<String>,
    /// Since when somebody speaks, as a clock shows it.
    pub since: Option<String>,
    /// The reader waits here.
    pub asked: bool,
    /// The reader can put himself on the list.
    pub may_ask: bool,
    /// The reader leads the list.
    pub leads: bool,
    /// Whom the reader can put on the list, by name.
    pub others: Vec<(SeatId, Option<String>)>,
}

pub(super) fn sheet(shell: &Shell, page: Speaking) -> Sheet {
    let lang = shell.lang;
    let to = address(page.workshop);
    let floors = page.floors.iter().enumerate();
    let floors = floors.map(|(place, floor)| section(lang, &to, page.me, place, floor)).collect_view();
    let (back, words) = match page.runs_workshop {
        true => (format!("/w/{}/console", page.workshop), PollText::BackToConsole),
        false => (format!("/w/{}", page.workshop), PollText::BackToRoom),
    };
    let body = view! {
        <main id="main" class="column" tabindex="-1">
            <hgroup class="title"><h1>{lang.say(T::Speakers)}</h1><p>{lang.say(T::SpeakersLead)}</p></hgroup>
            {problem_note(lang, page.problem.as_ref())}
            {page.saved.then(|| note(Tone::Good, lang.say(T::Saved)))}
            <div class="actions">
                <a class="btn" href=to><Icon name=IconName::Repeat/> {lang.say(P::Reload)}</a>
                <a class="btn" href=back>{lang.say(words)}</a>
            </div>
            {floors}
        </main>
    };
    Sheet::page(lang.say(T::Speakers), body.into_any())
}

/// Where the page is.
pub(super) fn address(workshop: WorkshopId) -> String {
    format!("/w/{workshop}/speaking")
}

/// A name in a sentence keeps its own direction.
fn with_name(lang: UiLang, text: T, name: &str) -> String {
    lang.fill(text, &[("name", &format!("\u{2068}{name}\u{2069}"))])
}

fn name_of(lang: UiLang, name: Option<&String>) -> String {
    name.cloned().unwrap_or_else(|| lang.say(CommonText::WithoutName).to_owned())
}

fn section(lang: UiLang, to: &str, me: Option<SeatId>, place: usize, on_page: &FloorOnPage) -> AnyView {
    let FloorOnPage { floor, table, leads, .. } = on_page;
    let id = format!("floor-{place}");
    let title = match table {
        Some(table) => lang.fill(T::OfTable, &[("table", &format!("\u{2068}{table}\u{2069}"))]),
        None => lang.say(T::OfRoom).to_owned(),
    };
    let closed = (!floor.open).then(|| view! { <p class="hint">{lang.say(T::IsClosed)}</p> });
    let used = floor.is_in_use().then(|| {
        view! {
            {now(lang, on_page)}
            {own(lang, to, me, on_page)}
            {leads.then(|| lead(lang, to, on_page))}
            {queue(lang, to, on_page)}
            {(*leads && floor.open).then(|| add(lang, to, &id, on_page))}
        }
    });
    let times = (!floor.spoken.is_empty()).then(|| {
        view! { <h3>{lang.say(T::Times)}</h3> {times(lang, &format!("{id}-times"), &floor.spoken)} }
    });
    view! {
        <section class="step speaking" aria-labelledby=id.clone()>
            <h2 class="step-title" id=id.clone()>{title}</h2>
            {closed}
            {used}
            {times}
            {leads.then(|| settings(lang, to, &id, floor))}
        </section>
    }
    .into_any()
}

/// Who speaks, and what is agreed.
fn now(lang: UiLang, on_page: &FloorOnPage) -> AnyView {
    let floor = &on_page.floor;
    let speaker = match &floor.speaker {
        Some(speaker) => {
            let speaks = with_name(lang, T::Speaks, &name_of(lang, speaker.who.name.as_ref()));
            let since = on_page.since.as_ref().map(|since| lang.fill(T::Since, &[("time", since)]));
            view! { <p class="speakers-now"><strong>{speaks}</strong>{since.map(|since| view! { " "<span>{since}</span> })}</p> }.into_any()
        }
        None => view! { <p>{lang.say(T::NobodySpeaks)}</p> }.into_any(),
    };
    let limit = (floor.limit_secs > 0).then(|| lang.count(T::LimitIs, floor.limit_secs.div_ceil(60)));
    let alternate = floor.alternate.then(|| lang.say(T::KindsAlternate).to_owned());
    let agreed: Vec<_> = limit.into_iter().chain(alternate).collect();
    let agreed = (!agreed.is_empty()).then(|| view! { <p class="hint">{agreed.join(" ")}</p> });
    view! { {speaker}{agreed} }.into_any()
}

/// One's own turn, and the one thing one can do about it.
fn own(lang: UiLang, to: &str, me: Option<SeatId>, on_page: &FloorOnPage) -> AnyView {
    let Some(me) = me else { return ().into_any() };
    let floor = &on_page.floor;
    let is_me = |speaker: &SpeakerView| speaker.who.seat == Some(me);
    let (said, act, word, class) = if floor.speaker.as_ref().is_some_and(is_me) {
        (Some(lang.say(T::YouSpeak).to_owned()), "finish", T::SpokenOut, "btn btn-main")
    } else if on_page.asked {
        let said = match floor.next.iter().position(is_me) {
            Some(0) => lang.say(T::YouAreNext).to_owned(),
            Some(before) => lang.count(T::BeforeYou, u32::try_from(before).unwrap_or(u32::MAX)),
            None => lang.say(T::YouWait).to_owned(),
        };
        (Some(said), "withdraw", T::RatherNot, "btn")
    } else if on_page.may_ask {
        (None, "ask", T::WantToSpeak, "btn btn-main")
    } else {
        return ().into_any();
    };
    let said = said.map(|said| view! { <p><strong>{said}</strong></p> });
    view! { {said}{act_form(to, floor.group, None, act, lang.say(word).to_owned(), class, None)} }.into_any()
}

/// A form of one button.
fn act_form(
    to: &str,
    group: Option<GroupId>,
    seat: Option<SeatId>,
    act: &'static str,
    word: String,
    class: &'static str,
    whom: Option<&str>,
) -> AnyView {
    let label = whom.map(|whom| format!("{word}: {whom}"));
    let seat = seat.map(|seat| view! { <input type="hidden" name="seat" value=seat.to_string()/> });
    view! {
        <form method="post" action=to.to_owned()>
            {group_field(group)}
            {seat}
            <button class=class name="act" value=act aria-label=label>{word}</button>
        </form>
    }
    .into_any()
}

fn group_field(group: Option<GroupId>) -> AnyView {
    let group = group.map(|group| group.to_string()).unwrap_or_default();
    view! { <input type="hidden" name="group" value=group/> }.into_any()
}

fn queue(lang: UiLang, to: &str, on_page: &FloorOnPage) -> AnyView {
    let floor = &on_page.floor;
    if floor.waiting == 0 {
        return view! { <p>{lang.say(T::NobodyWaits)}</p> }.into_any();
    }
    let rows = floor.next.iter().map(|speaker| {
        let name = name_of(lang, speaker.who.name.as_ref());
        let belongs = speaker.who.organisation.clone();
        let belongs = belongs.or_else(|| speaker.kind.map(|kind| lang.say(CommonText::from(kind)).to_owned()));
        let spoken = match speaker.speeches {
            0 => lang.say(T::HasNotSpoken).to_owned(),
            n => lang.count(T::HasSpoken, n),
        };
        let about: Vec<_> = belongs.into_iter().chain([spoken]).collect();
        let act = |act, word: T| {
            act_form(to, floor.group, speaker.who.seat, act, lang.say(word).to_owned(), "btn btn-small", Some(&name))
        };
        let tools = on_page.leads.then(|| {
            view! { <div class="speaking-tools">{act("call", T::Call)}{act("remove", T::TakeOff)}</div> }
        });
        view! { <li><p><bdi>{name.clone()}</bdi></p><p class="shelf-meta">{dotted(about)}</p>{tools}</li> }
    });
    let rows = rows.collect_view();
    let shown = u32::try_from(floor.next.len()).unwrap_or(u32::MAX);
    let more = Some(floor.waiting.saturating_sub(shown)).filter(|more| *more > 0);
    view! {
        <h3>{lang.say(T::Waiting)}</h3>
        <ol class="speaking-queue">{rows}</ol>
        {more.map(|more| view! { <p>{lang.count(T::MoreWait, more)}</p> })}
    }
    .into_any()
}

/// Calling the next one, and ending a speech.
fn lead(lang: UiLang, to: &str, on_page: &FloorOnPage) -> AnyView {
    let floor = &on_page.floor;
    let next = floor.next.first().map(|next| {
        let word = with_name(lang, T::NextIs, &name_of(lang, next.who.name.as_ref()));
        act_form(to, floor.group, next.who.seat, "call", word, "btn btn-main", None)
    });
    let end = lang.say(T::EndSpeech).to_owned();
    let end = floor.speaker.as_ref().map(|_| act_form(to, floor.group, None, "end", end, "btn", None));
    view! { <div class="speaking-tools">{next}{end}</div> }.into_any()
}

/// Putting somebody on the list who has no phone at hand.
fn add(lang: UiLang, to: &str, id: &str, on_page: &FloorOnPage) -> AnyView {
    if on_page.others.is_empty() {
        return ().into_any();
    }
    let id = format!("{id}-add");
    let others = on_page.others.iter().map(|(seat, name)| {
        view! { <option value=seat.to_string()>{name_of(lang, name.as_ref())}</option> }
    });
    view! {
        <form class="poll-inline" method="post" action=to.to_owned()>
            {group_field(on_page.floor.group)}
            <label for=id.clone()>{lang.say(T::AddWho)}</label>
            <select class="input" id=id name="seat">{others.collect_view()}</select>
            <button class="btn" name="act" value="add">{lang.say(T::Add)}</button>
        </form>
    }
    .into_any()
}

fn settings(lang: UiLang, to: &str, id: &str, floor: &FloorView) -> AnyView {
    let id = format!("{id}-minutes");
    let hint = format!("{id}-hint");
    let most = (LONGEST_SPEECH_SECS / 60).to_string();
    view! {
        <details class="speaking-settings" open=!floor.is_in_use()>
            <summary>{lang.say(T::Settings)}</summary>
            <form class="form" method="post" action=to.to_owned()>
                {group_field(floor.group)}
                <div class="form-row">
                    <label class="check"><input type="checkbox" name="open" value="on" checked=floor.open/> <span>{lang.say(T::IsOpen)}</span></label>
                    <label class="check"><input type="checkbox" name="alternate" value="on" checked=floor.alternate/> <span>{lang.say(T::Alternate)}</span></label>
                </div>
                <div class="form-row">
                    <label for=id.clone()>{lang.say(T::LimitMinutes)}</label>
                    <p class="hint" id=hint.clone()>{lang.say(T::LimitHint)}</p>
                    <input class="input input-number" id=id name="minutes" type="number" inputmode="numeric" min="0" max=most value=floor.limit_secs.div_ceil(60).to_string() aria-describedby=hint required/>
                </div>
                <div class="actions"><button class="btn" name="act" value="set">{lang.say(T::Save)}</button></div>
            </form>
        </details>
    }
    .into_any()
}

/// Who has spoken how much, by kind of organisation: never by person.
pub(super) fn times(lang: UiLang, id: &str, spoken: &[KindSpoken]) -> AnyView {
    let rows = spoken.iter().map(|row| {
        let kind = row.kind.map_or_else(|| lang.say(T::WithoutKind), |kind| lang.say(CommonText::from(kind)));
        let time = clock_face(u32::try_from(row.millis / 1000).unwrap_or(u32::MAX));
        view! {
            <tr>
                <th scope="row">{kind}</th>
                <td class="num">{row.speeches}</td>
                <td class="num"><bdi dir="ltr">{time}</bdi></td>
            </tr>
        }
    });
    view! {
        <div class="table-wrap" tabindex="0" role="region" aria-labelledby=id.to_owned()>
            <table class="table">
                <caption id=id.to_owned()>{lang.say(T::TimesCaption)}</caption>
                <thead><tr>
                    <th scope="col">{lang.say(T::KindOfOrganisation)}</th>
                    <th scope="col" class="num">{lang.say(T::Speeches)}</th>
                    <th scope="col" class="num">{lang.say(T::Time)}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
