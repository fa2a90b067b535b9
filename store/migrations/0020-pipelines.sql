-- Which jobs a run of a pipeline has entered for its steps, day by day: entered together with the job, so that a run that is
-- taken up again after a kill enters none twice.

create table jobs.pipeline_step (
  run_id text not null references jobs.job on delete cascade,
  day date not null,
  step text not null check (step ~ '^[a-z][a-z_]{1,40}$'),
  job_id text not null references jobs.job on delete cascade,
  primary key (run_id, day, step)
);

alter table jobs.pipeline_step enable row level security;
alter table jobs.pipeline_step force row level security;
create policy system on jobs.pipeline_step to cadre_system using (true) with check (true);
grant select, insert, delete on jobs.pipeline_step to cadre_system;
create policy reach on jobs.pipeline_step for select to cadre_reach using (true);
grant select on jobs.pipeline_step to cadre_reach;

-- How the runs of a pipeline stand, the newest first: states and times, nothing that went in or came out.
create function jobs.pipeline_runs(pipeline text, most int) returns table (
  run_id text, run_state text, entered_at timestamptz, ended_at timestamptz, problem text,
  day date, step text, job_id text, step_state text, step_started_at timestamptz, step_ended_at timestamptz, step_problem text, step_said text
) language sql stable security definer set search_path = pg_catalog
begin atomic
  with newest as (
    select j.* from jobs.job j where j.kind = pipeline order by j.entered_at desc, j.id desc limit most
  )
  select n.id, n.state, n.entered_at, n.ended_at, n.error_message, s.day, s.step, c.id, c.state, c.started_at, c.ended_at, c.error_message,
    case when c.state = 'done' then nullif(c.message, '') end
  from newest n
  left join jobs.pipeline_step s on s.run_id = n.id
  left join jobs.job c on c.id = s.job_id
  where access.holds_role('data_scientist') or access.holds_role('hr_manager') or access.holds_role('administrator')
  order by n.entered_at desc, n.id desc, s.day, c.entered_at, s.step;
end;
grant create on schema jobs to cadre_reach;
alter function jobs.pipeline_runs(text, int) owner to cadre_reach;
revoke create on schema jobs from cadre_reach;
revoke execute on function jobs.pipeline_runs(text, int) from public;
grant execute on function jobs.pipeline_runs(text, int) to cadre_app;

-- A pipeline that is cancelled takes its open jobs with it, whether it runs at the moment or waits.
create function jobs.cancel_steps() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  update jobs.job set cancel_asked_at = coalesce(cancel_asked_at, clock_timestamp()),
    state = case state when 'waiting' then 'cancelled' else state end,
    ended_at = case state when 'waiting' then clock_timestamp() else ended_at end
  where id in (select s.job_id from jobs.pipeline_step s where s.run_id = new.id) and state in ('waiting', 'running');
  return null;
end $$;
create trigger cancel_takes_steps after update of cancel_asked_at on jobs.job for each row
  when (old.cancel_asked_at is null and new.cancel_asked_at is not null) execute function jobs.cancel_steps();
grant create on schema jobs to cadre_system;
alter function jobs.cancel_steps() owner to cadre_system;
revoke create on schema jobs from cadre_system;
revoke execute on function jobs.cancel_steps() from public;
