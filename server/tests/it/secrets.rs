//! What opens something is given to whom it belongs, and lies in no table: what is kept of it is a hash. Two things that lead in are no
//! secrets of that kind, the six digits of a workshop and its projector's address. And a mail lies in the outbox as it will be sent,
//! with its link, until it is (docs/mail.md).

use axum::http::StatusCode;
use domain::Principal;
use domain::directory::accounts::CityRole;
use domain::directory::organisations::Command as Organisation;
use domain::directory::posts::Command as Post;
use domain::ids::AccountId;
use server::identity::one_time;
use server::store::{Effect, Totp};
use server::{clock, mail};

use crate::letters::{HOUSE, MEMBER, act, goes_round, noon, registered, somebody, steering_group};
use crate::privacy::session;
use crate::site::{Answer, Site};

const HUGO: AccountId = AccountId(0x46);
const VERA: AccountId = AccountId(0x7E);
const CARLA: AccountId = AccountId(0xCA);
const PASSWORD: &str = "vier+lange+Gieskannen";

/// A cookie of an answer.
fn cookie(answer: &Answer, name: &str) -> String {
    let cookies = answer.cookies();
    let found = cookies.split("; ").find_map(|pair| pair.strip_prefix(name)?.split_once('='));
    found.unwrap_or_else(|| panic!("no cookie {name}: {} {cookies}", answer.status)).1.to_owned()
}

/// The mails that wait, each with what stands in its links behind this; they stay where they are.
struct Outbox(Vec<u64>);

impl Outbox {
    async fn link(&mut self, site: &Site, to: &str, path: &str) -> String {
        let mails = site.app.store.lease_mails(clock::now().0, 100, i64::from(u32::MAX)).await.unwrap();
        self.0.extend(mails.iter().map(|it| it.id));
        let found = mails.iter().filter(|it| it.address == to).find_map(|it| it.text.split_once(path));
        let found = found.unwrap_or_else(|| panic!("no {path} for {to}")).1;
        found.chars().take_while(char::is_ascii_alphanumeric).collect()
    }

    async fn goes_out(self, site: &Site) {
        for id in self.0 {
            site.app.store.mail_sent(id, clock::now().0).await.unwrap();
        }
    }
}

#[tokio::test]
async fn of_all_that_opens_something_no_more_than_a_hash_is_kept() {
    let site = Site::plain().await;
    let mut outbox = Outbox(Vec::new());
    let mut given: Vec<(&str, String)> = Vec::new();
    let mut mailed: Vec<(&str, String)> = Vec::new();

    given.push(("a one-time link", site.link()["/enter/".len()..].split('?').next().unwrap().to_owned()));
    let facilitator = site.facilitator().await;
    given.push((
        "a session by a link",
        facilitator.split_once("desk=").unwrap().1.split(';').next().unwrap().to_owned(),
    ));
    let joined = site.post(&format!("/j/{}", site.ways.code), "", "name=Test&lang=de").await;
    given.push(("a seat", cookie(&joined, "seat-")));
    given.push(("a return code", cookie(&joined, "return-")));

    let samira = "samira@cafe.example";
    site.post("/register", "", "name=Samira&address=samira%40cafe.example").await;
    let secret = outbox.link(&site, samira, "/confirm/").await;
    let carried = site.get(&format!("/confirm/{secret}"), "").await.cookies();
    mailed.push(("a registration", secret));
    let new = site.post("/confirm", &carried, &format!("new={PASSWORD}")).await;
    given.push(("a password", PASSWORD.replace('+', " ")));
    given.push(("a session by a password", cookie(&new, "desk")));
    given.push(("a known browser", cookie(&new, "known")));
    let own = new.cookies();
    site.post("/forgot", "", "address=samira%40cafe.example").await;
    mailed.push(("a new password", outbox.link(&site, samira, "/confirm/").await));
    site.post("/account/address", &own, &format!("address=neu%40cafe.example&password={PASSWORD}")).await;
    mailed.push(("another address", outbox.link(&site, "neu@cafe.example", "/confirm/").await));

    somebody(&site, VERA, "Vera", None).await;
    somebody(&site, HUGO, "Hugo", None).await;
    somebody(&site, CARLA, "Carla", Some(CityRole::Coordinator)).await;
    site.post("/account/merge", &own, "address=vera%40cafe.example").await;
    mailed.push(("two accounts in one", outbox.link(&site, "vera@cafe.example", "/confirm/").await));
    registered(&site).await;
    act(&site, Principal::Operator, 0, Organisation::Verify { organisation: HOUSE, version: 1 }).await;
    let vera = session(&site, VERA, "vera").await;
    let invite = "act=invite&address=nadia%40cafe.example&part=helper&nonce=n";
    site.post(&format!("/organisations/{HOUSE}/act"), &vera, invite).await;
    mailed.push(("an organisation", outbox.link(&site, "nadia@cafe.example", "/invitation/").await));
    steering_group(&site, false).await;
    let carla = session(&site, CARLA, "carla").await;
    let invite = "do=invite&address=dilan%40cafe.example&until=";
    site.post(&format!("/posts/{MEMBER}"), &carla, invite).await;
    mailed.push(("a post", outbox.link(&site, "dilan@cafe.example", "/appointment/").await));
    let appoint = Post::Appoint { post: MEMBER, account: HUGO, from: clock::now(), until: None };
    act(&site, Principal::Operator, 0, appoint).await;
    goes_round(&site, noon(17)).await;
    mailed.push(("an end to reminders", outbox.link(&site, "hugo@cafe.example", "/unsubscribe/").await));

    let account = AccountId(site.app.store.account_by_address(&mail::folded(samira)).await.unwrap().unwrap());
    let (codes, kept) = one_time::recovery_codes();
    let totp = Some(Totp { secret: one_time::secret(), confirmed_ms: Some(1), last_step: 0 });
    let effects = vec![
        Effect::PutTotp { account: account.0, totp },
        Effect::PutRecoveryCodes { account: account.0, codes: kept },
    ];
    site.app.directory.carry_out(Principal::Operator, effects).await.unwrap();
    let form = format!("address=samira%40cafe.example&password={PASSWORD}");
    let waits = site.post("/sign-in", "", &form).await;
    given.push(("a session that waits for its second factor", cookie(&waits, "waiting")));
    let entered = site.post("/sign-in/code", &waits.cookies(), &format!("code={}", codes[0])).await;
    given.push(("a session by two factors", cookie(&entered, "desk")));
    let form = format!("do=codes&password={PASSWORD}&code={}", codes[1]);
    let page = site.post("/account/second-factor", &entered.cookies(), &form).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let text = page.text();
    let papers = text.split("<code").skip(1).filter_map(|rest| Some(rest.split_once('>')?.1.split_once('<')?.0));
    given.extend(papers.map(|code| ("a code on paper", code.to_owned())));
    assert_eq!(given.iter().filter(|(what, _)| *what == "a code on paper").count(), one_time::RECOVERY_CODES);

    let everything = site.everything().await;
    for (what, secret) in &given {
        assert!(secret.len() >= 8, "{what}: {secret:?}");
        assert!(!everything.contains(secret), "{what} is kept as it is");
        // Nor in the way it is shown, or without what only makes it easier to read.
        assert!(!everything.contains(&secret.replace('-', "")), "{what} is kept as it is, but for its hyphens");
    }
    for (what, secret) in &mailed {
        assert!(secret.len() >= 32, "{what}: {secret:?}");
        assert!(everything.contains(secret), "{what}: the mail waits with its link");
    }
    outbox.goes_out(&site).await;
    // What SQLite wrote ahead lies in the file now.
    site.sql("pragma wal_checkpoint(truncate)").await;
    let everything = site.everything().await;
    for (what, secret) in &mailed {
        assert!(!everything.contains(secret), "{what}: the mail is out, and its link is still there");
    }
    site.end().await;
}
