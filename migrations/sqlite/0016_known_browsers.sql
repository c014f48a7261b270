-- Browsers in which somebody has signed in before: whoever guesses an account's password elsewhere does not slow them down.

create table known_browser (
    account      integer not null references account (id),
    -- SHA-256 of the secret in the browser's cookie.
    secret_hash  blob    not null,
    -- When somebody last signed in there.
    seen_ms      integer not null,
    primary key (account, secret_hash)
) strict;
