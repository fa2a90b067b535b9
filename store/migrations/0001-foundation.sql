-- Schemas, database roles, accounts, access functions and the audit trail.

create extension if not exists pg_trgm;

-- cadre_app: every request. cadre_reach: owns the functions that find out who reaches whom.
-- cadre_aggregate: owns the function that counts people and gives cells alone.
-- cadre_system: jobs that work for nobody in particular (export to the lake, retention, erasure).
-- cadre_backup: reads every row of every table, and writes none.
do $$
declare role_name text;
begin
  foreach role_name in array array['cadre_app', 'cadre_reach', 'cadre_system', 'cadre_backup', 'cadre_aggregate'] loop
    if not exists (select from pg_roles where rolname = role_name) then
      begin
        execute format('create role %I nologin nosuperuser nobypassrls', role_name);
      exception when duplicate_object or unique_violation then null;
      end;
    end if;
    if not (select rolsuper from pg_roles where rolname = current_user) then
      begin
        execute format('grant %I to %I', role_name, current_user);
      exception when others then raise notice 'could not grant %: %', role_name, sqlerrm;
      end;
    end if;
  end loop;
end $$;

create schema seal;
create schema records;
create schema vault;
create schema access;
create schema audit;
create schema app;
revoke all on schema public from public;
grant usage on schema records, vault, access, audit, app to cadre_app, cadre_system, cadre_reach;
grant usage on schema seal to cadre_reach, cadre_system;
grant create on schema access, records, seal to cadre_reach;

-- Ids -------------------------------------------------------------------------------------------

create table records.key (
  id text primary key check (id ~ '^[a-z]{3}_[0-9A-Za-z]{22}$'),
  entity text not null,
  created_at timestamptz not null default clock_timestamp()
);
grant select, insert on records.key to cadre_app, cadre_system;
grant select on records.key to cadre_reach;

-- Who names an id that was never given is refused. Ids are never taken away, so that nobody need hold on to one.
create function records.refuse_reference(rule text, table_name text) returns void language plpgsql set search_path = pg_catalog as $$
begin
  raise exception 'an id that is named was never given'
    using errcode = 'foreign_key_violation', constraint = rule, table = table_name;
end $$;
-- The arguments are the name of the rule, and the columns with ids.
create function records.refuse_unknown_change() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare ids text[] := (select array_agg(to_jsonb(new) ->> column_name) from unnest(tg_argv[1:]) column_name);
begin
  if exists (select from unnest(ids) named(id) where named.id is not null and not exists (select from records.key k where k.id = named.id)) then
    perform records.refuse_reference(tg_argv[0], tg_table_name);
  end if;
  return null;
end $$;
create function records.refuse_key_change() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  raise exception 'an id that was given is neither changed nor taken away' using errcode = 'insufficient_privilege';
end $$;
create trigger key_is_final before update or delete or truncate on records.key
  for each statement execute function records.refuse_key_change();

-- Refuses records that exclude each other: two of the same keys that are believed and hold on the same day. The
-- arguments are the name of the rule, a condition on a row, and the keys; %1$s stands for the row. Whole
-- statements are checked at once, by plain indexes: exclusion constraints hold the same, at twenty times the cost of all
-- other indexes together. Writers of the same keys wait for each other, so that the second sees what the first has
-- entered; whoever enters many waits for all writers of the table.
create function records.refuse_overlap() returns trigger
  language plpgsql security definer set search_path = pg_catalog set jit = off as $$
declare
  entered text := case tg_level when 'ROW' then '(select ($1).*)' else 'entered' end;
  table_name text := format('%I.%I', tg_table_schema, tg_table_name);
  condition text := 'upper_inf(%1$s.recorded) and ' || tg_argv[1];
  keys text[] := tg_argv[2:];
  places bigint[];
  place bigint;
  is_refused boolean;
begin
  -- With an older snapshot what others have entered meanwhile would not be seen.
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'records are written in transactions that read what is committed' using errcode = '25001';
  end if;
  execute format('select array_agg(distinct hashtextextended(concat_ws(chr(31), %s), 2)) from %s n where %s',
      (select string_agg(format(key, 'n'), ', ') from unnest(array[quote_literal(tg_argv[0])] || keys) key), entered, format(condition, 'n'))
    into places using new;
  if places is null then return null; end if;
  if cardinality(places) > 50 then
    perform pg_advisory_xact_lock(hashtextextended(tg_argv[0], 3));
  else
    perform pg_advisory_xact_lock_shared(hashtextextended(tg_argv[0], 3));
    -- In order, and so `distinct` leaves them.
    foreach place in array places loop perform pg_advisory_xact_lock(place); end loop;
  end if;
  -- `coalesce`, so that the only indexes to choose from are those that find the keys: a planner that knows nothing of the
  -- table yet would go through another one, of the condition, for each row.
  execute format('select exists (select from %s n join %s t on %s and t.version <> n.version and t.valid && n.valid where %s and upper_inf(t.recorded) and coalesce(%s, false))',
      entered, table_name, (select string_agg(format(key, 't') || ' = ' || format(key, 'n'), ' and ') from unnest(keys) key),
      format(condition, 'n'), format(tg_argv[1], 't'))
    into is_refused using new;
  if is_refused then
    raise exception 'another record of the same keys holds on one of the days'
      using errcode = 'exclusion_violation', constraint = tg_argv[0], schema = tg_table_schema, table = tg_table_name;
  end if;
  return null;
end $$;

-- Accounts --------------------------------------------------------------------------------------

create table app.account (
  id text primary key check (id ~ '^acc_[0-9A-Za-z]{22}$'),
  login text not null check (char_length(login) between 1 and 320),
  person_id text references records.key,
  display_name text not null default '',
  language text not null default 'en',
  is_service boolean not null default false,
  created_at timestamptz not null default clock_timestamp(),
  disabled_at timestamptz
);
create unique index account_login on app.account (lower(login));
create unique index account_person on app.account (person_id) where person_id is not null;
grant select on app.account to cadre_reach;
grant select, insert on app.account to cadre_app;
grant update (login, person_id, display_name, language, disabled_at) on app.account to cadre_app;
grant all on app.account to cadre_system;

-- Access ----------------------------------------------------------------------------------------

-- The rules of people/access, written here by every migration run.
create table access.rule (
  role text not null,
  data_class text not null,
  relation text not null,
  act text not null,
  purpose text not null,
  primary key (data_class, act, purpose, role, relation)
);

create table access.role_grant (
  id bigint generated always as identity primary key,
  account_id text not null references app.account on delete cascade,
  role text not null,
  -- Ids of legal entities and `country:XX`; null is everywhere.
  scope text[],
  granted_by text not null,
  granted_at timestamptz not null default clock_timestamp(),
  revoked_by text,
  revoked_at timestamptz
);
create unique index role_grant_once on access.role_grant (account_id, role) where revoked_at is null;
grant select on access.rule, access.role_grant to cadre_app, cadre_reach, cadre_system;
grant insert on access.role_grant to cadre_app;
grant update (revoked_by, revoked_at) on access.role_grant to cadre_app;
grant all on access.role_grant to cadre_system;

-- Who asks ----------------------------------------------------------------------------------------

-- The key that what is said about a request is sealed with. It is of this database alone, in no backup, and
-- out of the reach of requests: the server reads it once, as the owner.
create table seal.key (
  only_one boolean primary key default true check (only_one),
  key bytea not null check (length(key) = 32)
);
insert into seal.key (key)
  select sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
grant select on seal.key to cadre_reach;

-- Keyed on both sides, so that no seal can be prolonged to that of a longer text.
create function seal.of(claim text) returns text language plpgsql stable security definer set search_path = pg_catalog as $$
declare key bytea := (select k.key from seal.key k);
begin
  return encode(sha256(key || convert_to(claim, 'UTF8') || key), 'hex');
end $$;
revoke execute on function seal.of(text) from public;

-- Refuses what was not sealed by the server.
create function seal.verify(claim text, proof text) returns void language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if proof is distinct from seal.of(claim) then
    raise exception 'this was not said by the server' using errcode = 'CD010';
  end if;
end $$;
revoke execute on function seal.verify(text, text) from public;

-- Says of the transaction who asks, for what, and on which day, the person of the account, and all that the account
-- reaches whole (`class:act`), so that it need not be found out for each table: sealed for this transaction of this
-- connection and no other, because whoever sends SQL can change every setting.
create function seal.enter(account text, purpose text, today text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  person text := (select a.person_id from app.account a where a.id = account and a.disabled_at is null);
  whole text := (
    select string_agg(distinct r.data_class || ':' || r.act, ',')
    from access.role_grant g
    join app.account a on a.id = g.account_id and a.disabled_at is null
    join access.rule r on r.role = g.role
    where g.account_id = account and g.revoked_at is null and r.purpose = enter.purpose
      and (r.relation = 'anyone' or (r.relation = 'region' and g.scope is null)));
  said text := concat_ws('|', account, purpose, today, coalesce(person, ''), coalesce(whole, ''));
begin
  return set_config('cadre.asker', said || '|' || seal.of('asker|' || pg_backend_pid() || date_part('epoch', now()) || '|' || said), true);
end $$;
revoke execute on function seal.enter(text, text, text) from public;
grant execute on function seal.enter(text, text, text) to cadre_system;

-- What `seal.enter` has said of the transaction, part by part; null when nobody asks, or the seal is not genuine.
create function access.asker() returns text[] language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  asker text := current_setting('cadre.asker', true);
  -- The seal is the last 64 characters.
  said text := left(asker, -65);
  key bytea;
begin
  if said is null then return null; end if;
  select k.key into key from seal.key k;
  if right(asker, 64) = encode(sha256(key || convert_to('asker|' || pg_backend_pid() || date_part('epoch', now()) || '|' || said, 'UTF8') || key), 'hex') then
    return string_to_array(said, '|');
  end if;
  return null;
end $$;

create function access.account() returns text language sql stable
  return (access.asker())[1];
create function access.purpose() returns text language sql stable
  return coalesce((access.asker())[2], 'operation');
-- The organisation's today: passed in with every session, so that one clock rules a request.
create function access.today() returns date language sql stable
  return coalesce((access.asker())[3]::date, current_date);

-- Whether the server has said so of this transaction and its asker.
create function access.is_proven(claim text, proof text) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return coalesce(proof = seal.of(claim || '|' || current_setting('cadre.asker', true)), false);
end $$;

-- Refuses a question that the server did not ask in this transaction: for functions that find more than the account
-- reaches, or count nearer to people than is answered, because the server goes on to say what of it is seen.
create function access.require_proof(claim text, proof text) returns void language plpgsql stable set search_path = pg_catalog as $$
begin
  if not access.is_proven(claim, proof) then
    raise exception 'this was not said by the server' using errcode = 'CD010';
  end if;
end $$;

-- The functions that every query asks are in plpgsql: its plans are kept for the connection, where those of
-- SQL functions are made anew in each query.
create function access.me() returns text
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return nullif((access.asker())[4], '');
end $$;

create function access.relations(class text, wanted_act text) returns table (relation text, scope text[])
  language plpgsql stable security definer set search_path = pg_catalog rows 3 as $$
declare asker text[] := access.asker();
begin
  return query
    select r.relation, g.scope
    from access.role_grant g
    join app.account a on a.id = g.account_id and a.disabled_at is null
    join access.rule r on r.role = g.role
    where g.account_id = asker[1] and g.revoked_at is null
      and r.data_class = class and r.act = wanted_act and r.purpose = asker[2];
end $$;

create function access.has_relation(class text, wanted_act text, wanted_relation text) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (select from access.relations(class, wanted_act) r where r.relation = wanted_relation);
end $$;

-- Whether every record of the class is within reach.
create function access.reaches_all(class text, wanted_act text) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return coalesce(class || ':' || wanted_act = any (string_to_array((access.asker())[5], ',')), false);
end $$;

-- Whether the account may enter records of the class at all that are about nobody.
create function access.may_enter(class text)
  returns boolean language sql stable security definer set search_path = pg_catalog
  return exists (select from access.relations(class, 'write'));

-- Audit trail -----------------------------------------------------------------------------------

create table audit.entry (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  account_id text not null,
  session_id text,
  act text not null,
  entity text not null,
  subjects text[] not null default '{}',
  purpose text not null,
  request_id text not null,
  route text not null default '',
  detail jsonb not null default '{}',
  -- Salted digests of what stood there before and after a write.
  before_digest text,
  after_digest text,
  salt_id text
);
create index entry_subjects on audit.entry using gin (subjects);
create index entry_account on audit.entry (account_id, at);
create index entry_at on audit.entry (at);

-- Kept apart, so that they can go with the values of somebody who is erased: a digest without its salt
-- says nothing, and the chain over the entries stays whole.
create table audit.value_salt (id text primary key, salt text not null);

-- Entries waiting to be linked, in the same transaction as the entry.
create table audit.unlinked (entry_id bigint primary key);

create table audit.link (
  sequence bigint primary key,
  entry_id bigint not null unique,
  chain_hash text not null
);

create function audit.queue_for_chain() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into audit.unlinked values (new.id);
  return null;
end $$;
create trigger queue_for_chain after insert on audit.entry
  for each row execute function audit.queue_for_chain();

-- Nobody changes or deletes what was entered, the owner included.
create function audit.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail takes entries and nothing else' using errcode = 'CD009';
end $$;
create trigger entry_is_final before update or delete or truncate on audit.entry
  for each statement execute function audit.refuse_change();
create trigger link_is_final before update or delete or truncate on audit.link
  for each statement execute function audit.refuse_change();

grant insert on audit.entry, audit.value_salt to cadre_app, cadre_system;
grant select, delete on audit.value_salt to cadre_system;
grant select on audit.entry, audit.link to cadre_app, cadre_system;
grant insert on audit.link to cadre_system;
grant select, delete on audit.unlinked to cadre_system;

-- Requests that were answered once ----------------------------------------------------------------

create table app.idempotency (
  account_id text not null,
  key text not null check (char_length(key) <= 255),
  body_digest text not null,
  status int,
  -- Sealed: answers hold what encrypted fields hold.
  response bytea,
  -- Whom the answer is about, so that erasure finds it.
  subjects text[] not null default '{}',
  created_at timestamptz not null default clock_timestamp(),
  primary key (account_id, key)
);
alter table app.idempotency enable row level security;
alter table app.idempotency force row level security;
-- What was said without a name is kept under none; its key cannot be found without the one that the caller has.
create policy own on app.idempotency to cadre_app
  using (account_id in ((select access.account()), 'anonymous')) with check (account_id in ((select access.account()), 'anonymous'));
create policy system on app.idempotency to cadre_system using (true) with check (true);
grant select, insert, update on app.idempotency to cadre_app;
grant all on app.idempotency to cadre_system;

-- Custom fields -----------------------------------------------------------------------------------

create table app.custom_field (
  entity text not null,
  key text not null check (key ~ '^[a-z][a-z0-9_]{0,59}$'),
  label text not null,
  type text not null check (type in ('text', 'number', 'boolean', 'date', 'choice')),
  choices text[] not null default '{}',
  is_retired boolean not null default false,
  created_by text not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (entity, key)
);
grant select, insert on app.custom_field to cadre_app;
grant update (label, choices, is_retired) on app.custom_field to cadre_app;
grant all on app.custom_field to cadre_system;
