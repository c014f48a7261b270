//! The end of an account: what goes, what stays, and that there is no way back.

use domain::wire::Problem;
use leptos::prelude::*;

use super::super::document::{Sheet, Shell};
use super::super::parts::{Tone, note, problem_note};
use super::{code_row, password_row};
use crate::catalogue::{AccountText as T, PrivacyText as P, UiLang};

/// The data of the page.
#[derive(Debug, Clone, Default)]
pub struct DeleteAccount {
    pub has_password: bool,
    pub second_factor: bool,
    /// Seats that are in the account.
    pub seats: u32,
    /// Contributions that could still be taken back, and all others.
    pub withdrawable: u32,
    pub staying: u32,
    /// Workshops the account runs.
    pub runs: u32,
    /// Contributions are to be taken back, as was ticked.
    pub withdraw: bool,
    pub password_problem: Option<Problem>,
    pub code_problem: Option<Problem>,
    /// What concerns no field.
    pub problem: Option<Problem>,
}

pub(super) fn sheet(shell: &Shell, page: &DeleteAccount) -> Sheet {
    let lang = shell.lang;
    let goes = [P::GoesAccount, P::GoesNames, P::GoesMail, P::GoesSessions];
    let goes = goes.map(|line| view! { <li>{lang.say(line)}</li> });
    let stays = [P::StaysCards, P::StaysVotes, P::StaysHistory, P::StaysBackups];
    let stays = stays.map(|line| view! { <li>{lang.say(line)}</li> });
    let last = page.problem.as_ref().is_some_and(|problem| problem.code == "last_coordinator");
    let body = view! {
        <main id="main" class="narrow account" tabindex="-1">
            <hgroup class="title"><h1>{lang.say(P::DeleteHeading)}</h1><p>{lang.say(P::DeleteLead)}</p></hgroup>
            {problem_note(lang, page.problem.as_ref())}
            {last.then(|| view! { <div class="actions"><a class="btn" href="/accounts">{lang.say(T::ToPeople)}</a></div> })}
            <section class="step" aria-labelledby="goes">
                <h2 class="step-title" id="goes">{lang.say(P::GoesHeading)}</h2>
                <ul class="stored-list">{goes.collect_view()}</ul>
            </section>
            <section class="step" aria-labelledby="stays">
                <h2 class="step-title" id="stays">{lang.say(P::StaysHeading)}</h2>
                <ul class="stored-list">{stays.collect_view()}</ul>
                {(page.runs > 0).then(|| note(Tone::Warn, lang.count(P::RunsWorkshops, page.runs)))}
            </section>
            <p><a href="/account/data">{lang.say(P::TakeAlongFirst)}</a></p>
            <form class="form" method="post" action="/account/delete">
                {withdraw_row(lang, page)}
                {(!page.has_password).then(|| view! {
                    <div class="form-row">
                        <label class="check"><input type="checkbox" name="sure" value="yes" required/> <span>{lang.say(P::Sure)}</span></label>
                    </div>
                })}
                {page.has_password.then(|| password_row(lang, T::OldPassword, page.password_problem.as_ref()))}
                {page.second_factor.then(|| code_row(lang, T::Code, Some(T::CodeHint), page.code_problem.as_ref()))}
                <button class="btn btn-danger btn-wide">{lang.say(P::DeleteButton)}</button>
            </form>
            <p class="aside-links"><a href="/account">{lang.say(P::KeepIt)}</a></p>
        </main>
    };
    Sheet::page(lang.say(P::DeleteHeading), body.into_any())
}

fn withdraw_row(lang: UiLang, page: &DeleteAccount) -> AnyView {
    if page.withdrawable + page.staying == 0 {
        return ().into_any();
    }
    let staying = (page.staying > 0).then(|| view! { <p class="hint">{lang.count(P::CardsStaying, page.staying)}</p> });
    if page.withdrawable == 0 {
        return staying.into_any();
    }
    view! {
        <div class="form-row">
            <label class="check">
                <input type="checkbox" name="withdraw" value="yes" checked=page.withdraw/>
                <span>{lang.count(P::WithdrawCards, page.withdrawable)}</span>
            </label>
            {staying}
        </div>
    }
    .into_any()
}

/// It is done.
pub(super) fn deleted(shell: &Shell) -> Sheet {
    let lang = shell.lang;
    let body = view! {
        <main id="main" class="narrow account" tabindex="-1">
            <hgroup class="title"><h1>{lang.say(P::DeletedHeading)}</h1><p>{lang.say(P::DeletedLead)}</p></hgroup>
            <p class="aside-links"><a href="/">{lang.say(P::ToStart)}</a></p>
        </main>
    };
    Sheet::page(lang.say(P::DeletedHeading), body.into_any())
}
