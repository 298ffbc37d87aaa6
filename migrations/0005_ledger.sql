-- The books: double entry, append-only. Accounts are named, so that a journal can be read as it stands:
-- gateway/<name>, invoice/<id>, credit/<customer>, revenue, tax/<rate>, write-off, adjustment.

create table journals (
  id             uuid primary key,
  at             timestamptz not null,
  kind           text not null,
  customer_id    uuid not null references customers,
  invoice_id     uuid,
  payment_id uuid
);
create index journals_of_invoice on journals (invoice_id);
create index journals_of_customer on journals (customer_id, id desc);

-- `customer_id` is its journal's, of the shop's own accounts too, so that all of a customer's books can lie together.
create table postings (
  journal_id   uuid not null,
  line         smallint not null,
  customer_id  uuid not null references customers,
  account      text not null,
  currency     text not null check (currency ~ '^[A-Z]{3}$'),
  amount_minor bigint not null check (amount_minor <> 0),
  primary key (journal_id, line)
);
create index postings_of_account on postings (account, currency);

create trigger journals_are_append_only before update or delete on journals
  for each row execute function refuse_change();
create trigger journals_are_not_truncated before truncate on journals
  for each statement execute function refuse_change();
create trigger postings_are_append_only before update or delete on postings
  for each row execute function refuse_change();
create trigger postings_are_not_truncated before truncate on postings
  for each statement execute function refuse_change();

-- A journal is written once and whole: its postings are made in the transaction that made it, and sum to zero.
create function journal_is_zero() returns trigger language plpgsql as $$
begin
  if not exists (select from journals where id = new.journal_id and customer_id = new.customer_id
    and xmin = pg_current_xact_id()::xid) then
    raise exception 'journal % of customer % was not made in this transaction', new.journal_id, new.customer_id
      using errcode = 'check_violation';
  end if;
  if exists (select from postings where journal_id = new.journal_id group by currency having sum(amount_minor) <> 0) then
    raise exception 'the postings of journal % do not sum to zero', new.journal_id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger postings_sum_to_zero after insert on postings
  deferrable initially deferred for each row execute function journal_is_zero();

create function journal_has_postings() returns trigger language plpgsql as $$
begin
  if not exists (select from postings where journal_id = new.id) then
    raise exception 'journal % has no postings', new.id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger journals_have_postings after insert on journals
  deferrable initially deferred for each row execute function journal_has_postings();

-- What a customer holds, cached under the lock of its row. The books say what it must be.
create table credit_balances (
  customer_id   uuid not null references customers,
  currency      text not null,
  balance_minor bigint not null check (balance_minor >= 0),
  primary key (customer_id, currency)
);
