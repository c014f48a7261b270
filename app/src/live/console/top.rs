//! The console's head: which workshop, how people join, how many are there, and where else one can go.

use domain::workshop::Stage;
use leptos::prelude::*;

use crate::catalogue::{CommonText, ConsoleText as T, UiLang, reader, say, say_count, say_with};
use crate::components::{Icon, IconName};
use crate::live::console::ConsoleBoot;
use crate::live::console::desk::Desk;

/// `417092` as people read it aloud.
pub(super) fn spaced_code(code: &str) -> String {
    match code.len() {
        6 if code.is_ascii() => format!("{} {}", &code[..3], &code[3..]),
        _ => code.to_owned(),
    }
}

#[component]
pub(super) fn Top(desk: Desk, boot: StoredValue<ConsoleBoot>) -> impl IntoView {
    let title = Memo::new(move |_| {
        desk.link.following.with(|f| {
            let about = f.room.as_ref()?.about.as_ref()?;
            let date = about.date.as_ref().map(|date| format!(" · {}", &**date)).unwrap_or_default();
            Some(format!("{}{date}", &*about.title))
        })
    });
    let seated = Memo::new(move |_| desk.link.following.with(|f| u32::try_from(f.seats.len()).unwrap_or(u32::MAX)));
    let here = Memo::new(move |_| desk.link.here.with(|(here, _)| here.iter().map(|h| h.people).sum::<u32>()));
    let people = move || {
        say_with(
            T::PeopleAndHere,
            &[("people", &say_count(T::PeopleCount, seated.get())), ("here", &here.get().to_string())],
        )
    };
    let code = spaced_code(&boot.with_value(|b| b.join_code.clone()));
    let projector = boot.with_value(|b| b.projector_url.clone());
    view! {
        <header class="console-top">
            <a class="brand" href="/desk">{say(CommonText::ProductName)}</a>
            <h1 class="console-title" dir="auto">
                {move || title.get().unwrap_or_else(|| say(T::Untitled).to_owned())}
            </h1>
            <p class="console-code">
                <Icon name=IconName::QrCode/>
                <span class="vh">{say(T::JoinCode)}</span>
                <bdi dir="ltr">{code}</bdi>
            </p>
            <p class="console-people">
                <Icon name=IconName::UsersRound/>
                <span>{people}</span>
            </p>
            <div class="console-links">
                <a class="btn btn-quiet" href=projector target="_blank" rel="noopener">
                    <Icon name=IconName::Projector/>
                    {say(T::OpenProjector)}
                </a>
                <Languages/>
                <More desk boot/>
            </div>
        </header>
    }
    .into_any()
}

/// The page in another language: a plain link, the link to the room comes back by itself.
#[component]
fn Languages() -> impl IntoView {
    view! {
        <details class="menu" name="menu">
            <summary class="btn btn-quiet">
                <Icon name=IconName::Globe/>
                {reader().own_name()}
                <Icon name=IconName::ChevronDown/>
            </summary>
            <ul class="menu-list">
                {UiLang::ALL
                    .into_iter()
                    .filter(|lang| *lang != reader())
                    .map(|lang| {
                        view! {
                            <li>
                                <a
                                    class="menu-item"
                                    lang=lang.tag()
                                    dir=lang.dir()
                                    href=format!("?lang={}", lang.tag())
                                >
                                    {lang.own_name()}
                                </a>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </details>
    }
    .into_any()
}

/// The pages of this workshop, as links: `(address, icon, words)`.
pub(super) fn result_links(workshop: &str) -> [(String, IconName, T); 4] {
    let page = |name: &str| format!("/w/{workshop}/{name}");
    [
        (page("minutes"), IconName::FileText, T::LinkMinutes),
        (page("replay"), IconName::History, T::LinkReplay),
        (page("export.csv"), IconName::Download, T::LinkCsv),
        (page("export.json"), IconName::Download, T::LinkJson),
    ]
}

#[component]
fn More(desk: Desk, boot: StoredValue<ConsoleBoot>) -> impl IntoView {
    let item = |(href, icon, words): (String, IconName, T)| {
        view! {
            <li>
                <a class="menu-item" href=href>
                    <Icon name=icon/>
                    {say(words)}
                </a>
            </li>
        }
    };
    let workshop = boot.with_value(|b| b.workshop.clone());
    let page = |name: &str| format!("/w/{workshop}/{name}");
    let before = [
        ("/desk".to_owned(), IconName::Layers, T::LinkDesk),
        (page("prepare"), IconName::Settings, T::LinkPrepare),
        (page("polls"), IconName::ListChecks, T::LinkPolls),
        (page("cards"), IconName::Lightbulb, T::LinkCards),
        (page("write-for"), IconName::Pencil, T::LinkWriteFor),
        (page("helpers"), IconName::Languages, T::LinkHelpers),
        (page("team"), IconName::UsersRound, T::LinkTeam),
        (page("trace"), IconName::ShieldCheck, T::LinkTrace),
        (page("sheets"), IconName::Printer, T::LinkSheets),
    ]
    .map(item);
    let results = StoredValue::new(result_links(&workshop));
    view! {
        <details class="menu" name="menu">
            <summary class="btn btn-icon" aria-label=say(T::More)>
                <Icon name=IconName::Ellipsis/>
            </summary>
            <ul class="menu-list">
                {before.into_iter().collect_view()}
                {move || (desk.stage.get() != Stage::Preparing).then(|| results.get_value().map(item).into_iter().collect_view())}
                {move || {
                    (desk.stage.get() == Stage::Open)
                        .then(|| {
                            view! {
                                <li class="menu-sep" role="separator"></li>
                                <li>
                                    <button
                                        type="button"
                                        class="menu-item is-danger"
                                        on:click=move |_| desk.ask_close()
                                    >
                                        <Icon name=IconName::Archive/>
                                        {say(T::CloseWorkshop)}
                                    </button>
                                </li>
                            }
                        })
                }}
            </ul>
        </details>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_in_two_halves() {
        assert_eq!(spaced_code("417092"), "417 092");
        assert_eq!(spaced_code("41"), "41");
        assert_eq!(spaced_code("٤١٧"), "٤١٧");
    }
}
