//! What time has ended, asked for over HTTP: links, invitations, and parts whose last day is over. No clock is turned: what is
//! to lie in the past is decided by the domain with an earlier now, and stored in the chain as it would have been then.

use axum::http::StatusCode;
use domain::directory::bodies::{BodyKind, Command as Body, Place};
use domain::directory::invitations::Command as PostInvitation;
use domain::directory::organisations::{Command as Organisation, Details, Part};
use domain::directory::posts::Command as Post;
use domain::directory::{Command, Context, decide};
use domain::ids::{AccountId, BodyId, InvitationId, OrganisationId, PostId, PostInvitationId};
use domain::text::{OrganisationName, Title};
use domain::workshop::OrganisationKind;
use domain::{Principal, Timestamp};
use serde_json::json;
use server::directory::DIRECTORY;
use server::store::{Append, Batch, Effect, Invited, MailToken, NewEvent};
use server::{clock, identity};

use crate::letters::somebody;
use crate::privacy::session;
use crate::site::{Answer, Site};

const DAY: i64 = 24 * 60 * 60 * 1000;
const VERA: AccountId = AccountId(0x7E);
const AMAL: AccountId = AccountId(0xA3);
const HUGO: AccountId = AccountId(0x46);
const HOUSE: OrganisationId = OrganisationId(41);
const BODY: BodyId = BodyId(21);
const POST: PostId = PostId(31);
/// What links hold.
const SECRET: &str = "0c0ffee0";

fn who(id: AccountId) -> Principal {
    Principal::Account { id, assured: true }
}

fn days(n: i64) -> Timestamp {
    Timestamp(clock::now().0 + n * DAY)
}

/// Something that happened at an earlier moment.
async fn happened(site: &Site, at: Timestamp, by: Principal, fresh: u64, command: impl Into<Command>) {
    let known = site.app.directory.now().await.unwrap();
    let addressed = Some(InvitationId(fresh));
    let events = decide(&known, command.into(), by, Context { now: at, fresh, runs: None, addressed }).unwrap();
    let written = |event: &domain::directory::Event| NewEvent {
        kind: event.name().to_owned(),
        body: serde_json::to_string(event).unwrap(),
    };
    let events = events.iter().map(written).collect();
    let append = Append { at_ms: at.0, actor: by.to_string(), command_id: None, events, effects: Vec::new() };
    let expected_seq = site.app.store.head(DIRECTORY).await.unwrap().unwrap().seq;
    let batch = Batch { stream: DIRECTORY, expected_seq, appends: vec![append] };
    site.app.store.commit(vec![batch]).await.unwrap().remove(0).unwrap();
}

async fn carry_out(site: &Site, effect: Effect) {
    site.app.directory.carry_out(Principal::Operator, vec![effect]).await.unwrap();
}

/// A mailed secret as it is stored; what was there under it counts no more.
async fn mailed(site: &Site, purpose: &str, account: Option<AccountId>, body: &serde_json::Value, expires: Timestamp) {
    let token_hash = identity::hash(SECRET);
    site.sql("delete from mail_token").await;
    let token = MailToken {
        token_hash,
        purpose: purpose.to_owned(),
        account: account.map(|it| it.0),
        body: body.to_string(),
        expires_ms: expires.0,
    };
    carry_out(site, Effect::PutMailToken(token)).await;
}

/// Follows the link, looks at the page with the button, and presses it.
async fn presses(site: &Site, page: &str, cookie: &str, form: &str) -> [Answer; 2] {
    let carried = site.get(&format!("{page}/{SECRET}"), "").await.cookies();
    assert!(carried.contains(SECRET), "{page} carries it on");
    let cookies = format!("{cookie}; {carried}");
    [site.get(page, &cookies).await, site.post(page, &cookies, form).await]
}

fn says(answers: [Answer; 2], sentence: &str) {
    for answer in answers {
        assert_eq!(answer.status, StatusCode::GONE, "{}", answer.text());
        assert!(answer.text().contains(sentence), "{sentence} is not in {}", answer.text());
    }
}

#[tokio::test]
async fn a_mailed_link_that_has_lapsed_says_so_and_does_nothing() {
    let site = Site::plain().await;
    somebody(&site, AMAL, "Amal", None).await;
    somebody(&site, VERA, "Vera", None).await;
    let vera = session(&site, VERA, "vera").await;
    let errands = [
        ("register", None, json!({ "name": "Neu", "address": "neu@cafe.example", "lang": "de", "next": null })),
        ("reset", Some(AMAL), json!({})),
        ("address", Some(AMAL), json!({ "address": "umgezogen@cafe.example" })),
        ("merge", Some(AMAL), json!({ "into": VERA })),
    ];
    let stands = async || {
        let store = &site.app.store;
        (
            store.account_by_address("neu@cafe.example").await.unwrap().is_some(),
            store.password(AMAL.0).await.unwrap().is_some(),
            store.address(AMAL.0).await.unwrap().map(|it| it.address),
            store.account(AMAL.0).await.unwrap().is_some(),
        )
    };
    for (purpose, account, mut body) in errands {
        body["for"] = json!(purpose);
        // Two accounts become one for whoever is signed in with the other; all else is done by whoever has the link.
        let cookie = if purpose == "merge" { vera.as_str() } else { "" };
        let before = stands().await;
        for last in [Timestamp(clock::now().0 - 1), days(-3)] {
            mailed(&site, purpose, account, &body, last).await;
            let answers = presses(&site, "/confirm", cookie, "new=vier+lange+Gieskannen").await;
            says(answers, "Dieser Link wurde schon benutzt oder ist abgelaufen.");
            assert_eq!(stands().await, before, "{purpose}");
        }
        // The same link with an hour left does it, once; a second click does no more than say so.
        mailed(&site, purpose, account, &body, Timestamp(clock::now().0 + DAY / 24)).await;
        let [page, done] = presses(&site, "/confirm", cookie, "new=vier+lange+Gieskannen").await;
        assert_eq!((page.status, done.status), (StatusCode::OK, StatusCode::SEE_OTHER), "{purpose}: {}", done.text());
        let after = stands().await;
        assert_ne!(after, before, "{purpose}");
        let again = presses(&site, "/confirm", cookie, "new=noch+ein+anderes+Wort").await;
        says(again, "Dieser Link wurde schon benutzt oder ist abgelaufen.");
        assert_eq!(stands().await, after, "{purpose}");
    }
    site.end().await;
}

/// Vera has registered the house of cultures long ago, and it was verified.
async fn house(site: &Site) {
    somebody(site, VERA, "Vera", None).await;
    let name = OrganisationName::parse("Haus der Kulturen").unwrap();
    let details = Details { name, kind: OrganisationKind::MigrantOrganisation, languages: [].into(), website: None };
    let organisation = HOUSE;
    happened(site, days(-100), who(VERA), 0, Organisation::Register { organisation, details }).await;
    let version = site.app.directory.now().await.unwrap().organisations.get(HOUSE).unwrap().version;
    happened(site, days(-99), Principal::Operator, 0, Organisation::Verify { organisation, version }).await;
}

fn invite(invitation: u64, part: Part, until: Option<Timestamp>) -> Organisation {
    Organisation::Invite { organisation: HOUSE, invitation: InvitationId(invitation), part, until }
}

/// Whom an organisation's invitation went to, as the store keeps it.
async fn invited(site: &Site, invitation: u64, address: &str, expires: Timestamp) {
    let invited = Invited {
        invitation,
        organisation: HOUSE.0,
        address_hash: identity::hash(&format!("invited:{HOUSE}:{address}")),
        hint: "…".to_owned(),
        expires_ms: expires.0,
    };
    carry_out(site, Effect::PutInvited { invited, now_ms: clock::now().0 }).await;
}

async fn invitation_mailed(site: &Site, invitation: u64, secret_until: Timestamp) {
    let meant = json!({ "organisation": HOUSE, "invitation": InvitationId(invitation) });
    mailed(site, "organisation_invitation", None, &meant, secret_until).await;
}

/// Decidim's invitations were accepted after their end, because only what the mail held was looked at. Here two things have an end,
/// the mailed secret and the invitation in the history, and either of them is enough.
#[tokio::test]
async fn cve_2023_48220_an_invitation_that_has_expired_is_not_accepted() {
    let site = Site::plain().await;
    house(&site).await;
    somebody(&site, AMAL, "Amal", None).await;
    let amal = session(&site, AMAL, "amal").await;
    let part = async || {
        let known = site.app.directory.now().await.unwrap();
        known.organisations.get(HOUSE).unwrap().part_of(AMAL, clock::now())
    };
    // Fourteen days are over since yesterday; the secret would still open something.
    happened(&site, days(-15), who(VERA), 0, invite(1, Part::Voice, None)).await;
    invited(&site, 1, "amal@cafe.example", days(-1)).await;
    invitation_mailed(&site, 1, days(1)).await;
    says(presses(&site, "/invitation", &amal, "").await, "Diese Einladung ist abgelaufen");
    assert_eq!(part().await, None);
    // The secret has lapsed, and the invitation would still stand.
    happened(&site, days(-1), who(VERA), 0, invite(2, Part::Voice, None)).await;
    invited(&site, 2, "amal@cafe.example", days(13)).await;
    invitation_mailed(&site, 2, days(-1)).await;
    says(presses(&site, "/invitation", &amal, "").await, "Diese Einladung gilt nicht mehr");
    assert_eq!(part().await, None);
    // Nobody is asked to sign in for what is over.
    says(presses(&site, "/invitation", "", "").await, "Diese Einladung gilt nicht mehr");
    invitation_mailed(&site, 2, days(1)).await;
    let [page, done] = presses(&site, "/invitation", &amal, "").await;
    assert_eq!((page.status, done.status), (StatusCode::OK, StatusCode::SEE_OTHER), "{}", done.text());
    assert_eq!(part().await, Some(Part::Voice));
    site.end().await;
}

#[tokio::test]
async fn an_invitation_to_a_post_that_has_expired_is_not_accepted() {
    let site = Site::plain().await;
    somebody(&site, AMAL, "Amal", None).await;
    let amal = session(&site, AMAL, "amal").await;
    let title = |text: &str| Title::parse(text).unwrap();
    let found = Body::FoundBody { name: title("Steuerungsgruppe"), kind: BodyKind::SteeringGroup };
    happened(&site, days(-100), Principal::Operator, BODY.0, found).await;
    let create = Post::Create { place: Place::Body(BODY), title: title("Vorsitz"), is_chair: true };
    happened(&site, days(-100), Principal::Operator, POST.0, create).await;
    let holds = async || site.app.directory.now().await.unwrap().posts.holds(AMAL, POST, clock::now());
    let appointment = async |id: u64, made: Timestamp, secret_until: Timestamp| {
        let expires = Timestamp(made.0 + 14 * DAY);
        let invite = PostInvitation::Invite { post: POST, until: None, expires };
        happened(&site, made, Principal::Operator, id, invite).await;
        let meant = json!({ "invitation": PostInvitationId(id), "address": "amal@cafe.example" });
        mailed(&site, "post_invitation", None, &meant, secret_until).await;
        presses(&site, "/appointment", &amal, "").await
    };
    says(appointment(1, days(-15), days(1)).await, "oder sie ist abgelaufen.");
    assert!(!holds().await);
    says(appointment(2, days(-1), days(-1)).await, "Dieser Link wurde schon benutzt oder ist abgelaufen.");
    assert!(!holds().await);
    let [page, done] = appointment(3, days(-1), days(1)).await;
    assert_eq!((page.status, done.status), (StatusCode::OK, StatusCode::SEE_OTHER), "{}", done.text());
    assert!(holds().await);
    site.end().await;
}

/// What somebody gets who tries all that is done for an organisation: to change what it says, to invite, to close it, and to come
/// to a workshop for it.
async fn tries_all(site: &Site, cookie: &str, nonce: &str) -> Vec<StatusCode> {
    let house = format!("/organisations/{HOUSE}");
    let version = site.app.directory.now().await.unwrap().organisations.get(HOUSE).unwrap().version;
    let edit = format!("version={version}&name=Haus+der+Kulturen&kind=migrant_organisation&language=ar");
    let invite = format!("act=invite&address={nonce}%40cafe.example&part=helper&nonce={nonce}");
    let come = format!("name=Test&lang=de&represents={HOUSE}");
    vec![
        site.get(&format!("{house}/edit"), cookie).await.status,
        site.post(&format!("{house}/edit"), cookie, &edit).await.status,
        site.post(&format!("{house}/act"), cookie, &invite).await.status,
        site.post(&format!("/j/{}", site.ways.code), cookie, &come).await.status,
    ]
}

#[tokio::test]
async fn whose_last_day_for_an_organisation_is_over_does_nothing_for_it_any_more() {
    let site = Site::plain().await;
    house(&site).await;
    for (invitation, id, name, until) in [(1, AMAL, "Amal", days(-1)), (2, HUGO, "Hugo", days(1))] {
        somebody(&site, id, name, None).await;
        happened(&site, days(-60), who(VERA), 0, invite(invitation, Part::Voice, Some(until))).await;
        let accept = Organisation::Accept { organisation: HOUSE, invitation: InvitationId(invitation), account: id };
        happened(&site, days(-59), who(id), invitation, accept).await;
    }
    let (amal, hugo) = (session(&site, AMAL, "amal").await, session(&site, HUGO, "hugo").await);
    let refused =
        [StatusCode::FORBIDDEN, StatusCode::FORBIDDEN, StatusCode::FORBIDDEN, StatusCode::UNPROCESSABLE_ENTITY];
    assert_eq!(tries_all(&site, &amal, "a").await, refused);
    let done = [StatusCode::OK, StatusCode::SEE_OTHER, StatusCode::SEE_OTHER, StatusCode::SEE_OTHER];
    assert_eq!(tries_all(&site, &hugo, "h").await, done, "whose last day has not come does all of it");

    // What is to be seen of it is what everybody sees; and at the door nobody is offered to come for it.
    let house = format!("/organisations/{HOUSE}");
    assert!(site.get(&house, &hugo).await.text().contains("Vera"));
    assert!(!site.get(&house, &amal).await.text().contains("Vera"));
    let door = format!("/j/{}?new=yes", site.ways.code);
    assert!(site.get(&door, &hugo).await.text().contains("Für wen sind Sie heute da?"));
    assert!(!site.get(&door, &amal).await.text().contains("Für wen sind Sie heute da?"));
    site.end().await;
}
