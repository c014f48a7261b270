//! A whole site without a network: the router with a demo workshop behind it, asked as a browser asks.

use std::sync::Arc;

use app::catalogue::UiLang;
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::header::{CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, Request, StatusCode};
use domain::ids::WorkshopId;
use server::app_state::{App, Settings};
use server::assets::Assets;
use server::demo::{self, WaysIn};
use server::live::BallotKeys;
use server::store::{Committer, Streams};
use tower::ServiceExt;

use crate::store_contract::Fixture;

/// The largest answer that is read.
const LARGEST: usize = 8 * 1024 * 1024;

pub(crate) struct Site {
    fixture: Fixture,
    pub(crate) app: App,
    pub(crate) router: Router,
    pub(crate) ways: WaysIn,
    pub(crate) workshop: WorkshopId,
}

/// An answer, read to its end.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }

    /// Where it leads to.
    pub(crate) fn leads_to(&self) -> &str {
        self.header(LOCATION.as_str())
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// All that it says about cookies, as it says it.
    pub(crate) fn set_cookies(&self) -> Vec<&str> {
        self.headers.get_all(SET_COOKIE).iter().map(|value| value.to_str().unwrap()).collect()
    }

    /// The cookies it sets, as a browser sends them back.
    pub(crate) fn cookies(&self) -> String {
        let pairs = self.set_cookies().into_iter().filter(|cookie| !cookie.contains("Max-Age=0"));
        pairs.map(|cookie| cookie.split(';').next().unwrap()).collect::<Vec<_>>().join("; ")
    }
}

impl Site {
    pub(crate) async fn over_tls() -> Self {
        Self::at("https://cafe.example.org").await
    }

    pub(crate) async fn plain() -> Self {
        Self::at("http://localhost:3000").await
    }

    async fn at(public_url: &str) -> Self {
        let fixture = Fixture::sqlite().await;
        let streams: Arc<dyn Streams> = fixture.store.clone();
        let (committer, _committing) = Committer::start(streams);
        let keys = std::env::temp_dir().join(format!("visionscafe_boxes_{}", server::chance::key()));
        let settings = Settings {
            public_url: public_url.to_owned(),
            language: UiLang::De,
            time_zone: jiff::tz::TimeZone::UTC,
            second_factor: false,
            mail: true,
            city: None,
            erased_list: std::env::temp_dir().join(format!("visionscafe_erased_{}", server::chance::key())),
        };
        let keys = BallotKeys::in_folder(keys);
        let app = App::open(Arc::clone(&fixture.store), committer, keys, Assets::default(), settings).await.unwrap();
        let ways = demo::create(&app).await.unwrap();
        let workshop = app.store.workshop_by_code(&ways.code).await.unwrap().unwrap().id;
        Self { router: server::http::router(app.clone()), fixture, app, ways, workshop: WorkshopId(workshop) }
    }

    pub(crate) async fn end(self) {
        self.app.rooms.forget().await;
        drop((self.router, self.app));
        self.fixture.end().await;
    }

    /// Whatever is asked; an answer without an end is not waited for.
    pub(crate) async fn ask(&self, request: Request<Body>) -> Answer {
        let answer = self.router.clone().oneshot(request).await.unwrap();
        let (head, body) = answer.into_parts();
        let endless = head.headers.get(CONTENT_TYPE).is_some_and(|kind| kind == "text/event-stream");
        let body = if endless { Bytes::new() } else { to_bytes(body, LARGEST).await.unwrap() };
        Answer { status: head.status, headers: head.headers, body }
    }

    pub(crate) async fn get(&self, path: &str, cookies: &str) -> Answer {
        self.ask(Request::get(path).header(COOKIE, cookies).body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn post(&self, path: &str, cookies: &str, form: &str) -> Answer {
        let request = Request::post(path).header(COOKIE, cookies);
        let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.ask(request.body(Body::from(form.to_owned())).unwrap()).await
    }

    /// Everything that lies in the database, and in its files.
    pub(crate) async fn everything(&self) -> String {
        self.fixture.everything().await
    }

    /// All columns of the database, as `table.column`.
    pub(crate) async fn columns(&self) -> std::collections::BTreeSet<String> {
        self.fixture.columns().await
    }

    /// Runs SQL past the store.
    pub(crate) async fn sql(&self, sql: &str) {
        self.fixture.tamper(sql, sql).await.unwrap();
    }

    /// The path of the demo's one-time link.
    pub(crate) fn link(&self) -> &str {
        let at = self.ways.facilitator.find("/enter/").unwrap();
        &self.ways.facilitator[at..]
    }

    /// The cookies of the demo's facilitator; uses the link up.
    pub(crate) async fn facilitator(&self) -> String {
        let carried = self.get(self.link(), "").await.cookies();
        self.post("/enter", &carried, "").await.cookies()
    }

    /// The cookies of somebody with a seat.
    pub(crate) async fn participant(&self) -> String {
        let joined = self.post(&format!("/j/{}", self.ways.code), "", "name=Test&lang=de").await;
        assert_eq!(joined.status, StatusCode::SEE_OTHER);
        joined.cookies()
    }
}
