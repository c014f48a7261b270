//! What is kept of a person, what is forgotten after a time, and the log as an auditor reads it.

use async_trait::async_trait;
use sqlx::SqliteConnection;

use super::{BEGIN, Sqlite};
use crate::store::privacy::listed;
use crate::store::{
    AboutAccount, AboutSeat, Chained, Privacy, Recorded, StoreError, WaitingMail, from_row, hash_from_row, to_row,
};

type ChainRow = (i64, i64, String, Option<String>, String, String, Vec<u8>);

#[async_trait]
impl Privacy for Sqlite {
    async fn about_account(&self, account: u64) -> Result<AboutAccount, StoreError> {
        let mut tx = self.readers.begin().await?;
        let account = to_row(account);
        let seen_ms: Option<Option<i64>> = sqlx::query_scalar("select seen_ms from account where id = $1")
            .bind(account)
            .fetch_optional(&mut *tx)
            .await?;
        let password_set_ms = sqlx::query_scalar("select set_ms from password where account = $1")
            .bind(account)
            .fetch_optional(&mut *tx)
            .await?;
        let links_until_ms =
            sqlx::query_scalar("select expires_ms from one_time_link where account = $1 order by expires_ms")
                .bind(account)
                .fetch_all(&mut *tx)
                .await?;
        let mail_tokens = sqlx::query_as(
            "select purpose, expires_ms from mail_token where account = $1 order by expires_ms, purpose",
        )
        .bind(account)
        .fetch_all(&mut *tx)
        .await?;
        let mails: Vec<(String, String, String, i64)> = sqlx::query_as(
            "select kind, address, subject, created_ms from outbox
             where outcome is null
               and (account = $1 or lower(address) = (select folded from address where account = $1))
             order by created_ms, id",
        )
        .bind(account)
        .fetch_all(&mut *tx)
        .await?;
        let unsubscribe_links = sqlx::query_as(
            "select topic, created_ms from unsubscribe_link where account = $1 order by created_ms, topic",
        )
        .bind(account)
        .fetch_all(&mut *tx)
        .await?;
        let waiting = |(kind, address, subject, created_ms)| WaitingMail { kind, address, subject, created_ms };
        Ok(AboutAccount {
            seen_ms: seen_ms.flatten(),
            password_set_ms,
            links_until_ms,
            mail_tokens,
            mails: mails.into_iter().map(waiting).collect(),
            unsubscribe_links,
        })
    }

    async fn about_seat(&self, workshop: u64, seat: u64) -> Result<AboutSeat, StoreError> {
        let mut tx = self.readers.begin().await?;
        let person: Option<(Option<String>, Option<i64>)> =
            sqlx::query_as("select name, organisation from person where workshop = $1 and seat = $2")
                .bind(to_row(workshop))
                .bind(to_row(seat))
                .fetch_optional(&mut *tx)
                .await?;
        let (phones, codes): (i64, i64) = sqlx::query_as(
            "select (select count(*) from seat_token where workshop = $1 and seat = $2),
                    (select count(*) from reentry_code where workshop = $1 and seat = $2)",
        )
        .bind(to_row(workshop))
        .bind(to_row(seat))
        .fetch_one(&mut *tx)
        .await?;
        let voted: Vec<i64> =
            sqlx::query_scalar("select poll from participation where workshop = $1 and voter = $2 order by poll")
                .bind(to_row(workshop))
                .bind(domain::workshop::poll::Voter::Seat(domain::ids::SeatId(seat)).to_string())
                .fetch_all(&mut *tx)
                .await?;
        let (name, organisation) = person.unwrap_or_default();
        Ok(AboutSeat {
            name,
            organisation: organisation.map(from_row),
            phones: u32::try_from(phones).unwrap_or(u32::MAX),
            has_code: codes > 0,
            voted: voted.into_iter().map(from_row).collect(),
        })
    }

    async fn erased_seats(&self) -> Result<Vec<(u64, u64)>, StoreError> {
        let rows: Vec<(i64, i64)> =
            sqlx::query_as("select workshop, seat from person where erased = 1 order by workshop, seat")
                .fetch_all(&self.readers)
                .await?;
        Ok(rows.into_iter().map(|(workshop, seat)| (from_row(workshop), from_row(seat))).collect())
    }

    async fn unused_accounts(&self, before_ms: i64) -> Result<Vec<(u64, i64)>, StoreError> {
        let rows: Vec<(i64, i64)> = sqlx::query_as(
            "select id, coalesce(seen_ms, created_ms) from account
             where coalesce(seen_ms, created_ms) < $1 order by coalesce(seen_ms, created_ms), id",
        )
        .bind(before_ms)
        .fetch_all(&self.readers)
        .await?;
        Ok(rows.into_iter().map(|(account, used_ms)| (from_row(account), used_ms)).collect())
    }

    async fn forget_workshop(&self, workshop: u64) -> Result<u64, StoreError> {
        let mut tx = self.writer.begin_with(BEGIN).await?;
        let mut forgotten = 0;
        for statement in [
            "update person set name = null
             where workshop = $1 and name is not null
               and not exists (select 1 from claim c where c.workshop = person.workshop and c.seat = person.seat)",
            "delete from host_name where workshop = $1",
            "delete from seat_token where workshop = $1",
            "delete from reentry_code where workshop = $1",
        ] {
            forgotten += sqlx::query(statement).bind(to_row(workshop)).execute(&mut *tx).await?.rows_affected();
        }
        tx.commit().await?;
        if forgotten > 0 {
            self.empty_log().await?;
        }
        Ok(forgotten)
    }

    async fn acts(&self, stream: u64, actor: &str) -> Result<Vec<Recorded>, StoreError> {
        let rows: Vec<(i64, i64, String, Option<String>, String, String)> = sqlx::query_as(
            "select seq, at_ms, actor, command_id, kind, body from event
             where stream = $1 and actor = $2 order by seq",
        )
        .bind(to_row(stream))
        .bind(actor)
        .fetch_all(&self.readers)
        .await?;
        let read = |(seq, at_ms, actor, command_id, kind, body)| Recorded {
            seq: from_row(seq),
            at_ms,
            actor,
            command_id,
            kind,
            body,
        };
        Ok(rows.into_iter().map(read).collect())
    }

    async fn history(
        &self,
        stream: u64,
        before_seq: u64,
        kinds: &[&str],
        limit: u32,
    ) -> Result<Vec<Chained>, StoreError> {
        let rows: Vec<ChainRow> = sqlx::query_as(
            "select seq, at_ms, actor, command_id, kind, body, hash from event
             where stream = $1 and seq < $2 and ($3 = '' or instr($3, ',' || kind || ',') > 0)
             order by seq desc limit $4",
        )
        .bind(to_row(stream))
        .bind(i64::try_from(before_seq).unwrap_or(i64::MAX))
        .bind(listed(kinds))
        .bind(i64::from(limit))
        .fetch_all(&self.readers)
        .await?;
        let read = |(seq, at_ms, actor, command_id, kind, body, hash)| {
            let event = Recorded { seq: from_row(seq), at_ms, actor, command_id, kind, body };
            Ok(Chained { event, hash: hash_from_row(hash)? })
        };
        rows.into_iter().map(read).collect()
    }
}

/// Who sat there has deleted the account: name and organisation, tokens and code go, and that it is so stays.
pub(super) async fn erase_seat(db: &mut SqliteConnection, workshop: u64, seat: u64) -> Result<(), sqlx::Error> {
    for statement in [
        "delete from host_name where workshop = $1 and exists (
             select 1 from person p where p.workshop = $1 and p.seat = $2 and lower(p.name) = lower(host_name.name))",
        "update person set name = null, organisation = null, erased = 1 where workshop = $1 and seat = $2",
        "delete from seat_token where workshop = $1 and seat = $2",
        "delete from reentry_code where workshop = $1 and seat = $2",
        "delete from claim where workshop = $1 and seat = $2",
    ] {
        sqlx::query(statement).bind(to_row(workshop)).bind(to_row(seat)).execute(&mut *db).await?;
    }
    Ok(())
}

/// The same for all seats of an account, with what else names its owner where no account is written beside it.
pub(super) async fn erase_traces(db: &mut SqliteConnection, account: u64) -> Result<(), sqlx::Error> {
    for statement in [
        "delete from host_name where exists (
             select 1 from claim c join person p on p.workshop = c.workshop and p.seat = c.seat
             where c.account = $1 and c.workshop = host_name.workshop and lower(p.name) = lower(host_name.name))",
        "update person set name = null, organisation = null, erased = 1 where exists (
             select 1 from claim c where c.account = $1 and c.workshop = person.workshop and c.seat = person.seat)",
        "delete from seat_token where exists (
             select 1 from claim c
             where c.account = $1 and c.workshop = seat_token.workshop and c.seat = seat_token.seat)",
        "delete from reentry_code where exists (
             select 1 from claim c
             where c.account = $1 and c.workshop = reentry_code.workshop and c.seat = reentry_code.seat)",
        "delete from organisation_contact where lower(mail) = (select folded from address where account = $1)",
        "delete from outbox where lower(address) = (select folded from address where account = $1)",
        "delete from mail_token where account is null and exists (
             select 1 from address a where a.account = $1 and instr(lower(body), a.folded) > 0)",
    ] {
        sqlx::query(statement).bind(to_row(account)).execute(&mut *db).await?;
    }
    Ok(())
}
