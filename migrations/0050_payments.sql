-- What staff decided of a payment in review or of an awaited transfer: written down before the gateway hears of it, so that the
-- second of two is told of the first, and history names whoever decided, also when it is the gateway's webhook that brings the outcome.
alter table payments add column verdict jsonb;
