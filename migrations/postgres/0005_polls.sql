-- Open polls. Who has voted, and what lies in the box, never meet in a row: the box is one sealed blob, of a length that
-- does not depend on what is in it, written anew as a whole with every ballot. Both go when the poll closes.

create table participation (
    workshop  bigint  not null references workshop (id),
    poll      bigint  not null,
    voter     text    not null,
    ballots   integer not null check (ballots > 0),
    primary key (workshop, poll, voter)
);

create table ballot_box (
    workshop  bigint not null references workshop (id),
    poll      bigint not null,
    sealed    bytea  not null,
    primary key (workshop, poll)
);

-- Random bytes do not compress.
alter table ballot_box alter column sealed set storage external;
