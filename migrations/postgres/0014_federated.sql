-- Accounts at the city's OpenID Connect provider: bound to issuer and subject, never to a mail address.

create table federated (
    issuer    text    not null,
    subject   text    not null,
    account   bigint  not null references account (id),
    since_ms  bigint  not null,
    primary key (issuer, subject),
    unique (account, issuer)
);
