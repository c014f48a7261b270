//! Taking back: one's own last acts, and as host the table's.

use domain::Refusal;
use domain::refusal::Thing;
use domain::workshop::{CardKind, Command, Event, GRACE_SECS, Item, Standing};

use crate::scene::*;

fn table() -> Scene {
    (1..=4).fold(during(DERIVE), |scene, n| scene.observation(n, BERTA))
}

fn undo_table() -> Command {
    Command::Undo { table: true, group: None }
}

fn undo_at(table: bool) -> Command {
    Command::Undo { table, group: Some(EDUCATION) }
}

#[test]
fn ones_own_last_act_is_taken_back() {
    let scene = table().and(seat(CEM), join(a(1), a(2)));
    let act = scene.workshop.seq;
    scene.when(seat(CEM), undo()).then([Event::ActUndone { group: EDUCATION, act }]);
    let scene = scene.and(seat(CEM), undo());
    assert!(scene.workshop.clusters.is_empty());
    assert_eq!((scene.see(1).cluster, scene.see(2).cluster), (None, None));
    scene.when(seat(CEM), undo()).refused_with(Refusal::NothingToUndo);
}

#[test]
fn the_last_acts_are_taken_back_one_after_the_other() {
    let scene = table().and(seat(CEM), join(a(1), a(2)));
    let one = scene.workshop.clusters.clone();
    let scene = scene.and(seat(CEM), join(a(3), a(1)));
    let two = scene.workshop.clusters.clone();
    let cluster = *two.keys().next().unwrap();
    let scene = scene.and(seat(CEM), Command::NameCluster { cluster, name: "Schule".to_owned() });
    let scene = scene.and(seat(CEM), undo());
    assert_eq!(scene.workshop.clusters, two);
    let scene = scene.and(seat(CEM), undo());
    assert_eq!(scene.workshop.clusters, one);
    let scene = scene.and(seat(CEM), undo());
    assert!(scene.workshop.clusters.is_empty());
}

#[test]
fn a_cluster_taken_apart_comes_back_whole() {
    let scene = table()
        .cluster(1, &[a(1), a(2)])
        .cluster(2, &[Item::Cluster(cluster(1)), a(3)])
        .cluster(3, &[Item::Cluster(cluster(2)), a(4)]);
    let before = scene.workshop.clusters.clone();
    for act in [
        Command::TakeApart { cluster: cluster(3) },
        Command::TakeOut { card: card(1) },
        Command::TakeOut { card: card(3) },
        Command::TakeOut { card: card(4) },
    ] {
        let undone = scene.clone().and(seat(CEM), act).and(seat(CEM), undo());
        assert_eq!(undone.workshop.clusters, before);
        for n in 1..=4 {
            assert_eq!(undone.see(n).cluster, scene.see(n).cluster);
        }
    }
}

#[test]
fn an_act_in_a_cluster_with_a_hidden_card_can_be_taken_back() {
    let scene = table().cluster(1, &[a(1), a(2), a(3)]).and(STEWARD, hide(this(2)));
    let scene = scene.and(seat(CEM), Command::TakeOut { card: card(1) }).and(seat(CEM), undo());
    assert_eq!(scene.parts(cluster(1)), [a(1), a(2), a(3)]);
}

#[test]
fn what_somebody_changed_since_cannot_be_taken_back() {
    let scene = table().and(seat(CEM), join(a(1), a(2))).and(seat(BERTA), join(a(3), a(1)));
    scene.when(seat(CEM), undo()).refused_with(Refusal::ChangedSince);
    // Something else on the table does not stand in the way.
    let scene = table().and(seat(CEM), join(a(1), a(2))).and(seat(BERTA), join(a(3), a(4)));
    scene.when(seat(CEM), undo()).happens();
    // A card that was withdrawn does not come back into its cluster.
    let scene = table().cluster(1, &[a(1), a(2)]).and(seat(CEM), Command::TakeApart { cluster: cluster(1) });
    let scene = scene.and(seat(BERTA), Command::WithdrawCard { card: card(1) });
    scene.when(seat(CEM), undo()).refused_with(Refusal::ChangedSince);
    // Nor one that lies elsewhere by now.
    let scene = table().cluster(1, &[a(1), a(2)]).and(seat(CEM), Command::TakeApart { cluster: cluster(1) });
    let scene = scene.and(seat(BERTA), join(a(1), a(3)));
    scene.when(seat(CEM), undo()).refused_with(Refusal::ChangedSince);
}

#[test]
fn a_host_takes_back_the_tables_last_act() {
    let scene = table().and(seat(CEM), join(a(1), a(2)));
    let act = scene.workshop.seq;
    let undone = Event::ActUndone { group: EDUCATION, act };
    scene.when(seat(ANNA), undo_table()).then([undone.clone()]);
    // At her own table, whatever group is named.
    scene.when(seat(ANNA), Command::Undo { table: true, group: Some(HOUSING) }).then([undone.clone()]);
    scene.when(STEWARD, undo_at(true)).then([undone]);
    scene.when(seat(BERTA), undo_table()).refused_with(Refusal::NotPermitted);
    scene.when(seat(DANA), undo_table()).refused_with(Refusal::NotPermitted);
    scene.when(seat(BERTA), undo()).refused_with(Refusal::NothingToUndo);
    scene.when(STEWARD, undo_table()).refused_with(unknown(Thing::Group));
    scene.when(STEWARD, Command::Undo { table: true, group: Some(NOWHERE) }).refused_with(unknown(Thing::Group));
    scene.when(seat(EMIL), undo()).refused_with(Refusal::NoTable);
    scene.when(seat(NOBODY), undo()).refused_with(unknown(Thing::Seat));
    scene.when(STEWARD, undo_at(false)).refused_with(Refusal::NothingToUndo);
    prepared(plan()).when(STEWARD, undo_at(false)).refused_with(Refusal::NotOpenYet);
}

#[test]
fn a_persons_own_words_are_taken_back_by_nobody_else() {
    let scene = table().and(seat(BERTA), edit(1, 1, "Neu")).and(seat(BERTA), Command::WithdrawCard { card: card(2) });
    for (by, command) in [(seat(ANNA), undo_table()), (STEWARD, undo_at(true))] {
        scene.when(by, command).refused_with(Refusal::NothingToUndo);
    }
    let scene = scene.and(seat(BERTA), undo());
    assert_eq!(scene.see(2).standing, Standing::Open);
    let scene = scene.and(seat(BERTA), undo());
    assert_eq!(&*scene.see(1).text, "Karte 1");
}

#[test]
fn several_edits_of_a_card_are_taken_back_one_after_the_other() {
    let scene = table()
        .and(seat(BERTA), edit(1, 1, "zwei"))
        .and(seat(BERTA), edit(1, 2, "drei"))
        .and(seat(BERTA), undo())
        .and(seat(BERTA), edit(1, 4, "vier"))
        .and(seat(BERTA), undo());
    assert_eq!((&*scene.see(1).text, scene.see(1).version), ("zwei", 6));
    let scene = scene.and(seat(BERTA), undo());
    assert_eq!((&*scene.see(1).text, scene.see(1).version), ("Karte 1", 7));
    scene.when(seat(BERTA), undo()).refused_with(Refusal::NothingToUndo);
}

#[test]
fn an_undone_edit_comes_back_as_it_was_moderated() {
    let scene = moderated(DERIVE).observation(1, BERTA).and(seat(BERTA), edit(1, 1, "Neu"));
    assert_eq!(scene.see(1).standing, Standing::Queued);
    // The old text was on the table already.
    let undone = scene.clone().and(seat(BERTA), undo());
    assert_eq!((undone.see(1).standing.clone(), &*undone.see(1).text), (Standing::Open, "Karte 1"));
    // A text nobody has looked at yet goes back to the queue, even when the new one was let in.
    let queued = moderated(DERIVE).card_standing(1, BERTA, CardKind::Observation, Standing::Queued, true, EDUCATION);
    let scene = queued.and(seat(BERTA), edit(1, 1, "Neu")).and(STEWARD, Command::Approve { what: this(1) });
    let undone = scene.and(seat(BERTA), undo());
    assert_eq!((undone.see(1).standing.clone(), &*undone.see(1).text), (Standing::Queued, "Karte 1"));
}

#[test]
fn what_was_hidden_since_cannot_be_taken_back() {
    let scene = table().and(seat(BERTA), edit(1, 1, "Neu")).and(STEWARD, hide(this(1)));
    scene.when(seat(BERTA), undo()).refused_with(Refusal::ChangedSince);
}

#[test]
fn an_edit_is_not_taken_back_where_the_old_kind_no_longer_fits() {
    let to =
        |kind| Command::EditCard { card: card(1), based_on: 1, text: "Neu".to_owned(), lang: None, kind: Some(kind) };
    let scene = table().card(5, CEM, CardKind::Goal).and(seat(BERTA), to(CardKind::MainGoal));
    let scene = scene.and(seat(CEM), Command::HangCard { card: card(5), under: Some(card(1)) });
    scene.when(seat(BERTA), undo()).refused_with(Refusal::ChangedSince);
}

#[test]
fn a_hanging_is_taken_back_where_it_still_fits() {
    let hang = |under| Command::HangCard { card: card(6), under };
    let scene = table().card(5, CEM, CardKind::MainGoal).card(6, CEM, CardKind::Goal);
    let hung = scene.clone().and(seat(BERTA), hang(Some(card(5))));
    assert_eq!(hung.clone().and(seat(BERTA), undo()).see(6).under, None);
    assert_eq!(hung.clone().and(seat(ANNA), undo_table()).see(6).under, None);
    let loosened = hung.clone().and(seat(BERTA), hang(None));
    assert_eq!(loosened.clone().and(seat(BERTA), undo()).see(6).under, Some(card(5)));
    // The main goal has become something else, or is gone.
    let other = Command::EditCard {
        card: card(5),
        based_on: 1,
        text: "x".to_owned(),
        lang: None,
        kind: Some(CardKind::Guideline),
    };
    for act in [other, Command::WithdrawCard { card: card(5) }] {
        let changed = loosened.clone().and(seat(CEM), act);
        changed.when(seat(BERTA), undo()).refused_with(Refusal::ChangedSince);
    }
    let hung_again = loosened.clone().and(seat(CEM), hang(Some(card(5))));
    hung_again.when(seat(BERTA), undo()).refused_with(Refusal::ChangedSince);
}

#[test]
fn an_undo_is_bound_by_the_phase_the_locks_and_a_pause() {
    let on = true;
    let scene = table().and(seat(CEM), join(a(1), a(2))).and(seat(BERTA), edit(1, 1, "Neu"));
    scene.clone().start(WEIGH).when(seat(CEM), undo()).refused_with(Refusal::NotInThisPhase);
    scene.clone().start(WEIGH).when(seat(ANNA), undo_table()).refused_with(Refusal::NotInThisPhase);
    scene.clone().start(ORDER).after(GRACE_SECS + 1).when(seat(CEM), undo()).happens();
    scene.clone().start(ORDER).when(seat(BERTA), undo()).refused_with(Refusal::NotInThisPhase);
    let with = |command| scene.clone().and(STEWARD, command);
    with(Command::LockRoom { on }).when(seat(CEM), undo()).refused_with(Refusal::RoomLocked);
    let locked = with(Command::LockGroup { group: EDUCATION, on });
    locked.when(seat(CEM), undo()).refused_with(Refusal::GroupLocked);
    with(Command::PauseSeat { seat: CEM, on }).when(seat(CEM), undo()).refused_with(Refusal::SeatPaused);
    // A lock on the card keeps its text and its place.
    let locked = with(Command::LockCard { card: card(1), on });
    locked.when(seat(CEM), undo()).refused_with(Refusal::CardLocked);
    locked.when(seat(BERTA), undo()).refused_with(Refusal::CardLocked);
}

#[test]
fn a_table_remembers_its_last_thirty_acts() {
    let name = |n: u32| Command::NameCluster { cluster: cluster(1), name: format!("Name {n}") };
    let scene = table().cluster(1, &[a(1), a(2)]);
    let scene = (0..31).fold(scene, |scene, n| scene.and(seat(CEM), name(n)));
    let scene = (0..30).fold(scene, |scene, _| scene.and(seat(CEM), undo()));
    scene.when(seat(CEM), undo()).refused_with(Refusal::NothingToUndo);
    assert_eq!(scene.workshop.clusters[&cluster(1)].name, Some(title("Name 0")));
}
