//! What the room knows, narrowed to what this person is shown, and what this person has just done.

use domain::Timestamp;
use domain::ids::{CardId, ClusterId, CommentId, GroupId};
use domain::view::{CardView, GroupView, RoomView};
use domain::wire::{Made, Problem};
use domain::workshop::{CardKind, Command, Field, GRACE_SECS, Item, Phase, PhaseKind, Seating, Stage, Standing, Verb};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::catalogue::{RoomText as T, reader, say};
use crate::live::browser;
use crate::live::outbox::Waiting;
use crate::live::overview::field_of;
use crate::live::parts::{phase_name, problem_sentence, question};
use crate::live::room::RoomBoot;
use crate::live::room::bits::{effect, item_key};
use crate::live::room::board;
use crate::live::room::drafts::{Drafts, Place};
use crate::live::room::drag::Drag;
use crate::live::room::edit::focus_soon;
use crate::live::room::speech::Speech;
use crate::live::{Link, Outcome};

/// What is on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Screen {
    /// The workshop has not begun.
    Soon,
    /// One has no table yet.
    NoTable,
    Phase(PhaseKind),
    Closed,
}

/// Why nothing can be done at the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    Paused,
    Room,
    Table,
}

/// A question or a form that lies over the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sheet {
    Withdraw(CardId),
    WithdrawComment(CardId, CommentId),
    Hang(CardId),
    Summary(GroupId),
}

/// The room of one person. Copies are the same room.
#[derive(Clone, Copy)]
pub(super) struct Room {
    pub(super) link: Link,
    pub(super) boot: StoredValue<RoomBoot>,
    pub(super) drafts: Drafts,
    pub(super) speech: Speech,

    pub(super) about: Memo<Option<RoomView>>,
    pub(super) table: Memo<Option<GroupView>>,
    pub(super) group: Memo<Option<GroupId>>,
    pub(super) field: Memo<Option<Field>>,
    pub(super) phase: Memo<Option<Phase>>,
    pub(super) screen: Memo<Screen>,
    pub(super) stop: Memo<Option<Stop>>,
    pub(super) host: Memo<bool>,
    pub(super) mine: Memo<Vec<CardId>>,
    supports: Memo<Vec<CardId>>,

    /// The language one's next text is written in.
    pub(super) lang: RwSignal<String>,
    picks: RwSignal<Vec<Item>>,
    /// What is picked for putting together, as it stands now.
    pub(super) picked: Memo<Vec<Item>>,
    pub(super) open_piles: RwSignal<Vec<ClusterId>>,
    pub(super) naming: RwSignal<Option<ClusterId>>,
    pub(super) editing: RwSignal<Option<CardId>>,
    pub(super) talk: RwSignal<Option<CardId>>,
    pub(super) sheet: RwSignal<Option<Sheet>>,
    pub(super) choosing_table: RwSignal<bool>,
    /// The table looked at on the gallery walk.
    pub(super) walk: RwSignal<Option<GroupId>>,
    /// One was moved to another table; stays until one has read it.
    pub(super) moved: RwSignal<bool>,
    /// Until when text of the phase before is still in time.
    pub(super) grace_until: RwSignal<Option<Timestamp>>,
    /// An act that was carried out and can be taken back, for a few seconds.
    pub(super) acted: RwSignal<Option<T>>,
    pub(super) drag: RwSignal<Option<Drag>>,
    expected: StoredValue<Vec<(String, T)>>,
    /// How often such a line was shown: an older one's end must not take a newer one away.
    shown: StoredValue<u32>,
    /// What was put together last, so that the focus can follow it into its pile.
    joined: StoredValue<Option<Item>>,
    /// Why the last tap had no effect, for a few seconds.
    pub(super) refusal: RwSignal<Option<Problem>>,
}

impl Room {
    pub(super) fn new(link: Link, boot: RoomBoot) -> Self {
        let about = Memo::new(move |_| link.following.with(|known| known.room.clone()));
        let group = Memo::new(move |_| link.me.with(|me| me.as_ref().and_then(|me| me.seat.group)));
        let table = Memo::new(move |_| {
            group.get().and_then(|group| link.following.with(|known| known.groups.get(&group).cloned()))
        });
        let field =
            Memo::new(move |_| group.get().and_then(|group| link.following.with(|known| field_of(known, group))));
        let phase = Memo::new(move |_| {
            let phase = table.with(|table| table.as_ref().and_then(|table| table.phase))?;
            about.with(|about| about.as_ref()?.agenda.iter().find(|known| known.id == phase).cloned())
        });
        let screen = Memo::new(move |_| {
            let stage = about.with(|about| about.as_ref().map_or(Stage::Preparing, |about| about.stage));
            match stage {
                Stage::Closed => Screen::Closed,
                Stage::Preparing => Screen::Soon,
                Stage::Open if group.get().is_none() => Screen::NoTable,
                Stage::Open => {
                    phase.with(|phase| phase.as_ref().map_or(Screen::Soon, |phase| Screen::Phase(phase.kind)))
                }
            }
        });
        let stop = Memo::new(move |_| {
            if link.me.with(|me| me.as_ref().is_some_and(|me| me.seat.paused)) {
                Some(Stop::Paused)
            } else if about.with(|about| about.as_ref().is_some_and(|about| about.locked)) {
                Some(Stop::Room)
            } else if table.with(|table| table.as_ref().is_some_and(|table| table.locked)) {
                Some(Stop::Table)
            } else {
                None
            }
        });
        let picks = RwSignal::new(Vec::new());
        let prefix = format!("vc.draft.{}", boot.seat);
        Self {
            link,
            drafts: Drafts::new(prefix),
            speech: Speech::new(link),
            boot: StoredValue::new(boot),
            about,
            table,
            group,
            field,
            phase,
            screen,
            stop,
            host: Memo::new(move |_| link.me.with(|me| me.as_ref().is_some_and(|me| me.seat.host))),
            mine: Memo::new(move |_| {
                link.me.with(|me| {
                    me.as_ref().map_or_else(Vec::new, |me| {
                        me.shown.iter().copied().chain(me.own.iter().map(|card| card.id)).collect()
                    })
                })
            }),
            supports: Memo::new(move |_| {
                link.me.with(|me| me.as_ref().map_or_else(Vec::new, |me| me.supports.to_vec()))
            }),
            lang: RwSignal::new(reader().tag().to_owned()),
            picks,
            picked: Memo::new(move |_| {
                picks.with(|picks: &Vec<Item>| link.following.with(|known| board::still_picked(known, picks)))
            }),
            open_piles: RwSignal::new(Vec::new()),
            naming: RwSignal::new(None),
            editing: RwSignal::new(None),
            talk: RwSignal::new(None),
            sheet: RwSignal::new(None),
            choosing_table: RwSignal::new(false),
            walk: RwSignal::new(None),
            moved: RwSignal::new(false),
            grace_until: RwSignal::new(None),
            acted: RwSignal::new(None),
            drag: RwSignal::new(None),
            expected: StoredValue::new(Vec::new()),
            shown: StoredValue::new(0),
            joined: StoredValue::new(None),
            refusal: RwSignal::new(None),
        }
    }

    /// Whether enough is known to show the room.
    pub(super) fn is_known(self) -> bool {
        self.about.with(Option::is_some) && self.link.me.with(Option::is_some)
    }

    /// Whether one may do this now.
    pub(super) fn may(self, verb: Verb) -> bool {
        self.stop.get().is_none() && matches!(self.screen.get(), Screen::Phase(kind) if kind.allows(verb))
    }

    /// The phase alone: what is on the screen even while the table is locked for a moment.
    pub(super) fn is_for(self, verb: Verb) -> bool {
        matches!(self.screen.get(), Screen::Phase(kind) if kind.allows(verb))
    }

    /// A card as this person sees it: the table's, or one's own that the table does not see.
    pub(super) fn card(self, id: CardId) -> Option<CardView> {
        self.link
            .following
            .with(|known| known.card(id).cloned())
            .or_else(|| self.link.me.with(|me| me.as_ref()?.own.iter().find(|card| card.id == id).cloned()))
    }

    /// The page where a card's story is told.
    pub(super) fn story(self, id: CardId) -> String {
        format!("/w/{}/cards/{id}", self.boot.with_value(|boot| boot.workshop.clone()))
    }

    pub(super) fn is_mine(self, id: CardId) -> bool {
        self.mine.with(|mine| mine.contains(&id))
    }

    /// Whether one supports a card, and how many do; a tap counts before the server has said so.
    pub(super) fn support(self, id: CardId, counted: u32) -> (bool, u32) {
        let known = self.supports.with(|supports| supports.contains(&id));
        let asked = self.newest(|command| match command {
            Command::Support { card, on } if *card == id => Some(*on),
            _ => None,
        });
        match asked {
            Some(true) if !known => (true, counted.saturating_add(1)),
            Some(false) if known => (false, counted.saturating_sub(1)),
            _ => (known, counted),
        }
    }

    /// Whether something is marked for handing over.
    pub(super) fn is_handed(self, item: Item, known: bool) -> bool {
        let asked = self.newest(|command| match command {
            Command::HandOver { item: marked, on } if *marked == item => Some(*on),
            _ => None,
        });
        asked.unwrap_or(known)
    }

    /// The text of an edit that is on its way.
    pub(super) fn sent_edit(self, id: CardId) -> Option<String> {
        self.link.waiting.with(|waiting| {
            waiting.iter().rev().filter(|entry| entry.is_unsaved()).find_map(|entry| match &entry.command {
                Command::EditCard { card, text, .. } if *card == id => Some(text.clone()),
                _ => None,
            })
        })
    }

    pub(super) fn newest<R>(self, read: impl Fn(&Command) -> Option<R>) -> Option<R> {
        self.link.waiting.with(|waiting| {
            waiting.iter().rev().filter(|entry| entry.problem.is_none()).find_map(|entry| read(&entry.command))
        })
    }

    /// Asks for something without words; a refusal shows as a sentence for a few seconds.
    pub(super) fn ask(self, command: Command) -> String {
        self.refusal.set(None);
        self.link.send(command)
    }

    /// The same, and says afterwards what has happened, with the way to take it back.
    pub(super) fn act(self, command: Command, done: T) {
        self.acted.set(None);
        let id = self.ask(command);
        self.expected.update_value(|expected| expected.push((id, done)));
    }

    pub(super) fn undo(self, table: bool) {
        self.acted.set(None);
        self.ask(Command::Undo { table, group: None });
    }

    /// Picks something for putting together, or lets go of it.
    pub(super) fn pick(self, item: Item) {
        let mut picked = self.picked.get_untracked();
        match picked.iter().position(|known| *known == item) {
            Some(place) => {
                picked.remove(place);
            }
            None => {
                picked.push(item);
                self.link.touch(item);
            }
        }
        self.picks.set(picked);
    }

    pub(super) fn let_go(self) {
        self.picks.set(Vec::new());
    }

    /// Puts together what is picked, all to the first.
    pub(super) fn join(self, items: &[Item]) {
        let Some((first, others)) = items.split_first() else { return };
        self.joined.set_value(Some(*first));
        for second in others {
            self.act(Command::JoinItems { first: *first, second: *second }, T::JoinedDone);
        }
        self.let_go();
    }

    /// The kinds of card that can be chosen now, the first being the usual one.
    pub(super) fn kinds(self) -> Vec<CardKind> {
        self.phase.with(|phase| match phase {
            Some(phase) if !phase.kinds.is_empty() => phase.kinds.clone(),
            Some(phase) if phase.kind == PhaseKind::Derive => {
                vec![CardKind::MainGoal, CardKind::Goal, CardKind::Measure]
            }
            _ => vec![CardKind::Observation],
        })
    }

    pub(super) fn chooses_table(self) -> bool {
        self.about.with(|about| about.as_ref().is_some_and(|about| about.rules.seating == Seating::Choose))
    }

    /// Whether what is written now stays with its author until it is revealed.
    pub(super) fn is_private_now(self) -> bool {
        let Some(started) = self
            .phase
            .with(|phase| phase.as_ref().filter(|phase| phase.private).map(|_| ()))
            .and_then(|()| self.table.with(|table| table.as_ref().and_then(|table| table.started)))
        else {
            return false;
        };
        let group = self.group.get();
        // Once the table sees a card of this phase, its cards have been revealed. Anonymous ones tell only the minute.
        let minute = started.0 - started.0.rem_euclid(60_000);
        let of_this_phase = |card: &CardView| {
            let since = if card.author.is_some() { started.0 } else { minute };
            Some(card.group) == group && card.written.0 >= since
        };
        let mine = |card: &CardView| !card.revealed && of_this_phase(card);
        self.link.me.with(|me| me.as_ref().is_some_and(|me| me.own.iter().any(mine)))
            || !self.link.following.with(|known| known.cards.values().any(of_this_phase))
    }

    /// The command's answer has come.
    fn settled(self, id: &str, outcome: &Outcome) {
        let expected = self.expected.try_update_value(|expected| {
            let place = expected.iter().position(|(known, _)| known == id)?;
            Some(expected.swap_remove(place).1)
        });
        match outcome {
            Outcome::Done { made, .. } => {
                if let Some(done) = expected.flatten() {
                    self.speech.say(say(done));
                    self.acted.set(Some(done));
                    self.hide_later(move || self.acted.set(None));
                }
                if let Some(item) = self.joined.try_update_value(Option::take).flatten() {
                    set_timeout(move || self.follow(item), std::time::Duration::from_millis(150));
                }
                if let Some(Made::Cluster(cluster)) = made {
                    let piles = self.link.following;
                    let named =
                        piles.with_untracked(|known| known.clusters.get(cluster).is_some_and(|c| c.name.is_some()));
                    self.naming.set((!named).then_some(*cluster));
                    if !named {
                        // What it is called is the next question; the way to take it back stands in the pile's own menu too.
                        self.joined.set_value(None);
                        focus_soon(".cluster-naming input");
                    }
                }
                if let Some(Made::Card(_)) = made {
                    self.speech.say(say(T::CardSaved));
                }
                if self.drafts.at(Place::Card).with_untracked(|draft| draft.sent.is_some()) {
                    self.drafts.change(Place::Card, |draft| {
                        draft.settle(id);
                    });
                }
            }
            Outcome::Refused(problem) => {
                // Words that were refused stand in the outbox, and go back to where they were written.
                let kept = self.link.waiting.with_untracked(|waiting| waiting.iter().any(|entry| entry.id == id));
                if !kept {
                    self.speech.say(&problem_sentence(problem));
                    self.refusal.set(Some(problem.clone()));
                    self.hide_later(move || self.refusal.set(None));
                }
            }
        }
    }

    /// Does something after twelve seconds, unless something newer is shown by then.
    fn hide_later(self, act: impl FnOnce() + 'static) {
        let mine = self.shown.try_update_value(|shown| {
            *shown = shown.wrapping_add(1);
            *shown
        });
        set_timeout(
            move || {
                if self.shown.try_get_value() == mine {
                    act();
                }
            },
            std::time::Duration::from_secs(12),
        );
    }

    /// When the focus went away with a card that now lies in a pile, it moves to the pile.
    fn follow(self, item: Item) {
        let item = self.link.following.with_untracked(|known| board::outermost(known, item));
        let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
        if document.active_element().is_some_and(|active| active.tag_name() != "BODY") {
            return;
        }
        let selector = format!("[data-item=\"{}\"] button[aria-pressed]", item_key(item));
        if let Some(button) = document
            .query_selector(&selector)
            .ok()
            .flatten()
            .and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok())
        {
            let _ = button.focus();
        }
    }

    /// Gives refused words back to their writer.
    fn give_back(self, entry: &Waiting) {
        let Some(problem) = entry.problem.clone() else { return };
        let sentence = problem_sentence(&problem);
        match &entry.command {
            Command::WriteCard { text, kind, phase, under, from, .. } => {
                let draft = self.drafts.at(Place::Card);
                let here = draft.with_untracked(|draft| {
                    draft.is_blank() || draft.sent.as_ref().is_some_and(|(id, _)| *id == entry.id)
                });
                if !here {
                    // Something else is half written by now: the card stays in the list, with its sentence, until it is taken up.
                    return;
                }
                self.drafts.change(Place::Card, |draft| {
                    if draft.is_blank() {
                        draft.text.clone_from(text);
                    }
                    (draft.kind, draft.phase, draft.under, draft.from) = (Some(*kind), *phase, *under, *from);
                    draft.sent = None;
                    draft.problem = Some(problem);
                });
            }
            Command::EditCard { card, text, based_on, .. } => {
                // Having seen the new text, one can save one's own over it.
                let current = problem.current.unwrap_or(*based_on);
                self.drafts.change(Place::Edit(*card), |draft| {
                    draft.text.clone_from(text);
                    draft.based_on = Some(current);
                    draft.problem = Some(problem);
                });
                self.editing.set(Some(*card));
            }
            Command::Comment { card, text, .. } => {
                self.drafts.change(Place::Comment(*card), |draft| draft.take_back(text, problem));
                self.talk.set(Some(*card));
            }
            Command::NameCluster { cluster, name } => {
                self.drafts.change(Place::Name(*cluster), |draft| draft.take_back(name, problem));
                self.naming.set(Some(*cluster));
            }
            Command::Summarise { group, text, .. } => {
                self.drafts.change(Place::Summary(*group), |draft| draft.take_back(text, problem));
                self.sheet.set(Some(Sheet::Summary(*group)));
            }
            _ => {}
        }
        self.speech.say(&sentence);
        self.link.dismiss(&entry.id);
    }

    /// Watches what concerns this person: answers, refused words, a new table, a new phase.
    pub(super) fn watch(self) {
        // A text that was on its way when the page was reloaded is in the outbox, or the server has it.
        self.drafts.change(Place::Card, |draft| {
            if let Some((id, _)) = draft.sent.clone() {
                draft.settle(&id);
            }
        });
        effect(move || {
            self.link.outcomes.with(|outcome| {
                if let Some((id, outcome)) = outcome {
                    untrack(|| self.settled(id, outcome));
                }
            });
        });
        effect(move || {
            // A card that came back waits until the box is free.
            let free = self.drafts.at(Place::Card).with(|draft| draft.is_blank());
            let back: Vec<Waiting> = self
                .link
                .waiting
                .with(|waiting| waiting.iter().filter(|entry| entry.problem.is_some()).cloned().collect());
            untrack(|| {
                let _ = free;
                back.iter().for_each(|entry| self.give_back(entry));
            });
        });
        self.watch_table();
        self.watch_phase();
        self.watch_notices();
        effect(move || {
            if let Some(lang) = browser::local().and_then(|storage| storage.get_item(LANG_KEY).ok().flatten()) {
                self.lang.set(lang);
            } else if let Some(lang) = self.link.me.with(|me| me.as_ref().map(|me| me.lang.to_string())) {
                self.lang.set(lang);
            }
        });
    }

    /// Tells when one has been moved to another table, also while the page was closed.
    fn watch_table(self) {
        let key = format!("vc.table.{}", self.boot.with_value(|boot| boot.seat.clone()));
        effect(move || {
            let Some(group) = self.group.get() else { return };
            let Some(storage) = browser::local() else { return };
            let now = group.to_string();
            let before = storage.get_item(&key).ok().flatten();
            if before.as_ref() != Some(&now) {
                let _ = storage.set_item(&key, &now);
                let chose = self.choosing_table.get_untracked() || before.is_none();
                self.choosing_table.set(false);
                self.let_go();
                if !chose {
                    self.moved.set(true);
                    self.speech.say(say(T::MovedHere));
                }
            }
        });
    }

    fn watch_phase(self) {
        let mut seen = None::<Option<(Phase, Option<Timestamp>)>>;
        effect(move || {
            let phase = self.phase.get();
            let (ends, started) =
                self.table.with(|table| table.as_ref().map_or((None, None), |table| (table.ends, table.started)));
            let now = phase.clone().map(|phase| (phase, ends));
            let Some(last) = seen.replace(now) else {
                // A fresh page does not know when the phase before ended; a minute from the beginning of this one is close.
                self.grace_until.set(started.map(|started| started.plus_secs(GRACE_SECS)));
                return;
            };
            if last.as_ref().map(|(phase, _)| phase.id) != phase.as_ref().map(|phase| phase.id) {
                let over = match (last.and_then(|(_, ends)| ends), started) {
                    (Some(ends), Some(started)) => Some(ends.min(started)),
                    (ends, started) => started.or(ends),
                };
                self.grace_until.set(over.map(|over| over.plus_secs(GRACE_SECS)));
                self.let_go();
                self.moved.set(false);
                self.naming.set(None);
                self.acted.set(None);
                self.refusal.set(None);
                self.talk.set(None);
                self.walk.set(None);
                if let Some(phase) = phase {
                    self.speech.say(&format!("{} {}", phase_name(&phase), question(&phase)));
                }
            }
        });
    }

    /// Speaks of what others did with one's own contributions.
    fn watch_notices(self) {
        let mut seen = 0;
        effect(move || {
            let newest = self.link.me.with(|me| me.as_ref()?.notices.last().map(|entry| entry.seq)).unwrap_or_default();
            if seen != 0 && newest > seen {
                self.speech.say(say(T::NoticeSpoken));
            }
            seen = newest;
        });
    }

    /// Remembers the language one writes in.
    pub(super) fn choose_lang(self, lang: String) {
        if let Some(storage) = browser::local() {
            let _ = storage.set_item(LANG_KEY, &lang);
        }
        self.lang.set(lang);
    }
}

const LANG_KEY: &str = "vc.lang";

/// Whether its author still sees a card in a list of his own.
pub(super) fn is_there(card: &CardView) -> bool {
    card.standing != Standing::Withdrawn
}
