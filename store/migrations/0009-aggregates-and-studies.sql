-- Aggregates for those who see no records, and pseudonymised data sets for studies.

create schema derived;
grant usage on schema derived to cadre_app, cadre_system, cadre_aggregate;
grant usage on schema records, vault, access, app to cadre_aggregate;

-- The rules of people/access/derived-rules.ts and the measures of people/aggregates, written by every migration run.
create table access.aggregate_rule (
  role text not null,
  data_class text not null,
  relation text not null check (relation in ('anyone', 'region', 'chain')),
  purpose text not null,
  primary key (role, data_class, relation, purpose)
);
create table derived.measure (
  name text primary key,
  data_class text not null,
  disguise text check (disguise in ('relative', 'absolute')),
  disguise_width double precision,
  disguise_fixed_for text check (disguise_fixed_for in ('person', 'value')),
  dimensions text[] not null,
  -- Who left is in nobody's line any more: such a figure of a line would always say that nobody leaves.
  counts_leavers boolean not null
);
create table derived.dimension (name text primary key, data_class text not null);
grant select on access.aggregate_rule, derived.measure, derived.dimension
  to cadre_app, cadre_reach, cadre_system, cadre_aggregate;

-- Secrets of this installation, sealed with its field keys.
create table app.sealed_secret (
  name text primary key,
  sealed bytea not null
);
grant select, insert on app.sealed_secret to cadre_app, cadre_system;
grant update, delete on app.sealed_secret to cadre_system;

-- Reach -----------------------------------------------------------------------------------------

-- Relations of the grants that cover all of some classes for the purpose of the session.
create function access.aggregate_relations(classes text[])
  returns table (relation text, scope text[]) language sql stable security definer set search_path = pg_catalog
begin atomic
  select r.relation, g.scope
  from access.role_grant g
  join app.account a on a.id = g.account_id and a.disabled_at is null
  join access.aggregate_rule r on r.role = g.role
  where g.account_id = (select access.account()) and g.revoked_at is null
    and r.data_class = any (classes) and r.purpose = (select access.purpose())
  group by g.id, g.scope, r.relation
  having count(distinct r.data_class) = (select count(distinct c) from unnest(classes) c);
end;

-- The people that an aggregate may be made of; null is everybody, no row is a refusal.
create type access.aggregate_population as (is_everyone boolean, people text[]);
create function access.aggregate_reach(classes text[]) returns setof access.aggregate_population
  language plpgsql stable security definer set search_path = pg_catalog rows 1 as $$
declare
  found record;
  reached text[] := '{}';
  is_allowed boolean := false;
begin
  for found in select * from access.aggregate_relations(classes) loop
    is_allowed := true;
    if found.relation = 'anyone' or (found.relation = 'region' and found.scope is null) then
      return query select true, null::text[];
      return;
    elsif found.relation = 'region' then
      reached := reached || array(select p from access.people_in_scope(found.scope) p);
    else
      reached := reached || array(select p from access.chain_of(access.me()) p);
    end if;
  end loop;
  if is_allowed then return query select false, reached; end if;
end $$;

-- Whether the account may read the rows of all these classes for every one of these people (null: everybody).
create function access.reads_every_row(classes text[], of_people text[]) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare class text;
begin
  foreach class in array classes loop
    if access.reaches_all(class, 'read') then continue; end if;
    if of_people is null then return false; end if;
    if exists (select p from unnest(of_people) p except select r from access.reached_people(class, 'read') r) then
      return false;
    end if;
  end loop;
  return true;
end $$;

grant create on schema access to cadre_reach;
alter function access.aggregate_relations(text[]) owner to cadre_reach;
alter function access.aggregate_reach(text[]) owner to cadre_reach;
alter function access.reads_every_row(text[], text[]) owner to cadre_reach;
revoke create on schema access from cadre_reach;
grant execute on all functions in schema access to cadre_app, cadre_reach, cadre_system, cadre_aggregate;

-- Frozen months ---------------------------------------------------------------------------------

-- What was known of a month when it was first asked about: all tables of the month are made from that.
create table derived.frozen_month (
  month date primary key check (month = date_trunc('month', month)),
  frozen_at timestamptz not null default clock_timestamp()
);
grant select, insert on derived.frozen_month to cadre_app, cadre_system;
grant update, delete on derived.frozen_month to cadre_system;

-- Who asked which table when, so that digging is seen and stopped.
create table derived.question (
  id bigint generated always as identity primary key,
  account_id text not null,
  asked_at timestamptz not null,
  question text not null
);
create index question_by_account on derived.question (account_id, asked_at);
alter table derived.question enable row level security;
alter table derived.question force row level security;
create policy own on derived.question to cadre_app
  using (account_id = (select access.account())) with check (account_id = (select access.account()));
create policy system on derived.question to cadre_system using (true) with check (true);
grant select, insert on derived.question to cadre_app;
grant select, delete on derived.question to cadre_system;

-- Cells -----------------------------------------------------------------------------------------

-- cadre_aggregate reads what is counted, and gives cells alone.
do $$
declare counted text;
begin
  foreach counted in array array[
    'records.employment', 'records.job_assignment', 'records.location', 'records.job', 'records.work_terms',
    'records.contact_details', 'records.pay', 'records.absence', 'records.workload', 'records.enrolment',
    'records.measure', 'records.measure_value', 'records.review', 'records.review_cycle', 'records.survey_response', 'records.survey_answer',
    'records.survey_question', 'records.survey', 'records.survey_wave', 'records.department', 'records.job_family', 'records.grade', 'records.market_pay',
    'records.legal_entity', 'vault.protected_profile'
  ] loop
    execute format('create policy aggregate on %s for select to cadre_aggregate using (true)', counted);
    execute format('grant select on %s to cadre_aggregate', counted);
  end loop;
end $$;

create function derived.uint32(digest bytea, at int) returns bigint language sql immutable parallel safe
  return (get_byte(digest, at)::bigint << 24) | (get_byte(digest, at + 1) << 16)
    | (get_byte(digest, at + 2) << 8) | get_byte(digest, at + 3);

-- A value as it enters sums, given `x` and a `draw` in [0, 1) that is fixed for the person or the person's value. As text, so
-- that it becomes a part of the query: called for each row it would cost more than all the rest.
create function derived.disguised(kind text, width double precision) returns text language sql immutable
  return case kind
    when 'relative' then format('v.x * (1 + case when r.draw < 0.5 then -1 else 1 end * %s * (0.5 + abs(r.draw - 0.5)))', width)
    when 'absolute' then format('v.x + %s * (2 * r.draw - 1)', width)
    else 'v.x'
  end;

-- How each dimension is found for a unit `u` (person_id, day, hired, employment_id) with assignment `a`.
create function derived.dimension_expression(name text) returns text language sql immutable
  return case name
    when 'department' then 'a.department_id'
    when 'location' then 'a.location_id'
    when 'country' then 'l.country'
    when 'legal_entity' then 'a.legal_entity_id'
    when 'job_family' then 'j.family_id'
    when 'grade' then 'a.grade_id'
    when 'employment_type' then 'e.type'
    when 'tenure_band' then $sql$case when u.day - u.hired < 365 then 'under 1 year' when u.day - u.hired < 1096 then '1 to 2 years'
      when u.day - u.hired < 2192 then '3 to 5 years' when u.day - u.hired < 3653 then '6 to 9 years' else '10 years and more' end$sql$
    when 'leaving_kind' then 'e.leaving_kind'
    when 'gender' then $sql$case when g.gender = 'prefers not to say' then null else g.gender end$sql$
    when 'age_band' then $sql$case when c.birth_date > u.day - interval '25 years' then 'under 25' when c.birth_date > u.day - interval '35 years' then '25 to 34'
      when c.birth_date > u.day - interval '45 years' then '35 to 44' when c.birth_date > u.day - interval '55 years' then '45 to 54'
      when c.birth_date is not null then '55 and over' end$sql$
  end;

create function derived.dimension_joins(names text[]) returns text language sql immutable
  return
    case when names && array['country']
      then ' left join records.location l on l.id = a.location_id and l.valid @> u.day and l.recorded @> $2' else '' end
    || case when names && array['job_family']
      then ' left join records.job j on j.id = a.job_id and j.valid @> u.day and j.recorded @> $2' else '' end
    || case when names && array['employment_type', 'leaving_kind']
      then ' left join records.employment e on e.id = u.employment_id and e.valid @> u.day and e.recorded @> $2' else '' end
    || case when names && array['gender']
      then ' left join vault.protected_profile g on g.person_id = u.person_id and g.valid @> u.day and g.recorded @> $2' else '' end
    || case when names && array['age_band']
      then ' left join records.contact_details c on c.person_id = u.person_id and c.valid @> u.day and c.recorded @> $2' else '' end;

-- Who is counted: spells of employment ($1 the last day of the month, $2 the moment of knowledge).
create function derived.units(measure text) returns text language sql immutable
  return case
    when measure = 'joiners' then $sql$select s.*, s.hired as day from spell s where s.hired between date_trunc('month', $1)::date and $1$sql$
    when measure = 'time_to_productivity' then $sql$select s.*, s.hired as day from spell s where s.hired > $1 - interval '24 months' and s.hired <= $1$sql$
    when measure = 'leavers' then $sql$select s.*, s.ended - 1 as day from spell s where s.ended - 1 between date_trunc('month', $1)::date and $1$sql$
    when measure = 'leavers_of_year' then $sql$select s.*, s.ended - 1 as day from spell s where s.ended - 1 > $1 - interval '12 months' and s.ended - 1 <= $1$sql$
    else $sql$select s.*, $1 as day from spell s where s.hired <= $1 and (s.ended is null or s.ended > $1)$sql$
  end;

-- The value of each unit: an expression, and the joins that it needs.
create function derived.value_of(measure text) returns text[] language plpgsql immutable as $$
declare yearly constant text := $sql$v.amount_minor * case v.period when 'hour' then 52 * coalesce(t.weekly_hours, 40) when 'day' then 260
  when 'week' then 52 when 'two weeks' then 26 when 'half month' then 24 when 'month' then 12 when 'quarter' then 4 when 'half year' then 2 else 1 end$sql$;
begin
  return case
    when measure in ('headcount', 'joiners', 'leavers', 'leavers_of_year') then array['1', '']
    when measure = 'full_time_equivalents' then array['t.fte',
      ' left join records.work_terms t on t.person_id = u.person_id and t.valid @> u.day and t.recorded @> $2']
    when measure = 'mean_tenure' then array['(u.day - u.hired) / 30.4375', '']
    when measure in ('absence_days', 'sick_days') then array['coalesce(v.days, 0)', format($sql$ left join (
        select s.person_id, sum(coalesce(s.days, 0)
          * (least(coalesce(upper(s.valid), $1 + 1), $1 + 1) - greatest(lower(s.valid), date_trunc('month', $1)::date))
          / greatest(coalesce(upper(s.valid), $1 + 1) - lower(s.valid), 1)) as days
        from records.absence s
        where s.status = 'approved' and %s and s.recorded @> $2 and s.valid && daterange(date_trunc('month', $1)::date, $1, '[]')
        group by s.person_id) v on v.person_id = u.person_id$sql$, case measure when 'sick_days' then $sql$s.kind = 'sick'$sql$ else 'true' end)]
    when measure = 'overtime_hours' then array['v.hours', $sql$ left join (
        select w.person_id, sum(w.overtime_hours) as hours from records.workload w
        where w.recorded @> $2 and lower(w.valid) between date_trunc('month', $1)::date and $1
        group by w.person_id) v on v.person_id = u.person_id$sql$]
    when measure = 'time_to_productivity' then array['v.days', $sql$ left join (
        select s.employment_id, min(lower(m.valid)) - s.hired as days from spell s
        join records.measure_value m on m.person_id = s.person_id and m.measure_id = $3 and m.recorded @> $2
          and lower(m.valid) >= s.hired and lower(m.valid) <= $1 and (s.ended is null or lower(m.valid) < s.ended)
        join records.measure k on k.id = m.measure_id and k.recorded @> $2 and k.valid @> lower(m.valid)
        where case k.direction when 'higher' then m.value >= m.target when 'lower' then m.value <= m.target
          else abs(m.value - m.target) <= 0.05 * abs(m.target) end
        group by s.employment_id, s.hired) v on v.employment_id = u.employment_id$sql$]
    when measure = 'training_hours' then array['coalesce(v.hours, 0)', $sql$ left join (
        select n.person_id, sum(n.hours) as hours from records.enrolment n
        where n.recorded @> $2 and upper_inf(n.valid) and n.status = 'completed'
          and n.completed_on > $1 - interval '12 months' and n.completed_on <= $1
        group by n.person_id) v on v.person_id = u.person_id$sql$]
    when measure = 'review_rating' then array['v.rating', $sql$ left join (
        select distinct on (r.person_id) r.person_id,
          100 * (r.rating - y.scale_lowest) / nullif(y.scale_highest - y.scale_lowest, 0) as rating
        from records.review r
        join records.review_cycle y on y.id = r.cycle_id and y.recorded @> $2 and y.valid @> $1
        where r.recorded @> $2 and r.kind = 'manager' and r.status = 'published' and r.rating is not null
          and lower(r.valid) <= $1 and lower(r.valid) > $1 - interval '15 months'
        order by r.person_id, lower(r.valid) desc, r.id) v on v.person_id = u.person_id$sql$]
    when measure in ('mean_pay', 'pay_quartiles', 'pay_cost') then array[yearly, $sql$ left join records.pay v
        on v.person_id = u.person_id and v.component = 'base' and v.amount_currency = $3 and v.valid @> u.day and v.recorded @> $2
        left join records.work_terms t on t.person_id = u.person_id and t.valid @> u.day and t.recorded @> $2$sql$]
    -- Of a survey that is newer and in another currency nothing is compared, as in the features.
    when measure = 'market_pay_quartiles' then array[format('100.0 * (%s) / nullif(coalesce(t.fte, 1), 0) / nullif(mm.median_minor, 0)', yearly), $sql$
        left join records.pay v
          on v.person_id = u.person_id and v.component = 'base' and v.amount_currency = $3 and v.valid @> u.day and v.recorded @> $2
        left join records.work_terms t on t.person_id = u.person_id and t.valid @> u.day and t.recorded @> $2
        left join records.job mj on mj.id = a.job_id and mj.valid @> u.day and mj.recorded @> $2
        left join records.location ml on ml.id = a.location_id and ml.valid @> u.day and ml.recorded @> $2
        left join (
          select distinct on (k.grade_id, k.family_id, k.country) k.grade_id, k.family_id, k.country, k.median_minor, k.median_currency
          from records.market_pay k where k.valid @> $1 and k.recorded @> $2
          order by k.grade_id, k.family_id, k.country, lower(k.valid) desc, k.version desc
        ) mm on mm.grade_id = coalesce(a.grade_id, mj.grade_id) and mm.family_id = mj.family_id and mm.country = ml.country
          and mm.median_currency = $3$sql$]
  end;
end $$;

-- One row per response to an engagement or pulse survey, with the groups it was given in.
create function derived.responses() returns text language sql immutable return $sql$
  select r.id as person_id, null::text as employment_id, null::date as hired, lower(r.valid) as day,
    r.department_id, r.location_id, avg(100 * case when q.is_reversed then q.scale_highest - s.score else s.score - 1 end
      / nullif(q.scale_highest - 1, 0)) as x
  from records.survey_response r
  join records.survey_answer s on s.response_id = r.id and s.recorded @> $2
  join records.survey_question q on q.id = s.question_id and q.kind = 'scale' and q.recorded @> $2 and q.valid @> lower(r.valid)
  join records.survey k on k.id = q.survey_id and k.kind in ('engagement', 'pulse') and k.recorded @> $2 and k.valid @> lower(r.valid)
  where r.recorded @> $2 and lower(r.valid) <= $1 and lower(r.valid) > $1 - interval '12 months'
  group by r.id, r.valid, r.department_id, r.location_id$sql$;

create type derived.cell as (
  a text, b text, level int, base bigint, people bigint, total double precision, low double precision, middle double precision,
  high double precision, is_dominated boolean, set_key bigint, is_exact boolean
);

-- How the account stands to an aggregate: of whom it may be made, and whether it may read every row of them. Refuses otherwise.
create type derived.stance as (people text[], is_everyone boolean, is_exact boolean);
create function derived.stance_on(measure text, by_names text[]) returns derived.stance
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  declared derived.measure;
  classes text[];
  reach access.aggregate_population;
begin
  select * into declared from derived.measure m
  where m.name = case measure when 'leavers_of_year' then 'turnover_rate' else measure end;
  if declared.name is null or not by_names <@ declared.dimensions or cardinality(by_names) > 2 then
    raise exception 'there is no such aggregate' using errcode = '22023';
  end if;
  select array_agg(distinct c) into classes from (
    select declared.data_class union all select d.data_class from derived.dimension d where d.name = any (by_names)
  ) used(c);
  select * into reach from access.aggregate_reach(classes);
  if reach.is_everyone is null
    -- Answers to surveys are kept without a person, so they cannot be narrowed down to some people.
    or (measure = 'engagement' and not reach.is_everyone)
    or (declared.counts_leavers and not reach.is_everyone
      and not exists (select from access.aggregate_relations(classes) r where r.relation <> 'chain')) then
    raise exception 'no rule gives this account the aggregate' using errcode = '42501';
  end if;
  return row(reach.people, reach.is_everyone, access.reads_every_row(classes, reach.people));
end $$;

create function derived.is_exact_for_me(measure text, by_names text[]) returns boolean
  language sql stable security definer set search_path = pg_catalog
  return (derived.stance_on(measure, by_names)).is_exact;

-- The cells of one table with its margins (level 0 inner, 1 by the first dimension, 2 by the second, 3 the total), for the
-- people that the account may have aggregates of. Values are disguised, and missing below the smallest number of people,
-- unless the account may read every row that is counted. Who may not be processed for the purpose is not in them.
-- `about`: the currency of pay, or the id of the organisation's own figure.
-- Small counts are hidden by the server, which alone may ask.
create function derived.cells(measure text, by_names text[], last_day date, known text, about text, key bytea, proof text)
  returns setof derived.cell language plpgsql stable security definer
  -- How many rows hold on a day is guessed far too low, and joins would go row by row.
  set search_path = pg_catalog set enable_nestloop = off set jit = off as $$
declare
  declared derived.measure;
  stance derived.stance := derived.stance_on(measure, by_names);
  source text[] := derived.value_of(measure);
  value_text text;
  unit_text text;
  own_draw text;
  value_draw text;
  left_out text[] := app.left_out(coalesce(known::timestamptz, clock_timestamp()));
begin
  perform access.require_proof(concat_ws('|', 'cells', measure, array_to_string(by_names, ','), to_char(last_day, 'YYYY-MM-DD'),
    coalesce(known, ''), coalesce(about, ''), encode(key, 'hex')), proof);
  select * into declared from derived.measure m
  where m.name = case measure when 'leavers_of_year' then 'turnover_rate' else measure end;
  if measure = 'engagement' then
    unit_text := format('counted as (%s)', derived.responses());
    value_text := 'select u.person_id, %1$s as a, %2$s as b, u.x::float8 as x from counted u join counted a on a.person_id = u.person_id %3$s';
  else
    unit_text := format(
      'spell as (select e.person_id, e.id as employment_id, min(lower(e.valid)) as hired,
          case when bool_or(upper_inf(e.valid)) then null else max(upper(e.valid)) end as ended
        from records.employment e where e.recorded @> $2 group by e.person_id, e.id),
      counted as (select * from (%s) n where ($5 is null or n.person_id = any ($5)) and n.person_id <> all ($8))', derived.units(measure));
    value_text := format('select u.person_id, %%1$s as a, %%2$s as b, (%s)::float8 as x from counted u
      left join records.job_assignment a on a.person_id = u.person_id and a.is_primary and a.valid @> u.day and a.recorded @> $2
      %s %%3$s', source[1], source[2]);
  end if;
  -- Keyed on both sides, so that no digest can be prolonged to another.
  own_draw := $sql$sha256($4 || convert_to(v.person_id, 'UTF8') || $4)$sql$;
  value_draw := $sql$sha256($4 || convert_to(v.person_id || '|' || $7 || '|' || round(v.x::numeric, 4), 'UTF8') || $4)$sql$;
  return query execute format(
    'with %1$s, valued as (%2$s),
    drawn as (select v.a, v.b, v.x, o.own, %3$s as y from valued v %4$s),
    cell as (select d.a, d.b, %5$s as level, count(*) as base, count(d.x) as people, sum(d.y) as total, %6$s as quartiles,
        %7$s as is_dominated, (sum(derived.uint32(d.own, 0)) filter (where d.x is not null))::bigint as set_key
      from drawn d group by %8$s)
    select c.a, c.b, c.level, c.base, c.people, case when shows then c.total end,
      case when shows then c.quartiles[1] end, case when shows then c.quartiles[2] end, case when shows then c.quartiles[3] end,
      c.is_dominated, coalesce(c.set_key, 0), $6
    from cell c cross join lateral (select $6 or c.people >= 5 as shows) s',
    unit_text,
    format(value_text,
      case when cardinality(by_names) > 0 then format('coalesce(%s, ''none'')', derived.dimension_expression(by_names[1])) else 'null::text' end,
      case when cardinality(by_names) > 1 then format('coalesce(%s, ''none'')', derived.dimension_expression(by_names[2])) else 'null::text' end,
      derived.dimension_joins(by_names)),
    case when stance.is_exact then 'v.x' else derived.disguised(declared.disguise, declared.disguise_width) end,
    case when stance.is_exact then 'cross join (select null::bytea as own) o'
      else format('cross join lateral (select %s as own offset 0) o %s', own_draw,
        case when declared.disguise is not null then format('cross join lateral (select derived.uint32(k.digest, 4) / 4294967296.0 as draw
          from (select %s as digest offset 0) k offset 0) r', case declared.disguise_fixed_for when 'person' then 'o.own' else value_draw end) end) end,
    case cardinality(by_names) when 0 then '3' when 1 then '1 + 2 * grouping(d.a)' else 'grouping(d.a, d.b)' end,
    case when measure like '%quartiles' then 'percentile_cont(array[0.25, 0.5, 0.75]) within group (order by d.y)' else 'null::float8[]' end,
    -- One amount outweighs the others when these, without the second, would tell it to within a tenth (the p% rule).
    case when declared.data_class = 'pay' then 'coalesce(sum(d.x) - (select sum(t) from unnest((array_agg(d.x order by d.x desc nulls last))[1:2]) t) < 0.1 * max(d.x), false)'
      else 'false' end,
    case cardinality(by_names) when 0 then 'd.a, d.b' when 1 then 'grouping sets ((d.a, d.b), (d.b))' else 'grouping sets ((d.a, d.b), (d.a), (d.b), ())' end)
  using last_day, coalesce(known::timestamptz, clock_timestamp()), about, coalesce(key, ''), stance.people, stance.is_exact, declared.name, left_out;
end $$;

-- What departments, places and the like are called; nothing about a person.
create function derived.names(ids text[], on_day date) returns table (id text, name text)
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select d.id, d.name from records.department d where d.id = any (ids) and d.valid @> on_day and upper_inf(d.recorded)
  union all select l.id, l.name from records.location l where l.id = any (ids) and l.valid @> on_day and upper_inf(l.recorded)
  union all select e.id, e.name from records.legal_entity e where e.id = any (ids) and e.valid @> on_day and upper_inf(e.recorded)
  union all select f.id, f.name from records.job_family f where f.id = any (ids) and f.valid @> on_day and upper_inf(f.recorded)
  union all select g.id, g.name from records.grade g where g.id = any (ids) and g.valid @> on_day and upper_inf(g.recorded);
end;

-- Whether somebody, whose keyed digest only the server can make, has answered a wave.
create function derived.has_answered(wave text, respondent text, proof text) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  perform access.require_proof(concat_ws('|', 'answered', wave, respondent), proof);
  return exists (select from records.survey_response r
    where r.wave_id = wave and r.respondent_key = respondent and upper_inf(r.recorded));
end $$;

-- The waves of a survey as they stand now, with how many people they ask.
create function derived.survey_waves(asked text) returns table (id text, closes_on date, is_over boolean, invited bigint)
  language sql stable security definer set search_path = pg_catalog
begin atomic
  with recursive wave as (
    select distinct on (w.id) w.id, w.closes_on, w.closes_on < (select access.today()) as is_over, w.department_id, w.location_id,
      least(w.closes_on, (select access.today())) as day
    from records.survey_wave w where w.survey_id = asked and upper_inf(w.recorded) order by w.id, lower(w.valid) desc
  ), unit(wave_id, id) as (
    select w.id, w.department_id from wave w where w.department_id is not null
    union
    select u.wave_id, d.id from unit u join wave w on w.id = u.wave_id
      join records.department d on d.parent_id = u.id and d.valid @> w.day and upper_inf(d.recorded)
  )
  select w.id, w.closes_on, w.is_over, (
    select count(*) from records.job_assignment a
    where a.is_primary and a.valid @> w.day and upper_inf(a.recorded)
      and (w.location_id is null or a.location_id = w.location_id)
      and (w.department_id is null or exists (select from unit u where u.wave_id = w.id and u.id = a.department_id)))
  from wave w;
end;

-- What was answered to the waves of a survey: responses (no question) and answers to each question, by a group and in all
-- (no group), and how many were `invited`; of a wave that is not over only how many responded. Given to who may have figures of everybody's answers.
-- Small groups are hidden by the server, which alone may ask. `score` is in percent of the scale, the good end being 100.
create function derived.survey_cells(asked text, by_name text, proof text)
  returns table (wave_id text, question_id text, grouped text, answers bigint, score double precision, choices jsonb)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  perform access.require_proof(concat_ws('|', 'survey', asked, by_name), proof);
  perform derived.stance_on('engagement', case when by_name in ('department', 'location') then array[by_name] else '{}' end);
  return query
    with response as (
      select r.id, w.id as wave_id, w.is_over, coalesce(
        case by_name when 'department' then r.department_id when 'location' then r.location_id else r.tenure_band end, 'none') as grouped
      from derived.survey_waves(asked) w join records.survey_response r on r.wave_id = w.id and upper_inf(r.recorded)
    ), question as (
      select distinct on (q.id) q.id, q.kind, q.scale_highest, coalesce(q.is_reversed, false) as is_reversed
      from records.survey_question q where q.survey_id = asked and upper_inf(q.recorded) order by q.id, lower(q.valid) desc
    ), answer as (
      select r.wave_id, q.id as question_id, r.grouped, s.chosen,
        case when q.kind = 'scale' then 100.0 * case when q.is_reversed then q.scale_highest - s.score else s.score - 1 end
          / nullif(q.scale_highest - 1, 0) end as x
      from response r join records.survey_answer s on s.response_id = r.id and upper_inf(s.recorded)
      join question q on q.id = s.question_id
      where r.is_over
    )
    select r.wave_id, null::text, r.grouped, count(*), null::float8, null::jsonb from response r
      where r.is_over group by r.wave_id, r.grouped
    union all
    select r.wave_id, null, null, count(*), null, null from response r group by r.wave_id
    union all
    select w.id, 'invited', null, w.invited, null, null from derived.survey_waves(asked) w
    union all
    select a.wave_id, a.question_id, a.grouped, count(*), avg(a.x)::float8, null from answer a
      group by grouping sets ((a.wave_id, a.question_id, a.grouped), (a.wave_id, a.question_id))
    union all
    select c.wave_id, c.question_id, null, sum(c.n)::bigint, null, jsonb_object_agg(c.choice, c.n)
      from (select a.wave_id, a.question_id, picked as choice, count(*) as n
            from answer a cross join lateral unnest(a.chosen) picked group by a.wave_id, a.question_id, picked) c
      group by c.wave_id, c.question_id;
end $$;

revoke all on all functions in schema derived from public;
grant create on schema derived to cadre_aggregate;
do $$
declare routine regprocedure;
begin
  for routine in select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'derived' loop
    execute format('alter function %s owner to cadre_aggregate', routine);
  end loop;
end $$;
revoke create on schema derived from cadre_aggregate;
grant execute on function derived.cells(text, text[], date, text, text, bytea, text), derived.is_exact_for_me(text, text[]),
  derived.names(text[], date), derived.has_answered(text, text, text),
  derived.survey_cells(text, text, text) to cadre_app;

-- Studies -----------------------------------------------------------------------------------------

-- What a data scientist may work with: copies of records without names, made when somebody else has approved it.
create schema study;
grant usage on schema study to cadre_app, cadre_system, cadre_reach;

create table access.data_set_rule (
  role text not null,
  data_class text not null,
  purpose text not null,
  primary key (role, data_class, purpose)
);
grant select on access.data_set_rule to cadre_app, cadre_reach, cadre_system;

create table study.study (
  id text primary key check (id ~ '^sty_[0-9A-Za-z]{22}$'),
  name text not null check (char_length(name) between 1 and 200),
  question text not null check (char_length(question) between 1 and 2000),
  purpose text not null,
  asked_by text not null references app.account,
  asked_at timestamptz not null,
  ends_on date not null,
  is_approved boolean,
  decided_by text references app.account check (decided_by <> asked_by),
  decided_at timestamptz,
  decision_reason text,
  -- The last day that anything is known of.
  as_of date,
  -- The data sets with what was left out and made coarser.
  report jsonb not null default '[]',
  ended_at timestamptz
);

-- Who is who; read by nobody but re-identification.
create table study.link (
  study_id text not null references study.study on delete cascade,
  pseudonym text not null,
  person_id text not null references records.key on delete cascade,
  -- All dates of the person are earlier by this many days, and shown from one day to another.
  shift_days int not null,
  seen_from date not null,
  seen_until date not null,
  primary key (study_id, pseudonym),
  unique (study_id, person_id)
);
create index link_person on study.link (person_id);

create table study.row (
  study_id text not null,
  data_set text not null,
  pseudonym text not null,
  row_key text not null,
  data jsonb not null,
  primary key (study_id, data_set, pseudonym, row_key),
  foreign key (study_id, pseudonym) references study.link on delete cascade
);

create table study.reidentification (
  id text primary key check (id ~ '^rid_[0-9A-Za-z]{22}$'),
  study_id text not null references study.study on delete cascade,
  pseudonym text not null,
  reason text not null check (char_length(reason) between 1 and 2000),
  asked_by text not null references app.account,
  asked_at timestamptz not null,
  is_approved boolean,
  decided_by text references app.account check (decided_by <> asked_by),
  decided_at timestamptz,
  decision_reason text,
  expires_at timestamptz,
  -- Set when it is approved, so that the person can see it.
  person_id text references records.key on delete cascade
);
create index reidentification_person on study.reidentification (person_id) where person_id is not null;

-- Studies whose rows the account may read for the purpose of the session: its own, approved, running.
create function access.my_studies() returns setof text language sql stable security definer set search_path = pg_catalog rows 5
begin atomic
  select s.id from study.study s
  where s.asked_by = (select access.account()) and s.is_approved and s.ended_at is null
    and s.ends_on >= (select access.today()) and s.purpose = (select access.purpose())
    and exists (
      select from access.data_set_rule r where r.purpose = s.purpose and access.holds_role(r.role)
    );
end;

do $$
declare own text;
begin
  foreach own in array array['study', 'link', 'row', 'reidentification'] loop
    execute format('alter table study.%I enable row level security', own);
    execute format('alter table study.%I force row level security', own);
    execute format('create policy system on study.%I to cadre_system using (true) with check (true)', own);
    execute format('grant select, insert, update, delete on study.%I to cadre_system', own);
  end loop;
end $$;
create policy reach on study.study for select to cadre_reach using (true);
grant select on study.study to cadre_reach;

create policy read on study.study for select to cadre_app
  using (asked_by = (select access.account()) or (select access.reaches_all('employment', 'read')));
create policy ask on study.study for insert to cadre_app
  with check (asked_by = (select access.account()) and is_approved is null and (select access.holds_role('data_scientist')));
grant select, insert on study.study to cadre_app;

create policy read on study.row for select to cadre_app using (study_id in (select access.my_studies()));
grant select on study.row to cadre_app;

-- The asker, whoever decides, and the person concerned; whom it is about is not told here.
create policy read on study.reidentification for select to cadre_app
  using (asked_by = (select access.account()) or (select access.reaches_all('employment', 'read'))
    or (is_approved and person_id = (select access.me())));
create policy ask on study.reidentification for insert to cadre_app
  with check (asked_by = (select access.account()) and is_approved is null and person_id is null
    and (select access.holds_role('data_scientist') or access.holds_role('hr_manager')));
grant select (id, study_id, pseudonym, reason, asked_by, asked_at, is_approved, decided_by, decided_at, decision_reason, expires_at)
  on study.reidentification to cadre_app;
grant insert on study.reidentification to cadre_app;

grant create on schema access to cadre_reach;
alter function access.my_studies() owner to cadre_reach;
revoke create on schema access from cadre_reach;
grant execute on function access.my_studies() to cadre_app, cadre_system;
