//! Tokens and re-entry codes.

use async_trait::async_trait;
use sqlx::PgConnection;

use super::Postgres;
use crate::store::error::is_repetition;
use crate::store::{Hash, Seats, StoreError, from_row, to_row};

#[async_trait]
impl Seats for Postgres {
    async fn seat_by_token(&self, token_hash: &Hash) -> Result<Option<(u64, u64)>, StoreError> {
        let row: Option<(i64, i64)> = sqlx::query_as("select workshop, seat from seat_token where token_hash = $1")
            .bind(&token_hash[..])
            .fetch_optional(&self.pool)
            .await?;
        Ok(row.map(|(workshop, seat)| (from_row(workshop), from_row(seat))))
    }

    async fn seat_by_reentry(&self, workshop: u64, code_hash: &Hash) -> Result<Option<u64>, StoreError> {
        let seat: Option<i64> =
            sqlx::query_scalar("select seat from reentry_code where workshop = $1 and code_hash = $2")
                .bind(to_row(workshop))
                .bind(&code_hash[..])
                .fetch_optional(&self.pool)
                .await?;
        Ok(seat.map(from_row))
    }

    async fn put_seat_token(&self, token_hash: &Hash, workshop: u64, seat: u64) -> Result<(), StoreError> {
        put_token(&mut *self.pool.acquire().await?, token_hash, workshop, seat)
            .await
            .map_err(|error| if is_repetition(&error) { StoreError::CodeTaken } else { error.into() })
    }

    async fn revoke_seat_tokens(&self, workshop: u64, seat: u64, except: Option<&Hash>) -> Result<u64, StoreError> {
        let revoked = sqlx::query(
            "delete from seat_token
             where workshop = $1 and seat = $2 and ($3 is null or token_hash <> $3)",
        )
        .bind(to_row(workshop))
        .bind(to_row(seat))
        .bind(except.map(|hash| &hash[..]))
        .execute(&self.pool)
        .await?;
        Ok(revoked.rows_affected())
    }
}

pub(super) async fn put_token(
    db: &mut PgConnection,
    token_hash: &Hash,
    workshop: u64,
    seat: u64,
) -> Result<(), sqlx::Error> {
    sqlx::query("insert into seat_token (token_hash, workshop, seat) values ($1, $2, $3)")
        .bind(&token_hash[..])
        .bind(to_row(workshop))
        .bind(to_row(seat))
        .execute(db)
        .await?;
    Ok(())
}

pub(super) async fn put_reentry_code(
    db: &mut PgConnection,
    workshop: u64,
    seat: u64,
    code_hash: &Hash,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into reentry_code (workshop, seat, code_hash) values ($1, $2, $3)
         on conflict (workshop, seat) do update set code_hash = $3",
    )
    .bind(to_row(workshop))
    .bind(to_row(seat))
    .bind(&code_hash[..])
    .execute(db)
    .await?;
    Ok(())
}

/// Nothing opens the seat by itself any more: no token, no return code.
pub(super) async fn drop_keys(db: &mut PgConnection, workshop: u64, seat: u64) -> Result<(), sqlx::Error> {
    for keys in [
        "delete from seat_token where workshop = $1 and seat = $2",
        "delete from reentry_code where workshop = $1 and seat = $2",
    ] {
        sqlx::query(keys).bind(to_row(workshop)).bind(to_row(seat)).execute(&mut *db).await?;
    }
    Ok(())
}
