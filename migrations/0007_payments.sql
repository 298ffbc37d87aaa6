create table payment_methods (
  id          uuid primary key,
  customer_id uuid not null references customers,
  gateway     text not null,
  token       text not null,
  brand       text not null,
  last4       text not null check (last4 ~ '^[0-9]{4}$'),
  exp_month   smallint not null check (exp_month between 1 and 12),
  exp_year    smallint not null,
  is_default  boolean not null,
  created_at  timestamptz not null,
  removed_at  timestamptz,
  unique (gateway, token)
);
create unique index payment_methods_one_default on payment_methods (customer_id) where is_default and removed_at is null;
create index payment_methods_of_customer on payment_methods (customer_id);

create table payments (
  id             uuid primary key,
  invoice_id     uuid not null references invoices,
  customer_id    uuid not null references customers,
  gateway        text not null,
  external_id    text,
  method_id      uuid references payment_methods,
  method_label   text not null,
  status         text not null check (status in ('pending', 'processing', 'approved', 'in_review', 'refused', 'failed',
                                                 'refunded', 'partly_refunded', 'disputed')),
  currency       text not null,
  amount_minor   bigint not null check (amount_minor > 0),
  refunded_minor bigint not null default 0 check (refunded_minor between 0 and amount_minor),
  reason         text,
  continue_url   text,
  origin         text not null check (origin in ('customer', 'renewal', 'staff')),
  created_at     timestamptz not null,
  resolved_at    timestamptz,
  ask_at         timestamptz,
  asked          int not null default 0,
  unique (gateway, external_id)
);
-- The heart of "never charged twice": one unresolved attempt per invoice.
create unique index payments_one_unresolved on payments (invoice_id)
  where status in ('pending', 'processing', 'in_review');
create index payments_of_invoice on payments (invoice_id);
create index payments_of_customer on payments (customer_id, id desc);
create index payments_to_ask on payments (ask_at) where ask_at is not null;
create index payments_by_status on payments (status, id desc);

create table refunds (
  id             uuid primary key,
  payment_id uuid not null references payments,
  amount_minor   bigint not null check (amount_minor > 0),
  reason         text not null,
  status         text not null check (status in ('processing', 'done', 'failed')),
  external_id    text,
  failure        text,
  created_at     timestamptz not null,
  resolved_at    timestamptz,
  ask_at         timestamptz
);
create unique index refunds_one_unresolved on refunds (payment_id) where status = 'processing';
create index refunds_to_ask on refunds (ask_at) where ask_at is not null;
