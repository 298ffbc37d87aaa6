-- Whether the packages of a group may be changed into one another, and how (01-domain, Catalogue).
alter table package_groups
  add column upgrade text check (upgrade in ('free', 'charged')),
  add column downgrade text check (downgrade in ('nothing', 'credit')),
  add column proration text check (proration in ('keep_date', 'restart')),
  add constraint change_rules_are_whole check (
    (upgrade is null) = (downgrade is null) and (upgrade is null) = (proration is null));
