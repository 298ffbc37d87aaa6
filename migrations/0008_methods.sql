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
