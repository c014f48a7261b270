//! The projector.

use crate::catalogue::texts;

texts! {
    /// The projector.
    ProjectorText = 3;

    Loading { de: "Einen Augenblick …", en: "One moment …", ar: "لحظة من فضلك …" }
}
