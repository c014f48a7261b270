//! The promises about personal data.

use server::store::{ChainReport, Effect, HostName, NewWorkshop, Organisation, Person, Strength};

use super::fixture::{Fixture, OTHER, WORKSHOP, batch, command, new_session, new_workshop};

pub(super) async fn names_can_be_put_replaced_and_forgotten(f: &Fixture) {
    let put = |seat: u64, name: Option<&str>, organisation| Effect::PutPerson {
        workshop: WORKSHOP,
        seat,
        name: name.map(str::to_owned),
        organisation,
    };
    let organisation =
        |name: &str| Effect::PutOrganisation { workshop: WORKSHOP, organisation: 4, name: name.to_owned() };
    let host = |name: Option<&str>| Effect::PutHostName { workshop: WORKSHOP, group: 6, name: name.map(str::to_owned) };

    f.carry_out(vec![
        put(2, Some("Olena"), None),
        put(1, Some("Nadia"), Some(4)),
        organisation("Turnverein"),
        host(Some("Kerem")),
    ])
    .await;

    let person = |seat, name: Option<&str>, organisation| Person {
        seat,
        name: name.map(str::to_owned),
        organisation,
        erased: false,
    };
    assert_eq!(
        f.store.people(WORKSHOP).await.unwrap(),
        [person(1, Some("Nadia"), Some(4)), person(2, Some("Olena"), None)]
    );
    assert_eq!(
        f.store.organisations(WORKSHOP).await.unwrap(),
        [Organisation { organisation: 4, name: "Turnverein".to_owned() }]
    );
    assert_eq!(f.store.host_names(WORKSHOP).await.unwrap(), [HostName { group: 6, name: "Kerem".to_owned() }]);

    f.carry_out(vec![put(1, None, None), put(2, Some("Olena B."), Some(4)), organisation("Sportverein"), host(None)])
        .await;

    assert_eq!(f.store.people(WORKSHOP).await.unwrap(), [person(1, None, None), person(2, Some("Olena B."), Some(4))]);
    assert_eq!(f.store.organisations(WORKSHOP).await.unwrap()[0].name, "Sportverein");
    assert_eq!(f.store.host_names(WORKSHOP).await.unwrap(), []);

    assert_eq!(f.store.people(OTHER).await.unwrap(), []);
    assert_eq!(f.store.organisations(OTHER).await.unwrap(), []);
}

pub(super) async fn an_erased_person_is_found_nowhere_and_the_chain_holds(f: &Fixture) {
    // Long enough not to come about by chance anywhere in a file.
    let name = "Rumpelstilzchen";
    let mut joining = command("seat:1", Some("c1"), &["joined"]);
    joining.effects = vec![
        Effect::PutPerson { workshop: WORKSHOP, seat: 1, name: Some(name.to_owned()), organisation: Some(4) },
        Effect::PutPerson { workshop: WORKSHOP, seat: 2, name: Some("Dornröschen".to_owned()), organisation: None },
        Effect::PutSeatToken { token_hash: [1; 32], workshop: WORKSHOP, seat: 1 },
        Effect::PutSeatToken { token_hash: [2; 32], workshop: WORKSHOP, seat: 2 },
        Effect::PutReentryCode { workshop: WORKSHOP, seat: 1, code_hash: [3; 32] },
    ];
    f.put(batch(WORKSHOP, 0, vec![joining])).await;
    assert!(f.everything().await.contains(name));
    let head = f.store.head(WORKSHOP).await.unwrap();

    f.store.erase_person(WORKSHOP, 1).await.unwrap();
    f.store.erase_person(WORKSHOP, 1).await.unwrap();

    let everything = f.everything().await;
    assert!(!everything.contains(name));
    assert!(everything.contains("Dornröschen"));
    let seats: Vec<u64> = f.store.people(WORKSHOP).await.unwrap().iter().map(|person| person.seat).collect();
    assert_eq!(seats, [2]);
    assert_eq!(f.store.seat_by_token(&[1; 32]).await.unwrap(), None);
    assert_eq!(f.store.seat_by_token(&[2; 32]).await.unwrap(), Some((WORKSHOP, 2)));
    assert_eq!(f.store.seat_by_reentry(WORKSHOP, &[3; 32]).await.unwrap(), None);
    assert_eq!(f.store.head(WORKSHOP).await.unwrap(), head);
    assert_eq!(f.store.verify(WORKSHOP).await.unwrap(), ChainReport { events: 1, first_broken: None });
}

pub(super) async fn ids_above_the_signed_range_survive(f: &Fixture) {
    let id = |n: u64| u64::MAX - n;
    f.store.put_account(id(0), "Fatma", 1).await.unwrap();
    f.store.put_one_time_link(&[8; 32], id(0), 100).await.unwrap();
    f.store.put_session(&new_session([9; 32], id(0), "", 100, 100, Strength::Plain), 0).await.unwrap();
    let mut first = command("facilitator:1", None, &["opened"]);
    first.effects = vec![
        Effect::PutPerson { workshop: id(1), seat: id(2), name: None, organisation: Some(id(3)) },
        Effect::PutOrganisation { workshop: id(1), organisation: id(3), name: "Turnverein".to_owned() },
        Effect::PutHostName { workshop: id(1), group: id(4), name: Some("Kerem".to_owned()) },
        Effect::PutSeatToken { token_hash: [1; 32], workshop: id(1), seat: id(2) },
        Effect::PutReentryCode { workshop: id(1), seat: id(2), code_hash: [2; 32] },
    ];
    let new = NewWorkshop { first, stewards: vec![id(0)], ..new_workshop(id(1), "300001") };
    f.store.create_workshop(new).await.unwrap();

    assert_eq!(f.store.account(id(0)).await.unwrap().unwrap().id, id(0));
    assert_eq!(f.store.use_one_time_link(&[8; 32], 1).await.unwrap(), Some(id(0)));
    assert_eq!(f.store.session(&[9; 32], 1).await.unwrap().map(|it| it.account), Some(id(0)));
    assert_eq!(f.store.workshops_of(id(0)).await.unwrap()[0].id, id(1));
    assert_eq!(f.store.workshop_by_code("300001").await.unwrap().unwrap().id, id(1));
    assert!(f.store.is_steward(id(1), id(0)).await.unwrap());
    assert_eq!(
        f.store.people(id(1)).await.unwrap(),
        [Person { seat: id(2), name: None, organisation: Some(id(3)), erased: false }]
    );
    assert_eq!(f.store.organisations(id(1)).await.unwrap()[0].organisation, id(3));
    assert_eq!(f.store.host_names(id(1)).await.unwrap()[0].group, id(4));
    assert_eq!(f.store.seat_by_token(&[1; 32]).await.unwrap(), Some((id(1), id(2))));
    assert_eq!(f.store.seat_by_reentry(id(1), &[2; 32]).await.unwrap(), Some(id(2)));
    assert_eq!(f.store.verify(id(1)).await.unwrap(), ChainReport { events: 1, first_broken: None });
}
