//! The directory: given what happened, when somebody asks for something, then this happens, or is refused.
#![cfg(test)]

mod accounts;
mod golden;
mod rights;
mod scene;
mod texts;
