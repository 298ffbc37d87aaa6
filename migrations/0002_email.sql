-- Each attempt to deliver an email has a lease, so that one worker at a time sends it, and an attempt that ended without an outcome
-- is noticed. What staff have released after the breaker held it back is not held back again.
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
  leased_until  timestamptz,
  unresolved    smallint    not null default 0,
  released_at   timestamptz,
  unique (template, subject_id, occasion, recipient)
);
create index emails_of_customer on emails (customer_id, created_at desc);
-- The staff's list: newest first, by status.
create index emails_by_status on emails (status, created_at desc, id desc);
create index emails_recent on emails (created_at);
