//! Facilitators, their links and sessions.

use async_trait::async_trait;

use super::{BEGIN, Sqlite};
use crate::store::facilitators::TOUCH_EVERY_MS;
use crate::store::{Facilitator, Facilitators, Hash, StoreError, from_row, to_row};

#[async_trait]
impl Facilitators for Sqlite {
    async fn put_facilitator(&self, id: u64, name: &str, created_ms: i64) -> Result<(), StoreError> {
        sqlx::query(
            "insert into facilitator (id, name, created_ms) values ($1, $2, $3)
             on conflict (id) do update set name = $2",
        )
        .bind(to_row(id))
        .bind(name)
        .bind(created_ms)
        .execute(&self.writer)
        .await?;
        Ok(())
    }

    async fn facilitator(&self, id: u64) -> Result<Option<Facilitator>, StoreError> {
        let row: Option<(i64, String, i64)> =
            sqlx::query_as("select id, name, created_ms from facilitator where id = $1")
                .bind(to_row(id))
                .fetch_optional(&self.readers)
                .await?;
        Ok(row.map(|(id, name, created_ms)| Facilitator { id: from_row(id), name, created_ms }))
    }

    async fn put_one_time_link(&self, token_hash: &Hash, facilitator: u64, expires_ms: i64) -> Result<(), StoreError> {
        sqlx::query("insert into one_time_link (token_hash, facilitator, expires_ms) values ($1, $2, $3)")
            .bind(&token_hash[..])
            .bind(to_row(facilitator))
            .bind(expires_ms)
            .execute(&self.writer)
            .await?;
        Ok(())
    }

    async fn use_one_time_link(&self, token_hash: &Hash, now_ms: i64) -> Result<Option<u64>, StoreError> {
        // Whoever deletes the row has used the link: there is nothing to race for in between.
        // `fetch_all`, because stopping at the first row would answer before the commit.
        let rows: Vec<(i64, i64)> =
            sqlx::query_as("delete from one_time_link where token_hash = $1 returning facilitator, expires_ms")
                .bind(&token_hash[..])
                .fetch_all(&self.writer)
                .await?;
        Ok(rows.into_iter().find(|(_, expires_ms)| now_ms < *expires_ms).map(|(facilitator, _)| from_row(facilitator)))
    }

    async fn put_session(
        &self,
        token_hash: &Hash,
        facilitator: u64,
        now_ms: i64,
        idle_ms: i64,
        absolute_ms: i64,
    ) -> Result<(), StoreError> {
        sqlx::query(
            "insert into session
                 (token_hash, facilitator, idle_ms, touched_ms, idle_until_ms, absolute_until_ms)
             values ($1, $2, $3, $4, $5, $6)",
        )
        .bind(&token_hash[..])
        .bind(to_row(facilitator))
        .bind(idle_ms)
        .bind(now_ms)
        .bind(now_ms.saturating_add(idle_ms))
        .bind(now_ms.saturating_add(absolute_ms))
        .execute(&self.writer)
        .await?;
        Ok(())
    }

    async fn session(&self, token_hash: &Hash, now_ms: i64) -> Result<Option<u64>, StoreError> {
        let row: Option<(i64, i64, i64)> = sqlx::query_as(
            "select facilitator, idle_ms, touched_ms from session
             where token_hash = $1 and idle_until_ms > $2 and absolute_until_ms > $2",
        )
        .bind(&token_hash[..])
        .bind(now_ms)
        .fetch_optional(&self.readers)
        .await?;
        let Some((facilitator, idle_ms, touched_ms)) = row else {
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
        Ok(Some(from_row(facilitator)))
    }

    async fn revoke_session(&self, token_hash: &Hash) -> Result<(), StoreError> {
        sqlx::query("delete from session where token_hash = $1").bind(&token_hash[..]).execute(&self.writer).await?;
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
