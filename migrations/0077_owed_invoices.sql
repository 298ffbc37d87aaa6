-- What the shop asked for and nobody has paid, by its day: counted on every page of staff. An index over all that is pending led through
-- each order that somebody left.
create index invoices_owed on invoices (due_on, id) where status = 'pending' and begun_by = 'shop';
