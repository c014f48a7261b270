//! The projector: nothing but its live part, always light, without a line that is not the room's.

use leptos::prelude::*;

use super::document::{Frame, Sheet, Shell};
use super::parts::{Tone, note};
use crate::catalogue::{CommonText, PageText as P, Parcel, ProjectorText, SpeakingText};
use crate::live::place::keep_place;
use crate::live::projector::ProjectorBoot;

/// The data of the projector.
#[derive(Debug, Clone)]
pub struct Projector {
    pub title: String,
    /// The path of its socket: `/p/{secret}/live`.
    pub live_path: String,
    /// Where people join, without the scheme: `café.stadt.de`.
    pub join_url: String,
    /// The six digits.
    pub join_code: String,
    /// The QR code of the join address: an `<svg>` element made by us.
    pub qr_svg: String,
}

pub(super) fn sheet(shell: &Shell, page: Projector) -> Sheet {
    let lang = shell.lang;
    let boot = ProjectorBoot {
        live_path: page.live_path,
        texts: Parcel::new(lang).with::<CommonText>().with::<ProjectorText>().with::<SpeakingText>(),
        join_url: page.join_url,
        join_code: page.join_code,
        qr_svg: page.qr_svg,
    };
    let body = view! {
        <noscript>{note(Tone::Warn, lang.say(P::NeedsScript))}</noscript>
        {keep_place("projector", &boot)}
    };
    Sheet {
        title: page.title,
        class: "projector".to_owned(),
        frame: Frame::Bare,
        light: true,
        live: true,
        script: None,
        body: body.into_any(),
    }
}
