//! What waits for a decision: contributions to be checked, and those that came late.

use domain::ids::CardId;
use domain::view::{Author, Following};
use domain::workshop::{Command, Contribution, HidingRule, Moderation, Standing};
use leptos::prelude::*;

use crate::catalogue::{ConsoleText as T, say, say_with};
use crate::components::{Icon, IconName};
use crate::live::console::desk::Desk;
use crate::live::console::reason::{For, ReasonForm};
use crate::live::console::words::{ago, author_parts};
use crate::live::marks::FieldMark;
use crate::live::overview::field_of;
use crate::live::parts::{hue_class, snippet};

/// Contributions with a standing, oldest first.
fn with_standing(following: &Following, wanted: &Standing) -> Vec<Contribution> {
    let mut found: Vec<_> = following
        .cards
        .values()
        .flat_map(|card| {
            let own = (card.standing == *wanted).then_some((card.written, Contribution::Card(card.id)));
            let comments = card
                .comments
                .iter()
                .filter(|c| c.standing == *wanted)
                .map(|c| (c.at, Contribution::Comment(card.id, c.id)));
            own.into_iter().chain(comments)
        })
        .collect();
    found.sort();
    found.into_iter().map(|(_, what)| what).collect()
}

/// What the moderator reads of a contribution that waits.
#[derive(Debug, Clone, PartialEq)]
struct Read {
    text: String,
    lang: String,
    author: Option<Author>,
    at: domain::Timestamp,
    /// For comments: what they are about.
    about: Option<String>,
    group: domain::ids::GroupId,
}

fn read(following: &Following, what: Contribution) -> Option<Read> {
    let card = following.cards.get(&what.card())?;
    Some(match what {
        Contribution::Card(_) => Read {
            text: card.text.clone(),
            lang: card.lang.to_string(),
            author: card.author.clone(),
            at: card.written,
            about: None,
            group: card.group,
        },
        Contribution::Comment(_, id) => {
            let comment = card.comments.iter().find(|c| c.id == id)?;
            Read {
                text: comment.text.clone(),
                lang: comment.lang.to_string(),
                author: comment.author.clone(),
                at: comment.at,
                about: Some(snippet(&card.text, 60)),
                group: card.group,
            }
        }
    })
}

/// The queue of pre-moderation.
#[component]
pub(super) fn Queue(desk: Desk) -> impl IntoView {
    let before = Memo::new(move |_| {
        desk.link.following.with(|f| f.room.as_ref().is_some_and(|r| r.rules.moderation == Moderation::Before))
    });
    let waiting = Memo::new(move |_| desk.link.following.with(|f| with_standing(f, &Standing::Queued)));
    let empty = Signal::derive(move || if before.get() { T::CheckEmpty } else { T::CheckAfter });
    view! { <Tray desk title=T::Check waiting empty/> }
}

/// The tray of what came after its phase was over.
#[component]
pub(super) fn LateTray(desk: Desk) -> impl IntoView {
    let waiting = Memo::new(move |_| desk.link.following.with(|f| with_standing(f, &Standing::Late)));
    view! { <Tray desk title=T::Late waiting empty=Signal::derive(|| T::LateEmpty)/> }
}

#[component]
fn Tray(desk: Desk, title: T, waiting: Memo<Vec<Contribution>>, empty: Signal<T>) -> impl IntoView {
    let many = Memo::new(move |_| waiting.with(Vec::len));
    view! {
        <section class="panel">
            <h2 class="panel-title">
                {say(title)} {move || (many.get() > 0).then(|| view! { <span class="count">{many.get()}</span> })}
            </h2>
            {move || (many.get() == 0).then(|| view! { <p class="panel-none">{say(empty.get())}</p> })}
            <ul class="queue">
                <For each=move || waiting.get() key=|what| *what let:what>
                    <Waiting desk what is_late=title == T::Late/>
                </For>
            </ul>
        </section>
    }
    .into_any()
}

#[component]
fn Waiting(desk: Desk, what: Contribution, is_late: bool) -> impl IntoView {
    let contribution = Memo::new(move |_| desk.link.following.with(|f| read(f, what)));
    let field = Memo::new(move |_| {
        let group = contribution.with(|c| c.as_ref().map(|c| c.group))?;
        desk.link.following.with(|f| field_of(f, group))
    });
    let turning_down = RwSignal::new(false);
    let card: CardId = what.card();
    let accept = move |_| desk.send(if is_late { Command::AdmitLate { card } } else { Command::Approve { what } });
    let refuse = move |(reason, rule): (String, HidingRule)| {
        turning_down.set(false);
        desk.send(match is_late {
            true => Command::DeclineLate { card, reason, rule },
            false => Command::Hide { what, reason, rule },
        });
    };
    let text = move || {
        contribution.get().map(|read| {
            let (name, organisation) = author_parts(read.author.as_ref());
            let at = read.at;
            view! {
                <p class="queue-text" dir="auto" lang=read.lang>
                    {read.text}
                </p>
                {read.about.map(|about| view! { <p class="queue-by" dir="auto">{say_with(T::AsComment, &[("text", &about)])}</p> })}
                <p class="queue-by">
                    {field.get().map(|field| view! { <FieldMark field/> })}
                    <span>
                        <bdi>{name}</bdi>
                        {organisation.map(|o| view! { " · " <bdi>{o}</bdi> })} " · " {move || ago(desk.now.get(), at)}
                    </span>
                </p>
            }
            .into_any()
        })
    };
    view! {
        <li class=move || format!("queue-item {}", field.with(|f| hue_class(f.as_ref())))>
            {text}
            {move || {
                if turning_down.get() {
                    let purpose = if is_late { For::Declining } else { For::Hiding };
                    view! { <ReasonForm purpose on_reason=refuse on_cancel=move |()| turning_down.set(false)/> }.into_any()
                } else {
                    view! {
                        <div class="queue-tools">
                            <button type="button" class="btn btn-small" on:click=accept>
                                <Icon name=IconName::Check/>
                                {say(if is_late { T::Admit } else { T::Approve })}
                            </button>
                            <button type="button" class="btn btn-small" on:click=move |_| turning_down.set(true)>
                                <Icon name=if is_late { IconName::X } else { IconName::EyeOff }/>
                                {say(if is_late { T::Decline } else { T::Hide })}
                            </button>
                        </div>
                    }
                        .into_any()
                }
            }}
        </li>
    }
    .into_any()
}
