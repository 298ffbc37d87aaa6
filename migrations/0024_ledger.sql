-- Why a journal was written by hand, in the words of whoever did; whoever's credit it moved reads it there.
alter table journals add column reason text;
