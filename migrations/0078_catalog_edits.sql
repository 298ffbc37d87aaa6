-- What is sold can be edited and taken out of the store. Carts, orders and purchases go on referring to what they were made with.
alter table packages
  add column version int not null default 1,
  add column archived_at timestamptz,
  add constraint what_is_archived_is_not_for_sale check (archived_at is null or not visible);

-- One that is offered no more has no place.
alter table package_options alter column position drop not null;
alter table package_fields alter column position drop not null;

alter table package_groups add column version int not null default 1;
alter table tax_classes add column version int not null default 1;
