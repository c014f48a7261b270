//! Files that lie at a post, for whoever holds it next.

use domain::ids::FileId;
use leptos::prelude::*;

use super::super::parts::{Row, problem_note};
use super::{PostPage, Typed, apart, day};
use crate::catalogue::{PostText as T, UiLang};

/// One file.
#[derive(Debug, Clone)]
pub struct AttachmentLine {
    pub id: FileId,
    /// Plain, without an ending; may be empty.
    pub name: String,
    pub by: String,
    pub day: String,
}

pub(super) fn section(lang: UiLang, page: &PostPage, files: &[AttachmentLine]) -> AnyView {
    if files.is_empty() && !page.can_work {
        return ().into_any();
    }
    let rows = files.iter().map(|file| one(lang, page, file)).collect_view();
    let list = (!files.is_empty()).then(|| view! { <ul class="shelf">{rows}</ul> });
    let elsewhere = Typed::problem(page.typed.as_ref(), "remove-attachment");
    view! {
        <section class="step" aria-labelledby="attachments">
            <h2 class="step-title" id="attachments">{lang.say(T::Attachments)}</h2>
            <p class="hint">{lang.say(T::AttachmentsLead)}</p>
            {problem_note(lang, elsewhere)}
            {list}
            {page.can_work.then(|| add(lang, page))}
        </section>
    }
    .into_any()
}

fn one(lang: UiLang, page: &PostPage, file: &AttachmentLine) -> AnyView {
    let name = if file.name.is_empty() { lang.say(T::AttachmentNameless).to_owned() } else { file.name.clone() };
    let left = lang.fill(T::AttachmentBy, &[("name", &apart(&file.by)), ("day", &day(&file.day))]);
    let remove = page.can_work.then(|| {
        let label = format!("{}: {name}", lang.say(T::RemoveAttachmentSure));
        view! {
            <details class="fold no-print">
                <summary>{lang.say(T::RemoveAttachment)}</summary>
                <form class="form" method="post" action=format!("/posts/{}", page.id)>
                    <p>{lang.say(T::RemoveAttachmentHint)}</p>
                    <input type="hidden" name="file" value=file.id.to_string()/>
                    <div class="actions"><button class="btn btn-danger" name="do" value="remove-attachment" aria-label=label>{lang.say(T::RemoveAttachmentSure)}</button></div>
                </form>
            </details>
        }
    });
    view! {
        <li class="shelf-item">
            <h3 class="shelf-title"><a href=format!("/files/{}", file.id) download><bdi>{name.clone()}</bdi></a></h3>
            <p class="shelf-meta">"PDF · " {left}</p>
            {remove}
        </li>
    }
    .into_any()
}

fn add(lang: UiLang, page: &PostPage) -> AnyView {
    let problem = Typed::problem(page.typed.as_ref(), "attach");
    let row = Row {
        lang,
        id: "file",
        label: lang.say(T::AttachmentFile),
        hint: Some(lang.say(T::AttachmentFileHint)),
        problem,
    };
    let file = view! {
        <input class="input" id="file" name="file" type="file" accept="application/pdf,.pdf" required
            aria-describedby=row.described_by() aria-invalid=row.invalid()/>
    };
    view! {
        <details class="fold no-print" open=problem.is_some()>
            <summary>{lang.say(T::AddAttachment)}</summary>
            <form class="form" method="post" action=format!("/posts/{}/attachments", page.id) enctype="multipart/form-data">
                <input type="hidden" name="id" value=page.fresh.clone()/>
                {row.around(file.into_any())}
                <div class="actions"><button class="btn">{lang.say(T::KeepAttachment)}</button></div>
            </form>
        </details>
    }
    .into_any()
}
