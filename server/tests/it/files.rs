//! Files: sent in a form, kept as what they are, and given to those alone who may have them.

use std::collections::BTreeSet;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Multipart, State};
use axum::http::header::{CONTENT_TYPE, COOKIE};
use axum::http::{Request, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use domain::Principal;
use domain::directory::organisations::{Command, Details};
use domain::ids::{AccountId, FileId, OrganisationId};
use domain::text::OrganisationName;
use domain::workshop::OrganisationKind;
use server::app_state::App;
use server::directory::About;
use server::error::AppError;
use server::http::uploads::{self, ATTACHMENT_BYTES, LOGO_BYTES};
use server::identity::Limits;
use server::store::FileOwner;
use tower::ServiceExt;

use crate::site::Site;

const SENDER: AccountId = AccountId(1);
const HOUSE: FileOwner = FileOwner::Organisation(OrganisationId(5));

/// A page as others will write it: a form for a logo, and one for an attachment.
fn page(app: App) -> Router {
    async fn logo(State(app): State<App>, form: Multipart) -> Response {
        let kept = async {
            let form = app.uploads.read(form, LOGO_BYTES, SENDER).await?;
            let (_, file) = form.file.ok_or(AppError::Malformed)?;
            let id = FileId(server::chance::id());
            let put = uploads::logo(&app, HOUSE, id, file).await?;
            app.directory.carry_out(Principal::Operator, vec![put]).await?;
            Ok::<_, AppError>(id)
        };
        answer(kept.await.map(|id| id.to_string()))
    }
    async fn attachment(State(app): State<App>, form: Multipart) -> Response {
        let kept = async {
            let form = app.uploads.read(form, ATTACHMENT_BYTES, SENDER).await?;
            let (_, file) = form.file.ok_or(AppError::Malformed)?;
            let id = FileId(server::chance::id());
            let put = uploads::attachment(HOUSE, id, file)?;
            app.directory.carry_out(Principal::Operator, vec![put]).await?;
            Ok::<_, AppError>(id)
        };
        answer(kept.await.map(|id| id.to_string()))
    }
    async fn typed(State(app): State<App>, form: Multipart) -> Response {
        answer(
            app.uploads
                .read(form, LOGO_BYTES, SENDER)
                .await
                .map(|form| format!("{:?} {}", form.pairs, form.file.is_some())),
        )
    }
    fn answer(kept: Result<String, AppError>) -> Response {
        kept.map_or_else(|error| (error.status(), error.problem().code).into_response(), IntoResponse::into_response)
    }
    Router::new()
        .route("/logo", post(logo).layer(uploads::body_limit(LOGO_BYTES)))
        .route("/attachment", post(attachment).layer(uploads::body_limit(ATTACHMENT_BYTES)))
        .route("/typed", post(typed).layer(uploads::body_limit(LOGO_BYTES)))
        .with_state(app)
}

const EDGE: &str = "----edge-of-a-part";

/// A part of a form as browsers write it.
fn part(field: &str, file_name: Option<&str>, kind: &str, bytes: &[u8]) -> Vec<u8> {
    let named = file_name.map(|name| format!("; filename=\"{name}\"")).unwrap_or_default();
    let mut part =
        format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{field}\"{named}\r\nContent-Type: {kind}\r\n\r\n")
            .into_bytes();
    part.extend_from_slice(bytes);
    part.extend_from_slice(b"\r\n");
    part
}

async fn sends_form(router: &Router, path: &str, parts: &[Vec<u8>]) -> (StatusCode, String) {
    let mut body = parts.concat();
    body.extend_from_slice(format!("--{EDGE}--\r\n").as_bytes());
    let kind = format!("multipart/form-data; boundary={EDGE}");
    let request = Request::post(path).header(CONTENT_TYPE, kind).body(Body::from(body)).unwrap();
    let answer = router.clone().oneshot(request).await.unwrap();
    let status = answer.status();
    let body: Bytes = axum::body::to_bytes(answer.into_body(), 1 << 20).await.unwrap();
    (status, String::from_utf8_lossy(&body).into_owned())
}

async fn sends(router: &Router, path: &str, name: &str, kind: &str, bytes: &[u8]) -> (StatusCode, String) {
    sends_form(router, path, &[part("file", Some(name), kind, bytes)]).await
}

/// A drawing of this size, made by hand: a PNG without any compression.
fn png(edge: u8) -> Vec<u8> {
    fn chunk(file: &mut Vec<u8>, named: &[u8]) {
        let mut crc = !0_u32;
        for byte in named {
            crc ^= u32::from(*byte);
            for _ in 0..8 {
                crc = if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 };
            }
        }
        file.extend(u32::try_from(named.len() - 4).unwrap().to_be_bytes());
        file.extend(named);
        file.extend((!crc).to_be_bytes());
    }
    let row = [vec![0], vec![0x7f; usize::from(edge)]].concat();
    let pixels = row.repeat(usize::from(edge));
    let length = u16::try_from(pixels.len()).unwrap();
    let (mut one, mut two) = (1_u32, 0_u32);
    for byte in &pixels {
        one = (one + u32::from(*byte)) % 65_521;
        two = (two + one) % 65_521;
    }
    let mut data = [&b"IDAT\x78\x01\x01"[..], &length.to_le_bytes(), &(!length).to_le_bytes(), &pixels].concat();
    data.extend((two << 16 | one).to_be_bytes());
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(
        &mut file,
        &[&b"IHDR"[..], &u32::from(edge).to_be_bytes(), &u32::from(edge).to_be_bytes(), &[8, 0, 0, 0, 0]].concat(),
    );
    chunk(&mut file, &data);
    chunk(&mut file, b"IEND");
    file
}

/// The house is there, waits to be verified, and is the facilitator's: nobody else may see it.
async fn registered(site: &Site) {
    let details = Details {
        name: OrganisationName::parse("Haus der Kulturen").unwrap(),
        kind: OrganisationKind::Club,
        languages: BTreeSet::new(),
        website: None,
    };
    let register = Command::Register { organisation: OrganisationId(5), details };
    let by = Principal::Account { id: site.ways.facilitator_id, assured: true };
    site.app.directory.act(by, register.into(), About::default(), Vec::new()).await.unwrap();
}

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n";

#[tokio::test]
async fn a_logo_is_drawn_anew_and_served_to_be_saved_and_for_nobody_else_to_keep() {
    let site = Site::over_tls().await;
    registered(&site).await;
    let (router, facilitator) = (page(site.app.clone()), site.facilitator().await);
    let (status, id) = sends(&router, "/logo", "Haus der %22Kulturen%22.png", "text/html", &png(16)).await;
    assert_eq!(status, StatusCode::OK, "{id}");

    let logo = site.get(&format!("/files/{id}"), &facilitator).await;
    assert_eq!(logo.status, StatusCode::OK);
    assert!(logo.body.starts_with(b"\x89PNG") && logo.body[..] != png(16)[..]);
    assert_eq!(logo.header("content-type"), "image/png");
    assert_eq!(logo.header("x-content-type-options"), "nosniff");
    assert_eq!(logo.header("cache-control"), "private, no-store");
    assert_eq!(logo.header("cross-origin-resource-policy"), "same-origin");
    let policy = logo.header("content-security-policy");
    assert!(policy.contains("default-src 'none'") && policy.ends_with("; sandbox"), "{policy}");
    assert_eq!(
        logo.header("content-disposition"),
        "attachment; filename=\"visionscafe-logo.png\"; filename*=UTF-8''visionscafe-logo%20Haus%20der%20Kulturen.png"
    );
    site.end().await;
}

/// Decidim CVE-2026-45377, CVE-2026-45378: links to private files that opened for whoever had them.
#[tokio::test]
async fn cve_2026_45377_cve_2026_45378_the_address_of_a_file_opens_nothing_by_itself() {
    let site = Site::plain().await;
    registered(&site).await;
    let (router, facilitator) = (page(site.app.clone()), site.facilitator().await);
    let (_, id) = sends(&router, "/attachment", "Ausweis.pdf", "application/pdf", PDF).await;
    let path = format!("/files/{id}");
    let given = site.get(&path, &facilitator).await;
    assert_eq!((given.status, &given.body[..]), (StatusCode::OK, PDF));

    let participant = site.participant().await;
    let secret = facilitator.split_once('=').unwrap().1;
    for other in ["", "desk=00", &participant, &format!("carried-enter={secret}-00")] {
        let refused = site.get(&path, other).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND, "{other}");
        assert!(!refused.text().contains("%PDF") && !refused.text().contains("Ausweis"));
    }
    // Nobody learns whether there is a file: to somebody without the right it is like one that never was.
    let (there, not_there) = (site.get(&path, "").await, site.get("/files/0000000000001", "").await);
    let sentence = |page: &str| page.split("<main").nth(1).map(str::to_owned);
    assert_eq!(sentence(&there.text()), sentence(&not_there.text()));
    // And the right is asked for each time: signed out, the same address opens nothing any more.
    site.post("/desk/leave", &facilitator, "").await;
    assert_eq!(site.get(&path, &facilitator).await.status, StatusCode::NOT_FOUND);
    for id in ["x", "00", "..%2f..%2fetc%2fpasswd", "%00"] {
        assert_eq!(site.get(&format!("/files/{id}"), "").await.status, StatusCode::NOT_FOUND, "{id}");
    }
    site.end().await;
}

/// Decidim CVE-2023-51447: the name of an uploaded file as a script.
#[tokio::test]
async fn cve_2023_51447_a_file_s_name_is_neither_a_header_nor_a_path_nor_a_script() {
    let site = Site::plain().await;
    registered(&site).await;
    let (router, facilitator) = (page(site.app.clone()), site.facilitator().await);
    let names = [
        "<img src=x onerror=alert(1)>.pdf",
        "..\\..\\..\\evil.exe",
        "../../etc/cron.d/evil",
        "a\\\"; filename=\\\"evil.html",
        "rechnung\u{202e}fdp.exe",
        "a%22; filename=%22evil.html",
        "con.pdf",
        "%0d%0aSet-Cookie: x=1.pdf",
        "",
    ];
    for name in names {
        let (status, id) = sends(&router, "/attachment", name, "application/pdf", PDF).await;
        assert_eq!(status, StatusCode::OK, "{name:?}: {id}");
        let file = site.get(&format!("/files/{id}"), &facilitator).await;
        let saved_as = file.header("content-disposition");
        assert!(saved_as.starts_with("attachment; filename=\"visionscafe.pdf\""), "{saved_as}");
        assert!(saved_as.matches(';').count() <= 2 && saved_as.ends_with(".pdf") || name.is_empty(), "{saved_as}");
        for odd in ['<', '>', '/', '\\', '\r', '\n'] {
            assert!(!saved_as.contains(odd), "{saved_as}");
        }
        for odd in ["%3C", "%22", "%2F", "%5C", "%E2%80%AE", "%00", "%0D", "%0A"] {
            assert!(!saved_as.contains(odd), "{saved_as}");
        }
        assert_eq!(file.set_cookies(), [] as [&str; 0]);
    }
    site.end().await;
}

/// Loomio 3.1.1 (no number) and our issue: SVG scripts, and files that pass for two kinds.
#[tokio::test]
async fn loomio_3_1_1_what_is_no_picture_and_no_pdf_is_not_kept_whatever_it_is_called() {
    let site = Site::plain().await;
    let router = page(site.app.clone());
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>";
    let html = b"<!doctype html><script>alert(1)</script>%PDF-1.7 %%EOF";
    let gif_script = b"GIF89a\x08\0\x08\0\0\0\0*/=1;alert(document.domain)//";
    for (path, name, kind, bytes, code) in [
        ("/logo", "logo.png", "image/png", &svg[..], "no_picture"),
        ("/logo", "logo.svg", "image/svg+xml", &svg[..], "no_picture"),
        ("/logo", "logo.gif", "image/gif", &gif_script[..], "file_damaged"),
        ("/logo", "logo.png", "image/png", PDF, "no_picture"),
        ("/logo", "logo.png", "image/png", &png(16)[..40], "file_damaged"),
        ("/attachment", "satzung.pdf", "application/pdf", &html[..], "no_pdf"),
        ("/attachment", "satzung.pdf", "application/pdf", &png(16)[..], "no_pdf"),
        ("/attachment", "satzung.pdf", "application/pdf", b"%PDF-1.7 cut", "file_damaged"),
    ] {
        let (status, said) = sends(&router, path, name, kind, bytes).await;
        assert_eq!((status, said.as_str()), (StatusCode::UNPROCESSABLE_ENTITY, code), "{name}");
    }
    assert_eq!(site.app.store.files_of(HOUSE).await.unwrap(), []);
    site.end().await;
}

#[tokio::test]
async fn a_form_is_read_within_limits() {
    let site = Site::plain().await;
    let router = page(site.app.clone());
    let text = |name: &str, value: &[u8]| part(name, None, "text/plain", value);
    let file = |bytes: &[u8]| part("file", Some("x.png"), "image/png", bytes);

    let (status, read) =
        sends_form(&router, "/typed", &[text("name", "Süd".as_bytes()), part("file", Some(""), "", b"")]).await;
    assert_eq!((status, read.as_str()), (StatusCode::OK, "[(\"name\", \"Süd\")] false"));
    let many: Vec<_> = (0..100).map(|n| text(&format!("f{n}"), b"x")).collect();
    assert_eq!(sends_form(&router, "/typed", &many).await.1, "too_large");
    assert_eq!(sends_form(&router, "/typed", &[text("long", &vec![b'x'; 70_000])]).await.1, "too_large");
    assert_eq!(sends_form(&router, "/typed", &[file(b"1"), file(b"2")]).await.1, "malformed");
    for length in [LOGO_BYTES + 1, LOGO_BYTES + 500_000] {
        let (status, said) = sends_form(&router, "/typed", &[file(&vec![b'x'; length])]).await;
        assert_eq!((status, said.as_str()), (StatusCode::PAYLOAD_TOO_LARGE, "file_too_large"), "{length}");
    }
    let kind = format!("multipart/form-data; boundary={EDGE}");
    for broken in [&b""[..], b"------edge-of-a-part\r\n", b"nothing of the kind"] {
        let request = Request::post("/typed").header(CONTENT_TYPE, &kind).body(Body::from(broken)).unwrap();
        assert_eq!(router.clone().oneshot(request).await.unwrap().status(), StatusCode::BAD_REQUEST);
    }
    site.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_logos_in_a_row_leave_one_and_an_account_sends_only_so_many() {
    let site = Site::plain().await;
    let router = page(site.app.clone());
    let logo = png(64);
    for _ in 0..50 {
        assert_eq!(sends(&router, "/logo", "logo.png", "image/png", &logo).await.0, StatusCode::OK);
    }
    assert_eq!(site.app.store.files_of(HOUSE).await.unwrap().len(), 1);
    // And before any of it is read, an account may send only so many.
    let limits = Limits::with_clock(|| 0);
    assert_eq!((0..200).filter(|_| limits.upload(AccountId(1)).is_ok()).count(), 20);
    assert!(limits.upload(AccountId(2)).is_ok(), "which takes nothing from others");
    site.end().await;
}

#[tokio::test]
async fn who_sends_slowly_takes_one_place_and_no_second() {
    let site = Site::plain().await;
    let router = page(site.app.clone());
    let slow = || {
        let kind = format!("multipart/form-data; boundary={EDGE}");
        let begun = futures_util::stream::once(async {
            Ok::<_, std::io::Error>(part("file", Some("x.png"), "image/png", b"x"))
        });
        let body = Body::from_stream(futures_util::StreamExt::chain(begun, futures_util::stream::pending()));
        router.clone().oneshot(Request::post("/typed").header(CONTENT_TYPE, kind).body(body).unwrap())
    };
    let mut first = std::pin::pin!(slow());
    std::future::poll_fn(|context| {
        assert!(first.as_mut().poll(context).is_pending());
        std::task::Poll::Ready(())
    })
    .await;
    assert_eq!(slow().await.unwrap().status(), StatusCode::TOO_MANY_REQUESTS);
    site.end().await;
}

#[tokio::test]
async fn a_form_of_another_site_brings_no_file() {
    let site = Site::plain().await;
    let request = Request::post("/files/0000000000001").header(COOKIE, "").header("origin", "https://evil.example");
    assert_eq!(site.ask(request.body(Body::empty()).unwrap()).await.status, StatusCode::FORBIDDEN);
    site.end().await;
}
