//! Problems: the single mapping from what went wrong inside to what the outside may know.

use axum::http::StatusCode;
use domain::wire::Problem;
use domain::{Refusal, directory};
use serde::Serialize;

use crate::identity::passwords::{self, PasswordProblem};
use crate::store::StoreError;

/// Why a request or command was not carried out.
#[derive(Debug, Clone, thiserror::Error)]
pub enum AppError {
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Directory(#[from] directory::Refusal),
    #[error("nothing found here")]
    NotFound,
    #[error("no workshop is open under this code")]
    CodeUnknown,
    #[error("nobody has this return code here")]
    ReentryUnknown,
    #[error("the link was used or has expired")]
    LinkUsed,
    #[error("this browser carries no link, or not any more")]
    LinkNotCarried,
    #[error("not known who this is")]
    SessionMissing,
    #[error("not permitted")]
    Forbidden,
    #[error("address or password is wrong")]
    WrongCredentials,
    #[error("the code is wrong or was used")]
    CodeWrong,
    #[error("not the present password")]
    OldPasswordWrong,
    #[error("the password will not do: {0:?}")]
    Password(PasswordProblem),
    #[error("there is no password yet")]
    PasswordFirst,
    #[error("no mail address")]
    AddressInvalid,
    #[error("the address is another account's")]
    AddressTaken,
    #[error("what must be the only one of its kind is in use")]
    CodeTaken,
    #[error("no mail can be sent")]
    NoMail,
    #[error("the link was asked for by another account")]
    OtherAccount,
    #[error("several people share the seat")]
    SeatShared,
    #[error("the seat belongs to another account")]
    SeatTaken,
    #[error("the city's identity provider does not answer")]
    CityUnreachable,
    #[error("the city's identity provider gave an answer that is not to be relied on")]
    CityRefused,
    #[error("the sign-in is over, or was begun in another browser")]
    CityExpired,
    #[error("the sign-in was given up there")]
    CityCancelled,
    #[error("the sign-in there was not strong enough")]
    CityWeak,
    #[error("an account here has the same address")]
    CityKnownAddress,
    #[error("the city's account is connected with another account")]
    CityTaken,
    #[error("a passkey was refused")]
    PasskeyRefused,
    #[error("no way to sign in would be left")]
    LastWayIn,
    #[error("nobody gets in with this account")]
    ShutOut,
    #[error("the minutes are there once the workshop is closed")]
    MinutesNotYet,
    #[error("too fast, again in {retry_after_ms} ms")]
    TooFast { retry_after_ms: u32 },
    #[error("too large")]
    TooLarge,
    #[error("a file of more than {most_mib} MiB")]
    FileTooLarge { most_mib: u32 },
    #[error("a file that is no picture of a kind we take")]
    NoPicture,
    #[error("a picture of more than {most} pixels on one side")]
    PictureTooWide { most: u32 },
    #[error("a file that is no PDF")]
    NoPdf,
    #[error("a file that is damaged or not whole")]
    FileDamaged,
    #[error("the invitation went to another address")]
    AppointmentForAnother,
    #[error("this is no day")]
    DayInvalid,
    #[error("nobody was chosen")]
    ChoiceNeeded,
    #[error("cannot be read")]
    Malformed,
    #[error("another version of the protocol")]
    UnsupportedProtocol,
    #[error("nothing can be saved: {0}")]
    StorageUnavailable(String),
    #[error("internal error: {0}")]
    Internal(String),
}

/// When to try again after the store could not save.
const STORAGE_RETRY_MS: u32 = 2_000;

impl AppError {
    /// What the outside may know: a stable code and its data, never the cause.
    pub fn problem(&self) -> Problem {
        match self {
            Self::Refused(refusal) => of_refusal(refusal),
            Self::Directory(refusal) => of_refusal(refusal),
            Self::NotFound => Problem::bare("not_found"),
            Self::CodeUnknown => Problem::bare("code_unknown"),
            Self::ReentryUnknown => Problem::bare("reentry_unknown"),
            Self::LinkUsed => Problem::bare("link_used"),
            Self::LinkNotCarried => Problem::bare("link_not_carried"),
            Self::SessionMissing => Problem::bare("session_missing"),
            Self::Forbidden => Problem::bare("not_permitted"),
            Self::WrongCredentials => Problem::bare("wrong_credentials"),
            Self::CodeWrong => Problem::bare("code_wrong"),
            Self::OldPasswordWrong => Problem::bare("old_password_wrong"),
            Self::Password(problem) => of_password(*problem),
            Self::PasswordFirst => Problem::bare("password_first"),
            Self::AddressInvalid => Problem::bare("address_invalid"),
            Self::AddressTaken => Problem::bare("address_taken"),
            Self::NoMail => Problem::bare("no_mail"),
            Self::OtherAccount => Problem::bare("other_account"),
            Self::SeatShared => Problem::bare("seat_shared"),
            Self::SeatTaken => Problem::bare("seat_taken"),
            Self::CityUnreachable => Problem::bare("city_unreachable"),
            Self::CityRefused => Problem::bare("city_refused"),
            Self::CityExpired => Problem::bare("city_expired"),
            Self::CityCancelled => Problem::bare("city_cancelled"),
            Self::CityWeak => Problem::bare("city_weak"),
            Self::CityKnownAddress => Problem::bare("city_known_address"),
            Self::CityTaken => Problem::bare("city_taken"),
            Self::PasskeyRefused => Problem::bare("passkey_refused"),
            Self::LastWayIn => Problem::bare("last_way_in"),
            Self::ShutOut => Problem::bare("shut_out"),
            Self::MinutesNotYet => Problem::bare("minutes_not_yet"),
            Self::TooFast { retry_after_ms } => {
                Problem { retry_after_ms: Some(*retry_after_ms), ..Problem::bare("too_fast") }
            }
            Self::TooLarge => Problem::bare("too_large"),
            Self::FileTooLarge { most_mib } => Problem { max: Some(*most_mib), ..Problem::bare("file_too_large") },
            Self::NoPicture => Problem::bare("no_picture"),
            Self::PictureTooWide { most } => Problem { max: Some(*most), ..Problem::bare("picture_too_wide") },
            Self::NoPdf => Problem::bare("no_pdf"),
            Self::FileDamaged => Problem::bare("file_damaged"),
            Self::AppointmentForAnother => Problem::bare("appointment_for_another"),
            Self::DayInvalid => Problem::bare("day_invalid"),
            Self::ChoiceNeeded => Problem::bare("choice_needed"),
            Self::Malformed => Problem::bare("malformed"),
            Self::UnsupportedProtocol => Problem::bare("unsupported_protocol"),
            Self::StorageUnavailable(_) => {
                Problem { retry_after_ms: Some(STORAGE_RETRY_MS), ..Problem::bare("storage_unavailable") }
            }
            Self::Internal(_) | Self::CodeTaken => Problem::bare("internal"),
        }
    }

    /// The status of an HTTP answer.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Directory(directory::Refusal::NotPermitted | directory::Refusal::SecondFactorNeeded) => {
                StatusCode::FORBIDDEN
            }
            Self::Refused(_)
            | Self::Directory(_)
            | Self::DayInvalid
            | Self::ChoiceNeeded
            | Self::NoPicture
            | Self::PictureTooWide { .. }
            | Self::NoPdf
            | Self::FileDamaged => StatusCode::UNPROCESSABLE_ENTITY,
            Self::NotFound | Self::CodeUnknown | Self::ReentryUnknown => StatusCode::NOT_FOUND,
            Self::LinkUsed => StatusCode::GONE,
            Self::SessionMissing | Self::LinkNotCarried => StatusCode::UNAUTHORIZED,
            Self::CityUnreachable => StatusCode::SERVICE_UNAVAILABLE,
            Self::CityRefused => StatusCode::BAD_GATEWAY,
            Self::CityExpired => StatusCode::BAD_REQUEST,
            Self::Forbidden
            | Self::AppointmentForAnother
            | Self::MinutesNotYet
            | Self::OtherAccount
            | Self::CityCancelled
            | Self::PasskeyRefused
            | Self::CityWeak
            | Self::ShutOut => StatusCode::FORBIDDEN,
            Self::WrongCredentials
            | Self::CodeWrong
            | Self::OldPasswordWrong
            | Self::Password(_)
            | Self::PasswordFirst
            | Self::AddressInvalid
            | Self::AddressTaken
            | Self::NoMail
            | Self::SeatShared
            | Self::SeatTaken
            | Self::CityKnownAddress
            | Self::CityTaken
            | Self::LastWayIn => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooFast { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::TooLarge | Self::FileTooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Malformed | Self::UnsupportedProtocol => StatusCode::BAD_REQUEST,
            Self::StorageUnavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) | Self::CodeTaken => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Tells the log what the outside is not told. Called once, where the error leaves the server.
    pub fn log(&self) {
        match self {
            Self::StorageUnavailable(cause) => tracing::error!(%cause, "nothing can be saved"),
            Self::Internal(cause) => tracing::error!(%cause, "internal error"),
            _ => {}
        }
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Unavailable(cause) => Self::StorageUnavailable(cause),
            StoreError::NotFound => Self::NotFound,
            StoreError::CodeTaken => Self::CodeTaken,
            StoreError::Conflict { .. }
            | StoreError::AlreadyDone { .. }
            | StoreError::Invalid(_)
            | StoreError::Unsupported(_)
            | StoreError::Damaged(_) => Self::Internal(error.to_string()),
        }
    }
}

/// A refusal's code and data, read off its own serialised form so that the two cannot drift apart.
fn of_refusal(refusal: &impl Serialize) -> Problem {
    serde_json::to_value(refusal).and_then(serde_json::from_value).unwrap_or_else(|_| Problem::bare("internal"))
}

fn of_password(problem: PasswordProblem) -> Problem {
    let with = |code, max, length| Problem { max: Some(max), length: Some(length), ..Problem::bare(code) };
    match problem {
        PasswordProblem::TooShort { length } => with("password_too_short", passwords::SHORTEST, length),
        PasswordProblem::TooLong { length } => with("password_too_long", passwords::LONGEST, length),
        PasswordProblem::TooCommon => Problem::bare("password_too_common"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::refusal::Thing;

    #[test]
    fn a_refusal_becomes_its_code_and_data() {
        let problem = AppError::from(Refusal::TextTooLong { max: 1000, length: 1001 }).problem();
        assert_eq!((problem.code.as_str(), problem.max, problem.length), ("text_too_long", Some(1000), Some(1001)));
        let problem = AppError::from(Refusal::Unknown { what: Thing::Card }).problem();
        assert_eq!((problem.code.as_str(), problem.what.as_deref()), ("unknown", Some("card")));
        let problem = AppError::from(Refusal::StaleVersion { current: 3 }).problem();
        assert_eq!((problem.code.as_str(), problem.current), ("stale_version", Some(3)));
    }
}
