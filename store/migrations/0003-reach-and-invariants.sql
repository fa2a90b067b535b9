-- Who reaches whom, and the invariants that need more than one row.

-- People under a manager today, directly or not, and never oneself.
create function access.chain_of(manager text) returns setof text
  language sql stable security definer set search_path = pg_catalog rows 50
begin atomic
  with recursive chain(person_id) as (
    select l.person_id from records.manager_line l
    where l.manager_id = manager and l.kind = 'line' and upper_inf(l.recorded) and l.valid @> (select access.today())
    union
    select l.person_id from records.manager_line l join chain c on l.manager_id = c.person_id
    where l.kind = 'line' and upper_inf(l.recorded) and l.valid @> (select access.today())
  )
  select c.person_id from chain c where c.person_id <> manager;
end;

-- The same of who asks, found out once in a transaction and kept in a setting under a seal.
create function access.my_chain() returns text[]
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  kept text := current_setting('cadre.chain', true);
  asker text := current_setting('cadre.asker', true);
  -- The seal is the last 64 characters.
  chain text := left(kept, -65);
begin
  if right(kept, 64) = seal.of('chain|' || asker || '|' || chain) then return string_to_array(chain, ','); end if;
  chain := coalesce((select string_agg(person_id, ',') from access.chain_of(access.me()) person_id), '');
  perform set_config('cadre.chain', chain || '|' || seal.of('chain|' || asker || '|' || chain), true);
  return string_to_array(chain, ',');
end $$;

-- People whose latest main assignment, begun or yet to begin, is with an entity or in a country of the scope.
create function access.people_in_scope(scope text[]) returns setof text
  language sql stable security definer set search_path = pg_catalog rows 1000
begin atomic
  with latest as (
    select distinct on (a.person_id) a.person_id, a.legal_entity_id, a.location_id
    from records.job_assignment a
    where a.is_primary and upper_inf(a.recorded)
    order by a.person_id, (a.valid @> (select access.today())) desc, lower(a.valid) desc
  )
  select l.person_id from latest l
  where l.legal_entity_id = any (scope)
     or exists (select from records.location p where p.id = l.location_id and upper_inf(p.recorded)
                and ('country:' || p.country) = any (scope));
end;

-- Subjects whose data is kept though they asked for its erasure (Art. 18 GDPR): nobody sees them but keepers.
create table app.restriction (
  subject_id text primary key,
  request_id text not null,
  keepers text[] not null,
  reason text not null,
  until date not null,
  placed_at timestamptz not null default clock_timestamp()
);
alter table app.restriction enable row level security;
alter table app.restriction force row level security;
create policy keepers on app.restriction for select to cadre_app using ((select access.account()) = any (keepers));
create policy system on app.restriction to cadre_system using (true) with check (true);
create policy reach on app.restriction for select to cadre_reach using (true);
grant select on app.restriction to cadre_app, cadre_reach;
grant all on app.restriction to cadre_system;

create function access.hidden_subjects() returns text[]
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare account text;
begin
  if not exists (select from app.restriction) then return '{}'; end if;
  account := access.account();
  return (select coalesce(array_agg(subject_id), '{}') from app.restriction
          where account is null or not account = any (keepers));
end $$;

create function access.reached_people(class text, wanted_act text) returns setof text
  language plpgsql stable security definer set search_path = pg_catalog rows 100 as $$
declare found record;
begin
  for found in select * from access.relations(class, wanted_act) loop
    case found.relation
      when 'self' then return next access.me();
      when 'chain' then return query select unnest(access.my_chain());
      when 'region' then
        if found.scope is not null then
          -- Nobody writes own records by an office: that takes a second person.
          return query select p.id from access.people_in_scope(found.scope) p(id)
            where wanted_act = 'read' or p.id is distinct from access.me();
        end if;
      else null;
    end case;
  end loop;
end $$;

-- The classes of data of which the account reaches one person: as asking for each class, in one go.
create function access.classes_reached(person text) returns setof text
  language plpgsql stable security definer set search_path = pg_catalog rows 20 as $$
declare
  asker text[] := access.asker();
  found record;
  is_reached boolean;
begin
  for found in
    select r.relation, g.scope, array_agg(r.data_class) as classes
    from access.role_grant g
    join app.account a on a.id = g.account_id and a.disabled_at is null
    join access.rule r on r.role = g.role
    where g.account_id = asker[1] and g.revoked_at is null and r.act = 'read' and r.purpose = asker[2]
    group by r.relation, g.scope
  loop
    is_reached := case found.relation
      when 'anyone' then true
      when 'self' then person = access.me()
      when 'chain' then person = any (access.my_chain())
      when 'region' then found.scope is null or person in (select access.people_in_scope(found.scope))
      else false
    end;
    if is_reached then return query select unnest(found.classes); end if;
  end loop;
end $$;

-- Whether the account reaches others than itself: those may enter records of a team or department.
create function access.reaches_others(class text) returns boolean
  language sql stable security definer set search_path = pg_catalog
  return exists (select from access.relations(class, 'write') r where r.relation in ('anyone', 'region', 'chain'));

create function access.my_requisitions() returns setof text
  language sql stable security definer set search_path = pg_catalog rows 20
begin atomic
  select m.requisition_id from records.requisition_member m
  where m.person_id = access.me() and upper_inf(m.recorded) and m.valid @> (select access.today())
  union
  select r.id from records.requisition r
  where exists (select from access.relations('hiring', 'read') x
                join records.location p on ('country:' || p.country) = any (x.scope) and upper_inf(p.recorded)
                where x.relation = 'region' and x.scope is not null and p.id = r.location_id)
    and upper_inf(r.recorded);
end;

create function access.reached_applications() returns setof text
  language sql stable security definer set search_path = pg_catalog rows 200
begin atomic
  select a.id from records.application a
  where upper_inf(a.recorded) and a.requisition_id in (select access.my_requisitions());
end;

create function access.reached_candidates() returns setof text
  language sql stable security definer set search_path = pg_catalog rows 200
begin atomic
  select a.candidate_id from records.application a
  where upper_inf(a.recorded) and a.requisition_id in (select access.my_requisitions())
    and exists (select from access.relations('hiring', 'read') r where r.relation in ('requisition', 'region'));
end;

-- Rounds of reviews in which everybody may still write: not once they are calibrated.
create function access.open_rounds() returns setof text
  language sql stable security definer set search_path = pg_catalog rows 5
begin atomic
  select c.id from records.review_cycle c
  where upper_inf(c.recorded) and c.valid @> (select access.today()) and c.status in ('planned', 'open');
end;
grant select on records.review_cycle to cadre_reach;

-- What a transaction has entered and is looked at when it ends: two people may trade places in it. A line for each
-- statement, whose rows are checked in one go, and which goes with the check: for others the table is always empty.
create unlogged table records.to_check (
  id bigint generated always as identity primary key,
  rule text not null,
  versions bigint[] not null
);
alter table records.to_check enable row level security;
alter table records.to_check force row level security;
create policy reach on records.to_check to cadre_reach using (true) with check (true);
grant select, insert, delete on records.to_check to cadre_reach;

create function records.check_at_end() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into records.to_check (rule, versions)
    select tg_table_name, array_agg(e.version) from entered e where upper_inf(e.recorded) having count(*) > 0;
  return null;
end $$;

-- Sequential scans are off in these: their plans are made while tables are small and kept while they grow. So is
-- compiling what is to be checked of many rows: that takes longer than checking.

-- No cycle of line managers on any day, and none of dotted lines; a line and a dotted line may lead back, as where
-- who heads a department works in a project of one of its people. One writer of lines at a time, so that two halves
-- of a cycle cannot be entered side by side.
-- `offset 0` has each person's lines looked up by themselves: else all lines are gone through for each that is entered.
create function records.refuse_manager_cycle() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
declare found text;
begin
  delete from records.to_check where id = new.id;
  perform pg_advisory_xact_lock(hashtext('records.manager_line'));
  with recursive up(person_id, kind, id, valid) as (
    select l.person_id, l.kind, l.manager_id, l.valid from records.manager_line l
    where l.version = any (new.versions) and upper_inf(l.recorded)
    union
    select up.person_id, up.kind, l.manager_id, l.valid * up.valid
    from up cross join lateral (
      select above.manager_id, above.valid from records.manager_line above
      where above.person_id = up.id and upper_inf(above.recorded) and coalesce(above.kind = up.kind, false) offset 0
    ) l
    where l.valid && up.valid and up.id <> up.person_id
  )
  select up.kind into found from up where up.id = up.person_id limit 1;
  if found is not null then
    raise exception 'the % would lead back to the person', case found when 'line' then 'line of command' else 'dotted lines' end
      using errcode = 'CD001', constraint = 'manager_line_no_cycle';
  end if;
  return null;
end $$;
create trigger manager_line_no_cycle after insert on records.manager_line
  referencing new table as entered for each statement execute function records.check_at_end();
create constraint trigger manager_line_no_cycle after insert on records.to_check
  deferrable initially deferred for each row when (new.rule = 'manager_line') execute function records.refuse_manager_cycle();

-- All assignments of a person together take at most the whole working time, on every day; and so do all teams
-- together, and all projects. A share that is not known takes none. One function for each table, so that its plans are kept.
-- Writers of the same people wait for each other; whoever enters many waits for all.
do $make$
declare shared text;
begin
  foreach shared in array array['job_assignment', 'team_membership', 'project_allocation'] loop
    execute format($sql$
      create function records.refuse_%1$s_over_one() returns trigger
        language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
      declare
        people text[];
        place bigint;
      begin
        delete from records.to_check where id = new.id;
        select array_agg(distinct n.person_id) into people from records.%1$s n
          where n.version = any (new.versions) and upper_inf(n.recorded) and n.share is not null;
        if people is null then return null; end if;
        if cardinality(people) > 50 then
          perform pg_advisory_xact_lock(hashtextextended('%1$s_share', 3));
        else
          perform pg_advisory_xact_lock_shared(hashtextextended('%1$s_share', 3));
          for place in select distinct hashtextextended(p.id, 1) from unnest(people) p(id) order by 1 loop
            perform pg_advisory_xact_lock(place);
          end loop;
        end if;
        if exists (
          select from unnest(people) p(id) cross join lateral (
            select a.valid from records.%1$s a where a.person_id = p.id and upper_inf(a.recorded) offset 0
          ) begun
          where (select sum(b.share) from records.%1$s b
                 where b.person_id = p.id and upper_inf(b.recorded) and b.valid @> lower(begun.valid)) > 1
        ) then
          raise exception 'the %2$s together take more than the whole working time'
            using errcode = 'CD001', constraint = '%1$s_share';
        end if;
        return null;
      end $$;
      create trigger %1$s_share after insert on records.%1$s
        referencing new table as entered for each statement execute function records.check_at_end();
      create constraint trigger %1$s_share after insert on records.to_check
        deferrable initially deferred for each row when (new.rule = '%1$s') execute function records.refuse_%1$s_over_one();
      grant select on records.%1$s to cadre_reach$sql$,
      shared, case shared when 'job_assignment' then 'assignments' when 'team_membership' then 'teams' else 'projects' end);
  end loop;
end $make$;

-- No record of a tree may stand under itself. The arguments are the column of the parent.
create function records.refuse_tree_cycle() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off as $$
declare
  parent text := to_jsonb(new) ->> tg_argv[0];
  has_cycle boolean;
begin
  if parent is null or not upper_inf(new.recorded) then return null; end if;
  perform pg_advisory_xact_lock(hashtext(tg_table_name));
  execute format(
    'with recursive up(id) as (
       select $1
       union
       select t.%1$I from records.%2$I t join up on t.id = up.id
       where upper_inf(t.recorded) and t.valid && $2 and t.%1$I is not null and up.id <> $3
     )
     select exists (select from up where id = $3)', tg_argv[0], tg_table_name)
    into has_cycle using parent, new.valid, new.id;
  if has_cycle then
    raise exception 'the record would stand under itself'
      using errcode = 'CD001', constraint = tg_table_name || '_no_cycle';
  end if;
  return null;
end $$;
do $$
declare tree text;
begin
  foreach tree in array array['department', 'team', 'skill', 'goal'] loop
    execute format(
      'create constraint trigger %1$I after insert on records.%2$I deferrable initially deferred
       for each row execute function records.refuse_tree_cycle(''parent_id'')', tree || '_no_cycle', tree);
    execute format('grant select on records.%I to cadre_reach', tree);
  end loop;
end $$;

-- A session of a course takes so many people as it has seats, and for a requisition so many are hired as it has openings.
-- Whoever has a place keeps it when seats are taken away. Two who come at the same moment wait for each other.
create function records.refuse_full_session() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off as $$
begin
  if new.session_id is null or new.status = 'cancelled' or not upper_inf(new.recorded) then return null; end if;
  perform pg_advisory_xact_lock(hashtextextended(new.session_id, 2) % 4096);
  if exists (select from records.enrolment e where e.id = new.id and e.version < new.version
             and e.session_id = new.session_id and e.status <> 'cancelled') then return null; end if;
  if (select count(distinct e.id) from records.enrolment e
      where e.session_id = new.session_id and e.status <> 'cancelled' and upper_inf(e.recorded) and upper_inf(e.valid))
     > (select s.seats from records.course_session s where s.id = new.session_id and upper_inf(s.recorded)
        order by lower(s.valid) desc limit 1) then
    raise exception 'the session has no seat left' using errcode = 'CD001', constraint = 'enrolment_seats';
  end if;
  return null;
end $$;
create constraint trigger enrolment_seats after insert on records.enrolment
  deferrable initially deferred for each row execute function records.refuse_full_session();
create index enrolment_by_session on records.enrolment (session_id) where upper_inf(recorded);

create function records.refuse_filled_requisition() returns trigger
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off as $$
begin
  if new.status <> 'hired' or not upper_inf(new.recorded) then return null; end if;
  perform pg_advisory_xact_lock(hashtextextended(new.requisition_id, 3) % 4096);
  if exists (select from records.application a where a.id = new.id and a.version < new.version
             and a.requisition_id = new.requisition_id and a.status = 'hired') then return null; end if;
  if (select count(distinct a.id) from records.application a
      where a.requisition_id = new.requisition_id and a.status = 'hired' and upper_inf(a.recorded) and upper_inf(a.valid))
     > (select r.openings from records.requisition r where r.id = new.requisition_id and upper_inf(r.recorded)
        order by lower(r.valid) desc limit 1) then
    raise exception 'as many are hired as the requisition has openings'
      using errcode = 'CD001', constraint = 'requisition_openings';
  end if;
  return null;
end $$;
create constraint trigger requisition_openings after insert on records.application
  deferrable initially deferred for each row execute function records.refuse_filled_requisition();
grant select on records.enrolment, records.course_session, records.application, records.requisition to cadre_reach;

-- These functions see what they need through policies of their own; they bypass nothing.
do $$
declare routine regprocedure;
begin
  for routine in
    select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and n.nspname in ('access', 'records', 'seal')
  loop
    execute format('alter function %s owner to cadre_reach', routine);
  end loop;
end $$;
revoke create on schema access, records, seal from cadre_reach;
grant execute on all functions in schema access to cadre_app, cadre_reach, cadre_system;

create index person_by_name on records.person (last_name, first_name, id) where upper_inf(recorded);
create index person_by_number on records.person (coalesce(employee_number, ''), last_name, first_name, id) where upper_inf(recorded);
-- Who has a position or a place: some of them are taken in order, without a look at the rest.
create index job_assignment_by_title on records.job_assignment (title) include (person_id, valid) where is_primary and upper_inf(recorded);
create index job_assignment_by_place on records.job_assignment (location_id) include (person_id, valid) where is_primary and upper_inf(recorded);
create index manager_line__now on records.manager_line (manager_id) include (person_id, valid) where kind = 'line' and upper_inf(recorded);
grant usage on schema public to cadre_app, cadre_system, cadre_reach;
