-- `disputed_at`: since when a dispute over it is open; the state is what the payment was before, and is again afterwards.
create table payments (
  id             uuid primary key,
  customer_id    uuid not null references customers,
  gateway        text not null,
  external_id    text,
  method_id      uuid references payment_methods,
  method_label   text not null,
  status         text not null check (status in ('pending', 'processing', 'approved', 'in_review', 'refused', 'failed',
                                                 'refunded', 'partly_refunded')),
  currency       text not null,
  amount_minor   bigint not null check (amount_minor > 0),
  refunded_minor bigint not null default 0,
  lost_minor     bigint not null default 0,
  reason         text,
  continue_url   text,
  origin         text not null check (origin in ('customer', 'renewal', 'instalment', 'staff')),
  disputed_at    timestamptz,
  created_at     timestamptz not null,
  resolved_at    timestamptz,
  ask_at         timestamptz,
  asked          int not null default 0,
  unique (gateway, external_id),
  check (refunded_minor between 0 and amount_minor),
  -- A bank may take back what was refunded already: then more is gone than was paid.
  check (lost_minor >= 0)
);
create index payments_of_customer on payments (customer_id, id desc);
create index payments_to_ask on payments (ask_at) where ask_at is not null;
create index payments_by_status on payments (status, id desc);
create index payments_by_external_id on payments (external_id text_pattern_ops);
create index payments_disputed on payments (id desc) where disputed_at is not null;

-- Which invoices a payment pays, the one that is due first before the others, and how much of each.
create table payment_invoices (
  payment_id    uuid not null references payments,
  position      smallint not null check (position >= 0),
  invoice_id    uuid not null references invoices,
  customer_id   uuid not null references customers,
  amount_minor  bigint not null check (amount_minor >= 0),
  is_unresolved boolean not null,
  primary key (payment_id, position)
);
-- The heart of "never charged twice": one unresolved attempt per invoice.
create unique index payment_invoices_one_unresolved on payment_invoices (invoice_id) where is_unresolved;
create index payment_invoices_of_invoice on payment_invoices (invoice_id, payment_id desc);
