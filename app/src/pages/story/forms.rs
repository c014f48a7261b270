//! What can be done with a card from its page. Which of it a reader may do was asked of the domain before.

use domain::story::Story;
use domain::text::{CardText, CommentText, Reason};
use domain::workshop::{Behalf, CardKind, Command, Item, MOST_PARTS};
use leptos::prelude::*;

use super::{StoryPage, address};
use crate::catalogue::{CommonText, StoryText as T, UiLang};
use crate::components::{Icon, IconName};
use crate::pages::languages::language_options;
use crate::pages::parts::{Tone, kind_icon, literal, note, other_lang};
use crate::pages::polls::{item_key, item_of};
use crate::pages::room::card_kind_key;
use crate::pages::write_for::whose;

/// What a reader may do with a card now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Can {
    pub reword: bool,
    pub split: bool,
    pub reject: bool,
    pub put_back: bool,
    /// What it can be made one with.
    pub merge: Vec<MergeChoice>,
    /// What can be derived from it.
    pub derive: Vec<CardKind>,
    /// To write down what somebody else says to it.
    pub comment_for: bool,
    /// Leads the table, but the phase is none for ordering.
    pub waits: bool,
    /// How often it was changed: the words on the page are these.
    pub version: u32,
}

/// Something a card can be merged with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeChoice {
    pub item: Item,
    pub text: String,
    pub lang: String,
}

/// Which form was sent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CardAct {
    Reword,
    Split,
    Merge,
    Derive,
    Reject,
    CommentFor,
    #[default]
    PutBack,
}

impl CardAct {
    const ALL: [Self; 7] =
        [Self::Reword, Self::Split, Self::Merge, Self::Derive, Self::Reject, Self::CommentFor, Self::PutBack];

    fn key(self) -> &'static str {
        match self {
            Self::Reword => "reword",
            Self::Split => "split",
            Self::Merge => "merge",
            Self::Derive => "derive",
            Self::Reject => "reject",
            Self::CommentFor => "comment_for",
            Self::PutBack => "put_back",
        }
    }
}

/// A form as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CardForm {
    pub act: CardAct,
    pub command_id: String,
    pub based_on: u32,
    pub text: String,
    pub parts: Vec<String>,
    pub lang: String,
    pub kind: Option<CardKind>,
    /// For whom it is written down, where that was said.
    pub behalf: Option<Behalf>,
    pub items: Vec<Item>,
    pub reason: String,
}

impl CardForm {
    /// Reads a posted form; nothing where it asks for nothing we know.
    pub fn parse(pairs: &[(String, String)]) -> Option<Self> {
        let value = |name: &str| pairs.iter().find(|(n, _)| n == name).map(|(_, v)| v.clone()).unwrap_or_default();
        let all = |name: &'static str| pairs.iter().filter(move |(n, _)| n == name).map(|(_, v)| v.as_str());
        let act = value("do");
        let kind = value("kind");
        Some(Self {
            act: CardAct::ALL.into_iter().find(|known| known.key() == act)?,
            command_id: value("command"),
            based_on: value("based_on").parse().unwrap_or_default(),
            text: value("text"),
            parts: all("part").map(str::to_owned).collect(),
            lang: value("lang"),
            kind: CardKind::ALL.into_iter().find(|known| card_kind_key(*known) == kind),
            behalf: Behalf::ALL.into_iter().find(|known| known.key() == value("behalf")),
            items: all("item").filter_map(item_of).collect(),
            reason: value("reason"),
        })
    }

    /// What is asked of the workshop for a card of this kind; nothing where it was not said for whom something is written.
    pub fn command(&self, story: &Story) -> Option<Command> {
        let card = story.card.id;
        let (text, lang, reason) = (self.text.clone(), self.lang.clone(), self.reason.clone());
        Some(match self.act {
            CardAct::Reword => Command::RewordCard {
                card,
                based_on: self.based_on,
                text,
                lang: Some(lang),
                reason: (!reason.trim().is_empty()).then_some(reason),
            },
            CardAct::Split => {
                let parts = self.parts.iter().filter(|part| !part.trim().is_empty()).cloned().collect();
                Command::SplitCard { card, parts, lang }
            }
            CardAct::Merge => {
                let items = [Item::Card(card)].into_iter().chain(self.items.iter().copied()).collect();
                Command::MergeItems { items, kind: story.card.kind, text, lang, reason }
            }
            CardAct::Derive => {
                let kind = self.kind.unwrap_or(CardKind::Goal);
                let under = kind.hangs_under(story.card.kind).then_some(card);
                Command::WriteCard { kind, text, lang, phase: None, under, from: Some(Item::Card(card)) }
            }
            CardAct::Reject => Command::RejectItem { item: Item::Card(card), reason },
            CardAct::CommentFor => Command::CommentFor { card, behalf: self.behalf?, text, lang },
            CardAct::PutBack => Command::PutBack { card },
        })
    }
}

pub(super) fn all(lang: UiLang, page: &StoryPage) -> AnyView {
    let can = &page.can;
    let desk = Desk { lang, page };
    let forms: Vec<AnyView> = [
        can.put_back.then(|| desk.put_back()),
        (!can.derive.is_empty()).then(|| desk.derive()),
        can.comment_for.then(|| desk.comment_for()),
        can.reword.then(|| desk.reword()),
        (!can.merge.is_empty()).then(|| desk.merge()),
        can.split.then(|| desk.split()),
        can.reject.then(|| desk.reject()),
    ]
    .into_iter()
    .flatten()
    .collect();
    let waits = can.waits.then(|| note(Tone::Info, lang.say(T::NotInThisPhase)));
    if forms.is_empty() && !can.waits {
        return ().into_any();
    }
    view! {
        <section class="chapter no-print" aria-labelledby="todo">
            <h2 id="todo">{lang.say(T::WhatToDo)}</h2>
            {waits}
            {forms}
        </section>
    }
    .into_any()
}

struct Desk<'a> {
    lang: UiLang,
    page: &'a StoryPage,
}

impl Desk<'_> {
    fn say(&self, key: T) -> &'static str {
        self.lang.say(key)
    }

    /// What was typed into this form, where it came back.
    fn typed(&self, act: CardAct) -> Option<&CardForm> {
        self.page.typed.as_ref().filter(|form| form.act == act)
    }

    /// A form that unfolds; one that came back is open.
    fn form(
        &self,
        act: CardAct,
        icon: IconName,
        title: T,
        hint: T,
        button: (&'static str, T),
        inside: AnyView,
    ) -> AnyView {
        let to = format!("{}/act", address(self.page.workshop, self.page.story.card.id));
        let open = self.typed(act).is_some();
        let (class, words) = button;
        view! {
            <details class="fold story-act" open=open>
                <summary><Icon name=icon/> {self.say(title)}</summary>
                <form class="form" method="post" action=to>
                    <p class="hint">{self.say(hint)}</p>
                    <input type="hidden" name="command" value=self.page.command_id.clone()/>
                    {inside}
                    <div class="actions"><button class=class name="do" value=act.key()>{self.say(words)}</button></div>
                </form>
            </details>
        }
        .into_any()
    }

    fn text(&self, act: CardAct, label: T, given: &str) -> AnyView {
        let most = if act == CardAct::CommentFor { CommentText::MAX } else { CardText::MAX };
        let given = self.typed(act).map_or(given, |form| &form.text);
        let id = format!("{}-text", act.key());
        view! {
            <div class="form-row">
                <label for=id.clone()>{self.say(label)}</label>
                <textarea class="input" id=id name="text" rows="4" dir="auto" required maxlength=most.to_string() inner_html=literal(given)></textarea>
            </div>
        }
        .into_any()
    }

    fn lang(&self, act: CardAct, given: &str) -> AnyView {
        let given = self.typed(act).map_or(given, |form| &form.lang);
        let id = format!("{}-lang", act.key());
        view! {
            <div class="form-row">
                <label for=id.clone()>{self.say(T::WrittenIn)}</label>
                <select class="input" id=id name="lang">{language_options(given)}</select>
            </div>
        }
        .into_any()
    }

    fn reason(&self, act: CardAct, label: T, needed: bool) -> AnyView {
        let given = self.typed(act).map(|form| form.reason.clone()).unwrap_or_default();
        let id = format!("{}-reason", act.key());
        view! {
            <div class="form-row">
                <label for=id.clone()>{self.say(label)}</label>
                <input class="input" id=id name="reason" type="text" dir="auto" autocomplete="off" maxlength=Reason::MAX.to_string() required=needed value=given/>
            </div>
        }
        .into_any()
    }

    fn reword(&self) -> AnyView {
        let card = &self.page.story.card;
        let inside = view! {
            <input type="hidden" name="based_on" value=self.page.can.version.to_string()/>
            {self.text(CardAct::Reword, T::NewWords, &card.text)}
            {self.lang(CardAct::Reword, card.lang.as_str())}
            {self.reason(CardAct::Reword, T::OptionalReason, false)}
        };
        let button = ("btn btn-main", T::Reword);
        self.form(CardAct::Reword, IconName::Pencil, T::Reword, T::RewordHint, button, inside.into_any())
    }

    fn split(&self) -> AnyView {
        let card = &self.page.story.card;
        let typed = self.typed(CardAct::Split);
        let parts = (0..MOST_PARTS)
            .map(|place| {
                let whole = (place == 0).then(|| card.text.clone());
                let given = typed.map_or(whole, |form| form.parts.get(place).cloned()).unwrap_or_default();
                let label = self.lang.fill(T::Part, &[("n", &(place + 1).to_string())]);
                let id = format!("part-{place}");
                view! {
                    <div class="form-row">
                        <label for=id.clone()>{label}</label>
                        <textarea class="input" id=id name="part" rows="2" dir="auto" required=place < 2 maxlength=CardText::MAX.to_string() inner_html=literal(&given)></textarea>
                    </div>
                }
            })
            .collect_view();
        let inside = view! { {parts}{self.lang(CardAct::Split, card.lang.as_str())} };
        let button = ("btn btn-main", T::Split);
        self.form(CardAct::Split, IconName::Split, T::Split, T::SplitHint, button, inside.into_any())
    }

    fn merge(&self) -> AnyView {
        let card = &self.page.story.card;
        let typed = self.typed(CardAct::Merge);
        let others = self
            .page
            .can
            .merge
            .iter()
            .map(|other| {
                let own = other_lang(self.lang, &other.lang);
                let text = match other.item {
                    Item::Card(_) => other.text.clone(),
                    Item::Cluster(_) => self.lang.fill(T::Pile, &[("name", &other.text)]),
                };
                let ticked = typed.is_some_and(|form| form.items.contains(&other.item));
                view! {
                    <label class="check">
                        <input type="checkbox" name="item" value=item_key(other.item) checked=ticked/>
                        <span lang=own dir="auto">{text}</span>
                    </label>
                }
            })
            .collect_view();
        let inside = view! {
            <fieldset class="form-row story-others">
                <legend>{self.say(T::MergeWith)}</legend>
                <div class="ticks">{others}</div>
            </fieldset>
            {self.text(CardAct::Merge, T::NewWords, &card.text)}
            {self.lang(CardAct::Merge, card.lang.as_str())}
            {self.reason(CardAct::Merge, T::OpenReason, true)}
        };
        let button = ("btn btn-main", T::MergeButton);
        self.form(CardAct::Merge, IconName::Layers, T::Merge, T::MergeHint, button, inside.into_any())
    }

    fn derive(&self) -> AnyView {
        let typed = self.typed(CardAct::Derive);
        let kinds = &self.page.can.derive;
        let chosen = typed.and_then(|form| form.kind).or_else(|| kinds.first().copied());
        let pills = kinds
            .iter()
            .map(|kind| {
                view! {
                    <label class="pill"><input type="radio" name="kind" value=card_kind_key(*kind) checked=Some(*kind) == chosen/>
                        <span><Icon name=kind_icon(*kind)/> {self.lang.say(CommonText::from(*kind))}</span></label>
                }
            })
            .collect_view();
        let inside = view! {
            <fieldset class="form-row"><legend>{self.say(T::DeriveAs)}</legend><div class="write-kinds">{pills}</div></fieldset>
            {self.text(CardAct::Derive, T::NewWords, "")}
            {self.lang(CardAct::Derive, self.lang.tag())}
        };
        let button = ("btn btn-main", T::DeriveButton);
        self.form(CardAct::Derive, IconName::Target, T::Derive, T::DeriveHint, button, inside.into_any())
    }

    fn comment_for(&self) -> AnyView {
        let typed = self.typed(CardAct::CommentFor).and_then(|form| form.behalf);
        let inside = view! {
            {whose(self.lang, typed)}
            {self.text(CardAct::CommentFor, T::CommentForText, "")}
            {self.lang(CardAct::CommentFor, self.lang.tag())}
        };
        let button = ("btn btn-main", T::CommentForButton);
        self.form(CardAct::CommentFor, IconName::Pencil, T::CommentFor, T::CommentForHint, button, inside.into_any())
    }

    fn reject(&self) -> AnyView {
        let inside = self.reason(CardAct::Reject, T::OpenReason, true);
        let button = ("btn btn-danger", T::Reject);
        self.form(CardAct::Reject, IconName::X, T::Reject, T::RejectHint, button, inside)
    }

    fn put_back(&self) -> AnyView {
        let to = format!("{}/act", address(self.page.workshop, self.page.story.card.id));
        view! {
            <form method="post" action=to>
                <input type="hidden" name="command" value=self.page.command_id.clone()/>
                <button class="btn btn-main" name="do" value=CardAct::PutBack.key()><Icon name=IconName::Undo/> {self.say(T::PutBack)}</button>
            </form>
        }
        .into_any()
    }
}
