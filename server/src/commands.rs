//! The command line's commands. Each ends with one clear sentence when it cannot do its work.

use std::sync::Arc;
use std::time::Duration;

use app::catalogue::UiLang;
use domain::directory::accounts::{self, CityRole};
use domain::directory::{Command, Refusal};
use domain::ids::{AccountId, WorkshopId};
use domain::{Principal, recount};
use jiff::tz::TimeZone;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::app_state::{App, Settings};
use crate::assets::Assets;
use crate::config::{Admin, AdminArgs, LinkArgs, OIDC_SECRET, Serve, Shared, TallyArgs, TestMailArgs};
use crate::demo::{self, WaysIn};
use crate::directory::{About, DIRECTORY, Directory};
use crate::error::AppError;
use crate::identity::{self, LINK_LASTS_MS};
use crate::mail::{self, FactorChange, Letter, Rounds, Sender, To};
use crate::privacy::{self, ErasedList, Retain, erase_again};
use crate::store::{self, Committer, Effect, MailOutcome, Store, Streams};
use crate::{chance, clock, documents, http, serving};

/// Who still holds a connection this long after the goodbye is left behind.
const DRAIN_WITHIN: Duration = Duration::from_secs(10);
/// Expired sessions and links are swept this often.
const SWEEP_EVERY: Duration = Duration::from_secs(60 * 60);

/// Serves until told to stop.
///
/// # Errors
/// One sentence that says what stands in the way of the start.
pub async fn serve(args: Serve) -> Result<(), String> {
    let shared = args.shared;
    start_log(&shared.log)?;
    let public_url = shared.public_url()?;
    let way = args.mail.way()?;
    let city = args.oidc.city(std::env::var(OIDC_SECRET).ok())?;
    let settings = Settings { second_factor: args.second_factor, mail: way.is_some(), city, ..settings(&shared)? };
    let assets = Assets::load()?;
    let store = open_store(&shared).await?;
    let listener = TcpListener::bind(shared.listen)
        .await
        .map_err(|e| format!("{} is not free to listen on: {e}", shared.listen))?;

    let streams: Arc<dyn Streams> = store.clone();
    let (committer, committing) = Committer::start(streams);
    let app = app(settings, &shared, Arc::clone(&store), committer, assets).await?;
    if args.demo_if_empty && store.count_workshops().await.map_err(|e| e.to_string())? == 0 {
        let ways = demo::create(&app).await.map_err(|e| format!("the demo could not be created: {e}"))?;
        announce(&ways);
    }
    if let Some(link) = first_coordinator(&app).await? {
        println!("Nobody coordinates here yet. Whoever opens this link first does (it works once, for a week):");
        println!("coordinator {link}\n");
    }
    println!("VisionsCafé: {public_url}  (Ctrl-C ends it)");
    let retain = args.retain.retain();
    let sweeping = tokio::spawn(sweep(app.clone(), retain));
    let rounds = way.is_some().then(|| tokio::spawn(Rounds::of(&app, retain).run()));
    // Mail is sent for as long as somebody could still queue some.
    let (end_mail, mail_ends) = oneshot::channel::<()>();
    let sending = way.map(|way| {
        let sender = Sender { store: Arc::clone(&store), way, pace: args.mail.pace() };
        tokio::spawn(sender.run(async move { drop(mail_ends.await) }))
    });
    let stopping = Arc::clone(&app.rooms);
    let served = serving::serve(listener, http::router(app), async move {
        told_to_stop().await;
        tracing::info!("stopping: sockets are told to come back later");
        stopping.close_all().await;
    });
    // Graceful: requests are answered to the end; whoever does not hang up in time is left behind.
    tokio::select! {
        () = served => {}
        () = async { told_to_stop().await; tokio::time::sleep(DRAIN_WITHIN).await; } => {}
    }
    sweeping.abort();
    if let Some(rounds) = rounds {
        rounds.abort();
        // What it was about to write goes in, or does not, before the database is closed.
        let _ = rounds.await;
    }
    // The last room lets go of the committer; what it has taken on is on disk before this ends.
    let _ = tokio::time::timeout(DRAIN_WITHIN, committing).await;
    drop(end_mail);
    if let Some(sending) = sending {
        // What is on its way is brought to its end; what is not is leased by whoever comes next.
        let _ = tokio::time::timeout(DRAIN_WITHIN, sending).await;
    }
    store.close().await;
    Ok(())
}

/// Creates the demo and prints how to get in. A server on the same database shows it at once.
///
/// # Errors
/// One sentence that says what stands in the way.
pub async fn demo(shared: Shared) -> Result<(), String> {
    start_log(&shared.log)?;
    let store = open_store(&shared).await?;
    let streams: Arc<dyn Streams> = store.clone();
    let (committer, committing) = Committer::start(streams);
    let app = app(settings(&shared)?, &shared, Arc::clone(&store), committer, Assets::default()).await?;
    let ways = demo::create(&app).await.map_err(|e| format!("the demo could not be created: {e}"))?;
    app.rooms.forget().await;
    drop(app);
    let _ = tokio::time::timeout(DRAIN_WITHIN, committing).await;
    store.close().await;
    announce(&ways);
    Ok(())
}

/// Prints a one-time link for an account: one that is there, or a new facilitator's.
///
/// # Errors
/// One sentence that says what stands in the way.
pub async fn link(args: LinkArgs) -> Result<(), String> {
    let base = args.shared.public_url()?;
    let known = args.facilitator.as_deref().map(account_id).transpose()?;
    let (store, directory, committing) = open_directory(&args.shared).await?;
    let account = match known {
        None => open_account(&directory, AccountId(chance::id()), "", Some(CityRole::Facilitator)).await?,
        Some(account) => account,
    };
    let state = directory.now().await.map_err(|e| e.to_string())?;
    match state.accounts.get(account) {
        Some(standing) if standing.disabled.is_some() => {
            return Err(format!("{account} is shut out: visionscafe admin enable {account} comes first"));
        }
        Some(_) => {}
        None => return Err(format!("there is no account {account}: visionscafe admin list shows all")),
    }
    let link = one_time_link(&*store, account, &base).await?;
    println!("facilitator {link}");
    close(store, directory, committing).await;
    Ok(())
}

/// Lists accounts, or changes the rights of one. Prints no secret.
///
/// # Errors
/// One sentence that says what stands in the way.
pub async fn admin(admin: Admin) -> Result<(), String> {
    let (shared, whose) = match &admin {
        Admin::List(shared) => (shared, None),
        Admin::Disable(args) | Admin::Enable(args) | Admin::Coordinator(args) | Admin::ForgetFactor(args) => {
            (&args.shared, Some(account_id(&args.account)?))
        }
        Admin::Link(AdminArgs { shared, account }) => {
            return link(LinkArgs { shared: shared.clone(), facilitator: Some(account.clone()) }).await;
        }
        Admin::Mail(shared) => return mail_counts(shared).await,
        Admin::TestMail(args) => return test_mail(args).await,
    };
    let (store, directory, committing) = open_directory(shared).await?;
    if let Some(account) = whose {
        let since_ms = Some(clock::now().0);
        let (command, effects) = match &admin {
            Admin::List(_) | Admin::Link(_) | Admin::Mail(_) | Admin::TestMail(_) => return Ok(()),
            Admin::ForgetFactor(_) => {
                (accounts::Command::ForgetFactor { account }, without_factor(&*store, shared, account).await?)
            }
            Admin::Disable(_) => {
                (accounts::Command::Disable { account }, vec![Effect::DisableAccount { account: account.0, since_ms }])
            }
            Admin::Enable(_) => {
                let effect = Effect::DisableAccount { account: account.0, since_ms: None };
                (accounts::Command::Enable { account }, vec![effect])
            }
            Admin::Coordinator(_) => (accounts::Command::Grant { account, role: CityRole::Coordinator }, Vec::new()),
        };
        match directory.act(Principal::Operator, Command::Account(command), About::default(), effects).await {
            Ok(_) | Err(AppError::Directory(Refusal::AlreadySo)) => {}
            Err(AppError::Directory(Refusal::Unknown)) => {
                return Err(format!("there is no account {account}: visionscafe admin list shows all"));
            }
            Err(error) => return Err(error.to_string()),
        }
    }
    list_accounts(&*store, &directory, &shared.time_zone, whose).await?;
    close(store, directory, committing).await;
    Ok(())
}

/// What goes with a second factor: its codes, every session, and its owner is told.
async fn without_factor(store: &dyn Store, shared: &Shared, account: AccountId) -> Result<Vec<Effect>, String> {
    let mut effects = vec![
        Effect::PutTotp { account: account.0, totp: None },
        Effect::PutRecoveryCodes { account: account.0, codes: Vec::new() },
        Effect::EndSessions { account: account.0, except: None },
    ];
    let known = store.account(account.0).await.map_err(|e| e.to_string())?;
    let address = store.address(account.0).await.map_err(|e| e.to_string())?;
    if let (Some(known), Some(address)) = (known, address.filter(|it| it.verified_ms.is_some())) {
        let settings = Settings { mail: true, ..settings(shared)? };
        let lang = UiLang::from_tag(&known.lang).unwrap_or(shared.language);
        let to = To { account: Some(account.0), address: address.address, lang };
        let reset = format!("{}/forgot", settings.public_url);
        let letter = Letter::SecondFactorChanged { change: FactorChange::Removed, reset };
        effects.push(Effect::QueueMail(Box::new(mail::write(&settings, &to, &letter))));
    }
    Ok(effects)
}

async fn list_accounts(
    store: &dyn Store,
    directory: &Directory,
    zone: &TimeZone,
    only: Option<AccountId>,
) -> Result<(), String> {
    let state = directory.now().await.map_err(|e| e.to_string())?;
    for known in store.accounts().await.map_err(|e| e.to_string())? {
        let account = AccountId(known.id);
        if only.is_some_and(|only| only != account) {
            continue;
        }
        let signed_in = store.sessions(known.id, clock::now().0).await.map_err(|e| e.to_string())?.len();
        let day = |ms| jiff::Timestamp::from_millisecond(ms).map(|at| at.to_zoned(zone.clone()).date().to_string());
        let day = |ms| day(ms).unwrap_or_default();
        let way = match known.disabled_ms {
            Some(since) => format!("shut out since {}", day(since)),
            None => format!("may get in, signed in on {signed_in} devices"),
        };
        let roles: Vec<&str> =
            state.accounts.get(account).iter().flat_map(|it| it.roles.iter().map(|role| role.key())).collect();
        let roles = if roles.is_empty() { "no role".to_owned() } else { roles.join(", ") };
        let name = if known.name.is_empty() { "(no name)" } else { &known.name };
        println!("{account} {name}, {roles}, since {}: {way}", day(known.created_ms));
    }
    Ok(())
}

fn account_id(id: &str) -> Result<AccountId, String> {
    id.parse().map_err(|_| format!("{id} is no account's id"))
}

/// A new account, by the operator's hand.
///
/// # Errors
/// One sentence that says what stands in the way.
pub async fn open_account(
    directory: &Directory,
    account: AccountId,
    name: &str,
    role: Option<CityRole>,
) -> Result<AccountId, String> {
    let open = accounts::Command::Open { account };
    let grant = role.map(|role| accounts::Command::Grant { account, role });
    let commands = std::iter::once(open).chain(grant).map(Command::Account).collect();
    let effect = Effect::PutAccount {
        account: account.0,
        name: name.to_owned(),
        lang: "de".to_owned(),
        created_ms: clock::now().0,
    };
    match directory.act_all(Principal::Operator, commands, About::default(), vec![effect]).await {
        Ok(_) | Err(AppError::Directory(Refusal::AlreadySo)) => Ok(account),
        Err(error) => Err(error.to_string()),
    }
}

/// Says how mail is doing, without saying whose.
async fn mail_counts(shared: &Shared) -> Result<(), String> {
    let store = open_store(shared).await?;
    let counts = store.mail_counts().await.map_err(|e| e.to_string())?;
    let zone = &shared.time_zone;
    for count in &counts {
        let state = match count.outcome {
            None => "waiting",
            Some(MailOutcome::Sent) => "sent",
            Some(MailOutcome::GivenUp) => "given up",
        };
        let reason = count.reason.as_ref().map(|reason| format!(" ({reason})")).unwrap_or_default();
        let oldest = jiff::Timestamp::from_millisecond(count.oldest_ms)
            .map(|at| at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string())
            .unwrap_or_default();
        println!("{state} {} {}{reason}, the oldest of {oldest}", count.count, count.kind);
    }
    if counts.is_empty() {
        println!("no mail waits, and none was sent in the last 90 days");
    }
    store.close().await;
    Ok(())
}

/// Queues a test mail.
async fn test_mail(args: &TestMailArgs) -> Result<(), String> {
    if !mail::is_address(&args.address) {
        return Err(format!("{} is no mail address", args.address));
    }
    let shared = &args.shared;
    let settings = Settings { mail: true, ..settings(shared)? };
    let store = open_store(shared).await?;
    let to = To { account: None, address: args.address.clone(), lang: shared.language };
    store.queue_mails(vec![mail::write(&settings, &to, &Letter::Test)]).await.map_err(|e| e.to_string())?;
    println!(
        "queued; a server with --smtp on this database sends it, and visionscafe admin mail shows what became of it"
    );
    store.close().await;
    Ok(())
}

/// A link for the first coordinator, as long as no coordinator has any way to sign in.
async fn first_coordinator(app: &App) -> Result<Option<String>, String> {
    let state = app.directory.now().await.map_err(|e| e.to_string())?;
    let mut waiting = None;
    for account in state.accounts.with(CityRole::Coordinator) {
        let signed_in = app.store.sessions(account.0, clock::now().0).await.map_err(|e| e.to_string())?;
        let has_password = app.store.password(account.0).await.map_err(|e| e.to_string())?.is_some();
        if has_password || !signed_in.is_empty() {
            return Ok(None);
        }
        waiting = Some(account);
    }
    let account = match waiting {
        Some(account) => account,
        None => {
            let account = AccountId(chance::id());
            open_account(&app.directory, account, "", Some(CityRole::Coordinator)).await?
        }
    };
    one_time_link(&*app.store, account, &app.settings.public_url).await.map(Some)
}

/// A link that lets somebody in, once.
///
/// # Errors
/// What the store says when it cannot save.
pub async fn one_time_link(store: &dyn Store, facilitator: AccountId, base: &str) -> Result<String, String> {
    let token = chance::secret();
    let expires = clock::now().0 + LINK_LASTS_MS;
    store.put_one_time_link(&identity::hash(&token), facilitator.0, expires).await.map_err(|e| e.to_string())?;
    Ok(format!("{base}/enter/{token}"))
}

/// Checks every workshop's hash chain.
///
/// # Errors
/// One sentence that names the first broken place.
pub async fn verify(shared: Shared) -> Result<(), String> {
    let store = open_store(&shared).await?;
    let mut broken = Vec::new();
    let workshops = store.all_workshops().await.map_err(|e| e.to_string())?;
    let directory =
        store.head(DIRECTORY).await.map_err(|e| e.to_string())?.map(|_| (DIRECTORY, "directory".to_owned()));
    let streams = directory.into_iter().chain(workshops.iter().map(|id| (*id, WorkshopId(*id).to_string())));
    for (id, name) in streams {
        match store.verify(id).await {
            Ok(report) => match report.first_broken {
                None => {
                    let head = store.head(id).await.map_err(|e| e.to_string())?.ok_or("the stream has no end")?;
                    println!(
                        "{name}: {} events, chain intact, ends with {}",
                        report.events,
                        documents::hex(&head.hash)
                    );
                }
                Some(seq) => broken.push(format!("{name} at event {seq}")),
            },
            // The others are looked at all the same.
            Err(error) => broken.push(format!("{name} ({error})")),
        }
    }
    store.close().await;
    if broken.is_empty() { Ok(()) } else { Err(format!("the history is broken: {}", broken.join(", "))) }
}

/// Counts the ballots of a file and prints what came out.
///
/// # Errors
/// One sentence that says what is wrong with the file, and in which line.
pub fn tally(args: &TallyArgs) -> Result<(), String> {
    let name = args.file.display().to_string();
    let bytes = std::fs::read(&args.file).map_err(|e| format!("{name} cannot be read: {e}"))?;
    let options =
        recount::Options { method: args.method, budget: args.budget, seats: args.seats, completion: args.completion };
    let report = recount::recount(&name, &bytes, &options).map_err(|problem| format!("{name}: {problem}"))?;
    if args.json {
        println!("{}", report.json());
    } else {
        print!("{report}");
    }
    Ok(())
}

/// What every command is told.
fn settings(shared: &Shared) -> Result<Settings, String> {
    Ok(Settings {
        public_url: shared.public_url()?,
        language: shared.language,
        time_zone: shared.time_zone.clone(),
        second_factor: false,
        mail: false,
        city: None,
        erased_list: shared.erased_list(),
    })
}

/// All that the running server shares.
async fn app(
    settings: Settings,
    shared: &Shared,
    store: Arc<dyn Store>,
    committer: Committer,
    assets: Assets,
) -> Result<App, String> {
    App::open(store, committer, shared.ballot_keys(), assets, settings).await.map_err(|e| e.to_string())
}

/// The directory alone, for a command that is over in a moment.
async fn open_directory(shared: &Shared) -> Result<(Arc<dyn Store>, Directory, JoinHandle<()>), String> {
    let store = open_store(shared).await?;
    let streams: Arc<dyn Streams> = store.clone();
    let (committer, committing) = Committer::start(streams);
    let directory = Directory::open(Arc::clone(&store), committer).await.map_err(|e| e.to_string())?;
    // Nobody is listed here who was erased since this copy of the database was made.
    let erased = ErasedList::in_file(shared.erased_list());
    erase_again(&*store, &directory, &erased).await.map_err(|e| e.to_string())?;
    Ok((store, directory, committing))
}

async fn close(store: Arc<dyn Store>, directory: Directory, committing: JoinHandle<()>) {
    drop(directory);
    let _ = tokio::time::timeout(DRAIN_WITHIN, committing).await;
    store.close().await;
}

async fn open_store(shared: &Shared) -> Result<Arc<dyn Store>, String> {
    store::open(&shared.database)
        .await
        .map_err(|e| format!("the database {} cannot be opened: {e}", without_password(&shared.database)))
}

/// A database's address, fit for a terminal.
fn without_password(url: &str) -> String {
    match url.split_once("://").and_then(|(scheme, rest)| Some((scheme, rest.rsplit_once('@')?.1))) {
        Some((scheme, host)) => format!("{scheme}://…@{host}"),
        None => url.to_owned(),
    }
}

fn start_log(filter: &str) -> Result<(), String> {
    let mut filter =
        tracing_subscriber::EnvFilter::try_new(filter).map_err(|e| format!("--log {filter} is not understood: {e}"))?;
    // Whatever is asked for: these libraries write down messages as they come, with tokens, receipts and ballots in them.
    for quiet in ["tungstenite=info", "tokio_tungstenite=info", "hyper=info", "hyper_util=info", "sqlx=info"] {
        let directive = quiet.parse().map_err(|e| format!("{quiet} is not understood: {e}"))?;
        filter = filter.add_directive(directive);
    }
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    log.try_init().map_err(|e| format!("logging cannot start: {e}"))
}

fn announce(ways: &WaysIn) {
    println!("\nA demo VisionsCafé is ready: {}\n", ways.title);
    println!("{}", documents::qr_terminal(&ways.join));
    println!("  join code {} {}", &ways.code[..3], &ways.code[3..]);
    println!("join {}", ways.join);
    println!("projector {}", ways.projector);
    println!("facilitator {}", ways.facilitator);
    println!(
        "  (the facilitator's link works once; another one: visionscafe link --facilitator {})\n",
        ways.facilitator_id
    );
}

async fn sweep(app: App, retain: Retain) {
    let store = Arc::clone(&app.store);
    let mut hours = tokio::time::interval(SWEEP_EVERY);
    loop {
        hours.tick().await;
        let now = clock::now().0;
        if let Err(error) = store.sweep_expired(now).await {
            tracing::warn!(%error, "expired sessions stay for now");
        }
        if let Err(error) = store.sweep_mails(now - mail::OUTCOME_KEPT_MS, now - mail::UNSUBSCRIBE_LASTS_MS).await {
            tracing::warn!(%error, "old mails' traces stay for now");
        }
        if let Err(error) = privacy::sweep(&app, retain, clock::now()).await {
            tracing::warn!(%error, "what is older than it is kept stays for now");
        }
    }
}

async fn told_to_stop() {
    let mut term = match signal(SignalKind::terminate()) {
        Ok(term) => term,
        Err(error) => {
            tracing::warn!(%error, "SIGTERM cannot be heard");
            return std::future::pending().await;
        }
    };
    tokio::select! {
        _ = term.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}
