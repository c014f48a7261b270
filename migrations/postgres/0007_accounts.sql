-- Whoever signs in has an account; running workshops is one of the things an account may do.

alter table facilitator rename to account;
alter table steward rename column facilitator to account;
alter table one_time_link rename column facilitator to account;
alter table session rename column facilitator to account;
