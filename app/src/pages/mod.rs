//! Pages as the server sends them: plain HTML that works without JavaScript.
//!
//! A page is a struct of its data and nothing else; [`render`] puts the document around it. No page reads a clock,
//! asks a store or knows a rule: all of that is in the data.

mod document;
mod languages;
mod parts;
mod words;

mod account;
mod audit;
mod console;
mod desk;
mod enter;
mod helpers;
mod home;
mod join;
mod mail;
mod methods;
mod minutes;
mod moderation;
mod organisations;
mod polls;
mod posts;
mod prepare;
mod projector;
mod proposal;
mod replay;
mod room;
mod sessions;
mod sheets;
mod sorry;
mod speaking;
mod story;
mod team;
mod texts;
mod write_for;

#[cfg(test)]
mod tests;

pub use account::{
    AccountPage, CityAccount, CityName, CityStage, ClaimedSeat, Confirm, Confirmed, DeleteAccount, FactorStage,
    Overview, PasskeyRow, Passkeys, People, PersonRow, Register, SecondFactor, SignIn, StoredAbout, StoredAccount,
    StoredAct, StoredAddress, StoredLetter, StoredMail, StoredSeat, StoredSession, StoredSignIn, StoredText,
    StoredWorkshop, encoded,
};
pub use audit::{AUDIT_GROUPS, Audit, AuditRow, AuditWho};
pub use console::Console;
pub use desk::{Desk, DeskWorkshop};
pub use document::Shell;
pub use enter::Enter;
pub use helpers::{HelperRow, Helpers};
pub use home::Home;
pub use join::{Join, JoinField, JoinForm, JoinProblem, JoinTable, kind_key};
pub use languages::{LANGUAGES, own_name};
pub use mail::{EndMail, MailWishes};
pub use methods::{MethodPage, Methods};
pub use minutes::{Clock, MinutesPage};
pub use moderation::{Policy, TracePage, TraceRow};
pub use organisations::{
    ContactShown, EditOrganisation, Inside, InvitationPage, InvitationRow, InvitationState, Mark, MemberRow,
    OrganisationAct, OrganisationCan, OrganisationField, OrganisationForm, OrganisationItem, OrganisationList,
    OrganisationPage, OrganisationTasks, Said, TypedAct,
};
pub use parts::{FieldTag, sentence};
pub use polls::{
    BallotForm, CardChoice, NamedVote, OrganisationRow, Paper, PollForm, PollPage, Polls, PreparePoll, ResultData,
    Told, VoterRow, Voters, Voting,
};
pub use posts::{
    AppointForm, AppointmentPage, AppointmentState, AskLine, AttachmentLine, BodiesPage, ClosedLine,
    HandoverOrganisation, HandoverPage, HandoverPost, HandoverWorkshop, Held, InvitationLine, NoteLine, PlaceLine,
    PlacePage, PostInside, PostLine, PostPage, PostsPage, TaskLine, TermLine, Typed,
};
pub use prepare::{FieldRow, GroupRow, PhaseRow, Prepare, PrepareForm, RowProblem};
pub use projector::Projector;
pub use proposal::ProposalPage;
pub use replay::Replay;
pub use room::{Draft, PlainTimer, Room, TimerState};
pub use sessions::{SessionRow, Sessions};
pub use sheets::{SheetPhase, Sheets, TableSheet};
pub use sorry::Sorry;
pub use speaking::{FloorOnPage, Speaking};
pub use story::{Can, CardAct, CardForm, Cards, MergeChoice, StoryPage, TableCards};
pub use team::{TeamPage, TeamRow};
pub use texts::{EditText, SaidText, TextPage, Wording};
pub use words::{question, template_field_name, template_title};
pub use write_for::{WriteForForm, WriteForPage, WrittenRow, WrittenState};

/// Any page, with its data.
pub enum Page {
    /// `/`
    Home(Home),
    /// `/j/{code}`
    Join(Box<Join>),
    /// `/w/{id}`
    Room(Box<Room>),
    /// `/w/{id}/console`
    Console(Box<Console>),
    /// `/p/{secret}`
    Projector(Projector),
    /// `/enter`
    Enter(Enter),
    /// `/desk`
    Desk(Desk),
    /// `/desk/sessions`
    Sessions(Sessions),
    /// `/w/{id}/prepare`
    Prepare(Box<Prepare>),
    /// `/w/{id}/sheets`
    Sheets(Box<Sheets>),
    /// `/w/{id}/minutes`
    Minutes(Box<MinutesPage>),
    /// `/w/{id}/cards`
    Cards(Cards),
    /// `/w/{id}/cards/{card}`
    Story(Box<StoryPage>),
    /// `/w/{id}/trace`
    Trace(TracePage),
    /// `/policy`
    Policy(Policy),
    /// `/w/{id}/tables/{group}`
    Proposal(Box<ProposalPage>),
    /// `/w/{id}/polls`
    Polls(Polls),
    /// `/w/{id}/polls/{poll}`
    Poll(Box<PollPage>),
    /// `/w/{id}/voters`
    Voters(Box<Voters>),
    /// `/w/{id}/speaking`
    Speaking(Box<Speaking>),
    /// `/w/{id}/write-for`
    WriteFor(Box<WriteForPage>),
    /// `/w/{id}/helpers`
    Helpers(Box<Helpers>),
    /// `/w/{id}/team`
    Team(Box<TeamPage>),
    /// `/w/{id}/polls/new` and `/w/{id}/polls/{poll}/edit`
    PreparePoll(Box<PreparePoll>),
    /// `/w/{id}/replay`
    Replay(Box<Replay>),
    /// `/methods`
    Methods(Methods),
    /// `/methods/{key}`
    Method(MethodPage),
    /// `/account/mail`
    MailWishes(MailWishes),
    /// `/unsubscribe/{token}`
    EndMail(EndMail),
    /// `/imprint` and the other texts of record.
    Text(Box<TextPage>),
    /// `/texts/{which}/edit`
    EditText(Box<EditText>),
    /// `/audit`
    Audit(Audit),
    /// What concerns accounts.
    Account(AccountPage),
    /// `/organisations`
    Organisations(OrganisationList),
    /// `/organisations/new` and `/organisations/{id}/edit`
    EditOrganisation(Box<EditOrganisation>),
    /// `/organisations/{id}`
    Organisation(Box<OrganisationPage>),
    /// `/invitation`
    Invitation(InvitationPage),
    /// Bodies, offices, posts, and handing over.
    Posts(PostsPage),
    /// Wherever something does not work.
    Sorry(Sorry),
}

/// A page as a whole HTML document.
pub fn render(shell: &Shell, page: Page) -> String {
    // An answer to a form stands under the form's address; what leads back here must be the page's own.
    let path = match &page {
        Page::Join(page) => format!("/j/{}", page.code),
        Page::Room(page) => format!("/w/{}", page.workshop),
        Page::Speaking(page) => speaking::address(page.workshop),
        Page::Poll(page) => format!("/w/{}/polls/{}", page.workshop, page.poll.id),
        // Also what could not be taken of an answer from elsewhere.
        Page::Account(AccountPage::SignIn(page)) => account::with_next("/sign-in", page.next.as_ref()),
        Page::Account(AccountPage::Register(page)) => account::with_next("/register", page.next.as_ref()),
        Page::Account(AccountPage::City(_)) => "/account/city".to_owned(),
        Page::Story(page) => story::address(page.workshop, page.story.card.id),
        Page::Organisation(page) => organisations::address(page.item.id),
        _ => shell.path.clone(),
    };
    let shell = &Shell { path, ..shell.clone() };
    document::render(shell, || match page {
        Page::Home(page) => home::sheet(shell, page),
        Page::Join(page) => join::sheet(shell, *page),
        Page::Room(page) => room::sheet(shell, *page),
        Page::Console(page) => console::sheet(shell, *page),
        Page::Projector(page) => projector::sheet(shell, page),
        Page::Enter(page) => enter::sheet(shell, page),
        Page::Desk(page) => desk::sheet(shell, page),
        Page::Sessions(page) => sessions::sheet(shell, page),
        Page::Prepare(page) => prepare::sheet(shell, *page),
        Page::Sheets(page) => sheets::sheet(shell, *page),
        Page::Minutes(page) => minutes::sheet(shell, *page),
        Page::Cards(page) => story::list(shell, page),
        Page::Story(page) => story::sheet(shell, *page),
        Page::Trace(page) => moderation::trace(shell, page),
        Page::Policy(page) => moderation::policy(shell, page),
        Page::Proposal(page) => proposal::sheet(shell, *page),
        Page::Polls(page) => polls::list(shell, page),
        Page::Poll(page) => polls::sheet(shell, *page),
        Page::Voters(page) => polls::voters(shell, *page),
        Page::Speaking(page) => speaking::sheet(shell, *page),
        Page::WriteFor(page) => write_for::sheet(shell, *page),
        Page::Helpers(page) => helpers::sheet(shell, *page),
        Page::Team(page) => team::sheet(shell, *page),
        Page::PreparePoll(page) => polls::prepare(shell, *page),
        Page::Replay(page) => replay::sheet(shell, *page),
        Page::Methods(page) => methods::list(shell, page),
        Page::Method(page) => methods::sheet(shell, page),
        Page::MailWishes(page) => mail::wishes(shell, page),
        Page::EndMail(page) => mail::end(shell, page),
        Page::Text(page) => texts::sheet(shell, &page),
        Page::EditText(page) => texts::edit(shell, &page),
        Page::Audit(page) => audit::sheet(shell, &page),
        Page::Posts(page) => posts::sheet(shell, page),
        Page::Account(page) => account::sheet(shell, page),
        Page::Organisations(page) => organisations::list(shell, page),
        Page::EditOrganisation(page) => organisations::edit(shell, *page),
        Page::Organisation(page) => organisations::sheet(shell, *page),
        Page::Invitation(page) => organisations::invitation(shell, page),
        Page::Sorry(page) => sorry::sheet(shell, page),
    })
}

/// The page for a problem, with a link to the start.
pub fn html(shell: &Shell, problem: domain::wire::Problem) -> String {
    render(shell, Page::Sorry(Sorry { problem, back: None, sign_in: None }))
}
