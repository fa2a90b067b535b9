-- Field keys; requests of data subjects, holds, erasure; retention; notices and switches.

-- Field keys --------------------------------------------------------------------------------------

-- Which keys sealed values of this database; the keys themselves are kept elsewhere.
create table app.field_key (
  id int primary key check (id > 0),
  check_digest text not null,
  created_at timestamptz not null default clock_timestamp(),
  retired_at timestamptz
);
grant select on app.field_key to cadre_app, cadre_reach;
grant update (retired_at) on app.field_key to cadre_reach;
grant all on app.field_key to cadre_system;

-- No value may be sealed with a key that was retired meanwhile. The share lock makes a retirement wait.
create function app.refuse_retired_key() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  key_ids int[];
begin
  execute format('select array_agg(distinct (''x'' || encode(substring(cell from 1 for 4), ''hex''))::bit(32)::int)
    from entered, unnest(array[%s]) cell where cell is not null',
    (select string_agg(format('entered.%I', argument), ', ') from unnest(tg_argv) argument)) into key_ids;
  perform from app.field_key k where k.id = any (key_ids) for share;
  if exists (select from app.field_key k where k.id = any (key_ids) and k.retired_at is not null) then
    raise exception 'the value was sealed with a retired key; try again' using errcode = 'CD001', constraint = 'field_key';
  end if;
  return null;
end $$;
grant create on schema app to cadre_reach;
alter function app.refuse_retired_key() owner to cadre_reach;
revoke create on schema app from cadre_reach;

do $$
declare sealed record;
begin
  for sealed in
    select c.table_schema, c.table_name, string_agg(quote_literal(c.column_name), ', ') as columns
    from information_schema.columns c
    where c.table_schema in ('records', 'vault') and c.data_type = 'bytea' and c.column_name not like '%\_digest'
    group by 1, 2
  loop
    execute format('create trigger refuse_retired_key after insert on %I.%I referencing new table as entered for each statement execute function app.refuse_retired_key(%s)',
      sealed.table_schema, sealed.table_name, sealed.columns);
    execute format('create trigger refuse_retired_key_changed after update on %I.%I referencing new table as entered for each statement execute function app.refuse_retired_key(%s)',
      sealed.table_schema, sealed.table_name, sealed.columns);
  end loop;
end $$;

-- Requests of data subjects -----------------------------------------------------------------------

-- Who handles requests about a person: HR managers who may write that person's private contacts; about
-- candidates: who sees all of hiring.
create function access.handles_request_of(subject text) returns boolean
  language sql stable security definer set search_path = pg_catalog
  return case
    when starts_with(subject, 'per_') then access.reaches_all('contact', 'write')
      or subject in (select access.reached_people('contact', 'write'))
    else exists (select from access.relations('hiring', 'read') r where r.relation in ('anyone', 'region') and r.scope is null)
  end;

-- Whether the account handles requests at all, of somebody.
create function access.protects_data() returns boolean
  language sql stable security definer set search_path = pg_catalog
  return exists (select from access.relations('contact', 'write') r where r.relation in ('anyone', 'region'));

create table app.subject_request (
  id text primary key check (id ~ '^sbr_[0-9A-Za-z]{22}$'),
  kind text not null check (kind in ('access', 'erasure', 'rectification')),
  subject_id text not null references records.key,
  received_on date not null,
  due_on date not null,
  extension_reason text,
  -- What is wrong, and with which record, where its correction is asked for.
  words text check (char_length(words) between 3 and 2000),
  entity text check (char_length(entity) <= 60),
  record_id text check (char_length(record_id) <= 60),
  entered_by text not null,
  entered_at timestamptz not null default clock_timestamp(),
  -- How it was made sure that the request comes from the person; null when the person asked signed in.
  identity_check text check (char_length(identity_check) <= 500),
  state text not null default 'open' check (state in ('open', 'planned', 'done', 'refused')),
  plan jsonb,
  plan_digest text,
  planned_by text,
  decided_by text,
  decided_at timestamptz,
  -- What the person is told: what was done, what stays and why, until when.
  answer text
);
create index subject_request_by_subject on app.subject_request (subject_id);
create index subject_request_open on app.subject_request (due_on) where state in ('open', 'planned');

-- What is held for a court or an authority; it beats erasure and retention.
create table app.hold (
  id text primary key check (id ~ '^hld_[0-9A-Za-z]{22}$'),
  subject_id text not null references records.key,
  -- Null: everything about the person.
  data_classes text[],
  reason text not null check (char_length(reason) between 1 and 500),
  until date not null,
  placed_by text not null,
  placed_at timestamptz not null default clock_timestamp(),
  lifted_by text,
  lifted_at timestamptz
);
create index hold_by_subject on app.hold (subject_id) where lifted_at is null;

-- Who was erased, without a word of who it was.
create table app.erasure (
  id text primary key,
  subject_ids text[] not null,
  kept_classes text[] not null default '{}',
  done_at timestamptz not null default clock_timestamp(),
  -- When the places of the values on the disk were cleared as well.
  cleared_at timestamptz
);

-- Keyed digests of what erased people are known by: they are not entered again by an old file.
create table app.suppression (
  digest text primary key,
  kind text not null,
  erasure_id text not null,
  entered_at timestamptz not null default clock_timestamp(),
  lifted_by text,
  lifted_at timestamptz,
  lifted_because text
);

-- What recipients of personal data have to follow: corrections, erasures, restrictions, objections.
create table app.subject_event (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  kind text not null check (kind in ('rectified', 'erased', 'restricted', 'objected', 'objection withdrawn')),
  subject_id text not null,
  entity text,
  record_id text,
  fields text[] not null default '{}',
  purpose text,
  request_id text
);

do $$
declare guarded text;
begin
  foreach guarded in array array['subject_request', 'hold', 'erasure', 'suppression', 'subject_event'] loop
    execute format('alter table app.%I enable row level security', guarded);
    execute format('alter table app.%I force row level security', guarded);
    execute format('create policy system on app.%I to cadre_system using (true) with check (true)', guarded);
    execute format('grant all on app.%I to cadre_system', guarded);
  end loop;
end $$;
grant select, insert, update on app.subject_request, app.hold to cadre_app;
grant select on app.erasure, app.subject_event to cadre_app;
grant insert on app.subject_event to cadre_app;
create policy own on app.subject_request for select to cadre_app using (subject_id = (select access.me()));
create policy ask on app.subject_request for insert to cadre_app
  with check (subject_id = (select access.me()) and identity_check is null and state = 'open');
create policy handle on app.subject_request to cadre_app
  using ((select access.protects_data()) and access.handles_request_of(subject_id))
  with check (access.handles_request_of(subject_id));
create policy handle on app.hold to cadre_app
  using ((select access.protects_data()) and access.handles_request_of(subject_id))
  with check (access.handles_request_of(subject_id));
create policy handle on app.erasure for select to cadre_app using ((select access.protects_data()));
create policy handle on app.subject_event for select to cadre_app
  using ((select access.protects_data()) and access.handles_request_of(subject_id));
create policy tell on app.subject_event for insert to cadre_app with check (true);

grant create on schema access to cadre_reach;
alter function access.handles_request_of(text) owner to cadre_reach;
alter function access.protects_data() owner to cadre_reach;
revoke create on schema access from cadre_reach;
grant execute on function access.handles_request_of(text), access.protects_data() to cadre_app, cadre_reach, cadre_system;

-- Which of some digests belong to somebody who was erased; asked on behalf of whoever enters people.
create function app.suppressed(digests text[]) returns setof text
  language sql stable security definer set search_path = pg_catalog rows 1
begin atomic
  select s.digest from app.suppression s where s.digest = any (digests) and s.lifted_at is null;
end;
-- Which of some ids were of somebody who was erased; asked on behalf of whoever brings a file of rows.
create function app.erased_among(ids text[]) returns setof text
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select distinct gone.id from app.erasure e cross join unnest(e.subject_ids) gone(id)
  where e.subject_ids && ids and gone.id = any (ids);
end;
create policy reach on app.suppression for select to cadre_reach using (true);
create policy reach on app.erasure for select to cadre_reach using (true);
grant select on app.suppression, app.erasure to cadre_reach;
grant create on schema app to cadre_reach;
alter function app.suppressed(text[]) owner to cadre_reach;
alter function app.erased_among(text[]) owner to cadre_reach;
revoke create on schema app from cadre_reach;
grant execute on function app.suppressed(text[]), app.erased_among(text[]) to cadre_app, cadre_system;

-- Retention ---------------------------------------------------------------------------------------

-- An organisation's own rules, before the defaults of people/retention.
create table app.retention_rule (
  place text not null check (place ~ '^(any|[A-Z]{2}(-[A-Z0-9]{1,3})?)$'),
  subject text not null check (subject in ('person', 'candidate')),
  data_class text not null,
  keep_months int not null check (keep_months between 0 and 1200),
  erase_after_months int not null check (erase_after_months between 1 and 1200 and erase_after_months >= keep_months),
  disposal text not null check (disposal in ('erase', 'anonymise')),
  basis text not null check (char_length(basis) between 3 and 500),
  entered_by text not null,
  entered_at timestamptz not null default clock_timestamp(),
  primary key (place, subject, data_class)
);
alter table app.retention_rule enable row level security;
alter table app.retention_rule force row level security;
create policy read on app.retention_rule for select to cadre_app using (true);
create policy change on app.retention_rule to cadre_app
  using ((select access.protects_data())) with check ((select access.protects_data()));
create policy system on app.retention_rule to cadre_system using (true) with check (true);
grant select, insert, update on app.retention_rule to cadre_app;
grant all on app.retention_rule to cadre_system;

-- What retention has dealt with: nothing of it is listed as due again.
create table app.retired_data (
  subject_id text not null,
  data_class text not null,
  disposal text not null,
  basis text not null,
  rows_affected int not null,
  at timestamptz not null default clock_timestamp(),
  primary key (subject_id, data_class)
);
alter table app.retired_data enable row level security;
alter table app.retired_data force row level security;
create policy system on app.retired_data to cadre_system using (true) with check (true);
grant all on app.retired_data to cadre_system;

-- Notices, switches, objections -------------------------------------------------------------------

create table app.notice (
  id text primary key check (id ~ '^ntc_[0-9A-Za-z]{22}$'),
  purpose text not null,
  population text not null check (population in ('employee', 'candidate')),
  -- Null: wherever no country has a text of its own.
  country text check (country ~ '^[A-Z]{2}$'),
  language text not null check (char_length(language) between 2 and 10),
  version int not null,
  body text not null check (char_length(body) between 20 and 20000),
  published_by text not null,
  published_at timestamptz not null default clock_timestamp()
);
create unique index notice_once on app.notice (purpose, population, coalesce(country, ''), language, version);

-- Who was told what, when and how.
create table app.notice_given (
  notice_id text not null references app.notice,
  subject_id text not null references records.key,
  given_at timestamptz not null default clock_timestamp(),
  how text not null,
  recorded_by text not null,
  primary key (subject_id, notice_id)
);

-- A purpose off or on again for a population at once: the last word counts.
create table app.processing_switch (
  id bigint generated always as identity primary key,
  purpose text not null,
  population text not null check (population in ('employee', 'candidate')),
  country text check (country ~ '^[A-Z]{2}$'),
  is_on boolean not null,
  ground text not null check (ground in ('works council', 'law of a country', 'withdrawn notice', 'own decision')),
  reason text not null check (char_length(reason) between 3 and 500),
  switched_by text not null,
  at timestamptz not null default clock_timestamp()
);

-- People who do not want to be processed for a purpose.
create table app.objection (
  subject_id text not null references records.key,
  purpose text not null,
  at timestamptz not null default clock_timestamp(),
  entered_by text not null,
  primary key (subject_id, purpose)
);

do $$
declare guarded text;
begin
  foreach guarded in array array['notice', 'notice_given', 'processing_switch', 'objection'] loop
    execute format('alter table app.%I enable row level security', guarded);
    execute format('alter table app.%I force row level security', guarded);
    execute format('create policy system on app.%I to cadre_system using (true) with check (true)', guarded);
    execute format('grant all on app.%I to cadre_system', guarded);
    execute format('grant select, insert on app.%I to cadre_app', guarded);
  end loop;
  foreach guarded in array array['notice', 'processing_switch'] loop
    execute format('create policy read on app.%I for select to cadre_app using (true)', guarded);
    execute format('create policy enter on app.%I for insert to cadre_app with check ((select access.protects_data()))', guarded);
  end loop;
  foreach guarded in array array['notice_given', 'objection'] loop
    execute format('create policy own on app.%I to cadre_app using (subject_id = (select access.me())) with check (subject_id = (select access.me()))', guarded);
    execute format('create policy handle on app.%I to cadre_app
      using ((select access.protects_data()) and access.handles_request_of(subject_id))
      with check (access.handles_request_of(subject_id))', guarded);
  end loop;
end $$;
grant delete on app.objection to cadre_app;

-- Purposes that people have to be told of first; written by every migration run.
create table access.noticed_purpose (purpose text primary key);
grant select on access.noticed_purpose to cadre_app, cadre_reach, cadre_system;

do $$
declare asked text;
begin
  foreach asked in array array['notice', 'notice_given', 'processing_switch', 'objection', 'subject_event'] loop
    execute format('create policy reach on app.%I for select to cadre_reach using (true)', asked);
    execute format('grant select on app.%I to cadre_reach', asked);
  end loop;
end $$;

-- Where people work, and where candidates want to: ISO 3166, with the region where it is known. Null: everybody.
create function app.places_of(ids text[]) returns table (subject_id text, place text)
  language sql stable security definer set search_path = pg_catalog
begin atomic
  with found as (
    (select distinct on (a.person_id) a.person_id as subject_id, a.location_id
     from records.job_assignment a
     where upper_inf(a.recorded) and a.is_primary and (ids is null or a.person_id = any (ids))
     order by a.person_id, lower(a.valid) desc)
    union all
    (select distinct on (a.candidate_id) a.candidate_id, r.location_id
     from records.application a join records.requisition r on r.id = a.requisition_id and upper_inf(r.recorded)
     where upper_inf(a.recorded) and r.location_id is not null and (ids is null or a.candidate_id = any (ids))
     order by a.candidate_id, lower(a.valid) desc)
  ), placed as (
    select distinct on (l.id) l.id, l.country || coalesce('-' || l.region, '') as place
    from records.location l where upper_inf(l.recorded) order by l.id, lower(l.valid) desc
  )
  select f.subject_id, p.place from found f join placed p on p.id = f.location_id;
end;

-- Why people may not be processed for a purpose, as of a moment; null: they may be. Off anywhere that covers the person
-- is off: a works council cannot be switched over by a country. A notice of the country comes before the general one.
create function app.refusals(ids text[], for_purpose text, at_moment timestamptz) returns table (subject_id text, refusal text)
  language sql stable security definer set search_path = pg_catalog
begin atomic
  with asked as (
    select i as id, case when starts_with(i, 'per_') then 'employee' else 'candidate' end as population, left(p.place, 2) as country
    from unnest(ids) i left join app.places_of(ids) p on p.subject_id = i
  ), known as (
    select id from records.person where id = any (ids) union select id from records.candidate where id = any (ids)
  ), switched as (
    select distinct on (s.population, s.country) s.population, s.country, s.is_on
    from app.processing_switch s where s.purpose = for_purpose and s.at <= at_moment
    order by s.population, s.country, s.id desc
  ), heard as (
    -- Whoever took an objection back had one until then.
    select distinct on (e.subject_id) e.subject_id, e.kind from app.subject_event e
    where e.purpose = for_purpose and e.kind in ('objected', 'objection withdrawn') and e.at <= at_moment
    order by e.subject_id, e.id desc
  ), objecting as (
    select h.subject_id from heard h where h.kind = 'objected'
    union select o.subject_id from app.objection o where o.purpose = for_purpose and o.at <= at_moment
  ), newest as (
    select n.population, n.country, n.id,
      n.version = max(n.version) over (partition by n.population, n.country) as is_newest
    from app.notice n where n.purpose = for_purpose and n.published_at <= at_moment
  ), place as (
    select distinct a.population, a.country from asked a
  ), needed as (
    select p.population, p.country, n.id from place p
    join newest n on n.is_newest and n.population = p.population
      and n.country is not distinct from (
        select c.country from newest c where c.population = p.population and (c.country is null or c.country = p.country)
        order by c.country nulls last limit 1)
    where n.country is null or n.country = p.country
  ), told as (
    select distinct g.subject_id from app.notice_given g
    join asked a on a.id = g.subject_id
    join needed n on n.id = g.notice_id and n.population = a.population and n.country is not distinct from a.country
    where g.given_at <= at_moment
  )
  select a.id, case
    when k.id is null then 'unknown or erased'
    when r.subject_id is not null then 'restricted'
    when o.subject_id is not null then 'objected'
    when exists (select from switched s where not s.is_on and s.population = a.population
                 and (s.country is null or s.country = a.country)) then 'switched off'
    when not exists (select from access.noticed_purpose p where p.purpose = for_purpose) then null
    when not exists (select from needed n where n.population = a.population and n.country is not distinct from a.country)
      then 'no notice yet'
    when t.subject_id is null then 'not told'
  end
  from asked a
  left join known k on k.id = a.id
  left join app.restriction r on r.subject_id = a.id
  left join objecting o on o.subject_id = a.id
  left join told t on t.subject_id = a.id;
end;

-- Who of all who were ever employed is not counted for the purpose of the session: what an aggregate leaves out. As of the
-- moment of knowledge: a month that was counted does not change by who objects later, or the two answers would tell of one person.
create function app.left_out(at_moment timestamptz) returns text[]
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  for_purpose text := access.purpose();
  everybody text[];
  refused text[];
begin
  if not exists (select from access.noticed_purpose p where p.purpose = for_purpose)
    and not exists (select from app.subject_event e where e.purpose = for_purpose and e.kind = 'objected')
    and not exists (select from app.objection o where o.purpose = for_purpose)
    and not exists (select from app.processing_switch s where s.purpose = for_purpose and not s.is_on) then
    return '{}';
  end if;
  everybody := array(select distinct e.person_id from records.employment e);
  refused := array(select r.subject_id from app.refusals(everybody, for_purpose, at_moment) r where r.refusal is not null);
  if cardinality(refused) > 0 and cardinality(refused) = cardinality(everybody) then
    raise exception 'nobody may be counted for %: publish a notice of this purpose, and record who was told', for_purpose
      using errcode = 'CD001', constraint = 'processing';
  end if;
  return refused;
end $$;

grant create on schema app to cadre_reach;
alter function app.places_of(text[]) owner to cadre_reach;
alter function app.refusals(text[], text, timestamptz) owner to cadre_reach;
alter function app.left_out(timestamptz) owner to cadre_reach;
revoke create on schema app from cadre_reach;
revoke execute on function app.places_of(text[]), app.refusals(text[], text, timestamptz), app.left_out(timestamptz) from public;
grant execute on function app.places_of(text[]), app.refusals(text[], text, timestamptz), app.left_out(timestamptz) to cadre_reach, cadre_system;
grant execute on function app.left_out(timestamptz) to cadre_aggregate;
