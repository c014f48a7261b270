-- Passkeys (WebAuthn): each a key pair of which we hold the public half.

create table passkey (
    -- As the authenticator names it; no two accounts share one.
    credential_id  blob    not null primary key,
    account        integer not null references account (id),
    -- What its owner calls it.
    name           text    not null,
    -- The public key and what belongs to it, as JSON.
    credential     text    not null,
    -- How often it was used, by its own count; many keep it at nought.
    counter        integer not null,
    added_ms       integer not null,
    used_ms        integer
) strict;

create index passkey_account on passkey (account);
