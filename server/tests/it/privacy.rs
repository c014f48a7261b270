//! What people can ask of whoever keeps their data: to see it, to have it erased for good, and that nobody brings it back.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use domain::directory::Command;
use domain::directory::accounts;
use domain::directory::organisations::{self, Details};
use domain::ids::{AccountId, OrganisationId, SeatId};
use domain::tally::Method;
use domain::text::{OrganisationName, PersonName};
use domain::workshop::poll::{Electorate, OptionWish, PollWish, Terms};
use domain::workshop::{CardKind, Command as Act, OrganisationKind};
use domain::{Actor, Principal, Timestamp};
use server::app_state::App;
use server::commands;
use server::directory::About;
use server::live::{BallotKeys, SeatWish};
use server::mail::{self, Letter, To};
use server::privacy::{self, Retain};
use server::store::{Committer, Contact, Effect, Invited, MailToken, NewSession, Streams, Strength, Totp};
use server::{clock, identity};

use crate::site::Site;

const NAME: &str = "Unverwechselbar";
const ADDRESS: &str = "unverwechselbar@cafe.example";
const PASSWORD: &str = "drei kleine Wörter hier";
const AMAL: AccountId = AccountId(0xA3A1);
const HOUSE: OrganisationId = OrganisationId(0x4005);
/// As much of her address as whoever invites her needs.
const HINT: &str = "unv…@cafe.example";

/// All that can hold something of a person, column by column. What is `kept` is shown at /account/data and goes with the account;
/// what is `of the seat` is shown as well and goes with an account that has taken the seat along; a `pseudonym` names nobody by
/// itself. Whoever adds a table says here what it holds, and lets `privacy::stored_about` and the erasure know.
const COLUMNS: &str = "
account: id pseudonym, name kept, created_ms kept, disabled_ms kept, lang kept, seen_ms kept
address: account pseudonym, address kept, folded kept, verified_ms kept
ballot_box: workshop none, poll none, sealed none
claim: account pseudonym, workshop kept, seat kept
digest: account pseudonym, until_ms kept
federated: issuer kept, subject kept, account pseudonym, since_ms kept
file: id none, owner_kind none, owner none, kind none, name none, added_ms none, bytes none
event: stream none, seq none, at_ms none, actor pseudonym, command_id none, kind none, body pseudonym, hash none
host_name: workshop none, group_id none, name kept
known_browser: account pseudonym, secret_hash kept, seen_ms kept
mail_token: token_hash none, purpose kept, account pseudonym, body kept, expires_ms kept
mail_wish: account pseudonym, topic kept, often kept
one_time_link: token_hash none, account pseudonym, expires_ms kept
organisation: workshop none, organisation none, name none
organisation_contact: organisation none, person kept, mail kept, phone kept
organisation_invitation: invitation none, organisation none, address_hash pseudonym, hint kept, expires_ms none
outbox: id none, account pseudonym, kind kept, topic none, address kept, lang none, subject kept, body_text kept, body_html kept, unsubscribe kept, created_ms kept, due_ms none, until_ms none, tries none, reason none, outcome none, ended_ms none
participation: workshop none, poll kept, voter pseudonym, ballots none
passkey: credential_id kept, account pseudonym, name kept, credential kept, counter kept, added_ms kept, used_ms kept
password: account pseudonym, phc kept, set_ms kept
person: workshop none, seat pseudonym, name kept, organisation kept, erased none
recovery_code: account pseudonym, code_hash kept
reminder: account pseudonym, about kept, at_ms kept
reentry_code: workshop none, seat pseudonym, code_hash kept
seat_token: token_hash kept, workshop none, seat pseudonym
session: token_hash none, account pseudonym, idle_ms none, touched_ms kept, idle_until_ms none, absolute_until_ms none, device kept, begun_ms kept, strength none
steward: workshop kept, account pseudonym
stream: id none, epoch none, head_seq none, head_hash none
totp: account pseudonym, secret kept, confirmed_ms kept, last_step none
unsubscribe_link: token_hash none, account pseudonym, topic kept, created_ms kept
workshop: id none, join_code none, projector_key none, created_ms none
";

#[tokio::test]
async fn no_column_is_added_without_a_word_on_whose_data_it_holds() {
    let site = Site::plain().await;
    let said: BTreeSet<String> = COLUMNS
        .lines()
        .filter_map(|line| line.split_once(": "))
        .flat_map(|(table, columns)| columns.split(", ").map(move |column| (table, column)))
        .map(|(table, column)| format!("{table}.{}", column.split(' ').next().unwrap()))
        .collect();
    let there = site.columns().await;
    assert_eq!(there.difference(&said).collect::<Vec<_>>(), Vec::<&String>::new(), "say whose data these columns hold");
    assert_eq!(said.difference(&there).collect::<Vec<_>>(), Vec::<&String>::new(), "these columns are gone");
    site.end().await;
}

/// How the organisation is reached that she speaks for, whoever does.
fn office() -> Contact {
    Contact { person: String::new(), mail: "buero@cafe.example".to_owned(), phone: "0871 1234".to_owned() }
}

/// Somebody with all that an account can have; answers with the cookie of a session and the seat.
async fn somebody(site: &Site) -> (String, SeatId) {
    let app = &site.app;
    commands::open_account(&app.directory, AMAL, NAME, None).await.unwrap();
    let room = app.rooms.get(site.workshop).await.unwrap();
    let group = room.look(|state, _| state.groups[0].id).await.unwrap();
    let wish = SeatWish {
        name: PersonName::parse(NAME).ok(),
        organisation: OrganisationName::parse("Verein").ok(),
        represents: None,
        kind: None,
        lang: "de".to_owned(),
        group: Some(group),
        token_hash: identity::hash("seat"),
        reentry_hash: identity::hash_reentry(site.workshop, "abcd"),
    };
    let seat = room.take_seat(wish).await.unwrap().seat;
    let phc = app.passwords.hash(PASSWORD).await.unwrap();
    let to = To { account: Some(AMAL.0), address: ADDRESS.to_owned(), lang: app::catalogue::UiLang::De };
    let letter = Letter::AddressKnown { sign_in: format!("{}/sign-in", app.settings.public_url) };
    let stranger = To { account: None, ..to.clone() };
    let registering = format!("{{\"for\":\"register\",\"address\":\"{ADDRESS}\"}}");
    let token = |byte, purpose: &str, account, body: &str| {
        Effect::PutMailToken(MailToken {
            token_hash: [byte; 32],
            purpose: purpose.to_owned(),
            account,
            body: body.to_owned(),
            expires_ms: i64::MAX,
        })
    };
    let address = server::store::Address {
        address: ADDRESS.to_owned(),
        folded: mail::folded(ADDRESS),
        verified_ms: Some(clock::now().0),
    };
    let effects = vec![
        Effect::PutAddress { account: AMAL.0, address },
        Effect::PutPassword { account: AMAL.0, phc, set_ms: clock::now().0 },
        Effect::PutClaim { account: AMAL.0, workshop: site.workshop.0, seat: seat.0 },
        Effect::PutTotp { account: AMAL.0, totp: Some(Totp { secret: vec![7; 20], confirmed_ms: None, last_step: 0 }) },
        Effect::PutHostName { workshop: site.workshop.0, group: group.0, name: Some(NAME.to_owned()) },
        Effect::PutContact { organisation: HOUSE.0, contact: Contact { person: NAME.to_owned(), ..office() } },
        Effect::PutInvited {
            invited: Invited {
                invitation: 0x1417,
                organisation: HOUSE.0,
                address_hash: identity::hash_invited(HOUSE, &mail::folded(ADDRESS)),
                hint: HINT.to_owned(),
                expires_ms: i64::MAX,
            },
            now_ms: clock::now().0,
        },
        token(1, "reset", Some(AMAL.0), "{}"),
        token(2, "register", None, &registering),
        Effect::QueueMail(Box::new(mail::write(&app.settings, &to, &letter))),
        Effect::QueueMail(Box::new(mail::write(&app.settings, &stranger, &letter))),
    ];
    let details = Details {
        name: OrganisationName::parse("Haus der Kulturen").unwrap(),
        kind: OrganisationKind::MigrantOrganisation,
        languages: BTreeSet::new(),
        website: None,
    };
    let register = organisations::Command::Register { organisation: HOUSE, details };
    let amal = Principal::Account { id: AMAL, assured: true };
    app.directory.act(amal, register.into(), About::default(), Vec::new()).await.unwrap();
    app.directory.carry_out(Principal::Operator, effects).await.unwrap();
    app.store.put_mail_wish(AMAL.0, "digest", "never").await.unwrap();
    app.store.know_browser(AMAL.0, &identity::hash("her-phone"), clock::now().0).await.unwrap();
    (session(site, AMAL, "her-session").await, seat)
}

pub(crate) async fn session(site: &Site, account: AccountId, secret: &str) -> String {
    let (hash, now) = (identity::hash(secret), clock::now().0);
    let day = 24 * 60 * 60 * 1000;
    let session = NewSession {
        token_hash: hash,
        account: account.0,
        device: "Firefox · Linux".to_owned(),
        idle_ms: day,
        absolute_ms: day,
        strength: Strength::Plain,
    };
    site.app.store.put_session(&session, now).await.unwrap();
    format!("desk={secret}")
}

async fn writes(site: &Site, seat: SeatId, text: &str) -> domain::ids::CardId {
    let room = site.app.rooms.get(site.workshop).await.unwrap();
    let command = Act::WriteCard {
        kind: CardKind::Observation,
        text: text.to_owned(),
        lang: "de".to_owned(),
        phase: None,
        under: None,
        from: None,
    };
    match room.command(Actor::Seat(seat), None, command, Vec::new()).await.unwrap().made {
        Some(domain::wire::Made::Card(card)) => {
            // What is written privately is read by nobody else until then.
            let _ = room.command(Actor::System, None, Act::Reveal { group: None }, Vec::new()).await;
            card
        }
        other => panic!("no card: {other:?}"),
    }
}

#[tokio::test]
async fn somebody_sees_all_that_is_stored_and_nobody_else_gets_the_file() {
    let site = Site::plain().await;
    let (cookie, seat) = somebody(&site).await;
    writes(&site, seat, "Der Spielplatz ist zu klein.").await;
    let room = site.app.rooms.get(site.workshop).await.unwrap();
    let other =
        room.look(move |state, _| state.cards.values().find(|it| it.author != Actor::Seat(seat)).map(|it| it.id));
    assert!(other.await.unwrap().is_some());

    let page = site.get("/account/data", &cookie).await;
    assert_eq!(page.status, StatusCode::OK);
    let file = site.get("/account/data.json", &cookie).await;
    assert!(file.header("content-disposition").starts_with("attachment"));
    assert_eq!(file.header("cache-control"), "no-store");
    let json: serde_json::Value = serde_json::from_slice(&file.body).unwrap();
    for told in [NAME, ADDRESS, "Firefox · Linux", "Der Spielplatz ist zu klein.", "Verein"] {
        assert!(file.text().contains(told), "{told} is not in the file");
        assert!(page.text().contains(told), "{told} is not on the page");
    }
    assert_eq!(json["mail"]["waiting"].as_array().unwrap().len(), 2, "also those that were sent to the address alone");
    assert_eq!(json["mail"]["wishes"][0][0], "digest");
    assert_eq!(json["seats"][0]["has_return_code"], false, "only the account opens it");
    assert_eq!(json["seats"][0]["acts"][0]["kind"], "card_written");
    assert_eq!(json["history"][0]["kind"], "account_opened");
    assert!(json["sign_in"]["password_set"].is_string());
    assert_eq!(json["sign_in"]["known_browsers"].as_array().unwrap().len(), 1);
    // Secrets are not told, not even as what is stored of them.
    assert!(!file.text().contains("argon2"));

    // CVE-2026-45377: there is no link that works for whoever has it.
    for (path, cookies) in
        [("/account/data.json", ""), ("/account/data", "desk=another"), ("/account/data.json", "seat=x")]
    {
        assert_eq!(site.get(path, cookies).await.status, StatusCode::UNAUTHORIZED, "{path} with {cookies}");
    }
    let felix = AccountId(0xFE);
    commands::open_account(&site.app.directory, felix, "Felix", None).await.unwrap();
    let others = session(&site, felix, "his-session").await;
    assert!(!site.get("/account/data.json", &others).await.text().contains(NAME));
    site.end().await;
}

#[tokio::test]
async fn who_deletes_the_account_is_named_nowhere_any_more_and_the_chains_hold() {
    let site = Site::plain().await;
    let (cookie, seat) = somebody(&site).await;
    let card = writes(&site, seat, "Der Spielplatz ist zu klein.").await;
    assert!(site.everything().await.contains(NAME));

    let wrong = site.post("/account/delete", &cookie, "password=falsch").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains("Das jetzige Passwort stimmt nicht."));
    assert!(site.app.store.account(AMAL.0).await.unwrap().is_some());

    let form = format!("password={}", PASSWORD.replace(' ', "+").replace('ö', "%C3%B6"));
    let done = site.post("/account/delete", &cookie, &form).await;
    assert_eq!((done.status, done.leads_to()), (StatusCode::SEE_OTHER, "/account/deleted"));
    assert!(
        done.set_cookies().iter().any(|it| it.starts_with("desk=;") && it.contains("Max-Age=0")),
        "{:?}",
        done.set_cookies()
    );

    let everything = site.everything().await.to_lowercase();
    for gone in ["unverwechselbar", "firefox · linux", "argon2", HINT] {
        assert!(!everything.contains(gone), "{gone} is still there");
    }
    assert_eq!(site.app.store.contact(HOUSE.0).await.unwrap(), Some(office()), "the office itself is nobody");
    assert_eq!(site.app.store.seat_by_token(&identity::hash("seat")).await.unwrap(), None);
    // The card stays, as that of a deleted account, without its organisation.
    let room = site.app.rooms.get(site.workshop).await.unwrap();
    let minutes = room.look(|state, names| domain::minutes::minutes(state, names)).await.unwrap();
    let json = serde_json::to_value(&minutes).unwrap().to_string();
    assert!(json.contains("Der Spielplatz ist zu klein.") && json.contains("\"erased\":true"), "{json}");
    let page = site.get(&format!("/w/{}/cards/{card}", site.workshop), &site.facilitator().await).await;
    assert!(page.text().contains("gelöschtes Konto"), "{}", page.text());
    for stream in site.app.store.all_workshops().await.unwrap().into_iter().chain([server::directory::DIRECTORY]) {
        assert_eq!(site.app.store.verify(stream).await.unwrap().first_broken, None);
    }
    // The session is over, and a second click does no harm.
    assert_eq!(site.get("/account/data", &cookie).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(site.post("/account/delete", &cookie, &form).await.leads_to(), "/account/deleted");
    assert!(site.get("/account/deleted", "").await.text().contains("Ihr Konto ist gelöscht"));
    site.end().await;
}

/// Secret ballots never come along: neither what was voted nor a receipt of it; and once the poll is closed, not even that one has.
#[tokio::test]
async fn a_seat_that_is_taken_along_brings_its_cards_and_no_secret_ballot() {
    let site = Site::plain().await;
    commands::open_account(&site.app.directory, AMAL, NAME, None).await.unwrap();
    let desk = session(&site, AMAL, "her-session").await;
    let room = site.app.rooms.get(site.workshop).await.unwrap();
    let group = room.look(|state, _| state.groups[0].id).await.unwrap();
    let guest = site.post(&format!("/j/{}", site.ways.code), "", &format!("name=Gast&lang=de&group={group}")).await;
    let guest = guest.cookies();
    let token = guest.split(['=', ';']).nth(1).unwrap();
    let seat = SeatId(site.app.store.seat_by_token(&identity::hash(token)).await.unwrap().unwrap().1);
    writes(&site, seat, "Der Spielplatz ist zu klein.").await;

    let option = |text: &str| OptionWish { item: None, text: text.to_owned(), cost: 0 };
    let setup = PollWish {
        group: None,
        question: "Womit fangen wir an?".to_owned(),
        lang: "de".to_owned(),
        method: Method::Score,
        electorate: Electorate::Everyone,
        options: vec![option("Zuerst der Hof"), option("Zuerst die Bank")],
        terms: Terms::default(),
        secret: true,
        late: false,
        common_ground: false,
        secs: 0,
        follows: None,
    };
    let draft = Act::DraftPoll { poll: None, setup: Box::new(setup) };
    let drafted = room.command(Actor::System, None, draft, Vec::new()).await.unwrap();
    let Some(domain::wire::Made::Poll(poll)) = drafted.made else { panic!("no poll was drafted") };
    room.command(Actor::System, None, Act::OpenPoll { poll }, Vec::new()).await.unwrap();
    let votes = async |cookies: &str, marks: &str| {
        let form = format!("receipt=receipt-of-a-guest-0001&anyway=yes&{marks}");
        let answer = site.post(&format!("/w/{}/polls/{poll}/vote", site.workshop), cookies, &form).await;
        assert!(answer.leads_to().ends_with("told=voted"), "{}", answer.text());
    };
    votes(&guest, "m0=9&m1=0").await;
    let both = format!("{desk}; {guest}");
    let claimed = site.post(&format!("/w/{}/claim", site.workshop), &both, "").await;
    assert_eq!(claimed.leads_to(), "/account?saved=yes#seats");

    // With the account alone, from another device: what is told and what is not.
    let told = async || {
        let file = site.get("/account/data.json", &desk).await;
        let mut json: serde_json::Value = serde_json::from_slice(&file.body).unwrap();
        json["made"] = serde_json::Value::Null;
        json["sign_in"] = serde_json::Value::Null;
        (json, site.get("/account/data", &desk).await.text())
    };
    let (one, page) = told().await;
    assert_eq!(one["seats"][0]["cards"][0]["text"], "Der Spielplatz ist zu klein.");
    assert_eq!(one["seats"][0]["took_part"], serde_json::json!([["Womit fangen wir an?", false]]));
    votes(&desk, "m0=0&m1=9").await;
    let (other, _) = told().await;
    assert_eq!(one, other, "whatever was voted, the same is told");
    let silent = |json: &serde_json::Value, page: &str| {
        for secret in ["Zuerst", "receipt"] {
            assert!(!json.to_string().contains(secret) && !page.contains(secret), "{secret} is told");
        }
    };
    silent(&one, &page);

    room.command(Actor::System, None, Act::ClosePoll { poll }, Vec::new()).await.unwrap();
    let (closed, page) = told().await;
    assert_eq!(closed["seats"][0]["took_part"], serde_json::json!([]));
    assert!(!closed.to_string().contains("Womit fangen wir an?") && !page.contains("Womit fangen wir an?"));
    silent(&closed, &page);
    site.end().await;
}

/// What is said of a card: who wrote it, for which organisation, and whether that account is gone.
async fn author_of(site: &Site, text: &str) -> serde_json::Value {
    fn find<'a>(json: &'a serde_json::Value, text: &str) -> Option<&'a serde_json::Value> {
        let below = || match json {
            serde_json::Value::Array(all) => all.iter().find_map(|it| find(it, text)),
            serde_json::Value::Object(all) => all.values().find_map(|it| find(it, text)),
            _ => None,
        };
        json.get("author").filter(|_| json.get("text").is_some_and(|it| it == text)).or_else(below)
    }
    let room = site.app.rooms.get(site.workshop).await.unwrap();
    let minutes = room.look(|state, names| domain::minutes::minutes(state, names)).await.unwrap();
    let json = serde_json::to_value(&minutes).unwrap();
    find(&json, text).unwrap_or_else(|| panic!("{text} is not in {json}")).clone()
}

/// Nothing an organisation did is lost when its representative goes. What somebody typed at the door is no organisation's.
#[tokio::test]
async fn what_was_said_for_an_organisation_stays_its_own_when_its_people_go() {
    const HOUSE: OrganisationId = OrganisationId(41);
    let site = Site::plain().await;
    let (amal, typed) = somebody(&site).await;
    let nadia = AccountId(0xDA);
    commands::open_account(&site.app.directory, nadia, "Einzigartig", None).await.unwrap();
    let (desk, who) = (session(&site, nadia, "nadia").await, Principal::Account { id: nadia, assured: true });
    let details = organisations::Details {
        name: OrganisationName::parse("Haus der Kulturen").unwrap(),
        kind: OrganisationKind::MigrantOrganisation,
        languages: BTreeSet::new(),
        website: None,
    };
    let register = organisations::Command::Register { organisation: HOUSE, details };
    let verify = organisations::Command::Verify { organisation: HOUSE, version: 1 };
    for (by, command) in [(who, register), (Principal::Operator, verify)] {
        let about = server::directory::About::default();
        site.app.directory.act(by, command.into(), about, Vec::new()).await.unwrap();
    }
    let room = site.app.rooms.get(site.workshop).await.unwrap();
    let group = room.look(|state, _| state.groups[0].id).await.unwrap();
    let form = format!("name=Einzigartig&lang=de&group={group}&represents={HOUSE}");
    let joined = site.post(&format!("/j/{}", site.ways.code), &desk, &form).await;
    assert_eq!(joined.status, StatusCode::SEE_OTHER, "{}", joined.text());
    let cookies = joined.cookies();
    let token = cookies.split(['=', ';']).nth(1).unwrap();
    let seat = SeatId(site.app.store.seat_by_token(&identity::hash(token)).await.unwrap().unwrap().1);
    let claimed = site.post(&format!("/w/{}/claim", site.workshop), &format!("{desk}; {cookies}"), "").await;
    assert_eq!(claimed.leads_to(), "/account?saved=yes#seats");
    writes(&site, typed, "Das sage ich von mir aus.").await;
    let card = writes(&site, seat, "Das sagt das Haus.").await;
    let (her, house, verein) = (serde_json::json!("Einzigartig"), serde_json::json!("Haus der Kulturen"), "Verein");
    let author = author_of(&site, "Das sagt das Haus.").await;
    assert_eq!((&author["name"], &author["organisation"]), (&her, &house));
    assert_eq!(author_of(&site, "Das sage ich von mir aus.").await["organisation"], verein);

    let left = site.post(&format!("/organisations/{HOUSE}/act"), &desk, "act=leave").await;
    assert_eq!(left.status, StatusCode::SEE_OTHER, "{}", left.text());
    let author = author_of(&site, "Das sagt das Haus.").await;
    assert_eq!((&author["name"], &author["organisation"]), (&her, &house));

    let form = format!("password={}", PASSWORD.replace(' ', "+").replace('ö', "%C3%B6"));
    assert_eq!(site.post("/account/delete", &amal, &form).await.leads_to(), "/account/deleted");
    assert_eq!(site.post("/account/delete", &desk, "sure=yes").await.leads_to(), "/account/deleted");
    // Also in a room that is opened anew.
    for _ in 0..2 {
        let author = author_of(&site, "Das sagt das Haus.").await;
        assert_eq!((&author["organisation"], &author["erased"]), (&house, &true.into()), "{author}");
        assert!(author.get("name").is_none_or(serde_json::Value::is_null), "{author}");
        let own = author_of(&site, "Das sage ich von mir aus.").await;
        assert!(own.get("organisation").is_none_or(serde_json::Value::is_null), "{own}");
        site.app.rooms.forget().await;
    }
    let facilitator = site.facilitator().await;
    for path in [format!("/w/{}/cards/{card}", site.workshop), format!("/w/{}/minutes", site.workshop)] {
        let page = site.get(&path, &facilitator).await.text();
        let told = page.replace(['\u{2068}', '\u{2069}'], "");
        let by = told.split("gelöschtes Konto").skip(1).any(|after| {
            let words = after.split(['<', '>']).step_by(2).collect::<String>();
            words.trim_start_matches([' ', '·']).starts_with("Haus der Kulturen")
        });
        assert!(by, "{path}: {told}");
        assert!(!page.contains("Einzigartig") && !page.contains(NAME), "{path}");
    }
    site.end().await;
}

#[tokio::test]
async fn contributions_are_taken_back_where_that_was_asked_and_is_possible() {
    let site = Site::plain().await;
    let (cookie, seat) = somebody(&site).await;
    let free = writes(&site, seat, "Nur von mir.").await;
    let bound = writes(&site, seat, "Steht fest.").await;
    let room = site.app.rooms.get(site.workshop).await.unwrap();
    room.command(Actor::System, None, Act::LockCard { card: bound, on: true }, Vec::new()).await.unwrap();
    let page = site.get("/account/delete", &cookie).await.text();
    assert!(
        page.contains("Auch meinen Beitrag zurücknehmen") && page.contains("Ein Beitrag bleibt in jedem Fall"),
        "{page}"
    );

    let form = format!("withdraw=yes&password={}", PASSWORD.replace(' ', "+").replace('ö', "%C3%B6"));
    assert_eq!(site.post("/account/delete", &cookie, &form).await.status, StatusCode::SEE_OTHER);

    let withdrawn = move |state: &domain::workshop::Workshop, _: &server::live::Names| {
        let is = |card| state.cards[&card].standing == domain::workshop::Standing::Withdrawn;
        (is(free), is(bound))
    };
    assert_eq!(room.look(withdrawn).await.unwrap(), (true, false));
    site.end().await;
}

#[tokio::test]
async fn the_last_coordinator_stays_until_somebody_else_coordinates() {
    let site = Site::plain().await;
    let (cookie, _) = somebody(&site).await;
    let grant = accounts::Command::Grant { account: AMAL, role: accounts::CityRole::Coordinator };
    let about = server::directory::About::default();
    site.app.directory.act(Principal::Operator, Command::Account(grant), about, Vec::new()).await.unwrap();
    let form = format!("withdraw=yes&password={}", PASSWORD.replace(' ', "+").replace('ö', "%C3%B6"));
    let refused = site.post("/account/delete", &cookie, &form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("Geben Sie zuerst jemand anderem das Recht zur Koordination"));
    assert!(refused.text().contains("href=\"/accounts\""));
    assert!(site.everything().await.contains(NAME));
    site.end().await;
}

#[tokio::test]
async fn a_backup_never_brings_an_erased_person_back() {
    let site = Site::plain().await;
    let (_, seat) = somebody(&site).await;
    let backup = std::env::temp_dir().join(format!("visionscafe_backup_{}.db", server::chance::key()));
    // Before the seat was taken along: the copy does not know whose it is.
    let claimless = std::env::temp_dir().join(format!("visionscafe_backup_{}.db", server::chance::key()));
    site.app.store.backup(&backup).await.unwrap();
    site.sql("delete from claim").await;
    site.app.store.backup(&claimless).await.unwrap();
    let claim = Effect::PutClaim { account: AMAL.0, workshop: site.workshop.0, seat: seat.0 };
    site.app.directory.carry_out(Principal::Operator, vec![claim]).await.unwrap();
    let who = Principal::Account { id: AMAL, assured: true };
    privacy::erase(&site.app, who, AMAL, false).await.unwrap();

    for file in [backup, claimless] {
        let store = server::store::open(file.to_str().unwrap()).await.unwrap();
        assert!(store.account(AMAL.0).await.unwrap().is_some(), "the copy holds her");
        let streams: std::sync::Arc<dyn Streams> = store.clone();
        let (committer, _committing) = Committer::start(streams);
        let keys = BallotKeys::in_folder(std::env::temp_dir().join("visionscafe_no_polls"));
        let settings = server::app_state::Settings::clone(&site.app.settings);
        let app = App::open(store.clone(), committer, keys, server::assets::Assets::default(), settings).await.unwrap();
        assert_eq!(store.account(AMAL.0).await.unwrap(), None);
        assert_eq!(app.directory.now().await.unwrap().accounts.get(AMAL), None);
        let people = store.people(site.workshop.0).await.unwrap();
        let person = people.iter().find(|it| it.seat == seat.0).unwrap();
        assert_eq!((person.name.as_deref(), person.erased), (None, true));
        assert_eq!(store.verify(server::directory::DIRECTORY).await.unwrap().first_broken, None);
        drop(app);
        store.close().await;
        let bytes = std::fs::read(&file).unwrap();
        assert!(!String::from_utf8_lossy(&bytes).contains(NAME), "not in the file either");
        std::fs::remove_file(&file).unwrap();
    }
    site.end().await;
}

#[tokio::test]
async fn names_are_forgotten_three_years_after_a_workshop_and_not_before() {
    let site = Site::plain().await;
    let room = site.app.rooms.get(site.workshop).await.unwrap();
    let retain = Retain { names_months: Some(36), ..Retain::default() };
    let years = |n: i64| Timestamp(clock::now().0 + n * 366 * 24 * 60 * 60 * 1000);
    let named = async || {
        let people = site.app.store.people(site.workshop.0).await.unwrap();
        people.iter().filter(|person| person.name.is_some()).count()
    };
    let all = named().await;
    assert!(all > 5);
    // It is open still, however old it is.
    privacy::sweep(&site.app, retain, years(9)).await.unwrap();
    assert_eq!(named().await, all);
    room.command(Actor::System, None, Act::CloseWorkshop, Vec::new()).await.unwrap();
    privacy::sweep(&site.app, retain, years(2)).await.unwrap();
    privacy::sweep(&site.app, Retain::default(), years(9)).await.unwrap();
    assert_eq!(named().await, all);
    privacy::sweep(&site.app, retain, years(4)).await.unwrap();
    assert_eq!(named().await, 0);
    let room = site.app.rooms.get(site.workshop).await.unwrap();
    let minutes = room.look(|state, names| domain::minutes::minutes(state, names)).await.unwrap();
    assert!(!serde_json::to_string(&minutes).unwrap().contains("Hanna"), "an open room forgets, too");
    site.end().await;
}

/// Somebody who coordinates, signed in.
async fn coordinator(site: &Site, id: u64, name: &str) -> String {
    let account = AccountId(id);
    commands::open_account(&site.app.directory, account, name, Some(accounts::CityRole::Coordinator)).await.unwrap();
    session(site, account, name).await
}

#[tokio::test]
async fn texts_of_record_are_public_and_what_is_missing_is_said() {
    let site = Site::plain().await;
    let carla = coordinator(&site, 0xCA, "Carla").await;
    for path in ["/imprint", "/privacy", "/accessibility"] {
        let empty = site.get(path, "").await;
        assert_eq!(empty.status, StatusCode::OK);
        assert!(empty.text().contains("noch nicht geschrieben") && empty.text().contains("fehlen noch"), "{path}");
        assert!(site.get("/", "").await.text().contains(&format!("href=\"{path}\"")), "every page links it");
    }
    let form =
        "based_on=0&provider=Stadt+%3Cb%3EBeispiel%3C%2Fb%3E&contact=mailto%3Acafe%40example.org+javascript%3Aalert(1)";
    let edit = "/texts/imprint/edit";
    assert_eq!(site.post(edit, "", form).await.status, StatusCode::UNAUTHORIZED);
    let saved = site.post(edit, &carla, form).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    let page = site.get("/imprint", "").await.text();
    assert!(page.contains("Stadt &lt;b") && !page.contains("<b>Beispiel"), "{page}");
    assert!(page.contains("href=\"mailto:cafe@example.org\"") && !page.contains("href=\"javascript"), "{page}");
    assert!(page.contains("Anschrift") && !page.contains("Text bearbeiten"));
    // A reader of Arabic gets the German wording, marked as such.
    let arabic = site.get("/imprint?lang=ar", "").await.text();
    assert!(arabic.contains("lang=\"de\" dir=\"ltr\""), "{arabic}");
    site.end().await;
}

#[tokio::test]
async fn who_is_overtaken_while_editing_keeps_what_was_typed() {
    let site = Site::plain().await;
    let (carla, nadia) = (coordinator(&site, 0xCA, "Carla").await, coordinator(&site, 0xDA, "Nadia").await);
    let edit = "/texts/privacy/edit?in=de";
    assert_eq!(site.post(edit, &carla, "based_on=0&controller=Stadt").await.status, StatusCode::SEE_OTHER);
    let overtaken = site.post(edit, &nadia, "based_on=0&controller=Stadtverwaltung&retention=drei+Jahre").await;
    assert_eq!(overtaken.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = overtaken.text();
    assert!(page.contains("Jemand anderes hat diesen Text inzwischen geändert"));
    assert!(
        page.contains("Stadtverwaltung") && page.contains("drei Jahre") && page.contains("So lautet der Text jetzt")
    );
    assert!(page.contains("name=\"based_on\" value=\"1\""), "sent once more, it counts");
    let long = "x".repeat(8001);
    let too_long = site.post(edit, &nadia, &format!("based_on=1&controller={long}&retention=drei")).await;
    assert_eq!(too_long.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(too_long.text().contains(&long) && too_long.text().contains("controller-problem"));
    site.end().await;
}

#[tokio::test]
async fn the_record_of_rights_is_read_in_sentences_and_exported_with_its_chain() {
    let site = Site::plain().await;
    let carla = coordinator(&site, 0xCA, "=Carla").await;
    let (_, _) = somebody(&site).await;
    let grant = accounts::Command::Grant { account: AMAL, role: accounts::CityRole::Facilitator };
    let by = Principal::Account { id: AccountId(0xCA), assured: true };
    site.app.directory.act(by, Command::Account(grant), server::directory::About::default(), Vec::new()).await.unwrap();
    let before = site.get("/audit", &carla).await;
    assert_eq!(before.status, StatusCode::OK);
    assert!(
        before.text().contains("Recht gegeben: Moderation, an \u{2068}Unverwechselbar\u{2069}"),
        "{}",
        before.text()
    );
    for cookies in ["", &session(&site, AMAL, "hers").await] {
        assert!(site.get("/audit", cookies).await.status.is_client_error());
        assert!(site.get("/audit.csv", cookies).await.status.is_client_error());
    }
    privacy::erase(&site.app, Principal::Account { id: AMAL, assured: true }, AMAL, false).await.unwrap();
    let after = site.get("/audit?of=accounts", &carla).await.text();
    assert!(after.contains("gelöschtes Konto") && !after.contains(NAME));

    let lines = site.get("/audit.jsonl", &carla).await.text();
    let rows: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let head = site.app.store.head(server::directory::DIRECTORY).await.unwrap().unwrap();
    assert_eq!(rows.len() as u64, head.seq);
    assert_eq!(rows.last().unwrap()["hash"], server::documents::hex(&head.hash));
    // Somebody else's program can follow the chain with what docs/privacy.md says.
    let mut hash = genesis(server::directory::DIRECTORY);
    for row in &rows {
        hash = follow(&hash, row);
        assert_eq!(row["hash"], server::documents::hex(&hash), "{row}");
    }
    let csv = site.get("/audit.csv", &carla).await.text();
    assert!(
        csv.contains("\"seq\",\"at_ms\",\"actor\"") && csv.contains("\"{\"\"event\"\":\"\"account_erased\"\""),
        "{csv}"
    );
    site.end().await;
}

fn genesis(stream: u64) -> [u8; 32] {
    use sha2::{Digest, Sha256};
    Sha256::new().chain_update(b"visionscafe event chain 1").chain_update(stream.to_be_bytes()).finalize().into()
}

fn follow(previous: &[u8; 32], row: &serde_json::Value) -> [u8; 32] {
    use sha2::{Digest, Sha256};
    let mut sha = Sha256::new();
    sha.update(previous);
    sha.update(row["seq"].as_u64().unwrap().to_be_bytes());
    sha.update(row["at_ms"].as_i64().unwrap().to_be_bytes());
    let mut field = |text: &str| {
        sha.update((text.len() as u64).to_be_bytes());
        sha.update(text);
    };
    field(row["actor"].as_str().unwrap());
    match row["command_id"].as_str() {
        Some(id) => ["command", id].into_iter().for_each(&mut field),
        None => field(""),
    }
    field(row["kind"].as_str().unwrap());
    field(row["body"].as_str().unwrap());
    sha.finalize().into()
}
