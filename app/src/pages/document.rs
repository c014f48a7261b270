//! The document around every page: head, masthead, language menu, foot, and, for pages with a live part, what draws it.

use domain::directory::texts::Which;
use leptos::prelude::*;

use crate::catalogue::{AccountText, CommonText, PageText as P, PrivacyText, StoryText, UiLang};
use crate::components::{Icon, IconName};

/// What every page is told, whoever it is for.
#[derive(Debug, Clone)]
pub struct Shell {
    /// The reader's language.
    pub lang: UiLang,
    /// This response's nonce, the same as in its Content-Security-Policy.
    pub nonce: String,
    /// Address of the style sheet.
    pub style_href: String,
    /// Address of the icon in the browser's tab.
    pub icon_href: Option<String>,
    /// Address of the script that loads the wasm. Only pages with a live part use it.
    pub app_js: Option<String>,
    /// Address of the wasm. Only pages with a live part use it.
    pub app_wasm: Option<String>,
    /// The address under which this page can be asked for again (a GET), without a query but for where to go on to.
    pub path: String,
}

/// What a page's body is like, as far as the style sheets care.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    /// Masthead, the page, foot.
    Ordinary,
    /// The page brings everything itself.
    Bare,
}

/// One page, before the document is put around it.
pub(super) struct Sheet {
    /// Before the product's name in the title of the window.
    pub(super) title: String,
    /// The class of `<body>`.
    pub(super) class: String,
    pub(super) frame: Frame,
    /// Always light: what hangs on a wall or is printed.
    pub(super) light: bool,
    /// Has a live part, so the wasm is loaded.
    pub(super) live: bool,
    /// A script of a line or two, for comfort: the page works without it.
    pub(super) script: Option<&'static str>,
    /// The page from `<main>` on (and, if bare, all around it).
    pub(super) body: AnyView,
}

impl Sheet {
    /// An ordinary page.
    pub(super) fn page(title: impl Into<String>, body: AnyView) -> Self {
        Self {
            title: title.into(),
            class: "page".to_owned(),
            frame: Frame::Ordinary,
            light: false,
            live: false,
            script: None,
            body,
        }
    }
}

/// Renders a page made under an owner of its own, so that nothing outlives the call.
pub(super) fn render(shell: &Shell, make: impl FnOnce() -> Sheet) -> String {
    let owner = Owner::new_root(None);
    let html = owner.with(|| document(shell, make()).to_html());
    owner.unset_with_forced_cleanup();
    format!("<!DOCTYPE html>{html}")
}

fn document(shell: &Shell, sheet: Sheet) -> AnyView {
    let lang = shell.lang;
    let name = lang.say(CommonText::ProductName);
    let title = if sheet.title.is_empty() { name.to_owned() } else { format!("{} · {name}", sheet.title) };
    let loader = if sheet.live { loader(shell) } else { ().into_any() };
    let script = sheet.script.map(|script| view! { <script nonce=shell.nonce.clone()>{script}</script> });
    let icon = shell.icon_href.clone().map(|href| view! { <link rel="icon" href=href/> });
    let body = match sheet.frame {
        Frame::Bare => sheet.body,
        Frame::Ordinary => view! {
            {masthead(shell)}
            {sheet.body}
            {foot(lang)}
        }
        .into_any(),
    };
    view! {
        <html lang=lang.tag() dir=lang.dir() data-theme=sheet.light.then_some("light")>
            <head>
                <meta charset="utf-8"/>
                <title>{title}</title>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content"/>
                <meta name="color-scheme" content=if sheet.light { "light" } else { "light dark" }/>
                <link rel="stylesheet" href=shell.style_href.clone()/>
                {icon}
                {loader}
            </head>
            <body class=sheet.class>
                <a class="skip" href="#main">{lang.say(P::SkipToContent)}</a>
                {body}
                {script}
            </body>
        </html>
    }
    .into_any()
}

/// The line on top: home, and the languages.
pub(super) fn masthead(shell: &Shell) -> AnyView {
    let lang = shell.lang;
    view! {
        <header class="masthead">
            <a class="brand" href="/">{lang.say(CommonText::ProductName)}</a>
            <span class="masthead-end">
            <a class="btn btn-quiet" href="/account"><Icon name=IconName::UserRound/> <span>{lang.say(AccountText::AccountWord)}</span></a>
            <details class="menu lang-menu">
                <summary class="btn btn-quiet">
                    <Icon name=IconName::Globe/>
                    <span class="vh">{lang.say(P::Language)}</span>
                    <span>{lang.own_name()}</span>
                    <Icon name=IconName::ChevronDown/>
                </summary>
                {language_items(shell)}
            </details>
            </span>
        </header>
    }
    .into_any()
}

/// The languages as entries of a menu; choosing one keeps the page.
pub(super) fn language_items(shell: &Shell) -> AnyView {
    view! { <ul class="menu-list">{language_links(shell, "menu-item").into_iter().map(|link| view! { <li>{link}</li> }).collect_view()}</ul> }
        .into_any()
}

/// A link to this page in each language, named in itself.
pub(super) fn language_links(shell: &Shell, class: &'static str) -> Vec<AnyView> {
    UiLang::ALL
        .into_iter()
        .map(|other| {
            let here = (other == shell.lang).then_some("true");
            // Two slashes at the front would name another server.
            let and = if shell.path.contains('?') { '&' } else { '?' };
            let href = format!("/{}{and}lang={}", shell.path.trim_start_matches(['/', '\\']), other.tag());
            view! {
                <a class=(!class.is_empty()).then_some(class) lang=other.tag() dir=other.dir() hreflang=other.tag() aria-current=here href=href>
                    {other.own_name()}
                </a>
            }
            .into_any()
        })
        .collect()
}

fn foot(lang: UiLang) -> AnyView {
    let texts = Which::ALL.map(|which| {
        let name = match which {
            Which::Imprint => PrivacyText::ImprintHeading,
            Which::Privacy => PrivacyText::PrivacyHeading,
            Which::Accessibility => PrivacyText::AccessibilityHeading,
        };
        view! { <li><a href=format!("/{}", which.key())>{lang.say(name)}</a></li> }
    });
    view! {
        <footer class="foot">
            <p>{lang.say(P::FootLine)}</p>
            <ul class="foot-links">
                <li><a href="/policy">{lang.say(StoryText::PolicyHeading)}</a></li>
                {texts.collect_view()}
            </ul>
        </footer>
    }
    .into_any()
}

/// Loads the wasm and lets it draw what is live. When loading fails, the plain page stays, and works.
fn loader(shell: &Shell) -> AnyView {
    let (Some(js), Some(wasm)) = (shell.app_js.clone(), shell.app_wasm.clone()) else {
        return ().into_any();
    };
    let script = LOADER.replace("$JS", &script_string(&js)).replace("$WASM", &script_string(&wasm));
    view! {
        <script type="module" r#async=true nonce=shell.nonce.clone()>{script}</script>
    }
    .into_any()
}

/// Both are fetched at once and by this script alone: where no script runs, nothing is loaded that only a script could use.
const LOADER: &str = r#"
const loading = [import($JS), fetch($WASM)];
if (document.readyState === "loading") await new Promise((go) => addEventListener("DOMContentLoaded", go));
const [app, wasm] = await Promise.all(loading);
await app.default({ module_or_path: wasm });
app.start();
"#;

/// A string as a script may hold it inside HTML: nothing in it can end the script.
fn script_string(text: &str) -> String {
    let quoted = serde_json::to_string(text).unwrap_or_else(|_| "\"\"".to_owned());
    quoted.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_an_address_can_end_the_script() {
        assert_eq!(script_string("/a\"</script>"), r#""/a\"\u003c/script>""#);
    }
}
