-- What its customer calls the order by which they pay an invoice: the one thing that may be added to an issued one.
alter table invoices add column purchase_order text check (purchase_order <> '' and length(purchase_order) <= 60);
