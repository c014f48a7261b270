//! The directory's stored events are a public format: one file each, never rewritten.
//!
//! `GOLDEN=write cargo test -p domain --test directory` writes what is missing.

use std::path::PathBuf;

use domain::directory::Event;
use domain::directory::accounts::{CityRole, Event as Account};
use domain::directory::attachments::Event as Attachment;
use domain::directory::bodies::{BodyKind, Event as Body, Place};
use domain::directory::handover::Event as Handover;
use domain::directory::invitations::Event as Invitation;
use domain::directory::organisations::{Details, Event as Organisation, Part};
use domain::directory::posts::Event as Post;
use domain::directory::tasks::{Event as Task, Outcome};
use domain::directory::texts::{Event as Text, Field, Which};
use domain::ids::{BodyId, FileId, HandoverId, OfficeId, PostId, PostInvitationId, TaskId};
use domain::lang::Lang;
use domain::text::Clause;
use domain::text::Reason;
use domain::text::{HandoverNote, Passage};

use crate::city::{lang, title};
use crate::scene::*;

fn all() -> Vec<Event> {
    let account = OLGA;
    let accounts = [
        Account::AccountOpened { account },
        Account::RoleGranted { account, role: CityRole::Coordinator },
        Account::RoleRevoked { account, role: CityRole::Facilitator },
        Account::AccountDisabled { account },
        Account::AccountEnabled { account },
        Account::StewardAdded { workshop: WORKSHOP, account },
        Account::StewardRemoved { workshop: WORKSHOP, account },
        Account::FactorForgotten { account },
        Account::AccountErased { account },
        Account::AccountMerged { from: FELIX, into: account },
    ];
    let (body, post, task, from, until) = (BodyId(21), PostId(31), TaskId(41), NOW, Some(NOW.plus_secs(DAY)));
    let bodies = [
        Body::BodyFounded { body, name: title("Steuerungsgruppe"), kind: BodyKind::SteeringGroup },
        Body::OfficeFounded { office: OfficeId(22), name: title("Sozialamt") },
        Body::PlaceRenamed { place: Place::Office(OfficeId(22)), name: title("Amt für Soziales") },
        Body::PlaceDissolved { place: Place::Body(body) },
    ];
    let posts = [
        Post::PostCreated { post, place: Place::Body(body), title: title("Vorsitz"), is_chair: true },
        Post::PostRenamed { post, title: title("Leitung") },
        Post::PostAbolished { post },
        Post::HolderAppointed { post, account, from, until },
        Post::TermEndSet { post, from, until: None },
        Post::AppointmentWithdrawn { post, from },
        Post::HolderShown { post, from, shown: true },
        Post::SuccessorProposed { post, account },
    ];
    let (by, note) = (Some(CARLA), Passage::parse_optional("Am Telefon erledigt.").unwrap());
    let tasks = [
        Task::TaskOpened {
            task,
            post,
            title: title("Bericht schreiben"),
            detail: note.clone(),
            lang: lang(),
            due: until,
            by,
        },
        Task::TaskRescheduled { task, due: None, by },
        Task::TaskClosed { task, outcome: Outcome::Done, note, by },
        Task::TaskReopened { task, by },
        Task::TaskMoved { task, to: PostId(32), by },
    ];
    let handover = Handover::HandedOver {
        handover: HandoverId(51),
        from: FELIX,
        to: Some(account),
        by,
        posts: vec![post],
        workshops: vec![WORKSHOP],
        coordination: false,
        note: HandoverNote::parse_optional("Der Entwurf liegt im Ordner 3.").unwrap(),
        lang: lang(),
    };
    let invitation = PostInvitationId(61);
    let invitations = [
        Invitation::PostInvitationSent { invitation, post, until, expires: from, by },
        Invitation::PostInvitationWithdrawn { invitation },
        Invitation::PostInvitationAccepted { invitation, account },
    ];
    let file = FileId(71);
    let attachments =
        [Attachment::AttachmentAdded { file, post, by }, Attachment::AttachmentRemoved { file, post, by }];
    let said = |field: Field, text: &str| (field, Clause::parse(text).unwrap());
    let texts = [Text::TextSet {
        which: Which::Accessibility,
        lang: Lang::parse("de").unwrap(),
        version: 1,
        fields: [said(Field::Status, "partial"), said(Field::NotAccessible, "Alte PDF-Dateien.\nSie werden ersetzt.")]
            .into(),
    }];
    let all = accounts.into_iter().map(Event::Account).chain(bodies.into_iter().map(Event::Body));
    let all = all.chain(posts.into_iter().map(Event::Post)).chain(tasks.into_iter().map(Event::Task));
    let all = all.chain([Event::Handover(handover)]);
    let all = all.chain(invitations.into_iter().map(Event::PostInvitation));
    let all = all.chain(attachments.into_iter().map(Event::Attachment));
    let all = all.chain(texts.into_iter().map(Event::Text));
    all.chain(organisations().map(Event::Organisation)).collect()
}

fn organisations() -> [Organisation; 17] {
    let (organisation, account, invitation, part) = (HOUSE, OLGA, INVITATION, Part::Voice);
    let Details { name, kind, languages, website } = details("Haus der Kulturen");
    let reason = Reason::parse("Den Verein gibt es zweimal.").unwrap();
    let (until, expires) = (Some(NOW.plus_secs(86_400)), NOW.plus_secs(1_209_600));
    [
        Organisation::OrganisationRegistered {
            organisation,
            name: name.clone(),
            kind,
            languages: languages.clone(),
            website: website.clone(),
            account,
        },
        Organisation::OrganisationPictured { organisation, on: true },
        Organisation::OrganisationContactChanged { organisation },
        Organisation::OrganisationDescribed { organisation, kind, languages, website },
        Organisation::OrganisationRenamed { organisation, name: name.clone() },
        Organisation::OrganisationNameWished { organisation, name },
        Organisation::OrganisationNameKept { organisation, reason: Some(reason.clone()) },
        Organisation::OrganisationHandedIn { organisation },
        Organisation::OrganisationVerified { organisation },
        Organisation::OrganisationTurnedDown { organisation, reason: reason.clone() },
        Organisation::OrganisationClosed { organisation, reason },
        Organisation::RepresentativeInvited { organisation, invitation, part, until, expires },
        Organisation::RepresentativeInvitationWithdrawn { organisation, invitation },
        Organisation::RepresentativeJoined { organisation, invitation, account },
        Organisation::RepresentativeChanged { organisation, account, part, until },
        Organisation::RepresentativeLeft { organisation, account },
        Organisation::RepresentativeDismissed { organisation, account },
    ]
}

#[test]
fn stored_events_keep_their_format() {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/directory"));
    let write = std::env::var("GOLDEN").is_ok_and(|it| it == "write");
    for event in all() {
        let file = folder.join(format!("{}.json", event.name()));
        let text = serde_json::to_string(&event).unwrap() + "\n";
        if write && !file.exists() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&file, &text).unwrap();
        }
        let kept = std::fs::read_to_string(&file).unwrap_or_else(|_| panic!("{} has no golden file", event.name()));
        assert_eq!(text, kept, "{}", event.name());
        assert_eq!(serde_json::from_str::<Event>(&kept).unwrap(), event);
        assert!(kept.contains(&format!("\"event\":\"{}\"", event.name())), "it is stored under its own name");
    }
}
