-- What its buyer owns already and the things in the cart are to belong to, where nothing else in the cart can hold them.
alter table carts add column parent_id uuid references purchases;
