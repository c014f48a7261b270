-- Facilitators see where they are signed in, and whoever runs the server can shut somebody out.

alter table facilitator add column disabled_ms integer;

alter table session add column device text not null default '';
alter table session add column begun_ms integer not null default 0;

create index session_facilitator on session (facilitator);
