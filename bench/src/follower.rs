//! One connection to a workshop, held through breaks: follows what is told, asks until it is answered, keeps a diary.
//!
//! A real phone has a processor of its own; these all share two with the server. So only a few of them (`thorough`)
//! keep a whole view and compare it with each other's; the others read of each message what following needs.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, sleep, sleep_until};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::{WebSocketStream, client_async};

use crate::chance::Chance;

/// No table, as long as none is known.
pub(crate) const NOWHERE: usize = usize::MAX;

/// Where to connect, and as whom.
#[derive(Debug, Clone)]
pub(crate) struct Door {
    pub(crate) host: String,
    pub(crate) path: String,
    pub(crate) token: Option<String>,
    pub(crate) cookie: Option<String>,
}

/// Who looks at this screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Eyes {
    Person,
    Console,
    Projector,
}

/// What became of a command.
#[derive(Debug, Clone)]
pub(crate) enum Outcome {
    Done { seq: u64, made: Option<(String, String)> },
    Refused(String),
}

impl Outcome {
    /// The id of what was made, if it is of this kind.
    pub(crate) fn made(&self, kind: &str) -> Option<String> {
        match self {
            Self::Done { made: Some((made, id)), .. } if made == kind => Some(id.clone()),
            Self::Done { .. } | Self::Refused(_) => None,
        }
    }
}

enum Ask {
    Command { command: Value, marker: Option<u32>, reply: oneshot::Sender<Outcome> },
    Touch(Value),
    Break(Duration),
    Stop,
}

/// A way to ask a follower.
#[derive(Debug, Clone)]
pub(crate) struct Handle {
    asks: mpsc::UnboundedSender<Ask>,
    /// At which table, as last told.
    pub(crate) table: Arc<AtomicUsize>,
}

impl Handle {
    /// Asks for a command at once, and leaves the waiting to the caller.
    pub(crate) fn ask(&self, command: Value, marker: Option<u32>) -> oneshot::Receiver<Outcome> {
        let (reply, answer) = oneshot::channel();
        // Whoever has stopped drops the reply, which the receiver finds out.
        let _ = self.asks.send(Ask::Command { command, marker, reply });
        answer
    }

    /// Asks for a command; comes back when it is answered, however often the link breaks meanwhile.
    pub(crate) async fn command(&self, command: Value, marker: Option<u32>) -> Option<Outcome> {
        self.ask(command, marker).await.ok()
    }

    /// Asks, and takes a refusal for an error.
    pub(crate) async fn must(&self, command: Value) -> Result<u64, String> {
        let name = command["do"].as_str().unwrap_or_default().to_owned();
        match self.command(command, None).await {
            Some(Outcome::Done { seq, .. }) => Ok(seq),
            Some(Outcome::Refused(code)) => Err(format!("{name} was refused: {code}")),
            None => Err(format!("{name} was not answered")),
        }
    }

    pub(crate) fn touch(&self, item: Value) {
        let _ = self.asks.send(Ask::Touch(item));
    }

    /// The network goes away for so long.
    pub(crate) fn break_link(&self, pause: Duration) {
        let _ = self.asks.send(Ask::Break(pause));
    }

    pub(crate) fn stop(&self) {
        let _ = self.asks.send(Ask::Stop);
    }
}

/// A command and its fate.
#[derive(Debug)]
pub(crate) struct Sent {
    pub(crate) what: String,
    pub(crate) marker: Option<u32>,
    pub(crate) at: Instant,
    /// Who should see it: the audience of whoever asked.
    pub(crate) audience: String,
    pub(crate) answered: Option<(Instant, Outcome)>,
    /// Sent again, after a break or because it came too fast: then the time says nothing about the server.
    pub(crate) again: bool,
}

/// A break of the link.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Break {
    pub(crate) down: Instant,
    pub(crate) up: Option<Instant>,
    /// From the first attempt that worked to being current again.
    pub(crate) took: Duration,
    /// By what changed, not by everything anew.
    pub(crate) by_delta: bool,
}

/// What one follower lived through.
#[derive(Debug)]
pub(crate) struct Diary {
    pub(crate) eyes: Eyes,
    pub(crate) audiences: Vec<(Instant, String)>,
    /// When which sequence number was reached.
    pub(crate) reached: Vec<(Instant, u64)>,
    /// When which text was on the screen first.
    pub(crate) seen: HashMap<u32, Instant>,
    pub(crate) sent: Vec<Sent>,
    pub(crate) breaks: Vec<Break>,
    pub(crate) frames: u64,
    pub(crate) bytes: u64,
    pub(crate) snapshots: u64,
    pub(crate) gaps: u64,
    pub(crate) repeats: u64,
    pub(crate) went_back: u64,
    pub(crate) too_fast: u64,
    pub(crate) problems: u64,
}

/// What thorough followers know at a sequence number, to be compared with others'.
#[derive(Debug, Default)]
pub(crate) struct Forks {
    known: HashMap<(String, u64), u64>,
    pub(crate) compared: u64,
    pub(crate) found: u64,
}

/// What all followers of a rehearsal share.
#[derive(Debug, Clone)]
pub(crate) struct Common {
    /// Audience → table.
    pub(crate) tables: Arc<HashMap<String, usize>>,
    pub(crate) forks: Arc<Mutex<Forks>>,
}

/// Of each message what following needs; serde passes over the rest.
#[derive(Deserialize)]
struct Head<'a> {
    #[serde(borrow)]
    r#type: Cow<'a, str>,
    #[serde(borrow, default)]
    id: Option<Cow<'a, str>>,
    #[serde(default)]
    seq: Option<u64>,
    #[serde(default)]
    since: Option<u64>,
    #[serde(borrow, default)]
    epoch: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    audience: Option<Cow<'a, str>>,
    #[serde(default)]
    made: Option<HashMap<String, String>>,
    #[serde(default)]
    problem: Option<ProblemHead>,
}

#[derive(Deserialize)]
struct ProblemHead {
    code: String,
    #[serde(default)]
    retry_after_ms: Option<u64>,
}

struct Pending {
    id: String,
    text: String,
    /// Its place in the diary.
    place: usize,
    reply: Option<oneshot::Sender<Outcome>>,
    retry_at: Option<Instant>,
}

struct Known {
    epoch: String,
    seq: u64,
    audience: String,
}

type Socket = WebSocketStream<TcpStream>;

struct Follower {
    door: Door,
    common: Common,
    table: Arc<AtomicUsize>,
    chance: Chance,
    thorough: bool,
    known: Option<Known>,
    view: HashMap<String, u64>,
    view_sum: u64,
    pending: Vec<Pending>,
    diary: Diary,
    ready: Option<oneshot::Sender<()>>,
    welcomed: bool,
    attempt: Instant,
    count: u64,
    prefix: String,
}

/// Begins to follow. The diary is there when the follower was stopped.
pub(crate) fn follow(
    door: Door,
    eyes: Eyes,
    thorough: bool,
    common: Common,
    mut chance: Chance,
) -> (Handle, oneshot::Receiver<()>, tokio::task::JoinHandle<Diary>) {
    let (asks, waiting) = mpsc::unbounded_channel();
    let (ready, is_ready) = oneshot::channel();
    let table = Arc::new(AtomicUsize::new(NOWHERE));
    let prefix = format!("{:08x}", chance.next() & 0xffff_ffff);
    let follower = Follower {
        door,
        common,
        table: Arc::clone(&table),
        chance,
        thorough,
        known: None,
        view: HashMap::new(),
        view_sum: 0,
        pending: Vec::new(),
        diary: Diary {
            eyes,
            audiences: Vec::new(),
            reached: Vec::new(),
            seen: HashMap::new(),
            sent: Vec::new(),
            breaks: Vec::new(),
            frames: 0,
            bytes: 0,
            snapshots: 0,
            gaps: 0,
            repeats: 0,
            went_back: 0,
            too_fast: 0,
            problems: 0,
        },
        ready: Some(ready),
        welcomed: false,
        attempt: Instant::now(),
        count: 0,
        prefix,
    };
    (Handle { asks, table }, is_ready, tokio::spawn(follower.live(waiting)))
}

/// How a link ended.
enum End {
    Broken(Duration),
    Stopped,
}

impl Follower {
    async fn live(mut self, mut asks: mpsc::UnboundedReceiver<Ask>) -> Diary {
        let mut failures: u32 = 0;
        loop {
            self.attempt = Instant::now();
            self.welcomed = false;
            let pause = match self.connect().await {
                Some(socket) => {
                    failures = 0;
                    match self.link(socket, &mut asks).await {
                        End::Stopped => return self.diary,
                        End::Broken(pause) => {
                            self.diary.breaks.push(Break {
                                down: Instant::now(),
                                up: None,
                                took: Duration::ZERO,
                                by_delta: false,
                            });
                            pause
                        }
                    }
                }
                None => Duration::ZERO,
            };
            failures = (failures + 1).min(5);
            let most = Duration::from_millis(100 << failures);
            sleep(pause + self.chance.pause(Duration::ZERO, most)).await;
        }
    }

    async fn connect(&self) -> Option<Socket> {
        let stream = TcpStream::connect(&self.door.host).await.ok()?;
        stream.set_nodelay(true).ok()?;
        let mut request = format!("ws://{}{}", self.door.host, self.door.path).into_client_request().ok()?;
        let headers = request.headers_mut();
        headers.insert("sec-websocket-protocol", HeaderValue::from_static("visionscafe.v1"));
        if let Some(cookie) = &self.door.cookie {
            headers.insert("cookie", HeaderValue::from_str(cookie).ok()?);
        }
        let (mut socket, _) = client_async(request, stream).await.ok()?;
        let mut hello = json!({"type": "hello", "protocol": 1});
        if let Some(token) = &self.door.token {
            hello["token"] = json!(token);
        }
        if let Some(known) = &self.known {
            hello["epoch"] = json!(known.epoch);
            hello["seq"] = json!(known.seq);
            hello["audience"] = json!(known.audience);
        }
        socket.send(Message::text(hello.to_string())).await.ok()?;
        Some(socket)
    }

    async fn link(&mut self, mut socket: Socket, asks: &mut mpsc::UnboundedReceiver<Ask>) -> End {
        let broken = End::Broken(Duration::ZERO);
        loop {
            let retry_at = self.pending.iter().filter_map(|p| p.retry_at).min();
            let retry = async {
                match retry_at {
                    Some(at) => sleep_until(at).await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                frame = socket.next() => {
                    let text = match frame {
                        Some(Ok(Message::Text(text))) => text,
                        Some(Ok(Message::Close(_)) | Err(_)) | None => return broken,
                        Some(Ok(_)) => continue,
                    };
                    for answer in self.hear(&text) {
                        if socket.send(Message::text(answer)).await.is_err() {
                            return broken;
                        }
                    }
                }
                ask = asks.recv() => match ask {
                    Some(Ask::Command { command, marker, reply }) => {
                        let text = self.note(&command, marker, reply);
                        if self.welcomed && socket.send(Message::text(text)).await.is_err() {
                            return broken;
                        }
                    }
                    Some(Ask::Touch(item)) => {
                        let touch = json!({"type": "touch", "item": item});
                        if self.welcomed && socket.send(Message::text(touch.to_string())).await.is_err() {
                            return broken;
                        }
                    }
                    // Without a farewell, as networks do it.
                    Some(Ask::Break(pause)) => return End::Broken(pause),
                    Some(Ask::Stop) | None => {
                        let _ = socket.close(None).await;
                        return End::Stopped;
                    }
                },
                () = retry => {
                    let now = Instant::now();
                    let mut due = Vec::new();
                    for pending in self.pending.iter_mut().filter(|p| p.retry_at.is_some_and(|at| at <= now)) {
                        pending.retry_at = None;
                        due.push(pending.text.clone());
                    }
                    for text in due {
                        if socket.send(Message::text(text)).await.is_err() {
                            return broken;
                        }
                    }
                }
            }
        }
    }

    /// Takes a command in; answers the message to send.
    fn note(&mut self, command: &Value, marker: Option<u32>, reply: oneshot::Sender<Outcome>) -> String {
        self.count += 1;
        let id = format!("{}-{}", self.prefix, self.count);
        let text = json!({"type": "command", "id": id, "command": command}).to_string();
        let place = self.diary.sent.len();
        self.diary.sent.push(Sent {
            what: command["do"].as_str().unwrap_or_default().to_owned(),
            marker,
            at: Instant::now(),
            audience: self.known.as_ref().map(|known| known.audience.clone()).unwrap_or_default(),
            answered: None,
            again: !self.welcomed,
        });
        self.pending.push(Pending { id, text: text.clone(), place, reply: Some(reply), retry_at: None });
        text
    }

    /// Takes a message in; answers what is to be sent now.
    fn hear(&mut self, text: &str) -> Vec<String> {
        let now = Instant::now();
        self.diary.frames += 1;
        self.diary.bytes += text.len() as u64;
        let Ok(head) = serde_json::from_str::<Head<'_>>(text) else {
            self.diary.problems += 1;
            return Vec::new();
        };
        match &*head.r#type {
            "welcome" => {
                self.welcomed = true;
                let diary = &mut self.diary;
                for pending in &mut self.pending {
                    diary.sent[pending.place].again = true;
                    pending.retry_at = None;
                }
                return self.pending.iter().map(|pending| pending.text.clone()).collect();
            }
            "snapshot" => self.replace(&head, text, now),
            "delta" if !self.advance(&head, text, now) => {
                self.diary.gaps += 1;
                return vec![json!({"type": "hello", "protocol": 1, "token": self.door.token}).to_string()];
            }
            "ack" | "refused" => self.settle(head, now),
            "problem" | "closing" => self.diary.problems += 1,
            // Personal views, presence and touches are counted and looked at by people only.
            _ => {}
        }
        Vec::new()
    }

    fn replace(&mut self, head: &Head<'_>, text: &str, now: Instant) {
        let (Some(epoch), Some(seq), Some(audience)) = (&head.epoch, head.seq, &head.audience) else { return };
        self.diary.snapshots += 1;
        if self.known.as_ref().is_some_and(|known| known.epoch == **epoch && known.seq > seq) {
            self.diary.went_back += 1;
        }
        if self.known.as_ref().is_none_or(|known| known.audience != **audience) {
            self.diary.audiences.push((now, audience.to_string()));
            self.table.store(self.common.tables.get(&**audience).copied().unwrap_or(NOWHERE), Ordering::Relaxed);
        }
        self.known = Some(Known { epoch: epoch.to_string(), seq, audience: audience.to_string() });
        self.view.clear();
        self.view_sum = 0;
        self.take_in(seq, text, now, false);
    }

    fn advance(&mut self, head: &Head<'_>, text: &str, now: Instant) -> bool {
        let (Some(since), Some(seq), Some(known)) = (head.since, head.seq, &mut self.known) else { return false };
        if since != known.seq {
            self.diary.repeats += u64::from(seq <= known.seq);
            return false;
        }
        known.seq = seq;
        self.take_in(seq, text, now, true);
        true
    }

    /// What has been told is on the screen now.
    fn take_in(&mut self, seq: u64, text: &str, now: Instant, by_delta: bool) {
        self.diary.reached.push((now, seq));
        for marker in markers(text) {
            self.diary.seen.entry(marker).or_insert(now);
        }
        if let Some(last) = self.diary.breaks.last_mut().filter(|last| last.up.is_none()) {
            last.up = Some(now);
            last.took = now - self.attempt;
            last.by_delta = by_delta;
        }
        if self.thorough {
            self.compare(text);
        }
        if let Some(ready) = self.ready.take() {
            let _ = ready.send(());
        }
    }

    /// Keeps the whole view as one sum, and compares it with what others knew at the same point.
    fn compare(&mut self, text: &str) {
        let Ok(message) = serde_json::from_str::<Value>(text) else { return };
        for change in message["changes"].as_array().into_iter().flatten() {
            let is = change["is"].as_str().unwrap_or_default();
            let (kind, gone) = is.strip_suffix("_gone").map_or((is, false), |kind| (kind, true));
            let key = format!("{kind} {}{}", change["id"], change["seq"]);
            let mut sum = DefaultHasher::new();
            (&key, change.to_string()).hash(&mut sum);
            let sum = sum.finish();
            let old = if gone { self.view.remove(&key) } else { self.view.insert(key, sum) };
            self.view_sum ^= old.unwrap_or(0);
            self.view_sum ^= if gone { 0 } else { sum };
        }
        let Some(known) = &self.known else { return };
        let mut forks = self.common.forks.lock().unwrap_or_else(PoisonError::into_inner);
        let sum = forks.known.insert((known.audience.clone(), known.seq), self.view_sum);
        if let Some(other) = sum {
            forks.compared += 1;
            forks.found += u64::from(other != self.view_sum);
        }
    }

    fn settle(&mut self, head: Head<'_>, now: Instant) {
        let Some(id) = head.id else { return };
        let Some(place) = self.pending.iter().position(|p| p.id == *id) else { return };
        let outcome = match head.problem {
            None => {
                Outcome::Done { seq: head.seq.unwrap_or(0), made: head.made.and_then(|made| made.into_iter().next()) }
            }
            Some(problem) if problem.code == "too_fast" || problem.code == "storage_unavailable" => {
                self.diary.too_fast += 1;
                let pending = &mut self.pending[place];
                self.diary.sent[pending.place].again = true;
                pending.retry_at = Some(now + Duration::from_millis(problem.retry_after_ms.unwrap_or(1_000)));
                return;
            }
            Some(problem) => Outcome::Refused(problem.code),
        };
        let mut pending = self.pending.remove(place);
        self.diary.sent[pending.place].answered = Some((now, outcome.clone()));
        if let Some(reply) = pending.reply.take() {
            let _ = reply.send(outcome);
        }
    }
}

/// The marks that texts carry: `[r17]`.
pub(crate) fn markers(text: &str) -> impl Iterator<Item = u32> {
    text.match_indices("[r").filter_map(|(place, mark)| {
        let rest = &text[place + mark.len()..];
        let end = rest.find(']').filter(|end| *end <= 10)?;
        rest[..end].parse().ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_wherever_they_stand() {
        let found: Vec<u32> =
            markers(r#"{"text":"Bücher [r7]"},{"text":"[r12] x [rx] [r] [r99999999999999]"}"#).collect();
        assert_eq!(found, [7, 12]);
    }

    #[test]
    fn a_message_is_read_as_far_as_following_needs() {
        let head: Head<'_> =
            serde_json::from_str(r#"{"type":"ack","id":"a-1","seq":9,"made":{"card":"1card00000001"}}"#).unwrap();
        assert_eq!((head.seq, head.made.unwrap()["card"].as_str()), (Some(9), "1card00000001"));
    }
}
