//! The promises about the directory of workshops.

use std::sync::Arc;

use server::store::{ChainReport, Effect, NewWorkshop, StoreError, WorkshopRow};
use tokio::task::JoinSet;

use super::fixture::{FACILITATOR, Fixture, OTHER, WORKSHOP, command, new_workshop};

pub(super) async fn a_workshop_is_found_by_id_code_and_projector_key(f: &Fixture) {
    let row = WorkshopRow {
        id: WORKSHOP,
        join_code: Some("100001".to_owned()),
        projector_key: format!("projector-{WORKSHOP}"),
        epoch: format!("epoch-{WORKSHOP}"),
        created_ms: 1_000,
    };

    assert_eq!(f.store.workshop(WORKSHOP).await.unwrap().as_ref(), Some(&row));
    assert_eq!(f.store.workshop_by_code("100001").await.unwrap().as_ref(), Some(&row));
    assert_eq!(f.store.workshop_by_projector_key(&row.projector_key).await.unwrap().as_ref(), Some(&row));
    assert_eq!(f.store.workshop(404).await.unwrap(), None);
    assert_eq!(f.store.workshop_by_code("404404").await.unwrap(), None);
    assert_eq!(f.store.workshop_by_projector_key("Projector-7").await.unwrap(), None);
    assert_eq!(f.store.count_workshops().await.unwrap(), 2);
    assert_eq!(f.store.all_workshops().await.unwrap().len(), 2);
}

pub(super) async fn its_stream_begins_with_the_first_events(f: &Fixture) {
    let mut first = command("facilitator:1", Some("c1"), &["opened", "field added"]);
    first.effects = vec![Effect::PutHostName { workshop: 3, group: 5, name: Some("Olena".to_owned()) }];
    f.store.create_workshop(NewWorkshop { first, ..new_workshop(3, "100003") }).await.unwrap();

    let events = f.store.read(3, 0, 10).await.unwrap();

    assert_eq!(events.iter().map(|event| event.body.as_str()).collect::<Vec<_>>(), ["opened", "field added"]);
    assert_eq!(f.store.host_names(3).await.unwrap()[0].name, "Olena");
    assert_eq!(f.store.done_before(3, "facilitator:1", "c1").await.unwrap(), Some(1));
    assert_eq!(f.store.verify(3).await.unwrap(), ChainReport { events: 2, first_broken: None });
}

pub(super) async fn a_join_code_leads_to_one_open_workshop(f: &Fixture) {
    let taken = f.store.create_workshop(new_workshop(3, "100001")).await;
    assert_eq!(taken, Err(StoreError::CodeTaken));
    assert_eq!(f.store.workshop(3).await.unwrap(), None);
    assert_eq!(f.store.head(3).await.unwrap(), None);

    f.carry_out(vec![Effect::ReleaseJoinCode { workshop: WORKSHOP }]).await;

    assert_eq!(f.store.workshop(WORKSHOP).await.unwrap().unwrap().join_code, None);
    assert_eq!(f.store.workshop_by_code("100001").await.unwrap(), None);
    f.store.create_workshop(new_workshop(3, "100001")).await.unwrap();
    assert_eq!(f.store.workshop_by_code("100001").await.unwrap().unwrap().id, 3);

    // Any number of closed workshops are without a code.
    f.carry_out(vec![Effect::ReleaseJoinCode { workshop: OTHER }]).await;
    assert_eq!(f.store.workshop(OTHER).await.unwrap().unwrap().join_code, None);
}

pub(super) async fn a_raced_join_code_is_given_once(f: &Fixture) {
    let mut racers = JoinSet::new();
    for id in 10..18 {
        let store = Arc::clone(&f.store);
        racers.spawn(async move { store.create_workshop(new_workshop(id, "777777")).await });
    }
    let results = racers.join_all().await;

    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
    assert_eq!(results.iter().filter(|result| **result == Err(StoreError::CodeTaken)).count(), 7);
    assert_eq!(f.store.count_workshops().await.unwrap(), 3);
}

pub(super) async fn a_projector_key_in_use_is_invalid(f: &Fixture) {
    // Nothing that another join code would mend.
    let projector_key = format!("projector-{WORKSHOP}");
    let result = f.store.create_workshop(NewWorkshop { projector_key, ..new_workshop(3, "100003") }).await;
    assert!(matches!(result, Err(StoreError::Invalid(_))), "{result:?}");

    let result = f.store.create_workshop(new_workshop(WORKSHOP, "100003")).await;
    assert!(matches!(result, Err(StoreError::Invalid(_))), "{result:?}");
    assert_eq!(f.store.count_workshops().await.unwrap(), 2);
}

pub(super) async fn an_unknown_steward_leaves_nothing_behind(f: &Fixture) {
    let new = NewWorkshop { stewards: vec![FACILITATOR, 404], ..new_workshop(3, "100003") };

    let result = f.store.create_workshop(new).await;

    assert!(matches!(result, Err(StoreError::Invalid(_))), "{result:?}");
    assert_eq!(f.store.workshop(3).await.unwrap(), None);
    assert_eq!(f.store.head(3).await.unwrap(), None);
    assert_eq!(f.store.workshops_of(FACILITATOR).await.unwrap().len(), 2);
}

pub(super) async fn a_facilitator_sees_the_newest_workshop_first(f: &Fixture) {
    f.store.put_account(2, "Halil", 1).await.unwrap();
    for (id, created_ms) in [(20, 30), (21, 50), (22, 40), (23, 40)] {
        let code = format!("2000{id}");
        let new = NewWorkshop { created_ms, stewards: vec![2], ..new_workshop(id, &code) };
        f.store.create_workshop(new).await.unwrap();
    }

    let ids: Vec<u64> = f.store.workshops_of(2).await.unwrap().iter().map(|row| row.id).collect();

    assert_eq!(ids, [21, 22, 23, 20]);
    assert!(f.store.workshops_of(404).await.unwrap().is_empty());
}

pub(super) async fn a_steward_is_added_once(f: &Fixture) {
    f.store.put_account(2, "Halil", 1).await.unwrap();
    assert!(!f.store.is_steward(WORKSHOP, 2).await.unwrap());

    f.store.add_steward(WORKSHOP, 2).await.unwrap();
    f.store.add_steward(WORKSHOP, 2).await.unwrap();

    assert!(f.store.is_steward(WORKSHOP, 2).await.unwrap());
    assert!(f.store.is_steward(WORKSHOP, FACILITATOR).await.unwrap());
    assert!(!f.store.is_steward(OTHER, 2).await.unwrap());
    assert_eq!(f.store.workshops_of(2).await.unwrap().len(), 1);
    let mut both = vec![FACILITATOR, 2];
    both.sort_unstable();
    assert_eq!(f.store.stewards_of(WORKSHOP).await.unwrap(), both);
    let all = f.store.stewards().await.unwrap();
    assert_eq!(all.iter().filter(|(workshop, _)| *workshop == WORKSHOP).map(|(_, it)| *it).collect::<Vec<_>>(), both);
    assert!(all.contains(&(OTHER, FACILITATOR)) && f.store.stewards_of(404).await.unwrap().is_empty());
    let unknown = f.store.add_steward(404, 2).await;
    assert!(matches!(unknown, Err(StoreError::Invalid(_))), "{unknown:?}");
}
