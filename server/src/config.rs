//! What a start is told, by flags and by environment. Whatever is unknown or contradicts itself stops the start.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use app::catalogue::UiLang;
use clap::{Args, Parser, Subcommand};
use domain::recount::Amount;
use domain::tally::Method;
use domain::tally::equal_shares::Completion;
use jiff::tz::TimeZone;

use crate::identity::city::CitySettings;
use crate::live::BallotKeys;
use crate::mail::{Pace, Way};
use crate::privacy::Retain;

/// VisionsCafé: workshops in which many people shape a strategy, and the thread is kept.
#[derive(Debug, Parser)]
#[command(name = "visionscafe", version, about, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the pages and the live rooms until stopped (Ctrl-C or SIGTERM).
    Serve(Serve),
    /// Create an invented VisionsCafé with six tables and some cards, and print how to get in.
    Demo(Shared),
    /// Print a one-time link that lets somebody in as a facilitator.
    Link(LinkArgs),
    /// See which accounts there are, shut somebody out, let somebody in again or make somebody a coordinator.
    #[command(subcommand)]
    Admin(Admin),
    /// Check the hash chain of every workshop's history: whether an event was changed, taken out or put in. Names, rights
    /// and sign-ins lie beside the history and are not part of it.
    Verify(Shared),
    /// Count the ballots of a file: PrefLib (.soc .soi .toc .toi .cat), Pabulib (.pb) or our CSV. docs/voting.md explains
    /// the methods.
    Tally(TallyArgs),
}

/// What every command needs.
#[derive(Debug, Clone, Args)]
pub struct Shared {
    /// Where data are kept: sqlite:PATH or postgres://…
    #[arg(long, env = "VISIONSCAFE_DATABASE", default_value = "sqlite:data/visionscafe.db")]
    pub database: String,
    /// Folder of the keys of open polls' ballot boxes. Never copy it with a backup [default: beside the database file;
    /// data/ballot-keys with PostgreSQL].
    #[arg(long, env = "VISIONSCAFE_BALLOT_KEYS")]
    pub ballot_keys: Option<PathBuf>,
    /// File with the ids of those whose accounts were deleted, so that no backup brings them back. Keep its newest copy apart
    /// from backups of the database [default: beside the database file; data/erased.jsonl with PostgreSQL].
    #[arg(long, env = "VISIONSCAFE_ERASED_LIST")]
    pub erased_list: Option<PathBuf>,
    /// The address people use, without a path; goes into links and QR codes [default: http://localhost:PORT].
    #[arg(long, env = "VISIONSCAFE_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// The address and port to listen on.
    #[arg(long, env = "VISIONSCAFE_LISTEN", default_value = "127.0.0.1:3000")]
    pub listen: SocketAddr,
    /// Language of pages for readers whose browser asks for none of ours: de, en or ar.
    #[arg(long, env = "VISIONSCAFE_LANGUAGE", default_value = "de", value_parser = language)]
    pub language: UiLang,
    /// Time zone in which clock times are shown.
    #[arg(long, env = "VISIONSCAFE_TIME_ZONE", default_value = "Europe/Berlin", value_parser = time_zone)]
    pub time_zone: TimeZone,
    /// What is logged: error, warn, info or debug; or per part, as in "info,server::live=debug".
    #[arg(long, env = "VISIONSCAFE_LOG", default_value = "info")]
    pub log: String,
}

/// Serving.
#[derive(Debug, Clone, Args)]
pub struct Serve {
    #[command(flatten)]
    pub shared: Shared,
    /// When the database is empty, create the demo and print how to get in.
    #[arg(long, env = "VISIONSCAFE_DEMO_IF_EMPTY")]
    pub demo_if_empty: bool,
    /// Let coordinators use their rights only after they have shown a second factor.
    #[arg(long, env = "VISIONSCAFE_SECOND_FACTOR")]
    pub second_factor: bool,
    #[command(flatten)]
    pub mail: MailArgs,
    #[command(flatten)]
    pub oidc: OidcArgs,
    #[command(flatten)]
    pub retain: RetainArgs,
}

/// How long personal data are kept.
#[derive(Debug, Clone, Args)]
pub struct RetainArgs {
    /// Forget the names at a workshop, and the codes and links to its seats, so many months after it was closed; 0: never.
    /// Seats that are in somebody's account keep their name. 36: the concept is looked through every three years.
    #[arg(long, env = "VISIONSCAFE_RETAIN_NAMES_MONTHS", default_value_t = 36, value_parser = clap::value_parser!(u32).range(0..=1200))]
    pub retain_names_months: u32,
    /// Erase an account with which nobody has signed in for so many years; 0: never. Its owner is told by mail four weeks
    /// ahead. Who coordinates, holds a post or is the last to speak for an organisation stays, and is shown to whoever coordinates.
    #[arg(long, env = "VISIONSCAFE_ERASE_UNUSED_ACCOUNTS_YEARS", default_value_t = 3, value_parser = clap::value_parser!(u32).range(0..=100))]
    pub erase_unused_accounts_years: u32,
}

impl RetainArgs {
    /// As the sweep reads it.
    pub fn retain(&self) -> Retain {
        let unless_never = |n: u32| (n > 0).then_some(n);
        Retain {
            names_months: unless_never(self.retain_names_months),
            accounts_years: unless_never(self.erase_unused_accounts_years),
        }
    }
}

/// The city's own accounts.
#[derive(Debug, Clone, Args)]
pub struct OidcArgs {
    /// The city's OpenID Connect provider (Keycloak, say), as it names itself: https://id.example.org/realms/city. Its
    /// client must allow PUBLIC_URL/sign-in/city/back to be led back to.
    #[arg(long, env = "VISIONSCAFE_OIDC_ISSUER", requires = "oidc_client_id")]
    pub oidc_issuer: Option<String>,
    /// What we are called there. The client's secret, if it has one, is read from VISIONSCAFE_OIDC_CLIENT_SECRET alone:
    /// others on this machine see flags.
    #[arg(long, env = "VISIONSCAFE_OIDC_CLIENT_ID", requires = "oidc_issuer")]
    pub oidc_client_id: Option<String>,
    /// What the button says, in every language [default: “Anmelden mit Stadtkonto”, in the reader's language].
    #[arg(long, env = "VISIONSCAFE_OIDC_NAME", requires = "oidc_issuer")]
    pub oidc_name: Option<String>,
    /// Levels of assurance (acr), separated by commas, one of which a sign-in there must have reached.
    #[arg(long, env = "VISIONSCAFE_OIDC_ACR", value_delimiter = ',', requires = "oidc_issuer")]
    pub oidc_acr: Vec<String>,
    /// Levels that count as having shown a second factor.
    #[arg(long, env = "VISIONSCAFE_OIDC_STRONG_ACR", value_delimiter = ',', requires = "oidc_issuer")]
    pub oidc_strong_acr: Vec<String>,
}

impl OidcArgs {
    /// The provider, if there is one. `secret` is what the environment says.
    ///
    /// # Errors
    /// One sentence that says what does not fit.
    pub fn city(&self, secret: Option<String>) -> Result<Option<CitySettings>, String> {
        let (Some(issuer), Some(client_id)) = (&self.oidc_issuer, &self.oidc_client_id) else {
            return match secret {
                Some(_) => Err("VISIONSCAFE_OIDC_CLIENT_SECRET is set, but --oidc-issuer is not".to_owned()),
                None => Ok(None),
            };
        };
        // A variable that is there and empty says nothing.
        let levels = |said: &[String]| said.iter().filter(|it| !it.is_empty()).cloned().collect();
        let settings = CitySettings {
            issuer: issuer.clone(),
            client_id: client_id.clone(),
            client_secret: secret.filter(|it| !it.is_empty()),
            name: self.oidc_name.clone(),
            acr: levels(&self.oidc_acr),
            strong_acr: levels(&self.oidc_strong_acr),
        };
        settings.check()?;
        Ok(Some(settings))
    }
}

/// Where the client's secret is read from.
pub const OIDC_SECRET: &str = "VISIONSCAFE_OIDC_CLIENT_SECRET";

/// How mail leaves.
#[derive(Debug, Clone, Args)]
pub struct MailArgs {
    /// The mail server: smtps://USER:PASSWORD@HOST, smtp://USER:PASSWORD@HOST (with STARTTLS) or, on this machine only,
    /// smtp+plain://127.0.0.1:25; or file:FOLDER. Set the variable instead of the flag: others on this machine see flags.
    /// Without it no mail is sent.
    #[arg(long, env = "VISIONSCAFE_SMTP", hide_env_values = true, requires = "mail_from")]
    pub smtp: Option<Secret>,
    /// In whose name mail is sent, such as "VisionsCafé <cafe@example.org>".
    #[arg(long, env = "VISIONSCAFE_MAIL_FROM")]
    pub mail_from: Option<String>,
    /// A mail that was not sent is tried again after so many seconds, then after twice as long each time.
    #[arg(long, env = "VISIONSCAFE_MAIL_RETRY_SECS", default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..=3600))]
    pub mail_retry_secs: u32,
    /// After so many tries a mail is given up.
    #[arg(long, env = "VISIONSCAFE_MAIL_TRIES", default_value_t = 16, value_parser = clap::value_parser!(u32).range(1..=100))]
    pub mail_tries: u32,
    /// The mail server has so many seconds to take on a mail.
    #[arg(long, env = "VISIONSCAFE_MAIL_TIMEOUT_SECS", default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..=600))]
    pub mail_timeout_secs: u32,
}

/// A setting that is never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(pub String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl std::str::FromStr for Secret {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.to_owned()))
    }
}

impl MailArgs {
    /// The way mail leaves, if it does.
    ///
    /// # Errors
    /// One sentence that says what does not fit.
    pub fn way(&self) -> Result<Option<Way>, String> {
        let Some(smtp) = &self.smtp else { return Ok(None) };
        let timeout = Duration::from_secs(self.mail_timeout_secs.into());
        let from = self.mail_from.as_deref().unwrap_or_default();
        Way::new(&smtp.0, from, timeout).map(Some).map_err(|error| error.to_string())
    }

    /// How patient the sender is.
    pub fn pace(&self) -> Pace {
        Pace { first_pause: Duration::from_secs(self.mail_retry_secs.into()), tries: self.mail_tries }
    }
}

/// For operators: who may get in.
#[derive(Debug, Clone, Subcommand)]
pub enum Admin {
    /// List all accounts, the oldest first.
    List(Shared),
    /// Shut an account out. Sessions end at once, also those of consoles that are open, and links do not work any more.
    Disable(AdminArgs),
    /// Let an account in again.
    Enable(AdminArgs),
    /// Print a one-time link for an account that is there, for an owner who is locked out. A second step that was set up is
    /// still asked for.
    Link(AdminArgs),
    /// Switch the second step of signing in off for an owner who has lost the phone and the paper codes. Ask who it is first.
    /// Sessions end; it is told by mail and stands in the record of rights.
    ForgetFactor(AdminArgs),
    /// Let an account give rights to others, as the city's integration officer does.
    Coordinator(AdminArgs),
    /// Show how many mails wait, are sent or were given up, and why. Shows no address and no text.
    Mail(Shared),
    /// Queue a test mail. A server that runs on the same database with --smtp sends it.
    TestMail(TestMailArgs),
}

/// A test mail.
#[derive(Debug, Clone, Args)]
pub struct TestMailArgs {
    #[command(flatten)]
    pub shared: Shared,
    /// To whom.
    pub address: String,
}

/// Whom it is about.
#[derive(Debug, Clone, Args)]
pub struct AdminArgs {
    #[command(flatten)]
    pub shared: Shared,
    /// The account's id, as `admin list` prints it.
    pub account: String,
}

/// A link for a facilitator.
#[derive(Debug, Clone, Args)]
pub struct LinkArgs {
    #[command(flatten)]
    pub shared: Shared,
    /// Let the person in as the demo's facilitator or as the facilitator with this id; without it, as somebody new.
    #[arg(long)]
    pub facilitator: Option<String>,
}

/// Counting a file.
#[derive(Debug, Clone, Args)]
pub struct TallyArgs {
    /// The file; its ending says in which format it is.
    pub file: PathBuf,
    /// How it is counted: yes_no_simple, yes_no_absolute, yes_no_two_thirds, approval, dots, score, resistance, consent,
    /// schulze, majority_judgment, equal_shares or straw_poll.
    #[arg(long)]
    pub method: Method,
    /// Print one line of JSON instead of sentences.
    #[arg(long)]
    pub json: bool,
    /// Equal shares: this budget instead of the file's.
    #[arg(long, conflicts_with = "seats")]
    pub budget: Option<Amount>,
    /// Equal shares: so many seats, each alternative taking one.
    #[arg(long)]
    pub seats: Option<u32>,
    /// Equal shares: what happens when money is left over: none, or add1u (raise everybody's share step by step).
    #[arg(long, default_value = "none", value_parser = completion)]
    pub completion: Completion,
}

fn completion(name: &str) -> Result<Completion, String> {
    match name {
        "none" => Ok(Completion::None),
        "add1u" => Ok(Completion::Add1u),
        other => Err(format!("there is no completion “{other}”; there are: none, add1u")),
    }
}

/// The environment variables the program knows, besides those of its libraries.
const KNOWN_VARIABLES: [&str; 25] = [
    "VISIONSCAFE_DATABASE",
    "VISIONSCAFE_BALLOT_KEYS",
    "VISIONSCAFE_ERASED_LIST",
    "VISIONSCAFE_RETAIN_NAMES_MONTHS",
    "VISIONSCAFE_ERASE_UNUSED_ACCOUNTS_YEARS",
    "VISIONSCAFE_PUBLIC_URL",
    "VISIONSCAFE_LISTEN",
    "VISIONSCAFE_LANGUAGE",
    "VISIONSCAFE_TIME_ZONE",
    "VISIONSCAFE_SECOND_FACTOR",
    "VISIONSCAFE_LOG",
    "VISIONSCAFE_DEMO_IF_EMPTY",
    "VISIONSCAFE_SMTP",
    "VISIONSCAFE_MAIL_FROM",
    "VISIONSCAFE_MAIL_RETRY_SECS",
    "VISIONSCAFE_MAIL_TRIES",
    "VISIONSCAFE_MAIL_TIMEOUT_SECS",
    "VISIONSCAFE_OIDC_ISSUER",
    "VISIONSCAFE_OIDC_CLIENT_ID",
    OIDC_SECRET,
    "VISIONSCAFE_OIDC_NAME",
    "VISIONSCAFE_OIDC_ACR",
    "VISIONSCAFE_OIDC_STRONG_ACR",
    // Not the server's, but the developer's commands' and tests', which start it.
    "VISIONSCAFE_CACHE",
    "VISIONSCAFE_BIN",
];

fn language(text: &str) -> Result<UiLang, String> {
    UiLang::from_tag(text).ok_or_else(|| "known languages are de, en and ar".to_owned())
}

fn time_zone(text: &str) -> Result<TimeZone, String> {
    TimeZone::get(text).map_err(|_| "this is no time zone, for example Europe/Berlin".to_owned())
}

/// Refuses settings that nobody reads: a misspelt variable must not silently do nothing.
///
/// # Errors
/// One sentence that names the variable.
pub fn check_environment(names: impl Iterator<Item = String>) -> Result<(), String> {
    let known = |name: &String| KNOWN_VARIABLES.contains(&name.as_str()) || name.starts_with("VISIONSCAFE_TEST_");
    match names.filter(|name| name.starts_with("VISIONSCAFE_")).find(|name| !known(name)) {
        Some(unknown) => Err(format!("{unknown} is set, but there is no such setting; see visionscafe serve --help")),
        None => Ok(()),
    }
}

impl Shared {
    /// Where the keys of ballot boxes lie.
    pub fn ballot_keys(&self) -> BallotKeys {
        BallotKeys::in_folder(
            self.ballot_keys.clone().unwrap_or_else(|| self.beside("-ballot-keys", "data/ballot-keys")),
        )
    }

    /// Where the list of those lies who were erased.
    pub fn erased_list(&self) -> PathBuf {
        self.erased_list.clone().unwrap_or_else(|| self.beside("-erased.jsonl", "data/erased.jsonl"))
    }

    /// A place beside the database file, or another where the database is no file.
    fn beside(&self, ending: &str, elsewhere: &str) -> PathBuf {
        match self.database.split_once(':') {
            Some(("postgres" | "postgresql", _)) => PathBuf::from(elsewhere),
            Some(("sqlite", path)) => PathBuf::from(format!("{}{ending}", path.strip_prefix("//").unwrap_or(path))),
            Some(_) | None => PathBuf::from(format!("{}{ending}", self.database)),
        }
    }

    /// The address people use: given, or that of this machine.
    ///
    /// # Errors
    /// One sentence that says what does not fit.
    pub fn public_url(&self) -> Result<String, String> {
        let Some(given) = &self.public_url else {
            if !self.listen.ip().is_loopback() {
                return Err(format!(
                    "--listen {} is open to others, so --public-url must say under which address people reach it",
                    self.listen
                ));
            }
            return Ok(format!("http://localhost:{}", self.listen.port()));
        };
        let url = given.trim_end_matches('/');
        let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        match host {
            Some(host) if !host.is_empty() && !host.contains(['/', '?', '#', '@', ' ', '\\']) => Ok(url.to_owned()),
            Some(_) | None => Err(format!("--public-url {given} is not an address such as https://cafe.example.org")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn serve(args: &[&str]) -> Shared {
        let all = ["visionscafe", "demo"].into_iter().chain(args.iter().copied());
        match Cli::try_parse_from(all).unwrap().command {
            Command::Demo(shared) => shared,
            _ => unreachable!("parsed as demo"),
        }
    }

    #[test]
    fn a_misspelt_variable_stops_the_start() {
        let names = |list: &[&str]| list.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>().into_iter();
        assert!(check_environment(names(&["PATH", "VISIONSCAFE_LISTEN", "VISIONSCAFE_TEST_POSTGRES"])).is_ok());
        assert!(check_environment(names(&["VISIONSCAFE_DATABSE"])).unwrap_err().contains("VISIONSCAFE_DATABSE"));
    }

    #[test]
    fn the_public_address_has_no_path_and_is_needed_when_others_can_reach_us() {
        assert_eq!(serve(&[]).public_url().unwrap(), "http://localhost:3000");
        assert_eq!(
            serve(&["--public-url", "https://cafe.example.org/"]).public_url().unwrap(),
            "https://cafe.example.org"
        );
        assert!(serve(&["--public-url", "https://cafe.example.org/x"]).public_url().is_err());
        assert!(serve(&["--public-url", "cafe.example.org"]).public_url().is_err());
        assert!(serve(&["--listen", "0.0.0.0:80"]).public_url().is_err());
    }

    #[test]
    fn a_mail_server_s_password_is_never_shown() {
        let url = "http://amal:hush@mail.example.org";
        let args = ["visionscafe", "serve", "--smtp", url, "--mail-from", "cafe@example.org"];
        let Command::Serve(serve) = Cli::try_parse_from(args).unwrap().command else {
            unreachable!("parsed as serve");
        };
        assert!(!format!("{serve:?}").contains("hush"));
        assert!(!serve.mail.way().unwrap_err().contains("hush"));
        let alone = Cli::try_parse_from(["visionscafe", "serve", "--smtp", url]).unwrap_err().to_string();
        assert!(alone.contains("--mail-from") && !alone.contains("hush"), "{alone}");
    }

    #[test]
    fn the_city_s_provider_needs_a_name_for_us_and_its_secret_comes_by_environment_alone() {
        let serve = |args: &[&str]| {
            let all = ["visionscafe", "serve"].into_iter().chain(args.iter().copied());
            Cli::try_parse_from(all).map(|cli| match cli.command {
                Command::Serve(serve) => serve.oidc,
                _ => unreachable!("parsed as serve"),
            })
        };
        assert!(serve(&["--oidc-issuer", "https://id.example.org"]).is_err());
        assert!(serve(&["--oidc-client-id", "cafe"]).is_err());
        assert!(serve(&["--oidc-client-secret", "hush"]).is_err());
        assert!(serve(&[]).unwrap().city(Some("hush".to_owned())).is_err());
        let both =
            |issuer| serve(&["--oidc-issuer", issuer, "--oidc-client-id", "cafe", "--oidc-acr", "low,high"]).unwrap();
        assert!(both("http://id.example.org").city(None).is_err());
        let city = both("https://id.example.org").city(Some("hush".to_owned())).unwrap().unwrap();
        assert_eq!(
            (city.acr.as_slice(), city.client_secret.as_deref()),
            (&["low".to_owned(), "high".to_owned()][..], Some("hush"))
        );
    }

    #[test]
    fn an_unknown_flag_or_language_is_refused() {
        assert!(Cli::try_parse_from(["visionscafe", "serve", "--databse", "x"]).is_err());
        assert!(Cli::try_parse_from(["visionscafe", "serve", "--language", "xx"]).is_err());
        assert!(Cli::try_parse_from(["visionscafe", "serve", "--time-zone", "Mars/Base"]).is_err());
    }
}
