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

-- What was agreed to, as it stood on the page: price now, price later, terms, and when.
create table consents (
  invoice_id  uuid primary key references invoices,
  customer_id uuid not null references customers,
  order_terms jsonb not null,
  agreed_at   timestamptz not null
);
create trigger consents_are_append_only before update or delete on consents
  for each row execute function refuse_change();

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

-- The customer's own books and history refuse changes from the application's role as well as by trigger.
revoke update, delete, truncate on events, journals, postings, credit_notes, consents from current_user;
revoke update on event_personal from current_user;
