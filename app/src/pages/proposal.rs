//! What a table proposes: its goals and measures with what polls said about them, ready to feed the concept.

use domain::ids::WorkshopId;
use domain::minutes::Proposal;
use leptos::prelude::*;

use super::document::{Sheet, Shell};
use super::minutes::{Reader, polls};
use super::parts::{FieldTag, bdi, title};
use crate::catalogue::{PageText as P, PollText as T};
use crate::components::{Icon, IconName};

/// The data of a proposal.
#[derive(Debug, Clone)]
pub struct ProposalPage {
    pub workshop: WorkshopId,
    pub proposal: Proposal,
}

pub(super) fn sheet(shell: &Shell, page: ProposalPage) -> Sheet {
    let lang = shell.lang;
    let ProposalPage { workshop, proposal } = page;
    let group = &proposal.group;
    let reader = Reader::new(lang, workshop, std::slice::from_ref(group), false);
    let field = proposal.fields.iter().find(|field| field.id == group.field).map(FieldTag::from);
    let goals = (!group.goals.is_empty()).then(|| {
        let tree = group.goals.iter().map(|goal| reader.goal(goal)).collect_view();
        view! { <section class="chapter"><h2>{lang.say(P::GoalsAndMeasures)}</h2><ul class="lineage">{tree}</ul></section> }
    });
    let name = group.name.to_string();
    let below = field.filter(|field| field.name != name).map(|field| vec![field.name]).unwrap_or_default();
    let body = view! {
        <main id="main" class="column minutes" tabindex="-1">
            {title(Some(lang.say(P::ProposalHeading).into_any()), bdi(&name), below)}
            <p class="lead">{lang.say(P::ProposalLead)}</p>
            <section class="chapter">{reader.handed_over(&group.handed_over)}</section>
            {goals}
            {reader.visits(&group.visits)}
            {polls(lang, workshop, &proposal.polls)}
            <div class="actions no-print">
                <a class="btn" href=format!("/w/{workshop}/polls")><Icon name=IconName::ArrowLeft/> {lang.say(T::Polls)}</a>
            </div>
        </main>
    };
    Sheet {
        class: "reading".to_owned(),
        ..Sheet::page(format!("{} · {name}", lang.say(P::ProposalHeading)), body.into_any())
    }
}
