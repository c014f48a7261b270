//! The list of bodies and offices, and the page of one.

use app::pages::{BodiesPage, Page, PlaceLine, PlacePage, PostsPage, Typed};
use axum::extract::{Path, RawForm};
use axum::response::Response;
use domain::Right;
use domain::directory::bodies::{BodyKind, Command as Body, Place, Standing};
use domain::directory::posts::Command as Post;
use domain::directory::{Command, Refusal};
use domain::ids::{BodyId, OfficeId, TaskId};
use domain::text::Title;

use super::super::asked::Asked;
use super::{Reader, Sent, can_be_mended, count};
use crate::chance;
use crate::directory::About;
use crate::error::AppError;

pub(in crate::http) async fn list(asked: Asked) -> Response {
    asked.shown(listed(&asked, None).await, None)
}

async fn listed(asked: &Asked, typed: Option<Typed>) -> Result<Page, AppError> {
    let reader = Reader::of(asked).await?;
    let standing = reader.directory.bodies.iter().filter(|(_, it)| it.dissolved.is_none());
    let (mut bodies, mut offices) = (Vec::new(), Vec::new());
    for (place, it) in standing {
        match place {
            Place::Body(_) => bodies.push(place_line(&reader, place, it)),
            Place::Office(_) => offices.push(place_line(&reader, place, it)),
        }
    }
    for lines in [&mut bodies, &mut offices] {
        lines.sort_by_key(|line: &PlaceLine| line.name.to_lowercase());
    }
    Ok(Page::Posts(PostsPage::Bodies(BodiesPage {
        missing: reader.missing(),
        bodies,
        offices,
        may_change: reader.may(Right::ChangeBodies),
        fresh: TaskId(chance::id()).to_string(),
        typed,
    })))
}

fn place_line(reader: &Reader, place: Place, standing: &Standing) -> PlaceLine {
    let posts: Vec<_> = reader.directory.posts.at(place).filter(|(_, post)| post.abolished.is_none()).collect();
    let vacant = posts.iter().filter(|(_, post)| post.term(reader.now).is_none()).count();
    PlaceLine {
        href: address(place),
        name: standing.name.to_string(),
        kind: standing.kind,
        posts: count(posts.len()),
        vacant: count(vacant),
    }
}

/// Where a body or an office has its page.
pub(super) fn address(place: Place) -> String {
    match place {
        Place::Body(body) => format!("/bodies/{body}"),
        Place::Office(office) => format!("/offices/{office}"),
    }
}

pub(in crate::http) async fn place_posted(asked: Asked, RawForm(form): RawForm) -> Response {
    let sent = Sent::read(&form);
    let founded = async {
        let who = asked.may(Right::ChangeBodies).await?;
        let name = Title::parse(sent.text("name")).map_err(Refusal::from)?;
        let command = match (sent.text("kind"), BodyKind::from_key(sent.text("kind"))) {
            (_, Some(kind)) => Body::FoundBody { name, kind },
            ("office", None) => Body::FoundOffice { name },
            _ => return Err(AppError::Malformed),
        };
        let about = About { fresh: sent.fresh(), ..About::default() };
        asked.app.directory.act(who, command.into(), about, Vec::new()).await
    };
    match founded.await {
        Ok(_) | Err(AppError::Directory(Refusal::AlreadySo)) => asked.go("/bodies"),
        Err(error) if can_be_mended(&error) => {
            let typed = sent.typed(&error);
            asked.shown(listed(&asked, Some(typed)).await, Some(&error))
        }
        Err(error) => asked.sorry(&error, Some("/bodies".to_owned())),
    }
}

pub(in crate::http) async fn of_body(asked: Asked, Path(body): Path<String>) -> Response {
    asked.shown(one(&asked, body.parse().map(Place::Body).ok(), None).await, None)
}

pub(in crate::http) async fn of_office(asked: Asked, Path(office): Path<String>) -> Response {
    asked.shown(one(&asked, office.parse().map(Place::Office).ok(), None).await, None)
}

async fn one(asked: &Asked, place: Option<Place>, typed: Option<Typed>) -> Result<Page, AppError> {
    let place = place.ok_or(AppError::NotFound)?;
    let reader = Reader::of(asked).await?;
    let standing = reader.directory.bodies.get(place).ok_or(AppError::NotFound)?;
    // What was abolished while its body goes on is history; of a dissolved one it is all there is to read.
    let posts =
        reader.directory.posts.at(place).filter(|(_, it)| it.abolished.is_none() || standing.dissolved.is_some());
    Ok(Page::Posts(PostsPage::Place(Box::new(PlacePage {
        href: address(place),
        name: standing.name.to_string(),
        kind: standing.kind,
        dissolved: standing.dissolved.map(|at| reader.day(at)),
        posts: posts.map(|(id, post)| reader.line(id, post)).collect(),
        may_change: reader.may(Right::ChangeBodies),
        fresh: TaskId(chance::id()).to_string(),
        saved: typed.is_none() && asked.query("saved").is_some(),
        typed,
    }))))
}

pub(in crate::http) async fn change_body(asked: Asked, Path(body): Path<String>, RawForm(form): RawForm) -> Response {
    change(asked, body.parse().map(|body: BodyId| Place::Body(body)).ok(), Sent::read(&form)).await
}

pub(in crate::http) async fn change_office(
    asked: Asked,
    Path(office): Path<String>,
    RawForm(form): RawForm,
) -> Response {
    change(asked, office.parse().map(|office: OfficeId| Place::Office(office)).ok(), Sent::read(&form)).await
}

async fn change(asked: Asked, place: Option<Place>, sent: Sent) -> Response {
    let changed = async {
        let who = asked.may(Right::ChangeBodies).await?;
        let place = place.ok_or(AppError::NotFound)?;
        let title = |name| Title::parse(sent.text(name)).map_err(Refusal::from);
        let command: Command = match sent.act() {
            "create" => Post::Create { place, title: title("title")?, is_chair: sent.text("chair") == "yes" }.into(),
            "rename" => Body::Rename { place, name: title("name")? }.into(),
            "dissolve" => Body::Dissolve { place }.into(),
            _ => return Err(AppError::Malformed),
        };
        let about = About { fresh: sent.fresh(), ..About::default() };
        asked.app.directory.act(who, command, about, Vec::new()).await
    };
    let here = place.map_or_else(|| "/bodies".to_owned(), address);
    match changed.await {
        Ok(_) | Err(AppError::Directory(Refusal::AlreadySo)) => asked.go(&format!("{here}?saved=1")),
        Err(error) if can_be_mended(&error) => {
            let typed = sent.typed(&error);
            asked.shown(one(&asked, place, Some(typed)).await, Some(&error))
        }
        Err(error) => asked.sorry(&error, Some(here)),
    }
}
