-- Personal data, apart from the log so that they can be erased.

create table person (
    workshop      bigint not null references workshop (id),
    seat          bigint not null,
    name          text,
    organisation  bigint,
    primary key (workshop, seat)
);

create table organisation (
    workshop      bigint not null references workshop (id),
    organisation  bigint not null,
    name          text   not null,
    primary key (workshop, organisation)
);

-- The person expected to host a table, before anybody sits there.
create table host_name (
    workshop  bigint not null references workshop (id),
    group_id  bigint not null,
    name      text   not null,
    primary key (workshop, group_id)
);
