//! These pages with everything on them, for the tests of all pages.

use domain::directory::tasks::Outcome;
use domain::ids::{FileId, OrganisationId, TaskId, WorkshopId};

use super::*;

fn line(title: &str, held: Held) -> PostLine {
    PostLine {
        id: PostId(31),
        title: title.to_owned(),
        place: title.to_owned(),
        is_chair: true,
        held,
        next: Some((title.to_owned(), "01.09.2026".to_owned())),
        open: Some((3, 1)),
    }
}

fn task(id: u64, text: &str, due: Option<(&str, &str)>, late: bool) -> TaskLine {
    TaskLine {
        id: TaskId(id),
        title: text.to_owned(),
        detail: Some(text.to_owned()),
        lang: "ar".to_owned(),
        due: due.map(|(day, iso)| (day.to_owned(), iso.to_owned())),
        late,
        opened: "01.02.2026".to_owned(),
        opened_by: text.to_owned(),
    }
}

fn note(text: Option<&str>, name: &str, behalf: bool) -> NoteLine {
    NoteLine {
        text: text.map(str::to_owned),
        lang: "ar".to_owned(),
        from: name.to_owned(),
        by: behalf.then(|| name.to_owned()),
        to: (!behalf).then(|| name.to_owned()),
        day: "31.08.2026".to_owned(),
    }
}

fn typed(act: &str, code: &str, text: &str) -> Typed {
    let fields = ["name", "title", "detail", "note", "due", "from", "until", "to", "account"];
    let mut fields: Vec<_> = fields.map(|name| (name.to_owned(), text.to_owned())).into();
    fields.extend([("do".to_owned(), act.to_owned()), ("task".to_owned(), TaskId(1).to_string())]);
    Typed { act: act.to_owned(), fields, problem: Problem::bare(code) }
}

fn post(text: &str, problem: Option<Typed>) -> PostPage {
    let due = Some(("30.11.2026", "2026-11-30"));
    let term = |ahead: bool| TermLine {
        name: text.to_owned(),
        from: "01.01.2026".to_owned(),
        until: (!ahead).then(|| "31.12.2026".to_owned()),
        key: if ahead { "2" } else { "1" }.to_owned(),
        ahead,
        can_end: true,
    };
    let ask = |why| AskLine { name: text.to_owned(), why, address: Some("ask@example.org".to_owned()) };
    let closed = |id, outcome| ClosedLine {
        id: TaskId(id),
        title: text.to_owned(),
        lang: "ar".to_owned(),
        outcome,
        note: Some(text.to_owned()),
        day: "02.02.2026".to_owned(),
        by: text.to_owned(),
    };
    let people = vec![("1".to_owned(), text.to_owned())];
    PostPage {
        id: PostId(31),
        title: text.to_owned(),
        place: text.to_owned(),
        place_href: "/bodies/1".to_owned(),
        is_chair: true,
        abolished: Some("01.01.2027".to_owned()),
        held: Held::NotReachable { name: Some(text.to_owned()) },
        next: Some((text.to_owned(), "01.01.2028".to_owned())),
        own: Some(false),
        inside: Some(PostInside {
            notes: vec![note(Some(text), text, true), note(None, text, false)],
            tasks: vec![task(1, text, due, true), task(2, text, due, false), task(3, text, None, false)],
            attachments: vec![AttachmentLine {
                id: FileId(5),
                name: text.to_owned(),
                by: text.to_owned(),
                day: "01.01.2027".to_owned(),
            }],
            closed: vec![closed(4, Outcome::Done), closed(5, Outcome::Dropped)],
            terms: vec![term(true), term(false)],
            asks: vec![ask(Ask::Predecessor), ask(Ask::Chair), ask(Ask::Coordinator)],
        }),
        can_work: true,
        can_change: true,
        appoint: Some(AppointForm {
            people: people.clone(),
            proposed: people.first().cloned(),
            invitations: vec![invitation(text)],
            mail_works: true,
        }),
        siblings: people,
        fresh: "1".to_owned(),
        saved: problem.is_none(),
        typed: problem,
        today: "2026-11-28".to_owned(),
    }
}

fn handover(text: &str, problem: Option<Typed>) -> HandoverPage {
    let inside = post(text, None).inside.unwrap_or_default();
    let vacant = line(text, Held::Vacant { since: "01.09.2026".to_owned() });
    HandoverPage {
        account: "1".to_owned(),
        name: text.to_owned(),
        own: problem.is_none(),
        notes: inside.notes.clone(),
        posts: vec![HandoverPost { line: line(text, Held::Nobody), tasks: inside.tasks }],
        workshops: vec![HandoverWorkshop { id: WorkshopId(7), title: text.to_owned(), date: Some(text.to_owned()) }],
        organisations: vec![
            HandoverOrganisation {
                id: OrganisationId(5),
                name: text.to_owned(),
                until: None,
                others: Vec::new(),
                invited: 1,
                can_invite: true,
            },
            HandoverOrganisation {
                id: OrganisationId(6),
                name: text.to_owned(),
                until: Some("31.12.2026".to_owned()),
                others: vec![text.to_owned(), text.to_owned()],
                invited: 0,
                can_invite: false,
            },
        ],
        coordinates: Some(vec![vacant]),
        history: inside.notes,
        asks: inside.asks,
        invitations: vec![invitation(text)],
        people: vec![("2".to_owned(), text.to_owned())],
        done: problem.is_none(),
        typed: problem,
        today: "28.11.2026".to_owned(),
    }
}

fn invitation(text: &str) -> InvitationLine {
    InvitationLine {
        key: "6".to_owned(),
        post: PostId(31),
        title: text.to_owned(),
        by: text.to_owned(),
        sent: "01.11.2026".to_owned(),
        expires: "15.11.2026".to_owned(),
    }
}

/// Name, address and data of each.
pub(in crate::pages) fn examples(text: &str) -> Vec<(&'static str, &'static str, PostsPage)> {
    let held = || Held::By { name: Some(text.to_owned()), until: Some("31.12.2026".to_owned()) };
    let unnamed = || Held::By { name: None, until: None };
    let place = |posts| PlaceLine {
        href: "/bodies/1".to_owned(),
        name: text.to_owned(),
        kind: Some(BodyKind::SteeringGroup),
        posts,
        vacant: 1,
    };
    let bodies = |typed| BodiesPage {
        missing: vec![line(text, Held::NotReachable { name: None })],
        bodies: vec![place(1), place(3)],
        offices: vec![PlaceLine { kind: None, ..place(11) }],
        may_change: true,
        fresh: "1".to_owned(),
        typed,
    };
    let body = |typed: Option<Typed>| PlacePage {
        href: "/bodies/1".to_owned(),
        name: text.to_owned(),
        kind: Some(BodyKind::Committee),
        dissolved: None,
        posts: vec![line(text, held()), line(text, unnamed())],
        may_change: true,
        fresh: "1".to_owned(),
        saved: typed.is_none(),
        typed,
    };
    let gone = PlacePage { dissolved: Some("01.01.2027".to_owned()), posts: Vec::new(), ..body(None) };
    let empty = HandoverPage {
        notes: Vec::new(),
        posts: Vec::new(),
        workshops: Vec::new(),
        organisations: Vec::new(),
        coordinates: None,
        history: Vec::new(),
        asks: Vec::new(),
        invitations: Vec::new(),
        ..handover(text, None)
    };
    let outside = PostPage { inside: None, own: None, appoint: None, can_change: false, ..post(text, None) };
    let appointment = |state| {
        let post = Some((text.to_owned(), text.to_owned()));
        PostsPage::Appointment(AppointmentPage { post, until: Some("31.12.2026".to_owned()), state })
    };
    let bad = |act, code| Some(typed(act, code, text));
    vec![
        ("bodies", "/bodies", PostsPage::Bodies(bodies(None))),
        ("bodies-bad", "/bodies", PostsPage::Bodies(bodies(bad("found", "text_empty")))),
        ("bodies-none", "/bodies", PostsPage::Bodies(BodiesPage::default())),
        ("body", "/bodies/1", PostsPage::Place(Box::new(body(None)))),
        ("body-bad", "/bodies/1", PostsPage::Place(Box::new(body(bad("dissolve", "tasks_open"))))),
        ("body-gone", "/bodies/1", PostsPage::Place(Box::new(gone))),
        ("post", "/posts/1", PostsPage::Post(Box::new(post(text, None)))),
        ("post-bad", "/posts/1", PostsPage::Post(Box::new(post(text, bad("appoint", "post_held"))))),
        ("post-bad-task", "/posts/1", PostsPage::Post(Box::new(post(text, bad("open", "day_invalid"))))),
        ("post-bad-note", "/posts/1", PostsPage::Post(Box::new(post(text, bad("drop", "text_too_long"))))),
        ("post-outside", "/posts/1", PostsPage::Post(Box::new(outside))),
        ("appointment", "/appointment", appointment(AppointmentState::Ready)),
        ("appointment-sign-in", "/appointment", appointment(AppointmentState::SignIn)),
        ("appointment-over", "/appointment", appointment(AppointmentState::Problem(Problem::bare("appointment_over")))),
        ("post-bad-invitation", "/posts/1", PostsPage::Post(Box::new(post(text, bad("invite", "address_invalid"))))),
        ("hand-over", "/handover/1", PostsPage::Handover(Box::new(handover(text, None)))),
        (
            "hand-over-bad",
            "/handover/1",
            PostsPage::Handover(Box::new(handover(text, bad("hand-over", "successor_needed")))),
        ),
        ("hand-over-empty", "/handover/1", PostsPage::Handover(Box::new(empty))),
    ]
}
