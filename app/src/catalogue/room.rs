//! The participant's room.

use crate::catalogue::texts;

texts! {
    /// The participant's room.
    RoomText = 1;

    Loading { de: "Einen Augenblick …", en: "One moment …", ar: "لحظة من فضلك …" }
}
