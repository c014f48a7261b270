//! Builds and serves; from then on this process is the server, so signals reach it directly.

use std::os::unix::process::CommandExt;
use std::process::Command;

use anyhow::{Context, Result};

use crate::build::{self, How};
use crate::places::Places;
use crate::tell;

pub(crate) fn serve(places: &Places, release: bool, how: How, arguments: &[String]) -> Result<()> {
    build::browsers_share(places, how)?;
    let binary = build::server(places, release)?;
    tell::note("Starting VisionsCafé; Ctrl-C ends it");
    let mut server = Command::new(binary);
    server.current_dir(&places.root).args(["serve", "--demo-if-empty"]).args(arguments);
    Err(server.exec()).context("The server could not be started")
}
