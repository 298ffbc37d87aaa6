-- Delivery: each attempt holds a lease, so that one worker at a time sends an email, and an attempt that ended without an
-- outcome is noticed. What staff have released after the breaker held it is not held again.
alter table emails
  add column leased_until timestamptz,
  add column unresolved   smallint not null default 0,
  add column released_at  timestamptz;

-- The staff's list: newest first, by status.
drop index emails_unsent;
create index emails_by_status on emails (status, created_at desc, id desc);
