//! A person's place in a workshop. The name is personal data and is kept elsewhere; here it is a pseudonym.

use serde::{Deserialize, Serialize};

use crate::ids::{GroupId, OrganisationId};
use crate::lang::Lang;
use crate::time::Timestamp;

/// The thirteen kinds of organisation that took part in Landshut's VisionsCafé in 2019.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrganisationKind {
    /// Stadtrat
    CityCouncil,
    /// Stadtverwaltung
    CityAdministration,
    /// Wohlfahrtsverband
    WelfareAssociation,
    /// Religionsgemeinschaft
    ReligiousCommunity,
    /// Migrationsbeirat
    MigrationCouncil,
    /// Migrantenorganisation
    MigrantOrganisation,
    /// Seniorenbeirat
    SeniorsCouncil,
    /// Schule
    School,
    /// Verein
    Club,
    /// Polizei
    Police,
    /// Lokale Wirtschaft
    LocalBusiness,
    /// Agentur für Arbeit
    EmploymentAgency,
    /// Jobcenter
    Jobcenter,
}

impl OrganisationKind {
    /// All thirteen, in the order of the city's paper.
    pub const ALL: [Self; 13] = [
        Self::CityCouncil,
        Self::CityAdministration,
        Self::WelfareAssociation,
        Self::ReligiousCommunity,
        Self::MigrationCouncil,
        Self::MigrantOrganisation,
        Self::SeniorsCouncil,
        Self::School,
        Self::Club,
        Self::Police,
        Self::LocalBusiness,
        Self::EmploymentAgency,
        Self::Jobcenter,
    ];
}

/// One seat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    pub organisation: Option<OrganisationId>,
    pub kind: Option<OrganisationKind>,
    /// The language this person reads.
    pub lang: Lang,
    pub group: Option<GroupId>,
    pub host: bool,
    /// Reads at every table, and writes down what people say there.
    pub interpreter: bool,
    /// Paused by name.
    pub paused: bool,
    /// Paused as the author of something anonymous: the same to the seat, but shown to nobody else.
    pub paused_unnamed: bool,
    pub joined: Timestamp,
    /// How many people share this seat's device; 1 for a person's own.
    pub people: u16,
    /// Votes for its organisation where organisations vote.
    pub delegate: bool,
}

impl Seat {
    /// Whether the seat may do nothing for now.
    pub fn is_paused(&self) -> bool {
        self.paused || self.paused_unnamed
    }
}
