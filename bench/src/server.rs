//! The server under test: started on a free port with a database of its own, watched from outside, ended by its number.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::time::{Instant, sleep, timeout};

use crate::http;

/// Linux counts processor time in hundredths of a second towards programs, whatever its own clock does.
const TICKS_A_SECOND: f64 = 100.0;

/// A running server.
pub(crate) struct Server {
    child: Child,
    pid: u32,
    folder: PathBuf,
    /// `127.0.0.1:port`.
    pub(crate) host: String,
    pub(crate) code: String,
    /// Paths.
    pub(crate) facilitator: String,
    pub(crate) projector: String,
    complaints: Arc<Mutex<String>>,
}

/// What the server took.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Usage {
    pub(crate) rss_peak_kib: u64,
    pub(crate) cpu_secs: f64,
}

impl Server {
    /// Starts it, with more in its environment, and waits until it is ready.
    pub(crate) async fn start(bin: &Path, environment: &[(&str, &OsStr)]) -> Result<Self, String> {
        let folder = std::env::temp_dir().join(format!("visionscafe-rehearsal-{}", std::process::id()));
        std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        let port = free_port().map_err(|e| format!("no free port: {e}"))?;
        let host = format!("127.0.0.1:{port}");
        let database = format!("sqlite:{}", folder.join("rehearsal.db").display());
        let mut command = Command::new(bin);
        command
            .args(["serve", "--demo-if-empty", "--log", "warn", "--database", &database, "--listen", &host])
            .args(["--public-url", &format!("http://{host}")])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true);
        for (name, _) in std::env::vars_os() {
            // Settings of whoever rehearses must not reach the server.
            if name.to_string_lossy().starts_with("VISIONSCAFE_") {
                command.env_remove(name);
            }
        }
        command.envs(environment.iter().copied());
        let mut child = command.spawn().map_err(|e| format!("{} does not start: {e}", bin.display()))?;
        let pid = child.id().ok_or("the server ended at once")?;
        let complaints = Arc::new(Mutex::new(String::new()));
        let stderr = child.stderr.take().ok_or("no error output")?;
        tokio::spawn(gather(stderr, Arc::clone(&complaints)));
        let stdout = child.stdout.take().ok_or("no output")?;
        let (mut facilitator, mut code, mut projector) = (None, None, None);
        let mut lines = BufReader::new(stdout).lines();
        let reading = async {
            while let Ok(Some(line)) = lines.next_line().await {
                match line.trim().split_once(' ') {
                    Some(("facilitator", url)) => facilitator = path(url),
                    Some(("join", url)) => code = url.rsplit('/').next().map(str::to_owned),
                    Some(("projector", url)) => projector = path(url),
                    _ => {}
                }
                if facilitator.is_some() && code.is_some() && projector.is_some() {
                    break;
                }
            }
        };
        timeout(Duration::from_secs(30), reading).await.map_err(|_| "the server did not say how to get in")?;
        let said = || complaints.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let (Some(facilitator), Some(code), Some(projector)) = (facilitator, code, projector) else {
            return Err(format!("the server did not say how to get in\n{}", said()));
        };
        // Read on, so that the server never waits for somebody to read.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        let server = Self { child, pid, folder, host, code, facilitator, projector, complaints };
        server.ready().await?;
        Ok(server)
    }

    async fn ready(&self) -> Result<(), String> {
        let until = Instant::now() + Duration::from_secs(30);
        while Instant::now() < until {
            if http::request(&self.host, "GET", "/healthz", None).await.is_ok_and(|answer| answer.status == 200) {
                return Ok(());
            }
            sleep(Duration::from_millis(20)).await;
        }
        Err("the server was not ready within 30 s".to_owned())
    }

    /// Takes the one-time link; answers the session's cookie.
    pub(crate) async fn enter(&self) -> Result<String, String> {
        let link = http::request(&self.host, "GET", &self.facilitator, None).await?;
        let carried = cookie(&link, "carried-enter=").ok_or_else(|| format!("no one-time link: {}", link.status))?;
        let answer = http::press(&self.host, "/enter", &carried).await?;
        cookie(&answer, "desk=").ok_or_else(|| format!("no session from the one-time link: {}", answer.status))
    }

    /// What it took until now.
    pub(crate) fn usage(&self) -> Usage {
        Usage { rss_peak_kib: rss_peak_kib(self.pid).unwrap_or(0), cpu_secs: cpu_secs(self.pid).unwrap_or(0.0) }
    }

    /// Ends it politely. Fails when it has panicked meanwhile or does not end.
    pub(crate) async fn stop(mut self) -> Result<(), String> {
        let told = Command::new("kill").args(["-TERM", &self.pid.to_string()]).status().await;
        if !told.is_ok_and(|status| status.success()) {
            return Err("the server was gone before it was told to stop".to_owned());
        }
        timeout(Duration::from_secs(15), self.child.wait())
            .await
            .map_err(|_| "the server did not end within 15 s")?
            .map_err(|e| e.to_string())?;
        let _ = std::fs::remove_dir_all(&self.folder);
        let said = self.complaints.lock().unwrap_or_else(PoisonError::into_inner);
        if said.contains("panicked") { Err(format!("the server panicked\n{said}")) } else { Ok(()) }
    }
}

/// Processor time of a process, or (with nothing) of this one.
pub(crate) fn own_cpu_secs() -> f64 {
    cpu_secs(std::process::id()).unwrap_or(0.0)
}

fn rss_peak_kib(pid: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.split_whitespace().next()?.parse().ok()
}

fn cpu_secs(pid: u32) -> Option<f64> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name may hold spaces; the fields after it do not.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks: f64 = fields.get(11)?.parse::<f64>().ok()? + fields.get(12)?.parse::<f64>().ok()?;
    Some(ticks / TICKS_A_SECOND)
}

fn free_port() -> std::io::Result<u16> {
    Ok(std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// The path of an address.
fn path(url: &str) -> Option<String> {
    let rest = url.split_once("://")?.1;
    rest.find('/').map(|place| rest[place..].to_owned())
}

/// The cookie that an answer sets, as it is sent back.
fn cookie(answer: &http::Answer, begin: &str) -> Option<String> {
    let mut cookies = answer.headers("set-cookie").filter_map(|cookie| cookie.split(';').next());
    cookies.find(|cookie| cookie.starts_with(begin)).map(str::to_owned)
}

async fn gather(stderr: tokio::process::ChildStderr, into: Arc<Mutex<String>>) {
    let mut lines = BufReader::new(stderr).lines();
    while let Ok(Some(line)) = lines.next_line().await {
        let mut said = into.lock().unwrap_or_else(PoisonError::into_inner);
        if said.len() < 64 * 1024 {
            said.push_str(&line);
            said.push('\n');
        }
    }
}
