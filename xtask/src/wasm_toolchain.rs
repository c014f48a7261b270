//! A compiler for the browser: rustup's, or Debian's where rustup's server is out of reach.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::places::Places;
use crate::{cargo, debian, process, tell};

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_CLIPPY: &str = "/usr/bin/cargo-clippy";
const DEBIAN_LINKER: &str = "wasm-ld-22";
const DEBIAN_LIBRARY: &str = "/usr/lib/rustlib/wasm32-unknown-unknown/lib";

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum WasmToolchain {
    /// The same toolchain as for this machine.
    Native,
    /// Debian's, which sits beside rustup's; its standard library for wasm is built here.
    Debian,
}

impl WasmToolchain {
    /// What is ready now, without installing anything.
    pub(crate) fn ready() -> Option<Self> {
        let rustc = env::var_os("RUSTC").unwrap_or_else(|| OsString::from("rustc"));
        let native = compiles(&rustc);
        if native && sysroot(&rustc).is_some_and(|it| it != Path::new("/usr")) {
            return Some(Self::Native);
        }
        // Debian's compiler finds no linker for wasm by itself, whether it comes first on PATH or not.
        if has_debian_compiler() && has_debian_linker() && compiles(&OsString::from(DEBIAN_RUSTC)) {
            return Some(Self::Debian);
        }
        native.then_some(Self::Native)
    }

    /// Asks rustup for the target; where its server is out of reach that is no failure.
    pub(crate) fn from_rustup() -> Option<Self> {
        process::on_path("rustup")?;
        tell::step("Asking rustup for the wasm target", "a few seconds");
        // A server that never answers must not hold everything up.
        if process::succeeds(Command::new("timeout").args(["180", "rustup", "target", "add", TARGET])) {
            return Self::ready();
        }
        tell::note("rustup's server is out of reach, so the wasm target comes from Debian's compiler");
        None
    }

    /// Debian's packages that are still missing for the fallback.
    pub(crate) fn missing_packages() -> Vec<&'static str> {
        let mut packages = Vec::new();
        if !has_debian_compiler() {
            packages.extend(["rustc-web", "cargo-web"]);
        }
        if !Path::new("/usr/lib/rustlib/src/rust/library/std").exists() {
            packages.push("rust-web-src");
        }
        if !has_debian_linker() {
            packages.push("lld-22");
        }
        packages
    }

    /// Builds the standard library for wasm with Debian's compiler, once per version of it.
    pub(crate) fn build_debian_library(places: &Places) -> Result<()> {
        if !has_debian_compiler() {
            bail!(
                "Debian's compiler is older than {}, which this project needs; \
                 please bring rustup's wasm target with `rustup target add {TARGET}`.",
                env!("CARGO_PKG_RUST_VERSION")
            );
        }
        tell::step("Building Rust's standard library for wasm, once", "one minute");
        let seed = places.cache.join("wasm-std");
        // What an older compiler left there would be copied along.
        if seed.exists() {
            fs::remove_dir_all(&seed)?;
        }
        fs::create_dir_all(seed.join("src"))?;
        fs::write(
            seed.join("Cargo.toml"),
            "[package]\nname = \"seed\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\n[workspace]\n",
        )?;
        fs::write(seed.join("src/lib.rs"), "")?;
        let mut build = Self::Debian.command(places, DEBIAN_CARGO);
        build
            .current_dir(&seed)
            .env("CARGO_TARGET_DIR", seed.join("target"))
            .env("RUSTC_BOOTSTRAP", "1")
            // Without bitcode a later `lto = "fat"` finds nothing to work on.
            .env("RUSTFLAGS", "-Cembed-bitcode=yes")
            .args(["build", "--release", "--target", TARGET, "-Zbuild-std=std,panic_abort"]);
        process::run_quietly(&mut build, "The build of the standard library for wasm")?;

        let libraries = standard_libraries(&seed.join("target").join(TARGET).join("release/deps"))?;
        install_libraries(&libraries)?;
        if Self::ready().is_none() {
            bail!("Debian's compiler does not accept the standard library that was just built for wasm.");
        }
        Ok(())
    }

    /// Cargo for the browser's share.
    pub(crate) fn cargo(self, places: &Places) -> Command {
        match self {
            Self::Native => self.command(places, env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"))),
            Self::Debian => self.command(places, DEBIAN_CARGO),
        }
    }

    /// Clippy for the browser's share, by the same compiler: another's libraries it could not read.
    pub(crate) fn clippy(self, places: &Places) -> Command {
        match self {
            Self::Native => {
                let mut command = self.cargo(places);
                command.arg("clippy");
                command
            }
            Self::Debian => {
                // Not through `cargo clippy`, which prefers rustup's.
                let mut command = self.command(places, DEBIAN_CLIPPY);
                command.arg("clippy");
                command
            }
        }
    }

    /// Whether `clippy` can be called.
    pub(crate) fn has_clippy(self, places: &Places) -> bool {
        match self {
            Self::Native => process::succeeds(cargo::native(places).args(["clippy", "--version"])),
            Self::Debian => Path::new(DEBIAN_CLIPPY).exists(),
        }
    }

    /// What tells one compiler's work from another's.
    pub(crate) fn version(self) -> Result<String> {
        let rustc = match self {
            Self::Native => env::var_os("RUSTC").unwrap_or_else(|| OsString::from("rustc")),
            Self::Debian => OsString::from(DEBIAN_RUSTC),
        };
        process::answer(Command::new(rustc).arg("-vV"))
    }

    fn command(self, places: &Places, program: impl Into<OsString>) -> Command {
        let mut command = Command::new(program.into());
        command.current_dir(&places.root).env("CARGO_TARGET_DIR", &places.wasm_target);
        cargo::forget_xtask(&mut command);
        if self == Self::Debian {
            command
                .env("CARGO", DEBIAN_CARGO)
                .env("RUSTC", DEBIAN_RUSTC)
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", DEBIAN_LINKER)
                // Cargo has put rustup's libraries there.
                .env_remove("LD_LIBRARY_PATH");
        }
        command
    }
}

fn has_debian_compiler() -> bool {
    Path::new(DEBIAN_CARGO).exists()
        && process::answer(Command::new(DEBIAN_RUSTC).arg("--version").env_remove("LD_LIBRARY_PATH"))
            .is_ok_and(|version| minor(&version) >= minor(env!("CARGO_PKG_RUST_VERSION")))
}

fn has_debian_linker() -> bool {
    process::on_path(DEBIAN_LINKER).is_some()
}

/// The second number of a version such as `rustc 1.96.0`; all compilers share the first.
fn minor(version: &str) -> Option<u32> {
    let (_, rest) = version.split_once("1.")?;
    rest.split(|it: char| !it.is_ascii_digit()).next()?.parse().ok()
}

/// Whether a compiler has a standard library for wasm that is its own.
fn compiles(rustc: &OsString) -> bool {
    let probe = env::temp_dir().join(format!("visionscafe-probe-{}.rmeta", std::process::id()));
    let child = Command::new(rustc)
        .args(["--crate-name", "probe", "--crate-type", "lib", "--emit", "metadata", "--target", TARGET, "-o"])
        .arg(&probe)
        .arg("-")
        .env_remove("LD_LIBRARY_PATH")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = child else {
        return false;
    };
    // A compiler that stops reading says so by its exit status.
    if let Some(mut source) = child.stdin.take() {
        let _ = source.write_all(b"pub fn probe() -> String { String::new() }");
    }
    let compiled = child.wait().is_ok_and(|status| status.success());
    let _ = fs::remove_file(probe);
    compiled
}

fn sysroot(rustc: &OsString) -> Option<PathBuf> {
    process::answer(Command::new(rustc).args(["--print", "sysroot"])).ok().map(PathBuf::from)
}

fn standard_libraries(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut libraries = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("{} is missing", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(".rlib") && !name.starts_with("libseed-") {
            libraries.push(path);
        }
    }
    Ok(libraries)
}

fn install_libraries(libraries: &[PathBuf]) -> Result<()> {
    let missing = || {
        format!(
            "Only root can put the standard library for wasm into {DEBIAN_LIBRARY}; please run `cargo xtask setup` as root once."
        )
    };
    let mut clear = debian::as_root("rm").with_context(missing)?;
    let mut make = debian::as_root("install").with_context(missing)?;
    let mut copy = debian::as_root("cp").with_context(missing)?;
    process::run_quietly(clear.args(["-rf", DEBIAN_LIBRARY]), "Removing an older standard library for wasm")?;
    process::run_quietly(make.args(["-d", DEBIAN_LIBRARY]), "Making room for the standard library")?;
    process::run_quietly(copy.args(libraries).arg(DEBIAN_LIBRARY), "Copying the standard library for wasm")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compilers_are_compared_by_their_second_number() {
        assert_eq!(minor("rustc 1.96.0 (abc 2026-01-01)"), Some(96));
        assert_eq!(minor("1.95"), Some(95));
        assert_eq!(minor("rustc"), None);
    }
}
