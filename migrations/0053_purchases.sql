-- The staff's list of purchases by state.
create index purchases_by_status on purchases (status, id desc);
