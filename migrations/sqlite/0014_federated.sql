-- Accounts at the city's OpenID Connect provider: bound to issuer and subject, never to a mail address.

create table federated (
    issuer    text    not null,
    subject   text    not null,
    account   integer not null references account (id),
    since_ms  integer not null,
    primary key (issuer, subject),
    unique (account, issuer)
) strict, without rowid;
