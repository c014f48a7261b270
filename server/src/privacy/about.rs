//! What is stored about an account's owner: one function goes through everything that can hold something of a person. A test
//! reads the tables of the database and fails when there is one that it does not know (`server/tests/it/privacy.rs`).

use std::collections::HashMap;

use app::catalogue::{PrivacyText, UiLang};
use app::pages::{
    AuditRow, AuditWho, StoredAbout, StoredAccount, StoredAct, StoredAddress, StoredLetter, StoredMail, StoredSeat,
    StoredSession, StoredSignIn, StoredText, StoredWorkshop, own_name,
};
use domain::directory::Directory;
use domain::directory::accounts::CityRole;
use domain::directory::bodies::Place;
use domain::directory::texts::Which;
use domain::ids::{AccountId, OrganisationId, PostId, SeatId, TaskId, WorkshopId};
use domain::view::People;
use domain::workshop::poll::Voter;
use domain::workshop::{Standing, Workshop};
use domain::{Actor, Timestamp};
use jiff::tz::TimeZone;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::app_state::App;
use crate::clock;
use crate::error::AppError;
use crate::live::Names;
use crate::store::{AboutSeat, Recorded};

/// Moments as people read them.
struct Clock(TimeZone);

impl Clock {
    fn day_and_time(&self, ms: i64) -> String {
        let Ok(at) = jiff::Timestamp::from_millisecond(ms) else { return String::new() };
        at.to_zoned(self.0.clone()).strftime("%d.%m.%Y %H:%M").to_string()
    }

    fn act(&self, recorded: &Recorded) -> StoredAct {
        StoredAct {
            seq: recorded.seq,
            at: self.day_and_time(recorded.at_ms),
            kind: recorded.kind.clone(),
            body: serde_json::from_str(&recorded.body).unwrap_or(Value::Null),
        }
    }
}

/// Everything that is kept of an account's owner.
///
/// # Errors
/// `NotFound` when there is no such account; what the store says when it cannot be read.
pub async fn stored_about(app: &App, lang: UiLang, account: AccountId) -> Result<StoredAbout, AppError> {
    let store = &*app.store;
    let clock = Clock(app.settings.time_zone.clone());
    let time = |ms: i64| clock.day_and_time(ms);
    let now = clock::now().0;
    let known = store.account(account.0).await?.ok_or(AppError::NotFound)?;
    let about = store.about_account(account.0).await?;
    let totp = store.totp(account.0).await?.and_then(|totp| totp.confirmed_ms);
    let sessions = store.sessions(account.0, now).await?.into_iter().map(|session| StoredSession {
        device: session.device,
        begun: time(session.begun_ms),
        used: time(session.touched_ms),
    });
    let passkeys = store.passkeys(account.0).await?.into_iter();
    let known_browsers = store.known_browsers(account.0).await?.into_iter();
    let elsewhere = store.federated(account.0).await?.into_iter();
    let links = about.links_until_ms.iter().map(|until| ("enter".to_owned(), time(*until)));
    let tokens = about.mail_tokens.iter().map(|(purpose, until)| (purpose.clone(), time(*until)));
    let wishes = store.mail_wishes(account.0).await?;
    let directory = app.directory.now().await?;
    let rights = directory.accounts.get(account).map(|it| it.roles.iter().map(|role| role.key().to_owned()).collect());

    let names: HashMap<AccountId, String> =
        store.accounts().await?.into_iter().map(|it| (AccountId(it.id), it.name)).collect();
    let (mut history, mut told) = (Vec::new(), Vec::new());
    let (id, actor) = (format!("\"{account}\""), format!("account:{account}"));
    let mut after = 0;
    loop {
        let page = app.directory.history(after).await?;
        let Some(last) = page.last() else { break };
        after = last.seq;
        for recorded in page.iter().filter(|it| it.actor == actor || it.body.contains(&id)) {
            history.push(clock.act(recorded));
            told.push(audit_row(&clock.0, recorded, &names, &directory));
        }
    }

    let mut runs = Vec::new();
    for row in store.workshops_of(account.0).await? {
        let room = app.rooms.get(WorkshopId(row.id)).await?;
        let (title, date) = room.look(|workshop, _| title_of(workshop)).await?;
        let acts = store.acts(row.id, &Actor::Facilitator(account).to_string()).await?;
        let acts = acts.iter().map(|act| clock.act(act)).collect();
        runs.push(StoredWorkshop { id: WorkshopId(row.id).to_string(), title, date, acts });
    }

    let mut seats = Vec::new();
    for (workshop, seat) in store.claims(account.0).await? {
        let kept = store.about_seat(workshop, seat).await?;
        let room = app.rooms.get(WorkshopId(workshop)).await?;
        let zone = clock.0.clone();
        let mut found = room
            .read(move |state, names| seat_in(&Clock(zone), state, names, WorkshopId(workshop), SeatId(seat), kept))
            .await?;
        let acts = store.acts(workshop, &Actor::Seat(SeatId(seat)).to_string()).await?;
        found.acts = acts.iter().map(|act| clock.act(act)).collect();
        seats.push(found);
    }

    Ok(StoredAbout {
        problem: None,
        made: time(now),
        account: StoredAccount {
            id: account.to_string(),
            name: known.name,
            language: own_name(&known.lang).to_owned(),
            opened: time(known.created_ms),
            last_signed_in: about.seen_ms.map(time),
        },
        address: store
            .address(account.0)
            .await?
            .map(|it| StoredAddress { address: it.address, confirmed: it.verified_ms.map(time) }),
        sign_in: StoredSignIn {
            password_set: about.password_set_ms.map(time),
            second_factor_since: totp.map(time),
            passkeys: passkeys.map(|it| (it.name, time(it.added_ms), it.used_ms.map(time))).collect(),
            elsewhere: elsewhere.map(|it| (it.issuer, it.subject, time(it.since_ms))).collect(),
            codes_on_paper: store.count_recovery_codes(account.0).await?,
            known_browsers: known_browsers.map(|it| time(it.seen_ms)).collect(),
            sessions: sessions.collect(),
            open_links: links.chain(tokens).collect(),
        },
        mail: StoredMail {
            waiting: about
                .mails
                .into_iter()
                .map(|mail| StoredLetter {
                    kind: mail.kind,
                    address: mail.address,
                    subject: mail.subject,
                    written: time(mail.created_ms),
                })
                .collect(),
            wishes: wishes.into_iter().map(|wish| (wish.topic, wish.often)).collect(),
            news_until: store.digested_until(account.0).await?.map(time),
            reminders: store.reminders(account.0).await?.into_iter().map(|(about, ms)| (about, time(ms))).collect(),
            unsubscribe_links: about.unsubscribe_links.into_iter().map(|(topic, ms)| (topic, time(ms))).collect(),
        },
        rights: rights.unwrap_or_default(),
        history,
        told,
        runs,
        seats,
        more: more(app, lang, account).await?,
    })
}

/// What other parts of the program keep of somebody, in the reader's language: a heading and its lines each.
async fn more(app: &App, lang: UiLang, account: AccountId) -> Result<Vec<(String, Vec<String>)>, AppError> {
    let now = clock::now();
    let directory = app.directory.now().await?;
    let mut organisations: Vec<String> =
        directory.organisations.of(account, now).map(|(_, organisation, _)| organisation.name.to_string()).collect();
    if let Some(address) = app.store.address(account.0).await? {
        for (id, organisation) in directory.organisations.iter() {
            let contact = app.store.contact(id.0).await?;
            if let Some(contact) = contact.filter(|it| it.mail.to_lowercase() == address.folded) {
                let contact = [contact.person, contact.mail, contact.phone].join(", ");
                organisations.push(format!("{}: {contact}", organisation.name));
            }
        }
    }
    let posts: Vec<String> = directory
        .posts
        .of(account, now)
        .map(|(_, post)| {
            let place = directory.bodies.get(post.place).map(|place| place.name.to_string()).unwrap_or_default();
            format!("{} ({place})", post.title)
        })
        .collect();
    let all = [(PrivacyText::AuditOrganisations, organisations), (PrivacyText::AuditBodies, posts)];
    let told = all.into_iter().filter(|(_, lines)| !lines.is_empty());
    Ok(told.map(|(heading, lines)| (lang.say(heading).to_owned(), lines)).collect())
}

fn title_of(workshop: &Workshop) -> (String, Option<String>) {
    let about = workshop.about.as_ref();
    let date = about.and_then(|it| it.date.as_ref()).map(ToString::to_string);
    (about.map(|it| it.title.to_string()).unwrap_or_default(), date)
}

fn seat_in(
    clock: &Clock,
    state: &Workshop,
    names: &Names,
    workshop: WorkshopId,
    id: SeatId,
    kept: AboutSeat,
) -> StoredSeat {
    let by = Actor::Seat(id);
    let seat = state.seats.get(&id);
    let (title, date) = title_of(state);
    let written = |at: Timestamp| clock.day_and_time(at.0);
    let cards = state.cards.values().filter(|card| card.author == by).map(|card| StoredText {
        text: card.text.to_string(),
        lang: card.lang.to_string(),
        written: written(card.written),
        anonymous: card.anonymous,
        on_behalf: card.behalf.is_some(),
        withdrawn: card.standing == Standing::Withdrawn,
        earlier: card.earlier.iter().map(|wording| wording.text.to_string()).collect(),
    });
    let comments = state.cards.values().flat_map(|card| &card.comments).filter(|it| it.author == by);
    let comments = comments.map(|comment| StoredText {
        text: comment.text.to_string(),
        lang: comment.lang.to_string(),
        written: written(comment.at),
        anonymous: comment.anonymous,
        on_behalf: comment.behalf.is_some(),
        withdrawn: comment.standing == Standing::Withdrawn,
        earlier: Vec::new(),
    });
    let supported = state.cards.values().filter(|card| card.supporters.contains(&id));
    let took_part = state.polls.values().filter_map(|poll| {
        let now = poll.open().is_some_and(|open| open.cast.get(&Voter::Seat(id)).is_some_and(|cast| *cast > 0));
        let named = poll.closed().is_some_and(|it| it.closing.ballots.iter().any(|ballot| ballot.seat == Some(id)));
        let named = named || (now && !poll.setup.secret);
        (now || named || kept.voted.contains(&poll.id.0)).then(|| (poll.setup.question.to_string(), named))
    });
    let organisation = kept.organisation.map(domain::ids::OrganisationId).or(seat.and_then(|it| it.organisation));
    StoredSeat {
        workshop: workshop.to_string(),
        title,
        date,
        name: kept.name,
        organisation: organisation.and_then(|it| names.organisation(it)).map(|name| name.to_string()),
        language: seat.map(|it| own_name(it.lang.as_str()).to_owned()).unwrap_or_default(),
        joined: seat.map(|it| written(it.joined)).unwrap_or_default(),
        table: seat.and_then(|it| it.group).and_then(|it| state.group(it)).map(|group| group.name.to_string()),
        host: seat.is_some_and(|it| it.host),
        phones: kept.phones,
        has_return_code: kept.has_code,
        cards: cards.collect(),
        comments: comments.collect(),
        supported: supported.map(|card| card.text.to_string()).collect(),
        took_part: took_part.collect(),
        acts: Vec::new(),
    }
}

/// An event of the directory as an auditor reads it, with the names of those who are there still.
pub fn audit_row(
    zone: &TimeZone,
    recorded: &Recorded,
    names: &HashMap<AccountId, String>,
    directory: &Directory,
) -> AuditRow {
    let body: Value = serde_json::from_str(&recorded.body).unwrap_or(Value::Null);
    let said = |key: &str| body.get(key).and_then(Value::as_str);
    let account = |id: &str| id.parse().ok().map(|id: AccountId| AuditWho::Account(names.get(&id).cloned()));
    let who = |text: &str| match text.split_once(':') {
        Some(("account", id)) => account(id),
        None if text == "operator" => Some(AuditWho::Operator),
        None if text == "public" => Some(AuditWho::Public),
        _ => account(text),
    };
    AuditRow {
        seq: recorded.seq,
        at: Clock(zone.clone()).day_and_time(recorded.at_ms),
        by: who(&recorded.actor).unwrap_or(AuditWho::Account(None)),
        behalf: said("on_behalf_of").and_then(who),
        kind: recorded.kind.clone(),
        whom: ["account", "holder", "into"].iter().find_map(|key| said(key)).and_then(account),
        role: said("role").and_then(CityRole::from_key),
        text: said("which").and_then(Which::from_key).map(|which| (which, said("lang").unwrap_or_default().to_owned())),
        name: ["name", "title"].iter().find_map(|key| said(key)).map(str::to_owned),
        subject: subject(&body, directory),
    }
}

/// What an event is about beside people: its address and its name, as it is called now.
fn subject(body: &Value, directory: &Directory) -> Option<(String, String)> {
    fn id<T: DeserializeOwned>(body: &Value, key: &str) -> Option<T> {
        serde_json::from_value(body.get(key)?.clone()).ok()
    }
    if let Some(organisation) = id::<OrganisationId>(body, "organisation") {
        let name = directory.organisations.get(organisation)?.name.to_string();
        return Some((format!("/organisations/{organisation}"), name));
    }
    let of_task = || Some(directory.tasks.get(id::<TaskId>(body, "task")?)?.post);
    if let Some(post) = id::<PostId>(body, "post").or_else(of_task) {
        let known = directory.posts.get(post)?;
        let place = directory.bodies.get(known.place)?;
        return Some((format!("/posts/{post}"), format!("{}, {}", known.title, place.name)));
    }
    if let Some(place) = id::<Place>(body, "place") {
        let name = directory.bodies.get(place)?.name.to_string();
        let address = match place {
            Place::Body(body) => format!("/bodies/{body}"),
            Place::Office(office) => format!("/offices/{office}"),
        };
        return Some((address, name));
    }
    let workshop = id::<WorkshopId>(body, "workshop")?;
    Some((format!("/w/{workshop}"), workshop.to_string()))
}
