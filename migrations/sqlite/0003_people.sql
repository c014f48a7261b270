-- Personal data, apart from the log so that they can be erased.

create table person (
    workshop      integer not null references workshop (id),
    seat          integer not null,
    name          text,
    organisation  integer,
    primary key (workshop, seat)
) strict, without rowid;

create table organisation (
    workshop      integer not null references workshop (id),
    organisation  integer not null,
    name          text    not null,
    primary key (workshop, organisation)
) strict, without rowid;

-- The person expected to host a table, before anybody sits there.
create table host_name (
    workshop  integer not null references workshop (id),
    group_id  integer not null,
    name      text    not null,
    primary key (workshop, group_id)
) strict, without rowid;
