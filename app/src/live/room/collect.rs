//! Collecting: everybody writes; one's own cards first, then what the table already sees.

use domain::view::CardView;
use domain::wire::Made;
use domain::workshop::{Command, Moderation, Standing};
use leptos::prelude::*;

use crate::catalogue::{RoomText as T, say, say_count};
use crate::components::IconName;
use crate::live::room::bits::{empty, keyed, line, live, when, zone};
use crate::live::room::board::{self, Row};
use crate::live::room::card;
use crate::live::room::state::{Room, is_there};

/// The note that says who sees what is written now.
pub(super) fn privacy(room: Room) -> AnyView {
    let private = Memo::new(move |_| room.is_private_now());
    let checked = Memo::new(move |_| {
        room.about.with(|about| about.as_ref().is_some_and(|about| about.rules.moderation == Moderation::Before))
    });
    let anonymous = Memo::new(move |_| room.phase.with(|phase| phase.as_ref().is_some_and(|phase| phase.anonymous)));
    live(move || {
        let who = match (private.get(), checked.get()) {
            (true, true) => Some(T::OnlyYouAndModerators),
            (true, false) => Some(T::OnlyYouSee),
            (false, true) => Some(T::ModeratorsFirst),
            (false, false) => None,
        };
        let who = who.map(|text| line("privacy", IconName::Lock, say(text).to_owned()));
        let nameless = anonymous.get().then(|| line("privacy", IconName::EyeOff, say(T::WithoutNames).to_owned()));
        vec![who, nameless].into_any()
    })
}

pub(super) fn view(room: Room) -> AnyView {
    let sent = on_their_way(room);
    let own = Memo::new(move |_| {
        let group = room.group.get();
        let mine = room.mine.get();
        let cards = mine.iter().filter_map(|id| room.card(*id));
        let here = cards.filter(|card| Some(card.group) == group && is_there(card));
        let mut rows = board::in_time(here.map(|card| board::timed(&card)).collect());
        rows.reverse();
        rows
    });
    let others = Memo::new(move |_| {
        let group = room.group.get();
        let mine = room.mine.get();
        room.link.following.with(|known| {
            let mut rows = board::cards(known, |card| Some(card.group) == group && !mine.contains(&card.id));
            rows.reverse();
            rows
        })
    });
    let unrevealed = Memo::new(move |_| {
        // Hidden and late ones are one's own too, but not among those the table counts.
        let own =
            room.mine.with(|mine| mine.iter().filter_map(|id| room.card(*id)).filter(|card| waits(room, card)).count());
        let all = room.table.with(|table| table.as_ref().map_or(0, |table| table.unrevealed));
        if room.is_private_now() { all.saturating_sub(u32::try_from(own).unwrap_or(u32::MAX)) } else { 0 }
    });
    let count = Signal::derive(move || own.with(Vec::len) + sent.with(Vec::len));
    let mine = view! {
        {when(move || count.get() == 0, || empty(IconName::Lightbulb, say(T::NoOwnCards), say(T::NoOwnCardsHint)))}
        {when(move || count.get() > 0, move || view! { <ul class="cards">{keyed(room, sent, card::sent)}{keyed(room, own, card::plain)}</ul> }.into_any())}
    }
    .into_any();
    view! {
        {zone("own", say(T::YourCards), Some(count), mine)}
        {when(move || unrevealed.get() > 0, move || view! { <p class="hint">{move || say_count(T::OthersWrote, unrevealed.get())}</p> }.into_any())}
        {when(move || !others.with(Vec::is_empty), move || {
            let list = view! { <ul class="cards">{keyed(room, others, card::plain)}</ul> }.into_any();
            zone("others", say(T::CardsAtTable), Some(Signal::derive(move || others.with(Vec::len))), list)
        })}
    }
    .into_any()
}

/// Whether a card is one of those at one's table that will be revealed.
fn waits(room: Room, card: &CardView) -> bool {
    Some(card.group) == room.group.get() && !card.revealed && matches!(card.standing, Standing::Open | Standing::Queued)
}

/// One's own cards that are on their way, or came back.
pub(super) fn on_their_way(room: Room) -> Memo<Vec<Row>> {
    Memo::new(move |_| {
        let mine = room.mine.get();
        room.link.waiting.with(|waiting| {
            waiting
                .iter()
                .rev()
                .filter(|entry| matches!(entry.command, Command::WriteCard { .. }))
                .filter(|entry| match entry.done {
                    // Until the card itself has come, so that nothing flickers.
                    Some(done) => !matches!(done.made, Some(Made::Card(id)) if mine.contains(&id)),
                    None => true,
                })
                .map(|entry| Row::Sent(entry.id.clone()))
                .collect::<Vec<_>>()
        })
    })
}
