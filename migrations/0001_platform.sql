-- What every slice stands on: history, idempotency, jobs and due work.

create extension if not exists pg_trgm;

-- Random at the first start, where the environment gives none: what sessions and webhooks are signed with.
create table secrets (
  name  text primary key,
  value text not null
);

-- The first moment of a day on the clocks of a place; where they go back to midnight once more, the earlier of the two.
create function start_of_day(day date, zone text) returns timestamptz language sql stable as $$
  select (day::timestamp at time zone zone) - case
    when ((day::timestamp at time zone zone) - interval '1 hour') at time zone zone = day::timestamp
    then interval '1 hour' else interval '0' end
$$;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % is not possible', tg_table_name, lower(tg_op)
    using errcode = 'restrict_violation';
end $$;

-- The last link of each chain. `chain` is the customer's id, or the nil uuid for what concerns the shop alone.
create table history_heads (
  chain  uuid   primary key,
  seq    bigint not null check (seq >= 0),
  digest bytea  not null
);

create table events (
  id         uuid        primary key,
  chain      uuid        not null,
  seq        bigint      not null check (seq > 0),
  at         timestamptz not null,
  type       text        not null,
  version    smallint    not null,
  grouping   text        not null,
  audience   text        not null check (audience in ('customer', 'staff')),
  actor      jsonb       not null,
  payload    jsonb       not null,
  commitment bytea,
  previous   bytea       not null,
  digest     bytea       not null,
  unique (chain, seq)
);
create index events_by_group on events (chain, grouping, seq desc);
create trigger events_are_append_only before update or delete on events
  for each row execute function refuse_change();
create trigger events_are_not_truncated before truncate on events
  for each statement execute function refuse_change();

-- Personal data of an event. Its salted digest is the event's commitment, so that a person can be erased here and the
-- chain still holds. (No foreign key: its check would need the right to update events, which nobody has.)
create table event_personal (
  event_id uuid  primary key,
  salt     bytea not null,
  personal jsonb not null
);
create trigger event_personal_is_not_changed before update on event_personal
  for each row execute function refuse_change();

create table idempotency_keys (
  actor      text        not null,
  use_case   text        not null,
  key        text        not null,
  input_hash text        not null,
  result     jsonb,
  created_at timestamptz not null,
  primary key (actor, use_case, key)
);

create index idempotency_keys_by_age on idempotency_keys (created_at);

-- How fast somebody may guess, of all web processes together. `key_digest` is of who asks; at `full_at` as many may come at once
-- as ever, each that comes moves it on. A row whose moment has passed says nothing.
create table rate_limits (
  rule       text        not null,
  key_digest bytea       not null,
  full_at    timestamptz not null,
  primary key (rule, key_digest)
);

-- The workers that do jobs, and when each last said that it lives. Jobs of one that has fallen silent are freed by the others.
create table job_workers (
  -- As the queue knows it: `locked_by` of a job.
  id       text primary key,
  -- Since when it has said so without a gap.
  since    timestamptz not null,
  beat_at  timestamptz not null
);

-- What is due is done by any number of workers: each claims the customers whose items it does, for a while that it keeps
-- renewing, so that nobody's items are done at two places at once and those of a worker that died are free again soon.
create table due_claims (
  customer_id uuid primary key,
  worker      uuid not null,
  until       timestamptz not null
);
create index due_claims_of_worker on due_claims (worker);

-- What was due and could not be done, and when it is tried again. The row goes when it was done, or is not due any more.
create table due_failures (
  source      text not null,
  item        text not null,
  customer_id uuid not null,
  due_at      timestamptz not null,
  attempts    int not null check (attempts > 0),
  failure     text not null,
  failed_at   timestamptz not null,
  try_at      timestamptz not null,
  primary key (source, item)
);
create index due_failures_latest on due_failures (failed_at desc);
