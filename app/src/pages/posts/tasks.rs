//! Tasks at a post: what is to be done by when, one click to say that it is done, and what became of the others.

use domain::directory::tasks::Outcome;
use domain::ids::TaskId;
use leptos::prelude::*;

use super::super::languages::language_options;
use super::super::parts::{Row, literal, other_lang, problem_note};
use super::post::PostPage;
use super::{PostInside, Typed, apart, day};
use crate::catalogue::{PostText as T, UiLang};
use crate::components::{Icon, IconName};

/// One task.
#[derive(Debug, Clone)]
pub struct TaskLine {
    pub id: TaskId,
    pub title: String,
    pub detail: Option<String>,
    pub lang: String,
    /// As people read it, and as a form sends it.
    pub due: Option<(String, String)>,
    pub late: bool,
    pub opened: String,
    pub opened_by: String,
}

/// A task that was closed.
#[derive(Debug, Clone)]
pub struct ClosedLine {
    pub id: TaskId,
    pub title: String,
    pub lang: String,
    pub outcome: Outcome,
    pub note: Option<String>,
    pub day: String,
    pub by: String,
}

/// Title, day, and the small print of a task.
pub(super) fn task_head(lang: UiLang, task: &TaskLine) -> AnyView {
    let due = match &task.due {
        Some((due, _)) if task.late => {
            view! { <span class="tag tag-bad">{lang.fill(T::Overdue, &[("day", &day(due))])}</span> }.into_any()
        }
        Some((due, _)) => {
            view! { <span class="tag tag-info">{lang.fill(T::Due, &[("day", &day(due))])}</span> }.into_any()
        }
        None => view! { <span class="tag">{lang.say(T::NoDay)}</span> }.into_any(),
    };
    let own = other_lang(lang, &task.lang);
    let detail = task.detail.clone().map(|it| view! { <p class="left-text" dir="auto" lang=own.clone()>{it}</p> });
    let by = lang.fill(T::OpenedBy, &[("name", &apart(&task.opened_by)), ("day", &day(&task.opened))]);
    view! {
        <p class="task-title"><span dir="auto" lang=own>{task.title.clone()}</span> {due}</p>
        {detail}
        <p class="shelf-meta">{by}</p>
    }
    .into_any()
}

/// What is to be done at this post, with the forms for whoever works here.
pub(super) fn section(lang: UiLang, page: &PostPage, inside: &PostInside) -> AnyView {
    let works = page.can_work;
    let item = |task: &TaskLine| {
        let forms = works.then(|| forms(lang, page, task));
        view! { <li class="task">{task_head(lang, task)}{forms}</li> }
    };
    let list = match inside.tasks.is_empty() {
        true => view! { <p>{lang.say(T::NothingOpen)}</p> }.into_any(),
        false => view! { <ol class="tasks">{inside.tasks.iter().map(item).collect_view()}</ol> }.into_any(),
    };
    let typed = page.typed.as_ref();
    let elsewhere = typed.filter(|it| it.act == "reopen" || it.act == "move").map(|it| &it.problem);
    view! {
        <section class="step" aria-labelledby="tasks">
            <h2 class="step-title" id="tasks">{lang.say(T::Tasks)}</h2>
            {problem_note(lang, elsewhere)}
            {list}
            {works.then(|| add(lang, page))}
        </section>
    }
    .into_any()
}

fn forms(lang: UiLang, page: &PostPage, task: &TaskLine) -> AnyView {
    let action = format!("/posts/{}", page.id);
    let typed = page
        .typed
        .as_ref()
        .filter(|it| it.fields.iter().any(|(name, value)| name == "task" && *value == task.id.to_string()));
    let label = |text: &str| format!("{text}: {}", task.title);
    let hidden = || view! { <input type="hidden" name="task" value=task.id.to_string()/> };
    let id = |part: &str| format!("{part}-{}", task.id);
    let (note_id, day_id, move_id) = (id("note"), id("day"), id("move"));
    let problem = Typed::problem(typed, "done").or_else(|| Typed::problem(typed, "drop"));
    let note_text = format!("{}{}", Typed::text(typed, "done", "note"), Typed::text(typed, "drop", "note"));
    let note = Row { lang, id: &note_id, label: lang.say(T::CloseNote), hint: None, problem };
    let note_box = view! {
        <textarea class="input" id=note_id.clone() name="note" rows="2" maxlength="2000" dir="auto"
            aria-describedby=note.described_by() aria-invalid=note.invalid() inner_html=literal(&note_text)></textarea>
    };
    let day_problem = Typed::problem(typed, "reschedule");
    let due = match day_problem {
        Some(_) => Typed::text(typed, "reschedule", "due"),
        None => task.due.as_ref().map(|(_, iso)| iso.clone()).unwrap_or_default(),
    };
    let new_day = Row {
        lang,
        id: &day_id,
        label: lang.say(T::NewDay),
        hint: Some(lang.say(T::TaskDayHint)),
        problem: day_problem,
    };
    let day_box = view! {
        <input class="input" id=day_id.clone() name="due" type="date" value=due
            aria-describedby=new_day.described_by() aria-invalid=new_day.invalid()/>
    };
    let others = page
        .siblings
        .iter()
        .map(|(id, name)| view! { <option value=id.clone() dir="auto">{name.clone()}</option> })
        .collect_view();
    let give = (!page.siblings.is_empty()).then(|| {
        view! {
            <form class="form" method="post" action=action.clone()>
                {hidden()}
                <div class="form-row">
                    <label for=move_id.clone()>{lang.say(T::MoveTo)}</label>
                    <select class="input" id=move_id.clone() name="to">{others}</select>
                </div>
                <div class="actions"><button class="btn" name="do" value="move" aria-label=label(lang.say(T::Move))>{lang.say(T::Move)}</button></div>
            </form>
        }
    });
    view! {
        <form class="no-print" method="post" action=action.clone()>
            {hidden()}
            <div class="actions"><button class="btn btn-main" name="do" value="done" aria-label=label(lang.say(T::Done))><Icon name=IconName::Check/> {lang.say(T::Done)}</button></div>
        </form>
        <details class="fold no-print" open=problem.or(day_problem).is_some()>
            <summary>{lang.say(T::CloseTask)}</summary>
            <div class="form">
                <form class="form" method="post" action=action.clone()>
                    {hidden()}
                    {new_day.around(day_box.into_any())}
                    <div class="actions"><button class="btn" name="do" value="reschedule" aria-label=label(lang.say(T::Reschedule))>{lang.say(T::Reschedule)}</button></div>
                </form>
                <form class="form" method="post" action=action.clone()>
                    {hidden()}
                    {note.around(note_box.into_any())}
                    <div class="actions">
                        <button class="btn" name="do" value="done" aria-label=label(lang.say(T::Done))>{lang.say(T::Done)}</button>
                        <button class="btn" name="do" value="drop" aria-label=label(lang.say(T::Drop))>{lang.say(T::Drop)}</button>
                    </div>
                </form>
                {give}
            </div>
        </details>
    }
    .into_any()
}

fn add(lang: UiLang, page: &PostPage) -> AnyView {
    let typed = page.typed.as_ref();
    let problem = Typed::problem(typed, "open");
    let said = |name| Typed::text(typed, "open", name);
    // The day says itself what is wrong with it; all else is about the words.
    let (day_problem, problem) = match problem {
        Some(it) if it.code == "day_invalid" => (problem, None),
        _ => (None, problem),
    };
    let title = Row { lang, id: "task", label: lang.say(T::TaskTitle), hint: None, problem };
    let due = Row {
        lang,
        id: "due",
        label: lang.say(T::TaskDay),
        hint: Some(lang.say(T::TaskDayHint)),
        problem: day_problem,
    };
    let title_box = view! {
        <input class="input" id="task" name="title" type="text" maxlength="120" dir="auto" required
            value=said("title") aria-describedby=title.described_by() aria-invalid=title.invalid()/>
    };
    let due_box = view! {
        <input class="input" id="due" name="due" type="date" value=said("due")
            aria-describedby=due.described_by() aria-invalid=due.invalid()/>
    };
    let chosen = Some(said("lang")).filter(|it| !it.is_empty()).unwrap_or_else(|| lang.tag().to_owned());
    let open = Typed::problem(typed, "open").is_some();
    view! {
        <details class="fold no-print" open=open>
            <summary>{lang.say(T::AddTask)}</summary>
            <form class="form" method="post" action=format!("/posts/{}", page.id)>
                <input type="hidden" name="id" value=page.fresh.clone()/>
                {title.around(title_box.into_any())}
                {due.around(due_box.into_any())}
                <div class="form-row">
                    <label for="detail">{lang.say(T::TaskDetail)}</label>
                    <textarea class="input" id="detail" name="detail" rows="3" maxlength="2000" dir="auto" inner_html=literal(&said("detail"))></textarea>
                </div>
                <div class="write-lang">
                    <label for="task-lang">{lang.say(T::NoteLang)}</label>
                    <select class="input" id="task-lang" name="lang">{language_options(&chosen)}</select>
                </div>
                <div class="actions"><button class="btn btn-main" name="do" value="open"><Icon name=IconName::Plus/> {lang.say(T::AddTask)}</button></div>
            </form>
        </details>
    }
    .into_any()
}

/// What became of those that are closed.
pub(super) fn closed(lang: UiLang, page: &PostPage, inside: &PostInside) -> AnyView {
    if inside.closed.is_empty() {
        return ().into_any();
    }
    let action = format!("/posts/{}", page.id);
    let one = |task: &ClosedLine| {
        let said = match task.outcome {
            Outcome::Done => T::DoneBy,
            Outcome::Dropped => T::DroppedBy,
        };
        let said = lang.fill(said, &[("day", &day(&task.day)), ("name", &apart(&task.by))]);
        let note = task.note.clone().map(|it| view! { <p class="left-text" dir="auto">{it}</p> });
        let again = page.can_work.then(|| {
            let label = format!("{}: {}", lang.say(T::Reopen), task.title);
            view! {
                <form class="no-print" method="post" action=action.clone()>
                    <input type="hidden" name="task" value=task.id.to_string()/>
                    <button class="btn btn-quiet" name="do" value="reopen" aria-label=label><Icon name=IconName::Undo/> {lang.say(T::Reopen)}</button>
                </form>
            }
        });
        view! {
            <li class="task">
                <p class="task-title"><span dir="auto" lang=other_lang(lang, &task.lang)>{task.title.clone()}</span></p>
                <p class="shelf-meta">{said}</p>
                {note}
                {again}
            </li>
        }
    };
    view! {
        <section class="step" aria-labelledby="closed">
            <h2 class="step-title" id="closed">{lang.say(T::Closed)}</h2>
            <ul class="tasks">{inside.closed.iter().map(one).collect_view()}</ul>
        </section>
    }
    .into_any()
}
