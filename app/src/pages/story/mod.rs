//! Cards and their stories: a list of all of them, and for each a page that tells where it comes from, what happened to
//! it and what became of it. What can be done with it is done there, without JavaScript.

mod forms;

use domain::Timestamp;
use domain::ids::{CardId, WorkshopId};
use domain::story::{ActTold, Became, Done, Mention, Origin, Story, WordingTold};
use domain::text::Reason;
use domain::view::CommentView;
use domain::wire::Problem;
use domain::workshop::{Aside, CardKind, Descent, Standing};
use leptos::prelude::*;

use super::document::{Sheet, Shell};
use super::minutes::Clock;
use super::parts::{FieldTag, Tone, bdi, empty, hued, kind_icon, note, other_lang, problem_note};
use super::room::author;
use super::write_for;
use crate::catalogue::{CommonText, StoryText as T, UiLang, rule_name};
use crate::components::{Icon, IconName};

pub use forms::{Can, CardAct, CardForm, MergeChoice};

/// The list of all cards a reader may see.
#[derive(Debug, Clone)]
pub struct Cards {
    pub workshop: WorkshopId,
    pub tables: Vec<TableCards>,
    /// Who reads runs the workshop.
    pub runs_workshop: bool,
    /// Who reads may write down what others say.
    pub writes_for: bool,
}

/// The cards of one table, oldest first.
#[derive(Debug, Clone)]
pub struct TableCards {
    pub name: String,
    pub field: Option<FieldTag>,
    pub lying: Vec<Mention>,
    pub aside: Vec<Mention>,
}

/// The page of one card.
pub struct StoryPage {
    pub workshop: WorkshopId,
    pub story: Story,
    pub field: Option<FieldTag>,
    /// What was said to it, for all who read here, oldest first.
    pub comments: Vec<CommentView>,
    /// Who reads wrote it.
    pub mine: bool,
    pub can: Can,
    /// What was typed when it could not be taken; nothing opens a form otherwise.
    pub typed: Option<CardForm>,
    pub problem: Option<Problem>,
    /// Fresh for every page: sending the same page twice does it once.
    pub command_id: String,
    /// Something was done just now.
    pub done: bool,
    pub clock: Clock,
    /// Who reads runs the workshop.
    pub runs_workshop: bool,
}

/// Where a card's story is told.
pub(super) fn address(workshop: WorkshopId, card: CardId) -> String {
    format!("/w/{workshop}/cards/{card}")
}

/// The way to a card's story from wherever the card is shown; read aloud, it says which.
pub(super) fn link(lang: UiLang, workshop: WorkshopId, card: CardId, text: &str) -> AnyView {
    let label = lang.fill(T::StoryOf, &[("text", &isolated(&snippet(text)))]);
    view! { <a class="story-link" href=address(workshop, card) aria-label=label><Icon name=IconName::History/> {lang.say(T::Story)}</a> }
        .into_any()
}

/// The beginning of a text, for naming a card elsewhere.
pub(super) fn snippet(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short.replace('\n', " ")
}

/// A name inside a sentence, kept from turning the sentence's direction.
fn isolated(name: &str) -> String {
    format!("\u{2068}{name}\u{2069}")
}

fn back(lang: UiLang, workshop: WorkshopId, runs_workshop: bool) -> AnyView {
    let (to, words) = match runs_workshop {
        true => (format!("/w/{workshop}/console"), T::BackToConsole),
        false => (format!("/w/{workshop}"), T::BackToRoom),
    };
    view! { <a class="btn" href=to>{lang.say(words)}</a> }.into_any()
}

/// A card named in a list or a story, linked to its own.
fn mention(lang: UiLang, workshop: WorkshopId, card: &Mention) -> AnyView {
    let own = other_lang(lang, card.lang.as_str());
    let kind = (card.kind != CardKind::Observation).then(|| {
        view! { <span class="tag"><Icon name=kind_icon(card.kind)/> {lang.say(CommonText::from(card.kind))}</span>" " }
    });
    view! { {kind}<a href=address(workshop, card.id)><bdi lang=own>{card.text.clone()}</bdi></a> }.into_any()
}

fn mentions(lang: UiLang, workshop: WorkshopId, cards: &[Mention]) -> AnyView {
    let items = cards.iter().map(|card| view! { <li>{mention(lang, workshop, card)}</li> }).collect_view();
    view! { <ul class="story-cards">{items}</ul> }.into_any()
}

pub(super) fn list(shell: &Shell, page: Cards) -> Sheet {
    let lang = shell.lang;
    let Cards { workshop, tables, runs_workshop, writes_for } = page;
    let way = writes_for.then(|| write_for::link(lang, workshop));
    let tables = tables.into_iter().filter(|table| !table.lying.is_empty() || !table.aside.is_empty());
    let tables: Vec<_> = tables
        .map(|table| {
            let name = table.field.as_ref().is_none_or(|field| field.name != table.name);
            let name = name.then(|| view! { " "<bdi>{table.name.clone()}</bdi> });
            let aside = (!table.aside.is_empty())
                .then(|| view! { <h3>{lang.say(T::SetAside)}</h3>{mentions(lang, workshop, &table.aside)} });
            view! {
                <section class=hued("chapter", table.field.as_ref())>
                    <h2>{table.field.as_ref().map(FieldTag::label)}{name}</h2>
                    {mentions(lang, workshop, &table.lying)}
                    {aside}
                </section>
            }
            .into_any()
        })
        .collect();
    let tables = if tables.is_empty() {
        empty(IconName::Lightbulb, lang.say(T::NoCards), lang.say(T::NoCardsHint))
    } else {
        tables.into_any()
    };
    let body = view! {
        <main id="main" class="column story" tabindex="-1">
            <hgroup class="title"><h1>{lang.say(T::AllCards)}</h1><p>{lang.say(T::AllCardsLead)}</p></hgroup>
            {tables}
            <div class="actions no-print">
                {back(lang, workshop, runs_workshop)}
                {way}
                <a class="btn btn-quiet" href=format!("/w/{workshop}/trace")>{lang.say(T::TraceHeading)}</a>
            </div>
        </main>
    };
    Sheet { class: "reading".to_owned(), ..Sheet::page(lang.say(T::AllCards), body.into_any()) }
}

pub(super) fn sheet(shell: &Shell, page: StoryPage) -> Sheet {
    let lang = shell.lang;
    let teller = Teller { lang, workshop: page.workshop, clock: &page.clock };
    let story = &page.story;
    let title = format!("{}: {}", lang.say(T::Story), snippet(&story.card.text));
    let done = page.done.then(|| note(Tone::Good, lang.say(T::Done)));
    let body = view! {
        <main id="main" class=hued("column story", page.field.as_ref()) tabindex="-1">
            {teller.title(story, page.field.as_ref())}
            {problem_note(lang, page.problem.as_ref())}
            {done}
            {teller.card(story, page.mine)}
            {teller.comments(&page.comments)}
            {teller.origin(story.origin.as_ref())}
            {teller.became(story)}
            {teller.happened(story)}
            {forms::all(lang, &page)}
            <div class="actions no-print">
                {back(lang, page.workshop, page.runs_workshop)}
                <a class="btn btn-quiet" href=format!("/w/{}/cards", page.workshop)>{lang.say(T::AllCards)}</a>
                <a class="btn btn-quiet" href=format!("/w/{}/trace", page.workshop)>{lang.say(T::TraceHeading)}</a>
            </div>
        </main>
    };
    Sheet { class: "reading".to_owned(), ..Sheet::page(title, body.into_any()) }
}

/// All that is needed while telling.
struct Teller<'a> {
    lang: UiLang,
    workshop: WorkshopId,
    clock: &'a Clock,
}

impl Teller<'_> {
    fn say(&self, key: T) -> &'static str {
        self.lang.say(key)
    }

    fn time(&self, at: Timestamp) -> AnyView {
        view! { <time dir="ltr">{(self.clock)(at)}</time> }.into_any()
    }

    fn mention(&self, card: &Mention) -> AnyView {
        mention(self.lang, self.workshop, card)
    }

    fn mentions(&self, cards: &[Mention]) -> AnyView {
        mentions(self.lang, self.workshop, cards)
    }

    fn reason(&self, reason: Option<&Reason>) -> Option<AnyView> {
        let reason = reason?.to_string();
        Some(view! { <p class="story-reason">{self.say(T::Reason)}" "<bdi>{reason}</bdi></p> }.into_any())
    }

    fn title(&self, story: &Story, field: Option<&FieldTag>) -> AnyView {
        let table = story.table.as_ref().map(ToString::to_string);
        let table = table.filter(|table| field.is_none_or(|field| field.name != *table));
        let table = table.map(|table| view! { " "<bdi>{table}</bdi> });
        view! {
            <hgroup class="title">
                <p class="title-over">{field.map(FieldTag::label)}{table}</p>
                <h1>{self.say(T::StoryHeading)}</h1>
            </hgroup>
        }
        .into_any()
    }

    /// What it says, who says so, and how it stands.
    fn card(&self, story: &Story, mine: bool) -> AnyView {
        let lang = self.lang;
        let own = other_lang(lang, story.card.lang.as_str());
        let own_words = mine && story.author.as_ref().is_none_or(|author| author.behalf.is_none());
        let by = if own_words { lang.say(T::YourCard).into_any() } else { author(lang, story.author.as_ref()) };
        let support = (story.support > 0).then(|| view! { " · "{lang.count(T::SupportedBy, story.support)} });
        let aside = story.aside.as_ref().map(|aside| self.aside(aside));
        let unseen = (story.standing != Standing::Open).then(|| note(Tone::Warn, lang.say(T::OnlyYours)));
        view! {
            <blockquote class="voice story-voice">
                <p class="card-kind"><Icon name=kind_icon(story.card.kind)/> {lang.say(CommonText::from(story.card.kind))}</p>
                <p class="story-text" dir="auto" lang=own>{story.card.text.clone()}</p>
                <footer><p>{by}{support}</p></footer>
            </blockquote>
            {aside}
            {unseen}
        }
        .into_any()
    }

    fn comments(&self, comments: &[CommentView]) -> Option<AnyView> {
        if comments.is_empty() {
            return None;
        }
        let items = comments
            .iter()
            .map(|comment| {
                let own = other_lang(self.lang, comment.lang.as_str());
                let by = author(self.lang, comment.author.as_ref());
                view! {
                    <li>
                        <p dir="auto" lang=own>{comment.text.clone()}</p>
                        <p class="hint">{by}" · "{self.time(comment.at)}</p>
                    </li>
                }
            })
            .collect_view();
        let section = view! {
            <section class="chapter" aria-labelledby="comments">
                <h2 id="comments">{self.say(T::Comments)}</h2>
                <ul class="story-comments">{items}</ul>
            </section>
        };
        Some(section.into_any())
    }

    fn aside(&self, aside: &Aside) -> AnyView {
        let (words, reason) = match aside {
            Aside::Merged { reason, .. } => (T::WasMerged, Some(reason)),
            Aside::Split => (T::WasSplit, None),
            Aside::Rejected { reason, .. } => (T::WasRejected, Some(reason)),
        };
        let words = format!("{}: {}", self.say(T::SetAside), self.say(words));
        view! { <div class="note note-warn"><Icon name=IconName::Layers/><div><p><strong>{words}</strong></p>{self.reason(reason)}</div></div> }
            .into_any()
    }

    fn origin(&self, origin: Option<&Origin>) -> AnyView {
        let told = match origin {
            None => view! { <p>{self.say(T::WrittenHere)}</p> }.into_any(),
            Some(origin) => {
                let words = match (origin.how, &origin.cluster) {
                    (Descent::Merged, _) => self.say(T::MergedFrom).to_owned(),
                    (Descent::Split, _) => self.say(T::SplitFrom).to_owned(),
                    (Descent::Derived, Some(name)) => self.lang.fill(T::DerivedFromPile, &[("name", &isolated(name))]),
                    (Descent::Derived, None) => self.say(T::DerivedFrom).to_owned(),
                };
                let more = origin.more.then(|| view! { <p class="hint">{self.say(T::MoreHidden)}</p> });
                view! { <p>{words}</p>{self.mentions(&origin.cards)}{more}{self.reason(origin.reason.as_ref())} }
                    .into_any()
            }
        };
        view! { <section class="chapter" aria-labelledby="from"><h2 id="from">{self.say(T::ComesFrom)}</h2>{told}</section> }
            .into_any()
    }

    fn became(&self, story: &Story) -> AnyView {
        let mut told: Vec<AnyView> = story.became.iter().map(|became| self.one_made(became)).collect();
        let mut add = |words: T, what: AnyView| {
            told.push(view! { <li><p class="story-word">{self.say(words)}</p><p>{what}</p></li> }.into_any());
        };
        if let Some(above) = &story.under {
            add(T::Under, self.mention(above));
        }
        for below in &story.below {
            add(T::Below, self.mention(below));
        }
        if let Some(cluster) = &story.cluster {
            add(T::InPile, bdi(&cluster.name));
        }
        let told = if told.is_empty() {
            view! { <p>{self.say(T::BecameNothing)}</p> }.into_any()
        } else {
            view! { <ul class="story-became">{told}</ul> }.into_any()
        };
        let handed = story.handed_over.then(|| note(Tone::Good, self.say(T::HandedOver)));
        view! { <section class="chapter" aria-labelledby="became"><h2 id="became">{self.say(T::Became)}</h2>{told}{handed}</section> }
            .into_any()
    }

    fn one_made(&self, became: &Became) -> AnyView {
        let words = match became.how {
            Descent::Derived => T::BecameDerived,
            Descent::Merged => T::BecameMerged,
            Descent::Split => T::BecameSplit,
        };
        let by = became.by.map(|role| view! { " · "{self.say(T::from(role))} });
        view! { <li><p class="story-word">{self.say(words)}" · "{self.time(became.at)}{by}</p><p>{self.mention(&became.card)}</p></li> }
            .into_any()
    }

    /// Everything that was done with it, in the order of time.
    fn happened(&self, story: &Story) -> AnyView {
        let written = match &story.phase {
            Some(phase) => {
                let name = phase.title.as_ref().map(ToString::to_string);
                let name = name.unwrap_or_else(|| self.lang.say(CommonText::from(phase.kind)).to_owned());
                self.lang.fill(T::WasWrittenIn, &[("phase", &isolated(&name))])
            }
            None => self.say(T::WasWritten).to_owned(),
        };
        let late = story.late.then(|| view! { <p class="hint">{self.say(T::WasLate)}</p> }.into_any());
        let mut steps = vec![(story.written, self.step(story.written, written, late))];
        steps.extend(story.wordings.iter().map(|words| (words.replaced, self.reworded(words))));
        steps.extend(story.acts.iter().map(|act| (act.at, self.act(act))));
        steps.sort_by_key(|(at, _)| *at);
        let steps = steps.into_iter().map(|(_, step)| step).collect_view();
        view! {
            <section class="chapter" aria-labelledby="happened">
                <h2 id="happened">{self.say(T::Happened)}</h2>
                <ol class="story-steps">{steps}</ol>
            </section>
        }
        .into_any()
    }

    fn step(&self, at: Timestamp, words: String, more: Option<AnyView>) -> AnyView {
        view! { <li>{self.time(at)}<div><p>{words}</p>{more}</div></li> }.into_any()
    }

    fn reworded(&self, words: &WordingTold) -> AnyView {
        let own = other_lang(self.lang, words.lang.as_str());
        let before = match &words.text {
            Some(text) => {
                view! { <p class="story-before">{self.say(T::Before)}" "<bdi lang=own>{text.clone()}</bdi></p> }
                    .into_any()
            }
            None => view! { <p class="hint">{self.say(T::BeforeNotShown)}</p> }.into_any(),
        };
        let more = view! { {before}{self.reason(words.reason.as_ref())} }.into_any();
        let said = format!("{} {}", self.say(T::Reworded), self.say(T::from(words.replaced_by)));
        self.step(words.replaced, said, Some(more))
    }

    fn act(&self, act: &ActTold) -> AnyView {
        let rule = act.rule.map(|rule| {
            view! { <p class="story-reason">{self.say(T::Rule)}" "<a href=format!("/policy#{}", rule.key())>{self.lang.say(rule_name(rule))}</a></p> }
        });
        let more = view! { {rule}{self.reason(act.reason.as_ref())} }.into_any();
        // Who admits and who locks is moderation by nature; only for what a host may do too is it worth a word.
        let said = match act.act {
            Done::Rejected | Done::PutBack | Done::Hidden => {
                format!("{} {}", self.say(T::from(act.act)), self.say(T::from(act.by)))
            }
            Done::Approved
            | Done::Restored
            | Done::LateAdmitted
            | Done::LateDeclined
            | Done::Locked
            | Done::Unlocked => self.say(T::from(act.act)).to_owned(),
        };
        self.step(act.at, said, Some(more))
    }
}

/// The stories behind the options of a ballot, or nothing where no option comes from a card.
pub(super) fn behind(lang: UiLang, workshop: WorkshopId, cards: &[(CardId, String)]) -> Option<AnyView> {
    let link = |(id, text): &(CardId, String)| {
        view! { <a href=address(workshop, *id)><bdi>{snippet(text)}</bdi></a> }.into_any()
    };
    let links = cards.iter().enumerate().map(|(place, card)| view! { {(place > 0).then_some(" · ")}{link(card)} });
    (!cards.is_empty())
        .then(|| view! { <p class="hint">{lang.say(T::ComesFrom)}": "{links.collect_view()}</p> }.into_any())
}
