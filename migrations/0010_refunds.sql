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
