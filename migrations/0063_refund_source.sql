-- `source`: what a refund gives back. `invoice`: what the payment brought to its invoice; `credit`: what of it the invoice did not need, or
-- let go, and that is the customer's credit.
alter table refunds add column source text not null default 'invoice' check (source in ('invoice', 'credit'));
alter table refunds alter column source drop default;
