//! The way mail leaves: to a mail server, or into a folder.

use std::fmt;
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use lettre::address::Envelope;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use percent_encoding::percent_decode_str;
use url::Url;

use crate::store::LeasedMail;

/// Where mail goes, and in whose name.
pub struct Way {
    from: Mailbox,
    timeout: Duration,
    to: Goal,
}

enum Goal {
    Server(AsyncSmtpTransport<Tokio1Executor>),
    Folder(PathBuf),
}

// A password is nobody's business who reads a log.
impl fmt::Debug for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Way").finish_non_exhaustive()
    }
}

/// Why a way cannot be gone. Says what to mend, and never the address itself, which may hold a password.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct WayError(String);

/// A mail was not sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Failure {
    /// A word, and a number of the other server's: no address, no text of anybody's.
    pub(super) reason: String,
    /// Trying again does not help.
    pub(super) lasting: bool,
    /// More for the log, where it can hold no address.
    pub(super) detail: Option<String>,
}

impl Way {
    /// Understands where mail is to go and in whose name.
    ///
    /// # Errors
    /// One sentence that says what does not fit.
    pub fn new(to: &str, from: &str, timeout: Duration) -> Result<Self, WayError> {
        let from: Mailbox = from.parse().map_err(|_| {
            WayError("--mail-from is no mail address such as \"VisionsCafé <cafe@example.org>\"".to_owned())
        })?;
        let goal = match to.strip_prefix("file:") {
            Some(folder) => Goal::Folder(made(folder)?),
            None => Goal::Server(server(to, from.email.domain(), timeout)?),
        };
        Ok(Self { from, timeout, to: goal })
    }

    /// A mail that takes longer has failed.
    pub(super) fn timeout(&self) -> Duration {
        self.timeout
    }

    /// Sends a mail. However often that happens, it has the same Message-ID.
    pub(super) async fn send(&self, mail: &LeasedMail) -> Result<(), Failure> {
        let (envelope, message) = self.message(mail)?;
        let sent = async {
            match &self.to {
                Goal::Server(server) => match server.send_raw(&envelope, &message).await {
                    Ok(_) => Ok(()),
                    Err(error) => Err(refused(&error)),
                },
                Goal::Folder(folder) => keep(folder, mail.id, &message).map_err(|error| Failure {
                    reason: "folder".to_owned(),
                    lasting: false,
                    detail: Some(error.to_string()),
                }),
            }
        };
        match tokio::time::timeout(self.timeout, sent).await {
            Ok(sent) => sent,
            Err(_) => Err(Failure { reason: "timeout".to_owned(), lasting: false, detail: None }),
        }
    }

    fn message(&self, mail: &LeasedMail) -> Result<(Envelope, Vec<u8>), Failure> {
        let broken = |reason: &str| Failure { reason: reason.to_owned(), lasting: true, detail: None };
        let address: Address = mail.address.parse().map_err(|_| broken("address"))?;
        let written = UNIX_EPOCH + Duration::from_millis(u64::try_from(mail.created_ms).unwrap_or_default());
        let mut message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, address))
            .subject(mail.subject.as_str())
            .date(written)
            .message_id(Some(format!("<{:016x}@{}>", mail.id, self.from.email.domain())))
            // Nobody's holiday note comes back.
            .raw_header(fixed("Auto-Submitted", "auto-generated"))
            .raw_header(fixed("Content-Language", &mail.lang));
        if let Some(link) = &mail.unsubscribe {
            message = message
                .raw_header(fixed("List-Unsubscribe", &format!("<{link}>")))
                .raw_header(fixed("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        }
        let body = MultiPart::alternative_plain_html(mail.text.clone(), mail.html.clone());
        let message = message.multipart(body).map_err(|_| broken("message"))?;
        Ok((message.envelope().clone(), message.formatted()))
    }
}

/// Whether mail can be sent there.
pub fn is_address(text: &str) -> bool {
    text.parse::<Address>().is_ok()
}

/// A header whose value is ours and needs no encoding; what would not fit in is left out of it.
fn fixed(name: &'static str, value: &str) -> HeaderValue {
    let name = HeaderName::new_from_ascii_str(name);
    let value: String = value.chars().filter(|c| matches!(c, ' '..='~')).collect();
    HeaderValue::dangerous_new_pre_encoded(name, value.clone(), value)
}

fn server(to: &str, hello: &str, timeout: Duration) -> Result<AsyncSmtpTransport<Tokio1Executor>, WayError> {
    let wrong = |what: &str| WayError(format!("--smtp: {what}"));
    let how = "such as smtps://USER:PASSWORD@mail.example.org, smtp://USER:PASSWORD@mail.example.org:587 (with STARTTLS), \
               smtp+plain://127.0.0.1:25 or file:FOLDER";
    let url = Url::parse(to).map_err(|_| wrong(&format!("this is no address {how}")))?;
    let host = url
        .host_str()
        .filter(|host| !host.is_empty())
        .ok_or_else(|| wrong(&format!("the mail server's name is missing; {how}")))?;
    if !matches!(url.path(), "" | "/") || url.query().is_some() || url.fragment().is_some() {
        return Err(wrong(
            "nothing may follow the mail server's name and port; a password with / ? # @ or % in it is written with %2F %3F %23 %40 %25",
        ));
    }
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let parameters =
        || TlsParameters::new(bare.to_owned()).map_err(|_| wrong("the mail server's name fits no certificate"));
    let (tls, port) = match url.scheme() {
        "smtps" => (Tls::Wrapper(parameters()?), 465),
        "smtp" => (Tls::Required(parameters()?), 587),
        "smtp+plain" if is_loopback(bare) => (Tls::None, 25),
        "smtp+plain" => return Err(wrong("without encryption mail goes to a server on this machine only (127.0.0.1)")),
        _ => return Err(wrong(&format!("this is no address {how}"))),
    };
    let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(bare)
        .port(url.port().unwrap_or(port))
        .tls(tls)
        .hello_name(ClientId::Domain(hello.to_owned()))
        .timeout(Some(timeout));
    let decoded = |text: &str| percent_decode_str(text).decode_utf8().map(|text| text.into_owned());
    if !url.username().is_empty() {
        let user = decoded(url.username()).map_err(|_| wrong("the user's name is not UTF-8"))?;
        let password = decoded(url.password().unwrap_or_default()).map_err(|_| wrong("the password is not UTF-8"))?;
        builder = builder.credentials(Credentials::new(user, password));
    }
    Ok(builder.build())
}

fn is_loopback(host: &str) -> bool {
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// What an SMTP server's refusal means for us.
fn refused(error: &smtp::Error) -> Failure {
    // These are about us and not about the mail: somebody will mend the password or the certificate.
    const ABOUT_US: [u16; 4] = [530, 534, 535, 538];
    if let Some(code) = error.status().map(u16::from) {
        let lasting = error.is_permanent() && !ABOUT_US.contains(&code);
        return Failure { reason: format!("smtp {code}"), lasting, detail: None };
    }
    let reason = match error {
        _ if error.is_timeout() => "timeout",
        _ if error.is_tls() => "tls",
        _ if error.is_client() => "client",
        _ if error.is_response() => "response",
        _ => "connection",
    };
    Failure { reason: reason.to_owned(), lasting: false, detail: Some(error.to_string()) }
}

/// For developing: a folder that only its owner reads.
fn made(folder: &str) -> Result<PathBuf, WayError> {
    let path = PathBuf::from(folder);
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(&path)
        .map_err(|error| WayError(format!("--smtp: the folder {folder} cannot be made: {error}")))?;
    Ok(path)
}

/// Writes a mail into a folder; a repetition replaces it.
fn keep(folder: &Path, id: u64, message: &[u8]) -> std::io::Result<()> {
    let (half, whole) = (folder.join(format!("{id:016x}.part")), folder.join(format!("{id:016x}.eml")));
    let mut file = std::fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&half)?;
    file.write_all(message)?;
    file.sync_all()?;
    std::fs::rename(half, whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn way(to: &str) -> Result<Way, WayError> {
        Way::new(to, "VisionsCafé <cafe@example.org>", Duration::from_secs(5))
    }

    fn mail() -> LeasedMail {
        LeasedMail {
            id: 0xab,
            address: "amal@example.org".to_owned(),
            kind: "reminder".to_owned(),
            lang: "de".to_owned(),
            subject: "Erinnerung: Öl\r\nBcc: all@example.org".to_owned(),
            text: "Grüße\n".to_owned(),
            html: "<p>Grüße</p>".to_owned(),
            unsubscribe: Some(
                "https://cafe.example.org/unsubscribe/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
                    .to_owned(),
            ),
            created_ms: 1_700_000_000_000,
            until_ms: i64::MAX,
            tries: 1,
        }
    }

    fn written(mail: &LeasedMail) -> String {
        String::from_utf8(way("smtp+plain://127.0.0.1:2525").unwrap().message(mail).unwrap().1).unwrap()
    }

    #[test]
    fn without_encryption_mail_stays_on_this_machine() {
        assert!(way("smtp+plain://127.0.0.1:2525").is_ok());
        assert!(way("smtp+plain://[::1]:2525").is_ok());
        assert!(way("smtp+plain://localhost").is_ok());
        assert!(way("smtp+plain://mail.example.org").is_err());
        assert!(way("smtp+plain://127.0.0.1.example.org").is_err());
    }

    #[tokio::test]
    async fn what_is_wrong_is_said_without_the_password() {
        assert!(way("smtps://amal:hush@mail.example.org").is_ok());
        for wrong in [
            "smtps://amal:hu/sh@mail.example.org",
            "smtps://amal:hush@",
            "http://amal:hush@mail.example.org",
            "smtps://amal:hush@mail.example.org:x",
            "smtp+plain://amal:hush@mail.example.org",
            "amal:hush@mail.example.org",
        ] {
            let said = way(wrong).unwrap_err().to_string();
            assert!(!said.contains("hush") && !said.contains("hu/sh") && !said.contains("amal"), "{said}");
        }
        assert!(!format!("{:?}", way("smtps://amal:hush@mail.example.org").unwrap()).contains("hush"));
    }

    #[test]
    fn no_line_of_a_mail_begins_where_its_writer_did_not_mean_it() {
        let written = written(&mail());
        let head = written.split("\r\n\r\n").next().unwrap();
        assert!(!head.lines().any(|line| line.starts_with("Bcc:")), "{head}");
        assert_eq!(head.lines().filter(|line| line.starts_with("Subject:")).count(), 1, "{head}");
    }

    #[test]
    fn the_way_to_unsubscribe_is_in_the_head_for_mail_programs() {
        let mut mail = mail();
        let head = written(&mail);
        assert!(head.contains(&format!("List-Unsubscribe: <{}>\r\n", mail.unsubscribe.as_ref().unwrap())), "{head}");
        assert!(head.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"));
        assert!(head.contains("Message-ID: <00000000000000ab@example.org>\r\n"), "{head}");
        mail.unsubscribe = None;
        assert!(!written(&mail).contains("List-Unsubscribe"));
    }

    #[test]
    fn what_is_no_address_is_not_tried_twice() {
        let to = |address: &str| LeasedMail { address: address.to_owned(), ..mail() };
        for wrong in ["", "amal", "amal@example.org\r\nRCPT TO:<all@example.org>", "a@b, c@d"] {
            let failure = way("smtp+plain://127.0.0.1").unwrap().message(&to(wrong)).unwrap_err();
            assert!(failure.lasting, "{wrong}");
        }
    }
}
