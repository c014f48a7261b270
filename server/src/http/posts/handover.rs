//! All that one person has open, and handing it over.

use app::catalogue::{PostText as T, UiLang};
use app::pages::{HandoverOrganisation, HandoverPage, HandoverPost, HandoverWorkshop, Page, PostsPage, Typed};
use axum::extract::{Path, RawForm};
use axum::response::Response;
use domain::directory::Refusal;
use domain::directory::accounts::CityRole;
use domain::directory::handover::{Ask, Command as Act, Handover};
use domain::directory::organisations::Part;
use domain::ids::{AccountId, PostId, WorkshopId};
use domain::lang::Lang;
use domain::text::HandoverNote;
use domain::{Principal, Right};

use super::super::asked::Asked;
use super::super::register::{confirmed_mail, post};
use super::{Reader, Sent, can_be_mended, count};
use crate::directory::About;
use crate::error::AppError;
use crate::identity;
use crate::mail::Letter;
use crate::store::Effect;

/// Within so long the same hand-over is a second click.
const SECOND_CLICK_MS: i64 = 60_000;

pub(in crate::http) async fn own(asked: Asked) -> Response {
    match identity::principal(&asked.app, &asked.headers).await.map(Principal::account) {
        Ok(Some(account)) => asked.go(&format!("/handover/{account}")),
        Ok(None) => asked.sorry(&AppError::SessionMissing, None),
        Err(error) => asked.sorry(&error, None),
    }
}

pub(in crate::http) async fn person(asked: Asked, Path(account): Path<String>) -> Response {
    asked.shown(shown(&asked, &account, None).await, None)
}

async fn shown(asked: &Asked, account: &str, typed: Option<Typed>) -> Result<Page, AppError> {
    let account: AccountId = account.parse().map_err(|_| AppError::NotFound)?;
    let reader = Reader::of(asked).await?;
    reader.must(Right::HandOver(account))?;
    let directory = &reader.directory;
    directory.accounts.get(account).ok_or(AppError::NotFound)?;
    let held: Vec<PostId> = directory.posts.of(account, reader.now).map(|(id, _)| id).collect();
    let posts = directory.posts.of(account, reader.now);
    let posts = posts.map(|(id, it)| HandoverPost { line: reader.line(id, it), tasks: reader.tasks(id) }).collect();
    let coordinates = directory.accounts.has(account, CityRole::Coordinator);
    Ok(Page::Posts(PostsPage::Handover(Box::new(HandoverPage {
        account: account.to_string(),
        name: reader.name(account),
        own: reader.who.account() == Some(account),
        notes: left_for(&reader, account, &held).into_iter().map(|it| reader.note(it)).collect(),
        posts,
        workshops: workshops(asked, account).await?,
        organisations: organisations(&reader, account),
        coordinates: coordinates.then(|| reader.missing()),
        history: directory.handovers.of_account(account).map(|it| reader.note(it)).collect(),
        asks: reader.asks(whom(&reader, account, &held)).await?,
        invitations: reader.invitations(|it| it.by == Some(account)),
        people: reader.people(Some(account)),
        done: typed.is_none() && asked.query("done").is_some(),
        typed,
        today: reader.day(reader.now),
    }))))
}

/// Those the person speaks for, with who else does.
fn organisations(reader: &Reader, account: AccountId) -> Vec<HandoverOrganisation> {
    let directory = &reader.directory;
    let spoken_for = directory.organisations.of(account, reader.now).filter(|(_, _, part)| *part == Part::Voice);
    let mut found: Vec<HandoverOrganisation> = spoken_for
        .map(|(id, known, _)| {
            let others = known.voices(&directory.accounts, reader.now).filter(|voice| *voice != account);
            let own = known.representatives(reader.now).find(|(voice, _)| *voice == account);
            let invited = known.open_invitations(reader.now).filter(|(_, it)| it.part == Part::Voice);
            HandoverOrganisation {
                id,
                name: known.name.to_string(),
                until: reader.last_day(own.and_then(|(_, it)| it.until)),
                others: others.map(|voice| reader.name(voice)).collect(),
                invited: count(invited.count()),
                can_invite: known.is_verified() && reader.may(Right::Invite(id)),
            }
        })
        .collect();
    found.sort_by_cached_key(|it| (it.name.to_lowercase(), it.id));
    found
}

/// What others left for this person, the latest first: with what was handed over to it, and at the posts it holds.
fn left_for<'a>(reader: &'a Reader, account: AccountId, held: &[PostId]) -> Vec<&'a Handover> {
    let handovers = &reader.directory.handovers;
    let mut left: Vec<&Handover> = held.iter().flat_map(|post| handovers.of_post(*post)).collect();
    left.extend(handovers.of_account(account));
    left.retain(|it| it.from != account);
    left.sort_by_key(|it| (std::cmp::Reverse(it.at), it.id));
    left.dedup_by_key(|it| it.id);
    left
}

/// Who can be asked about any of these posts, each once; without a post: whoever coordinates.
fn whom(reader: &Reader, account: AccountId, held: &[PostId]) -> Vec<(AccountId, Ask)> {
    let directory = &reader.directory;
    let posts = held.iter().filter_map(|post| directory.posts.get(*post));
    let coordinators = directory.accounts.with(CityRole::Coordinator).map(|id| (id, Ask::Coordinator));
    let mut whom: Vec<(AccountId, Ask)> = Vec::new();
    for (id, ask) in posts.flat_map(|post| directory.whom_to_ask(post, reader.now)).chain(coordinators) {
        if id != account && whom.iter().all(|(known, _)| *known != id) {
            whom.push((id, ask));
        }
    }
    whom
}

async fn workshops(asked: &Asked, account: AccountId) -> Result<Vec<HandoverWorkshop>, AppError> {
    let mut workshops = Vec::new();
    for row in asked.app.store.workshops_of(account.0).await? {
        let id = WorkshopId(row.id);
        let room = asked.app.rooms.get(id).await?;
        let shown = room.look(move |workshop, _| {
            let about = workshop.about.as_ref();
            HandoverWorkshop {
                id,
                title: about.map(|it| it.title.to_string()).unwrap_or_default(),
                date: about.and_then(|it| it.date.as_ref()).map(ToString::to_string),
            }
        });
        workshops.push(shown.await?);
    }
    Ok(workshops)
}

pub(in crate::http) async fn hand_over(asked: Asked, Path(account): Path<String>, RawForm(form): RawForm) -> Response {
    let sent = Sent::read(&form);
    let here = format!("/handover/{account}");
    match handed(&asked, &account, &sent).await {
        // Whoever has just handed over the right to look at this page goes on to the own one.
        Ok(still) => asked.go(&if still { format!("{here}?done=1") } else { "/handover".to_owned() }),
        Err(error) if can_be_mended(&error) => {
            let typed = sent.typed(&error);
            asked.shown(shown(&asked, &account, Some(typed)).await, Some(&error))
        }
        Err(error) => asked.sorry(&error, Some(here)),
    }
}

/// Hands over, all in one commit; answers whether whoever did it may still look at the page.
async fn handed(asked: &Asked, account: &str, sent: &Sent) -> Result<bool, AppError> {
    let from: AccountId = account.parse().map_err(|_| AppError::NotFound)?;
    let reader = Reader::of(asked).await?;
    reader.must(Right::HandOver(from))?;
    let to: Option<AccountId> = match sent.text("to") {
        "" => None,
        id => Some(id.parse().map_err(|_| AppError::ChoiceNeeded)?),
    };
    // Only those who were offered: an id alone tells nobody's name.
    if to.is_some_and(|to| !reader.people(Some(from)).iter().any(|(id, _)| *id == to.to_string())) {
        return Err(AppError::ChoiceNeeded);
    }
    let posts =
        sent.all("post").map(str::parse).collect::<Result<Vec<PostId>, _>>().map_err(|_| AppError::Malformed)?;
    let chosen = sent.all("workshop").map(str::parse).collect::<Result<Vec<WorkshopId>, _>>();
    let chosen = chosen.map_err(|_| AppError::Malformed)?;
    let note = HandoverNote::parse_optional(sent.text("note")).map_err(Refusal::from)?;
    let lang = Lang::parse(sent.text("lang")).map_err(Refusal::from)?;
    let coordination = sent.text("coordination") == "yes";
    if is_second_click(&reader, from, to, &posts, note.as_ref()) {
        return Ok(reader.may(Right::HandOver(from)));
    }
    // The browser is not believed: only what the person runs goes along.
    let runs = asked.app.store.workshops_of(from.0).await?;
    let workshops: Vec<WorkshopId> = chosen.into_iter().filter(|it| runs.iter().any(|row| row.id == it.0)).collect();
    let mut effects = Vec::new();
    if let Some(to) = to {
        for workshop in &workshops {
            effects.push(Effect::AddSteward { workshop: workshop.0, account: to.0 });
            effects.push(Effect::RemoveSteward { workshop: workshop.0, account: from.0 });
        }
        let goes = coordination || !workshops.is_empty() || posts.iter().any(|it| reader.may(Right::Appoint(*it)));
        if goes && asked.app.settings.mail_works() {
            effects.extend(letter(&reader, from, to, &posts).await?);
        }
    }
    let act = Act::HandOver { from, to, posts, workshops, coordination, note, lang };
    asked.app.directory.act(reader.who, act.into(), About::default(), effects).await?;
    // Those whose right still counts come back at once.
    asked.app.rooms.close_facilitator(from).await;
    Ok(Reader::of(asked).await?.may(Right::HandOver(from)))
}

/// The very same was handed over a moment ago.
fn is_second_click(
    reader: &Reader,
    from: AccountId,
    to: Option<AccountId>,
    posts: &[PostId],
    note: Option<&HandoverNote>,
) -> bool {
    let last = reader.directory.handovers.of_account(from).find(|it| it.from == from);
    last.is_some_and(|last| {
        let same = last.posts.len() == posts.len() && posts.iter().all(|post| last.posts.contains(post));
        let recent = reader.now.millis_since(last.at) < SECOND_CLICK_MS;
        same && recent && last.to == to && last.note.as_ref() == note && last.by == reader.who.account()
    })
}

/// What the successor is written.
async fn letter(
    reader: &Reader<'_>,
    from: AccountId,
    to: AccountId,
    posts: &[PostId],
) -> Result<Option<Effect>, AppError> {
    let asked = reader.asked;
    let Some(address) = confirmed_mail(asked, to).await? else { return Ok(None) };
    let directory = &reader.directory;
    let first = posts.first().and_then(|post| directory.posts.get(*post)).map(|it| it.title.to_string());
    let heading = |lang: UiLang| lang.say(T::HandoverHeading).to_owned();
    let letter = Letter::HandOver {
        title: first.unwrap_or_else(|| heading(address.lang)),
        from: reader.name(from),
        open: count(posts.iter().map(|post| directory.open_at(*post).len()).sum()),
        link: format!("{}/handover", asked.app.settings.public_url),
    };
    Ok(Some(post(asked, &address, &letter)))
}
