//! The names of one workshop's people, held beside the state so that views can be built without asking the store.

use std::collections::{HashMap, HashSet};

use domain::directory::{Event, organisations};
use domain::ids::{GroupId, OrganisationId, SeatId, WorkshopId};
use domain::text::{OrganisationName, PersonName};
use domain::view::People;

use crate::directory::DIRECTORY;
use crate::store::{Effect, Store, StoreError};

/// More organisations than a city has.
const REGISTERED: u32 = 100_000;

/// Names by pseudonym.
#[derive(Debug, Clone, Default)]
pub struct Names {
    people: HashMap<SeatId, PersonName>,
    organisations: HashMap<OrganisationId, OrganisationName>,
    hosts: HashMap<GroupId, PersonName>,
    erased: HashSet<SeatId>,
    /// Organisations of the directory: somebody came here for one and had been found to.
    registered: HashSet<OrganisationId>,
}

impl Names {
    /// Reads a workshop's names. A stored name that can no longer be read is left out.
    pub async fn load(store: &dyn Store, workshop: WorkshopId) -> Result<Self, StoreError> {
        let mut names = Self::default();
        for person in store.people(workshop.0).await? {
            names.set_person(SeatId(person.seat), person.name.as_deref());
            if person.erased {
                names.erased.insert(SeatId(person.seat));
            }
        }
        for organisation in store.organisations(workshop.0).await? {
            names.set_organisation(OrganisationId(organisation.organisation), &organisation.name);
        }
        // What their people did in their name stays theirs when those people go.
        for registered in store.history(DIRECTORY, u64::MAX, &["organisation_registered"], REGISTERED).await? {
            if let Ok(Event::Organisation(organisations::Event::OrganisationRegistered { organisation, .. })) =
                serde_json::from_str(&registered.event.body)
            {
                names.registered.insert(organisation);
            }
        }
        for host in store.host_names(workshop.0).await? {
            names.set_host(GroupId(host.group), Some(&host.name));
        }
        Ok(names)
    }

    /// Follows what was stored with an event.
    pub fn follow(&mut self, effect: &Effect) {
        match effect {
            Effect::PutPerson { seat, name, .. } => self.set_person(SeatId(*seat), name.as_deref()),
            Effect::ErasePerson { seat, .. } => {
                self.set_person(SeatId(*seat), None);
                self.erased.insert(SeatId(*seat));
            }
            Effect::PutOrganisation { organisation, name, .. } => {
                self.set_organisation(OrganisationId(*organisation), name);
            }
            Effect::PutHostName { group, name, .. } => self.set_host(GroupId(*group), name.as_deref()),
            // All others name nobody in a workshop.
            _ => {}
        }
    }

    /// The organisation of that name, whatever its capitals and spaces.
    pub fn find_organisation(&self, name: &OrganisationName) -> Option<OrganisationId> {
        let wanted = plain(name);
        self.organisations.iter().filter(|(_, known)| plain(known) == wanted).map(|(id, _)| *id).min()
    }

    /// All organisations' names, in alphabetical order.
    pub fn organisation_names(&self) -> Vec<String> {
        let mut names: Vec<_> = self.organisations.values().map(ToString::to_string).collect();
        names.sort();
        names
    }

    fn set_person(&mut self, seat: SeatId, name: Option<&str>) {
        match name.and_then(|n| PersonName::parse(n).ok()) {
            Some(name) => self.people.insert(seat, name),
            None => self.people.remove(&seat),
        };
    }

    fn set_organisation(&mut self, organisation: OrganisationId, name: &str) {
        if let Ok(name) = OrganisationName::parse(name) {
            self.organisations.insert(organisation, name);
        }
    }

    fn set_host(&mut self, group: GroupId, name: Option<&str>) {
        match name.and_then(|n| PersonName::parse(n).ok()) {
            Some(name) => self.hosts.insert(group, name),
            None => self.hosts.remove(&group),
        };
    }
}

/// A name as compared: small letters, single spaces.
fn plain(name: &str) -> String {
    name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

impl People for Names {
    fn name(&self, seat: SeatId) -> Option<PersonName> {
        self.people.get(&seat).cloned()
    }

    fn organisation(&self, organisation: OrganisationId) -> Option<OrganisationName> {
        self.organisations.get(&organisation).cloned()
    }

    fn expected_host(&self, group: GroupId) -> Option<PersonName> {
        self.hosts.get(&group).cloned()
    }

    fn is_erased(&self, seat: SeatId) -> bool {
        self.erased.contains(&seat)
    }

    fn is_registered(&self, organisation: OrganisationId) -> bool {
        self.registered.contains(&organisation)
    }
}
