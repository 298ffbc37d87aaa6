-- The primary key is read backwards just as well.
drop index invoices_newest;

-- What is written is found without going through a list of what is not yet indexed: searches stay quick while orders come in.
alter index customers_search set (fastupdate = off);
alter index invoices_search set (fastupdate = off);
alter index purchases_search set (fastupdate = off);
