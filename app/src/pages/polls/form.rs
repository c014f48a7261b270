//! Preparing a poll: one form, without JavaScript.

use domain::ids::{GroupId, PollId, WorkshopId};
use domain::tally::Method;
use domain::wire::Problem;
use domain::workshop::poll::{Electorate, OptionWish, PollSetup, PollWish, Terms};
use domain::workshop::{Item, OrganisationKind};
use leptos::prelude::*;

use super::address;
use crate::catalogue::{CommonText, PollText as T, UiLang, method_name};
use crate::pages::document::{Sheet, Shell};
use crate::pages::join::kind_key;
use crate::pages::parts::{literal, other_lang, problem_note};

/// The page on which a poll is prepared.
#[derive(Debug, Clone)]
pub struct PreparePoll {
    pub workshop: WorkshopId,
    /// The draft that is changed; nothing for a new one.
    pub poll: Option<PollId>,
    pub form: PollForm,
    /// Tables, by name.
    pub tables: Vec<(GroupId, String)>,
    /// Cards and named clusters that can be voted on.
    pub cards: Vec<CardChoice>,
    /// A host prepares polls of the own table alone.
    pub only: Option<GroupId>,
    pub problem: Option<Problem>,
}

/// A card or cluster that can be put to the vote.
#[derive(Debug, Clone)]
pub struct CardChoice {
    pub item: Item,
    pub text: String,
    pub lang: String,
}

/// The form as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PollForm {
    pub question: String,
    pub method: Method,
    pub options: String,
    pub items: Vec<Item>,
    /// A table's id, or empty for the room.
    pub group: String,
    pub who: String,
    pub table: String,
    pub kinds: Vec<OrganisationKind>,
    pub secret: bool,
    pub late: bool,
    pub common_ground: bool,
    pub minutes: String,
    pub dots: String,
    pub cap: String,
    pub quorum: String,
    pub seats: String,
    pub budget: String,
    pub complete: bool,
    pub follows: Option<PollId>,
}

impl Default for PollForm {
    fn default() -> Self {
        Self {
            question: String::new(),
            method: Method::StrawPoll,
            options: String::new(),
            items: Vec::new(),
            group: String::new(),
            who: "everyone".to_owned(),
            table: String::new(),
            kinds: Vec::new(),
            secret: true,
            late: true,
            common_ground: false,
            minutes: String::new(),
            dots: "5".to_owned(),
            cap: "3".to_owned(),
            quorum: String::new(),
            seats: "3".to_owned(),
            budget: String::new(),
            complete: false,
            follows: None,
        }
    }
}

pub(in crate::pages) fn item_key(item: Item) -> String {
    match item {
        Item::Card(card) => format!("card:{card}"),
        Item::Cluster(cluster) => format!("cluster:{cluster}"),
    }
}

pub(in crate::pages) fn item_of(key: &str) -> Option<Item> {
    match key.split_once(':')? {
        ("card", id) => id.parse().ok().map(Item::Card),
        ("cluster", id) => id.parse().ok().map(Item::Cluster),
        _ => None,
    }
}

/// Digits of any script as a number; nothing typed is nothing, and what is no number is too much for any range.
fn number(text: &str) -> u32 {
    let digits: Option<String> = text
        .trim()
        .chars()
        .map(|c| match c {
            '٠'..='٩' => char::from_digit(c as u32 - '٠' as u32, 10),
            '۰'..='۹' => char::from_digit(c as u32 - '۰' as u32, 10),
            _ => c.is_ascii_digit().then_some(c),
        })
        .collect();
    match digits.as_deref() {
        Some("") => 0,
        Some(digits) => digits.parse().unwrap_or(u32::MAX),
        None => u32::MAX,
    }
}

impl PollForm {
    /// Reads a posted form.
    pub fn parse(pairs: &[(String, String)]) -> Self {
        let value = |name: &str| pairs.iter().find(|(n, _)| n == name).map(|(_, v)| v.clone()).unwrap_or_default();
        let all = |name: &'static str| pairs.iter().filter(move |(n, _)| n == name).map(|(_, v)| v.as_str());
        let kind = |key: &str| OrganisationKind::ALL.into_iter().find(|kind| kind_key(*kind) == key);
        Self {
            question: value("question"),
            method: value("method").parse().unwrap_or(Method::StrawPoll),
            options: value("options"),
            items: all("item").filter_map(item_of).collect(),
            group: value("group"),
            who: value("who"),
            table: value("table"),
            kinds: all("kind").filter_map(kind).collect(),
            secret: value("secret") != "no",
            late: value("late") == "on",
            common_ground: value("ground") == "on",
            minutes: value("minutes"),
            dots: value("dots"),
            cap: value("cap"),
            quorum: value("quorum"),
            seats: value("seats"),
            budget: value("budget"),
            complete: value("complete") == "on",
            follows: value("follows").parse().ok(),
        }
    }

    /// The form of a draft.
    pub fn of(setup: &PollSetup) -> Self {
        let typed = setup.options.iter().filter(|option| option.item.is_none()).filter_map(|option| {
            let text = option.text.as_ref()?.replace('\n', " ");
            Some(if option.cost > 0 { format!("{text} | {}", option.cost) } else { text })
        });
        let shown = |n: u32| if n == 0 { String::new() } else { n.to_string() };
        let (who, table, kinds) = match &setup.electorate {
            Electorate::Everyone => ("everyone", String::new(), Vec::new()),
            Electorate::Table(group) => ("table", group.to_string(), Vec::new()),
            Electorate::Kinds(kinds) => ("kinds", String::new(), kinds.clone()),
            Electorate::Organisations => ("organisations", String::new(), Vec::new()),
        };
        Self {
            question: setup.question.to_string(),
            method: setup.method,
            options: typed.collect::<Vec<_>>().join("\n"),
            items: setup.options.iter().filter_map(|option| option.item).collect(),
            group: setup.group.map(|group| group.to_string()).unwrap_or_default(),
            who: who.to_owned(),
            table,
            kinds,
            secret: setup.secret,
            late: setup.late,
            common_ground: setup.common_ground,
            minutes: shown(setup.secs / 60),
            dots: shown(setup.terms.dots),
            cap: shown(setup.terms.cap),
            quorum: shown(setup.terms.quorum),
            seats: shown(setup.terms.seats),
            budget: shown(setup.terms.budget),
            complete: setup.terms.complete,
            follows: setup.follows,
        }
    }

    /// The first of a new round: the same question to the same people.
    pub fn next_round(poll: PollId, setup: &PollSetup) -> Self {
        Self { follows: Some(poll), ..Self::of(setup) }
    }

    /// What it asks for.
    pub fn wish(&self, lang: UiLang) -> PollWish {
        let typed = self.options.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| {
            let (text, cost) = match line.rsplit_once('|') {
                Some((text, cost)) if !cost.trim().is_empty() && number(cost) < u32::MAX => (text.trim(), number(cost)),
                Some(_) | None => (line, 0),
            };
            OptionWish { item: None, text: text.to_owned(), cost }
        });
        let items = self.items.iter().map(|item| OptionWish { item: Some(*item), text: String::new(), cost: 0 });
        // A table that is not named is one that does not exist, and is refused as such.
        let table = || self.table.parse().or_else(|_| self.group.parse()).unwrap_or(GroupId(0));
        let seats = number(&self.seats);
        let budget = number(&self.budget);
        PollWish {
            group: self.group.parse().ok(),
            question: self.question.clone(),
            lang: lang.tag().to_owned(),
            method: self.method,
            electorate: match self.who.as_str() {
                "table" => Electorate::Table(table()),
                "kinds" => Electorate::Kinds(self.kinds.clone()),
                "organisations" => Electorate::Organisations,
                _ => Electorate::Everyone,
            },
            options: items.chain(typed).collect(),
            terms: Terms {
                dots: number(&self.dots),
                cap: number(&self.cap),
                quorum: number(&self.quorum),
                seats: if budget > 0 { 0 } else { seats },
                budget,
                complete: self.complete,
            },
            secret: self.secret,
            late: self.late,
            common_ground: self.common_ground,
            secs: number(&self.minutes).saturating_mul(60),
            follows: self.follows,
        }
    }
}

pub(super) fn sheet(shell: &Shell, page: PreparePoll) -> Sheet {
    let lang = shell.lang;
    let (heading, to) = match page.poll {
        Some(poll) => (T::EditPoll, format!("{}/edit", address(page.workshop, poll))),
        None => (T::NewPoll, format!("/w/{}/polls/new", page.workshop)),
    };
    let form = &page.form;
    let follows = form.follows.map(|poll| view! { <input type="hidden" name="follows" value=poll.to_string()/> });
    let body = view! {
        <main id="main" class="column poll" tabindex="-1">
            <hgroup class="title"><h1>{lang.say(heading)}</h1></hgroup>
            {problem_note(lang, page.problem.as_ref())}
            <form class="form" method="post" action=to>
                {follows}
                {question(lang, form)}
                {options(lang, &page)}
                {who(lang, &page)}
                {secrecy(lang, form, page.only.is_none())}
                {numbers(lang, form)}
                <div class="actions">
                    <button class="btn btn-main">{lang.say(T::SaveDraft)}</button>
                    <button class="btn" name="then" value="open">{lang.say(T::SaveAndOpen)}</button>
                    <a class="btn" href=format!("/w/{}/polls", page.workshop)>{lang.say(T::AllPolls)}</a>
                </div>
            </form>
        </main>
    };
    Sheet::page(lang.say(heading), body.into_any())
}

fn question(lang: UiLang, form: &PollForm) -> AnyView {
    let methods = Method::ALL
        .into_iter()
        .map(|method| {
            view! { <option value=method.key() selected=form.method == method>{lang.say(method_name(method))}</option> }
        })
        .collect_view();
    view! {
        <div class="form-row">
            <label for="question">{lang.say(T::Question)}</label>
            <p class="hint" id="question-hint">{lang.say(T::QuestionHint)}</p>
            <input class="input" id="question" name="question" type="text" dir="auto" maxlength="120" required autocomplete="off"
                value=form.question.clone() aria-describedby="question-hint"/>
        </div>
        <div class="form-row">
            <label for="method">{lang.say(T::Method)}</label>
            <p class="hint" id="method-hint"><a href="/methods">{lang.say(T::HowItWorks)}</a></p>
            <select class="input" id="method" name="method" aria-describedby="method-hint">{methods}</select>
        </div>
    }
    .into_any()
}

fn options(lang: UiLang, page: &PreparePoll) -> AnyView {
    let form = &page.form;
    let cards = page
        .cards
        .iter()
        .map(|card| {
            let own = other_lang(lang, &card.lang);
            view! {
                <label class="check">
                    <input type="checkbox" name="item" value=item_key(card.item) checked=form.items.contains(&card.item)/>
                    <span lang=own dir="auto">{card.text.clone()}</span>
                </label>
            }
        })
        .collect_view();
    let cards = (!page.cards.is_empty()).then(|| {
        view! {
            <fieldset class="form-row poll-cards">
                <legend>{lang.say(T::FromCards)}</legend>
                <p class="hint">{lang.say(T::FromCardsHint)}</p>
                <div class="ticks">{cards}</div>
            </fieldset>
        }
    });
    view! {
        <div class="form-row">
            <label for="options">{lang.say(T::Options)}</label>
            <p class="hint" id="options-hint">{lang.say(T::OptionsHint)} " " {lang.say(T::OptionsWithCost)}</p>
            <textarea class="input" id="options" name="options" rows="5" dir="auto" maxlength="20000" autocomplete="off" aria-describedby="options-hint"
                inner_html=literal(&form.options)></textarea>
        </div>
        {cards}
    }
    .into_any()
}

fn who(lang: UiLang, page: &PreparePoll) -> AnyView {
    let form = &page.form;
    if let Some(own) = page.only {
        return view! {
            <input type="hidden" name="group" value=own.to_string()/>
            <input type="hidden" name="who" value="table"/>
            <input type="hidden" name="table" value=own.to_string()/>
        }
        .into_any();
    }
    let tables = |chosen: &str| {
        let chosen = chosen.to_owned();
        page.tables
            .iter()
            .map(move |(id, name)| {
                let id = id.to_string();
                let on = id == chosen;
                view! { <option value=id selected=on dir="auto">{name.clone()}</option> }
            })
            .collect_view()
    };
    let radio = |value: &'static str, words: T| {
        view! {
            <label class="check"><input type="radio" name="who" value=value checked=form.who == value/> <span>{lang.say(words)}</span></label>
        }
    };
    let kinds = OrganisationKind::ALL
        .into_iter()
        .map(|kind| {
            view! {
                <label class="check">
                    <input type="checkbox" name="kind" value=kind_key(kind) checked=form.kinds.contains(&kind)/>
                    <span>{lang.say(CommonText::from(kind))}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <div class="form-row">
            <label for="group">{lang.say(T::Belongs)}</label>
            <select class="input" id="group" name="group"><option value="">{lang.say(T::WholeRoom)}</option>{tables(&form.group)}</select>
        </div>
        <fieldset class="form-row">
            <legend>{lang.say(T::Who)}</legend>
            {radio("everyone", T::WhoEveryone)}
            {radio("organisations", T::WhoOrganisations)}
            {radio("table", T::WhoTable)}
            <select class="input" name="table" aria-label=lang.say(T::WhoTable)>{tables(&form.table)}</select>
            {radio("kinds", T::WhoKinds)}
            <details open=form.who == "kinds"><summary>{lang.say(T::Kind)}</summary><div class="ticks">{kinds}</div></details>
        </fieldset>
    }
    .into_any()
}

fn secrecy(lang: UiLang, form: &PollForm, steers: bool) -> AnyView {
    view! {
        <fieldset class="form-row">
            <legend>{lang.say(T::SecrecyHeading)}</legend>
            <label class="check"><input type="radio" name="secret" value="yes" checked=form.secret/> <span>{lang.say(T::SecretChoice)}</span></label>
            <label class="check"><input type="radio" name="secret" value="no" checked=!form.secret/> <span>{lang.say(T::OpenChoice)}</span></label>
        </fieldset>
        <div class="form-row">
            <label class="check"><input type="checkbox" name="late" value="on" checked=form.late/> <span>{lang.say(T::LateChoice)}</span></label>
            {steers.then(|| view! { <label class="check"><input type="checkbox" name="ground" value="on" checked=form.common_ground/> <span>{lang.say(T::GroundChoice)}</span></label> })}
        </div>
    }
    .into_any()
}

fn numbers(lang: UiLang, form: &PollForm) -> AnyView {
    let field = |name: &'static str, words: T, value: &str| {
        view! {
            <div class="form-row">
                <label for=name>{lang.say(words)}</label>
                <input class="input input-number" type="text" inputmode="numeric" id=name name=name maxlength="10" autocomplete="off" value=value.to_owned()/>
            </div>
        }
        .into_any()
    };
    let only = |method: Method, inner: AnyView| {
        let words = lang.fill(T::OnlyFor, &[("method", lang.say(method_name(method)))]);
        view! { <details class="poll-numbers" open=form.method == method><summary>{words}</summary>{inner}</details> }
            .into_any()
    };
    let dots = view! { <div class="form-cols">{field("dots", T::DotsNumber, &form.dots)} {field("cap", T::CapNumber, &form.cap)}</div> };
    let shares = view! {
        <div class="form-cols">{field("seats", T::SeatsNumber, &form.seats)} {field("budget", T::BudgetNumber, &form.budget)}</div>
        <label class="check"><input type="checkbox" name="complete" value="on" checked=form.complete/> <span>{lang.say(T::CompleteChoice)}</span></label>
    };
    view! {
        {only(Method::Dots, dots.into_any())}
        {only(Method::YesNoSimple, field("quorum", T::QuorumNumber, &form.quorum))}
        {only(Method::EqualShares, shares.into_any())}
        {field("minutes", T::TimerMinutes, &form.minutes)}
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(pairs: &[(&str, &str)]) -> PollForm {
        PollForm::parse(&pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect::<Vec<_>>())
    }

    #[test]
    fn a_form_becomes_a_wish() {
        let wish = form(&[
            ("question", "Wohin mit dem Geld?"),
            ("method", "equal_shares"),
            ("options", "Bank | 1200\r\n\r\n Lotsen|٨٠٠\nA | B"),
            ("who", "organisations"),
            ("secret", "no"),
            ("budget", "2000"),
            ("seats", "3"),
            ("minutes", "5"),
        ])
        .wish(UiLang::De);
        let options: Vec<_> = wish.options.iter().map(|it| (it.text.as_str(), it.cost)).collect();
        assert_eq!(options, [("Bank", 1200), ("Lotsen", 800), ("A | B", 0)]);
        assert_eq!((wish.terms.budget, wish.terms.seats, wish.secs), (2000, 0, 300));
        assert_eq!((wish.electorate, wish.secret, wish.late), (Electorate::Organisations, false, false));
    }

    #[test]
    fn what_is_no_number_is_out_of_range_and_never_silently_none() {
        assert_eq!(
            [number(""), number(" 12 "), number("٣"), number("x"), number("-1")],
            [0, 12, 3, u32::MAX, u32::MAX]
        );
    }
}
