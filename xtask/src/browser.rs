//! The browser's share of the pages: `app` compiled for wasm, with the JavaScript that starts it.

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

/// How the JavaScript names the wasm that it loads.
pub(crate) const WASM_IN_SCRIPT: &str = "app_bg.wasm";

pub(crate) struct Browser {
    pub(crate) wasm: Vec<u8>,
    pub(crate) script: String,
    /// Small scripts of libraries, by the path under which the script imports them.
    pub(crate) snippets: BTreeMap<String, String>,
}

pub(crate) fn build(places: &Places, toolchain: WasmToolchain, how: How) -> Result<Browser> {
    let (profile, usually) = match how {
        How::Full => ("wasm-release", "two minutes the first time"),
        How::Quick => ("wasm-dev", "half a minute the first time"),
    };
    tell::step("Compiling what runs in the browser", usually);
    let mut cargo = toolchain.cargo(places);
    cargo.args(["build", "--package", "app", "--lib", "--features", "hydrate"]);
    cargo.args(["--target", TARGET, "--profile", profile]);
    process::run(&mut cargo, "The build for the browser")?;

    let compiled = places.wasm_target.join(TARGET).join(profile).join("app.wasm");
    let mut browser = bind(fs::read(&compiled).with_context(|| format!("{} is missing", compiled.display()))?, how)?;
    if how == How::Full {
        browser.wasm = shrink(places, &browser.wasm)?;
    }
    Ok(browser)
}

/// Makes the bridge between wasm and JavaScript.
fn bind(compiled: Vec<u8>, how: How) -> Result<Browser> {
    let mut output = Bindgen::new()
        .input_bytes("app", compiled)
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
    Ok(Browser { script: output.js().to_owned(), snippets, wasm: output.wasm_mut().emit_wasm() })
}

fn shrink(places: &Places, wasm: &[u8]) -> Result<Vec<u8>> {
    let mut wasm_opt = npm::wasm_opt(places)?;
    tell::step("Making the wasm small with wasm-opt", "ten seconds");
    let (large, small) = (places.cache.join("large.wasm"), places.cache.join("small.wasm"));
    fs::write(&large, wasm)?;
    wasm_opt.arg("-Oz").args(WASM_FEATURES).arg(&large).arg("-o").arg(&small);
    process::run_quietly(&mut wasm_opt, "wasm-opt")?;
    Ok(fs::read(small)?)
}
