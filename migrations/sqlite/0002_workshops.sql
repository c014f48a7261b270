-- What must be known about a workshop before its stream is read.

create table facilitator (
    id          integer not null primary key,
    name        text    not null,
    created_ms  integer not null
) strict;

-- Six digits lead to one open workshop; after closing they are free again.
create table workshop (
    id             integer not null primary key references stream (id),
    join_code      text    unique,
    projector_key  text    not null unique,
    created_ms     integer not null
) strict;

create table steward (
    workshop     integer not null references workshop (id),
    facilitator  integer not null references facilitator (id),
    primary key (workshop, facilitator)
) strict, without rowid;

create index steward_facilitator on steward (facilitator);
