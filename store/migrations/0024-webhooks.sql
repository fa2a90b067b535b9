-- Addresses of other programs that are told when something has happened, and what each is told. A message names models, versions and
-- jobs by id, never a person.

create table app.webhook (
  id text primary key check (id ~ '^whk_[0-9A-Za-z]{22}$'),
  url text not null check (url ~ '^https?://' and char_length(url) <= 500),
  events text[] not null check (cardinality(events) between 1 and 20),
  made_by text not null references app.account,
  made_at timestamptz not null,
  -- Nothing is left for it meanwhile, and nothing sent.
  paused_at timestamptz,
  -- Nothing is sent any more; the rows of what was stay.
  ended_at timestamptz
);

create table app.webhook_delivery (
  id text primary key check (id ~ '^whd_[0-9A-Za-z]{22}$'),
  -- In the order in which they were left.
  position bigint generated always as identity,
  webhook_id text not null references app.webhook,
  event text not null,
  body jsonb not null,
  made_at timestamptz not null,
  attempts int not null default 0 check (attempts >= 0),
  -- When it is tried next; null once it was taken or is given up.
  next_at timestamptz,
  taken_at timestamptz,
  -- What the other side answered last, or why it could not be asked.
  last_answer text
);
create index webhook_delivery_due on app.webhook_delivery (next_at) where next_at is not null;
create index webhook_delivery_by_webhook on app.webhook_delivery (webhook_id, position desc);

-- Whoever does what others want to be told of need not see who that is.
create function app.announce(event text, data jsonb, at timestamptz) returns integer
  language plpgsql security definer set search_path = pg_catalog as $$
declare told integer;
begin
  insert into app.webhook_delivery (id, webhook_id, event, body, made_at, next_at)
  select n.id, w.id, announce.event,
    jsonb_build_object('id', n.id, 'event', announce.event, 'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'data', data),
    at, at
  from app.webhook w
  cross join lateral (select 'whd_' || substr(md5(w.id || random()::text || clock_timestamp()::text), 1, 22) as id) n
  where w.ended_at is null and w.paused_at is null and announce.event = any(w.events);
  get diagnostics told = row_count;
  return told;
end $$;
grant create on schema app to cadre_system;
alter function app.announce(text, jsonb, timestamptz) owner to cadre_system;
revoke create on schema app from cadre_system;
revoke all on function app.announce(text, jsonb, timestamptz) from public;
grant execute on function app.announce(text, jsonb, timestamptz) to cadre_app, cadre_system;

do $$
declare own text;
begin
  foreach own in array array['webhook', 'webhook_delivery'] loop
    execute format('alter table app.%I enable row level security', own);
    execute format('alter table app.%I force row level security', own);
    execute format('create policy system on app.%I to cadre_system using (true) with check (true)', own);
    execute format('grant select, insert, update, delete on app.%I to cadre_system', own);
    execute format($policy$create policy administrators on app.%I to cadre_app
      using ((select access.holds_role('administrator'))) with check ((select access.holds_role('administrator')))$policy$, own);
  end loop;
end $$;
grant select, insert, update on app.webhook to cadre_app;
grant select, insert on app.webhook_delivery to cadre_app;
