//! Templates: Landshut's six fields with a whole evening's agenda, or a past workshop with fresh ids.

use crate::ids::{FieldId, GroupId, PhaseId};
use crate::text::{TextProblem, Title};
use crate::workshop::card::CardKind;
use crate::workshop::plan::{About, Field, GroupPlan, Hue, Moderation, Phase, PhaseKind, Plan, Rules, Seating};

/// The six fields of action of Landshut's VisionsCafé of 2019: name, icon, colour.
pub const LANDSHUT_FIELDS: [(&str, &str, Hue); 6] = [
    ("Bildung", "book-open", Hue::Blue),
    ("Beteiligung", "messages-square", Hue::Violet),
    ("Wohnungspolitik", "house", Hue::Orange),
    ("Gesundheit", "heart-pulse", Hue::Red),
    ("Soziales", "users", Hue::Green),
    ("Interkulturelle Öffnung der Verwaltung", "door-open", Hue::Teal),
];

/// A phase of the standard agenda. It asks the question usual for its kind, which the catalogue knows in all languages.
struct Step {
    kind: PhaseKind,
    minutes: u32,
    private: bool,
    kinds: &'static [CardKind],
}

const EVENING: [Step; 7] = [
    Step { kind: PhaseKind::Arrive, minutes: 15, private: false, kinds: &[] },
    Step { kind: PhaseKind::Collect, minutes: 15, private: true, kinds: &[CardKind::Observation] },
    Step { kind: PhaseKind::Order, minutes: 20, private: false, kinds: &[] },
    Step {
        kind: PhaseKind::Derive,
        minutes: 25,
        private: false,
        kinds: &[CardKind::Guideline, CardKind::MainGoal, CardKind::Goal, CardKind::Measure],
    },
    Step { kind: PhaseKind::Gallery, minutes: 15, private: false, kinds: &[] },
    Step { kind: PhaseKind::Harvest, minutes: 10, private: false, kinds: &[] },
    Step { kind: PhaseKind::Close, minutes: 0, private: false, kinds: &[] },
];

/// The standard plan: six fields, a table each, an evening of 100 minutes. `fresh` gives new ids.
///
/// `field_name` puts a field's German name into the facilitator's language.
///
/// # Errors
/// A given text that cannot be taken as it is.
pub fn landshut(
    title: &str,
    fresh: &mut dyn FnMut() -> u64,
    field_name: &dyn Fn(&str) -> String,
) -> Result<Plan, TextProblem> {
    let mut fields = Vec::new();
    let mut groups = Vec::new();
    for (name, icon, hue) in LANDSHUT_FIELDS {
        let name = Title::parse(&field_name(name))?;
        let field = Field { id: FieldId(fresh()), name: name.clone(), icon: icon.to_owned(), hue };
        groups.push(GroupPlan { id: GroupId(fresh()), field: field.id, name, places: 12 });
        fields.push(field);
    }
    let mut agenda = Vec::new();
    for step in EVENING {
        agenda.push(Phase {
            id: PhaseId(fresh()),
            kind: step.kind,
            title: None,
            prompt: None,
            secs: step.minutes * 60,
            private: step.private,
            anonymous: false,
            kinds: step.kinds.to_vec(),
        });
    }
    Ok(Plan {
        about: About { title: Title::parse(title)?, date: None, place: None, welcome: None },
        rules: Rules { moderation: Moderation::After, seating: Seating::Choose },
        fields,
        groups,
        agenda,
    })
}

/// A past plan as the template for a new one: everything as it was, but with fresh ids and without the date.
pub fn again(past: &Plan, fresh: &mut dyn FnMut() -> u64) -> Plan {
    let mut plan = past.clone();
    plan.about.date = None;
    for field in &mut plan.fields {
        let id = FieldId(fresh());
        for group in &mut plan.groups {
            if group.field == field.id {
                group.field = id;
            }
        }
        field.id = id;
    }
    for group in &mut plan.groups {
        group.id = GroupId(fresh());
    }
    for phase in &mut plan.agenda {
        phase.id = PhaseId(fresh());
    }
    plan
}
