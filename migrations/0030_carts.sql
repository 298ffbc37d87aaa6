-- Whom a cart was made for: the digest of a network address, or of a login. It bounds how many carts one of them has.
alter table carts add column made_for bytea;
create index carts_of_one on carts (made_for, touched_at);
