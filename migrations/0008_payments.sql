-- A gateway's token for something that can be charged, with what may be shown of it. `needs_customer`: it can be charged again
-- when the customer has confirmed it; `dead`: the gateway will never charge it again.
create table payment_methods (
  id          uuid primary key,
  customer_id uuid not null references customers,
  gateway     text not null,
  token       text not null,
  kind        text not null check (kind in ('card', 'sepa_debit')),
  label       text not null check (label <> ''),
  status      text not null default 'usable' check (status in ('usable', 'needs_customer', 'dead')),
  exp_month   smallint check (exp_month between 1 and 12),
  exp_year    smallint,
  is_default  boolean not null,
  created_at  timestamptz not null,
  removed_at  timestamptz,
  unique (gateway, token),
  check ((exp_month is null) = (exp_year is null)),
  check (kind <> 'card' or exp_month is not null)
);
create unique index payment_methods_one_default on payment_methods (customer_id) where is_default and removed_at is null;
create index payment_methods_of_customer on payment_methods (customer_id);

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

-- `invoice_id`: which of the payment's invoices it gives back. `gateway`, `external_id`: what the provider calls it; one that was made
-- at the provider has no key of ours and is written when it is heard of.
create table refunds (
  id             uuid primary key,
  payment_id     uuid not null references payments,
  invoice_id     uuid not null references invoices,
  customer_id    uuid not null references customers,
  gateway        text not null,
  amount_minor   bigint not null check (amount_minor > 0),
  reason         text not null,
  status         text not null check (status in ('processing', 'done', 'failed')),
  external_id    text,
  failure        text,
  created_at     timestamptz not null,
  resolved_at    timestamptz,
  ask_at         timestamptz,
  unique (gateway, external_id)
);
create unique index refunds_one_unresolved on refunds (payment_id) where status = 'processing';
create index refunds_of_payment on refunds (payment_id);
create index refunds_to_ask on refunds (ask_at) where ask_at is not null;

-- An inquiry moves nothing; the money moves when the provider withdraws it, and comes back when it reinstates it.
create table disputes (
  id              uuid primary key,
  payment_id      uuid not null references payments,
  customer_id     uuid not null references customers,
  gateway         text not null,
  external_id     text not null,
  status          text not null check (status in ('inquiry', 'open', 'won', 'lost')),
  reason          text not null,
  currency        text not null,
  amount_minor    bigint not null check (amount_minor > 0),
  fee_minor       bigint not null check (fee_minor >= 0),
  evidence_due_at timestamptz,
  opened_at       timestamptz not null,
  withdrawn_at    timestamptz,
  reinstated_at   timestamptz,
  closed_at       timestamptz,
  unique (gateway, external_id),
  check (reinstated_at is null or withdrawn_at is not null),
  check ((closed_at is not null) = (status in ('won', 'lost')))
);
create index disputes_of_payment on disputes (payment_id);
create index disputes_open on disputes (evidence_due_at, id) where closed_at is null;
create index disputes_newest on disputes (id desc);
