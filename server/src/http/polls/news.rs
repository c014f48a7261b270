//! News of a poll for its open page: it says that it is stale instead of letting a ballot run into a closed door.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use app::catalogue::{PollText, UiLang};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use domain::Actor;
use domain::ids::PollId;
use futures_util::{StreamExt, stream};
use serde_json::json;

use crate::error::AppError;
use crate::http::asked::Asked;
use crate::http::live::from_us;
use crate::http::who::Who;
use crate::identity;
use crate::live::{NewsStage, PollNews, Viewer};

/// A phone that is gone is noticed after so long.
const SIGN_OF_LIFE: Duration = Duration::from_secs(15);

/// Server-sent events (WHATWG HTML, "Server-sent events"): the page's own words for what has changed.
pub(in crate::http) async fn news(asked: Asked, Path((workshop, poll)): Path<(String, String)>) -> Response {
    // A page of another site gets nothing to listen to, even where its browser sends our cookies along.
    if !from_us(&asked.headers, &asked.app.settings.public_url) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let reading = async {
        let who = Who::find(&asked, &workshop).await?;
        let id: PollId = poll.parse().map_err(|_| AppError::NotFound)?;
        let room = asked.app.rooms.get(who.workshop).await?;
        let seen = room.look(move |workshop, names| who.view(workshop, names, id).is_some());
        if !seen.await? {
            return Err(AppError::NotFound);
        }
        // Whoever sits here is here, also while running the workshop from another window.
        let viewer = match (who.seat, who.steward) {
            (Some(seat), _) => Viewer::Seat(seat),
            (None, Some(Actor::Facilitator(facilitator))) => Viewer::Facilitator(facilitator),
            (None, _) => return Err(AppError::SessionMissing),
        };
        let reading = room.begin_reading(viewer, id).await?;
        let (store, directory) = (Arc::clone(&asked.app.store), Arc::clone(&asked.app.directory));
        let session = match viewer {
            Viewer::Facilitator(_) | Viewer::Projector => identity::session_hash(&asked.headers),
            // Whoever sits here by an account goes with its session.
            Viewer::Seat(_) => identity::seat_and_session(&*store, who.workshop, &asked.headers).await?.1,
        };
        let over = async move {
            match (viewer, session) {
                (Viewer::Facilitator(steward), Some(session)) => {
                    identity::right_lost(store, directory, who.workshop, steward, session).await;
                }
                (Viewer::Seat(_) | Viewer::Projector, Some(session)) => identity::session_lost(store, session).await,
                (_, None) => std::future::pending().await,
            }
        };
        Ok((reading, over))
    };
    let lang = asked.lang;
    match reading.await {
        Ok((reading, over)) => {
            let events = stream::unfold((reading, true), move |(mut reading, first)| async move {
                if !first {
                    reading.news.changed().await.ok()?;
                }
                let news = *reading.news.borrow_and_update();
                Some((Ok::<_, Infallible>(told(lang, news)), (reading, false)))
            });
            // The whole of it, not each piece: where votes come every second no piece lasts long enough to be looked at.
            let events = events.take_until(Box::pin(over));
            Sse::new(events).keep_alive(KeepAlive::new().interval(SIGN_OF_LIFE)).into_response()
        }
        Err(error) => error.status().into_response(),
    }
}

/// What the page's script puts in place.
fn told(lang: UiLang, news: PollNews) -> Event {
    let (stage, words, onward) = match news.stage {
        NewsStage::Draft => ("draft", None, PollText::NewsOnward),
        NewsStage::Open => ("open", Some(PollText::NewsOpened), PollText::ToBallot),
        NewsStage::Closed => ("closed", Some(PollText::NewsClosed), PollText::ToResult),
        NewsStage::Cancelled => ("cancelled", Some(PollText::NewsCancelled), PollText::NewsOnward),
        NewsStage::Gone => ("gone", Some(PollText::NewsGone), PollText::AllPolls),
    };
    let turnout = news.turnout.map(|(voted, of)| {
        let words = lang.fill(PollText::Turnout, &[("voted", &voted.to_string()), ("of", &of.to_string())]);
        json!({ "voted": voted, "of": of, "words": words })
    });
    let words = words.map(|words| lang.say(words));
    Event::default()
        .data(json!({ "stage": stage, "words": words, "onward": lang.say(onward), "turnout": turnout }).to_string())
}
