-- The sandbox: a simulated payment provider. Its state is its own, as a real provider's would be: nothing of the shop
-- refers to these tables, and nothing here refers to the shop's.

create schema sandbox;

-- A method is its test number's behaviour. The number itself is never kept.
create table sandbox.methods (
  token      text        primary key,
  kind       text        not null check (kind in ('card', 'sepa_debit')),
  label      text        not null,
  exp_month  smallint    check (exp_month between 1 and 12),
  exp_year   smallint,
  behaviour  text        not null,
  status     text        not null default 'usable' check (status in ('usable', 'needs_customer', 'dead')),
  created_at timestamptz not null
);

-- The provider's own form in which somebody enters a method: the shop sees its token only.
create table sandbox.forms (
  id         text        primary key,
  key        text        not null unique,
  return_url text        not null,
  token      text        references sandbox.methods,
  created_at timestamptz not null,
  expires_at timestamptz not null
);

-- `key` is the shop's: the same key is the same charge, however often it is asked for. A charge is prepared, which moves nothing,
-- and confirmed. What time alone brings about is not written when it happens but known from the start: a challenge that is over at
-- `expires_at` counts as abandoned, a debit that waits is at `decides_at` what `decides_to` says.
create table sandbox.charges (
  key            text        primary key,
  id             text        not null unique,
  token          text,
  behaviour      text,
  status         text        not null
    check (status in ('prepared', 'waiting', 'approved', 'in_review', 'refused', 'failed', 'challenge')),
  reason         text,
  amount_minor   bigint      not null check (amount_minor > 0),
  currency       text        not null,
  description    text        not null,
  challenge_id   text        unique,
  return_url     text        not null,
  refunded_minor bigint      not null default 0 check (refunded_minor between 0 and amount_minor),
  expires_at     timestamptz,
  decides_at     timestamptz,
  decides_to     text        check (decides_to in ('approved', 'refused')),
  created_at     timestamptz not null,
  decided_at     timestamptz,
  check (status <> 'challenge' or (challenge_id is not null and expires_at is not null)),
  check (status <> 'waiting' or (decides_at is not null and decides_to is not null)),
  check ((reason is not null) = (status in ('in_review', 'refused', 'failed')))
);

-- `key` is the shop's, or the provider's own where the refund was made at the provider.
create table sandbox.refunds (
  key          text        primary key,
  id           text        not null unique,
  charge_key   text        not null references sandbox.charges,
  amount_minor bigint      not null check (amount_minor > 0),
  status       text        not null check (status in ('done', 'failed')),
  reason       text,
  is_ours      boolean     not null,
  created_at   timestamptz not null,
  check ((reason is not null) = (status = 'failed'))
);
create index refunds_of_charge on sandbox.refunds (charge_key);

-- Before `opens_at` nobody knows of it; at `closes_at` it has ended as `closes_to` says.
create table sandbox.disputes (
  id              text        primary key,
  charge_key      text        not null references sandbox.charges,
  reason          text        not null,
  amount_minor    bigint      not null check (amount_minor > 0),
  fee_minor       bigint      not null check (fee_minor >= 0),
  is_inquiry      boolean     not null,
  opens_at        timestamptz not null,
  evidence_due_at timestamptz,
  closes_at       timestamptz,
  closes_to       text        check (closes_to in ('won', 'lost')),
  check ((closes_at is null) = (closes_to is null))
);
create index disputes_of_charge on sandbox.disputes (charge_key);

-- One row a delivery. An event that is delivered twice has two rows with one `event_id`.
create table sandbox.webhooks (
  seq          bigint      generated always as identity primary key,
  event_id     text        not null,
  charge_key   text        references sandbox.charges,
  kind         text        not null,
  subject_kind text        not null check (subject_kind in ('charge', 'refund', 'dispute', 'method')),
  subject_id   text        not null,
  at           timestamptz not null,
  deliver_at   timestamptz not null,
  attempts     int         not null default 0,
  failure      text,
  delivered_at timestamptz
);
create index webhooks_of_charge on sandbox.webhooks (charge_key);
create index webhooks_due on sandbox.webhooks (deliver_at, seq) where delivered_at is null and attempts < 20;
