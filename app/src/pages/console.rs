//! The moderators' console: nothing but its live part, and a sentence for those whose browser runs no scripts.

use domain::ids::WorkshopId;
use leptos::prelude::*;

use super::document::{Frame, Sheet, Shell};
use super::parts::{Tone, note};
use crate::catalogue::{CommonText, ConsoleText, PageText as P, Parcel, SpeakingText};
use crate::live::console::ConsoleBoot;
use crate::live::place::keep_place;

/// The data of the console.
#[derive(Debug, Clone)]
pub struct Console {
    pub workshop: WorkshopId,
    pub title: String,
    /// Where people join, without the scheme: `café.stadt.de`.
    pub join_url: String,
    /// The six digits.
    pub join_code: String,
    /// The projector's secret address.
    pub projector_url: String,
    /// The QR code of the join address: an `<svg>` element made by us.
    pub qr_svg: String,
}

pub(super) fn sheet(shell: &Shell, page: Console) -> Sheet {
    let lang = shell.lang;
    let boot = ConsoleBoot {
        workshop: page.workshop.to_string(),
        texts: Parcel::new(lang).with::<CommonText>().with::<ConsoleText>().with::<SpeakingText>(),
        join_url: page.join_url,
        join_code: page.join_code,
        projector_url: page.projector_url,
        qr_svg: page.qr_svg,
    };
    let body = view! {
        <noscript>{note(Tone::Warn, lang.say(P::NeedsScript))}</noscript>
        {keep_place("console", &boot)}
    };
    Sheet {
        title: format!("{} · {}", lang.say(P::LinkConsole), page.title),
        class: "console".to_owned(),
        frame: Frame::Bare,
        light: false,
        live: true,
        script: None,
        body: body.into_any(),
    }
}
