//! What a poll asks, of whom, and by which method. Fixed when it opens.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Electorate, LONGEST_POLL_SECS, MOST_OPTIONS, MOST_PROPOSALS};
use crate::actor::Actor;
use crate::ids::{CardId, GroupId, PollId};
use crate::lang::Lang;
use crate::refusal::{Refusal, Thing};
use crate::tally::Method;
use crate::text::{CardText, Title};
use crate::workshop::card::Item;
use crate::workshop::{Card, Workshop};

/// What somebody wants to ask; text is raw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PollWish {
    /// The table it belongs to, or the room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<GroupId>,
    pub question: String,
    pub lang: String,
    pub method: Method,
    pub electorate: Electorate,
    /// Without any, yes/no and consent polls ask about the question itself.
    #[serde(default)]
    pub options: Vec<OptionWish>,
    #[serde(default)]
    pub terms: Terms,
    pub secret: bool,
    /// Whether people who come after the opening may vote.
    pub late: bool,
    /// Whether the lowest support over the kinds of organisation is shown.
    #[serde(default)]
    pub common_ground: bool,
    /// How long it is open, in seconds; 0 until it is closed by hand.
    #[serde(default)]
    pub secs: u32,
    /// The poll this one is the next round of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<PollId>,
}

/// One option: a card or cluster, or a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionWish {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<Item>,
    /// Empty for a card or named cluster: then its own words are taken.
    #[serde(default)]
    pub text: String,
    /// What it costs, in whole euros; for equal shares with a budget.
    #[serde(default)]
    pub cost: u32,
}

/// Numbers some methods need. What a method does not need is 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Terms {
    /// Dots per person.
    #[serde(skip_serializing_if = "is_none")]
    pub dots: u32,
    /// Dots on one option at most.
    #[serde(skip_serializing_if = "is_none")]
    pub cap: u32,
    /// How many per cent of those entitled must vote; 0 without a quorum.
    #[serde(skip_serializing_if = "is_none")]
    pub quorum: u32,
    /// How many goals are chosen by equal shares; 0 where there is a budget.
    #[serde(skip_serializing_if = "is_none")]
    pub seats: u32,
    /// The budget in whole euros.
    #[serde(skip_serializing_if = "is_none")]
    pub budget: u32,
    /// Whether a budget that is left over is used up step by step.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub complete: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
fn is_none(number: &u32) -> bool {
    *number == 0
}

/// What a poll asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PollSetup {
    pub group: Option<GroupId>,
    pub question: Title,
    pub lang: Lang,
    pub method: Method,
    pub electorate: Electorate,
    pub options: Vec<PollOption>,
    #[serde(default)]
    pub terms: Terms,
    pub secret: bool,
    pub late: bool,
    pub common_ground: bool,
    pub secs: u32,
    pub follows: Option<PollId>,
}

/// One option, with its words as they were when the poll was drafted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PollOption {
    /// The card or cluster it is.
    pub item: Option<Item>,
    /// Nothing for the status quo, and for the question itself: these have their words in the catalogue.
    pub text: Option<CardText>,
    pub lang: Lang,
    #[serde(default, skip_serializing_if = "is_none")]
    pub cost: u32,
    /// The cards whose words these are: one, or for a named cluster all that lay in it. The words are shown while one of
    /// them is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cards: Vec<CardId>,
}

/// What an option is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label<'a> {
    Text(&'a str),
    /// Everything stays as it is.
    StatusQuo,
    /// There is only the question.
    Question,
}

/// Stands for words that are no longer shown, in every language.
const NOT_SHOWN: &str = "[…]";

impl PollSetup {
    /// Takes a wish, as far as it can be asked.
    pub(crate) fn parse(workshop: &Workshop, by: Actor, wish: &PollWish) -> Result<Self, Refusal> {
        let group_is_there =
            |group: GroupId| workshop.group(group).map(|g| g.id).ok_or(Refusal::Unknown { what: Thing::Group });
        let question = Title::parse(&wish.question)?;
        let lang = Lang::parse(&wish.lang)?;
        wish.group.map(group_is_there).transpose()?;
        match &wish.electorate {
            Electorate::Table(group) => drop(group_is_there(*group)?),
            Electorate::Kinds(kinds) if kinds.is_empty() => return Err(Refusal::PollIncomplete),
            Electorate::Everyone | Electorate::Kinds(_) | Electorate::Organisations => {}
        }
        if let Some(earlier) = wish.follows
            && workshop.polls.get(&earlier).is_none_or(|poll| poll.closed().is_none())
        {
            return Err(Refusal::Unknown { what: Thing::Poll });
        }
        if wish.secs > LONGEST_POLL_SECS {
            return Err(Refusal::TooMany { max: LONGEST_POLL_SECS });
        }
        let most = if wish.method == Method::Consent { MOST_PROPOSALS } else { MOST_OPTIONS };
        if wish.options.len() > most {
            return Err(Refusal::TooMany { max: u32::try_from(most).unwrap_or(u32::MAX) });
        }
        let mut options = Vec::with_capacity(wish.options.len() + 1);
        for option in &wish.options {
            options.push(PollOption::parse(workshop, by, option, &lang)?);
        }
        if wish.method == Method::Resistance || (wish.method.decides_each() && options.is_empty()) {
            options.push(PollOption { item: None, text: None, lang: lang.clone(), cost: 0, cards: Vec::new() });
        }
        let setup = Self {
            group: wish.group,
            question,
            lang,
            method: wish.method,
            electorate: wish.electorate.clone(),
            options,
            terms: wish.terms.of(wish.method),
            secret: wish.secret,
            late: wish.late,
            common_ground: wish.common_ground,
            secs: wish.secs,
            follows: wish.follows,
        };
        setup.terms_fit()?;
        Ok(setup)
    }

    /// Numbers within their ranges.
    fn terms_fit(&self) -> Result<(), Refusal> {
        let terms = self.terms;
        let within = |number: u32, min: u32, max: u32| {
            if (min..=max).contains(&number) { Ok(()) } else { Err(Refusal::OffScale { max }) }
        };
        within(terms.quorum, 0, 100)?;
        match self.method {
            Method::Dots => {
                within(terms.dots, 1, 100)?;
                within(terms.cap, 1, terms.dots)
            }
            Method::EqualShares if terms.seats == 0 => within(terms.budget, 1, 1_000_000_000),
            Method::EqualShares => within(terms.seats, 1, u32::try_from(MOST_OPTIONS).unwrap_or(u32::MAX)),
            _ => Ok(()),
        }
    }

    /// Whether it can be opened as it stands.
    pub(crate) fn is_complete(&self) -> bool {
        self.options.len() >= if self.method.decides_each() { 1 } else { 2 }
    }

    /// The setup as it is shown and written now: words of a card or cluster that is no longer shown are gone from it, and
    /// come back when it is shown again.
    pub fn as_shown(&self, workshop: &Workshop) -> Cow<'_, Self> {
        let readable = self.readable(workshop);
        if readable.iter().all(|it| *it) {
            return Cow::Borrowed(self);
        }
        let mut shown = self.clone();
        for (option, _) in shown.options.iter_mut().zip(readable).filter(|(_, readable)| !readable) {
            option.text = CardText::parse(NOT_SHOWN).ok();
        }
        Cow::Owned(shown)
    }

    /// Of each option, whether its words can be read.
    pub(crate) fn readable(&self, workshop: &Workshop) -> Vec<bool> {
        let public = |id: &CardId| workshop.cards.get(id).is_some_and(Card::is_public);
        self.options.iter().map(|option| option.item.is_none() || option.cards.iter().any(public)).collect()
    }

    /// The one table that votes, where it is one table.
    pub fn table(&self) -> Option<GroupId> {
        match self.electorate {
            Electorate::Table(group) => Some(group),
            Electorate::Everyone | Electorate::Kinds(_) | Electorate::Organisations => None,
        }
    }

    /// How many options there are.
    pub fn how_many(&self) -> u32 {
        u32::try_from(self.options.len()).unwrap_or(u32::MAX)
    }

    /// What an option is called.
    pub fn label<'a>(&self, option: &'a PollOption) -> Label<'a> {
        match option.text.as_deref() {
            Some(text) => Label::Text(text),
            None if self.method == Method::Resistance => Label::StatusQuo,
            None => Label::Question,
        }
    }
}

impl Terms {
    /// Those a method needs.
    fn of(self, method: Method) -> Self {
        let none = Self::default();
        match method {
            Method::Dots => Self { dots: self.dots, cap: self.cap, ..none },
            Method::YesNoSimple | Method::YesNoAbsolute | Method::YesNoTwoThirds => {
                Self { quorum: self.quorum, ..none }
            }
            Method::EqualShares if self.seats > 0 => Self { seats: self.seats, complete: self.complete, ..none },
            Method::EqualShares => Self { budget: self.budget, complete: self.complete, ..none },
            Method::Approval
            | Method::Score
            | Method::Resistance
            | Method::Consent
            | Method::Schulze
            | Method::MajorityJudgment
            | Method::StrawPoll => none,
        }
    }
}

impl PollOption {
    fn parse(workshop: &Workshop, by: Actor, wish: &OptionWish, lang: &Lang) -> Result<Self, Refusal> {
        let typed = CardText::parse_optional(&wish.text)?;
        // Only what lies openly can be voted on; an id alone must not bring a hidden card's words to light.
        // And whoever hosts a table takes what lies there: other tables' words are not his to show.
        let own = by.seat().map(|seat| workshop.seats.get(&seat).and_then(|seat| seat.group));
        let public = |card: &&Card| card.is_public() && own.is_none_or(|own| own == Some(card.group));
        let (own, own_lang, cards) = match wish.item {
            None => (None, lang.clone(), Vec::new()),
            Some(Item::Card(id)) => {
                let card = workshop.cards.get(&id).filter(public).ok_or(Refusal::Unknown { what: Thing::Card })?;
                (Some(card.text.clone()), card.lang.clone(), vec![id])
            }
            Some(Item::Cluster(id)) => {
                let cluster = workshop.clusters.get(&id).ok_or(Refusal::Unknown { what: Thing::Cluster })?;
                let cards = workshop.cards_of(id);
                let first = cards.iter().filter_map(|card| workshop.cards.get(card)).find(public);
                let first = first.ok_or(Refusal::Unknown { what: Thing::Cluster })?;
                match cluster.name.as_ref().map(|name| CardText::parse(name)) {
                    Some(name) => (Some(name?), lang.clone(), cards),
                    None => (Some(first.text.clone()), first.lang.clone(), vec![first.id]),
                }
            }
        };
        let (text, lang) = match typed {
            Some(typed) => (typed, lang.clone()),
            None => (own.ok_or(Refusal::TextEmpty)?, own_lang),
        };
        Ok(Self { item: wish.item, text: Some(text), lang, cost: wish.cost, cards })
    }
}
