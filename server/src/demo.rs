//! An invented VisionsCafé to look at: six tables, a few invented people, some cards in several languages.
//!
//! It goes through the same doors as everybody: seats are taken, commands are decided.

use std::collections::BTreeMap;

use app::pages::template_field_name;
use domain::actor::Actor;
use domain::directory::accounts::CityRole;
use domain::ids::{AccountId, GroupId, WorkshopId};
use domain::text::{OrganisationName, PersonName};
use domain::workshop::{CardKind, Command, OrganisationKind, template};

use crate::app_state::App;
use crate::error::AppError;
use crate::live::SeatWish;
use crate::opening::create_workshop;
use crate::{chance, commands, identity};

/// The demo's facilitator: always the same, so that a second demo lands on the same desk.
const FACILITATOR: AccountId = AccountId(0x0de0);

/// How to get in.
#[derive(Debug, Clone)]
pub struct WaysIn {
    pub title: String,
    pub code: String,
    pub join: String,
    pub projector: String,
    pub facilitator: String,
    pub facilitator_id: AccountId,
}

/// Somebody invented: name, organisation, its kind, table (as in the plan), language, and cards.
struct Guest {
    name: &'static str,
    organisation: &'static str,
    kind: OrganisationKind,
    table: usize,
    lang: &'static str,
    cards: &'static [&'static str],
}

const GUESTS: [Guest; 8] = [
    Guest {
        name: "Amal",
        organisation: "Haus der Sprachen",
        kind: OrganisationKind::MigrantOrganisation,
        table: 0,
        lang: "ar",
        cards: &["لا توجد دورات لغة في المساء لمن يعملون نهارًا.", "الأهل لا يفهمون رسائل المدرسة."],
    },
    Guest {
        name: "Jonas",
        organisation: "Grundschule am Bach",
        kind: OrganisationKind::School,
        table: 0,
        lang: "de",
        cards: &["Elternabende gibt es nur auf Deutsch. Viele bleiben deshalb weg."],
    },
    Guest {
        name: "Zeynep",
        organisation: "Frauentreff Regenbogen",
        kind: OrganisationKind::Club,
        table: 1,
        lang: "tr",
        cards: &["Toplantılar hep hafta içi öğleden sonra; çalışanlar katılamıyor."],
    },
    Guest {
        name: "Oksana",
        organisation: "Mieterkreis Nord",
        kind: OrganisationKind::Club,
        table: 2,
        lang: "uk",
        cards: &[
            "Знайти квартиру для великої родини майже неможливо.",
            "На оголошення не відповідають, якщо прізвище звучить не по-німецьки.",
        ],
    },
    Guest {
        name: "Peter",
        organisation: "Wohnungsamt",
        kind: OrganisationKind::CityAdministration,
        table: 2,
        lang: "de",
        cards: &["Der Wohnberechtigungsschein ist schwer zu verstehen."],
    },
    Guest {
        name: "Grace",
        organisation: "Community Health Circle",
        kind: OrganisationKind::WelfareAssociation,
        table: 3,
        lang: "en",
        cards: &["Doctors ask patients to bring their own interpreter, often a child."],
    },
    Guest {
        name: "Miro",
        organisation: "Nachbarschaftshilfe Süd",
        kind: OrganisationKind::WelfareAssociation,
        table: 4,
        lang: "de",
        cards: &["Wer neu ist, weiß nicht, welche Beratung es gibt."],
    },
    Guest {
        name: "Hanna",
        organisation: "Bürgerbüro",
        kind: OrganisationKind::CityAdministration,
        table: 5,
        lang: "de",
        cards: &["Formulare gibt es nur in Amtssprache.", "Am Schalter fehlt Zeit zum Erklären."],
    },
];

/// Creates the demo and opens it in its collecting phase.
///
/// # Errors
/// What stands in the way of saving it.
pub async fn create(app: &App) -> Result<WaysIn, AppError> {
    let store = &app.store;
    let lang = app.settings.language;
    commands::open_account(&app.directory, FACILITATOR, "Demo", Some(CityRole::Facilitator))
        .await
        .map_err(AppError::Internal)?;
    let mut plan =
        template::landshut("VisionsCafé Integration (Demo)", &mut chance::id, &|name| template_field_name(lang, name))
            .map_err(|e| AppError::Internal(e.to_string()))?;
    for group in &mut plan.groups {
        // A demo may be rehearsed at real size: 120 people at six tables.
        group.places = 40;
    }
    let tables: Vec<GroupId> = plan.groups.iter().map(|g| g.id).collect();
    let collect = plan.agenda[1].id;
    let id = create_workshop(&**store, plan, FACILITATOR).await?;
    let by = Actor::Facilitator(FACILITATOR);
    let room = app.rooms.get(id).await?;
    let run = async |by: Actor, command: Command| room.command(by, None, command, Vec::new()).await;
    run(by, Command::OpenWorkshop).await?;

    let mut seats = BTreeMap::new();
    for guest in &GUESTS {
        let wish = SeatWish {
            name: PersonName::parse(guest.name).ok(),
            organisation: OrganisationName::parse(guest.organisation).ok(),
            represents: None,
            kind: Some(guest.kind),
            lang: guest.lang.to_owned(),
            group: tables.get(guest.table).copied(),
            token_hash: identity::hash(&chance::secret()),
            reentry_hash: identity::hash_reentry(id, &chance::reentry_code()),
        };
        seats.insert(guest.name, room.take_seat(wish).await?.seat);
    }
    run(by, Command::StartPhase { phase: collect, group: None }).await?;
    for guest in &GUESTS {
        for text in guest.cards {
            let command = Command::WriteCard {
                kind: CardKind::Observation,
                text: (*text).to_owned(),
                lang: guest.lang.to_owned(),
                phase: None,
                under: None,
                from: None,
            };
            run(Actor::Seat(seats[guest.name]), command).await?;
        }
    }
    ways_in(app, id).await
}

async fn ways_in(app: &App, id: WorkshopId) -> Result<WaysIn, AppError> {
    let row = app.store.workshop(id.0).await?.ok_or(AppError::NotFound)?;
    let title = app.rooms.get(id).await?.look(|w, _| w.about.as_ref().map(|a| a.title.to_string())).await?;
    let base = &app.settings.public_url;
    let code = row.join_code.unwrap_or_default();
    let facilitator =
        commands::one_time_link(&*app.store, FACILITATOR, base).await.map_err(AppError::StorageUnavailable)?;
    Ok(WaysIn {
        title: title.unwrap_or_default(),
        join: format!("{base}/j/{code}"),
        code,
        projector: format!("{base}/p/{}", row.projector_key),
        facilitator,
        facilitator_id: FACILITATOR,
    })
}
