//! Passwords: whether one will do, and how it is kept (argon2id, RFC 9106, with OWASP's parameters: 19 MiB, 2 passes).
//!
//! No rules about capitals and digits: a password must be long enough and not be one that is guessed early (the estimate of
//! zxcvbn, with the owner's own name and address among the guesses). NIST SP 800-63B-4, section 3.1.1.2.
//!
//! Hashing costs a core for tens of milliseconds, so it runs beside everything else: one core is always left to the live
//! rooms, and who would have to wait too long is told to come back instead. It has threads of its own, and each of them
//! memory that it uses again and again: pieces of 19 MiB that are asked for and given back stay with the allocator, in the
//! end ten of them and more.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::password_hash::{self, CustomizedPasswordHasher, PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use tokio::sync::{Semaphore, oneshot};
use unicode_normalization::UnicodeNormalization;

use crate::chance;
use crate::error::AppError;

/// The fewest characters of a password.
pub const SHORTEST: u32 = 12;
/// The most; longer ones are a mistake, or an attempt to keep us busy.
pub const LONGEST: u32 = 200;
/// Fewer guesses than ten to the power of this are too few: a common password, or the owner's two names with a year, which
/// zxcvbn puts just above ten to the eighth, as it does whatever consists of three pieces.
const ENOUGH_GUESSES_LOG10: f64 = 8.5;
/// Nobody waits longer for a core.
const PATIENCE: Duration = Duration::from_secs(8);

/// Why a password will not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordProblem {
    TooShort {
        length: u32,
    },
    TooLong {
        length: u32,
    },
    /// Among the first that anybody would try.
    TooCommon,
}

/// Whether a password will do. `about` is what others know of its owner.
///
/// # Errors
/// Why not.
pub fn check(password: &str, about: &[&str]) -> Result<(), PasswordProblem> {
    let length = u32::try_from(normal(password).chars().count()).unwrap_or(u32::MAX);
    if length < SHORTEST {
        return Err(PasswordProblem::TooShort { length });
    }
    if length > LONGEST {
        return Err(PasswordProblem::TooLong { length });
    }
    let words: Vec<&str> = about.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric())).collect();
    let known: Vec<&str> = about.iter().copied().chain(words).chain(["visionscafe", "integration"]).collect();
    // The first hundred characters tell enough, and take little time.
    let beginning: String = password.chars().take(100).collect();
    let guesses = zxcvbn::zxcvbn(&beginning, &known).guesses_log10();
    if guesses < ENOUGH_GUESSES_LOG10 { Err(PasswordProblem::TooCommon) } else { Ok(()) }
}

/// The same password is the same on every keyboard (Unicode NFKC).
fn normal(password: &str) -> String {
    password.nfkc().collect()
}

/// Argon2 with memory of its own; the library's takes fresh memory each time.
#[derive(Default)]
struct Hasher(RefCell<Vec<Block>>);

impl CustomizedPasswordHasher<PasswordHash> for Hasher {
    type Params = Params;

    fn hash_password_customized(
        &self,
        password: &[u8],
        salt: &[u8],
        algorithm: Option<&str>,
        version: Option<u32>,
        params: Params,
    ) -> password_hash::Result<PasswordHash> {
        let algorithm = algorithm.map(Algorithm::try_from).transpose()?.unwrap_or_default();
        let version = version.map(Version::try_from).transpose()?.unwrap_or_default();
        let salt = Salt::new(salt)?;
        let mut hash = vec![0; params.output_len().unwrap_or(Params::DEFAULT_OUTPUT_LEN)];
        let mut memory = self.0.borrow_mut();
        memory.resize(params.block_count(), Block::default());
        let argon2 = Argon2::new(algorithm, version, params.clone());
        argon2.hash_password_into_with_memory(password, &salt, &mut hash, memory.as_mut_slice())?;
        Ok(PasswordHash {
            algorithm: algorithm.ident(),
            version: Some(version.into()),
            params: ParamsString::try_from(&params)?,
            salt: Some(salt),
            hash: Some(Output::new(&hash)?),
        })
    }
}

impl PasswordHasher<PasswordHash> for Hasher {
    fn hash_password_with_salt(&self, password: &[u8], salt: &[u8]) -> password_hash::Result<PasswordHash> {
        self.hash_password_customized(password, salt, None, None, Params::default())
    }
}

impl Hasher {
    fn hash(&self, password: &str) -> Result<String, AppError> {
        let salt: [u8; 16] = chance::bytes();
        let hashed = self.hash_password_with_salt(password.as_bytes(), &salt);
        hashed.map(|hash| hash.to_string()).map_err(|e| AppError::Internal(e.to_string()))
    }
}

type Job = Box<dyn FnOnce(&Hasher) + Send>;

/// Hashing, so many at a time.
pub struct Passwords {
    /// As many as there are threads: whoever has one finds a thread idle.
    turns: Arc<Semaphore>,
    /// The threads end with it.
    jobs: Sender<Job>,
}

impl Default for Passwords {
    fn default() -> Self {
        let cores = thread::available_parallelism().map_or(1, std::num::NonZero::get).saturating_sub(1).max(1);
        let (jobs, waiting) = channel::<Job>();
        let waiting = Arc::new(Mutex::new(waiting));
        for _ in 0..cores {
            let waiting = Arc::clone(&waiting);
            thread::spawn(move || work(&waiting));
        }
        Self { turns: Arc::new(Semaphore::new(cores)), jobs }
    }
}

/// One thread: a job after the other, whatever becomes of one.
fn work(waiting: &Mutex<Receiver<Job>>) {
    let hasher = Hasher::default();
    loop {
        let job = waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = job else { return };
        let _ = catch_unwind(AssertUnwindSafe(|| job(&hasher)));
    }
}

/// What a password is compared with where there is none: takes as long as a real one, and never fits.
static NOBODYS: LazyLock<Option<String>> = LazyLock::new(|| Hasher::default().hash(&chance::secret()).ok());

impl Passwords {
    /// A password as it is kept: a PHC string.
    ///
    /// # Errors
    /// `TooFast` when too many wait.
    pub async fn hash(&self, password: &str) -> Result<String, AppError> {
        let password = normal(password);
        self.beside(move |hasher| hasher.hash(&password)).await?
    }

    /// Whether this is the password. Takes its time where there is none, too.
    ///
    /// # Errors
    /// `TooFast` when too many wait.
    pub async fn fits(&self, password: &str, phc: Option<String>) -> Result<bool, AppError> {
        if u32::try_from(password.len()).unwrap_or(u32::MAX) > 4 * LONGEST {
            return Ok(false);
        }
        let password = normal(password);
        self.beside(move |hasher| {
            let is_kept = phc.is_some();
            let kept = phc.as_deref().or(NOBODYS.as_deref()).and_then(|phc| PasswordHash::new(phc).ok());
            let fits = kept.is_some_and(|kept| hasher.verify_password(password.as_bytes(), &kept).is_ok());
            fits && is_kept
        })
        .await
    }

    async fn beside<T: Send + 'static>(&self, work: impl FnOnce(&Hasher) -> T + Send + 'static) -> Result<T, AppError> {
        let turn = tokio::time::timeout(PATIENCE, Arc::clone(&self.turns).acquire_owned());
        let Ok(Ok(turn)) = turn.await else { return Err(AppError::TooFast { retry_after_ms: 5_000 }) };
        let (answer, answered) = oneshot::channel();
        let job = move |hasher: &Hasher| {
            let done = work(hasher);
            drop(turn);
            // Whoever asked may be gone.
            let _ = answer.send(done);
        };
        let ended = || AppError::Internal("a thread for passwords has ended".to_owned());
        self.jobs.send(Box::new(job)).map_err(|_| ended())?;
        answered.await.map_err(|_| ended())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_long_enough_and_not_among_the_first_guesses() {
        let check = |password: &str| super::check(password, &["Amal Nassar", "amal.nassar@example.org"]);
        assert_eq!(check("kurz"), Err(PasswordProblem::TooShort { length: 4 }));
        assert_eq!(check(&"ab".repeat(150)), Err(PasswordProblem::TooLong { length: 300 }));
        for common in ["passwordpassword", "qwertzuiopqwertz", "aaaaaaaaaaaaaa", "amalnassar2024", "visionscafe12"] {
            assert_eq!(check(common), Err(PasswordProblem::TooCommon), "{common}");
        }
        for fine in ["drei Tassen Tee im Garten", "ثلاثة أكواب شاي في الحديقة", "xK4-vw9.PqLm"] {
            assert_eq!(check(fine), Ok(()), "{fine}");
        }
    }

    #[tokio::test]
    async fn a_password_fits_its_own_hash_however_it_was_typed_and_no_other() {
        let passwords = Passwords::default();
        let kept = passwords.hash("drei Tassen Käsekuchen").await.unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(passwords.fits("drei Tassen Ka\u{308}sekuchen", Some(kept.clone())).await.unwrap());
        assert!(!passwords.fits("drei Tassen Kaesekuchen", Some(kept.clone())).await.unwrap());
        assert!(!passwords.fits("drei Tassen Käsekuchen", None).await.unwrap());
        assert_ne!(kept, passwords.hash("drei Tassen Käsekuchen").await.unwrap(), "the salt is another each time");
    }

    #[tokio::test]
    async fn what_goes_wrong_once_keeps_nobody_from_signing_in_after_it() {
        let passwords = Passwords::default();
        for _ in 0..thread::available_parallelism().map_or(1, std::num::NonZero::get) {
            let broken: Result<(), _> = passwords.beside(|_| panic!("a hash that cannot be")).await;
            assert!(matches!(broken, Err(AppError::Internal(_))));
        }
        assert!(passwords.hash("drei Tassen Käsekuchen").await.is_ok());
    }
}
