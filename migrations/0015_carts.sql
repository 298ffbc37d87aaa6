-- A cart belongs to a browser (by the digest of its cookie) until its checkout makes an invoice of it.
create table carts (
  id           uuid primary key,
  token_digest bytea not null unique,
  created_at   timestamptz not null,
  touched_at   timestamptz not null,
  coupon_id    uuid references coupons
);
create index carts_stale on carts (touched_at);

create table cart_items (
  id         uuid primary key,
  cart_id    uuid not null references carts on delete cascade,
  package_id uuid not null references packages,
  option_id  uuid not null references package_options,
  quantity   int not null check (quantity between 1 and 100),
  fields     jsonb not null,
  added_at   timestamptz not null
);
create index cart_items_of_cart on cart_items (cart_id);
