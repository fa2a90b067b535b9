-- Imports of records (schema imports): what was asked, how far it is, what is wrong with which cell, and which
-- versions each import wrote and ended, so that it can be undone. The sheet itself is a file of the installation.

create schema imports;
grant usage on schema imports to cadre_app, cadre_system;

create table imports.import (
  id text primary key check (id ~ '^imp_[0-9A-Za-z]{22}$'),
  account_id text not null,
  purpose text not null,
  file_name text not null check (char_length(file_name) <= 300),
  -- SHA-256 of what was uploaded: the same file is known under any name.
  file_digest text,
  file_bytes bigint not null default 0,
  state text not null default 'receiving'
    check (state in ('receiving', 'read', 'mapped', 'checked', 'running', 'done', 'undoing', 'undone')),
  -- How the file is to be read: sheet, header, delimiter and the like.
  reading jsonb not null default '{}',
  -- Of a workbook: what sheets it has, and which was read.
  sheets text[] not null default '{}',
  sheet text,
  sheet_columns text[] not null default '{}',
  row_count bigint not null default 0,
  notes jsonb not null default '[]',
  mapping jsonb,
  suggestion jsonb,
  counts jsonb,
  -- How far a run is: written in the transaction of each chunk, so that a kill loses and repeats nothing.
  progress jsonb,
  job_id text,
  created_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz not null default clock_timestamp(),
  -- When the sheet, its issues and edits are removed.
  expires_at timestamptz not null
);
create index import_by_account on imports.import (account_id, created_at desc, id);
create index import_by_digest on imports.import (file_digest) where state = 'done';

create table imports.issue (
  import_id text not null references imports.import on delete cascade,
  row_number bigint not null,
  column_name text not null,
  code text not null,
  level text not null check (level in ('error', 'question', 'note')),
  -- A fixed sentence; never what the cell holds.
  message text not null,
  primary key (import_id, row_number, column_name, code)
);

-- Cells that were mended and rows that were decided on; sealed, for they hold what cells hold.
create table imports.edit (
  import_id text not null references imports.import on delete cascade,
  row_number bigint not null,
  sealed bytea,
  decision text check (decision in ('take', 'leave out')),
  changed_at timestamptz not null,
  primary key (import_id, row_number)
);

-- One line for each chunk and kind of record: numbers of versions, which say nothing about anybody.
create table imports.effect (
  import_id text not null references imports.import on delete cascade,
  position bigint generated always as identity,
  entity text not null,
  wrote bigint[] not null,
  ended bigint[] not null,
  undone_at timestamptz,
  -- Records that were changed since and were left as they are.
  left_ids text[] not null default '{}',
  primary key (import_id, position)
);

create table imports.saved_mapping (
  account_id text not null,
  name text not null check (char_length(name) between 1 and 100),
  mapping jsonb not null,
  changed_at timestamptz not null,
  primary key (account_id, name)
);

do $$
declare found text;
begin
  foreach found in array array['import', 'saved_mapping'] loop
    execute format('create policy own on imports.%I to cadre_app using (account_id = access.account()) with check (account_id = access.account())', found);
  end loop;
  foreach found in array array['issue', 'edit', 'effect'] loop
    execute format('create policy own on imports.%I to cadre_app using (import_id in (select i.id from imports.import i)) with check (import_id in (select i.id from imports.import i))', found);
  end loop;
  foreach found in array array['import', 'issue', 'edit', 'effect', 'saved_mapping'] loop
    execute format('alter table imports.%I enable row level security', found);
    execute format('alter table imports.%I force row level security', found);
    execute format('create policy system on imports.%I to cadre_system using (true) with check (true)', found);
    execute format('grant select, insert, update, delete on imports.%I to cadre_app, cadre_system', found);
  end loop;
end $$;

-- People by what a sheet calls them. Row policies would keep the indexes from being used (lower() is not leakproof),
-- and an import must know that somebody exists whom its account does not reach: employee numbers are given once.
-- Numbers have an index already, by which two of the same are found.
create index person_by_work_email on records.person (lower(work_email)) where upper_inf(recorded);
create function records.people_by_number(numbers text[], proof text) returns table (word text, id text)
  language plpgsql stable security definer set search_path = pg_catalog rows 1000 as $$
begin
  perform access.require_proof('numbers|' || array_to_string(numbers, chr(31)), proof);
  return query select distinct w.word, p.id from unnest(numbers) w(word)
    join records.person p on lower(p.employee_number) = w.word and upper_inf(p.recorded);
end $$;
create function records.people_by_work_email(addresses text[], proof text) returns table (word text, id text)
  language plpgsql stable security definer set search_path = pg_catalog rows 1000 as $$
begin
  perform access.require_proof('addresses|' || array_to_string(addresses, chr(31)), proof);
  return query select distinct w.word, p.id from unnest(addresses) w(word)
    join records.person p on lower(p.work_email) = w.word and upper_inf(p.recorded);
end $$;
create index candidate_by_email on records.candidate (lower(email)) where upper_inf(recorded);
create function records.candidates_by_email(addresses text[], proof text) returns table (word text, id text)
  language plpgsql stable security definer set search_path = pg_catalog rows 1000 as $$
begin
  perform access.require_proof('candidates|' || array_to_string(addresses, chr(31)), proof);
  return query select distinct w.word, c.id from unnest(addresses) w(word)
    join records.candidate c on lower(c.email) = w.word and upper_inf(c.recorded);
end $$;
-- By name, however it is written: whom within reach a row that seems new may be.
create index person_by_plain_name on records.person (records.search_form(last_name), records.search_form(first_name)) where upper_inf(recorded);
create function records.people_by_name(first_names text[], last_names text[], proof text) returns table (place bigint, id text)
  language plpgsql stable security definer set search_path = pg_catalog rows 1000 as $$
begin
  perform access.require_proof('names|' || array_to_string(first_names, chr(31)) || '|' || array_to_string(last_names, chr(31)), proof);
  return query select distinct w.place, p.id from unnest(first_names, last_names) with ordinality w(first_name, last_name, place)
  join records.person p on records.search_form(p.last_name) = records.search_form(w.last_name)
    and records.search_form(p.first_name) = records.search_form(w.first_name) and upper_inf(p.recorded)
  where current_setting('role', true) = 'cadre_system' or (select access.reaches_all('directory', 'read'))
    or p.id in (select access.reached_people('directory', 'read'));
end $$;
do $$
begin
  grant create on schema records to cadre_reach;
  alter function records.people_by_name(text[], text[], text) owner to cadre_reach;
  alter function records.people_by_number(text[], text) owner to cadre_reach;
  alter function records.people_by_work_email(text[], text) owner to cadre_reach;
  alter function records.candidates_by_email(text[], text) owner to cadre_reach;
  revoke create on schema records from cadre_reach;
end $$;
revoke execute on function records.people_by_number(text[], text), records.people_by_work_email(text[], text), records.candidates_by_email(text[], text), records.people_by_name(text[], text[], text) from public;
grant execute on function records.people_by_number(text[], text), records.people_by_work_email(text[], text), records.candidates_by_email(text[], text), records.people_by_name(text[], text[], text) to cadre_app, cadre_system;
