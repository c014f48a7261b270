//! Pages, forms and the public interface: thin handlers that load data and hand them to a page.

mod account;
mod api;
mod asked;
mod cards;
mod carried;
mod desk;
mod enter;
mod files;
mod form;
mod headers;
mod invitation;
mod join;
mod live;
mod mail;
mod methods;
mod moderation;
mod organisations;
mod people;
mod polls;
mod prepare;
mod proposal;
mod records;
mod register;
mod room;
mod router;
mod second_factor;
mod sessions;
mod sheets;
mod sign_in;
mod speaking;
mod target;
pub mod uploads;
mod voters;
mod who;

pub use router::router;
