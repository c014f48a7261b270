//! Closing freezes everything.

use domain::workshop::{CardKind, Command, Event, Item, Stage};
use domain::{Actor, Refusal};

use crate::phases::steering;
use crate::scene::*;

fn closed() -> Scene {
    during(DERIVE)
        .card(1, BERTA, CardKind::MainGoal)
        .card(2, BERTA, CardKind::Goal)
        .comment(1, 1, BERTA)
        .cluster(1, &[a(1), a(2)])
        .and(STEWARD, Command::CloseWorkshop)
}

#[test]
fn a_workshop_is_closed_once() {
    let scene = during(CLOSE);
    scene.when(STEWARD, Command::CloseWorkshop).then([Event::WorkshopClosed]);
    let scene = scene.after(5).and(STEWARD, Command::CloseWorkshop);
    assert_eq!((scene.workshop.stage, scene.workshop.closed), (Stage::Closed, Some(scene.now)));
    prepared(plan()).when(STEWARD, Command::CloseWorkshop).refused_with(Refusal::NotOpenYet);
}

#[test]
fn what_was_still_private_is_revealed_at_the_end() {
    let scene = during(COLLECT).and(seat(BERTA), write("privat")).and(STEWARD, Command::CloseWorkshop);
    assert!(scene.workshop.cards.values().all(|c| c.is_public()));
}

#[test]
fn after_closing_those_who_run_the_room_can_change_nothing() {
    for command in steering() {
        closed().when(STEWARD, command).refused_with(Refusal::WorkshopClosed);
    }
}

#[test]
fn after_closing_nobody_else_can_either() {
    let c = Item::Cluster(cluster(1));
    let on = true;
    let commands = vec![
        write("x"),
        edit(1, 1, "x"),
        Command::WithdrawCard { card: card(1) },
        Command::Support { card: card(1), on },
        remark(1, "x"),
        Command::WithdrawComment { card: card(1), comment: comment(1) },
        join(a(1), c),
        Command::NameCluster { cluster: cluster(1), name: "x".to_owned() },
        Command::TakeApart { cluster: cluster(1) },
        Command::TakeOut { card: card(1) },
        Command::HangCard { card: card(2), under: Some(card(1)) },
        undo(),
        Command::HandOver { item: c, on },
        Command::ChooseGroup { group: HOUSING },
        Command::ChooseLanguage { lang: "tr".to_owned() },
    ];
    let scene = closed();
    for command in commands {
        scene.when(seat(BERTA), command).refused_with(Refusal::WorkshopClosed);
    }
    let host = [
        Command::Summarise { group: EDUCATION, text: "x".to_owned(), lang: "de".to_owned() },
        Command::LockGroup { group: EDUCATION, on },
        Command::Undo { table: true, group: None },
    ];
    for command in host {
        scene.when(seat(ANNA), command).refused_with(Refusal::WorkshopClosed);
    }
    let take = Command::TakeSeat { kind: None, organisation: None, lang: "de".to_owned(), group: None };
    scene.when(Actor::System, take).refused_with(Refusal::WorkshopClosed);
}
