//! Personal data and their erasure.

use async_trait::async_trait;
use sqlx::PgConnection;

use super::Postgres;
use crate::store::{HostName, Organisation, People, Person, StoreError, from_row, to_row};

#[async_trait]
impl People for Postgres {
    async fn people(&self, workshop: u64) -> Result<Vec<Person>, StoreError> {
        let rows: Vec<(i64, Option<String>, Option<i64>, i16)> =
            sqlx::query_as("select seat, name, organisation, erased from person where workshop = $1 order by seat")
                .bind(to_row(workshop))
                .fetch_all(&self.pool)
                .await?;
        Ok(rows
            .into_iter()
            .map(|(seat, name, organisation, erased)| Person {
                seat: from_row(seat),
                name,
                organisation: organisation.map(from_row),
                erased: erased != 0,
            })
            .collect())
    }

    async fn organisations(&self, workshop: u64) -> Result<Vec<Organisation>, StoreError> {
        let rows: Vec<(i64, String)> =
            sqlx::query_as("select organisation, name from organisation where workshop = $1 order by organisation")
                .bind(to_row(workshop))
                .fetch_all(&self.pool)
                .await?;
        Ok(rows
            .into_iter()
            .map(|(organisation, name)| Organisation { organisation: from_row(organisation), name })
            .collect())
    }

    async fn host_names(&self, workshop: u64) -> Result<Vec<HostName>, StoreError> {
        let rows: Vec<(i64, String)> =
            sqlx::query_as("select group_id, name from host_name where workshop = $1 order by group_id")
                .bind(to_row(workshop))
                .fetch_all(&self.pool)
                .await?;
        Ok(rows.into_iter().map(|(group, name)| HostName { group: from_row(group), name }).collect())
    }

    async fn erase_person(&self, workshop: u64, seat: u64) -> Result<(), StoreError> {
        let mut tx = self.pool.begin().await?;
        for table in [
            "delete from person where workshop = $1 and seat = $2",
            "delete from seat_token where workshop = $1 and seat = $2",
            "delete from reentry_code where workshop = $1 and seat = $2",
        ] {
            sqlx::query(table).bind(to_row(workshop)).bind(to_row(seat)).execute(&mut *tx).await?;
        }
        tx.commit().await?;
        Ok(())
    }
}

pub(super) async fn put_person(
    db: &mut PgConnection,
    workshop: u64,
    seat: u64,
    name: Option<&str>,
    organisation: Option<u64>,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into person (workshop, seat, name, organisation) values ($1, $2, $3, $4)
         on conflict (workshop, seat) do update set name = $3, organisation = $4 where person.erased = 0",
    )
    .bind(to_row(workshop))
    .bind(to_row(seat))
    .bind(name)
    .bind(organisation.map(to_row))
    .execute(db)
    .await?;
    Ok(())
}

pub(super) async fn put_organisation(
    db: &mut PgConnection,
    workshop: u64,
    organisation: u64,
    name: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into organisation (workshop, organisation, name) values ($1, $2, $3)
         on conflict (workshop, organisation) do update set name = $3",
    )
    .bind(to_row(workshop))
    .bind(to_row(organisation))
    .bind(name)
    .execute(db)
    .await?;
    Ok(())
}

pub(super) async fn put_host_name(
    db: &mut PgConnection,
    workshop: u64,
    group: u64,
    name: Option<&str>,
) -> Result<(), sqlx::Error> {
    match name {
        Some(name) => sqlx::query(
            "insert into host_name (workshop, group_id, name) values ($1, $2, $3)
             on conflict (workshop, group_id) do update set name = $3",
        )
        .bind(to_row(workshop))
        .bind(to_row(group))
        .bind(name),
        None => sqlx::query("delete from host_name where workshop = $1 and group_id = $2")
            .bind(to_row(workshop))
            .bind(to_row(group)),
    }
    .execute(db)
    .await?;
    Ok(())
}
