//! What holds between rooms: each fails for itself, and comes back with all that was acknowledged.

use std::sync::Arc;
use std::time::Duration;

use app::catalogue::UiLang;
use domain::ids::{OrganisationId, WorkshopId};
use domain::text::OrganisationName;
use domain::workshop::OrganisationKind;
use server::app_state::{App, Settings};
use server::assets::Assets;
use server::demo;
use server::live::{BallotKeys, SeatWish};
use server::store::{Committer, Store, Streams};

use crate::store_contract::Fixture;

async fn app(store: &Arc<dyn Store>) -> App {
    let streams: Arc<dyn Streams> = store.clone();
    let (committer, _committing) = Committer::start(streams);
    let settings = Settings {
        public_url: "http://localhost:3000".to_owned(),
        language: UiLang::De,
        time_zone: jiff::tz::TimeZone::UTC,
        second_factor: false,
        mail: false,
        city: None,
        erased_list: std::env::temp_dir().join(format!("visionscafe_erased_{}", server::chance::key())),
    };
    let keys = BallotKeys::in_folder(std::env::temp_dir().join("visionscafe_no_polls"));
    App::open(Arc::clone(store), committer, keys, Assets::default(), settings).await.unwrap()
}

fn somebody() -> SeatWish {
    SeatWish {
        name: None,
        organisation: None,
        represents: None,
        kind: None,
        lang: "de".to_owned(),
        group: None,
        token_hash: [7; 32],
        reentry_hash: [8; 32],
    }
}

#[tokio::test]
async fn a_bug_in_one_room_takes_no_other_down_and_loses_nothing() {
    let fixture = Fixture::sqlite().await;
    let app = app(&fixture.store).await;
    demo::create(&app).await.unwrap();
    demo::create(&app).await.unwrap();
    let workshops: Vec<_> = fixture.store.all_workshops().await.unwrap().into_iter().map(WorkshopId).collect();
    let [broken, sound] = [workshops[workshops.len() - 2], workshops[workshops.len() - 1]];

    let room = app.rooms.get(broken).await.unwrap();
    let seat = room.take_seat(somebody()).await.unwrap().seat;
    let other = app.rooms.get(sound).await.unwrap();
    let failed = room.look(|_, _| panic!("a bug, put here by a test")).await;
    assert!(failed.is_err(), "who asked is told, and not left waiting");

    assert!(other.look(|workshop, _| !workshop.cards.is_empty()).await.unwrap(), "the neighbours go on");
    // The task may still be on its way out; from the moment it is gone, the room opens anew.
    let again = tokio::time::timeout(Duration::from_secs(30), async {
        loop {
            let room = app.rooms.get(broken).await.unwrap();
            if let Ok(found) = room.look(move |workshop, _| workshop.seats.contains_key(&seat)).await {
                return found;
            }
            tokio::task::yield_now().await;
        }
    });
    assert!(again.await.unwrap(), "what was acknowledged is there again");
    drop(app);
    fixture.end().await;
}

#[tokio::test]
async fn whoever_comes_for_an_organisation_brings_its_own_id_and_name() {
    let fixture = Fixture::sqlite().await;
    let app = app(&fixture.store).await;
    demo::create(&app).await.unwrap();
    let workshop = WorkshopId(*fixture.store.all_workshops().await.unwrap().last().unwrap());
    let room = app.rooms.get(workshop).await.unwrap();
    let house = OrganisationId(41);
    let name = OrganisationName::parse("Haus der Welt").unwrap();
    let wish = |n: u8| SeatWish { token_hash: [n; 32], reentry_hash: [n; 32], ..somebody() };
    let comes_for = SeatWish {
        represents: Some((house, name.clone())),
        organisation: OrganisationName::parse("Etwas anderes").ok(),
        kind: Some(OrganisationKind::Club),
        ..wish(1)
    };
    let types = SeatWish { organisation: OrganisationName::parse("haus der  Welt").ok(), ..wish(2) };
    let seats = [room.take_seat(comes_for).await.unwrap().seat, room.take_seat(types).await.unwrap().seat];
    let seen = room.look(move |workshop, names| {
        (seats.map(|seat| workshop.seats[&seat].organisation), names.organisation_names())
    });
    let (organisations, names) = seen.await.unwrap();
    // Whoever types the same name sits beside her, as ever.
    assert_eq!(organisations, [Some(house), Some(house)]);
    assert!(names.contains(&name.to_string()) && !names.contains(&"Etwas anderes".to_owned()));
    drop(app);
    fixture.end().await;
}
