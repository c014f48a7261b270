//! Invitations: to whom they go, how long, and what is kept of that.

use app::pages::TypedAct;
use domain::Timestamp;
use domain::directory::organisations::{Command, INVITATION_LASTS_SECS, Part};
use domain::ids::{InvitationId, OrganisationId};
use domain::wire::Problem;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::json;

use super::{Seen, derived};
use crate::error::AppError;
use crate::http::asked::{Asked, day_in};
use crate::identity;
use crate::mail::{self, Letter, To};
use crate::store::{Effect, Invited, MailToken};
use crate::{chance, clock};

/// What such a secret is for; it opens nothing else.
pub(in crate::http) const PURPOSE: &str = "organisation_invitation";

/// Whether an account has shown that the address an invitation went to is its own.
pub(in crate::http) async fn has_address(
    asked: &Asked,
    seen: &Seen,
    organisation: OrganisationId,
    invitation: InvitationId,
) -> Result<bool, AppError> {
    let store = &*asked.app.store;
    let Some(account) = seen.who.account() else { return Ok(false) };
    let Some(invited) = store.invited(invitation.0).await? else { return Ok(false) };
    let Some(own) = store.address(account.0).await? else { return Ok(false) };
    // Where no mail can be sent nobody can show it: there the link, handed over in person, and the address must do.
    let shown = own.verified_ms.is_some() || !asked.app.settings.mail_works();
    Ok(shown
        && invited.organisation == organisation.0
        && invited.address_hash == identity::hash_invited(organisation, &own.folded))
}

/// The end of what a form calls the last day; nothing where nothing was said.
pub(super) fn end_of(zone: &TimeZone, last_day: &str) -> Result<Option<Timestamp>, Problem> {
    let unreadable = || Problem::bare("day_unreadable");
    let last_day = last_day.trim();
    if last_day.is_empty() {
        return Ok(None);
    }
    let day: Date = last_day.parse().map_err(|_| unreadable())?;
    let next = day.tomorrow().map_err(|_| unreadable())?;
    let end = next.to_zoned(zone.clone()).map_err(|_| unreadable())?;
    Ok(Some(Timestamp(end.timestamp().as_millisecond())))
}

/// The last day before a moment, as people read it.
pub(in crate::http) fn day(zone: &TimeZone, until: Timestamp) -> String {
    day_in(zone, Timestamp(until.0 - 1))
}

pub(super) fn last_day(zone: &TimeZone, until: Timestamp) -> String {
    day(zone, until)
}

/// The same as a form says it.
pub(super) fn iso(zone: &TimeZone, until: Timestamp) -> String {
    let Ok(at) = jiff::Timestamp::from_millisecond(until.0 - 1) else { return String::new() };
    at.to_zoned(zone.clone()).date().to_string()
}

/// As much of an address as whoever invited needs to know it again: `am…@example.org`.
fn hint(address: &str) -> String {
    let Some((local, domain)) = address.rsplit_once('@') else { return "…".to_owned() };
    let shown: String = local.chars().take(if local.chars().count() > 3 { 2 } else { 1 }).collect();
    format!("{shown}…@{domain}")
}

/// An invitation that can be stored.
pub(super) struct Prepared {
    pub(super) command: Command,
    pub(super) effects: Vec<Effect>,
    /// To be shown where no mail carries it.
    pub(super) link: Option<String>,
}

pub(super) async fn prepare(
    asked: &Asked,
    seen: &Seen,
    organisation: OrganisationId,
    typed: &TypedAct,
) -> Result<Prepared, Problem> {
    let app = &asked.app;
    let part = Part::from_key(&typed.part).ok_or_else(|| Problem::bare("choice_needed"))?;
    let until = end_of(&app.settings.time_zone, &typed.last_day)?;
    let address = typed.address.trim();
    if !mail::is_address(address) {
        return Err(AppError::AddressInvalid.problem());
    }
    let folded = mail::folded(address);
    let invitation = InvitationId(derived(seen.who, "invitation", &typed.nonce));
    let now = clock::now();
    let expires_ms = now.plus_secs(INVITATION_LASTS_SECS).0;
    let secret = chance::secret();
    let link = format!("{}/invitation/{secret}", app.settings.public_url);
    let token = MailToken {
        token_hash: identity::hash(&secret),
        purpose: PURPOSE.to_owned(),
        account: None,
        body: json!({ "organisation": organisation, "invitation": invitation }).to_string(),
        expires_ms,
    };
    let invited = Invited {
        invitation: invitation.0,
        organisation: organisation.0,
        address_hash: identity::hash_invited(organisation, &folded),
        hint: hint(address),
        expires_ms,
    };
    let mut effects = vec![Effect::PutInvited { invited, now_ms: now.0 }, Effect::PutMailToken(token)];
    let mail_works = app.settings.mail_works();
    if mail_works {
        effects.push(
            letter(asked, seen, organisation, address, &link, Timestamp(expires_ms)).await.map_err(|e| e.problem())?,
        );
    }
    let command = Command::Invite { organisation, invitation, part, until };
    Ok(Prepared { command, effects, link: (!mail_works).then_some(link) })
}

async fn letter(
    asked: &Asked,
    seen: &Seen,
    organisation: OrganisationId,
    address: &str,
    link: &str,
    until: Timestamp,
) -> Result<Effect, AppError> {
    let app = &asked.app;
    let inviter = match seen.who.account() {
        Some(account) => app.store.account(account.0).await?.map(|it| it.name).unwrap_or_default(),
        None => String::new(),
    };
    let name = seen.directory.organisations.get(organisation).map(|it| it.name.to_string()).unwrap_or_default();
    let letter = Letter::InvitationToOrganisation { organisation: name, inviter, link: link.to_owned(), until };
    let to = To { account: None, address: address.to_owned(), lang: asked.lang };
    Ok(Effect::QueueMail(Box::new(mail::write(&app.settings, &to, &letter))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_counts_whole_and_reads_back() {
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        let end = end_of(&zone, "2027-12-31").unwrap().unwrap();
        assert_eq!((day(&zone, end).as_str(), iso(&zone, end).as_str()), ("31.12.2027", "2027-12-31"));
        assert_eq!(day_in(&zone, end), "01.01.2028");
        assert_eq!(end_of(&zone, " ").unwrap(), None);
        for odd in ["31.12.2027", "2027-13-01", "morgen", "9999-12-31T24:00"] {
            assert!(end_of(&zone, odd).is_err(), "{odd}");
        }
    }

    #[test]
    fn of_an_address_only_a_hint_is_kept() {
        assert_eq!(hint("amal@example.org"), "am…@example.org");
        assert_eq!(hint("ada@example.org"), "a…@example.org");
        assert_eq!(hint("a@example.org"), "a…@example.org");
    }
}
