//! The browser's shares of the pages: `app` compiled for wasm, with the JavaScript that starts it.
//!
//! There is one for phones and one for the console and the projector, so that a phone loads nothing it never shows.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::build::How;
use crate::places::Places;
use crate::wasm_toolchain::{TARGET, WasmToolchain};
use crate::{npm, process, tell};

/// What rustc emits and wasm-opt has to be told about.
const WASM_FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The shares: each a feature of `app` and the stem of its files.
pub(crate) const SHARES: [&str; 2] = ["room", "steer"];

pub(crate) struct Browser {
    /// One of [`SHARES`].
    pub(crate) share: &'static str,
    pub(crate) wasm: Vec<u8>,
    pub(crate) script: String,
    /// Small scripts of libraries, by the path under which the script imports them.
    pub(crate) snippets: BTreeMap<String, String>,
}

pub(crate) fn build(places: &Places, toolchain: WasmToolchain, how: How, share: &'static str) -> Result<Browser> {
    let (profile, usually) = match how {
        How::Full => ("wasm-release", "two minutes the first time"),
        How::Quick => ("wasm-dev", "half a minute the first time"),
    };
    tell::step(&format!("Compiling what runs in the browser: {share}"), usually);
    let mut cargo = toolchain.cargo(places);
    cargo.args(["build", "--package", "app", "--lib", "--features", share]);
    cargo.args(["--target", TARGET, "--profile", profile]);
    process::run(&mut cargo, "The build for the browser")?;

    let compiled = places.wasm_target.join(TARGET).join(profile).join("app.wasm");
    let compiled = fs::read(&compiled).with_context(|| format!("{} is missing", compiled.display()))?;
    let mut browser = bind(share, compiled, how)?;
    if how == How::Full {
        browser.wasm = shrink(places, &browser.wasm)?;
    }
    Ok(browser)
}

/// Makes the bridge between wasm and JavaScript.
fn bind(share: &'static str, compiled: Vec<u8>, how: How) -> Result<Browser> {
    let mut output = Bindgen::new()
        .input_bytes(share, compiled)
        .web(true)?
        .typescript(false)
        .remove_producers_section(true)
        .remove_name_section(how == How::Full)
        .generate_output()
        .context("wasm-bindgen refused the browser's share")?;
    let mut snippets = BTreeMap::new();
    for (package, scripts) in output.snippets() {
        for (number, script) in scripts.iter().enumerate() {
            snippets.insert(format!("./snippets/{package}/inline{number}.js"), script.clone());
        }
    }
    for (path, script) in output.local_modules() {
        snippets.insert(format!("./snippets/{path}"), script.clone());
    }
    let script = output.js().to_owned();
    let wasm = output.wasm_mut();
    // Streams of server functions, which Leptos exports whether they are used or not. We have none, and nobody calls them.
    let unused: Vec<_> =
        wasm.exports.iter().filter(|it| it.name.contains("intounderlying")).map(|it| it.id()).collect();
    for export in unused {
        wasm.exports.delete(export);
    }
    Ok(Browser { share, script, snippets, wasm: wasm.emit_wasm() })
}

fn shrink(places: &Places, wasm: &[u8]) -> Result<Vec<u8>> {
    let mut wasm_opt = npm::wasm_opt(places)?;
    tell::step("Making the wasm small with wasm-opt", "ten seconds");
    let (large, small) = (places.cache.join("large.wasm"), places.cache.join("small.wasm"));
    fs::write(&large, wasm)?;
    wasm_opt
        .args(["-Oz", "--generate-global-effects", "-Oz", "--converge"])
        .args(WASM_FEATURES)
        .arg(&large)
        .arg("-o")
        .arg(&small);
    process::run_quietly(&mut wasm_opt, "wasm-opt")?;
    Ok(fs::read(small)?)
}
