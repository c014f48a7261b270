//! The folder `dist/`: every file under a name that changes with its content, and smaller copies beside it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::browser::Browser;
use crate::compress::{self, Effort};
use crate::inputs::hex;
use crate::places::beside;
use crate::style::{self, Style};

pub(crate) struct Assets {
    files: BTreeMap<String, Vec<u8>>,
    /// From the name the pages use to the name that is served.
    manifest: BTreeMap<String, String>,
}

impl Assets {
    pub(crate) fn gather(browsers: Vec<Browser>, style: Style) -> Result<Self> {
        let mut assets = Self { files: BTreeMap::new(), manifest: BTreeMap::new() };

        for browser in browsers {
            let share = browser.share;
            let wasm = assets.add(&format!("{share}.wasm"), browser.wasm);
            // The name under which wasm-bindgen's script looks for its wasm.
            let mut script = browser.script.replace(&format!("{share}_bg.wasm"), &wasm);
            for (path, snippet) in browser.snippets {
                let served = assets.add(path.trim_start_matches("./"), snippet.into_bytes());
                script = script.replace(&path, &format!("./{served}"));
            }
            assets.add(&format!("{share}.js"), script.into_bytes());
        }

        for (name, bytes) in style.files {
            assets.add(&name, bytes);
        }
        let sheet = style::rename(&style.sheet, |name| assets.manifest.get(name).cloned())?;
        assets.add("style.css", sheet.into_bytes());
        Ok(assets)
    }

    fn add(&mut self, name: &str, bytes: Vec<u8>) -> String {
        let served = served_name(name, &bytes);
        self.manifest.insert(name.to_owned(), served.clone());
        self.files.insert(served.clone(), bytes);
        served
    }

    /// Writes everything beside `dist/` first and changes places at the end, so that nobody sees half of it.
    pub(crate) fn write(&self, dist: &Path, fingerprint: &str, effort: Effort) -> Result<()> {
        let (new, old) = (beside(dist, ".new"), beside(dist, ".old"));
        remove(&new)?;
        remove(&old)?;
        let folder = new.join("assets");
        fs::create_dir_all(&folder)?;
        for (name, bytes) in &self.files {
            fs::write(folder.join(name), bytes)?;
            if compress::helps(name) {
                fs::write(folder.join(format!("{name}.br")), compress::brotli(bytes, effort)?)?;
                fs::write(folder.join(format!("{name}.gz")), compress::gzip(bytes)?)?;
            }
        }
        fs::write(new.join("manifest.json"), serde_json::to_string_pretty(&self.manifest)?)?;
        fs::write(new.join(FINGERPRINT), fingerprint)?;
        if dist.exists() {
            fs::rename(dist, &old)?;
        }
        fs::rename(&new, dist).with_context(|| format!("{} could not be put in place", dist.display()))?;
        remove(&old)
    }
}

const FINGERPRINT: &str = "made-from.txt";

/// The fingerprint of what `dist/` was made from, or nothing where it was not made yet.
pub(crate) fn made_from(dist: &Path) -> String {
    fs::read_to_string(dist.join(FINGERPRINT)).unwrap_or_default()
}

/// How many bytes travel to a browser that understands brotli.
pub(crate) fn size_on_the_wire(dist: &Path, name: &str) -> Result<u64> {
    let manifest = fs::read_to_string(dist.join("manifest.json")).context("dist/ has not been built")?;
    let manifest: BTreeMap<String, String> = serde_json::from_str(&manifest)?;
    let served = manifest.get(name).with_context(|| format!("dist/ has no {name}"))?;
    Ok(fs::metadata(dist.join("assets").join(format!("{served}.br")))?.len())
}

/// `fonts/noto.woff2` becomes `noto-1a2b3c4d.woff2`.
fn served_name(name: &str, bytes: &[u8]) -> String {
    let file = name.rsplit('/').next().unwrap_or(name);
    let (stem, ending) = file.rsplit_once('.').unwrap_or((file, "bin"));
    format!("{stem}-{}.{ending}", &hex(&Sha256::digest(bytes))[..8])
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("{} could not be removed", folder.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gathered() -> Assets {
        let browser = Browser {
            share: "room",
            wasm: b"wasm".to_vec(),
            script: "import './snippets/a-1/inline0.js'; load('room_bg.wasm')".to_owned(),
            snippets: BTreeMap::from([("./snippets/a-1/inline0.js".to_owned(), "1".to_owned())]),
        };
        let style = Style {
            sheet: "a { src: url(fonts/noto.woff2) }".to_owned(),
            files: vec![("fonts/noto.woff2".to_owned(), b"font".to_vec())],
        };
        Assets::gather(vec![browser], style).unwrap()
    }

    fn content<'a>(assets: &'a Assets, name: &str) -> &'a str {
        std::str::from_utf8(&assets.files[&assets.manifest[name]]).unwrap()
    }

    #[test]
    fn files_name_each_other_as_they_are_served() {
        let assets = gathered();
        let (wasm, font) = (&assets.manifest["room.wasm"], &assets.manifest["fonts/noto.woff2"]);
        let snippet = &assets.manifest["snippets/a-1/inline0.js"];
        assert!(font.starts_with("noto-") && font.ends_with(".woff2"), "{font}");
        assert_eq!(content(&assets, "room.js"), format!("import './{snippet}'; load('{wasm}')"));
        assert_eq!(content(&assets, "style.css"), format!("a {{ src: url({font}) }}"));
    }

    #[test]
    fn another_content_is_another_name() {
        assert_eq!(served_name("a/app.js", b"1"), served_name("app.js", b"1"));
        assert_ne!(served_name("app.js", b"1"), served_name("app.js", b"2"));
    }

    #[test]
    fn what_was_built_before_is_replaced_as_a_whole() {
        let folder = std::env::temp_dir().join(format!("visionscafe-assets-{}", std::process::id()));
        let dist = folder.join("dist");
        fs::create_dir_all(dist.join("assets")).unwrap();
        fs::write(dist.join("assets/old.js"), "").unwrap();
        gathered().write(&dist, "abc", Effort::Full).unwrap();
        assert!(!dist.join("assets/old.js").exists());
        assert_eq!(made_from(&dist), "abc");
        assert!(size_on_the_wire(&dist, "room.wasm").unwrap() > 0);
        assert!(size_on_the_wire(&dist, "fonts/noto.woff2").is_err(), "fonts have no smaller copy");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "nothing is left beside it");
        fs::remove_dir_all(folder).unwrap();
    }
}
