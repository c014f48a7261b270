//! Polls as the room tells of them: where one may vote, and where results can be read. Ballot and result are pages.

use domain::ids::PollId;
use domain::view::{MyVote, PollStageView};
use leptos::prelude::*;

use crate::catalogue::{RoomText as T, say};
use crate::components::IconName;
use crate::live::room::bits::{icon, live, other_lang};
use crate::live::room::state::Room;

pub(super) fn view(room: Room) -> AnyView {
    let votes = Memo::new(move |_| room.link.me.with(|me| me.as_ref().map_or_else(Vec::new, |me| me.votes.clone())));
    let counted = Memo::new(move |_| {
        room.link
            .following
            .with(|known| known.polls.values().any(|poll| matches!(poll.stage, PollStageView::Closed { .. })))
    });
    live(move || {
        let open = votes.get().into_iter().map(|vote| one(room, vote)).collect::<Vec<_>>();
        let results = (counted.get() || room.host.get()).then(|| {
            let all = format!("/w/{}/polls", room.boot.with_value(|boot| boot.workshop.clone()));
            view! { <p class="poll-results"><a href=all>{icon(IconName::ListChecks)}{say(T::PollResults)}</a></p> }
        });
        view! { {open}{results} }.into_any()
    })
}

fn address(room: Room, poll: PollId) -> String {
    format!("/w/{}/polls/{poll}", room.boot.with_value(|boot| boot.workshop.clone()))
}

fn one(room: Room, vote: MyVote) -> AnyView {
    let voted = vote.cast >= vote.may;
    let (class, mark, word) = match voted {
        true => ("note note-good poll-call", IconName::CircleCheck, T::PollVoted),
        false => ("note note-info poll-call", IconName::ListChecks, T::PollOpen),
    };
    let (button, act) = match voted {
        true => ("btn btn-small", T::PollLook),
        false => ("btn btn-main btn-small", T::PollVote),
    };
    let lang = other_lang(vote.lang.as_str());
    view! {
        <div class=class>
            {icon(mark)}
            <div class="note-lines"><p>{say(word)}</p><p><strong lang=lang dir="auto">{vote.question}</strong></p></div>
            <a class=button href=address(room, vote.poll)>{say(act)}</a>
        </div>
    }
    .into_any()
}
