//! The little that is asked of the browser itself: clocks, chance, storage.

use web_sys::Storage;

use crate::live::outbox::Shelf;

/// The steady clock, in milliseconds.
pub(crate) fn steady() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or_else(js_sys::Date::now, |clock| clock.now())
}

/// The phone's wall clock, in milliseconds; only ever compared with itself.
pub(crate) fn wall() -> f64 {
    js_sys::Date::now()
}

/// From 0 up to, not including, 1.
pub(crate) fn chance() -> f64 {
    js_sys::Math::random()
}

/// 32 bits by chance.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the product lies in 0..2^32")]
pub(crate) fn salt() -> u32 {
    (chance() * 4_294_967_296.0) as u32
}

/// Whether the page is looked at.
pub(crate) fn visible() -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .is_none_or(|document| document.visibility_state() == web_sys::VisibilityState::Visible)
}

/// What survives closing the browser. Private windows may have none.
pub(crate) fn local() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// This tab's own name: survives a reload, not the tab.
pub(crate) fn tab() -> String {
    const KEY: &str = "vc.tab";
    let storage = web_sys::window().and_then(|window| window.session_storage().ok().flatten());
    let known = storage.as_ref().and_then(|storage| storage.get_item(KEY).ok().flatten());
    known.unwrap_or_else(|| {
        let name = format!("{:08x}", salt());
        if let Some(storage) = storage {
            let _ = storage.set_item(KEY, &name);
        }
        name
    })
}

/// A shelf in the browser's storage: one key per entry.
pub(crate) struct LocalShelf {
    prefix: String,
}

impl LocalShelf {
    pub(crate) fn new(key: &str) -> Self {
        Self { prefix: format!("{key}.") }
    }

    fn key(&self, id: &str) -> String {
        format!("{}{id}", self.prefix)
    }
}

impl Shelf for LocalShelf {
    fn put(&self, id: &str, entry: &str) {
        if let Some(storage) = local() {
            // A full storage costs only the survival of a reload; the entry stays in memory and is sent.
            let _ = storage.set_item(&self.key(id), entry);
        }
    }

    fn take_away(&self, id: &str) {
        if let Some(storage) = local() {
            let _ = storage.remove_item(&self.key(id));
        }
    }

    fn all(&self) -> Vec<(String, String)> {
        let Some(storage) = local() else { return Vec::new() };
        let count = storage.length().unwrap_or_default();
        (0..count)
            .filter_map(|n| storage.key(n).ok().flatten())
            .filter_map(|key| {
                let id = key.strip_prefix(&self.prefix)?.to_owned();
                Some((id, storage.get_item(&key).ok().flatten()?))
            })
            .collect()
    }
}

/// No shelf: for those who only look.
pub(crate) struct NoShelf;

impl Shelf for NoShelf {
    fn put(&self, _: &str, _: &str) {}
    fn take_away(&self, _: &str) {}
    fn all(&self) -> Vec<(String, String)> {
        Vec::new()
    }
}
