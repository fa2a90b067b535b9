-- Before which day the past was brought in later: of those days what is known now counts as known then, of the others what was recorded by
-- their end. Set by itself when an import brings the past of most people, or by a person with a reason; what was set before stays.

create table app.past_brought_in (
  id bigint generated always as identity primary key,
  -- Nothing was brought in later where there is none.
  before date,
  reason text not null check (char_length(reason) between 3 and 2000),
  -- Nobody: it was set by itself.
  set_by text references app.account,
  set_at timestamptz not null
);

create function app.refuse_change_of_past() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  raise exception 'what was set of the past is never altered' using errcode = 'check_violation';
end $$;
create trigger stays_as_set before update on app.past_brought_in for each row execute function app.refuse_change_of_past();
revoke execute on function app.refuse_change_of_past() from public;

alter table app.past_brought_in enable row level security;
alter table app.past_brought_in force row level security;
create policy system on app.past_brought_in to cadre_system using (true) with check (true);
grant select, insert on app.past_brought_in to cadre_system;
create policy reach on app.past_brought_in for select to cadre_reach using (true);
grant select on app.past_brought_in to cadre_reach;
create policy read on app.past_brought_in for select to cadre_app
  using ((select access.holds_role('hr_manager') or access.holds_role('administrator') or access.holds_role('data_scientist')));
create policy decide on app.past_brought_in for insert to cadre_app
  with check (set_by = (select access.account())
    and (select access.holds_role('administrator') or access.reaches_all('employment', 'write')));
grant select, insert on app.past_brought_in to cadre_app;
