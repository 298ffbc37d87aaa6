alter table invoices drop column search;
alter table invoices add column folded text;
alter table invoices add column search text generated always as
  (' ' || lower(coalesce(number, '')) || ' ' || coalesce(folded, lower(title)) || ' ') stored;
create index invoices_search on invoices using gin (search gin_trgm_ops) with (fastupdate = off);
create index invoices_not_folded on invoices (id) where folded is null;
