//! Built assets: style, fonts, the browser's share of the program. In a release they are part of the binary.

use std::collections::HashMap;

use axum::extract::Path;
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../dist/"]
#[allow_missing = true]
struct Dist;

/// What `dist/` was made from. Naming it makes Cargo embed anew where files have appeared, which it does not see itself.
const _MADE_FROM: Option<&str> = option_env!("VISIONSCAFE_ASSETS");

/// The names under which assets are served.
#[derive(Debug, Clone, Default)]
pub struct Assets(HashMap<String, String>);

impl Assets {
    /// Reads the list made by the build.
    ///
    /// # Errors
    /// One sentence when nothing was built.
    pub fn load() -> Result<Self, String> {
        let manifest = Dist::get("manifest.json").ok_or("the assets have not been built: cargo xtask build")?;
        serde_json::from_slice(&manifest.data).map(Self).map_err(|e| format!("the list of assets cannot be read: {e}"))
    }

    /// The address of an asset by the name the pages use.
    pub fn href(&self, name: &str) -> Option<String> {
        self.0.get(name).map(|file| format!("/assets/{file}"))
    }
}

/// Serves one asset. The name changes with the content, so browsers may keep it for good.
///
/// A name and never a path: while it is developed, assets are read from the folder, and an address must not climb in it.
pub async fn serve(Path(file): Path<String>, headers: HeaderMap) -> Response {
    if file.contains(['/', '\\']) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let accepts = |encoding: &str| {
        let accepted = headers.get(ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).unwrap_or_default();
        accepted.split(',').any(|e| e.split(';').next().is_some_and(|e| e.trim() == encoding))
    };
    let variants = [("br", "br"), ("gzip", "gz")];
    let packed = variants.into_iter().filter(|(encoding, _)| accepts(encoding)).find_map(|(encoding, ending)| {
        Dist::get(&format!("assets/{file}.{ending}")).map(|found| (found, Some(encoding)))
    });
    let Some((found, encoding)) = packed.or_else(|| Dist::get(&format!("assets/{file}")).map(|found| (found, None)))
    else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut answer = found.data.into_owned().into_response();
    let headers = answer.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type(&file)));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    answer
}

fn content_type(file: &str) -> &'static str {
    match file.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "woff2" => "font/woff2",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
