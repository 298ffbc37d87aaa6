-- How often its settings were changed: an edit knows the version that it was opened at.
alter table shop add column version int not null default 1;
