//! Mail from queueing to leaving, and digests, on a store of its own.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use app::catalogue::UiLang;
use async_trait::async_trait;
use domain::Timestamp;
use server::app_state::Settings;
use server::error::AppError;
use server::mail::{self, DigestItem, DigestReader, DigestSource, Digests, Letter, Pace, Sender, To, Way};
use server::store::{MailOutcome, Store};
use tokio::sync::oneshot;

use crate::store_contract::Fixture;

fn settings() -> Settings {
    Settings {
        public_url: "https://cafe.example.org".to_owned(),
        language: UiLang::De,
        time_zone: jiff::tz::TimeZone::UTC,
        second_factor: false,
        mail: true,
        city: None,
        erased_list: std::env::temp_dir().join(format!("visionscafe_erased_{}", server::chance::key())),
    }
}

/// A folder into which mail goes.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        Self(std::env::temp_dir().join(format!("visionscafe_mail_{}", server::chance::key())))
    }

    /// What has arrived, as text.
    fn letters(&self) -> Vec<String> {
        let files = std::fs::read_dir(&self.0).unwrap().map(|file| file.unwrap().path());
        let whole = files.filter(|file| file.extension().is_some_and(|it| it == "eml"));
        whole.map(|file| std::fs::read_to_string(file).unwrap()).collect()
    }

    fn sender(&self, store: &Arc<dyn Store>) -> Sender {
        let way = Way::new(&format!("file:{}", self.0.display()), "cafe@example.org", Duration::from_secs(5)).unwrap();
        Sender { store: Arc::clone(store), way, pace: Pace { first_pause: Duration::from_secs(60), tries: 3 } }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Lets a sender work until nothing waits.
async fn send_all(sender: Sender) {
    let store = Arc::clone(&sender.store);
    let (stop, stopped) = oneshot::channel::<()>();
    let sending = tokio::spawn(sender.run(async move { drop(stopped.await) }));
    let waits = async || store.mail_counts().await.unwrap().iter().any(|count| count.outcome.is_none());
    for _ in 0..1_000 {
        if !waits().await {
            drop(stop);
            return sending.await.unwrap();
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("mail waits still: {:?}", store.mail_counts().await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reminder_leaves_with_a_link_that_ends_reminders() {
    let fixture = Fixture::sqlite().await;
    let store = &fixture.store;
    store.put_account(2, "Amal", 1).await.unwrap();
    let (folder, to) =
        (Folder::new(), To { account: Some(2), address: "amal@example.org".to_owned(), lang: UiLang::De });
    let link = "https://cafe.example.org/x".to_owned();
    let reminder = || Letter::Reminder { items: vec![DigestItem::titled("Hof", link.clone())] };
    store.queue_mails(vec![mail::write(&settings(), &to, &reminder())]).await.unwrap();

    send_all(folder.sender(store)).await;

    let letters = folder.letters();
    assert_eq!(letters.len(), 1);
    let (_, rest) = letters[0].split_once("List-Unsubscribe: <https://cafe.example.org/unsubscribe/").unwrap();
    let (token, _) = rest.split_once('>').unwrap();
    assert_eq!(store.unsubscribe(&server::identity::hash(token)).await.unwrap().as_deref(), Some("reminders"));
    store.queue_mails(vec![mail::write(&settings(), &to, &reminder())]).await.unwrap();
    send_all(folder.sender(store)).await;
    assert_eq!(folder.letters().len(), 1, "none of that kind comes any more");
    fixture.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_else_on_the_machine_reads_letters_in_a_folder() {
    use std::os::unix::fs::PermissionsExt;
    let fixture = Fixture::sqlite().await;
    let folder = Folder::new();
    let to = To { account: None, address: "amal@example.org".to_owned(), lang: UiLang::En };
    fixture.store.queue_mails(vec![mail::write(&settings(), &to, &Letter::Test)]).await.unwrap();

    send_all(folder.sender(&fixture.store)).await;

    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder.0), 0o700);
    for file in std::fs::read_dir(&folder.0).unwrap() {
        assert_eq!(mode(&file.unwrap().path()), 0o600);
    }
    fixture.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_that_was_never_finished_is_given_up_after_as_many_tries() {
    let fixture = Fixture::sqlite().await;
    let (store, folder) = (&fixture.store, Folder::new());
    let to = To { account: None, address: "amal@example.org".to_owned(), lang: UiLang::En };
    store.queue_mails(vec![mail::write(&settings(), &to, &Letter::Test)]).await.unwrap();
    // Three times a server took it on and never came back.
    let now = server::clock::now().0;
    for _ in 0..3 {
        assert_eq!(store.lease_mails(now, 1, 0).await.unwrap().len(), 1);
    }

    send_all(folder.sender(store)).await;

    let counts = store.mail_counts().await.unwrap();
    assert_eq!((counts[0].outcome, counts[0].reason.as_deref()), (Some(MailOutcome::GivenUp), Some("unfinished")));
    assert!(folder.letters().is_empty());
    fixture.end().await;
}

/// News with what they are asked for as their title.
struct Asked;

#[async_trait]
impl DigestSource for Asked {
    async fn news(
        &self,
        reader: &DigestReader,
        after: Timestamp,
        until: Timestamp,
    ) -> Result<Vec<DigestItem>, AppError> {
        if reader.account == 3 {
            return Ok(Vec::new());
        }
        let title = format!("from {} to {}", after.0 / HOUR, until.0 / HOUR);
        Ok(vec![DigestItem::titled(&title, "https://cafe.example.org/".to_owned())])
    }
}

/// Does not answer.
struct Broken;

#[async_trait]
impl DigestSource for Broken {
    async fn news(&self, _: &DigestReader, _: Timestamp, _: Timestamp) -> Result<Vec<DigestItem>, AppError> {
        Err(AppError::Internal("broken".to_owned()))
    }
}

const HOUR: i64 = 60 * 60 * 1000;
const DAY: i64 = 24 * HOUR;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_digest_comes_once_a_period_to_those_who_want_it_and_have_news() {
    let fixture = Fixture::sqlite().await;
    let store = &fixture.store;
    let readers: Vec<DigestReader> = (2..=4)
        .map(|account| DigestReader {
            account,
            address: format!("{account}@example.org"),
            lang: UiLang::En,
            opened: Timestamp(1),
        })
        .collect();
    for reader in &readers {
        store.put_account(reader.account, "", 1).await.unwrap();
        store.put_mail_wish(reader.account, "digest", "daily").await.unwrap();
    }
    store.put_mail_wish(4, "digest", "never").await.unwrap();
    let digests = |sources: Vec<Arc<dyn DigestSource>>| Digests {
        store: Arc::clone(store),
        settings: Arc::new(settings()),
        sources,
    };
    let asked = || digests(vec![Arc::new(Asked)]);
    let noon = |day: i64| Timestamp(day * DAY + 12 * HOUR);

    // Nothing is queued, and nothing counts as gathered, while a source does not answer.
    assert_eq!(digests(vec![Arc::new(Asked), Arc::new(Broken)]).gather(&readers, noon(10)).await.unwrap(), 0);
    assert_eq!(asked().gather(&readers, noon(10)).await.unwrap(), 1);
    assert_eq!(asked().gather(&readers, noon(10)).await.unwrap(), 0, "once a period");
    let hour = |day: i64| day * 24 + 7;
    let told = |from: i64, to: i64| vec![("2@example.org".to_owned(), format!("from {} to {}", hour(from), hour(to)))];
    assert_eq!(titles(store).await, told(9, 10));
    // After days without a server nothing is left out.
    assert_eq!(asked().gather(&readers, noon(14)).await.unwrap(), 1);
    assert_eq!(titles(store).await, told(10, 14));
    fixture.end().await;
}

/// To whom mail goes and what it names first; it is out then.
async fn titles(store: &Arc<dyn Store>) -> Vec<(String, String)> {
    let now = server::clock::now().0;
    let leased = store.lease_mails(now, 10, HOUR).await.unwrap();
    for mail in &leased {
        store.mail_sent(mail.id, now).await.unwrap();
    }
    let title = |text: &str| text.lines().find_map(|line| line.strip_prefix("– ")).unwrap().to_owned();
    leased.iter().map(|mail| (mail.address.clone(), title(&mail.text))).collect()
}
