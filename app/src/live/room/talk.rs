//! Comments under a card: folded until somebody asks for them.

use domain::ids::CardId;
use domain::text::CommentText;
use domain::view::{CardView, CommentView};
use domain::workshop::{Command, Moderation, Verb};
use leptos::prelude::*;

use crate::catalogue::{CommonText, RoomText as T, say, say_count, say_with};
use crate::components::IconName;
use crate::live::parts::problem_sentence;
use crate::live::room::bits::{icon, icon_button, line, live, number, other_lang, when};
use crate::live::room::card::is_public;
use crate::live::room::drafts::{Place, cleaned};
use crate::live::room::edit::{focus_soon, problem_of};
use crate::live::room::state::{Room, Sheet};

pub(super) fn toggle(room: Room, id: CardId, card: Memo<Option<CardView>>) -> AnyView {
    let count = Memo::new(move |_| card.with(|card| card.as_ref().map_or(0, |card| card.comments.len())));
    let shown =
        move || count.get() > 0 || (room.may(Verb::Comment) && card.with(|card| card.as_ref().is_some_and(is_public)));
    when(shown, move || {
        view! {
            <button type="button" class="support"
                aria-expanded=move || (room.talk.get() == Some(id)).to_string()
                aria-label=move || say_with(T::CommentsLabel, &[("n", &count.get().to_string())])
                on:click=move |_| {
                    let opens = room.talk.get_untracked() != Some(id);
                    room.talk.set(opens.then_some(id));
                    if opens {
                        focus_soon(".talk-form input");
                    }
                }>
                {icon(IconName::MessageCircle)}<span>{move || count.get()}</span>
            </button>
        }
        .into_any()
    })
}

/// The comments, where they are open.
pub(super) fn under(room: Room, id: CardId, card: Memo<Option<CardView>>) -> AnyView {
    let comments =
        Memo::new(move |_| card.with(|card| card.as_ref().map_or_else(Vec::new, |card| card.comments.clone())));
    when(
        move || room.talk.get() == Some(id) && card.with(Option::is_some),
        move || {
            view! {
                <section class="talk" aria-label=say(T::Comments)>
                    <ol class="talk-list">
                        {live(move || comments.get().into_iter().map(|comment| one(room, id, comment)).collect::<Vec<_>>().into_any())}
                        {live(move || on_their_way(room, id))}
                    </ol>
                    {when(move || room.may(Verb::Comment) && card.with(|card| card.as_ref().is_some_and(|card| !card.locked)), move || form(room, id))}
                </section>
            }
            .into_any()
        },
    )
}

fn one(room: Room, card: CardId, comment: CommentView) -> AnyView {
    let id = comment.id;
    let mine = room.link.me.with(|me| me.as_ref().is_some_and(|me| me.comments.contains(&id)));
    let names = if mine {
        vec![say(T::ByYou).to_owned()]
    } else {
        comment.author.map_or_else(Vec::new, |author| {
            let gone = author.erased.then(|| say(CommonText::DeletedAccount).to_owned());
            let gone = gone.or_else(|| author.behalf.map(|behalf| say(CommonText::from(behalf)).to_owned()));
            [gone, author.name, author.organisation].into_iter().flatten().collect()
        })
    };
    let at = comment.at;
    let ago = move || {
        room.link.tick.track();
        let minutes = u32::try_from(room.link.now().millis_since(at).max(0) / 60_000).unwrap_or(u32::MAX);
        if minutes == 0 { say(T::JustNow).to_owned() } else { say_count(T::MinutesAgo, minutes) }
    };
    let by = names.into_iter().map(|name| view! { <bdi>{name}</bdi>" · " }.into_any()).collect::<Vec<_>>();
    let take_back = mine.then(|| {
        icon_button("btn btn-icon btn-quiet btn-small", IconName::Trash, say(T::WithdrawComment), move || {
            room.sheet.set(Some(Sheet::WithdrawComment(card, id)));
        })
    });
    view! {
        <li class="talk-item">
            <p class="talk-text" dir="auto" lang=other_lang(comment.lang.as_str())>{comment.text}</p>
            <p class="talk-by">{by}{ago}{take_back}</p>
        </li>
    }
    .into_any()
}

/// One's own comments the server does not have yet, or that wait for moderation.
fn on_their_way(room: Room, id: CardId) -> AnyView {
    let queued =
        room.about.with(|about| about.as_ref().is_some_and(|about| about.rules.moderation == Moderation::Before));
    let sent = room.link.waiting.with(|waiting| {
        waiting
            .iter()
            .filter(|entry| entry.problem.is_none())
            .filter_map(|entry| match &entry.command {
                Command::Comment { card, text, .. } if *card == id && (entry.done.is_none() || queued) => {
                    Some((text.clone(), entry.done.is_some()))
                }
                _ => None,
            })
            .collect::<Vec<_>>()
    });
    sent.into_iter()
        .map(|(text, done)| {
            let state = if done {
                line("card-state", IconName::Eye, say(T::BeingChecked).to_owned())
            } else {
                line("card-state", IconName::Clock, say(T::Saving).to_owned())
            };
            view! { <li class="talk-item"><p class="talk-text" dir="auto">{text}</p>{state}</li> }.into_any()
        })
        .collect::<Vec<_>>()
        .into_any()
}

fn send(room: Room, id: CardId) {
    let place = Place::Comment(id);
    let text = cleaned(&room.drafts.at(place).with_untracked(|draft| draft.text.clone()));
    if let Err(problem) = CommentText::parse(&text) {
        room.drafts.change(place, |draft| draft.problem = Some(problem_of(problem)));
        return;
    }
    room.ask(Command::Comment { card: id, text, lang: room.lang.get_untracked() });
    // From here on the outbox keeps the text; refused, it comes back here.
    room.drafts.change(place, |draft| *draft = Default::default());
    if untrack(|| {
        room.about.with(|about| about.as_ref().is_some_and(|about| about.rules.moderation == Moderation::Before))
    }) {
        room.speech.say(say(T::CommentBeingChecked));
    }
}

fn form(room: Room, id: CardId) -> AnyView {
    let place = Place::Comment(id);
    let draft = room.drafts.at(place);
    let field = format!("comment-{id}");
    let problem = move || draft.with(|draft| draft.problem.as_ref().map(problem_sentence));
    let used = move || draft.with(|draft| draft.text.chars().count());
    let is_long = move || used() > CommentText::MAX as usize;
    view! {
        <form class="talk-form" on:submit=move |ev| { ev.prevent_default(); send(room, id); }>
            <label class="vh" for=field.clone()>{say(T::YourComment)}</label>
            <input class="input" id=field dir="auto" autocomplete="off" placeholder=say(T::YourComment)
                prop:value=move || draft.with(|draft| draft.text.clone())
                on:input=move |ev| room.drafts.change(place, |draft| draft.type_text(event_target_value(&ev)))/>
            <button class="btn btn-icon" aria-label=say(T::SendComment)>{icon(IconName::Send)}</button>
        </form>
        {live(move || problem().map_or_else(|| ().into_any(), |problem| line("error", IconName::CircleAlert, problem)))}
        {when(move || used() >= 200, move || view! {
            <p class="write-count" class:is-long=is_long>
                {move || say_with(T::CharactersOf, &[("n", &number(used()).to_string()), ("max", &CommentText::MAX.to_string())])}
            </p>
        }.into_any())}
    }
    .into_any()
}
