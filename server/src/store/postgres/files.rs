//! Files.

use async_trait::async_trait;

use super::Postgres;
use crate::store::files::{Row, read};
use crate::store::{FileOwner, FileRow, Files, StoreError, to_row};

#[async_trait]
impl Files for Postgres {
    async fn file(&self, id: u64) -> Result<Option<(FileRow, Vec<u8>)>, StoreError> {
        let row: Option<(i64, String, i64, String, String, i64, Vec<u8>)> =
            sqlx::query_as("select id, owner_kind, owner, kind, name, added_ms, bytes from file where id = $1")
                .bind(to_row(id))
                .fetch_optional(&self.pool)
                .await?;
        let Some((id, owner_kind, owner, kind, name, added_ms, bytes)) = row else { return Ok(None) };
        Ok(Some((read((id, owner_kind, owner, kind, name, added_ms))?, bytes)))
    }

    async fn file_row(&self, id: u64) -> Result<Option<FileRow>, StoreError> {
        let row: Option<Row> =
            sqlx::query_as("select id, owner_kind, owner, kind, name, added_ms from file where id = $1")
                .bind(to_row(id))
                .fetch_optional(&self.pool)
                .await?;
        row.map(read).transpose()
    }

    async fn files_of(&self, owner: FileOwner) -> Result<Vec<FileRow>, StoreError> {
        let (owner_kind, owner) = owner.columns();
        let rows: Vec<Row> = sqlx::query_as(
            "select id, owner_kind, owner, kind, name, added_ms from file
             where owner_kind = $1 and owner = $2 order by added_ms, id",
        )
        .bind(owner_kind)
        .bind(to_row(owner))
        .fetch_all(&self.pool)
        .await?;
        rows.into_iter().map(read).collect()
    }
}

pub(super) async fn insert(tx: &mut sqlx::PgConnection, file: &FileRow, bytes: &[u8]) -> Result<(), sqlx::Error> {
    let (owner_kind, owner) = file.owner.columns();
    sqlx::query(
        "insert into file (id, owner_kind, owner, kind, name, added_ms, bytes) values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(to_row(file.id))
    .bind(owner_kind)
    .bind(to_row(owner))
    .bind(file.kind.ending())
    .bind(&file.name)
    .bind(file.added_ms)
    .bind(bytes)
    .execute(tx)
    .await?;
    Ok(())
}

pub(super) async fn drop(tx: &mut sqlx::PgConnection, id: u64) -> Result<(), sqlx::Error> {
    sqlx::query("delete from file where id = $1").bind(to_row(id)).execute(tx).await?;
    Ok(())
}

pub(super) async fn replace(db: &mut sqlx::PgConnection, file: &FileRow, bytes: &[u8]) -> Result<(), sqlx::Error> {
    let (owner_kind, owner) = file.owner.columns();
    sqlx::query("delete from file where owner_kind = $1 and owner = $2 and kind = $3")
        .bind(owner_kind)
        .bind(to_row(owner))
        .bind(file.kind.ending())
        .execute(&mut *db)
        .await?;
    insert(db, file, bytes).await
}
