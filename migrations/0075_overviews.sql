-- What the staff's lists are sorted by besides the order in which their rows were made, in each state where rows have one.
-- By name as it is found: without accents, capital letters or marks.
create index customers_by_name on customers (left(search, 100) collate "C", id);
create index invoices_by_due_day on invoices (status, due_on, id);
create index invoices_by_total on invoices (status, currency, total_minor, id);
create index payments_by_amount on payments (status, currency, amount_minor, id);
-- What never ends comes after all that does.
create index purchases_by_expiry on purchases (status, coalesce(expires_on, 'infinity'::date), id);
create index purchases_by_price on purchases (status, currency, (price_minor * quantity), id);
create index coupons_by_end on coupons (coalesce(ends_on, 'infinity'::date), id);
