//! The live room in the browser.
