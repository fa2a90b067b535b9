-- Who may see the audit trail.

create function access.holds_role(wanted text) returns boolean
  language sql stable security definer set search_path = pg_catalog
  return exists (
    select from access.role_grant g join app.account a on a.id = g.account_id and a.disabled_at is null
    where g.account_id = (select access.account()) and g.role = wanted and g.revoked_at is null
  );

alter table audit.entry enable row level security;
alter table audit.entry force row level security;
-- Nobody enters an act in the name of another.
create policy enter on audit.entry for insert to cadre_app
  with check (account_id = (select access.account()) or account_id = 'anonymous');
create policy read on audit.entry for select to cadre_app using (
  (select access.reaches_all('audit trail', 'read'))
  or subjects && (select coalesce(array_agg(p), '{}') from access.reached_people('audit trail', 'read') p)
);
create policy system on audit.entry to cadre_system using (true) with check (true);
create policy views on audit.entry for select to cadre_reach using (true);
grant select on audit.entry to cadre_reach;

alter table audit.value_salt enable row level security;
alter table audit.value_salt force row level security;
create policy enter on audit.value_salt for insert to cadre_app with check (true);
create policy system on audit.value_salt to cadre_system using (true) with check (true);

-- The trail for those who run Cadre: every act, and of whom it was done to, only how many.
create view audit.technical_entry with (security_barrier) as
  select id, at, account_id, session_id, act, entity, cardinality(subjects) as subject_count, purpose, request_id, route
  from audit.entry where (select access.holds_role('administrator'));

-- What was done to one's own data, by whom and for what; nothing about the others whom it was done to.
create view audit.own_entry with (security_barrier) as
  select e.id, e.at, e.account_id, a.display_name as account_name, e.act, e.entity, e.purpose
  from audit.entry e left join app.account a on a.id = e.account_id
  where e.subjects @> array[(select access.me())];

grant create on schema access, audit to cadre_reach;
alter function access.holds_role(text) owner to cadre_reach;
alter view audit.technical_entry owner to cadre_reach;
alter view audit.own_entry owner to cadre_reach;
revoke create on schema access, audit from cadre_reach;
grant execute on function access.holds_role(text) to cadre_app, cadre_reach, cadre_system;
grant select on audit.technical_entry, audit.own_entry to cadre_app;
