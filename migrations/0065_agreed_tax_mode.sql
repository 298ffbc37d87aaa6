-- Whether agreed prices are with tax or without stays as it was when they were agreed.
alter table purchases add column tax_mode text check (tax_mode in ('exclusive', 'inclusive'));
update purchases p set tax_mode = i.tax_mode from invoice_lines l join invoices i on i.id = l.invoice_id where l.id = p.line_id;
alter table purchases alter column tax_mode set not null;
alter table schedules add column tax_mode text check (tax_mode in ('exclusive', 'inclusive'));
update schedules s set tax_mode = p.tax_mode from purchases p where p.id = s.purchase_id;
alter table schedules alter column tax_mode set not null;
