-- Sessions, one-time links, and the function that turns a token into an account.

create table app.session (
  id text primary key check (id ~ '^ssn_[0-9A-Za-z]{22}$'),
  account_id text not null references app.account on delete cascade,
  -- SHA-256 of the token; the token itself is kept nowhere.
  token_digest bytea not null unique,
  kind text not null check (kind in ('browser', 'token')),
  label text not null default '',
  -- What an API token may do: `read`, `write`, `read:GROUP`, `write:GROUP`; null is everything the account may.
  scopes text[],
  -- How the account proved itself at sign-in: `password`, `totp`, `passkey` …
  factors text[] not null default '{}',
  -- May do nothing but set up how its account signs in.
  is_limited boolean not null default false,
  address text not null default '',
  client text not null default '',
  created_at timestamptz not null default clock_timestamp(),
  authenticated_at timestamptz not null default clock_timestamp(),
  last_used_at timestamptz not null default clock_timestamp(),
  idle_seconds int not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index session_account on app.session (account_id) where ended_at is null;
alter table app.session enable row level security;
alter table app.session force row level security;
create policy own on app.session for select to cadre_app using (account_id = (select access.account()));
create policy end_own on app.session for update to cadre_app
  using (account_id = (select access.account())) with check (account_id = (select access.account()));
-- A request can make API tokens of its own account; browser sessions come from signing in alone.
create policy issue on app.session for insert to cadre_app
  with check (account_id = (select access.account()) and kind = 'token' and not is_limited);
create policy system on app.session to cadre_system using (true) with check (true);
create policy authenticate on app.session to cadre_reach using (true) with check (true);
-- Not the digest: it is what a request shows for itself.
grant select (id, account_id, kind, label, scopes, factors, is_limited, address, client, created_at, authenticated_at,
  last_used_at, idle_seconds, expires_at, ended_at), insert on app.session to cadre_app;
grant update (ended_at) on app.session to cadre_app;
grant all on app.session to cadre_system;
grant select on app.session to cadre_reach;
grant update (last_used_at) on app.session to cadre_reach;

create table app.sign_in_link (
  token_digest bytea primary key,
  account_id text not null references app.account on delete cascade,
  -- `sign in` opens a session; `invitation` one in which the account sets up how it signs in;
  -- `password` sets a password and opens nothing.
  kind text not null check (kind in ('sign in', 'invitation', 'password')),
  created_by text not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index sign_in_link_account on app.sign_in_link (account_id) where used_at is null;
alter table app.sign_in_link enable row level security;
alter table app.sign_in_link force row level security;
create policy system on app.sign_in_link to cadre_system using (true) with check (true);
grant select, insert, update, delete on app.sign_in_link to cadre_system;

create type app.caller as (
  account_id text, session_id text, kind text, scopes text[], authenticated_at timestamptz, person_id text, roles text[],
  is_limited boolean, asker text
);

-- The caller behind a token that is alive: not ended, not expired, not idle for too long, of an enabled account. From
-- then on the transaction is that caller's. The server proves that purpose, day and moment are what it says.
create function app.authenticate(digest bytea, at text, purpose text, today text, proof text) returns setof app.caller
  language plpgsql security definer set search_path = pg_catalog rows 1 as $$
declare
  moment timestamptz := at::timestamptz;
  found app.session;
begin
  perform seal.verify(format('request|%s|%s|%s|%s', encode(digest, 'hex'), at, purpose, today), proof);
  select * into found from app.session s
  where s.token_digest = digest and s.ended_at is null and s.expires_at > moment
    and s.last_used_at + make_interval(secs => s.idle_seconds) > moment;
  if not found.id is not null then return; end if;
  -- Once a minute is enough to know an idle session from one in use.
  if found.last_used_at < moment - interval '1 minute' then
    update app.session set last_used_at = moment where id = found.id;
  end if;
  return query
    select a.id, found.id, found.kind, found.scopes, found.authenticated_at, a.person_id,
      coalesce((select array_agg(g.role) from access.role_grant g where g.account_id = a.id and g.revoked_at is null), '{}'),
      found.is_limited, seal.enter(a.id, purpose, today)
    from app.account a where a.id = found.account_id and a.disabled_at is null;
end $$;
grant create on schema app to cadre_reach;
alter function app.authenticate(bytea, text, text, text, text) owner to cadre_reach;
revoke create on schema app from cadre_reach;
revoke execute on function app.authenticate(bytea, text, text, text, text) from public;
grant execute on function app.authenticate(bytea, text, text, text, text) to cadre_app;
