-- A purchase is found by its name and by what was entered into its custom fields.
create function purchase_search(name text, fields jsonb) returns text language sql immutable parallel safe
  return lower(name || coalesce((select string_agg(' ' || left(field ->> 'value', 200), '' order by place)
    from jsonb_array_elements(fields) with ordinality as entered(field, place)), ''));
alter table purchases add column search text not null generated always as (purchase_search(name, fields)) stored;
drop index purchases_search;
create index purchases_search on purchases using gin (search gin_trgm_ops) with (fastupdate = off);
