-- What was bought becomes another package: a quote is stored as it was shown, and committed as it stands or not at all.
alter table invoices drop constraint invoices_origin_check;
alter table invoices add constraint invoices_origin_check
  check (origin in ('customer', 'renewal', 'instalment', 'change', 'staff'));
alter table invoice_lines drop constraint invoice_lines_kind_check;
alter table invoice_lines add constraint invoice_lines_kind_check
  check (kind in ('purchase', 'renewal', 'instalment', 'change', 'setup_fee', 'miscellaneous'));

-- The one line that was taken back, where it was not the same part of each.
alter table credit_notes add column line_id uuid references invoice_lines;

-- A change of it waits to be paid: its renewal is not invoiced meanwhile.
alter table purchases add column is_changing boolean not null default false;

create table changes (
  id           uuid        primary key,
  purchase_id  uuid        not null references purchases,
  customer_id  uuid        not null references customers,
  status       text        not null check (status in ('quoted', 'waiting', 'done', 'withdrawn')),
  quote        jsonb       not null,
  -- Of all that the quote was made of.
  digest       text        not null,
  quoted_at    timestamptz not null,
  -- What was entered for it, besides what had been entered before.
  fields       jsonb,
  -- How many it put back of what the purchase was, where there is a limit to that.
  gave         int         not null default 0,
  invoice_id   uuid        references invoices,
  -- Until when its invoice can be paid.
  waits_until  timestamptz,
  -- What the purchase is by it.
  after        jsonb,
  done_at      timestamptz,
  done_on      date,
  check ((status = 'done') = (done_at is not null)),
  check ((done_at is null) = (done_on is null)),
  check ((done_at is null) = (after is null)),
  check (status <> 'waiting' or (invoice_id is not null and waits_until is not null))
);
create unique index changes_waiting on changes (purchase_id) where status = 'waiting';
create index changes_to_end on changes (waits_until) where status = 'waiting';
create index changes_of_purchase on changes (purchase_id, done_at desc) where status = 'done';
create index changes_of_customer on changes (customer_id);
create index changes_of_invoice on changes (invoice_id) where invoice_id is not null;
create index changes_left on changes (quoted_at) where status = 'quoted';
