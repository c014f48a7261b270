//! Every page, in every language, with ordinary and with hostile data.

use std::fmt::Write as _;
use std::sync::Arc;

use domain::actor::Actor;
use domain::ids::{AccountId, CardId, ClusterId, CommentId, GroupId, OrganisationId, SeatId, WorkshopId};
use domain::lang::Lang;
use domain::mail::Topic;
use domain::story::{Mention, Reader};
use domain::tally::Method;
use domain::text::{CardText, CommentText, OrganisationName, Passage, PersonName, Reason, Title};
use domain::view::{Audience, CommentView, FloorView, Following, People, me, project_all};
use domain::wire::Problem;
use domain::workshop::{
    Behalf, CardKind, Command, Contribution, Event, HidingRule, Hue, Item, OrganisationKind, PhaseKind, Plan, Recorded,
    Seating, SplitPart, Stage, Standing, Workshop, template,
};
use domain::{Timestamp, minutes::minutes};

use super::*;
use crate::catalogue::UiLang;

mod behalf;
mod organisation;

/// What somebody might type to break a page, without the control characters that text types refuse anyway.
const HOSTILE: &str = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>&amp;{n}";

const WORKSHOP: WorkshopId = WorkshopId(7);
const ME: SeatId = SeatId(1);

/// Words for a story: what people are called and what they wrote.
struct Words {
    title: String,
    person: String,
    organisation: String,
    card: String,
    field: String,
}

fn signed_in() -> Sessions {
    let session = |device: &str, used: &str, here| SessionRow {
        handle: "00".repeat(32),
        device: device.to_owned(),
        begun: (!device.is_empty()).then(|| "12.03.2026 09:05".to_owned()),
        used: used.to_owned(),
        here,
    };
    let sessions = vec![
        session("Firefox · Linux", "14.03.2026 17:20", true),
        session(HOSTILE, "13.03.2026 08:01", false),
        session("", "12.03.2026 09:05", false),
    ];
    Sessions { sessions }
}

fn mail_wishes(mail_works: bool) -> MailWishes {
    let wishes = Topic::ALL.map(|topic| (topic, topic.unless_said())).to_vec();
    MailWishes { wishes, mail_works, saved: !mail_works }
}

fn end_mail(topic: Option<Topic>, ended: bool) -> Page {
    Page::EndMail(EndMail { token: HOSTILE.to_owned(), topic, ended })
}

impl Words {
    fn ordinary() -> Self {
        Self {
            title: "VisionsCafé am Fluss".to_owned(),
            person: "Amal".to_owned(),
            organisation: "Haus der Kulturen".to_owned(),
            card: "Es fehlen Wohnungen für große Familien.".to_owned(),
            field: "Wohnungspolitik".to_owned(),
        }
    }

    fn hostile() -> Self {
        let all = HOSTILE.to_owned();
        Self {
            title: all.clone(),
            person: HOSTILE.chars().take(60).collect(),
            organisation: all.clone(),
            card: all.clone(),
            field: all,
        }
    }
}

impl People for Words {
    fn name(&self, _: SeatId) -> Option<PersonName> {
        PersonName::parse(&self.person).ok()
    }

    fn organisation(&self, _: OrganisationId) -> Option<OrganisationName> {
        OrganisationName::parse(&self.organisation).ok()
    }

    fn expected_host(&self, _: GroupId) -> Option<PersonName> {
        None
    }
}

fn plan(lang: UiLang, words: &Words) -> Plan {
    let mut last = 100;
    let mut fresh = || {
        last += 1;
        last
    };
    let mut plan = template::landshut(&words.title, &mut fresh, &|name| template_field_name(lang, name)).unwrap();
    plan.fields[2].name = Title::parse(&words.field).unwrap();
    plan.groups[2].name = Title::parse(&words.field).unwrap();
    plan.groups[3].name = Title::parse("Tisch am Fenster").unwrap();
    plan.about.place = domain::text::Line::parse("Rathaus, Großer Saal").ok();
    plan.about.date = domain::text::Line::parse("14. März 2026, 17 Uhr").ok();
    plan.about.welcome = Passage::parse(&question(lang, PhaseKind::Arrive, None)).ok();
    plan
}

/// A workshop in which most things have happened once.
fn story(lang: UiLang, words: &Words) -> Workshop {
    let plan = plan(lang, words);
    let table = plan.groups[2].id;
    let everywhere: Vec<_> = plan.groups.iter().map(|group| group.id).collect();
    let phase = |kind: PhaseKind| plan.agenda.iter().find(|phase| phase.kind == kind).unwrap().id;
    let tag = |tag: &str| Lang::parse(tag).unwrap();
    let seat = |n: u64, kind: Option<OrganisationKind>, at: GroupId| Event::SeatTaken {
        seat: SeatId(n),
        kind,
        organisation: kind.map(|_| OrganisationId(50 + n)),
        lang: tag("de"),
        group: Some(at),
    };
    let card =
        |n: u64, kind: CardKind, text: &str, lang: &str, under: Option<u64>, from: Option<Item>| Event::CardWritten {
            card: CardId(n),
            group: table,
            kind,
            text: CardText::parse(text).unwrap(),
            lang: tag(lang),
            phase: phase(PhaseKind::Collect),
            anonymous: n == 22,
            revealed: n != 25,
            standing: if n == 26 { Standing::Late } else { Standing::Open },
            under: under.map(CardId),
            from,
            behalf: None,
        };
    let mine = Actor::Seat(ME);
    let other = Actor::Seat(SeatId(2));
    let chair = Actor::Facilitator(AccountId(9));
    let acts = vec![
        (chair, Event::PlanSet { plan: Box::new(plan.clone()) }),
        (chair, Event::WorkshopOpened),
        (mine, seat(1, Some(OrganisationKind::MigrantOrganisation), table)),
        (other, seat(2, Some(OrganisationKind::School), table)),
        (other, seat(3, None, plan.groups[0].id)),
        (chair, Event::HostAppointed { seat: SeatId(2), on: true }),
        (
            chair,
            Event::PhaseStarted {
                groups: everywhere.clone(),
                phase: phase(PhaseKind::Collect),
                ends: Some(Timestamp(1_800_000_900_000)),
            },
        ),
        (mine, card(20, CardKind::Observation, &words.card, "de", None, None)),
        (
            other,
            card(21, CardKind::Observation, "Ev sahipleri yabancı isimleri görünce cevap vermiyor.", "tr", None, None),
        ),
        (other, card(22, CardKind::Observation, "لا نعرف من نسأل عن السكن الاجتماعي.", "ar", None, None)),
        (mine, card(25, CardKind::Observation, "Nur für mich, bis alle aufdecken.", "de", None, None)),
        (mine, card(26, CardKind::Observation, "Zu spät, aber nicht verloren.", "de", None, None)),
        (mine, card(27, CardKind::Observation, "Das hat die Moderation ausgeblendet.", "de", None, None)),
        (other, Event::CardSupported { card: CardId(20), seat: SeatId(2), on: true }),
        (
            other,
            Event::CommentWritten {
                card: CardId(20),
                comment: CommentId(1),
                text: CommentText::parse(&words.card).unwrap(),
                lang: tag("uk"),
                anonymous: false,
                standing: Standing::Open,
                behalf: None,
            },
        ),
        (
            chair,
            Event::ContributionHidden {
                what: Contribution::Card(CardId(27)),
                reason: Reason::parse("Bitte keine Telefonnummern.").unwrap(),
                rule: HidingRule::PersonalData,
            },
        ),
        (
            mine,
            Event::ItemsJoined {
                cluster: ClusterId(5),
                group: table,
                parts: vec![Item::Card(CardId(20)), Item::Card(CardId(21))],
                name: Title::parse(&words.field).ok(),
            },
        ),
        (
            mine,
            card(30, CardKind::MainGoal, "Alle finden eine Wohnung.", "de", None, Some(Item::Cluster(ClusterId(5)))),
        ),
        (mine, card(31, CardKind::Goal, "Beratung in jeder Sprache.", "de", Some(30), Some(Item::Card(CardId(22))))),
        (mine, card(32, CardKind::Measure, "Sprechstunde im Stadtteil.", "de", Some(31), None)),
        (mine, Event::HandoverMarked { item: Item::Card(CardId(31)), on: true }),
        (mine, Event::HandoverMarked { item: Item::Cluster(ClusterId(5)), on: true }),
        (other, Event::Summarised { group: table, text: Passage::parse(&words.card).ok(), lang: tag("de") }),
        (
            mine,
            Event::CardEdited {
                card: CardId(32),
                kind: CardKind::Measure,
                text: CardText::parse("Sprechstunde im Stadtteil, einmal im Monat.").unwrap(),
                lang: tag("de"),
                standing: Standing::Open,
            },
        ),
        (other, card(40, CardKind::Observation, &words.card, "de", None, None)),
        (
            mine,
            card(
                41,
                CardKind::Observation,
                "Wohnungen für Große gibt es nicht, und niemand antwortet.",
                "de",
                None,
                None,
            ),
        ),
        (mine, card(46, CardKind::Observation, "Der Mond soll näher kommen.", "de", None, None)),
        (
            chair,
            Event::CardsMerged {
                card: CardId(42),
                group: table,
                kind: CardKind::Observation,
                text: CardText::parse(&words.card).unwrap(),
                lang: tag("de"),
                phase: phase(PhaseKind::Collect),
                anonymous: false,
                sources: vec![CardId(40), CardId(41)],
                under: None,
                handed_over: false,
                reason: Reason::parse(&words.field).unwrap(),
            },
        ),
        (
            other,
            Event::CardReworded {
                card: CardId(42),
                text: CardText::parse("Große Wohnungen fehlen, und Anfragen bleiben ohne Antwort.").unwrap(),
                lang: tag("de"),
                reason: Reason::parse(&words.title).ok(),
            },
        ),
        (
            chair,
            Event::CardSplit {
                card: CardId(42),
                parts: vec![
                    SplitPart { card: CardId(43), text: CardText::parse("Große Wohnungen fehlen.").unwrap() },
                    SplitPart { card: CardId(44), text: CardText::parse("Anfragen bleiben ohne Antwort.").unwrap() },
                ],
                lang: tag("de"),
                phase: phase(PhaseKind::Order),
                anonymous: false,
                standing: Standing::Open,
            },
        ),
        (
            chair,
            Event::CardsRejected {
                group: table,
                cards: vec![CardId(46)],
                reason: Reason::parse("Darüber entscheidet nicht die Stadt.").unwrap(),
            },
        ),
        (chair, Event::SpeakingSet { group: None, open: true, alternate: false, limit_secs: 0 }),
        (other, Event::SpeechBegun { group: None, seat: SeatId(3) }),
        (other, Event::SpeechEnded { group: None, seat: SeatId(3) }),
        (other, Event::SpeakingSet { group: Some(table), open: true, alternate: true, limit_secs: 120 }),
        (other, Event::SpeechBegun { group: Some(table), seat: SeatId(2) }),
        (other, Event::SpeechEnded { group: Some(table), seat: SeatId(2) }),
        (other, Event::SpeechBegun { group: Some(table), seat: SeatId(2) }),
        (mine, Event::SpeechAsked { group: Some(table), seat: ME, on: true }),
        (other, Event::SpeechAsked { group: Some(table), seat: SeatId(2), on: true }),
    ];
    let history: Vec<Recorded> = acts
        .into_iter()
        .enumerate()
        .map(|(place, (by, event))| {
            let seq = place as u64 + 1;
            Recorded { seq, at: Timestamp(1_800_000_000_000 + 30_000 * place as i64), by, event }
        })
        .collect();
    Workshop::replay(WORKSHOP, &history)
}

fn following(workshop: &Workshop, words: &Words, audience: Audience) -> Following {
    let mut following = Following::default();
    following.replace("e".to_owned(), workshop.seq, String::new(), project_all(workshop, words, audience));
    following
}

pub(super) fn shell(lang: UiLang, path: &str) -> Shell {
    Shell {
        lang,
        nonce: "Zm9v".to_owned(),
        style_href: std::env::var("PAGES_STYLE").unwrap_or_else(|_| "/assets/style-1.css".to_owned()),
        icon_href: None,
        app_js: Some("/assets/app-1.js".to_owned()),
        app_wasm: Some("/assets/app-1.wasm".to_owned()),
        path: path.to_owned(),
    }
}

fn clock() -> Clock {
    Arc::new(|at: Timestamp| {
        let minutes = at.0 / 60_000;
        format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60)
    })
}

fn qr() -> String {
    let mut path = String::new();
    for place in 0_u32..841 {
        if place * place % 7 < 3 {
            let _ = write!(path, "M{} {}h1v1h-1z", place % 29, place / 29);
        }
    }
    format!(r#"<svg viewBox="-2 -2 33 33" role="img" aria-label="QR"><path d="{path}" fill="currentColor"/></svg>"#)
}

fn problem(code: &str) -> Problem {
    Problem { max: Some(60), length: Some(61), ..Problem::bare(code) }
}

/// Every page under a name, as the handlers would ask for it.
fn pages(lang: UiLang, words: &Words) -> Vec<(&'static str, String)> {
    let workshop = story(lang, words);
    let closed = {
        let mut closed = workshop.clone();
        closed.stage = Stage::Closed;
        closed
    };
    let plan = plan(lang, words);
    let table = plan.groups[2].id;
    let field = |row: usize| FieldTag::from(&plan.fields[row]);
    let show = |path: &str, page: Page| render(&shell(lang, path), page);

    let join = |problem: Option<JoinProblem>, seating: Seating, stage: Stage| Join {
        code: "417092".to_owned(),
        title: words.title.clone(),
        date: Some("14. März 2026, 17 Uhr".to_owned()),
        place: Some(words.title.clone()),
        welcome: Some(question(lang, PhaseKind::Arrive, None)),
        stage,
        seating,
        tables: plan
            .groups
            .iter()
            .enumerate()
            .map(|(row, group)| JoinTable {
                id: group.id,
                field: field(row),
                name: group.name.to_string(),
                free: u32::try_from(row).unwrap(),
            })
            .collect(),
        represents: vec![(OrganisationId(9), words.organisation.clone())],
        organisations: vec![words.organisation.clone()],
        typed: if problem.is_some() {
            JoinForm {
                name: words.person.clone(),
                nameless: true,
                represents: String::new(),
                organisation: words.organisation.clone(),
                kind: "seniors_council".to_owned(),
                lang: "tr".to_owned(),
                group: table.to_string(),
                return_code: words.person.clone(),
            }
        } else {
            JoinForm::default()
        },
        problem,
    };
    let room = |problem: Option<Problem>, workshop: &Workshop| Room {
        workshop: WORKSHOP,
        following: following(workshop, words, Audience::Table(table)),
        me: me(workshop, words, ME).unwrap(),
        return_code: "K7M-4QX".to_owned(),
        timer: Some(PlainTimer { ends: "17:45".to_owned(), state: TimerState::Running }),
        draft: Draft {
            command_id: "c-1".to_owned(),
            text: if problem.is_some() { format!("\n{}</textarea>", words.card) } else { String::new() },
            ..Draft::default()
        },
        saved: problem.is_none(),
        problem,
    };
    let form = PrepareForm::from_plan(&plan, &[(plan.groups[0].id, PersonName::parse(&words.person).ok())]);
    let wrong = {
        let mut wrong = form.clone();
        wrong.title.clear();
        wrong.welcome = format!("</textarea>{}", words.card);
        wrong.fields[1].name = words.field.repeat(20);
        wrong.groups[1].places = "viele".to_owned();
        wrong
    };
    let problems = wrong.to_plan(&mut || 1).unwrap_err();
    let prepare = |form: PrepareForm, problems: Vec<RowProblem>, stage: Stage, saved: bool| {
        Page::Prepare(Box::new(Prepare { workshop: WORKSHOP, stage, form, problem: None, problems, saved }))
    };
    let desk = |stages: &[Stage]| Desk {
        workshops: stages
            .iter()
            .map(|stage| DeskWorkshop {
                id: WORKSHOP,
                title: words.title.clone(),
                date: Some("14. März 2026".to_owned()),
                place: Some(words.title.clone()),
                stage: *stage,
                code: Some("417092".to_owned()),
                people: 63,
            })
            .collect(),
        without: Vec::new(),
        may_prepare: true,
        problem: None,
    };
    let sheets = Sheets {
        title: words.title.clone(),
        date: Some("14. März 2026, 17 Uhr".to_owned()),
        place: Some("Rathaus".to_owned()),
        address: "café.stadt.example".to_owned(),
        code: "417092".to_owned(),
        qr_svg: qr(),
        phases: plan
            .agenda
            .iter()
            .map(|phase| SheetPhase {
                name: lang.say(crate::catalogue::CommonText::from(phase.kind)).to_owned(),
                minutes: phase.secs / 60,
                question: question(lang, phase.kind, phase.prompt.as_ref()),
            })
            .collect(),
        tables: (0..plan.groups.len())
            .map(|row| TableSheet {
                field: field(row),
                name: plan.groups[row].name.to_string(),
                number: u32::try_from(row).unwrap() + 1,
            })
            .collect(),
    };
    let replay = |at: u64, event: Option<Event>| {
        Page::Replay(Box::new(Replay {
            workshop: WORKSHOP,
            title: words.title.clone(),
            following: if at == 0 { Following::default() } else { following(&workshop, words, Audience::Projector) },
            at,
            last: workshop.seq,
            clock: "17:12".to_owned(),
            event,
        }))
    };
    let record = |workshop: &Workshop| {
        Page::Minutes(Box::new(MinutesPage {
            workshop: WORKSHOP,
            minutes: minutes(workshop, words),
            clock: clock(),
            may_replay: true,
        }))
    };
    let told = |card: u64, reader: Reader, can: Can, typed: Option<CardForm>| {
        let told = domain::story::story(&workshop, words, reader, CardId(card)).unwrap();
        let page = StoryPage {
            workshop: WORKSHOP,
            story: told,
            field: Some(field(2)),
            comments: vec![CommentView {
                id: CommentId(3),
                text: words.card.clone(),
                lang: Lang::parse("ar").unwrap(),
                author: None,
                at: Timestamp(0),
                standing: Standing::Open,
            }],
            mine: false,
            can,
            problem: typed.as_ref().map(|_| problem("text_empty")),
            typed,
            command_id: "c-1".to_owned(),
            done: false,
            clock: clock(),
            runs_workshop: true,
        };
        show(&format!("/w/0000000000007/cards/{}", CardId(card)), Page::Story(Box::new(page)))
    };
    let chair = Reader { audience: Audience::Facilitators, seat: None };
    let all_of_it = Can {
        reword: true,
        split: true,
        reject: true,
        put_back: true,
        merge: vec![
            MergeChoice { item: Item::Card(CardId(22)), text: words.card.clone(), lang: "ar".to_owned() },
            MergeChoice { item: Item::Cluster(ClusterId(5)), text: words.field.clone(), lang: String::new() },
        ],
        derive: vec![CardKind::MainGoal, CardKind::Goal],
        comment_for: true,
        waits: true,
        version: 1,
    };
    let mistaken = CardForm { act: CardAct::Split, parts: vec![words.card.clone()], ..CardForm::default() };
    let trace = |workshop: &Workshop| {
        let row = |trace| TraceRow { trace, table: words.field.clone() };
        let traces = domain::trace::trace(workshop).into_iter().map(row).collect();
        Page::Trace(TracePage { workshop: WORKSHOP, title: words.title.clone(), traces, belongs: true, clock: clock() })
    };
    let cards = |tables: Vec<TableCards>| {
        Page::Cards(Cards { workshop: WORKSHOP, tables, runs_workshop: false, writes_for: true })
    };
    let mention = |n: u64, text: &str| Mention {
        id: CardId(n),
        kind: CardKind::Goal,
        text: text.to_owned(),
        lang: Lang::parse("de").unwrap(),
    };
    let some_cards = TableCards {
        name: words.field.clone(),
        field: Some(field(2)),
        lying: vec![mention(20, &words.card)],
        aside: vec![mention(40, &words.card)],
    };
    let sorry =
        |code: &str| Page::Sorry(Sorry { problem: problem(code), back: Some("/desk".to_owned()), sign_in: None });

    let bad_code = Home { code: words.person.clone(), problem: Some(problem("code_unknown")) };
    let at = |field: JoinField, code: &str| Some(JoinProblem { field, problem: problem(code) });
    let speaking = |leads: bool, told: Option<Problem>| {
        let floors = following(&workshop, words, Audience::Table(table)).floors;
        let floor = |group: Option<GroupId>| FloorOnPage {
            floor: floors.get(&group).cloned().unwrap_or_else(|| FloorView::unused(group)),
            table: group.map(|_| words.field.clone()),
            since: group.map(|_| "17:45".to_owned()),
            asked: group.is_some(),
            may_ask: group.is_none(),
            leads,
            others: vec![(SeatId(3), Some(words.person.clone())), (SeatId(4), None)],
        };
        let floors = vec![floor(None), floor(Some(table)), floor(Some(plan.groups[0].id))];
        let saved = told.is_none();
        let page = Speaking { workshop: WORKSHOP, floors, me: Some(ME), runs_workshop: leads, problem: told, saved };
        Page::Speaking(Box::new(page))
    };

    let mut pages = vec![
        ("home", show("/", Page::Home(Home::default()))),
        ("home-bad", show("/", Page::Home(bad_code))),
        ("join", show("/j/417092", Page::Join(Box::new(join(None, Seating::Choose, Stage::Open))))),
        (
            "join-bad-name",
            show(
                "/j/417092",
                Page::Join(Box::new(join(at(JoinField::Name, "text_too_long"), Seating::Choose, Stage::Open))),
            ),
        ),
        (
            "join-bad-table",
            show(
                "/j/417092",
                Page::Join(Box::new(join(at(JoinField::Group, "group_full"), Seating::Choose, Stage::Open))),
            ),
        ),
        (
            "join-bad-return",
            show(
                "/j/417092",
                Page::Join(Box::new(join(at(JoinField::ReturnCode, "reentry_unknown"), Seating::Spread, Stage::Open))),
            ),
        ),
        ("join-not-yet", show("/j/417092", Page::Join(Box::new(join(None, Seating::Spread, Stage::Preparing))))),
        ("join-over", show("/j/417092", Page::Join(Box::new(join(None, Seating::Spread, Stage::Closed))))),
        ("room", show("/w/0000000000007", Page::Room(Box::new(room(None, &workshop))))),
        ("room-bad", show("/w/0000000000007", Page::Room(Box::new(room(Some(problem("group_locked")), &workshop))))),
        ("room-closed", show("/w/0000000000007", Page::Room(Box::new(room(None, &closed))))),
        (
            "console",
            show(
                "/w/0000000000007/console",
                Page::Console(Box::new(Console {
                    workshop: WORKSHOP,
                    title: words.title.clone(),
                    join_url: "café.stadt.example".to_owned(),
                    join_code: "417092".to_owned(),
                    projector_url: "/p/secret".to_owned(),
                    qr_svg: qr(),
                })),
            ),
        ),
        (
            "projector",
            show(
                "/p/secret",
                Page::Projector(Projector {
                    title: words.title.clone(),
                    live_path: "/p/secret/live".to_owned(),
                    join_url: "café.stadt.example".to_owned(),
                    join_code: "417092".to_owned(),
                    qr_svg: qr(),
                }),
            ),
        ),
        ("enter", show("/enter", Page::Enter(Enter { problem: None }))),
        ("enter-used", show("/enter", Page::Enter(Enter { problem: Some(problem("link_used")) }))),
        ("desk", show("/desk", Page::Desk(desk(&[Stage::Preparing, Stage::Open, Stage::Closed])))),
        ("sessions", show("/desk/sessions", Page::Sessions(signed_in()))),
        ("mail", show("/account/mail", Page::MailWishes(mail_wishes(true)))),
        ("mail-saved", show("/account/mail", Page::MailWishes(mail_wishes(false)))),
        ("unsubscribe", show("/unsubscribe/00", end_mail(Some(Topic::Reminders), false))),
        ("unsubscribed", show("/unsubscribe/00", end_mail(Some(Topic::Digest), true))),
        ("unsubscribe-unknown", show("/unsubscribe/00", end_mail(None, false))),
        ("organisations", show("/organisations", Page::Organisations(organisation::list(words)))),
        ("organisations-empty", show("/organisations", Page::Organisations(OrganisationList::default()))),
        ("organisation-new", show("/organisations/new", organisation::form(None, words))),
        ("organisation-new-signed-out", show("/organisations/new", organisation::signed_out())),
        (
            "organisation-edit",
            show("/organisations/0000000000009/edit", organisation::form(Some(OrganisationId(9)), words)),
        ),
        ("organisation", show("/organisations/0000000000009", organisation::outside(words))),
        ("organisation-closed", show("/organisations/0000000000009", organisation::closed(words))),
        ("organisation-waiting", show("/organisations/0000000000009", organisation::waiting(words))),
        ("organisation-inside", show("/organisations/0000000000009", organisation::inside(words))),
        ("organisation-wish", show("/organisations/0000000000009", organisation::wish(words))),
        ("invitation", show("/invitation", organisation::invitation(words, InvitationState::Ready))),
        ("invitation-signed-out", show("/invitation", organisation::invitation(words, InvitationState::SignIn))),
        (
            "invitation-over",
            show(
                "/invitation",
                organisation::invitation(words, InvitationState::Problem(problem("invitation_expired"))),
            ),
        ),
        ("desk-empty", show("/desk", Page::Desk(desk(&[])))),
        (
            "desk-coordinator",
            show("/desk", Page::Desk(Desk { without: desk(&[Stage::Closed]).workshops, ..Desk::default() })),
        ),
        ("prepare", show("/w/0000000000007/prepare", prepare(form.clone(), Vec::new(), Stage::Preparing, true))),
        ("prepare-bad", show("/w/0000000000007/prepare", prepare(wrong, problems, Stage::Open, false))),
        ("sheets", show("/w/0000000000007/sheets", Page::Sheets(Box::new(sheets)))),
        ("speaking", show("/w/0000000000007/speaking", speaking(false, Some(problem("speakers_closed"))))),
        ("speaking-led", show("/w/0000000000007/speaking", speaking(true, None))),
        ("write-for", show("/w/0000000000007/write-for", behalf::write_for(words, false))),
        ("write-for-all", show("/w/0000000000007/write-for", behalf::write_for(words, true))),
        ("helpers-empty", show("/w/0000000000007/helpers", behalf::helpers(words, false))),
        ("helpers", show("/w/0000000000007/helpers", behalf::helpers(words, true))),
        ("team", show("/w/0000000000007/team", behalf::team(words, true))),
        ("team-nobody", show("/w/0000000000007/team", behalf::team(words, false))),
        ("minutes", show("/w/0000000000007/minutes", record(&closed))),
        ("minutes-draft", show("/w/0000000000007/minutes", record(&Workshop::new(WORKSHOP)))),
        (
            "replay",
            show(
                "/w/0000000000007/replay",
                replay(8, Some(Event::HandoverMarked { item: Item::Cluster(ClusterId(5)), on: true })),
            ),
        ),
        ("replay-start", show("/w/0000000000007/replay", replay(0, None))),
        ("sorry", show("/nowhere", sorry("not_found"))),
        ("sorry-now", show("/nowhere", sorry("storage_unavailable"))),
        ("sorry-plain", html(&shell(lang, "/nowhere"), Problem::bare("<b>"))),
        ("story", told(42, chair, Can::default(), None)),
        ("story-written", told(22, chair, all_of_it.clone(), None)),
        ("story-pile", told(30, Reader { audience: Audience::Table(table), seat: Some(ME) }, Can::default(), None)),
        ("story-bad", told(22, chair, all_of_it, Some(mistaken))),
        ("cards", show("/w/0000000000007/cards", cards(vec![some_cards]))),
        ("cards-none", show("/w/0000000000007/cards", cards(Vec::new()))),
        ("trace", show("/w/0000000000007/trace", trace(&workshop))),
        ("trace-none", show("/w/0000000000007/trace", trace(&Workshop::new(WORKSHOP)))),
        ("policy", show("/policy", Page::Policy(Policy))),
        ("methods", show("/methods", Page::Methods(Methods))),
    ];
    for (name, address, page) in posts::examples(&words.card) {
        pages.push((name, show(address, Page::Posts(page))));
    }
    for method in Method::ALL {
        pages.push((method.key(), show(&format!("/methods/{method}"), Page::Method(MethodPage { method }))));
    }
    pages
}

/// Pages whose wasm is loaded.
const LIVE: [&str; 5] = ["room", "room-bad", "room-closed", "console", "projector"];

fn every(words: &Words, check: impl Fn(UiLang, &str, &str)) {
    for lang in UiLang::ALL {
        for (name, html) in pages(lang, words) {
            check(lang, name, &html);
        }
    }
}

/// The attributes of every element with this name.
pub(super) fn tags<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let open = format!("<{name}");
    html.split(&open)
        .skip(1)
        .filter(|rest| rest.starts_with([' ', '>', '/']))
        .filter_map(|rest| rest.split_once('>').map(|(attributes, _)| attributes))
        .collect()
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let from = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag[from..].split('"').next()
}

#[test]
fn every_page_says_its_language_and_direction() {
    every(&Words::ordinary(), |lang, name, html| {
        let want = format!("<html lang=\"{}\" dir=\"{}\"", lang.tag(), lang.dir());
        assert!(html.starts_with(&format!("<!DOCTYPE html>{want}")), "{name}: {}", &html[..80]);
        assert_eq!(tags(html, "title").len(), 1, "{name}");
        assert!(html.contains("href=\"#main\""), "{name} can be skipped into");
    });
}

#[test]
fn every_page_has_one_heading_and_one_main() {
    every(&Words::ordinary(), |_, name, html| {
        // Console and projector are drawn by the browser.
        let want = usize::from(!["console", "projector"].contains(&name));
        assert_eq!(tags(html, "h1").len(), want, "{name}: h1");
        assert_eq!(tags(html, "main").len(), want, "{name}: main");
        assert_eq!(html.matches("id=\"main\"").count(), want, "{name}: id");
    });
}

#[test]
fn what_people_typed_never_becomes_markup() {
    every(&Words::hostile(), |_, name, html| {
        let html = html.to_lowercase();
        assert!(!html.contains("<script>alert"), "{name}");
        assert!(!html.contains("<img"), "{name}");
        assert!(!html.contains("<b>"), "{name}");
        // A box for text ends where we end it: nothing typed can close it.
        assert_eq!(html.matches("<textarea").count(), html.matches("</textarea>").count(), "{name}");
        // No attribute was broken out of: a handler would stand inside a tag.
        for tag in html.split('<').skip(1).filter_map(|rest| rest.split_once('>').map(|(tag, _)| tag)) {
            let outside: String = tag.split('"').step_by(2).collect();
            assert!(!outside.contains("onerror"), "{name}: {tag}");
        }
    });
}

#[test]
fn every_control_has_a_label() {
    every(&Words::ordinary(), |_, name, html| {
        for control in ["input", "select", "textarea"] {
            for tag in tags(html, control) {
                let kind = attribute(tag, "type").unwrap_or_default();
                if kind == "hidden" {
                    continue;
                }
                let labelled = attribute(tag, "id").is_some_and(|id| {
                    html.contains(&format!("<label for=\"{id}\"")) || html.contains(&format!(" for=\"{id}\""))
                }) || attribute(tag, "aria-label").is_some();
                let inside = ["checkbox", "radio"].contains(&kind) && {
                    let at = html.find(tag).unwrap_or_default();
                    let open = html[..at].rfind("<label").unwrap_or_default();
                    !html[open..at].contains("</label>") && open > 0
                };
                assert!(labelled || inside, "{name}: <{control}{tag}>");
            }
        }
    });
}

#[test]
fn ids_are_there_once_and_what_points_to_one_finds_it() {
    every(&Words::ordinary(), |_, name, html| {
        let ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        for id in &ids {
            assert_eq!(ids.iter().filter(|other| *other == id).count(), 1, "{name}: {id}");
        }
        for pointer in ["for", "aria-describedby", "aria-labelledby", "list"] {
            for targets in html.split(&format!(" {pointer}=\"")).skip(1).filter_map(|rest| rest.split('"').next()) {
                for target in targets.split(' ') {
                    assert!(ids.contains(&target), "{name}: {pointer}={target}");
                }
            }
        }
        for target in html.split(" href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(ids.contains(&target) || LIVE.contains(&name), "{name}: #{target}");
        }
    });
}

#[test]
fn nothing_is_styled_or_scripted_in_line() {
    every(&Words::ordinary(), |_, name, html| {
        assert!(!html.contains(" style=\""), "{name}");
        assert!(!html.contains("<style"), "{name}");
        assert!(!html.contains(" onclick"), "{name}");
        for tag in tags(html, "script") {
            assert!(tag.contains(" nonce=\"Zm9v\""), "{name}: {tag}");
        }
    });
}

#[test]
fn only_live_pages_load_wasm() {
    every(&Words::ordinary(), |_, name, html| {
        let live = LIVE.contains(&name);
        assert_eq!(html.contains(".wasm"), live, "{name}");
        assert_eq!(html.contains(" data-live="), live, "{name}");
        let scripts = tags(html, "script").len();
        let want = usize::from(live || name.starts_with("replay") || name.starts_with("prepare"));
        assert_eq!(scripts, want, "{name}");
    });
}

#[test]
fn the_place_of_a_live_part_carries_its_name_and_what_it_needs() {
    for (name, html) in pages(UiLang::Ar, &Words::ordinary()) {
        if !LIVE.contains(&name) {
            continue;
        }
        let tag = tags(&html, "div").into_iter().find(|tag| tag.contains(" data-live=")).unwrap();
        assert!(attribute(tag, "data-live").is_some_and(|part| name.starts_with(part)), "{tag}");
        let props = attribute(tag, "data-boot")
            .unwrap()
            .replace("&quot;", "\"")
            .replace("&amp;", "&")
            .replace("&lt;", "<")
            .replace("&gt;", ">");
        let props: serde_json::Value = serde_json::from_str(&props).unwrap();
        assert_eq!(props["texts"]["lang"], "ar", "{name}");
        assert!(html.contains("[import(\"/assets/app-1.js\"), fetch(\"/assets/app-1.wasm\")]"), "{name}");
        assert!(
            !html.contains("preload"),
            "where no script runs, nothing is loaded that only a script can use: {name}"
        );
    }
}

#[test]
fn only_the_readers_language_travels() {
    for (name, html) in pages(UiLang::Ar, &Words::ordinary()) {
        if name == "room" {
            assert!(!html.contains("Was schreiben Sie?"));
            assert!(html.contains("ماذا تكتب؟") || html.contains("فكرتك"));
        }
    }
}

#[test]
fn a_contribution_carries_its_own_language_and_direction() {
    let (_, html) = pages(UiLang::De, &Words::ordinary()).into_iter().find(|(name, _)| *name == "room").unwrap();
    assert!(html.contains(r#"<p dir="auto" lang="ar" class="card-text">لا نعرف"#));
    assert!(html.contains(r#"<p dir="auto" class="card-text">Es fehlen"#));
}

#[test]
fn what_was_typed_is_kept_beside_its_problem() {
    let pages = pages(UiLang::De, &Words::ordinary());
    let page = |wanted: &str| &pages.iter().find(|(name, _)| *name == wanted).unwrap().1;

    let join = page("join-bad-name");
    let name = tags(join, "input").into_iter().find(|tag| attribute(tag, "id") == Some("name")).unwrap();
    assert_eq!(attribute(name, "value"), Some("Amal"));
    assert_eq!(attribute(name, "aria-invalid"), Some("true"));
    assert_eq!(attribute(name, "aria-describedby"), Some("name-hint name-problem"));
    assert!(join.contains("61 Zeichen"));
    assert!(join.contains(r#"value="seniors_council" selected"#));
    assert!(tags(join, "details").iter().any(|tag| tag.contains(" open") && tag.contains("fold")));

    let room = page("room-bad");
    assert!(room.contains("Es fehlen Wohnungen für große Familien.&lt;/textarea&gt;</textarea>"));
    assert!(room.contains(r#"name="command" value="c-1""#));

    let prepare = page("prepare-bad");
    assert!(prepare.contains(r#"value="viele""#));
    assert!(prepare.contains("Bitte schreiben Sie hier eine Zahl."));
}

#[test]
fn an_empty_box_is_empty() {
    let pages = pages(UiLang::De, &Words::ordinary());
    let room = &pages.iter().find(|(name, _)| *name == "room").unwrap().1;
    // One line break, which HTML drops there; no space, no comment.
    assert!(room.contains(">\n</textarea>"));
}

#[test]
fn a_private_card_is_its_authors_alone_in_the_plain_room() {
    let pages = pages(UiLang::De, &Words::ordinary());
    let page = |wanted: &str| &pages.iter().find(|(name, _)| *name == wanted).unwrap().1;
    assert!(page("room").contains("Nur für mich"));
    assert!(page("room").contains("Bitte keine Telefonnummern."));
    for other in ["minutes", "replay", "trace"] {
        assert!(!page(other).contains("Nur für mich"), "{other}");
        assert!(!page(other).contains("Telefonnummern"), "{other}");
        assert!(!page(other).contains("Das hat die Moderation ausgeblendet."), "{other}");
    }
}

#[test]
fn a_story_leads_both_ways() {
    let pages = pages(UiLang::De, &Words::ordinary());
    let page = |wanted: &str| &pages.iter().find(|(name, _)| *name == wanted).unwrap().1;
    let story = page("story");
    let place = |wanted: String| story.find(&wanted).unwrap_or_else(|| panic!("{wanted}"));
    let link = |card: u64| format!("href=\"/w/0000000000007/cards/{}\"", CardId(card));
    let became = place("id=\"became\"".to_owned());
    assert!(place(link(40)) < became && place(link(41)) < became, "comes from both");
    assert!(place(link(43)) > became && place(link(44)) > became, "became both");
    assert!(story.contains("Vorher:") && story.contains("Es fehlen Wohnungen für große Familien."));
    assert!(!story.contains("<form"), "who may do nothing is offered nothing");
    assert_eq!(tags(page("story-written"), "form").len(), 7);
    assert!(page("story-bad").contains("open") && page("story-bad").contains("Hier steht noch kein Text."));
}

#[test]
fn a_form_asks_for_what_it_says() {
    let words = Words::ordinary();
    let workshop = story(UiLang::De, &words);
    let chair = Reader { audience: Audience::Facilitators, seat: None };
    let told = domain::story::story(&workshop, &words, chair, CardId(31)).unwrap();
    let card = CardId(31);
    let asked = |pairs: &[(&str, &str)]| {
        let pairs: Vec<_> = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        CardForm::parse(&pairs).and_then(|form| form.command(&told))
    };
    let (text, lang) = ("Neu".to_owned(), "de".to_owned());
    assert_eq!(asked(&[("do", "burn")]), None);
    let says = |behalf| asked(&[("do", "comment_for"), ("behalf", behalf), ("text", "Neu"), ("lang", "de")]);
    assert_eq!(says("somebody"), None, "without saying for whom nothing is asked");
    let for_somebody = Command::CommentFor { card, behalf: Behalf::Person, text: text.clone(), lang: lang.clone() };
    assert_eq!(says("person"), Some(for_somebody));
    assert_eq!(asked(&[("do", "put_back")]), Some(Command::PutBack { card }));
    let measure = asked(&[("do", "derive"), ("kind", "measure"), ("text", "Neu"), ("lang", "de")]);
    let from = Some(Item::Card(card));
    let kind = CardKind::Measure;
    let hangs =
        Command::WriteCard { kind, text: text.clone(), lang: lang.clone(), phase: None, under: Some(card), from };
    assert_eq!(measure, Some(hangs), "a measure that comes from a goal hangs under it");
    let parts = asked(&[("do", "split"), ("part", "Neu"), ("part", " "), ("part", "Alt"), ("lang", "de")]);
    let both = vec![text.clone(), "Alt".to_owned()];
    assert_eq!(parts, Some(Command::SplitCard { card, parts: both, lang: lang.clone() }), "empty boxes are no parts");
    let reword = asked(&[("do", "reword"), ("based_on", "3"), ("text", "Neu"), ("lang", "de"), ("reason", " ")]);
    let based_on = 3;
    let without = Command::RewordCard { card, based_on, text: text.clone(), lang: Some(lang.clone()), reason: None };
    assert_eq!(reword, Some(without));
    let other = format!("card:{}", CardId(22));
    let merge = asked(&[("do", "merge"), ("item", &other), ("text", "Neu"), ("lang", "de"), ("reason", "Gleich")]);
    let items = vec![Item::Card(card), Item::Card(CardId(22))];
    let one = Command::MergeItems { items, kind: CardKind::Goal, text, lang, reason: "Gleich".to_owned() };
    assert_eq!(merge, Some(one));
}

#[test]
fn whoever_does_not_lead_a_list_finds_only_his_own_button() {
    let words = Words::ordinary();
    for (name, html) in pages(UiLang::De, &words) {
        let acts: Vec<_> =
            tags(&html, "button").into_iter().filter_map(|tag| attribute(tag, "value").map(str::to_owned)).collect();
        match name {
            "speaking" => assert_eq!(acts, ["ask", "withdraw"]),
            "speaking-led" => {
                for act in ["ask", "withdraw", "call", "remove", "end", "add", "set"] {
                    assert!(acts.iter().any(|known| known == act), "{act} is missing in {acts:?}");
                }
            }
            _ => {}
        }
    }
}

#[test]
fn the_minutes_tell_speaking_times_of_the_room_and_of_each_table() {
    let pages = pages(UiLang::De, &Words::ordinary());
    let (_, html) = pages.iter().find(|(name, _)| *name == "minutes").unwrap();
    assert!(html.contains("id=\"spoken\"") && html.contains("href=\"#spoken\""), "a chapter, and the way to it");
    assert_eq!(html.matches("Nach Art der Organisation, ohne Namen").count(), 2, "the room's and one table's");
    assert!(html.contains("0:30"), "a speech of half a minute");
    let (_, draft) = pages.iter().find(|(name, _)| *name == "minutes-draft").unwrap();
    assert!(!draft.contains("Redezeit"), "nothing where nobody spoke");
}

#[test]
fn the_answer_to_a_form_leads_back_to_its_page() {
    let words = Words::ordinary();
    let workshop = story(UiLang::De, &words);
    let room = Room {
        workshop: WORKSHOP,
        following: following(&workshop, &words, Audience::Table(workshop.groups[2].id)),
        me: me(&workshop, &words, ME).unwrap(),
        return_code: String::new(),
        timer: None,
        draft: Draft::default(),
        problem: Some(problem("text_empty")),
        saved: false,
    };
    let html = render(&shell(UiLang::De, "/w/0000000000007/card"), Page::Room(Box::new(room)));
    assert!(html.contains(r#"href="/w/0000000000007?lang=ar""#));
    assert!(!html.contains("/card?lang"));
}

#[test]
fn a_used_link_cannot_be_pressed_again() {
    let pages = pages(UiLang::De, &Words::ordinary());
    let page = |wanted: &str| &pages.iter().find(|(name, _)| *name == wanted).unwrap().1;
    assert!(page("enter").contains(r#"method="post" action="/enter""#));
    assert!(!page("enter-used").contains("<form"));
}

#[test]
fn every_event_has_its_sentence() {
    let words = Words::ordinary();
    for lang in UiLang::ALL {
        let workshop = story(lang, &words);
        let seen = following(&workshop, &words, Audience::Projector);
        let table = workshop.groups[2].id;
        let started = Event::PhaseStarted { groups: vec![table], phase: workshop.agenda[1].id, ends: None };
        let sentence = replay::happening(lang, &started, &seen);
        assert!(sentence.contains("Wohnungspolitik"), "{sentence}");
        let everywhere = Event::CardsRevealed { groups: workshop.groups.iter().map(|group| group.id).collect() };
        assert!(replay::happening(lang, &everywhere, &seen).contains(lang.say(crate::catalogue::PageText::AllTables)));
    }
}

#[test]
fn the_wall_and_the_paper_are_always_light() {
    for (name, html) in pages(UiLang::De, &Words::ordinary()) {
        assert_eq!(html.contains("data-theme=\"light\""), ["projector", "sheets"].contains(&name), "{name}");
    }
}

#[test]
fn a_field_is_a_colour_an_icon_and_a_word() {
    let field = FieldTag { name: "Wohnen".to_owned(), icon: "no-such-icon".to_owned(), hue: Hue::Orange };
    assert_eq!(parts::hued("card", Some(&field)), "card hue-orange");
    assert_eq!(field.icon(), crate::components::IconName::Lightbulb);
}

/// Writes every page to the folder named by `PAGES_TO`, to be looked at.
#[test]
#[ignore = "writes files"]
fn pages_to_look_at() {
    let Ok(folder) = std::env::var("PAGES_TO") else { return };
    for lang in UiLang::ALL {
        for (kind, words) in [("", Words::ordinary()), ("-hostile", Words::hostile())] {
            for (name, html) in pages(lang, &words) {
                std::fs::write(format!("{folder}/{name}-{}{kind}.html", lang.tag()), html).unwrap();
            }
        }
    }
}
