//! Mail that waits, wishes about it, and links that end it.

use async_trait::async_trait;
use sqlx::PgConnection;

use super::Postgres;
use crate::store::outbox::NEVER;
use crate::store::{Hash, LeasedMail, MailCount, MailOutcome, MailWish, NewMail, Outbox, StoreError, from_row, to_row};

/// Id, address, kind, language, subject, text, HTML, way to unsubscribe, when written, worthless after, tries.
type LeaseRow = (i64, String, String, String, String, String, String, Option<String>, i64, i64, i32);

fn leased(row: LeaseRow) -> LeasedMail {
    let (id, address, kind, lang, subject, text, html, unsubscribe, created_ms, until_ms, tries) = row;
    let tries = u32::try_from(tries).unwrap_or(u32::MAX);
    LeasedMail { id: from_row(id), address, kind, lang, subject, text, html, unsubscribe, created_ms, until_ms, tries }
}

#[async_trait]
impl Outbox for Postgres {
    async fn queue_mails(&self, mails: Vec<NewMail>) -> Result<(), StoreError> {
        let mut tx = self.pool.begin().await?;
        for mail in &mails {
            queue(&mut tx, mail).await?;
        }
        tx.commit().await?;
        self.queued.notify_one();
        Ok(())
    }

    async fn mail_queued(&self) {
        self.queued.notified().await;
    }

    async fn lease_mails(&self, now_ms: i64, limit: u32, lease_ms: i64) -> Result<Vec<LeasedMail>, StoreError> {
        let mut tx = self.pool.begin().await?;
        sqlx::query(
            "update outbox set outcome = 'given_up', ended_ms = $1, reason = 'too_late', account = null, address = null,
                 subject = null, body_text = null, body_html = null, unsubscribe = null
             where outcome is null and due_ms <= $1 and until_ms <= $1",
        )
        .bind(now_ms)
        .execute(&mut *tx)
        .await?;
        let rows: Vec<LeaseRow> = sqlx::query_as(
            "update outbox set tries = tries + 1, due_ms = $2
             from (select id as next from outbox where outcome is null and due_ms <= $1 order by due_ms, id limit $3
                 for update skip locked) as due
             where id = due.next
             returning id, address, kind, lang, subject, body_text, body_html, unsubscribe, created_ms, until_ms, tries",
        )
        .bind(now_ms)
        .bind(now_ms.saturating_add(lease_ms))
        .bind(i64::from(limit))
        .fetch_all(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(rows.into_iter().map(leased).collect())
    }

    async fn mail_sent(&self, id: u64, now_ms: i64) -> Result<(), StoreError> {
        sqlx::query(
            "update outbox set outcome = 'sent', ended_ms = $2, reason = null, account = null, address = null,
                 subject = null, body_text = null, body_html = null, unsubscribe = null
             where id = $1 and outcome is null",
        )
        .bind(to_row(id))
        .bind(now_ms)
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    async fn mail_failed(
        &self,
        id: u64,
        tries: u32,
        reason: &str,
        retry_ms: Option<i64>,
        now_ms: i64,
    ) -> Result<(), StoreError> {
        let statement = match retry_ms {
            Some(_) => {
                "update outbox set due_ms = $4, reason = $3
                 where id = $1 and tries = $2 and outcome is null"
            }
            None => {
                "update outbox set outcome = 'given_up', ended_ms = $4, reason = $3, account = null, address = null,
                     subject = null, body_text = null, body_html = null, unsubscribe = null
                 where id = $1 and tries = $2 and outcome is null"
            }
        };
        sqlx::query(statement)
            .bind(to_row(id))
            .bind(i64::from(tries))
            .bind(reason)
            .bind(retry_ms.unwrap_or(now_ms))
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    async fn erase_mails_of(&self, account: u64) -> Result<u64, StoreError> {
        let erased =
            sqlx::query("delete from outbox where account = $1").bind(to_row(account)).execute(&self.pool).await?;
        Ok(erased.rows_affected())
    }

    async fn erase_mails_to(&self, address: &str) -> Result<u64, StoreError> {
        let erased = sqlx::query("delete from outbox where lower(address) = lower($1)")
            .bind(address)
            .execute(&self.pool)
            .await?;
        Ok(erased.rows_affected())
    }

    async fn mail_counts(&self) -> Result<Vec<MailCount>, StoreError> {
        let rows: Vec<(String, Option<String>, Option<String>, i64, i64)> = sqlx::query_as(
            "select kind, outcome, reason, count(*), min(created_ms) from outbox
             group by kind, outcome, reason order by outcome is not null, outcome, kind, reason",
        )
        .fetch_all(&self.pool)
        .await?;
        let read = |(kind, outcome, reason, count, oldest_ms): (_, Option<String>, _, i64, _)| {
            let outcome = outcome.as_deref().map(MailOutcome::from_row).transpose()?;
            Ok(MailCount { kind, outcome, reason, count: from_row(count), oldest_ms })
        };
        rows.into_iter().map(read).collect()
    }

    async fn mail_outcome(&self, id: u64) -> Result<Option<MailOutcome>, StoreError> {
        let outcome: Option<Option<String>> = sqlx::query_scalar("select outcome from outbox where id = $1")
            .bind(to_row(id))
            .fetch_optional(&self.pool)
            .await?;
        outcome.flatten().as_deref().map(MailOutcome::from_row).transpose()
    }

    async fn sweep_mails(&self, ended_before_ms: i64, links_before_ms: i64) -> Result<u64, StoreError> {
        let mut tx = self.pool.begin().await?;
        let mut swept = 0;
        for (statement, before_ms) in [
            ("delete from outbox where ended_ms < $1", ended_before_ms),
            ("delete from unsubscribe_link where created_ms < $1", links_before_ms),
            ("delete from reminder where at_ms < $1", links_before_ms),
        ] {
            swept += sqlx::query(statement).bind(before_ms).execute(&mut *tx).await?.rows_affected();
        }
        tx.commit().await?;
        Ok(swept)
    }

    async fn mail_wishes(&self, account: u64) -> Result<Vec<MailWish>, StoreError> {
        let rows: Vec<(String, String)> =
            sqlx::query_as("select topic, often from mail_wish where account = $1 order by topic")
                .bind(to_row(account))
                .fetch_all(&self.pool)
                .await?;
        Ok(rows.into_iter().map(|(topic, often)| MailWish { topic, often }).collect())
    }

    async fn put_mail_wish(&self, account: u64, topic: &str, often: &str) -> Result<(), StoreError> {
        let mut tx = self.pool.begin().await?;
        put_wish(&mut tx, to_row(account), topic, often).await?;
        tx.commit().await?;
        Ok(())
    }

    async fn unsubscribe_topic(&self, token_hash: &Hash) -> Result<Option<String>, StoreError> {
        let topic = sqlx::query_scalar("select topic from unsubscribe_link where token_hash = $1")
            .bind(&token_hash[..])
            .fetch_optional(&self.pool)
            .await?;
        Ok(topic)
    }

    async fn unsubscribe(&self, token_hash: &Hash) -> Result<Option<String>, StoreError> {
        let mut tx = self.pool.begin().await?;
        let found: Option<(i64, String)> =
            sqlx::query_as("select account, topic from unsubscribe_link where token_hash = $1")
                .bind(&token_hash[..])
                .fetch_optional(&mut *tx)
                .await?;
        let Some((account, topic)) = found else {
            return Ok(None);
        };
        put_wish(&mut tx, account, &topic, NEVER).await?;
        tx.commit().await?;
        Ok(Some(topic))
    }

    async fn digested_until(&self, account: u64) -> Result<Option<i64>, StoreError> {
        let until = sqlx::query_scalar("select until_ms from digest where account = $1")
            .bind(to_row(account))
            .fetch_optional(&self.pool)
            .await?;
        Ok(until)
    }

    async fn put_digest(&self, account: u64, until_ms: i64, mail: Option<NewMail>) -> Result<bool, StoreError> {
        let mut tx = self.pool.begin().await?;
        let moved = sqlx::query(
            "insert into digest (account, until_ms) values ($1, $2)
             on conflict (account) do update set until_ms = $2 where digest.until_ms < $2",
        )
        .bind(to_row(account))
        .bind(until_ms)
        .execute(&mut *tx)
        .await?
        .rows_affected();
        if moved == 0 {
            return Ok(false);
        }
        if let Some(mail) = &mail {
            queue(&mut tx, mail).await?;
        }
        tx.commit().await?;
        self.queued.notify_one();
        Ok(true)
    }

    async fn reminders(&self, account: u64) -> Result<Vec<(String, i64)>, StoreError> {
        let rows = sqlx::query_as("select about, at_ms from reminder where account = $1 order by about")
            .bind(to_row(account))
            .fetch_all(&self.pool)
            .await?;
        Ok(rows)
    }

    async fn put_reminders(
        &self,
        account: u64,
        about: &[String],
        at_ms: i64,
        mail: Option<NewMail>,
    ) -> Result<bool, StoreError> {
        let mut tx = self.pool.begin().await?;
        for about in about {
            let put =
                sqlx::query("insert into reminder (account, about, at_ms) values ($1, $2, $3) on conflict do nothing")
                    .bind(to_row(account))
                    .bind(about)
                    .bind(at_ms)
                    .execute(&mut *tx)
                    .await?;
            if put.rows_affected() == 0 {
                return Ok(false);
            }
        }
        if let Some(mail) = &mail {
            queue(&mut tx, mail).await?;
        }
        tx.commit().await?;
        self.queued.notify_one();
        Ok(true)
    }
}

/// Writes a mail down to be sent, unless its reader wants none of its kind.
pub(super) async fn queue(db: &mut PgConnection, mail: &NewMail) -> Result<(), sqlx::Error> {
    let unsubscribe = mail.unsubscribe.as_ref();
    let queued = sqlx::query(
        "insert into outbox (id, account, kind, topic, address, lang, subject, body_text, body_html, unsubscribe,
             created_ms, due_ms, until_ms)
         select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13
         where not exists (select 1 from mail_wish where account = $2 and topic = $4 and often = $14)",
    )
    .bind(to_row(mail.id))
    .bind(mail.account.map(to_row))
    .bind(&mail.kind)
    .bind(unsubscribe.map(|it| &it.topic))
    .bind(&mail.address)
    .bind(&mail.lang)
    .bind(&mail.subject)
    .bind(&mail.text)
    .bind(&mail.html)
    .bind(unsubscribe.map(|it| &it.link))
    .bind(mail.created_ms)
    .bind(mail.due_ms)
    .bind(mail.until_ms)
    .bind(NEVER)
    .execute(&mut *db)
    .await?;
    if queued.rows_affected() == 0 {
        return Ok(());
    }
    if let (Some(unsubscribe), Some(account)) = (unsubscribe, mail.account) {
        sqlx::query("insert into unsubscribe_link (token_hash, account, topic, created_ms) values ($1, $2, $3, $4)")
            .bind(&unsubscribe.token_hash[..])
            .bind(to_row(account))
            .bind(&unsubscribe.topic)
            .bind(mail.created_ms)
            .execute(db)
            .await?;
    }
    Ok(())
}

async fn put_wish(db: &mut PgConnection, account: i64, topic: &str, often: &str) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into mail_wish (account, topic, often) values ($1, $2, $3)
         on conflict (account, topic) do update set often = $3",
    )
    .bind(account)
    .bind(topic)
    .bind(often)
    .execute(&mut *db)
    .await?;
    if often == NEVER {
        sqlx::query("delete from outbox where account = $1 and topic = $2")
            .bind(account)
            .bind(topic)
            .execute(db)
            .await?;
    }
    Ok(())
}
