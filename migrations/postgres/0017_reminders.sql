-- Of what somebody was reminded, so that it happens once.
create table reminder (
    account  bigint  not null references account (id) on delete cascade,
    -- A word for the thing, as the program makes it up: no text of anybody's.
    about    text    not null,
    at_ms    bigint  not null,
    primary key (account, about)
);

create index reminder_at on reminder (at_ms);
