//! Pages, forms and the public interface: thin handlers that load data and hand them to a page.

mod api;
mod asked;
mod cards;
mod carried;
mod desk;
mod enter;
mod files;
mod headers;
mod join;
mod live;
mod mail;
mod methods;
mod moderation;
mod polls;
mod prepare;
mod proposal;
mod records;
mod room;
mod router;
mod sessions;
mod sheets;
mod speaking;
mod target;
pub mod uploads;
mod voters;
mod who;

pub use router::router;
