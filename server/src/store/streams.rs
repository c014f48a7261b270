//! Streams of events: what happened, in order, never rewritten.

use std::sync::Arc;

use async_trait::async_trait;

use super::{Address, Contact, Federated, FileRow, Hash, Invited, MailToken, NewMail, Passkey, StoreError, Totp};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEvent {
    pub kind: String,
    /// JSON text, kept byte for byte.
    pub body: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    pub seq: u64,
    pub at_ms: i64,
    pub actor: String,
    /// Present on the first event of a command only.
    pub command_id: Option<String>,
    pub kind: String,
    pub body: String,
}

/// What one command came to: its events and effects go in together or not at all.
///
/// The command id is kept with the first event; a command without events leaves no trace of its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Append {
    pub at_ms: i64,
    pub actor: String,
    pub command_id: Option<String>,
    pub events: Vec<NewEvent>,
    pub effects: Vec<Effect>,
}

/// Personal or secret data that stand or fall with the events, but in tables of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Replaces both the name and the organisation of the seat.
    PutPerson {
        workshop: u64,
        seat: u64,
        name: Option<String>,
        organisation: Option<u64>,
    },
    /// Who sat there has deleted the account: name, organisation, tokens and code go, and no name comes again.
    ErasePerson {
        workshop: u64,
        seat: u64,
    },
    PutOrganisation {
        workshop: u64,
        organisation: u64,
        name: String,
    },
    PutSeatToken {
        token_hash: Hash,
        workshop: u64,
        seat: u64,
    },
    /// A seat has one code; a new one replaces the old.
    PutReentryCode {
        workshop: u64,
        seat: u64,
        code_hash: Hash,
    },
    /// The person expected to host a table; `None` forgets it.
    PutHostName {
        workshop: u64,
        group: u64,
        name: Option<String>,
    },
    /// After closing, the six digits may lead to another workshop.
    ReleaseJoinCode {
        workshop: u64,
    },
    /// So many ballots a voter has cast in an open poll; never beside what they say.
    PutParticipation {
        workshop: u64,
        poll: u64,
        voter: String,
        ballots: u16,
    },
    /// An open poll's ballots, all of them and sealed; replaces what was there.
    PutBallotBox {
        workshop: u64,
        poll: u64,
        sealed: Vec<u8>,
    },
    /// A poll ended: forgets who took part, and its box.
    DropBallotBox {
        workshop: u64,
        poll: u64,
    },
    /// Adds an account, or gives it another name and language.
    PutAccount {
        account: u64,
        name: String,
        lang: String,
        created_ms: i64,
    },
    /// Shuts an account out from that moment or, with nothing, lets it in again. Sessions and links from before are gone.
    DisableAccount {
        account: u64,
        since_ms: Option<i64>,
    },
    /// Ends all of an account's sessions but one, and its unused links.
    EndSessions {
        account: u64,
        except: Option<Hash>,
    },
    /// All that names the person behind an account goes, also at the seats that were taken along into it.
    EraseAccount {
        account: u64,
    },
    /// Seats and workshops of one account belong to another from now on; the first is erased.
    MergeAccount {
        from: u64,
        into: u64,
    },
    /// `CodeTaken` when it is another account's.
    PutAddress {
        account: u64,
        address: Address,
    },
    PutPassword {
        account: u64,
        phc: String,
        set_ms: i64,
    },
    /// `CodeTaken` when it is there already.
    PutPasskey(Passkey),
    RenamePasskey {
        account: u64,
        credential_id: Vec<u8>,
        name: String,
    },
    /// `NotFound`, with all that was to be written beside it, when no way to sign in would be left.
    DropPasskey {
        account: u64,
        credential_id: Vec<u8>,
    },
    /// `CodeTaken` when it opens another account, or the account is connected there already.
    PutFederated {
        account: u64,
        federated: Federated,
    },
    /// `NotFound`, with all that was to be written beside it, when no way to sign in would be left.
    DropFederated {
        account: u64,
        issuer: String,
    },
    PutMailToken(MailToken),
    /// `NotFound`, with all that was to be written beside it, when somebody has used it already.
    SpendMailToken {
        token_hash: Hash,
    },
    /// An account's mailed secrets open nothing any more.
    DropMailTokens {
        account: u64,
    },
    /// Replaces what was there; with nothing, there is no such second factor any more.
    PutTotp {
        account: u64,
        totp: Option<Totp>,
    },
    /// These and no others.
    PutRecoveryCodes {
        account: u64,
        codes: Vec<Hash>,
    },
    /// `CodeTaken` when the seat was taken along before. From now on the account opens it, and no token or return code does.
    PutClaim {
        account: u64,
        workshop: u64,
        seat: u64,
    },
    /// Replaces what was there.
    PutContact {
        organisation: u64,
        contact: Contact,
    },
    /// `CodeTaken` when an invitation of the same organisation to the same address can still be accepted at `now_ms`.
    PutInvited {
        invited: Invited,
        now_ms: i64,
    },
    /// Forgets to whom an invitation went.
    DropInvited {
        invitation: u64,
    },
    /// An organisation was closed: forgets how it is reached, and whom it has invited.
    DropOrganisation {
        organisation: u64,
    },
    /// `CodeTaken` when there is a file with this id.
    PutFile {
        file: FileRow,
        bytes: Arc<[u8]>,
    },
    /// The same in place of all its owner's others of that kind: a new logo.
    ReplaceFile {
        file: FileRow,
        bytes: Arc<[u8]>,
    },
    /// SQLite's file holds nothing of it afterwards; PostgreSQL's files do until the next vacuum.
    DropFile {
        id: u64,
    },
    AddSteward {
        workshop: u64,
        account: u64,
    },
    RemoveSteward {
        workshop: u64,
        account: u64,
    },
    /// A mail about what happened.
    QueueMail(Box<NewMail>),
}

impl Effect {
    /// Whether it takes away what must be found nowhere any more, not even in what the database has not tidied up yet.
    pub(super) fn erases(&self) -> bool {
        matches!(
            self,
            Self::DropBallotBox { .. }
                | Self::EraseAccount { .. }
                | Self::MergeAccount { .. }
                | Self::ErasePerson { .. }
                | Self::DropOrganisation { .. }
                | Self::DropFile { .. }
        )
    }
}

/// All that one stream wants written now, in order; it goes in whole or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    pub stream: u64,
    /// The sequence number of the last event the decisions were based on.
    pub expected_seq: u64,
    pub appends: Vec<Append>,
}

/// Where a stream ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    pub seq: u64,
    /// Depends on every event of the stream.
    pub hash: Hash,
    /// Changes when the stream's past may have changed, as after restoring a backup.
    pub epoch: String,
}

/// What checking a stream's hash chain found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainReport {
    /// How many events are stored.
    pub events: u64,
    /// The first sequence number that is missing, altered or too many.
    pub first_broken: Option<u64>,
}

#[async_trait]
pub trait Streams: Send + Sync + 'static {
    /// Writes batches of many streams in one transaction; answers for each, in the same order, with
    /// the stream's new head.
    ///
    /// A batch that meets `Conflict`, `AlreadyDone`, `CodeTaken`, `NotFound` or `Invalid` fails
    /// alone and the others go in. The outer error means that nothing is known to have gone in:
    /// read again, and send commands again under their old ids, which is always safe.
    async fn commit(&self, batches: Vec<Batch>) -> Result<Vec<Result<u64, StoreError>>, StoreError>;

    /// A new stream without events, where there is none of that id; else nothing changes.
    async fn begin_stream(&self, stream: u64, epoch: &str) -> Result<(), StoreError>;

    /// The events after `after_seq`, oldest first, at most `limit`.
    async fn read(&self, stream: u64, after_seq: u64, limit: u32) -> Result<Vec<Recorded>, StoreError>;

    async fn head(&self, stream: u64) -> Result<Option<Head>, StoreError>;

    /// The sequence number of the first event that this actor's command made, if it was carried out.
    async fn done_before(&self, stream: u64, actor: &str, command_id: &str) -> Result<Option<u64>, StoreError>;

    /// Computes the hash chain anew and names the first place where it does not hold.
    async fn verify(&self, stream: u64) -> Result<ChainReport, StoreError>;

    /// Gives the stream a new epoch, so that no client continues from what it has.
    async fn renew_epoch(&self, stream: u64, epoch: &str) -> Result<(), StoreError>;
}
