//! Texts of record: for everybody to read, and for whoever coordinates to write.

use std::collections::BTreeMap;

use domain::directory::texts::{Conformance, Field, Which};
use domain::wire::Problem;
use leptos::prelude::*;

use super::document::{Sheet, Shell};
use super::parts::{Row, Tone, literal, note, problem_note};
use crate::catalogue::{PrivacyText as P, UiLang, conformance_name, field_name, which_name};

/// What a text says, point by point.
pub type SaidText = BTreeMap<Field, String>;

/// A wording as it stands.
#[derive(Debug, Clone)]
pub struct Wording {
    pub lang: UiLang,
    pub day: String,
    pub said: SaidText,
}

/// The data of the page everybody reads.
#[derive(Debug, Clone)]
pub struct TextPage {
    pub which: Which,
    /// The wording that is shown: the reader's own, or else the binding one.
    pub shown: Option<Wording>,
    /// The binding wording is younger than what is shown.
    pub outdated: bool,
    /// What the law asks for and the binding wording does not say.
    pub missing: Vec<Field>,
    pub may_edit: bool,
}

/// The data of the page to write.
#[derive(Debug, Clone)]
pub struct EditText {
    pub which: Which,
    /// The language of the text.
    pub lang: UiLang,
    /// What a change is based on.
    pub version: u32,
    pub typed: SaidText,
    pub problems: Vec<(Field, Problem)>,
    pub problem: Option<Problem>,
    /// What somebody else has said meanwhile.
    pub theirs: Option<SaidText>,
    pub missing: Vec<Field>,
    pub saved: bool,
}

pub(super) fn sheet(shell: &Shell, page: &TextPage) -> Sheet {
    let lang = shell.lang;
    let heading = lang.say(which_name(page.which));
    let foreign = page.shown.as_ref().filter(|shown| shown.lang != lang);
    let translated = page.shown.as_ref().filter(|shown| shown.lang != UiLang::De);
    let remark = match (&page.shown, foreign, translated) {
        (None, ..) => note(Tone::Info, lang.say(P::NothingSaid)),
        (_, Some(_), _) => note(Tone::Info, lang.say(P::OnlyBinding)),
        (_, None, Some(_)) => {
            let old = if page.outdated { format!(" {}", lang.say(P::TranslationOld)) } else { String::new() };
            let tone = if page.outdated { Tone::Warn } else { Tone::Info };
            let read = format!("/{}?binding=yes", page.which.key());
            view! {
                {note(tone, format!("{}{old}", lang.say(P::Translated)))}
                <p><a href=read>{lang.say(P::ReadBinding)}</a></p>
            }
            .into_any()
        }
        _ => ().into_any(),
    };
    let text = page.shown.as_ref().map(|shown| {
        let day = shown.lang.fill(P::AsOf, &[("day", &format!("\u{2066}{}\u{2069}", shown.day))]);
        view! {
            <div class="record" lang=shown.lang.tag() dir=shown.lang.dir()>
                {points(shown.lang, page.which, &shown.said)}
                <p class="hint">{day}</p>
            </div>
        }
    });
    let edit = page.may_edit.then(|| {
        view! { <div class="actions no-print"><a class="btn" href=edit_address(page.which)>{lang.say(P::EditText)}</a></div> }
    });
    let body = view! {
        <main id="main" class="narrow" tabindex="-1">
            <hgroup class="title"><h1>{heading}</h1></hgroup>
            {remark}
            {text}
            {missing(lang, &page.missing)}
            {edit}
        </main>
    };
    Sheet::page(heading, body.into_any())
}

fn edit_address(which: Which) -> String {
    format!("/texts/{}/edit", which.key())
}

/// The points that say something, in order.
fn points(lang: UiLang, which: Which, said: &SaidText) -> AnyView {
    let point = |field: &Field| {
        let text = said.get(field)?;
        let text = match Conformance::from_key(text).filter(|_| *field == Field::Status) {
            Some(status) => view! { <p>{lang.say(conformance_name(status))}</p> }.into_any(),
            None => paragraphs(text),
        };
        Some(view! { <section><h2>{lang.say(field_name(*field).0)}</h2>{text}</section> })
    };
    which.fields().iter().filter_map(point).collect_view().into_any()
}

fn missing(lang: UiLang, missing: &[Field]) -> AnyView {
    if missing.is_empty() {
        return ().into_any();
    }
    let rows = missing.iter().map(|field| view! { <li>{lang.say(field_name(*field).0)}</li> }).collect_view();
    view! {
        <section class="record-missing" aria-labelledby="missing">
            <h2 id="missing">{lang.say(P::StillMissing)}</h2>
            <ul class="stored-list">{rows}</ul>
        </section>
    }
    .into_any()
}

/// Text as paragraphs. What looks like an address of the web or of mail becomes a link, and nothing else becomes anything.
fn paragraphs(text: &str) -> AnyView {
    let paragraph = |text: &str| {
        let lines = text.lines().enumerate().map(|(place, line)| {
            let pieces = pieces(line).into_iter().map(|piece| match piece {
                Piece::Words(words) => words.to_owned().into_any(),
                Piece::Link(link) => {
                    let shown = link.strip_prefix("mailto:").unwrap_or(link).to_owned();
                    view! { <a href=link.to_owned() rel="nofollow noopener" dir="ltr">{shown}</a> }.into_any()
                }
            });
            view! { {(place > 0).then(|| view! { <br/> })}{pieces.collect_view()} }
        });
        view! { <p dir="auto">{lines.collect_view()}</p> }
    };
    let parts = text.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    parts.map(paragraph).collect_view().into_any()
}

#[derive(Debug, PartialEq, Eq)]
enum Piece<'a> {
    Words(&'a str),
    Link(&'a str),
}

/// A line taken apart at its links.
fn pieces(line: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut plain = 0;
    let mut at = 0;
    for word in line.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end().trim_start_matches(['(', '"', '„', '“', '<']);
        let link = bare.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '"', '“', '”', '>']);
        let known = ["https://", "http://", "mailto:"].iter().any(|scheme| {
            link.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
                && link.len() > scheme.len()
        });
        if known {
            let begin = at + (word.trim_end().len() - bare.len());
            if begin > plain {
                pieces.push(Piece::Words(&line[plain..begin]));
            }
            pieces.push(Piece::Link(link));
            plain = begin + link.len();
        }
        at += word.len();
    }
    if plain < line.len() {
        pieces.push(Piece::Words(&line[plain..]));
    }
    pieces
}

pub(super) fn edit(shell: &Shell, page: &EditText) -> Sheet {
    let lang = shell.lang;
    let heading = lang.fill(P::EditHeading, &[("text", lang.say(which_name(page.which)))]);
    let languages = UiLang::ALL
        .into_iter()
        .map(|other| {
            let here = (other == page.lang).then_some("page");
            let href = format!("{}?in={}", edit_address(page.which), other.tag());
            view! { <a class="btn" aria-current=here lang=other.tag() href=href>{other.own_name()}</a> }
        })
        .collect_view();
    let rows = page.which.fields().iter().map(|field| row(lang, page, *field)).collect_view();
    let theirs = page.theirs.as_ref().map(|theirs| {
        view! {
            <section class="record record-theirs" aria-labelledby="theirs">
                <h2 id="theirs">{lang.say(P::TheirsNow)}</h2>
                <div lang=page.lang.tag() dir=page.lang.dir()>{points(page.lang, page.which, theirs)}</div>
            </section>
        }
    });
    let lead = if page.lang == UiLang::De { P::EditLead } else { P::EditTranslation };
    let action = format!("{}?in={}", edit_address(page.which), page.lang.tag());
    let body = view! {
        <main id="main" class="narrow" tabindex="-1">
            <hgroup class="title"><h1>{heading.clone()}</h1><p>{lang.say(lead)}</p></hgroup>
            {page.saved.then(|| note(Tone::Good, lang.say(P::SavedText)))}
            {problem_note(lang, page.problem.as_ref())}
            <nav class="actions" aria-label=lang.say(P::WhichLanguage)>{languages}</nav>
            {missing(lang, &page.missing)}
            {theirs}
            <form class="form" method="post" action=action>
                <input type="hidden" name="based_on" value=page.version.to_string()/>
                {rows}
                <button class="btn btn-main btn-wide">{lang.say(P::SaveText)}</button>
            </form>
            <p class="aside-links"><a href=format!("/{}", page.which.key())>{lang.say(which_name(page.which))}</a></p>
        </main>
    };
    Sheet::page(heading, body.into_any())
}

fn row(lang: UiLang, page: &EditText, field: Field) -> AnyView {
    let (name, hint) = field_name(field);
    let asked = field.is_required() || field == Field::NotAccessible;
    let label =
        if asked { lang.say(name).to_owned() } else { format!("{} ({})", lang.say(name), lang.say(P::Optional)) };
    let problem = page.problems.iter().find(|(bad, _)| *bad == field).map(|(_, problem)| problem);
    let row = Row { lang, id: field.key(), label: &label, hint: hint.map(|hint| lang.say(hint)), problem };
    let typed = page.typed.get(&field).map_or("", String::as_str);
    let control = if field == Field::Status {
        let choices = Conformance::ALL
            .into_iter()
            .map(|it| view! { <option value=it.key() selected=it.key() == typed>{lang.say(conformance_name(it))}</option> })
            .collect_view();
        view! {
            <select class="input" id=field.key() name=field.key() aria-describedby=row.described_by() aria-invalid=row.invalid()>
                <option value="">{lang.say(P::StatusUnsaid)}</option>
                {choices}
            </select>
        }
        .into_any()
    } else {
        let lines = if typed.lines().count() > 4 || typed.len() > 300 { "10" } else { "3" };
        view! {
            <textarea class="input" id=field.key() name=field.key() rows=lines maxlength="8000" lang=page.lang.tag() dir="auto"
                aria-describedby=row.described_by() aria-invalid=row.invalid() inner_html=literal(typed)></textarea>
        }
        .into_any()
    };
    row.around(control)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_and_of_mail_become_links_and_keep_their_words_around() {
        use Piece::{Link, Words};
        let line = "Siehe (https://example.org/a?b=1&c), oder mailto:cafe@example.org.";
        assert_eq!(
            pieces(line),
            [
                Words("Siehe ("),
                Link("https://example.org/a?b=1&c"),
                Words("), oder "),
                Link("mailto:cafe@example.org"),
                Words("."),
            ]
        );
        for plain in ["javascript:alert(1)", "data:text/html,x", "https://", "ähttps://x", "www.example.org", ""] {
            assert!(pieces(plain).iter().all(|piece| matches!(piece, Words(_))), "{plain}");
        }
        // Nothing is lost, whatever it is made of.
        for line in [line, " a  https://x ", "„https://x“ und\u{a0}mailto:ü"] {
            let joined: String = pieces(line)
                .iter()
                .map(|piece| match piece {
                    Words(it) | Link(it) => *it,
                })
                .collect();
            assert_eq!(joined, line);
        }
    }
}
