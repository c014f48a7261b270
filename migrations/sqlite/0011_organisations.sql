-- How an organisation is reached: personal data, apart from the log. For its people and the coordinator.
create table organisation_contact (
    organisation  integer not null primary key,
    person        text    not null,
    mail          text    not null,
    phone         text    not null
) strict;

-- To whom an invitation went, for as long as it can be accepted. Of the address only a hash, and as much of it as whoever
-- invited needs to know one invitation from another.
create table organisation_invitation (
    invitation    integer not null primary key,
    organisation  integer not null,
    address_hash  blob    not null check (length(address_hash) = 32),
    hint          text    not null,
    expires_ms    integer not null,
    unique (organisation, address_hash)
) strict;

create index organisation_invitation_expires on organisation_invitation (expires_ms);
