-- Agreed when it was bought: it ends with what it belongs to.
alter table purchases add column must_attach boolean not null default false;
update purchases p set must_attach = true from packages k
  where k.id = p.package_id and k.attach = 'must' and p.parent_id is not null;
create index purchases_of_parent on purchases (parent_id) where parent_id is not null;
