-- Whoever has taken a seat along opens it with the account, and with nothing else.
delete from seat_token
where exists (select 1 from claim where claim.workshop = seat_token.workshop and claim.seat = seat_token.seat);

delete from reentry_code
where exists (select 1 from claim where claim.workshop = reentry_code.workshop and claim.seat = reentry_code.seat);
