-- What must be known about a workshop before its stream is read.

create table facilitator (
    id          bigint not null primary key,
    name        text   not null,
    created_ms  bigint not null
);

-- Six digits lead to one open workshop; after closing they are free again.
create table workshop (
    id             bigint not null primary key references stream (id),
    join_code      text   unique,
    projector_key  text   not null unique,
    created_ms     bigint not null
);

create table steward (
    workshop     bigint not null references workshop (id),
    facilitator  bigint not null references facilitator (id),
    primary key (workshop, facilitator)
);

create index steward_facilitator on steward (facilitator);
