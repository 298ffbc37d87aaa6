-- Grace lasts half a term at most; a month counts as 30 days for that, a year as 365.
drop index purchases_to_expire;
alter table purchases drop column usable_until;
alter table purchases add column usable_until date generated always as (case when auto_renew
  then expires_on + least(grace_days, term_count * case term_unit when 'day' then 1 when 'week' then 7 when 'month' then 30 else 365 end / 2)
  else expires_on end) stored;
create index purchases_to_expire on purchases (usable_until) where status = 'active' and usable_until is not null;
