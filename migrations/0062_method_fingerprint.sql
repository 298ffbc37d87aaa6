-- `fingerprint`: the same card or account has the same one at its gateway; null where the gateway has none. `is_provisional`: entered
-- while something was paid, and not kept unless a payment with it succeeds.
alter table payment_methods add column fingerprint text, add column is_provisional boolean not null default false;
create unique index payment_methods_of_fingerprint on payment_methods (customer_id, gateway, fingerprint)
  where removed_at is null and fingerprint is not null;
alter table sandbox.methods add column fingerprint text;
