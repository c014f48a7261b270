//! The city's own accounts: its OpenID Connect provider says who somebody is.
//!
//! What is relied on is the ID token alone, signed by a key of the configured issuer, for us (`aud`, `azp`), for this very
//! sign-in (`nonce`, derived from a secret in the browser's cookie), not expired, and strong enough (`acr`). The code is
//! exchanged with PKCE. What the provider says about itself is fetched when it is first needed and kept for an hour; while
//! it does not answer, signing in with it does not work, and everything else does.

mod fetch;

use std::sync::Arc;

use app::catalogue::UiLang;
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthenticationFlow, CoreClaimName, CoreClaimType, CoreClient, CoreClientAuthMethod,
    CoreGrantType, CoreIdTokenClaims, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJweKeyManagementAlgorithm,
    CoreJwsSigningAlgorithm, CoreResponseMode, CoreResponseType, CoreSubjectIdentifierType, CoreUserInfoClaims,
};
use openidconnect::{
    AccessToken, AdditionalProviderMetadata, AuthType, AuthenticationContextClass, AuthorizationCode,
    ClaimsVerificationError, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet, EndpointSet,
    IssuerUrl, LanguageTag, Nonce, OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier, ProviderMetadata,
    RedirectUrl, RequestTokenError, Scope, SignatureVerificationError, SubjectIdentifier, TokenResponse,
};
use serde::{Deserialize, Serialize};
use tokio::sync::{Mutex, Semaphore};
use url::Url;

use self::fetch::{Fetch, Unanswered};
use super::hash;
use crate::clock;
use crate::error::AppError;

/// Where the provider sends people back to, within our site.
pub const BACK: &str = "/sign-in/city/back";

/// What the provider says of itself is asked anew after so long …
const FRESH_MS: i64 = 60 * 60 * 1000;
/// … and at once when a token is signed by a key we do not know, but not more often than this.
const KEYS_ANEW_MS: i64 = 60 * 1000;
/// Who did not answer is left in peace for so long.
const IN_PEACE_MS: i64 = 2_000;

/// So many exchanges are under way at most.
const AT_ONCE: usize = 32;
/// Whoever comes in between tries again after so long.
const AGAIN_MS: u32 = 2_000;

/// Only what a key pair signs: a provider's public key never passes for a shared secret.
const ALGORITHMS: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// How the provider is reached.
#[derive(Clone)]
pub struct CitySettings {
    pub issuer: String,
    pub client_id: String,
    pub client_secret: Option<String>,
    /// What the button says; in words of our own where nothing is said.
    pub name: Option<String>,
    /// One of these must be shown, where there are any.
    pub acr: Vec<String>,
    /// Whoever has shown one of these has shown two factors.
    pub strong_acr: Vec<String>,
}

impl std::fmt::Debug for CitySettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CitySettings")
            .field("issuer", &self.issuer)
            .field("client_id", &self.client_id)
            .field("client_secret", &self.client_secret.as_ref().map(|_| "…"))
            .field("name", &self.name)
            .field("acr", &self.acr)
            .field("strong_acr", &self.strong_acr)
            .finish()
    }
}

impl CitySettings {
    /// Whether this can be a provider.
    ///
    /// # Errors
    /// One sentence that says what does not fit.
    pub fn check(&self) -> Result<(), String> {
        let fits = Url::parse(&self.issuer).is_ok_and(|url| fetch::is_safe(&url) && url.query().is_none());
        match fits {
            true => Ok(()),
            false => Err(format!(
                "--oidc-issuer {} must begin with https:// (http:// only on this machine) and have no query",
                self.issuer
            )),
        }
    }
}

/// What an answer of the provider says in its address.
#[derive(Debug, Clone, Default)]
pub struct Back {
    pub code: Option<String>,
    pub state: Option<String>,
    pub iss: Option<String>,
    pub error: Option<String>,
}

/// What somebody went there for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Away {
    /// To sign in, and go on to there.
    SignIn { next: Option<String> },
    /// To connect this account.
    Connect { account: u64 },
    /// Is back, and has only to say yes.
    Found { account: u64, subject: String, called: String },
}

/// Who somebody is, as the provider has shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citizen {
    pub subject: String,
    /// Two factors were shown there.
    pub strong: bool,
    pub name: Option<String>,
    /// Only an address that the provider has verified.
    pub address: Option<String>,
}

/// What we ask the provider to tell of itself beside what the library knows.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct More {
    /// RFC 9207: then an answer without `iss` is none of its.
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

impl AdditionalProviderMetadata for More {}

type Metadata = ProviderMetadata<
    More,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

type Client =
    CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// The city's provider.
pub struct City {
    settings: CitySettings,
    issuer: IssuerUrl,
    redirect: RedirectUrl,
    fetch: Fetch,
    known: Mutex<Known>,
    /// So many answers are looked into at once: whoever makes answers up does not make us ask without end.
    busy: Semaphore,
}

#[derive(Default)]
struct Known {
    metadata: Option<(i64, Arc<Metadata>)>,
    /// When it was last asked before its time, for the sake of a key.
    anew_ms: Option<i64>,
    failed_ms: Option<i64>,
}

/// A token that was verified, before anybody looked up what more there is to know.
pub struct Proven {
    claims: CoreIdTokenClaims,
    access: AccessToken,
    client: Client,
    strong: bool,
}

impl Proven {
    /// Whom the provider means; unique together with the issuer, and never given to somebody else.
    pub fn subject(&self) -> &str {
        self.claims.subject()
    }

    /// Two factors were shown there.
    pub fn strong(&self) -> bool {
        self.strong
    }
}

impl City {
    /// A provider that is asked when it is first needed.
    ///
    /// # Errors
    /// One sentence that says what does not fit.
    pub fn new(settings: CitySettings, public_url: &str) -> Result<Self, String> {
        settings.check()?;
        let issuer = IssuerUrl::new(settings.issuer.clone()).map_err(|e| e.to_string())?;
        let redirect = RedirectUrl::new(format!("{public_url}{BACK}")).map_err(|e| e.to_string())?;
        Ok(Self {
            settings,
            issuer,
            redirect,
            fetch: Fetch::new(),
            known: Mutex::default(),
            busy: Semaphore::new(AT_ONCE),
        })
    }

    /// What its accounts are kept under.
    pub fn issuer(&self) -> &str {
        &self.settings.issuer
    }

    /// What the button says, if the city says it.
    pub fn name(&self) -> Option<&str> {
        self.settings.name.as_deref()
    }

    /// Where somebody signs in, with a secret that the browser keeps.
    ///
    /// # Errors
    /// `CityUnreachable`.
    pub async fn begin(&self, secret: &str, lang: UiLang) -> Result<Url, AppError> {
        let client = self.client(&*self.metadata(None).await?)?;
        let derived = Derived::of(secret);
        let (state, nonce) = (derived.state.clone(), derived.nonce());
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&derived.verifier());
        let mut request = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, move || CsrfToken::new(state), move || nonce)
            .set_pkce_challenge(challenge)
            .add_scope(Scope::new("profile".to_owned()))
            .add_scope(Scope::new("email".to_owned()))
            .add_ui_locale(LanguageTag::new(lang.tag().to_owned()));
        for acr in &self.settings.acr {
            request = request.add_auth_context_value(AuthenticationContextClass::new(acr.clone()));
        }
        let url: Url = request.url().0;
        if fetch::is_safe(&url) { Ok(url) } else { Err(unreachable("its pages are not served over TLS")) }
    }

    /// What came of signing in there.
    ///
    /// # Errors
    /// `CityExpired` when the answer does not belong to this secret, `CityCancelled`, `CityWeak`, `CityRefused` when the
    /// provider or what it says is not to be relied on, `CityUnreachable`.
    pub async fn finish(&self, secret: &str, back: &Back) -> Result<Proven, AppError> {
        let derived = Derived::of(secret);
        // Compared by their hashes: how long that takes tells nothing.
        if back.state.as_deref().map(hash) != Some(hash(&derived.state)) {
            return Err(AppError::CityExpired);
        }
        let Ok(_one) = self.busy.try_acquire() else { return Err(AppError::TooFast { retry_after_ms: AGAIN_MS }) };
        let metadata = self.metadata(None).await?;
        let more = metadata.additional_metadata();
        match &back.iss {
            Some(iss) if *iss != self.settings.issuer => return Err(refused("the answer is another issuer's")),
            None if more.authorization_response_iss_parameter_supported => {
                return Err(refused("the answer does not say whose it is"));
            }
            _ => {}
        }
        match (back.error.as_deref(), &back.code) {
            (Some("access_denied"), _) => Err(AppError::CityCancelled),
            (Some("unmet_authentication_requirements"), _) => Err(AppError::CityWeak),
            (Some("server_error" | "temporarily_unavailable"), _) => Err(unreachable("it says so itself")),
            (Some(error), _) => Err(refused(&format!("it answers {error:?}"))),
            (None, None) => Err(refused("there is no code in its answer")),
            (None, Some(code)) => self.exchange(&metadata, &derived, code).await,
        }
    }

    async fn exchange(&self, metadata: &Arc<Metadata>, derived: &Derived, code: &str) -> Result<Proven, AppError> {
        let client = self.client(metadata)?;
        let tokens = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(|e| refused(&e.to_string()))?
            .set_pkce_verifier(derived.verifier())
            .request_async(&self.fetch)
            .await
            .map_err(|error| match error {
                RequestTokenError::Request(cause) => unreachable(&cause.to_string()),
                RequestTokenError::ServerResponse(answer) => refused(&format!("no token: {}", answer.error())),
                other => refused(&other.to_string()),
            })?;
        let token = tokens.id_token().ok_or_else(|| refused("there is no ID token in its answer"))?;
        let nonce = derived.nonce();
        let mut client = client;
        let mut claims = token.claims(&verifier(&client), &nonce).cloned();
        if matches!(
            claims,
            Err(ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey))
        ) {
            // Perhaps it has changed its keys.
            client = self.client(&*self.metadata(Some(metadata)).await?)?;
            claims = token.claims(&verifier(&client), &nonce).cloned();
        }
        let claims = claims.map_err(|error| refused(&error.to_string()))?;
        self.is_for_us(&claims)?;
        let acr = claims.auth_context_ref().map(|acr| acr.as_str().to_owned());
        let shown = |wanted: &[String]| acr.as_ref().is_some_and(|acr| wanted.contains(acr));
        let strong = shown(&self.settings.strong_acr);
        if !self.settings.acr.is_empty() && !strong && !shown(&self.settings.acr) {
            tracing::warn!(?acr, "a sign-in with the city's provider was not strong enough");
            return Err(AppError::CityWeak);
        }
        Ok(Proven { access: tokens.access_token().clone(), claims, client, strong })
    }

    /// What the library leaves to us: for whom the token was made (`azp`), and when.
    fn is_for_us(&self, claims: &CoreIdTokenClaims) -> Result<(), AppError> {
        let party = claims.authorized_party().map(|it| it.as_str());
        if party.is_some_and(|party| party != self.settings.client_id) {
            return Err(refused("the token was made for somebody else (azp)"));
        }
        if claims.subject().is_empty() || claims.subject().len() > 255 {
            return Err(refused("the token names nobody"));
        }
        Ok(())
    }

    /// Who somebody is, with name and address; asked for where the token does not say.
    ///
    /// # Errors
    /// `CityUnreachable`, `CityRefused`.
    pub async fn citizen(&self, proven: &Proven) -> Result<Citizen, AppError> {
        let claims = &proven.claims;
        let mut citizen = Citizen {
            subject: claims.subject().to_string(),
            strong: proven.strong,
            name: claims.name().and_then(|it| it.get(None)).map(|it| it.to_string()),
            address: claims.email().filter(|_| claims.email_verified() == Some(true)).map(|it| it.to_string()),
        };
        if citizen.name.is_some() || claims.email().is_some() || proven.client.user_info_url().is_none() {
            return Ok(citizen);
        }
        let subject = SubjectIdentifier::new(citizen.subject.clone());
        let info: CoreUserInfoClaims = proven
            .client
            .user_info(proven.access.clone(), Some(subject))
            .map_err(|e| refused(&e.to_string()))?
            .request_async(&self.fetch)
            .await
            .map_err(|e: openidconnect::UserInfoError<Unanswered>| match e {
                openidconnect::UserInfoError::Request(cause) => unreachable(&cause.to_string()),
                other => refused(&other.to_string()),
            })?;
        citizen.name = info.name().and_then(|it| it.get(None)).map(|it| it.to_string());
        citizen.address = info.email().filter(|_| info.email_verified() == Some(true)).map(|it| it.to_string());
        Ok(citizen)
    }

    fn client(&self, metadata: &Metadata) -> Result<Client, AppError> {
        let id = ClientId::new(self.settings.client_id.clone());
        let secret = self.settings.client_secret.clone().map(ClientSecret::new);
        let takes = |method: &CoreClientAuthMethod| {
            metadata.token_endpoint_auth_methods_supported().is_none_or(|all| all.contains(method))
        };
        let basic = takes(&CoreClientAuthMethod::ClientSecretBasic) || !takes(&CoreClientAuthMethod::ClientSecretPost);
        if metadata.token_endpoint().is_none() {
            return Err(unreachable("it names no address to exchange codes at"));
        }
        Ok(CoreClient::from_provider_metadata(metadata.clone(), id, secret)
            .set_auth_type(if basic { AuthType::BasicAuth } else { AuthType::RequestBody })
            .set_redirect_uri(self.redirect.clone()))
    }

    /// What it says of itself, in a fresh version if this one will not do.
    async fn metadata(&self, will_not_do: Option<&Arc<Metadata>>) -> Result<Arc<Metadata>, AppError> {
        // Whoever comes while it is asked waits for the same answer.
        let mut known = self.known.lock().await;
        let now = clock::now().0;
        let in_peace = known.failed_ms.is_some_and(|failed| now < failed + IN_PEACE_MS);
        if let Some((since, metadata)) = &known.metadata {
            let will_do = match will_not_do {
                None => now < since + FRESH_MS,
                // Somebody else has asked meanwhile, or not long ago.
                Some(old) => !Arc::ptr_eq(old, metadata) || known.anew_ms.is_some_and(|at| now < at + KEYS_ANEW_MS),
            };
            if will_do || in_peace {
                return Ok(Arc::clone(metadata));
            }
        }
        if in_peace {
            return Err(AppError::CityUnreachable);
        }
        if will_not_do.is_some() {
            known.anew_ms = Some(now);
        }
        match Metadata::discover_async(self.issuer.clone(), &self.fetch).await {
            Ok(metadata) => {
                let metadata = Arc::new(metadata);
                known.metadata = Some((clock::now().0, Arc::clone(&metadata)));
                known.failed_ms = None;
                Ok(metadata)
            }
            Err(error) => {
                let cause = unreachable(&chain(&error));
                known.failed_ms = Some(clock::now().0);
                // What it said before is better than nothing.
                known.metadata.as_ref().map(|(_, metadata)| Arc::clone(metadata)).ok_or(cause)
            }
        }
    }
}

fn verifier(client: &Client) -> openidconnect::core::CoreIdTokenVerifier<'_> {
    client
        .id_token_verifier()
        .set_allowed_algs(ALGORITHMS)
        .set_time_fn(|| chrono::DateTime::from_timestamp_millis(clock::now().0).unwrap_or_default())
}

/// An error with all its causes, for the log.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}

fn unreachable(cause: &str) -> AppError {
    tracing::warn!(cause, "the city's identity provider cannot be reached");
    AppError::CityUnreachable
}

fn refused(cause: &str) -> AppError {
    tracing::warn!(cause, "a sign-in with the city's identity provider was refused");
    AppError::CityRefused
}

/// What goes to the provider in place of the secret itself, each derived from it: only this browser's answer fits.
struct Derived {
    state: String,
    nonce: String,
    verifier: String,
}

impl Derived {
    fn of(secret: &str) -> Self {
        let derive = |what: &str| hash(&format!("city:{what}:{secret}")).iter().map(|b| format!("{b:02x}")).collect();
        Self { state: derive("state"), nonce: derive("nonce"), verifier: derive("verifier") }
    }

    fn nonce(&self) -> Nonce {
        Nonce::new(self.nonce.clone())
    }

    fn verifier(&self) -> PkceCodeVerifier {
        PkceCodeVerifier::new(self.verifier.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(issuer: &str) -> CitySettings {
        CitySettings {
            issuer: issuer.to_owned(),
            client_id: "visionscafe".to_owned(),
            client_secret: Some("hush".to_owned()),
            name: None,
            acr: Vec::new(),
            strong_acr: Vec::new(),
        }
    }

    #[test]
    fn a_provider_is_reached_over_tls_or_on_this_machine() {
        assert!(settings("https://id.example.org/realms/city").check().is_ok());
        assert!(settings("http://127.0.0.1:4000").check().is_ok());
        for bad in ["http://id.example.org", "id.example.org", "https://id.example.org/?x=1", ""] {
            assert!(settings(bad).check().is_err(), "{bad}");
        }
    }

    #[test]
    fn the_client_s_secret_is_never_shown() {
        assert!(!format!("{:?}", settings("https://id.example.org")).contains("hush"));
    }

    #[test]
    fn what_travels_says_nothing_of_the_secret_and_differs_from_one_another() {
        let (one, other) = (Derived::of("a"), Derived::of("b"));
        let all = [&one.state, &one.nonce, &one.verifier, &other.state, &other.nonce, &other.verifier];
        assert_eq!(all.iter().collect::<std::collections::BTreeSet<_>>().len(), 6);
        assert!(all.iter().all(|it| it.len() == 64));
    }
}
