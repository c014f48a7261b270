//! Accounts, their links and sessions.

use async_trait::async_trait;
use sqlx::PgConnection;

use super::Postgres;
use crate::store::accounts::TOUCH_EVERY_MS;
use crate::store::sign_in::KNOWN_BROWSER_MS;
use crate::store::{
    Account, Accounts, Hash, NewSession, Session, SignedIn, StoreError, Strength, from_row, hash_from_row, to_row,
};

/// Id, name, language, since when there is one, and since when it is shut out.
type Row = (i64, String, String, i64, Option<i64>);

fn read((id, name, lang, created_ms, disabled_ms): Row) -> Account {
    Account { id: from_row(id), name, lang, created_ms, disabled_ms }
}

#[async_trait]
impl Accounts for Postgres {
    async fn put_account(&self, id: u64, name: &str, created_ms: i64) -> Result<(), StoreError> {
        Ok(put_account(&mut *self.pool.acquire().await?, id, name, "de", created_ms).await?)
    }

    async fn account(&self, id: u64) -> Result<Option<Account>, StoreError> {
        let row: Option<Row> =
            sqlx::query_as("select id, name, lang, created_ms, disabled_ms from account where id = $1")
                .bind(to_row(id))
                .fetch_optional(&self.pool)
                .await?;
        Ok(row.map(read))
    }

    async fn accounts(&self) -> Result<Vec<Account>, StoreError> {
        let rows: Vec<Row> =
            sqlx::query_as("select id, name, lang, created_ms, disabled_ms from account order by created_ms, id")
                .fetch_all(&self.pool)
                .await?;
        Ok(rows.into_iter().map(read).collect())
    }

    async fn put_one_time_link(&self, token_hash: &Hash, account: u64, expires_ms: i64) -> Result<(), StoreError> {
        sqlx::query("insert into one_time_link (token_hash, account, expires_ms) values ($1, $2, $3)")
            .bind(&token_hash[..])
            .bind(to_row(account))
            .bind(expires_ms)
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    async fn use_one_time_link(&self, token_hash: &Hash, now_ms: i64) -> Result<Option<u64>, StoreError> {
        // Whoever deletes the row has used the link: there is nothing to race for in between.
        let rows: Vec<(i64, i64)> =
            sqlx::query_as("delete from one_time_link where token_hash = $1 returning account, expires_ms")
                .bind(&token_hash[..])
                .fetch_all(&self.pool)
                .await?;
        Ok(rows.into_iter().find(|(_, expires_ms)| now_ms < *expires_ms).map(|(account, _)| from_row(account)))
    }

    async fn put_session(&self, session: &NewSession, now_ms: i64) -> Result<(), StoreError> {
        let mut tx = self.pool.begin().await?;
        sqlx::query(
            "insert into session
                 (token_hash, account, device, begun_ms, touched_ms, idle_ms, idle_until_ms, absolute_until_ms,
                  strength)
             values ($1, $2, $3, $4, $4, $5, $6, $7, $8)",
        )
        .bind(&session.token_hash[..])
        .bind(to_row(session.account))
        .bind(&session.device)
        .bind(now_ms)
        .bind(session.idle_ms)
        .bind(now_ms.saturating_add(session.idle_ms))
        .bind(now_ms.saturating_add(session.absolute_ms))
        .bind(session.strength.to_row())
        .execute(&mut *tx)
        .await?;
        sqlx::query("update account set seen_ms = $2 where id = $1 and coalesce(seen_ms, 0) < $2")
            .bind(to_row(session.account))
            .bind(now_ms)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(())
    }

    async fn session(&self, token_hash: &Hash, now_ms: i64) -> Result<Option<SignedIn>, StoreError> {
        let row: Option<(i64, i64, i64, i16)> = sqlx::query_as(
            "select account, idle_ms, touched_ms, strength from session
             where token_hash = $1 and idle_until_ms > $2 and absolute_until_ms > $2
               and exists (select 1 from account f where f.id = session.account and f.disabled_ms is null)",
        )
        .bind(&token_hash[..])
        .bind(now_ms)
        .fetch_optional(&self.pool)
        .await?;
        let Some((account, idle_ms, touched_ms, strength)) = row else {
            return Ok(None);
        };
        if now_ms.saturating_sub(touched_ms) >= TOUCH_EVERY_MS {
            // Better a session that ends too early than nobody let in because the disk is full.
            let _ = sqlx::query(
                "update session set touched_ms = $2, idle_until_ms = $3
                 where token_hash = $1 and touched_ms = $4",
            )
            .bind(&token_hash[..])
            .bind(now_ms)
            .bind(now_ms.saturating_add(idle_ms))
            .bind(touched_ms)
            .execute(&self.pool)
            .await;
        }
        Ok(Some(SignedIn { account: from_row(account), strength: Strength::from_row(strength) }))
    }

    async fn session_lives(&self, token_hash: &Hash, now_ms: i64) -> Result<bool, StoreError> {
        let lives: bool = sqlx::query_scalar(
            "select exists (
                 select 1 from session join account on account.id = session.account
                 where token_hash = $1 and idle_until_ms > $2 and absolute_until_ms > $2 and disabled_ms is null
                   and strength > 0)",
        )
        .bind(&token_hash[..])
        .bind(now_ms)
        .fetch_one(&self.pool)
        .await?;
        Ok(lives)
    }

    async fn sessions(&self, account: u64, now_ms: i64) -> Result<Vec<Session>, StoreError> {
        let rows: Vec<(Vec<u8>, String, i64, i64)> = sqlx::query_as(
            "select token_hash, device, begun_ms, touched_ms from session
             where account = $1 and idle_until_ms > $2 and absolute_until_ms > $2 and strength > 0
             order by touched_ms desc, begun_ms desc, token_hash",
        )
        .bind(to_row(account))
        .bind(now_ms)
        .fetch_all(&self.pool)
        .await?;
        let read = |(token_hash, device, begun_ms, touched_ms)| {
            Ok(Session { token_hash: hash_from_row(token_hash)?, device, begun_ms, touched_ms })
        };
        rows.into_iter().map(read).collect()
    }

    async fn revoke_session(&self, account: u64, token_hash: &Hash) -> Result<(), StoreError> {
        sqlx::query("delete from session where account = $1 and token_hash = $2")
            .bind(to_row(account))
            .bind(&token_hash[..])
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    async fn revoke_other_sessions(&self, account: u64, kept: &Hash) -> Result<(), StoreError> {
        sqlx::query("delete from session where account = $1 and token_hash <> $2")
            .bind(to_row(account))
            .bind(&kept[..])
            .execute(&self.pool)
            .await?;
        sqlx::query("delete from known_browser where account = $1").bind(to_row(account)).execute(&self.pool).await?;
        Ok(())
    }

    async fn sweep_expired(&self, now_ms: i64) -> Result<u64, StoreError> {
        let mut tx = self.pool.begin().await?;
        let mut swept = 0;
        for table in [
            "delete from one_time_link where expires_ms <= $1",
            "delete from mail_token where expires_ms <= $1",
            "delete from organisation_invitation where expires_ms <= $1",
            "delete from session where idle_until_ms <= $1 or absolute_until_ms <= $1",
        ] {
            swept += sqlx::query(table).bind(now_ms).execute(&mut *tx).await?.rows_affected();
        }
        swept += sqlx::query("delete from known_browser where seen_ms <= $1")
            .bind(now_ms - KNOWN_BROWSER_MS)
            .execute(&mut *tx)
            .await?
            .rows_affected();
        tx.commit().await?;
        Ok(swept)
    }
}

pub(super) async fn put_account(
    db: &mut PgConnection,
    account: u64,
    name: &str,
    lang: &str,
    created_ms: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into account (id, name, lang, created_ms) values ($1, $2, $3, $4)
         on conflict (id) do update set name = $2, lang = $3",
    )
    .bind(to_row(account))
    .bind(name)
    .bind(lang)
    .bind(created_ms)
    .execute(db)
    .await?;
    Ok(())
}

/// Sessions, links and secrets from before are gone either way.
pub(super) async fn disable(db: &mut PgConnection, account: u64, since_ms: Option<i64>) -> Result<(), sqlx::Error> {
    sqlx::query("update account set disabled_ms = $2 where id = $1")
        .bind(to_row(account))
        .bind(since_ms)
        .execute(&mut *db)
        .await?;
    for statement in [
        "delete from session where account = $1",
        "delete from one_time_link where account = $1",
        "delete from mail_token where account = $1",
        "delete from known_browser where account = $1",
    ] {
        sqlx::query(statement).bind(to_row(account)).execute(&mut *db).await?;
    }
    Ok(())
}

pub(super) async fn end_sessions(
    db: &mut PgConnection,
    account: u64,
    except: Option<&Hash>,
) -> Result<(), sqlx::Error> {
    sqlx::query("delete from session where account = $1 and ($2::bytea is null or token_hash <> $2)")
        .bind(to_row(account))
        .bind(except.map(|hash| &hash[..]))
        .execute(&mut *db)
        .await?;
    for statement in ["delete from one_time_link where account = $1", "delete from known_browser where account = $1"] {
        sqlx::query(statement).bind(to_row(account)).execute(&mut *db).await?;
    }
    Ok(())
}

/// All that names the person goes; what only ever held a pseudonym stays.
pub(super) async fn erase(db: &mut PgConnection, account: u64) -> Result<(), sqlx::Error> {
    for statement in [
        "delete from session where account = $1",
        "delete from one_time_link where account = $1",
        "delete from mail_token where account = $1",
        "delete from known_browser where account = $1",
        "delete from address where account = $1",
        "delete from password where account = $1",
        "delete from totp where account = $1",
        "delete from recovery_code where account = $1",
        "delete from passkey where account = $1",
        "delete from federated where account = $1",
        "delete from claim where account = $1",
        "delete from steward where account = $1",
        "delete from account where id = $1",
    ] {
        sqlx::query(statement).bind(to_row(account)).execute(&mut *db).await?;
    }
    Ok(())
}

/// What belonged to one account belongs to the other; how one signed in with the first is gone. But for the city's account,
/// unless the other has one there, too: it is the same person's, and would begin a new account the next time.
pub(super) async fn merge(db: &mut PgConnection, from: u64, into: u64) -> Result<(), sqlx::Error> {
    for statement in [
        "update claim set account = $2 where account = $1",
        "insert into steward (workshop, account) select workshop, $2::bigint from steward where account = $1
         on conflict do nothing",
        "insert into reminder (account, about, at_ms) select $2, about, at_ms from reminder where account = $1
         on conflict do nothing",
        "update federated set account = $2
         where account = $1 and issuer not in (select issuer from federated where account = $2)",
    ] {
        sqlx::query(statement).bind(to_row(from)).bind(to_row(into)).execute(&mut *db).await?;
    }
    erase(db, from).await
}
