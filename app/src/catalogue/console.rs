//! The moderators' console.

use crate::catalogue::texts;

texts! {
    /// The moderators' console.
    ConsoleText = 2;

    Loading { de: "Einen Augenblick …", en: "One moment …", ar: "لحظة من فضلك …" }
}
