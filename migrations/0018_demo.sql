-- Holds a row while a demo shop is being filled: a start that finds one was preceded by one that was cut off.
create table demo_filling (
  only_row boolean primary key default true check (only_row)
);
