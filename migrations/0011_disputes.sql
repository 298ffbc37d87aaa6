-- An inquiry moves nothing; the money moves when the provider withdraws it, and comes back when it reinstates it.
create table disputes (
  id              uuid primary key,
  payment_id      uuid not null references payments,
  customer_id     uuid not null references customers,
  gateway         text not null,
  external_id     text not null,
  status          text not null check (status in ('inquiry', 'open', 'won', 'lost')),
  reason          text not null,
  currency        text not null,
  amount_minor    bigint not null check (amount_minor > 0),
  fee_minor       bigint not null check (fee_minor >= 0),
  evidence_due_at timestamptz,
  opened_at       timestamptz not null,
  withdrawn_at    timestamptz,
  reinstated_at   timestamptz,
  closed_at       timestamptz,
  unique (gateway, external_id),
  check (reinstated_at is null or withdrawn_at is not null),
  check ((closed_at is not null) = (status in ('won', 'lost')))
);
create index disputes_of_payment on disputes (payment_id);
create index disputes_open on disputes (evidence_due_at, id) where closed_at is null;
create index disputes_newest on disputes (id desc);
