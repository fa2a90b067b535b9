-- How accounts prove themselves, who administers whom, and what keeps guessing slow.

-- Roles ------------------------------------------------------------------------------------------

-- What people/access says about each role, written here by every migration run.
create table access.role (
  name text primary key,
  holds_people_data boolean not null,
  needs_second_factor boolean not null
);
grant select on access.role to cadre_app, cadre_reach, cadre_system;

create function access.has_role(wanted text) returns boolean
  language sql stable security definer set search_path = pg_catalog
  return exists (
    select from access.role_grant g join app.account a on a.id = g.account_id and a.disabled_at is null
    where g.account_id = (select access.account()) and g.role = wanted and g.revoked_at is null
  );

-- Whether the caller is an HR manager of everywhere.
create function access.manages_all() returns boolean
  language sql stable security definer set search_path = pg_catalog
  return access.has_role('hr_manager') and exists (
    select from access.role_grant g
    where g.account_id = (select access.account()) and g.role = 'hr_manager' and g.scope is null and g.revoked_at is null
  );

-- What the caller's own HR-manager grant is bound to; null for none and for everywhere.
create function access.managed_scope() returns text[]
  language sql stable security definer set search_path = pg_catalog
  return (
    select g.scope from access.role_grant g
    where g.account_id = (select access.account()) and g.role = 'hr_manager' and g.revoked_at is null and access.has_role('hr_manager')
  );

create function access.managed_people() returns setof text
  language sql stable security definer set search_path = pg_catalog rows 1000
begin atomic
  select p from access.people_in_scope(coalesce(access.managed_scope(), '{}')) p;
end;

-- Whether an account lies within the caller's reach as an HR manager.
create function access.manages_account(target text) returns boolean
  language sql stable security definer set search_path = pg_catalog
  return access.manages_all() or exists (
    select from app.account a where a.id = target and a.person_id in (select access.managed_people())
  );

-- Ending sessions and disabling: it protects, so administrators may do it to anybody but themselves.
create function access.may_protect(target text) returns boolean
  language sql stable security definer set search_path = pg_catalog
  return target <> (select access.account()) and (access.has_role('administrator') or access.manages_account(target));

-- Giving an account new ways to sign in: whoever does it could sign in as it. So for an account with
-- people data it takes an HR manager, and for one without an administrator.
create function access.may_recover(target text) returns boolean
  language sql stable security definer set search_path = pg_catalog
  return access.may_protect(target) and not exists (
    select from access.role_grant g join access.role r on r.name = g.role
    where g.account_id = target and g.revoked_at is null
      and not case when r.holds_people_data then access.manages_account(target) else access.has_role('administrator') end
  );

-- Nobody grants to himself. Roles with people data come from an HR manager; one who is bound to a
-- region grants within it, and only roles that reach no further.
create function access.may_grant(target text, wanted_role text, wanted_scope text[]) returns boolean
  language sql stable security definer set search_path = pg_catalog
  return target <> (select access.account()) and exists (
    select from access.role r where r.name = wanted_role and case
      when not r.holds_people_data then access.has_role('administrator')
      when access.manages_all() then true
      when not access.manages_account(target) then false
      when wanted_role = 'hr_manager' then wanted_scope is not null and wanted_scope <@ access.managed_scope()
      else wanted_role in ('employee', 'lead', 'recruiter')
    end
  );

-- How many other enabled accounts hold a role everywhere.
create function access.others_with(wanted text, except_account text) returns int
  language sql stable security definer set search_path = pg_catalog
  return (
    select count(*)::int from access.role_grant g join app.account a on a.id = g.account_id and a.disabled_at is null
    where g.role = wanted and g.revoked_at is null and g.scope is null and g.account_id <> except_account
  );

alter table access.role_grant enable row level security;
alter table access.role_grant force row level security;
create policy reach on access.role_grant for select to cadre_reach using (true);
create policy system on access.role_grant to cadre_system using (true) with check (true);
create policy see on access.role_grant for select to cadre_app using (
  account_id = (select access.account()) or (select access.has_role('administrator')) or (select access.manages_all())
  or account_id in (select a.id from app.account a where a.person_id in (select access.managed_people()))
);
create policy give on access.role_grant for insert to cadre_app
  with check (granted_by = (select access.account()) and revoked_at is null and access.may_grant(account_id, role, scope));
create policy take on access.role_grant for update to cadre_app
  using (revoked_at is null and access.may_grant(account_id, role, scope))
  with check (revoked_by = (select access.account()) and revoked_at is not null);

-- Accounts -----------------------------------------------------------------------------------------

alter table app.account add constraint account_login_is_clean check (login = btrim(login) and login !~ '[[:cntrl:]]');
alter table app.account enable row level security;
alter table app.account force row level security;
create policy reach on app.account to cadre_reach using (true) with check (true);
create policy system on app.account to cadre_system using (true) with check (true);
create policy see on app.account for select to cadre_app using (
  id = (select access.account()) or (select access.has_role('administrator')) or (select access.manages_all())
  or person_id in (select access.managed_people())
);
-- An account that belongs to a person gives that person's view of the records: an HR manager says so.
create policy invite on app.account for insert to cadre_app with check (
  disabled_at is null and (
    (person_id is null and ((select access.has_role('administrator')) or (select access.manages_all())))
    or (person_id is not null and ((select access.manages_all()) or person_id in (select access.managed_people())))
  )
);
create policy change_own on app.account for update to cadre_app
  using (id = (select access.account())) with check (id = (select access.account()));
revoke update (person_id, disabled_at) on app.account from cadre_app;
grant update (disabled_at) on app.account to cadre_reach;
grant update (ended_at) on app.session to cadre_reach;

-- Ends everything by which an account acts: sessions, tokens, links.
create function app.end_everything(target text, at timestamptz, kept_session text) returns int
  language plpgsql security definer set search_path = pg_catalog as $$
declare ended int;
begin
  if current_setting('role') <> 'cadre_system' and target <> (select access.account()) and not access.may_protect(target) then
    raise exception 'may not end the sessions of this account' using errcode = '42501';
  end if;
  update app.session set ended_at = at
    where account_id = target and ended_at is null and id is distinct from kept_session;
  get diagnostics ended = row_count;
  update app.sign_in_link set used_at = at where account_id = target and used_at is null;
  return ended;
end $$;

create function app.set_disabled(target text, at timestamptz, is_disabled boolean) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not (case when is_disabled then access.may_protect(target) else access.may_recover(target) end) then
    raise exception 'may not disable or enable this account' using errcode = '42501';
  end if;
  update app.account set disabled_at = case when is_disabled then at end where id = target;
  if is_disabled then perform app.end_everything(target, at, null); end if;
end $$;

-- A one-time link for another account; only its digest comes here.
create function app.add_link(target text, link_kind text, digest bytea, until timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if link_kind = 'sign in' or not access.may_recover(target) then
    raise exception 'may not make this link for this account' using errcode = '42501';
  end if;
  update app.sign_in_link set used_at = until where account_id = target and used_at is null;
  insert into app.sign_in_link (token_digest, account_id, kind, created_by, expires_at)
    values (digest, target, link_kind, (select access.account()), until);
end $$;

-- Proofs -------------------------------------------------------------------------------------------

create table app.password (
  account_id text primary key references app.account on delete cascade,
  -- argon2id in PHC form. A request can set its own and reads none.
  hash text not null,
  changed_at timestamptz not null
);
create table app.totp (
  account_id text primary key references app.account on delete cascade,
  -- Sealed with the field keys; bound to this row.
  secret bytea not null,
  -- The step of the last code that was taken: each code counts once.
  last_step bigint not null,
  created_at timestamptz not null
);
create table app.recovery_code (
  -- SHA-256 is enough: a code has 120 random bits.
  code_digest bytea primary key,
  account_id text not null references app.account on delete cascade,
  used_at timestamptz
);
create index recovery_code_account on app.recovery_code (account_id);
create table app.passkey (
  id text primary key check (id ~ '^psk_[0-9A-Za-z]{22}$'),
  account_id text not null references app.account on delete cascade,
  -- What the authenticator calls it, base64url.
  credential_id text not null unique check (char_length(credential_id) between 1 and 1400),
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  label text not null default '',
  is_backed_up boolean not null default false,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_account on app.passkey (account_id);
create table app.identity (
  issuer text not null,
  subject text not null,
  account_id text not null references app.account on delete cascade,
  provider text not null,
  created_at timestamptz not null,
  primary key (issuer, subject)
);
create index identity_account on app.identity (account_id);

-- A step of a sign-in or a set-up that waits for the next one.
create table app.challenge (
  token_digest bytea primary key,
  kind text not null,
  account_id text references app.account on delete cascade,
  session_id text references app.session on delete cascade,
  detail jsonb not null default '{}',
  tries int not null default 0,
  expires_at timestamptz not null
);
create index challenge_expires on app.challenge (expires_at);

create table app.sign_in_try (
  id bigint generated always as identity primary key,
  -- The account that was tried, or three bytes of the digest of a login that no account has: people
  -- type passwords there.
  account_key text not null,
  address text not null,
  at timestamptz not null
);
create index sign_in_try_account on app.sign_in_try (account_key, at);
create index sign_in_try_address on app.sign_in_try (address, at);
create index sign_in_try_at on app.sign_in_try (at);
grant all on app.sign_in_try to cadre_system;

do $$
declare name text;
begin
  foreach name in array array['password', 'totp', 'recovery_code', 'passkey', 'identity', 'challenge', 'sign_in_try'] loop
    execute format('alter table app.%I enable row level security', name);
    execute format('alter table app.%I force row level security', name);
    execute format('create policy system on app.%I to cadre_system using (true) with check (true)', name);
    execute format('grant all on app.%I to cadre_system', name);
  end loop;
  foreach name in array array['password', 'totp', 'recovery_code', 'passkey', 'identity', 'challenge'] loop
    execute format(
      'create policy own on app.%I to cadre_app using (account_id = (select access.account())) with check (account_id = (select access.account()))',
      name);
  end loop;
  foreach name in array array['password', 'totp', 'recovery_code', 'passkey', 'identity'] loop
    execute format('create policy reach on app.%I to cadre_reach using (true) with check (true)', name);
    execute format('grant select (account_id), delete on app.%I to cadre_reach', name);
  end loop;
end $$;
grant select (account_id, changed_at), insert, update on app.password to cadre_app;
grant select, insert, delete on app.totp, app.recovery_code, app.passkey, app.identity, app.challenge to cadre_app;
create policy reach on app.sign_in_link to cadre_reach using (true) with check (true);
grant select, insert on app.sign_in_link to cadre_reach;
grant update (used_at) on app.sign_in_link to cadre_reach;

-- Lost everything: the account starts again from an invitation.
create function app.forget_proofs(target text, at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not access.may_recover(target) then
    raise exception 'may not recover this account' using errcode = '42501';
  end if;
  delete from app.password where account_id = target;
  delete from app.totp where account_id = target;
  delete from app.recovery_code where account_id = target;
  delete from app.passkey where account_id = target;
  delete from app.identity where account_id = target;
  perform app.end_everything(target, at, null);
end $$;

-- By what an account can sign in, for those who may see the account.
create function app.proofs_of(target text) returns text[]
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select array_remove(array[
    case when exists (select from app.password p where p.account_id = target) then 'password' end,
    case when exists (select from app.totp t where t.account_id = target) then 'totp' end,
    case when exists (select from app.passkey k where k.account_id = target) then 'passkey' end,
    case when exists (select from app.identity i where i.account_id = target) then 'identity' end
  ], null) where target = (select access.account()) or access.may_protect(target);
end;

-- Sessions of others, for those who may end them.
create policy protect on app.session for select to cadre_app using (access.may_protect(account_id));
create policy protect_end on app.session for update to cadre_app
  using (access.may_protect(account_id)) with check (access.may_protect(account_id));

grant create on schema access, app to cadre_reach;
do $$
declare routine regprocedure;
begin
  for routine in
    select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and n.nspname in ('access', 'app') and p.proowner <> 'cadre_reach'::regrole
  loop
    execute format('alter function %s owner to cadre_reach', routine);
  end loop;
end $$;
revoke create on schema access, app from cadre_reach;
grant execute on all functions in schema access to cadre_app, cadre_reach, cadre_system;
revoke execute on function app.end_everything, app.set_disabled, app.add_link, app.forget_proofs, app.proofs_of from public;
grant execute on function app.end_everything, app.set_disabled, app.add_link, app.forget_proofs, app.proofs_of
  to cadre_app, cadre_system, cadre_reach;
