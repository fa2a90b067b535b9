-- Tables of records, made from the declarations in people/ by schema/write-records-sql.ts.

-- A unit of the organisation tree
create table records.department (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'dep_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "name" text not null check (char_length("name") <= 200),
  "code" text check (char_length("code") <= 60),
  "parent_id" text check (starts_with("parent_id", 'dep_')),
  "head_id" text check (starts_with("head_id", 'per_')),
  "cost_centre" text check (char_length("cost_centre") <= 60),
  custom jsonb not null default '{}'
);
create index department__by_id on records.department (id, version);
create index department__by_parent_id on records.department ("parent_id") where upper_inf(recorded);
create index department__by_custom on records.department using gin (custom jsonb_path_ops) where upper_inf(recorded) and custom <> '{}';
create function records.refuse_unknown_in_department() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "parent_id" from entered union select "head_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('department_references', 'department');
  end if;
  return null;
end $$;
create trigger department_references after insert on records.department referencing new table as entered for each statement execute function records.refuse_unknown_in_department();
create trigger department_references_changed after update on records.department for each row when (new."id" is distinct from old."id" or new."parent_id" is distinct from old."parent_id" or new."head_id" is distinct from old."head_id") execute function records.refuse_unknown_change('department_references', 'id', 'parent_id', 'head_id');
create trigger department_one_version after insert on records.department referencing new table as entered for each statement execute function records.refuse_overlap('department_one_version', 'true', '%1$s.id');
create trigger department_one_version_changed after update on records.department for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('department_one_version', 'true', '%1$s.id');

-- What one unit of a currency is worth in another, from a date on
create table records.exchange_rate (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'fxr_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "from" text not null check (char_length("from") <= 200),
  "to" text not null check (char_length("to") <= 200),
  "rate" numeric not null check ("rate" between 1e-9 and 1000000000)
);
create index exchange_rate__by_id on records.exchange_rate (id, version);
create function records.refuse_unknown_in_exchange_rate() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('exchange_rate_references', 'exchange_rate');
  end if;
  return null;
end $$;
create trigger exchange_rate_references after insert on records.exchange_rate referencing new table as entered for each statement execute function records.refuse_unknown_in_exchange_rate();
create trigger exchange_rate_references_changed after update on records.exchange_rate for each row when (new."id" is distinct from old."id") execute function records.refuse_unknown_change('exchange_rate_references', 'id');
create trigger exchange_rate_one_version after insert on records.exchange_rate referencing new table as entered for each statement execute function records.refuse_overlap('exchange_rate_one_version', 'true', '%1$s.id');
create trigger exchange_rate_one_version_changed after update on records.exchange_rate for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('exchange_rate_one_version', 'true', '%1$s.id');
create index exchange_rate_exclusion_0 on records.exchange_rate (lower("from"), lower("to")) where upper_inf(recorded);
create trigger exchange_rate_exclusion_0 after insert on records.exchange_rate referencing new table as entered for each statement execute function records.refuse_overlap('exchange_rate_exclusion_0', 'true', 'lower(%1$s."from")', 'lower(%1$s."to")');
create trigger exchange_rate_exclusion_0_changed after update on records.exchange_rate for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('exchange_rate_exclusion_0', 'true', 'lower(%1$s."from")', 'lower(%1$s."to")');

-- A level of the job structure
create table records.grade (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'grd_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "name" text not null check (char_length("name") <= 200),
  "rank" bigint not null check ("rank" between 0 and 999)
);
create index grade__by_id on records.grade (id, version);
create function records.refuse_unknown_in_grade() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('grade_references', 'grade');
  end if;
  return null;
end $$;
create trigger grade_references after insert on records.grade referencing new table as entered for each statement execute function records.refuse_unknown_in_grade();
create trigger grade_references_changed after update on records.grade for each row when (new."id" is distinct from old."id") execute function records.refuse_unknown_change('grade_references', 'id');
create trigger grade_one_version after insert on records.grade referencing new table as entered for each statement execute function records.refuse_overlap('grade_one_version', 'true', '%1$s.id');
create trigger grade_one_version_changed after update on records.grade for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('grade_one_version', 'true', '%1$s.id');
create index grade_exclusion_0 on records.grade (lower("name")) where upper_inf(recorded);
create trigger grade_exclusion_0 after insert on records.grade referencing new table as entered for each statement execute function records.refuse_overlap('grade_exclusion_0', 'true', 'lower(%1$s."name")');
create trigger grade_exclusion_0_changed after update on records.grade for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('grade_exclusion_0', 'true', 'lower(%1$s."name")');

-- A kind of work that several people may do
create table records.job (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'job_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "name" text not null check (char_length("name") <= 200),
  "code" text check (char_length("code") <= 60),
  "family_id" text check (starts_with("family_id", 'fam_')),
  "grade_id" text check (starts_with("grade_id", 'grd_')),
  "is_management" boolean,
  "description" text check (char_length("description") <= 20000),
  custom jsonb not null default '{}'
);
create index job__by_id on records.job (id, version);
create index job__by_family_id on records.job ("family_id") where upper_inf(recorded);
create index job__by_custom on records.job using gin (custom jsonb_path_ops) where upper_inf(recorded) and custom <> '{}';
create function records.refuse_unknown_in_job() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "family_id" from entered union select "grade_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('job_references', 'job');
  end if;
  return null;
end $$;
create trigger job_references after insert on records.job referencing new table as entered for each statement execute function records.refuse_unknown_in_job();
create trigger job_references_changed after update on records.job for each row when (new."id" is distinct from old."id" or new."family_id" is distinct from old."family_id" or new."grade_id" is distinct from old."grade_id") execute function records.refuse_unknown_change('job_references', 'id', 'family_id', 'grade_id');
create trigger job_one_version after insert on records.job referencing new table as entered for each statement execute function records.refuse_overlap('job_one_version', 'true', '%1$s.id');
create trigger job_one_version_changed after update on records.job for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('job_one_version', 'true', '%1$s.id');

-- Jobs that ask for like skills
create table records.job_family (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'fam_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "name" text not null check (char_length("name") <= 200),
  "code" text check (char_length("code") <= 60)
);
create index job_family__by_id on records.job_family (id, version);
create function records.refuse_unknown_in_job_family() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('job_family_references', 'job_family');
  end if;
  return null;
end $$;
create trigger job_family_references after insert on records.job_family referencing new table as entered for each statement execute function records.refuse_unknown_in_job_family();
create trigger job_family_references_changed after update on records.job_family for each row when (new."id" is distinct from old."id") execute function records.refuse_unknown_change('job_family_references', 'id');
create trigger job_family_one_version after insert on records.job_family referencing new table as entered for each statement execute function records.refuse_overlap('job_family_one_version', 'true', '%1$s.id');
create trigger job_family_one_version_changed after update on records.job_family for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('job_family_one_version', 'true', '%1$s.id');
create index job_family_exclusion_0 on records.job_family (lower("name")) where upper_inf(recorded);
create trigger job_family_exclusion_0 after insert on records.job_family referencing new table as entered for each statement execute function records.refuse_overlap('job_family_exclusion_0', 'true', 'lower(%1$s."name")');
create trigger job_family_exclusion_0_changed after update on records.job_family for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('job_family_exclusion_0', 'true', 'lower(%1$s."name")');

-- A company or branch that employs people
create table records.legal_entity (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'ent_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "name" text not null check (char_length("name") <= 200),
  "code" text check (char_length("code") <= 60),
  "country" text not null check (char_length("country") <= 200),
  "currency" text check (char_length("currency") <= 200)
);
create index legal_entity__by_id on records.legal_entity (id, version);
create function records.refuse_unknown_in_legal_entity() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('legal_entity_references', 'legal_entity');
  end if;
  return null;
end $$;
create trigger legal_entity_references after insert on records.legal_entity referencing new table as entered for each statement execute function records.refuse_unknown_in_legal_entity();
create trigger legal_entity_references_changed after update on records.legal_entity for each row when (new."id" is distinct from old."id") execute function records.refuse_unknown_change('legal_entity_references', 'id');
create trigger legal_entity_one_version after insert on records.legal_entity referencing new table as entered for each statement execute function records.refuse_overlap('legal_entity_one_version', 'true', '%1$s.id');
create trigger legal_entity_one_version_changed after update on records.legal_entity for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('legal_entity_one_version', 'true', '%1$s.id');
create index legal_entity_exclusion_0 on records.legal_entity (lower("name")) where upper_inf(recorded);
create trigger legal_entity_exclusion_0 after insert on records.legal_entity referencing new table as entered for each statement execute function records.refuse_overlap('legal_entity_exclusion_0', 'true', 'lower(%1$s."name")');
create trigger legal_entity_exclusion_0_changed after update on records.legal_entity for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('legal_entity_exclusion_0', 'true', 'lower(%1$s."name")');

-- A place where people work
create table records.location (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'loc_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "name" text not null check (char_length("name") <= 200),
  "code" text check (char_length("code") <= 60),
  "country" text not null check (char_length("country") <= 200),
  "region" text check (char_length("region") <= 3),
  "street" text check (char_length("street") <= 200),
  "postcode" text check (char_length("postcode") <= 20),
  "city" text check (char_length("city") <= 200),
  "time_zone" text check (char_length("time_zone") <= 60),
  "kind" text check ("kind" in ('office', 'plant', 'shop', 'remote', 'other'))
);
create index location__by_id on records.location (id, version);
create function records.refuse_unknown_in_location() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('location_references', 'location');
  end if;
  return null;
end $$;
create trigger location_references after insert on records.location referencing new table as entered for each statement execute function records.refuse_unknown_in_location();
create trigger location_references_changed after update on records.location for each row when (new."id" is distinct from old."id") execute function records.refuse_unknown_change('location_references', 'id');
create trigger location_one_version after insert on records.location referencing new table as entered for each statement execute function records.refuse_overlap('location_one_version', 'true', '%1$s.id');
create trigger location_one_version_changed after update on records.location for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('location_one_version', 'true', '%1$s.id');
create index location_exclusion_0 on records.location (lower("name")) where upper_inf(recorded);
create trigger location_exclusion_0 after insert on records.location referencing new table as entered for each statement execute function records.refuse_overlap('location_exclusion_0', 'true', 'lower(%1$s."name")');
create trigger location_exclusion_0_changed after update on records.location for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('location_exclusion_0', 'true', 'lower(%1$s."name")');

-- What other employers pay for a full-time year of a job family and grade in a country, by a survey
create table records.market_pay (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'mkt_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "family_id" text not null check (starts_with("family_id", 'fam_')),
  "grade_id" text not null check (starts_with("grade_id", 'grd_')),
  "country" text not null check (char_length("country") <= 200),
  "source" text not null check (char_length("source") <= 120),
  "surveyed_on" date not null check ("surveyed_on" between '1900-01-01' and '2200-12-31'),
  "percentile10_minor" bigint check (abs(percentile10_minor) <= 1000000000000000),
  "percentile10_currency" text check (percentile10_currency ~ '^[A-Z]{3}$'),
  "percentile25_minor" bigint not null check (abs(percentile25_minor) <= 1000000000000000),
  "percentile25_currency" text not null check (percentile25_currency ~ '^[A-Z]{3}$'),
  "median_minor" bigint not null check (abs(median_minor) <= 1000000000000000),
  "median_currency" text not null check (median_currency ~ '^[A-Z]{3}$'),
  "percentile75_minor" bigint not null check (abs(percentile75_minor) <= 1000000000000000),
  "percentile75_currency" text not null check (percentile75_currency ~ '^[A-Z]{3}$'),
  "percentile90_minor" bigint check (abs(percentile90_minor) <= 1000000000000000),
  "percentile90_currency" text check (percentile90_currency ~ '^[A-Z]{3}$'),
  check ("percentile10_minor" <= "percentile25_minor" and "percentile10_currency" = "percentile25_currency"),
  check ("percentile25_minor" <= "median_minor" and "percentile25_currency" = "median_currency"),
  check ("median_minor" <= "percentile75_minor" and "median_currency" = "percentile75_currency"),
  check ("percentile75_minor" <= "percentile90_minor" and "percentile75_currency" = "percentile90_currency")
);
create index market_pay__by_id on records.market_pay (id, version);
create index market_pay__by_grade_id on records.market_pay ("grade_id") where upper_inf(recorded);
create function records.refuse_unknown_in_market_pay() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "family_id" from entered union select "grade_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('market_pay_references', 'market_pay');
  end if;
  return null;
end $$;
create trigger market_pay_references after insert on records.market_pay referencing new table as entered for each statement execute function records.refuse_unknown_in_market_pay();
create trigger market_pay_references_changed after update on records.market_pay for each row when (new."id" is distinct from old."id" or new."family_id" is distinct from old."family_id" or new."grade_id" is distinct from old."grade_id") execute function records.refuse_unknown_change('market_pay_references', 'id', 'family_id', 'grade_id');
create trigger market_pay_one_version after insert on records.market_pay referencing new table as entered for each statement execute function records.refuse_overlap('market_pay_one_version', 'true', '%1$s.id');
create trigger market_pay_one_version_changed after update on records.market_pay for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('market_pay_one_version', 'true', '%1$s.id');
create trigger market_pay_exclusion_0 after insert on records.market_pay referencing new table as entered for each statement execute function records.refuse_overlap('market_pay_exclusion_0', 'true', '%1$s."grade_id"', '%1$s."family_id"', 'lower(%1$s."country")', 'lower(%1$s."source")');
create trigger market_pay_exclusion_0_changed after update on records.market_pay for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('market_pay_exclusion_0', 'true', '%1$s."grade_id"', '%1$s."family_id"', 'lower(%1$s."country")', 'lower(%1$s."source")');

-- The range of yearly pay of a grade, in one currency and place
create table records.pay_band (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'bnd_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "grade_id" text not null check (starts_with("grade_id", 'grd_')),
  "family_id" text check (starts_with("family_id", 'fam_')),
  "country" text check (char_length("country") <= 200),
  "minimum_minor" bigint not null check (abs(minimum_minor) <= 1000000000000000),
  "minimum_currency" text not null check (minimum_currency ~ '^[A-Z]{3}$'),
  "midpoint_minor" bigint not null check (abs(midpoint_minor) <= 1000000000000000),
  "midpoint_currency" text not null check (midpoint_currency ~ '^[A-Z]{3}$'),
  "maximum_minor" bigint not null check (abs(maximum_minor) <= 1000000000000000),
  "maximum_currency" text not null check (maximum_currency ~ '^[A-Z]{3}$'),
  check ("minimum_minor" <= "midpoint_minor" and "minimum_currency" = "midpoint_currency"),
  check ("midpoint_minor" <= "maximum_minor" and "midpoint_currency" = "maximum_currency")
);
create index pay_band__by_id on records.pay_band (id, version);
create index pay_band__by_grade_id on records.pay_band ("grade_id") where upper_inf(recorded);
create function records.refuse_unknown_in_pay_band() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "grade_id" from entered union select "family_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('pay_band_references', 'pay_band');
  end if;
  return null;
end $$;
create trigger pay_band_references after insert on records.pay_band referencing new table as entered for each statement execute function records.refuse_unknown_in_pay_band();
create trigger pay_band_references_changed after update on records.pay_band for each row when (new."id" is distinct from old."id" or new."grade_id" is distinct from old."grade_id" or new."family_id" is distinct from old."family_id") execute function records.refuse_unknown_change('pay_band_references', 'id', 'grade_id', 'family_id');
create trigger pay_band_one_version after insert on records.pay_band referencing new table as entered for each statement execute function records.refuse_overlap('pay_band_one_version', 'true', '%1$s.id');
create trigger pay_band_one_version_changed after update on records.pay_band for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('pay_band_one_version', 'true', '%1$s.id');

-- Work with an end
create table records.project (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'prj_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "name" text not null check (char_length("name") <= 200),
  "code" text check (char_length("code") <= 60),
  "owner_id" text check (starts_with("owner_id", 'per_')),
  "due_date" date check ("due_date" between '1900-01-01' and '2200-12-31'),
  "status" text check ("status" in ('planned', 'running', 'paused', 'done', 'dropped')),
  "budget_minor" bigint check (abs(budget_minor) <= 1000000000000000),
  "budget_currency" text check (budget_currency ~ '^[A-Z]{3}$'),
  custom jsonb not null default '{}'
);
create index project__by_id on records.project (id, version);
create index project__by_custom on records.project using gin (custom jsonb_path_ops) where upper_inf(recorded) and custom <> '{}';
create function records.refuse_unknown_in_project() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "owner_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('project_references', 'project');
  end if;
  return null;
end $$;
create trigger project_references after insert on records.project referencing new table as entered for each statement execute function records.refuse_unknown_in_project();
create trigger project_references_changed after update on records.project for each row when (new."id" is distinct from old."id" or new."owner_id" is distinct from old."owner_id") execute function records.refuse_unknown_change('project_references', 'id', 'owner_id');
create trigger project_one_version after insert on records.project referencing new table as entered for each statement execute function records.refuse_overlap('project_one_version', 'true', '%1$s.id');
create trigger project_one_version_changed after update on records.project for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('project_one_version', 'true', '%1$s.id');

-- People who work together, whatever their department
create table records.team (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'tea_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "name" text not null check (char_length("name") <= 200),
  "department_id" text check (starts_with("department_id", 'dep_')),
  "parent_id" text check (starts_with("parent_id", 'tea_')),
  "lead_id" text check (starts_with("lead_id", 'per_')),
  "purpose_text" text check (char_length("purpose_text") <= 500),
  custom jsonb not null default '{}'
);
create index team__by_id on records.team (id, version);
create index team__by_department_id on records.team ("department_id") where upper_inf(recorded);
create index team__by_custom on records.team using gin (custom jsonb_path_ops) where upper_inf(recorded) and custom <> '{}';
create function records.refuse_unknown_in_team() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "department_id" from entered union select "parent_id" from entered union select "lead_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('team_references', 'team');
  end if;
  return null;
end $$;
create trigger team_references after insert on records.team referencing new table as entered for each statement execute function records.refuse_unknown_in_team();
create trigger team_references_changed after update on records.team for each row when (new."id" is distinct from old."id" or new."department_id" is distinct from old."department_id" or new."parent_id" is distinct from old."parent_id" or new."lead_id" is distinct from old."lead_id") execute function records.refuse_unknown_change('team_references', 'id', 'department_id', 'parent_id', 'lead_id');
create trigger team_one_version after insert on records.team referencing new table as entered for each statement execute function records.refuse_overlap('team_one_version', 'true', '%1$s.id');
create trigger team_one_version_changed after update on records.team for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('team_one_version', 'true', '%1$s.id');

-- Where a person can be reached in private, and who in an emergency
create table records.contact_details (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'con_')),
  person_id text not null check (starts_with(person_id, 'per_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "personal_email" bytea,
  "personal_email_digest" bytea,
  "mobile_phone" bytea,
  "street" bytea,
  "city" text check (char_length("city") <= 200),
  "postcode" text check (char_length("postcode") <= 20),
  "country" text check (char_length("country") <= 200),
  "commute_km" numeric check ("commute_km" between 0 and 1000),
  "emergency_name" bytea,
  "emergency_phone" bytea,
  "national_id" bytea,
  "national_id_digest" bytea,
  "bank_account" bytea,
  "birth_date" date check ("birth_date" between '1900-01-01' and '2200-12-31'),
  custom jsonb not null default '{}'
);
create index contact_details__by_id on records.contact_details (id, version);
create index contact_details__by_personal_email_digest on records.contact_details ("personal_email_digest");
create index contact_details__by_national_id_digest on records.contact_details ("national_id_digest");
create index contact_details__by_person_id on records.contact_details ("person_id") where upper_inf(recorded);
create index contact_details__closed on records.contact_details (person_id) where not upper_inf(recorded);
create index contact_details__by_custom on records.contact_details using gin (custom jsonb_path_ops) where upper_inf(recorded) and custom <> '{}';
create function records.refuse_unknown_in_contact_details() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "person_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('contact_details_references', 'contact_details');
  end if;
  return null;
end $$;
create trigger contact_details_references after insert on records.contact_details referencing new table as entered for each statement execute function records.refuse_unknown_in_contact_details();
create trigger contact_details_references_changed after update on records.contact_details for each row when (new."id" is distinct from old."id" or new."person_id" is distinct from old."person_id") execute function records.refuse_unknown_change('contact_details_references', 'id', 'person_id');
create trigger contact_details_one_version after insert on records.contact_details referencing new table as entered for each statement execute function records.refuse_overlap('contact_details_one_version', 'true', '%1$s.id');
create trigger contact_details_one_version_changed after update on records.contact_details for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('contact_details_one_version', 'true', '%1$s.id');
create trigger contact_details_exclusion_0 after insert on records.contact_details referencing new table as entered for each statement execute function records.refuse_overlap('contact_details_exclusion_0', 'true', '%1$s."person_id"');
create trigger contact_details_exclusion_0_changed after update on records.contact_details for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('contact_details_exclusion_0', 'true', '%1$s."person_id"');

-- A person of the organisation, as colleagues know them
create table records.person (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'per_')),
  person_id text generated always as (id) stored,
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "employee_number" text check (char_length("employee_number") <= 60),
  "first_name" text not null check (char_length("first_name") <= 200),
  "last_name" text not null check (char_length("last_name") <= 200),
  "preferred_name" text check (char_length("preferred_name") <= 200),
  "work_email" text check (char_length("work_email") <= 200),
  "work_phone" text check (char_length("work_phone") <= 60),
  "language" text check (char_length("language") <= 10),
  "is_synthetic" boolean,
  custom jsonb not null default '{}'
);
create index person__by_id on records.person (id, version);
create index person__closed on records.person (id) where not upper_inf(recorded);
create index person__by_custom on records.person using gin (custom jsonb_path_ops) where upper_inf(recorded) and custom <> '{}';
create function records.refuse_unknown_in_person() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('person_references', 'person');
  end if;
  return null;
end $$;
create trigger person_references after insert on records.person referencing new table as entered for each statement execute function records.refuse_unknown_in_person();
create trigger person_references_changed after update on records.person for each row when (new."id" is distinct from old."id") execute function records.refuse_unknown_change('person_references', 'id');
create trigger person_one_version after insert on records.person referencing new table as entered for each statement execute function records.refuse_overlap('person_one_version', 'true', '%1$s.id');
create trigger person_one_version_changed after update on records.person for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('person_one_version', 'true', '%1$s.id');
create index person_exclusion_0 on records.person (lower("employee_number")) where upper_inf(recorded);
create trigger person_exclusion_0 after insert on records.person referencing new table as entered for each statement execute function records.refuse_overlap('person_exclusion_0', 'true', 'lower(%1$s."employee_number")');
create trigger person_exclusion_0_changed after update on records.person for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('person_exclusion_0', 'true', 'lower(%1$s."employee_number")');

-- What a person chose to say about protected attributes, kept apart, only to audit and mitigate
create table vault.protected_profile (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'prt_')),
  person_id text not null check (starts_with(person_id, 'per_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "gender" text check ("gender" in ('female', 'male', 'other', 'prefers not to say')),
  "ethnicity" text check (char_length("ethnicity") <= 100),
  "disability" text check ("disability" in ('yes', 'no', 'prefers not to say')),
  "veteran" text check ("veteran" in ('yes', 'no', 'prefers not to say')),
  "nationality" text check (char_length("nationality") <= 200),
  "marital_status" text check (char_length("marital_status") <= 60),
  "source" text not null check ("source" in ('self-identified', 'imported'))
);
create index protected_profile__by_id on vault.protected_profile (id, version);
create index protected_profile__by_person_id on vault.protected_profile ("person_id") where upper_inf(recorded);
create index protected_profile__closed on vault.protected_profile (person_id) where not upper_inf(recorded);
create function records.refuse_unknown_in_protected_profile() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "person_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('protected_profile_references', 'protected_profile');
  end if;
  return null;
end $$;
create trigger protected_profile_references after insert on vault.protected_profile referencing new table as entered for each statement execute function records.refuse_unknown_in_protected_profile();
create trigger protected_profile_references_changed after update on vault.protected_profile for each row when (new."id" is distinct from old."id" or new."person_id" is distinct from old."person_id") execute function records.refuse_unknown_change('protected_profile_references', 'id', 'person_id');
create trigger protected_profile_one_version after insert on vault.protected_profile referencing new table as entered for each statement execute function records.refuse_overlap('protected_profile_one_version', 'true', '%1$s.id');
create trigger protected_profile_one_version_changed after update on vault.protected_profile for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('protected_profile_one_version', 'true', '%1$s.id');
create trigger protected_profile_exclusion_0 after insert on vault.protected_profile referencing new table as entered for each statement execute function records.refuse_overlap('protected_profile_exclusion_0', 'true', '%1$s."person_id"');
create trigger protected_profile_exclusion_0_changed after update on vault.protected_profile for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('protected_profile_exclusion_0', 'true', '%1$s."person_id"');

-- Time off, asked for or taken
create table records.absence (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'abs_')),
  person_id text not null check (starts_with(person_id, 'per_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "kind" text not null check ("kind" in ('vacation', 'sick', 'personal', 'jury duty', 'volunteer', 'bereavement', 'parental', 'unpaid', 'other')),
  "status" text not null check ("status" in ('requested', 'approved', 'declined', 'cancelled')),
  "days" numeric check ("days" between 0 and 400),
  "hours" numeric check ("hours" between 0 and 4000),
  "note" bytea,
  "approver_id" text check (starts_with("approver_id", 'per_'))
);
create index absence__by_id on records.absence (id, version);
create index absence__by_person_id on records.absence ("person_id") where upper_inf(recorded);
create index absence__by_status on records.absence ("status") where upper_inf(recorded);
create index absence__closed on records.absence (person_id) where not upper_inf(recorded);
create function records.refuse_unknown_in_absence() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "person_id" from entered union select "approver_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('absence_references', 'absence');
  end if;
  return null;
end $$;
create trigger absence_references after insert on records.absence referencing new table as entered for each statement execute function records.refuse_unknown_in_absence();
create trigger absence_references_changed after update on records.absence for each row when (new."id" is distinct from old."id" or new."person_id" is distinct from old."person_id" or new."approver_id" is distinct from old."approver_id") execute function records.refuse_unknown_change('absence_references', 'id', 'person_id', 'approver_id');
create trigger absence_one_version after insert on records.absence referencing new table as entered for each statement execute function records.refuse_overlap('absence_one_version', 'true', '%1$s.id');
create trigger absence_one_version_changed after update on records.absence for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('absence_one_version', 'true', '%1$s.id');

-- A spell of employment, from hire to leaving; a rehire begins another
create table records.employment (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'emp_')),
  person_id text not null check (starts_with(person_id, 'per_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "legal_entity_id" text check (starts_with("legal_entity_id", 'ent_')),
  "type" text not null check ("type" in ('full time', 'part time', 'intern', 'contractor', 'freelance')),
  "is_fixed_term" boolean,
  "original_hire_date" date check ("original_hire_date" between '1900-01-01' and '2200-12-31'),
  "source" text check (char_length("source") <= 100),
  "pay_group" text check (char_length("pay_group") <= 60),
  "leaving_kind" text check ("leaving_kind" in ('voluntary', 'involuntary', 'retirement', 'end of contract', 'death', 'other')),
  "leaving_reason" text check (char_length("leaving_reason") <= 200),
  "would_rehire" boolean,
  custom jsonb not null default '{}'
);
create index employment__by_id on records.employment (id, version);
create index employment__by_person_id on records.employment ("person_id") where upper_inf(recorded);
create index employment__by_legal_entity_id on records.employment ("legal_entity_id") where upper_inf(recorded);
create index employment__closed on records.employment (person_id) where not upper_inf(recorded);
create index employment__by_custom on records.employment using gin (custom jsonb_path_ops) where upper_inf(recorded) and custom <> '{}';
create function records.refuse_unknown_in_employment() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "person_id" from entered union select "legal_entity_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('employment_references', 'employment');
  end if;
  return null;
end $$;
create trigger employment_references after insert on records.employment referencing new table as entered for each statement execute function records.refuse_unknown_in_employment();
create trigger employment_references_changed after update on records.employment for each row when (new."id" is distinct from old."id" or new."person_id" is distinct from old."person_id" or new."legal_entity_id" is distinct from old."legal_entity_id") execute function records.refuse_unknown_change('employment_references', 'id', 'person_id', 'legal_entity_id');
create trigger employment_one_version after insert on records.employment referencing new table as entered for each statement execute function records.refuse_overlap('employment_one_version', 'true', '%1$s.id');
create trigger employment_one_version_changed after update on records.employment for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('employment_one_version', 'true', '%1$s.id');
create trigger employment_exclusion_0 after insert on records.employment referencing new table as entered for each statement execute function records.refuse_overlap('employment_exclusion_0', 'true', '%1$s."person_id"');
create trigger employment_exclusion_0_changed after update on records.employment for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('employment_exclusion_0', 'true', '%1$s."person_id"');

-- What a person does, where and in which department
create table records.job_assignment (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'asg_')),
  person_id text not null check (starts_with(person_id, 'per_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "job_id" text check (starts_with("job_id", 'job_')),
  "title" text not null check (char_length("title") <= 200),
  "department_id" text check (starts_with("department_id", 'dep_')),
  "location_id" text check (starts_with("location_id", 'loc_')),
  "legal_entity_id" text check (starts_with("legal_entity_id", 'ent_')),
  "grade_id" text check (starts_with("grade_id", 'grd_')),
  "share" numeric not null check ("share" between 0 and 1),
  "is_primary" boolean not null,
  "change_reason" text check ("change_reason" in ('hire', 'promotion', 'transfer', 'demotion', 'reorganisation', 'other')),
  custom jsonb not null default '{}'
);
create index job_assignment__by_id on records.job_assignment (id, version);
create index job_assignment__by_person_id on records.job_assignment ("person_id") where upper_inf(recorded);
create index job_assignment__by_department_id on records.job_assignment ("department_id") where upper_inf(recorded);
create index job_assignment__by_job_id on records.job_assignment ("job_id") where upper_inf(recorded);
create index job_assignment__by_location_id on records.job_assignment ("location_id") where upper_inf(recorded);
create index job_assignment__closed on records.job_assignment (person_id) where not upper_inf(recorded);
create index job_assignment__by_custom on records.job_assignment using gin (custom jsonb_path_ops) where upper_inf(recorded) and custom <> '{}';
create function records.refuse_unknown_in_job_assignment() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "person_id" from entered union select "job_id" from entered union select "department_id" from entered union select "location_id" from entered union select "legal_entity_id" from entered union select "grade_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('job_assignment_references', 'job_assignment');
  end if;
  return null;
end $$;
create trigger job_assignment_references after insert on records.job_assignment referencing new table as entered for each statement execute function records.refuse_unknown_in_job_assignment();
create trigger job_assignment_references_changed after update on records.job_assignment for each row when (new."id" is distinct from old."id" or new."person_id" is distinct from old."person_id" or new."job_id" is distinct from old."job_id" or new."department_id" is distinct from old."department_id" or new."location_id" is distinct from old."location_id" or new."legal_entity_id" is distinct from old."legal_entity_id" or new."grade_id" is distinct from old."grade_id") execute function records.refuse_unknown_change('job_assignment_references', 'id', 'person_id', 'job_id', 'department_id', 'location_id', 'legal_entity_id', 'grade_id');
create trigger job_assignment_one_version after insert on records.job_assignment referencing new table as entered for each statement execute function records.refuse_overlap('job_assignment_one_version', 'true', '%1$s.id');
create trigger job_assignment_one_version_changed after update on records.job_assignment for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('job_assignment_one_version', 'true', '%1$s.id');
create trigger job_assignment_exclusion_0 after insert on records.job_assignment referencing new table as entered for each statement execute function records.refuse_overlap('job_assignment_exclusion_0', '%1$s."is_primary"', '%1$s."person_id"');
create trigger job_assignment_exclusion_0_changed after update on records.job_assignment for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('job_assignment_exclusion_0', '%1$s."is_primary"', '%1$s."person_id"');

-- Who a person reports to
create table records.manager_line (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'lin_')),
  person_id text not null check (starts_with(person_id, 'per_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "manager_id" text not null check (starts_with("manager_id", 'per_')),
  "kind" text not null check ("kind" in ('line', 'dotted'))
);
create index manager_line__by_id on records.manager_line (id, version);
create index manager_line__by_person_id on records.manager_line ("person_id") where upper_inf(recorded);
create index manager_line__by_manager_id on records.manager_line ("manager_id") where upper_inf(recorded);
create index manager_line__closed on records.manager_line (person_id) where not upper_inf(recorded);
create function records.refuse_unknown_in_manager_line() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "person_id" from entered union select "manager_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('manager_line_references', 'manager_line');
  end if;
  return null;
end $$;
create trigger manager_line_references after insert on records.manager_line referencing new table as entered for each statement execute function records.refuse_unknown_in_manager_line();
create trigger manager_line_references_changed after update on records.manager_line for each row when (new."id" is distinct from old."id" or new."person_id" is distinct from old."person_id" or new."manager_id" is distinct from old."manager_id") execute function records.refuse_unknown_change('manager_line_references', 'id', 'person_id', 'manager_id');
create trigger manager_line_one_version after insert on records.manager_line referencing new table as entered for each statement execute function records.refuse_overlap('manager_line_one_version', 'true', '%1$s.id');
create trigger manager_line_one_version_changed after update on records.manager_line for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('manager_line_one_version', 'true', '%1$s.id');
create trigger manager_line_exclusion_0 after insert on records.manager_line referencing new table as entered for each statement execute function records.refuse_overlap('manager_line_exclusion_0', '%1$s."kind" = ''line''', '%1$s."person_id"');
create trigger manager_line_exclusion_0_changed after update on records.manager_line for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('manager_line_exclusion_0', '%1$s."kind" = ''line''', '%1$s."person_id"');

-- A person on a project
create table records.project_allocation (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'pal_')),
  person_id text not null check (starts_with(person_id, 'per_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "project_id" text not null check (starts_with("project_id", 'prj_')),
  "role" text check (char_length("role") <= 100),
  "share" numeric not null check ("share" between 0 and 1)
);
create index project_allocation__by_id on records.project_allocation (id, version);
create index project_allocation__by_person_id on records.project_allocation ("person_id") where upper_inf(recorded);
create index project_allocation__by_project_id on records.project_allocation ("project_id") where upper_inf(recorded);
create index project_allocation__closed on records.project_allocation (person_id) where not upper_inf(recorded);
create function records.refuse_unknown_in_project_allocation() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "person_id" from entered union select "project_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('project_allocation_references', 'project_allocation');
  end if;
  return null;
end $$;
create trigger project_allocation_references after insert on records.project_allocation referencing new table as entered for each statement execute function records.refuse_unknown_in_project_allocation();
create trigger project_allocation_references_changed after update on records.project_allocation for each row when (new."id" is distinct from old."id" or new."person_id" is distinct from old."person_id" or new."project_id" is distinct from old."project_id") execute function records.refuse_unknown_change('project_allocation_references', 'id', 'person_id', 'project_id');
create trigger project_allocation_one_version after insert on records.project_allocation referencing new table as entered for each statement execute function records.refuse_overlap('project_allocation_one_version', 'true', '%1$s.id');
create trigger project_allocation_one_version_changed after update on records.project_allocation for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('project_allocation_one_version', 'true', '%1$s.id');
create trigger project_allocation_exclusion_0 after insert on records.project_allocation referencing new table as entered for each statement execute function records.refuse_overlap('project_allocation_exclusion_0', 'true', '%1$s."person_id"', '%1$s."project_id"');
create trigger project_allocation_exclusion_0_changed after update on records.project_allocation for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('project_allocation_exclusion_0', 'true', '%1$s."person_id"', '%1$s."project_id"');

-- A person in a team
create table records.team_membership (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'tmb_')),
  person_id text not null check (starts_with(person_id, 'per_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "team_id" text not null check (starts_with("team_id", 'tea_')),
  "role" text check (char_length("role") <= 100),
  "share" numeric check ("share" between 0 and 1)
);
create index team_membership__by_id on records.team_membership (id, version);
create index team_membership__by_person_id on records.team_membership ("person_id") where upper_inf(recorded);
create index team_membership__by_team_id on records.team_membership ("team_id") where upper_inf(recorded);
create index team_membership__closed on records.team_membership (person_id) where not upper_inf(recorded);
create function records.refuse_unknown_in_team_membership() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "person_id" from entered union select "team_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('team_membership_references', 'team_membership');
  end if;
  return null;
end $$;
create trigger team_membership_references after insert on records.team_membership referencing new table as entered for each statement execute function records.refuse_unknown_in_team_membership();
create trigger team_membership_references_changed after update on records.team_membership for each row when (new."id" is distinct from old."id" or new."person_id" is distinct from old."person_id" or new."team_id" is distinct from old."team_id") execute function records.refuse_unknown_change('team_membership_references', 'id', 'person_id', 'team_id');
create trigger team_membership_one_version after insert on records.team_membership referencing new table as entered for each statement execute function records.refuse_overlap('team_membership_one_version', 'true', '%1$s.id');
create trigger team_membership_one_version_changed after update on records.team_membership for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('team_membership_one_version', 'true', '%1$s.id');
create trigger team_membership_exclusion_0 after insert on records.team_membership referencing new table as entered for each statement execute function records.refuse_overlap('team_membership_exclusion_0', 'true', '%1$s."person_id"', '%1$s."team_id"');
create trigger team_membership_exclusion_0_changed after update on records.team_membership for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('team_membership_exclusion_0', 'true', '%1$s."person_id"', '%1$s."team_id"');

-- Hours and terms of a contract
create table records.work_terms (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'trm_')),
  person_id text not null check (starts_with(person_id, 'per_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "fte" numeric not null check ("fte" between 0 and 1.5),
  "weekly_hours" numeric check ("weekly_hours" between 0 and 100),
  "shift" text check (char_length("shift") <= 60),
  "remote_share" numeric check ("remote_share" between 0 and 1),
  "overtime_kind" text check ("overtime_kind" in ('exempt', 'non-exempt', 'salaried non-exempt', 'owner'))
);
create index work_terms__by_id on records.work_terms (id, version);
create index work_terms__by_person_id on records.work_terms ("person_id") where upper_inf(recorded);
create index work_terms__closed on records.work_terms (person_id) where not upper_inf(recorded);
create function records.refuse_unknown_in_work_terms() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "person_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('work_terms_references', 'work_terms');
  end if;
  return null;
end $$;
create trigger work_terms_references after insert on records.work_terms referencing new table as entered for each statement execute function records.refuse_unknown_in_work_terms();
create trigger work_terms_references_changed after update on records.work_terms for each row when (new."id" is distinct from old."id" or new."person_id" is distinct from old."person_id") execute function records.refuse_unknown_change('work_terms_references', 'id', 'person_id');
create trigger work_terms_one_version after insert on records.work_terms referencing new table as entered for each statement execute function records.refuse_overlap('work_terms_one_version', 'true', '%1$s.id');
create trigger work_terms_one_version_changed after update on records.work_terms for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('work_terms_one_version', 'true', '%1$s.id');
create trigger work_terms_exclusion_0 after insert on records.work_terms referencing new table as entered for each statement execute function records.refuse_overlap('work_terms_exclusion_0', 'true', '%1$s."person_id"');
create trigger work_terms_exclusion_0_changed after update on records.work_terms for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('work_terms_exclusion_0', 'true', '%1$s."person_id"');

-- A payment made once
create table records.bonus (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'bns_')),
  person_id text not null check (starts_with(person_id, 'per_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "kind" text not null check ("kind" in ('performance', 'sign-on', 'retention', 'referral', 'equity', 'other')),
  "amount_minor" bigint not null check (abs(amount_minor) <= 1000000000000000),
  "amount_currency" text not null check (amount_currency ~ '^[A-Z]{3}$'),
  "note" text check (char_length("note") <= 500)
);
create index bonus__by_id on records.bonus (id, version);
create index bonus__by_person_id on records.bonus ("person_id", lower(valid)) where upper_inf(recorded);
create index bonus__closed on records.bonus (person_id) where not upper_inf(recorded);
create function records.refuse_unknown_in_bonus() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "person_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('bonus_references', 'bonus');
  end if;
  return null;
end $$;
create trigger bonus_references after insert on records.bonus referencing new table as entered for each statement execute function records.refuse_unknown_in_bonus();
create trigger bonus_references_changed after update on records.bonus for each row when (new."id" is distinct from old."id" or new."person_id" is distinct from old."person_id") execute function records.refuse_unknown_change('bonus_references', 'id', 'person_id');
create trigger bonus_one_version after insert on records.bonus referencing new table as entered for each statement execute function records.refuse_overlap('bonus_one_version', 'true', '%1$s.id');
create trigger bonus_one_version_changed after update on records.bonus for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('bonus_one_version', 'true', '%1$s.id');

-- What a person is paid
create table records.pay (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'pay_')),
  person_id text not null check (starts_with(person_id, 'per_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "component" text not null check ("component" in ('base', 'allowance', 'shift premium', 'other')),
  "amount_minor" bigint not null check (abs(amount_minor) <= 1000000000000000),
  "amount_currency" text not null check (amount_currency ~ '^[A-Z]{3}$'),
  "period" text not null check ("period" in ('hour', 'day', 'week', 'two weeks', 'half month', 'month', 'quarter', 'half year', 'year')),
  "frequency" text check ("frequency" in ('hour', 'day', 'week', 'two weeks', 'half month', 'month', 'quarter', 'half year', 'year')),
  "change_reason" text check ("change_reason" in ('hire', 'merit', 'promotion', 'market', 'correction', 'other'))
);
create index pay__by_id on records.pay (id, version);
create index pay__by_person_id on records.pay ("person_id") where upper_inf(recorded);
create index pay__closed on records.pay (person_id) where not upper_inf(recorded);
create function records.refuse_unknown_in_pay() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "person_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('pay_references', 'pay');
  end if;
  return null;
end $$;
create trigger pay_references after insert on records.pay referencing new table as entered for each statement execute function records.refuse_unknown_in_pay();
create trigger pay_references_changed after update on records.pay for each row when (new."id" is distinct from old."id" or new."person_id" is distinct from old."person_id") execute function records.refuse_unknown_change('pay_references', 'id', 'person_id');
create trigger pay_one_version after insert on records.pay referencing new table as entered for each statement execute function records.refuse_overlap('pay_one_version', 'true', '%1$s.id');
create trigger pay_one_version_changed after update on records.pay for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('pay_one_version', 'true', '%1$s.id');
create trigger pay_exclusion_0 after insert on records.pay referencing new table as entered for each statement execute function records.refuse_overlap('pay_exclusion_0', '%1$s."component" = ''base''', '%1$s."person_id"');
create trigger pay_exclusion_0_changed after update on records.pay for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('pay_exclusion_0', '%1$s."component" = ''base''', '%1$s."person_id"');

-- Something that reviews rate
create table records.competency (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'cmp_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "name" text not null check (char_length("name") <= 200),
  "description" text check (char_length("description") <= 2000)
);
create index competency__by_id on records.competency (id, version);
create function records.refuse_unknown_in_competency() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('competency_references', 'competency');
  end if;
  return null;
end $$;
create trigger competency_references after insert on records.competency referencing new table as entered for each statement execute function records.refuse_unknown_in_competency();
create trigger competency_references_changed after update on records.competency for each row when (new."id" is distinct from old."id") execute function records.refuse_unknown_change('competency_references', 'id');
create trigger competency_one_version after insert on records.competency referencing new table as entered for each statement execute function records.refuse_overlap('competency_one_version', 'true', '%1$s.id');
create trigger competency_one_version_changed after update on records.competency for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('competency_one_version', 'true', '%1$s.id');
create index competency_exclusion_0 on records.competency (lower("name")) where upper_inf(recorded);
create trigger competency_exclusion_0 after insert on records.competency referencing new table as entered for each statement execute function records.refuse_overlap('competency_exclusion_0', 'true', 'lower(%1$s."name")');
create trigger competency_exclusion_0_changed after update on records.competency for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('competency_exclusion_0', 'true', 'lower(%1$s."name")');

-- How a review rates one competency
create table records.competency_rating (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'crt_')),
  person_id text not null check (starts_with(person_id, 'per_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "review_id" text not null check (starts_with("review_id", 'rev_')),
  "competency_id" text not null check (starts_with("competency_id", 'cmp_')),
  "rating" numeric not null check ("rating" between 0 and 100),
  "note" text check (char_length("note") <= 20000)
);
create index competency_rating__by_id on records.competency_rating (id, version);
create index competency_rating__by_person_id on records.competency_rating ("person_id") where upper_inf(recorded);
create index competency_rating__by_review_id on records.competency_rating ("review_id") where upper_inf(recorded);
create index competency_rating__closed on records.competency_rating (person_id) where not upper_inf(recorded);
create function records.refuse_unknown_in_competency_rating() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "person_id" from entered union select "review_id" from entered union select "competency_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('competency_rating_references', 'competency_rating');
  end if;
  return null;
end $$;
create trigger competency_rating_references after insert on records.competency_rating referencing new table as entered for each statement execute function records.refuse_unknown_in_competency_rating();
create trigger competency_rating_references_changed after update on records.competency_rating for each row when (new."id" is distinct from old."id" or new."person_id" is distinct from old."person_id" or new."review_id" is distinct from old."review_id" or new."competency_id" is distinct from old."competency_id") execute function records.refuse_unknown_change('competency_rating_references', 'id', 'person_id', 'review_id', 'competency_id');
create trigger competency_rating_one_version after insert on records.competency_rating referencing new table as entered for each statement execute function records.refuse_overlap('competency_rating_one_version', 'true', '%1$s.id');
create trigger competency_rating_one_version_changed after update on records.competency_rating for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('competency_rating_one_version', 'true', '%1$s.id');

-- Feedback given outside a round
create table records.feedback (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'fdb_')),
  person_id text not null check (starts_with(person_id, 'per_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "author_id" text not null check (starts_with("author_id", 'per_')),
  "kind" text not null check ("kind" in ('praise', 'suggestion', 'note')),
  "message" text not null check (char_length("message") <= 20000)
);
create index feedback__by_id on records.feedback (id, version);
create index feedback__by_person_id on records.feedback ("person_id", lower(valid)) where upper_inf(recorded);
create index feedback__by_author_id on records.feedback ("author_id") where upper_inf(recorded);
create index feedback__closed on records.feedback (person_id) where not upper_inf(recorded);
create function records.refuse_unknown_in_feedback() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "person_id" from entered union select "author_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('feedback_references', 'feedback');
  end if;
  return null;
end $$;
create trigger feedback_references after insert on records.feedback referencing new table as entered for each statement execute function records.refuse_unknown_in_feedback();
create trigger feedback_references_changed after update on records.feedback for each row when (new."id" is distinct from old."id" or new."person_id" is distinct from old."person_id" or new."author_id" is distinct from old."author_id") execute function records.refuse_unknown_change('feedback_references', 'id', 'person_id', 'author_id');
create trigger feedback_one_version after insert on records.feedback referencing new table as entered for each statement execute function records.refuse_overlap('feedback_one_version', 'true', '%1$s.id');
create trigger feedback_one_version_changed after update on records.feedback for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('feedback_one_version', 'true', '%1$s.id');

-- Something to reach: an objective, or a key result under one
create table records.goal (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'gol_')),
  person_id text check (starts_with(person_id, 'per_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "name" text not null check (char_length("name") <= 300),
  "kind" text not null check ("kind" in ('objective', 'key result', 'development')),
  "parent_id" text check (starts_with("parent_id", 'gol_')),
  "team_id" text check (starts_with("team_id", 'tea_')),
  "department_id" text check (starts_with("department_id", 'dep_')),
  "start_value" numeric check ("start_value" between -1000000000000 and 1000000000000),
  "target_value" numeric check ("target_value" between -1000000000000 and 1000000000000),
  "unit" text check (char_length("unit") <= 60),
  "weight" numeric check ("weight" between 0 and 1),
  "due_date" date check ("due_date" between '1900-01-01' and '2200-12-31'),
  "status" text not null check ("status" in ('draft', 'active', 'done', 'dropped'))
);
create index goal__by_id on records.goal (id, version);
create index goal__by_person_id on records.goal ("person_id") where upper_inf(recorded);
create index goal__by_parent_id on records.goal ("parent_id") where upper_inf(recorded);
create index goal__closed on records.goal (person_id) where not upper_inf(recorded);
create function records.refuse_unknown_in_goal() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "person_id" from entered union select "parent_id" from entered union select "team_id" from entered union select "department_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('goal_references', 'goal');
  end if;
  return null;
end $$;
create trigger goal_references after insert on records.goal referencing new table as entered for each statement execute function records.refuse_unknown_in_goal();
create trigger goal_references_changed after update on records.goal for each row when (new."id" is distinct from old."id" or new."person_id" is distinct from old."person_id" or new."parent_id" is distinct from old."parent_id" or new."team_id" is distinct from old."team_id" or new."department_id" is distinct from old."department_id") execute function records.refuse_unknown_change('goal_references', 'id', 'person_id', 'parent_id', 'team_id', 'department_id');
create trigger goal_one_version after insert on records.goal referencing new table as entered for each statement execute function records.refuse_overlap('goal_one_version', 'true', '%1$s.id');
create trigger goal_one_version_changed after update on records.goal for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('goal_one_version', 'true', '%1$s.id');

-- A note on how a goal goes
create table records.goal_check_in (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'gci_')),
  person_id text check (starts_with(person_id, 'per_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "goal_id" text not null check (starts_with("goal_id", 'gol_')),
  "value" numeric check ("value" between -1000000000000 and 1000000000000),
  "confidence" text check ("confidence" in ('on track', 'at risk', 'off track')),
  "note" text check (char_length("note") <= 20000)
);
create index goal_check_in__by_id on records.goal_check_in (id, version);
create index goal_check_in__by_person_id on records.goal_check_in ("person_id", lower(valid)) where upper_inf(recorded);
create index goal_check_in__by_goal_id on records.goal_check_in ("goal_id") where upper_inf(recorded);
create index goal_check_in__closed on records.goal_check_in (person_id) where not upper_inf(recorded);
create function records.refuse_unknown_in_goal_check_in() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "person_id" from entered union select "goal_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('goal_check_in_references', 'goal_check_in');
  end if;
  return null;
end $$;
create trigger goal_check_in_references after insert on records.goal_check_in referencing new table as entered for each statement execute function records.refuse_unknown_in_goal_check_in();
create trigger goal_check_in_references_changed after update on records.goal_check_in for each row when (new."id" is distinct from old."id" or new."person_id" is distinct from old."person_id" or new."goal_id" is distinct from old."goal_id") execute function records.refuse_unknown_change('goal_check_in_references', 'id', 'person_id', 'goal_id');
create trigger goal_check_in_one_version after insert on records.goal_check_in referencing new table as entered for each statement execute function records.refuse_overlap('goal_check_in_one_version', 'true', '%1$s.id');
create trigger goal_check_in_one_version_changed after update on records.goal_check_in for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('goal_check_in_one_version', 'true', '%1$s.id');

-- A performance or workload figure that the organisation follows
create table records.measure (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'kpi_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "name" text not null check (char_length("name") <= 200),
  "unit" text not null check (char_length("unit") <= 60),
  "direction" text not null check ("direction" in ('higher', 'lower', 'target')),
  "aspect" text check ("aspect" in ('output', 'service quality')),
  "family_id" text check (starts_with("family_id", 'fam_')),
  "definition" text check (char_length("definition") <= 1000)
);
create index measure__by_id on records.measure (id, version);
create function records.refuse_unknown_in_measure() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "family_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('measure_references', 'measure');
  end if;
  return null;
end $$;
create trigger measure_references after insert on records.measure referencing new table as entered for each statement execute function records.refuse_unknown_in_measure();
create trigger measure_references_changed after update on records.measure for each row when (new."id" is distinct from old."id" or new."family_id" is distinct from old."family_id") execute function records.refuse_unknown_change('measure_references', 'id', 'family_id');
create trigger measure_one_version after insert on records.measure referencing new table as entered for each statement execute function records.refuse_overlap('measure_one_version', 'true', '%1$s.id');
create trigger measure_one_version_changed after update on records.measure for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('measure_one_version', 'true', '%1$s.id');
create index measure_exclusion_0 on records.measure (lower("name")) where upper_inf(recorded);
create trigger measure_exclusion_0 after insert on records.measure referencing new table as entered for each statement execute function records.refuse_overlap('measure_exclusion_0', 'true', 'lower(%1$s."name")');
create trigger measure_exclusion_0_changed after update on records.measure for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('measure_exclusion_0', 'true', 'lower(%1$s."name")');

-- A performance figure of a person over a period
create table records.measure_value (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'mvl_')),
  person_id text not null check (starts_with(person_id, 'per_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "measure_id" text not null check (starts_with("measure_id", 'kpi_')),
  "value" numeric not null check ("value" between -1000000000000 and 1000000000000),
  "target" numeric check ("target" between -1000000000000 and 1000000000000),
  "period_days" bigint check ("period_days" between 1 and 400)
);
create index measure_value__by_id on records.measure_value (id, version);
create index measure_value__by_person_id on records.measure_value ("person_id", lower(valid)) where upper_inf(recorded);
create index measure_value__by_measure_id on records.measure_value ("measure_id") where upper_inf(recorded);
create index measure_value__closed on records.measure_value (person_id) where not upper_inf(recorded);
create function records.refuse_unknown_in_measure_value() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "person_id" from entered union select "measure_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('measure_value_references', 'measure_value');
  end if;
  return null;
end $$;
create trigger measure_value_references after insert on records.measure_value referencing new table as entered for each statement execute function records.refuse_unknown_in_measure_value();
create trigger measure_value_references_changed after update on records.measure_value for each row when (new."id" is distinct from old."id" or new."person_id" is distinct from old."person_id" or new."measure_id" is distinct from old."measure_id") execute function records.refuse_unknown_change('measure_value_references', 'id', 'person_id', 'measure_id');
create trigger measure_value_one_version after insert on records.measure_value referencing new table as entered for each statement execute function records.refuse_overlap('measure_value_one_version', 'true', '%1$s.id');
create trigger measure_value_one_version_changed after update on records.measure_value for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('measure_value_one_version', 'true', '%1$s.id');

-- A review of a person, by the manager, the person or others
create table records.review (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'rev_')),
  person_id text not null check (starts_with(person_id, 'per_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "cycle_id" text check (starts_with("cycle_id", 'cyc_')),
  "reviewer_id" text check (starts_with("reviewer_id", 'per_')),
  "kind" text not null check ("kind" in ('manager', 'self', 'peer', 'upward')),
  "status" text not null check ("status" in ('draft', 'submitted', 'calibrated', 'published')),
  "rating" numeric check ("rating" between 0 and 100),
  "proposed_rating" numeric check ("proposed_rating" between 0 and 100),
  "strengths" text check (char_length("strengths") <= 20000),
  "growth" text check (char_length("growth") <= 20000),
  "acknowledged_on" date check ("acknowledged_on" between '1900-01-01' and '2200-12-31'),
  custom jsonb not null default '{}'
);
create index review__by_id on records.review (id, version);
create index review__by_person_id on records.review ("person_id") where upper_inf(recorded);
create index review__by_cycle_id on records.review ("cycle_id") where upper_inf(recorded);
create index review__by_reviewer_id on records.review ("reviewer_id") where upper_inf(recorded);
create index review__closed on records.review (person_id) where not upper_inf(recorded);
create index review__by_custom on records.review using gin (custom jsonb_path_ops) where upper_inf(recorded) and custom <> '{}';
create function records.refuse_unknown_in_review() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "person_id" from entered union select "cycle_id" from entered union select "reviewer_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('review_references', 'review');
  end if;
  return null;
end $$;
create trigger review_references after insert on records.review referencing new table as entered for each statement execute function records.refuse_unknown_in_review();
create trigger review_references_changed after update on records.review for each row when (new."id" is distinct from old."id" or new."person_id" is distinct from old."person_id" or new."cycle_id" is distinct from old."cycle_id" or new."reviewer_id" is distinct from old."reviewer_id") execute function records.refuse_unknown_change('review_references', 'id', 'person_id', 'cycle_id', 'reviewer_id');
create trigger review_one_version after insert on records.review referencing new table as entered for each statement execute function records.refuse_overlap('review_one_version', 'true', '%1$s.id');
create trigger review_one_version_changed after update on records.review for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('review_one_version', 'true', '%1$s.id');
create trigger review_exclusion_0 after insert on records.review referencing new table as entered for each statement execute function records.refuse_overlap('review_exclusion_0', 'true', '%1$s."person_id"', '%1$s."cycle_id"', '%1$s."reviewer_id"', '%1$s."kind"');
create trigger review_exclusion_0_changed after update on records.review for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('review_exclusion_0', 'true', '%1$s."person_id"', '%1$s."cycle_id"', '%1$s."reviewer_id"', '%1$s."kind"');

-- A round of reviews
create table records.review_cycle (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'cyc_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "name" text not null check (char_length("name") <= 200),
  "period_start" date not null check ("period_start" between '1900-01-01' and '2200-12-31'),
  "period_end" date not null check ("period_end" between '1900-01-01' and '2200-12-31'),
  "due_date" date check ("due_date" between '1900-01-01' and '2200-12-31'),
  "status" text not null check ("status" in ('planned', 'open', 'calibrating', 'published', 'closed')),
  "scale_lowest" bigint not null check ("scale_lowest" between 0 and 100),
  "scale_highest" bigint not null check ("scale_highest" between 1 and 100),
  "expected_shares" text[]
);
create index review_cycle__by_id on records.review_cycle (id, version);
create function records.refuse_unknown_in_review_cycle() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('review_cycle_references', 'review_cycle');
  end if;
  return null;
end $$;
create trigger review_cycle_references after insert on records.review_cycle referencing new table as entered for each statement execute function records.refuse_unknown_in_review_cycle();
create trigger review_cycle_references_changed after update on records.review_cycle for each row when (new."id" is distinct from old."id") execute function records.refuse_unknown_change('review_cycle_references', 'id');
create trigger review_cycle_one_version after insert on records.review_cycle referencing new table as entered for each statement execute function records.refuse_overlap('review_cycle_one_version', 'true', '%1$s.id');
create trigger review_cycle_one_version_changed after update on records.review_cycle for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('review_cycle_one_version', 'true', '%1$s.id');

-- Hours, load, tools and working together of a person over a period
create table records.workload (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'wkl_')),
  person_id text not null check (starts_with(person_id, 'per_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "hours" numeric check ("hours" between 0 and 9000),
  "overtime_hours" numeric check ("overtime_hours" between 0 and 9000),
  "tasks_open" bigint check ("tasks_open" between 0 and 1000000),
  "meetings_hours" numeric check ("meetings_hours" between 0 and 9000),
  "after_hours_share" numeric check ("after_hours_share" between 0 and 1),
  "after_hours_messages" bigint check ("after_hours_messages" between 0 and 1000000),
  "tools_lost_hours" numeric check ("tools_lost_hours" between 0 and 9000),
  "help_requests" bigint check ("help_requests" between 0 and 100000),
  "people_worked_with" bigint check ("people_worked_with" between 0 and 1000000),
  "teams_worked_with" bigint check ("teams_worked_with" between 0 and 100000)
);
create index workload__by_id on records.workload (id, version);
create index workload__by_person_id on records.workload ("person_id") where upper_inf(recorded);
create index workload__closed on records.workload (person_id) where not upper_inf(recorded);
create function records.refuse_unknown_in_workload() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "person_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('workload_references', 'workload');
  end if;
  return null;
end $$;
create trigger workload_references after insert on records.workload referencing new table as entered for each statement execute function records.refuse_unknown_in_workload();
create trigger workload_references_changed after update on records.workload for each row when (new."id" is distinct from old."id" or new."person_id" is distinct from old."person_id") execute function records.refuse_unknown_change('workload_references', 'id', 'person_id');
create trigger workload_one_version after insert on records.workload referencing new table as entered for each statement execute function records.refuse_overlap('workload_one_version', 'true', '%1$s.id');
create trigger workload_one_version_changed after update on records.workload for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('workload_one_version', 'true', '%1$s.id');

-- Something that can be learned
create table records.course (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'crs_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "name" text not null check (char_length("name") <= 200),
  "code" text check (char_length("code") <= 60),
  "provider" text check (char_length("provider") <= 200),
  "format" text check ("format" in ('classroom', 'online', 'blended', 'coaching', 'on the job')),
  "hours" numeric check ("hours" between 0 and 10000),
  "cost_minor" bigint check (abs(cost_minor) <= 1000000000000000),
  "cost_currency" text check (cost_currency ~ '^[A-Z]{3}$'),
  "description" text check (char_length("description") <= 20000),
  "url" text check (char_length("url") <= 500),
  custom jsonb not null default '{}'
);
create index course__by_id on records.course (id, version);
create index course__by_custom on records.course using gin (custom jsonb_path_ops) where upper_inf(recorded) and custom <> '{}';
create function records.refuse_unknown_in_course() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('course_references', 'course');
  end if;
  return null;
end $$;
create trigger course_references after insert on records.course referencing new table as entered for each statement execute function records.refuse_unknown_in_course();
create trigger course_references_changed after update on records.course for each row when (new."id" is distinct from old."id") execute function records.refuse_unknown_change('course_references', 'id');
create trigger course_one_version after insert on records.course referencing new table as entered for each statement execute function records.refuse_overlap('course_one_version', 'true', '%1$s.id');
create trigger course_one_version_changed after update on records.course for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('course_one_version', 'true', '%1$s.id');

-- A date on which a course is given
create table records.course_session (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'ses_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "course_id" text not null check (starts_with("course_id", 'crs_')),
  "start_date" date not null check ("start_date" between '1900-01-01' and '2200-12-31'),
  "end_date" date check ("end_date" between '1900-01-01' and '2200-12-31'),
  "location_id" text check (starts_with("location_id", 'loc_')),
  "seats" bigint check ("seats" between 0 and 100000)
);
create index course_session__by_id on records.course_session (id, version);
create index course_session__by_course_id on records.course_session ("course_id") where upper_inf(recorded);
create function records.refuse_unknown_in_course_session() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "course_id" from entered union select "location_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('course_session_references', 'course_session');
  end if;
  return null;
end $$;
create trigger course_session_references after insert on records.course_session referencing new table as entered for each statement execute function records.refuse_unknown_in_course_session();
create trigger course_session_references_changed after update on records.course_session for each row when (new."id" is distinct from old."id" or new."course_id" is distinct from old."course_id" or new."location_id" is distinct from old."location_id") execute function records.refuse_unknown_change('course_session_references', 'id', 'course_id', 'location_id');
create trigger course_session_one_version after insert on records.course_session referencing new table as entered for each statement execute function records.refuse_overlap('course_session_one_version', 'true', '%1$s.id');
create trigger course_session_one_version_changed after update on records.course_session for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('course_session_one_version', 'true', '%1$s.id');

-- A skill that a course teaches
create table records.course_skill (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'csk_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "course_id" text not null check (starts_with("course_id", 'crs_')),
  "skill_id" text not null check (starts_with("skill_id", 'skl_')),
  "level" numeric check ("level" between 0 and 5)
);
create index course_skill__by_id on records.course_skill (id, version);
create function records.refuse_unknown_in_course_skill() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "course_id" from entered union select "skill_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('course_skill_references', 'course_skill');
  end if;
  return null;
end $$;
create trigger course_skill_references after insert on records.course_skill referencing new table as entered for each statement execute function records.refuse_unknown_in_course_skill();
create trigger course_skill_references_changed after update on records.course_skill for each row when (new."id" is distinct from old."id" or new."course_id" is distinct from old."course_id" or new."skill_id" is distinct from old."skill_id") execute function records.refuse_unknown_change('course_skill_references', 'id', 'course_id', 'skill_id');
create trigger course_skill_one_version after insert on records.course_skill referencing new table as entered for each statement execute function records.refuse_overlap('course_skill_one_version', 'true', '%1$s.id');
create trigger course_skill_one_version_changed after update on records.course_skill for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('course_skill_one_version', 'true', '%1$s.id');
create index course_skill_exclusion_0 on records.course_skill ("course_id", "skill_id") where upper_inf(recorded);
create trigger course_skill_exclusion_0 after insert on records.course_skill referencing new table as entered for each statement execute function records.refuse_overlap('course_skill_exclusion_0', 'true', '%1$s."course_id"', '%1$s."skill_id"');
create trigger course_skill_exclusion_0_changed after update on records.course_skill for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('course_skill_exclusion_0', 'true', '%1$s."course_id"', '%1$s."skill_id"');

-- A person on a course, and how it went
create table records.enrolment (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'enr_')),
  person_id text not null check (starts_with(person_id, 'per_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "course_id" text not null check (starts_with("course_id", 'crs_')),
  "session_id" text check (starts_with("session_id", 'ses_')),
  "status" text not null check ("status" in ('planned', 'enrolled', 'in progress', 'completed', 'failed', 'cancelled')),
  "completed_on" date check ("completed_on" between '1900-01-01' and '2200-12-31'),
  "score" numeric check ("score" between 0 and 1),
  "hours" numeric check ("hours" between 0 and 10000),
  "rating" numeric check ("rating" between 1 and 5)
);
create index enrolment__by_id on records.enrolment (id, version);
create index enrolment__by_person_id on records.enrolment ("person_id") where upper_inf(recorded);
create index enrolment__by_course_id on records.enrolment ("course_id") where upper_inf(recorded);
create index enrolment__closed on records.enrolment (person_id) where not upper_inf(recorded);
create function records.refuse_unknown_in_enrolment() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "person_id" from entered union select "course_id" from entered union select "session_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('enrolment_references', 'enrolment');
  end if;
  return null;
end $$;
create trigger enrolment_references after insert on records.enrolment referencing new table as entered for each statement execute function records.refuse_unknown_in_enrolment();
create trigger enrolment_references_changed after update on records.enrolment for each row when (new."id" is distinct from old."id" or new."person_id" is distinct from old."person_id" or new."course_id" is distinct from old."course_id" or new."session_id" is distinct from old."session_id") execute function records.refuse_unknown_change('enrolment_references', 'id', 'person_id', 'course_id', 'session_id');
create trigger enrolment_one_version after insert on records.enrolment referencing new table as entered for each statement execute function records.refuse_overlap('enrolment_one_version', 'true', '%1$s.id');
create trigger enrolment_one_version_changed after update on records.enrolment for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('enrolment_one_version', 'true', '%1$s.id');

-- A skill that a job asks for
create table records.job_skill (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'jsk_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "job_id" text not null check (starts_with("job_id", 'job_')),
  "skill_id" text not null check (starts_with("skill_id", 'skl_')),
  "level" numeric not null check ("level" between 0 and 5),
  "is_essential" boolean
);
create index job_skill__by_id on records.job_skill (id, version);
create function records.refuse_unknown_in_job_skill() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "job_id" from entered union select "skill_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('job_skill_references', 'job_skill');
  end if;
  return null;
end $$;
create trigger job_skill_references after insert on records.job_skill referencing new table as entered for each statement execute function records.refuse_unknown_in_job_skill();
create trigger job_skill_references_changed after update on records.job_skill for each row when (new."id" is distinct from old."id" or new."job_id" is distinct from old."job_id" or new."skill_id" is distinct from old."skill_id") execute function records.refuse_unknown_change('job_skill_references', 'id', 'job_id', 'skill_id');
create trigger job_skill_one_version after insert on records.job_skill referencing new table as entered for each statement execute function records.refuse_overlap('job_skill_one_version', 'true', '%1$s.id');
create trigger job_skill_one_version_changed after update on records.job_skill for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('job_skill_one_version', 'true', '%1$s.id');
create index job_skill_exclusion_0 on records.job_skill ("job_id", "skill_id") where upper_inf(recorded);
create trigger job_skill_exclusion_0 after insert on records.job_skill referencing new table as entered for each statement execute function records.refuse_overlap('job_skill_exclusion_0', 'true', '%1$s."job_id"', '%1$s."skill_id"');
create trigger job_skill_exclusion_0_changed after update on records.job_skill for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('job_skill_exclusion_0', 'true', '%1$s."job_id"', '%1$s."skill_id"');

-- A skill a person has, how well, and how that is known
create table records.person_skill (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'psk_')),
  person_id text not null check (starts_with(person_id, 'per_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "skill_id" text not null check (starts_with("skill_id", 'skl_')),
  "level" numeric not null check ("level" between 0 and 5),
  "source" text not null check ("source" in ('self', 'manager', 'peer', 'course', 'assessment', 'résumé', 'certificate')),
  "evidence" text check (char_length("evidence") <= 1000)
);
create index person_skill__by_id on records.person_skill (id, version);
create index person_skill__by_person_id on records.person_skill ("person_id") where upper_inf(recorded);
create index person_skill__by_skill_id on records.person_skill ("skill_id") where upper_inf(recorded);
create index person_skill__closed on records.person_skill (person_id) where not upper_inf(recorded);
create function records.refuse_unknown_in_person_skill() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "person_id" from entered union select "skill_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('person_skill_references', 'person_skill');
  end if;
  return null;
end $$;
create trigger person_skill_references after insert on records.person_skill referencing new table as entered for each statement execute function records.refuse_unknown_in_person_skill();
create trigger person_skill_references_changed after update on records.person_skill for each row when (new."id" is distinct from old."id" or new."person_id" is distinct from old."person_id" or new."skill_id" is distinct from old."skill_id") execute function records.refuse_unknown_change('person_skill_references', 'id', 'person_id', 'skill_id');
create trigger person_skill_one_version after insert on records.person_skill referencing new table as entered for each statement execute function records.refuse_overlap('person_skill_one_version', 'true', '%1$s.id');
create trigger person_skill_one_version_changed after update on records.person_skill for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('person_skill_one_version', 'true', '%1$s.id');
create trigger person_skill_exclusion_0 after insert on records.person_skill referencing new table as entered for each statement execute function records.refuse_overlap('person_skill_exclusion_0', 'true', '%1$s."person_id"', '%1$s."skill_id"', '%1$s."source"');
create trigger person_skill_exclusion_0_changed after update on records.person_skill for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('person_skill_exclusion_0', 'true', '%1$s."person_id"', '%1$s."skill_id"', '%1$s."source"');

-- A skill of the taxonomy
create table records.skill (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'skl_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "name" text not null check (char_length("name") <= 200),
  "parent_id" text check (starts_with("parent_id", 'skl_')),
  "kind" text check ("kind" in ('knowledge', 'skill', 'language', 'tool', 'certificate')),
  "uri" text check (char_length("uri") <= 500),
  "synonyms" text[]
);
create index skill__by_id on records.skill (id, version);
create function records.refuse_unknown_in_skill() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "parent_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('skill_references', 'skill');
  end if;
  return null;
end $$;
create trigger skill_references after insert on records.skill referencing new table as entered for each statement execute function records.refuse_unknown_in_skill();
create trigger skill_references_changed after update on records.skill for each row when (new."id" is distinct from old."id" or new."parent_id" is distinct from old."parent_id") execute function records.refuse_unknown_change('skill_references', 'id', 'parent_id');
create trigger skill_one_version after insert on records.skill referencing new table as entered for each statement execute function records.refuse_overlap('skill_one_version', 'true', '%1$s.id');
create trigger skill_one_version_changed after update on records.skill for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('skill_one_version', 'true', '%1$s.id');
create index skill_exclusion_0 on records.skill (lower("name")) where upper_inf(recorded);
create trigger skill_exclusion_0 after insert on records.skill referencing new table as entered for each statement execute function records.refuse_overlap('skill_exclusion_0', 'true', 'lower(%1$s."name")');
create trigger skill_exclusion_0_changed after update on records.skill for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('skill_exclusion_0', 'true', 'lower(%1$s."name")');

-- Questions asked of people
create table records.survey (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'srv_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "name" text not null check (char_length("name") <= 200),
  "kind" text not null check ("kind" in ('engagement', 'pulse', 'onboarding', 'exit', 'training', 'other')),
  "is_anonymous" boolean not null,
  "introduction" text check (char_length("introduction") <= 2000)
);
create index survey__by_id on records.survey (id, version);
create function records.refuse_unknown_in_survey() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('survey_references', 'survey');
  end if;
  return null;
end $$;
create trigger survey_references after insert on records.survey referencing new table as entered for each statement execute function records.refuse_unknown_in_survey();
create trigger survey_references_changed after update on records.survey for each row when (new."id" is distinct from old."id") execute function records.refuse_unknown_change('survey_references', 'id');
create trigger survey_one_version after insert on records.survey referencing new table as entered for each statement execute function records.refuse_overlap('survey_one_version', 'true', '%1$s.id');
create trigger survey_one_version_changed after update on records.survey for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('survey_one_version', 'true', '%1$s.id');

-- One answer of a response
create table records.survey_answer (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'sas_')),
  person_id text check (starts_with(person_id, 'per_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "response_id" text not null check (starts_with("response_id", 'srp_')),
  "question_id" text not null check (starts_with("question_id", 'qst_')),
  "score" numeric check ("score" between 0 and 11),
  "chosen" text[],
  "comment" text check (char_length("comment") <= 20000)
);
create index survey_answer__by_id on records.survey_answer (id, version);
create index survey_answer__by_person_id on records.survey_answer ("person_id", lower(valid)) where upper_inf(recorded);
create index survey_answer__by_response_id on records.survey_answer ("response_id") where upper_inf(recorded);
create index survey_answer__by_question_id on records.survey_answer ("question_id") where upper_inf(recorded);
create index survey_answer__closed on records.survey_answer (person_id) where not upper_inf(recorded);
create function records.refuse_unknown_in_survey_answer() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "person_id" from entered union select "response_id" from entered union select "question_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('survey_answer_references', 'survey_answer');
  end if;
  return null;
end $$;
create trigger survey_answer_references after insert on records.survey_answer referencing new table as entered for each statement execute function records.refuse_unknown_in_survey_answer();
create trigger survey_answer_references_changed after update on records.survey_answer for each row when (new."id" is distinct from old."id" or new."person_id" is distinct from old."person_id" or new."response_id" is distinct from old."response_id" or new."question_id" is distinct from old."question_id") execute function records.refuse_unknown_change('survey_answer_references', 'id', 'person_id', 'response_id', 'question_id');
create trigger survey_answer_one_version after insert on records.survey_answer referencing new table as entered for each statement execute function records.refuse_overlap('survey_answer_one_version', 'true', '%1$s.id');
create trigger survey_answer_one_version_changed after update on records.survey_answer for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('survey_answer_one_version', 'true', '%1$s.id');

-- A question of a survey
create table records.survey_question (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'qst_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "survey_id" text not null check (starts_with("survey_id", 'srv_')),
  "order" bigint not null check ("order" between 0 and 1000),
  "wording" text not null check (char_length("wording") <= 1000),
  "kind" text not null check ("kind" in ('scale', 'choice', 'text')),
  "scale_highest" bigint check ("scale_highest" between 2 and 11),
  "choices" text[],
  "driver" text check (char_length("driver") <= 60),
  "is_reversed" boolean
);
create index survey_question__by_id on records.survey_question (id, version);
create index survey_question__by_survey_id on records.survey_question ("survey_id") where upper_inf(recorded);
create function records.refuse_unknown_in_survey_question() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "survey_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('survey_question_references', 'survey_question');
  end if;
  return null;
end $$;
create trigger survey_question_references after insert on records.survey_question referencing new table as entered for each statement execute function records.refuse_unknown_in_survey_question();
create trigger survey_question_references_changed after update on records.survey_question for each row when (new."id" is distinct from old."id" or new."survey_id" is distinct from old."survey_id") execute function records.refuse_unknown_change('survey_question_references', 'id', 'survey_id');
create trigger survey_question_one_version after insert on records.survey_question referencing new table as entered for each statement execute function records.refuse_overlap('survey_question_one_version', 'true', '%1$s.id');
create trigger survey_question_one_version_changed after update on records.survey_question for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('survey_question_one_version', 'true', '%1$s.id');

-- That somebody answered a survey, with the groups that results may be shown by
create table records.survey_response (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'srp_')),
  person_id text check (starts_with(person_id, 'per_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "wave_id" text not null check (starts_with("wave_id", 'wav_')),
  "respondent_key" text check (char_length("respondent_key") <= 100),
  "department_id" text check (starts_with("department_id", 'dep_')),
  "location_id" text check (starts_with("location_id", 'loc_')),
  "tenure_band" text check (char_length("tenure_band") <= 30)
);
create index survey_response__by_id on records.survey_response (id, version);
create index survey_response__by_person_id on records.survey_response ("person_id", lower(valid)) where upper_inf(recorded);
create index survey_response__by_wave_id on records.survey_response ("wave_id") where upper_inf(recorded);
create index survey_response__closed on records.survey_response (person_id) where not upper_inf(recorded);
create function records.refuse_unknown_in_survey_response() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "person_id" from entered union select "wave_id" from entered union select "department_id" from entered union select "location_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('survey_response_references', 'survey_response');
  end if;
  return null;
end $$;
create trigger survey_response_references after insert on records.survey_response referencing new table as entered for each statement execute function records.refuse_unknown_in_survey_response();
create trigger survey_response_references_changed after update on records.survey_response for each row when (new."id" is distinct from old."id" or new."person_id" is distinct from old."person_id" or new."wave_id" is distinct from old."wave_id" or new."department_id" is distinct from old."department_id" or new."location_id" is distinct from old."location_id") execute function records.refuse_unknown_change('survey_response_references', 'id', 'person_id', 'wave_id', 'department_id', 'location_id');
create trigger survey_response_one_version after insert on records.survey_response referencing new table as entered for each statement execute function records.refuse_overlap('survey_response_one_version', 'true', '%1$s.id');
create trigger survey_response_one_version_changed after update on records.survey_response for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('survey_response_one_version', 'true', '%1$s.id');
create trigger survey_response_exclusion_0 after insert on records.survey_response referencing new table as entered for each statement execute function records.refuse_overlap('survey_response_exclusion_0', 'true', '%1$s."wave_id"', 'lower(%1$s."respondent_key")');
create trigger survey_response_exclusion_0_changed after update on records.survey_response for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('survey_response_exclusion_0', 'true', '%1$s."wave_id"', 'lower(%1$s."respondent_key")');

-- One time that a survey is run
create table records.survey_wave (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'wav_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "survey_id" text not null check (starts_with("survey_id", 'srv_')),
  "name" text not null check (char_length("name") <= 200),
  "opens_on" date not null check ("opens_on" between '1900-01-01' and '2200-12-31'),
  "closes_on" date not null check ("closes_on" between '1900-01-01' and '2200-12-31'),
  "minimum_group" bigint check ("minimum_group" between 5 and 1000),
  "department_id" text check (starts_with("department_id", 'dep_')),
  "location_id" text check (starts_with("location_id", 'loc_'))
);
create index survey_wave__by_id on records.survey_wave (id, version);
create index survey_wave__by_survey_id on records.survey_wave ("survey_id") where upper_inf(recorded);
create function records.refuse_unknown_in_survey_wave() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "survey_id" from entered union select "department_id" from entered union select "location_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('survey_wave_references', 'survey_wave');
  end if;
  return null;
end $$;
create trigger survey_wave_references after insert on records.survey_wave referencing new table as entered for each statement execute function records.refuse_unknown_in_survey_wave();
create trigger survey_wave_references_changed after update on records.survey_wave for each row when (new."id" is distinct from old."id" or new."survey_id" is distinct from old."survey_id" or new."department_id" is distinct from old."department_id" or new."location_id" is distinct from old."location_id") execute function records.refuse_unknown_change('survey_wave_references', 'id', 'survey_id', 'department_id', 'location_id');
create trigger survey_wave_one_version after insert on records.survey_wave referencing new table as entered for each statement execute function records.refuse_overlap('survey_wave_one_version', 'true', '%1$s.id');
create trigger survey_wave_one_version_changed after update on records.survey_wave for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('survey_wave_one_version', 'true', '%1$s.id');

-- What a new joiner and others do in the first months
create table records.onboarding_plan (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'onb_')),
  person_id text not null check (starts_with(person_id, 'per_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "template_id" text check (starts_with("template_id", 'otp_')),
  "buddy_id" text check (starts_with("buddy_id", 'per_')),
  "productive_on" date check ("productive_on" between '1900-01-01' and '2200-12-31'),
  "status" text not null check ("status" in ('running', 'done', 'stopped'))
);
create index onboarding_plan__by_id on records.onboarding_plan (id, version);
create index onboarding_plan__by_person_id on records.onboarding_plan ("person_id") where upper_inf(recorded);
create index onboarding_plan__closed on records.onboarding_plan (person_id) where not upper_inf(recorded);
create function records.refuse_unknown_in_onboarding_plan() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "person_id" from entered union select "template_id" from entered union select "buddy_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('onboarding_plan_references', 'onboarding_plan');
  end if;
  return null;
end $$;
create trigger onboarding_plan_references after insert on records.onboarding_plan referencing new table as entered for each statement execute function records.refuse_unknown_in_onboarding_plan();
create trigger onboarding_plan_references_changed after update on records.onboarding_plan for each row when (new."id" is distinct from old."id" or new."person_id" is distinct from old."person_id" or new."template_id" is distinct from old."template_id" or new."buddy_id" is distinct from old."buddy_id") execute function records.refuse_unknown_change('onboarding_plan_references', 'id', 'person_id', 'template_id', 'buddy_id');
create trigger onboarding_plan_one_version after insert on records.onboarding_plan referencing new table as entered for each statement execute function records.refuse_overlap('onboarding_plan_one_version', 'true', '%1$s.id');
create trigger onboarding_plan_one_version_changed after update on records.onboarding_plan for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('onboarding_plan_one_version', 'true', '%1$s.id');

-- One task of an onboarding plan
create table records.onboarding_task (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'otk_')),
  person_id text not null check (starts_with(person_id, 'per_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "plan_id" text not null check (starts_with("plan_id", 'onb_')),
  "name" text not null check (char_length("name") <= 200),
  "owner_id" text check (starts_with("owner_id", 'per_')),
  "due_date" date not null check ("due_date" between '1900-01-01' and '2200-12-31'),
  "done_on" date check ("done_on" between '1900-01-01' and '2200-12-31'),
  "course_id" text check (starts_with("course_id", 'crs_'))
);
create index onboarding_task__by_id on records.onboarding_task (id, version);
create index onboarding_task__by_person_id on records.onboarding_task ("person_id") where upper_inf(recorded);
create index onboarding_task__by_plan_id on records.onboarding_task ("plan_id") where upper_inf(recorded);
create index onboarding_task__by_owner_id on records.onboarding_task ("owner_id") where upper_inf(recorded);
create index onboarding_task__closed on records.onboarding_task (person_id) where not upper_inf(recorded);
create function records.refuse_unknown_in_onboarding_task() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "person_id" from entered union select "plan_id" from entered union select "owner_id" from entered union select "course_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('onboarding_task_references', 'onboarding_task');
  end if;
  return null;
end $$;
create trigger onboarding_task_references after insert on records.onboarding_task referencing new table as entered for each statement execute function records.refuse_unknown_in_onboarding_task();
create trigger onboarding_task_references_changed after update on records.onboarding_task for each row when (new."id" is distinct from old."id" or new."person_id" is distinct from old."person_id" or new."plan_id" is distinct from old."plan_id" or new."owner_id" is distinct from old."owner_id" or new."course_id" is distinct from old."course_id") execute function records.refuse_unknown_change('onboarding_task_references', 'id', 'person_id', 'plan_id', 'owner_id', 'course_id');
create trigger onboarding_task_one_version after insert on records.onboarding_task referencing new table as entered for each statement execute function records.refuse_overlap('onboarding_task_one_version', 'true', '%1$s.id');
create trigger onboarding_task_one_version_changed after update on records.onboarding_task for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('onboarding_task_one_version', 'true', '%1$s.id');

-- What happens when somebody joins, by job or department
create table records.onboarding_template (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'otp_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "name" text not null check (char_length("name") <= 200),
  "job_id" text check (starts_with("job_id", 'job_')),
  "department_id" text check (starts_with("department_id", 'dep_')),
  "productive_after_days" bigint check ("productive_after_days" between 0 and 1000)
);
create index onboarding_template__by_id on records.onboarding_template (id, version);
create function records.refuse_unknown_in_onboarding_template() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "job_id" from entered union select "department_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('onboarding_template_references', 'onboarding_template');
  end if;
  return null;
end $$;
create trigger onboarding_template_references after insert on records.onboarding_template referencing new table as entered for each statement execute function records.refuse_unknown_in_onboarding_template();
create trigger onboarding_template_references_changed after update on records.onboarding_template for each row when (new."id" is distinct from old."id" or new."job_id" is distinct from old."job_id" or new."department_id" is distinct from old."department_id") execute function records.refuse_unknown_change('onboarding_template_references', 'id', 'job_id', 'department_id');
create trigger onboarding_template_one_version after insert on records.onboarding_template referencing new table as entered for each statement execute function records.refuse_overlap('onboarding_template_one_version', 'true', '%1$s.id');
create trigger onboarding_template_one_version_changed after update on records.onboarding_template for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('onboarding_template_one_version', 'true', '%1$s.id');

-- A task of an onboarding template
create table records.onboarding_template_task (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'ott_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "template_id" text not null check (starts_with("template_id", 'otp_')),
  "name" text not null check (char_length("name") <= 200),
  "owner_kind" text not null check ("owner_kind" in ('new joiner', 'manager', 'HR', 'IT', 'buddy')),
  "due_after_days" bigint not null check ("due_after_days" between -365 and 1000),
  "course_id" text check (starts_with("course_id", 'crs_'))
);
create index onboarding_template_task__by_id on records.onboarding_template_task (id, version);
create index onboarding_template_task__by_template_id on records.onboarding_template_task ("template_id") where upper_inf(recorded);
create function records.refuse_unknown_in_onboarding_template_task() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "template_id" from entered union select "course_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('onboarding_template_task_references', 'onboarding_template_task');
  end if;
  return null;
end $$;
create trigger onboarding_template_task_references after insert on records.onboarding_template_task referencing new table as entered for each statement execute function records.refuse_unknown_in_onboarding_template_task();
create trigger onboarding_template_task_references_changed after update on records.onboarding_template_task for each row when (new."id" is distinct from old."id" or new."template_id" is distinct from old."template_id" or new."course_id" is distinct from old."course_id") execute function records.refuse_unknown_change('onboarding_template_task_references', 'id', 'template_id', 'course_id');
create trigger onboarding_template_task_one_version after insert on records.onboarding_template_task referencing new table as entered for each statement execute function records.refuse_overlap('onboarding_template_task_one_version', 'true', '%1$s.id');
create trigger onboarding_template_task_one_version_changed after update on records.onboarding_template_task for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('onboarding_template_task_one_version', 'true', '%1$s.id');

-- A candidate who applies for a requisition
create table records.application (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'app_')),
  candidate_id text not null check (starts_with(candidate_id, 'can_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "requisition_id" text not null check (starts_with("requisition_id", 'req_')),
  "posting_id" text check (starts_with("posting_id", 'pst_')),
  "stage_id" text check (starts_with("stage_id", 'stg_')),
  "status" text not null check ("status" in ('in process', 'rejected', 'hired', 'withdrawn')),
  "applied_on" date not null check ("applied_on" between '1900-01-01' and '2200-12-31'),
  "source" text check (char_length("source") <= 100),
  "credited_to" text check (starts_with("credited_to", 'per_')),
  "reject_reason" text check (char_length("reject_reason") <= 200),
  "decided_by" text check (starts_with("decided_by", 'per_')),
  custom jsonb not null default '{}'
);
create index application__by_id on records.application (id, version);
create index application__by_candidate_id on records.application ("candidate_id") where upper_inf(recorded);
create index application__by_requisition_id on records.application ("requisition_id") where upper_inf(recorded);
create index application__by_stage_id on records.application ("stage_id") where upper_inf(recorded);
create index application__by_custom on records.application using gin (custom jsonb_path_ops) where upper_inf(recorded) and custom <> '{}';
create function records.refuse_unknown_in_application() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "candidate_id" from entered union select "requisition_id" from entered union select "posting_id" from entered union select "stage_id" from entered union select "credited_to" from entered union select "decided_by" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('application_references', 'application');
  end if;
  return null;
end $$;
create trigger application_references after insert on records.application referencing new table as entered for each statement execute function records.refuse_unknown_in_application();
create trigger application_references_changed after update on records.application for each row when (new."id" is distinct from old."id" or new."candidate_id" is distinct from old."candidate_id" or new."requisition_id" is distinct from old."requisition_id" or new."posting_id" is distinct from old."posting_id" or new."stage_id" is distinct from old."stage_id" or new."credited_to" is distinct from old."credited_to" or new."decided_by" is distinct from old."decided_by") execute function records.refuse_unknown_change('application_references', 'id', 'candidate_id', 'requisition_id', 'posting_id', 'stage_id', 'credited_to', 'decided_by');
create trigger application_one_version after insert on records.application referencing new table as entered for each statement execute function records.refuse_overlap('application_one_version', 'true', '%1$s.id');
create trigger application_one_version_changed after update on records.application for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('application_one_version', 'true', '%1$s.id');
create trigger application_exclusion_0 after insert on records.application referencing new table as entered for each statement execute function records.refuse_overlap('application_exclusion_0', 'true', '%1$s."candidate_id"', '%1$s."requisition_id"');
create trigger application_exclusion_0_changed after update on records.application for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('application_exclusion_0', 'true', '%1$s."candidate_id"', '%1$s."requisition_id"');

-- An answer to a screening question
create table records.application_answer (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'aan_')),
  application_id text not null check (starts_with(application_id, 'app_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "question" text not null check (char_length("question") <= 1000),
  "answer" text check (char_length("answer") <= 20000)
);
create index application_answer__by_id on records.application_answer (id, version);
create index application_answer__by_application_id on records.application_answer ("application_id", lower(valid)) where upper_inf(recorded);
create function records.refuse_unknown_in_application_answer() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "application_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('application_answer_references', 'application_answer');
  end if;
  return null;
end $$;
create trigger application_answer_references after insert on records.application_answer referencing new table as entered for each statement execute function records.refuse_unknown_in_application_answer();
create trigger application_answer_references_changed after update on records.application_answer for each row when (new."id" is distinct from old."id" or new."application_id" is distinct from old."application_id") execute function records.refuse_unknown_change('application_answer_references', 'id', 'application_id');
create trigger application_answer_one_version after insert on records.application_answer referencing new table as entered for each statement execute function records.refuse_overlap('application_answer_one_version', 'true', '%1$s.id');
create trigger application_answer_one_version_changed after update on records.application_answer for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('application_answer_one_version', 'true', '%1$s.id');

-- A document that came with an application: what it is, where it is kept, and the digest that proves a copy
create table records.attachment (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'att_')),
  application_id text not null check (starts_with(application_id, 'app_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "name" text not null check (char_length("name") <= 200),
  "kind" text not null check ("kind" in ('résumé', 'cover letter', 'work sample', 'certificate', 'offer', 'other')),
  "media_type" text check (char_length("media_type") <= 100),
  "bytes" bigint check ("bytes" between 0 and 1000000000000),
  "content_hash" text check (char_length("content_hash") <= 64),
  "address" text check (char_length("address") <= 1000)
);
create index attachment__by_id on records.attachment (id, version);
create index attachment__by_application_id on records.attachment ("application_id", lower(valid)) where upper_inf(recorded);
create function records.refuse_unknown_in_attachment() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "application_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('attachment_references', 'attachment');
  end if;
  return null;
end $$;
create trigger attachment_references after insert on records.attachment referencing new table as entered for each statement execute function records.refuse_unknown_in_attachment();
create trigger attachment_references_changed after update on records.attachment for each row when (new."id" is distinct from old."id" or new."application_id" is distinct from old."application_id") execute function records.refuse_unknown_change('attachment_references', 'id', 'application_id');
create trigger attachment_one_version after insert on records.attachment referencing new table as entered for each statement execute function records.refuse_overlap('attachment_one_version', 'true', '%1$s.id');
create trigger attachment_one_version_changed after update on records.attachment for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('attachment_one_version', 'true', '%1$s.id');

-- Somebody who may be hired
create table records.candidate (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'can_')),
  candidate_id text generated always as (id) stored,
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "first_name" text not null check (char_length("first_name") <= 200),
  "last_name" text not null check (char_length("last_name") <= 200),
  "email" text check (char_length("email") <= 200),
  "phone" text check (char_length("phone") <= 60),
  "current_title" text check (char_length("current_title") <= 200),
  "current_company" text check (char_length("current_company") <= 200),
  "links" text[],
  "tags" text[],
  "can_email" boolean,
  "source" text check (char_length("source") <= 100),
  "employee_id" text check (starts_with("employee_id", 'per_')),
  custom jsonb not null default '{}'
);
create index candidate__by_id on records.candidate (id, version);
create index candidate__by_custom on records.candidate using gin (custom jsonb_path_ops) where upper_inf(recorded) and custom <> '{}';
create function records.refuse_unknown_in_candidate() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "employee_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('candidate_references', 'candidate');
  end if;
  return null;
end $$;
create trigger candidate_references after insert on records.candidate referencing new table as entered for each statement execute function records.refuse_unknown_in_candidate();
create trigger candidate_references_changed after update on records.candidate for each row when (new."id" is distinct from old."id" or new."employee_id" is distinct from old."employee_id") execute function records.refuse_unknown_change('candidate_references', 'id', 'employee_id');
create trigger candidate_one_version after insert on records.candidate referencing new table as entered for each statement execute function records.refuse_overlap('candidate_one_version', 'true', '%1$s.id');
create trigger candidate_one_version_changed after update on records.candidate for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('candidate_one_version', 'true', '%1$s.id');

-- A step that applications go through
create table records.hiring_stage (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'stg_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "requisition_id" text check (starts_with("requisition_id", 'req_')),
  "name" text not null check (char_length("name") <= 200),
  "order" bigint not null check ("order" between 0 and 100),
  "kind" text not null check ("kind" in ('applied', 'screen', 'interview', 'assessment', 'offer', 'hired', 'rejected', 'withdrawn'))
);
create index hiring_stage__by_id on records.hiring_stage (id, version);
create function records.refuse_unknown_in_hiring_stage() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "requisition_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('hiring_stage_references', 'hiring_stage');
  end if;
  return null;
end $$;
create trigger hiring_stage_references after insert on records.hiring_stage referencing new table as entered for each statement execute function records.refuse_unknown_in_hiring_stage();
create trigger hiring_stage_references_changed after update on records.hiring_stage for each row when (new."id" is distinct from old."id" or new."requisition_id" is distinct from old."requisition_id") execute function records.refuse_unknown_change('hiring_stage_references', 'id', 'requisition_id');
create trigger hiring_stage_one_version after insert on records.hiring_stage referencing new table as entered for each statement execute function records.refuse_overlap('hiring_stage_one_version', 'true', '%1$s.id');
create trigger hiring_stage_one_version_changed after update on records.hiring_stage for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('hiring_stage_one_version', 'true', '%1$s.id');

-- A conversation with a candidate
create table records.interview (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'int_')),
  application_id text not null check (starts_with(application_id, 'app_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "stage_id" text check (starts_with("stage_id", 'stg_')),
  "starts_at" timestamptz not null,
  "ends_at" timestamptz,
  "interviewer_id" text check (starts_with("interviewer_id", 'per_')),
  "status" text not null check ("status" in ('planned', 'held', 'cancelled', 'missed'))
);
create index interview__by_id on records.interview (id, version);
create index interview__by_application_id on records.interview ("application_id") where upper_inf(recorded);
create function records.refuse_unknown_in_interview() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "application_id" from entered union select "stage_id" from entered union select "interviewer_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('interview_references', 'interview');
  end if;
  return null;
end $$;
create trigger interview_references after insert on records.interview referencing new table as entered for each statement execute function records.refuse_unknown_in_interview();
create trigger interview_references_changed after update on records.interview for each row when (new."id" is distinct from old."id" or new."application_id" is distinct from old."application_id" or new."stage_id" is distinct from old."stage_id" or new."interviewer_id" is distinct from old."interviewer_id") execute function records.refuse_unknown_change('interview_references', 'id', 'application_id', 'stage_id', 'interviewer_id');
create trigger interview_one_version after insert on records.interview referencing new table as entered for each statement execute function records.refuse_overlap('interview_one_version', 'true', '%1$s.id');
create trigger interview_one_version_changed after update on records.interview for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('interview_one_version', 'true', '%1$s.id');

-- What a candidate was offered
create table records.offer (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'off_')),
  application_id text not null check (starts_with(application_id, 'app_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "status" text not null check ("status" in ('draft', 'approved', 'sent', 'signed', 'declined', 'withdrawn')),
  "amount_minor" bigint not null check (abs(amount_minor) <= 1000000000000000),
  "amount_currency" text not null check (amount_currency ~ '^[A-Z]{3}$'),
  "start_date" date check ("start_date" between '1900-01-01' and '2200-12-31'),
  "sent_on" date check ("sent_on" between '1900-01-01' and '2200-12-31')
);
create index offer__by_id on records.offer (id, version);
create index offer__by_application_id on records.offer ("application_id") where upper_inf(recorded);
create function records.refuse_unknown_in_offer() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "application_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('offer_references', 'offer');
  end if;
  return null;
end $$;
create trigger offer_references after insert on records.offer referencing new table as entered for each statement execute function records.refuse_unknown_in_offer();
create trigger offer_references_changed after update on records.offer for each row when (new."id" is distinct from old."id" or new."application_id" is distinct from old."application_id") execute function records.refuse_unknown_change('offer_references', 'id', 'application_id');
create trigger offer_one_version after insert on records.offer referencing new table as entered for each statement execute function records.refuse_overlap('offer_one_version', 'true', '%1$s.id');
create trigger offer_one_version_changed after update on records.offer for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('offer_one_version', 'true', '%1$s.id');

-- What candidates read
create table records.posting (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'pst_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "requisition_id" text not null check (starts_with("requisition_id", 'req_')),
  "name" text not null check (char_length("name") <= 200),
  "language" text check (char_length("language") <= 10),
  "description" text not null check (char_length("description") <= 20000),
  "is_internal" boolean,
  "status" text not null check ("status" in ('draft', 'published', 'closed'))
);
create index posting__by_id on records.posting (id, version);
create index posting__by_requisition_id on records.posting ("requisition_id") where upper_inf(recorded);
create function records.refuse_unknown_in_posting() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "requisition_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('posting_references', 'posting');
  end if;
  return null;
end $$;
create trigger posting_references after insert on records.posting referencing new table as entered for each statement execute function records.refuse_unknown_in_posting();
create trigger posting_references_changed after update on records.posting for each row when (new."id" is distinct from old."id" or new."requisition_id" is distinct from old."requisition_id") execute function records.refuse_unknown_change('posting_references', 'id', 'requisition_id');
create trigger posting_one_version after insert on records.posting referencing new table as entered for each statement execute function records.refuse_overlap('posting_one_version', 'true', '%1$s.id');
create trigger posting_one_version_changed after update on records.posting for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('posting_one_version', 'true', '%1$s.id');

-- Permission to hire
create table records.requisition (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'req_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "name" text not null check (char_length("name") <= 200),
  "code" text check (char_length("code") <= 60),
  "job_id" text check (starts_with("job_id", 'job_')),
  "department_id" text check (starts_with("department_id", 'dep_')),
  "location_id" text check (starts_with("location_id", 'loc_')),
  "hiring_manager_id" text check (starts_with("hiring_manager_id", 'per_')),
  "openings" bigint not null check ("openings" between 1 and 10000),
  "status" text not null check ("status" in ('draft', 'open', 'on hold', 'filled', 'cancelled')),
  "target_date" date check ("target_date" between '1900-01-01' and '2200-12-31'),
  "is_confidential" boolean,
  custom jsonb not null default '{}'
);
create index requisition__by_id on records.requisition (id, version);
create index requisition__by_custom on records.requisition using gin (custom jsonb_path_ops) where upper_inf(recorded) and custom <> '{}';
create function records.refuse_unknown_in_requisition() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "job_id" from entered union select "department_id" from entered union select "location_id" from entered union select "hiring_manager_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('requisition_references', 'requisition');
  end if;
  return null;
end $$;
create trigger requisition_references after insert on records.requisition referencing new table as entered for each statement execute function records.refuse_unknown_in_requisition();
create trigger requisition_references_changed after update on records.requisition for each row when (new."id" is distinct from old."id" or new."job_id" is distinct from old."job_id" or new."department_id" is distinct from old."department_id" or new."location_id" is distinct from old."location_id" or new."hiring_manager_id" is distinct from old."hiring_manager_id") execute function records.refuse_unknown_change('requisition_references', 'id', 'job_id', 'department_id', 'location_id', 'hiring_manager_id');
create trigger requisition_one_version after insert on records.requisition referencing new table as entered for each statement execute function records.refuse_overlap('requisition_one_version', 'true', '%1$s.id');
create trigger requisition_one_version_changed after update on records.requisition for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('requisition_one_version', 'true', '%1$s.id');

-- Who works on a requisition; recruiters see its candidates while it holds
create table records.requisition_member (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'rqm_')),
  person_id text not null check (starts_with(person_id, 'per_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "requisition_id" text not null check (starts_with("requisition_id", 'req_')),
  "role" text not null check ("role" in ('recruiter', 'hiring manager', 'interviewer', 'coordinator'))
);
create index requisition_member__by_id on records.requisition_member (id, version);
create index requisition_member__by_person_id on records.requisition_member ("person_id") where upper_inf(recorded);
create index requisition_member__by_requisition_id on records.requisition_member ("requisition_id") where upper_inf(recorded);
create index requisition_member__closed on records.requisition_member (person_id) where not upper_inf(recorded);
create function records.refuse_unknown_in_requisition_member() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "person_id" from entered union select "requisition_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('requisition_member_references', 'requisition_member');
  end if;
  return null;
end $$;
create trigger requisition_member_references after insert on records.requisition_member referencing new table as entered for each statement execute function records.refuse_unknown_in_requisition_member();
create trigger requisition_member_references_changed after update on records.requisition_member for each row when (new."id" is distinct from old."id" or new."person_id" is distinct from old."person_id" or new."requisition_id" is distinct from old."requisition_id") execute function records.refuse_unknown_change('requisition_member_references', 'id', 'person_id', 'requisition_id');
create trigger requisition_member_one_version after insert on records.requisition_member referencing new table as entered for each statement execute function records.refuse_overlap('requisition_member_one_version', 'true', '%1$s.id');
create trigger requisition_member_one_version_changed after update on records.requisition_member for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('requisition_member_one_version', 'true', '%1$s.id');
create trigger requisition_member_exclusion_0 after insert on records.requisition_member referencing new table as entered for each statement execute function records.refuse_overlap('requisition_member_exclusion_0', 'true', '%1$s."person_id"', '%1$s."requisition_id"', '%1$s."role"');
create trigger requisition_member_exclusion_0_changed after update on records.requisition_member for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('requisition_member_exclusion_0', 'true', '%1$s."person_id"', '%1$s."requisition_id"', '%1$s."role"');

-- What an interviewer found, by criteria
create table records.scorecard (
  version bigint generated always as identity primary key,
  id text not null check (starts_with(id, 'scd_')),
  application_id text not null check (starts_with(application_id, 'app_')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded)),
  entered_by text not null,
  request_id text not null,
  batch_id text,
  reason text,
  "interview_id" text check (starts_with("interview_id", 'int_')),
  "author_id" text not null check (starts_with("author_id", 'per_')),
  "recommendation" text not null check ("recommendation" in ('definitely no', 'no', 'yes', 'strong yes', 'no decision')),
  "criterion" text check (char_length("criterion") <= 200),
  "rating" numeric check ("rating" between 1 and 5),
  "notes" text check (char_length("notes") <= 20000),
  "is_submitted" boolean not null
);
create index scorecard__by_id on records.scorecard (id, version);
create index scorecard__by_application_id on records.scorecard ("application_id") where upper_inf(recorded);
create function records.refuse_unknown_in_scorecard() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
begin
  if exists (select from (select "id" from entered union select "application_id" from entered union select "interview_id" from entered union select "author_id" from entered) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then
    perform records.refuse_reference('scorecard_references', 'scorecard');
  end if;
  return null;
end $$;
create trigger scorecard_references after insert on records.scorecard referencing new table as entered for each statement execute function records.refuse_unknown_in_scorecard();
create trigger scorecard_references_changed after update on records.scorecard for each row when (new."id" is distinct from old."id" or new."application_id" is distinct from old."application_id" or new."interview_id" is distinct from old."interview_id" or new."author_id" is distinct from old."author_id") execute function records.refuse_unknown_change('scorecard_references', 'id', 'application_id', 'interview_id', 'author_id');
create trigger scorecard_one_version after insert on records.scorecard referencing new table as entered for each statement execute function records.refuse_overlap('scorecard_one_version', 'true', '%1$s.id');
create trigger scorecard_one_version_changed after update on records.scorecard for each row when (upper_inf(new.recorded)) execute function records.refuse_overlap('scorecard_one_version', 'true', '%1$s.id');
