//! Random people do random things to organisations, at random times; the laws are checked after each.

use domain::directory::accounts::Command as Account;
use domain::directory::organisations::{Command as Organisation, Event as Happened, INVITATION_LASTS_SECS, Part};
use domain::directory::{Command, Directory, Event, apply};
use domain::ids::{AccountId, InvitationId, OrganisationId};
use domain::text::Reason;
use domain::{Principal, Right, Timestamp};
use proptest::prelude::*;
use proptest::test_runner::Config;

use crate::scene::*;

const PEOPLE: [AccountId; 6] = [CARLA, FELIX, OLGA, VERA, HUGO, MARA];
const HALF_A_DAY_SECS: u32 = 12 * 60 * 60;

#[derive(Debug, Clone)]
struct Step {
    who: Principal,
    command: Command,
    wait_secs: u32,
    /// The invitation in question went to whoever asks.
    addressed: bool,
}

fn person() -> impl Strategy<Value = AccountId> {
    proptest::sample::select(PEOPLE.to_vec())
}

fn command() -> impl Strategy<Value = Command> {
    let organisation = proptest::sample::select(vec![HOUSE, OTHER]);
    let invitation = (1..4u64).prop_map(InvitationId);
    let part = proptest::sample::select(Part::ALL.to_vec());
    let end = proptest::option::of(1..6u32);
    let name = proptest::sample::select(vec!["Haus der Kulturen", "Sportverein", "Chor"]);
    (organisation, invitation, part, end, person(), name, 1..8u32, 0..22u8).prop_map(
        |(organisation, invitation, part, end, account, name, version, kind)| {
            let until = end.map(|halves| NOW.plus_secs(halves * HALF_A_DAY_SECS));
            let reason = Reason::parse("Darum.").unwrap();
            match kind {
                0 => {
                    Organisation::Register { organisation: OrganisationId(u64::from(version)), details: details(name) }
                        .into()
                }
                1 => Organisation::Change { organisation, version, details: details(name) }.into(),
                2 => Organisation::Verify { organisation, version }.into(),
                3 => Organisation::TurnDown { organisation, version, reason }.into(),
                4 => Organisation::ConfirmName { organisation, version }.into(),
                5 => Organisation::KeepName { organisation, version, reason: Some(reason) }.into(),
                6 => Organisation::Close { organisation, reason }.into(),
                7..=10 => Organisation::Invite { organisation, invitation, part, until }.into(),
                11 => Organisation::Withdraw { organisation, invitation }.into(),
                12..=15 => Organisation::Accept { organisation, invitation, account }.into(),
                16 => Organisation::Appoint { organisation, account, part, until }.into(),
                17 | 18 => Organisation::Dismiss { organisation, account }.into(),
                19 => Account::Disable { account }.into(),
                20 => Account::Enable { account }.into(),
                _ => Account::Erase { account }.into(),
            }
        },
    )
}

fn step() -> impl Strategy<Value = Step> {
    let wait = prop_oneof![6 => Just(0), 2 => 1..HALF_A_DAY_SECS, 1 => Just(INVITATION_LASTS_SECS)];
    (person(), command(), wait, any::<bool>(), any::<bool>()).prop_map(|(who, command, wait_secs, addressed, own)| {
        // Accepting for somebody else is refused anyway, and mostly tried for oneself.
        let who = match &command {
            Command::Organisation(Organisation::Accept { account, .. }) if own => *account,
            Command::Account(Account::Erase { account }) => *account,
            _ => who,
        };
        Step { who: signed_in(who), command, wait_secs, addressed }
    })
}

/// What history says about who may speak for or see into an organisation, found without the state: the last word on this
/// account and this organisation.
fn ended(history: &[(Timestamp, Event)], organisation: OrganisationId, account: AccountId, now: Timestamp) -> bool {
    let mut until: Option<Option<Timestamp>> = None;
    let mut offered = std::collections::BTreeMap::new();
    for (_, event) in history {
        match event {
            Event::Organisation(Happened::OrganisationRegistered { organisation: o, account: a, .. })
                if (*o, *a) == (organisation, account) =>
            {
                until = Some(None);
            }
            Event::Organisation(Happened::RepresentativeInvited { organisation: o, invitation, until, .. })
                if *o == organisation =>
            {
                offered.insert(*invitation, *until);
            }
            Event::Organisation(Happened::RepresentativeJoined { organisation: o, invitation, account: a })
                if (*o, *a) == (organisation, account) =>
            {
                until = Some(offered[invitation]);
            }
            Event::Organisation(Happened::RepresentativeChanged { organisation: o, account: a, until: u, .. })
                if (*o, *a) == (organisation, account) =>
            {
                until = Some(*u);
            }
            Event::Organisation(
                Happened::RepresentativeLeft { organisation: o, account: a }
                | Happened::RepresentativeDismissed { organisation: o, account: a },
            ) if (*o, *a) == (organisation, account) => until = None,
            Event::Organisation(Happened::OrganisationClosed { organisation: o, .. }) if *o == organisation => {
                until = None
            }
            Event::Account(domain::directory::accounts::Event::AccountErased { account: a }) if *a == account => {
                until = None
            }
            _ => {}
        }
    }
    until.is_none_or(|until| until.is_some_and(|until| until <= now))
}

proptest! {
    #![proptest_config(Config { cases: 300, failure_persistence: None, ..Config::default() })]

    #[test]
    fn what_was_verified_never_vanishes_and_nobody_represents_after_the_end(steps in proptest::collection::vec(step(), 1..60)) {
        let mut scene = associations();
        let mut history: Vec<(Timestamp, Event)> = Vec::new();
        let mut joined = std::collections::BTreeSet::new();
        // What the scene began with.
        for (organisation, account) in [(HOUSE, VERA), (OTHER, MARA)] {
            let domain::directory::organisations::Details { name, kind, languages, website } = details("Verein");
            let registered = Happened::OrganisationRegistered { organisation, name, kind, languages, website, account };
            history.push((NOW, Event::Organisation(registered)));
        }
        let first = InvitationId(50);
        history.push((NOW, Event::Organisation(Happened::RepresentativeInvited {
            organisation: HOUSE, invitation: first, part: Part::Helper, until: None, expires: NOW.plus_secs(60),
        })));
        history.push((NOW, Event::Organisation(Happened::RepresentativeJoined { organisation: HOUSE, invitation: first, account: HUGO })));
        for step in steps {
            scene = scene.after_secs(step.wait_secs);
            let asked = match (&step.command, step.addressed) {
                (Command::Organisation(Organisation::Accept { invitation, .. }), true) => scene.clone().addressed(*invitation),
                _ => scene.clone(),
            };
            let before = scene.directory.clone();
            if let Ok(events) = asked.tried(step.who, step.command) {
                for event in events {
                    if let Event::Organisation(Happened::RepresentativeJoined { organisation, invitation, .. }) = &event {
                        let offered = before.organisations.get(*organisation).unwrap().invitation(*invitation).unwrap();
                        prop_assert!(offered.is_open(scene.now), "an invitation that is over was accepted");
                        prop_assert!(joined.insert((*organisation, *invitation)), "an invitation was accepted twice");
                    }
                    apply(&mut scene.directory, &event, scene.now);
                    history.push((scene.now, event));
                }
            } else {
                prop_assert_eq!(&before, &scene.directory);
            }
            for organisation in [HOUSE, OTHER] {
                let known = scene.directory.organisations.get(organisation);
                prop_assert!(known.is_some_and(|it| it.verified.is_some()), "a verified one vanished");
                for account in PEOPLE {
                    let who = signed_in(account);
                    let comes = scene.may(who, Right::ComeFor(organisation)).is_ok();
                    let sees = known.is_some_and(|it| it.part_of(account, scene.now).is_some());
                    if ended(&history, organisation, account, scene.now) {
                        prop_assert!(!comes && !sees, "{account} comes for {organisation} after the end");
                    }
                    if scene.directory.accounts.get(account).is_none_or(|it| it.disabled.is_some()) {
                        prop_assert!(!comes, "{account} is shut out and comes");
                    }
                }
            }
        }
        // Reading history again comes to the same.
        let mut again: Directory = associations().directory;
        for (at, event) in history.iter().skip(4) {
            apply(&mut again, event, *at);
        }
        prop_assert_eq!(again, scene.directory);
    }
}
