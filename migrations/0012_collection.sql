-- Charges of invoices that are made by themselves when their day comes: of renewals, and of instalments, which do not end.
create table due_charges (
  invoice_id  uuid primary key references invoices,
  customer_id uuid not null references customers,
  origin      text not null check (origin in ('renewal', 'instalment')),
  due_on      date not null,
  ends_on     date,
  attempts    int not null default 0,
  charge_on   date
);
create index due_charges_due on due_charges (charge_on) where charge_on is not null;
