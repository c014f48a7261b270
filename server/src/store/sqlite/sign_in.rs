//! Addresses, passwords, second factors, and secrets that were sent by mail.

use async_trait::async_trait;
use sqlx::SqliteConnection;

use super::{BEGIN, Sqlite, seats};
use crate::store::sign_in::KNOWN_BROWSERS;
use crate::store::{Address, Hash, KnownBrowser, MailToken, SignIn, StoreError, Totp, from_row, hash_from_row, to_row};

#[async_trait]
impl SignIn for Sqlite {
    async fn address(&self, account: u64) -> Result<Option<Address>, StoreError> {
        let row: Option<(String, String, Option<i64>)> =
            sqlx::query_as("select address, folded, verified_ms from address where account = $1")
                .bind(to_row(account))
                .fetch_optional(&self.readers)
                .await?;
        Ok(row.map(|(address, folded, verified_ms)| Address { address, folded, verified_ms }))
    }

    async fn account_by_address(&self, folded: &str) -> Result<Option<u64>, StoreError> {
        let row: Option<i64> = sqlx::query_scalar("select account from address where folded = $1")
            .bind(folded)
            .fetch_optional(&self.readers)
            .await?;
        Ok(row.map(from_row))
    }

    async fn password(&self, account: u64) -> Result<Option<String>, StoreError> {
        Ok(sqlx::query_scalar("select phc from password where account = $1")
            .bind(to_row(account))
            .fetch_optional(&self.readers)
            .await?)
    }

    async fn mail_token(&self, token_hash: &Hash, purpose: &str, now_ms: i64) -> Result<Option<MailToken>, StoreError> {
        let row: Option<(Option<i64>, String, i64)> = sqlx::query_as(
            "select account, body, expires_ms from mail_token
             where token_hash = $1 and purpose = $2 and expires_ms > $3",
        )
        .bind(&token_hash[..])
        .bind(purpose)
        .bind(now_ms)
        .fetch_optional(&self.readers)
        .await?;
        Ok(row.map(|(account, body, expires_ms)| MailToken {
            token_hash: *token_hash,
            purpose: purpose.to_owned(),
            account: account.map(from_row),
            body,
            expires_ms,
        }))
    }

    async fn totp(&self, account: u64) -> Result<Option<Totp>, StoreError> {
        let row: Option<(Vec<u8>, Option<i64>, i64)> =
            sqlx::query_as("select secret, confirmed_ms, last_step from totp where account = $1")
                .bind(to_row(account))
                .fetch_optional(&self.readers)
                .await?;
        Ok(row.map(|(secret, confirmed_ms, step)| Totp { secret, confirmed_ms, last_step: from_row(step) }))
    }

    async fn use_totp_step(&self, account: u64, step: u64) -> Result<bool, StoreError> {
        let used = sqlx::query("update totp set last_step = $2 where account = $1 and last_step < $2")
            .bind(to_row(account))
            .bind(to_row(step))
            .execute(&self.writer)
            .await?;
        Ok(used.rows_affected() > 0)
    }

    async fn use_recovery_code(&self, account: u64, code_hash: &Hash) -> Result<bool, StoreError> {
        let used = sqlx::query("delete from recovery_code where account = $1 and code_hash = $2")
            .bind(to_row(account))
            .bind(&code_hash[..])
            .execute(&self.writer)
            .await?;
        Ok(used.rows_affected() > 0)
    }

    async fn count_recovery_codes(&self, account: u64) -> Result<u32, StoreError> {
        let count: i64 = sqlx::query_scalar("select count(*) from recovery_code where account = $1")
            .bind(to_row(account))
            .fetch_one(&self.readers)
            .await?;
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    }

    async fn known_browsers(&self, account: u64) -> Result<Vec<KnownBrowser>, StoreError> {
        let rows: Vec<(Vec<u8>, i64)> = sqlx::query_as(
            "select secret_hash, seen_ms from known_browser where account = $1 order by seen_ms desc, secret_hash",
        )
        .bind(to_row(account))
        .fetch_all(&self.readers)
        .await?;
        rows.into_iter()
            .map(|(hash, seen_ms)| Ok(KnownBrowser { secret_hash: hash_from_row(hash)?, seen_ms }))
            .collect()
    }

    async fn know_browser(&self, account: u64, secret: &Hash, now_ms: i64) -> Result<(), StoreError> {
        let mut tx = self.writer.begin_with(BEGIN).await?;
        sqlx::query(
            "insert into known_browser (account, secret_hash, seen_ms) values ($1, $2, $3)
             on conflict (account, secret_hash) do update set seen_ms = $3",
        )
        .bind(to_row(account))
        .bind(&secret[..])
        .bind(now_ms)
        .execute(&mut *tx)
        .await?;
        sqlx::query(
            "delete from known_browser where account = $1 and secret_hash not in
             (select secret_hash from known_browser where account = $1 order by seen_ms desc, secret_hash limit $2)",
        )
        .bind(to_row(account))
        .bind(KNOWN_BROWSERS)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(())
    }

    async fn addresses(&self) -> Result<Vec<(u64, String)>, StoreError> {
        let rows: Vec<(i64, String)> =
            sqlx::query_as("select account, address from address order by account").fetch_all(&self.readers).await?;
        Ok(rows.into_iter().map(|(account, address)| (from_row(account), address)).collect())
    }

    async fn claims(&self, account: u64) -> Result<Vec<(u64, u64)>, StoreError> {
        let rows: Vec<(i64, i64)> =
            sqlx::query_as("select workshop, seat from claim where account = $1 order by workshop, seat")
                .bind(to_row(account))
                .fetch_all(&self.readers)
                .await?;
        Ok(rows.into_iter().map(|(workshop, seat)| (from_row(workshop), from_row(seat))).collect())
    }

    async fn claimed_by(&self, workshop: u64, seat: u64) -> Result<Option<u64>, StoreError> {
        let row: Option<i64> = sqlx::query_scalar("select account from claim where workshop = $1 and seat = $2")
            .bind(to_row(workshop))
            .bind(to_row(seat))
            .fetch_optional(&self.readers)
            .await?;
        Ok(row.map(from_row))
    }
}

pub(super) async fn put_address(db: &mut SqliteConnection, account: u64, address: &Address) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into address (account, address, folded, verified_ms) values ($1, $2, $3, $4)
         on conflict (account) do update set address = $2, folded = $3, verified_ms = $4",
    )
    .bind(to_row(account))
    .bind(&address.address)
    .bind(&address.folded)
    .bind(address.verified_ms)
    .execute(db)
    .await?;
    Ok(())
}

pub(super) async fn put_password(
    db: &mut SqliteConnection,
    account: u64,
    phc: &str,
    set_ms: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into password (account, phc, set_ms) values ($1, $2, $3)
         on conflict (account) do update set phc = $2, set_ms = $3",
    )
    .bind(to_row(account))
    .bind(phc)
    .bind(set_ms)
    .execute(db)
    .await?;
    Ok(())
}

pub(super) async fn put_mail_token(db: &mut SqliteConnection, token: &MailToken) -> Result<(), sqlx::Error> {
    sqlx::query("insert into mail_token (token_hash, purpose, account, body, expires_ms) values ($1, $2, $3, $4, $5)")
        .bind(&token.token_hash[..])
        .bind(&token.purpose)
        .bind(token.account.map(to_row))
        .bind(&token.body)
        .bind(token.expires_ms)
        .execute(db)
        .await?;
    Ok(())
}

/// Whoever deletes the row has used the secret: what else was to be written is not, if somebody else has.
pub(super) async fn spend_mail_token(db: &mut SqliteConnection, token_hash: &Hash) -> Result<(), sqlx::Error> {
    let spent = sqlx::query("delete from mail_token where token_hash = $1").bind(&token_hash[..]).execute(db).await?;
    if spent.rows_affected() == 0 { Err(sqlx::Error::RowNotFound) } else { Ok(()) }
}

pub(super) async fn drop_mail_tokens(db: &mut SqliteConnection, account: u64) -> Result<(), sqlx::Error> {
    sqlx::query("delete from mail_token where account = $1").bind(to_row(account)).execute(db).await?;
    Ok(())
}

pub(super) async fn put_totp(db: &mut SqliteConnection, account: u64, totp: Option<&Totp>) -> Result<(), sqlx::Error> {
    sqlx::query("delete from totp where account = $1").bind(to_row(account)).execute(&mut *db).await?;
    if let Some(totp) = totp {
        sqlx::query("insert into totp (account, secret, confirmed_ms, last_step) values ($1, $2, $3, $4)")
            .bind(to_row(account))
            .bind(&totp.secret)
            .bind(totp.confirmed_ms)
            .bind(to_row(totp.last_step))
            .execute(&mut *db)
            .await?;
    }
    Ok(())
}

pub(super) async fn put_recovery_codes(
    db: &mut SqliteConnection,
    account: u64,
    codes: &[Hash],
) -> Result<(), sqlx::Error> {
    sqlx::query("delete from recovery_code where account = $1").bind(to_row(account)).execute(&mut *db).await?;
    for code in codes {
        sqlx::query("insert into recovery_code (account, code_hash) values ($1, $2)")
            .bind(to_row(account))
            .bind(&code[..])
            .execute(&mut *db)
            .await?;
    }
    Ok(())
}

pub(super) async fn put_claim(
    db: &mut SqliteConnection,
    account: u64,
    workshop: u64,
    seat: u64,
) -> Result<(), sqlx::Error> {
    sqlx::query("insert into claim (account, workshop, seat) values ($1, $2, $3)")
        .bind(to_row(account))
        .bind(to_row(workshop))
        .bind(to_row(seat))
        .execute(&mut *db)
        .await?;
    seats::drop_keys(db, workshop, seat).await
}
