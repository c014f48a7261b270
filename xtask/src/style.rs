//! The style sheets, joined into one file in the order that `style/order.txt` gives.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::inputs::files_below;

pub(crate) struct Style {
    /// All style sheets, without comments and blank lines.
    pub(crate) sheet: String,
    /// What lies beside them to be served, by its name below `style/`: fonts, icons, small scripts.
    pub(crate) files: Vec<(String, Vec<u8>)>,
}

pub(crate) fn read(folder: &Path) -> Result<Style> {
    let order = fs::read_to_string(folder.join("order.txt"))
        .context("style/order.txt, which lists the style sheets in their order, could not be read")?;
    let listed: Vec<&str> =
        order.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).collect();

    let mut sheet = String::new();
    for name in &listed {
        let text = fs::read_to_string(folder.join(name))
            .with_context(|| format!("style/order.txt lists {name}, which could not be read"))?;
        sheet.push_str(&bare(&text));
    }

    let mut files = Vec::new();
    for file in files_below(folder)? {
        let name = file.strip_prefix(folder).unwrap_or(&file).to_string_lossy().into_owned();
        match file.extension().and_then(|it| it.to_str()) {
            Some("css") if !listed.contains(&name.as_str()) => {
                bail!("style/{name} is not listed in style/order.txt, so nobody would see it.");
            }
            // Licences and notes stay with the sources.
            Some("css" | "txt" | "md") | None => {}
            Some(_) => files.push((name, fs::read(&file)?)),
        }
    }
    Ok(Style { sheet, files })
}

/// Replaces each `url(…)` of a file we serve by the name it is served under.
pub(crate) fn rename(sheet: &str, served: impl Fn(&str) -> Option<String>) -> Result<String> {
    let mut renamed = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("url(") {
        let (inside, behind) = after.split_once(')').context("a url( in the style sheets is never closed")?;
        let name = inside.trim().trim_matches(['"', '\'']);
        renamed.push_str(before);
        renamed.push_str("url(");
        if name.starts_with("data:") || name.starts_with('#') {
            renamed.push_str(inside);
        } else {
            // Sheets in a folder of their own may point upwards; below `style/` the name is the same.
            let name = name.trim_start_matches("./").trim_start_matches("../");
            let name = served(name).with_context(|| format!("the style sheets use {name}, which is not in style/"))?;
            renamed.push_str(&name);
        }
        renamed.push(')');
        rest = behind;
    }
    renamed.push_str(rest);
    Ok(renamed)
}

/// The sheet without comments, blank lines and indentation; what stands in quotes stays as it is.
fn bare(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['"', '\'', '/']) {
        kept.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = if rest.starts_with("/*") {
            let length = rest.find("*/").map_or(rest.len(), |end| end + 2);
            rest = &rest[length..];
            continue;
        } else if rest.starts_with('/') {
            1
        } else {
            quoted(rest)
        };
        kept.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    kept.push_str(rest);
    kept.lines().map(str::trim).filter(|line| !line.is_empty()).flat_map(|line| [line, "\n"]).collect()
}

/// How long the quotation is that a text begins with.
fn quoted(text: &str) -> usize {
    let quote = text.chars().next();
    let mut escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        if escaped {
            escaped = false;
        } else if character == '\\' {
            escaped = true;
        } else if Some(character) == quote {
            return at + character.len_utf8();
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_blank_lines_go_and_quotations_stay() {
        let text =
            "/* one\n two */\n.a {\n  content: \"/* kept */\\\"\"; /* gone */\n\n}\n.b { width: calc(1px / 2) }\n";
        assert_eq!(bare(text), ".a {\ncontent: \"/* kept */\\\"\";\n}\n.b { width: calc(1px / 2) }\n");
    }

    #[test]
    fn a_file_is_named_as_it_is_served() {
        let sheet = "a { src: url(\"fonts/noto.woff2\") } b { mask: url(#x) } c { x: url(../fonts/noto.woff2) }";
        let served = |name: &str| (name == "fonts/noto.woff2").then(|| "noto-1234.woff2".to_owned());
        assert_eq!(
            rename(sheet, served).unwrap(),
            "a { src: url(noto-1234.woff2) } b { mask: url(#x) } c { x: url(noto-1234.woff2) }"
        );
    }

    #[test]
    fn a_file_that_is_not_there_is_named() {
        let refusal = rename("a { src: url(fonts/lost.woff2) }", |_| None).unwrap_err();
        assert!(refusal.to_string().contains("fonts/lost.woff2"));
    }
}
