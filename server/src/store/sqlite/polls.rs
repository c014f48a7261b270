//! Participation and ballot boxes.

use async_trait::async_trait;
use sqlx::SqliteConnection;

use super::Sqlite;
use crate::store::{Participation, Polls, StoreError, from_row, to_row};

#[async_trait]
impl Polls for Sqlite {
    async fn participation(&self, workshop: u64) -> Result<Vec<Participation>, StoreError> {
        let rows: Vec<(i64, String, i32)> =
            sqlx::query_as("select poll, voter, ballots from participation where workshop = $1 order by poll, voter")
                .bind(to_row(workshop))
                .fetch_all(&self.readers)
                .await?;
        let read = |(poll, voter, ballots): (i64, String, i32)| {
            let ballots = u16::try_from(ballots).map_err(|_| StoreError::Damaged("ballots of one voter".to_owned()))?;
            Ok(Participation { poll: from_row(poll), voter, ballots })
        };
        rows.into_iter().map(read).collect()
    }

    async fn ballot_boxes(&self, workshop: u64) -> Result<Vec<(u64, Vec<u8>)>, StoreError> {
        let rows: Vec<(i64, Vec<u8>)> =
            sqlx::query_as("select poll, sealed from ballot_box where workshop = $1 order by poll")
                .bind(to_row(workshop))
                .fetch_all(&self.readers)
                .await?;
        Ok(rows.into_iter().map(|(poll, sealed)| (from_row(poll), sealed)).collect())
    }
}

pub(super) async fn put_participation(
    db: &mut SqliteConnection,
    workshop: u64,
    poll: u64,
    voter: &str,
    ballots: u16,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into participation (workshop, poll, voter, ballots) values ($1, $2, $3, $4)
         on conflict (workshop, poll, voter) do update set ballots = $4",
    )
    .bind(to_row(workshop))
    .bind(to_row(poll))
    .bind(voter)
    .bind(i32::from(ballots))
    .execute(db)
    .await?;
    Ok(())
}

pub(super) async fn put_ballot_box(
    db: &mut SqliteConnection,
    workshop: u64,
    poll: u64,
    sealed: &[u8],
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into ballot_box (workshop, poll, sealed) values ($1, $2, $3)
         on conflict (workshop, poll) do update set sealed = $3",
    )
    .bind(to_row(workshop))
    .bind(to_row(poll))
    .bind(sealed)
    .execute(db)
    .await?;
    Ok(())
}

pub(super) async fn drop_ballot_box(db: &mut SqliteConnection, workshop: u64, poll: u64) -> Result<(), sqlx::Error> {
    for statement in [
        "delete from participation where workshop = $1 and poll = $2",
        "delete from ballot_box where workshop = $1 and poll = $2",
    ] {
        sqlx::query(statement).bind(to_row(workshop)).bind(to_row(poll)).execute(&mut *db).await?;
    }
    Ok(())
}
