-- Delivery: each attempt holds a lease, so that one worker at a time sends a mail, and an attempt that ended without an
-- outcome is noticed. What staff have released after the breaker held it is not held again.
alter table mails
  add column leased_until timestamptz,
  add column unresolved   smallint not null default 0,
  add column released_at  timestamptz;

-- The staff's list: newest first, by status.
drop index mails_unsent;
create index mails_by_status on mails (status, created_at desc, id desc);
