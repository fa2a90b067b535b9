-- What the web app needs beside records: change requests, notifications, saved views, drafts,
-- custom fields with a class of their own, and search by name.

-- Change requests ---------------------------------------------------------------------------------

create table app.change_request (
  id text primary key check (id ~ '^chr_[0-9A-Za-z]{22}$'),
  entity text not null,
  data_class text not null,
  operation text not null check (operation in ('create', 'amend', 'end')),
  record_id text,
  subject_id text not null,
  -- The newest version that the proposer could have seen; another one in between refuses the approval.
  base_version bigint,
  -- As the contract took it; values that records keep encrypted are in `sealed` while it waits.
  change jsonb not null,
  sealed bytea,
  status text not null check (status in ('waiting', 'applied', 'approved', 'refused', 'withdrawn')),
  proposed_by text not null,
  proposed_at timestamptz not null,
  expires_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  decision_reason text check (char_length(decision_reason) <= 2000),
  applied_record_id text,
  constraint change_request_two_people check (decided_by <> proposed_by),
  constraint change_request_decided check ((status in ('approved', 'refused')) = (decided_by is not null))
);
create index change_request_subject on app.change_request (subject_id);
create index change_request_proposer on app.change_request (proposed_by, proposed_at);
create index change_request_waiting on app.change_request (proposed_at, id) where status = 'waiting';

-- Who proposed sees it, and who may write the record; the person it is about only as proposer.
do $$
declare
  class text;
  writes text := 'false';
  proposes text := 'false';
begin
  foreach class in array array['directory', 'contact', 'employment', 'pay', 'review', 'goals', 'skills',
    'learning', 'absence', 'work', 'onboarding'] loop
    writes := writes || format(' or (data_class = %1$L and ((select access.reaches_all(%1$L, ''write'')) or subject_id in (select access.reached_people(%1$L, ''write''))))', class);
    proposes := proposes || format(' or (data_class = %1$L and subject_id in (select access.reached_people(%1$L, ''propose'')))', class);
  end loop;
  execute format('create policy read on app.change_request for select to cadre_app using (proposed_by = (select access.account()) or (subject_id is distinct from (select access.me()) and (%s)))', writes);
  execute format('create policy enter on app.change_request for insert to cadre_app with check (proposed_by = (select access.account()) and status in (''waiting'', ''applied'') and (%s))', proposes);
  execute format('create policy decide on app.change_request for update to cadre_app using (status = ''waiting'' and (proposed_by = (select access.account()) or (subject_id is distinct from (select access.me()) and (%1$s)))) with check ((proposed_by = (select access.account()) and status = ''withdrawn'') or (decided_by = (select access.account()) and status in (''approved'', ''refused'') and subject_id is distinct from (select access.me()) and (%1$s)))', writes);
end $$;
alter table app.change_request enable row level security;
alter table app.change_request force row level security;
create policy system on app.change_request to cadre_system using (true) with check (true);
grant select, insert on app.change_request to cadre_app;
grant update (status, sealed, decided_by, decided_at, decision_reason, applied_record_id) on app.change_request to cadre_app;
grant all on app.change_request to cadre_system;

-- What a person may change in own records at once (people/access/proposals.ts) is written while this is set:
-- the store proves that it has checked the fields of the one write, and the row is the person's own all the same.
create function access.is_own_change(entity text) returns boolean language sql stable
  return access.is_proven('own change|' || entity, current_setting('cadre.own_change', true));
do $$
declare entity text;
begin
  foreach entity in array array['person', 'contact_details'] loop
    execute format('create policy own_enter on records.%1$I for insert to cadre_app with check (person_id = (select access.me()) and (select access.is_own_change(%1$L)))', entity);
    execute format('create policy own_supersede on records.%1$I for update to cadre_app using (person_id = (select access.me()) and (select access.is_own_change(%1$L))) with check (person_id = (select access.me()) and (select access.is_own_change(%1$L)))', entity);
  end loop;
end $$;

-- Who is to do a task marks it as done in the same way: the store proves that the day is all that changes.
create policy done_enter on records.onboarding_task for insert to cadre_app
  with check (owner_id = (select access.me()) and (select access.is_own_change('onboarding_task')));
create policy done_supersede on records.onboarding_task for update to cadre_app
  using (owner_id = (select access.me()) and (select access.is_own_change('onboarding_task')))
  with check (owner_id = (select access.me()) and (select access.is_own_change('onboarding_task')));

-- Whoever a published review is about says to have read it, in the same way.
create policy acknowledge_enter on records.review for insert to cadre_app
  with check (person_id = (select access.me()) and status = 'published' and (select access.is_own_change('review')));
create policy acknowledge_supersede on records.review for update to cadre_app
  using (person_id = (select access.me()) and status = 'published' and (select access.is_own_change('review')))
  with check (person_id = (select access.me()) and status = 'published' and (select access.is_own_change('review')));

-- Notifications -----------------------------------------------------------------------------------

create table app.notification (
  id text primary key check (id ~ '^ntf_[0-9A-Za-z]{22}$'),
  account_id text not null references app.account on delete cascade,
  kind text not null,
  -- What it is about, by name and id: no value of anything.
  entity text not null,
  record_id text not null,
  created_at timestamptz not null default clock_timestamp(),
  read_at timestamptz,
  is_shown boolean not null,
  is_mail_due boolean not null
);
create index notification_inbox on app.notification (account_id, created_at desc, id);
create index notification_mail on app.notification (created_at) where is_mail_due;
create table app.notification_preference (
  account_id text not null references app.account on delete cascade,
  kind text not null,
  is_shown boolean not null,
  is_mailed boolean not null,
  primary key (account_id, kind)
);
alter table app.notification enable row level security;
alter table app.notification force row level security;
alter table app.notification_preference enable row level security;
alter table app.notification_preference force row level security;
create policy own on app.notification for select to cadre_app using (account_id = (select access.account()));
create policy mark on app.notification for update to cadre_app
  using (account_id = (select access.account())) with check (account_id = (select access.account()));
create policy notify on app.notification for insert to cadre_reach with check (true);
create policy was_told on app.notification for select to cadre_reach using (true);
create policy system on app.notification to cadre_system using (true) with check (true);
create policy own on app.notification_preference to cadre_app
  using (account_id = (select access.account())) with check (account_id = (select access.account()));
create policy notify on app.notification_preference for select to cadre_reach using (true);
create policy system on app.notification_preference to cadre_system using (true) with check (true);
grant select, update (read_at) on app.notification to cadre_app;
grant insert, select (account_id, kind, record_id) on app.notification to cadre_reach;
grant select, insert, update, delete on app.notification_preference to cadre_app;
grant select on app.notification_preference to cadre_reach;
grant all on app.notification, app.notification_preference to cadre_system;

-- Tells the accounts of people, and accounts, of something; never the one who did it.
create function app.notify(people text[], accounts text[], new_kind text, about_entity text, about_id text, is_optional boolean, is_mailed boolean)
  returns void language sql volatile security definer set search_path = pg_catalog
begin atomic
  insert into app.notification (id, account_id, kind, entity, record_id, is_shown, is_mail_due)
  select 'ntf_' || left(replace(gen_random_uuid()::text, '-', ''), 22), told.id, new_kind, about_entity, about_id, told.shown, told.mailed
  from (
    select a.id, not is_optional or coalesce(p.is_shown, true) as shown,
      case when is_optional then coalesce(p.is_mailed, notify.is_mailed) else notify.is_mailed end as mailed
    from app.account a
    left join app.notification_preference p on p.account_id = a.id and p.kind = new_kind
    where (a.person_id = any (people) or a.id = any (accounts)) and a.disabled_at is null
      and a.id is distinct from (select access.account())
  ) told
  where told.shown or told.mailed;
end;

-- The same of many records, each to one person.
create function app.notify_people(people text[], about_ids text[], new_kind text, about_entity text, is_optional boolean, is_mailed boolean, is_once boolean)
  returns void language sql volatile security definer set search_path = pg_catalog
begin atomic
  insert into app.notification (id, account_id, kind, entity, record_id, is_shown, is_mail_due)
  select 'ntf_' || left(replace(gen_random_uuid()::text, '-', ''), 22), told.id, new_kind, about_entity, told.about_id, told.shown, told.mailed
  from (
    select a.id, about.about_id, not is_optional or coalesce(p.is_shown, true) as shown,
      case when is_optional then coalesce(p.is_mailed, notify_people.is_mailed) else notify_people.is_mailed end as mailed
    from unnest(people, about_ids) about(person_id, about_id)
    join app.account a on a.person_id = about.person_id
    left join app.notification_preference p on p.account_id = a.id and p.kind = new_kind
    where a.disabled_at is null and (is_once or a.id is distinct from (select access.account()))
      and not (is_once and exists (select from app.notification n
        where n.account_id = a.id and n.kind = new_kind and n.record_id = about.about_id))
  ) told
  where told.shown or told.mailed;
end;

-- Accounts that may decide on a change of a person's records of a class: those that may write them.
create function access.deciders_of(class text, subject text, proof text) returns setof text
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  perform access.require_proof('deciders|' || class || '|' || subject, proof);
  return query with recursive above(manager_id) as (
    select l.manager_id from records.manager_line l
    where l.person_id = subject and l.kind = 'line' and upper_inf(l.recorded) and l.valid @> (select access.today())
    union
    select l.manager_id from records.manager_line l join above b on l.person_id = b.manager_id
    where l.kind = 'line' and upper_inf(l.recorded) and l.valid @> (select access.today())
  )
  select distinct a.id
  from access.rule r
  join access.role_grant g on g.role = r.role and g.revoked_at is null
  join app.account a on a.id = g.account_id and a.disabled_at is null
  where r.data_class = class and r.act = 'write' and r.purpose = 'operation'
    and a.person_id is distinct from subject
    and (r.relation = 'anyone'
      or (r.relation = 'region' and (g.scope is null or subject in (select access.people_in_scope(g.scope))))
      or (r.relation = 'chain' and a.person_id in (select b.manager_id from above b)))
  limit 50;
end $$;

-- Saved views and drafts --------------------------------------------------------------------------

create function access.my_roles() returns text[] language sql stable security definer set search_path = pg_catalog
  return (select coalesce(array_agg(g.role), '{}') from access.role_grant g
          join app.account a on a.id = g.account_id and a.disabled_at is null
          where g.account_id = (select access.account()) and g.revoked_at is null);

create table app.saved_view (
  id text primary key check (id ~ '^viw_[0-9A-Za-z]{22}$'),
  account_id text not null references app.account on delete cascade,
  list text not null check (char_length(list) <= 60),
  name text not null check (char_length(name) between 1 and 100),
  -- A query and nothing else: whoever opens a shared view asks it with own rights.
  query jsonb not null,
  shared_with text[] not null default '{}',
  version int not null default 1,
  updated_at timestamptz not null
);
create unique index saved_view_name on app.saved_view (account_id, list, lower(name));
alter table app.saved_view enable row level security;
alter table app.saved_view force row level security;
create policy read on app.saved_view for select to cadre_app
  using (account_id = (select access.account()) or shared_with && (select access.my_roles()));
create policy own_enter on app.saved_view for insert to cadre_app with check (account_id = (select access.account()));
create policy own_update on app.saved_view for update to cadre_app
  using (account_id = (select access.account())) with check (account_id = (select access.account()));
create policy own_delete on app.saved_view for delete to cadre_app using (account_id = (select access.account()));
create policy system on app.saved_view to cadre_system using (true) with check (true);
grant select, insert, delete, update (name, query, shared_with, version, updated_at) on app.saved_view to cadre_app;
grant all on app.saved_view to cadre_system;

create table app.draft (
  account_id text not null references app.account on delete cascade,
  key text not null check (char_length(key) between 1 and 100),
  -- Whatever was typed so far, sealed: a form can hold anything.
  sealed bytea not null,
  updated_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (account_id, key)
);
alter table app.draft enable row level security;
alter table app.draft force row level security;
create policy own on app.draft to cadre_app
  using (account_id = (select access.account())) with check (account_id = (select access.account()));
create policy system on app.draft to cadre_system using (true) with check (true);
grant select, insert, update, delete on app.draft to cadre_app;
grant all on app.draft to cadre_system;

-- Custom fields -----------------------------------------------------------------------------------

alter table app.custom_field add column data_class text not null;
alter table app.custom_field enable row level security;
alter table app.custom_field force row level security;
create policy read on app.custom_field for select to cadre_app using (true);
create policy enter on app.custom_field for insert to cadre_app
  with check ((select access.reaches_all('organisation', 'write')));
create policy change on app.custom_field for update to cadre_app
  using ((select access.reaches_all('organisation', 'write'))) with check ((select access.reaches_all('organisation', 'write')));
create policy system on app.custom_field to cadre_system using (true) with check (true);

-- Finds ids by the index of custom values, for the reason that records.search_people gives.
create function records.ids_with_custom(entity text, wanted text, proof text) returns setof text
  language plpgsql stable security definer set search_path = pg_catalog rows 100 as $$
begin
  perform access.require_proof('custom|' || entity || '|' || wanted, proof);
  return query execute format('select id from records.%I where upper_inf(recorded) and custom <> ''{}'' and custom @> $1', entity) using wanted::jsonb;
end $$;
do $$
declare found record;
begin
  for found in select table_name from information_schema.columns where table_schema = 'records' and column_name = 'custom' loop
    execute format('grant select on records.%I to cadre_reach', found.table_name);
    if not exists (select from pg_policies p where p.schemaname = 'records' and p.tablename = found.table_name
                   and p.roles = '{cadre_reach}' and p.qual = 'true') then
      execute format('create policy find on records.%I for select to cadre_reach using (true)', found.table_name);
    end if;
  end loop;
end $$;

-- Search of people --------------------------------------------------------------------------------

-- Small letters without accents. The letters listed have no accent to take off.
create function records.search_form(words text) returns text language sql immutable parallel safe
  return translate(regexp_replace(normalize(lower(words), NFD), '[\u0300-\u036f]', '', 'g'), 'øłđħıðþ', 'oldhidt');
alter table records.person add column search_text text generated always as (
  records.search_form(coalesce(first_name, '') || ' ' || coalesce(last_name, '') || ' ' || coalesce(preferred_name, '')
    || ' ' || coalesce(employee_number, '') || ' ' || coalesce(work_email, ''))) stored;
-- With a short list of pending entries, merged at 64 kB, which is of some seventy people: entering one by one takes
-- five times as long, and while a long list waits the planner would rather go through everybody.
create index person_search on records.person using gin (search_text gin_trgm_ops)
  with (fastupdate = on, gin_pending_list_limit = 64) where upper_inf(recorded);

-- Finds ids by the index, which row policies would keep from being used (LIKE is not leakproof);
-- the caller's own policies then say which of them are seen. Asked by the server alone, so that nobody
-- finds out about hidden people which patterns they fit.
create function records.search_people(words text[], proof text) returns setof text
  language plpgsql stable security definer set search_path = pg_catalog set enable_seqscan = off set enable_indexscan = off rows 100 as $$
declare patterns text[] := array(select records.search_form(w.word) from unnest(words) with ordinality w(word, place) order by w.place);
begin
  perform access.require_proof('search|' || array_to_string(words, chr(31)), proof);
  return query
    select p.id from records.person p
    where upper_inf(p.recorded) and p.search_text like patterns[1] and p.search_text like all (patterns);
end $$;
-- The first so many of them on a day, in the order of lists and after where a page ended: of a word that many
-- names hold, a page needs few.
create function records.first_people_found(words text[], on_day date, past text[], most integer, proof text) returns setof text
  language plpgsql stable security definer set search_path = pg_catalog set enable_seqscan = off set enable_indexscan = off rows 100 as $$
declare patterns text[] := array(select records.search_form(w.word) from unnest(words) with ordinality w(word, place) order by w.place);
begin
  perform access.require_proof('first|' || array_to_string(words || to_char(on_day, 'YYYY-MM-DD') || past || most::text, chr(31)), proof);
  return query
    select p.id from records.person p
    where upper_inf(p.recorded) and p.valid @> on_day and p.search_text like patterns[1] and p.search_text like all (patterns)
      and (cardinality(past) = 0 or (p.last_name, p.first_name, p.id) > (past[1], past[2], past[3]))
    order by p.last_name, p.first_name, p.id limit most;
end $$;
create function records.similar_people(words text, proof text) returns table (id text, similarity real)
  language plpgsql stable security definer set search_path = pg_catalog, public set enable_seqscan = off set enable_indexscan = off rows 100 as $$
#variable_conflict use_column
declare form text := records.search_form(words);
begin
  perform access.require_proof('similar|' || words, proof);
  return query
    select p.id, max(word_similarity(form, p.search_text)) from records.person p
    where upper_inf(p.recorded) and form <% p.search_text
    group by p.id order by 2 desc, 1 limit 200;
end $$;

do $$
declare routine regprocedure;
begin
  grant create on schema access, records, app to cadre_reach;
  foreach routine in array array[
    'app.notify(text[], text[], text, text, text, boolean, boolean)'::regprocedure,
    'app.notify_people(text[], text[], text, text, boolean, boolean, boolean)'::regprocedure,
    'access.deciders_of(text, text, text)'::regprocedure, 'access.my_roles()'::regprocedure,
    'records.search_people(text[], text)'::regprocedure,
    'records.first_people_found(text[], date, text[], integer, text)'::regprocedure,
    'records.ids_with_custom(text, text, text)'::regprocedure, 'records.similar_people(text, text)'::regprocedure] loop
    execute format('alter function %s owner to cadre_reach', routine);
  end loop;
  revoke create on schema access, records, app from cadre_reach;
end $$;
grant execute on all functions in schema access, app, records to cadre_app, cadre_reach, cadre_system;
-- Asked only by functions that know what the account may have of it.
revoke execute on function access.people_in_scope(text[]), access.chain_of(text) from public, cadre_app;

-- Hiring ------------------------------------------------------------------------------------------

-- Whether the account may enter a main job in its region for somebody of whom nothing is known yet. By the job
-- the person then is of the region, and the rest can be entered.
create function access.may_hire(new_person text, legal_entity text, place text) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (
    select from access.relations('directory', 'write') r
    where r.relation = 'region' and (
      legal_entity = any (r.scope)
      or exists (select from records.location l
        where l.id = place and upper_inf(l.recorded) and ('country:' || l.country) = any (r.scope))))
    and not exists (select from records.person p where p.person_id = new_person)
    and not exists (select from records.job_assignment a where a.person_id = new_person);
end $$;
grant create on schema access to cadre_reach;
alter function access.may_hire(text, text, text) owner to cadre_reach;
revoke create on schema access from cadre_reach;
revoke execute on function access.may_hire(text, text, text) from public;
grant execute on function access.may_hire(text, text, text) to cadre_app;
create policy hire on records.job_assignment for insert to cadre_app
  -- Whoever reaches all is let in by another policy; asking for each row takes longer than entering it.
  with check (is_primary and not (select access.reaches_all('directory', 'write')) and access.may_hire(person_id, legal_entity_id, location_id));
