-- How an organisation is reached: personal data, apart from the log. For its people and the coordinator.
create table organisation_contact (
    organisation  bigint not null primary key,
    person        text   not null,
    mail          text   not null,
    phone         text   not null
);

-- To whom an invitation went, for as long as it can be accepted. Of the address only a hash, and as much of it as whoever
-- invited needs to know one invitation from another.
create table organisation_invitation (
    invitation    bigint not null primary key,
    organisation  bigint not null,
    address_hash  bytea  not null check (octet_length(address_hash) = 32),
    hint          text   not null,
    expires_ms    bigint not null,
    unique (organisation, address_hash)
);

create index organisation_invitation_expires on organisation_invitation (expires_ms);
