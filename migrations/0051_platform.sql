-- What happened for one cause (a request, a job, a process with all its transactions) has the same one, and reads as one story.
-- Events from before have none.
alter table events add column cause uuid;
