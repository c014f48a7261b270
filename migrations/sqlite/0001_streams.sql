-- The event log: one stream per aggregate, hash-chained, never rewritten.

create table stream (
    id         integer not null primary key,
    epoch      text    not null,
    head_seq   integer not null check (head_seq >= 0),
    head_hash  blob    not null check (length(head_hash) = 32)
) strict;

create table event (
    stream      integer not null references stream (id),
    seq         integer not null check (seq > 0),
    at_ms       integer not null,
    actor       text    not null,
    command_id  text,
    kind        text    not null,
    body        text    not null,
    hash        blob    not null check (length(hash) = 32),
    primary key (stream, seq)
) strict, without rowid;

-- The same command of the same actor happens once in a stream.
create unique index event_command on event (stream, actor, command_id)
    where command_id is not null;

create trigger event_is_never_changed before update on event
begin
    select raise(abort, 'history is append-only');
end;

create trigger event_is_never_removed before delete on event
begin
    select raise(abort, 'history is append-only');
end;
