//! Signing in without a password, as far as it needs neither a browser nor a provider.

use axum::http::StatusCode;

use crate::site::{Answer, Site};

const BEGIN: &str = "/sign-in/passkey/begin";
const FINISH: &str = "/sign-in/passkey";

fn json(answer: &Answer) -> serde_json::Value {
    serde_json::from_slice(&answer.body).unwrap()
}

#[tokio::test]
async fn where_the_city_has_no_provider_nothing_speaks_of_one() {
    let site = Site::over_tls().await;
    assert!(!site.get("/sign-in", "").await.text().contains("Stadtkonto"));
    for path in ["/sign-in/city", "/account/city", "/account/city/begin"] {
        assert_eq!(site.get(path, "").await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(site.get("/sign-in/city/back?code=1&state=2", "").await.status, StatusCode::BAD_REQUEST);
    site.end().await;
}

#[tokio::test]
async fn what_a_device_is_asked_is_new_each_time_and_waits_under_a_cookie_of_this_host() {
    let site = Site::over_tls().await;
    let (one, other) = (site.post(BEGIN, "", "").await, site.post(BEGIN, "", "").await);
    assert_ne!(json(&one)["publicKey"]["challenge"], json(&other)["publicKey"]["challenge"]);
    assert_eq!(json(&one)["publicKey"]["allowCredentials"], serde_json::json!([]));
    let [cookie] = one.set_cookies()[..] else { panic!("one cookie") };
    assert!(cookie.starts_with("__Host-passkey=") && cookie.contains("HttpOnly"), "{cookie}");
    site.end().await;
}

#[tokio::test]
async fn a_made_up_answer_of_a_device_is_refused_and_uses_up_what_was_asked() {
    let site = Site::over_tls().await;
    let begun = site.post(BEGIN, "", "").await.cookies();
    let made_up = r#"{"credential":{"id":"AAAA","rawId":"AAAA","type":"public-key","response":
        {"authenticatorData":"AAAA","clientDataJSON":"AAAA","signature":"AAAA","userHandle":"AAAAAAAAAAAAAAAAAAAAAA"}}}"#;
    for _ in 0..2 {
        let answer = site.post(FINISH, &begun, made_up).await;
        assert_eq!((answer.status, &json(&answer)["code"]), (StatusCode::FORBIDDEN, &"passkey_refused".into()));
        assert!(answer.set_cookies().is_empty());
    }
    site.end().await;
}

#[tokio::test]
async fn passkeys_are_their_owner_s_business() {
    let site = Site::over_tls().await;
    assert_eq!(site.get("/account/passkeys", "").await.status, StatusCode::UNAUTHORIZED);
    for path in ["/account/passkeys", "/account/passkeys/begin", "/account/passkeys/add"] {
        assert_eq!(site.post(path, "", "name=x").await.status, StatusCode::UNAUTHORIZED, "{path}");
    }
    let facilitator = site.facilitator().await;
    let nameless = site.post("/account/passkeys/begin", &facilitator, "name=").await;
    assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
    let begun = site.post("/account/passkeys/begin", &facilitator, "name=Telefon").await;
    assert_eq!(json(&begun)["publicKey"]["authenticatorSelection"]["residentKey"], "required");
    // Asked to make a key, a device cannot answer by signing in.
    let answer = site.post(FINISH, &begun.cookies(), r#"{"credential":{}}"#).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    site.end().await;
}

#[tokio::test]
async fn at_an_address_without_tls_there_are_no_passkeys_but_on_this_machine() {
    let site = Site::plain().await;
    assert_eq!(site.post(BEGIN, "", "").await.status, StatusCode::OK, "http://localhost is this machine");
    site.end().await;
}
