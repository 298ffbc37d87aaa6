-- What was agreed to be paid on several days. Made when the first instalment was paid, with what it pays for.
create table schedules (
  id            uuid primary key,
  customer_id   uuid not null references customers,
  purchase_id   uuid not null unique references purchases,
  name          text not null,
  currency      text not null,
  quantity      int not null check (quantity > 0),
  tax_class_id  uuid not null references tax_classes,
  coupon        text,
  created_at    timestamptz not null,
  cancelled_at  timestamptz,
  cancel_reason text,
  check ((cancelled_at is null) = (cancel_reason is null))
);
create index schedules_of_customer on schedules (customer_id, id desc);

-- An open instalment may have an invoice that can still be paid; paid, it has the one that it was paid with. It awaits an invoice
-- while it has none or one that has expired. `overdue_on` goes when that was told.
create table instalments (
  schedule_id    uuid not null references schedules,
  customer_id    uuid not null references customers,
  position       smallint not null check (position > 0),
  due_on         date not null,
  unit_minor     bigint not null check (unit_minor >= 0),
  discount_minor bigint not null check (discount_minor >= 0),
  status         text not null check (status in ('open', 'paid', 'cancelled')),
  invoice_id     uuid references invoices,
  awaits_invoice boolean not null,
  overdue_on     date,
  primary key (schedule_id, position),
  check (status = 'open' or (not awaits_invoice and overdue_on is null)),
  check (status <> 'paid' or invoice_id is not null)
);
create index instalments_of_invoice on instalments (invoice_id) where invoice_id is not null;
create index instalments_to_invoice on instalments (due_on) where awaits_invoice;
create index instalments_overdue on instalments (overdue_on) where overdue_on is not null;
