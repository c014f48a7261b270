//! One websocket: hello, then frames out and messages in, with bounds on size, speed and silence.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, WebSocket};
use domain::ids::{AccountId, SeatId, WorkshopId};
use domain::wire::{
    ClientMessage, LONGEST_COMMAND_ID, LONGEST_MESSAGE, PROTOCOL, Problem, SILENCE_SECS, ServerMessage, is_command_id,
};
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt, StreamExt};
use tokio::time::timeout;

use crate::app_state::App;
use crate::clock;
use crate::directory::Directory;
use crate::error::AppError;
use crate::identity;
use crate::live::frames::{Frame, frame};
use crate::live::limits::Bucket;
use crate::live::outbox::{Closing, Outbox, Waiting};
use crate::live::room::{Known, Viewer};
use crate::live::rooms::RoomHandle;
use crate::store::{Hash, Store};

/// Who does not say hello by then is not a client of ours.
const HELLO_WITHIN: Duration = Duration::from_secs(10);
/// A socket that accepts nothing for so long is closed.
const STUCK_AFTER: Duration = Duration::from_secs(10);
/// The server pings this often; twice without an answer is a dead link.
const PING_EVERY: Duration = Duration::from_secs(SILENCE_SECS as u64 / 2);
/// Silence from the client for so long means the link is dead.
const DEAD_AFTER: Duration = Duration::from_secs(SILENCE_SECS as u64 + 15);

/// What the upgrade already knows about who is coming.
#[derive(Debug, Clone)]
pub enum SocketRole {
    /// Known by cookie.
    Known(Viewer),
    /// A steward, as long as this session counts.
    Steward(AccountId, Hash),
    /// A seat that an account has taken along, as long as this session counts.
    Claimed(SeatId, Hash),
    /// To be known by the token in `hello`.
    ByToken,
}

/// Close codes of our own.
mod code {
    pub(super) const UNSUPPORTED_PROTOCOL: u16 = 4400;
    pub(super) const SESSION_MISSING: u16 = 4401;
    pub(super) const TOO_SLOW: u16 = 4408;
    pub(super) const TOO_LARGE: u16 = 1009;
    pub(super) const AWAY: u16 = 1001;
}

type Sender = SplitSink<WebSocket, Message>;
type Receiver = SplitStream<WebSocket>;

/// Serves one socket until it ends.
pub async fn serve_socket(socket: WebSocket, workshop: WorkshopId, role: SocketRole, app: App) {
    let App { rooms, store, directory, .. } = app;
    let (mut sender, mut receiver) = socket.split();
    let outbox = Arc::new(Outbox::default());
    let entered = match timeout(HELLO_WITHIN, hello(&mut receiver, workshop, role.clone(), &*store)).await {
        Ok(Ok(hello)) => hello,
        Ok(Err(Farewell::Close(closing))) => return close(&mut sender, Vec::new(), &closing).await,
        Ok(Err(Farewell::Gone)) => return,
        Err(_) => {
            return close(&mut sender, Vec::new(), &goodbye(code::UNSUPPORTED_PROTOCOL, &AppError::Malformed)).await;
        }
    };
    let room = match rooms.get(workshop).await {
        Ok(room) => room,
        Err(error) => {
            error.log();
            return close(&mut sender, Vec::new(), &goodbye(1011, &error)).await;
        }
    };
    let number = rooms.next_socket();
    let right = match &role {
        SocketRole::Steward(facilitator, session) => Some((Some(*facilitator), *session)),
        SocketRole::Claimed(_, session) => Some((None, *session)),
        SocketRole::Known(_) | SocketRole::ByToken => None,
    };
    let link = Link { workshop, viewer: entered.viewer, room, number, outbox, bucket: Bucket::of_socket() };
    let you = entered.viewer.actor().unwrap_or(domain::Actor::System);
    link.outbox.answer(frame(&ServerMessage::Welcome { protocol: PROTOCOL, workshop, you, now: clock::now() }));
    if link.room.attach(number, link.viewer, Arc::clone(&link.outbox), entered.known).await.is_err() {
        return close(&mut sender, Vec::new(), &goodbye(1011, &AppError::NotFound)).await;
    }
    // Whichever side ends first ends the other.
    tokio::select! {
        () = write(&link, &mut sender) => {}
        () = read(&link, &mut receiver) => {}
        () = watch_right(&link, right, store, directory) => {}
    }
    link.room.detach(number).await;
}

/// Ends the connection once whoever opened it may not be here any more. Comes to no end by itself.
async fn watch_right(
    link: &Link,
    right: Option<(Option<AccountId>, Hash)>,
    store: Arc<dyn Store>,
    directory: Arc<Directory>,
) {
    if let Some((steward, session)) = right {
        match steward {
            Some(steward) => identity::right_lost(store, directory, link.workshop, steward, session).await,
            None => identity::session_lost(store, session).await,
        }
        link.outbox.close(goodbye(code::SESSION_MISSING, &AppError::SessionMissing));
    }
    // The writer says so and ends the connection.
    std::future::pending().await
}

struct Hello {
    viewer: Viewer,
    known: Option<Known>,
}

enum Farewell {
    Close(Closing),
    Gone,
}

fn goodbye(code: u16, error: &AppError) -> Closing {
    Closing { code, problem: error.problem(), retry_after_ms: 2_000 }
}

/// Waits for the first message, which must be `hello`.
async fn hello(
    receiver: &mut Receiver,
    workshop: WorkshopId,
    role: SocketRole,
    store: &dyn Store,
) -> Result<Hello, Farewell> {
    let malformed = || Farewell::Close(goodbye(code::UNSUPPORTED_PROTOCOL, &AppError::Malformed));
    loop {
        let message = receiver.next().await.ok_or(Farewell::Gone)?;
        let text = match message {
            Ok(Message::Text(text)) => text,
            Ok(Message::Ping(_) | Message::Pong(_)) => continue,
            Ok(Message::Binary(_)) => return Err(malformed()),
            Ok(Message::Close(_)) => return Err(Farewell::Gone),
            Err(_) => return Err(Farewell::Close(goodbye(code::TOO_LARGE, &AppError::TooLarge))),
        };
        let Ok(ClientMessage::Hello { protocol, token, epoch, seq, audience }) = serde_json::from_str(&text) else {
            return Err(malformed());
        };
        if protocol != PROTOCOL {
            return Err(Farewell::Close(goodbye(code::UNSUPPORTED_PROTOCOL, &AppError::UnsupportedProtocol)));
        }
        let viewer = match (role, token) {
            (SocketRole::Known(viewer), None) => viewer,
            (SocketRole::Steward(facilitator, _), None) => Viewer::Facilitator(facilitator),
            (SocketRole::Claimed(seat, _), None) => Viewer::Seat(seat),
            (_, Some(token)) => match identity::seat_of_token(store, workshop, &token).await {
                Ok(seat) => Viewer::Seat(seat),
                Err(error) => return Err(Farewell::Close(goodbye(code::SESSION_MISSING, &error))),
            },
            (SocketRole::ByToken, None) => {
                return Err(Farewell::Close(goodbye(code::SESSION_MISSING, &AppError::SessionMissing)));
            }
        };
        let known = match (epoch, seq, audience) {
            (Some(epoch), Some(seq), Some(audience)) => Some(Known { epoch, seq, audience }),
            _ => None,
        };
        return Ok(Hello { viewer, known });
    }
}

/// An established connection.
struct Link {
    workshop: WorkshopId,
    viewer: Viewer,
    room: RoomHandle,
    number: u64,
    outbox: Arc<Outbox>,
    bucket: Bucket,
}

async fn write(link: &Link, sender: &mut Sender) {
    let mut pings = tokio::time::interval_at(tokio::time::Instant::now() + PING_EVERY, PING_EVERY);
    loop {
        let waiting = tokio::select! {
            waiting = link.outbox.next() => waiting,
            _ = pings.tick() => {
                if !send(sender, [Message::Ping(axum::body::Bytes::new())]).await {
                    return;
                }
                continue;
            }
        };
        match waiting {
            Waiting::Frames(frames) => {
                if !send(sender, frames.into_iter().map(Message::Text)).await {
                    return;
                }
            }
            Waiting::Lagged(frames) => {
                if !send(sender, frames.into_iter().map(Message::Text)).await
                    || link.room.resync(link.number).await.is_err()
                {
                    return;
                }
            }
            Waiting::Close(frames, closing) => return close(sender, frames, &closing).await,
        }
    }
}

/// Sends all, or finds within the time limit that the other side accepts nothing.
async fn send(sender: &mut Sender, messages: impl IntoIterator<Item = Message>) -> bool {
    for message in messages {
        match timeout(STUCK_AFTER, sender.feed(message)).await {
            Ok(Ok(())) => {}
            Ok(Err(_)) => return false,
            Err(_) => return cut_off(sender).await,
        }
    }
    match timeout(STUCK_AFTER, sender.flush()).await {
        Ok(sent) => sent.is_ok(),
        Err(_) => cut_off(sender).await,
    }
}

/// Tries to say why, without waiting long for a reader that does not read.
async fn cut_off(sender: &mut Sender) -> bool {
    let reason = CloseFrame { code: code::TOO_SLOW, reason: "too_slow".into() };
    let _ = timeout(Duration::from_secs(1), sender.send(Message::Close(Some(reason)))).await;
    false
}

/// Sends what waits, says why the connection ends, and ends it.
async fn close(sender: &mut Sender, frames: Vec<Frame>, closing: &Closing) {
    let last = ServerMessage::Closing { problem: closing.problem.clone(), retry_after_ms: closing.retry_after_ms };
    let reason = CloseFrame { code: closing.code, reason: closing.problem.code.clone().into() };
    let messages = frames.into_iter().chain([frame(&last)]).map(Message::Text);
    if send(sender, messages.chain([Message::Close(Some(reason))])).await {
        let _ = timeout(Duration::from_secs(1), sender.close()).await;
    }
}

async fn read(link: &Link, receiver: &mut Receiver) {
    loop {
        let message = match timeout(DEAD_AFTER, receiver.next()).await {
            Ok(Some(Ok(message))) => message,
            Ok(Some(Err(error))) => {
                // Too large or not a websocket frame at all: the stream cannot be read on from here.
                tracing::debug!(%error, "socket cannot be read");
                let error = if too_large(&error) { AppError::TooLarge } else { AppError::Malformed };
                let code = if matches!(error, AppError::TooLarge) { code::TOO_LARGE } else { 1007 };
                link.outbox.close(goodbye(code, &error));
                // The writer says so and ends the connection.
                return std::future::pending().await;
            }
            Ok(None) => return,
            Err(_) => {
                link.outbox.close(Closing { code: code::AWAY, problem: Problem::bare("internal"), retry_after_ms: 0 });
                return std::future::pending().await;
            }
        };
        let goes_on = match message {
            Message::Text(text) => receive(link, &text).await,
            Message::Binary(_) => {
                complain(link, None, &AppError::Malformed);
                true
            }
            Message::Ping(_) | Message::Pong(_) => true,
            Message::Close(_) => return,
        };
        if !goes_on {
            return;
        }
    }
}

fn too_large(error: &axum::Error) -> bool {
    error.to_string().contains("too long")
}

/// Takes one message. False when the room has ended.
async fn receive(link: &Link, text: &str) -> bool {
    if text.len() > LONGEST_MESSAGE {
        complain(link, command_id(text), &AppError::TooLarge);
        return true;
    }
    if let Err(retry_after_ms) = link.bucket.take() {
        complain(link, command_id(text), &AppError::TooFast { retry_after_ms });
        return true;
    }
    match serde_json::from_str(text) {
        Ok(ClientMessage::Command { id, command }) => {
            if !is_command_id(&id) {
                complain(link, Some(id.chars().take(LONGEST_COMMAND_ID).collect()), &AppError::Malformed);
                return true;
            }
            let Some(by) = link.viewer.actor() else {
                complain(link, Some(id), &AppError::Forbidden);
                return true;
            };
            link.room.command_of(by, id, command, Arc::clone(&link.outbox)).await.is_ok()
        }
        Ok(ClientMessage::Touch { item }) => link.room.touch(link.number, item).await.is_ok(),
        Ok(ClientMessage::Ping { n }) => {
            link.outbox.answer(frame(&ServerMessage::Pong { n, now: clock::now() }));
            true
        }
        Ok(ClientMessage::Hello { .. }) => {
            // Said again: the client has lost the thread and starts over.
            link.room.resync(link.number).await.is_ok()
        }
        Err(error) => {
            tracing::debug!(workshop = %link.workshop, %error, "message cannot be read");
            complain(link, command_id(text), &AppError::Malformed);
            true
        }
    }
}

/// Says what is wrong: of a command where it can be told which, otherwise in general.
fn complain(link: &Link, id: Option<String>, error: &AppError) {
    let problem = error.problem();
    link.outbox.answer(frame(&match id {
        Some(id) => ServerMessage::Refused { id, problem },
        None => ServerMessage::Problem { problem },
    }));
}

/// The id of a command that cannot be read whole.
fn command_id(text: &str) -> Option<String> {
    #[derive(serde::Deserialize)]
    struct Head {
        r#type: String,
        id: Option<String>,
    }
    let head: Head = serde_json::from_str(text).ok()?;
    head.id.filter(|id| head.r#type == "command" && id.len() <= LONGEST_COMMAND_ID)
}
