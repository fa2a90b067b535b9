-- How models in use fare, looked at night after night, and what was raised to somebody because of it. Figures of many people;
-- nothing about one.

create table model.watch (
  id text primary key check (id ~ '^wch_[0-9A-Za-z]{22}$'),
  model_name text not null references model.model,
  version_id text not null references model.version,
  watched_on date not null,
  verdict text not null check (verdict in ('well', 'watch', 'act', 'unknown')),
  result jsonb not null,
  watched_at timestamptz not null,
  unique (version_id, watched_on)
);
create index watch_by_model on model.watch (model_name, watched_on desc);

-- Raised once while it lasts; it ends by itself when the model is well again.
create table model.alert (
  id text primary key check (id ~ '^alr_[0-9A-Za-z]{22}$'),
  model_name text not null references model.model,
  version_id text not null references model.version,
  about text not null check (about in ('freshness', 'inputs', 'scores', 'answers', 'quality', 'calibration', 'outcomes', 'groups', 'experiment', 'erasure')),
  verdict text not null check (verdict in ('watch', 'act')),
  finding text not null,
  to_do text not null,
  raised_at timestamptz not null,
  ended_at timestamptz,
  answer text check (char_length(answer) between 3 and 2000),
  answered_by text references app.account,
  answered_at timestamptz,
  check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null))
);
create unique index alert_open on model.alert (version_id, about) where ended_at is null;
create index alert_by_model on model.alert (model_name, raised_at desc);

-- When a model is trained anew without being asked: after so many months, or when an alert says that it has grown weak. What comes of
-- it is a candidate; who set it trained it.
create table model.retraining (
  model_name text primary key references model.model,
  every_months int check (every_months between 1 and 36),
  on_alert boolean not null,
  set_by text not null references app.account,
  set_at timestamptz not null,
  check (every_months is not null or on_alert)
);

do $$
declare own text;
begin
  foreach own in array array['watch', 'alert', 'retraining'] loop
    execute format('alter table model.%I enable row level security', own);
    execute format('alter table model.%I force row level security', own);
    execute format('create policy system on model.%I to cadre_system using (true) with check (true)', own);
    execute format('grant select, insert, update on model.%I to cadre_system', own);
    execute format($policy$create policy read on model.%I for select to cadre_app
      using ((select access.holds_role('data_scientist') or access.holds_role('hr_manager') or access.holds_role('administrator')))$policy$, own);
    execute format('grant select on model.%I to cadre_app', own);
  end loop;
end $$;

create policy answer on model.alert for update to cadre_app
  using (answer is null and (select access.holds_role('data_scientist') or access.holds_role('hr_manager')))
  with check (answered_by = (select access.account()));
grant update (answer, answered_by, answered_at) on model.alert to cadre_app;

create policy plan on model.retraining for all to cadre_app
  using ((select access.holds_role('data_scientist') or access.holds_role('hr_manager')))
  with check (set_by = (select access.account()) and (select access.holds_role('data_scientist') or access.holds_role('hr_manager')));
grant insert, update, delete on model.retraining to cadre_app;
