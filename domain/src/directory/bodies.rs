//! Bodies (Steuerungsgruppe, Beirat, Ausschuss) and offices (Amt, Dienststelle): the places where posts are.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Context, Directory, Refusal};
use crate::actor::{Principal, Right, may};
use crate::ids::{BodyId, OfficeId};
use crate::text::Title;
use crate::time::Timestamp;

/// So many bodies and offices there may be, the dissolved ones among them.
pub const MAX_PLACES: u32 = 300;

/// What kind of body it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BodyKind {
    /// Steuerungsgruppe
    SteeringGroup,
    /// Integrationsbeirat, Migrationsbeirat, Seniorenbeirat
    AdvisoryCouncil,
    /// Ausschuss
    Committee,
    Other,
}

impl BodyKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::SteeringGroup, Self::AdvisoryCouncil, Self::Committee, Self::Other];

    /// The name it is stored under.
    pub fn key(self) -> &'static str {
        match self {
            Self::SteeringGroup => "steering_group",
            Self::AdvisoryCouncil => "advisory_council",
            Self::Committee => "committee",
            Self::Other => "other",
        }
    }

    /// The kind of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// Where a post is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    Body(BodyId),
    Office(OfficeId),
}

/// A body or an office. One that was dissolved stays, so that history can name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    pub name: Title,
    /// Nothing for an office.
    pub kind: Option<BodyKind>,
    pub founded: Timestamp,
    pub dissolved: Option<Timestamp>,
}

/// All bodies and offices there ever were.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bodies {
    known: BTreeMap<Place, Standing>,
}

impl Bodies {
    /// One of them.
    pub fn get(&self, place: Place) -> Option<&Standing> {
        self.known.get(&place)
    }

    /// All of them, the bodies first.
    pub fn iter(&self) -> impl Iterator<Item = (Place, &Standing)> {
        self.known.iter().map(|(place, standing)| (*place, standing))
    }

    pub(super) fn working(&self, place: Place) -> Result<&Standing, Refusal> {
        let standing = self.get(place).ok_or(Refusal::Unknown)?;
        if standing.dissolved.is_some() { Err(Refusal::Dissolved) } else { Ok(standing) }
    }
}

/// What somebody wants done with a body or an office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    FoundBody { name: Title, kind: BodyKind },
    FoundOffice { name: Title },
    Rename { place: Place, name: Title },
    Dissolve { place: Place },
}

/// What happened to a body or an office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    BodyFounded { body: BodyId, name: Title, kind: BodyKind },
    OfficeFounded { office: OfficeId, name: Title },
    PlaceRenamed { place: Place, name: Title },
    PlaceDissolved { place: Place },
}

impl Event {
    /// The name it is stored under.
    pub fn name(&self) -> &'static str {
        match self {
            Self::BodyFounded { .. } => "body_founded",
            Self::OfficeFounded { .. } => "office_founded",
            Self::PlaceRenamed { .. } => "place_renamed",
            Self::PlaceDissolved { .. } => "place_dissolved",
        }
    }
}

pub(super) fn decide(
    directory: &Directory,
    command: Command,
    by: Principal,
    context: Context,
) -> Result<Vec<super::Event>, Refusal> {
    may(by, Right::ChangeBodies, directory, context.now)?;
    let bodies = &directory.bodies;
    // Sent twice, it happens once: a form brings the id of what it makes.
    let new = |place| if bodies.get(place).is_some() { Err(Refusal::AlreadySo) } else { Ok(()) };
    let room_for_one = || match bodies.known.len() < MAX_PLACES as usize {
        true => Ok(()),
        false => Err(Refusal::TooMany { max: MAX_PLACES }),
    };
    let event = match command {
        Command::FoundBody { name, kind } => {
            let body = BodyId(context.fresh);
            new(Place::Body(body))?;
            room_for_one()?;
            Event::BodyFounded { body, name, kind }
        }
        Command::FoundOffice { name } => {
            let office = OfficeId(context.fresh);
            new(Place::Office(office))?;
            room_for_one()?;
            Event::OfficeFounded { office, name }
        }
        Command::Rename { place, name } => {
            if bodies.working(place)?.name == name {
                return Err(Refusal::AlreadySo);
            }
            Event::PlaceRenamed { place, name }
        }
        Command::Dissolve { place } => {
            bodies.working(place)?;
            // Nothing that has to be done vanishes with the body that had it.
            let posts = directory.posts.at(place);
            directory.tasks.none_open(posts.map(|(id, _)| id))?;
            Event::PlaceDissolved { place }
        }
    };
    Ok(vec![super::Event::Body(event)])
}

pub(super) fn apply(directory: &mut Directory, event: &Event, at: Timestamp) {
    let known = &mut directory.bodies.known;
    match event {
        Event::BodyFounded { body, name, kind } => {
            let standing = Standing { name: name.clone(), kind: Some(*kind), founded: at, dissolved: None };
            known.insert(Place::Body(*body), standing);
        }
        Event::OfficeFounded { office, name } => {
            let standing = Standing { name: name.clone(), kind: None, founded: at, dissolved: None };
            known.insert(Place::Office(*office), standing);
        }
        Event::PlaceRenamed { place, name } => {
            if let Some(standing) = known.get_mut(place) {
                standing.name = name.clone();
            }
        }
        Event::PlaceDissolved { place } => {
            if let Some(standing) = known.get_mut(place) {
                standing.dissolved = Some(at);
            }
            directory.posts.all_end(*place, at);
        }
    }
}
