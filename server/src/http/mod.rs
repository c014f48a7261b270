//! Pages, forms and the public interface: thin handlers that load data and hand them to a page.

mod account;
mod api;
mod asked;
mod audit;
mod cards;
mod carried;
mod data;
mod desk;
mod enter;
mod form;
mod headers;
mod join;
mod live;
mod mail;
mod methods;
mod moderation;
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
mod texts;
mod voters;
mod who;

pub use router::router;
