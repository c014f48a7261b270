//! An account's passkeys, and the script that asks a device for one.

use domain::wire::Problem;
use leptos::prelude::*;

use super::super::document::{Sheet, Shell};
use super::super::parts::{Row, Tone, dotted, note, problem_note};
use super::password_row;
use crate::catalogue::{AccountText as T, UiLang};
use crate::components::{Icon, IconName};

/// The data of the page.
#[derive(Debug, Clone, Default)]
pub struct Passkeys {
    /// Browsers offer them at this address.
    pub possible: bool,
    /// There is room for no more.
    pub full: bool,
    /// The oldest first.
    pub keys: Vec<PasskeyRow>,
    pub has_password: bool,
    pub problem: Option<Problem>,
    /// Something was just saved.
    pub saved: bool,
}

/// One passkey.
#[derive(Debug, Clone)]
pub struct PasskeyRow {
    /// By which it is named in a form; it opens nothing.
    pub handle: String,
    pub name: String,
    /// The day.
    pub added: String,
    /// Day and clock.
    pub used: Option<String>,
    /// What can be done with it is shown at once.
    pub open: bool,
}

pub(super) fn sheet(shell: &Shell, page: Passkeys) -> Sheet {
    let lang = shell.lang;
    let rows = page.keys.iter().map(|key| one(lang, key, page.has_password)).collect_view();
    let list = match page.keys.is_empty() {
        true => view! { <p class="hint">{lang.say(T::NoPasskeys)}</p> }.into_any(),
        false => view! { <ul class="passkeys">{rows}</ul> }.into_any(),
    };
    let body = view! {
        <main id="main" class="narrow" tabindex="-1">
            <hgroup class="title"><h1>{lang.say(T::Passkeys)}</h1><p>{lang.say(T::PasskeysLead)}</p></hgroup>
            {page.saved.then(|| note(Tone::Good, lang.say(T::SavedNote)))}
            {problem_note(lang, page.problem.as_ref())}
            {list}
            {add(lang, &page)}
            <p class="aside-links"><a href="/account">{lang.say(T::YourAccount)}</a></p>
        </main>
    };
    Sheet { script: page.possible.then_some(SCRIPT), ..Sheet::page(lang.say(T::Passkeys), body.into_any()) }
}

fn one(lang: UiLang, key: &PasskeyRow, has_password: bool) -> AnyView {
    let isolated = |time: &str| format!("\u{2066}{time}\u{2069}");
    let used = match &key.used {
        Some(used) => lang.fill(T::PasskeyUsed, &[("time", &isolated(used))]),
        None => lang.say(T::PasskeyUnused).to_owned(),
    };
    let times = vec![lang.fill(T::PasskeyAdded, &[("day", &isolated(&key.added))]), used];
    // Several stand on the page: each has ids of its own.
    let short = key.handle.get(..12).unwrap_or(&key.handle);
    let (name_id, password_id) = (format!("name-{short}"), format!("password-{short}"));
    let name = Row { lang, id: &name_id, label: lang.say(T::PasskeyName), hint: None, problem: None };
    let name_input = view! {
        <input class="input" id=name_id.clone() name="name" type="text" maxlength="60" dir="auto" required value=key.name.clone()/>
    };
    let password = has_password.then(|| {
        let row = Row { lang, id: &password_id, label: lang.say(T::OldPassword), hint: None, problem: None };
        let input = view! {
            <input class="input" id=password_id.clone() name="password" type="password" autocomplete="current-password" maxlength="800" dir="auto" required/>
        };
        row.around(input.into_any())
    });
    let called = |words: T| format!("{}: {}", lang.say(words), key.name);
    view! {
        <li class="step">
            <h2 class="step-title"><bdi>{key.name.clone()}</bdi></h2>
            <p class="hint">{dotted(times)}</p>
            <details class="fold" open=key.open>
                <summary aria-label=called(T::Change)>{lang.say(T::Change)}</summary>
                <form class="form" method="post" action="/account/passkeys">
                    <input type="hidden" name="key" value=key.handle.clone()/>
                    {name.around(name_input.into_any())}
                    <button class="btn" name="do" value="rename" aria-label=called(T::ChangeName)>{lang.say(T::ChangeName)}</button>
                </form>
                <form class="form" method="post" action="/account/passkeys">
                    <input type="hidden" name="key" value=key.handle.clone()/>
                    {password}
                    <button class="btn btn-danger" name="do" value="remove" aria-label=called(T::PasskeyRemove)>{lang.say(T::PasskeyRemove)}</button>
                </form>
            </details>
        </li>
    }
    .into_any()
}

fn add(lang: UiLang, page: &Passkeys) -> AnyView {
    if !page.possible {
        return note(Tone::Info, lang.say(T::PasskeysImpossible));
    }
    if page.full {
        return note(Tone::Info, lang.say(T::PasskeysFull));
    }
    let name = Row {
        lang,
        id: "name",
        label: lang.say(T::PasskeyName),
        hint: Some(lang.say(T::PasskeyNameHint)),
        problem: None,
    };
    let name_input = view! {
        <input class="input" id="name" name="name" type="text" maxlength="60" dir="auto" required aria-describedby=name.described_by()/>
    };
    let password = page.has_password.then(|| password_row(lang, T::OldPassword, None));
    view! {
        <section class="step" aria-labelledby="add">
            <h2 class="step-title" id="add">{lang.say(T::PasskeyAdd)}</h2>
            {needs_script(lang)}
            <form class="form" method="post" action="/account/passkeys" hidden data-passkey="add" data-begin="/account/passkeys/begin" data-finish="/account/passkeys/add"
                data-failed=lang.say(T::PasskeyGivenUp) data-known=lang.say(T::PasskeyKnown) data-offline=lang.say(T::PasskeyOffline)>
                {name.around(name_input.into_any())}
                {password}
                <p class="note note-bad" role="alert" data-told hidden></p>
                <button class="btn btn-main btn-wide" name="do" value="add"><Icon name=IconName::Key/> {lang.say(T::PasskeyAdd)}</button>
            </form>
        </section>
    }
    .into_any()
}

/// The button on the page for signing in.
pub(super) fn sign_in_button(lang: UiLang, next: Option<&String>) -> AnyView {
    view! {
        <form method="post" action="/sign-in" hidden data-passkey="get" data-begin="/sign-in/passkey/begin" data-finish="/sign-in/passkey" data-next=next.cloned()
            data-failed=lang.say(T::PasskeyNotShown) data-offline=lang.say(T::PasskeyOffline)>
            <p class="note note-bad" role="alert" data-told hidden></p>
            <button class="btn btn-wide" type="submit"><Icon name=IconName::Key/> {lang.say(T::PasskeySignIn)}</button>
        </form>
        <p class="hint" data-passkey-plain>{lang.say(T::PasskeyNeedsScript)}</p>
    }
    .into_any()
}

/// Said until the script takes it away; and what it says where the browser knows no passkeys.
fn needs_script(lang: UiLang) -> AnyView {
    view! {
        <p class="note note-info" data-passkey-plain><Icon name=IconName::Info/><span>{lang.say(T::PasskeyNeedsScript)}</span></p>
        <p class="note note-info" data-passkey-unknown hidden><Icon name=IconName::Info/><span>{lang.say(T::PasskeyUnknownHere)}</span></p>
    }
    .into_any()
}

/// Asks the server what to ask the device, the device, and the server whether that will do. A form that is sent again while
/// it is under way is not sent; what was typed stays, whatever comes of it.
pub(super) const SCRIPT: &str = r#"
(() => {
  const form = document.querySelector("form[data-passkey]");
  if (!form) return;
  document.querySelector("[data-passkey-plain]")?.remove();
  if (!window.PublicKeyCredential) {
    document.querySelector("[data-passkey-unknown]")?.removeAttribute("hidden");
    return;
  }
  form.hidden = false;
  const told = form.querySelector("[data-told]");
  const say = (text) => { told.textContent = text; told.hidden = !text; };
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const ask = async (to, body, kind) => {
    const answer = await fetch(to, { method: "POST", body, headers: kind ? { "content-type": kind } : {} });
    const said = await answer.json();
    if (!answer.ok) throw Object.assign(new Error(said.problem), { sentence: said.problem });
    return said;
  };
  const show = async (options) => {
    const asked = options.publicKey;
    asked.challenge = bytes(asked.challenge);
    for (const key of asked.excludeCredentials ?? []) key.id = bytes(key.id);
    for (const key of asked.allowCredentials ?? []) key.id = bytes(key.id);
    if (asked.user) asked.user.id = bytes(asked.user.id);
    const key = form.dataset.passkey === "add" ? await navigator.credentials.create({ publicKey: asked }) : await navigator.credentials.get({ publicKey: asked });
    const response = {};
    for (const part of ["attestationObject", "clientDataJSON", "authenticatorData", "signature", "userHandle"]) {
      if (key.response[part]) response[part] = text(key.response[part]);
    }
    const properties = key.getClientExtensionResults().credProps;
    return { id: key.id, rawId: text(key.rawId), type: key.type, response, extensions: properties ? { credProps: properties } : {} };
  };
  let busy = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    say("");
    try {
      const options = await ask(form.dataset.begin, new URLSearchParams(new FormData(form)));
      const credential = await show(options);
      const { to } = await ask(form.dataset.finish, JSON.stringify({ credential, next: form.dataset.next }), "application/json");
      location.assign(to);
    } catch (error) {
      const known = error.name === "InvalidStateError" && form.dataset.known;
      const offline = error instanceof TypeError || error instanceof SyntaxError;
      say(error.sentence ?? (known || (offline ? form.dataset.offline : form.dataset.failed)));
    } finally {
      busy = false;
    }
  });
})();
"#;

#[cfg(test)]
mod tests {
    use super::super::super::{AccountPage, Page, render};
    use super::*;

    #[test]
    fn a_key_s_name_is_text_and_each_key_has_boxes_of_its_own() {
        let key = |n: u8| PasskeyRow {
            handle: format!("{n:02x}").repeat(16),
            name: "<script>alert(1)</script>".to_owned(),
            added: "1.1.2026".to_owned(),
            used: None,
            open: false,
        };
        let page = Passkeys { possible: true, keys: vec![key(1), key(2)], has_password: true, ..Passkeys::default() };
        let shell = Shell {
            lang: UiLang::Ar,
            nonce: "n".to_owned(),
            style_href: String::new(),
            icon_href: None,
            app_js: None,
            app_wasm: None,
            path: "/account/passkeys".to_owned(),
        };
        let html = render(&shell, Page::Account(AccountPage::Passkeys(Box::new(page))));
        assert!(!html.contains("<script>alert"));
        let mut ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "{ids:?}");
    }
}
