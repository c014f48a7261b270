//! A disk whose syncs take their time: a small library between the server and the C library, compiled here and now.
//!
//! Disks differ, and a virtual one from one moment to the next. Syncs that take a known time at least, all of them counted,
//! make figures that can be compared. What a sync costs without that is measured as well.

use std::ffi::OsStr;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use tokio::time::Instant;

use crate::tally::Times;

const SOURCE: &str = include_str!("slow_sync.c");
/// So many syncs say what one costs here.
const PROBES: usize = 100;

/// The library, and what it counts.
pub(crate) struct SlowSync {
    library: PathBuf,
    count: PathBuf,
    micros: String,
}

impl SlowSync {
    /// Compiles it into a folder.
    pub(crate) fn compile(folder: &Path, millis: u32) -> Result<Self, String> {
        let source = folder.join("slow_sync.c");
        let library = folder.join("slow_sync.so");
        std::fs::write(&source, SOURCE).map_err(|e| format!("{}: {e}", source.display()))?;
        let mut cc = Command::new("cc");
        cc.args(["-shared", "-fPIC", "-O2", "-o"]).args([&library, &source]).arg("-ldl");
        let cc = cc.output().map_err(|e| format!("cc, which makes syncs slow, does not start ({e})"))?;
        if !cc.status.success() {
            return Err(format!("cc could not make syncs slow: {}", String::from_utf8_lossy(&cc.stderr)));
        }
        Ok(Self { library, count: folder.join("syncs"), micros: (u64::from(millis) * 1000).to_string() })
    }

    /// What the server's environment needs to have.
    pub(crate) fn environment(&self) -> [(&'static str, &OsStr); 3] {
        [
            ("LD_PRELOAD", self.library.as_os_str()),
            ("SLOW_SYNC_MICROS", OsStr::new(&self.micros)),
            ("SLOW_SYNC_COUNT", self.count.as_os_str()),
        ]
    }

    /// How many syncs there were until now. A server that has stored something without any does not use the library.
    pub(crate) fn count(&self) -> Result<u64, String> {
        match std::fs::metadata(&self.count).map(|it| it.len()) {
            Ok(0) | Err(_) => Err("the server syncs without being slowed down: is it linked statically?".to_owned()),
            Ok(count) => Ok(count),
        }
    }
}

/// What a sync costs here, after a page was written.
pub(crate) fn measured(folder: &Path) -> std::io::Result<Times> {
    let path = folder.join("probe");
    let mut file = File::create(&path)?;
    let mut times = Times::default();
    for _ in 0..PROBES {
        file.write_all(&[1; 4096])?;
        let began = Instant::now();
        file.sync_data()?;
        times.add(began.elapsed());
    }
    times.sort();
    std::fs::remove_file(path)?;
    Ok(times)
}
