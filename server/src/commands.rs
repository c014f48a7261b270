//! The command line's commands. Each ends with one clear sentence when it cannot do its work.

use std::sync::Arc;
use std::time::Duration;

use domain::ids::{AccountId, WorkshopId};
use domain::recount;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use crate::app_state::{App, Settings};
use crate::assets::Assets;
use crate::config::{Admin, LinkArgs, Serve, Shared, TallyArgs};
use crate::demo::{self, WaysIn};
use crate::identity::{self, LINK_LASTS_MS};
use crate::live::Rooms;
use crate::store::{self, Committer, Store, Streams};
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
    let assets = Assets::load()?;
    let store = open_store(&shared).await?;
    let listener = TcpListener::bind(shared.listen)
        .await
        .map_err(|e| format!("{} is not free to listen on: {e}", shared.listen))?;

    let streams: Arc<dyn Streams> = store.clone();
    let (committer, committing) = Committer::start(streams);
    let app = App {
        rooms: Arc::new(Rooms::new(Arc::clone(&store), committer, shared.ballot_keys())),
        store: Arc::clone(&store),
        assets: Arc::new(assets),
        guesses: Arc::default(),
        limits: Arc::default(),
        uploads: Arc::default(),
        settings: Arc::new(Settings {
            public_url: public_url.clone(),
            language: shared.language,
            time_zone: shared.time_zone,
        }),
    };
    if args.demo_if_empty && store.count_workshops().await.map_err(|e| e.to_string())? == 0 {
        let ways = demo::create(&app).await.map_err(|e| format!("the demo could not be created: {e}"))?;
        announce(&ways);
    }
    println!("VisionsCafé: {public_url}  (Ctrl-C ends it)");
    let sweeping = tokio::spawn(sweep(Arc::clone(&store)));
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
    // The last room lets go of the committer; what it has taken on is on disk before this ends.
    let _ = tokio::time::timeout(DRAIN_WITHIN, committing).await;
    store.close().await;
    Ok(())
}

/// Creates the demo and prints how to get in. A server on the same database shows it at once.
///
/// # Errors
/// One sentence that says what stands in the way.
pub async fn demo(shared: Shared) -> Result<(), String> {
    start_log(&shared.log)?;
    let public_url = shared.public_url()?;
    let store = open_store(&shared).await?;
    let streams: Arc<dyn Streams> = store.clone();
    let (committer, committing) = Committer::start(streams);
    let app = App {
        rooms: Arc::new(Rooms::new(Arc::clone(&store), committer, shared.ballot_keys())),
        store: Arc::clone(&store),
        assets: Arc::default(),
        guesses: Arc::default(),
        limits: Arc::default(),
        uploads: Arc::default(),
        settings: Arc::new(Settings { public_url, language: shared.language, time_zone: shared.time_zone }),
    };
    let ways = demo::create(&app).await.map_err(|e| format!("the demo could not be created: {e}"))?;
    app.rooms.forget().await;
    drop(app);
    let _ = tokio::time::timeout(DRAIN_WITHIN, committing).await;
    store.close().await;
    announce(&ways);
    Ok(())
}

/// Prints a one-time link for a facilitator.
///
/// # Errors
/// One sentence that says what stands in the way.
pub async fn link(args: LinkArgs) -> Result<(), String> {
    let store = open_store(&args.shared).await?;
    let base = args.shared.public_url()?;
    let facilitator = match args.facilitator {
        None => AccountId(chance::id()),
        Some(id) => facilitator_id(&id)?,
    };
    match store.account(facilitator.0).await.map_err(|e| e.to_string())? {
        Some(known) if known.disabled_ms.is_some() => {
            return Err(format!("{facilitator} is shut out: visionscafe admin enable {facilitator} comes first"));
        }
        Some(_) => {}
        None => store.put_account(facilitator.0, "", clock::now().0).await.map_err(|e| e.to_string())?,
    }
    let link = one_time_link(&*store, facilitator, &base).await?;
    println!("facilitator {link}");
    store.close().await;
    Ok(())
}

/// Lists facilitators, or shuts one out or in. Prints no secret.
///
/// # Errors
/// One sentence that says what stands in the way.
pub async fn admin(admin: Admin) -> Result<(), String> {
    let (shared, change) = match &admin {
        Admin::List(shared) => (shared, None),
        Admin::Disable(args) => (&args.shared, Some((facilitator_id(&args.facilitator)?, Some(clock::now().0)))),
        Admin::Enable(args) => (&args.shared, Some((facilitator_id(&args.facilitator)?, None))),
    };
    let store = open_store(shared).await?;
    if let Some((facilitator, since)) = change
        && !store.disable_account(facilitator.0, since).await.map_err(|e| e.to_string())?
    {
        return Err(format!("there is no facilitator {facilitator}: visionscafe admin list shows all"));
    }
    let zone = &shared.time_zone;
    for known in store.accounts().await.map_err(|e| e.to_string())? {
        if change.is_some_and(|(facilitator, _)| facilitator.0 != known.id) {
            continue;
        }
        let signed_in = store.sessions(known.id, clock::now().0).await.map_err(|e| e.to_string())?.len();
        let day = |ms| jiff::Timestamp::from_millisecond(ms).map(|at| at.to_zoned(zone.clone()).date().to_string());
        let day = |ms| day(ms).unwrap_or_default();
        let state = match known.disabled_ms {
            Some(since) => format!("shut out since {}", day(since)),
            None => format!("may get in, signed in on {signed_in} devices"),
        };
        let name = if known.name.is_empty() { "(no name)" } else { &known.name };
        println!("{} {name}, since {}: {state}", AccountId(known.id), day(known.created_ms));
    }
    store.close().await;
    Ok(())
}

fn facilitator_id(id: &str) -> Result<AccountId, String> {
    id.parse().map_err(|_| format!("{id} is no facilitator's id"))
}

/// A link that lets a facilitator in, once.
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
    for id in &workshops {
        match store.verify(*id).await {
            Ok(report) => match report.first_broken {
                None => println!("{}: {} events, chain intact", WorkshopId(*id), report.events),
                Some(seq) => broken.push(format!("{} at event {seq}", WorkshopId(*id))),
            },
            // The others are looked at all the same.
            Err(error) => broken.push(format!("{} ({error})", WorkshopId(*id))),
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

async fn sweep(store: Arc<dyn Store>) {
    let mut hours = tokio::time::interval(SWEEP_EVERY);
    loop {
        hours.tick().await;
        if let Err(error) = store.sweep_expired(clock::now().0).await {
            tracing::warn!(%error, "expired sessions stay for now");
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
