-- What was erased stays known as erased, and what is not used any more can be found.

-- 1: the person at this seat has deleted the account. Nothing names anybody here any more, and nothing will again.
alter table person add column erased smallint not null default 0 check (erased in (0, 1));

-- When somebody last signed in with the account; nothing where that was before this was written down.
alter table account add column seen_ms bigint;
