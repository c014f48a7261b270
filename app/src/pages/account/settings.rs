//! One thing of an account to change: its password, its address.

use domain::wire::Problem;
use leptos::prelude::*;

use super::super::document::{Sheet, Shell};
use super::{address_row, new_password_row, password_row};
use crate::catalogue::AccountText as T;

pub(super) fn password(shell: &Shell, has_password: bool, old: Option<&Problem>, new: Option<&Problem>) -> Sheet {
    let lang = shell.lang;
    let heading = if has_password { T::ChangePassword } else { T::SetPassword };
    let body = view! {
        <main id="main" class="narrow" tabindex="-1">
            <hgroup class="title"><h1>{lang.say(heading)}</h1></hgroup>
            <form class="form" method="post" action="/account/password">
                {has_password.then(|| password_row(lang, T::OldPassword, old))}
                {new_password_row(lang, new)}
                <button class="btn btn-main btn-wide">{lang.say(T::SavePassword)}</button>
            </form>
            <p class="aside-links"><a href="/account">{lang.say(T::YourAccount)}</a></p>
        </main>
    };
    Sheet::page(lang.say(heading), body.into_any())
}

pub(super) fn address(
    shell: &Shell,
    typed: &str,
    has_address: bool,
    has_password: bool,
    address: Option<&Problem>,
    password: Option<&Problem>,
) -> Sheet {
    let lang = shell.lang;
    let heading = if has_address { T::ChangeAddress } else { T::AddAddress };
    let body = view! {
        <main id="main" class="narrow" tabindex="-1">
            <hgroup class="title"><h1>{lang.say(heading)}</h1></hgroup>
            <form class="form" method="post" action="/account/address">
                {address_row(lang, typed, Some(lang.say(T::AddressHint)), address)}
                {has_password.then(|| password_row(lang, T::OldPassword, password))}
                <button class="btn btn-main btn-wide">{lang.say(T::Save)}</button>
            </form>
            <p class="aside-links"><a href="/account">{lang.say(T::YourAccount)}</a></p>
        </main>
    };
    Sheet::page(lang.say(heading), body.into_any())
}
