//! The minutes: who was there, what was done when, what was written and what became of it. One column, to be read and printed.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::Timestamp;
use domain::ids::{CardId, WorkshopId};
use domain::minutes::{
    Author, CardMention, CardMinutes, ClusterMinutes, CommentMinutes, GoalMinutes, GroupMinutes, HandedOver,
    KindRepresented, Minutes, Origin, PhaseRun, PollMinutes, SetAside, VisitMinutes,
};
use domain::text::Reason;
use domain::workshop::{Aside, CardKind, Stage};
use leptos::prelude::*;

use super::document::{Sheet, Shell};
use super::languages::own_name;
use super::parts::{FieldTag, Tone, bdi, dotted, hued, kind_icon, note, other_lang, title, written_down};
use super::polls::{record, votes};
use super::speaking::times;
use super::story;
use super::words::question;
use crate::catalogue::{CommonText, PageText as P, PollText, SpeakingText, StoryText, UiLang};
use crate::components::{Icon, IconName};

/// A moment as people read it where the workshop takes place: `17:45`. The server knows the time zone.
pub type Clock = Arc<dyn Fn(Timestamp) -> String + Send + Sync>;

/// The data of the minutes.
pub struct MinutesPage {
    pub workshop: WorkshopId,
    pub minutes: Minutes,
    /// How a moment is written.
    pub clock: Clock,
    /// The reader may look at the replay.
    pub may_replay: bool,
}

/// All that is needed while writing: the language, and every card by its id.
pub(super) struct Reader<'a> {
    lang: UiLang,
    workshop: WorkshopId,
    /// The cards are printed on the same page, so that their names can lead there.
    printed: bool,
    cards: BTreeMap<CardId, &'a CardMinutes>,
}

pub(super) fn sheet(shell: &Shell, page: MinutesPage) -> Sheet {
    let lang = shell.lang;
    let minutes = &page.minutes;
    let reader = Reader::new(lang, page.workshop, &minutes.groups, true);
    let about = minutes.about.as_ref();
    let name = about.map_or_else(|| lang.say(CommonText::ProductName).to_owned(), |about| about.title.to_string());
    let line = |line: Option<&domain::text::Line>| line.map(ToString::to_string).unwrap_or_default();
    let below = about.map(|about| vec![line(about.date.as_ref()), line(about.place.as_ref())]).unwrap_or_default();
    let draft = (minutes.stage != Stage::Closed).then(|| note(Tone::Info, lang.say(P::MinutesDraft)));
    let lead = lang.fill(
        P::MinutesLead,
        &[
            ("people", &lang.count(P::PeopleCount, minutes.represented.people)),
            ("tables", &lang.count(P::TablesCount, minutes.represented.tables)),
        ],
    );
    let address = |file: &str| format!("/w/{}/{file}", page.workshop);
    let replay = page.may_replay.then(|| {
        view! { <a class="btn" href=address("replay")><Icon name=IconName::History/> {lang.say(P::LinkReplay)}</a> }
    });
    let chapters =
        minutes.groups.iter().enumerate().map(|(number, group)| reader.group(minutes, number, group)).collect_view();
    let body = view! {
        <main id="main" class="column minutes" tabindex="-1">
            {title(Some(lang.say(P::MinutesHeading).into_any()), bdi(&name), below)}
            {draft}
            <p class="lead">{lead}</p>
            <div class="actions no-print">
                <a class="btn" href=address("export.json") download=""><Icon name=IconName::Download/> {lang.say(P::ExportJson)}</a>
                <a class="btn" href=address("export.csv") download=""><Icon name=IconName::Download/> {lang.say(P::ExportCsv)}</a>
                {replay}
            </div>
            {reader.contents(minutes)}
            {reader.represented(minutes)}
            {reader.course(&minutes.course, &page.clock)}
            {reader.spoken(minutes)}
            {chapters}
            {polls(lang, page.workshop, &minutes.polls)}
            {reader.moderation(minutes)}
        </main>
    };
    Sheet {
        class: "reading".to_owned(),
        ..Sheet::page(format!("{} · {name}", lang.say(P::MinutesHeading)), body.into_any())
    }
}

/// The chapter about polls.
pub(super) fn polls(lang: UiLang, workshop: WorkshopId, polls: &[PollMinutes]) -> AnyView {
    if polls.is_empty() {
        return ().into_any();
    }
    let records = polls.iter().map(|poll| record(lang, workshop, poll)).collect_view();
    view! { <section class="chapter" id="polls"><h2>{lang.say(PollText::Polls)}</h2>{records}</section> }.into_any()
}

/// Every card that is printed somewhere, by its id.
fn cards_of(groups: &[GroupMinutes]) -> BTreeMap<CardId, &CardMinutes> {
    fn inside<'a>(cluster: &'a ClusterMinutes, cards: &mut BTreeMap<CardId, &'a CardMinutes>) {
        cards.extend(cluster.cards.iter().map(|card| (card.id, card)));
        for inner in &cluster.inner {
            inside(inner, cards);
        }
    }
    let mut cards = BTreeMap::new();
    for group in groups {
        cards.extend(group.loose.iter().map(|card| (card.id, card)));
        cards.extend(group.set_aside.iter().map(|aside| (aside.card.id, &aside.card)));
        for cluster in &group.clusters {
            inside(cluster, &mut cards);
        }
    }
    cards
}

fn size_of(cluster: &ClusterMinutes) -> usize {
    cluster.cards.len() + cluster.inner.iter().map(size_of).sum::<usize>()
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl<'a> Reader<'a> {
    pub(super) fn new(lang: UiLang, workshop: WorkshopId, groups: &'a [GroupMinutes], printed: bool) -> Self {
        Self { lang, workshop, printed, cards: cards_of(groups) }
    }

    fn say(&self, key: P) -> &'static str {
        self.lang.say(key)
    }

    fn contents(&self, minutes: &Minutes) -> AnyView {
        let groups = minutes
            .groups
            .iter()
            .enumerate()
            .map(|(number, group)| {
                let label = self.table_label(minutes, group);
                view! { <li><a href=format!("#table-{}", number + 1)>{label}</a></li> }
            })
            .collect_view();
        let spoken = (!minutes.spoken.is_empty())
            .then(|| view! { <li><a href="#spoken">{self.lang.say(SpeakingText::Times)}</a></li> });
        let polls = (!minutes.polls.is_empty())
            .then(|| view! { <li><a href="#polls">{self.lang.say(PollText::Polls)}</a></li> });
        view! {
            <nav class="toc" aria-labelledby="toc">
                <h2 id="toc">{self.say(P::Contents)}</h2>
                <ol>
                    <li><a href="#represented">{self.say(P::WhoWasThere)}</a></li>
                    <li><a href="#course">{self.say(P::HowItWent)}</a></li>
                    {spoken}
                    {groups}
                    {polls}
                    <li><a href="#moderation">{self.say(P::HowModerated)}</a></li>
                </ol>
            </nav>
        }
        .into_any()
    }

    fn field(&self, minutes: &Minutes, group: &GroupMinutes) -> Option<FieldTag> {
        minutes.fields.iter().find(|field| field.id == group.field).map(FieldTag::from)
    }

    /// The field, and the table where it is called otherwise.
    fn table_label(&self, minutes: &Minutes, group: &GroupMinutes) -> AnyView {
        match self.field(minutes, group) {
            Some(field) if field.name == *group.name => bdi(&field.name),
            Some(field) => dotted(vec![field.name, group.name.to_string()]),
            None => bdi(&group.name),
        }
    }

    fn represented(&self, minutes: &Minutes) -> AnyView {
        let represented = &minutes.represented;
        let rows = represented.kinds.iter().map(|kind| self.kind_row(kind)).collect_view();
        let without = (represented.without_organisation > 0).then(|| {
            view! { <tr><th scope="row">{self.say(P::WithoutOrganisation)}</th><td class="num">{represented.without_organisation}</td><td class="num">"–"</td><td></td></tr> }
        });
        let table = if represented.people == 0 {
            view! { <p>{self.say(P::NobodyYet)}</p> }.into_any()
        } else {
            view! {
                <div class="table-wrap" tabindex="0" role="region" aria-labelledby="represented-caption">
                    <table class="table">
                        <caption id="represented-caption">{self.say(P::RepresentedCaption)}</caption>
                        <thead><tr>
                            <th scope="col">{self.say(P::KindOfOrganisation)}</th>
                            <th scope="col" class="num">{self.say(P::People)}</th>
                            <th scope="col" class="num">{self.say(P::Organisations)}</th>
                            <th scope="col">{self.say(P::Names)}</th>
                        </tr></thead>
                        <tbody>{rows}{without}</tbody>
                    </table>
                </div>
            }
            .into_any()
        };
        view! {
            <section class="chapter" id="represented">
                <h2>{self.say(P::WhoWasThere)}</h2>
                {table}
            </section>
        }
        .into_any()
    }

    fn kind_row(&self, row: &KindRepresented) -> AnyView {
        let kind = row.kind.map_or_else(|| self.say(P::KindUnknown), |kind| self.lang.say(CommonText::from(kind)));
        view! {
            <tr>
                <th scope="row">{kind}</th>
                <td class="num">{row.people}</td>
                <td class="num">{row.organisations}</td>
                <td>{dotted(row.names.clone())}</td>
            </tr>
        }
        .into_any()
    }

    fn course(&self, course: &[PhaseRun], clock: &Clock) -> AnyView {
        let rows = course
            .iter()
            .map(|run| {
                let name = run
                    .title
                    .as_ref()
                    .map_or_else(|| self.lang.say(CommonText::from(run.kind)).to_owned(), ToString::to_string);
                let asked = question(self.lang, run.kind, run.prompt.as_ref());
                let tables = if run.groups.is_empty() {
                    self.say(P::AllTables).into_any()
                } else {
                    dotted(run.groups.iter().map(ToString::to_string).collect())
                };
                let until = run.until.map(|until| view! { "–"<time dir="ltr">{clock(until)}</time> });
                view! {
                    <tr>
                        <td class="num"><bdi dir="ltr"><time>{clock(run.from)}</time>{until}</bdi></td>
                        <th scope="row"><strong dir="auto">{name}</strong><p class="course-prompt" dir="auto">{asked}</p></th>
                        <td>{tables}</td>
                    </tr>
                }
                .into_any()
            })
            .collect_view();
        let table = if course.is_empty() {
            view! { <p>{self.say(P::NotBegun)}</p> }.into_any()
        } else {
            view! {
                <div class="table-wrap" tabindex="0" role="region" aria-labelledby="course-caption">
                    <table class="table">
                        <caption id="course-caption">{self.say(P::CourseCaption)}</caption>
                        <thead><tr>
                            <th scope="col" class="num">{self.say(P::Time)}</th>
                            <th scope="col">{self.say(P::PhaseWord)}</th>
                            <th scope="col">{self.say(P::Tables)}</th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            }
            .into_any()
        };
        view! { <section class="chapter" id="course"><h2>{self.say(P::HowItWent)}</h2>{table}</section> }.into_any()
    }

    /// Who spoke how much in the room.
    fn spoken(&self, minutes: &Minutes) -> AnyView {
        if minutes.spoken.is_empty() {
            return ().into_any();
        }
        view! {
            <section class="chapter" id="spoken">
                <h2>{self.lang.say(SpeakingText::Times)}</h2>
                {times(self.lang, "spoken-caption", &minutes.spoken)}
            </section>
        }
        .into_any()
    }

    fn group(&self, minutes: &Minutes, place: usize, group: &GroupMinutes) -> AnyView {
        let field = self.field(minutes, group);
        let heading = match &field {
            Some(field) => {
                let name = (field.name != *group.name).then(|| view! { " · "<bdi>{group.name.to_string()}</bdi> });
                view! { {field.label()}{name} }.into_any()
            }
            None => bdi(&group.name),
        };
        let in_clusters = group.clusters.iter().map(size_of).sum::<usize>();
        let written = number(in_clusters + group.loose.len());
        let set_aside = (!group.set_aside.is_empty()).then(|| {
            let voices = group.set_aside.iter().map(|aside| self.set_aside(aside)).collect_view();
            view! { <h3>{self.say(P::SetAsideHeading)}</h3><p class="hint">{self.say(P::SetAsideNote)}</p>{voices} }
        });
        let mut figures = vec![self.lang.count(P::PeopleCount, group.people), self.lang.count(P::CardCount, written)];
        if !group.clusters.is_empty() {
            figures.push(self.lang.count(P::ClusterCount, number(group.clusters.len())));
        }
        let hosts = (!group.hosts.is_empty())
            .then(|| view! { <br/>{self.lang.say(CommonText::HostWord)}": "{dotted(group.hosts.clone())} });
        let summaries = group
            .summaries
            .iter()
            .map(|summary| {
                let round = self.lang.fill(P::RoundNumber, &[("n", &summary.round.to_string())]);
                view! {
                    <h3>{round}</h3>
                    <p dir="auto" lang=other_lang(self.lang, summary.lang.as_str())>{summary.text.to_string()}</p>
                }
                .into_any()
            })
            .collect_view();
        let goals = (!group.goals.is_empty()).then(|| {
            let tree = group.goals.iter().map(|goal| self.goal(goal)).collect_view();
            view! {
                <h3>{self.say(P::GoalsAndMeasures)}</h3>
                <ul class="lineage">{tree}</ul>
            }
        });
        let clusters = (!group.clusters.is_empty()).then(|| {
            let clusters = group.clusters.iter().map(|cluster| self.cluster(cluster, false)).collect_view();
            view! { <h3>{self.say(P::PutTogether)}</h3>{clusters} }
        });
        let loose = (!group.loose.is_empty()).then(|| {
            let heading = if group.clusters.is_empty() { P::AllCards } else { P::OtherCards };
            let voices = group.loose.iter().map(|card| self.voice(card)).collect_view();
            view! { <h3>{self.say(heading)}</h3>{voices} }
        });
        let spoken = (!group.spoken.is_empty()).then(|| {
            let caption = format!("spoken-{}", place + 1);
            view! { <h3>{self.lang.say(SpeakingText::Times)}</h3>{times(self.lang, &caption, &group.spoken)} }
        });
        let handed_over = if written == 0 && group.set_aside.is_empty() {
            view! { <p>{self.say(P::NothingWritten)}</p> }.into_any()
        } else {
            self.handed_over(&group.handed_over)
        };
        view! {
            <section class=hued("chapter", field.as_ref()) id=format!("table-{}", place + 1)>
                <h2>{heading}</h2>
                <aside class="sidenote">{dotted(figures)}{hosts}</aside>
                {handed_over}
                {summaries}
                {goals}
                {clusters}
                {loose}
                {set_aside}
                {spoken}
            </section>
        }
        .into_any()
    }

    pub(super) fn handed_over(&self, handed: &[HandedOver]) -> AnyView {
        if handed.is_empty() {
            return view! { <h3>{self.say(P::HandedOverHeading)}</h3><p>{self.say(P::NothingHandedOver)}</p> }
                .into_any();
        }
        let items = handed
            .iter()
            .map(|item| match item {
                HandedOver::Card { card, support, votes: said } => {
                    let origin =
                        self.cards.get(&card.id).and_then(|card| card.from.as_ref()).map(|from| self.origin(from));
                    let support = self.support(*support);
                    let votes = votes(self.lang, self.workshop, said);
                    view! { <li><p class="lineage-text">{self.mention(card, true)}{support}</p>{origin}{votes}</li> }
                        .into_any()
                }
                HandedOver::Cluster { name, support, votes: said, cards, .. } => {
                    let name = self.cluster_name(name.as_deref());
                    let support = self.support(*support);
                    let cards = cards
                        .iter()
                        .map(|card| view! { <li><p class="lineage-text">{self.mention(card, false)}</p></li> })
                        .collect_view();
                    let votes = votes(self.lang, self.workshop, said);
                    view! { <li><p class="lineage-text">{name}{support}</p>{votes}<ul>{cards}</ul></li> }.into_any()
                }
            })
            .collect_view();
        view! {
            <h3>{self.say(P::HandedOverHeading)}</h3>
            <ul class="lineage">{items}</ul>
        }
        .into_any()
    }

    /// What people from other tables left.
    pub(super) fn visits(&self, visits: &[VisitMinutes]) -> AnyView {
        if visits.is_empty() {
            return ().into_any();
        }
        let items = visits
            .iter()
            .map(|visit| {
                let comments = (!visit.comments.is_empty()).then(|| {
                    let comments = visit.comments.iter().map(|comment| self.comment(comment)).collect_view();
                    view! { <ul class="remarks">{comments}</ul> }
                });
                view! { <li><p class="lineage-text">{self.mention(&visit.card, true)}{self.support(visit.support)}</p>{comments}</li> }
            })
            .collect_view();
        view! { <section class="chapter"><h2>{self.say(P::FromOtherTables)}</h2><ul class="lineage">{items}</ul></section> }
            .into_any()
    }

    fn support(&self, support: u32) -> Option<AnyView> {
        (support > 0).then(|| {
            view! { " " <span class="lineage-note">"("{self.lang.count(P::SupportCount, support)}")"</span> }.into_any()
        })
    }

    fn cluster_name(&self, name: Option<&str>) -> AnyView {
        match name {
            Some(name) => bdi(name),
            None => self.say(P::Unnamed).into_any(),
        }
    }

    /// A card named somewhere else, linked to where it is printed.
    fn mention(&self, card: &CardMention, kind: bool) -> AnyView {
        let tag = (kind && card.kind != CardKind::Observation)
            .then(|| view! { <span class="tag"><Icon name=kind_icon(card.kind)/> {self.lang.say(CommonText::from(card.kind))}</span>" " });
        let text = card.text.clone();
        let lang = other_lang(self.lang, card.lang.as_str());
        let text = if self.printed && self.cards.contains_key(&card.id) {
            view! { <a href=format!("#card-{}", card.id)><bdi lang=lang>{text}</bdi></a> }.into_any()
        } else {
            view! { <bdi lang=lang>{text}</bdi> }.into_any()
        };
        view! { {tag}{text} }.into_any()
    }

    fn mentions(&self, cards: &[CardMention], kind: bool) -> AnyView {
        let mention =
            |(place, card): (usize, &CardMention)| view! { {(place > 0).then_some(" · ")}{self.mention(card, kind)} };
        cards.iter().enumerate().map(mention).collect_view().into_any()
    }

    pub(super) fn goal(&self, goal: &GoalMinutes) -> AnyView {
        let handed = goal.handed_over.then(|| view! { " "<span class="tag tag-good">{self.say(P::HandedOver)}</span> });
        let origin = self.cards.get(&goal.card.id).and_then(|card| card.from.as_ref()).map(|from| self.origin(from));
        let below = (!goal.below.is_empty()).then(|| {
            let below = goal.below.iter().map(|goal| self.goal(goal)).collect_view();
            view! { <ul>{below}</ul> }
        });
        let votes = votes(self.lang, self.workshop, &goal.votes);
        view! { <li><p class="lineage-text">{self.mention(&goal.card, true)}{handed}</p>{origin}{votes}{below}</li> }
            .into_any()
    }

    /// Where something comes from.
    fn origin(&self, origin: &Origin) -> AnyView {
        let word = match origin {
            Origin::Merged(_) => P::MergedFrom,
            Origin::Split(_) => P::SplitFrom,
            Origin::Card(_) | Origin::Cluster { .. } | Origin::NotShown => P::ComesFrom,
        };
        let source = match origin {
            Origin::Card(card) | Origin::Split(card) => self.mention(card, false),
            Origin::Merged(cards) => self.mentions(cards, false),
            Origin::Cluster { name, cards } => {
                let name = self.cluster_name(name.as_deref());
                view! { {name}" ("{self.mentions(cards, false)}")" }.into_any()
            }
            Origin::NotShown => self.say(P::OriginNotShown).into_any(),
        };
        view! { <p class="origin"><span class="origin-word">{self.say(word)}</span>" "{source}</p> }.into_any()
    }

    fn cluster(&self, cluster: &ClusterMinutes, inner: bool) -> AnyView {
        let support = self.support(cluster.support);
        let handed =
            cluster.handed_over.then(|| view! { " "<span class="tag tag-good">{self.say(P::HandedOver)}</span> });
        let size = self.lang.count(P::CardCount, number(size_of(cluster)));
        let name = self.cluster_name(cluster.name.as_deref());
        let heading = view! { {name}" · "{size}{support}{handed} };
        let heading =
            if inner { view! { <h5>{heading}</h5> }.into_any() } else { view! { <h4>{heading}</h4> }.into_any() };
        let within = cluster.inner.iter().map(|cluster| self.cluster(cluster, true)).collect_view();
        let voices = cluster.cards.iter().map(|card| self.voice(card)).collect_view();
        view! { <div class="cluster-minutes">{heading}{voices}{within}</div> }.into_any()
    }

    fn by(&self, author: Option<&Author>) -> AnyView {
        if let Some(told) = author.and_then(|author| written_down(self.lang, author.behalf, author.scribe.as_ref())) {
            return told;
        }
        let gone = |author: &Author| author.erased.then(|| self.lang.say(CommonText::DeletedAccount).to_owned());
        let said = |author: &Author| [gone(author), author.name.clone(), author.organisation.clone()];
        let parts: Vec<String> = author.into_iter().flat_map(said).flatten().collect();
        if parts.is_empty() { self.lang.say(CommonText::WithoutName).into_any() } else { dotted(parts) }
    }

    /// One card as it was said.
    fn voice(&self, card: &CardMinutes) -> AnyView {
        let lang = other_lang(self.lang, card.lang.as_str());
        let kind = (card.kind != CardKind::Observation).then(|| {
            view! { <p class="card-kind"><Icon name=kind_icon(card.kind)/> {self.lang.say(CommonText::from(card.kind))}</p> }
        });
        let mut notes = Vec::new();
        if let Some(tag) = &lang {
            notes.push(own_name(tag).to_owned());
        }
        if card.support > 0 {
            notes.push(self.lang.count(P::SupportCount, card.support));
        }
        if card.edits > 0 {
            notes.push(self.lang.count(P::EditCount, card.edits));
        }
        if card.late {
            notes.push(self.say(P::CameLate).to_owned());
        }
        if card.handed_over {
            notes.push(self.say(P::HandedOver).to_owned());
        }
        let notes = (!notes.is_empty()).then(|| view! { " · "{dotted(notes)} });
        let under = card.under.as_ref().map(|above| {
            view! { <p class="origin"><span class="origin-word">{self.say(P::HangsUnder)}</span>" "{self.mention(above, true)}</p> }
        });
        let origin = card.from.as_ref().map(|from| self.origin(from));
        let became = (!card.became.is_empty()).then(|| {
            let became = self.mentions(&card.became, true);
            view! { <p class="origin"><span class="origin-word">{self.say(P::BecameOf)}</span>" "{became}</p> }
        });
        let comments = (!card.comments.is_empty()).then(|| {
            let comments = card.comments.iter().map(|comment| self.comment(comment)).collect_view();
            view! { <ul class="remarks">{comments}</ul> }
        });
        view! {
            <blockquote class="voice" id=format!("card-{}", card.id)>
                {kind}
                <p dir="auto" lang=lang>{card.text.clone()}</p>
                <footer>
                    <p>{self.by(card.author.as_ref())}{notes}</p>
                    {under}
                    {origin}
                    {became}
                    {comments}
                    <p class="no-print">{story::link(self.lang, self.workshop, card.id, &card.text)}</p>
                </footer>
            </blockquote>
        }
        .into_any()
    }

    /// A card that no longer lies on the table, and why.
    fn set_aside(&self, set_aside: &SetAside) -> AnyView {
        let reason = |word: P, reason: &Reason| {
            let reason = reason.to_string();
            view! { {self.say(word)}" "{self.say(P::ReasonWord)}": "<bdi>{reason}</bdi> }.into_any()
        };
        let why = match &set_aside.aside {
            Aside::Merged { reason: why, .. } => reason(P::WasMerged, why),
            Aside::Split => self.say(P::WasSplit).into_any(),
            Aside::Rejected { reason: why, .. } => reason(P::WasRejected, why),
        };
        view! { <div class="cluster-minutes"><p class="origin">{why}</p>{self.voice(&set_aside.card)}</div> }.into_any()
    }

    fn comment(&self, comment: &CommentMinutes) -> AnyView {
        let lang = other_lang(self.lang, comment.lang.as_str());
        view! { <li><bdi lang=lang>{comment.text.clone()}</bdi> " (" {self.by(comment.author.as_ref())} ")"</li> }
            .into_any()
    }

    fn moderation(&self, minutes: &Minutes) -> AnyView {
        let figures = &minutes.moderation;
        let rows = [
            (P::FigureApproved, figures.approved),
            (P::FigureHidden, figures.hidden),
            (P::FigureRestored, figures.restored),
            (P::FigureLateAdmitted, figures.late_admitted),
            (P::FigureLateDeclined, figures.late_declined),
            (P::FigureRejected, figures.rejected),
            (P::FigurePutBack, figures.put_back),
        ]
        .map(|(key, n)| view! { <tr><th scope="row">{self.say(key)}</th><td class="num">{n}</td></tr> })
        .collect_view();
        view! {
            <section class="chapter" id="moderation">
                <h2>{self.say(P::HowModerated)}</h2>
                <p>{self.say(P::ModerationNote)}</p>
                <p class="no-print"><a href=format!("/w/{}/trace", self.workshop)>{self.lang.say(StoryText::TraceHeading)}</a></p>
                <div class="table-wrap" tabindex="0" role="region" aria-labelledby="moderation-caption">
                    <table class="table">
                        <caption id="moderation-caption">{self.say(P::ModerationCaption)}</caption>
                        <thead><tr><th scope="col">{self.say(P::ActWord)}</th><th scope="col" class="num">{self.say(P::NumberWord)}</th></tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </section>
        }
        .into_any()
    }
}
