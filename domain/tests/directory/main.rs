//! The directory: given what happened, when somebody asks for something, then this happens, or is refused.
#![cfg(test)]

mod accounts;
mod attachments;
mod city;
mod golden;
mod handover;
mod invitations;
mod laws;
mod organisations;
mod organisations_at_random;
mod posts;
mod rights;
mod scene;
mod texts;
mod waiting;
