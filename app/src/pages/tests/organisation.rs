//! Organisations in every state, as everybody sees them.

use domain::Timestamp;
use domain::directory::organisations::{NameWish, Part, Standing, Website};
use domain::ids::{AccountId, InvitationId, OrganisationId};
use domain::text::{OrganisationName, Reason};
use domain::workshop::OrganisationKind;

use super::{HOSTILE, Words, problem};
use crate::pages::*;

fn item(words: &Words, mark: Option<Mark>, part: Option<Part>) -> OrganisationItem {
    OrganisationItem {
        id: OrganisationId(9),
        name: words.organisation.clone(),
        kind: OrganisationKind::MigrantOrganisation,
        languages: vec!["de".to_owned(), "ar".to_owned(), "xx".to_owned()],
        website: Website::parse("www.haus.example/ueber?uns=1&mehr").ok(),
        mark,
        part,
    }
}

fn reason(words: &Words) -> Reason {
    Reason::parse(&words.card).unwrap()
}

pub(super) fn list(words: &Words) -> OrganisationList {
    let one = |mark| vec![item(words, Some(mark), None)];
    OrganisationList {
        own: vec![item(words, Some(Mark::Verified), Some(Part::Voice))],
        tasks: OrganisationTasks {
            waiting: one(Mark::Waiting),
            new_names: one(Mark::NameWished),
            without_voice: one(Mark::WithoutVoice),
        },
        all: vec![item(words, None, None), item(words, None, Some(Part::Helper))],
    }
}

pub(super) fn signed_out() -> Page {
    let Page::EditOrganisation(page) = form(None, &Words::ordinary()) else { unreachable!() };
    Page::EditOrganisation(Box::new(EditOrganisation { sign_in: true, ..*page }))
}

pub(super) fn form(id: Option<OrganisationId>, words: &Words) -> Page {
    let typed = OrganisationForm {
        nonce: HOSTILE.to_owned(),
        version: "1".to_owned(),
        name: words.organisation.clone(),
        kind: "club".to_owned(),
        languages: vec!["ar".to_owned()],
        website: HOSTILE.to_owned(),
        person: words.person.clone(),
        mail: HOSTILE.to_owned(),
        phone: String::new(),
    };
    let all = [
        (OrganisationField::Name, "text_empty"),
        (OrganisationField::Kind, "choice_needed"),
        (OrganisationField::Languages, "language_unknown"),
        (OrganisationField::Website, "website_unreadable"),
        (OrganisationField::Mail, "address_invalid"),
        (OrganisationField::Whole, "changed_under_form"),
    ];
    Page::EditOrganisation(Box::new(EditOrganisation {
        id,
        name: words.organisation.clone(),
        verified: id.is_some(),
        turned_down: false,
        sign_in: false,
        typed,
        problems: if id.is_some() { all.map(|(field, code)| (field, problem(code))).into() } else { Vec::new() },
    }))
}

fn one(words: &Words) -> OrganisationPage {
    OrganisationPage {
        logo: None,
        item: item(words, Some(Mark::Verified), None),
        standing: Standing::Verified,
        verified_since: Some("14.03.2026".to_owned()),
        closed_on: None,
        version: 3,
        name_wish: None,
        inside: None,
        can: OrganisationCan::default(),
        mail_works: true,
        said: None,
        link: None,
        failed: None,
        typed: TypedAct { nonce: HOSTILE.to_owned(), ..TypedAct::default() },
    }
}

fn page(page: OrganisationPage) -> Page {
    Page::Organisation(Box::new(page))
}

pub(super) fn outside(words: &Words) -> Page {
    page(one(words))
}

pub(super) fn closed(words: &Words) -> Page {
    page(OrganisationPage {
        item: item(words, Some(Mark::Closed), None),
        standing: Standing::Closed { at: Timestamp(0), reason: reason(words) },
        closed_on: Some("31.12.2027".to_owned()),
        ..one(words)
    })
}

fn people(words: &Words) -> Inside {
    let member = |n: u64, name: Option<String>, part, last_day: Option<&str>| MemberRow {
        account: AccountId(n),
        name,
        part,
        since: "14.03.2026".to_owned(),
        last_day: last_day.map(str::to_owned),
        last_day_iso: String::new(),
        me: n == 1,
    };
    Inside {
        contact: ContactShown {
            person: words.person.clone(),
            mail: "haus@example.org".to_owned(),
            phone: words.person.clone(),
        },
        members: vec![
            member(1, Some(words.person.clone()), Part::Voice, None),
            member(2, None, Part::Helper, Some("31.12.2027")),
        ],
        ended: vec![member(3, Some(words.person.clone()), Part::Helper, Some("31.12.2025"))],
        invitations: vec![InvitationRow {
            id: InvitationId(5),
            hint: words.person.clone(),
            part: Part::Voice,
            expires: "28.03.2026 12:00".to_owned(),
            last_day: None,
        }],
        without_voice: true,
        last_voice: true,
    }
}

pub(super) fn inside(words: &Words) -> Page {
    page(OrganisationPage {
        item: item(words, Some(Mark::Verified), Some(Part::Voice)),
        inside: Some(people(words)),
        can: OrganisationCan { verify: false, change: true, invite: true, close: true, leave: true },
        mail_works: false,
        said: Some(Said::Joined),
        link: Some("https://cafe.example.org/invitation/00".to_owned()),
        failed: Some((OrganisationAct::Invite, problem("end_past"))),
        typed: TypedAct {
            address: HOSTILE.to_owned(),
            last_day: HOSTILE.to_owned(),
            nonce: HOSTILE.to_owned(),
            ..TypedAct::default()
        },
        ..one(words)
    })
}

pub(super) fn waiting(words: &Words) -> Page {
    page(OrganisationPage {
        item: item(words, Some(Mark::Waiting), None),
        standing: Standing::Waiting,
        verified_since: None,
        inside: Some(Inside::default()),
        can: OrganisationCan { verify: true, change: true, close: true, ..OrganisationCan::default() },
        failed: Some((OrganisationAct::TurnDown, problem("explanation_needed"))),
        typed: TypedAct { reason: HOSTILE.to_owned(), ..TypedAct::default() },
        ..one(words)
    })
}

pub(super) fn wish(words: &Words) -> Page {
    let name = OrganisationName::parse(&words.organisation).unwrap();
    page(OrganisationPage {
        name_wish: Some(NameWish::Waiting { name }),
        inside: Some(people(words)),
        can: OrganisationCan { verify: true, change: true, invite: true, close: true, leave: false },
        ..one(words)
    })
}

pub(super) fn invitation(words: &Words, state: InvitationState) -> Page {
    Page::Invitation(InvitationPage {
        organisation: Some((OrganisationId(9), words.organisation.clone())),
        part: Part::Voice,
        last_day: Some("31.12.2027".to_owned()),
        own_address: (!matches!(state, InvitationState::SignIn)).then(|| HOSTILE.to_owned()),
        state,
    })
}
