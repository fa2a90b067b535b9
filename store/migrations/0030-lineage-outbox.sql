-- What jobs have read and written that the place it is told to has not taken yet: names of jobs, data sets and columns, and counts of many;
-- nothing about a person.

create table app.lineage_event (
  -- In the order in which they are told.
  position bigint generated always as identity primary key,
  body jsonb not null,
  made_at timestamptz not null,
  attempts int not null default 0 check (attempts >= 0),
  -- What the other side answered last, or why it could not be asked.
  last_answer text,
  -- Since when it is not tried any more; kept for a while, to be counted.
  given_up_at timestamptz
);
create index lineage_event_waiting on app.lineage_event (position) where given_up_at is null;
alter table app.lineage_event enable row level security;
alter table app.lineage_event force row level security;
create policy system on app.lineage_event to cadre_system using (true) with check (true);
grant select, insert, update, delete on app.lineage_event to cadre_system;
create policy administrators on app.lineage_event for select to cadre_app using ((select access.holds_role('administrator')));
grant select on app.lineage_event to cadre_app;
