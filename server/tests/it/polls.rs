//! Polls between room, store and disk: what somebody with the files could compare before and after each ballot, and what
//! is there again after the server has started anew.

use std::path::PathBuf;
use std::time::Duration;

use app::catalogue::UiLang;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use domain::Actor;
use domain::ids::{PollId, SeatId, WorkshopId};
use domain::tally::Method;
use domain::wire::Made;
use domain::workshop::Command;
use domain::workshop::poll::{BallotWish, Closing, Electorate, OptionWish, PollStage, PollWish, Terms};
use server::app_state::{App, Settings};
use server::assets::Assets;
use server::demo;
use server::live::{Answer, BallotKeys, RoomHandle, SeatWish};
use server::store::{Committer, Store, Streams};
use std::sync::Arc;

use crate::store_contract::Fixture;

/// A workshop with a poll among three people, on a database of its own.
struct Hall {
    fixture: Fixture,
    keys: PathBuf,
    app: App,
    workshop: WorkshopId,
    poll: PollId,
    seats: Vec<SeatId>,
}

async fn app(store: &Arc<dyn Store>, keys: &std::path::Path) -> App {
    let streams: Arc<dyn Streams> = store.clone();
    let (committer, _committing) = Committer::start(streams);
    let settings = Settings {
        public_url: "http://localhost:3000".to_owned(),
        language: UiLang::De,
        time_zone: jiff::tz::TimeZone::UTC,
        second_factor: false,
        mail: false,
        city: None,
        erased_list: std::env::temp_dir().join(format!("visionscafe_erased_{}", server::chance::key())),
    };
    let keys = BallotKeys::in_folder(keys.to_owned());
    App::open(Arc::clone(store), committer, keys, Assets::default(), settings).await.unwrap()
}

const STEWARD: Actor = Actor::System;

fn receipt(n: usize) -> String {
    format!("receipt-of-somebody-{n:04}")
}

impl Hall {
    async fn with(fixture: Fixture, secs: u32) -> Self {
        let keys = std::env::temp_dir().join(format!("visionscafe_boxes_{}", server::chance::key()));
        let app = app(&fixture.store, &keys).await;
        demo::create(&app).await.unwrap();
        let workshop = WorkshopId(*fixture.store.all_workshops().await.unwrap().last().unwrap());
        let room = app.rooms.get(workshop).await.unwrap();
        let mut seats = Vec::new();
        for n in 0..3u8 {
            let wish = SeatWish {
                name: None,
                organisation: None,
                represents: None,
                kind: None,
                lang: "de".to_owned(),
                group: None,
                token_hash: [n + 1; 32],
                reentry_hash: [n + 1; 32],
            };
            seats.push(room.take_seat(wish).await.unwrap().seat);
        }
        let option = |text: &str| OptionWish { item: None, text: text.to_owned(), cost: 0 };
        let setup = PollWish {
            group: None,
            question: "Womit fangen wir an?".to_owned(),
            lang: "de".to_owned(),
            method: Method::Score,
            electorate: Electorate::Everyone,
            options: vec![option("Schulhof"), option("Bank")],
            terms: Terms::default(),
            secret: true,
            late: false,
            common_ground: false,
            secs,
            follows: None,
        };
        let drafted =
            room.command(STEWARD, None, Command::DraftPoll { poll: None, setup: Box::new(setup) }, Vec::new());
        let Some(Made::Poll(poll)) = drafted.await.unwrap().made else { panic!("no poll was drafted") };
        room.command(STEWARD, None, Command::OpenPoll { poll }, Vec::new()).await.unwrap();
        Self { fixture, keys, app, workshop, poll, seats }
    }

    async fn room(&self) -> RoomHandle {
        self.app.rooms.get(self.workshop).await.unwrap()
    }

    async fn votes(&self, who: usize, receipt: &str, points: u32) -> Answer {
        let ballot = BallotWish { marks: vec![(0, points)], reasons: Vec::new() };
        let command = Command::CastBallot { poll: self.poll, receipt: receipt.to_owned(), ballot };
        self.room().await.command(Actor::Seat(self.seats[who]), None, command, Vec::new()).await
    }

    /// A server that has just started, on the same files.
    async fn starts_anew(&mut self) {
        self.app = app(&self.fixture.store, &self.keys).await;
    }

    async fn sealed(&self) -> Vec<u8> {
        let mut boxes = self.fixture.store.ballot_boxes(self.workshop.0).await.unwrap();
        boxes.pop().expect("an open poll has a box").1
    }

    async fn head(&self) -> u64 {
        self.fixture.store.head(self.workshop.0).await.unwrap().unwrap().seq
    }

    async fn closing(&self) -> Option<Closing> {
        let poll = self.poll;
        let room = self.room().await;
        room.look(move |w, _| w.polls[&poll].closed().map(|closed| closed.closing.clone())).await.unwrap()
    }

    async fn end(self) {
        drop(self.app);
        self.fixture.end().await;
        std::fs::remove_dir_all(self.keys).unwrap();
    }
}

fn code<T>(answer: Result<T, server::error::AppError>) -> String {
    answer.err().map(|error| error.problem().code).unwrap_or_default()
}

/// How many bytes stand at the same place in both.
fn alike(one: &[u8], other: &[u8]) -> usize {
    one.iter().zip(other).filter(|(a, b)| a == b).count()
}

/// Compares all that is stored before and after every ballot in a room of three, as a neighbour with the files would.
async fn who_compares_the_files_before_and_after_each_ballot_learns_who_voted_and_nothing_more(fixture: Fixture) {
    let hall = Hall::with(fixture, 0).await;
    let (empty, head) = (hall.sealed().await, hall.head().await);
    let mut before = empty.clone();
    // The first two vote alike, the third otherwise, and then the first changes to what the third said.
    for (who, points) in [(0, 9), (1, 9), (2, 4), (0, 4)] {
        hall.votes(who, &receipt(who), points).await.unwrap();
        let after = hall.sealed().await;
        assert_eq!(after.len(), empty.len(), "as long with four ballots as with none");
        // Of bytes that have nothing to do with each other one in 256 is the same; ten times that would be a pattern.
        assert!(alike(&before, &after) < after.len() / 25, "the box is written anew as a whole");
        assert_eq!(hall.head().await, head, "a ballot is no event");
        before = after;
    }
    let took_part = hall.fixture.store.participation(hall.workshop.0).await.unwrap();
    let mut expected: Vec<_> = hall.seats.iter().map(|seat| (format!("seat:{seat}"), 1)).collect();
    expected.sort();
    let rows: Vec<_> = took_part.into_iter().map(|row| (row.voter, row.ballots)).collect();
    assert_eq!(rows, expected, "who changed a ballot looks like who did not, and the order is that of the ids");
    let everything = hall.fixture.everything().await;
    for who in 0..3 {
        assert!(!everything.contains(&receipt(who)), "no receipt is stored");
    }

    let room = hall.room().await;
    room.command(STEWARD, None, Command::ClosePoll { poll: hall.poll }, Vec::new()).await.unwrap();
    let closing = hall.closing().await.unwrap();
    let ballots: Vec<_> = closing.ballots.iter().map(|it| (it.marks.clone(), it.count, it.seat)).collect();
    assert_eq!(ballots, [(vec![(0, 4)], 2, None), (vec![(0, 9)], 1, None)]);
    assert!(hall.fixture.store.ballot_boxes(hall.workshop.0).await.unwrap().is_empty());
    assert!(hall.fixture.store.participation(hall.workshop.0).await.unwrap().is_empty());
    assert_eq!(std::fs::read_dir(&hall.keys).unwrap().count(), 0, "the key is gone");
    let everything = hall.fixture.everything().await;
    for seat in &hall.seats {
        assert!(!everything.contains(&format!("seat:{seat}")), "who has voted is gone, from the write-ahead log, too");
    }
    hall.end().await;
}

/// Tries every key of the folder on a sealed box, as whoever copied the whole folder would.
fn opens(hall: &Hall, sealed: &[u8]) -> bool {
    let mut bound_to = hall.workshop.0.to_be_bytes().to_vec();
    bound_to.extend(hall.poll.0.to_be_bytes());
    let (nonce, sealed) = sealed.split_first_chunk::<24>().unwrap();
    let files = std::fs::read_dir(&hall.keys).unwrap().map(|file| std::fs::read(file.unwrap().path()).unwrap());
    let keys: Vec<_> = files.flat_map(|file| file.as_chunks::<32>().0.to_vec()).collect();
    assert_eq!(keys.len(), 2, "one place for the key, one for the next");
    let payload = || Payload { msg: sealed, aad: &bound_to };
    keys.iter().any(|key| XChaCha20Poly1305::new(key.into()).decrypt(&XNonce::from(*nonce), payload()).is_ok())
}

/// A write-ahead log, or the old rows of a table, hold every state of the box, in the order of who voted.
async fn whoever_copies_the_whole_folder_opens_the_box_as_it_is_and_none_of_its_earlier_states(fixture: Fixture) {
    let mut hall = Hall::with(fixture, 0).await;
    let mut states = vec![hall.sealed().await];
    for (who, points) in [(0, 9), (1, 3), (2, 4), (0, 5)] {
        hall.votes(who, &receipt(who), points).await.unwrap();
        let (earlier, now) = (states.clone(), hall.sealed().await);
        assert!(opens(&hall, &now), "the attack would find the key if it was there");
        assert!(!earlier.iter().any(|state| opens(&hall, state)));
        states.push(now);
    }
    hall.starts_anew().await;
    hall.votes(1, &receipt(1), 8).await.unwrap();
    assert!(opens(&hall, &hall.sealed().await) && !states.iter().any(|state| opens(&hall, state)));
    hall.end().await;
}

async fn after_a_new_start_every_ballot_is_there_and_can_still_be_changed(fixture: Fixture) {
    let mut hall = Hall::with(fixture, 0).await;
    hall.votes(0, &receipt(0), 9).await.unwrap();
    hall.votes(1, &receipt(1), 2).await.unwrap();
    hall.starts_anew().await;
    assert_eq!(code(hall.votes(0, "another-receipt-here", 1).await), "already_voted");
    hall.votes(0, &receipt(0), 3).await.unwrap();
    hall.votes(2, &receipt(2), 2).await.unwrap();
    hall.starts_anew().await;
    hall.room().await.command(STEWARD, None, Command::ClosePoll { poll: hall.poll }, Vec::new()).await.unwrap();
    let found = hall.closing().await.unwrap();
    let ballots: Vec<_> = found.ballots.iter().map(|it| (it.marks[0].1, it.count)).collect();
    assert_eq!((ballots, found.turnout.persons), (vec![(2, 2), (3, 1)], 3));
    hall.end().await;
}

async fn a_key_that_a_stopping_server_left_behind_is_thrown_away_at_the_next_start(fixture: Fixture) {
    let mut hall = Hall::with(fixture, 0).await;
    let key = std::fs::read_dir(&hall.keys).unwrap().next().unwrap().unwrap().path();
    let kept = std::fs::read(&key).unwrap();
    hall.room().await.command(STEWARD, None, Command::ClosePoll { poll: hall.poll }, Vec::new()).await.unwrap();
    std::fs::write(&key, kept).unwrap();
    hall.starts_anew().await;
    assert!(hall.closing().await.is_some());
    assert!(!key.exists());
    hall.end().await;
}

async fn without_its_key_a_poll_is_not_counted_wrongly_but_given_up(fixture: Fixture) {
    let mut hall = Hall::with(fixture, 0).await;
    hall.votes(0, &receipt(0), 9).await.unwrap();
    for key in std::fs::read_dir(&hall.keys).unwrap() {
        std::fs::remove_file(key.unwrap().path()).unwrap();
    }
    hall.starts_anew().await;
    assert_eq!(code(hall.votes(1, &receipt(1), 9).await), "ballots_unreadable");
    let room = hall.room().await;
    let close = Command::ClosePoll { poll: hall.poll };
    assert_eq!(code(room.command(STEWARD, None, close, Vec::new()).await), "ballots_unreadable");
    let give_up = Command::CancelPoll { poll: hall.poll, reason: "Der Schlüssel fehlt.".to_owned() };
    room.command(STEWARD, None, give_up, Vec::new()).await.unwrap();
    let poll = hall.poll;
    let given_up = room.look(move |w, _| matches!(w.polls[&poll].stage, PollStage::Cancelled { .. })).await.unwrap();
    assert!(given_up);
    hall.end().await;
}

async fn of_two_first_ballots_at_the_same_instant_one_counts(fixture: Fixture) {
    let hall = Hall::with(fixture, 0).await;
    let (first, second) = (receipt(1), receipt(2));
    let (one, two) = tokio::join!(hall.votes(0, &first, 1), hall.votes(0, &second, 2));
    let mut codes = [code(one), code(two)];
    codes.sort();
    assert_eq!(codes, ["".to_owned(), "already_voted".to_owned()]);
    let again = |id: &str| (Some(id.to_owned()), BallotWish { marks: vec![(0, 5)], reasons: Vec::new() });
    // The same command again, under the same id: happens once, and is answered as before.
    for _ in 0..2 {
        let (id, ballot) = again("command-7");
        let command = Command::CastBallot { poll: hall.poll, receipt: receipt(3), ballot };
        hall.room().await.command(Actor::Seat(hall.seats[1]), id, command, Vec::new()).await.unwrap();
    }
    hall.room().await.command(STEWARD, None, Command::ClosePoll { poll: hall.poll }, Vec::new()).await.unwrap();
    assert_eq!(hall.closing().await.unwrap().ballots.iter().map(|it| it.count).sum::<u32>(), 2);
    assert_eq!(code(hall.votes(2, &receipt(4), 5).await), "poll_over");
    hall.end().await;
}

async fn a_timer_closes_a_poll_though_nobody_asks(fixture: Fixture) {
    let hall = Hall::with(fixture, 1).await;
    hall.votes(0, &receipt(0), 9).await.unwrap();
    let closed = tokio::time::timeout(Duration::from_secs(30), async {
        loop {
            // Looking is no command: what closes the poll is the room's own clock.
            if let Some(closing) = hall.closing().await {
                return closing;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    });
    assert_eq!(closed.await.unwrap().ballots.len(), 1);
    assert_eq!(code(hall.votes(1, &receipt(1), 9).await), "poll_over");
    hall.end().await;
}

macro_rules! on_both {
    ($($name:ident,)*) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                super::$name(crate::store_contract::Fixture::sqlite().await).await;
            })*
        }

        mod postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                match crate::store_contract::Fixture::postgres().await {
                    Some(fixture) => super::$name(fixture).await,
                    None => println!("skipped: VISIONSCAFE_TEST_POSTGRES names no PostgreSQL"),
                }
            })*
        }
    };
}

on_both! {
    who_compares_the_files_before_and_after_each_ballot_learns_who_voted_and_nothing_more,
    whoever_copies_the_whole_folder_opens_the_box_as_it_is_and_none_of_its_earlier_states,
    after_a_new_start_every_ballot_is_there_and_can_still_be_changed,
    a_key_that_a_stopping_server_left_behind_is_thrown_away_at_the_next_start,
    without_its_key_a_poll_is_not_counted_wrongly_but_given_up,
    of_two_first_ballots_at_the_same_instant_one_counts,
    a_timer_closes_a_poll_though_nobody_asks,
}
