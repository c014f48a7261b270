//! Lists that show what fits and say how much more there is: nobody can scroll a projector.
//!
//! What fits depends on the wall, the language and the size of the text, so the list is laid out first and measured then;
//! what does not fit is made invisible and comes on the next page.

use std::hash::Hash;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::catalogue::{ProjectorText as T, say_count};
use crate::live::projector::showing::Showing;

/// The most items laid out for one page. A wall that holds more would be hard to read.
const MOST: usize = 40;

/// A rectangle on the wall: left, top, right, bottom.
type Frame = [f64; 4];

/// How many items, from the first on, lie wholly within the frame.
fn fitting(frame: Frame, items: &[Frame]) -> usize {
    let [left, top, right, bottom] = frame;
    // Layout is in fractions of a pixel.
    let within = |i: &&Frame| i[0] >= left - 1.0 && i[1] >= top - 1.0 && i[2] <= right + 1.0 && i[3] <= bottom + 1.0;
    items.iter().take_while(within).count()
}

/// Where the next page begins; after the last comes the first.
fn next_page(start: usize, fit: usize, total: usize) -> usize {
    let next = start + fit.max(1);
    if next >= total { 0 } else { next }
}

fn frame_of(element: &web_sys::Element) -> Frame {
    let rect = element.get_bounding_client_rect();
    [rect.left(), rect.top(), rect.right(), rect.bottom()]
}

/// The children's frames, as they are laid out now.
fn measure(list: &web_sys::Element) -> usize {
    let mut items = Vec::new();
    let mut child = list.first_element_child();
    while let Some(element) = child {
        items.push(frame_of(&element));
        child = element.next_element_sibling();
    }
    fitting(frame_of(list), &items)
}

/// A list that shows what fits.
#[component]
pub(super) fn FitList<K, V>(
    showing: Showing,
    /// The class of the list.
    class: &'static str,
    /// All there is, in order.
    items: Memo<Vec<K>>,
    /// Draws one; it makes its own `li`.
    draw: fn(Showing, K) -> V,
    /// A list within a list: it does not say how much more there is, and may be empty rather than cut a line.
    #[prop(optional)]
    inner: bool,
) -> impl IntoView
where
    K: Copy + Eq + Hash + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let list = NodeRef::<html::Ul>::new();
    let start = RwSignal::new(0usize);
    let fit = RwSignal::new(usize::MAX);
    let total = Memo::new(move |_| items.with(Vec::len));
    let page = Memo::new(move |_| {
        items.with(|items| {
            let from = start.get().min(items.len());
            items[from..].iter().copied().take(MOST).collect::<Vec<_>>()
        })
    });
    let resized = RwSignal::new(0u32);
    let handle = window_event_listener(leptos::ev::resize, move |_| resized.update(|n| *n = n.wrapping_add(1)));
    on_cleanup(move || handle.remove());
    // What fits may change with what is on the page, with the size of the text and of the wall, and with any word in it.
    // What does not fit stays laid out, so that measuring again needs no blinking.
    Effect::new(move |_| {
        page.track();
        resized.track();
        showing.size.track();
        showing.now.track();
        let Some(list) = list.get() else { return };
        request_animation_frame(move || {
            let element: &web_sys::Element = list.unchecked_ref();
            if element.is_connected() {
                // A picture without anything says nothing: then better one that is cut.
                let fits = measure(element).max(usize::from(!inner));
                if fit.try_get_untracked().is_some_and(|known| known != fits) {
                    fit.set(fits);
                }
            }
        });
    });
    // Turns the page when it is time; a list on one page stays where it is.
    Effect::new(move |last: Option<u32>| {
        let turn = showing.page_turn.get();
        if last.is_some_and(|last| last != turn) {
            let (from, fit, total) = (start.get_untracked(), fit.get_untracked(), total.get_untracked());
            start.set(next_page(from, fit.min(total), total));
        }
        turn
    });
    // A page that has become empty is no page.
    Effect::new(move |_| {
        if start.get() >= total.get() && start.get_untracked() > 0 {
            start.set(0);
        }
    });
    // Its line is always kept free: appearing only when needed, it would take away the room that was just measured.
    let more = Memo::new(move |_| {
        let shown = fit.get().min(page.with(Vec::len));
        u32::try_from(total.get().saturating_sub(shown)).unwrap_or(u32::MAX)
    });
    view! {
        <div class="fit">
            <ul class=class node_ref=list>
                <For each=move || page.get() key=|key| *key let:key>
                    {draw(showing, key)}
                </For>
            </ul>
            <Veil list fit page_len=Memo::new(move |_| page.with(Vec::len))/>
            {(!inner)
                .then(|| {
                    view! { <p class="fit-more">{move || (more.get() > 0).then(|| say_count(T::MoreCards, more.get()))}</p> }
                })}
        </div>
    }
    .into_any()
}

/// Makes invisible what does not fit. It stays laid out, so that measuring again gives the same answer.
#[component]
fn Veil(list: NodeRef<html::Ul>, fit: RwSignal<usize>, page_len: Memo<usize>) -> impl IntoView {
    Effect::new(move |_| {
        let fit = fit.get();
        page_len.track();
        let Some(list) = list.get() else { return };
        let element: &web_sys::Element = list.unchecked_ref();
        let mut child = element.first_element_child();
        let mut place = 0;
        while let Some(item) = child {
            // An attribute of its own: the item keeps its classes to itself.
            let _ =
                if place < fit { item.remove_attribute("data-beyond") } else { item.set_attribute("data-beyond", "") };
            place += 1;
            child = item.next_element_sibling();
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_within_fits_up_to_the_first_that_does_not() {
        let frame = [0.0, 0.0, 100.0, 100.0];
        let row = |top: f64, bottom: f64| [0.0, top, 50.0, bottom];
        assert_eq!(fitting(frame, &[row(0.0, 40.0), row(40.0, 80.0), row(80.0, 120.0), row(90.0, 95.0)]), 2);
        assert_eq!(fitting(frame, &[row(0.0, 40.0), row(40.0, 100.4)]), 2);
        // The next column of a newspaper, left or right of the frame.
        assert_eq!(fitting(frame, &[row(0.0, 40.0), [110.0, 0.0, 160.0, 40.0]]), 1);
        assert_eq!(fitting(frame, &[row(0.0, 40.0), [-60.0, 0.0, -10.0, 40.0]]), 1);
        assert_eq!(fitting(frame, &[row(0.0, 400.0)]), 0);
    }

    #[test]
    fn pages_go_round() {
        assert_eq!(next_page(0, 5, 12), 5);
        assert_eq!(next_page(5, 5, 12), 10);
        assert_eq!(next_page(10, 5, 12), 0);
        assert_eq!(next_page(0, 12, 12), 0);
        assert_eq!(next_page(0, 0, 3), 1, "always onwards");
        assert_eq!(next_page(0, 0, 0), 0);
    }
}
