-- Who may come in. Of every secret only the hash is kept.

create table seat_token (
    token_hash  blob    not null primary key check (length(token_hash) = 32),
    workshop    integer not null references workshop (id),
    seat        integer not null
) strict, without rowid;

create index seat_token_seat on seat_token (workshop, seat);

create table reentry_code (
    workshop   integer not null references workshop (id),
    seat       integer not null,
    code_hash  blob    not null check (length(code_hash) = 32),
    primary key (workshop, seat),
    unique (workshop, code_hash)
) strict, without rowid;

create table one_time_link (
    token_hash   blob    not null primary key check (length(token_hash) = 32),
    facilitator  integer not null references facilitator (id),
    expires_ms   integer not null
) strict, without rowid;

create index one_time_link_expires on one_time_link (expires_ms);

create table session (
    token_hash        blob    not null primary key check (length(token_hash) = 32),
    facilitator       integer not null references facilitator (id),
    idle_ms           integer not null,
    touched_ms        integer not null,
    idle_until_ms     integer not null,
    absolute_until_ms integer not null
) strict, without rowid;

create index session_idle_until on session (idle_until_ms);
