-- What this database is: the demo with its made-up company, or an installation of somebody's own. An index for searches.

create table app.installation (
  -- One row at most.
  only_one boolean primary key default true check (only_one),
  kind text not null check (kind in ('demo', 'real')),
  created_at timestamptz not null default clock_timestamp(),
  -- The day the company of the demo is made for, and how many of its records are entered.
  demo_today date,
  demo_records int not null default 0,
  is_filled boolean not null,
  check ((kind = 'demo') = (demo_today is not null))
);
alter table app.installation enable row level security;
alter table app.installation force row level security;
create policy system on app.installation to cadre_system using (true) with check (true);
grant select, insert, update on app.installation to cadre_system;

-- Searches find the versions that are believed by it.
create index person__by_person_id on records.person (person_id) where upper_inf(recorded);

-- A temporary table of a request's own would be found before ours wherever a name has no schema.
do $$
begin
  execute format('revoke temporary on database %I from public', current_database());
exception when insufficient_privilege then
  raise notice 'whoever owns the database should take the right to temporary tables from everybody: %', sqlerrm;
end $$;
