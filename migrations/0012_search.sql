-- Finding anything by a part of it. A telephone number is also found by its digits alone, a customer by their number.
alter table customers drop column search;
alter table customers add column search text not null generated always as
  (lower(name || ' ' || company || ' ' || email || ' ' || phone || ' ' || regexp_replace(phone, '\D', '', 'g') || ' ' ||
    number::text)) stored;
create index customers_search on customers using gin (search gin_trgm_ops);
-- One or two letters have no trigram: they find the customers whose name begins with them.
create index customers_by_beginning on customers (left(search, 2), id desc);

create index purchases_search on purchases using gin (lower(name) gin_trgm_ops);
create index transactions_by_external_id on transactions (external_id text_pattern_ops);

-- Which index is used depends on how common a word is: a rare one is looked up, a common one is met at once among the
-- newest. The planner knows that from its sample, so it is taken larger here.
alter table customers alter column search set statistics 1000;
alter table invoices alter column search set statistics 1000;
alter index purchases_search alter column 1 set statistics 1000;

-- The month's revenue on the dashboard.
create index invoices_settled on invoices (settled_at) where settled_at is not null;
create index credit_notes_issued on credit_notes (issued_at);
