-- The cause of the events beside which an email was written, so that its delivery is told with them.
alter table emails add column cause uuid;
