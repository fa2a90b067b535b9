-- Versions that learned from rows of somebody who was erased since: whatever stage they stand at they are due to be trained anew, take no
-- new place, and answer until a day at most.

create table model.due_anew (
  version_id text primary key references model.version,
  -- The day of the last erasure from what it learned from, and the day from which on it answers no more, counted from the first.
  erased_on date not null,
  retrain_by date not null
);
alter table model.due_anew enable row level security;
alter table model.due_anew force row level security;
create policy system on model.due_anew to cadre_system using (true) with check (true);
grant select, insert, update on model.due_anew to cadre_system;
create policy reach on model.due_anew to cadre_reach using (true) with check (true);
grant select on model.due_anew to cadre_reach;
create policy read on model.due_anew for select to cadre_app
  using ((select access.holds_role('data_scientist') or access.holds_role('hr_manager') or access.holds_role('administrator')));
grant select on model.due_anew to cadre_app;

create function model.refuse_due_anew() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.stage in ('champion', 'shadow') and exists (select from model.due_anew d where d.version_id = new.version_id) then
    raise exception 'somebody was erased from what the version learned from' using errcode = 'check_violation';
  end if;
  return new;
end $$;
-- Named to come before `stage_is_entered`, which moves the version.
create trigger due_anew_takes_no_place before insert on model.stage_event for each row execute function model.refuse_due_anew();
grant create on schema model to cadre_reach;
alter function model.refuse_due_anew() owner to cadre_reach;
revoke create on schema model from cadre_reach;
revoke execute on function model.refuse_due_anew() from public;
