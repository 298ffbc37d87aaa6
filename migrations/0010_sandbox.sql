-- The sandbox: a simulated payment provider. Its state is its own, as a real provider's would be: nothing of the shop
-- refers to these tables, and nothing here refers to the shop's.

create schema sandbox;

-- A card is its test number's behaviour. The number itself is never kept.
create table sandbox.cards (
  token      text        primary key,
  brand      text        not null,
  last4      text        not null check (last4 ~ '^[0-9]{4}$'),
  exp_month  smallint    not null check (exp_month between 1 and 12),
  exp_year   smallint    not null,
  behaviour  text        not null,
  created_at timestamptz not null
);

-- `key` is the shop's: the same key is the same charge, however often it is asked for. What time alone brings about is
-- not written when it happens but known from the start: a challenge that is over at `expires_at` counts as abandoned, an
-- approved charge with a `dispute_at` in the past as disputed.
create table sandbox.charges (
  key            text        primary key,
  id             text        not null unique,
  token          text,
  behaviour      text        not null,
  status         text        not null check (status in ('approved', 'in_review', 'refused', 'failed', 'challenge')),
  reason         text,
  amount_minor   bigint      not null check (amount_minor > 0),
  currency       text        not null,
  description    text        not null,
  challenge_id   text        unique,
  return_url     text        not null,
  refunded_minor bigint      not null default 0 check (refunded_minor between 0 and amount_minor),
  expires_at     timestamptz,
  dispute_at     timestamptz,
  created_at     timestamptz not null,
  decided_at     timestamptz,
  check (status <> 'challenge' or (challenge_id is not null and expires_at is not null)),
  check ((reason is not null) = (status in ('in_review', 'refused', 'failed')))
);

create table sandbox.refunds (
  key          text        primary key,
  id           text        not null unique,
  charge_key   text        not null references sandbox.charges,
  amount_minor bigint      not null check (amount_minor > 0),
  status       text        not null check (status in ('done', 'failed')),
  reason       text,
  created_at   timestamptz not null,
  check ((reason is not null) = (status = 'failed'))
);
create index refunds_of_charge on sandbox.refunds (charge_key);

-- One row a delivery. An event that is delivered twice has two rows with one `event_id`.
create table sandbox.webhooks (
  seq          bigint      generated always as identity primary key,
  event_id     text        not null,
  charge_key   text        not null references sandbox.charges,
  kind         text        not null,
  at           timestamptz not null,
  deliver_at   timestamptz not null,
  attempts     int         not null default 0,
  failure      text,
  delivered_at timestamptz
);
create index webhooks_of_charge on sandbox.webhooks (charge_key);
create index webhooks_due on sandbox.webhooks (deliver_at, seq) where delivered_at is null and attempts < 20;
