-- The newest features of each person for a purpose, so that somebody can be scored now without reading the lake.
create table outlook.online_feature (
  person_id text not null references records.key on delete cascade,
  purpose text not null,
  as_of date not null,
  known_at timestamptz not null,
  -- The data set that they come from.
  data_set text not null,
  data_hash text not null,
  inputs jsonb not null,
  written_at timestamptz not null,
  primary key (person_id, purpose)
);
create index online_feature_by_day on outlook.online_feature (purpose, as_of);

alter table outlook.online_feature enable row level security;
alter table outlook.online_feature force row level security;
create policy system on outlook.online_feature to cadre_system using (true) with check (true);
grant select, insert, update, delete on outlook.online_feature to cadre_system;
create policy reach on outlook.online_feature for select to cadre_reach using (true);
grant select on outlook.online_feature to cadre_reach;
-- Whoever may see what is said about these people, and the person.
create policy read on outlook.online_feature for select to cadre_app
  using ((select access.reaches_all('outlook', 'read')) or person_id in (select access.reached_people('outlook', 'read')));
grant select on outlook.online_feature to cadre_app;
