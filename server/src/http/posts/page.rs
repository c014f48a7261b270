//! The page of one post, and its forms.

use app::pages::{AppointForm, ClosedLine, Page, PostInside, PostPage, PostsPage, TermLine, Typed};
use axum::extract::{Path, RawForm};
use axum::response::Response;
use domain::directory::invitations::Command as InvitationAct;
use domain::directory::posts::{Command as Act, Post};
use domain::directory::tasks::{Command as TaskAct, Outcome};
use domain::directory::{Command, Refusal};
use domain::ids::{AccountId, PostId, TaskId};
use domain::lang::Lang;
use domain::text::{Passage, Title};
use domain::{Right, Timestamp};

use super::super::asked::Asked;
use super::super::days;
use super::appointment::invite;
use super::bodies::address;
use super::{Reader, Sent, attachments, can_be_mended};
use crate::directory::About;
use crate::error::AppError;
use crate::{chance, clock};

pub(in crate::http) async fn page(asked: Asked, Path(post): Path<String>) -> Response {
    asked.shown(shown(&asked, &post, None).await, None)
}

pub(super) async fn shown(asked: &Asked, id: &str, typed: Option<Typed>) -> Result<Page, AppError> {
    let id: PostId = id.parse().map_err(|_| AppError::NotFound)?;
    let reader = Reader::of(asked).await?;
    let post = reader.directory.posts.get(id).ok_or(AppError::NotFound)?;
    let lives = post.abolished.is_none();
    let own = reader.may(Right::HoldPost(id)).then(|| post.term(reader.now).is_some_and(|term| term.shown));
    let can_work = lives && reader.may(Right::WorkAt(id));
    let appoint = (lives && reader.may(Right::Appoint(id))).then(|| AppointForm {
        people: reader.people(None),
        proposed: post.proposed.map(|account| (account.to_string(), reader.name(account))),
        invitations: reader.invitations(|it| it.post == id),
        mail_works: asked.app.settings.mail_works(),
    });
    let siblings =
        reader.directory.posts.at(post.place).filter(|(other, it)| {
            can_work && *other != id && it.abolished.is_none() && reader.may(Right::WorkAt(*other))
        });
    Ok(Page::Posts(PostsPage::Post(Box::new(PostPage {
        id,
        title: post.title.to_string(),
        place: reader.place_name(post),
        place_href: address(post.place),
        is_chair: post.is_chair,
        abolished: post.abolished.map(|at| reader.day(at)),
        held: reader.held(id, post),
        next: reader.next(post),
        own,
        inside: if reader.may(Right::SeePost(id)) { Some(inside(&reader, id, post).await?) } else { None },
        can_work,
        can_change: lives && reader.may(Right::ChangeBodies),
        siblings: siblings.map(|(other, it)| (other.to_string(), sibling(&reader, it))).collect(),
        appoint,
        fresh: TaskId(chance::id()).to_string(),
        saved: typed.is_none() && asked.query("saved").is_some(),
        typed,
        today: reader.iso(reader.now),
    }))))
}

/// A post's title, with its holder: there may be many members.
fn sibling(reader: &Reader, post: &Post) -> String {
    match post.term(reader.now) {
        Some(term) => format!("{} ({})", post.title, reader.name(term.account)),
        None => post.title.to_string(),
    }
}

async fn inside(reader: &Reader<'_>, id: PostId, post: &Post) -> Result<PostInside, AppError> {
    let directory = &reader.directory;
    let appoints = post.abolished.is_none() && reader.may(Right::Appoint(id));
    let term = |term: &domain::directory::posts::Term| {
        let own = reader.who.account() == Some(term.account) && reader.may(Right::HoldPost(id));
        let over = term.until.is_some_and(|until| until <= reader.now);
        TermLine {
            name: reader.name(term.account),
            from: reader.day(term.from),
            until: reader.last_day(term.until),
            key: term.from.0.to_string(),
            ahead: term.from > reader.now,
            can_end: appoints || (own && !over && term.from <= reader.now),
        }
    };
    let closed = directory.tasks.iter().filter(|(_, task)| task.post == id).filter_map(|(task_id, task)| {
        let closing = task.closing.as_ref()?;
        let line = ClosedLine {
            id: task_id,
            title: task.title.to_string(),
            lang: task.lang.to_string(),
            outcome: closing.outcome,
            note: closing.note.as_ref().map(ToString::to_string),
            day: reader.day(closing.at),
            by: reader.name_of(closing.by),
        };
        Some((closing.at, line))
    });
    let mut closed: Vec<_> = closed.collect();
    closed.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    Ok(PostInside {
        notes: directory.handovers.of_post(id).map(|it| reader.note(it)).collect(),
        tasks: reader.tasks(id),
        attachments: attachments::lines(reader, id).await?,
        closed: closed.into_iter().map(|(_, line)| line).collect(),
        terms: post.terms.iter().rev().map(term).collect(),
        asks: reader.asks(directory.whom_to_ask(post, reader.now)).await?,
    })
}

pub(in crate::http) async fn act(asked: Asked, Path(post): Path<String>, RawForm(form): RawForm) -> Response {
    let sent = Sent::read(&form);
    let done = async {
        let id: PostId = post.parse().map_err(|_| AppError::NotFound)?;
        // Whatever is done at a post is done by some of those who see it from inside.
        let who = asked.may(Right::SeePost(id)).await?;
        if sent.act() == "invite" {
            return invite(&asked, who, id, &sent).await;
        }
        let (command, effects) = match sent.act() {
            "remove-attachment" => attachments::remove(&sent)?,
            _ => (asked_for(&asked, id, &sent)?, Vec::new()),
        };
        let about = About { fresh: sent.fresh(), ..About::default() };
        match asked.app.directory.act(who, command, about, effects).await {
            // It is not there any more: for whoever works here, a second click.
            Err(AppError::Directory(Refusal::Unknown)) if sent.act() == "remove-attachment" => {
                asked.may(Right::WorkAt(id)).await.map(|_| ())
            }
            other => other.map(|_| ()),
        }
    };
    let here = format!("/posts/{post}");
    match done.await {
        // A second click, or a page loaded again: it is done.
        Ok(_) | Err(AppError::Directory(Refusal::AlreadySo)) => asked.go(&format!("{here}?saved=1")),
        Err(error) if can_be_mended(&error) => {
            let typed = sent.typed(&error);
            asked.shown(shown(&asked, &post, Some(typed)).await, Some(&error))
        }
        Err(error) => asked.sorry(&error, Some(here)),
    }
}

fn asked_for(asked: &Asked, post: PostId, sent: &Sent) -> Result<Command, AppError> {
    let zone = &asked.app.settings.time_zone;
    let title = || Title::parse(sent.text("title")).map_err(Refusal::from);
    let passage = |name| Passage::parse_optional(sent.text(name)).map_err(Refusal::from);
    let task = || sent.text("task").parse::<TaskId>().map_err(|_| AppError::Malformed);
    let due = || days::beginning(zone, sent.text("due"));
    Ok(match sent.act() {
        "open" => {
            let lang = Lang::parse(sent.text("lang")).map_err(Refusal::from)?;
            TaskAct::Open { post, title: title()?, detail: passage("detail")?, lang, due: due()? }.into()
        }
        "done" => TaskAct::Close { task: task()?, outcome: Outcome::Done, note: passage("note")? }.into(),
        "drop" => TaskAct::Close { task: task()?, outcome: Outcome::Dropped, note: passage("note")? }.into(),
        "reopen" => TaskAct::Reopen { task: task()? }.into(),
        "reschedule" => TaskAct::Reschedule { task: task()?, due: due()? }.into(),
        "move" => {
            let to = sent.text("to").parse().map_err(|_| AppError::Malformed)?;
            TaskAct::Move { task: task()?, to }.into()
        }
        "appoint" | "confirm" => {
            let account: AccountId = sent.text("account").parse().map_err(|_| AppError::ChoiceNeeded)?;
            let from = first_moment(asked, sent.text("from"))?;
            Act::Appoint { post, account, from, until: days::after(zone, sent.text("until"))? }.into()
        }
        "end" => {
            let until = days::after(zone, sent.text("until"))?;
            Act::SetEnd { post, from: term(sent)?, until }.into()
        }
        "withdraw" => {
            let from = term(sent)?;
            Act::SetEnd { post, from, until: Some(from) }.into()
        }
        "withdraw-invitation" => {
            let invitation = sent.text("invitation").parse().map_err(|_| AppError::Malformed)?;
            InvitationAct::Withdraw { invitation }.into()
        }
        "show-name" => Act::ShowName { post, shown: true }.into(),
        "hide-name" => Act::ShowName { post, shown: false }.into(),
        "rename" => Act::Rename { post, title: title()? }.into(),
        "abolish" => Act::Abolish { post }.into(),
        _ => return Err(AppError::Malformed),
    })
}

fn term(sent: &Sent) -> Result<Timestamp, AppError> {
    sent.text("term").parse().map(Timestamp).map_err(|_| AppError::Malformed)
}

/// A term that begins today begins now: until now somebody else may have been there.
fn first_moment(asked: &Asked, typed: &str) -> Result<Timestamp, AppError> {
    let zone = &asked.app.settings.time_zone;
    let (begins, now) = (days::beginning(zone, typed)?.ok_or(AppError::DayInvalid)?, clock::now());
    Ok(if days::iso(zone, begins) == days::iso(zone, now) { now } else { begins })
}
