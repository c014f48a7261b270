//! Builds what the browser loads, then the server that carries it.

use std::fs::{self, File};
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::assets::{self, Assets};
use crate::compress::Effort;
use crate::places::Places;
use crate::{browser, cargo, inputs, process, setup, style, tell};

/// How much care the browser's share is worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum How {
    /// As small as it gets.
    Full,
    /// As soon as it gets.
    Quick,
}

/// The command `build`.
pub(crate) fn everything(places: &Places, release: bool, how: How) -> Result<()> {
    browsers_share(places, how)?;
    let binary = server(places, release)?;
    tell::note(&format!("Built {}", binary.display()));
    Ok(())
}

/// Fills `dist/`, unless it was made from exactly these sources.
pub(crate) fn browsers_share(places: &Places, how: How) -> Result<()> {
    let toolchain = setup::to_build(places)?;
    fs::create_dir_all(&places.cache)?;
    // Two builds at once would write into the same files.
    let lock = File::create(places.cache.join("browsers-share.lock"))?;
    if lock.try_lock().is_err() {
        tell::note("Waiting for another build of the browser's share");
        lock.lock()?;
    }

    let how_named = format!("{how:?}");
    let fingerprint = inputs::fingerprint(places, &[&how_named, &toolchain.version()?])?;
    if assets::made_from(&places.dist()) == fingerprint {
        return Ok(());
    }
    let style = style::read(&places.root.join("style"))?;
    let mut browsers = Vec::new();
    for share in browser::SHARES {
        browsers.push(browser::build(places, toolchain, how, share)?);
    }
    let effort = match how {
        How::Full => Effort::Full,
        How::Quick => Effort::Quick,
    };
    tell::step("Compressing what the browser loads", "a few seconds");
    let assets = Assets::gather(browsers, style)?;
    assets.write(&places.dist(), &fingerprint, effort)?;
    for share in browser::SHARES {
        let size = assets::size_on_the_wire(&places.dist(), &format!("{share}.wasm"))?;
        tell::note(&format!("The wasm of {share} has {} KB on the wire", size.div_ceil(1024)));
    }
    Ok(())
}

/// Builds the server and says where it lies.
pub(crate) fn server(places: &Places, release: bool) -> Result<PathBuf> {
    tell::step(
        "Compiling the server",
        if release { "six minutes the first time" } else { "four minutes the first time" },
    );
    let mut cargo = cargo::native(places);
    cargo.args(["build", "--package", "server", "--bin", "visionscafe"]);
    if release {
        // Cargo does not see files that appear in dist/, so it is told which ones the binary embeds.
        cargo.arg("--release").env("VISIONSCAFE_ASSETS", assets::made_from(&places.dist()));
    }
    process::run(&mut cargo, "The build of the server")?;
    Ok(binary(places, release))
}

pub(crate) fn binary(places: &Places, release: bool) -> PathBuf {
    places.native_target.join(if release { "release" } else { "debug" }).join("visionscafe")
}

/// The server embeds `dist/`, so the folder must be there even where nobody needs what is in it.
pub(crate) fn make_room(places: &Places) -> Result<()> {
    fs::create_dir_all(places.dist().join("assets")).context("dist/ could not be made")
}
