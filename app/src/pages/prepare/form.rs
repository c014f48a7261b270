//! The plan of a workshop as a form holds it: plain text in rows, kept as typed until all of it can be taken.

use domain::Refusal;
use domain::ids::{FieldId, GroupId, PhaseId};
use domain::text::{Line, Passage, PersonName, TextProblem, Title};
use domain::wire::Problem;
use domain::workshop::plan::{LONGEST_PHASE_SECS, MOST_OF_EACH, MOST_PLACES};
use domain::workshop::{About, CardKind, Field, GroupPlan, Hue, Moderation, Phase, PhaseKind, Plan, Rules, Seating};

use crate::pages::room::card_kind_key;

/// More rows than this are not looked at; the plan itself allows fewer.
const MOST_ROWS: usize = 2 * MOST_OF_EACH;
/// Places at a table of which nothing was said.
const USUAL_PLACES: u16 = 12;

/// Which host each table expects; nothing where none is named.
pub type ExpectedHosts = Vec<(GroupId, Option<PersonName>)>;

/// The whole plan as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PrepareForm {
    pub title: String,
    pub date: String,
    pub place: String,
    pub welcome: String,
    /// `before` or `after`.
    pub moderation: String,
    /// `choose`, `spread` or `alike_first`.
    pub seating: String,
    pub fields: Vec<FieldRow>,
    pub groups: Vec<GroupRow>,
    pub phases: Vec<PhaseRow>,
    /// Which button was pressed: empty for "save", or the list a row is to be added to (`fields`, `groups`, `phases`).
    pub then: String,
}

/// One field of action as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldRow {
    /// Empty for a new one.
    pub id: String,
    pub name: String,
    pub icon: String,
    pub hue: String,
    pub remove: bool,
}

/// One table as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GroupRow {
    pub id: String,
    /// The row number of its field of action, counted from 0 in this form.
    pub field: String,
    pub name: String,
    pub places: String,
    /// The host the table expects.
    pub host: String,
    pub remove: bool,
}

/// One phase as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PhaseRow {
    pub id: String,
    /// Key of a kind of phase; a new row without one is no phase.
    pub kind: String,
    pub title: String,
    pub prompt: String,
    /// Minutes, or minutes and seconds: `20`, `1:30`. Empty or 0 for no timer.
    pub minutes: String,
    pub private: bool,
    pub anonymous: bool,
    /// Keys of kinds of card.
    pub kinds: Vec<String>,
    /// Its place in the agenda, counted from 1.
    pub order: String,
    pub remove: bool,
}

/// What is wrong with one control, by the name the form gives it: `groups.2.places`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowProblem {
    pub name: String,
    pub problem: Problem,
}

impl PrepareForm {
    /// A plan as a form shows it.
    pub fn from_plan(plan: &Plan, hosts: &[(GroupId, Option<PersonName>)]) -> Self {
        let host = |id: GroupId| hosts.iter().find(|(known, _)| *known == id).and_then(|(_, name)| name.as_ref());
        let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
        Self {
            title: plan.about.title.to_string(),
            date: text(plan.about.date.as_deref()),
            place: text(plan.about.place.as_deref()),
            welcome: text(plan.about.welcome.as_deref()),
            moderation: moderation_key(plan.rules.moderation).to_owned(),
            seating: seating_key(plan.rules.seating).to_owned(),
            fields: plan
                .fields
                .iter()
                .map(|field| FieldRow {
                    id: field.id.to_string(),
                    name: field.name.to_string(),
                    icon: field.icon.clone(),
                    hue: field.hue.key().to_owned(),
                    remove: false,
                })
                .collect(),
            groups: plan
                .groups
                .iter()
                .map(|group| GroupRow {
                    id: group.id.to_string(),
                    field: plan
                        .fields
                        .iter()
                        .position(|field| field.id == group.field)
                        .map(|row| row.to_string())
                        .unwrap_or_default(),
                    name: group.name.to_string(),
                    places: group.places.to_string(),
                    host: text(host(group.id).map(|name| &**name)),
                    remove: false,
                })
                .collect(),
            phases: plan
                .agenda
                .iter()
                .enumerate()
                .map(|(row, phase)| PhaseRow {
                    id: phase.id.to_string(),
                    kind: phase_kind_key(phase.kind).to_owned(),
                    title: text(phase.title.as_deref()),
                    prompt: text(phase.prompt.as_deref()),
                    minutes: minutes(phase.secs),
                    private: phase.private,
                    anonymous: phase.anonymous,
                    kinds: phase.kinds.iter().map(|kind| card_kind_key(*kind).to_owned()).collect(),
                    order: (row + 1).to_string(),
                    remove: false,
                })
                .collect(),
            then: String::new(),
        }
    }

    /// Takes the fields of a form that was sent. Names it does not know are passed over.
    pub fn parse(pairs: &[(String, String)]) -> Self {
        let mut form = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "title" => form.title.clone_from(value),
                "date" => form.date.clone_from(value),
                "place" => form.place.clone_from(value),
                "welcome" => form.welcome.clone_from(value),
                "moderation" => form.moderation.clone_from(value),
                "seating" => form.seating.clone_from(value),
                "then" => form.then.clone_from(value),
                row => form.take_row(row, value),
            }
        }
        form
    }

    fn take_row(&mut self, name: &str, value: &str) {
        let mut parts = name.splitn(3, '.');
        let (Some(list), Some(row), Some(what)) =
            (parts.next(), parts.next().and_then(|row| row.parse::<usize>().ok()), parts.next())
        else {
            return;
        };
        let value = value.to_owned();
        match list {
            "fields" => {
                let Some(row) = row_at(&mut self.fields, row) else { return };
                match what {
                    "id" => row.id = value,
                    "name" => row.name = value,
                    "icon" => row.icon = value,
                    "hue" => row.hue = value,
                    "remove" => row.remove = true,
                    _ => {}
                }
            }
            "groups" => {
                let Some(row) = row_at(&mut self.groups, row) else { return };
                match what {
                    "id" => row.id = value,
                    "field" => row.field = value,
                    "name" => row.name = value,
                    "places" => row.places = value,
                    "host" => row.host = value,
                    "remove" => row.remove = true,
                    _ => {}
                }
            }
            "phases" => {
                let Some(row) = row_at(&mut self.phases, row) else { return };
                match what {
                    "id" => row.id = value,
                    "kind" => row.kind = value,
                    "title" => row.title = value,
                    "prompt" => row.prompt = value,
                    "minutes" => row.minutes = value,
                    "private" => row.private = true,
                    "anonymous" => row.anonymous = true,
                    "kinds" => row.kinds.push(value),
                    "order" => row.order = value,
                    "remove" => row.remove = true,
                    _ => {}
                }
            }
            _ => {}
        }
    }

    /// With an empty row at the end of every list, for what comes new.
    #[must_use]
    pub fn with_blank_rows(mut self) -> Self {
        if self.fields.last().is_none_or(|row| !row.is_blank()) {
            let used = |hue: &&Hue| self.fields.iter().any(|row| row.hue == hue.key());
            let hue = Hue::ALL.iter().find(|hue| !used(hue)).copied().unwrap_or(Hue::Blue);
            self.fields.push(FieldRow {
                icon: "lightbulb".to_owned(),
                hue: hue.key().to_owned(),
                ..FieldRow::default()
            });
        }
        if self.groups.last().is_none_or(|row| !row.is_blank()) {
            self.groups.push(GroupRow { places: USUAL_PLACES.to_string(), ..GroupRow::default() });
        }
        if self.phases.last().is_none_or(|row| !row.is_blank()) {
            // What comes new goes before the end of the workshop, if that is the last phase.
            let count = self.phases.len();
            let before_close = self.phases.last().is_some_and(|row| row.kind == phase_kind_key(PhaseKind::Close));
            let order = if before_close { count } else { count + 1 };
            self.phases.push(PhaseRow { order: order.to_string(), ..PhaseRow::default() });
        }
        self
    }

    /// The plan, with the hosts its tables expect; or everything that stands in the way, each with its control.
    ///
    /// Rows that say nothing are left out; so are those marked for removal, and the tables of a removed field.
    /// A new field that no table names gets a table of its own name. What has an id keeps it.
    ///
    /// # Errors
    /// All that is wrong, in the order of the form.
    pub fn to_plan(&self, fresh: &mut dyn FnMut() -> u64) -> Result<(Plan, ExpectedHosts), Vec<RowProblem>> {
        let mut wrong = Wrong::default();

        let title = wrong.take("title", Title::parse(&self.title));
        let date = wrong.take("date", Line::parse_optional(&self.date)).flatten();
        let place = wrong.take("place", Line::parse_optional(&self.place)).flatten();
        let welcome = wrong.take("welcome", Passage::parse_optional(&self.welcome)).flatten();
        let moderation =
            if self.moderation == moderation_key(Moderation::Before) { Moderation::Before } else { Moderation::After };
        let seating = [Seating::Choose, Seating::Spread, Seating::AlikeFirst]
            .into_iter()
            .find(|seating| seating_key(*seating) == self.seating)
            .unwrap_or(Seating::Choose);

        // Fields keep the number of their row until the tables have found them.
        let mut fields: Vec<(usize, Field)> = Vec::new();
        let mut known = Vec::new();
        let mut new_fields = Vec::new();
        for (row, typed) in self.fields.iter().enumerate() {
            if typed.is_dropped() {
                continue;
            }
            let id = typed.id.parse().unwrap_or_else(|_| FieldId(fresh()));
            if typed.id.parse::<FieldId>().is_err() {
                new_fields.push(row);
            }
            known.push((row, id));
            let Some(name) = wrong.take(&format!("fields.{row}.name"), Title::parse(&typed.name)) else { continue };
            let hue = Hue::ALL.into_iter().find(|hue| hue.key() == typed.hue).unwrap_or(Hue::Blue);
            let icon = if typed.icon.is_empty() { "lightbulb".to_owned() } else { typed.icon.clone() };
            fields.push((row, Field { id, name, icon, hue }));
        }

        let mut groups = Vec::new();
        let mut hosts = Vec::new();
        let mut named = Vec::new();
        for (row, typed) in self.groups.iter().enumerate() {
            let field_row = typed.field.parse::<usize>().ok();
            let field_gone = field_row.and_then(|row| self.fields.get(row)).is_some_and(|field| field.remove);
            if typed.is_dropped() || field_gone {
                continue;
            }
            let id = typed.id.parse().unwrap_or_else(|_| GroupId(fresh()));
            let name = wrong.take(&format!("groups.{row}.name"), Title::parse(&typed.name));
            let host = wrong.take(&format!("groups.{row}.host"), PersonName::parse_optional(&typed.host));
            let places = wrong.take(&format!("groups.{row}.places"), places(&typed.places));
            let field = field_row.and_then(|wanted| known.iter().find(|(row, _)| *row == wanted)).map(|(_, id)| *id);
            if field.is_none() {
                wrong.add(
                    &format!("groups.{row}.field"),
                    Problem { what: Some("field".to_owned()), ..Problem::bare("unknown") },
                );
            }
            named.extend(field_row);
            if let (Some(name), Some(host), Some(places), Some(field)) = (name, host, places, field) {
                groups.push(GroupPlan { id, field, name, places });
                hosts.push((id, host));
            }
        }
        for (row, field) in &fields {
            if new_fields.contains(row) && !named.contains(row) {
                let id = GroupId(fresh());
                groups.push(GroupPlan { id, field: field.id, name: field.name.clone(), places: USUAL_PLACES });
                hosts.push((id, None));
            }
        }

        let mut agenda = Vec::new();
        for (row, typed) in self.phases.iter().enumerate() {
            let kind = PhaseKind::ALL.into_iter().find(|kind| phase_kind_key(*kind) == typed.kind);
            let Some(kind) = kind.filter(|_| !typed.remove) else {
                if !typed.remove && !typed.says_nothing() {
                    wrong.add(&format!("phases.{row}.kind"), Problem::bare("choice_needed"));
                }
                continue;
            };
            let id = typed.id.parse().unwrap_or_else(|_| PhaseId(fresh()));
            let title = wrong.take(&format!("phases.{row}.title"), Title::parse_optional(&typed.title));
            let prompt = wrong.take(&format!("phases.{row}.prompt"), Passage::parse_optional(&typed.prompt));
            let secs = wrong.take(&format!("phases.{row}.minutes"), seconds(&typed.minutes));
            let order = wrong.take(&format!("phases.{row}.order"), order(&typed.order, row));
            let kinds = CardKind::ALL
                .into_iter()
                .filter(|kind| typed.kinds.iter().any(|key| key == card_kind_key(*kind)))
                .collect();
            if let (Some(title), Some(prompt), Some(secs), Some(order)) = (title, prompt, secs, order) {
                agenda.push((
                    order,
                    Phase { id, kind, title, prompt, secs, private: typed.private, anonymous: typed.anonymous, kinds },
                ));
            }
        }
        agenda.sort_by_key(|(order, _)| *order);

        let (Some(title), true) = (title, wrong.0.is_empty()) else { return Err(wrong.0) };
        let plan = Plan {
            about: About { title, date, place, welcome },
            rules: Rules { moderation, seating },
            fields: fields.into_iter().map(|(_, field)| field).collect(),
            groups,
            agenda: agenda.into_iter().map(|(_, phase)| phase).collect(),
        };
        match plan.check() {
            Ok(()) => Ok((plan, hosts)),
            Err(refusal) => Err(vec![RowProblem { name: String::new(), problem: problem_of(&refusal) }]),
        }
    }
}

impl FieldRow {
    pub(super) fn is_blank(&self) -> bool {
        self.id.is_empty() && self.name.trim().is_empty()
    }

    fn is_dropped(&self) -> bool {
        self.remove || self.name.trim().is_empty()
    }
}

impl GroupRow {
    pub(super) fn is_blank(&self) -> bool {
        self.id.is_empty() && self.name.trim().is_empty() && self.host.trim().is_empty()
    }

    fn is_dropped(&self) -> bool {
        self.remove || (self.name.trim().is_empty() && (!self.id.is_empty() || self.host.trim().is_empty()))
    }
}

impl PhaseRow {
    pub(super) fn is_blank(&self) -> bool {
        self.id.is_empty() && self.kind.is_empty() && self.says_nothing()
    }

    /// Nothing was typed that would be lost by leaving the row out.
    fn says_nothing(&self) -> bool {
        self.title.trim().is_empty() && self.prompt.trim().is_empty()
    }
}

/// What stands in the way, gathered in the order of the form.
#[derive(Default)]
struct Wrong(Vec<RowProblem>);

impl Wrong {
    fn add(&mut self, name: &str, problem: Problem) {
        self.0.push(RowProblem { name: name.to_owned(), problem });
    }

    fn take<T, E: Into<FormProblem>>(&mut self, name: &str, result: Result<T, E>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(problem) => {
                let FormProblem(problem) = problem.into();
                self.add(name, problem);
                None
            }
        }
    }
}

struct FormProblem(Problem);

impl From<TextProblem> for FormProblem {
    fn from(problem: TextProblem) -> Self {
        Self(problem_of(&Refusal::from(problem)))
    }
}

/// A refusal as the catalogue puts it into words: the same code, the same data.
fn problem_of(refusal: &Refusal) -> Problem {
    serde_json::to_value(refusal).and_then(serde_json::from_value).unwrap_or_else(|_| Problem::bare("internal"))
}

fn row_at<T: Default + Clone>(rows: &mut Vec<T>, row: usize) -> Option<&mut T> {
    if row >= MOST_ROWS {
        return None;
    }
    if rows.len() <= row {
        rows.resize(row + 1, T::default());
    }
    rows.get_mut(row)
}

fn places(typed: &str) -> Result<u16, FormProblem> {
    let typed = digits(typed);
    if typed.is_empty() {
        return Ok(USUAL_PLACES);
    }
    let number: u32 = typed.parse().map_err(|_| FormProblem(Problem::bare("number_needed")))?;
    u16::try_from(number).ok().filter(|places| (1..=MOST_PLACES).contains(places)).ok_or_else(|| {
        FormProblem(Problem { max: Some(u32::from(MOST_PLACES)), ..Problem::bare("number_out_of_range") })
    })
}

fn seconds(typed: &str) -> Result<u32, FormProblem> {
    let typed = digits(typed);
    if typed.is_empty() {
        return Ok(0);
    }
    let wrong = || FormProblem(Problem::bare("number_needed"));
    let secs = match typed.split_once(':') {
        Some((minutes, seconds)) => {
            let seconds = seconds.parse::<u32>().ok().filter(|seconds| *seconds < 60).ok_or_else(wrong)?;
            minutes.parse::<u32>().map_err(|_| wrong())?.saturating_mul(60).saturating_add(seconds)
        }
        None => typed.parse::<u32>().map_err(|_| wrong())?.saturating_mul(60),
    };
    if secs > LONGEST_PHASE_SECS {
        return Err(FormProblem(Problem { max: Some(LONGEST_PHASE_SECS / 60), ..Problem::bare("too_many") }));
    }
    Ok(secs)
}

/// Where a phase goes: its number; where two have the same, one that was moved up goes before, one moved down after.
fn order(typed: &str, row: usize) -> Result<(u32, i8), FormProblem> {
    let typed = digits(typed);
    let here = u32::try_from(row + 1).unwrap_or(u32::MAX);
    if typed.is_empty() {
        return Ok((here, 0));
    }
    let wanted: u32 = typed.parse().map_err(|_| FormProblem(Problem::bare("number_needed")))?;
    let moved = match wanted.cmp(&here) {
        std::cmp::Ordering::Less => -1,
        std::cmp::Ordering::Equal => 0,
        std::cmp::Ordering::Greater => 1,
    };
    Ok((wanted, moved))
}

/// A number as typed on any keyboard: Arabic and Persian digits count too.
fn digits(typed: &str) -> String {
    typed
        .trim()
        .chars()
        .map(|c| match c {
            '\u{0660}'..='\u{0669}' => char::from_digit(u32::from(c) - 0x0660, 10).unwrap_or(c),
            '\u{06f0}'..='\u{06f9}' => char::from_digit(u32::from(c) - 0x06f0, 10).unwrap_or(c),
            other => other,
        })
        .collect()
}

fn minutes(secs: u32) -> String {
    if secs.is_multiple_of(60) { (secs / 60).to_string() } else { format!("{}:{:02}", secs / 60, secs % 60) }
}

pub(super) fn moderation_key(moderation: Moderation) -> &'static str {
    match moderation {
        Moderation::Before => "before",
        Moderation::After => "after",
    }
}

pub(super) fn seating_key(seating: Seating) -> &'static str {
    match seating {
        Seating::Choose => "choose",
        Seating::Spread => "spread",
        Seating::AlikeFirst => "alike_first",
    }
}

pub(super) fn phase_kind_key(kind: PhaseKind) -> &'static str {
    match kind {
        PhaseKind::Arrive => "arrive",
        PhaseKind::Collect => "collect",
        PhaseKind::Order => "order",
        PhaseKind::Derive => "derive",
        PhaseKind::Gallery => "gallery",
        PhaseKind::Weigh => "weigh",
        PhaseKind::Harvest => "harvest",
        PhaseKind::Close => "close",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ids that nothing in the template has.
    fn counter() -> impl FnMut() -> u64 {
        counter_from(1000)
    }

    fn counter_from(mut last: u64) -> impl FnMut() -> u64 {
        move || {
            last += 1;
            last
        }
    }

    fn landshut() -> Plan {
        domain::workshop::template::landshut("VisionsCafé", &mut counter_from(0), &str::to_owned).unwrap()
    }

    /// The form as a browser would send it back, from the names the page gives its controls.
    fn sent(form: &PrepareForm) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        let mut send = |name: String, value: &str| pairs.push((name, value.to_owned()));
        for (name, value) in [
            ("title", &form.title),
            ("date", &form.date),
            ("place", &form.place),
            ("welcome", &form.welcome),
            ("moderation", &form.moderation),
            ("seating", &form.seating),
        ] {
            send(name.to_owned(), value);
        }
        for (row, field) in form.fields.iter().enumerate() {
            for (name, value) in [("id", &field.id), ("name", &field.name), ("icon", &field.icon), ("hue", &field.hue)]
            {
                send(format!("fields.{row}.{name}"), value);
            }
            if field.remove {
                send(format!("fields.{row}.remove"), "on");
            }
        }
        for (row, group) in form.groups.iter().enumerate() {
            for (name, value) in [
                ("id", &group.id),
                ("field", &group.field),
                ("name", &group.name),
                ("places", &group.places),
                ("host", &group.host),
            ] {
                send(format!("groups.{row}.{name}"), value);
            }
        }
        for (row, phase) in form.phases.iter().enumerate() {
            for (name, value) in [
                ("id", &phase.id),
                ("kind", &phase.kind),
                ("title", &phase.title),
                ("prompt", &phase.prompt),
                ("minutes", &phase.minutes),
                ("order", &phase.order),
            ] {
                send(format!("phases.{row}.{name}"), value);
            }
            for (name, on) in [("private", phase.private), ("anonymous", phase.anonymous)] {
                if on {
                    send(format!("phases.{row}.{name}"), "on");
                }
            }
            for kind in &phase.kinds {
                send(format!("phases.{row}.kinds"), kind);
            }
        }
        pairs
    }

    #[test]
    fn a_plan_survives_the_form_and_keeps_its_ids() {
        let mut plan = landshut();
        plan.agenda[1].secs = 90;
        plan.agenda[1].prompt = Some(Passage::parse("Was fehlt?\nEine Idee je Karte.").unwrap());
        plan.rules = Rules { moderation: Moderation::Before, seating: Seating::AlikeFirst };
        let hosts: Vec<_> = plan
            .groups
            .iter()
            .enumerate()
            .map(|(row, group)| (group.id, (row == 2).then(|| PersonName::parse("Gastgeberin Drei").unwrap())))
            .collect();
        let form = PrepareForm::from_plan(&plan, &hosts).with_blank_rows();
        assert_eq!(PrepareForm::parse(&sent(&form)), form);
        let mut none = || panic!("nothing here is new");
        assert_eq!(form.to_plan(&mut none), Ok((plan, hosts)));
    }

    #[test]
    fn blank_rows_are_left_out_and_removed_ones_go_with_their_tables() {
        let plan = landshut();
        let mut form = PrepareForm::from_plan(&plan, &[]).with_blank_rows();
        form.fields[1].remove = true;
        form.phases[4].remove = true;
        let (after, _) = form.to_plan(&mut counter()).unwrap();
        assert_eq!(after.fields.len(), plan.fields.len() - 1);
        assert_eq!(after.groups.len(), plan.groups.len() - 1);
        assert!(after.groups.iter().all(|group| group.field != plan.fields[1].id));
        assert_eq!(after.agenda.len(), plan.agenda.len() - 1);
    }

    #[test]
    fn a_new_field_gets_a_table_unless_one_names_it() {
        let mut form = PrepareForm::from_plan(&landshut(), &[]).with_blank_rows();
        form.fields[6].name = "Sport".to_owned();
        let (alone, _) = form.to_plan(&mut counter()).unwrap();
        assert_eq!(alone.groups.len(), 7);
        assert_eq!(&*alone.groups[6].name, "Sport");
        assert_eq!(alone.groups[6].field, alone.fields[6].id);

        form.groups[6].name = "Turnhalle".to_owned();
        form.groups[6].field = "6".to_owned();
        let (named, _) = form.to_plan(&mut counter()).unwrap();
        assert_eq!(named.groups.len(), 7);
        assert_eq!(&*named.groups[6].name, "Turnhalle");
    }

    #[test]
    fn a_new_phase_comes_before_the_end_and_numbers_move_phases() {
        let mut form = PrepareForm::from_plan(&landshut(), &[]).with_blank_rows();
        form.phases[7].kind = "weigh".to_owned();
        let kinds = |form: &PrepareForm| {
            form.to_plan(&mut counter()).unwrap().0.agenda.iter().map(|phase| phase.kind).collect::<Vec<_>>()
        };
        assert_eq!(kinds(&form)[6..], [PhaseKind::Weigh, PhaseKind::Close]);

        let mut up = PrepareForm::from_plan(&landshut(), &[]);
        up.phases[3].order = "2".to_owned();
        assert_eq!(kinds(&up)[..4], [PhaseKind::Arrive, PhaseKind::Derive, PhaseKind::Collect, PhaseKind::Order]);

        let mut down = PrepareForm::from_plan(&landshut(), &[]);
        down.phases[0].order = "3".to_owned();
        assert_eq!(kinds(&down)[..3], [PhaseKind::Collect, PhaseKind::Order, PhaseKind::Arrive]);
    }

    #[test]
    fn everything_wrong_is_named_with_its_control() {
        let mut form = PrepareForm::from_plan(&landshut(), &[]).with_blank_rows();
        form.title = " ".to_owned();
        form.fields[0].name = "x".repeat(121);
        form.groups[2].places = "viele".to_owned();
        form.groups[3].places = "0".to_owned();
        form.groups[4].field = "99".to_owned();
        form.phases[1].minutes = "1:75".to_owned();
        form.phases[7].prompt = "Und nun?".to_owned();
        let problems = form.to_plan(&mut counter()).unwrap_err();
        let found: Vec<_> = problems.iter().map(|p| (p.name.as_str(), p.problem.code.as_str())).collect();
        assert_eq!(
            found,
            [
                ("title", "text_empty"),
                ("fields.0.name", "text_too_long"),
                ("groups.2.places", "number_needed"),
                ("groups.3.places", "number_out_of_range"),
                ("groups.4.field", "unknown"),
                ("phases.1.minutes", "number_needed"),
                ("phases.7.kind", "choice_needed"),
            ]
        );
        assert_eq!(problems[1].problem.length, Some(121));
    }

    #[test]
    fn a_form_from_anywhere_does_no_harm() {
        let strange = [
            ("fields.99999999.name", "x"),
            ("fields.-1.name", "x"),
            ("fields.a.name", "x"),
            ("fields", "x"),
            ("groups.0", "x"),
            ("phases.0.nothing", "x"),
            ("other.0.name", "x"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
        let form = PrepareForm::parse(&strange);
        assert!(form.fields.is_empty());
        let codes: Vec<_> = form.to_plan(&mut counter()).unwrap_err().into_iter().map(|p| p.problem.code).collect();
        assert_eq!(codes, ["text_empty"]);
    }

    #[test]
    fn arabic_digits_are_numbers() {
        assert_eq!(places("١٢").ok(), Some(12));
        assert_eq!(seconds("۱:۳۰").ok(), Some(90));
    }
}
