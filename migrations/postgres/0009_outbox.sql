-- Mail that waits to be sent, together with what caused it or not at all. Links in it are secrets: once a mail is sent or
-- given up, nothing remains but what kind it was and how it ended.

create table outbox (
    id            bigint  not null primary key,
    account       bigint  references account (id) on delete cascade,
    kind          text    not null,
    -- What the reader may unsubscribe from; nothing where the mail is needed.
    topic         text,
    address       text,
    lang          text    not null,
    subject       text,
    body_text     text,
    body_html     text,
    unsubscribe   text,
    created_ms    bigint  not null,
    -- Not before this. Whoever is sending it has moved it on by as long as that may take.
    due_ms        bigint  not null,
    -- Worth nothing after this.
    until_ms      bigint  not null,
    tries         integer not null default 0,
    -- Why the last try failed: a word, and a number of the other server's.
    reason        text,
    outcome       text check (outcome in ('sent', 'given_up')),
    ended_ms      bigint,
    check ((outcome is null) = (ended_ms is null)),
    check (case when outcome is null
        then address is not null and subject is not null and body_text is not null and body_html is not null
        else account is null and address is null and subject is null and body_text is null and body_html is null
            and unsubscribe is null
        end)
);

create index outbox_waiting on outbox (due_ms) where outcome is null;
create index outbox_account on outbox (account) where account is not null;

-- Works without signing in, and does nothing but end one kind of mail to one account.
create table unsubscribe_link (
    token_hash  bytea   not null primary key check (length(token_hash) = 32),
    account     bigint  not null references account (id) on delete cascade,
    topic       text    not null,
    created_ms  bigint  not null
);

create index unsubscribe_link_account on unsubscribe_link (account);
create index unsubscribe_link_created on unsubscribe_link (created_ms);

-- How often an account wants mail about what; nothing where it has said nothing.
create table mail_wish (
    account  bigint  not null references account (id) on delete cascade,
    topic    text    not null,
    often    text    not null,
    primary key (account, topic)
);

-- Up to when news were gathered for an account.
create table digest (
    account   bigint not null primary key references account (id) on delete cascade,
    until_ms  bigint  not null
);
