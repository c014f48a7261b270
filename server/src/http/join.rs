//! At the door: the six digits, a name or none, a table; or the personal code of somebody who was here before.

use app::pages::{Home, Join, JoinField, JoinForm, JoinProblem, JoinTable, Page};
use axum::extract::{Path, RawForm};
use axum::response::Response;
use domain::ids::{GroupId, OrganisationId, SeatId, WorkshopId};
use domain::text::{OrganisationName, PersonName};
use domain::workshop::OrganisationKind;
use domain::{Refusal, Right};

use super::asked::{Asked, pairs};
use super::organisations::Seen;
use crate::app_state::App;
use crate::chance;
use crate::error::AppError;
use crate::identity::{self, SEAT_LASTS_SECS};
use crate::live::SeatWish;
use crate::store::WorkshopRow;

/// Who wants to come in, as far as forms and other clients say.
#[derive(Debug, Clone)]
pub(super) struct Newcomer {
    pub(super) name: String,
    pub(super) organisation: String,
    /// One of the directory, which goes before what was typed.
    pub(super) represents: Option<(OrganisationId, OrganisationName)>,
    pub(super) kind: Option<OrganisationKind>,
    pub(super) lang: String,
    pub(super) group: Option<GroupId>,
}

/// What somebody holds who is in.
#[derive(Debug, Clone)]
pub(super) struct Admitted {
    pub(super) workshop: WorkshopId,
    pub(super) seat: SeatId,
    pub(super) token: String,
    pub(super) reentry_code: String,
}

pub(super) async fn home(asked: Asked) -> Response {
    asked.page(Page::Home(Home { code: String::new(), problem: None }))
}

pub(super) async fn code_typed(asked: Asked, RawForm(form): RawForm) -> Response {
    let typed =
        form_pairs(&form).into_iter().find(|(name, _)| name == "code").map(|(_, value)| value).unwrap_or_default();
    match open_workshop(&asked.app, &typed).await {
        Ok(row) => asked.go(&format!("/j/{}", row.join_code.unwrap_or_default())),
        Err(error) => {
            error.log();
            asked.page_with(
                error.status(),
                Page::Home(Home { code: typed.chars().take(40).collect(), problem: Some(error.problem()) }),
            )
        }
    }
}

pub(super) async fn page(asked: Asked, Path(code): Path<String>) -> Response {
    let row = match open_workshop(&asked.app, &code).await {
        Ok(row) => row,
        Err(error) => return code_wrong(&asked, &code, &error),
    };
    // Who has a seat already goes to it.
    if asked.query("new").is_none()
        && identity::seat(&*asked.app.store, WorkshopId(row.id), &asked.headers).await.is_ok()
    {
        return asked.go(&format!("/w/{}", WorkshopId(row.id)));
    }
    let typed = JoinForm { lang: asked.lang.tag().to_owned(), ..JoinForm::default() };
    show(&asked, row, typed, None).await
}

pub(super) async fn enter(asked: Asked, Path(code): Path<String>, RawForm(form): RawForm) -> Response {
    let typed = JoinForm::parse(&form_pairs(&form));
    let row = match open_workshop(&asked.app, &code).await {
        Ok(row) => row,
        Err(error) => return code_wrong(&asked, &code, &error),
    };
    // A second click on "join": the seat is there already.
    if let Ok(_seat) = identity::seat(&*asked.app.store, WorkshopId(row.id), &asked.headers).await {
        return asked.go(&format!("/w/{}", WorkshopId(row.id)));
    }
    let represents = match represented(&asked, &typed).await {
        Ok(represents) => represents,
        Err(error) => {
            let problem = at(JoinField::Represents, &error);
            return show(&asked, row, typed, Some(problem)).await;
        }
    };
    let newcomer = Newcomer {
        kind: represents.as_ref().map(|(.., kind)| *kind).or(typed.kind()),
        represents: represents.map(|(id, name, _)| (id, name)),
        name: if typed.nameless { String::new() } else { typed.name.clone() },
        organisation: typed.organisation.clone(),
        lang: typed.lang.clone(),
        group: typed.group(),
    };
    match admit(&asked.app, &row, &newcomer).await {
        Ok(admitted) => into_room(&asked, &admitted, &typed.lang),
        Err(refused) => show(&asked, row, typed, Some(refused)).await,
    }
}

pub(super) async fn come_back(asked: Asked, Path(code): Path<String>, RawForm(form): RawForm) -> Response {
    let typed = JoinForm::parse(&form_pairs(&form));
    let row = match open_workshop(&asked.app, &code).await {
        Ok(row) => row,
        Err(error) => return code_wrong(&asked, &code, &error),
    };
    match readmit(&asked.app, &row, &typed.return_code).await {
        Ok(admitted) => into_room(&asked, &admitted, asked.lang.tag()),
        Err(error) => {
            let problem = at(JoinField::ReturnCode, &error);
            show(&asked, row, typed, Some(problem)).await
        }
    }
}

fn into_room(asked: &Asked, admitted: &Admitted, lang: &str) -> Response {
    let id = admitted.workshop;
    let (seat, reentry) = (identity::seat_cookie(id), identity::reentry_cookie(id));
    let mut cookies = vec![
        (seat.as_str(), admitted.token.as_str(), SEAT_LASTS_SECS),
        (reentry.as_str(), admitted.reentry_code.as_str(), SEAT_LASTS_SECS),
    ];
    if app::catalogue::UiLang::from_tag(lang).is_some() {
        cookies.push(("lang", lang, SEAT_LASTS_SECS));
    }
    asked.go_with(&format!("/w/{id}"), &cookies)
}

fn code_wrong(asked: &Asked, code: &str, error: &AppError) -> Response {
    error.log();
    let home = Home { code: code.chars().take(40).collect(), problem: Some(error.problem()) };
    asked.page_with(error.status(), Page::Home(home))
}

async fn show(asked: &Asked, row: WorkshopRow, typed: JoinForm, problem: Option<JoinProblem>) -> Response {
    let looked = look_in(&asked.app, &row).await;
    let looked = match looked {
        Ok(door) => Seen::of(asked).await.map(|seen| Join { represents: choices(&seen), ..door }),
        Err(error) => Err(error),
    };
    let door = match looked {
        Ok(door) => door,
        Err(error) => return asked.sorry(&error, None),
    };
    let status =
        if problem.is_some() { axum::http::StatusCode::UNPROCESSABLE_ENTITY } else { axum::http::StatusCode::OK };
    asked.page_with(
        status,
        Page::Join(Box::new(Join { code: row.join_code.unwrap_or_default(), typed, problem, ..door })),
    )
}

/// The organisations for which whoever is signed in may come.
fn choices(seen: &Seen) -> Vec<(OrganisationId, String)> {
    let Some(account) = seen.who.account() else { return Vec::new() };
    let of = seen.directory.organisations.of(account, seen.now);
    of.filter(|(id, ..)| seen.may(Right::ComeFor(*id)).is_ok()).map(|(id, it, _)| (id, it.name.to_string())).collect()
}

/// The organisation that was chosen, if whoever is signed in may come for it.
async fn represented(
    asked: &Asked,
    typed: &JoinForm,
) -> Result<Option<(OrganisationId, OrganisationName, OrganisationKind)>, AppError> {
    if typed.represents.is_empty() {
        return Ok(None);
    }
    let chosen: OrganisationId = typed.represents.parse().map_err(|_| AppError::Malformed)?;
    let seen = Seen::of(asked).await?;
    seen.may(Right::ComeFor(chosen)).map_err(|_| AppError::Forbidden)?;
    Ok(seen.directory.organisations.get(chosen).map(|it| (chosen, it.name.clone(), it.kind)))
}

/// What the door shows of a workshop.
pub(super) async fn look_in(app: &App, row: &WorkshopRow) -> Result<Join, AppError> {
    let code = row.join_code.clone().unwrap_or_default();
    let room = app.rooms.get(WorkshopId(row.id)).await?;
    room.look(move |workshop, names| {
        let about = workshop.about.as_ref();
        let tables = workshop.groups.iter().filter_map(|group| {
            let field = workshop.fields.iter().find(|f| f.id == group.field)?;
            let free = u32::from(group.places).saturating_sub(workshop.people_at(group.id));
            Some(JoinTable { id: group.id, field: field.into(), name: group.name.to_string(), free })
        });
        Join {
            code,
            title: about.map(|a| a.title.to_string()).unwrap_or_default(),
            date: about.and_then(|a| a.date.as_ref()).map(|d| d.to_string()),
            place: about.and_then(|a| a.place.as_ref()).map(|p| p.to_string()),
            welcome: about.and_then(|a| a.welcome.as_ref()).map(|w| w.to_string()),
            stage: workshop.stage,
            seating: workshop.rules.seating,
            tables: tables.collect(),
            organisations: names.organisation_names(),
            represents: Vec::new(),
            typed: JoinForm::default(),
            problem: None,
        }
    })
    .await
}

/// The open workshop with this code. What is no six digits costs nothing; what is wrong is counted.
///
/// # Errors
/// `CodeUnknown`, or `TooFast` when too many wrong codes were tried.
pub(super) async fn open_workshop(app: &App, typed: &str) -> Result<WorkshopRow, AppError> {
    let digits = digits(typed).ok_or(AppError::CodeUnknown)?;
    let found = app.store.workshop_by_code(&digits).await?;
    found.ok_or_else(|| app.guesses.wrong_join_code())
}

/// Six digits out of what was typed: spaces and hyphens do not matter, and Arabic or Persian digits are digits too.
fn digits(typed: &str) -> Option<String> {
    let mut digits = String::with_capacity(6);
    for c in typed.chars().filter(|c| !c.is_whitespace() && *c != '-' && !('\u{200b}'..='\u{200f}').contains(c)) {
        let zero = match c {
            '0'..='9' => '0',
            '\u{0660}'..='\u{0669}' => '\u{0660}',
            '\u{06f0}'..='\u{06f9}' => '\u{06f0}',
            _ => return None,
        };
        digits.push(char::from_digit(u32::from(c) - u32::from(zero), 10)?);
    }
    (digits.len() == 6).then_some(digits)
}

/// Gives somebody a seat.
///
/// # Errors
/// What stands in the way, and at which field.
pub(super) async fn admit(app: &App, row: &WorkshopRow, newcomer: &Newcomer) -> Result<Admitted, JoinProblem> {
    let text = |field, problem: domain::text::TextProblem| at(field, &Refusal::from(problem).into());
    let name = PersonName::parse_optional(&newcomer.name).map_err(|p| text(JoinField::Name, p))?;
    let organisation =
        OrganisationName::parse_optional(&newcomer.organisation).map_err(|p| text(JoinField::Organisation, p))?;
    let (workshop, token, reentry_code) = (WorkshopId(row.id), chance::secret(), chance::reentry_code());
    let wish = SeatWish {
        name,
        organisation,
        represents: newcomer.represents.clone(),
        kind: newcomer.kind,
        lang: newcomer.lang.clone(),
        group: newcomer.group,
        token_hash: identity::hash(&token),
        reentry_hash: identity::hash_reentry(workshop, &reentry_code),
    };
    let taken = async { app.rooms.get(workshop).await?.take_seat(wish).await };
    match taken.await {
        Ok(taken) => Ok(Admitted { workshop, seat: taken.seat, token, reentry_code }),
        Err(error) => {
            let field = match error {
                AppError::Refused(Refusal::GroupFull | Refusal::Unknown { .. }) => JoinField::Group,
                AppError::Refused(Refusal::LanguageUnknown) => JoinField::Lang,
                _ => JoinField::Whole,
            };
            Err(at(field, &error))
        }
    }
}

/// Gives somebody back the seat of a return code, on one more phone.
///
/// # Errors
/// `ReentryUnknown`, or `TooFast` when too many wrong codes were tried here.
pub(super) async fn readmit(app: &App, row: &WorkshopRow, typed: &str) -> Result<Admitted, AppError> {
    let workshop = WorkshopId(row.id);
    let found = app.store.seat_by_reentry(row.id, &identity::hash_reentry(workshop, typed)).await?;
    let seat = found.ok_or_else(|| app.guesses.wrong_return_code(workshop))?;
    let token = chance::secret();
    app.store.put_seat_token(&identity::hash(&token), row.id, seat).await?;
    let reentry_code = typed.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    Ok(Admitted { workshop, seat: SeatId(seat), token, reentry_code })
}

fn at(field: JoinField, error: &AppError) -> JoinProblem {
    error.log();
    JoinProblem { field, problem: error.problem() }
}

pub(super) fn form_pairs(form: &[u8]) -> Vec<(String, String)> {
    pairs(&String::from_utf8_lossy(form))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        for typed in ["417092", " 417 092 ", "417-092", "٤١٧٠٩٢", "۴۱۷ ۰۹۲", "\u{200f}417092"] {
            assert_eq!(digits(typed).as_deref(), Some("417092"), "{typed}");
        }
        for typed in ["", "41709", "4170921", "41709x", "½17092"] {
            assert_eq!(digits(typed), None, "{typed}");
        }
    }
}
