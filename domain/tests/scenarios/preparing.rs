//! Preparing a workshop, from nothing, from a template, and while it runs.

use domain::Refusal;
use domain::ids::{FieldId, GroupId};
use domain::refusal::Thing;
use domain::workshop::template::{LANDSHUT_FIELDS, again, landshut};
use domain::workshop::{Command, Event, GroupPlan, PhaseKind, Plan, Stage, Workshop};

use crate::scene::*;

fn prepare(plan: Plan) -> Command {
    Command::Prepare { plan: Box::new(plan) }
}

fn changed(change: impl FnOnce(&mut Plan)) -> Command {
    let mut plan = plan();
    change(&mut plan);
    prepare(plan)
}

#[test]
fn a_plan_is_set_and_the_workshop_opened_in_its_first_phase() {
    let scene = prepared(plan());
    scene.when(STEWARD, prepare(plan())).changes_nothing();
    let started = Event::PhaseStarted { groups: vec![EDUCATION, HOUSING, HEALTH], phase: ARRIVE, ends: None };
    scene.when(STEWARD, Command::OpenWorkshop).then([Event::WorkshopOpened, started]);
    let scene = scene.and(STEWARD, Command::OpenWorkshop);
    assert_eq!((scene.workshop.stage, scene.workshop.opened), (Stage::Open, Some(START)));
    scene.when(STEWARD, Command::OpenWorkshop).refused_with(Refusal::AlreadySo);
}

#[test]
fn without_a_plan_nothing_opens() {
    let mut scene = prepared(plan());
    scene.workshop = Workshop::new(scene.workshop.id);
    scene.when(STEWARD, Command::OpenWorkshop).refused_with(Refusal::PlanIncomplete);
    scene.when(STEWARD, prepare(plan())).then([Event::PlanSet { plan: Box::new(plan()) }]);
}

#[test]
fn a_plan_that_does_not_hold_together_is_refused() {
    let scene = prepared(plan());
    let refuse = |refusal, change: &dyn Fn(&mut Plan)| scene.when(STEWARD, changed(change)).refused_with(refusal);
    let field = || unknown(Thing::Field);
    refuse(Refusal::PlanIncomplete, &|p| p.groups.clear());
    refuse(Refusal::PlanIncomplete, &|p| p.agenda.clear());
    refuse(Refusal::TooMany { max: 200 }, &|p| p.groups[0].places = 0);
    refuse(Refusal::TooMany { max: 200 }, &|p| p.groups[0].places = 201);
    refuse(Refusal::TooMany { max: 86_400 }, &|p| p.agenda[0].secs = 86_401);
    refuse(Refusal::TooMany { max: 40 }, &|p| p.agenda = vec![p.agenda[0].clone(); 41]);
    refuse(Refusal::TooMany { max: 40 }, &|p| p.groups = vec![p.groups[0].clone(); 41]);
    refuse(Refusal::TooMany { max: 40 }, &|p| p.fields = vec![p.fields[0].clone(); 41]);
    refuse(Refusal::AlreadySo, &|p| p.groups[0].id = HOUSING);
    refuse(Refusal::AlreadySo, &|p| {
        p.fields[0].id = FieldId(12);
        p.groups[0].field = FieldId(12);
    });
    refuse(Refusal::AlreadySo, &|p| p.agenda[0].id = COLLECT);
    refuse(field(), &|p| p.groups[0].field = FieldId(77));
    for icon in ["", "House", "a\"b", &"x".repeat(41)] {
        refuse(field(), &|p| p.fields[0].icon = icon.to_owned());
    }
}

#[test]
fn before_it_opens_everything_can_be_planned_anew() {
    let scene = prepared(plan()).and(STEWARD, Command::Project { group: Some(HEALTH), code: true, poll: None });
    let scene = scene.and(STEWARD, changed(|p| p.groups.truncate(2)));
    assert_eq!(scene.workshop.groups.len(), 2);
    // The projector does not go on showing a table that is no more.
    assert_eq!(scene.workshop.spotlight.group, None);
}

#[test]
fn a_running_workshop_keeps_the_groups_and_phases_in_use() {
    let scene = during(OPEN).observation(1, BERTA);
    let refuse = |change: &dyn Fn(&mut Plan)| {
        scene.when(STEWARD, changed(change)).refused_with(Refusal::PlanInUse);
    };
    refuse(&|p| p.groups.retain(|g| g.id != EDUCATION));
    refuse(&|p| p.groups.retain(|g| g.id != HEALTH));
    refuse(&|p| p.agenda.retain(|p| p.id != OPEN));
    refuse(&|p| p.agenda.retain(|p| p.id != ARRIVE));
    let allow = |change: &dyn Fn(&mut Plan)| scene.when(STEWARD, changed(change)).happens();
    allow(&|p| p.agenda.retain(|p| p.id != WEIGH));
    allow(&|p| p.agenda.reverse());
    allow(&|p| p.groups[0].name = title("Schule"));
    allow(&|p| p.groups[0].places = 1);
    allow(&|p| p.about.title = title("Anders"));
}

#[test]
fn a_group_that_comes_later_starts_where_the_others_are() {
    let late = GroupPlan { id: GroupId(104), field: FieldId(13), name: title("Nachzügler"), places: 5 };
    let scene = during(ORDER).and(STEWARD, changed(|p| p.groups.push(late)));
    assert_eq!(scene.workshop.phase_of(GroupId(104)).unwrap().kind, PhaseKind::Order);
    // As long as nobody sits there, it can go again.
    let gone = scene.clone().and(STEWARD, prepare(plan()));
    assert!(gone.workshop.group(GroupId(104)).is_none());
    let scene = scene.and(STEWARD, Command::MoveSeat { seat: EMIL, group: GroupId(104) });
    scene.when(STEWARD, prepare(plan())).refused_with(Refusal::PlanInUse);
}

#[test]
fn a_changed_plan_leaves_what_happened_alone() {
    let scene = during(OPEN).observation(1, BERTA);
    let after = scene.clone().and(STEWARD, changed(|p| p.groups.reverse()));
    assert_eq!(after.workshop.cards, scene.workshop.cards);
    assert_eq!(after.workshop.seats, scene.workshop.seats);
    assert_eq!(after.workshop.group(EDUCATION), scene.workshop.group(EDUCATION));
}

fn numbers() -> impl FnMut() -> u64 {
    let mut next = 1000;
    move || {
        next += 1;
        next
    }
}

#[test]
fn landshuts_evening_holds_together() {
    let plan = landshut("VisionsCafé", &mut numbers(), &|name| name.to_owned()).unwrap();
    assert_eq!(plan.check(), Ok(()));
    let names: Vec<_> = plan.fields.iter().map(|f| f.name.to_string()).collect();
    assert_eq!(names, LANDSHUT_FIELDS.map(|(name, ..)| name));
    assert_eq!(plan.groups.len(), 6);
    assert_eq!(plan.agenda.iter().map(|p| p.secs).sum::<u32>(), 100 * 60);
    assert_eq!(plan.agenda.last().unwrap().kind, PhaseKind::Close);
    assert!(
        plan.agenda.iter().all(|p| p.prompt.is_none()),
        "each asks what is usual for its kind, in every reader's language"
    );
    prepared(plan).when(STEWARD, Command::OpenWorkshop).happens();
}

#[test]
fn a_past_workshop_is_a_template_with_fresh_ids() {
    let past = during(ORDER).workshop.plan().unwrap();
    assert_eq!(past, plan());
    let again = again(&past, &mut numbers());
    assert_eq!(again.check(), Ok(()));
    let ids = |p: &Plan| {
        let fields = p.fields.iter().map(|f| f.id.0);
        fields.chain(p.groups.iter().map(|g| g.id.0)).chain(p.agenda.iter().map(|p| p.id.0)).collect::<Vec<_>>()
    };
    assert!(ids(&again).iter().all(|id| !ids(&past).contains(id)));
    // Each group still works on its field.
    let field_of = |p: &Plan, n: usize| p.fields.iter().position(|f| f.id == p.groups[n].field);
    for n in 0..past.groups.len() {
        assert_eq!(field_of(&again, n), field_of(&past, n));
        assert_eq!(again.groups[n].name, past.groups[n].name);
    }
    assert_eq!(again.about.date, None);
    assert_eq!(again.rules, past.rules);
}

#[test]
fn a_table_called_like_its_field_follows_its_new_name_and_no_other_does() {
    let mut before = landshut("VisionsCafé", &mut numbers(), &|name| name.to_owned()).unwrap();
    before.groups[1].name = title("Tisch am Fenster");
    let mut after = before.clone();
    after.fields[0].name = title("Bildung und Schule");
    after.fields[1].name = title("Mitreden");
    after.rename_tables(&before);
    assert_eq!(&*after.groups[0].name, "Bildung und Schule");
    assert_eq!(&*after.groups[1].name, "Tisch am Fenster");
    assert_eq!(after.groups[2..], before.groups[2..]);
}
