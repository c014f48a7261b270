//! Given what happened, when somebody asks for something, then this happens, or is refused.
#![cfg(test)]

mod closing;
mod goals;
mod lineage;
mod minutes;
mod moderating;
mod on_behalf;
mod ordering;
mod phases;
mod polling;
mod preparing;
mod rights;
mod scene;
mod seating;
mod speaking;
mod telling;
mod tracing;
mod undoing;
mod viewing;
mod writing;
