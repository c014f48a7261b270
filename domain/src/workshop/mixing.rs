//! Who sits where: the rules for coming to a table and for moving on to the next.
//!
//! All rules are deterministic: the same people in the same order come to the same tables.

use std::collections::BTreeMap;

use crate::ids::{GroupId, OrganisationId, SeatId};
use crate::workshop::plan::Seating;
use crate::workshop::seat::OrganisationKind;
use crate::workshop::{Group, Workshop};

/// Where somebody belongs, as far as mixing is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Belonging {
    pub organisation: Option<OrganisationId>,
    pub kind: Option<OrganisationKind>,
}

/// How many at a table share an organisation, a kind, and how many there are at all.
#[derive(Debug, Clone, Default)]
struct Company {
    organisations: BTreeMap<OrganisationId, u32>,
    kinds: BTreeMap<OrganisationKind, u32>,
    people: u32,
}

impl Company {
    fn welcome(&mut self, who: Belonging) {
        self.people += 1;
        if let Some(organisation) = who.organisation {
            *self.organisations.entry(organisation).or_default() += 1;
        }
        if let Some(kind) = who.kind {
            *self.kinds.entry(kind).or_default() += 1;
        }
    }

    fn same_organisation(&self, who: Belonging) -> u32 {
        who.organisation.and_then(|o| self.organisations.get(&o)).copied().unwrap_or(0)
    }

    fn same_kind(&self, who: Belonging) -> u32 {
        who.kind.and_then(|k| self.kinds.get(&k)).copied().unwrap_or(0)
    }
}

fn companies(workshop: &Workshop, only: impl Fn(SeatId) -> bool) -> Vec<Company> {
    let mut companies = vec![Company::default(); workshop.groups.len()];
    for (id, seat) in &workshop.seats {
        if !only(*id) {
            continue;
        }
        if let Some(place) = workshop.groups.iter().position(|g| Some(g.id) == seat.group) {
            companies[place].welcome(Belonging { organisation: seat.organisation, kind: seat.kind });
        }
    }
    companies
}

fn has_room(group: &Group, company: &Company) -> bool {
    company.people < u32::from(group.places)
}

/// The table that spreads best: fewest of the same organisation, then of the same kind, then the emptiest.
fn spread(groups: &[Group], companies: &[Company], who: Belonging) -> Option<usize> {
    (0..groups.len()).filter(|i| has_room(&groups[*i], &companies[*i])).min_by_key(|i| {
        let company = &companies[*i];
        (company.same_organisation(who), company.same_kind(who), company.people, *i)
    })
}

/// The table where most are alike: same kind first, then the same organisation; among strangers the emptiest.
fn alike(groups: &[Group], companies: &[Company], who: Belonging) -> Option<usize> {
    (0..groups.len()).filter(|i| has_room(&groups[*i], &companies[*i])).min_by_key(|i| {
        let company = &companies[*i];
        let strangers = company.people - company.same_kind(who).min(company.people);
        (
            std::cmp::Reverse(company.same_kind(who)),
            std::cmp::Reverse(company.same_organisation(who)),
            strangers,
            company.people,
            *i,
        )
    })
}

/// The table a rule gives to somebody who comes in. Nothing when people choose for themselves, or all tables are full.
pub fn assign(workshop: &Workshop, who: Belonging) -> Option<GroupId> {
    let companies = companies(workshop, |_| true);
    let place = match workshop.rules.seating {
        Seating::Choose => None,
        Seating::Spread => spread(&workshop.groups, &companies, who),
        Seating::AlikeFirst => alike(&workshop.groups, &companies, who),
    }?;
    workshop.groups.get(place).map(|g| g.id)
}

/// Everybody but the hosts, spread evenly over all tables. Only those who really move are named.
pub fn mix(workshop: &Workshop) -> Vec<(SeatId, GroupId)> {
    let stays = |seat: SeatId| workshop.seats.get(&seat).is_some_and(|s| s.host);
    let mut companies = companies(workshop, stays);
    let mut moves = Vec::new();
    // The largest organisations first: the others fill the gaps.
    let mut sizes: BTreeMap<Option<OrganisationId>, u32> = BTreeMap::new();
    for seat in workshop.seats.values() {
        *sizes.entry(seat.organisation).or_default() += 1;
    }
    let mut order: Vec<_> = workshop.seats.iter().filter(|(id, _)| !stays(**id)).collect();
    order.sort_by_key(|(id, seat)| {
        let size = seat.organisation.map_or(0, |o| sizes.get(&Some(o)).copied().unwrap_or(0));
        (std::cmp::Reverse(size), seat.organisation, seat.kind, **id)
    });
    for (id, seat) in order {
        let who = Belonging { organisation: seat.organisation, kind: seat.kind };
        let Some(place) = spread(&workshop.groups, &companies, who) else {
            continue;
        };
        companies[place].welcome(who);
        let group = workshop.groups[place].id;
        if seat.group != Some(group) {
            moves.push((*id, group));
        }
    }
    moves
}

/// Everybody but the hosts moves on to the next table, in the order of the plan; the last goes to the first.
pub fn rotate(workshop: &Workshop) -> Vec<(SeatId, GroupId)> {
    let tables: Vec<_> = workshop.groups.iter().map(|g| g.id).collect();
    workshop
        .seats
        .iter()
        .filter(|(_, seat)| !seat.host)
        .filter_map(|(id, seat)| {
            let here = tables.iter().position(|t| Some(*t) == seat.group)?;
            let next = tables[(here + 1) % tables.len()];
            (Some(next) != seat.group).then_some((*id, next))
        })
        .collect()
}
