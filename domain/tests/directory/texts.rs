//! Texts of record: what the law asks for, said by who coordinates, and overwritten by nobody unseen.

use domain::directory::Refusal;
use domain::directory::texts::{Command, Field, Which};

use crate::scene::*;

fn set(which: Which, lang: &str, fields: &[(Field, &str)], based_on: u32) -> Command {
    let fields = fields.iter().map(|(field, text)| (*field, (*text).to_owned())).collect();
    Command::Set { which, lang: lang.to_owned(), fields, based_on }
}

const CITY: &[(Field, &str)] = &[(Field::Provider, "Stadt Beispiel"), (Field::Address, "Markt 1\n12345 Beispiel")];

#[test]
fn a_text_is_said_by_who_coordinates_and_counts_at_once() {
    let scene = city();
    scene.refuses(signed_in(FELIX), set(Which::Imprint, "de", CITY, 0), Refusal::NotPermitted);
    let scene = scene.and(signed_in(CARLA), set(Which::Imprint, "de", CITY, 0));
    let text = scene.directory.texts.get(Which::Imprint, "de").unwrap();
    assert_eq!((text.version, text.set, text.fields.len()), (1, NOW, 2));
    assert_eq!(&*text.fields[&Field::Address], "Markt 1\n12345 Beispiel");
    assert_eq!(scene.directory.texts.get(Which::Imprint, "ar"), None);
    assert_eq!(scene.directory.texts.get(Which::Privacy, "de"), None);
}

#[test]
fn of_two_who_change_a_text_at_the_same_time_the_second_overwrites_nothing() {
    let scene = city().and(signed_in(CARLA), set(Which::Imprint, "de", CITY, 0));
    scene.refuses(signed_in(CARLA), set(Which::Imprint, "de", &CITY[..1], 0), Refusal::StaleText { current: 1 });
    scene.refuses(signed_in(CARLA), set(Which::Imprint, "de", CITY, 1), Refusal::AlreadySo);
    let scene = scene.and(signed_in(CARLA), set(Which::Imprint, "de", &CITY[..1], 1));
    assert_eq!(scene.directory.texts.version(Which::Imprint, "de"), 2);
    // Languages do not stand in each other's way.
    scene.and(signed_in(CARLA), set(Which::Imprint, "en", CITY, 0));
}

#[test]
fn what_the_law_asks_for_and_is_not_said_is_known() {
    let missing = |scene: &Scene, which: Which| {
        let texts = &scene.directory.texts;
        which.missing(&texts.get(which, "de").map(|text| text.fields.clone()).unwrap_or_default())
    };
    let scene = city().and(signed_in(CARLA), set(Which::Imprint, "de", CITY, 0));
    assert_eq!(missing(&scene, Which::Imprint), [Field::Representative, Field::Contact, Field::Supervision]);
    // Who is fully accessible has nothing to explain; who is not, has.
    let status = |status| set(Which::Accessibility, "de", &[(Field::Status, status)], 0);
    let rest = [Field::Prepared, Field::Method, Field::Feedback, Field::Enforcement];
    assert_eq!(missing(&city().and(signed_in(CARLA), status("full")), Which::Accessibility), rest);
    let partial = missing(&city().and(signed_in(CARLA), status("partial")), Which::Accessibility);
    assert_eq!(partial[0], Field::NotAccessible);
    assert_eq!(partial[1..], rest);
}

#[test]
fn what_makes_no_sense_is_refused() {
    let scene = city();
    let try_it = |command, refusal| scene.refuses(signed_in(CARLA), command, refusal);
    try_it(set(Which::Imprint, "de", &[(Field::Retention, "ewig")], 0), Refusal::Unknown);
    try_it(set(Which::Accessibility, "de", &[(Field::Status, "sehr")], 0), Refusal::Unknown);
    try_it(set(Which::Imprint, "deutsch", CITY, 0), Refusal::LanguageUnknown);
    try_it(set(Which::Imprint, "de", &[(Field::Provider, " ")], 0), Refusal::TextEmpty);
    let long = "x".repeat(8001);
    let too_long = Refusal::TextTooLong { max: 8000, length: 8001 };
    try_it(set(Which::Imprint, "de", &[(Field::Provider, &long)], 0), too_long);
    let hidden = [(Field::Provider, "gut\u{202e}tug")];
    try_it(set(Which::Imprint, "de", &hidden, 0), Refusal::TextDirectionControls);
}

#[test]
fn a_translation_can_be_taken_back_and_what_binds_cannot() {
    let said = |lang| city().and(signed_in(CARLA), set(Which::Imprint, lang, CITY, 0));
    said("de").refuses(signed_in(CARLA), set(Which::Imprint, "de", &[], 1), Refusal::TextEmpty);
    let scene = said("en").and(signed_in(CARLA), set(Which::Imprint, "en", &[], 1));
    assert!(scene.directory.texts.get(Which::Imprint, "en").unwrap().fields.is_empty());
}
