//! What an open page about a poll is told while it lies open: that the poll has opened or ended, and how many have voted.

use domain::view::PollStageView;
use leptos::prelude::*;

use super::{PollPage, address};
use crate::components::{Icon, IconName};

/// Listens while the page is looked at: browsers keep few connections to one place, and a page in the background must not
/// hold one back from the next. What is filled in stays as it is; a line on top says that it is too late.
const FOLLOW: &str = r#"
const line = document.getElementById("news");
const tell = ({ data }) => {
  const { stage, words, onward, turnout } = JSON.parse(data);
  const shown = document.querySelector(".poll-turnout");
  if (shown && turnout) {
    const [text, bar] = shown.children;
    if (text.textContent !== turnout.words) text.textContent = turnout.words;
    bar.max = turnout.of;
    bar.value = turnout.voted;
  }
  if (stage === line.dataset.stage || !words) return;
  line.querySelector("p").textContent = words;
  const link = line.querySelector("a");
  link.textContent = onward;
  if (stage === "gone") link.href = line.dataset.all;
  line.hidden = false;
  for (const button of document.querySelectorAll(".poll-vote button")) button.disabled = true;
};
let source;
const follow = () => {
  source?.close();
  if (document.hidden) return;
  source = new EventSource(line.dataset.from);
  source.onmessage = tell;
};
document.addEventListener("visibilitychange", follow);
follow();
"#;

/// What listens, as long as there can be news.
pub(super) fn script(page: &PollPage) -> Option<&'static str> {
    stage(page).map(|_| FOLLOW)
}

/// The word for the stage the page shows, if another can follow.
fn stage(page: &PollPage) -> Option<&'static str> {
    match page.poll.stage {
        PollStageView::Draft { .. } => Some("draft"),
        PollStageView::Open { .. } => Some("open"),
        PollStageView::Closed { .. } | PollStageView::Cancelled { .. } => None,
    }
}

/// The line, as long as there can be news.
pub(super) fn line(page: &PollPage) -> AnyView {
    let Some(stage) = stage(page) else { return ().into_any() };
    let here = address(page.workshop, page.poll.id);
    let from = format!("{here}/news");
    let all = format!("/w/{}/polls", page.workshop);
    view! {
        <div class="poll-news" role="status">
            <div class="note note-warn" id="news" hidden data-stage=stage data-from=from data-all=all>
                <Icon name=IconName::Info/>
                <p></p>
                <a class="btn btn-main" href=here></a>
            </div>
        </div>
    }
    .into_any()
}
