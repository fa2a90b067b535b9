-- Jobs: what is to be done, how far it is, and what came of it (schema jobs), over the queue of pg-boss
-- (schema queue), which says which worker has which job and notices when a worker is gone.

-- The queue: what getConstructionPlans('queue') of pg-boss 12.35.0 writes, without its own transaction.
-- Nobody but the owner touches it; requests issue tickets through jobs.issue_ticket alone.

CREATE SCHEMA IF NOT EXISTS queue;

    CREATE TYPE queue.job_state AS ENUM (
      'created',
      'retry',
      'active',
      'completed',
      'cancelled',
      'failed'
    )
  ;

    CREATE FUNCTION queue.job_now()
    RETURNS timestamp with time zone AS
    $$
      SELECT pg_catalog.now();
    $$
    LANGUAGE sql STABLE;
  ;

    CREATE TABLE queue.version (
      version int primary key,
      cron_on timestamp with time zone,
      bam_on timestamp with time zone,
      flow_on timestamp with time zone,
      reindex_on timestamp with time zone,
      monitor_backoff_on timestamp with time zone
    )
  ;

    CREATE TABLE queue.queue (
      name text NOT NULL,
      policy text NOT NULL,
      retry_limit int NOT NULL,
      retry_delay int NOT NULL,
      retry_backoff bool NOT NULL,
      retry_delay_max int,
      expire_seconds int NOT NULL,
      retention_seconds int NOT NULL,
      deletion_seconds int NOT NULL,
      dead_letter text REFERENCES queue.queue (name) CHECK (dead_letter IS DISTINCT FROM name),
      partition bool NOT NULL,
      table_name text NOT NULL,
      deferred_count int NOT NULL default 0,
      queued_count int NOT NULL default 0,
      ready_count int NOT NULL default 0,
      warning_queued int NOT NULL default 0,
      active_count int NOT NULL default 0,
      failed_count int NOT NULL default 0,
      total_count int NOT NULL default 0,
      created_delta int NOT NULL default 0,
      completed_delta int NOT NULL default 0,
      failed_delta int NOT NULL default 0,
      delta_on timestamp with time zone,
      delta_seconds int,
      ready_history int[] NOT NULL default '{}',
      heartbeat_seconds int,
      notify bool NOT NULL DEFAULT false,
      singletons_active text[],
      monitor_claim_on timestamp with time zone,
      monitor_on timestamp with time zone,
      maintain_on timestamp with time zone,
      created_on timestamp with time zone not null default now(),
      updated_on timestamp with time zone not null default now(),
      PRIMARY KEY (name)
    )
  ;

    CREATE TABLE queue.schedule (
      name text REFERENCES queue.queue ON DELETE CASCADE,
      key text not null DEFAULT '',
      kind text not null DEFAULT 'cron' CHECK (kind IN ('cron', 'rrule')),
      cron text not null,
      timezone text DEFAULT 'UTC',
      data jsonb,
      options jsonb,
      created_on timestamp with time zone not null default now(),
      updated_on timestamp with time zone not null default now(),
      last_job_id uuid,
      PRIMARY KEY (name, key)
    )
  ;

    CREATE TABLE queue.subscription (
      event text not null,
      name text not null REFERENCES queue.queue ON DELETE CASCADE,
      created_on timestamp with time zone not null default now(),
      updated_on timestamp with time zone not null default now(),
      PRIMARY KEY(event, name)
    )
  ;

    CREATE TABLE queue.bam (
      id uuid PRIMARY KEY default gen_random_uuid(),
      name text NOT NULL,
      version int NOT NULL,
      status text NOT NULL DEFAULT 'pending',
      queue text,
      table_name text NOT NULL,
      command text NOT NULL,
      error text,
      created_on timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
      started_on timestamp with time zone,
      completed_on timestamp with time zone
    )
  ;

    CREATE FUNCTION queue.job_table_format(command text, table_name text)
    RETURNS text AS
    $$
      SELECT format(
        regexp_replace(
          regexp_replace(command, '\.job\y', '.%1$I', 'g'),
          '\yjob_i(\d+)', '%1$s_i\1', 'g'
        ),
        table_name
      );
    $$
    LANGUAGE sql IMMUTABLE;
  ;

    CREATE FUNCTION queue.job_table_run(command text, tbl_name text DEFAULT NULL, queue_name text DEFAULT NULL)
    RETURNS VOID AS
    $$
    DECLARE
      tbl RECORD;
    BEGIN
      IF queue_name IS NOT NULL THEN
        SELECT table_name INTO tbl_name FROM queue.queue WHERE name = queue_name;
      END IF;

      IF tbl_name IS NOT NULL THEN
        EXECUTE queue.job_table_format(command, tbl_name);
        RETURN;
      END IF;

      EXECUTE queue.job_table_format(command, 'job_common');

      FOR tbl IN SELECT table_name FROM queue.queue WHERE partition = true
      LOOP
        EXECUTE queue.job_table_format(command, tbl.table_name);
      END LOOP;
    END;
    $$
    LANGUAGE plpgsql;
  ;

    CREATE FUNCTION queue.job_table_run_async(command_name text, version int, command text, tbl_name text DEFAULT NULL, queue_name text DEFAULT NULL)
    RETURNS VOID AS
    $$
    BEGIN
      IF queue_name IS NOT NULL THEN
        SELECT table_name INTO tbl_name FROM queue.queue WHERE name = queue_name;
      END IF;

      IF tbl_name IS NOT NULL THEN
        INSERT INTO queue.bam (name, version, status, queue, table_name, command)
        VALUES (
          command_name,
          version,
          'pending',
          queue_name,
          tbl_name,
          queue.job_table_format(command, tbl_name)
        );
        RETURN;
      END IF;

      INSERT INTO queue.bam (name, version, status, queue, table_name, command)
      SELECT
        command_name,
        version,
        'pending',
        NULL,
        'job_common',
        queue.job_table_format(command, 'job_common')
      UNION ALL
      SELECT
        command_name,
        version,
        'pending',
        queue.name,
        queue.table_name,
        queue.job_table_format(command, queue.table_name)
      FROM queue.queue
      WHERE partition = true;
    END;
    $$
    LANGUAGE plpgsql;
  ;

    CREATE TABLE queue.job (
      id uuid not null default gen_random_uuid(),
      name text not null,
      priority integer not null default(0),
      data jsonb,
      state queue.job_state not null default 'created',
      retry_limit integer not null default 2,
      retry_count integer not null default 0,
      retry_delay integer not null default 0,
      retry_backoff boolean not null default false,
      retry_delay_max integer,
      expire_seconds int not null default 900,
      deletion_seconds int not null default 604800,
      singleton_key text,
      singleton_on timestamp without time zone,
      group_id text,
      group_tier text,
      start_after timestamp with time zone not null default now(),
      created_on timestamp with time zone not null default now(),
      started_on timestamp with time zone,
      completed_on timestamp with time zone,
      keep_until timestamp with time zone NOT NULL default now() + interval '1209600',
      output jsonb,
      dead_letter text,
      policy text,
      heartbeat_on timestamp with time zone,
      heartbeat_seconds int,
      blocked boolean not null default false,
      blocking boolean not null default false,
      pending_dependencies int not null default 0,
      source_name text,
      source_id uuid,
      source_created_on timestamp with time zone,
      source_retry_count int,
      source_output jsonb,
      source_root_id uuid
    ) PARTITION BY LIST (name)
  ;
ALTER TABLE queue.job ADD PRIMARY KEY (name, id);

    CREATE TABLE queue.job_common (LIKE queue.job INCLUDING GENERATED INCLUDING DEFAULTS);

    SELECT queue.job_table_run($cmd$ALTER TABLE queue.job ADD PRIMARY KEY (name, id)$cmd$, 'job_common');
    SELECT queue.job_table_run($cmd$ALTER TABLE queue.job ADD CONSTRAINT q_fkey FOREIGN KEY (name) REFERENCES queue.queue (name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED$cmd$, 'job_common');
    SELECT queue.job_table_run($cmd$ALTER TABLE queue.job ADD CONSTRAINT dlq_fkey FOREIGN KEY (dead_letter) REFERENCES queue.queue (name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED$cmd$, 'job_common');
    SELECT queue.job_table_run($cmd$CREATE UNIQUE INDEX job_i1 ON queue.job (name, COALESCE(singleton_key, '')) WHERE state = 'created' AND policy = 'short'$cmd$, 'job_common');
    SELECT queue.job_table_run($cmd$CREATE UNIQUE INDEX job_i2 ON queue.job (name, COALESCE(singleton_key, '')) WHERE state = 'active' AND policy = 'singleton'$cmd$, 'job_common');
    SELECT queue.job_table_run($cmd$CREATE UNIQUE INDEX job_i3 ON queue.job (name, state, COALESCE(singleton_key, '')) WHERE state <= 'active' AND policy = 'stately'$cmd$, 'job_common');
    SELECT queue.job_table_run($cmd$CREATE UNIQUE INDEX job_i6 ON queue.job (name, COALESCE(singleton_key, '')) WHERE state <= 'active' AND policy = 'exclusive'$cmd$, 'job_common');
    SELECT queue.job_table_run($cmd$CREATE UNIQUE INDEX job_i8 ON queue.job (name, singleton_key) WHERE state IN ('active', 'retry', 'failed') AND policy = 'key_strict_fifo'$cmd$, 'job_common');
    SELECT queue.job_table_run($cmd$CREATE INDEX job_i10 ON queue.job (name, singleton_key, state DESC, created_on, id) INCLUDE (start_after) WHERE state < 'active' AND NOT blocked AND policy = 'key_strict_fifo'$cmd$, 'job_common');
    SELECT queue.job_table_run($cmd$ALTER TABLE queue.job ADD CONSTRAINT job_key_strict_fifo_singleton_key_check CHECK (NOT (policy = 'key_strict_fifo' AND singleton_key IS NULL))$cmd$, 'job_common');
    SELECT queue.job_table_run($cmd$CREATE UNIQUE INDEX job_i4 ON queue.job (name, singleton_on, COALESCE(singleton_key, '')) WHERE state <> 'cancelled' AND singleton_on IS NOT NULL$cmd$, 'job_common');
    SELECT queue.job_table_run($cmd$CREATE INDEX job_i11 ON queue.job (name, priority DESC, created_on, start_after) WHERE state < 'active' AND NOT blocked$cmd$, 'job_common');
    SELECT queue.job_table_run($cmd$CREATE INDEX job_i7 ON queue.job (name, group_id) WHERE state = 'active' AND group_id IS NOT NULL$cmd$, 'job_common');
    SELECT queue.job_table_run($cmd$CREATE INDEX job_i9 ON queue.job (name, id) WHERE blocking AND state = 'completed'$cmd$, 'job_common');
    SELECT queue.job_table_run($cmd$CREATE INDEX job_i12 ON queue.job (source_root_id) WHERE source_root_id IS NOT NULL$cmd$, 'job_common');

    ALTER TABLE queue.job ATTACH PARTITION queue.job_common DEFAULT;
  ;

    CREATE TABLE queue.warning (
      id uuid PRIMARY KEY default gen_random_uuid(),
      type text NOT NULL,
      message text NOT NULL,
      data jsonb,
      created_on timestamp with time zone NOT NULL DEFAULT now()
    )
  ;
CREATE INDEX warning_i1 ON queue.warning (created_on DESC);

    CREATE TABLE queue.queue_stats (
      id uuid NOT NULL DEFAULT gen_random_uuid(),
      name text NOT NULL,
      deferred_count int NOT NULL DEFAULT 0,
      queued_count   int NOT NULL DEFAULT 0,
      ready_count    int NOT NULL DEFAULT 0,
      active_count   int NOT NULL DEFAULT 0,
      failed_count   int NOT NULL DEFAULT 0,
      total_count    int NOT NULL DEFAULT 0,
      created_delta   int,
      completed_delta int,
      failed_delta    int,
      delta_seconds   int,
      delta_on        timestamptz,
      captured_on timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (id, captured_on)
    ) PARTITION BY RANGE (captured_on)
  ;
CREATE INDEX queue_stats_i1 ON queue.queue_stats (name, captured_on DESC) INCLUDE (deferred_count, queued_count, ready_count, active_count, failed_count, total_count);

    DO $$
    DECLARE
      d date;
      i int;
      part_name text;
    BEGIN
      FOR i IN 0..1 LOOP
        d := (queue.job_now() AT TIME ZONE 'UTC')::date + i;
        part_name := 'queue_stats_' || to_char(d, 'YYYYMMDD');
        IF NOT EXISTS (
          SELECT 1 FROM pg_class c
          JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE n.nspname = 'queue' AND c.relname = part_name
        ) THEN
          EXECUTE format(
            'CREATE TABLE queue.%I PARTITION OF queue.queue_stats FOR VALUES FROM (%L) TO (%L)',
            part_name,
            to_char(d, 'YYYY-MM-DD') || ' 00:00:00+00',
            to_char(d + 1, 'YYYY-MM-DD') || ' 00:00:00+00'
          );
        END IF;
      END LOOP;
    END;
    $$
  ;

    CREATE TABLE queue.job_dependency (
      child_name text NOT NULL,
      child_id uuid NOT NULL,
      parent_name text NOT NULL,
      parent_id uuid NOT NULL,
      PRIMARY KEY (child_name, child_id, parent_name, parent_id)
    )
  ;
CREATE INDEX IF NOT EXISTS job_dep_parent_idx ON queue.job_dependency (parent_name, parent_id);

    CREATE FUNCTION queue.create_queue(queue_name text, options jsonb)
    RETURNS VOID AS
    $$
    DECLARE
      tablename varchar := CASE WHEN options->>'partition' = 'true'
                            THEN 'j' || encode(sha224(queue_name::bytea), 'hex')
                            ELSE 'job_common'
                            END;
      queue_created_on timestamptz;
    BEGIN

      WITH q as (
        INSERT INTO queue.queue (
          name,
          policy,
          retry_limit,
          retry_delay,
          retry_backoff,
          retry_delay_max,
          expire_seconds,
          retention_seconds,
          deletion_seconds,
          warning_queued,
          dead_letter,
          partition,
          table_name,
          heartbeat_seconds,
          notify,
          created_on,
          updated_on
        )
        VALUES (
          queue_name,
          options->>'policy',
          COALESCE((options->>'retryLimit')::int, 2),
          COALESCE((options->>'retryDelay')::int, 0),
          COALESCE((options->>'retryBackoff')::bool, false),
          (options->>'retryDelayMax')::int,
          COALESCE((options->>'expireInSeconds')::int, 900),
          COALESCE((options->>'retentionSeconds')::int, 1209600),
          COALESCE((options->>'deleteAfterSeconds')::int, 604800),
          COALESCE((options->>'warningQueueSize')::int, 0),
          options->>'deadLetter',
          COALESCE((options->>'partition')::bool, false),
          tablename,
          (options->>'heartbeatSeconds')::int,
          COALESCE((options->>'notify')::bool, false),
          queue.job_now(),
          queue.job_now()
        )
        ON CONFLICT DO NOTHING
        RETURNING created_on
      )
      SELECT created_on into queue_created_on from q;

      IF queue_created_on IS NULL OR options->>'partition' IS DISTINCT FROM 'true' THEN
        RETURN;
      END IF;

      EXECUTE format('CREATE TABLE queue.%I (LIKE queue.job INCLUDING DEFAULTS)', tablename);

      EXECUTE queue.job_table_format($cmd$ALTER TABLE queue.job ADD PRIMARY KEY (name, id)$cmd$, tablename);
      EXECUTE queue.job_table_format($cmd$ALTER TABLE queue.job ADD CONSTRAINT q_fkey FOREIGN KEY (name) REFERENCES queue.queue (name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED$cmd$, tablename);
      EXECUTE queue.job_table_format($cmd$ALTER TABLE queue.job ADD CONSTRAINT dlq_fkey FOREIGN KEY (dead_letter) REFERENCES queue.queue (name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED$cmd$, tablename);

      EXECUTE queue.job_table_format($cmd$CREATE INDEX job_i11 ON queue.job (name, priority DESC, created_on, start_after) WHERE state < 'active' AND NOT blocked$cmd$, tablename);
      EXECUTE queue.job_table_format($cmd$CREATE UNIQUE INDEX job_i4 ON queue.job (name, singleton_on, COALESCE(singleton_key, '')) WHERE state <> 'cancelled' AND singleton_on IS NOT NULL$cmd$, tablename);
      EXECUTE queue.job_table_format($cmd$CREATE INDEX job_i7 ON queue.job (name, group_id) WHERE state = 'active' AND group_id IS NOT NULL$cmd$, tablename);
      EXECUTE queue.job_table_format($cmd$CREATE INDEX job_i9 ON queue.job (name, id) WHERE blocking AND state = 'completed'$cmd$, tablename);
      EXECUTE queue.job_table_format($cmd$CREATE INDEX job_i12 ON queue.job (source_root_id) WHERE source_root_id IS NOT NULL$cmd$, tablename);

      IF options->>'policy' = 'short' THEN
        EXECUTE queue.job_table_format($cmd$CREATE UNIQUE INDEX job_i1 ON queue.job (name, COALESCE(singleton_key, '')) WHERE state = 'created' AND policy = 'short'$cmd$, tablename);
      ELSIF options->>'policy' = 'singleton' THEN
        EXECUTE queue.job_table_format($cmd$CREATE UNIQUE INDEX job_i2 ON queue.job (name, COALESCE(singleton_key, '')) WHERE state = 'active' AND policy = 'singleton'$cmd$, tablename);
      ELSIF options->>'policy' = 'stately' THEN
        EXECUTE queue.job_table_format($cmd$CREATE UNIQUE INDEX job_i3 ON queue.job (name, state, COALESCE(singleton_key, '')) WHERE state <= 'active' AND policy = 'stately'$cmd$, tablename);
      ELSIF options->>'policy' = 'exclusive' THEN
        EXECUTE queue.job_table_format($cmd$CREATE UNIQUE INDEX job_i6 ON queue.job (name, COALESCE(singleton_key, '')) WHERE state <= 'active' AND policy = 'exclusive'$cmd$, tablename);
      ELSIF options->>'policy' = 'key_strict_fifo' THEN
        EXECUTE queue.job_table_format($cmd$CREATE UNIQUE INDEX job_i8 ON queue.job (name, singleton_key) WHERE state IN ('active', 'retry', 'failed') AND policy = 'key_strict_fifo'$cmd$, tablename);
        EXECUTE queue.job_table_format($cmd$CREATE INDEX job_i10 ON queue.job (name, singleton_key, state DESC, created_on, id) INCLUDE (start_after) WHERE state < 'active' AND NOT blocked AND policy = 'key_strict_fifo'$cmd$, tablename);
        EXECUTE queue.job_table_format($cmd$ALTER TABLE queue.job ADD CONSTRAINT job_key_strict_fifo_singleton_key_check CHECK (NOT (policy = 'key_strict_fifo' AND singleton_key IS NULL))$cmd$, tablename);
      END IF;

      EXECUTE format('ALTER TABLE queue.%I ADD CONSTRAINT cjc CHECK (name=%L)', tablename, queue_name);
      EXECUTE format('ALTER TABLE queue.job ATTACH PARTITION queue.%I FOR VALUES IN (%L)', tablename, queue_name);
    END;
    $$
    LANGUAGE plpgsql;
  ;

    CREATE FUNCTION queue.delete_queue(queue_name text)
    RETURNS VOID AS
    $$
    DECLARE
      v_table varchar;
      v_partition bool;
    BEGIN
      
      SELECT table_name, partition
      FROM queue.queue
      WHERE name = queue_name
      INTO v_table, v_partition;

      IF v_partition THEN
        EXECUTE format('DROP TABLE IF EXISTS queue.%I', v_table);
      ELSE
        EXECUTE format('DELETE FROM queue.%I WHERE name = %L', v_table, queue_name);
      END IF;
    
      DELETE FROM queue.queue WHERE name = queue_name;
    END;
    $$
    LANGUAGE plpgsql;
  ;
INSERT INTO queue.version(version) VALUES ('43');

-- One job at a time is announced by its ticket; `dead` gets the tickets whose workers were lost too often.
select queue.create_queue('dead', '{"policy": "standard", "retryLimit": 20, "retryDelay": 5}');
select queue.create_queue('work', '{"policy": "standard", "deadLetter": "dead", "retryLimit": 5, "heartbeatSeconds": 15}');

create schema jobs;
grant usage on schema jobs to cadre_app, cadre_system, cadre_reach;

create table jobs.job (
  id text primary key check (id ~ '^tsk_[0-9A-Za-z]{22}$'),
  kind text not null,
  -- Who asked for it, or `system`; it runs with the rights that the account has when it runs.
  account_id text not null,
  purpose text not null,
  -- The scopes of the token it was asked with; null is everything the account may.
  scopes text[],
  request_id text not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  -- No two jobs that wait or run share it.
  singleton_key text,
  -- The ticket in the queue that may run it, given anew whenever it begins to wait.
  ticket uuid,
  time_limit_seconds int not null check (time_limit_seconds between 1 and 86000),
  start_after timestamptz not null default clock_timestamp(),
  -- Counts the workers that took it up; a worker that was thought dead finds another number and stops.
  attempt int not null default 0,
  failures int not null default 0,
  stage text not null default '',
  share_done double precision not null default 0 check (share_done between 0 and 1),
  message text not null default '',
  entered_at timestamptz not null default clock_timestamp(),
  started_at timestamptz,
  ended_at timestamptz,
  cancel_asked_at timestamptz,
  error_code text,
  error_message text
);
create unique index job_singleton on jobs.job (singleton_key) where state in ('waiting', 'running');
create index job_by_account on jobs.job (account_id, entered_at desc, id);
create index job_open on jobs.job (account_id) where state in ('waiting', 'running');

-- What only its owner reads.
create table jobs.content (
  job_id text primary key references jobs.job on delete cascade,
  input jsonb not null,
  result jsonb,
  result_expires_at timestamptz
);

-- The journal: steps that are finished, and how far the present one is.
create table jobs.step (
  job_id text not null references jobs.job on delete cascade,
  name text not null,
  output jsonb,
  is_finished boolean not null,
  at timestamptz not null default clock_timestamp(),
  primary key (job_id, name)
);

-- Numbers and flags only beside a fixed sentence: nothing about a person.
create table jobs.log (
  job_id text not null references jobs.job on delete cascade,
  line bigint generated always as identity,
  at timestamptz not null default clock_timestamp(),
  message text not null,
  facts jsonb not null default '{}',
  primary key (job_id, line)
);

-- Whoever begins to wait gets a ticket.
create function jobs.issue_ticket() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  new.ticket := gen_random_uuid();
  -- What somebody waits for goes before what the installation does by itself.
  insert into queue.job (id, name, priority, data, policy, dead_letter, retry_limit, retry_delay, heartbeat_seconds,
    start_after, expire_seconds, deletion_seconds, keep_until)
  select new.ticket, q.name, case when new.account_id = 'system' then 0 else 1 end, jsonb_build_object('jobId', new.id), q.policy, q.dead_letter, q.retry_limit,
    q.retry_delay, q.heartbeat_seconds, new.start_after, new.time_limit_seconds + 60, 86400,
    new.start_after + interval '60 days'
  from queue.queue q where q.name = 'work';
  return new;
end $$;
create trigger ticket_for_new before insert on jobs.job
  for each row when (new.state = 'waiting') execute function jobs.issue_ticket();
create trigger ticket_for_again before update on jobs.job
  for each row when (new.state = 'waiting' and old.state <> 'waiting') execute function jobs.issue_ticket();

-- Administrators see that a job exists and how it fares, never what went in or came out.
create function jobs.sees_all() returns boolean
  language sql stable security definer set search_path = pg_catalog
  return exists (
    select from access.role_grant g join app.account a on a.id = g.account_id and a.disabled_at is null
    where g.account_id = (select access.account()) and g.role = 'administrator' and g.revoked_at is null
  );

-- How many jobs are open: of the account, and of everybody.
create function jobs.open_jobs(account text) returns table (own int, total int)
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select count(*) filter (where j.account_id = account)::int, count(*)::int
  from jobs.job j where j.state in ('waiting', 'running');
end;

-- What an account may now, for work that runs on its behalf when it is not there; nothing when it is disabled. From
-- then on the transaction is that account's. The server proves that the account asked for the work.
create function jobs.requester(account text, purpose text, today text, proof text)
  returns table (person_id text, roles text[], asker text)
  language plpgsql volatile security definer set search_path = pg_catalog rows 1 as $$
begin
  perform seal.verify(format('absent|%s|%s|%s', account, purpose, today), proof);
  return query
    select a.person_id,
      coalesce((select array_agg(g.role) from access.role_grant g where g.account_id = a.id and g.revoked_at is null), '{}'),
      seal.enter(a.id, purpose, today)
    from app.account a where a.id = account and a.disabled_at is null;
end $$;

alter table jobs.job enable row level security;
alter table jobs.job force row level security;
create policy own on jobs.job to cadre_app
  using (account_id = (select access.account())) with check (account_id = (select access.account()));
create policy operate_read on jobs.job for select to cadre_app using ((select jobs.sees_all()));
create policy operate on jobs.job for update to cadre_app using ((select jobs.sees_all()));
create policy count on jobs.job for select to cadre_reach using (true);
create policy system on jobs.job to cadre_system using (true) with check (true);

alter table jobs.content enable row level security;
alter table jobs.content force row level security;
create policy own on jobs.content to cadre_app
  using (exists (select from jobs.job j where j.id = job_id and j.account_id = (select access.account())))
  with check (exists (select from jobs.job j where j.id = job_id and j.account_id = (select access.account())));
create policy system on jobs.content to cadre_system using (true) with check (true);

alter table jobs.step enable row level security;
alter table jobs.step force row level security;
create policy own on jobs.step to cadre_app
  using (exists (select from jobs.job j where j.id = job_id and j.account_id = (select access.account())))
  with check (exists (select from jobs.job j where j.id = job_id and j.account_id = (select access.account())));
create policy system on jobs.step to cadre_system using (true) with check (true);

alter table jobs.log enable row level security;
alter table jobs.log force row level security;
create policy seen on jobs.log for select to cadre_app using (exists (select from jobs.job j where j.id = job_id));
create policy system on jobs.log to cadre_system using (true) with check (true);

grant select, insert on jobs.job, jobs.content to cadre_app;
grant update (state, start_after, failures, attempt, ended_at, cancel_asked_at, error_code, error_message) on jobs.job to cadre_app;
grant select, insert on jobs.step to cadre_app;
grant update (output, is_finished, at) on jobs.step to cadre_app;
grant select on jobs.log to cadre_app;
grant all on all tables in schema jobs to cadre_system;
grant select on jobs.job to cadre_reach;

grant create on schema jobs to cadre_reach;
alter function jobs.sees_all() owner to cadre_reach;
alter function jobs.open_jobs(text) owner to cadre_reach;
alter function jobs.requester(text, text, text, text) owner to cadre_reach;
revoke create on schema jobs from cadre_reach;
revoke execute on all functions in schema jobs from public;
grant execute on function jobs.sees_all(), jobs.open_jobs(text) to cadre_app, cadre_system;
grant execute on function jobs.requester(text, text, text, text) to cadre_app;

-- The lake ----------------------------------------------------------------------------------------

create schema lake;
grant usage on schema lake to cadre_system;

-- Which versions of records were entered or closed since the last export. Transactions do not commit in
-- the order in which they begin, so an export takes what comes from transactions older than every one still under way.
create table lake.change (
  tx bigint not null default (pg_current_xact_id()::text::bigint),
  entity text not null,
  version bigint not null,
  -- Null when the version was entered.
  closed_at timestamptz,
  -- The export that takes it; null while none has.
  batch int
);
create index change_waiting on lake.change (tx) where batch is null;
create index change_of_version on lake.change (entity, version);

create table lake.batch (
  number int generated always as identity primary key,
  cut_at timestamptz not null default clock_timestamp(),
  done_at timestamptz
);
create unique index batch_open on lake.batch ((true)) where done_at is null;
grant select, insert, update, delete on lake.change, lake.batch to cadre_system;

-- A transaction gets its number before the first moment of its changes is taken: whoever waits for all
-- transactions up to a moment has then seen every change recorded before it.
create function lake.begin_change() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  perform pg_current_xact_id();
  return null;
end $$;

create function lake.log_entered() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into lake.change (entity, version, closed_at)
  select tg_table_name, e.version, null from entered e
  union all
  -- A restored version may be closed from its beginning.
  select tg_table_name, e.version, upper(e.recorded) from entered e where not upper_inf(e.recorded);
  return null;
end $$;

create function lake.log_closed() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into lake.change (entity, version, closed_at)
  select tg_table_name, a.version, upper(a.recorded)
  from later a join earlier b on b.version = a.version where a.recorded is distinct from b.recorded;
  return null;
end $$;

do $$
declare kept record;
begin
  for kept in
    select c.table_schema, c.table_name from information_schema.columns c
    where c.table_schema in ('records', 'vault') and c.column_name = 'recorded'
  loop
    execute format('create trigger begin_change before insert or update on %I.%I for each statement execute function lake.begin_change()',
      kept.table_schema, kept.table_name);
    execute format('create trigger log_entered after insert on %I.%I referencing new table as entered for each statement execute function lake.log_entered()',
      kept.table_schema, kept.table_name);
    execute format('create trigger log_closed after update on %I.%I referencing old table as earlier new table as later for each statement execute function lake.log_closed()',
      kept.table_schema, kept.table_name);
  end loop;
end $$;
