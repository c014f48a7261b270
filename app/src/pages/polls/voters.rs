//! Who votes how often, and for whom: devices that are passed round, and who speaks for an organisation.

use domain::ids::{SeatId, WorkshopId};
use domain::wire::Problem;
use domain::workshop::poll::MOST_DECLARED;
use leptos::prelude::*;

use crate::catalogue::{PollText as T, UiLang};
use crate::pages::document::{Sheet, Shell};
use crate::pages::parts::{Tone, dotted, note, problem_note};

/// The data of the page.
#[derive(Debug, Clone)]
pub struct Voters {
    pub workshop: WorkshopId,
    /// Seats by table; the last entry may have no table.
    pub tables: Vec<(Option<String>, Vec<VoterRow>)>,
    /// Organisations somebody came from; empty for hosts, who do not choose delegates.
    pub organisations: Vec<OrganisationRow>,
    pub problem: Option<Problem>,
    /// Something was just saved.
    pub saved: bool,
}

/// One seat.
#[derive(Debug, Clone)]
pub struct VoterRow {
    pub seat: SeatId,
    pub name: Option<String>,
    pub organisation: Option<String>,
    /// How many people vote with its device.
    pub people: u16,
}

/// An organisation and its people; the first speaks for it.
#[derive(Debug, Clone)]
pub struct OrganisationRow {
    pub name: Option<String>,
    pub people: Vec<VoterRow>,
}

fn person(lang: UiLang, row: &VoterRow) -> String {
    row.name.clone().unwrap_or_else(|| lang.say(T::SomebodyNameless).to_owned())
}

pub(in crate::pages) fn sheet(shell: &Shell, page: Voters) -> Sheet {
    let lang = shell.lang;
    let Voters { workshop, tables, organisations, problem, saved } = page;
    let body = view! {
        <main id="main" class="column" tabindex="-1">
            <hgroup class="title"><h1>{lang.say(T::Voters)}</h1><p>{lang.say(T::VotersLead)}</p></hgroup>
            {problem_note(lang, problem.as_ref())}
            {saved.then(|| note(Tone::Good, lang.say(T::Saved)))}
            {devices(lang, workshop, &tables)}
            {(!organisations.is_empty()).then(|| delegates(lang, workshop, &organisations))}
            <div class="actions"><a class="btn" href=format!("/w/{workshop}/polls")>{lang.say(T::AllPolls)}</a></div>
        </main>
    };
    Sheet::page(lang.say(T::Voters), body.into_any())
}

fn devices(lang: UiLang, workshop: WorkshopId, tables: &[(Option<String>, Vec<VoterRow>)]) -> AnyView {
    let to = format!("/w/{workshop}/voters");
    let choices = tables
        .iter()
        .map(|(table, seats)| {
            let seats = seats
                .iter()
                .map(|row| {
                    let organisation = row.organisation.as_ref().map(|name| format!(" · {name}"));
                    view! { <option value=row.seat.to_string()>{person(lang, row)}{organisation}</option> }
                })
                .collect_view();
            let table = table.clone().unwrap_or_else(|| lang.say(T::WithoutTable).to_owned());
            view! { <optgroup label=table>{seats}</optgroup> }
        })
        .collect_view();
    let shared = tables.iter().flat_map(|(table, seats)| seats.iter().map(move |row| (table, row)));
    let shared: Vec<_> = shared.filter(|(_, row)| row.people > 1).collect();
    let list = (!shared.is_empty()).then(|| {
        let items = shared
            .iter()
            .map(|(table, row)| {
                let who: Vec<_> = [Some(person(lang, row)), row.organisation.clone(), (*table).clone()]
                    .into_iter()
                    .flatten()
                    .collect();
                let many = lang.fill(T::DeviceFor, &[("people", &row.people.to_string())]);
                view! {
                    <li class="shelf-item voters-item">
                        <p class="shelf-title">{dotted(who)}</p>
                        <p class="shelf-meta">{many}</p>
                        <form method="post" action=to.clone()>
                            <input type="hidden" name="seat" value=row.seat.to_string()/>
                            <input type="hidden" name="people" value="1"/>
                            <button class="btn">{lang.say(T::OnePersonAgain)}</button>
                        </form>
                    </li>
                }
            })
            .collect_view();
        view! { <ul class="shelf">{items}</ul> }
    });
    let nobody = tables.iter().all(|(_, seats)| seats.is_empty());
    let form = if nobody {
        view! { <p>{lang.say(T::NobodySeated)}</p> }.into_any()
    } else {
        view! {
            <form class="form" method="post" action=to.clone()>
                <div class="form-row">
                    <label for="seat">{lang.say(T::WhichDevice)}</label>
                    <select class="input" id="seat" name="seat" required>{choices}</select>
                </div>
                <div class="form-row">
                    <label for="people">{lang.say(T::HowManyAtDevice)}</label>
                    <input class="input input-number" id="people" name="people" type="number" inputmode="numeric" min="1" max=MOST_DECLARED.to_string() required/>
                </div>
                <div class="actions"><button class="btn btn-main">{lang.say(T::SaveDevice)}</button></div>
            </form>
        }
        .into_any()
    };
    view! {
        <section class="step" aria-labelledby="devices">
            <h2 class="step-title" id="devices">{lang.say(T::Devices)}</h2>
            <p class="hint">{lang.say(T::DevicesHint)}</p>
            {list}
            {form}
        </section>
    }
    .into_any()
}

fn delegates(lang: UiLang, workshop: WorkshopId, organisations: &[OrganisationRow]) -> AnyView {
    let items = organisations
        .iter()
        .enumerate()
        .map(|(place, organisation)| {
            let name = organisation.name.clone().unwrap_or_else(|| lang.say(T::SomebodyNameless).to_owned());
            let speaks = organisation.people.first().map(|row| person(lang, row)).unwrap_or_default();
            let speaks = lang.fill(T::SpeaksFor, &[("name", &format!("\u{2068}{speaks}\u{2069}"))]);
            let others = organisation
                .people
                .iter()
                .skip(1)
                .map(|row| view! { <option value=row.seat.to_string()>{person(lang, row)}</option> })
                .collect_view();
            let change = (organisation.people.len() > 1).then(|| {
                let id = format!("delegate-{place}");
                view! {
                    <form class="poll-inline" method="post" action=format!("/w/{workshop}/voters")>
                        <label for=id.clone()>{lang.say(T::OtherDelegate)}</label>
                        <select class="input" id=id name="delegate">{others}</select>
                        <button class="btn">{lang.say(T::NameDelegate)}</button>
                    </form>
                }
            });
            view! { <li class="shelf-item voters-item"><h3 class="shelf-title"><bdi>{name}</bdi></h3><p class="shelf-meta">{speaks}</p>{change}</li> }
        })
        .collect_view();
    view! {
        <section class="step" aria-labelledby="delegates">
            <h2 class="step-title" id="delegates">{lang.say(T::Delegates)}</h2>
            <p class="hint">{lang.say(T::DelegatesHint)}</p>
            <ul class="shelf">{items}</ul>
        </section>
    }
    .into_any()
}
