//! One card as moderators see it: what it says, who said it, and what can be done about it.

use domain::ids::{CardId, CommentId};
use domain::view::CardView;
use domain::workshop::{CardKind, Command, Contribution, Item, Stage, Standing};
use leptos::prelude::*;

use crate::catalogue::{CommonText, ConsoleText as T, say, say_count, say_with};
use crate::components::{Icon, IconName};
use crate::live::console::desk::Desk;
use crate::live::console::ordering::pick;
use crate::live::console::reason::{For, ReasonForm};
use crate::live::console::words::{ago, author_parts};
use crate::live::marks::classes;
use crate::live::overview::field_of;
use crate::live::parts::{hue_class, kind_icon, snippet};

/// What is to be said about where a card stands.
fn state_words(card: &CardView) -> Option<(IconName, String)> {
    match &card.standing {
        Standing::Queued => Some((IconName::Eye, say(T::StateQueued).to_owned())),
        Standing::Late => Some((IconName::Inbox, say(T::StateLate).to_owned())),
        Standing::Hidden { reason } => Some((IconName::EyeOff, say_with(T::StateHidden, &[("reason", reason)]))),
        Standing::Withdrawn => Some((IconName::Trash, say(T::StateWithdrawn).to_owned())),
        Standing::Open if !card.revealed => Some((IconName::EyeOff, say(T::StateCovered).to_owned())),
        Standing::Open => None,
    }
}

/// A card. Its parts follow one by one, so that an open menu or a half-written reason survives what arrives meanwhile.
#[component]
pub(super) fn CardItem(
    desk: Desk,
    id: CardId,
    /// It lies in a cluster and can be taken out.
    nested: bool,
) -> impl IntoView {
    let card = Memo::new(move |_| desk.link.following.with(|f| f.cards.get(&id).cloned()));
    let part = move |read: fn(&CardView) -> bool| Memo::new(move |_| card.with(|c| c.as_ref().is_some_and(read)));
    let locked = part(|c| c.locked);
    let hidden = part(|c| matches!(c.standing, Standing::Hidden { .. }));
    let handed = part(|c| c.handed_over);
    let text = Memo::new(move |_| card.with(|c| c.as_ref().map(|c| (c.text.clone(), c.lang.to_string()))));
    let kind = Memo::new(move |_| card.with(|c| c.as_ref().map(|c| c.kind)));
    let state = Memo::new(move |_| card.with(|c| c.as_ref().and_then(state_words)));
    let author = Memo::new(move |_| card.with(|c| c.as_ref().and_then(|c| c.author.clone())));
    let under = Memo::new(move |_| {
        let above = card.with(|c| c.as_ref().and_then(|c| c.under))?;
        desk.link.following.with(|f| f.cards.get(&above).map(|c| snippet(&c.text, 60)))
    });
    let support = Memo::new(move |_| card.with(|c| c.as_ref().map_or(0, |c| c.support)));
    let comments = Memo::new(move |_| {
        card.with(|c| c.as_ref().map_or_else(Vec::new, |c| c.comments.iter().map(|c| c.id).collect()))
    });
    let hue = Memo::new(move |_| {
        desk.link.following.with(|f| hue_class(f.cards.get(&id).and_then(|c| field_of(f, c.group)).as_ref()))
    });
    let talking = RwSignal::new(false);
    let hiding = RwSignal::new(false);
    let item = Item::Card(id);
    let picked = Memo::new(move |_| desk.picked.with(|p| p.contains(&item)));
    let words =
        move || text.get().map(|(text, lang)| view! { <span class="card-text" dir="auto" lang=lang>{text}</span> });
    view! {
        <li
            class=move || {
                let states = [
                    ("is-hidden", hidden.get()),
                    ("is-locked", locked.get()),
                    ("is-handed", handed.get()),
                    ("is-picked", picked.get()),
                ];
                classes("card", &hue.get(), &states)
            }
        >
            {move || {
                kind.get()
                    .filter(|kind| *kind != CardKind::Observation)
                    .map(|kind| {
                        view! {
                            <p class="card-kind">
                                <Icon name=kind_icon(kind)/>
                                {say(CommonText::from(kind))}
                            </p>
                        }
                    })
            }}
            {move || {
                if desk.joining_in.get() && !nested {
                    view! {
                        <button
                            type="button"
                            class="card-pick"
                            aria-pressed=move || picked.get().to_string()
                            on:click=move |_| pick(desk, item)
                        >
                            {words}
                            <span class="card-mark">
                                <Icon name=IconName::Check/>
                            </span>
                        </button>
                    }
                        .into_any()
                } else {
                    view! { <p class="card-line">{words}</p> }.into_any()
                }
            }}
            {move || under.get().map(|text| view! { <p class="card-by" dir="auto">{say_with(T::BelongsTo, &[("text", &text)])}</p> })}
            {move || {
                state
                    .get()
                    .map(|(icon, words)| {
                        view! {
                            <p class="card-state">
                                <Icon name=icon/>
                                <span dir="auto">{words}</span>
                            </p>
                        }
                    })
            }}
            {move || {
                locked
                    .get()
                    .then(|| {
                        view! {
                            <p class="card-state">
                                <Icon name=IconName::Lock/>
                                <span>{say(T::StateLocked)}</span>
                            </p>
                        }
                    })
            }}
            {move || {
                handed
                    .get()
                    .then(|| {
                        view! {
                            <p class="card-state">
                                <Icon name=IconName::CircleCheck/>
                                <span>{say(T::HandedOver)}</span>
                            </p>
                        }
                    })
            }}
            <div class="card-foot">
                <p class="card-by">
                    {move || {
                        let (name, organisation) = author_parts(author.get().as_ref());
                        view! {
                            <bdi>{name}</bdi>
                            {organisation.map(|o| view! { " · " <bdi>{o}</bdi> })}
                        }
                    }}
                    {move || {
                        Some(support.get())
                            .filter(|n| *n > 0)
                            .map(|n| {
                                view! {
                                    <span class="card-support">
                                        <Icon name=IconName::Heart/>
                                        <span aria-hidden="true">{n}</span>
                                        <span class="vh">{say_count(T::SupportCount, n)}</span>
                                    </span>
                                }
                            })
                    }}
                </p>
                <div class="card-tools">
                    {move || {
                        let many = comments.with(Vec::len);
                        (many > 0)
                            .then(|| {
                                let n = u32::try_from(many).unwrap_or(u32::MAX);
                                view! {
                                    <button
                                        type="button"
                                        class="support"
                                        aria-expanded=move || talking.get().to_string()
                                        aria-label=say_count(T::CommentCount, n)
                                        on:click=move |_| talking.update(|on| *on = !*on)
                                    >
                                        <Icon name=IconName::MessageCircle/>
                                        <span>{n}</span>
                                    </button>
                                }
                            })
                    }}
                    <CardMenu desk id locked hidden author_paused=author_paused(desk, author) hiding/>
                </div>
            </div>
            {move || {
                (nested && desk.joining_in.get())
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="btn btn-quiet btn-small"
                                on:click=move |_| desk.send(Command::TakeOut { card: id })
                            >
                                <Icon name=IconName::Split/>
                                {say(T::TakeOut)}
                            </button>
                        }
                    })
            }}
            {move || {
                hiding
                    .get()
                    .then(|| {
                        let hide = move |(reason, rule)| {
                            hiding.set(false);
                            desk.send(Command::Hide { what: Contribution::Card(id), reason, rule });
                        };
                        view! { <ReasonForm purpose=For::Hiding on_reason=hide on_cancel=move |()| hiding.set(false)/> }
                    })
            }}
            {move || {
                talking
                    .get()
                    .then(|| {
                        view! {
                            <section class="talk" aria-label=say(T::Comments)>
                                <ol class="talk-list">
                                    <For each=move || comments.get() key=|id| *id let:comment>
                                        <CommentItem desk card=id comment/>
                                    </For>
                                </ol>
                            </section>
                        }
                    })
            }}
        </li>
    }
    .into_any()
}

/// Whether the author is known to be paused. Of nameless authors nobody knows.
fn author_paused(desk: Desk, author: Memo<Option<domain::view::Author>>) -> Memo<Option<bool>> {
    Memo::new(move |_| {
        let seat = author.with(|a| a.as_ref().and_then(|a| a.seat))?;
        desk.link.following.with(|f| f.seats.get(&seat).map(|s| s.paused))
    })
}

#[component]
fn CardMenu(
    desk: Desk,
    id: CardId,
    locked: Memo<bool>,
    hidden: Memo<bool>,
    author_paused: Memo<Option<bool>>,
    hiding: RwSignal<bool>,
) -> impl IntoView {
    let what = Contribution::Card(id);
    let open = Memo::new(move |_| desk.stage.get() == Stage::Open);
    move || {
        open.get().then(|| {
            view! {
                <details class="menu" name="menu">
                    <summary class="btn btn-icon btn-small" aria-label=say(T::CardMenu)>
                        <Icon name=IconName::Ellipsis/>
                    </summary>
                    <ul class="menu-list">
                        <li>
                            {move || {
                                if hidden.get() {
                                    view! {
                                        <button type="button" class="menu-item" on:click=move |_| desk.send(Command::Restore { what })>
                                            <Icon name=IconName::Eye/>
                                            {say(T::Restore)}
                                        </button>
                                    }
                                        .into_any()
                                } else {
                                    view! {
                                        <button type="button" class="menu-item" on:click=move |_| hiding.set(true)>
                                            <Icon name=IconName::EyeOff/>
                                            {say(T::Hide)}
                                        </button>
                                    }
                                        .into_any()
                                }
                            }}
                        </li>
                        <li>
                            <button
                                type="button"
                                class="menu-item"
                                on:click=move |_| {
                                    let on = !locked.get_untracked();
                                    desk.send(Command::LockCard { card: id, on });
                                }
                            >
                                <Icon name=IconName::Lock/>
                                {move || say(if locked.get() { T::Unlock } else { T::Lock })}
                            </button>
                        </li>
                        <PauseItems desk what author_paused/>
                        <li>
                            <a class="menu-item" href=format!("cards/{id}") target="_blank" rel="noopener">
                                <Icon name=IconName::History/>
                                {say(T::LinkStory)}
                            </a>
                        </li>
                    </ul>
                </details>
            }
            .into_any()
        })
    }
}

/// Pausing whoever wrote something. Where nobody may know who it is, both ways are offered.
#[component]
fn PauseItems(desk: Desk, what: Contribution, author_paused: Memo<Option<bool>>) -> impl IntoView {
    let entry = move |on: bool| {
        view! {
            <li>
                <button type="button" class="menu-item" on:click=move |_| desk.send(Command::PauseAuthor { what, on })>
                    <Icon name=if on { IconName::Pause } else { IconName::Play }/>
                    {say(if on { T::PauseAuthor } else { T::ResumeAuthor })}
                </button>
            </li>
        }
    };
    view! {
        {move || (author_paused.get() != Some(true)).then(|| entry(true))}
        {move || (author_paused.get() != Some(false)).then(|| entry(false))}
    }
}

#[component]
fn CommentItem(desk: Desk, card: CardId, comment: CommentId) -> impl IntoView {
    let what = Contribution::Comment(card, comment);
    let remark = Memo::new(move |_| {
        desk.link.following.with(|f| f.cards.get(&card)?.comments.iter().find(|c| c.id == comment).cloned())
    });
    let hidden =
        Memo::new(move |_| remark.with(|r| r.as_ref().is_some_and(|r| matches!(r.standing, Standing::Hidden { .. }))));
    let author = Memo::new(move |_| remark.with(|r| r.as_ref().and_then(|r| r.author.clone())));
    let paused = author_paused(desk, author);
    let hiding = RwSignal::new(false);
    let open = Memo::new(move |_| desk.stage.get() == Stage::Open);
    view! {
        <li class="talk-item">
            {move || {
                remark
                    .get()
                    .map(|remark| {
                        let (name, _) = author_parts(remark.author.as_ref());
                        let state = match &remark.standing {
                            Standing::Hidden { reason } => Some(say_with(T::StateHidden, &[("reason", reason)])),
                            Standing::Queued => Some(say(T::StateQueued).to_owned()),
                            Standing::Open | Standing::Late | Standing::Withdrawn => None,
                        };
                        let at = remark.at;
                        view! {
                            <p class="talk-text" dir="auto" lang=remark.lang.to_string()>
                                {remark.text}
                            </p>
                            <p class="talk-by">
                                <bdi>{name}</bdi>
                                " · "
                                {move || ago(desk.now.get(), at)}
                                {state.map(|words| view! { " · " <span dir="auto">{words}</span> })}
                            </p>
                        }
                            .into_any()
                    })
            }}
            {move || {
                open.get()
                    .then(|| {
                        view! {
                            <details class="menu" name="menu">
                                <summary class="btn btn-icon btn-small" aria-label=say(T::CommentMenu)>
                                    <Icon name=IconName::Ellipsis/>
                                </summary>
                                <ul class="menu-list">
                                    <li>
                                        <button
                                            type="button"
                                            class="menu-item"
                                            on:click=move |_| {
                                                if hidden.get_untracked() {
                                                    desk.send(Command::Restore { what });
                                                } else {
                                                    hiding.set(true);
                                                }
                                            }
                                        >
                                            <Icon name=IconName::EyeOff/>
                                            {move || say(if hidden.get() { T::Restore } else { T::Hide })}
                                        </button>
                                    </li>
                                    <PauseItems desk what author_paused=paused/>
                                </ul>
                            </details>
                        }
                    })
            }}
            {move || {
                hiding
                    .get()
                    .then(|| {
                        let hide = move |(reason, rule)| {
                            hiding.set(false);
                            desk.send(Command::Hide { what, reason, rule });
                        };
                        view! { <ReasonForm purpose=For::Hiding on_reason=hide on_cancel=move |()| hiding.set(false)/> }
                    })
            }}
        </li>
    }
    .into_any()
}
