-- Who may come in. Of every secret only the hash is kept.

create table seat_token (
    token_hash  bytea  not null primary key check (length(token_hash) = 32),
    workshop    bigint not null references workshop (id),
    seat        bigint not null
);

create index seat_token_seat on seat_token (workshop, seat);

create table reentry_code (
    workshop   bigint not null references workshop (id),
    seat       bigint not null,
    code_hash  bytea  not null check (length(code_hash) = 32),
    primary key (workshop, seat),
    unique (workshop, code_hash)
);

create table one_time_link (
    token_hash   bytea  not null primary key check (length(token_hash) = 32),
    facilitator  bigint not null references facilitator (id),
    expires_ms   bigint not null
);

create index one_time_link_expires on one_time_link (expires_ms);

create table session (
    token_hash        bytea  not null primary key check (length(token_hash) = 32),
    facilitator       bigint not null references facilitator (id),
    idle_ms           bigint not null,
    touched_ms        bigint not null,
    idle_until_ms     bigint not null,
    absolute_until_ms bigint not null
);

create index session_idle_until on session (idle_until_ms);
