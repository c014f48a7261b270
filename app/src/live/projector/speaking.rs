//! The room's list of speakers at the edge of the picture: who speaks, for how long, and who comes then.

use domain::view::{FloorView, SpeakerView};
use leptos::prelude::*;

use crate::catalogue::{CommonText, SpeakingText as T, say, say_count, say_with};
use crate::components::{Icon, IconName};
use crate::live::overview::clock_face;
use crate::live::projector::showing::Showing;

fn name_of(speaker: &SpeakerView) -> String {
    speaker.who.name.clone().unwrap_or_else(|| say(CommonText::WithoutName).to_owned())
}

#[component]
pub(super) fn SpeakingOnWall(showing: Showing) -> impl IntoView {
    let floor = Memo::new(move |_| {
        showing.link.following.with(|f| f.floors.get(&None).filter(|floor| floor.is_in_use()).cloned())
    });
    let now = move |floor: &FloorView| match (&floor.speaker, floor.since) {
        (Some(speaker), Some(since)) => {
            let limit = floor.limit_secs;
            let secs = Memo::new(move |_| u32::try_from(showing.now.get().millis_since(since) / 1000).unwrap_or(0));
            let over = move || limit > 0 && secs.get() >= limit;
            view! {
                <p class="stage-speaker" role="status">
                    <Icon name=IconName::Mic/>
                    <strong>{say_with(T::Speaks, &[("name", &format!("\u{2068}{}\u{2069}", name_of(speaker)))])}</strong>
                </p>
                <p class="stage-speaking" class:is-over=over>
                    <time dir="ltr">
                        {move || clock_face(secs.get())} {(limit > 0).then(|| format!(" / {}", clock_face(limit)))}
                    </time>
                    {move || over().then(|| format!(" {}", say(T::TimeUp)))}
                </p>
            }
            .into_any()
        }
        _ if floor.next.is_empty() => view! { <p class="stage-then">{say(T::AskByPhone)}</p> }.into_any(),
        _ => ().into_any(),
    };
    let then = |floor: &FloorView| {
        let names = floor.next.iter().enumerate().map(|(place, next)| {
            view! { {(place > 0).then_some(" · ")} <bdi>{name_of(next)}</bdi> }
        });
        let shown = u32::try_from(floor.next.len()).unwrap_or(u32::MAX);
        let more = Some(floor.waiting.saturating_sub(shown)).filter(|more| *more > 0);
        (shown > 0).then(|| {
            view! {
                <p class="stage-then">
                    <span class="stage-then-word">{say(T::Then)}":"</span>
                    " " {names.collect_view()} {more.map(|more| format!(" {}", say_count(T::MoreWait, more)))}
                </p>
            }
        })
    };
    move || {
        floor.get().map(|floor| {
            view! {
                <aside class="stage-floor" aria-label=say(T::OfRoom)>
                    {now(&floor)} {then(&floor)}
                </aside>
            }
        })
    }
}
