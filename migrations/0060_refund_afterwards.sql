-- What becomes of what the refunded invoice paid for; null: what is usual. `follow_at`: since when that is still to be done.
alter table refunds add column afterwards text check (afterwards in ('keep', 'stop', 'cancel'));
alter table refunds add column follow_at timestamptz;
create index refunds_to_follow on refunds (follow_at) where follow_at is not null;
