-- Finding anything by a part of it. A telephone number is also found by its digits alone, a customer by their number.
alter table customers drop column search;
alter table customers add column search text not null generated always as
  (lower(name || ' ' || company || ' ' || email || ' ' || phone || ' ' || regexp_replace(phone, '\D', '', 'g') || ' ' ||
    number::text)) stored;
create index customers_search on customers using gin (search gin_trgm_ops);
-- One or two letters have no trigram: they find the customers whose name begins with them.
create index customers_by_beginning on customers (left(search, 2), id desc);

create index purchases_search on purchases using gin (lower(name) gin_trgm_ops);
create index payments_by_external_id on payments (external_id text_pattern_ops);

-- The month's revenue on the dashboard.
create index invoices_paid on invoices (paid_at) where paid_at is not null;
create index credit_notes_issued on credit_notes (issued_at);
