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
