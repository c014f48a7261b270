//! The burst: everybody votes at once and changes their mind, every ballot is acknowledged, and the file of the closed
//! poll holds exactly what each of them said last.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, sleep_until, timeout_at};

use crate::Burst;
use crate::chance::Chance;
use crate::follower::{Common, Diary, Door, Eyes, Forks, Handle, Outcome, follow};
use crate::http;
use crate::rehearsal::{snapshot, text, within};
use crate::report::{ms, times};
use crate::server::{self, Server, Usage};
use crate::slow_sync::{SlowSync, measured};
use crate::tally::Times;

/// A hall has so many tables.
const TABLES: usize = 40;
const PLACES: u32 = 50;
const OPTIONS: usize = 6;
const DOTS: u32 = 5;
const CAP: u32 = 3;
/// So many come through the door side by side.
const LANES: usize = 4;
/// So many connect side by side.
const CONNECTING: usize = 50;
/// Whatever is not acknowledged so long after the last ballot never will be.
const PATIENCE: Duration = Duration::from_secs(60);
/// What the issue asks, with syncs of 4 ms.
const P99_BELOW: Duration = Duration::from_millis(500);

/// How many dots on each option.
type Marks = [u32; OPTIONS];

/// All that was found out.
#[derive(Debug)]
pub(crate) struct Report {
    how: Burst,
    /// What a sync costs on this disk by itself.
    disk: Times,
    syncs: Option<u64>,
    to_ack: Times,
    refused: BTreeMap<String, u64>,
    unanswered: u64,
    asked_again: u64,
    links_lost: u64,
    took: Duration,
    /// Ballots that should be in the file and are not, and the other way round.
    missing: u64,
    surplus: u64,
    /// What was told as the result is what was sent.
    told_right: bool,
    before: Usage,
    after: Usage,
    own_cpu_secs: f64,
}

/// Lets everybody in, opens a poll, casts, closes, compares.
pub(crate) async fn cast(how: &Burst) -> Result<Report, String> {
    if how.ballots < how.voters {
        return Err("everybody casts one ballot at least".to_owned());
    }
    let folder = std::env::temp_dir().join(format!("visionscafe-burst-{}", std::process::id()));
    std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let report = on_a_slow_disk(how, &folder).await;
    let _ = std::fs::remove_dir_all(&folder);
    report
}

async fn on_a_slow_disk(how: &Burst, folder: &Path) -> Result<Report, String> {
    let disk = measured(folder).map_err(|e| format!("syncs cannot be measured: {e}"))?;
    let slow = if how.sync_ms == 0 { None } else { Some(SlowSync::compile(folder, how.sync_ms)?) };
    let environment = slow.as_ref().map(SlowSync::environment);
    let server = Server::start(&how.bin, environment.as_ref().map_or(&[], |it| it)).await?;
    let report = session(how, &server, disk, slow.as_ref()).await;
    let stopped = server.stop().await;
    let report = report?;
    stopped.map(|()| report)
}

async fn session(how: &Burst, server: &Server, disk: Times, slow: Option<&SlowSync>) -> Result<Report, String> {
    let mut chance = Chance::new(how.seed);
    let cookie = server.enter().await?;
    let workshop = fresh_workshop(server, &cookie).await?;
    let door = Door {
        host: server.host.clone(),
        path: format!("/w/{workshop}/console/live"),
        token: None,
        cookie: Some(cookie.clone()),
    };
    let (plan, groups) = hall(&snapshot(&door).await?, &mut chance)?;
    let common = Common { tables: Arc::default(), forks: Arc::new(Mutex::new(Forks::default())) };
    let (console, ready, _) = follow(door.clone(), Eyes::Console, false, common.clone(), chance.branch());
    within(ready, "the console").await?;
    console.must(plan).await?;
    console.must(json!({"do": "open_workshop"})).await?;
    let code = join_code(&http::download(&server.host, &format!("/w/{workshop}/sheets"), &cookie).await?)?;

    let seats = everybody(how, &server.host, &code, &groups).await?;
    let voters = connected(seats, &common, &mut chance).await?;
    let poll = opened(&console).await?;

    let syncs_before = slow.map(SlowSync::count).transpose()?;
    let (before, own_before) = (server.usage(), server::own_cpu_secs());
    let began = Instant::now();
    let cast = ballots(how, &poll, &voters, &mut chance).await;
    let took = began.elapsed();
    let (after, own_after) = (server.usage(), server::own_cpu_secs());
    let syncs = slow.map(SlowSync::count).transpose()?.zip(syncs_before).map(|(after, before)| after - before);

    console.must(json!({"do": "close_poll", "poll": poll})).await?;
    let file = http::download(&server.host, &format!("/w/{workshop}/polls/{poll}/ballots"), &cookie).await?;
    let (missing, surplus) = differences(&cast.last, &held(&file)?);
    let told_right = is_told(&snapshot(&door).await?, &poll, &cast.last);

    console.stop();
    let mut report = Report {
        how: how.clone(),
        disk,
        syncs,
        to_ack: cast.to_ack,
        refused: cast.refused,
        unanswered: cast.unanswered,
        asked_again: 0,
        links_lost: 0,
        took,
        missing,
        surplus,
        told_right,
        before,
        after,
        own_cpu_secs: own_after - own_before,
    };
    for (handle, diary) in voters {
        handle.stop();
        let diary = diary.await.map_err(|e| e.to_string())?;
        report.asked_again += diary.too_fast;
        report.links_lost += diary.breaks.len() as u64;
    }
    Ok(report)
}

/// A workshop without people; the demo has some, who would take places from the voters.
async fn fresh_workshop(server: &Server, cookie: &str) -> Result<String, String> {
    let made = http::press(&server.host, "/desk/new", cookie).await?;
    let path = made.headers("location").next().and_then(|to| to.split('/').nth(2));
    path.map(str::to_owned).ok_or_else(|| format!("no workshop was made: {}", made.status))
}

/// The code as the sheets for the tables show it, with spaces between its digits.
fn join_code(sheets: &str) -> Result<String, String> {
    let shown = sheets.split("class=\"sheet-code\"").nth(1).and_then(|rest| rest.split(['<', '>']).nth(1));
    let digits: String = shown.unwrap_or_default().chars().filter(char::is_ascii_digit).collect();
    if digits.len() == 6 { Ok(digits) } else { Err("the sheets show no code".to_owned()) }
}

async fn join(host: &str, code: &str, group: &str) -> Result<Value, String> {
    let wish = json!({"code": code, "lang": "de", "group": group});
    loop {
        let answer = http::request(host, "POST", "/api/v1/join", Some(&wish)).await?;
        let problem: Value = serde_json::from_str(&answer.body).unwrap_or_default();
        match problem["retry_after_ms"].as_u64().filter(|_| problem["code"] == "too_fast") {
            Some(wait) => sleep(Duration::from_millis(wait)).await,
            None => return answer.json(),
        }
    }
}

/// The plan as it is found, with tables enough.
fn hall(found: &Value, chance: &mut Chance) -> Result<(Value, Vec<String>), String> {
    let changes = found["changes"].as_array().ok_or("no snapshot")?;
    let room = changes.iter().find(|c| c["is"] == "room").ok_or("no room")?;
    let there: Vec<&Value> = changes.iter().filter(|c| c["is"] == "group").collect();
    let field = &there.first().ok_or("no table")?["field"];
    let kept = there.iter().map(|g| json!({"id": g["id"], "field": g["field"], "name": g["name"], "places": PLACES}));
    let more = (there.len()..TABLES)
        .map(|i| json!({"id": chance.id(), "field": field, "name": format!("Tisch {}", i + 1), "places": PLACES}));
    let groups: Vec<Value> = kept.chain(more).collect();
    let ids = groups.iter().filter_map(|g| g["id"].as_str()).map(str::to_owned).collect();
    let plan = json!({
        "about": room["about"],
        "rules": {"moderation": "after", "seating": "choose"},
        "fields": room["fields"],
        "groups": groups,
        "agenda": room["agenda"],
    });
    Ok((json!({"do": "prepare", "plan": plan}), ids))
}

/// Everybody comes in, as fast as the door lets them.
async fn everybody(how: &Burst, host: &str, code: &str, groups: &[String]) -> Result<Vec<Door>, String> {
    let next = AtomicU32::new(0);
    let lane = async || {
        let mut doors = Vec::new();
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            if place >= how.voters {
                return Ok::<_, String>(doors);
            }
            let joined = join(host, code, &groups[place as usize % groups.len()]).await?;
            let token = Some(text(&joined, "token")?);
            doors.push(Door { host: host.to_owned(), path: text(&joined, "live")?, token, cookie: None });
        }
    };
    let lanes: [_; LANES] = std::array::from_fn(|_| lane());
    Ok(futures_util::future::try_join_all(lanes).await?.into_iter().flatten().collect())
}

type Voter = (Handle, tokio::task::JoinHandle<Diary>);

async fn connected(doors: Vec<Door>, common: &Common, chance: &mut Chance) -> Result<Vec<Voter>, String> {
    let mut voters = Vec::new();
    for some in doors.chunks(CONNECTING) {
        let mut waiting = Vec::new();
        for door in some {
            let (handle, ready, diary) = follow(door.clone(), Eyes::Person, false, common.clone(), chance.branch());
            voters.push((handle, diary));
            waiting.push(ready);
        }
        for ready in waiting {
            within(ready, "somebody").await?;
        }
    }
    Ok(voters)
}

async fn opened(console: &Handle) -> Result<String, String> {
    let options: Vec<Value> = (1..=OPTIONS).map(|i| json!({"text": format!("Vorhaben {i}")})).collect();
    let setup = json!({
        "question": "Womit fangen wir an?", "lang": "de", "method": "dots", "electorate": "everyone", "options": options,
        "terms": {"dots": DOTS, "cap": CAP}, "secret": true, "late": false,
    });
    let drafted = console.command(json!({"do": "draft_poll", "setup": setup}), None).await;
    let poll = drafted.as_ref().and_then(|outcome| outcome.made("poll"));
    let poll = poll.ok_or_else(|| format!("no poll was made: {drafted:?}"))?;
    console.must(json!({"do": "open_poll", "poll": poll})).await?;
    Ok(poll)
}

/// What was said, and what was answered.
struct Cast {
    /// By voter.
    last: HashMap<usize, Marks>,
    to_ack: Times,
    refused: BTreeMap<String, u64>,
    unanswered: u64,
}

/// Casts evenly, whatever becomes of the ballots before; times count from when a ballot was due.
async fn ballots(how: &Burst, poll: &str, voters: &[Voter], chance: &mut Chance) -> Cast {
    // Everybody once, and then some of them again, shuffled: a ballot of somebody's first is a new one, later ones change it.
    let mut order: Vec<usize> = (0..voters.len()).collect();
    let everybody = order.clone();
    order.extend((voters.len()..how.ballots as usize).filter_map(|_| chance.pick(&everybody).copied()));
    for place in (1..order.len()).rev() {
        order.swap(place, usize::try_from(chance.below(place as u64 + 1)).unwrap_or(place));
    }
    let mut last = HashMap::new();
    let mut answers = JoinSet::new();
    let began = Instant::now();
    for (nth, voter) in (0..).zip(&order) {
        let due = began + Duration::from_secs(how.secs.into()) * nth / how.ballots;
        sleep_until(due).await;
        let marks = marks(chance);
        last.insert(*voter, marks);
        let pairs: Vec<_> = marks.iter().enumerate().filter(|(_, dots)| **dots > 0).collect();
        let receipt = format!("receipt-of-voter-{voter:06}");
        let command = json!({"do": "cast_ballot", "poll": poll, "receipt": receipt, "ballot": {"marks": pairs}});
        let answer = voters[*voter].0.ask(command, None);
        answers.spawn(async move { answer.await.ok().map(|outcome| (due.elapsed(), outcome)) });
    }
    let mut cast = Cast { last, to_ack: Times::default(), refused: BTreeMap::new(), unanswered: 0 };
    let until = Instant::now() + PATIENCE;
    let mut answered = 0;
    while let Ok(Some(answer)) = timeout_at(until, answers.join_next()).await {
        match answer {
            Ok(Some((time, Outcome::Done { .. }))) => cast.to_ack.add(time),
            Ok(Some((_, Outcome::Refused(code)))) => *cast.refused.entry(code).or_default() += 1,
            Ok(None) | Err(_) => continue,
        }
        answered += 1;
    }
    cast.unanswered = u64::from(how.ballots) - answered;
    cast.to_ack.sort();
    cast
}

/// Some dots somewhere.
fn marks(chance: &mut Chance) -> Marks {
    let mut marks = [0; OPTIONS];
    for _ in 0..DOTS {
        let place = usize::try_from(chance.below(OPTIONS as u64)).unwrap_or(0);
        marks[place] = (marks[place] + 1).min(CAP);
    }
    marks
}

/// How often which ballot is in the file.
fn held(file: &str) -> Result<BTreeMap<Marks, u64>, String> {
    let mut held = BTreeMap::new();
    for line in file.lines().filter(|line| !line.starts_with('#') && !line.starts_with("count,")) {
        let numbers = line.split(',').map(|it| if it.is_empty() { Ok(0) } else { it.parse::<u32>() });
        let numbers: Vec<u32> = numbers.collect::<Result<_, _>>().map_err(|e| format!("{line}: {e}"))?;
        let (count, marks) = numbers.split_first().ok_or_else(|| format!("{line}: no count"))?;
        let marks = Marks::try_from(marks).map_err(|_| format!("{line}: not {OPTIONS} options"))?;
        *held.entry(marks).or_default() += u64::from(*count);
    }
    Ok(held)
}

/// How many ballots are missing, and how many are there that nobody cast.
fn differences(last: &HashMap<usize, Marks>, held: &BTreeMap<Marks, u64>) -> (u64, u64) {
    let mut expected: BTreeMap<Marks, u64> = BTreeMap::new();
    for marks in last.values() {
        *expected.entry(*marks).or_default() += 1;
    }
    let beyond = |these: &BTreeMap<Marks, u64>, those: &BTreeMap<Marks, u64>| {
        these.iter().map(|(marks, count)| count.saturating_sub(those.get(marks).copied().unwrap_or(0))).sum()
    };
    (beyond(&expected, held), beyond(held, &expected))
}

/// Whether the result that everybody is told is what was sent.
fn is_told(snapshot: &Value, poll: &str, last: &HashMap<usize, Marks>) -> bool {
    let sums: Vec<u32> = (0..OPTIONS).map(|option| last.values().map(|marks| marks[option]).sum()).collect();
    let found = snapshot["changes"].as_array().into_iter().flatten().find(|c| c["is"] == "poll" && c["id"] == poll);
    let result = found.map(|poll| &poll["stage"]["result"]);
    result.is_some_and(|result| result["ballots"] == last.len() && result["bars"] == json!(sums))
}

impl Report {
    fn all_acknowledged(&self) -> bool {
        self.to_ack.count() == self.how.ballots as usize && self.refused.is_empty() && self.unanswered == 0
    }

    fn is_exact(&self) -> bool {
        self.missing == 0 && self.surplus == 0 && self.told_right
    }

    /// Everything was acknowledged and counted. How fast is another question.
    pub(crate) fn is_flawless(&self) -> bool {
        self.all_acknowledged() && self.is_exact()
    }

    fn p99_holds(&self) -> bool {
        self.to_ack.count() > 0 && self.to_ack.at(990) < P99_BELOW
    }

    fn cpu_secs(&self) -> f64 {
        self.after.cpu_secs - self.before.cpu_secs
    }

    pub(crate) fn json(&self) -> Value {
        json!({
            "voters": self.how.voters,
            "ballots": self.how.ballots,
            "secs": self.how.secs,
            "sync_at_least_ms": self.how.sync_ms,
            "disk_sync_ms": times(&self.disk),
            "syncs": self.syncs,
            "to_ack_ms": times(&self.to_ack),
            "refused": self.refused,
            "unanswered": self.unanswered,
            "too_fast": self.asked_again,
            "links_lost": self.links_lost,
            "took_secs": self.took.as_secs_f64(),
            "missing": self.missing,
            "surplus": self.surplus,
            "result_told_right": self.told_right,
            "server": {"rss_peak_kib": self.after.rss_peak_kib, "cpu_secs": self.cpu_secs()},
            "clients_cpu_secs": self.own_cpu_secs,
            "all_acknowledged": self.all_acknowledged(),
            "tally_exact": self.is_exact(),
            "p99_below_500_ms": self.p99_holds(),
        })
    }
}

impl fmt::Display for Report {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Burst { voters, ballots, secs, sync_ms, .. } = self.how;
        writeln!(to, "{voters} voters, {ballots} ballots in {secs} s, a sync takes {sync_ms} ms at least")?;
        writeln!(to)?;
        let refused: u64 = self.refused.values().sum();
        let acknowledged = self.to_ack.count();
        writeln!(to, "ballots        {acknowledged} acknowledged, {refused} refused, {} unanswered", self.unanswered)?;
        for (code, n) in &self.refused {
            writeln!(to, "               {n} × {code}")?;
        }
        writeln!(to, "asked again    {} too fast, {} links lost", self.asked_again, self.links_lost)?;
        writeln!(to, "in the file    {} missing, {} that nobody cast", self.missing, self.surplus)?;
        writeln!(to)?;
        writeln!(to, "milliseconds                            count       p50      p95      p99      max")?;
        for (name, times) in [("due to acknowledged", &self.to_ack), ("a sync of this disk by itself", &self.disk)] {
            write!(to, "{name:<36}{:>9}", times.count())?;
            for thousandths in [500, 950, 990, 1000] {
                write!(to, " {:>8.2}", ms(times.at(thousandths)))?;
            }
            writeln!(to)?;
        }
        writeln!(to)?;
        if let Some(syncs) = self.syncs {
            writeln!(to, "syncs          {syncs}")?;
        }
        #[expect(clippy::cast_precision_loss, reason = "shown in megabytes")]
        let peak = self.after.rss_peak_kib as f64 / 1024.0;
        let took = self.took.as_secs_f64();
        writeln!(
            to,
            "server         {peak:.1} MB at its peak, {:.1} s of processor time in {took:.1} s",
            self.cpu_secs()
        )?;
        writeln!(to, "clients        {:.1} s of processor time", self.own_cpu_secs)?;
        writeln!(to)?;
        let verdict = |holds| if holds { "holds" } else { "DOES NOT HOLD" };
        writeln!(to, "all acknowledged                 {}", verdict(self.all_acknowledged()))?;
        writeln!(to, "tally exact                      {}", verdict(self.is_exact()))?;
        writeln!(to, "p99 below 500 ms                 {}", verdict(self.p99_holds()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ballot_that_was_changed_on_the_way_is_missing_and_another_surplus() {
        let file = "# METHOD: dots\n# DOTS: 5\ncount,1,2,3,4,5,6\n2,3,,,,,2\n1,,1,,,,\n";
        let held = held(file).unwrap();
        let (a, b) = ([3, 0, 0, 0, 0, 2], [0, 1, 0, 0, 0, 0]);
        assert_eq!(differences(&HashMap::from([(0, a), (1, b), (2, a)]), &held), (0, 0));
        assert_eq!(differences(&HashMap::from([(0, a), (1, b), (2, b)]), &held), (1, 1));
        assert_eq!(differences(&HashMap::from([(0, a), (1, b)]), &held), (0, 1));
    }

    #[test]
    fn dots_stay_within_what_the_poll_allows() {
        let mut chance = Chance::new(5);
        for _ in 0..1000 {
            let marks = marks(&mut chance);
            assert!(marks.iter().sum::<u32>() <= DOTS && marks.iter().all(|dots| *dots <= CAP), "{marks:?}");
        }
    }
}
