//! The promises about participation and ballot boxes.

use server::store::{Effect, Participation};

use super::fixture::{Fixture, OTHER, WORKSHOP};

/// Above the signed range, as an id may be.
const POLL: u64 = u64::MAX - 5;

fn took_part(workshop: u64, poll: u64, voter: &str, ballots: u16) -> Effect {
    Effect::PutParticipation { workshop, poll, voter: voter.to_owned(), ballots }
}

fn sealed(workshop: u64, poll: u64, byte: u8) -> Effect {
    Effect::PutBallotBox { workshop, poll, sealed: vec![byte; 5_000] }
}

pub(super) async fn who_took_part_and_the_box_are_kept_apart_and_replaced(f: &Fixture) {
    f.carry_out(vec![took_part(WORKSHOP, POLL, "seat:b", 1), sealed(WORKSHOP, POLL, 1)]).await;
    f.carry_out(vec![took_part(WORKSHOP, POLL, "seat:a", 1), sealed(WORKSHOP, POLL, 2)]).await;
    f.carry_out(vec![took_part(WORKSHOP, POLL, "seat:b", 2), sealed(WORKSHOP, POLL, 3)]).await;

    // In the order of voters, whoever came first.
    let row = |voter: &str, ballots| Participation { poll: POLL, voter: voter.to_owned(), ballots };
    assert_eq!(f.store.participation(WORKSHOP).await.unwrap(), [row("seat:a", 1), row("seat:b", 2)]);
    assert_eq!(f.store.ballot_boxes(WORKSHOP).await.unwrap(), [(POLL, vec![3; 5_000])]);
    assert_eq!(f.store.participation(OTHER).await.unwrap(), []);
    assert_eq!(f.store.ballot_boxes(OTHER).await.unwrap(), []);
}

pub(super) async fn a_poll_that_ends_takes_its_box_and_nothing_else_along(f: &Fixture) {
    let both = |workshop, poll| vec![took_part(workshop, poll, "seat:a", 1), sealed(workshop, poll, 7)];
    f.carry_out(both(WORKSHOP, POLL)).await;
    f.carry_out(both(WORKSHOP, 8)).await;
    f.carry_out(both(OTHER, POLL)).await;

    f.carry_out(vec![Effect::DropBallotBox { workshop: WORKSHOP, poll: POLL }]).await;

    let polls = |rows: Vec<Participation>| rows.into_iter().map(|row| row.poll).collect::<Vec<_>>();
    assert_eq!(polls(f.store.participation(WORKSHOP).await.unwrap()), [8]);
    assert_eq!(f.store.ballot_boxes(WORKSHOP).await.unwrap(), [(8, vec![7; 5_000])]);
    assert_eq!(polls(f.store.participation(OTHER).await.unwrap()), [POLL]);
    assert_eq!(f.store.ballot_boxes(OTHER).await.unwrap().len(), 1);
}
