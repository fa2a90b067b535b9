-- The registry of models: what was trained from what, which versions there are, how they were judged, who asked for one to be
-- used and who approved it, and what served when. Nothing in it is about a person: cards, figures and the files of bundles.

create schema model;
grant usage on schema model to cadre_app, cadre_system, cadre_reach;

-- One question that is asked of data again and again.
create table model.model (
  name text primary key check (name ~ '^[a-z][a-z0-9-]{1,58}[a-z0-9]$'),
  title text not null check (char_length(title) between 3 and 120),
  use_case text not null check (char_length(use_case) between 3 and 60),
  purpose text not null,
  created_by text not null references app.account,
  created_at timestamptz not null
);

-- One training, with what it learned from and what came of it.
create table model.run (
  id text primary key check (id ~ '^run_[0-9A-Za-z]{22}$'),
  model_name text not null references model.model,
  job_id text not null,
  data_set text not null,
  data_sequence text,
  data_hash text,
  options jsonb not null,
  state text not null check (state in ('waiting', 'done', 'refused', 'failed', 'cancelled')),
  -- What the study found: leaderboard, metrics, audit, curves; without a single row.
  result jsonb,
  problem text,
  started_by text not null references app.account,
  started_at timestamptz not null,
  ended_at timestamptz,
  check ((state = 'waiting') = (ended_at is null))
);
create index run_by_model on model.run (model_name, started_at desc);

create table model.run_note (
  id bigint generated always as identity primary key,
  run_id text not null references model.run,
  words text not null check (char_length(words) between 1 and 4000),
  written_by text not null references app.account,
  written_at timestamptz not null
);

-- How quality grew with the rows that were learned from; drawn once, after the training itself.
create table model.learning_curve (
  run_id text primary key references model.run,
  result jsonb not null,
  drawn_by text not null references app.account,
  drawn_at timestamptz not null
);

create table model.version (
  id text primary key check (id ~ '^mdl_[0-9A-Za-z]{22}$'),
  model_name text not null references model.model,
  number int not null check (number > 0),
  stage text not null default 'candidate' check (stage in ('candidate', 'shadow', 'champion', 'archived')),
  run_id text unique references model.run,
  -- What the signature covers: SHA-256 of SHA256SUMS. The same bundle is not registered twice.
  bundle_hash text not null check (bundle_hash ~ '^[0-9a-f]{64}$'),
  signed_by text not null,
  learner text not null,
  label text not null,
  task text not null,
  target text not null,
  card jsonb not null,
  metrics jsonb not null,
  audit jsonb not null,
  lineage jsonb not null,
  made_by text not null references app.account,
  made_at timestamptz not null,
  unique (model_name, number),
  unique (model_name, bundle_hash)
);
-- At every moment one version answers, and at most one is tried beside it.
create unique index version_champion on model.version (model_name) where stage = 'champion';
create unique index version_shadow on model.version (model_name) where stage = 'shadow';

create table model.version_file (
  version_id text not null references model.version,
  name text not null check (name ~ '^[A-Za-z0-9._-]{1,80}$'),
  content bytea not null check (octet_length(content) <= 67108864),
  primary key (version_id, name)
);
alter table model.version_file alter column content set storage external;

-- A version judged on rows it has not learned from, beside the champion of that moment.
create table model.judgement (
  id text primary key check (id ~ '^jdg_[0-9A-Za-z]{22}$'),
  version_id text not null references model.version,
  champion_id text references model.version,
  data_set text not null,
  data_sequence text not null,
  data_hash text not null,
  row_count bigint not null,
  gates jsonb not null,
  is_passed boolean not null,
  judged_by text not null references app.account,
  judged_at timestamptz not null
);
create index judgement_by_version on model.judgement (version_id, judged_at desc);

-- Somebody asks that a version becomes the champion; somebody else decides.
create table model.promotion (
  id text primary key check (id ~ '^prm_[0-9A-Za-z]{22}$'),
  version_id text not null references model.version,
  judgement_id text not null references model.judgement,
  reason text not null check (char_length(reason) between 3 and 2000),
  asked_by text not null references app.account,
  asked_at timestamptz not null,
  is_approved boolean,
  decided_by text references app.account check (decided_by <> asked_by),
  decided_at timestamptz,
  decision_reason text check (char_length(decision_reason) between 3 and 2000),
  check ((is_approved is null) = (decided_at is null) and (is_approved is null) = (decided_by is null))
);
create unique index promotion_open on model.promotion (version_id) where is_approved is null;

-- What stood where from when on: entered, never altered.
create table model.stage_event (
  id bigint generated always as identity primary key,
  model_name text not null references model.model,
  version_id text not null references model.version,
  stage text not null check (stage in ('candidate', 'shadow', 'champion', 'archived')),
  reason text not null check (char_length(reason) between 1 and 2000),
  promotion_id text references model.promotion,
  -- Nobody where the installation itself retires a version.
  entered_by text references app.account check (entered_by is not null or stage = 'archived'),
  entered_at timestamptz not null
);
create index stage_event_by_model on model.stage_event (model_name, id);

-- The stage of a version is what was entered last; there is no other way to change it.
create function model.enter_stage() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.model_name is distinct from (select v.model_name from model.version v where v.id = new.version_id) then
    raise exception 'the version is of another model' using errcode = 'check_violation';
  end if;
  -- Who trained a version, or asked for it, is not who lets it decide. What served before may be put back.
  if new.stage = 'champion' and not exists (
    select from model.promotion p join model.version v on v.id = p.version_id
    where p.version_id = new.version_id and p.is_approved and p.decided_by <> v.made_by
  ) then
    raise exception 'nobody else has approved this version' using errcode = 'check_violation';
  end if;
  update model.version set stage = new.stage where id = new.version_id;
  return new;
end $$;
create trigger stage_is_entered before insert on model.stage_event for each row execute function model.enter_stage();

create function model.refuse_change() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  raise exception '% is entered and never altered', tg_table_name using errcode = 'check_violation';
end $$;
create trigger stays_as_entered before update or delete on model.stage_event
  for each row execute function model.refuse_change();

do $$
declare own text;
begin
  foreach own in array array['model', 'run', 'run_note', 'learning_curve', 'version', 'version_file', 'judgement', 'promotion', 'stage_event'] loop
    execute format('alter table model.%I enable row level security', own);
    execute format('alter table model.%I force row level security', own);
    execute format('create policy system on model.%I to cadre_system using (true) with check (true)', own);
    execute format('grant select, insert on model.%I to cadre_system', own);
    execute format('create policy reach on model.%I to cadre_reach using (true) with check (true)', own);
    execute format('grant select on model.%I to cadre_reach', own);
    execute format($policy$create policy read on model.%I for select to cadre_app
      using ((select access.holds_role('data_scientist') or access.holds_role('hr_manager') or access.holds_role('administrator')))$policy$, own);
    -- Entered in one's own name, and as what is new: nobody enters what another asked for or has decided.
    execute format($policy$create policy enter on model.%I for insert to cadre_app
      with check ((select access.holds_role('data_scientist') or access.holds_role('hr_manager')) and %s)$policy$, own, case own
        when 'model' then 'created_by = (select access.account())'
        when 'run' then 'started_by = (select access.account()) and state = ''waiting'''
        when 'run_note' then 'written_by = (select access.account())'
        when 'learning_curve' then 'drawn_by = (select access.account())'
        when 'version' then 'made_by = (select access.account()) and stage = ''candidate'''
        when 'version_file' then 'version_id in (select v.id from model.version v where v.made_by = (select access.account()))'
        when 'judgement' then 'judged_by = (select access.account())'
        when 'promotion' then 'asked_by = (select access.account()) and is_approved is null'
        when 'stage_event' then 'entered_by = (select access.account())' end);
    execute format('grant select, insert on model.%I to cadre_app', own);
  end loop;
end $$;

-- A training whose job was stopped or lost never ended by itself; everybody who sees the training sees that.
create function model.state_of_job(wanted text) returns text language sql stable security definer set search_path = pg_catalog
begin atomic
  select j.state from jobs.job j where j.id = wanted;
end;

-- Of what was entered, these alone may change, and only while they are open.
create policy finish on model.run for update to cadre_app
  using (started_by = (select access.account()) and state = 'waiting') with check (started_by = (select access.account()));
grant update (state, result, problem, data_sequence, data_hash, ended_at) on model.run to cadre_app;
create policy decide on model.promotion for update to cadre_app
  using (is_approved is null and asked_by <> (select access.account())
    and (select access.holds_role('data_scientist') or access.holds_role('hr_manager')))
  with check (decided_by = (select access.account()));
grant update (is_approved, decided_by, decided_at, decision_reason) on model.promotion to cadre_app;

-- Who trained, asked, judged or decided has a name for whoever sees that it was done, and no more than that.
create function model.account_names(ids text[]) returns table (id text, name text) language sql stable security definer
  set search_path = pg_catalog
begin atomic
  select a.id, a.display_name from app.account a where a.id = any (ids);
end;

grant update (stage) on model.version to cadre_reach;
grant select on app.account to cadre_reach;
grant create on schema model to cadre_reach;
alter function model.account_names(text[]) owner to cadre_reach;
alter function model.enter_stage() owner to cadre_reach;
alter function model.state_of_job(text) owner to cadre_reach;
revoke create on schema model from cadre_reach;
revoke execute on function model.enter_stage(), model.state_of_job(text), model.account_names(text[]) from public;
grant execute on function model.state_of_job(text), model.account_names(text[]) to cadre_app, cadre_system;
