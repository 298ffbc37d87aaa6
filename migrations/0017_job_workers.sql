-- The workers that do jobs, and when each last said that it lives. Jobs of one that has fallen silent are freed by the others.
create table job_workers (
  -- As the queue knows it: `locked_by` of a job.
  id       text primary key,
  -- Since when it has said so without a gap.
  since    timestamptz not null,
  beat_at  timestamptz not null
);
