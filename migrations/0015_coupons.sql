-- Codes that make an order cheaper. `off` is a part of the price or an amount per currency; no packages and no groups mean
-- everything; `renewals` says how many renewals it holds for after the first invoice, null meaning all of them.
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
  invoice_id     uuid primary key references invoices,
  coupon_id      uuid not null references coupons,
  customer_id    uuid not null references customers,
  discount_minor bigint not null check (discount_minor > 0),
  redeemed_at    timestamptz not null,
  returned_at    timestamptz,
  returned_for   text check (returned_for in ('expired', 'cancelled')),
  check ((returned_at is null) = (returned_for is null))
);
create index redemptions_of_customer on coupon_redemptions (coupon_id, customer_id);

alter table carts add column coupon_id uuid references coupons;

alter table invoice_lines
  add column discount_minor bigint not null default 0 check (discount_minor >= 0),
  drop constraint invoice_lines_check,
  add constraint amount_is_price_less_discount
    check (amount_minor = unit_minor * quantity - discount_minor and amount_minor >= 0);

-- What a coupon still takes off the renewals of this purchase: its code, how many, and how much.
alter table purchases add column discount jsonb;
