//! The promises about mail that waits, what people want of it, and links that end it.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use server::store::{Append, Batch, Effect, MailOutcome, MailWish, NewMail, StoreError, Unsubscribe};
use tokio::task::JoinSet;
use tokio::time::timeout;

use super::fixture::{FACILITATOR, Fixture, WORKSHOP, batch, command};

const MINUTE: i64 = 60_000;
const TOKEN: [u8; 32] = [7; 32];

/// A mail that nobody can do without.
fn needed(id: u64) -> NewMail {
    NewMail {
        id,
        account: Some(FACILITATOR),
        address: "Amal@Example.org".to_owned(),
        kind: "reset_password".to_owned(),
        lang: "ar".to_owned(),
        subject: "كلمة مرور جديدة".to_owned(),
        text: "https://cafe.example.org/reset/5ec2e7".to_owned(),
        html: "<p>https://cafe.example.org/reset/5ec2e7</p>".to_owned(),
        unsubscribe: None,
        created_ms: 100,
        due_ms: 100,
        until_ms: 100 * MINUTE,
    }
}

/// One that can be unsubscribed from.
fn reminder(id: u64, token_hash: [u8; 32]) -> NewMail {
    let link = "https://cafe.example.org/unsubscribe/70ce".to_owned();
    let unsubscribe = Some(Unsubscribe { topic: "reminders".to_owned(), link, token_hash });
    NewMail { kind: "reminder".to_owned(), unsubscribe, ..needed(id) }
}

/// How many there are of each kind, by outcome and reason.
async fn counts(f: &Fixture) -> Vec<(String, Option<MailOutcome>, Option<String>, u64)> {
    let counts = f.store.mail_counts().await.unwrap();
    counts.into_iter().map(|it| (it.kind, it.outcome, it.reason, it.count)).collect()
}

fn count(
    kind: &str,
    outcome: Option<MailOutcome>,
    reason: Option<&str>,
    count: u64,
) -> (String, Option<MailOutcome>, Option<String>, u64) {
    (kind.to_owned(), outcome, reason.map(str::to_owned), count)
}

pub(super) async fn a_mail_is_leased_as_it_was_queued(f: &Fixture) {
    let id = 0xf000_0000_0000_0007;
    f.store.queue_mails(vec![needed(id)]).await.unwrap();

    assert!(f.store.lease_mails(99, 10, MINUTE).await.unwrap().is_empty(), "it is not due");
    let leased = f.store.lease_mails(100, 10, MINUTE).await.unwrap().remove(0);

    let queued = needed(id);
    assert_eq!((leased.id, leased.tries, leased.created_ms, leased.until_ms), (id, 1, 100, 100 * MINUTE));
    assert_eq!((leased.address, leased.kind, leased.lang), (queued.address, queued.kind, queued.lang));
    assert_eq!((leased.subject, leased.text, leased.html), (queued.subject, queued.text, queued.html));
    assert_eq!(leased.unsubscribe, None);
}

pub(super) async fn queued_together_they_go_in_or_stay_out_together(f: &Fixture) {
    let unknown = NewMail { account: Some(404), ..needed(2) };

    let refused = f.store.queue_mails(vec![needed(1), unknown]).await;

    assert!(matches!(refused, Err(StoreError::Invalid(_))), "{refused:?}");
    assert_eq!(counts(f).await, []);
}

pub(super) async fn a_mail_stands_or_falls_with_the_events_it_tells_of(f: &Fixture) {
    let told = |seq, id| -> Batch {
        let effects = vec![Effect::QueueMail(Box::new(needed(id)))];
        batch(WORKSHOP, seq, vec![Append { effects, ..command("seat:1", None, &["told"]) }])
    };

    let results = f.store.commit(vec![told(0, 1), told(0, 2)]).await.unwrap();

    assert_eq!(results, [Ok(1), Err(StoreError::Conflict { current: 1 })]);
    let leased = f.store.lease_mails(100, 10, MINUTE).await.unwrap();
    assert_eq!(leased.iter().map(|mail| mail.id).collect::<Vec<_>>(), [1]);
}

pub(super) async fn who_waits_for_mail_hears_of_it_however_it_was_queued(f: &Fixture) {
    let heard = async || timeout(Duration::from_secs(10), f.store.mail_queued()).await.is_ok();

    f.store.queue_mails(vec![needed(1)]).await.unwrap();
    assert!(heard().await, "queued before anybody waited");
    f.carry_out(vec![Effect::QueueMail(Box::new(needed(2)))]).await;
    assert!(heard().await);
    assert!(f.store.put_digest(FACILITATOR, 1, Some(needed(3))).await.unwrap());
    assert!(heard().await);
    f.put(batch(WORKSHOP, 0, vec![command("seat:1", None, &["no mail"])])).await;
    assert!(timeout(Duration::from_millis(50), f.store.mail_queued()).await.is_err(), "nothing was queued");
}

pub(super) async fn a_leased_mail_is_nobody_else_s_until_the_lease_ends(f: &Fixture) {
    f.store.queue_mails(vec![needed(1)]).await.unwrap();
    assert_eq!(f.store.lease_mails(100, 10, MINUTE).await.unwrap().len(), 1);

    assert!(f.store.lease_mails(99 + MINUTE, 10, MINUTE).await.unwrap().is_empty());
    // Whoever held it has not come back.
    let again = f.store.lease_mails(100 + MINUTE, 10, MINUTE).await.unwrap();
    assert_eq!(again.iter().map(|mail| (mail.id, mail.tries)).collect::<Vec<_>>(), [(1, 2)]);
}

pub(super) async fn many_senders_never_get_the_same_mail(f: &Fixture) {
    f.store.queue_mails((0..40).map(needed).collect()).await.unwrap();
    let mut senders = JoinSet::new();
    for _ in 0..8 {
        let store = Arc::clone(&f.store);
        senders.spawn(async move {
            let mut got = Vec::new();
            loop {
                let leased = store.lease_mails(100, 3, MINUTE).await.unwrap();
                assert!(leased.len() <= 3);
                if leased.is_empty() {
                    return got;
                }
                got.extend(leased.into_iter().map(|mail| mail.id));
            }
        });
    }

    // A lock that somebody else holds is stepped over, so that one look may have missed some.
    let mut got: Vec<u64> = senders.join_all().await.concat();
    got.extend(f.store.lease_mails(100, 40, MINUTE).await.unwrap().into_iter().map(|mail| mail.id));

    assert_eq!(got.len(), 40);
    assert_eq!(got.into_iter().collect::<HashSet<_>>().len(), 40);
}

pub(super) async fn the_longest_waiting_comes_first(f: &Fixture) {
    let due = |id, due_ms| NewMail { due_ms, ..needed(id) };
    f.store.queue_mails(vec![due(1, 300), due(2, 100), due(3, 200)]).await.unwrap();

    let mut order = Vec::new();
    for _ in 0..3 {
        order.extend(f.store.lease_mails(300, 1, MINUTE).await.unwrap().into_iter().map(|mail| mail.id));
    }

    assert_eq!(order, [2, 3, 1]);
}

pub(super) async fn of_a_mail_that_is_out_only_its_kind_remains(f: &Fixture) {
    f.store.queue_mails(vec![reminder(1, TOKEN)]).await.unwrap();
    f.store.lease_mails(100, 10, MINUTE).await.unwrap();

    assert_eq!(f.store.mail_outcome(1).await.unwrap(), None, "it waits");
    f.store.mail_sent(1, 200).await.unwrap();
    assert_eq!(f.store.mail_outcome(1).await.unwrap(), Some(MailOutcome::Sent));
    assert_eq!(f.store.mail_outcome(404).await.unwrap(), None);
    // Said again, or said too late that it has failed: it is out.
    f.store.mail_sent(1, 300).await.unwrap();
    f.store.mail_failed(1, 1, "timeout", Some(300), 300).await.unwrap();

    assert!(f.store.lease_mails(99 * MINUTE, 10, MINUTE).await.unwrap().is_empty());
    assert_eq!(counts(f).await, [count("reminder", Some(MailOutcome::Sent), None, 1)]);
    let rows = f.rows().await;
    for secret in ["Amal@", "5ec2e7", "70ce", "كلمة"] {
        assert!(!rows.contains(secret), "{secret} is still there");
    }
}

pub(super) async fn a_failed_mail_is_due_again_when_said(f: &Fixture) {
    f.store.queue_mails(vec![needed(1)]).await.unwrap();
    f.store.lease_mails(100, 10, MINUTE).await.unwrap();

    f.store.mail_failed(1, 1, "smtp 451", Some(5 * MINUTE), 200).await.unwrap();

    assert_eq!(counts(f).await, [count("reset_password", None, Some("smtp 451"), 1)]);
    assert!(f.store.lease_mails(5 * MINUTE - 1, 10, MINUTE).await.unwrap().is_empty());
    assert_eq!(f.store.lease_mails(5 * MINUTE, 10, MINUTE).await.unwrap()[0].tries, 2);
}

pub(super) async fn a_mail_that_is_given_up_leaves_its_reason_and_nothing_else(f: &Fixture) {
    f.store.queue_mails(vec![needed(1)]).await.unwrap();
    f.store.lease_mails(100, 10, MINUTE).await.unwrap();

    f.store.mail_failed(1, 1, "smtp 550", None, 200).await.unwrap();
    assert_eq!(f.store.mail_outcome(1).await.unwrap(), Some(MailOutcome::GivenUp));

    assert!(f.store.lease_mails(99 * MINUTE, 10, MINUTE).await.unwrap().is_empty());
    assert_eq!(counts(f).await, [count("reset_password", Some(MailOutcome::GivenUp), Some("smtp 550"), 1)]);
    let rows = f.rows().await;
    assert!(!rows.contains("Amal@") && !rows.contains("5ec2e7"));
}

pub(super) async fn who_has_lost_the_lease_decides_nothing(f: &Fixture) {
    f.store.queue_mails(vec![needed(1)]).await.unwrap();
    f.store.lease_mails(100, 10, MINUTE).await.unwrap();
    f.store.lease_mails(100 + MINUTE, 10, MINUTE).await.unwrap();

    f.store.mail_failed(1, 1, "timeout", None, 200).await.unwrap();

    assert_eq!(counts(f).await, [count("reset_password", None, None, 1)]);
    // That it is out is true whoever says so.
    f.store.mail_sent(1, 300).await.unwrap();
    assert_eq!(counts(f).await, [count("reset_password", Some(MailOutcome::Sent), None, 1)]);
}

pub(super) async fn what_has_become_worthless_is_not_sent(f: &Fixture) {
    f.store.queue_mails(vec![needed(1)]).await.unwrap();

    assert!(f.store.lease_mails(100 * MINUTE, 10, MINUTE).await.unwrap().is_empty());

    assert_eq!(counts(f).await, [count("reset_password", Some(MailOutcome::GivenUp), Some("too_late"), 1)]);
    assert!(!f.rows().await.contains("5ec2e7"));
}

pub(super) async fn what_waits_for_an_account_is_taken_back(f: &Fixture) {
    f.store.put_account(2, "Halil", 10).await.unwrap();
    f.store.queue_mails(vec![needed(1), NewMail { account: Some(2), ..needed(2) }]).await.unwrap();

    assert_eq!(f.store.erase_mails_of(FACILITATOR).await.unwrap(), 1);
    assert_eq!(f.store.erase_mails_of(FACILITATOR).await.unwrap(), 0);

    let leased = f.store.lease_mails(100, 10, MINUTE).await.unwrap();
    assert_eq!(leased.iter().map(|mail| mail.id).collect::<Vec<_>>(), [2]);
}

pub(super) async fn what_waits_for_an_address_is_taken_back_whatever_its_capitals(f: &Fixture) {
    let other = NewMail { address: "halil@example.org".to_owned(), account: None, ..needed(2) };
    f.store.queue_mails(vec![needed(1), other, NewMail { account: None, ..needed(3) }]).await.unwrap();

    assert_eq!(f.store.erase_mails_to("amal@example.ORG").await.unwrap(), 2);

    let leased = f.store.lease_mails(100, 10, MINUTE).await.unwrap();
    assert_eq!(leased.iter().map(|mail| mail.id).collect::<Vec<_>>(), [2]);
}

pub(super) async fn mail_goes_with_its_account(f: &Fixture) {
    f.store.put_account(2, "Halil", 10).await.unwrap();
    f.store.queue_mails(vec![NewMail { account: Some(2), ..reminder(1, TOKEN) }]).await.unwrap();
    f.store.put_mail_wish(2, "digest", "daily").await.unwrap();
    f.store.put_digest(2, 5, None).await.unwrap();

    f.tamper("pragma foreign_keys = on; delete from account where id = 2", "delete from account where id = 2")
        .await
        .unwrap();

    assert_eq!(counts(f).await, []);
    assert_eq!(f.store.unsubscribe(&TOKEN).await.unwrap(), None);
    assert_eq!(f.store.mail_wishes(2).await.unwrap(), []);
    assert_eq!(f.store.digested_until(2).await.unwrap(), None);
}

pub(super) async fn counts_put_alike_mails_together_and_waiting_ones_first(f: &Fixture) {
    let test = |id, created_ms| NewMail { kind: "test".to_owned(), created_ms, account: None, ..needed(id) };
    f.store.queue_mails(vec![test(1, 50), test(2, 30), test(3, 70), needed(4)]).await.unwrap();
    f.store.mail_sent(3, 200).await.unwrap();

    let counted = f.store.mail_counts().await.unwrap();

    let seen: Vec<_> = counted.iter().map(|it| (it.kind.as_str(), it.outcome, it.count, it.oldest_ms)).collect();
    assert_eq!(
        seen,
        [("reset_password", None, 1, 100), ("test", None, 2, 30), ("test", Some(MailOutcome::Sent), 1, 70)]
    );
}

pub(super) async fn old_traces_and_old_links_are_swept_away(f: &Fixture) {
    let (old, new) = ([1; 32], [2; 32]);
    let later = NewMail { created_ms: 300, ..reminder(2, new) };
    f.store.queue_mails(vec![reminder(1, old), later, needed(3)]).await.unwrap();
    f.store.mail_sent(1, 200).await.unwrap();
    f.store.mail_sent(2, 400).await.unwrap();

    assert_eq!(f.store.sweep_mails(400, 300).await.unwrap(), 2);
    assert_eq!(f.store.sweep_mails(400, 300).await.unwrap(), 0);

    assert_eq!(
        counts(f).await,
        [count("reset_password", None, None, 1), count("reminder", Some(MailOutcome::Sent), None, 1)]
    );
    assert_eq!(f.store.unsubscribe_topic(&old).await.unwrap(), None);
    assert_eq!(f.store.unsubscribe_topic(&new).await.unwrap().as_deref(), Some("reminders"));
}

pub(super) async fn a_wish_is_kept_and_replaced(f: &Fixture) {
    let wish = |topic: &str, often: &str| MailWish { topic: topic.to_owned(), often: often.to_owned() };
    f.store.put_mail_wish(FACILITATOR, "digest", "daily").await.unwrap();
    f.store.put_mail_wish(FACILITATOR, "reminders", "never").await.unwrap();
    f.store.put_mail_wish(FACILITATOR, "digest", "weekly").await.unwrap();

    let wishes = f.store.mail_wishes(FACILITATOR).await.unwrap();

    assert_eq!(wishes, [wish("digest", "weekly"), wish("reminders", "never")]);
    assert_eq!(f.store.mail_wishes(404).await.unwrap(), []);
    let unknown = f.store.put_mail_wish(404, "digest", "daily").await;
    assert!(matches!(unknown, Err(StoreError::Invalid(_))), "{unknown:?}");
}

pub(super) async fn what_nobody_wants_is_not_queued_and_what_waits_is_taken_back(f: &Fixture) {
    f.store.put_account(2, "Halil", 10).await.unwrap();
    let others = NewMail { account: Some(2), ..reminder(3, [3; 32]) };
    f.store.queue_mails(vec![reminder(1, [1; 32]), needed(2), others]).await.unwrap();

    f.store.put_mail_wish(FACILITATOR, "reminders", "never").await.unwrap();
    f.store.queue_mails(vec![reminder(4, [4; 32]), needed(5)]).await.unwrap();

    let mut leased: Vec<u64> =
        f.store.lease_mails(100, 10, MINUTE).await.unwrap().into_iter().map(|mail| mail.id).collect();
    leased.sort_unstable();
    assert_eq!(leased, [2, 3, 5]);
    assert_eq!(f.store.unsubscribe_topic(&[4; 32]).await.unwrap(), None);
}

pub(super) async fn a_link_ends_its_topic_for_its_account_and_nothing_else(f: &Fixture) {
    f.store.put_account(2, "Halil", 10).await.unwrap();
    f.store.queue_mails(vec![reminder(1, TOKEN), needed(2)]).await.unwrap();

    assert_eq!(f.store.unsubscribe_topic(&[9; 32]).await.unwrap(), None);
    assert_eq!(f.store.unsubscribe(&[9; 32]).await.unwrap(), None);
    assert_eq!(f.store.unsubscribe_topic(&TOKEN).await.unwrap().as_deref(), Some("reminders"));
    assert_eq!(f.store.mail_wishes(FACILITATOR).await.unwrap(), [], "asking ends nothing");

    for _ in 0..2 {
        assert_eq!(f.store.unsubscribe(&TOKEN).await.unwrap().as_deref(), Some("reminders"));
    }

    let never = MailWish { topic: "reminders".to_owned(), often: "never".to_owned() };
    assert_eq!(f.store.mail_wishes(FACILITATOR).await.unwrap(), [never]);
    assert_eq!(f.store.mail_wishes(2).await.unwrap(), []);
    let leased = f.store.lease_mails(100, 10, MINUTE).await.unwrap();
    assert_eq!(leased.iter().map(|mail| mail.id).collect::<Vec<_>>(), [2]);
    // It opens nothing else.
    assert_eq!(f.store.use_one_time_link(&TOKEN, 1).await.unwrap(), None);
    assert_eq!(f.store.session(&TOKEN, 1).await.unwrap(), None);
    assert_eq!(f.store.seat_by_token(&TOKEN).await.unwrap(), None);
}

pub(super) async fn a_period_is_digested_once_however_many_try(f: &Fixture) {
    assert_eq!(f.store.digested_until(FACILITATOR).await.unwrap(), None);
    let mut gatherers = JoinSet::new();
    for n in 0..8 {
        let store = Arc::clone(&f.store);
        gatherers.spawn(async move { store.put_digest(FACILITATOR, 500, Some(needed(n))).await.unwrap() });
    }

    let done = gatherers.join_all().await;

    assert_eq!(done.into_iter().filter(|done| *done).count(), 1);
    assert_eq!(f.store.digested_until(FACILITATOR).await.unwrap(), Some(500));
    assert_eq!(counts(f).await, [count("reset_password", None, None, 1)]);
    assert!(!f.store.put_digest(FACILITATOR, 400, Some(needed(20))).await.unwrap(), "an earlier period");
    assert!(f.store.put_digest(FACILITATOR, 600, None).await.unwrap());
    assert_eq!(counts(f).await, [count("reset_password", None, None, 1)]);
}

pub(super) async fn of_one_thing_somebody_is_reminded_once_however_many_try(f: &Fixture) {
    let (one, two) = (["one".to_owned()], ["one".to_owned(), "two".to_owned()]);
    let mut reminding = JoinSet::new();
    for n in 0..8 {
        let (store, one) = (Arc::clone(&f.store), one.clone());
        reminding.spawn(async move { store.put_reminders(FACILITATOR, &one, 500, Some(needed(n))).await.unwrap() });
    }

    let done = reminding.join_all().await;

    assert_eq!(done.into_iter().filter(|done| *done).count(), 1);
    assert_eq!(f.store.reminders(FACILITATOR).await.unwrap(), [("one".to_owned(), 500)]);
    assert!(!f.store.put_reminders(FACILITATOR, &two, 600, Some(needed(20))).await.unwrap(), "one of them is known");
    assert_eq!(f.store.reminders(FACILITATOR).await.unwrap(), [("one".to_owned(), 500)], "and the other was not put");
    assert_eq!(counts(f).await, [count("reset_password", None, None, 1)]);
    assert!(f.store.put_reminders(FACILITATOR, &two[1..], 700, None).await.unwrap());
    assert_eq!(f.store.reminders(404).await.unwrap(), []);
    // Known for as long as the links in mails work.
    assert_eq!(f.store.sweep_mails(0, 600).await.unwrap(), 1);
    assert_eq!(f.store.reminders(FACILITATOR).await.unwrap(), [("two".to_owned(), 700)]);
}

pub(super) async fn reminders_go_with_their_account_or_over_into_another(f: &Fixture) {
    for account in [2, 3] {
        f.store.put_account(account, "Halil", 10).await.unwrap();
        f.store.put_reminders(account, &["same".to_owned()], 500 + account as i64, None).await.unwrap();
    }
    f.store.put_reminders(2, &["own".to_owned()], 600, None).await.unwrap();

    f.carry_out(vec![Effect::MergeAccount { from: 2, into: 3 }]).await;

    assert_eq!(f.store.reminders(2).await.unwrap(), []);
    assert_eq!(f.store.reminders(3).await.unwrap(), [("own".to_owned(), 600), ("same".to_owned(), 503)]);
    f.carry_out(vec![Effect::EraseAccount { account: 3 }]).await;
    assert_eq!(f.store.reminders(3).await.unwrap(), []);
}
