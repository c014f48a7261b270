//! The methods of voting, explained to everybody.

use app::pages::{MethodPage, Methods, Page};
use axum::extract::Path;
use axum::response::Response;
use domain::tally::Method;

use super::asked::Asked;
use crate::error::AppError;

pub(super) async fn list(asked: Asked) -> Response {
    asked.page(Page::Methods(Methods))
}

pub(super) async fn page(asked: Asked, Path(key): Path<String>) -> Response {
    match key.parse::<Method>() {
        Ok(method) => asked.page(Page::Method(MethodPage { method })),
        Err(_) => asked.sorry(&AppError::NotFound, Some("/methods".to_owned())),
    }
}
