//! Every address there is: a table of contents.

use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::timeout::RequestBodyTimeoutLayer;

use super::uploads::{ATTACHMENT_BYTES, LOGO_BYTES, body_limit};
use super::{
    account, api, audit, cards, city, data, desk, enter, files, headers, helpers, invitation, join, live, mail,
    methods, moderation, organisations, passkeys, people, polls, posts, prepare, proposal, records, register, room,
    second_factor, sessions, sheets, sign_in, speaking, team, texts, voters, write_for,
};
use crate::app_state::App;
use crate::assets;

/// The longest form that is read, in bytes: a whole plan with all its prompts.
const LONGEST_FORM: usize = 512 * 1024;

/// Between two pieces of a form at most so much time may pass.
const BODY_SILENCE: Duration = Duration::from_secs(20);

/// All addresses of the server.
pub fn router(app: App) -> Router {
    let trusted = app.settings.public_url.clone();
    // Compared byte for byte; an address that cannot be an origin was refused at the start.
    let csrf = CsrfLayer::new().add_trusted_origin(&trusted).unwrap_or_else(|_| CsrfLayer::new());
    Router::new()
        .route("/", get(join::home).post(join::code_typed))
        .route("/j/{code}", get(join::page).post(join::enter))
        .route("/j/{code}/return", post(join::come_back))
        .route("/w/{workshop}", get(room::page))
        .route("/w/{workshop}/card", post(room::card_posted))
        .route("/w/{workshop}/claim", post(account::claim))
        .route("/w/{workshop}/live", get(live::room))
        .route("/w/{workshop}/console", get(desk::console))
        .route("/w/{workshop}/console/live", get(live::console))
        .route("/w/{workshop}/prepare", get(prepare::page).post(prepare::save))
        .route("/w/{workshop}/sheets", get(sheets::page))
        .route("/w/{workshop}/voters", get(voters::page).post(voters::save))
        .route("/w/{workshop}/speaking", get(speaking::page).post(speaking::act))
        .route("/w/{workshop}/write-for", get(write_for::page).post(write_for::act))
        .route("/w/{workshop}/helpers", get(helpers::page).post(helpers::act))
        .route("/w/{workshop}/team", get(team::page).post(team::act))
        .route("/w/{workshop}/tables/{group}", get(proposal::page))
        .route("/w/{workshop}/minutes", get(records::minutes))
        .route("/w/{workshop}/cards", get(cards::list))
        .route("/w/{workshop}/cards/{card}", get(cards::page))
        .route("/w/{workshop}/cards/{card}/act", post(cards::act))
        .route("/w/{workshop}/trace", get(moderation::public_trace))
        .route("/w/{workshop}/polls", get(polls::list))
        .route("/w/{workshop}/polls/new", get(polls::new).post(polls::draft))
        .route("/w/{workshop}/polls/{poll}", get(polls::page))
        .route("/w/{workshop}/polls/{poll}/edit", get(polls::edit).post(polls::change))
        .route("/w/{workshop}/polls/{poll}/vote", post(polls::vote))
        .route("/w/{workshop}/polls/{poll}/act", post(polls::act))
        .route("/w/{workshop}/polls/{poll}/paper", post(polls::paper_posted))
        .route("/w/{workshop}/polls/{poll}/news", get(polls::news))
        .route("/w/{workshop}/polls/{poll}/ballots", get(polls::ballots))
        .route("/w/{workshop}/replay", get(records::replay))
        .route("/w/{workshop}/export.json", get(records::export_json))
        .route("/w/{workshop}/export.csv", get(records::export_csv))
        .route("/p/{key}", get(desk::projector))
        .route("/p/{key}/live", get(live::projector))
        .route("/enter", get(enter::page).post(enter::enter))
        .route("/enter/{token}", get(enter::token))
        .route("/files/{id}", get(files::serve))
        .route("/desk", get(desk::page))
        .route("/desk/new", post(desk::new_workshop))
        .route("/desk/sessions", get(sessions::page).post(sessions::end))
        .route("/desk/leave", post(desk::leave))
        .route("/account/mail", get(mail::wishes).post(mail::wish))
        .route("/unsubscribe/{token}", get(mail::end_page).post(mail::end))
        .route("/sign-in", get(sign_in::page).post(sign_in::sign_in))
        .route("/sign-in/code", get(sign_in::code_page).post(sign_in::code))
        .route("/sign-in/city", get(city::begin))
        .route("/sign-in/city/back", get(city::back))
        .route("/sign-in/passkey/begin", post(passkeys::sign_in_begin))
        .route("/sign-in/passkey", post(passkeys::sign_in))
        .route("/register", get(register::page).post(register::register))
        .route("/forgot", get(register::forgot_page).post(register::forgot))
        .route("/confirm/{token}", get(register::token))
        .route("/confirm", get(register::confirm_page).post(register::confirmed))
        .route("/account", get(account::page))
        .route("/account/name", post(account::rename))
        .route("/account/password", get(account::password_page).post(account::password))
        .route("/account/address", get(account::address_page).post(account::address))
        .route("/account/second-factor", get(second_factor::page).post(second_factor::act))
        .route("/account/city", get(city::page).post(city::act))
        .route("/account/city/begin", get(city::connect))
        .route("/account/passkeys", get(passkeys::page).post(passkeys::act))
        .route("/account/passkeys/begin", post(passkeys::add_begin))
        .route("/account/passkeys/add", post(passkeys::add))
        .route("/account/merge", post(account::merge))
        .route("/account/data", get(data::page).post(data::correct))
        .route("/account/data.json", get(data::download))
        .route("/account/delete", get(data::delete_page).post(data::delete))
        .route("/account/deleted", get(data::deleted))
        .route("/accounts", get(people::page).post(people::change))
        .route("/audit", get(audit::page))
        .route("/audit.jsonl", get(audit::json_lines))
        .route("/audit.csv", get(audit::csv))
        .route("/imprint", get(texts::imprint))
        .route("/privacy", get(texts::privacy))
        .route("/accessibility", get(texts::accessibility))
        .route("/texts/{which}/edit", get(texts::edit_page).post(texts::edit))
        .route("/organisations", get(organisations::list))
        .route("/organisations/new", get(organisations::new).post(organisations::register))
        .route("/organisations/{organisation}", get(organisations::page))
        .route("/organisations/{organisation}/edit", get(organisations::edit).post(organisations::save))
        .route("/organisations/{organisation}/logo", post(organisations::logo).layer(body_limit(LOGO_BYTES)))
        .route("/organisations/{organisation}/act", post(organisations::act))
        .route("/invitation", get(invitation::page).post(invitation::accept))
        .route("/invitation/{token}", get(invitation::token))
        .route("/bodies", get(posts::list).post(posts::place_posted))
        .route("/bodies/{body}", get(posts::of_body).post(posts::change_body))
        .route("/offices/{office}", get(posts::of_office).post(posts::change_office))
        .route("/posts/{post}", get(posts::page).post(posts::act))
        .route("/posts/{post}/attachments", post(posts::attach).layer(body_limit(ATTACHMENT_BYTES)))
        .route("/appointment", get(posts::appointment).post(posts::accept))
        .route("/appointment/{token}", get(posts::token))
        .route("/handover", get(posts::own))
        .route("/handover/{account}", get(posts::person).post(posts::hand_over))
        .route("/policy", get(moderation::policy))
        .route("/methods", get(methods::list))
        .route("/methods/{key}", get(methods::page))
        .route("/api/v1/join", post(api::join))
        .route("/api/v1/return", post(api::come_back))
        .route("/api/v1/workshops/{code}", get(api::workshop))
        .layer(CompressionLayer::new())
        .route("/assets/{file}", get(assets::serve))
        .route("/healthz", get(async || "ok\n"))
        .fallback(asked_for_nothing)
        .layer(DefaultBodyLimit::max(LONGEST_FORM))
        .layer(RequestBodyTimeoutLayer::new(BODY_SILENCE))
        .layer(csrf)
        .layer(CatchPanicLayer::new())
        .layer(axum::middleware::from_fn_with_state(app.clone(), headers::secure))
        .with_state(app)
}

async fn asked_for_nothing(asked: super::asked::Asked) -> axum::response::Response {
    asked.sorry(&crate::error::AppError::NotFound, None)
}
