-- How somebody signs in, and what is known of the person behind an account: personal data, apart from the log.

alter table account add column lang text not null default 'de';

-- 0: waits for the second factor and opens nothing; 1: signed in; 2: signed in, with a second factor shown.
alter table session add column strength integer not null default 1 check (strength between 0 and 2);

-- Where an account's mail goes, and what it signs in with. Looked up as folded: in lower case.
create table address (
    account      integer not null primary key references account (id),
    address      text    not null,
    folded       text    not null unique,
    -- Nothing: only where no mail could be sent to confirm it.
    verified_ms  integer
) strict;

-- A PHC string: method, parameters, salt and hash.
create table password (
    account  integer not null primary key references account (id),
    phc      text    not null,
    set_ms   integer not null
) strict;

-- A single-use secret that was sent to an address; of the secret only the hash.
create table mail_token (
    token_hash  blob    not null primary key check (length(token_hash) = 32),
    purpose     text    not null,
    account     integer references account (id),
    -- What it is about, as JSON.
    body        text    not null,
    expires_ms  integer not null
) strict, without rowid;

create index mail_token_account on mail_token (account);
create index mail_token_expires on mail_token (expires_ms);

-- One-time passwords by the clock (RFC 6238). Not confirmed: set up, and never used.
create table totp (
    account       integer not null primary key references account (id),
    secret        blob    not null,
    confirmed_ms  integer,
    -- The last step that was used: none is used twice.
    last_step     integer not null default 0
) strict;

create table recovery_code (
    account    integer not null references account (id),
    code_hash  blob    not null check (length(code_hash) = 32),
    primary key (account, code_hash)
) strict, without rowid;

-- Seats in workshops that somebody has taken along into an account.
create table claim (
    account   integer not null references account (id),
    workshop  integer not null references workshop (id),
    seat      integer not null,
    primary key (workshop, seat)
) strict, without rowid;

create index claim_account on claim (account);
