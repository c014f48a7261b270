//! The participant's room: the phase decides what is on the screen.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::catalogue::Parcel;

/// What the island is given by its page.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RoomBoot {
    /// The workshop's id.
    pub workshop: String,
    /// The seat's id: what is kept in the browser is kept per seat.
    pub seat: String,
    /// The reader's texts: areas `CommonText` and `RoomText`.
    pub texts: Parcel,
    /// The code that restores the seat on another phone.
    pub reentry_code: Option<String>,
}

/// The live room. Empty on the server; once it knows the room it takes the place of the plain version, `#plain`.
#[island]
pub fn LiveRoom(room: RoomBoot) -> impl IntoView {
    let _ = room;
    view! { <div class="room-island"></div> }
}
