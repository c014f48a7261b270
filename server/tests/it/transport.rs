//! What every answer promises, and what no request gets past: cookies, tokens in addresses, headers, origins.

use std::time::Duration;

use axum::body::Body;
use axum::http::header::{COOKIE, ORIGIN};
use axum::http::{Request, StatusCode};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::site::{Answer, Site};

const ROUTER: &str = include_str!("../../src/http/router.rs");

/// Every address of the router with what it can be asked by.
fn routes() -> Vec<(&'static str, Vec<&'static str>)> {
    let routes = ROUTER.split(".route(").skip(1).map(|rest| {
        let path = rest.trim_start().trim_start_matches('"').split('"').next().unwrap();
        let how = rest.lines().take_while(|line| !line.trim_start().starts_with(".layer")).collect::<String>();
        let methods = [("GET", "get("), ("POST", "post(")].into_iter().filter(|(_, word)| how.contains(word));
        (path, methods.map(|(method, _)| method).collect())
    });
    let routes: Vec<(&str, Vec<&str>)> = routes.collect();
    assert!(routes.len() > 45 && routes.iter().all(|(_, methods)| !methods.is_empty()), "the router is read");
    routes
}

fn filled(site: &Site, path: &str) -> String {
    let projector = site.ways.projector.rsplit('/').next().unwrap();
    path.replace("{workshop}", &site.workshop.to_string())
        .replace("{code}", &site.ways.code)
        .replace("{key}", if path.starts_with("/p/") { projector } else { "schulze" })
        .replace("{file}", "style.css")
        .replace("{token}", "00")
        .replace("{which}", "imprint")
        .replace("{poll}", "0000000000001")
        .replace("{card}", "0000000000001")
        .replace("{group}", "0000000000001")
        .replace("{id}", "0000000000001")
}

#[tokio::test]
async fn over_tls_every_cookie_is_the_host_s_own_and_a_planted_one_is_not_read() {
    let site = Site::over_tls().await;
    let facilitator = site.facilitator().await;
    assert!(facilitator.starts_with("__Host-desk="), "{facilitator}");
    assert_eq!(site.get("/desk", &facilitator).await.status, StatusCode::OK);

    let secret = facilitator.strip_prefix("__Host-desk=").unwrap();
    for planted in [format!("desk={secret}"), format!("__Secure-desk={secret}"), format!("__host-desk={secret}")] {
        assert_eq!(site.get("/desk", &planted).await.status, StatusCode::UNAUTHORIZED, "{planted}");
    }
    // Planted beside one's own, before or after it, it takes nobody's place.
    for both in [format!("desk=00; {facilitator}"), format!("{facilitator}; desk=00; __Secure-desk=00")] {
        assert_eq!(site.get("/desk", &both).await.status, StatusCode::OK, "{both}");
    }

    let joined = site.post(&format!("/j/{}", site.ways.code), "", "name=Test&lang=ar").await;
    assert_eq!(joined.set_cookies().len(), 3);
    for cookie in joined.set_cookies() {
        assert!(cookie.starts_with("__Host-"), "{cookie}");
        assert!(cookie.contains("; Path=/; ") && cookie.ends_with("; HttpOnly; SameSite=Lax; Secure"), "{cookie}");
        assert!(!cookie.contains("Domain"), "{cookie}");
    }
    let room = format!("/w/{}", site.workshop);
    assert_eq!(site.get(&room, &joined.cookies()).await.status, StatusCode::OK);
    assert_eq!(site.get(&room, &joined.cookies().replace("__Host-", "")).await.status, StatusCode::UNAUTHORIZED);
    assert!(site.get("/", &joined.cookies()).await.text().contains("lang=\"ar\""));
    assert!(site.get("/", "lang=ar").await.text().contains("lang=\"de\""));
    site.end().await;
}

#[tokio::test]
async fn without_tls_cookies_are_called_as_ever() {
    let site = Site::plain().await;
    let facilitator = site.facilitator().await;
    assert!(facilitator.starts_with("desk="), "{facilitator}");
    assert_eq!(site.get("/desk", &facilitator).await.status, StatusCode::OK);
    site.end().await;
}

/// Loomio 3.1.1 (no number): a cookie without its Secure flag.
#[tokio::test]
async fn loomio_3_1_1_insecure_cookie_flag_every_cookie_over_tls_is_secure() {
    let site = Site::over_tls().await;
    let facilitator = site.facilitator().await;
    let mut seen = 0;
    for (path, methods) in routes() {
        for method in methods {
            let path = format!("{}?lang=en", filled(&site, path));
            let request = Request::builder().method(method).uri(&path).header(COOKIE, &facilitator);
            let answer = site.ask(request.body(Body::empty()).unwrap()).await;
            for cookie in answer.set_cookies() {
                seen += 1;
                assert!(cookie.starts_with("__Host-") || cookie.starts_with("__Secure-"), "{method} {path}: {cookie}");
                assert!(cookie.ends_with("; HttpOnly; SameSite=Lax; Secure"), "{method} {path}: {cookie}");
            }
        }
    }
    assert!(seen > 20, "{seen}");
    site.end().await;
}

#[tokio::test]
async fn the_token_of_a_link_leaves_the_address_at_once_and_looking_uses_nothing_up() {
    let site = Site::over_tls().await;
    let token = site.link().strip_prefix("/enter/").unwrap().to_owned();
    for _ in 0..3 {
        let opened = site.get(site.link(), "").await;
        assert_eq!((opened.status, opened.leads_to()), (StatusCode::SEE_OTHER, "/enter"));
        assert_eq!(opened.header("referrer-policy"), "no-referrer");
        assert_eq!(opened.header("cache-control"), "no-store");
        assert!(!opened.text().contains(&token) && !opened.header("link").contains(&token));
        let carried = opened.set_cookies();
        assert!(carried[0].starts_with("__Host-carried-enter=") && carried[0].contains("; Max-Age=600; "));
        let page = site.get("/enter", &opened.cookies()).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text().contains(r#"method="post" action="/enter""#));
        assert!(!page.text().contains(&token));
    }
    let carried = site.get(site.link(), "").await.cookies();
    let entered = site.post("/enter", &carried, "").await;
    assert_eq!((entered.status, entered.leads_to()), (StatusCode::SEE_OTHER, "/desk"));
    assert!(entered.set_cookies().iter().any(|c| c.starts_with("__Host-carried-enter=; ") && c.contains("Max-Age=0")));
    site.end().await;
}

#[tokio::test]
async fn a_second_click_leads_to_where_one_is_signed_in_and_another_browser_to_nothing() {
    let site = Site::plain().await;
    let (mine, other) = (site.get(site.link(), "").await.cookies(), site.get(site.link(), "").await.cookies());
    assert_ne!(mine, other, "each browser carries a sign of its own");

    let first = site.post("/enter", &mine, "").await;
    // The answer got lost, or was overtaken by a second click: the browser has no session yet.
    let second = site.post("/enter", &mine, "").await;
    assert_eq!((second.status, second.leads_to()), (StatusCode::SEE_OTHER, "/desk"));
    assert_eq!(first.cookies(), second.cookies());
    assert_eq!(site.get("/desk", &second.cookies()).await.status, StatusCode::OK);
    // Back in the browser, and the link once more, by whoever is in.
    assert_eq!(site.get("/enter", &first.cookies()).await.leads_to(), "/desk");
    assert_eq!(site.post("/enter", &first.cookies(), "").await.leads_to(), "/desk");
    let again = site.get(site.link(), &first.cookies()).await.cookies();
    assert_eq!(site.post("/enter", &format!("{}; {again}", first.cookies()), "").await.leads_to(), "/desk");

    let stolen = site.post("/enter", &other, "").await;
    assert_eq!((stolen.status, stolen.cookies().as_str()), (StatusCode::GONE, ""));
    // When it was ended, the link does not bring it back.
    site.post("/desk/leave", &first.cookies(), "").await;
    assert_eq!(site.post("/enter", &mine, "").await.status, StatusCode::GONE);
    site.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn clicks_of_the_same_instant_are_one_and_other_browsers_get_nothing() {
    let site = std::sync::Arc::new(Site::plain().await);
    let (mine, other) = (site.get(site.link(), "").await.cookies(), site.get(site.link(), "").await.cookies());
    let click = |carried: &str| {
        let (site, carried) = (std::sync::Arc::clone(&site), carried.to_owned());
        tokio::spawn(async move { (carried.clone(), site.post("/enter", &carried, "").await) })
    };
    let clicks: Vec<_> = (0..12).map(|n| click(if n % 2 == 0 { &mine } else { &other })).collect();
    let mut sessions = std::collections::BTreeSet::new();
    let mut inside = std::collections::BTreeMap::<String, Vec<StatusCode>>::new();
    for click in clicks {
        let (carried, answer) = click.await.unwrap();
        inside.entry(carried).or_default().push(answer.status);
        sessions.insert(answer.cookies());
    }
    // Whose first click came first is in with every click; the other one with none.
    assert!(inside.values().any(|statuses| *statuses == [StatusCode::SEE_OTHER; 6]), "{inside:?}");
    assert!(inside.values().any(|statuses| *statuses == [StatusCode::GONE; 6]), "{inside:?}");
    sessions.remove("");
    assert_eq!(sessions.len(), 1, "one session, whichever click it was");
    std::sync::Arc::into_inner(site).unwrap().end().await;
}

#[tokio::test]
async fn who_carries_nothing_is_told_to_open_the_link_once_more() {
    let site = Site::plain().await;
    for answer in [site.get("/enter", "").await, site.post("/enter", "", "").await] {
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
        assert!(answer.text().contains("link_not_carried"));
    }
    for broken in ["carried-enter=", "carried-enter=00", "carried-enter=zz-00", "carried-reset=00-00"] {
        assert_eq!(site.post("/enter", broken, "").await.status, StatusCode::UNAUTHORIZED, "{broken}");
    }
    for broken in ["/enter/..%2fdesk%2fnew", "/enter/zz", &format!("/enter/{}", "0".repeat(65))] {
        assert_eq!(site.get(broken, "").await.status, StatusCode::NOT_FOUND, "{broken}");
    }
    site.end().await;
}

#[tokio::test]
async fn a_new_session_in_a_browser_ends_the_one_it_had() {
    let site = Site::plain().await;
    let before = site.facilitator().await;
    let base = &site.app.settings.public_url;
    let link = server::commands::one_time_link(&*site.app.store, site.ways.facilitator_id, base).await.unwrap();
    let carried = site.get(link.strip_prefix(base.as_str()).unwrap(), &before).await.cookies();
    let after = site.post("/enter", &format!("{before}; {carried}"), "").await.cookies();
    assert_eq!(site.get("/desk", &after).await.status, StatusCode::OK);
    assert_eq!(site.get("/desk", &before).await.status, StatusCode::UNAUTHORIZED);
    site.end().await;
}

/// Decidim CVE-2023-32693, Antragsgrün CVE-2024-46882, Polis #1758: open redirects.
#[tokio::test]
async fn cve_2024_46882_cve_2023_32693_who_has_come_in_is_led_on_within_the_site_only() {
    let site = Site::plain().await;
    let next = |to: &str| format!("{}?next={to}", site.link());
    let opened = site.get(&next("/w/1/minutes%3Flang%3Dar"), "").await;
    assert_eq!(opened.leads_to(), "/enter");
    let entered = site.post(opened.leads_to(), &opened.cookies(), "").await;
    assert_eq!(entered.leads_to(), "/w/1/minutes?lang=ar");

    let signed_in = entered.cookies();
    for out in ["//evil.example", "https://evil.example", "/%5Cevil.example", "/%252Fevil.example", "%09//evil.example"]
    {
        let opened = site.get(&next(out), &signed_in).await;
        assert_eq!(opened.leads_to(), "/enter", "{out}");
        let pressed = site.post("/enter", &format!("{signed_in}; {}", opened.cookies()), "").await;
        assert_eq!(pressed.leads_to(), "/desk", "{out}");
        // Nor where the cookie itself was made up.
        let hex: String = out.bytes().map(|byte| format!("{byte:02x}")).collect();
        let made_up = opened.cookies() + "-" + &hex;
        assert_eq!(site.post("/enter", &format!("{signed_in}; {made_up}"), "").await.leads_to(), "/desk", "{out}");
    }
    site.end().await;
}

/// What each answer has to say, whatever it is.
fn is_protected(what: &str, answer: &Answer) {
    let policy = answer.header("content-security-policy");
    let is = |wanted: &str| policy.split("; ").any(|directive| directive == wanted);
    // With `default-src 'none'` whatever is not named, objects among it, is forbidden.
    for wanted in
        ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'", "style-src 'self'"]
    {
        assert!(is(wanted), "{what} lacks {wanted}: {policy}");
    }
    assert!(
        !policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'") && !policy.contains('*'),
        "{policy}"
    );
    assert!(!policy.contains("object-src") || is("object-src 'none'"), "{policy}");
    let nonce = policy.split("script-src 'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).unwrap_or_default();
    assert!(nonce.len() == 32, "{what}: {policy}");
    assert!(policy.contains("'strict-dynamic' 'wasm-unsafe-eval'; "), "{what}: {policy}");
    assert_eq!(answer.header("x-content-type-options"), "nosniff", "{what}");
    assert_eq!(answer.header("strict-transport-security"), "max-age=31536000", "{what}");
    assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{what}");
    assert!(["same-origin", "no-referrer"].contains(&answer.header("referrer-policy")), "{what}");
    assert!(answer.headers.contains_key("cache-control"), "{what}");
    assert_eq!(answer.header("access-control-allow-origin"), "", "{what}");

    if answer.header("content-type").starts_with("text/html") {
        let html = answer.text();
        for tag in html.split("<script").skip(1).map(|rest| rest.split('>').next().unwrap_or_default()) {
            assert!(
                tag.contains(&format!("nonce=\"{nonce}\"")) || tag.contains("type=\"application/json\""),
                "{what}: {tag}"
            );
        }
        for tag in html.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or_default()) {
            for attribute in tag.split_whitespace().skip(1) {
                let name = attribute.split('=').next().unwrap_or_default();
                assert!(!(name.starts_with("on") && attribute.contains("=\"")), "{what} has a handler: {tag}");
                assert!(!attribute.starts_with("style="), "{what} has a style: {tag}");
                assert!(!attribute.to_ascii_lowercase().contains("javascript:"), "{what}: {tag}");
            }
        }
    }
}

#[tokio::test]
async fn every_address_is_answered_with_the_headers_that_protect_it_whatever_the_answer_is() {
    let site = Site::over_tls().await;
    let facilitator = site.facilitator().await;
    let participant = site.participant().await;
    let (mut statuses, mut downloads) = (std::collections::BTreeSet::new(), 0);
    let mut seen = |what: &str, answer: &Answer| {
        is_protected(what, answer);
        statuses.insert(answer.status.as_u16());
    };
    for (path, methods) in routes() {
        // Signing out would end the rest.
        let (path, leaves) = (filled(&site, path), path == "/desk/leave");
        for cookies in ["", &participant, &facilitator] {
            for method in methods.iter().copied().chain(["PUT", "OPTIONS"]) {
                if leaves && method == "POST" && cookies == facilitator {
                    continue;
                }
                let what = format!("{method} {path}");
                let asked = Request::builder().method(method).uri(&path).header(COOKIE, cookies);
                let answer = site.ask(asked.body(Body::empty()).unwrap()).await;
                seen(&what, &answer);
                let kind = answer.header("content-type");
                if kind.starts_with("text/csv") || path.ends_with("/export.json") && answer.status == StatusCode::OK {
                    downloads += 1;
                    assert!(answer.header("content-disposition").starts_with("attachment; filename="), "{what}");
                    assert_eq!(answer.header("cache-control"), "no-store", "{what}");
                }
            }
        }
        if methods.contains(&"POST") {
            let foreign = Request::post(&path).header(COOKIE, &facilitator).header(ORIGIN, "https://evil.example");
            let answer = site.ask(foreign.body(Body::empty()).unwrap()).await;
            seen(&format!("another site's POST {path}"), &answer);
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
            let long = Request::post(&path).header("content-type", "application/x-www-form-urlencoded");
            let answer = site.ask(long.body(Body::from(vec![b'a'; 600 * 1024])).unwrap()).await;
            seen(&format!("too long a POST {path}"), &answer);
        }
    }
    for path in ["/nowhere", "/w/x", "/assets/none.js", "/%ff", "/enter/00?lang=ar", "//evil.example", "/p/zz/live"] {
        seen(path, &site.get(path, "").await);
    }
    assert_eq!(downloads, 2, "the facilitator's exports");
    for wanted in [200, 303, 401, 403, 404, 405, 413] {
        assert!(statuses.contains(&wanted), "no answer with {wanted} among {statuses:?}");
    }
    site.end().await;
}

#[tokio::test]
async fn no_two_answers_share_a_nonce() {
    let site = Site::over_tls().await;
    let policy = async || site.get("/", "").await.header("content-security-policy").to_owned();
    assert_ne!(policy().await, policy().await);
    site.end().await;
}

/// What a real listener answers to an upgrade or a stream that a page from `origin` asks for.
async fn first_line(site: &Site, path: &str, cookies: &str, origin: Option<&str>, upgrade: bool) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let serving = tokio::spawn(server::serving::serve(listener, site.router.clone(), async {
        let _ = stopped.await;
    }));
    let mut stream = TcpStream::connect(address).await.unwrap();
    let origin = origin.map(|origin| format!("Origin: {origin}\r\n")).unwrap_or_default();
    let upgrade = if upgrade {
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
    } else {
        "Accept: text/event-stream\r\n"
    };
    let asked = format!("GET {path} HTTP/1.1\r\nHost: cafe.example.org\r\nCookie: {cookies}\r\n{origin}{upgrade}\r\n");
    stream.write_all(asked.as_bytes()).await.unwrap();
    let mut read = vec![0; 512];
    let length = tokio::time::timeout(Duration::from_secs(10), stream.read(&mut read)).await.unwrap().unwrap();
    drop((stream, stop));
    serving.abort();
    String::from_utf8_lossy(&read[..length]).lines().next().unwrap_or_default().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sockets_and_streams_are_opened_for_our_own_pages_only() {
    let site = Site::over_tls().await;
    let facilitator = site.facilitator().await;
    let own = Some("https://cafe.example.org");
    let sockets = routes().into_iter().filter(|(path, _)| path.ends_with("/live")).map(|(path, _)| filled(&site, path));
    let sockets: Vec<String> = sockets.collect();
    assert_eq!(sockets.len(), 3);
    let foreign = [
        "https://evil.example",
        "https://cafe.example.org.evil.example",
        "https://other.example.org",
        "null",
        "file://",
    ];
    for path in &sockets {
        assert_eq!(
            first_line(&site, path, &facilitator, own, true).await,
            "HTTP/1.1 101 Switching Protocols",
            "{path}"
        );
        for origin in foreign {
            let answer = first_line(&site, path, &facilitator, Some(origin), true).await;
            assert_eq!(answer, "HTTP/1.1 403 Forbidden", "{path} from {origin}");
        }
    }
    let streams: Vec<_> = routes().into_iter().filter(|(path, _)| path.ends_with("/news")).collect();
    assert_eq!(streams.len(), 1, "a new stream is tried here, too");
    let news = filled(&site, streams[0].0);
    assert_eq!(first_line(&site, &news, &facilitator, None, false).await, "HTTP/1.1 404 Not Found", "no such poll");
    for origin in foreign {
        let answer = first_line(&site, &news, &facilitator, Some(origin), false).await;
        assert_eq!(answer, "HTTP/1.1 403 Forbidden", "{news} from {origin}");
    }
    site.end().await;
}
