//! What holds across the whole server: HTTP, real sockets, the store on both databases.
#![cfg(test)]

mod files;
mod lapsed;
mod letters;
mod mail;
mod polls;
mod privacy;
mod rooms;
mod secrets;
mod site;
mod store_contract;
mod transport;
mod ways_in;
