//! What an open page about a poll is told while it lies open: that the poll has opened or ended, and how many have voted.

use domain::view::PollStageView;
use leptos::prelude::*;

use super::{PollPage, address};
use crate::components::{Icon, IconName};

/// Listens, where there is JavaScript. What is filled in stays as it is: a line on top says that it is too late.
pub(super) const FOLLOW: &str = r#"
const line = document.getElementById("news");
if (line) {
  const source = new EventSource(line.dataset.from);
  source.onmessage = ({ data }) => {
    const { stage, words, onward, turnout } = JSON.parse(data);
    const shown = document.querySelector(".poll-turnout");
    if (shown && turnout) {
      const [text, bar] = shown.children;
      if (text.textContent !== turnout.words) text.textContent = turnout.words;
      bar.max = turnout.of;
      bar.value = turnout.voted;
    }
    const stale = stage !== line.dataset.stage && words;
    line.hidden = !stale;
    if (!stale) return;
    line.querySelector("p").textContent = words;
    const link = line.querySelector("a");
    link.textContent = onward;
    if (stage === "gone") link.href = line.dataset.all;
    for (const button of document.querySelectorAll(".poll-vote button")) button.disabled = true;
  };
}
"#;

/// The line, as long as there can be news.
pub(super) fn line(page: &PollPage) -> AnyView {
    let stage = match page.poll.stage {
        PollStageView::Draft { .. } => "draft",
        PollStageView::Open { .. } => "open",
        PollStageView::Closed { .. } | PollStageView::Cancelled { .. } => return ().into_any(),
    };
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
