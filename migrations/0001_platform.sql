-- What every slice stands on: settings, history, idempotency, email.

create extension if not exists pg_trgm;

-- One row: the shop itself. Settings that are read at every step live in one document, checked by zod when it changes.
create table shop (
  only_row        boolean primary key default true check (only_row),
  settings        jsonb   not null,
  is_demo         boolean not null default false,
  clock_offset_ms bigint  not null default 0 check (clock_offset_ms = 0 or is_demo),
  created_at      timestamptz not null
);

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

create table emails (
  id            uuid        primary key,
  template      text        not null,
  subject_id    text        not null,
  occasion      text        not null,
  recipient     text        not null,
  customer_id   uuid,
  locale        text        not null,
  content       jsonb       not null,
  status        text        not null check (status in ('queued', 'sent', 'kept', 'held_back', 'failed')),
  subject       text,
  body_text     text,
  body_html     text,
  attempts      int         not null default 0,
  failure       text,
  created_at    timestamptz not null,
  sent_at       timestamptz,
  unique (template, subject_id, occasion, recipient)
);
create index emails_of_customer on emails (customer_id, created_at desc);
create index emails_unsent on emails (status, created_at) where status in ('queued', 'held_back', 'failed');
create index emails_recent on emails (created_at);
