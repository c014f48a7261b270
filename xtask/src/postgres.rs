//! A PostgreSQL that lives as long as the tests do: its own cluster, on a unix socket, with no port.

use std::env;
use std::fs;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::{debian, process, tell};

const PREFIX: &str = "visionscafe-pg-";

pub(crate) struct Postgres {
    server: Child,
    folder: PathBuf,
}

impl Postgres {
    pub(crate) fn start() -> Result<Self> {
        tell::step("Starting a PostgreSQL for the tests", "a few seconds");
        let programs = programs().context("PostgreSQL's server programs are missing")?;
        remove_leftovers();
        // A unix socket's path must be short, so this does not lie in the cache.
        let folder = env::temp_dir().join(format!("{PREFIX}{}", std::process::id()));
        fs::create_dir(&folder).with_context(|| format!("{} could not be made", folder.display()))?;
        let started = User::without_privileges().and_then(|user| start_in(&programs, &folder, user));
        match started {
            Ok(server) => Self { server, folder }.once_ready(&programs),
            Err(error) => {
                let _ = fs::remove_dir_all(&folder);
                Err(error)
            }
        }
    }

    pub(crate) fn url(&self) -> String {
        format!("postgres:///postgres?host={}&user=postgres", self.folder.display())
    }

    fn once_ready(mut self, programs: &Path) -> Result<Self> {
        for _ in 0..300 {
            if let Some(status) = self.server.try_wait()? {
                let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
                bail!("PostgreSQL for the tests ended at once with {status}: {log}");
            }
            if process::succeeds(Command::new(programs.join("pg_isready")).arg("-q").arg("-h").arg(&self.folder)) {
                return Ok(self);
            }
            sleep(Duration::from_millis(100));
        }
        bail!("PostgreSQL for the tests was not ready after half a minute.")
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // SIGINT is PostgreSQL's "end now, but properly"; the process is ours and still a child of ours.
        process::succeeds(Command::new("kill").args(["-INT", &self.server.id().to_string()]));
        let _ = self.server.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// A run that was killed could not clean up; its server has ended with it.
fn remove_leftovers() {
    for entry in fs::read_dir(env::temp_dir()).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let Some(process) = name.to_str().and_then(|it| it.strip_prefix(PREFIX)) else { continue };
        let runs = Path::new("/proc").join(process).exists();
        if !runs || process == std::process::id().to_string() {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// Where the newest server programs lie.
pub(crate) fn programs() -> Option<PathBuf> {
    let mut versions: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .filter(|(_, programs)| programs.join("initdb").exists() && programs.join("postgres").exists())
        .collect();
    versions.sort();
    let newest = versions.pop().map(|(_, programs)| programs);
    newest.or_else(|| Some(process::on_path("initdb")?.parent()?.to_owned()))
}

/// Who runs the server: PostgreSQL refuses to run as root.
#[derive(Clone, Copy)]
enum User {
    Myself,
    Other { uid: u32, gid: u32 },
}

impl User {
    fn without_privileges() -> Result<Self> {
        if !debian::is_root() {
            return Ok(Self::Myself);
        }
        let users = fs::read_to_string("/etc/passwd")?;
        ["postgres", "nobody"]
            .iter()
            .find_map(|name| Self::in_list(&users, name))
            .context("PostgreSQL refuses to run as root, and there is neither a user postgres nor nobody.")
    }

    fn in_list(users: &str, name: &str) -> Option<Self> {
        let line = users.lines().find(|line| line.split(':').next() == Some(name))?;
        let mut fields = line.split(':').skip(2);
        Some(Self::Other { uid: fields.next()?.parse().ok()?, gid: fields.next()?.parse().ok()? })
    }

    fn become_it(self, command: &mut Command) {
        if let Self::Other { uid, gid } = self {
            command.uid(uid).gid(gid);
        }
    }
}

fn start_in(programs: &Path, folder: &Path, user: User) -> Result<Child> {
    if let User::Other { uid, gid } = user {
        chown(folder, Some(uid), Some(gid))?;
    }
    let data = folder.join("data");
    let mut initdb = Command::new(programs.join("initdb"));
    // Nothing here has to survive a power cut.
    initdb.current_dir(folder).args(["--no-sync", "--auth=trust", "--username=postgres", "--encoding=UTF8"]);
    initdb.args(["--locale=C", "--pgdata"]).arg(&data);
    user.become_it(&mut initdb);
    process::run_quietly(&mut initdb, "Preparing PostgreSQL for the tests")?;

    let log = fs::File::create(folder.join("log"))?;
    // Should this process be killed, the server is told to end as well.
    let mut postgres = Command::new("setpriv");
    postgres.args(["--pdeathsig", "INT"]).arg(programs.join("postgres")).arg("-D").arg(&data).arg("-k").arg(folder);
    postgres.args(["-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=200"]);
    postgres.current_dir(folder).stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
    user.become_it(&mut postgres);
    postgres.spawn().context("PostgreSQL for the tests could not be started")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_is_found_by_its_name() {
        let users = "root:x:0:0:root:/root:/bin/bash\nnobody:x:65534:65533:nobody:/:/bin/false\n";
        assert!(matches!(User::in_list(users, "nobody"), Some(User::Other { uid: 65534, gid: 65533 })));
        assert!(User::in_list(users, "no").is_none());
    }
}
