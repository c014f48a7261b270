//! The rehearsal: people come, write, reveal, order, derive, change tables, walk around, harvest, and go.

use std::collections::HashMap;
use std::sync::atomic::AtomicU32;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep, sleep_until, timeout};

use crate::Rehearse;
use crate::chance::Chance;
use crate::follower::{Common, Diary, Door, Eyes, Forks, Handle, follow, markers};
use crate::http;
use crate::people::{Cards, Doing, Person, Room};
use crate::report::Report;
use crate::sentences::{NAMES, ORGANISATIONS, TONGUES};
use crate::server::{self, Server};
use crate::sign_ins::Trying;
use crate::tally::tally;

const TABLES: usize = 6;
/// At each table so many put things in order.
const ORDERING: usize = 4;
/// One in so many loses the net once.
const ONE_DROPS_IN: u32 = 8;

/// The workshop as the console finds and prepares it.
struct Prepared {
    groups: Vec<String>,
    phases: HashMap<&'static str, String>,
}

/// Somebody who follows.
struct Guest {
    handle: Handle,
    diary: JoinHandle<Diary>,
    seat: String,
}

/// Plays it all.
pub(crate) async fn play(how: &Rehearse) -> Result<Report, String> {
    let server = Server::start(&how.bin, &[]).await?;
    let played = session(how, &server).await;
    let stopped = server.stop().await;
    let report = played?;
    stopped.map(|()| report)
}

async fn session(how: &Rehearse, server: &Server) -> Result<Report, String> {
    let mut chance = Chance::new(how.seed);
    let stretch = f64::from(how.secs) / 60.0;
    let cookie = server.enter().await?;
    // Only somebody who has joined knows the workshop's id.
    let first = http::request(&server.host, "POST", "/api/v1/join", Some(&json!({"code": server.code, "lang": "de"})))
        .await?
        .json()?;
    let workshop = text(&first, "workshop")?;
    let console_door = Door {
        host: server.host.clone(),
        path: format!("/w/{workshop}/console/live"),
        token: None,
        cookie: Some(cookie.clone()),
    };
    let found = snapshot(&console_door).await?;
    let (plan, prepared) = prepare(&found, &mut chance)?;
    let names = prepared.groups.iter().enumerate().map(|(i, id)| (format!("table:{id}"), i)).collect();
    let forks = Arc::new(Mutex::new(Forks::default()));
    let common = Common { tables: Arc::new(names), forks: Arc::clone(&forks) };

    let (console, ready, console_diary) =
        follow(console_door.clone(), Eyes::Console, true, common.clone(), chance.branch());
    within(ready, "the console").await?;
    console.must(plan).await?;
    let start = |name: &str| json!({"do": "start_phase", "phase": prepared.phases[name]});
    console.must(start("arrive")).await?;
    let projector_door =
        Door { host: server.host.clone(), path: format!("{}/live", server.projector), token: None, cookie: None };
    let (projector, ready, projector_diary) =
        follow(projector_door, Eyes::Projector, true, common.clone(), chance.branch());
    within(ready, "the projector").await?;

    let signing_in = Trying::start(server.host.clone(), how.sign_ins);
    let began = Instant::now();
    let until = |share: f64| sleep_until(began + Duration::from_secs(u64::from(how.secs)).mul_f64(share));
    let (doing, told) = watch::channel(Doing::Listening);
    let room = Room {
        doing: told,
        tables: Arc::new((0..prepared.groups.len()).map(|_| Mutex::new(Cards::default())).collect()),
        markers: Arc::new(AtomicU32::new(1)),
        stretch,
    };

    // They come within a few seconds, and each follows at once.
    let mut arriving = Vec::new();
    for i in 0..how.people {
        let wait = chance.pause(Duration::ZERO, Duration::from_secs(4).mul_f64(stretch));
        let (host, code, group) =
            (server.host.clone(), server.code.clone(), prepared.groups[i as usize % prepared.groups.len()].clone());
        let (common, mut chance) = (common.clone(), chance.branch());
        arriving.push(tokio::spawn(async move {
            sleep(wait).await;
            arrive(i, host, &code, &group, common, &mut chance).await
        }));
    }
    let mut guests = Vec::new();
    for guest in arriving {
        guests.push(guest.await.map_err(|e| e.to_string())??);
    }
    let mut people = Vec::new();
    for (i, guest) in guests.iter().enumerate() {
        let person = Person {
            handle: guest.handle.clone(),
            room: room.clone(),
            tongue: &TONGUES[i % TONGUES.len()],
            chance: chance.branch(),
            orders: i / prepared.groups.len() < ORDERING,
        };
        people.push(tokio::spawn(person.take_part()));
    }
    let hosts = &guests[..prepared.groups.len()];
    for host in hosts {
        console.must(json!({"do": "appoint_host", "seat": host.seat, "on": true})).await?;
    }
    for _ in 0..how.people / ONE_DROPS_IN {
        let at = chance.pause(Duration::from_secs(6).mul_f64(stretch), Duration::from_secs(54).mul_f64(stretch));
        let pause = chance.pause(Duration::from_millis(200), Duration::from_millis(1_500));
        if let Some(guest) = chance.pick(&guests) {
            let handle = guest.handle.clone();
            tokio::spawn(async move {
                sleep_until(began + at).await;
                handle.break_link(pause);
            });
        }
    }

    // Each phase as a moderator leads it: first the screens change, then people begin.
    let go = |next: Doing| doing.send_replace(next);
    until(0.08).await;
    console.must(start("collect")).await?;
    go(Doing::Writing);
    until(0.31).await;
    go(Doing::Listening);
    console.must(json!({"do": "reveal"})).await?;
    go(Doing::Reading);
    until(0.43).await;
    console.must(start("order")).await?;
    go(Doing::Ordering);
    until(0.57).await;
    console.must(start("derive")).await?;
    go(Doing::Deriving);
    until(0.70).await;
    go(Doing::Listening);
    for (host, group) in hosts.iter().zip(&prepared.groups) {
        host.handle
            .must(json!({"do": "summarise", "group": group, "text": "Drei Wünsche kamen von allen.", "lang": "de"}))
            .await?;
    }
    until(0.72).await;
    console.must(json!({"do": "rotate"})).await?;
    sleep(Duration::from_millis(500)).await;
    go(Doing::Deriving);
    until(0.80).await;
    console.must(start("gallery")).await?;
    go(Doing::Walking);
    until(0.91).await;
    console.must(start("harvest")).await?;
    go(Doing::Harvesting);
    until(0.98).await;
    go(Doing::Leaving);
    for person in people {
        timeout(Duration::from_secs(30), person)
            .await
            .map_err(|_| "somebody still waits for an answer")?
            .map_err(|e| e.to_string())?;
    }
    until(1.0).await;
    let last = console.must(json!({"do": "close_workshop"})).await?;
    let session = began.elapsed();
    let sign_ins = signing_in.end().await?;
    // Whoever was away has time to come back and read the end.
    sleep(Duration::from_secs(2)).await;

    let usage = server.usage();
    let there = at_the_end(&snapshot(&console_door).await?);
    let own_cpu_secs = server::own_cpu_secs();
    let mut diaries = Vec::new();
    let followers =
        guests.into_iter().map(|g| (g.handle, g.diary)).chain([(console, console_diary), (projector, projector_diary)]);
    for (handle, diary) in followers {
        handle.stop();
        diaries.push(
            timeout(Duration::from_secs(10), diary)
                .await
                .map_err(|_| "somebody does not stop")?
                .map_err(|e| e.to_string())?,
        );
    }
    let mut tally = tally(&diaries, &there);
    // Whoever has not been told of the closing has lost the thread.
    tally.unseen += diaries.iter().filter(|d| d.reached.last().is_none_or(|(_, seq)| *seq < last)).count() as u64;
    let forks = forks.lock().unwrap_or_else(PoisonError::into_inner);
    Ok(Report {
        people: how.people,
        tables: prepared.groups.len(),
        session,
        tally,
        compared: forks.compared,
        forks: forks.found,
        usage,
        own_cpu_secs,
        sign_ins,
    })
}

async fn arrive(
    i: u32,
    host: String,
    code: &str,
    group: &str,
    common: Common,
    chance: &mut Chance,
) -> Result<Guest, String> {
    let place = i as usize;
    let (kind, organisations) = &ORGANISATIONS[place % ORGANISATIONS.len()];
    let tongue = &TONGUES[place % TONGUES.len()];
    let wish = json!({
        "code": code,
        "name": format!("{} {}", NAMES[place % NAMES.len()], i + 1),
        "organisation": organisations[place / ORGANISATIONS.len() % 2],
        "kind": kind,
        "lang": tongue.lang,
        "group": group,
    });
    let joined = http::request(&host, "POST", "/api/v1/join", Some(&wish)).await?.json()?;
    let door = Door { host, path: text(&joined, "live")?, token: Some(text(&joined, "token")?), cookie: None };
    // Two at each table keep a whole view and compare.
    let thorough = place < 2 * TABLES;
    let (handle, ready, diary) = follow(door, Eyes::Person, thorough, common, chance.branch());
    within(ready, "somebody").await?;
    Ok(Guest { handle, diary, seat: text(&joined, "seat")? })
}

pub(crate) async fn within(ready: tokio::sync::oneshot::Receiver<()>, who: &str) -> Result<(), String> {
    timeout(Duration::from_secs(15), ready)
        .await
        .map_err(|_| format!("{who} was not let in within 15 s"))?
        .map_err(|e| e.to_string())
}

/// The demo's plan with a phase of each kind the rehearsal needs, room for all, and no timers.
fn prepare(found: &Value, chance: &mut Chance) -> Result<(Value, Prepared), String> {
    let changes = found["changes"].as_array().ok_or("no snapshot")?;
    let room = changes.iter().find(|c| c["is"] == "room").ok_or("no room")?;
    let groups: Vec<&Value> = changes.iter().filter(|c| c["is"] == "group").collect();
    if groups.len() != TABLES {
        return Err(format!("the demo has {} tables instead of {TABLES}", groups.len()));
    }
    let mut agenda = room["agenda"].as_array().cloned().unwrap_or_default();
    let mut phases = HashMap::new();
    for kind in ["arrive", "collect", "order", "derive", "gallery", "harvest"] {
        let id = chance.id();
        agenda.push(json!({
            "id": id, "kind": kind, "title": null, "prompt": null, "secs": 0,
            "private": kind == "collect", "anonymous": false, "kinds": [],
        }));
        phases.insert(kind, id);
    }
    let seats = groups.iter().map(|g| json!({"id": g["id"], "field": g["field"], "name": g["name"], "places": 200}));
    let plan = json!({
        "about": room["about"],
        "rules": {"moderation": "after", "seating": "choose"},
        "fields": room["fields"],
        "groups": seats.collect::<Vec<_>>(),
        "agenda": agenda,
    });
    let groups = groups.iter().filter_map(|g| g["id"].as_str()).map(str::to_owned).collect();
    Ok((json!({"do": "prepare", "plan": plan}), Prepared { groups, phases }))
}

/// How often each mark is there.
fn at_the_end(snapshot: &Value) -> HashMap<u32, u64> {
    let mut there = HashMap::new();
    for card in snapshot["changes"].as_array().into_iter().flatten().filter(|c| c["is"] == "card") {
        let comments = card["comments"].as_array().into_iter().flatten();
        for text in std::iter::once(card).chain(comments).filter_map(|thing| thing["text"].as_str()) {
            markers(text).for_each(|marker| *there.entry(marker).or_default() += 1);
        }
    }
    there
}

/// Everything a facilitator may see, read by a connection of its own.
pub(crate) async fn snapshot(door: &Door) -> Result<Value, String> {
    use futures_util::{SinkExt, StreamExt};
    use tokio_tungstenite::tungstenite::Message;
    use tokio_tungstenite::tungstenite::client::IntoClientRequest;
    use tokio_tungstenite::tungstenite::http::HeaderValue;

    let reading = async {
        let mut request =
            format!("ws://{}{}", door.host, door.path).into_client_request().map_err(|e| e.to_string())?;
        request.headers_mut().insert("sec-websocket-protocol", HeaderValue::from_static("visionscafe.v1"));
        let cookie = HeaderValue::from_str(door.cookie.as_deref().unwrap_or_default()).map_err(|e| e.to_string())?;
        request.headers_mut().insert("cookie", cookie);
        let (mut socket, _) = tokio_tungstenite::connect_async(request).await.map_err(|e| e.to_string())?;
        socket.send(Message::text(r#"{"type":"hello","protocol":1}"#)).await.map_err(|e| e.to_string())?;
        while let Some(Ok(frame)) = socket.next().await {
            let Message::Text(text) = frame else { continue };
            let message: Value = serde_json::from_str(&text).map_err(|e| e.to_string())?;
            if message["type"] == "snapshot" {
                let _ = socket.close(None).await;
                return Ok(message);
            }
        }
        Err("the console was not told anything".to_owned())
    };
    timeout(Duration::from_secs(15), reading).await.map_err(|_| "the console was not told anything within 15 s")?
}

pub(crate) fn text(value: &Value, field: &str) -> Result<String, String> {
    value[field].as_str().map(str::to_owned).ok_or_else(|| format!("no {field} in {value}"))
}
