//! The link to the live room: follows what the server tells, and sees that every command arrives.
//!
//! Room, console and projector each open one. What has been told stands in signals; what is asked waits in the outbox
//! until the server has said that it is on disk. Nothing is cleared when the link breaks.

use domain::Timestamp;
use domain::view::{Following, Me, PollTurnout};
use domain::wire::{ClientMessage, Here, Made, PROTOCOL, Problem, ServerMessage, TouchedItem};
use domain::workshop::{Command, Item};
use leptos::prelude::*;

use crate::live::browser::{self, LocalShelf, NoShelf};
use crate::live::clock::Clock;
use crate::live::outbox::{Outbox, Shelf, Waiting};
use crate::live::pulse::{Act, Pulse};
use crate::live::socket::Socket;

/// So many milliseconds messages are gathered before they are read: the server sends what belongs together at once.
const GATHERED_MS: u64 = 4;

/// How things stand with the link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkStatus {
    /// Not there, or not there again yet; too short to speak of.
    Connecting,
    Live,
    /// Without a link for five seconds: people are told.
    Trouble,
    /// There is no use in trying again.
    Stopped(Problem),
}

/// What became of a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Done { seq: u64, made: Option<Made> },
    Refused(Problem),
}

/// Where to connect to.
#[derive(Debug, Clone)]
pub struct LinkConfig {
    /// The path of the socket: `/w/{id}/live` or `/p/{secret}/live`.
    pub path: String,
    /// The key under which commands are kept in the browser. None: this link only reads.
    pub outbox_key: Option<String>,
}

/// A link. Copies are the same link.
#[derive(Clone, Copy)]
pub struct Link {
    /// All that this audience has been told.
    pub following: RwSignal<Following>,
    /// What is for this person only.
    pub me: RwSignal<Option<Me>>,
    /// Who is here right now, per table and in all.
    pub here: RwSignal<(Vec<Here>, u32)>,
    /// Who is moving what at this table.
    pub touched: RwSignal<Vec<TouchedItem>>,
    /// How many have voted in the polls that are open.
    pub turnout: RwSignal<Vec<PollTurnout>>,
    pub status: RwSignal<LinkStatus>,
    /// The latest command that was settled, and how.
    pub outcomes: RwSignal<Option<(String, Outcome)>>,
    /// Commands that are not settled, oldest first.
    pub waiting: RwSignal<Vec<Waiting>>,
    /// Changes every second while the page is looked at: whoever shows a time reads it.
    pub tick: RwSignal<u32>,
    inner: StoredValue<Inner, LocalStorage>,
}

struct Inner {
    config: LinkConfig,
    shelf: Box<dyn Shelf>,
    outbox: Outbox,
    pulse: Pulse,
    clock: Clock,
    socket: Option<Socket>,
    /// When hello was said, for the clock.
    hello_at: f64,
    /// The last ping's number and moment.
    ping: (u64, f64),
    /// No command is sent before this moment of the steady clock: the server has asked for patience.
    held_until: f64,
    /// When a hold ends, everything unsettled is sent again.
    resend: bool,
    gathered: f64,
    touched: Option<(Item, f64)>,
    beats: u32,
    /// What was heard and is not read yet, with the moment of the steady clock it came.
    heard: Vec<(f64, String)>,
}

impl Link {
    /// Opens the link and keeps it open. Only in the browser: call it from an effect.
    pub fn open(config: LinkConfig) -> Self {
        let now = browser::steady();
        let shelf: Box<dyn Shelf> = match &config.outbox_key {
            Some(key) => Box::new(LocalShelf::new(key)),
            None => Box::new(NoShelf),
        };
        let mut outbox = Outbox::new(browser::tab());
        outbox.gather(shelf.as_ref(), browser::wall());
        let link = Self {
            following: RwSignal::new(Following::default()),
            me: RwSignal::new(None),
            here: RwSignal::new((Vec::new(), 0)),
            touched: RwSignal::new(Vec::new()),
            turnout: RwSignal::new(Vec::new()),
            status: RwSignal::new(LinkStatus::Connecting),
            outcomes: RwSignal::new(None),
            waiting: RwSignal::new(outbox.entries().to_vec()),
            tick: RwSignal::new(0),
            inner: StoredValue::new_local(Inner {
                config,
                shelf,
                outbox,
                pulse: Pulse::new(now),
                clock: Clock::default(),
                socket: None,
                hello_at: now,
                ping: (0, now),
                held_until: 0.0,
                resend: false,
                gathered: now,
                touched: None,
                beats: 0,
                heard: Vec::new(),
            }),
        };
        link.beat();
        set_interval(move || link.beat(), std::time::Duration::from_millis(500));
        for event in ["visibilitychange", "pageshow", "online", "focus"] {
            let handle = window_event_listener_untyped(event, move |_| link.wake());
            on_cleanup(move || handle.remove());
        }
        link
    }

    /// Asks for something. It is kept until the server has it or refuses it; the answer carries the id returned here.
    pub fn send(&self, command: Command) -> String {
        let id = self.with(|inner| {
            let id = inner.outbox.put(inner.shelf.as_ref(), command, browser::wall(), browser::salt());
            if !inner.may_send() {
                inner.resend = true;
            } else if let Some(entry) = inner.outbox.unsent().last() {
                inner.say(&ClientMessage::Command { id: entry.id.clone(), command: entry.command.clone() });
            }
            id
        });
        self.show_waiting();
        id.unwrap_or_default()
    }

    /// Tells the table that one is moving this. Kept nowhere; not more often than every second and a half.
    pub fn touch(&self, item: Item) {
        self.with(|inner| {
            let now = browser::steady();
            let lately = inner.touched.is_some_and(|(last, at)| last == item && now - at < 1_500.0);
            if inner.pulse.is_up() && !lately {
                inner.touched = Some((item, now));
                inner.say(&ClientMessage::Touch { item });
            }
        });
    }

    /// Takes a refused command out of [`Link::waiting`]: its writer has the words again.
    pub fn dismiss(&self, id: &str) {
        self.with(|inner| inner.outbox.forget(inner.shelf.as_ref(), id));
        self.show_waiting();
    }

    /// The server's time; before the server has named one, the phone's own.
    #[expect(clippy::cast_possible_truncation, reason = "a moment in milliseconds fits 64 bits")]
    pub fn now(&self) -> Timestamp {
        self.inner
            .try_with_value(|inner| inner.clock.now(browser::steady()))
            .flatten()
            .unwrap_or_else(|| Timestamp(browser::wall() as i64))
    }

    /// How many commands are not on the server's disk yet, as far as we know.
    pub fn unsaved(&self) -> usize {
        self.waiting.with(|waiting| waiting.iter().filter(|entry| entry.is_unsaved()).count())
    }

    fn with<R>(&self, act: impl FnOnce(&mut Inner) -> R) -> Option<R> {
        self.inner.try_update_value(act)
    }

    fn show_waiting(&self) {
        if let Some(entries) = self.with(|inner| inner.outbox.entries().to_vec())
            && self.waiting.with_untracked(|shown| *shown != entries)
        {
            self.waiting.set(entries);
        }
    }

    fn is_stopped(&self) -> bool {
        self.status.with_untracked(|status| matches!(status, LinkStatus::Stopped(_)))
    }

    /// Twice a second: keeps the link alive, or brings it back.
    fn beat(self) {
        if self.is_stopped() {
            return;
        }
        let now = browser::steady();
        let Some((act, trouble, due)) = self.with(|inner| {
            inner.beats = inner.beats.wrapping_add(1);
            let due = inner.resend && inner.pulse.is_up() && now >= inner.held_until;
            (inner.pulse.beat(now), inner.pulse.is_trouble(now), due)
        }) else {
            return;
        };
        match act {
            Some(Act::Connect) => self.connect(),
            Some(Act::Ping) => {
                self.with(|inner| {
                    inner.ping = (inner.ping.0 + 1, now);
                    inner.say(&ClientMessage::Ping { n: inner.ping.0 });
                });
            }
            Some(Act::GiveUp) => self.lost(None),
            None => {}
        }
        if due {
            self.send_all();
        }
        self.tidy(now);
        if trouble && self.status.with_untracked(|status| *status == LinkStatus::Connecting) {
            self.status.set(LinkStatus::Trouble);
        }
        if self.with(|inner| inner.beats % 2 == 0) == Some(true) && browser::visible() {
            self.tick.update(|tick| *tick = tick.wrapping_add(1));
        }
    }

    /// Keeps the outbox in order: what is settled goes, what other tabs have left behind comes.
    fn tidy(self, now: f64) {
        let wall = browser::wall();
        let Some((expired, came)) = self.with(|inner| {
            let expired =
                if inner.pulse.is_up() { Vec::new() } else { inner.outbox.expire(inner.shelf.as_ref(), wall) };
            let mut came = false;
            if now - inner.gathered > 5_000.0 {
                inner.gathered = now;
                came = inner.outbox.gather(inner.shelf.as_ref(), wall);
            }
            inner.outbox.sweep(wall);
            (expired, came)
        }) else {
            return;
        };
        if came {
            self.send_all();
        }
        self.show_waiting();
        for id in expired {
            self.outcomes.set(Some((id, Outcome::Refused(Problem::bare("not_sent")))));
        }
    }

    /// The page is looked at again, or the net is back.
    fn wake(self) {
        if browser::visible() {
            self.with(|inner| inner.pulse.wake(browser::steady()));
            self.beat();
        }
    }

    fn connect(self) {
        let Some(path) = self.with(|inner| inner.config.path.clone()) else { return };
        let closed = move || {
            // Among the last words may be when to come back.
            self.read_heard();
            if self.with(|inner| inner.socket.is_some()) == Some(true) {
                self.lost(None);
            }
        };
        let socket = Socket::open(&path, move || self.hello(), move |text| self.hear(text), closed);
        match socket {
            Some(socket) => {
                self.with(|inner| inner.socket = Some(socket));
            }
            None => self.lost(None),
        }
    }

    fn hello(self) {
        let known = self.following.with_untracked(|known| {
            (!known.epoch.is_empty()).then(|| (known.epoch.clone(), known.seq, known.audience.clone()))
        });
        let (epoch, seq, audience) = match known {
            Some((epoch, seq, audience)) => (Some(epoch), Some(seq), Some(audience)),
            None => (None, None, None),
        };
        self.with(|inner| {
            inner.hello_at = browser::steady();
            inner.say(&ClientMessage::Hello { protocol: PROTOCOL, token: None, epoch, seq, audience });
        });
    }

    fn lost(self, hint_ms: Option<u32>) {
        // Dropped outside the borrow: closing a socket calls into the browser.
        let old = self.with(|inner| {
            inner.pulse.lost(browser::steady(), hint_ms, browser::chance());
            inner.socket.take()
        });
        drop(old);
        if self.status.with_untracked(|status| *status == LinkStatus::Live) {
            self.status.set(LinkStatus::Connecting);
        }
    }

    fn stop(self, problem: Problem) {
        let old = self.with(|inner| inner.socket.take());
        drop(old);
        self.status.set(LinkStatus::Stopped(problem));
    }

    /// Sends everything unsettled again, in order, under the same ids.
    fn send_all(self) {
        self.with(|inner| {
            if !inner.may_send() {
                return;
            }
            inner.resend = false;
            for entry in inner.outbox.unsent() {
                inner.say(&ClientMessage::Command { id: entry.id.clone(), command: entry.command.clone() });
            }
        });
    }

    /// Takes a message in. What comes together is shown together: a card must not stand there twice between the news of
    /// it and the acknowledgement of the command that made it.
    fn hear(self, text: String) {
        let now = browser::steady();
        let first = self.with(|inner| {
            inner.pulse.heard(now);
            inner.heard.push((now, text));
            inner.heard.len() == 1
        });
        if first == Some(true) {
            set_timeout(move || self.read_heard(), std::time::Duration::from_millis(GATHERED_MS));
        }
    }

    fn read_heard(self) {
        for (at, text) in self.with(|inner| std::mem::take(&mut inner.heard)).unwrap_or_default() {
            // What a newer server says beyond our list is not for us; a delta we cannot read leaves a gap that the next one shows.
            if let Some(message) = domain::json::read::<ServerMessage>(&text) {
                self.heed(message, at);
            }
        }
    }

    fn heed(self, message: ServerMessage, now: f64) {
        match message {
            ServerMessage::Welcome { now: server, .. } => {
                self.with(|inner| {
                    inner.clock.told(server, inner.hello_at, now);
                    inner.pulse.welcomed(now);
                    inner.held_until = 0.0;
                });
                self.status.set(LinkStatus::Live);
                self.send_all();
            }
            ServerMessage::Snapshot { epoch, seq, audience, changes } => {
                self.following.update(|known| known.replace(epoch, seq, audience, changes));
            }
            ServerMessage::Delta { since, seq, changes } => {
                let mut joined = true;
                self.following.update(|known| joined = known.advance(since, seq, changes));
                if !joined {
                    self.hello();
                }
            }
            ServerMessage::Me { me, .. } => self.me.set(Some(*me)),
            ServerMessage::Ack { id, seq, made } => {
                self.with(|inner| inner.outbox.acknowledged(inner.shelf.as_ref(), &id, seq, made, browser::wall()));
                self.show_waiting();
                self.outcomes.set(Some((id, Outcome::Done { seq, made })));
            }
            ServerMessage::Refused { id, problem } => self.refused(id, problem, now),
            ServerMessage::Presence { here, total } => self.here.set((here, total)),
            ServerMessage::Touched { items } => self.touched.set(items),
            ServerMessage::Turnout { polls } => self.turnout.set(polls),
            ServerMessage::Pong { n, now: server } => {
                self.with(|inner| {
                    if n == inner.ping.0 {
                        inner.clock.told(server, inner.ping.1, now);
                    }
                });
            }
            ServerMessage::Problem { problem } if is_final(&problem) => self.stop(problem),
            // Nothing of ours is lost by it, and nothing can be done about it here.
            ServerMessage::Problem { .. } => {}
            ServerMessage::Closing { problem, .. } if is_final(&problem) => self.stop(problem),
            ServerMessage::Closing { retry_after_ms, .. } => self.lost(Some(retry_after_ms)),
        }
    }

    fn refused(self, id: String, problem: Problem, now: f64) {
        if is_passing(&problem) {
            self.with(|inner| {
                inner.held_until = now + problem.retry_after_ms.map_or(2_000.0, f64::from);
                inner.resend = true;
            });
            return;
        }
        self.with(|inner| inner.outbox.refused(inner.shelf.as_ref(), &id, &problem));
        self.show_waiting();
        self.outcomes.set(Some((id, Outcome::Refused(problem))));
    }
}

impl Inner {
    fn say(&self, message: &ClientMessage) {
        if let Some(socket) = &self.socket
            && let Ok(text) = serde_json::to_string(message)
        {
            socket.send(&text);
        }
    }

    fn may_send(&self) -> bool {
        self.pulse.is_up() && browser::steady() >= self.held_until
    }
}

/// Waiting helps: the outbox keeps the command and sends it again.
fn is_passing(problem: &Problem) -> bool {
    matches!(problem.code.as_str(), "too_fast" | "storage_unavailable")
}

/// Trying again does not help: the page has to be opened anew.
fn is_final(problem: &Problem) -> bool {
    matches!(problem.code.as_str(), "session_missing" | "unsupported_protocol" | "not_found" | "forbidden_origin")
}
