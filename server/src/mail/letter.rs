//! Letters: what is written to people, in their language, as plain text and as HTML.

use app::catalogue::{CommonText, MailText as M, UiLang};
use domain::Timestamp;
use domain::mail::Topic;

use super::DAY_MS;
use super::markup::{escaped, header, isolated, plain, said_in_full, typed};
use crate::app_state::Settings;
use crate::store::{Hash, NewMail, Unsubscribe};

/// For whom a letter is.
#[derive(Clone, PartialEq, Eq)]
pub struct To {
    /// Whose address it is, where it belongs to an account. Letters that can be unsubscribed from need one.
    pub account: Option<u64>,
    pub address: String,
    pub lang: UiLang,
}

/// What can be written. Links are whole addresses; names and titles are as people typed them.
#[derive(Clone, PartialEq, Eq)]
pub enum Letter {
    /// From whoever runs the server, to see whether mail arrives.
    Test,
    /// Somebody registers with this address.
    ConfirmAddress {
        link: String,
        until: Timestamp,
    },
    /// Somebody wanted to register with this address, which has an account.
    AddressKnown {
        sign_in: String,
    },
    ResetPassword {
        link: String,
        until: Timestamp,
    },
    /// To the new address.
    ChangeAddress {
        link: String,
        until: Timestamp,
    },
    /// To the old address.
    AddressChanged {
        help: String,
    },
    PasswordChanged {
        reset: String,
    },
    SecondFactorChanged {
        change: FactorChange,
        reset: String,
    },
    /// `device` is empty where it is not known.
    NewDevice {
        device: String,
        at: Timestamp,
        sessions: String,
    },
    InvitationToOrganisation {
        organisation: String,
        inviter: String,
        link: String,
        until: Timestamp,
    },
    /// A seat in a body, or a post in an office.
    InvitationToPost {
        place: String,
        title: String,
        inviter: String,
        link: String,
        until: Timestamp,
    },
    MergeAccounts {
        link: String,
        until: Timestamp,
    },
    /// At least one.
    Reminder {
        items: Vec<DigestItem>,
    },
    /// At least one.
    Digest {
        items: Vec<DigestItem>,
    },
    /// `open` things go along.
    HandOver {
        title: String,
        from: String,
        open: u32,
        link: String,
    },
    /// What was decided about an organisation, to those who speak for it. The link of one that was closed leads to all.
    OrganisationNews {
        organisation: String,
        news: OrganisationNews,
        link: String,
    },
    /// Somebody else took the reader out of an organisation.
    Dismissed {
        organisation: String,
        link: String,
    },
    /// To whoever coordinates.
    NoVoice {
        organisation: String,
        link: String,
    },
    Appointed {
        place: String,
        title: String,
        from: Timestamp,
        link: String,
    },
    /// Somebody else put the reader on the list of those who run a workshop.
    Runs {
        workshop: String,
        by: String,
        link: String,
    },
    /// The account is erased on that day unless somebody signs in with it.
    UnusedAccount {
        day: Timestamp,
        sign_in: String,
    },
}

/// What was decided about an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OrganisationNews {
    Verified,
    TurnedDown { reason: String },
    NameConfirmed,
    NameKept { name: String, reason: String },
    Closed { reason: String },
}

/// What happened to the second step of signing in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactorChange {
    Added,
    Removed,
    RecoveryCodes,
    CityConnected,
    CityDisconnected,
    PasskeyAdded,
    PasskeyRemoved,
}

/// One thing that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DigestItem {
    /// In the reader's language; what people typed is marked as such.
    text: String,
    link: String,
}

impl DigestItem {
    /// A title as somebody typed it.
    pub fn titled(title: &str, link: String) -> Self {
        Self { text: typed(title), link }
    }

    /// A sentence of the catalogue with values put in.
    pub(super) fn saying(lang: UiLang, key: M, values: &[(&str, Value<'_>)], link: String) -> Self {
        let marked: Vec<(&str, String)> = values
            .iter()
            .map(|(name, value)| match value {
                Value::Typed(words) => (*name, typed(words)),
                Value::Safe(words) => (*name, isolated(words)),
            })
            .collect();
        let values: Vec<(&str, &str)> = marked.iter().map(|(name, value)| (*name, value.as_str())).collect();
        Self { text: lang.fill(key, &values), link }
    }
}

/// What is put into a sentence.
#[derive(Clone, Copy)]
pub(super) enum Value<'a> {
    /// Somebody typed it.
    Typed(&'a str),
    /// A day, or words of ours.
    Safe(&'a str),
}

/// So many things a digest names; the others it counts.
const NAMED: usize = 30;
/// A letter that says nothing else is worth sending for so long.
const WORTH_MS: i64 = 3 * DAY_MS;

impl Letter {
    /// The word by which its kind is known in the outbox.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Test => "test",
            Self::ConfirmAddress { .. } => "confirm_address",
            Self::AddressKnown { .. } => "address_known",
            Self::ResetPassword { .. } => "reset_password",
            Self::ChangeAddress { .. } => "change_address",
            Self::AddressChanged { .. } => "address_changed",
            Self::PasswordChanged { .. } => "password_changed",
            Self::SecondFactorChanged { .. } => "second_factor_changed",
            Self::NewDevice { .. } => "new_device",
            Self::InvitationToOrganisation { .. } => "invitation_to_organisation",
            Self::InvitationToPost { .. } => "invitation_to_post",
            Self::MergeAccounts { .. } => "merge_accounts",
            Self::Reminder { .. } => "reminder",
            Self::Digest { .. } => "digest",
            Self::HandOver { .. } => "hand_over",
            Self::OrganisationNews { .. } => "organisation_news",
            Self::Dismissed { .. } => "dismissed",
            Self::NoVoice { .. } => "no_voice",
            Self::Appointed { .. } => "appointed",
            Self::Runs { .. } => "runs",
            Self::UnusedAccount { .. } => "unused_account",
        }
    }

    /// What its reader may unsubscribe from.
    pub fn topic(&self) -> Option<Topic> {
        match self {
            Self::Reminder { .. } => Some(Topic::Reminders),
            Self::Digest { .. } => Some(Topic::Digest),
            Self::Test
            | Self::ConfirmAddress { .. }
            | Self::AddressKnown { .. }
            | Self::ResetPassword { .. }
            | Self::ChangeAddress { .. }
            | Self::AddressChanged { .. }
            | Self::PasswordChanged { .. }
            | Self::SecondFactorChanged { .. }
            | Self::NewDevice { .. }
            | Self::InvitationToOrganisation { .. }
            | Self::InvitationToPost { .. }
            | Self::MergeAccounts { .. }
            | Self::HandOver { .. }
            | Self::OrganisationNews { .. }
            | Self::Dismissed { .. }
            | Self::NoVoice { .. }
            | Self::Appointed { .. }
            | Self::Runs { .. }
            | Self::UnusedAccount { .. } => None,
        }
    }

    /// When nobody needs it any more.
    fn worthless_after(&self, now: Timestamp) -> i64 {
        match self {
            Self::ConfirmAddress { until, .. }
            | Self::ResetPassword { until, .. }
            | Self::ChangeAddress { until, .. }
            | Self::InvitationToOrganisation { until, .. }
            | Self::InvitationToPost { until, .. }
            | Self::MergeAccounts { until, .. } => until.0,
            Self::UnusedAccount { day, .. } => day.0,
            Self::Test
            | Self::AddressKnown { .. }
            | Self::AddressChanged { .. }
            | Self::PasswordChanged { .. }
            | Self::SecondFactorChanged { .. }
            | Self::NewDevice { .. }
            | Self::Reminder { .. }
            | Self::Digest { .. }
            | Self::HandOver { .. }
            | Self::OrganisationNews { .. }
            | Self::Dismissed { .. }
            | Self::NoVoice { .. }
            | Self::Appointed { .. }
            | Self::Runs { .. } => now.0.saturating_add(WORTH_MS),
        }
    }
}

/// A letter's parts, in order.
enum Part {
    Text(String),
    /// What can be done now: words, address.
    Button(&'static str, String),
    /// Words, address.
    List(Vec<(String, String)>),
}

/// Composes a letter. `token` is a fresh secret and its hash, for the way to unsubscribe.
pub fn compose(settings: &Settings, to: &To, letter: &Letter, id: u64, now: Timestamp, token: (&str, Hash)) -> NewMail {
    let lang = to.lang;
    let (subject, parts) = said(settings, lang, letter);
    let subject = header(&subject);
    let unsubscribe = letter.topic().filter(|_| to.account.is_some()).map(|topic| Unsubscribe {
        topic: topic.key().to_owned(),
        link: format!("{}/unsubscribe/{}", settings.public_url, token.0),
        token_hash: token.1,
    });
    let end = unsubscribe.as_ref().zip(letter.topic()).map(|(it, topic)| (end_here(lang, topic), it.link.as_str()));
    NewMail {
        id,
        account: to.account,
        address: to.address.clone(),
        kind: letter.kind().to_owned(),
        lang: lang.tag().to_owned(),
        text: text(settings, lang, &parts, end),
        html: html(settings, lang, &subject, &parts, end),
        subject,
        unsubscribe,
        created_ms: now.0,
        due_ms: now.0,
        until_ms: letter.worthless_after(now),
    }
}

fn end_here(lang: UiLang, topic: Topic) -> &'static str {
    match topic {
        Topic::Reminders => lang.say(M::EndRemindersHere),
        Topic::Digest => lang.say(M::EndDigestHere),
    }
}

/// Subject and parts.
fn said(settings: &Settings, lang: UiLang, letter: &Letter) -> (String, Vec<Part>) {
    let say = |key: M| Part::Text(lang.say(key).to_owned());
    let button = |key: M, link: &str| Part::Button(lang.say(key), link.to_owned());
    let time = |at: Timestamp| isolated(&day_and_clock(settings, at));
    let once = |until: Timestamp| Part::Text(lang.fill(M::WorksOnceUntil, &[("time", &time(until))]));
    let invited = |until: Timestamp| Part::Text(lang.fill(M::InvitationUntil, &[("time", &time(until))]));
    let subject = |key: M| lang.say(key).to_owned();
    match letter {
        Letter::Test => {
            (subject(M::TestSubject), vec![say(M::TestLead), button(M::TestOpen, &format!("{}/", settings.public_url))])
        }
        Letter::ConfirmAddress { link, until } => (
            subject(M::ConfirmSubject),
            vec![say(M::ConfirmLead), button(M::ConfirmDo, link), once(*until), say(M::IgnoreIfNotYou)],
        ),
        Letter::AddressKnown { sign_in } => {
            (subject(M::KnownSubject), vec![say(M::KnownLead), button(M::KnownDo, sign_in), say(M::IgnoreIfNotYou)])
        }
        Letter::ResetPassword { link, until } => (
            subject(M::ResetSubject),
            vec![
                say(M::ResetLead),
                button(M::NewPassword, link),
                once(*until),
                say(M::IgnoreIfNotYou),
                say(M::NeverAsks),
            ],
        ),
        Letter::ChangeAddress { link, until } => (
            subject(M::ChangeSubject),
            vec![say(M::ChangeLead), button(M::ConfirmDo, link), once(*until), say(M::IgnoreIfNotYou)],
        ),
        Letter::AddressChanged { help } => (
            subject(M::AddressChangedSubject),
            vec![say(M::AddressChangedLead), say(M::AddressChangedNotYou), button(M::AddressChangedDo, help)],
        ),
        Letter::PasswordChanged { reset } => (
            subject(M::PasswordChangedSubject),
            vec![say(M::PasswordChangedLead), say(M::ActIfNotYou), button(M::NewPassword, reset), say(M::NeverAsks)],
        ),
        Letter::SecondFactorChanged { change, reset } => {
            let lead = match change {
                FactorChange::Added => M::FactorAdded,
                FactorChange::Removed => M::FactorRemoved,
                FactorChange::RecoveryCodes => M::FactorCodes,
                FactorChange::CityConnected => M::CityConnected,
                FactorChange::CityDisconnected => M::CityDisconnected,
                FactorChange::PasskeyAdded => M::PasskeyAdded,
                FactorChange::PasskeyRemoved => M::PasskeyRemoved,
            };
            let about = match change {
                FactorChange::Added | FactorChange::Removed | FactorChange::RecoveryCodes => M::FactorSubject,
                _ => M::WaysSubject,
            };
            let parts = vec![say(lead), say(M::ActIfNotYou), button(M::NewPassword, reset), say(M::NeverAsks)];
            (subject(about), parts)
        }
        Letter::NewDevice { device, at, sessions } => {
            let device = if device.is_empty() { lang.say(M::DeviceUnknown) } else { device };
            let lead = lang.fill(M::DeviceLead, &[("time", &time(*at)), ("device", &typed(device))]);
            let parts = vec![Part::Text(lead), say(M::DeviceNotYou), button(M::DeviceDo, sessions)];
            (subject(M::DeviceSubject), parts)
        }
        Letter::InvitationToOrganisation { organisation, inviter, link, until } => {
            let (organisation, inviter) = (typed(organisation), typed(inviter));
            let names = [("organisation", organisation.as_str()), ("inviter", &inviter)];
            let lead = Part::Text(lang.fill(M::OrganisationLead, &names));
            let parts = vec![lead, button(M::InvitationDo, link), invited(*until)];
            (lang.fill(M::OrganisationSubject, &names), parts)
        }
        Letter::InvitationToPost { place, title, inviter, link, until } => {
            let (place, title, inviter) = (typed(place), typed(title), typed(inviter));
            let names = [("place", place.as_str()), ("title", &title), ("inviter", &inviter)];
            let lead = Part::Text(lang.fill(M::PostLead, &names));
            let parts = vec![lead, button(M::InvitationDo, link), invited(*until)];
            (lang.fill(M::PostSubject, &names), parts)
        }
        Letter::MergeAccounts { link, until } => (
            subject(M::MergeSubject),
            vec![say(M::MergeLead), button(M::MergeDo, link), once(*until), say(M::MergeNotYou)],
        ),
        Letter::Reminder { items } => {
            let subject = match items.as_slice() {
                [one] => lang.fill(M::ReminderSubject, &[("what", &one.text)]),
                _ => lang.count(M::ReminderSubjects, count(items.len())),
            };
            (subject, listed(lang, M::ReminderLead, items))
        }
        Letter::Digest { items } => {
            (lang.count(M::DigestSubject, count(items.len())), listed(lang, M::DigestLead, items))
        }
        Letter::HandOver { title, from, open, link } => {
            let lead = lang.fill(M::HandOverLead, &[("title", &typed(title)), ("from", &typed(from))]);
            let open = Part::Text(lang.count(M::HandOverOpen, *open));
            (
                lang.fill(M::HandOverSubject, &[("title", &typed(title))]),
                vec![Part::Text(lead), open, button(M::HandOverDo, link)],
            )
        }
        Letter::OrganisationNews { organisation, news, link } => organisation_news(lang, organisation, news, link),
        Letter::Dismissed { organisation, link } => {
            let values = [("organisation", typed(organisation))];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            let parts = vec![Part::Text(lang.fill(M::DismissedLead, &values)), button(M::SeeOrganisations, link)];
            (lang.fill(M::DismissedSubject, &values), parts)
        }
        Letter::NoVoice { organisation, link } => {
            let organisation = typed(organisation);
            let values = [("organisation", organisation.as_str())];
            let parts = vec![Part::Text(lang.fill(M::NoVoiceLead, &values)), button(M::SeeOrganisation, link)];
            (lang.fill(M::WaitsNoVoice, &values), parts)
        }
        Letter::Appointed { place, title, from, link } => {
            let (place, title, day) = (typed(place), typed(title), isolated(&day(&settings.time_zone, *from)));
            let values = [("place", place.as_str()), ("title", &title), ("day", &day)];
            let parts = vec![Part::Text(lang.fill(M::AppointedLead, &values)), button(M::AppointedDo, link)];
            (lang.fill(M::AppointedSubject, &values), parts)
        }
        Letter::Runs { workshop, by, link } => {
            let (workshop, by) = (typed(workshop), typed(by));
            let values = [("workshop", workshop.as_str()), ("by", &by)];
            let parts = vec![Part::Text(lang.fill(M::RunsLead, &values)), button(M::RunsDo, link)];
            (lang.fill(M::RunsSubject, &values), parts)
        }
        Letter::UnusedAccount { day: last, sign_in } => {
            let day = isolated(&day(&settings.time_zone, *last));
            let lead = Part::Text(lang.fill(M::UnusedLead, &[("day", &day)]));
            (subject(M::UnusedSubject), vec![lead, say(M::UnusedKeep), button(M::KnownDo, sign_in)])
        }
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// The first of these by name, and how many there are beside.
fn listed(lang: UiLang, lead: M, items: &[DigestItem]) -> Vec<Part> {
    let named = items.iter().take(NAMED).map(|item| (item.text.clone(), item.link.clone())).collect();
    let mut parts = vec![Part::Text(lang.say(lead).to_owned()), Part::List(named)];
    if items.len() > NAMED {
        parts.push(Part::Text(lang.count(M::DigestMore, count(items.len() - NAMED))));
    }
    parts
}

fn organisation_news(lang: UiLang, organisation: &str, news: &OrganisationNews, link: &str) -> (String, Vec<Part>) {
    let organisation = typed(organisation);
    let (mut name, mut why) = (String::new(), String::new());
    let (subject, lead, more) = match news {
        OrganisationNews::Verified => (M::VerifiedSubject, M::VerifiedLead, None),
        OrganisationNews::TurnedDown { reason } => {
            why = said_in_full(reason);
            (M::TurnedDownSubject, M::TurnedDownLead, Some(M::TurnedDownAgain))
        }
        OrganisationNews::NameConfirmed => (M::NameConfirmedSubject, M::NameConfirmedLead, None),
        OrganisationNews::NameKept { name: wished, reason } => {
            (name, why) = (typed(wished), said_in_full(reason));
            (M::NameKeptSubject, M::NameKeptLead, None)
        }
        OrganisationNews::Closed { reason } => {
            why = said_in_full(reason);
            (M::ClosedSubject, M::ClosedLead, None)
        }
    };
    let values = [("organisation", organisation.as_str()), ("name", &name), ("reason", &why)];
    let mut parts = vec![Part::Text(lang.fill(lead, &values))];
    parts.extend(more.map(|key| Part::Text(lang.say(key).to_owned())));
    let see = if matches!(news, OrganisationNews::Closed { .. }) { M::SeeOrganisations } else { M::SeeOrganisation };
    parts.push(Part::Button(lang.say(see), link.to_owned()));
    (lang.fill(subject, &values), parts)
}

/// A day as people read it.
pub(super) fn day(zone: &jiff::tz::TimeZone, at: Timestamp) -> String {
    let Ok(at) = jiff::Timestamp::from_millisecond(at.0) else { return String::new() };
    at.to_zoned(zone.clone()).strftime("%d.%m.%Y").to_string()
}

fn day_and_clock(settings: &Settings, at: Timestamp) -> String {
    let Ok(at) = jiff::Timestamp::from_millisecond(at.0) else { return String::new() };
    at.to_zoned(settings.time_zone.clone()).strftime("%d.%m.%Y %H:%M").to_string()
}

fn text(settings: &Settings, lang: UiLang, parts: &[Part], end: Option<(&str, &str)>) -> String {
    let mut text = format!("{}\n\n", lang.say(M::Greeting));
    for part in parts {
        match part {
            Part::Text(said) => text += &plain(lang, said),
            Part::Button(words, link) => text += &format!("{words}:\n{link}"),
            Part::List(items) => {
                let lines: Vec<String> =
                    items.iter().map(|(words, link)| format!("– {}\n  {link}", plain(lang, words))).collect();
                text += &lines.join("\n");
            }
        }
        text += "\n\n";
    }
    text += &format!("{}\n{}\n{}\n", lang.say(M::Farewell), lang.say(CommonText::ProductName), settings.public_url);
    if let Some((words, link)) = end {
        text += &format!("\n-- \n{words}\n{link}\n");
    }
    text
}

/// Nothing is loaded from anywhere, and no colour but the button's is set, so that dark mail programs stay dark.
fn html(settings: &Settings, lang: UiLang, subject: &str, parts: &[Part], end: Option<(&str, &str)>) -> String {
    const BUTTON: &str = "display:inline-block;padding:14px 24px;border-radius:8px;background-color:#1f4497;\
                          color:#ffffff;font-weight:bold;text-decoration:none";
    const SMALL: &str = "font-size:15px;line-height:1.5";
    let (tag, dir) = (lang.tag(), lang.dir());
    let leading = if dir == "rtl" { "1.7" } else { "1.5" };
    let address =
        |link: &str| format!("<a href=\"{0}\" dir=\"ltr\" style=\"word-break:break-all\">{0}</a>", escaped(link));
    let mut body = format!("<p>{}</p>\n", escaped(lang.say(M::Greeting)));
    let mut in_full = String::new();
    for part in parts {
        match part {
            Part::Text(said) => body += &format!("<p>{}</p>\n", escaped(said)),
            Part::Button(words, link) => {
                let (link, words) = (escaped(link), escaped(words));
                body += &format!("<p style=\"margin:24px 0\"><a href=\"{link}\" style=\"{BUTTON}\">{words}</a></p>\n");
            }
            Part::List(items) => {
                body += "<ul>\n";
                for (words, link) in items {
                    body += &format!(
                        "<li style=\"margin:0 0 12px\"><a href=\"{}\">{}</a></li>\n",
                        escaped(link),
                        escaped(words)
                    );
                }
                body += "</ul>\n";
            }
        }
        if let Part::Button(_, link) = part {
            in_full = format!("<p style=\"{SMALL}\">{}<br>{}</p>\n", escaped(lang.say(M::LinkInFull)), address(link));
        }
    }
    let (farewell, name) = (escaped(lang.say(M::Farewell)), escaped(lang.say(CommonText::ProductName)));
    body += &format!("<p>{farewell}<br>{name}<br>{}</p>\n", address(&settings.public_url));
    body += &in_full;
    if let Some((words, link)) = end {
        body += &format!("<p style=\"{SMALL}\">{}<br>{}</p>\n", escaped(words), address(link));
    }
    // Some mail programs drop what stands at <html> and <body>: language and direction stand at the first <div>, too.
    format!(
        "<!DOCTYPE html>\n<html lang=\"{tag}\" dir=\"{dir}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>\n</head>\n<body style=\"margin:0\">\n\
         <div lang=\"{tag}\" dir=\"{dir}\" style=\"max-width:36em;margin:0 auto;padding:24px 16px;\
         font-family:'Noto Sans','Noto Sans Arabic',Arial,sans-serif;font-size:18px;line-height:{leading}\">\n\
         {body}</div>\n</body>\n</html>\n",
        escaped(subject)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> Settings {
        Settings {
            public_url: "https://cafe.example.org".to_owned(),
            language: UiLang::De,
            time_zone: jiff::tz::TimeZone::UTC,
            second_factor: false,
            mail: true,
            city: None,
            erased_list: std::path::PathBuf::new(),
        }
    }

    fn composed(lang: UiLang, letter: &Letter) -> NewMail {
        let to = To { account: Some(7), address: "amal@example.org".to_owned(), lang };
        compose(&settings(), &to, letter, 1, Timestamp(1_000), ("5ec2e7", [5; 32]))
    }

    fn all() -> Vec<Letter> {
        let (link, until) = ("https://cafe.example.org/x/0f".to_owned(), Timestamp(86_400_000));
        let odd = "<b>Haus & Hof</b>\r\nBcc: all@example.org".to_owned();
        let factor = |change| Letter::SecondFactorChanged { change, reset: link.clone() };
        let news = |news| Letter::OrganisationNews { organisation: odd.clone(), news, link: link.clone() };
        let late = || {
            let values =
                [("task", Value::Typed(&odd)), ("post", Value::Typed(&odd)), ("day", Value::Safe("01.03.2026"))];
            DigestItem::saying(UiLang::De, M::WaitsTaskLate, &values, link.clone())
        };
        vec![
            Letter::Test,
            Letter::ConfirmAddress { link: link.clone(), until },
            Letter::AddressKnown { sign_in: link.clone() },
            Letter::ResetPassword { link: link.clone(), until },
            Letter::ChangeAddress { link: link.clone(), until },
            Letter::AddressChanged { help: link.clone() },
            Letter::PasswordChanged { reset: link.clone() },
            factor(FactorChange::Added),
            factor(FactorChange::Removed),
            factor(FactorChange::CityConnected),
            factor(FactorChange::CityDisconnected),
            factor(FactorChange::PasskeyAdded),
            factor(FactorChange::PasskeyRemoved),
            factor(FactorChange::RecoveryCodes),
            Letter::NewDevice { device: odd.clone(), at: until, sessions: link.clone() },
            Letter::NewDevice { device: String::new(), at: until, sessions: link.clone() },
            Letter::InvitationToOrganisation {
                organisation: odd.clone(),
                inviter: odd.clone(),
                link: link.clone(),
                until,
            },
            Letter::InvitationToPost {
                place: odd.clone(),
                title: odd.clone(),
                inviter: odd.clone(),
                link: link.clone(),
                until,
            },
            Letter::MergeAccounts { link: link.clone(), until },
            Letter::Reminder { items: vec![DigestItem::titled(&odd, link.clone())] },
            Letter::Reminder { items: vec![late(); 2] },
            Letter::Digest { items: vec![late(); 40] },
            Letter::HandOver { title: odd.clone(), from: odd.clone(), open: 3, link: link.clone() },
            news(OrganisationNews::Verified),
            news(OrganisationNews::TurnedDown { reason: odd.clone() }),
            news(OrganisationNews::NameConfirmed),
            news(OrganisationNews::NameKept { name: odd.clone(), reason: odd.clone() }),
            news(OrganisationNews::Closed { reason: odd.clone() }),
            Letter::Dismissed { organisation: odd.clone(), link: link.clone() },
            Letter::NoVoice { organisation: odd.clone(), link: link.clone() },
            Letter::Appointed { place: odd.clone(), title: odd.clone(), from: until, link: link.clone() },
            Letter::Runs { workshop: odd.clone(), by: odd.clone(), link: link.clone() },
            Letter::UnusedAccount { day: until, sign_in: link.clone() },
        ]
    }

    #[test]
    fn no_letter_in_any_language_lets_typed_words_become_headers_or_markup() {
        for (letter, lang) in all().iter().flat_map(|letter| UiLang::ALL.map(|lang| (letter, lang))) {
            let mail = composed(lang, letter);
            let kind = letter.kind();
            assert!(!mail.subject.contains(['\r', '\n', '\u{2068}', '\u{2060}']), "{kind}: {:?}", mail.subject);
            assert!(!mail.subject.is_empty() && mail.subject.chars().count() < 400, "{kind}");
            assert!(!mail.html.contains("<b>"), "{kind}: {}", mail.html);
            assert!(!mail.text.contains("\nBcc") && !mail.html.contains("\nBcc"), "{kind}");
            assert!(!mail.text.contains('{') && !mail.html.contains('{'), "{kind}: a value is missing");
            assert!(!mail.html.contains("<img") && !mail.html.contains("url("), "{kind}");
        }
    }

    #[test]
    fn every_letter_says_its_language_and_holds_its_links_in_full() {
        for letter in all() {
            let mail = composed(UiLang::Ar, &letter);
            assert!(mail.html.contains("<html lang=\"ar\" dir=\"rtl\">"));
            assert!(mail.html.contains("<div lang=\"ar\" dir=\"rtl\""));
            assert!(
                mail.text.contains("\nhttps://cafe.example.org/") || mail.text.contains("  https://"),
                "{}",
                mail.text
            );
        }
    }

    /// Writes them all into the folder that is named there, to be looked at.
    #[test]
    fn letters_can_be_looked_at() {
        let Ok(folder) = std::env::var("VISIONSCAFE_TEST_LETTERS") else { return };
        for (n, letter) in all().iter().enumerate() {
            for lang in UiLang::ALL {
                let mail = composed(lang, letter);
                let file = |ending: &str| format!("{folder}/{n:02}-{}.{}.{ending}", letter.kind(), lang.tag());
                std::fs::write(file("html"), mail.html).unwrap();
                std::fs::write(file("txt"), format!("{}\n\n{}", mail.subject, mail.text)).unwrap();
            }
        }
    }

    #[test]
    fn only_what_nobody_needs_can_be_unsubscribed_from() {
        for letter in all() {
            let mail = composed(UiLang::De, &letter);
            let can = matches!(letter, Letter::Reminder { .. } | Letter::Digest { .. });
            assert_eq!(mail.unsubscribe.is_some(), can, "{}", letter.kind());
            assert_eq!(mail.text.contains("/unsubscribe/5ec2e7"), can);
            assert_eq!(mail.html.contains("/unsubscribe/5ec2e7"), can);
        }
    }

    #[test]
    fn a_link_that_has_expired_is_not_worth_sending() {
        let reset = Letter::ResetPassword { link: "https://cafe.example.org/".to_owned(), until: Timestamp(9_000) };
        assert_eq!(composed(UiLang::De, &reset).until_ms, 9_000);
        assert_eq!(composed(UiLang::De, &Letter::Test).until_ms, 1_000 + WORTH_MS);
    }

    #[test]
    fn a_long_digest_counts_what_it_does_not_name() {
        let items = vec![DigestItem::titled("Etwas", "https://cafe.example.org/".to_owned()); 33];
        let mail = composed(UiLang::De, &Letter::Digest { items });
        assert_eq!(mail.subject, "Ihre Übersicht: 33 Sachen");
        assert!(mail.text.contains("und 3 weitere Sachen"));
    }
}
