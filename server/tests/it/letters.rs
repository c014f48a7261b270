//! What people are written because something waits for them, or happened: to whom, when, in which language, and how often.

use std::sync::{Arc, LazyLock};

use app::catalogue::UiLang;
use domain::directory::accounts::{CityRole, Command as Account};
use domain::directory::bodies::{BodyKind, Command as Body, Place};
use domain::directory::organisations::{Command as Organisation, Details, Part};
use domain::directory::posts::Command as Post;
use domain::directory::tasks::Command as Task;
use domain::directory::{Command, Directory};
use domain::ids::{AccountId, BodyId, OrganisationId, PostId, TaskId};
use domain::lang::Lang;
use domain::text::{OrganisationName, Reason, Title};
use domain::workshop::OrganisationKind;
use domain::{Principal, Timestamp};
use server::app_state::App;
use server::directory::About;
use server::mail::{self, Rounds};
use server::privacy::{self, Retain};
use server::store::{Address, Effect, NewSession, Strength};
use server::{clock, commands, identity};

use crate::site::Site;

const DAY: i64 = 24 * 60 * 60 * 1000;
const CARLA: AccountId = AccountId(0xCA);
const VERA: AccountId = AccountId(0x7E);
const HUGO: AccountId = AccountId(0x46);
const AMAL: AccountId = AccountId(0xA3);
pub(crate) const HOUSE: OrganisationId = OrganisationId(41);
const BODY: BodyId = BodyId(21);
const CHAIR: PostId = PostId(31);
pub(crate) const MEMBER: PostId = PostId(32);
const RETAIN: Retain = Retain { names_months: None, accounts_years: Some(3) };

fn who(id: AccountId) -> Principal {
    Principal::Account { id, assured: true }
}

/// The day on which the tests began: it stays the same at midnight.
static TODAY: LazyLock<i64> = LazyLock::new(|| clock::now().0 / DAY);

/// Noon of the day so many days from now, by the clock on the wall.
pub(crate) fn noon(days: i64) -> Timestamp {
    Timestamp((*TODAY + days) * DAY + DAY / 2)
}

/// Noon of the first Monday that is at least so many days away.
fn monday(days: i64) -> Timestamp {
    let is_monday = |at: Timestamp| (at.0 / DAY + 3) % 7 == 0;
    (days..days + 7).map(noon).find(|at| is_monday(*at)).unwrap()
}

/// A mail as its reader gets it.
#[derive(Debug)]
struct Got {
    to: String,
    subject: String,
    text: String,
}

/// All that waits to be sent; it is out then.
async fn mails(site: &Site) -> Vec<Got> {
    let now = clock::now().0;
    let mut got = Vec::new();
    for mail in site.app.store.lease_mails(now, 100, DAY).await.unwrap() {
        site.app.store.mail_sent(mail.id, now).await.unwrap();
        let to = mail.address.split('@').next().unwrap().to_owned();
        got.push(Got { to, subject: mail.subject, text: mail.text });
    }
    got.sort_by(|a, b| (&a.to, &a.subject).cmp(&(&b.to, &b.subject)));
    got
}

/// To whom, and about what.
async fn subjects(site: &Site) -> Vec<(String, String)> {
    mails(site).await.into_iter().map(|mail| (mail.to, mail.subject)).collect()
}

fn pairs(told: &[(&str, &str)]) -> Vec<(String, String)> {
    told.iter().map(|(to, subject)| ((*to).to_owned(), (*subject).to_owned())).collect()
}

/// Somebody with an account and an address that is shown to be theirs.
pub(crate) async fn somebody(site: &Site, id: AccountId, name: &str, role: Option<CityRole>) {
    commands::open_account(&site.app.directory, id, name, role).await.unwrap();
    let address = format!("{}@cafe.example", name.to_lowercase());
    let address = Address { folded: mail::folded(&address), address, verified_ms: Some(clock::now().0) };
    carry_out(site, vec![Effect::PutAddress { account: id.0, address }]).await;
}

async fn carry_out(site: &Site, effects: Vec<Effect>) {
    site.app.directory.carry_out(Principal::Operator, effects).await.unwrap();
}

pub(crate) async fn act(site: &Site, by: Principal, fresh: u64, command: impl Into<Command>) {
    let about = About { fresh: Some(fresh), ..About::default() };
    site.app.directory.act(by, command.into(), about, Vec::new()).await.unwrap();
}

async fn state(site: &Site) -> Arc<Directory> {
    site.app.directory.now().await.unwrap()
}

pub(crate) async fn goes_round(site: &Site, at: Timestamp) -> u32 {
    Rounds::of(&site.app, RETAIN).go(at).await.unwrap()
}

/// A steering group that Vera chairs and in which Hugo sits, if somebody is to.
pub(crate) async fn steering_group(site: &Site, member: bool) {
    let title = |text: &str| Title::parse(text).unwrap();
    let place = Place::Body(BODY);
    let found = Body::FoundBody { name: title("Steuerungsgruppe"), kind: BodyKind::SteeringGroup };
    act(site, Principal::Operator, BODY.0, found).await;
    for (post, name, is_chair) in [(CHAIR, "Vorsitz", true), (MEMBER, "Mitglied", false)] {
        act(site, Principal::Operator, post.0, Post::Create { place, title: title(name), is_chair }).await;
    }
    let appoint = |post, account| Post::Appoint { post, account, from: clock::now(), until: None };
    act(site, Principal::Operator, 0, appoint(CHAIR, VERA)).await;
    if member {
        act(site, Principal::Operator, 0, appoint(MEMBER, HUGO)).await;
    }
    let due = Some(Timestamp(noon(20).0 - DAY / 2));
    let lang = Lang::parse("de").unwrap();
    let open = Task::Open { post: MEMBER, title: title("Bericht schreiben"), detail: None, lang, due };
    act(site, Principal::Operator, 77, open).await;
}

/// Vera has registered the house of cultures.
pub(crate) async fn registered(site: &Site) {
    let details = details("Haus der Kulturen");
    act(site, who(VERA), 0, Organisation::Register { organisation: HOUSE, details }).await;
}

fn details(name: &str) -> Details {
    let name = OrganisationName::parse(name).unwrap();
    Details { name, kind: OrganisationKind::MigrantOrganisation, languages: [].into(), website: None }
}

fn reason(text: &str) -> Reason {
    Reason::parse(text).unwrap()
}

/// Hugo speaks or works for it, too.
async fn joins(site: &Site, account: AccountId, part: Part) {
    let invitation = domain::ids::InvitationId(account.0);
    act(site, who(VERA), 0, Organisation::Invite { organisation: HOUSE, invitation, part, until: None }).await;
    let about = About { addressed: Some(invitation), ..About::default() };
    let accept = Organisation::Accept { organisation: HOUSE, invitation, account };
    site.app.directory.act(who(account), accept.into(), about, Vec::new()).await.unwrap();
}

/// Signs in, at a moment of one's own.
async fn signs_in(site: &Site, account: AccountId, at: Timestamp) {
    let session = NewSession {
        token_hash: identity::hash(&format!("{account}{}", at.0)),
        account: account.0,
        device: String::new(),
        idle_ms: DAY,
        absolute_ms: DAY,
        strength: Strength::Plain,
    };
    site.app.store.put_session(&session, at.0).await.unwrap();
}

async fn is_there(site: &Site, account: AccountId) -> bool {
    let row = site.app.store.account(account.0).await.unwrap().is_some();
    assert_eq!(row, state(site).await.accounts.get(account).is_some());
    row
}

#[tokio::test]
async fn whoever_holds_a_post_is_reminded_once_before_the_day_and_once_when_it_is_over() {
    let site = Site::plain().await;
    somebody(&site, VERA, "Vera", None).await;
    somebody(&site, HUGO, "Hugo", None).await;
    site.app.store.put_mail_wish(HUGO.0, "digest", "never").await.unwrap();
    site.app.store.put_mail_wish(VERA.0, "digest", "never").await.unwrap();
    steering_group(&site, true).await;
    mails(&site).await;

    assert_eq!(goes_round(&site, noon(16)).await, 0, "there is time");
    // Nobody is woken by it.
    assert_eq!(goes_round(&site, Timestamp(noon(17).0 - 8 * DAY / 24)).await, 0);
    assert_eq!(goes_round(&site, noon(17)).await, 1);
    let got = mails(&site).await;
    let day = mail_day(20);
    assert_eq!(
        (got[0].to.as_str(), got[0].subject.as_str()),
        ("hugo", format!("Erinnerung: Bericht schreiben (Mitglied), bis {day}").as_str())
    );
    assert!(got[0].text.contains(&format!("  http://localhost:3000/posts/{MEMBER}")), "{}", got[0].text);
    for days in 17..=20 {
        assert_eq!(goes_round(&site, noon(days)).await, 0, "once");
    }
    assert_eq!(goes_round(&site, noon(21)).await, 1);
    let late = format!("Erinnerung: Bericht schreiben (Mitglied), überfällig seit {day}");
    assert_eq!(subjects(&site).await, pairs(&[("hugo", &late)]));
    assert_eq!(goes_round(&site, noon(40)).await, 0, "it waits for the overviews from now on");
    site.end().await;
}

#[tokio::test]
async fn whoever_moves_a_day_again_and_again_does_not_fill_a_mailbox() {
    let site = Site::plain().await;
    somebody(&site, VERA, "Vera", None).await;
    somebody(&site, HUGO, "Hugo", None).await;
    for account in [VERA, HUGO] {
        site.app.store.put_mail_wish(account.0, "digest", "never").await.unwrap();
    }
    steering_group(&site, true).await;
    mails(&site).await;
    assert_eq!(goes_round(&site, noon(17)).await, 1);
    for minutes in 1..6 {
        let due = Some(Timestamp(noon(20).0 - DAY / 2 - minutes * 60_000));
        act(&site, who(VERA), 0, Task::Reschedule { task: TaskId(77), due }).await;
        assert_eq!(goes_round(&site, Timestamp(noon(17).0 + minutes * 60_000)).await, 0, "moved {minutes} times");
    }
    assert_eq!(goes_round(&site, noon(18)).await, 1, "of the day it is now");
    site.end().await;
}

fn mail_day(days: i64) -> String {
    let at = jiff::Timestamp::from_millisecond(noon(days).0).unwrap();
    at.to_zoned(jiff::tz::TimeZone::UTC).strftime("%d.%m.%Y").to_string()
}

#[tokio::test]
async fn two_servers_that_go_round_at_once_write_once_and_so_does_one_that_was_started_anew() {
    let site = Site::plain().await;
    somebody(&site, VERA, "Vera", None).await;
    somebody(&site, HUGO, "Hugo", None).await;
    steering_group(&site, true).await;
    mails(&site).await;
    let at = monday(18);
    let rounds = (0..4).map(|_| Rounds::of(&site.app, RETAIN)).map(|round| async move { round.go(at).await.unwrap() });
    let queued: u32 = futures_util::future::join_all(rounds).await.into_iter().sum();
    let got = subjects(&site).await;
    assert_eq!((queued, got.len()), (1, 1), "the reminder told of it, so that no overview does: {got:?}");
    assert_eq!(goes_round(&site, at).await, 0);
    site.end().await;
}

#[tokio::test]
async fn who_leads_and_who_coordinates_read_on_monday_where_somebody_is_missing() {
    let site = Site::plain().await;
    somebody(&site, CARLA, "Carla", Some(CityRole::Coordinator)).await;
    somebody(&site, VERA, "Vera", None).await;
    somebody(&site, HUGO, "Hugo", None).await;
    let effect =
        Effect::PutAccount { account: CARLA.0, name: "Carla".to_owned(), lang: "ar".to_owned(), created_ms: 0 };
    carry_out(&site, vec![effect]).await;
    steering_group(&site, false).await;
    mails(&site).await;

    assert_eq!(goes_round(&site, noon(0)).await, 0, "whoever is new waits for the next Monday");
    let at = monday(1);
    assert_eq!(goes_round(&site, at).await, 2, "and Hugo, for whom nothing waits, gets none");
    let got = mails(&site).await;
    assert_eq!((got[1].to.as_str(), got[1].subject.as_str()), ("vera", "Ihre Übersicht: eine Sache"));
    assert!(
        got[1].text.contains("– Hier fehlt jemand: Mitglied, Steuerungsgruppe (eine Aufgabe offen)\n"),
        "{}",
        got[1].text
    );
    assert_eq!((got[0].to.as_str(), got[0].subject.as_str()), ("carla", "ملخصكم: أمر واحد"));
    assert!(got[0].text.contains("منصب بلا شاغل: \u{2068}Mitglied\u{2069}"), "{}", got[0].text);
    for later in [at, Timestamp(at.0 + DAY), Timestamp(at.0 + 6 * DAY)] {
        assert_eq!(goes_round(&site, later).await, 0, "once a week");
    }
    assert_eq!(goes_round(&site, Timestamp(at.0 + 7 * DAY)).await, 2, "it waits still");
    mails(&site).await;
    // Once somebody is there, nothing is left to tell.
    act(&site, Principal::Operator, 0, Post::Appoint { post: MEMBER, account: HUGO, from: clock::now(), until: None })
        .await;
    mails(&site).await;
    site.app.store.put_mail_wish(HUGO.0, "digest", "never").await.unwrap();
    site.app.store.put_mail_wish(HUGO.0, "reminders", "never").await.unwrap();
    assert_eq!(goes_round(&site, Timestamp(at.0 + 14 * DAY)).await, 0, "no mail says that nothing waits");
    site.end().await;
}

#[tokio::test]
async fn who_wants_it_daily_reads_everything_on_monday_and_on_other_days_what_is_new() {
    let site = Site::plain().await;
    somebody(&site, CARLA, "Carla", Some(CityRole::Coordinator)).await;
    somebody(&site, VERA, "Vera", None).await;
    site.app.store.put_mail_wish(CARLA.0, "digest", "daily").await.unwrap();
    registered(&site).await;
    let at = monday(2);
    assert_eq!(goes_round(&site, at).await, 1);
    let got = mails(&site).await;
    assert!(got[0].text.contains("– Bitte prüfen: Haus der Kulturen\n"), "{}", got[0].text);
    for days in 1..7 {
        assert_eq!(goes_round(&site, Timestamp(at.0 + days * DAY)).await, 0, "nothing is new on day {days}");
    }
    assert_eq!(goes_round(&site, Timestamp(at.0 + 7 * DAY)).await, 1);
    mails(&site).await;
    // A post is vacant from Thursday on.
    steering_group(&site, false).await;
    let until = Some(Timestamp(at.0 + 10 * DAY));
    let appoint = Post::Appoint { post: MEMBER, account: VERA, from: clock::now(), until };
    act(&site, Principal::Operator, 0, appoint).await;
    mails(&site).await;
    site.app.store.put_mail_wish(VERA.0, "digest", "never").await.unwrap();
    site.app.store.put_mail_wish(VERA.0, "reminders", "never").await.unwrap();
    assert_eq!(goes_round(&site, Timestamp(at.0 + 9 * DAY)).await, 0);
    assert_eq!(goes_round(&site, Timestamp(at.0 + 11 * DAY)).await, 1);
    let text = &mails(&site).await[0].text;
    assert!(text.contains("Hier fehlt jemand") && !text.contains("Bitte prüfen"), "{text}");
    site.end().await;
}

#[tokio::test]
async fn the_link_in_a_reminder_ends_reminders_and_nothing_else() {
    let site = Site::plain().await;
    somebody(&site, VERA, "Vera", None).await;
    somebody(&site, HUGO, "Hugo", None).await;
    steering_group(&site, true).await;
    site.app.store.put_mail_wish(HUGO.0, "digest", "never").await.unwrap();
    mails(&site).await;
    assert_eq!(goes_round(&site, noon(17)).await, 1);
    let text = mails(&site).await.remove(0).text;
    let at = text.find("/unsubscribe/").unwrap();
    let link = text[at..].split_whitespace().next().unwrap();
    assert_eq!(site.post(link, "", "").await.status, axum::http::StatusCode::OK);
    assert_eq!(goes_round(&site, noon(21)).await, 0, "no second reminder");
    // What is not reminded of stands in the overview, for whoever wants one.
    site.app.store.put_mail_wish(HUGO.0, "digest", "weekly").await.unwrap();
    assert_eq!(goes_round(&site, monday(25)).await, 1);
    let got = mails(&site).await;
    assert!(got[0].to == "hugo" && got[0].text.contains("Bericht schreiben (Mitglied), überfällig"), "{}", got[0].text);
    site.end().await;
}

#[tokio::test]
async fn nobody_is_written_to_who_is_shut_out_or_whose_address_may_be_somebody_else_s() {
    let site = Site::plain().await;
    somebody(&site, VERA, "Vera", None).await;
    somebody(&site, HUGO, "Hugo", None).await;
    steering_group(&site, true).await;
    mails(&site).await;
    let unshown =
        Address { address: "hugo@cafe.example".to_owned(), folded: "hugo@cafe.example".to_owned(), verified_ms: None };
    carry_out(&site, vec![Effect::PutAddress { account: HUGO.0, address: unshown }]).await;
    assert_eq!(goes_round(&site, noon(17)).await, 0);
    let effect = Effect::DisableAccount { account: VERA.0, since_ms: Some(1) };
    let disable = Account::Disable { account: VERA };
    site.app.directory.act(Principal::Operator, disable.into(), About::default(), vec![effect]).await.unwrap();
    act(&site, Principal::Operator, 0, Account::Disable { account: HUGO }).await;
    assert_eq!(goes_round(&site, monday(8)).await, 0, "she leads, and nobody is at the post");
    site.end().await;
}

#[tokio::test]
async fn who_speaks_for_an_organisation_is_told_what_was_decided_about_it_and_why() {
    let site = Site::plain().await;
    somebody(&site, CARLA, "Carla", Some(CityRole::Coordinator)).await;
    somebody(&site, VERA, "Vera", None).await;
    somebody(&site, HUGO, "Hugo", None).await;
    registered(&site).await;
    assert_eq!(subjects(&site).await, pairs(&[]));
    let turn_down =
        Organisation::TurnDown { organisation: HOUSE, version: 1, reason: reason("Bitte den Vereinsnamen angeben.") };
    act(&site, who(CARLA), 0, turn_down).await;
    let got = mails(&site).await;
    assert_eq!(
        (got.len(), got[0].to.as_str(), got[0].subject.as_str()),
        (1, "vera", "Noch nicht bestätigt: Haus der Kulturen")
    );
    assert!(got[0].text.contains("Der Grund: Bitte den Vereinsnamen angeben."), "{}", got[0].text);
    assert!(got[0].text.contains(&format!("/organisations/{HOUSE}")));
    let change = |version, name: &str| Organisation::Change { organisation: HOUSE, version, details: details(name) };
    act(&site, who(VERA), 0, change(2, "Haus der Kulturen e V")).await;
    let version = state(&site).await.organisations.get(HOUSE).unwrap().version;
    act(&site, who(CARLA), 0, Organisation::Verify { organisation: HOUSE, version }).await;
    assert_eq!(subjects(&site).await, pairs(&[("vera", "Geprüft: Haus der Kulturen e V")]));
    // A second click is refused, and writes nothing.
    let again = Organisation::Verify { organisation: HOUSE, version };
    site.app.directory.act(who(CARLA), again.into(), About::default(), Vec::new()).await.unwrap_err();
    assert_eq!(subjects(&site).await, pairs(&[]));

    joins(&site, HUGO, Part::Voice).await;
    act(&site, who(VERA), 0, change(version + 1, "Weltladen")).await;
    let version = version + 2;
    let keep = Organisation::KeepName { organisation: HOUSE, version, reason: Some(reason("So heißt schon jemand.")) };
    act(&site, who(CARLA), 0, keep).await;
    let got = mails(&site).await;
    assert_eq!(got.iter().map(|it| it.to.as_str()).collect::<Vec<_>>(), ["hugo", "vera"], "all who speak for it");
    assert!(got[0].text.contains("den neuen Namen Weltladen nicht bestätigt. Der Grund: So heißt schon jemand."));
    act(&site, who(VERA), 0, change(version + 1, "Kulturhaus")).await;
    assert_eq!(subjects(&site).await, pairs(&[]));
    act(&site, who(CARLA), 0, Organisation::ConfirmName { organisation: HOUSE, version: version + 2 }).await;
    let confirmed = "Neuer Name bestätigt: Kulturhaus";
    assert_eq!(subjects(&site).await, pairs(&[("hugo", confirmed), ("vera", confirmed)]));
    let close = Organisation::Close { organisation: HOUSE, reason: reason("Der Verein ist aufgelöst.") };
    act(&site, who(CARLA), 0, close).await;
    assert_eq!(
        subjects(&site).await,
        pairs(&[("hugo", "Geschlossen: Kulturhaus"), ("vera", "Geschlossen: Kulturhaus")])
    );
    site.end().await;
}

#[tokio::test]
async fn who_is_taken_out_is_told_and_whoever_coordinates_when_nobody_speaks_any_more() {
    let site = Site::plain().await;
    for (id, name) in [(VERA, "Vera"), (HUGO, "Hugo"), (AMAL, "Amal")] {
        somebody(&site, id, name, None).await;
    }
    somebody(&site, CARLA, "Carla", Some(CityRole::Coordinator)).await;
    registered(&site).await;
    act(&site, who(CARLA), 0, Organisation::Verify { organisation: HOUSE, version: 1 }).await;
    joins(&site, HUGO, Part::Helper).await;
    joins(&site, AMAL, Part::Voice).await;
    mails(&site).await;
    let dismiss = |account| Organisation::Dismiss { organisation: HOUSE, account };
    act(&site, who(VERA), 0, dismiss(HUGO)).await;
    assert_eq!(subjects(&site).await, pairs(&[("hugo", "Sie vertreten Haus der Kulturen nicht mehr")]));
    // Who goes by himself knows it; and somebody is left.
    act(&site, who(VERA), 0, dismiss(VERA)).await;
    assert_eq!(subjects(&site).await, pairs(&[]));
    // However the last one goes.
    privacy::erase(&site.app, who(AMAL), AMAL, false).await.unwrap();
    assert_eq!(subjects(&site).await, pairs(&[("carla", "Niemand spricht mehr für Haus der Kulturen")]));
    site.end().await;
}

#[tokio::test]
async fn who_is_appointed_or_handed_something_is_told_once() {
    let site = Site::plain().await;
    somebody(&site, CARLA, "Carla", Some(CityRole::Coordinator)).await;
    somebody(&site, VERA, "Vera", None).await;
    somebody(&site, HUGO, "Hugo", None).await;
    steering_group(&site, false).await;
    assert_eq!(subjects(&site).await, pairs(&[("vera", "Ihre neue Stelle: Vorsitz, Steuerungsgruppe")]));
    // What was before is written down, and nobody gets a letter about it.
    let past = Post::Appoint { post: MEMBER, account: HUGO, from: noon(-90), until: Some(noon(-30)) };
    act(&site, who(CARLA), 0, past).await;
    assert_eq!(subjects(&site).await, pairs(&[]));
    let cookie = session(&site.app, CARLA).await;
    let form = format!("do=hand-over&post={CHAIR}&to={HUGO}&note=Der+Ordner+liegt+im+Schrank.&lang=de");
    let page = format!("/handover/{VERA}");
    assert_eq!(site.post(&page, &cookie, &form).await.leads_to(), format!("{page}?done=1"));
    let got = mails(&site).await;
    assert_eq!((got.len(), got[0].to.as_str(), got[0].subject.as_str()), (1, "hugo", "Übergabe an Sie: Vorsitz"));
    assert!(got[0].text.contains("Vera hat Ihnen") && got[0].text.contains("/handover"), "{}", got[0].text);
    assert_eq!(site.post(&page, &cookie, &form).await.leads_to(), format!("{page}?done=1"));
    assert_eq!(subjects(&site).await, pairs(&[]), "a second click writes nothing");
    site.end().await;
}

#[tokio::test]
async fn the_page_for_handing_over_names_the_organisations_somebody_speaks_for_and_who_else_does() {
    let site = Site::plain().await;
    for (id, name) in [(VERA, "Vera"), (HUGO, "Hugo"), (AMAL, "Amal")] {
        somebody(&site, id, name, None).await;
    }
    registered(&site).await;
    act(&site, Principal::Operator, 0, Organisation::Verify { organisation: HOUSE, version: 1 }).await;
    joins(&site, HUGO, Part::Helper).await;
    let cookie = session(&site.app, VERA).await;
    let page = site.get(&format!("/handover/{VERA}"), &cookie).await.text();
    assert!(page.contains("Haus der Kulturen") && page.contains("Sonst spricht niemand für sie."), "{page}");
    assert!(page.contains(&format!("/organisations/{HOUSE}#invite")), "{page}");
    joins(&site, AMAL, Part::Voice).await;
    let page = site.get(&format!("/handover/{VERA}"), &cookie).await.text();
    assert!(page.contains("Außerdem sprechen für sie") && page.contains("Amal") && !page.contains("Hugo"), "{page}");
    assert!(!page.contains("name=\"organisation\""), "nobody hands an organisation over");
    site.end().await;
}

/// The cookie of somebody who is signed in.
async fn session(app: &App, account: AccountId) -> String {
    let session = NewSession {
        token_hash: identity::hash("cookie"),
        account: account.0,
        device: String::new(),
        idle_ms: DAY,
        absolute_ms: DAY,
        strength: Strength::Plain,
    };
    app.store.put_session(&session, clock::now().0).await.unwrap();
    "desk=cookie".to_owned()
}

/// The first day on which an account that is opened now has been unused for three years.
const END: i64 = 3 * 366;

#[tokio::test]
async fn an_account_that_nobody_uses_is_announced_four_weeks_ahead_and_then_erased() {
    let site = Site::plain().await;
    somebody(&site, AMAL, "Unverwechselbar", None).await;
    let lang = |lang: &str| Effect::PutAccount {
        account: AMAL.0,
        name: "Unverwechselbar".to_owned(),
        lang: lang.to_owned(),
        created_ms: 0,
    };
    let sweep = async |retain, at| privacy::sweep(&site.app, retain, at).await.unwrap();
    sweep(RETAIN, noon(END - 29)).await;
    sweep(Retain::default(), noon(END + 400)).await;
    assert_eq!(subjects(&site).await, pairs(&[]));
    carry_out(&site, vec![lang(UiLang::En.tag())]).await;
    sweep(RETAIN, noon(END - 27)).await;
    let got = mails(&site).await;
    assert_eq!(got[0].subject, "Your account will soon be deleted");
    let last = mail_day(END + 1);
    assert!(got[0].text.contains(&format!("On {last} we delete it")), "{last}: {}", got[0].text);
    assert!(got[0].text.contains("http://localhost:3000/sign-in"));
    for days in [END - 20, END] {
        sweep(RETAIN, noon(days)).await;
        assert!(is_there(&site, AMAL).await, "day {days}");
    }
    assert_eq!(subjects(&site).await, pairs(&[]), "once");
    sweep(RETAIN, noon(END + 2)).await;
    assert!(!is_there(&site, AMAL).await);
    assert!(!site.everything().await.contains("Unverwechselbar"));
    for stream in site.app.store.all_workshops().await.unwrap().into_iter().chain([server::directory::DIRECTORY]) {
        assert_eq!(site.app.store.verify(stream).await.unwrap().first_broken, None);
    }
    site.end().await;
}

#[tokio::test]
async fn who_signs_in_in_time_keeps_the_account_for_another_three_years() {
    let site = Site::plain().await;
    somebody(&site, AMAL, "Amal", None).await;
    let sweep = async |days| privacy::sweep(&site.app, RETAIN, noon(days)).await.unwrap();
    sweep(END - 20).await;
    assert_eq!(subjects(&site).await.len(), 1);
    signs_in(&site, AMAL, noon(END - 1)).await;
    sweep(END + 30).await;
    assert!(is_there(&site, AMAL).await);
    assert_eq!(subjects(&site).await, pairs(&[]));
    sweep(2 * END - 20).await;
    assert_eq!(subjects(&site).await.len(), 1, "a new time, and a new letter");
    site.end().await;
}

#[tokio::test]
async fn nobody_goes_unannounced_when_the_server_stood_still_or_the_account_was_needed_meanwhile() {
    let site = Site::plain().await;
    somebody(&site, AMAL, "Amal", None).await;
    let sweep = async |days| privacy::sweep(&site.app, RETAIN, noon(days)).await.unwrap();
    sweep(END + 300).await;
    assert!(is_there(&site, AMAL).await, "years late, it is announced first");
    assert_eq!(subjects(&site).await.len(), 1);
    sweep(END + 500).await;
    assert!(is_there(&site, AMAL).await, "that was too long ago");
    assert_eq!(subjects(&site).await.len(), 1, "it is announced again");
    sweep(END + 529).await;
    assert!(!is_there(&site, AMAL).await);
    site.end().await;
}

#[tokio::test]
async fn an_announcement_that_the_mail_server_refuses_counts_for_nothing() {
    let site = Site::plain().await;
    somebody(&site, AMAL, "Amal", None).await;
    let sweep = async |days| privacy::sweep(&site.app, RETAIN, noon(days)).await.unwrap();
    for days in [END - 20, END + 10, END + 40] {
        sweep(days).await;
        let now = clock::now().0;
        let waiting = site.app.store.lease_mails(now, 10, 1).await.unwrap();
        assert_eq!(waiting.len(), 1, "day {days}: once in four weeks");
        site.app.store.mail_failed(waiting[0].id, waiting[0].tries, "smtp 550", None, now).await.unwrap();
    }
    sweep(END + 70).await;
    assert!(is_there(&site, AMAL).await, "nobody unannounced");
    assert_eq!(subjects(&site).await.len(), 1);
    sweep(END + 100).await;
    assert!(!is_there(&site, AMAL).await);
    site.end().await;
}

#[tokio::test]
async fn who_coordinates_holds_a_post_or_speaks_alone_stays_and_whoever_coordinates_reads_of_it() {
    let site = Site::plain().await;
    somebody(&site, CARLA, "Carla", Some(CityRole::Coordinator)).await;
    somebody(&site, VERA, "Vera", None).await;
    somebody(&site, HUGO, "Hugo", None).await;
    somebody(&site, AMAL, "Amal", None).await;
    registered(&site).await;
    act(&site, who(CARLA), 0, Organisation::Verify { organisation: HOUSE, version: 1 }).await;
    let other = AccountId(0xCB);
    somebody(&site, other, "Cora", Some(CityRole::Coordinator)).await;
    let title = |text: &str| Title::parse(text).unwrap();
    let found = Body::FoundBody { name: title("Beirat"), kind: BodyKind::AdvisoryCouncil };
    act(&site, Principal::Operator, BODY.0, found).await;
    let create = Post::Create { place: Place::Body(BODY), title: title("Mitglied"), is_chair: false };
    act(&site, Principal::Operator, MEMBER.0, create).await;
    act(&site, Principal::Operator, 0, Post::Appoint { post: MEMBER, account: HUGO, from: clock::now(), until: None })
        .await;
    mails(&site).await;
    for account in [VERA, HUGO, other] {
        site.app.store.put_mail_wish(account.0, "digest", "never").await.unwrap();
    }
    for days in [END - 20, END + 40, END + 80] {
        privacy::sweep(&site.app, RETAIN, noon(days)).await.unwrap();
        mails(&site).await;
    }
    for (account, stays) in [(CARLA, true), (other, true), (VERA, true), (HUGO, true), (AMAL, false)] {
        assert_eq!(is_there(&site, account).await, stays, "{account}");
    }
    mails(&site).await;
    assert_eq!(goes_round(&site, monday(END + 80)).await, 1);
    let got = mails(&site).await;
    assert_eq!(got[0].to, "carla");
    for name in ["Vera", "Hugo", "Cora"] {
        assert!(got[0].text.contains(&format!("nicht benutzt: das Konto von {name}.")), "{name}: {}", got[0].text);
    }
    assert!(!got[0].text.contains("von Carla"), "{}", got[0].text);
    site.end().await;
}

#[tokio::test]
async fn an_account_without_an_address_goes_in_the_same_time_and_one_that_cannot_be_told_stays() {
    let site = Site::plain().await;
    let gone = AccountId(0xDE);
    commands::open_account(&site.app.directory, gone, "Ohne", None).await.unwrap();
    somebody(&site, AMAL, "Amal", None).await;
    let settings = server::app_state::Settings { mail: false, ..(*site.app.settings).clone() };
    let silent = App { settings: Arc::new(settings), ..site.app.clone() };
    for days in [END - 20, END + 10] {
        privacy::sweep(&silent, RETAIN, noon(days)).await.unwrap();
    }
    assert_eq!((is_there(&site, gone).await, is_there(&site, AMAL).await), (false, true));
    site.end().await;
}
