//! Organisations: the list, one of them, the form about it, and what its people and the coordinator do.

mod acts;
mod details;
mod invite;
mod logo;
mod shown;

use app::pages::{
    EditOrganisation, Mark, OrganisationField, OrganisationForm, OrganisationItem, OrganisationList, OrganisationTasks,
    Page, Said,
};
use axum::extract::{Path, RawForm};
use axum::http::StatusCode;
use axum::response::Response;
use domain::directory::organisations::{Command, NameWish, Organisation, Standing};
use domain::directory::{self, Directory};
use domain::ids::OrganisationId;
use domain::{Principal, Right, Timestamp, may};

pub(super) use acts::act;
pub(super) use invite::{PURPOSE, day, has_address};
pub(super) use logo::logo;

use super::asked::Asked;
use super::join::form_pairs;
use crate::directory::About;
use crate::error::AppError;
use crate::store::{Contact, Effect};
use crate::{chance, clock, identity};

/// Who asks, the directory, and when.
pub(super) struct Seen {
    pub(super) who: Principal,
    pub(super) directory: std::sync::Arc<Directory>,
    pub(super) now: Timestamp,
}

impl Seen {
    pub(super) async fn of(asked: &Asked) -> Result<Self, AppError> {
        Ok(Self {
            who: identity::principal(&asked.app, &asked.headers).await?,
            directory: asked.app.directory.now().await?,
            now: clock::now(),
        })
    }

    pub(super) fn may(&self, right: Right) -> Result<(), directory::Refusal> {
        may(self.who, right, &self.directory, self.now)
    }

    /// One that this reader may see. To all others it is not there.
    fn organisation(&self, id: &str) -> Result<(OrganisationId, &Organisation), AppError> {
        let id: OrganisationId = id.parse().map_err(|_| AppError::NotFound)?;
        let known = self.directory.organisations.get(id).ok_or(AppError::NotFound)?;
        match self.may(Right::SeeOrganisation(id)) {
            Ok(()) => Ok((id, known)),
            Err(directory::Refusal::NotPermitted) => Err(AppError::NotFound),
            Err(refusal) => Err(refusal.into()),
        }
    }

    fn item(&self, id: OrganisationId, known: &Organisation, mark: Option<Mark>) -> OrganisationItem {
        OrganisationItem {
            id,
            name: known.name.to_string(),
            kind: known.kind,
            languages: known.languages.iter().map(ToString::to_string).collect(),
            website: known.website.clone(),
            mark,
            part: self.who.account().and_then(|account| known.part_of(account, self.now)),
        }
    }

    fn without_voice(&self, id: OrganisationId) -> bool {
        self.directory.organisations.is_without_voice(id, &self.directory.accounts, self.now)
    }
}

pub(super) async fn list(asked: Asked) -> Response {
    let listed = async {
        let seen = Seen::of(&asked).await?;
        Ok(Page::Organisations(listed(&seen)))
    };
    asked.shown(listed.await, None)
}

fn listed(seen: &Seen) -> OrganisationList {
    let mut page = OrganisationList::default();
    let coordinates = seen.may(Right::Verify).is_ok();
    for (id, known) in seen.directory.organisations.iter() {
        let mark = shown::mark(known);
        let item = |mark| seen.item(id, known, mark);
        if item(None).part.is_some() {
            page.own.push(item(Some(mark)));
        }
        if known.is_verified() {
            page.all.push(item(None));
        }
        if !coordinates {
            continue;
        }
        let tasks: &mut OrganisationTasks = &mut page.tasks;
        if known.standing == Standing::Waiting {
            tasks.waiting.push(item(Some(mark)));
        }
        if matches!(known.name_wish, Some(NameWish::Waiting { .. })) {
            tasks.new_names.push(item(Some(Mark::NameWished)));
        }
        if known.is_verified() && seen.without_voice(id) {
            tasks.without_voice.push(item(Some(Mark::WithoutVoice)));
        }
    }
    let OrganisationTasks { waiting, new_names, without_voice } = &mut page.tasks;
    for items in [&mut page.own, &mut page.all, waiting, new_names, without_voice] {
        items.sort_by_cached_key(|item| (item.name.to_lowercase(), item.id));
    }
    page
}

pub(super) async fn page(asked: Asked, Path(id): Path<String>) -> Response {
    let page = async {
        let seen = Seen::of(&asked).await?;
        let (id, known) = seen.organisation(&id)?;
        let said = asked.query("said").and_then(|said| Said::from_key(&said));
        shown::one(&asked, &seen, id, known)
            .await
            .map(|page| Page::Organisation(Box::new(app::pages::OrganisationPage { said, ..page })))
    };
    asked.shown(page.await, None)
}

/// The form to register one. Whoever is not signed in is led there first.
pub(super) async fn new(asked: Asked) -> Response {
    let page = async {
        let seen = Seen::of(&asked).await?;
        let sign_in = match seen.may(Right::RegisterOrganisation) {
            Ok(()) => false,
            Err(_) if seen.who == Principal::Public => true,
            Err(refusal) => return Err(refusal.into()),
        };
        let typed = OrganisationForm { nonce: chance::key(), ..OrganisationForm::default() };
        Ok(Page::EditOrganisation(Box::new(EditOrganisation { sign_in, ..blank(typed) })))
    };
    asked.shown(page.await, None)
}

fn blank(typed: OrganisationForm) -> EditOrganisation {
    EditOrganisation {
        id: None,
        name: String::new(),
        verified: false,
        turned_down: false,
        sign_in: false,
        typed,
        problems: Vec::new(),
    }
}

pub(super) async fn register(asked: Asked, RawForm(form): RawForm) -> Response {
    let mut typed = OrganisationForm::parse(&form_pairs(&form));
    if typed.nonce.is_empty() {
        typed.nonce = chance::key();
    }
    let who = match asked.may(Right::RegisterOrganisation).await {
        Ok(who) => who,
        Err(error) => return asked.sorry(&error, Some("/organisations/new".to_owned())),
    };
    let (details, contact) = match details::read(&typed) {
        Ok(read) => read,
        Err(problems) => return form_again(&asked, blank(typed), problems),
    };
    // The same form, sent twice by the same account, is one organisation; nobody can aim at another's id.
    let organisation = OrganisationId(derived(who, "organisation", &typed.nonce));
    let command = Command::Register { organisation, details };
    match asked.app.directory.act(who, command.into(), About::default(), vec![put(organisation, contact)]).await {
        Ok(_) | Err(AppError::Directory(directory::Refusal::AlreadySo)) => {
            asked.go(&shown::address(organisation, Some(Said::Registered)))
        }
        Err(error @ AppError::Directory(_)) => form_again(&asked, blank(typed), vec![details::whole(&error)]),
        Err(error) => asked.sorry(&error, Some("/organisations/new".to_owned())),
    }
}

/// 64 bits that belong to this account's form and to no other.
pub(super) fn derived(who: Principal, what: &str, nonce: &str) -> u64 {
    let hash = identity::hash(&format!("{what}:{who}:{nonce}"));
    hash.iter().take(8).fold(0, |bits, byte| (bits << 8) | u64::from(*byte))
}

fn put(organisation: OrganisationId, contact: Contact) -> Effect {
    Effect::PutContact { organisation: organisation.0, contact }
}

fn form_again(
    asked: &Asked,
    page: EditOrganisation,
    problems: Vec<(OrganisationField, domain::wire::Problem)>,
) -> Response {
    let page = EditOrganisation { problems, ..page };
    asked.page_with(StatusCode::UNPROCESSABLE_ENTITY, Page::EditOrganisation(Box::new(page)))
}

/// The form about one that is there, with the details it has.
async fn form_of(asked: &Asked, id: OrganisationId, known: &Organisation) -> Result<EditOrganisation, AppError> {
    let contact = asked.app.store.contact(id.0).await?.unwrap_or_default();
    Ok(EditOrganisation {
        id: Some(id),
        name: known.name.to_string(),
        verified: known.is_verified(),
        turned_down: matches!(known.standing, Standing::TurnedDown { .. }),
        ..blank(details::written(known, contact))
    })
}

pub(super) async fn edit(asked: Asked, Path(id): Path<String>) -> Response {
    let page = async {
        let seen = Seen::of(&asked).await?;
        let (id, known) = seen.organisation(&id)?;
        asked.may(Right::ChangeOrganisation(id)).await?;
        if known.is_closed() {
            return Err(directory::Refusal::OrganisationClosed.into());
        }
        Ok(Page::EditOrganisation(Box::new(form_of(&asked, id, known).await?)))
    };
    asked.shown(page.await, None)
}

pub(super) async fn save(asked: Asked, Path(id): Path<String>, RawForm(form): RawForm) -> Response {
    let typed = OrganisationForm::parse(&form_pairs(&form));
    let found = async {
        let seen = Seen::of(&asked).await?;
        let (id, known) = seen.organisation(&id)?;
        let who = asked.may(Right::ChangeOrganisation(id)).await?;
        Ok::<_, AppError>((id, who, form_of(&asked, id, known).await?))
    };
    let (id, who, page) = match found.await {
        Ok(found) => found,
        Err(error) => return asked.sorry(&error, Some(format!("/organisations/{id}"))),
    };
    let current = page.typed.version.clone();
    let again = |typed, problems| form_again(&asked, EditOrganisation { typed, ..page.clone() }, problems);
    let (details, contact) = match details::read(&typed) {
        Ok(read) => read,
        Err(problems) => return again(typed, problems),
    };
    let command = Command::Change { organisation: id, version: typed.version.parse().unwrap_or_default(), details };
    let saved = async {
        let mut commands = vec![command.into()];
        let mut effects = Vec::new();
        if asked.app.store.contact(id.0).await?.as_ref() != Some(&contact) {
            commands.push(Command::ChangeContact { organisation: id }.into());
            effects.push(put(id, contact));
        }
        asked.app.directory.act_all(who, commands, About::default(), effects).await
    };
    match saved.await {
        Ok(_) => asked.go(&shown::address(id, Some(Said::Saved))),
        // What was typed stays; saving it once more is then said of what is there now.
        Err(AppError::Directory(directory::Refusal::ChangedMeanwhile)) => {
            let problem = domain::wire::Problem::bare("changed_under_form");
            again(OrganisationForm { version: current, ..typed }, vec![(OrganisationField::Whole, problem)])
        }
        Err(error @ AppError::Directory(_)) => again(typed, vec![details::whole(&error)]),
        Err(error) => asked.sorry(&error, Some(format!("/organisations/{id}"))),
    }
}
