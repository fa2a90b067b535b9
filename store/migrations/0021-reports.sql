-- What studies found about many people, month after month: entered once, and never altered. Figures of groups of five people or
-- more; nothing about one.

create schema report;
grant usage on schema report to cadre_app, cadre_system, cadre_reach;

create table report.report (
  id text primary key check (id ~ '^rpt_[0-9A-Za-z]{22}$'),
  kind text not null check (kind in ('attrition', 'performance', 'productivity', 'wellbeing', 'teams')),
  as_of date not null,
  -- The job that made it, and the data that it was made from; jobs are cleared away, reports stay.
  job_id text not null,
  data_set text,
  data_hash text,
  -- How it was found out and how well it does: of the whole organisation, and of no group.
  method jsonb not null,
  made_at timestamptz not null,
  -- In the order in which they were made.
  position bigint generated always as identity,
  unique (job_id, as_of),
  check ((data_set is null) = (data_hash is null))
);
create index report_by_kind on report.report (kind, as_of desc, made_at desc);

-- What was found of everybody, of a department, of a legal entity or country, and of who reports to somebody.
create table report.part (
  report_id text not null references report.report on delete cascade,
  about text not null check (about in ('everybody', 'department', 'legal entity', 'country', 'line', 'team')),
  -- Which of them, by id or code, a team by how the file calls it; empty for everybody.
  name text not null,
  -- Whose line it is.
  line_of text references records.key on delete cascade,
  people int not null check (people >= 5),
  -- The number that matters, with its interval where it has one.
  value double precision not null,
  low double precision,
  high double precision,
  figures jsonb not null,
  -- Whether those who lead the leader may read it beside their own line: only of what is done, and only where no few are told by
  -- what remains between lines.
  told_above boolean not null default false,
  primary key (report_id, about, name),
  check ((about = 'line') = (line_of is not null) and (about <> 'line' or name = line_of)),
  check ((about = 'everybody') = (name = '')),
  check (about = 'line' or not told_above),
  check ((low is null) = (high is null))
);
create index part_of_line on report.part (line_of) where line_of is not null;

create function report.refuse_change() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  raise exception 'a report is made and never altered' using errcode = 'check_violation';
end $$;
create trigger stays_as_made before update on report.report for each row execute function report.refuse_change();
create trigger stays_as_made before update on report.part for each row execute function report.refuse_change();

-- Whether it is of people of a legal entity or country that the account's office is limited to.
create function report.is_of_scope(about text, name text) returns boolean
  language sql stable security definer set search_path = pg_catalog
  return exists (
    select from access.relations('outlook', 'read') r
    where r.relation = 'region' and r.scope is not null
      and case about when 'legal entity' then name when 'country' then 'country:' || name end = any (r.scope)
  );

do $$
declare own text;
begin
  foreach own in array array['report', 'part'] loop
    execute format('alter table report.%I enable row level security', own);
    execute format('alter table report.%I force row level security', own);
    execute format('create policy system on report.%I to cadre_system using (true) with check (true)', own);
    execute format('grant select, insert, delete on report.%I to cadre_system', own);
  end loop;
end $$;

create policy read on report.report for select to cadre_app
  using ((select access.holds_role('hr_manager') or access.holds_role('executive') or access.holds_role('lead')));
-- HR managers of the whole organisation read every part, those of a region theirs; executives what is of everybody and of
-- departments; leads what is of their own line, and of lines under it where it is told above.
create policy read on report.part for select to cadre_app
  using ((select access.reaches_all('outlook', 'read'))
    or (about in ('everybody', 'department', 'team') and (select access.holds_role('executive')))
    or (about in ('legal entity', 'country') and (select access.has_relation('outlook', 'read', 'region')) and report.is_of_scope(about, name))
    or (line_of = (select access.me()) and (select access.holds_role('lead')))
    or (told_above and line_of = any ((select access.my_chain())::text[]) and (select access.holds_role('lead'))));
grant select on report.report, report.part to cadre_app;

grant create on schema report to cadre_reach;
alter function report.is_of_scope(text, text) owner to cadre_reach;
revoke create on schema report from cadre_reach;
revoke execute on function report.is_of_scope(text, text), report.refuse_change() from public;
grant execute on function report.is_of_scope(text, text) to cadre_app;

-- What the organisation lets leads see beside reports: who of their own people stands in which band of leaving, and how much each
-- does beside what is usual for the kind of work. Nothing unless
-- somebody has decided so and said why; each decision stays, the last one holds.
create table report.policy (
  id bigint generated always as identity primary key,
  leads_see_bands boolean not null,
  leads_see_levels boolean not null default false,
  -- What replacing somebody costs, as a share of a year of base pay.
  replacement_share double precision not null check (replacement_share between 0 and 5),
  reason text not null check (char_length(reason) between 3 and 2000),
  set_by text not null references app.account,
  set_at timestamptz not null
);
create trigger stays_as_made before update on report.policy for each row execute function report.refuse_change();
alter table report.policy enable row level security;
alter table report.policy force row level security;
create policy system on report.policy to cadre_system using (true) with check (true);
grant select, insert on report.policy to cadre_system;
create policy reach on report.policy for select to cadre_reach using (true);
grant select on report.policy to cadre_reach;
create policy read on report.policy for select to cadre_app
  using ((select access.holds_role('hr_manager') or access.holds_role('executive') or access.holds_role('lead')));
create policy decide on report.policy for insert to cadre_app
  with check (set_by = (select access.account()) and (select access.reaches_all('outlook', 'write')));
grant select, insert on report.policy to cadre_app;

-- Of each of a lead's own people the band of the newest score about leaving, where it gives one; nothing else of it, nothing of whom
-- it may not be processed (they object, say), though they were scored before, nothing of whom the lead has still to decide on
-- blind, and nothing at all unless it is let.
create function report.bands_of_own_people() returns table (person_id text, band text, as_of date)
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select newest.person_id, newest.band, newest.as_of from (
    select distinct on (s.person_id) s.person_id, s.band, s.as_of
    from outlook.score s
    join model.version v on v.id = s.version_id
    join model.model m on m.name = v.model_name and m.use_case = 'attrition'
    where (select access.holds_role('lead'))
      and coalesce((select p.leads_see_bands from report.policy p order by p.id desc limit 1), false)
      and s.person_id = any ((select access.my_chain())::text[])
      and not s.person_id = any ((select access.hidden_subjects())::text[])
      and s.person_id in (
        select r.subject_id from app.refusals((select access.my_chain())::text[], 'retention', 'infinity') r where r.refusal is null)
      and not exists (select from outlook.review_case c
        where c.person_id = s.person_id and c.assigned_to = (select access.account()) and c.is_blind and c.state = 'open')
    order by s.person_id, s.as_of desc, s.corrected_by is not null, s.scored_at desc) newest
  where newest.band is not null;
end;
-- What was usual for each kind of work in the newest report of what is done, for whoever looks at their own figures: medians of ten
-- figures and more; and whether leads are told of such figures.
create function report.usual_productivity() returns table (as_of date, normals jsonb, told_to_leads boolean)
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select r.as_of, r.method -> 'normals',
    coalesce((select p.leads_see_levels from report.policy p order by p.id desc limit 1), false)
  from report.report r
  where r.kind = 'productivity' and r.as_of <= (select access.today())
  order by r.as_of desc, r.made_at desc, r.position desc limit 1;
end;
create policy reach on report.report for select to cadre_reach using (true);
grant select on report.report to cadre_reach;

-- Of which of their own people leads may be told how much they do; nobody unless it is let, and nobody of whom it may not be
-- processed.
create function report.people_with_levels() returns table (person_id text)
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select r.subject_id from app.refusals((select access.my_chain())::text[], 'planning', 'infinity') r
  where r.refusal is null and (select access.holds_role('lead'))
    and coalesce((select p.leads_see_levels from report.policy p order by p.id desc limit 1), false)
    and not r.subject_id = any ((select access.hidden_subjects())::text[]);
end;
grant create on schema report to cadre_reach;
alter function report.bands_of_own_people() owner to cadre_reach;
alter function report.usual_productivity() owner to cadre_reach;
alter function report.people_with_levels() owner to cadre_reach;
revoke create on schema report from cadre_reach;
revoke execute on function report.bands_of_own_people(), report.usual_productivity(), report.people_with_levels() from public;
grant execute on function report.bands_of_own_people(), report.usual_productivity(), report.people_with_levels() to cadre_app;
