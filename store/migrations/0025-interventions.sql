-- What was done for people: of what kind, from when to when, and why. What went with it is measured over many, never of one.

create table outlook.intervention (
  id text primary key check (id ~ '^itv_[0-9A-Za-z]{22}$'),
  person_id text not null references records.key on delete cascade,
  -- In the words of the organisation's list of what may help.
  kind text not null check (char_length(kind) between 3 and 80 and kind = lower(btrim(kind))),
  -- The case whose decision it follows.
  case_id text references outlook.review_case on delete cascade,
  begun_on date not null,
  ended_on date check (ended_on >= begun_on),
  words text not null check (char_length(words) between 3 and 2000),
  noted_by text not null references app.account,
  noted_at timestamptz not null,
  -- Noted by mistake: it stays readable and counts for nothing.
  withdrawn_at timestamptz
);
create index intervention_by_person on outlook.intervention (person_id, begun_on desc);
create index intervention_by_kind on outlook.intervention (kind, begun_on) where withdrawn_at is null;

-- What went with each kind beside the scores of a model, as it was worked out last: figures of many people.
create table outlook.intervention_effect (
  model_name text not null references model.model,
  kind text not null,
  result jsonb not null,
  measured_on date not null,
  measured_at timestamptz not null,
  primary key (model_name, kind)
);
alter table outlook.intervention_effect enable row level security;
alter table outlook.intervention_effect force row level security;
create policy system on outlook.intervention_effect to cadre_system using (true) with check (true);
grant select, insert, update, delete on outlook.intervention_effect to cadre_system;
create policy read on outlook.intervention_effect for select to cadre_app
  using ((select access.holds_role('hr_manager')));
grant select on outlook.intervention_effect to cadre_app;

-- What those are told who may not read every record behind it, each time that it differed by enough people from all that was told of
-- the kind before. Figures may go; who counted stays as digests under a key, or what is told later could be subtracted from it.
create table outlook.told_effect (
  position bigint generated always as identity primary key,
  model_name text not null references model.model,
  kind text not null,
  treated text[] not null,
  compared_with text[] not null,
  result jsonb,
  told_on date not null
);
create index told_effect_by_kind on outlook.told_effect (kind, position);
alter table outlook.told_effect enable row level security;
alter table outlook.told_effect force row level security;
create policy system on outlook.told_effect to cadre_system using (true) with check (true);
grant select, insert, update (result) on outlook.told_effect to cadre_system;
create policy read on outlook.told_effect for select to cadre_app
  using ((select access.holds_role('hr_manager') or access.holds_role('executive')));
grant select (position, model_name, kind, result, told_on) on outlook.told_effect to cadre_app;

create function outlook.guard_intervention() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if old.withdrawn_at is not null or (to_jsonb(new) - 'withdrawn_at') is distinct from (to_jsonb(old) - 'withdrawn_at') then
    raise exception 'what was noted is withdrawn, never altered' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger stays_as_noted before update on outlook.intervention for each row execute function outlook.guard_intervention();
revoke execute on function outlook.guard_intervention() from public;

-- Figures that a note had a part in do not outlive it, whether it is withdrawn or erased: they are worked out anew without it.
create function outlook.forget_effects() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from outlook.intervention_effect where kind = old.kind;
  update outlook.told_effect set result = null where kind = old.kind;
  return null;
end $$;
create trigger figures_go_with_it after delete or update of withdrawn_at on outlook.intervention for each row
  when (old.withdrawn_at is null) execute function outlook.forget_effects();
grant create on schema outlook to cadre_system;
alter function outlook.forget_effects() owner to cadre_system;
revoke create on schema outlook from cadre_system;
revoke execute on function outlook.forget_effects() from public;

alter table outlook.intervention enable row level security;
alter table outlook.intervention force row level security;
create policy system on outlook.intervention to cadre_system using (true) with check (true);
grant select, insert, update, delete on outlook.intervention to cadre_system;
create policy reach on outlook.intervention for select to cadre_reach using (true);
grant select on outlook.intervention to cadre_reach;

-- Whoever may see what is said about these people, the person, and whoever noted it.
create policy read on outlook.intervention for select to cadre_app
  using ((select access.reaches_all('outlook', 'read')) or person_id in (select access.reached_people('outlook', 'read'))
    or noted_by = (select access.account()));
-- Whoever may write of these people what concerns their outlook, or decided the case; never of oneself.
create policy note on outlook.intervention for insert to cadre_app
  with check (noted_by = (select access.account()) and withdrawn_at is null and person_id is distinct from (select access.me())
    and (case_id is null or exists (select from outlook.review_case c where c.id = case_id and c.person_id = intervention.person_id))
    and ((select access.reaches_all('outlook', 'write')) or person_id in (select access.reached_people('outlook', 'write'))
      or exists (select from outlook.decision d
        where d.case_id = intervention.case_id and d.person_id = intervention.person_id and d.decided_by = (select access.account()))));
create policy withdraw on outlook.intervention for update to cadre_app
  using (noted_by = (select access.account())) with check (noted_by = (select access.account()));
grant select, insert on outlook.intervention to cadre_app;
grant update (withdrawn_at) on outlook.intervention to cadre_app;
