drop index purchases_search;
alter table purchases add column folded text;
alter table purchases add column search text generated always as (' ' || coalesce(folded, lower(name)) || ' ') stored;
create index purchases_search on purchases using gin (search gin_trgm_ops) with (fastupdate = off);
create index purchases_not_folded on purchases (id) where folded is null;
