//! Accounts, their links and sessions.

use async_trait::async_trait;

use super::{BEGIN, Sqlite};
use crate::store::accounts::TOUCH_EVERY_MS;
use crate::store::{Account, Accounts, Hash, Session, StoreError, from_row, hash_from_row, to_row};

/// Id, name, and since when there is one and it is shut out.
type Row = (i64, String, i64, Option<i64>);

fn read((id, name, created_ms, disabled_ms): Row) -> Account {
    Account { id: from_row(id), name, created_ms, disabled_ms }
}

#[async_trait]
impl Accounts for Sqlite {
    async fn put_account(&self, id: u64, name: &str, created_ms: i64) -> Result<(), StoreError> {
        sqlx::query(
            "insert into account (id, name, created_ms) values ($1, $2, $3)
             on conflict (id) do update set name = $2",
        )
        .bind(to_row(id))
        .bind(name)
        .bind(created_ms)
        .execute(&self.writer)
        .await?;
        Ok(())
    }

    async fn account(&self, id: u64) -> Result<Option<Account>, StoreError> {
        let row: Option<Row> = sqlx::query_as("select id, name, created_ms, disabled_ms from account where id = $1")
            .bind(to_row(id))
            .fetch_optional(&self.readers)
            .await?;
        Ok(row.map(read))
    }

    async fn accounts(&self) -> Result<Vec<Account>, StoreError> {
        let rows: Vec<Row> =
            sqlx::query_as("select id, name, created_ms, disabled_ms from account order by created_ms, id")
                .fetch_all(&self.readers)
                .await?;
        Ok(rows.into_iter().map(read).collect())
    }

    async fn disable_account(&self, id: u64, since_ms: Option<i64>) -> Result<bool, StoreError> {
        let mut tx = self.writer.begin_with(BEGIN).await?;
        let found = sqlx::query("update account set disabled_ms = $2 where id = $1")
            .bind(to_row(id))
            .bind(since_ms)
            .execute(&mut *tx)
            .await?;
        for statement in ["delete from session where account = $1", "delete from one_time_link where account = $1"] {
            sqlx::query(statement).bind(to_row(id)).execute(&mut *tx).await?;
        }
        tx.commit().await?;
        Ok(found.rows_affected() > 0)
    }

    async fn put_one_time_link(&self, token_hash: &Hash, account: u64, expires_ms: i64) -> Result<(), StoreError> {
        sqlx::query("insert into one_time_link (token_hash, account, expires_ms) values ($1, $2, $3)")
            .bind(&token_hash[..])
            .bind(to_row(account))
            .bind(expires_ms)
            .execute(&self.writer)
            .await?;
        Ok(())
    }

    async fn use_one_time_link(&self, token_hash: &Hash, now_ms: i64) -> Result<Option<u64>, StoreError> {
        // Whoever deletes the row has used the link: there is nothing to race for in between.
        // `fetch_all`, because stopping at the first row would answer before the commit.
        let rows: Vec<(i64, i64)> =
            sqlx::query_as("delete from one_time_link where token_hash = $1 returning account, expires_ms")
                .bind(&token_hash[..])
                .fetch_all(&self.writer)
                .await?;
        Ok(rows.into_iter().find(|(_, expires_ms)| now_ms < *expires_ms).map(|(account, _)| from_row(account)))
    }

    async fn put_session(
        &self,
        token_hash: &Hash,
        account: u64,
        device: &str,
        now_ms: i64,
        idle_ms: i64,
        absolute_ms: i64,
    ) -> Result<(), StoreError> {
        sqlx::query(
            "insert into session
                 (token_hash, account, device, begun_ms, touched_ms, idle_ms, idle_until_ms, absolute_until_ms)
             values ($1, $2, $3, $4, $4, $5, $6, $7)",
        )
        .bind(&token_hash[..])
        .bind(to_row(account))
        .bind(device)
        .bind(now_ms)
        .bind(idle_ms)
        .bind(now_ms.saturating_add(idle_ms))
        .bind(now_ms.saturating_add(absolute_ms))
        .execute(&self.writer)
        .await?;
        Ok(())
    }

    async fn session(&self, token_hash: &Hash, now_ms: i64) -> Result<Option<u64>, StoreError> {
        let row: Option<(i64, i64, i64)> = sqlx::query_as(
            "select account, idle_ms, touched_ms from session
             where token_hash = $1 and idle_until_ms > $2 and absolute_until_ms > $2
               and exists (select 1 from account f where f.id = session.account and f.disabled_ms is null)",
        )
        .bind(&token_hash[..])
        .bind(now_ms)
        .fetch_optional(&self.readers)
        .await?;
        let Some((account, idle_ms, touched_ms)) = row else {
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
            .execute(&self.writer)
            .await;
        }
        Ok(Some(from_row(account)))
    }

    async fn session_lives(&self, token_hash: &Hash, now_ms: i64) -> Result<bool, StoreError> {
        let lives: bool = sqlx::query_scalar(
            "select exists (
                 select 1 from session join account on account.id = session.account
                 where token_hash = $1 and idle_until_ms > $2 and absolute_until_ms > $2 and disabled_ms is null)",
        )
        .bind(&token_hash[..])
        .bind(now_ms)
        .fetch_one(&self.readers)
        .await?;
        Ok(lives)
    }

    async fn sessions(&self, account: u64, now_ms: i64) -> Result<Vec<Session>, StoreError> {
        let rows: Vec<(Vec<u8>, String, i64, i64)> = sqlx::query_as(
            "select token_hash, device, begun_ms, touched_ms from session
             where account = $1 and idle_until_ms > $2 and absolute_until_ms > $2
             order by touched_ms desc, begun_ms desc, token_hash",
        )
        .bind(to_row(account))
        .bind(now_ms)
        .fetch_all(&self.readers)
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
            .execute(&self.writer)
            .await?;
        Ok(())
    }

    async fn revoke_other_sessions(&self, account: u64, kept: &Hash) -> Result<(), StoreError> {
        sqlx::query("delete from session where account = $1 and token_hash <> $2")
            .bind(to_row(account))
            .bind(&kept[..])
            .execute(&self.writer)
            .await?;
        Ok(())
    }

    async fn sweep_expired(&self, now_ms: i64) -> Result<u64, StoreError> {
        let mut tx = self.writer.begin_with(BEGIN).await?;
        let mut swept = 0;
        for table in [
            "delete from one_time_link where expires_ms <= $1",
            "delete from session where idle_until_ms <= $1 or absolute_until_ms <= $1",
        ] {
            swept += sqlx::query(table).bind(now_ms).execute(&mut *tx).await?.rows_affected();
        }
        tx.commit().await?;
        Ok(swept)
    }
}
