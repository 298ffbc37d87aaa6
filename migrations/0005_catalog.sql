create table tax_classes (
  id   uuid primary key,
  name text not null unique
);

-- First match by position wins; a null country or region matches every one.
create table tax_rates (
  id           uuid primary key,
  tax_class_id uuid not null references tax_classes,
  position     int  not null,
  country      text,
  region       text,
  name         text not null,
  rate_ppm     bigint not null check (rate_ppm between 0 and 1000000),
  unique (tax_class_id, position)
);

create table package_groups (
  id          uuid primary key,
  parent_id   uuid references package_groups,
  slug        text not null unique,
  name        text not null,
  description text not null default '',
  position    int  not null
);

create table packages (
  id                  uuid primary key,
  group_id            uuid not null references package_groups,
  slug                text not null unique,
  kind                text not null check (kind in ('product')),
  name                text not null,
  summary             text not null default '',
  description         text not null default '',
  tax_class_id        uuid not null references tax_classes,
  -- Below zero is what was sold and is not there: paid for after its order had let go of it.
  stock               int,
  visible             boolean not null default true,
  attach              text not null default 'none' check (attach in ('none', 'may', 'must')),
  renew_before_days   int not null check (renew_before_days >= 0),
  renew_after_days    int not null check (renew_after_days >= 0),
  grace_days          int not null check (grace_days between 0 and 90),
  may_cancel_now      boolean not null,
  may_turn_off_auto_renew boolean not null,
  position            int not null,
  created_at          timestamptz not null
);
create index packages_of_group on packages (group_id, position);

-- How a package may be bought: once (no term), for a term that renews, or once and paid in several instalments.
create table package_options (
  id               uuid primary key,
  package_id       uuid not null references packages,
  position         int  not null,
  term_unit        text check (term_unit in ('day', 'week', 'month', 'year')),
  term_count       int  check (term_count between 1 and 120),
  instalments      smallint check (instalments between 2 and 120),
  instalment_unit  text check (instalment_unit in ('day', 'week', 'month', 'year')),
  instalment_every smallint check (instalment_every between 1 and 120),
  unique (package_id, position),
  check ((term_unit is null) = (term_count is null)),
  constraint instalments_are_whole check (
    (instalments is null) = (instalment_unit is null) and (instalments is null) = (instalment_every is null)),
  constraint what_renews_has_no_instalments check (instalments is null or term_unit is null)
);

create table option_prices (
  option_id   uuid not null references package_options,
  currency    text not null check (currency ~ '^[A-Z]{3}$'),
  price_minor bigint not null check (price_minor >= 0),
  setup_minor bigint not null default 0 check (setup_minor >= 0),
  primary key (option_id, currency)
);

create table package_fields (
  id         uuid primary key,
  package_id uuid not null references packages,
  position   int  not null,
  label      text not null,
  hint       text not null default '',
  type       text not null check (type in ('text', 'long_text', 'number', 'choice', 'date', 'yes_no')),
  choices    text[] not null default '{}',
  required   boolean not null,
  editable   boolean not null,
  staff_only boolean not null,
  unique (package_id, position)
);

-- Codes that make an order cheaper. `off` is a part of the price or an amount per currency; no packages and no groups mean
-- everything; `renewals` says how many renewals it applies to after the first invoice, null meaning all of them.
create table coupons (
  id             uuid primary key,
  code           text not null unique check (code = upper(code)),
  percent_ppm    bigint check (percent_ppm between 1 and 1000000),
  amounts        jsonb not null,
  minimums       jsonb not null,
  package_ids    uuid[] not null,
  group_ids      uuid[] not null,
  starts_on      date,
  ends_on        date check (ends_on >= starts_on),
  most_uses      int check (most_uses > 0),
  most_uses_each int check (most_uses_each > 0),
  renewals       int check (renewals >= 0),
  used           int not null default 0 check (used >= 0),
  created_at     timestamptz not null,
  ended_at       timestamptz,
  check ((percent_ppm is null) = (jsonb_array_length(amounts) > 0))
);

-- One coupon per invoice. An order that is never paid gives its use back.
create table coupon_redemptions (
  invoice_id     uuid primary key,
  coupon_id      uuid not null references coupons,
  customer_id    uuid not null references customers,
  discount_minor bigint not null check (discount_minor > 0),
  redeemed_at    timestamptz not null,
  returned_at    timestamptz,
  returned_for   text check (returned_for in ('expired', 'cancelled')),
  check ((returned_at is null) = (returned_for is null))
);
create index redemptions_of_customer on coupon_redemptions (coupon_id, customer_id);
