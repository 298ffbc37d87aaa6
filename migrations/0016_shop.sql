-- One row: the shop itself. Settings that are read at every step live in one document, checked by zod when it changes.
create table shop (
  only_row        boolean primary key default true check (only_row),
  settings        jsonb   not null,
  is_demo         boolean not null default false,
  clock_offset_ms bigint  not null default 0 check (clock_offset_ms = 0 or is_demo),
  created_at      timestamptz not null
);
