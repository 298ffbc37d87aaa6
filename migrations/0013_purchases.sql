create table purchases (
  id                uuid primary key,
  customer_id       uuid not null references customers,
  package_id        uuid not null references packages,
  parent_id         uuid references purchases,
  line_id           uuid not null unique references invoice_lines,
  kind              text not null,
  name              text not null,
  quantity          int not null check (quantity > 0),
  fields            jsonb not null,
  status            text not null check (status in ('active', 'expired', 'cancelled')),
  currency          text not null,
  price_minor       bigint not null check (price_minor >= 0),
  tax_class_id      uuid not null references tax_classes,
  term_unit         text check (term_unit in ('day', 'week', 'month', 'year')),
  term_count        int,
  anchor_day        smallint check (anchor_day between 1 and 31),
  grace_days        int not null,
  renew_before_days int not null,
  renew_after_days  int not null,
  started_on        date not null,
  term_from         date not null,
  expires_on        date,
  billed_minor      bigint not null,
  method_id         uuid references payment_methods,
  collection        text not null check (collection in ('automatic', 'manual')),
  auto_renew        boolean not null,
  ended_at          timestamptz,
  end_reason        text,
  bought_by         uuid references users,
  created_at        timestamptz not null,
  -- The first day of the latest period that a renewal was invoiced for.
  invoiced_for      date,
  -- What a coupon still takes off its renewals: its code, how many, and how much.
  discount          jsonb,
  usable_until      date generated always as (case when auto_renew then expires_on + grace_days else expires_on end) stored,
  check ((term_unit is null) = (term_count is null)),
  check ((term_unit is null) = (expires_on is null)),
  check ((term_unit is null) = (anchor_day is null)),
  check (term_unit is not null or not auto_renew),
  check ((status = 'active') = (ended_at is null))
);
create index purchases_of_customer on purchases (customer_id, id desc);
create index purchases_to_invoice on purchases (expires_on)
  where status = 'active' and auto_renew and invoiced_for is distinct from expires_on;
create index purchases_to_expire on purchases (usable_until) where status = 'active' and usable_until is not null;
create index purchases_of_package on purchases (package_id);
create index purchases_search on purchases using gin (lower(name) gin_trgm_ops) with (fastupdate = off);

-- One renewal per purchase and period, however many workers look at it.
create table renewals (
  purchase_id  uuid not null references purchases,
  period_start date not null,
  period_end   date not null,
  invoice_id   uuid not null references invoices,
  customer_id  uuid not null references customers,
  status       text not null check (status in ('open', 'paid', 'lapsed')),
  primary key (purchase_id, period_start)
);
create index renewals_of_invoice on renewals (invoice_id);
