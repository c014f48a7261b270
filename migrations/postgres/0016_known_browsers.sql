-- Browsers in which somebody has signed in before: whoever guesses an account's password elsewhere does not slow them down.

create table known_browser (
    account      bigint  not null references account (id),
    -- SHA-256 of the secret in the browser's cookie.
    secret_hash  bytea   not null,
    -- When somebody last signed in there.
    seen_ms      bigint  not null,
    primary key (account, secret_hash)
);
