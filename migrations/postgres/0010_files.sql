-- Logos and attachments. Their bytes lie here, so that one backup holds all and one deletion takes all.

create table file (
    id          bigint not null primary key,
    owner_kind  text   not null,
    owner       bigint not null,
    kind        text   not null,
    name        text   not null,
    added_ms    bigint not null,
    bytes       bytea  not null check (length(bytes) between 1 and 10485760)
);

create index file_owner on file (owner_kind, owner);
