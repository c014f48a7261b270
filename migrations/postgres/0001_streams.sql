-- The event log: one stream per aggregate, hash-chained, never rewritten.

create table stream (
    id         bigint not null primary key,
    epoch      text   not null,
    head_seq   bigint not null check (head_seq >= 0),
    head_hash  bytea  not null check (length(head_hash) = 32)
);

create table event (
    stream      bigint not null references stream (id),
    seq         bigint not null check (seq > 0),
    at_ms       bigint not null,
    actor       text   not null,
    command_id  text,
    kind        text   not null,
    body        text   not null,
    hash        bytea  not null check (length(hash) = 32),
    primary key (stream, seq)
);

-- The same command of the same actor happens once in a stream.
create unique index event_command on event (stream, actor, command_id)
    where command_id is not null;

create function history_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'history is append-only';
end
$$;

create trigger event_is_never_changed before update on event
    for each statement execute function history_is_append_only();

create trigger event_is_never_removed before delete or truncate on event
    for each statement execute function history_is_append_only();
