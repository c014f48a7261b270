-- Passkeys (WebAuthn): each a key pair of which we hold the public half.

create table passkey (
    -- As the authenticator names it; no two accounts share one.
    credential_id  bytea   not null primary key,
    account        bigint  not null references account (id),
    -- What its owner calls it.
    name           text    not null,
    -- The public key and what belongs to it, as JSON.
    credential     text    not null,
    -- How often it was used, by its own count; many keep it at nought.
    counter        bigint  not null,
    added_ms       bigint  not null,
    used_ms        bigint
);

create index passkey_account on passkey (account);
