//! The projector: the room's own picture, read from the last row. It only shows; keys turn it, and so does the console.

mod bodies;
mod fit;
mod help;
mod keys;
mod lying;
mod poll;
mod showing;
mod speaking;
mod stage;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::catalogue::{Parcel, ProjectorText as T, install, say};
use crate::live::projector::showing::Showing;
use crate::live::projector::stage::Stage;
use crate::live::{Link, LinkConfig};

/// What the page gives the projector to begin with.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ProjectorBoot {
    /// The path of its socket: `/p/{secret}/live`.
    pub live_path: String,
    /// Areas `CommonText`, `ProjectorText` and `SpeakingText`.
    pub texts: Parcel,
    /// Where people join.
    pub join_url: String,
    /// The six digits.
    pub join_code: String,
    /// The QR code of the join address, as an SVG.
    pub qr_svg: String,
}

/// The projector. Empty until the browser has taken over.
#[component]
pub fn LiveProjector(
    /// What the page knows.
    projector: ProjectorBoot,
) -> impl IntoView {
    let boot = StoredValue::new(projector);
    let showing = RwSignal::new(None::<Showing>);
    Effect::new(move |_| {
        boot.with_value(|boot| {
            install(boot.texts.clone());
            let link = Link::open(LinkConfig { path: boot.live_path.clone(), outbox_key: None });
            showing.set(Some(Showing::new(link)));
        });
    });
    move || showing.get().map(|showing| view! { <Picture showing boot/> })
}

/// Draws the projector's picture, on the page that has a place for it.
#[cfg(feature = "hydrate")]
pub(crate) fn start() {
    crate::live::place::fill("projector", |projector: ProjectorBoot| view! { <LiveProjector projector/> });
}

#[component]
fn Picture(showing: Showing, boot: StoredValue<ProjectorBoot>) -> impl IntoView {
    keys::listen(showing);
    let known = Memo::new(move |_| showing.link.following.with(|f| f.room.is_some()));
    view! {
        {move || {
            if known.get() {
                view! { <Stage showing boot/> }.into_any()
            } else {
                view! {
                    <main id="main" class="stage">
                        <div class="stage-body">
                            <p class="stage-after">{say(T::Loading)}</p>
                        </div>
                    </main>
                }
                    .into_any()
            }
        }}
        <help::Help showing/>
    }
    .into_any()
}
