//! Passkeys, and accounts at the city's identity provider.

use async_trait::async_trait;
use sqlx::PgConnection;

use super::Postgres;
use crate::store::{Federated, Passkey, StoreError, WaysIn, from_row, to_row};

/// Id, account, name, credential, counter, since when, and when last used.
type Row = (Vec<u8>, i64, String, String, i64, i64, Option<i64>);

fn read((credential_id, account, name, credential, counter, added_ms, used_ms): Row) -> Passkey {
    let counter = u32::try_from(counter).unwrap_or(u32::MAX);
    Passkey { credential_id, account: from_row(account), name, credential, counter, added_ms, used_ms }
}

/// In how many ways somebody can sign in.
const WAYS_IN: &str = "select (select count(*) from password join address on address.account = password.account
             where password.account = $1)
          + (select count(*) from passkey where account = $1)
          + (select count(*) from federated where account = $1)";

#[async_trait]
impl WaysIn for Postgres {
    async fn passkeys(&self, account: u64) -> Result<Vec<Passkey>, StoreError> {
        let rows: Vec<Row> = sqlx::query_as(
            "select credential_id, account, name, credential, counter, added_ms, used_ms from passkey
             where account = $1 order by added_ms, credential_id",
        )
        .bind(to_row(account))
        .fetch_all(&self.pool)
        .await?;
        Ok(rows.into_iter().map(read).collect())
    }

    async fn passkey(&self, credential_id: &[u8]) -> Result<Option<Passkey>, StoreError> {
        let row: Option<Row> = sqlx::query_as(
            "select credential_id, account, name, credential, counter, added_ms, used_ms from passkey
             where credential_id = $1",
        )
        .bind(credential_id)
        .fetch_optional(&self.pool)
        .await?;
        Ok(row.map(read))
    }

    async fn use_passkey(
        &self,
        before: &Passkey,
        counter: u32,
        credential: &str,
        now_ms: i64,
    ) -> Result<bool, StoreError> {
        let used = sqlx::query(
            "update passkey set counter = $3, credential = $4, used_ms = $5 where credential_id = $1 and counter = $2",
        )
        .bind(&before.credential_id)
        .bind(i64::from(before.counter))
        .bind(i64::from(counter))
        .bind(credential)
        .bind(now_ms)
        .execute(&self.pool)
        .await?;
        Ok(used.rows_affected() > 0)
    }

    async fn federated_account(&self, issuer: &str, subject: &str) -> Result<Option<u64>, StoreError> {
        let row: Option<i64> = sqlx::query_scalar("select account from federated where issuer = $1 and subject = $2")
            .bind(issuer)
            .bind(subject)
            .fetch_optional(&self.pool)
            .await?;
        Ok(row.map(from_row))
    }

    async fn federated(&self, account: u64) -> Result<Vec<Federated>, StoreError> {
        let rows: Vec<(String, String, i64)> =
            sqlx::query_as("select issuer, subject, since_ms from federated where account = $1 order by issuer")
                .bind(to_row(account))
                .fetch_all(&self.pool)
                .await?;
        Ok(rows.into_iter().map(|(issuer, subject, since_ms)| Federated { issuer, subject, since_ms }).collect())
    }

    async fn ways_in(&self, account: u64) -> Result<u32, StoreError> {
        let ways: i64 = sqlx::query_scalar(WAYS_IN).bind(to_row(account)).fetch_one(&self.pool).await?;
        Ok(u32::try_from(ways).unwrap_or(u32::MAX))
    }
}

pub(super) async fn put_passkey(db: &mut PgConnection, passkey: &Passkey) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into passkey (credential_id, account, name, credential, counter, added_ms, used_ms)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(&passkey.credential_id)
    .bind(to_row(passkey.account))
    .bind(&passkey.name)
    .bind(&passkey.credential)
    .bind(i64::from(passkey.counter))
    .bind(passkey.added_ms)
    .bind(passkey.used_ms)
    .execute(db)
    .await?;
    Ok(())
}

pub(super) async fn rename_passkey(
    db: &mut PgConnection,
    account: u64,
    credential_id: &[u8],
    name: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query("update passkey set name = $3 where account = $1 and credential_id = $2")
        .bind(to_row(account))
        .bind(credential_id)
        .bind(name)
        .execute(db)
        .await?;
    Ok(())
}

pub(super) async fn drop_passkey(db: &mut PgConnection, account: u64, credential_id: &[u8]) -> Result<(), sqlx::Error> {
    sqlx::query("delete from passkey where account = $1 and credential_id = $2")
        .bind(to_row(account))
        .bind(credential_id)
        .execute(&mut *db)
        .await?;
    a_way_is_left(db, account).await
}

pub(super) async fn put_federated(
    db: &mut PgConnection,
    account: u64,
    federated: &Federated,
) -> Result<(), sqlx::Error> {
    sqlx::query("insert into federated (issuer, subject, account, since_ms) values ($1, $2, $3, $4)")
        .bind(&federated.issuer)
        .bind(&federated.subject)
        .bind(to_row(account))
        .bind(federated.since_ms)
        .execute(db)
        .await?;
    Ok(())
}

pub(super) async fn drop_federated(db: &mut PgConnection, account: u64, issuer: &str) -> Result<(), sqlx::Error> {
    sqlx::query("delete from federated where account = $1 and issuer = $2")
        .bind(to_row(account))
        .bind(issuer)
        .execute(&mut *db)
        .await?;
    a_way_is_left(db, account).await
}

/// Looked at where it is written, so that two who remove one each do not remove both.
async fn a_way_is_left(db: &mut PgConnection, account: u64) -> Result<(), sqlx::Error> {
    let ways: i64 = sqlx::query_scalar(WAYS_IN).bind(to_row(account)).fetch_one(db).await?;
    if ways > 0 { Ok(()) } else { Err(sqlx::Error::RowNotFound) }
}
