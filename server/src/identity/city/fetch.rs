//! Asking the provider over HTTP: one question, one connection, no redirect followed, nothing large, and never for long.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper::header::{HOST, HeaderValue};
use hyper_util::rt::TokioIo;
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};
use url::{Host, Url};

/// The provider has so long for one answer.
const WITHIN: Duration = Duration::from_secs(10);
/// The longest answer that is read, in bytes.
const LONGEST: usize = 512 * 1024;

/// Why there was no answer; for the log.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{0}")]
pub(super) struct Unanswered(String);

fn because(error: impl std::fmt::Display) -> Unanswered {
    Unanswered(error.to_string())
}

/// Whether this may be asked: over TLS, or on this machine.
pub(super) fn is_safe(url: &Url) -> bool {
    let here = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    };
    url.username().is_empty() && (url.scheme() == "https" || (url.scheme() == "http" && here))
}

/// Asks over HTTP.
#[derive(Clone)]
pub(super) struct Fetch {
    tls: TlsConnector,
}

impl Fetch {
    /// Trusts whom this machine trusts.
    pub(super) fn new() -> Self {
        let mut roots = RootCertStore::empty();
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("the provider knows TLS 1.2 and 1.3")
            .with_root_certificates(roots)
            .with_no_client_auth();
        Self { tls: TlsConnector::from(Arc::new(config)) }
    }

    async fn ask(self, request: HttpRequest) -> Result<HttpResponse, Unanswered> {
        let late = |_| Unanswered(format!("no answer within {} seconds", WITHIN.as_secs()));
        tokio::time::timeout(WITHIN, self.ask_at_once(request)).await.map_err(late)?
    }

    async fn ask_at_once(&self, request: HttpRequest) -> Result<HttpResponse, Unanswered> {
        let url = Url::parse(&request.uri().to_string()).map_err(because)?;
        if !is_safe(&url) {
            return Err(Unanswered(format!("{url} is asked neither over TLS nor on this machine")));
        }
        let (Some(host), Some(port)) = (url.host_str(), url.port_or_known_default()) else {
            return Err(Unanswered(format!("{url} names no host")));
        };
        let name = host.trim_matches(['[', ']']).to_owned();
        let connection = TcpStream::connect((name.as_str(), port)).await.map_err(because)?;
        if url.scheme() == "https" {
            let name = ServerName::try_from(name).map_err(because)?;
            let connection = self.tls.connect(name, connection).await.map_err(because)?;
            talk(connection, request, &url).await
        } else {
            talk(connection, request, &url).await
        }
    }
}

impl<'c> AsyncHttpClient<'c> for Fetch {
    type Error = Unanswered;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, Unanswered>> + Send>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.clone().ask(request))
    }
}

async fn talk<C>(connection: C, request: HttpRequest, url: &Url) -> Result<HttpResponse, Unanswered>
where
    C: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let (mut sender, connection) = http1::handshake(TokioIo::new(connection)).await.map_err(because)?;
    // Ends with the sender, at the latest when the answer was read or given up.
    tokio::spawn(connection);
    let (mut parts, body) = request.into_parts();
    let host = &url[url::Position::BeforeHost..url::Position::AfterPort];
    parts.headers.insert(HOST, HeaderValue::from_str(host).map_err(because)?);
    parts.uri = url[url::Position::BeforePath..url::Position::AfterQuery].parse().map_err(because)?;
    let request = hyper::Request::from_parts(parts, Full::new(Bytes::from(body)));
    let (parts, body) = sender.send_request(request).await.map_err(because)?.into_parts();
    let body = Limited::new(body, LONGEST).collect().await.map_err(because)?;
    Ok(HttpResponse::from_parts(parts, body.to_bytes().to_vec()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_safe_is_asked() {
        for fine in ["https://id.example.org/x", "http://localhost:1/", "http://127.0.0.1:80/a", "http://[::1]:8/"] {
            assert!(is_safe(&Url::parse(fine).unwrap()), "{fine}");
        }
        for bad in [
            "http://id.example.org/",
            "http://10.0.0.1/",
            "ftp://localhost/",
            "https://u@id.example.org/",
            "file:///etc/passwd",
        ] {
            assert!(!is_safe(&Url::parse(bad).unwrap()), "{bad}");
        }
    }
}
