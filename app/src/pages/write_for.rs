//! Writing down what others say: for whoever does not write, and off paper. Several cards at once, without JavaScript.

use domain::ids::{CardId, GroupId, WorkshopId};
use domain::text::CardText;
use domain::view::SeatView;
use domain::wire::Problem;
use domain::workshop::{Behalf, CardKind, Command, MOST_WRITTEN_DOWN};
use leptos::prelude::*;

use super::document::{Sheet, Shell};
use super::languages::language_options;
use super::parts::{FieldTag, Tone, dotted, hued, kind_icon, kind_line, literal, note, other_lang, problem_note};
use super::room::card_kind_key;
use super::story;
use crate::catalogue::{BehalfText as T, CommonText, StoryText, UiLang};
use crate::components::{Icon, IconName};

/// So many boxes are offered at once.
const BOXES: usize = 4;

/// The data of the page.
#[derive(Debug, Clone)]
pub struct WriteForPage {
    pub workshop: WorkshopId,
    /// The tables one may write for: a host has one.
    pub tables: Vec<(GroupId, String)>,
    /// The kinds of card that are asked for somewhere in the agenda.
    pub kinds: Vec<CardKind>,
    pub form: WriteForForm,
    /// What was typed to correct a card and could not be taken.
    pub correcting: Option<(CardId, String)>,
    pub problem: Option<Problem>,
    /// What was just done.
    pub done: Option<T>,
    /// So many cards were just written down.
    pub saved: Option<u32>,
    /// What one has written down so far, the newest first.
    pub written: Vec<WrittenRow>,
    /// Fresh for every page: sending the same page twice does it once.
    pub command_id: String,
    /// Who reads runs the workshop.
    pub runs_workshop: bool,
}

/// The form as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WriteForForm {
    pub group: Option<GroupId>,
    pub behalf: Option<Behalf>,
    pub kind: Option<CardKind>,
    pub texts: Vec<String>,
    pub lang: String,
}

impl WriteForForm {
    /// Takes the fields of a form that was sent: `group`, `behalf`, `kind`, `text` (several), `lang`.
    pub fn parse(pairs: &[(String, String)]) -> Self {
        let mut form = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "group" => form.group = value.parse().ok(),
                "behalf" => form.behalf = Behalf::ALL.into_iter().find(|known| known.key() == value),
                "kind" => form.kind = CardKind::ALL.into_iter().find(|kind| card_kind_key(*kind) == value),
                "text" => form.texts.push(value.clone()),
                "lang" => form.lang.clone_from(value),
                _ => {}
            }
        }
        form
    }

    /// What is asked of the workshop; boxes that were left empty are no cards.
    pub fn command(&self) -> Option<Command> {
        let texts = self.texts.iter().filter(|text| !text.trim().is_empty()).take(MOST_WRITTEN_DOWN + 1);
        Some(Command::WriteFor {
            group: self.group?,
            behalf: self.behalf?,
            kind: self.kind.unwrap_or(CardKind::Observation),
            texts: texts.cloned().collect(),
            lang: self.lang.clone(),
        })
    }
}

/// A card that was written down.
#[derive(Debug, Clone)]
pub struct WrittenRow {
    pub card: CardId,
    pub kind: CardKind,
    pub text: String,
    pub lang: String,
    pub version: u32,
    pub behalf: Behalf,
    pub table: String,
    pub field: Option<FieldTag>,
    pub state: WrittenState,
    /// It can be corrected and taken back now.
    pub open: bool,
}

/// Where it stands, as far as that is worth a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrittenState {
    Lies,
    Private,
    Queued,
    Late,
    Hidden,
}

pub(super) fn address(workshop: WorkshopId) -> String {
    format!("/w/{workshop}/write-for")
}

/// The way here.
pub(super) fn link(lang: UiLang, workshop: WorkshopId) -> AnyView {
    view! { <a class="btn" href=address(workshop)><Icon name=IconName::Pencil/> {lang.say(T::WriteFor)}</a> }.into_any()
}

/// The way here from a room, for whoever may go it.
pub(super) fn way(lang: UiLang, workshop: WorkshopId, seat: &SeatView) -> AnyView {
    (seat.host || seat.interpreter).then(|| view! { <p class="actions">{link(lang, workshop)}</p> }).into_any()
}

/// The same above the live room, which need not carry the words for it.
pub(super) fn bar(lang: UiLang, workshop: WorkshopId, seat: &SeatView) -> AnyView {
    let bar = || {
        view! {
            <nav class="room-way" aria-label=lang.say(T::WriteFor)>
                <a href=address(workshop)><Icon name=IconName::Pencil/> {lang.say(T::WriteFor)}</a>
            </nav>
        }
    };
    (seat.host || seat.interpreter).then(bar).into_any()
}

pub(super) fn sheet(shell: &Shell, page: WriteForPage) -> Sheet {
    let lang = shell.lang;
    let workshop = page.workshop;
    let saved = page.saved.map(|n| note(Tone::Good, lang.count(T::Saved, n)));
    let done = page.done.map(|word| note(Tone::Good, lang.say(word)));
    let (to, words) = match page.runs_workshop {
        true => (format!("/w/{workshop}/console"), StoryText::BackToConsole),
        false => (format!("/w/{workshop}"), StoryText::BackToRoom),
    };
    let body = view! {
        <main id="main" class="column" tabindex="-1">
            <hgroup class="title"><h1>{lang.say(T::WriteFor)}</h1><p>{lang.say(T::WriteForLead)}</p></hgroup>
            {problem_note(lang, page.problem.as_ref())}
            {saved}
            {done}
            {form(lang, &page)}
            {written(lang, &page)}
            <div class="actions">
                <a class="btn" href=to>{lang.say(words)}</a>
                <a class="btn btn-quiet" href=format!("/w/{workshop}/cards")>{lang.say(StoryText::AllCards)}</a>
            </div>
        </main>
    };
    Sheet::page(lang.say(T::WriteFor), body.into_any())
}

/// The question for whom something is written down; nothing is chosen before somebody chooses.
pub(super) fn whose(lang: UiLang, chosen: Option<Behalf>) -> AnyView {
    let whose = Behalf::ALL.map(|behalf| {
        view! {
            <label class="pill"><input type="radio" name="behalf" value=behalf.key() required checked=chosen == Some(behalf)/>
                <span>{lang.say(T::from(behalf))}</span></label>
        }
    });
    view! { <fieldset class="form-row"><legend>{lang.say(T::Whose)}</legend><div class="write-kinds">{whose.collect_view()}</div></fieldset> }
        .into_any()
}

fn form(lang: UiLang, page: &WriteForPage) -> AnyView {
    let typed = &page.form;
    let tables = match &page.tables[..] {
        [(only, _)] => view! { <input type="hidden" name="group" value=only.to_string()/> }.into_any(),
        all => {
            let options = all
                .iter()
                .map(|(id, name)| {
                    view! { <option value=id.to_string() dir="auto" selected=typed.group == Some(*id)>{name.clone()}</option> }
                })
                .collect_view();
            view! {
                <div class="form-row">
                    <label for="group">{lang.say(T::AtTable)}</label>
                    <select class="input" id="group" name="group" required>{options}</select>
                </div>
            }
            .into_any()
        }
    };
    let chosen = typed.kind.or_else(|| page.kinds.first().copied()).unwrap_or(CardKind::Observation);
    let kinds = if page.kinds.len() > 1 {
        let pills = page
            .kinds
            .iter()
            .map(|kind| {
                view! {
                    <label class="pill"><input type="radio" name="kind" value=card_kind_key(*kind) checked=*kind == chosen/>
                        <span><Icon name=kind_icon(*kind)/> {lang.say(CommonText::from(*kind))}</span></label>
                }
            })
            .collect_view();
        view! { <fieldset class="form-row"><legend>{lang.say(T::KindOfCards)}</legend><div class="write-kinds">{pills}</div></fieldset> }
            .into_any()
    } else {
        view! { <input type="hidden" name="kind" value=card_kind_key(chosen)/> }.into_any()
    };
    let boxes = (0..typed.texts.len().clamp(BOXES, MOST_WRITTEN_DOWN)).map(|place| {
        let id = format!("text-{place}");
        let given = typed.texts.get(place).cloned().unwrap_or_default();
        view! {
            <div class="form-row">
                <label for=id.clone()>{lang.fill(T::CardN, &[("n", &(place + 1).to_string())])}</label>
                <textarea class="input" id=id name="text" rows="2" dir="auto" maxlength=CardText::MAX.to_string() inner_html=literal(&given)></textarea>
            </div>
        }
    });
    let written = if typed.lang.is_empty() { lang.tag() } else { &typed.lang };
    view! {
        <form class="form step" method="post" action=address(page.workshop)>
            <input type="hidden" name="command" value=page.command_id.clone()/>
            {whose(lang, typed.behalf)}
            {tables}
            {kinds}
            <fieldset class="form-row" aria-describedby="cards-hint">
                <legend>{lang.say(T::Cards)}</legend>
                <p class="hint" id="cards-hint">{lang.say(T::CardsHint)}</p>
                {boxes.collect_view()}
            </fieldset>
            <div class="form-row">
                <label for="lang">{lang.say(T::InLanguage)}</label>
                <select class="input" id="lang" name="lang">{language_options(written)}</select>
            </div>
            <p class="hint">{lang.say(T::ToldToAll)}</p>
            <p class="hint">{lang.say(T::LateHint)}</p>
            <div class="actions"><button class="btn btn-main" name="act" value="write">{lang.say(T::Save)}</button></div>
        </form>
    }
    .into_any()
}

fn written(lang: UiLang, page: &WriteForPage) -> AnyView {
    if page.written.is_empty() {
        return ().into_any();
    }
    let items = page.written.iter().map(|row| written_row(lang, page, row)).collect_view();
    view! {
        <section class="step" aria-labelledby="so-far">
            <h2 class="step-title" id="so-far">{lang.say(T::SoFar)}</h2>
            <ul class="cards">{items}</ul>
        </section>
    }
    .into_any()
}

fn written_row(lang: UiLang, page: &WriteForPage, row: &WrittenRow) -> AnyView {
    let own = other_lang(lang, &row.lang);
    let state = match row.state {
        WrittenState::Lies => None,
        WrittenState::Private => Some((IconName::Lock, T::IsPrivate)),
        WrittenState::Queued => Some((IconName::Eye, T::IsQueued)),
        WrittenState::Late => Some((IconName::Inbox, T::IsLate)),
        WrittenState::Hidden => Some((IconName::EyeOff, T::IsHidden)),
    };
    let state = state.map(|(icon, word)| {
        view! { <p class="card-state"><Icon name=icon/><span>{lang.say(word)}</span></p> }
    });
    let about = dotted(vec![lang.say(CommonText::from(row.behalf)).to_owned(), row.table.clone()]);
    let kind = (row.kind != CardKind::Observation).then(|| kind_line(lang, row.kind));
    view! {
        <li class=hued("card", row.field.as_ref()) id=format!("card-{}", row.card)>
            {kind}
            <p class="card-text" dir="auto" lang=own>{row.text.clone()}</p>
            {state}
            <div class="card-foot">
                <p class="card-by">{about}</p>
                {story::link(lang, page.workshop, row.card, &row.text)}
            </div>
            {row.open.then(|| correction(lang, page, row))}
        </li>
    }
    .into_any()
}

/// Correcting a card, and taking it back.
fn correction(lang: UiLang, page: &WriteForPage, row: &WrittenRow) -> AnyView {
    let typed = page.correcting.as_ref().filter(|(card, _)| *card == row.card).map(|(_, text)| text.clone());
    let open = typed.is_some();
    let text = typed.unwrap_or_else(|| row.text.clone());
    let (id, hint) = (format!("words-{}", row.card), format!("words-{}-hint", row.card));
    let command = format!("{}-{}", page.command_id, row.card);
    view! {
        <details class="speaking-settings" open=open>
            <summary>{lang.say(T::Correct)}</summary>
            <form class="form" method="post" action=address(page.workshop)>
                <input type="hidden" name="command" value=command/>
                <input type="hidden" name="card" value=row.card.to_string()/>
                <input type="hidden" name="based_on" value=row.version.to_string()/>
                <div class="form-row">
                    <label for=id.clone()>{lang.say(StoryText::NewWords)}</label>
                    <p class="hint" id=hint.clone()>{lang.say(T::CorrectHint)}</p>
                    <textarea class="input" id=id name="words" rows="3" dir="auto" lang=row.lang.clone() maxlength=CardText::MAX.to_string() aria-describedby=hint inner_html=literal(&text)></textarea>
                </div>
                <div class="actions">
                    <button class="btn btn-main" name="act" value="correct">{lang.say(T::SaveWords)}</button>
                    <button class="btn" name="act" value="take_back"><Icon name=IconName::Undo/> {lang.say(T::TakeBack)}</button>
                </div>
            </form>
        </details>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(pairs: &[(&str, &str)]) -> WriteForForm {
        let pairs: Vec<_> = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        WriteForForm::parse(&pairs)
    }

    #[test]
    fn boxes_left_empty_are_no_cards() {
        let group = GroupId(7).to_string();
        let form = sent(&[
            ("group", &group),
            ("behalf", "paper"),
            ("text", "Eins"),
            ("text", " "),
            ("text", "Zwei"),
            ("lang", "de"),
        ]);
        let Some(Command::WriteFor { texts, behalf: Behalf::Paper, .. }) = form.command() else { panic!("{form:?}") };
        assert_eq!(texts, ["Eins", "Zwei"]);
        assert_eq!(form.texts.len(), 3, "what was typed stays where it was");
    }

    #[test]
    fn without_saying_for_whom_nothing_is_asked() {
        let group = GroupId(7).to_string();
        assert_eq!(sent(&[("group", &group), ("text", "Eins")]).command(), None);
        assert_eq!(sent(&[("behalf", "anybody"), ("group", &group), ("text", "Eins")]).command(), None);
    }
}
