//! The record of rights, for whoever may read it: page by page, and as files that can be checked against the hash chain.

use std::collections::HashMap;

use app::pages::{AUDIT_GROUPS, Audit, Page};
use axum::response::Response;
use domain::Right;
use domain::ids::AccountId;

use super::asked::Asked;
use super::records::file;
use crate::directory::DIRECTORY;
use crate::documents;
use crate::error::AppError;
use crate::privacy::audit_row;
use crate::store::Chained;

/// How many are on a page.
const PAGE_SIZE: u32 = 50;
/// How many are read at once for a file.
const FILE_PAGE: u32 = 5_000;

pub(super) async fn page(asked: Asked) -> Response {
    let found = listed(&asked).await;
    asked.shown(found.map(Page::Audit), None)
}

async fn listed(asked: &Asked) -> Result<Audit, AppError> {
    asked.may(Right::ReadAudit).await?;
    let wanted = asked.query("of").unwrap_or_default();
    let group = AUDIT_GROUPS.iter().find(|(key, ..)| *key == wanted);
    let before: Option<u64> = asked.query("before").and_then(|seq| seq.parse().ok());
    let kinds = group.map_or(&[][..], |(_, _, kinds)| kinds);
    let store = &*asked.app.store;
    // One more than is shown tells whether there are older ones.
    let mut found = store.history(DIRECTORY, before.unwrap_or(u64::MAX), kinds, PAGE_SIZE + 1).await?;
    let more = found.len() > PAGE_SIZE as usize;
    found.truncate(PAGE_SIZE as usize);
    let names: HashMap<AccountId, String> =
        store.accounts().await?.into_iter().map(|it| (AccountId(it.id), it.name)).collect();
    let zone = &asked.app.settings.time_zone;
    let directory = asked.app.directory.now().await?;
    Ok(Audit {
        older: found.last().filter(|_| more).map(|last| last.event.seq),
        rows: found.iter().map(|chained| audit_row(zone, &chained.event, &names, &directory)).collect(),
        group: group.map(|(key, ..)| *key),
        later: before.is_some(),
    })
}

/// All of it, oldest first, as it was chained.
async fn whole(asked: &Asked) -> Result<Vec<Chained>, AppError> {
    asked.may(Right::ReadAudit).await?;
    let mut all = Vec::new();
    let mut before = u64::MAX;
    loop {
        let page = asked.app.store.history(DIRECTORY, before, &[], FILE_PAGE).await?;
        let Some(last) = page.last() else { break };
        before = last.event.seq;
        all.extend(page);
    }
    all.reverse();
    Ok(all)
}

pub(super) async fn json_lines(asked: Asked) -> Response {
    match whole(&asked).await {
        Ok(all) => file(documents::audit_json_lines(&all), "application/jsonl", "visionscafe-audit.jsonl"),
        Err(error) => asked.sorry(&error, Some("/audit".to_owned())),
    }
}

pub(super) async fn csv(asked: Asked) -> Response {
    match whole(&asked).await {
        Ok(all) => file(documents::audit_csv(&all), "text/csv; charset=utf-8", "visionscafe-audit.csv"),
        Err(error) => asked.sorry(&error, Some("/audit".to_owned())),
    }
}
