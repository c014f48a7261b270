//! Pages about accounts: registering, signing in, and what belongs to an account.

mod city;
mod confirm;
mod data;
mod delete;
mod overview;
mod passkeys;
mod people;
mod second_factor;
mod settings;
mod sign_in;

use domain::directory::accounts::CityRole;
use domain::ids::WorkshopId;
use domain::wire::Problem;
use leptos::prelude::*;

use super::document::{Sheet, Shell};
use super::parts::Row;
use crate::catalogue::{AccountText as T, UiLang};

pub use city::{CityAccount, CityStage};
pub use data::{
    StoredAbout, StoredAccount, StoredAct, StoredAddress, StoredLetter, StoredMail, StoredSeat, StoredSession,
    StoredSignIn, StoredText, StoredWorkshop,
};
pub use delete::DeleteAccount;
pub use passkeys::{PasskeyRow, Passkeys};
pub use people::{People, PersonRow};
pub use second_factor::{FactorStage, SecondFactor};

/// Any of them.
#[derive(Debug, Clone)]
pub enum AccountPage {
    /// `/sign-in`
    SignIn(SignIn),
    /// `/sign-in/code`
    Code { problem: Option<Problem> },
    /// `/register`
    Register(Register),
    /// `/forgot`
    Forgot { address: String, problem: Option<Problem>, mail_works: bool },
    /// A mail is on its way, perhaps.
    Posted { certain: bool, back: &'static str },
    /// `/confirm`
    Confirm(Confirm),
    /// `/account`
    Overview(Box<Overview>),
    /// `/account/password`
    Password { has_password: bool, old: Option<Problem>, new: Option<Problem> },
    /// `/account/address`
    Address {
        typed: String,
        has_address: bool,
        has_password: bool,
        address: Option<Problem>,
        password: Option<Problem>,
    },
    /// `/account/second-factor`
    SecondFactor(Box<SecondFactor>),
    /// `/account/city`
    City(Box<CityAccount>),
    /// `/account/passkeys`
    Passkeys(Box<Passkeys>),
    /// `/accounts`
    People(People),
    /// `/account/data`
    Data(Box<StoredAbout>),
    /// `/account/delete`
    Delete(Box<DeleteAccount>),
    /// `/account/deleted`
    Deleted,
}

/// Signing in.
#[derive(Debug, Clone, Default)]
pub struct SignIn {
    /// What was typed.
    pub address: String,
    /// Where to go on to; within the site.
    pub next: Option<String>,
    pub problem: Option<Problem>,
    /// Somebody can register, and get a link when the password is forgotten.
    pub mail_works: bool,
    /// The city's own accounts open ours.
    pub city: Option<CityName>,
    /// Browsers offer passkeys at this address.
    pub passkeys: bool,
}

/// What the city's provider is called on a button; in words of our own where it says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CityName(pub Option<String>);

impl CityName {
    fn words(&self, lang: UiLang) -> String {
        self.0.clone().unwrap_or_else(|| lang.say(T::CitySignIn).to_owned())
    }
}

/// Registering.
#[derive(Debug, Clone, Default)]
pub struct Register {
    pub name: String,
    pub address: String,
    pub next: Option<String>,
    pub name_problem: Option<Problem>,
    pub address_problem: Option<Problem>,
    /// What concerns no field.
    pub problem: Option<Problem>,
    pub mail_works: bool,
}

/// What a link in a mail leads to.
#[derive(Debug, Clone)]
pub struct Confirm {
    pub what: Confirmed,
    /// What concerns no field.
    pub problem: Option<Problem>,
    /// What is wrong with the password, or with the code.
    pub field_problem: Option<Problem>,
}

/// What is confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Confirmed {
    Register {
        name: String,
        address: String,
    },
    Reset,
    Address {
        address: String,
    },
    Merge {
        address: String,
        needs_code: bool,
    },
    /// The link is good for nothing any more.
    Nothing,
}

/// An account's own page.
#[derive(Debug, Clone, Default)]
pub struct Overview {
    pub name: String,
    pub name_problem: Option<Problem>,
    /// The address, and whether mail is known to arrive there.
    pub address: Option<(String, bool)>,
    pub has_password: bool,
    pub second_factor: bool,
    /// There are accounts of the city's own; and whether this one is connected with one.
    pub city: Option<bool>,
    /// Browsers offer passkeys at this address; and so many there are.
    pub passkeys: Option<u32>,
    /// The city asks for it, and it was not shown.
    pub second_factor_wanted: bool,
    /// Codes on paper that are left.
    pub codes_left: u32,
    pub roles: Vec<CityRole>,
    /// Runs workshops, or may prepare some.
    pub facilitates: bool,
    pub coordinates: bool,
    pub seats: Vec<ClaimedSeat>,
    /// Seats that this browser holds, and that belong to no account yet.
    pub claimable: Vec<ClaimedSeat>,
    pub mail_works: bool,
    pub merge_problem: Option<Problem>,
    /// Something was just saved.
    pub saved: bool,
}

/// A seat that belongs to the account.
#[derive(Debug, Clone)]
pub struct ClaimedSeat {
    pub workshop: WorkshopId,
    pub title: String,
    pub date: Option<String>,
}

pub(super) fn sheet(shell: &Shell, page: AccountPage) -> Sheet {
    match page {
        AccountPage::SignIn(page) => sign_in::sheet(shell, page),
        AccountPage::Code { problem } => sign_in::code(shell, problem.as_ref()),
        AccountPage::Register(page) => sign_in::register(shell, page),
        AccountPage::Forgot { address, problem, mail_works } => {
            sign_in::forgot(shell, &address, problem.as_ref(), mail_works)
        }
        AccountPage::Posted { certain, back } => sign_in::posted(shell, certain, back),
        AccountPage::Confirm(page) => confirm::sheet(shell, page),
        AccountPage::Overview(page) => overview::sheet(shell, *page),
        AccountPage::Password { has_password, old, new } => {
            settings::password(shell, has_password, old.as_ref(), new.as_ref())
        }
        AccountPage::Address { typed, has_address, has_password, address, password } => {
            settings::address(shell, &typed, has_address, has_password, address.as_ref(), password.as_ref())
        }
        AccountPage::SecondFactor(page) => second_factor::sheet(shell, *page),
        AccountPage::City(page) => city::sheet(shell, *page),
        AccountPage::Passkeys(page) => passkeys::sheet(shell, *page),
        AccountPage::People(page) => people::sheet(shell, page),
        AccountPage::Data(page) => data::sheet(shell, &page),
        AccountPage::Delete(page) => delete::sheet(shell, &page),
        AccountPage::Deleted => delete::deleted(shell),
    }
}

/// What a role is called.
pub(super) fn role_name(role: CityRole) -> T {
    match role {
        CityRole::Coordinator => T::RoleCoordinator,
        CityRole::Facilitator => T::RoleFacilitator,
    }
}

/// A box for a mail address.
fn address_row(lang: UiLang, value: &str, hint: Option<&str>, problem: Option<&Problem>) -> AnyView {
    let row = Row { lang, id: "address", label: lang.say(T::MailAddress), hint, problem };
    let input = view! {
        <input class="input" id="address" name="address" type="email" autocomplete="username" maxlength="254" dir="ltr" required
            value=value.to_owned() aria-describedby=row.described_by() aria-invalid=row.invalid()/>
    };
    row.around(input.into_any())
}

/// A box for a password that is there already.
fn password_row(lang: UiLang, label: T, problem: Option<&Problem>) -> AnyView {
    let row = Row { lang, id: "password", label: lang.say(label), hint: None, problem };
    let input = view! {
        <input class="input" id="password" name="password" type="password" autocomplete="current-password" maxlength="800" dir="auto" required
            aria-describedby=row.described_by() aria-invalid=row.invalid()/>
    };
    row.around(input.into_any())
}

/// A box for a password to be.
fn new_password_row(lang: UiLang, problem: Option<&Problem>) -> AnyView {
    let row = Row {
        lang,
        id: "new-password",
        label: lang.say(T::NewPassword),
        hint: Some(lang.say(T::PasswordHint)),
        problem,
    };
    let input = view! {
        <input class="input" id="new-password" name="new" type="password" autocomplete="new-password" maxlength="800" dir="auto" required
            aria-describedby=row.described_by() aria-invalid=row.invalid()/>
    };
    row.around(input.into_any())
}

/// A box for a code of the second factor.
fn code_row(lang: UiLang, label: T, hint: Option<T>, problem: Option<&Problem>) -> AnyView {
    let row = Row { lang, id: "code", label: lang.say(label), hint: hint.map(|hint| lang.say(hint)), problem };
    let input = view! {
        <input class="input" id="code" name="code" type="text" inputmode="text" autocomplete="one-time-code" autocapitalize="off"
            spellcheck="false" maxlength="40" dir="ltr" required aria-describedby=row.described_by() aria-invalid=row.invalid()/>
    };
    row.around(input.into_any())
}

/// Where to go on to, carried along in a form.
fn next_field(next: Option<&String>) -> AnyView {
    next.map(|next| view! { <input type="hidden" name="next" value=next.clone()/> }).into_any()
}

/// An address of ours with where to go on to.
pub(super) fn with_next(path: &str, next: Option<&String>) -> String {
    next.map_or_else(|| path.to_owned(), |next| format!("{path}?next={}", encoded(next)))
}

/// A text as a value in a query (RFC 3986: all but what is unreserved is percent-encoded).
pub fn encoded(text: &str) -> String {
    use std::fmt::Write;
    text.bytes().fold(String::with_capacity(text.len()), |mut to, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            to.push(char::from(byte));
        } else {
            let _ = write!(to, "%{byte:02X}");
        }
        to
    })
}
