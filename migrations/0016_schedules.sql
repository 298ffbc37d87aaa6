-- Charges of invoices that are made by themselves when their day comes: of renewals, and of agreed payments, which have no last day.
alter table renewal_charges rename to due_charges;
alter table due_charges rename column renews_on to due_on;
alter table due_charges rename constraint renewal_charges_pkey to due_charges_pkey;
alter table due_charges rename constraint renewal_charges_customer_id_fkey to due_charges_customer_id_fkey;
alter table due_charges rename constraint renewal_charges_invoice_id_fkey to due_charges_invoice_id_fkey;
alter index renewal_charges_due rename to due_charges_due;
alter table due_charges
  alter column last_day drop not null,
  add column origin text not null default 'renewal' check (origin in ('renewal', 'instalment'));
alter table due_charges alter column origin drop default;

alter table payments
  drop constraint payments_origin_check,
  add constraint payments_origin_check check (origin in ('customer', 'renewal', 'instalment', 'staff'));
alter table invoices
  drop constraint invoices_origin_check,
  add constraint invoices_origin_check check (origin in ('customer', 'renewal', 'instalment', 'staff'));
alter table invoice_lines
  drop constraint invoice_lines_kind_check,
  add constraint invoice_lines_kind_check
    check (kind in ('purchase', 'renewal', 'instalment', 'setup_fee', 'miscellaneous'));

-- A way to buy something once and pay it in several dated payments.
alter table package_options
  add column instalments      smallint check (instalments between 2 and 120),
  add column instalment_unit  text check (instalment_unit in ('day', 'week', 'month', 'year')),
  add column instalment_every smallint check (instalment_every between 1 and 120),
  add constraint instalments_are_whole check (
    (instalments is null) = (instalment_unit is null) and (instalments is null) = (instalment_every is null)),
  add constraint what_renews_has_no_instalments check (instalments is null or term_unit is null);

-- What was agreed to be paid on several days. Made when the first payment was paid, with what it pays for.
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

-- An open payment may have an invoice that can still be paid; paid, it has the one that it was paid with. It awaits an invoice
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
