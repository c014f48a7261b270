//! Writing for others and those who help, as everybody sees them.

use domain::ids::{CardId, GroupId, SeatId};
use domain::workshop::{Behalf, CardKind};

use super::{HOSTILE, WORKSHOP, Words, problem};
use crate::catalogue::BehalfText;
use crate::pages::*;

fn written(n: u64, words: &Words, state: WrittenState, open: bool) -> WrittenRow {
    WrittenRow {
        card: CardId(n),
        kind: if open { CardKind::Observation } else { CardKind::Goal },
        text: words.card.clone(),
        lang: "ar".to_owned(),
        version: 1,
        behalf: if open { Behalf::Person } else { Behalf::Paper },
        table: words.field.clone(),
        field: None,
        state,
        open,
    }
}

/// A host's page, nothing written yet; and a moderator's, with an error and everything there can be.
pub(super) fn write_for(words: &Words, everything: bool) -> Page {
    let table = |n: u64| (GroupId(n), words.field.clone());
    let states = [WrittenState::Private, WrittenState::Queued, WrittenState::Late, WrittenState::Hidden];
    let rows = (1..).zip(states).map(|(n, state)| written(n, words, state, n < 3));
    let form = WriteForForm {
        group: Some(GroupId(2)),
        behalf: Some(Behalf::Paper),
        kind: Some(CardKind::Goal),
        texts: vec![words.card.clone(), String::new(), HOSTILE.to_owned()],
        lang: "uk".to_owned(),
    };
    Page::WriteFor(Box::new(WriteForPage {
        workshop: WORKSHOP,
        tables: if everything { vec![table(1), table(2)] } else { vec![table(1)] },
        kinds: if everything { CardKind::ALL.to_vec() } else { vec![CardKind::Observation] },
        form: if everything { form } else { WriteForForm::default() },
        correcting: everything.then(|| (CardId(2), words.card.clone())),
        problem: everything.then(|| problem("text_too_long")),
        done: (!everything).then_some(BehalfText::Corrected),
        saved: (!everything).then_some(2),
        written: if everything { rows.collect() } else { Vec::new() },
        command_id: HOSTILE.to_owned(),
        runs_workshop: everything,
    }))
}

pub(super) fn helpers(words: &Words, everything: bool) -> Page {
    let person = |n: u64, host: bool, interpreter: bool| HelperRow {
        seat: SeatId(n),
        name: (n < 4).then(|| words.person.clone()),
        organisation: host.then(|| words.organisation.clone()),
        host,
        interpreter,
    };
    let tables = vec![
        (Some(words.field.clone()), vec![person(1, true, false), person(2, false, true), person(3, false, false)]),
        (None, vec![person(4, false, false)]),
    ];
    Page::Helpers(Box::new(Helpers {
        workshop: WORKSHOP,
        tables: if everything { tables } else { Vec::new() },
        problem: everything.then(|| problem("unknown")),
        saved: !everything,
        closed: false,
    }))
}

pub(super) fn team(words: &Words, everything: bool) -> Page {
    let row =
        |id: &str, own: bool, counts: bool| TeamRow { id: id.to_owned(), name: words.person.clone(), own, counts };
    let people = vec![row("0000000000001", true, true), row("0000000000002", false, false)];
    Page::Team(Box::new(TeamPage {
        workshop: WORKSHOP,
        title: words.title.clone(),
        people: if everything { people } else { Vec::new() },
        others: if everything { vec![("0000000000003".to_owned(), words.person.clone())] } else { Vec::new() },
        runs: everything,
        mail_works: everything,
        problem: everything.then(|| problem("successor_needed")),
        saved: !everything,
    }))
}
