//! How organisations are reached, and to whom their invitations went.

use async_trait::async_trait;
use sqlx::PgConnection;

use super::Postgres;
use crate::store::{Contact, Invited, Organisations, StoreError, from_row, hash_from_row, to_row};

type InvitedRow = (i64, i64, Vec<u8>, String, i64);

#[async_trait]
impl Organisations for Postgres {
    async fn contact(&self, organisation: u64) -> Result<Option<Contact>, StoreError> {
        let row: Option<(String, String, String)> =
            sqlx::query_as("select person, mail, phone from organisation_contact where organisation = $1")
                .bind(to_row(organisation))
                .fetch_optional(&self.pool)
                .await?;
        Ok(row.map(|(person, mail, phone)| Contact { person, mail, phone }))
    }

    async fn invited(&self, invitation: u64) -> Result<Option<Invited>, StoreError> {
        let row: Option<InvitedRow> = sqlx::query_as(
            "select invitation, organisation, address_hash, hint, expires_ms from organisation_invitation
             where invitation = $1",
        )
        .bind(to_row(invitation))
        .fetch_optional(&self.pool)
        .await?;
        row.map(invited).transpose()
    }

    async fn invited_by(&self, organisation: u64) -> Result<Vec<Invited>, StoreError> {
        let rows: Vec<InvitedRow> = sqlx::query_as(
            "select invitation, organisation, address_hash, hint, expires_ms from organisation_invitation
             where organisation = $1 order by expires_ms desc, invitation",
        )
        .bind(to_row(organisation))
        .fetch_all(&self.pool)
        .await?;
        rows.into_iter().map(invited).collect()
    }
}

fn invited((invitation, organisation, hash, hint, expires_ms): InvitedRow) -> Result<Invited, StoreError> {
    let (invitation, organisation) = (from_row(invitation), from_row(organisation));
    Ok(Invited { invitation, organisation, address_hash: hash_from_row(hash)?, hint, expires_ms })
}

pub(super) async fn put_contact(
    db: &mut PgConnection,
    organisation: u64,
    contact: &Contact,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into organisation_contact (organisation, person, mail, phone) values ($1, $2, $3, $4)
         on conflict (organisation) do update set person = $2, mail = $3, phone = $4",
    )
    .bind(to_row(organisation))
    .bind(&contact.person)
    .bind(&contact.mail)
    .bind(&contact.phone)
    .execute(db)
    .await?;
    Ok(())
}

/// What has expired makes room for a new invitation to the same address.
pub(super) async fn put_invited(db: &mut PgConnection, invited: &Invited, now_ms: i64) -> Result<(), sqlx::Error> {
    sqlx::query(
        "delete from organisation_invitation where organisation = $1 and address_hash = $2 and expires_ms <= $3",
    )
    .bind(to_row(invited.organisation))
    .bind(&invited.address_hash[..])
    .bind(now_ms)
    .execute(&mut *db)
    .await?;
    sqlx::query(
        "insert into organisation_invitation (invitation, organisation, address_hash, hint, expires_ms)
         values ($1, $2, $3, $4, $5)",
    )
    .bind(to_row(invited.invitation))
    .bind(to_row(invited.organisation))
    .bind(&invited.address_hash[..])
    .bind(&invited.hint)
    .bind(invited.expires_ms)
    .execute(&mut *db)
    .await?;
    Ok(())
}

pub(super) async fn drop_invited(db: &mut PgConnection, invitation: u64) -> Result<(), sqlx::Error> {
    sqlx::query("delete from organisation_invitation where invitation = $1")
        .bind(to_row(invitation))
        .execute(db)
        .await?;
    Ok(())
}

pub(super) async fn drop_organisation(db: &mut PgConnection, organisation: u64) -> Result<(), sqlx::Error> {
    for statement in [
        "delete from organisation_contact where organisation = $1",
        "delete from organisation_invitation where organisation = $1",
    ] {
        sqlx::query(statement).bind(to_row(organisation)).execute(&mut *db).await?;
    }
    Ok(())
}
