-- The last time that a plan started a training: what came of it is told to whoever set the plan, once, and tried again after a week.

alter table model.retraining
  add column tried_at timestamptz,
  add column tried_job text,
  add column problem text,
  add check ((tried_at is null) = (tried_job is null)),
  add check (problem is null or tried_at is not null);
