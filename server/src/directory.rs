//! The directory, kept beside its log: who has which right. Read on before every use, so that what another process wrote
//! (the operator's command line, a second server) counts at once.

use std::sync::Arc;

use domain::directory::accounts::{self, CityRole};
use domain::directory::{Command, Context, Directory as State, Event, apply, decide};
use domain::ids::{AccountId, InvitationId, WorkshopId};
use domain::{Principal, Timestamp};
use tokio::sync::Mutex;

use crate::app_state::Settings;
use crate::error::AppError;
use crate::mail::{Happened, letters};
use crate::store::{Append, Batch, Committer, Effect, NewEvent, Recorded, Store, StoreError};
use crate::{chance, clock};

/// The directory's stream; workshops have random ids.
pub const DIRECTORY: u64 = 0x000d_19ec_7024_0001;
/// How many events are read at once.
const PAGE: u32 = 5_000;
/// After a conflict the log is read on and the command decided anew, so often.
const TRIES: u32 = 5;

/// The directory of this installation.
pub struct Directory {
    store: Arc<dyn Store>,
    committer: Committer,
    known: Mutex<Known>,
    /// Where mail is sent: people are told of what happens here.
    tells: Option<Arc<Settings>>,
}

#[derive(Default)]
struct Known {
    seq: u64,
    state: Arc<State>,
}

/// What a command is decided with, besides the directory itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct About {
    /// The id of the thing the command makes; drawn where none is given.
    pub fresh: Option<u64>,
    /// The workshop in question, if whoever asks runs it.
    pub runs: Option<WorkshopId>,
    /// The invitation in question, if it went to an address that is shown to be that of whoever asks.
    pub addressed: Option<InvitationId>,
}

impl Directory {
    /// Opens the directory; begins its log where there is none.
    ///
    /// # Errors
    /// What the store says when it cannot be read.
    pub async fn open(store: Arc<dyn Store>, committer: Committer) -> Result<Self, AppError> {
        store.begin_stream(DIRECTORY, &chance::key()).await?;
        let directory = Self { store, committer, known: Mutex::default(), tells: None };
        directory.now().await?;
        directory.take_in_facilitators().await?;
        Ok(directory)
    }

    /// From now on people are told by mail of what happens, where mail is sent.
    pub fn telling(self, settings: Arc<Settings>) -> Self {
        Self { tells: Some(settings).filter(|it| it.mail_works()), ..self }
    }

    /// Before there was a directory, whoever had an account was a facilitator.
    async fn take_in_facilitators(&self) -> Result<(), AppError> {
        if self.known.lock().await.seq > 0 {
            return Ok(());
        }
        for known in self.store.accounts().await? {
            let account = AccountId(known.id);
            let role = CityRole::Facilitator;
            let mut commands = vec![accounts::Command::Open { account }, accounts::Command::Grant { account, role }];
            if known.disabled_ms.is_some() {
                commands.push(accounts::Command::Disable { account });
            }
            let commands = commands.into_iter().map(Command::Account).collect();
            self.act_all(Principal::Operator, commands, About::default(), Vec::new()).await?;
        }
        Ok(())
    }

    /// As it stands now.
    ///
    /// # Errors
    /// What the store says when it cannot be read.
    pub async fn now(&self) -> Result<Arc<State>, AppError> {
        Ok(Arc::clone(&self.read_on(&mut *self.known.lock().await).await?.state))
    }

    /// Decides a command and stores what comes of it, together with what stands or falls with it.
    ///
    /// # Errors
    /// The refusal, or what the store says when it cannot save.
    pub async fn act(
        &self,
        by: Principal,
        command: Command,
        about: About,
        effects: Vec<Effect>,
    ) -> Result<Vec<Event>, AppError> {
        self.act_all(by, vec![command], about, effects).await
    }

    /// The same for several commands that go in together or not at all; each is decided after the ones before.
    ///
    /// # Errors
    /// The first refusal, or what the store says when it cannot save.
    pub async fn act_all(
        &self,
        by: Principal,
        commands: Vec<Command>,
        about: About,
        effects: Vec<Effect>,
    ) -> Result<Vec<Event>, AppError> {
        let mut known = self.known.lock().await;
        for _ in 0..TRIES {
            let (seq, before) = {
                let known = self.read_on(&mut known).await?;
                (known.seq, Arc::clone(&known.state))
            };
            let mut state = State::clone(&before);
            let now = clock::now();
            let mut events = Vec::new();
            for command in &commands {
                let fresh = about.fresh.unwrap_or_else(chance::id);
                let context = Context { now, fresh, runs: about.runs, addressed: about.addressed };
                for event in decide(&state, command.clone(), by, context)? {
                    apply(&mut state, &event, now);
                    events.push(event);
                }
            }
            let mut effects = effects.clone();
            if let Some(settings) = &self.tells {
                let happened = Happened { before: &before, after: &state, events: &events, by, now };
                effects.extend(letters(&*self.store, settings, &happened).await?);
            }
            let append = Append {
                at_ms: now.0,
                actor: by.to_string(),
                command_id: None,
                events: events.iter().map(written).collect::<Result<_, _>>()?,
                effects,
            };
            match self.committer.commit(Batch { stream: DIRECTORY, expected_seq: seq, appends: vec![append] }).await {
                Ok(seq) => {
                    *known = Known { seq, state: Arc::new(state) };
                    return Ok(events);
                }
                Err(StoreError::Conflict { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(AppError::StorageUnavailable("others were faster each time".to_owned()))
    }

    /// Whether a command would be carried out now; nothing happens.
    ///
    /// # Errors
    /// The refusal.
    pub async fn would(&self, by: Principal, command: Command) -> Result<(), AppError> {
        let context = Context { now: clock::now(), fresh: chance::id(), runs: None, addressed: None };
        decide(&*self.now().await?, command, by, context)?;
        Ok(())
    }

    /// Stores what changes nothing in the directory itself, in one transaction.
    ///
    /// # Errors
    /// What the store says when it cannot save.
    pub async fn carry_out(&self, by: Principal, effects: Vec<Effect>) -> Result<(), AppError> {
        self.act_all(by, Vec::new(), About::default(), effects).await.map(|_| ())
    }

    /// What happened, oldest first, after a sequence number.
    ///
    /// # Errors
    /// What the store says when it cannot be read.
    pub async fn history(&self, after_seq: u64) -> Result<Vec<Recorded>, AppError> {
        Ok(self.store.read(DIRECTORY, after_seq, PAGE).await?)
    }

    async fn read_on<'a>(&self, known: &'a mut Known) -> Result<&'a Known, AppError> {
        let head = self.store.head(DIRECTORY).await?.ok_or(AppError::NotFound)?;
        while known.seq < head.seq {
            let page = self.store.read(DIRECTORY, known.seq, PAGE).await?;
            let Some(last) = page.last() else { break };
            let last = last.seq;
            let state = Arc::make_mut(&mut known.state);
            for recorded in &page {
                let event: Event = serde_json::from_str(&recorded.body)
                    .map_err(|e| AppError::Internal(format!("event {} of the directory: {e}", recorded.seq)))?;
                apply(state, &event, Timestamp(recorded.at_ms));
            }
            known.seq = last;
        }
        Ok(known)
    }
}

fn written(event: &Event) -> Result<NewEvent, AppError> {
    let body = serde_json::to_string(event).map_err(|e| AppError::Internal(e.to_string()))?;
    Ok(NewEvent { kind: event.name().to_owned(), body })
}
