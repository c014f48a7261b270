//! QR codes (ISO/IEC 18004), for screens and paper as SVG, for the terminal as blocks.

use std::fmt::Write;

use fast_qr::{ECL, QRBuilder, QRCode};

/// Free modules around the code that the standard asks for.
const QUIET: usize = 4;

fn code(text: &str) -> Option<QRCode> {
    QRBuilder::new(text).ecl(ECL::M).build().ok()
}

/// The code as one SVG path, dark on white. Empty when the text is too long for any code.
pub fn svg(text: &str) -> String {
    let Some(code) = code(text) else { return String::new() };
    let size = code.size + 2 * QUIET;
    let mut path = String::new();
    for y in 0..code.size {
        for x in (0..code.size).filter(|x| code[y][*x].value()) {
            let _ = write!(path, "M{} {}h1v1h-1z", x + QUIET, y + QUIET);
        }
    }
    format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges" role="img" aria-label="QR"><path fill="#fff" d="M0 0h{size}v{size}H0z"/><path fill="#000" d="{path}"/></svg>"##
    )
}

/// The code in half blocks, light on a dark terminal and readable on a light one.
pub fn terminal(text: &str) -> String {
    let Some(code) = code(text) else { return String::new() };
    let quiet = 2;
    let edge = code.size + 2 * quiet;
    let dark = |x: usize, y: usize| {
        let inside = |n: usize| (quiet..quiet + code.size).contains(&n);
        inside(x) && inside(y) && code[y - quiet][x - quiet].value()
    };
    let mut lines = String::new();
    for y in (0..edge).step_by(2) {
        lines.push_str("  ");
        for x in 0..edge {
            lines.push(match (dark(x, y), dark(x, y + 1)) {
                (true, true) => ' ',
                (true, false) => '▄',
                (false, true) => '▀',
                (false, false) => '█',
            });
        }
        lines.push('\n');
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_drawn_with_its_quiet_zone() {
        let drawn = svg("http://localhost:3000/j/417092");
        assert!(drawn.contains(r#"viewBox="0 0 33 33""#) || drawn.contains(r#"viewBox="0 0 37 37""#), "{drawn}");
        assert!(drawn.contains("M4 4h1v1h-1z"), "the finder pattern begins after four modules");
        assert!(terminal("x").lines().count() > 10);
    }
}
