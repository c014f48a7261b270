//! The directory of workshops.

use async_trait::async_trait;
use sqlx::PgConnection;

use super::{Postgres, streams};
use crate::store::error::is_repetition;
use crate::store::{Batch, Head, NewWorkshop, StoreError, WorkshopRow, Workshops, chain, from_row, to_row};

type Row = (i64, Option<String>, String, String, i64);

#[async_trait]
impl Workshops for Postgres {
    async fn create_workshop(&self, new: NewWorkshop) -> Result<(), StoreError> {
        let mut tx = self.pool.begin().await?;
        create(&mut tx, new).await?;
        tx.commit().await?;
        Ok(())
    }

    async fn workshop(&self, id: u64) -> Result<Option<WorkshopRow>, StoreError> {
        let row: Option<Row> = sqlx::query_as(
            "select workshop.id, join_code, projector_key, epoch, created_ms
             from workshop join stream on stream.id = workshop.id where workshop.id = $1",
        )
        .bind(to_row(id))
        .fetch_optional(&self.pool)
        .await?;
        Ok(row.map(workshop))
    }

    async fn workshop_by_code(&self, join_code: &str) -> Result<Option<WorkshopRow>, StoreError> {
        let row: Option<Row> = sqlx::query_as(
            "select workshop.id, join_code, projector_key, epoch, created_ms
             from workshop join stream on stream.id = workshop.id where join_code = $1",
        )
        .bind(join_code)
        .fetch_optional(&self.pool)
        .await?;
        Ok(row.map(workshop))
    }

    async fn workshop_by_projector_key(&self, projector_key: &str) -> Result<Option<WorkshopRow>, StoreError> {
        let row: Option<Row> = sqlx::query_as(
            "select workshop.id, join_code, projector_key, epoch, created_ms
             from workshop join stream on stream.id = workshop.id where projector_key = $1",
        )
        .bind(projector_key)
        .fetch_optional(&self.pool)
        .await?;
        Ok(row.map(workshop))
    }

    async fn workshops_of(&self, account: u64) -> Result<Vec<WorkshopRow>, StoreError> {
        let rows: Vec<Row> = sqlx::query_as(
            "select workshop.id, join_code, projector_key, epoch, created_ms
             from workshop join stream on stream.id = workshop.id
             join steward on steward.workshop = workshop.id
             where steward.account = $1 order by created_ms desc, workshop.id",
        )
        .bind(to_row(account))
        .fetch_all(&self.pool)
        .await?;
        Ok(rows.into_iter().map(workshop).collect())
    }

    async fn count_workshops(&self) -> Result<u64, StoreError> {
        let count: i64 = sqlx::query_scalar("select count(*) from workshop").fetch_one(&self.pool).await?;
        Ok(from_row(count))
    }

    async fn all_workshops(&self) -> Result<Vec<u64>, StoreError> {
        let ids: Vec<i64> =
            sqlx::query_scalar("select id from workshop order by created_ms, id").fetch_all(&self.pool).await?;
        Ok(ids.into_iter().map(from_row).collect())
    }

    async fn add_steward(&self, workshop: u64, account: u64) -> Result<(), StoreError> {
        add_steward(&mut *self.pool.acquire().await?, workshop, account).await?;
        Ok(())
    }

    async fn stewards_of(&self, workshop: u64) -> Result<Vec<u64>, StoreError> {
        let ids: Vec<i64> = sqlx::query_scalar("select account from steward where workshop = $1 order by account")
            .bind(to_row(workshop))
            .fetch_all(&self.pool)
            .await?;
        Ok(ids.into_iter().map(from_row).collect())
    }

    async fn stewards(&self) -> Result<Vec<(u64, u64)>, StoreError> {
        let rows: Vec<(i64, i64)> = sqlx::query_as("select workshop, account from steward order by workshop, account")
            .fetch_all(&self.pool)
            .await?;
        Ok(rows.into_iter().map(|(workshop, account)| (from_row(workshop), from_row(account))).collect())
    }

    async fn is_steward(&self, workshop: u64, account: u64) -> Result<bool, StoreError> {
        let found: Option<i64> =
            sqlx::query_scalar("select workshop from steward where workshop = $1 and account = $2")
                .bind(to_row(workshop))
                .bind(to_row(account))
                .fetch_optional(&self.pool)
                .await?;
        Ok(found.is_some())
    }
}

pub(super) async fn release_join_code(db: &mut PgConnection, workshop: u64) -> Result<(), sqlx::Error> {
    sqlx::query("update workshop set join_code = null where id = $1").bind(to_row(workshop)).execute(db).await?;
    Ok(())
}

async fn create(db: &mut PgConnection, new: NewWorkshop) -> Result<(), StoreError> {
    let batch = Batch { stream: new.id, expected_seq: 0, appends: vec![new.first] };
    chain::check(&batch)?;
    streams::create_stream(db, new.id, &new.epoch).await?;

    // `do nothing` rather than an error: on PostgreSQL an error would end the transaction.
    let inserted = sqlx::query(
        "insert into workshop (id, join_code, projector_key, created_ms)
         values ($1, $2, $3, $4) on conflict (join_code) do nothing",
    )
    .bind(to_row(new.id))
    .bind(&new.join_code)
    .bind(&new.projector_key)
    .bind(new.created_ms)
    .execute(&mut *db)
    .await?
    .rows_affected();
    if inserted == 0 {
        return Err(StoreError::CodeTaken);
    }
    for account in new.stewards {
        add_steward(db, new.id, account).await?;
    }

    let head = Head { seq: 0, hash: chain::genesis(new.id), epoch: new.epoch };
    streams::write(db, &batch, &head)
        .await
        .map_err(|error| if is_repetition(&error) { StoreError::CodeTaken } else { error.into() })?;
    Ok(())
}

pub(super) async fn add_steward(db: &mut PgConnection, workshop: u64, account: u64) -> Result<(), sqlx::Error> {
    sqlx::query("insert into steward (workshop, account) values ($1, $2) on conflict do nothing")
        .bind(to_row(workshop))
        .bind(to_row(account))
        .execute(db)
        .await?;
    Ok(())
}

fn workshop((id, join_code, projector_key, epoch, created_ms): Row) -> WorkshopRow {
    WorkshopRow { id: from_row(id), join_code, projector_key, epoch, created_ms }
}

pub(super) async fn remove_steward(db: &mut PgConnection, workshop: u64, account: u64) -> Result<(), sqlx::Error> {
    sqlx::query("delete from steward where workshop = $1 and account = $2")
        .bind(to_row(workshop))
        .bind(to_row(account))
        .execute(db)
        .await?;
    Ok(())
}
