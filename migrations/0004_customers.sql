-- `user_id` is whose login owns the account; null where nobody can sign in to it, as when it came from another program.
create table customers (
  id         uuid primary key,
  number     bigint generated always as identity (start with 1001) unique,
  user_id    uuid references users,
  name       text not null,
  company    text not null default '',
  email      text not null,
  phone      text not null default '',
  line1      text not null default '',
  line2      text not null default '',
  city       text not null default '',
  region     text not null default '',
  postcode   text not null default '',
  country    text not null check (country ~ '^[A-Z]{2}$'),
  tax_id     text not null default '',
  locale     text not null,
  time_zone  text not null,
  currency   text not null check (currency ~ '^[A-Z]{3}$'),
  created_at timestamptz not null,
  -- Found by any part of it; a telephone number also by its digits alone, a customer by their number.
  search     text not null generated always as
    (lower(name || ' ' || company || ' ' || email || ' ' || phone || ' ' || regexp_replace(phone, '\D', '', 'g') || ' ' ||
      number::text)) stored
);
create index customers_of_user on customers (user_id);
create index customers_newest on customers (id desc);
-- What is written is found without going through a list of what is not yet indexed: searches stay quick while orders come in.
create index customers_search on customers using gin (search gin_trgm_ops) with (fastupdate = off);
-- One or two letters have no trigram: they find the customers whose name begins with them.
create index customers_by_beginning on customers (left(search, 2), id desc);
