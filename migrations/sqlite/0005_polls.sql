-- Open polls. Who has voted, and what lies in the box, never meet in a row: the box is one sealed blob, of a length that
-- does not depend on what is in it, written anew as a whole with every ballot. Both go when the poll closes.

create table participation (
    workshop  integer not null references workshop (id),
    poll      integer not null,
    voter     text    not null,
    ballots   integer not null check (ballots > 0),
    primary key (workshop, poll, voter)
) strict, without rowid;

create table ballot_box (
    workshop  integer not null references workshop (id),
    poll      integer not null,
    sealed    blob    not null,
    primary key (workshop, poll)
) strict;
