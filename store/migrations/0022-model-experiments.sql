-- Versions of a model beside each other: one that is tried without effect (shadow), and one of two shown by chance (a split). What is
-- split is which version's score a reviewer is shown; never what is decided.

-- What a version says that nobody is shown: of a shadow, and during a split of the version that is not shown to this person.
create table outlook.shadow_score (
  version_id text not null references model.version,
  person_id text not null references records.key on delete cascade,
  as_of date not null,
  data_set text not null,
  data_hash text not null,
  status text not null check (status in ('scored', 'abstained')),
  score double precision,
  band text check (band in ('usual', 'raised', 'high')),
  because text,
  reasons jsonb not null,
  notes jsonb not null,
  likely jsonb,
  inputs jsonb not null,
  scored_at timestamptz not null,
  primary key (person_id, version_id, as_of),
  check ((status = 'scored') = (score is not null and band is not null and because is null))
);
create index shadow_score_by_version on outlook.shadow_score (version_id, as_of desc);

-- Declared by one person before it begins, approved by another; what was declared is never altered.
create table model.experiment (
  id text primary key check (id ~ '^exp_[0-9A-Za-z]{22}$'),
  model_name text not null references model.model,
  title text not null check (char_length(title) between 3 and 120),
  champion_id text not null references model.version,
  challenger_id text not null references model.version check (challenger_id <> champion_id),
  -- Share of people of whom the challenger's score is shown.
  share double precision not null check (share between 0.05 and 0.5),
  ends_by date not null,
  measure text not null check (measure in ('closeness', 'right calls')),
  -- A smaller difference is of no interest.
  smallest_difference double precision not null check (smallest_difference between 0.001 and 0.5),
  guards jsonb not null,
  reason text not null check (char_length(reason) between 3 and 2000),
  state text not null default 'waiting' check (state in ('waiting', 'refused', 'running', 'ended')),
  declared_by text not null references app.account,
  declared_at timestamptz not null,
  decided_by text references app.account check (decided_by <> declared_by),
  decided_at timestamptz,
  decision_reason text check (char_length(decision_reason) between 3 and 2000),
  ending text check (ending in ('challenger better', 'champion better', 'no difference of interest', 'time over', 'guard breached',
    'arms unbalanced', 'versions changed', 'stopped')),
  -- Whoever stopped it; nobody where a rule ended it.
  ended_by text references app.account,
  ended_at timestamptz,
  ending_words text check (char_length(ending_words) between 3 and 2000),
  -- One that nobody had decided on is withdrawn: it ends without ever having run.
  check ((decided_by is null) = (decided_at is null) and (state <> 'waiting' or decided_by is null)
    and (state not in ('refused', 'running') or decided_by is not null)),
  check ((state = 'ended') = (ended_at is not null) and (state = 'ended') = (ending is not null))
);
create unique index experiment_open on model.experiment (model_name) where state in ('waiting', 'running');

-- What a split has counted: one measure a person, in the order in which outcomes came, so that whoever looks later sees what was seen.
create table outlook.observation (
  experiment_id text not null references model.experiment,
  person_id text not null references records.key on delete cascade,
  position bigint generated always as identity,
  is_challenger boolean not null,
  value double precision not null check (value between 0 and 1),
  counted_at timestamptz not null,
  primary key (experiment_id, person_id)
);
create index observation_in_order on outlook.observation (experiment_id, position);

-- Two versions beside each other on a day: figures of many people, nothing about one.
create table model.comparison (
  id text primary key check (id ~ '^cmp_[0-9A-Za-z]{22}$'),
  model_name text not null references model.model,
  champion_id text not null references model.version,
  challenger_id text not null references model.version,
  experiment_id text references model.experiment,
  compared_on date not null,
  result jsonb not null,
  compared_at timestamptz not null,
  unique (champion_id, challenger_id, compared_on)
);
create index comparison_by_model on model.comparison (model_name, compared_on desc);

-- Whoever trained the challenger does not let it be shown; what was declared stays; nothing that ended begins again.
create function model.guard_experiment() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if (new.id, new.model_name, new.title, new.champion_id, new.challenger_id, new.share, new.ends_by, new.measure, new.smallest_difference,
      new.guards, new.reason, new.declared_by, new.declared_at)
    is distinct from (old.id, old.model_name, old.title, old.champion_id, old.challenger_id, old.share, old.ends_by, old.measure,
      old.smallest_difference, old.guards, old.reason, old.declared_by, old.declared_at) then
    raise exception 'what was declared is never altered' using errcode = 'check_violation';
  end if;
  if (old.state, new.state) not in (('waiting', 'running'), ('waiting', 'refused'), ('waiting', 'ended'), ('running', 'ended')) then
    raise exception 'an experiment that is % does not become %', old.state, new.state using errcode = 'check_violation';
  end if;
  if new.state = 'running' and new.decided_by = (select v.made_by from model.version v where v.id = new.challenger_id) then
    raise exception 'whoever trained the challenger does not approve of it' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger experiment_is_guarded before update on model.experiment for each row execute function model.guard_experiment();

create trigger stays_as_counted before update on outlook.observation for each row execute function model.refuse_change();

do $$
declare own text;
begin
  foreach own in array array['model.experiment', 'model.comparison', 'outlook.shadow_score', 'outlook.observation'] loop
    execute format('alter table %s enable row level security', own);
    execute format('alter table %s force row level security', own);
    execute format('create policy system on %s to cadre_system using (true) with check (true)', own);
    execute format('grant select, insert, update, delete on %s to cadre_system', own);
    if own like 'model.%' then
      execute format($policy$create policy read on %s for select to cadre_app
        using ((select access.holds_role('data_scientist') or access.holds_role('hr_manager') or access.holds_role('administrator')))$policy$, own);
      execute format('grant select on %s to cadre_app', own);
    end if;
  end loop;
end $$;

create policy enter on model.experiment for insert to cadre_app
  with check (declared_by = (select access.account()) and state = 'waiting'
    and (select access.holds_role('data_scientist') or access.holds_role('hr_manager')));
create policy decide on model.experiment for update to cadre_app
  using (state = 'waiting' and declared_by <> (select access.account())
    and (select access.holds_role('data_scientist') or access.holds_role('hr_manager')))
  with check (decided_by = (select access.account()) and state in ('running', 'refused'));
create policy stop on model.experiment for update to cadre_app
  using (state in ('waiting', 'running') and (select access.holds_role('data_scientist') or access.holds_role('hr_manager')))
  with check (ended_by = (select access.account()) and state = 'ended');
grant insert on model.experiment to cadre_app;
grant update (state, decided_by, decided_at, decision_reason, ending, ended_by, ended_at, ending_words) on model.experiment to cadre_app;

create policy reach on model.experiment for select to cadre_reach using (true);
grant select on model.experiment to cadre_reach;

-- Whether a version's scores are shown in a split that runs: `tried` of the one that is tried, `compared` of the one that it is compared
-- with. Whoever sees a score may know it, and no more of the experiment.
create function model.trial_of(version text) returns text
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select case when e.challenger_id = version then 'tried' else 'compared' end
  from model.experiment e where e.state = 'running' and version in (e.challenger_id, e.champion_id)
  limit 1;
end;

grant create on schema model to cadre_reach;
alter function model.guard_experiment() owner to cadre_reach;
alter function model.trial_of(text) owner to cadre_reach;
revoke create on schema model from cadre_reach;
revoke execute on function model.guard_experiment(), model.trial_of(text) from public;
grant execute on function model.trial_of(text) to cadre_app, cadre_system;
