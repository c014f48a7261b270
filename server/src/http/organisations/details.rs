//! What an organisation says of itself, read from a form and written into one.

use app::pages::{OrganisationField as F, OrganisationForm, kind_key};
use domain::Refusal;
use domain::directory::organisations::{Details, Organisation, Website};
use domain::lang::Lang;
use domain::text::{Line, OrganisationName, PersonName, TextProblem};
use domain::wire::Problem;

use crate::error::AppError;
use crate::mail;
use crate::store::Contact;

/// Everything that is wrong is told at once.
pub(super) fn read(typed: &OrganisationForm) -> Result<(Details, Contact), Vec<(F, Problem)>> {
    let mut problems = Vec::new();
    let text = |problem: TextProblem| AppError::from(Refusal::from(problem)).problem();
    let name = OrganisationName::parse(&typed.name).map_err(|problem| problems.push((F::Name, text(problem)))).ok();
    let kind = typed.kind();
    if kind.is_none() {
        problems.push((F::Kind, Problem::bare("choice_needed")));
    }
    let languages: Result<_, _> = typed.languages.iter().map(|tag| Lang::parse(tag)).collect();
    let languages = languages.map_err(|_| problems.push((F::Languages, Problem::bare("language_unknown")))).ok();
    let website = Website::parse_optional(&typed.website)
        .map_err(|refusal| problems.push((F::Website, AppError::from(refusal).problem())))
        .ok();
    let person =
        PersonName::parse_optional(&typed.person).map_err(|problem| problems.push((F::Person, text(problem)))).ok();
    let phone = Line::parse_optional(&typed.phone).map_err(|problem| problems.push((F::Phone, text(problem)))).ok();
    let address = typed.mail.trim();
    if !(address.is_empty() || mail::is_address(address)) {
        problems.push((F::Mail, AppError::AddressInvalid.problem()));
    }
    match (name, kind, languages, website, person, phone) {
        (Some(name), Some(kind), Some(languages), Some(website), Some(person), Some(phone)) if problems.is_empty() => {
            let contact = Contact {
                person: person.map(|it| it.to_string()).unwrap_or_default(),
                mail: address.to_owned(),
                phone: phone.map(|it| it.to_string()).unwrap_or_default(),
            };
            Ok((Details { name, kind, languages, website }, contact))
        }
        _ => Err(problems),
    }
}

/// A problem that belongs to no one field, or to the one it is about.
pub(super) fn whole(error: &AppError) -> (F, Problem) {
    error.log();
    (F::Whole, error.problem())
}

/// The form with what there is. A name that waits is the one that was typed last.
pub(super) fn written(known: &Organisation, contact: Contact) -> OrganisationForm {
    use domain::directory::organisations::NameWish;
    let name = match &known.name_wish {
        Some(NameWish::Waiting { name }) => name,
        Some(NameWish::TurnedDown { .. }) | None => &known.name,
    };
    OrganisationForm {
        nonce: String::new(),
        version: known.version.to_string(),
        name: name.to_string(),
        kind: kind_key(known.kind),
        languages: known.languages.iter().map(ToString::to_string).collect(),
        website: known.website.as_ref().map(ToString::to_string).unwrap_or_default(),
        person: contact.person,
        mail: contact.mail,
        phone: contact.phone,
    }
}
