-- The organisation's own list of what may help: each change of an action is a row of its own, so that what it said before stays to be
-- read. What comes with Cadre is not in it until somebody changes or retires it.

create table outlook.suggested_action (
  -- In the words that what was done is noted in; never altered, so that kinds stay comparable.
  kind text not null check (char_length(kind) between 3 and 80 and kind = lower(btrim(kind))),
  version int not null check (version >= 1),
  -- Features that speak for it.
  answers text[] not null check (cardinality(answers) between 1 and 40),
  evidence text not null check (char_length(evidence) between 3 and 1000),
  source text not null check (char_length(source) between 3 and 500),
  -- Not suggested any more; what was noted in its words keeps them.
  is_retired boolean not null,
  entered_by text not null references app.account,
  entered_at timestamptz not null,
  primary key (kind, version)
);

create function outlook.refuse_change_of_action() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  raise exception 'what was said of an action stays to be read' using errcode = 'check_violation';
end $$;
create trigger stays_as_entered before update on outlook.suggested_action
  for each row execute function outlook.refuse_change_of_action();
revoke execute on function outlook.refuse_change_of_action() from public;

alter table outlook.suggested_action enable row level security;
alter table outlook.suggested_action force row level security;
create policy system on outlook.suggested_action to cadre_system using (true) with check (true);
grant select, insert on outlook.suggested_action to cadre_system;
create policy reach on outlook.suggested_action for select to cadre_reach using (true);
grant select on outlook.suggested_action to cadre_reach;
-- Whoever is asked to decide sees what may help, and nothing in it is about a person.
create policy read on outlook.suggested_action for select to cadre_app using (true);
create policy enter on outlook.suggested_action for insert to cadre_app
  with check (entered_by = (select access.account()) and (select access.reaches_all('outlook', 'write')));
grant select, insert on outlook.suggested_action to cadre_app;
