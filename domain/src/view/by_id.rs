//! Things by their id, as a browser keeps them.

/// Things of one kind, in the order of their ids.
///
/// A sorted list and no tree: a phone loads this code once for every kind of thing, and a tree's is many times as long.
/// The things are boxed, so that one that comes in between moves pointers only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ById<I, T>(Vec<(I, Box<T>)>);

impl<I: Copy + Ord, T> ById<I, T> {
    /// Puts a thing in the place of the one with the same id.
    pub fn insert(&mut self, id: I, thing: impl Into<Box<T>>) {
        let thing = thing.into();
        match self.place(id) {
            Ok(place) => self.0[place].1 = thing,
            Err(place) => self.0.insert(place, (id, thing)),
        }
    }

    /// Takes a thing away, if it is there.
    pub fn remove(&mut self, id: &I) {
        if let Ok(place) = self.place(*id) {
            self.0.remove(place);
        }
    }

    pub fn get(&self, id: &I) -> Option<&T> {
        self.place(*id).ok().map(|place| &*self.0[place].1)
    }

    pub fn get_mut(&mut self, id: &I) -> Option<&mut T> {
        self.place(*id).ok().map(|place| &mut *self.0[place].1)
    }

    pub fn contains_key(&self, id: &I) -> bool {
        self.place(*id).is_ok()
    }

    /// All things, in the order of their ids.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.0.iter().map(|(_, thing)| &**thing)
    }

    /// All ids, in order.
    pub fn keys(&self) -> impl Iterator<Item = &I> {
        self.0.iter().map(|(id, _)| id)
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn place(&self, id: I) -> Result<usize, usize> {
        self.0.binary_search_by_key(&id, |(id, _)| *id)
    }
}

impl<I: Copy + Ord, T> FromIterator<(I, T)> for ById<I, T> {
    fn from_iter<F: IntoIterator<Item = (I, T)>>(things: F) -> Self {
        let mut all = Self::default();
        for (id, thing) in things {
            all.insert(id, thing);
        }
        all
    }
}

/// # Panics
/// Where there is no such thing, as with the maps of the standard library.
impl<I: Copy + Ord, T> std::ops::Index<&I> for ById<I, T> {
    type Output = T;

    fn index(&self, id: &I) -> &T {
        self.get(id).expect("a thing of this id")
    }
}

impl<I, T> Default for ById<I, T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_holds_what_a_tree_would(acts in prop::collection::vec((0..20u8, any::<bool>(), any::<u8>()), 0..200)) {
            let (mut list, mut tree) = (ById::default(), BTreeMap::new());
            for (id, puts, thing) in acts {
                if puts {
                    list.insert(id, thing);
                    tree.insert(id, thing);
                } else {
                    list.remove(&id);
                    tree.remove(&id);
                }
                prop_assert_eq!(list.get(&id), tree.get(&id));
                prop_assert_eq!(list.contains_key(&id), tree.contains_key(&id));
            }
            prop_assert_eq!(list.len(), tree.len());
            prop_assert_eq!(list.is_empty(), tree.is_empty());
            prop_assert!(list.keys().eq(tree.keys()));
            prop_assert!(list.values().eq(tree.values()));
        }
    }
}
