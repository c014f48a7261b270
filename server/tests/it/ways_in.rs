//! Signing in without a password, as far as it needs neither a browser nor a provider.

use axum::http::StatusCode;
use domain::Principal;
use domain::ids::AccountId;
use server::store::{Address, Effect};
use server::{clock, commands, mail};

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

const OWNER: AccountId = AccountId(0xA11);
const ADDRESS: &str = "amal@example.org";
const PASSWORD: &str = "drei Tassen Tee im Garten";

async fn signs_in(site: &Site, cookies: &str, password: &str) -> Answer {
    let form = format!("address={ADDRESS}&password={password}").replace(' ', "+").replace('@', "%40");
    site.post("/sign-in", cookies, &form).await
}

/// Loomio 3.1.1 (no number): whoever guesses at a login code locks its owner out.
#[tokio::test]
async fn loomio_3_1_1_lockout_who_signed_in_here_before_gets_in_while_others_guess_and_nobody_learns_who_is_here() {
    let site = Site::over_tls().await;
    commands::open_account(&site.app.directory, OWNER, "Amal", None).await.unwrap();
    let phc = site.app.passwords.hash(PASSWORD).await.unwrap();
    let address = Address { address: ADDRESS.to_owned(), folded: mail::folded(ADDRESS), verified_ms: Some(1) };
    let effects = vec![
        Effect::PutAddress { account: OWNER.0, address },
        Effect::PutPassword { account: OWNER.0, phc, set_ms: 1 },
    ];
    site.app.directory.carry_out(Principal::Operator, effects).await.unwrap();

    let first = signs_in(&site, "", PASSWORD).await;
    assert_eq!(first.leads_to(), "/account");
    let known = first.set_cookies().into_iter().find(|it| it.starts_with("__Host-known=")).unwrap().to_owned();
    assert!(known.contains("HttpOnly") && known.contains("Secure"), "{known}");
    let known = known.split(';').next().unwrap();

    // One of ten was the owner's own.
    for _ in 0..9 {
        assert_eq!(signs_in(&site, "", "geraten").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    for stranger in ["", "__Host-known=0123", &known.replace("known=", "known=0")] {
        assert_eq!(signs_in(&site, stranger, PASSWORD).await.status, StatusCode::TOO_MANY_REQUESTS, "{stranger}");
    }
    let again = signs_in(&site, known, PASSWORD).await;
    assert_eq!(again.leads_to(), "/account", "the owner's own browser is not kept out");
    assert!(again.set_cookies().iter().any(|it| it.starts_with(known)), "and stays the same browser");
    // What somebody else put there does not become the browser's sign.
    let planted = signs_in(&site, &format!("{known}0"), PASSWORD).await;
    assert_eq!(planted.status, StatusCode::TOO_MANY_REQUESTS);
    // It opens nothing by itself, and does not guess for ever either.
    assert_eq!(site.get("/account", known).await.leads_to(), "/sign-in");
    let guesses = async {
        let mut taken = 0;
        while signs_in(&site, known, "geraten").await.status == StatusCode::UNPROCESSABLE_ENTITY {
            taken += 1;
        }
        taken
    };
    assert_eq!(guesses.await, 9);
    site.end().await;
}

#[tokio::test]
async fn whoever_chooses_another_language_is_still_led_on_to_where_he_wanted_to_go() {
    let site = Site::over_tls().await;
    for page in ["/sign-in", "/register"] {
        let text = site.get(&format!("{page}?next=/organisations/new"), "").await.text();
        assert!(text.contains(&format!(r#"href="{page}?next=/organisations/new&amp;lang=ar""#)), "{page}");
    }
    let failed = site.post("/sign-in", "", "address=nobody%40example.org&password=x&next=%2Fw%2F1").await;
    assert!(failed.text().contains(r#"href="/sign-in?next=/w/1&amp;lang=ar""#));
    // What only leads on keeps the language, too.
    let facilitator = site.facilitator().await;
    let on = site.get("/handover?lang=ar", &facilitator).await;
    assert!(on.leads_to().starts_with("/handover/"));
    assert!(on.set_cookies().iter().any(|cookie| cookie.starts_with("__Host-lang=ar")));
    site.end().await;
}

/// Antragsgrün X41-2024-002, CVE-2024-46884: whatever somebody typed came to others in a mail of the site.
#[tokio::test]
async fn cve_2024_46884_nothing_a_stranger_types_reaches_somebody_else_in_a_mail_of_ours() {
    let site = Site::over_tls().await;
    let form = "name=Sie+haben+gewonnen+https%3A%2F%2Fevil.example&address=victim%40example.org&lang=de";
    assert_eq!(site.post("/register", "", form).await.status, StatusCode::OK);
    site.post("/forgot", "", "address=victim%40example.org&name=evil.example").await;
    let mails = site.app.store.lease_mails(clock::now().0, 10, 1).await.unwrap();
    assert_eq!(mails.len(), 1, "a reset of an address without an account sends nothing");
    for mail in mails {
        assert_eq!(mail.address, "victim@example.org");
        for part in [&mail.subject, &mail.text, &mail.html] {
            assert!(!part.contains("evil.example") && !part.contains("gewonnen"), "{part}");
        }
    }
    site.end().await;
}
