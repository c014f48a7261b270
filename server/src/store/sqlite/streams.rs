//! Streams and their events.

use std::collections::HashMap;

use async_trait::async_trait;
use sqlx::{Connection, SqliteConnection};

use super::{
    BEGIN, Sqlite, accounts, files, organisations, outbox, people, polls, privacy, seats, sign_in, ways_in, workshops,
};
use crate::store::chain::{self, Link, Verifier};
use crate::store::error::is_repetition;
use crate::store::{Batch, ChainReport, Effect, Head, Recorded, StoreError, Streams, from_row, hash_from_row, to_row};

type EventRow = (i64, i64, String, Option<String>, String, String);
type ChainRow = (i64, i64, String, Option<String>, String, String, Vec<u8>);

/// How many events are checked at a time: enough to be quick, few enough to be small.
const VERIFY_PAGE: i64 = 4096;

#[async_trait]
impl Streams for Sqlite {
    async fn commit(&self, batches: Vec<Batch>) -> Result<Vec<Result<u64, StoreError>>, StoreError> {
        let mut tx = self.writer.begin_with(BEGIN).await?;
        let mut heads = lock_heads(&mut tx, &batches).await?;
        let mut results = Vec::with_capacity(batches.len());
        for batch in &batches {
            results.push(enter(&mut tx, &mut heads, batch).await?);
        }
        tx.commit().await?;
        let effects = || batches.iter().flat_map(|batch| &batch.appends).flat_map(|append| &append.effects);
        if effects().any(|effect| matches!(effect, Effect::QueueMail(_))) {
            self.queued.notify_one();
        }
        if effects().any(Effect::erases) {
            // The log still holds what was erased. What is committed is committed, whether this works or not.
            if let Err(error) = self.empty_log().await {
                tracing::warn!(%error, "the write-ahead log could not be emptied");
            }
        }
        Ok(results)
    }

    async fn read(&self, stream: u64, after_seq: u64, limit: u32) -> Result<Vec<Recorded>, StoreError> {
        let rows: Vec<EventRow> = sqlx::query_as(
            "select seq, at_ms, actor, command_id, kind, body
             from event where stream = $1 and seq > $2 order by seq limit $3",
        )
        .bind(to_row(stream))
        .bind(to_row(after_seq))
        .bind(i64::from(limit))
        .fetch_all(&self.readers)
        .await?;
        Ok(rows.into_iter().map(recorded).collect())
    }

    async fn begin_stream(&self, stream: u64, epoch: &str) -> Result<(), StoreError> {
        sqlx::query(
            "insert into stream (id, epoch, head_seq, head_hash) values ($1, $2, 0, $3) on conflict do nothing",
        )
        .bind(to_row(stream))
        .bind(epoch)
        .bind(&chain::genesis(stream)[..])
        .execute(&self.writer)
        .await?;
        Ok(())
    }

    async fn head(&self, stream: u64) -> Result<Option<Head>, StoreError> {
        head(&mut *self.readers.acquire().await?, stream).await
    }

    async fn done_before(&self, stream: u64, actor: &str, command_id: &str) -> Result<Option<u64>, StoreError> {
        done_before(&mut *self.readers.acquire().await?, stream, actor, command_id).await
    }

    async fn verify(&self, stream: u64) -> Result<ChainReport, StoreError> {
        // One transaction sees one state, however much is written meanwhile.
        let mut tx = self.readers.begin().await?;
        let head = head(&mut tx, stream).await?.ok_or(StoreError::NotFound)?;
        let mut verifier = Verifier::new(stream);
        let mut after = i64::MIN;
        loop {
            let rows: Vec<ChainRow> = sqlx::query_as(
                "select seq, at_ms, actor, command_id, kind, body, hash
                 from event where stream = $1 and seq > $2 order by seq limit $3",
            )
            .bind(to_row(stream))
            .bind(after)
            .bind(VERIFY_PAGE)
            .fetch_all(&mut *tx)
            .await?;
            let Some(last) = rows.last() else { break };
            after = last.0;
            for (seq, at_ms, actor, command_id, kind, body, hash) in rows {
                let event = recorded((seq, at_ms, actor, command_id, kind, body));
                verifier.follow(&event, &hash_from_row(hash)?);
            }
        }
        Ok(verifier.finish(&head))
    }

    async fn renew_epoch(&self, stream: u64, epoch: &str) -> Result<(), StoreError> {
        let changed = sqlx::query("update stream set epoch = $2 where id = $1")
            .bind(to_row(stream))
            .bind(epoch)
            .execute(&self.writer)
            .await?
            .rows_affected();
        if changed == 0 { Err(StoreError::NotFound) } else { Ok(()) }
    }
}

/// A new stream without events.
pub(super) async fn create_stream(db: &mut SqliteConnection, stream: u64, epoch: &str) -> Result<(), sqlx::Error> {
    sqlx::query("insert into stream (id, epoch, head_seq, head_hash) values ($1, $2, 0, $3)")
        .bind(to_row(stream))
        .bind(epoch)
        .bind(&chain::genesis(stream)[..])
        .execute(db)
        .await?;
    Ok(())
}

/// Writes a batch that is known to fit; answers with the new head.
pub(super) async fn write(db: &mut SqliteConnection, batch: &Batch, head: &Head) -> Result<Head, sqlx::Error> {
    let (links, head) = chain::link(batch, head);
    insert(db, batch.stream, &links).await?;
    for effect in batch.appends.iter().flat_map(|append| &append.effects) {
        carry_out(db, effect).await?;
    }
    if !links.is_empty() {
        sqlx::query("update stream set head_seq = $2, head_hash = $3 where id = $1")
            .bind(to_row(batch.stream))
            .bind(to_row(head.seq))
            .bind(&head.hash[..])
            .execute(db)
            .await?;
    }
    Ok(head)
}

/// Writes a batch behind a savepoint, so that it can fail alone: that is the inner error. The outer
/// one means that the whole transaction is lost.
async fn enter(
    db: &mut SqliteConnection,
    heads: &mut HashMap<u64, Head>,
    batch: &Batch,
) -> Result<Result<u64, StoreError>, StoreError> {
    if let Err(error) = chain::check(batch) {
        return Ok(Err(error));
    }
    let Some(head) = heads.get(&batch.stream) else {
        return Ok(Err(StoreError::NotFound));
    };
    if head.seq != batch.expected_seq {
        let current = head.seq;
        let repeated = repeated(db, batch).await?;
        return Ok(Err(repeated.unwrap_or(StoreError::Conflict { current })));
    }
    let mut savepoint = db.begin().await?;
    let error = match write(&mut savepoint, batch, head).await {
        Ok(head) => {
            savepoint.commit().await?;
            let seq = head.seq;
            heads.insert(batch.stream, head);
            return Ok(Ok(seq));
        }
        Err(error) => error,
    };
    let in_use = is_repetition(&error);
    let error = StoreError::from(error);
    if error.concerns_everyone() {
        // The database has given the transaction up, and with it the savepoint.
        return Err(error);
    }
    savepoint.rollback().await?;
    if in_use {
        return Ok(Err(repeated(db, batch).await?.unwrap_or(StoreError::CodeTaken)));
    }
    Ok(Err(error))
}

/// Where the streams of these batches end. The write lock is held already: nobody else can move them.
async fn lock_heads(db: &mut SqliteConnection, batches: &[Batch]) -> Result<HashMap<u64, Head>, StoreError> {
    let mut heads = HashMap::new();
    for batch in batches {
        if !heads.contains_key(&batch.stream)
            && let Some(head) = head(db, batch.stream).await?
        {
            heads.insert(batch.stream, head);
        }
    }
    Ok(heads)
}

/// `AlreadyDone`, if one of the batch's commands was carried out before.
async fn repeated(db: &mut SqliteConnection, batch: &Batch) -> Result<Option<StoreError>, StoreError> {
    for (append, command) in batch.appends.iter().enumerate() {
        if let Some(id) = &command.command_id
            && let Some(seq) = done_before(db, batch.stream, &command.actor, id).await?
        {
            return Ok(Some(StoreError::AlreadyDone { append, seq }));
        }
    }
    Ok(None)
}

async fn insert(db: &mut SqliteConnection, stream: u64, links: &[Link<'_>]) -> Result<(), sqlx::Error> {
    for link in links {
        sqlx::query(
            "insert into event (stream, seq, at_ms, actor, command_id, kind, body, hash)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(to_row(stream))
        .bind(to_row(link.seq))
        .bind(link.at_ms)
        .bind(link.actor)
        .bind(link.command_id)
        .bind(link.kind)
        .bind(link.body)
        .bind(&link.hash[..])
        .execute(&mut *db)
        .await?;
    }
    Ok(())
}

async fn carry_out(db: &mut SqliteConnection, effect: &Effect) -> Result<(), sqlx::Error> {
    match effect {
        Effect::PutPerson { workshop, seat, name, organisation } => {
            people::put_person(db, *workshop, *seat, name.as_deref(), *organisation).await
        }
        Effect::ErasePerson { workshop, seat } => privacy::erase_seat(db, *workshop, *seat).await,
        Effect::PutOrganisation { workshop, organisation, name } => {
            people::put_organisation(db, *workshop, *organisation, name).await
        }
        Effect::PutSeatToken { token_hash, workshop, seat } => seats::put_token(db, token_hash, *workshop, *seat).await,
        Effect::PutReentryCode { workshop, seat, code_hash } => {
            seats::put_reentry_code(db, *workshop, *seat, code_hash).await
        }
        Effect::PutHostName { workshop, group, name } => {
            people::put_host_name(db, *workshop, *group, name.as_deref()).await
        }
        Effect::ReleaseJoinCode { workshop } => workshops::release_join_code(db, *workshop).await,
        Effect::PutParticipation { workshop, poll, voter, ballots } => {
            polls::put_participation(db, *workshop, *poll, voter, *ballots).await
        }
        Effect::PutBallotBox { workshop, poll, sealed } => polls::put_ballot_box(db, *workshop, *poll, sealed).await,
        Effect::DropBallotBox { workshop, poll } => polls::drop_ballot_box(db, *workshop, *poll).await,
        Effect::PutAccount { account, name, lang, created_ms } => {
            accounts::put_account(db, *account, name, lang, *created_ms).await
        }
        Effect::DisableAccount { account, since_ms } => accounts::disable(db, *account, *since_ms).await,
        Effect::EndSessions { account, except } => accounts::end_sessions(db, *account, except.as_ref()).await,
        Effect::EraseAccount { account } => {
            privacy::erase_traces(db, *account).await?;
            accounts::erase(db, *account).await
        }
        Effect::MergeAccount { from, into } => accounts::merge(db, *from, *into).await,
        Effect::PutAddress { account, address } => sign_in::put_address(db, *account, address).await,
        Effect::PutPassword { account, phc, set_ms } => sign_in::put_password(db, *account, phc, *set_ms).await,
        Effect::PutPasskey(passkey) => ways_in::put_passkey(db, passkey).await,
        Effect::RenamePasskey { account, credential_id, name } => {
            ways_in::rename_passkey(db, *account, credential_id, name).await
        }
        Effect::DropPasskey { account, credential_id } => ways_in::drop_passkey(db, *account, credential_id).await,
        Effect::PutFederated { account, federated } => ways_in::put_federated(db, *account, federated).await,
        Effect::DropFederated { account, issuer } => ways_in::drop_federated(db, *account, issuer).await,
        Effect::PutMailToken(token) => sign_in::put_mail_token(db, token).await,
        Effect::SpendMailToken { token_hash } => sign_in::spend_mail_token(db, token_hash).await,
        Effect::DropMailTokens { account } => sign_in::drop_mail_tokens(db, *account).await,
        Effect::PutTotp { account, totp } => sign_in::put_totp(db, *account, totp.as_ref()).await,
        Effect::PutRecoveryCodes { account, codes } => sign_in::put_recovery_codes(db, *account, codes).await,
        Effect::PutClaim { account, workshop, seat } => sign_in::put_claim(db, *account, *workshop, *seat).await,
        Effect::PutContact { organisation, contact } => organisations::put_contact(db, *organisation, contact).await,
        Effect::PutInvited { invited, now_ms } => organisations::put_invited(db, invited, *now_ms).await,
        Effect::DropInvited { invitation } => organisations::drop_invited(db, *invitation).await,
        Effect::DropOrganisation { organisation } => organisations::drop_organisation(db, *organisation).await,
        Effect::AddSteward { workshop, account } => workshops::add_steward(db, *workshop, *account).await,
        Effect::RemoveSteward { workshop, account } => workshops::remove_steward(db, *workshop, *account).await,
        Effect::PutFile { file, bytes } => files::insert(db, file, bytes).await,
        Effect::ReplaceFile { file, bytes } => files::replace(db, file, bytes).await,
        Effect::DropFile { id } => files::drop(db, *id).await,
        Effect::QueueMail(mail) => outbox::queue(db, mail).await,
    }
}

async fn head(db: &mut SqliteConnection, stream: u64) -> Result<Option<Head>, StoreError> {
    let row: Option<(i64, Vec<u8>, String)> =
        sqlx::query_as("select head_seq, head_hash, epoch from stream where id = $1")
            .bind(to_row(stream))
            .fetch_optional(db)
            .await?;
    row.map(|(seq, hash, epoch)| Ok(Head { seq: from_row(seq), hash: hash_from_row(hash)?, epoch })).transpose()
}

async fn done_before(
    db: &mut SqliteConnection,
    stream: u64,
    actor: &str,
    command_id: &str,
) -> Result<Option<u64>, StoreError> {
    let seq: Option<i64> =
        sqlx::query_scalar("select seq from event where stream = $1 and actor = $2 and command_id = $3")
            .bind(to_row(stream))
            .bind(actor)
            .bind(command_id)
            .fetch_optional(db)
            .await?;
    Ok(seq.map(from_row))
}

fn recorded((seq, at_ms, actor, command_id, kind, body): EventRow) -> Recorded {
    Recorded { seq: from_row(seq), at_ms, actor, command_id, kind, body }
}
