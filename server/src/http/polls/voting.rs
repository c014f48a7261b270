//! A ballot from its form, and the receipt that the browser keeps of it.

use app::pages::{BallotForm, Told, Voting};
use axum::extract::{Path, RawForm};
use axum::response::Response;
use domain::ids::{PollId, SeatId};
use domain::view::People;
use domain::workshop::poll::{BallotWish, Open, Poll, Voter, cast, unanswered};
use domain::workshop::{Command, Workshop};
use domain::{Actor, Refusal};

use super::page::show;
use super::path;
use crate::clock;
use crate::error::AppError;
use crate::http::asked::Asked;
use crate::http::join::form_pairs;
use crate::http::who::Who;
use crate::live::{Names, receipt_key};

/// A receipt is kept by the browser as long as a poll can be open.
pub(super) const RECEIPT_SECS: u32 = 7 * 24 * 60 * 60;

/// One for each seat: whoever takes another seat in the same browser has a ballot of its own.
pub(super) fn receipt_cookie(poll: PollId, seat: SeatId) -> String {
    format!("receipt-{poll}-{seat}")
}

pub(super) fn voting(
    who: Who,
    workshop: &Workshop,
    names: &Names,
    open: &Open,
    (kept, fresh): (&str, &str),
    typed: Option<BallotWish>,
) -> (Voting, bool) {
    let Some(seat) = who.seat else { return (Voting::Watches, false) };
    let Some((voter, allowance)) = open.voter(workshop, seat) else { return (Voting::NotAsked, false) };
    let cast = open.cast.get(&voter).copied().unwrap_or(0);
    let organisation = match voter {
        Voter::Organisation(id) => names.organisation(id).map(|name| name.to_string()),
        Voter::Seat(_) => None,
    };
    if allowance.ballots > 1 {
        if cast >= allowance.ballots {
            return (Voting::AllDone, false);
        }
        // The next person gets a clean ballot and a receipt of its own that nobody keeps.
        let given = typed.unwrap_or_default();
        let receipt = fresh.to_owned();
        let ballot = BallotForm { may: allowance.ballots, cast, given, changes: false, receipt, organisation };
        return (Voting::Ballot(ballot), false);
    }
    let held = open.ballots.as_ref();
    let own = held.and_then(|held| held.under(receipt_key(kept)).or_else(|| held.of_seat(seat)));
    if cast > 0 && own.is_none() {
        return (Voting::Elsewhere, false);
    }
    let changes = own.is_some();
    let given = typed.or_else(|| own.map(|ballot| ballot.wish())).unwrap_or_default();
    let receipt = kept.to_owned();
    (Voting::Ballot(BallotForm { may: 1, cast, given, changes, receipt, organisation }), true)
}

/// The ballot of a form: `m0`, `m1`, … and `r0`, …; or one `point`.
fn ballot_of(pairs: &[(String, String)]) -> Result<BallotWish, AppError> {
    let mut wish = BallotWish::default();
    for (name, value) in pairs {
        let value = value.trim();
        let place = |digits: &str| digits.parse::<u32>().map_err(|_| AppError::Malformed);
        if name == "point" {
            wish.marks.push((place(value)?, 1));
        } else if let Some(digits) = name.strip_prefix('m').filter(|_| !value.is_empty()) {
            // A number too large for any ballot is one too large for this one.
            let mark = value.parse().map_err(|_| Refusal::OffScale { max: 100 })?;
            wish.marks.push((place(digits)?, mark));
        } else if let Some(digits) = name.strip_prefix('r').and_then(|digits| digits.parse().ok()) {
            wish.reasons.push((digits, value.to_owned()));
        }
    }
    wish.reasons.retain(|(_, reason)| !reason.is_empty());
    Ok(wish)
}

pub(in crate::http) async fn vote(
    asked: Asked,
    Path((workshop, poll)): Path<(String, String)>,
    RawForm(form): RawForm,
) -> Response {
    let pairs = form_pairs(&form);
    let wish = ballot_of(&pairs);
    let typed = wish.as_ref().ok().cloned();
    let voted = async {
        let who = Who::find(&asked, &workshop).await?;
        let id: PollId = poll.parse().map_err(|_| AppError::NotFound)?;
        let seat = who.seat.ok_or(AppError::SessionMissing)?;
        let receipt = pairs.iter().find(|(name, _)| name == "receipt").map(|(_, value)| value.clone());
        let receipt = receipt.ok_or(AppError::Malformed)?;
        let room = asked.app.rooms.get(who.workshop).await?;
        let ballot = wish?;
        let (said, key) = (ballot.clone(), receipt_key(&receipt));
        let before = room.look(move |workshop, _| {
            // What cannot be cast at all is not asked about, but refused.
            let castable = cast(workshop, Actor::Seat(seat), id, &said, key, clock::now()).is_ok();
            let poll = workshop.polls.get(&id);
            let missing = poll.filter(|_| castable).map_or(0, |poll| unanswered(&poll.setup, &said));
            let voter = poll.and_then(Poll::open).and_then(|open| open.voter(workshop, seat));
            (missing, voter.is_some_and(|(_, allowance)| allowance.ballots > 1))
        });
        let (missing, passes_on) = before.await?;
        let anyway = pairs.iter().any(|(name, value)| name == "anyway" && value == "yes");
        if missing > 0 && !anyway {
            return Ok(Err(missing));
        }
        let command = Command::CastBallot { poll: id, receipt, ballot };
        room.command(Actor::Seat(seat), None, command, Vec::new()).await?;
        let told = if passes_on { "pass" } else { "voted" };
        Ok::<_, AppError>(Ok(format!("{}?told={told}", path(who.workshop, id))))
    };
    match voted.await {
        Ok(Ok(to)) => asked.go(&to),
        // Nothing is cast yet: whoever meant it says so with the other button.
        Ok(Err(missing)) => show(&asked, &workshop, &poll, Some(Told::Unanswered(missing)), None, typed).await,
        Err(error) => {
            error.log();
            show(&asked, &workshop, &poll, None, Some(&error), typed).await
        }
    }
}
