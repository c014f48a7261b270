//! Wrong codes are counted: for all workshops together, and per workshop. Never by address, because a whole workshop
//! sits behind one router, and right codes cost nothing.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use domain::ids::WorkshopId;

use crate::error::AppError;
use crate::live::Bucket;

/// How many workshops are counted apart before the counts start over.
const MOST_WORKSHOPS: usize = 10_000;

/// The count of wrong codes.
pub struct Guesses {
    joining: Bucket,
    returning: Mutex<HashMap<WorkshopId, Bucket>>,
}

impl Default for Guesses {
    /// Join codes: 10 wrong ones a second over all, 200 at once. A right code is let in even then, so that nobody can keep
    /// a hall out by guessing: whoever tries a million codes at full speed does find the open ones. What a code opens is
    /// what hangs on the wall; what people wrote is behind a seat, which everybody at the table sees.
    fn default() -> Self {
        Self { joining: Bucket::of_guesses(10, 200), returning: Mutex::default() }
    }
}

impl Guesses {
    /// A join code was wrong.
    pub fn wrong_join_code(&self) -> AppError {
        answer(self.joining.take(), AppError::CodeUnknown)
    }

    /// A return code was wrong: one a second in each workshop, 20 at once.
    pub fn wrong_return_code(&self, workshop: WorkshopId) -> AppError {
        let mut returning = self.returning.lock().unwrap_or_else(PoisonError::into_inner);
        if returning.len() >= MOST_WORKSHOPS {
            returning.clear();
        }
        let bucket = returning.entry(workshop).or_insert_with(|| Bucket::of_guesses(1, 20));
        answer(bucket.take(), AppError::ReentryUnknown)
    }
}

fn answer(taken: Result<(), u32>, wrong: AppError) -> AppError {
    match taken {
        Ok(()) => wrong,
        Err(retry_after_ms) => AppError::TooFast { retry_after_ms },
    }
}
