create table number_series (
  series text primary key,
  prefix text not null,
  next   bigint not null check (next > 0)
);

create table invoices (
  id              uuid primary key,
  customer_id     uuid not null references customers,
  status          text not null check (status in ('draft', 'pending', 'paid', 'expired', 'cancelled')),
  origin          text not null check (origin in ('customer', 'renewal', 'instalment', 'staff')),
  begun_by        text not null check (begun_by in ('customer', 'shop')),
  number          text unique,
  title           text not null,
  currency        text not null check (currency ~ '^[A-Z]{3}$'),
  tax_mode        text not null check (tax_mode in ('exclusive', 'inclusive')),
  net_minor       bigint not null check (net_minor >= 0),
  tax_minor       bigint not null check (tax_minor >= 0),
  total_minor     bigint not null check (total_minor = net_minor + tax_minor),
  received_minor  bigint not null default 0 check (received_minor between 0 and total_minor),
  refunded_minor  bigint not null default 0 check (refunded_minor between 0 and received_minor),
  billed_to       jsonb  not null,
  seller          jsonb  not null,
  taxes           jsonb  not null,
  created_by      jsonb  not null,
  issued_at       timestamptz,
  issued_on       date,
  due_on          date,
  expires_on      date,
  paid_at         timestamptz,
  cancelled_at    timestamptz,
  cancel_reason   text,
  created_at      timestamptz not null,
  search          text generated always as (lower(coalesce(number, '') || ' ' || title)) stored,
  check ((status = 'draft') = (number is null)),
  check ((number is null) = (issued_at is null)),
  check ((status = 'paid') = (paid_at is not null)),
  check (status <> 'paid' or received_minor = total_minor),
  check ((status = 'cancelled') = (cancelled_at is not null))
);
create index invoices_of_customer on invoices (customer_id, status, id desc);
create index invoices_by_status on invoices (status, id desc);
create index invoices_search on invoices using gin (search gin_trgm_ops) with (fastupdate = off);
create index invoices_expiring on invoices (expires_on) where status = 'pending';
-- The month's revenue on the dashboard.
create index invoices_paid on invoices (paid_at) where paid_at is not null;

create table invoice_lines (
  id               uuid primary key,
  invoice_id       uuid not null references invoices,
  customer_id      uuid not null references customers,
  position         smallint not null,
  kind             text not null check (kind in ('purchase', 'renewal', 'instalment', 'setup_fee', 'miscellaneous')),
  description      text not null,
  quantity         int not null check (quantity between 1 and 10000),
  unit_minor       bigint not null check (unit_minor >= 0),
  discount_minor   bigint not null default 0 check (discount_minor >= 0),
  amount_minor     bigint not null,
  tax_name         text not null,
  tax_rate_ppm     bigint not null check (tax_rate_ppm between 0 and 1000000),
  period_from      date,
  period_to        date,
  period_paid_by   date,
  delivered_from   date,
  delivered_to     date,
  breakdown        jsonb not null,
  fulfilment_kind  text,
  fulfilment       jsonb,
  unique (invoice_id, position),
  constraint amount_is_price_less_discount
    check (amount_minor = unit_minor * quantity - discount_minor and amount_minor >= 0),
  check ((fulfilment_kind is null) = (fulfilment is null)),
  check ((period_from is null) = (period_to is null)),
  check ((delivered_from is null) = (delivered_to is null))
);

-- Issued means immutable: what the customer was sent can never read differently afterwards.
create function issued_invoice_is_immutable() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.status <> 'draft' then
      raise exception 'invoice % is issued and stays', old.number using errcode = 'restrict_violation';
    end if;
    return old;
  end if;
  if old.status <> 'draft' and
    (new.customer_id, new.number, new.title, new.currency, new.tax_mode, new.net_minor, new.tax_minor, new.total_minor,
     new.billed_to, new.seller, new.taxes, new.issued_at, new.issued_on, new.origin, new.begun_by, new.created_by)
    is distinct from
    (old.customer_id, old.number, old.title, old.currency, old.tax_mode, old.net_minor, old.tax_minor, old.total_minor,
     old.billed_to, old.seller, old.taxes, old.issued_at, old.issued_on, old.origin, old.begun_by, old.created_by) then
    raise exception 'invoice % is issued and cannot be changed', old.number using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger invoices_are_immutable before update or delete on invoices
  for each row execute function issued_invoice_is_immutable();

create function issued_line_is_immutable() returns trigger language plpgsql as $$
begin
  -- The days that were paid for are written beside what was issued, once.
  if tg_op = 'UPDATE' and old.delivered_from is null
    and to_jsonb(new) - '{delivered_from,delivered_to}'::text[] = to_jsonb(old) - '{delivered_from,delivered_to}'::text[] then
    return new;
  end if;
  if (select status from invoices where id = old.invoice_id) <> 'draft' then
    raise exception 'the lines of an issued invoice cannot be changed' using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger invoice_lines_are_immutable before update or delete on invoice_lines
  for each row execute function issued_line_is_immutable();

create table credit_notes (
  id             uuid primary key,
  invoice_id     uuid not null references invoices,
  customer_id    uuid not null references customers,
  number         text not null unique,
  currency       text not null,
  net_minor      bigint not null check (net_minor >= 0),
  tax_minor      bigint not null check (tax_minor >= 0),
  total_minor    bigint not null check (total_minor = net_minor + tax_minor and total_minor > 0),
  taxes          jsonb not null,
  reason         text not null,
  issued_at      timestamptz not null,
  issued_on      date not null
);
create index credit_notes_of_invoice on credit_notes (invoice_id);
create index credit_notes_issued on credit_notes (issued_at);
create trigger credit_notes_are_append_only before update or delete on credit_notes
  for each row execute function refuse_change();

-- What was agreed to, as it stood on the page: price now, price later, terms, and when.
create table consents (
  invoice_id  uuid primary key references invoices,
  customer_id uuid not null references customers,
  order_terms jsonb not null,
  agreed_at   timestamptz not null
);
create trigger consents_are_append_only before update or delete on consents
  for each row execute function refuse_change();

-- The catalogue comes before what its coupons are redeemed on.
alter table coupon_redemptions add foreign key (invoice_id) references invoices;

insert into number_series (series, prefix, next) values ('invoice', 'INV-', 1), ('credit_note', 'CN-', 1);

-- The customer's own books and history refuse changes from the application's role as well as by trigger.
revoke update, delete, truncate on events, journals, postings, credit_notes, consents from current_user;
revoke update on event_personal from current_user;
