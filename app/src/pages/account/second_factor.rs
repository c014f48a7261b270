//! The second factor: setting it up, switching it off, and the codes on paper.

use domain::wire::Problem;
use leptos::prelude::*;

use super::super::document::{Sheet, Shell};
use super::super::parts::problem_note;
use super::{code_row, password_row};
use crate::catalogue::{AccountText as T, UiLang};

/// The data of the page.
#[derive(Debug, Clone, Default)]
pub struct SecondFactor {
    pub stage: FactorStage,
    /// What concerns no field.
    pub problem: Option<Problem>,
    pub password_problem: Option<Problem>,
    pub code_problem: Option<Problem>,
}

/// How far it is.
#[derive(Debug, Clone, Default)]
pub enum FactorStage {
    #[default]
    Off,
    /// The app is told its secret: as a drawing, and in letters.
    SettingUp {
        qr_svg: String,
        secret: String,
    },
    /// Shown this once.
    Codes {
        codes: Vec<String>,
    },
    On {
        codes_left: u32,
    },
}

pub(super) fn sheet(shell: &Shell, page: SecondFactor) -> Sheet {
    let lang = shell.lang;
    let inside = match &page.stage {
        FactorStage::Off => begin(lang, &page),
        FactorStage::SettingUp { qr_svg, secret } => set_up(lang, qr_svg, secret, &page),
        FactorStage::Codes { codes } => paper(lang, codes),
        FactorStage::On { codes_left } => on(lang, *codes_left, &page),
    };
    let body = view! {
        <main id="main" class="narrow" tabindex="-1">
            <hgroup class="title"><h1>{lang.say(T::SecondFactor)}</h1><p>{lang.say(T::SecondFactorLead)}</p></hgroup>
            {problem_note(lang, page.problem.as_ref())}
            {inside}
            <p class="aside-links"><a href="/account">{lang.say(T::YourAccount)}</a></p>
        </main>
    };
    Sheet::page(lang.say(T::SecondFactor), body.into_any())
}

fn begin(lang: UiLang, page: &SecondFactor) -> AnyView {
    view! {
        <form class="form" method="post" action="/account/second-factor">
            {password_row(lang, T::OldPassword, page.password_problem.as_ref())}
            <button class="btn btn-main btn-wide" name="do" value="begin">{lang.say(T::SetUp)}</button>
        </form>
    }
    .into_any()
}

fn set_up(lang: UiLang, qr_svg: &str, secret: &str, page: &SecondFactor) -> AnyView {
    view! {
        <form class="form" method="post" action="/account/second-factor">
            <p>{lang.say(T::ScanThis)}</p>
            <div class="qr factor-qr" role="img" aria-label=lang.say(T::QrLabel) inner_html=qr_svg.to_owned()></div>
            <p>{lang.say(T::OrType)} <br/><code class="factor-secret" dir="ltr">{secret.to_owned()}</code></p>
            <p>{lang.say(T::ThenCode)}</p>
            {code_row(lang, T::Code, None, page.code_problem.as_ref())}
            <button class="btn btn-main btn-wide" name="do" value="confirm">{lang.say(T::SwitchOn)}</button>
        </form>
    }
    .into_any()
}

fn paper(lang: UiLang, codes: &[String]) -> AnyView {
    let codes = codes.iter().map(|code| view! { <li><code dir="ltr">{code.clone()}</code></li> }).collect_view();
    view! {
        <section class="step" aria-labelledby="paper">
            <h2 class="step-title" id="paper">{lang.say(T::PaperCodes)}</h2>
            <p>{lang.say(T::PaperCodesLead)}</p>
            <ol class="paper-codes">{codes}</ol>
            <div class="actions"><a class="btn btn-main" href="/account">{lang.say(T::Done)}</a></div>
        </section>
    }
    .into_any()
}

fn on(lang: UiLang, codes_left: u32, page: &SecondFactor) -> AnyView {
    view! {
        <p>{lang.say(T::SecondFactorOn)} " · " {lang.count(T::CodesLeft, codes_left)}</p>
        <form class="form" method="post" action="/account/second-factor">
            {password_row(lang, T::OldPassword, page.password_problem.as_ref())}
            {code_row(lang, T::Code, Some(T::CodeHint), page.code_problem.as_ref())}
            <div class="actions">
                <button class="btn btn-main" name="do" value="codes">{lang.say(T::NewCodes)}</button>
                <button class="btn btn-danger" name="do" value="off">{lang.say(T::SwitchOff)}</button>
            </div>
        </form>
    }
    .into_any()
}
