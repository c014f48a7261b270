//! Pages for reading and forms.

use crate::catalogue::texts;

texts! {
    /// Pages for reading and forms.
    PageText = 4;

    Loading { de: "Einen Augenblick …", en: "One moment …", ar: "لحظة من فضلك …" }
}
