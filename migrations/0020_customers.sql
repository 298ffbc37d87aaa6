-- Names are found in their normal form, which the program makes (src/kernel/normal-form.ts) and writes into `folded`. Rows that
-- were there before are folded after the start; until then they are found by what they hold in lower case.
alter table customers drop column search;
alter table customers add column folded text;
-- With a space around every word, so that trigrams know where words begin. A customer is found by their number, too.
alter table customers add column search text not null generated always as
  (' ' || coalesce(folded, lower(name || ' ' || company || ' ' || split_part(email, '@', 1) || ' ' || phone)) || ' ' ||
    number::text || ' ') stored;
create index customers_search on customers using gin (search gin_trgm_ops) with (fastupdate = off);
create index customers_not_folded on customers (id) where folded is null;
-- Addresses share most of their trigrams with each other, so they are looked up by their beginning, and by that of their domain.
create index customers_by_email on customers (lower(email collate "C"));
create index customers_by_email_domain on customers (split_part(lower(email collate "C"), '@', 2));
