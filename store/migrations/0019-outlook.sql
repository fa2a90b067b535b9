-- What models say about people, who is asked to look at it, and what they decide. A score suggests, a person decides: nothing
-- follows from a score that nobody has decided on.

create schema outlook;
grant usage on schema outlook to cadre_app, cadre_system, cadre_reach;

create table outlook.score (
  id text primary key check (id ~ '^sco_[0-9A-Za-z]{22}$'),
  version_id text not null references model.version,
  person_id text not null references records.key on delete cascade,
  as_of date not null,
  -- The data set that the inputs come from.
  data_set text not null,
  data_hash text not null,
  status text not null check (status in ('scored', 'abstained')),
  score double precision,
  -- Where the person stands among everybody who was scored together.
  band text check (band in ('usual', 'raised', 'high')),
  because text,
  reasons jsonb not null,
  notes jsonb not null,
  -- What such a score has stood for when the version was judged; null where that is not known.
  likely jsonb,
  inputs jsonb not null,
  scored_at timestamptz not null,
  -- What its inputs rest on: what was known then; when it was scored, where the data set does not say.
  known_at timestamptz,
  -- The score that took its place, once records that it was made from were corrected. What was said before stays.
  corrected_by text references outlook.score on delete set null deferrable initially deferred,
  check ((status = 'scored') = (score is not null and band is not null and because is null))
);
create unique index score_that_stands on outlook.score (person_id, version_id, as_of) where corrected_by is null;
create index score_of_person on outlook.score (person_id, as_of desc);
create index score_corrected on outlook.score (corrected_by) where corrected_by is not null;
create index score_by_version on outlook.score (version_id, as_of desc);

-- Somebody is asked to look at a person's score and to decide.
create table outlook.review_case (
  id text primary key check (id ~ '^cas_[0-9A-Za-z]{22}$'),
  score_id text not null references outlook.score on delete cascade,
  person_id text not null references records.key on delete cascade,
  kind text not null check (kind in ('review', 'second opinion', 'contest')),
  -- The case whose decision is looked at anew, by somebody else.
  about_case_id text references outlook.review_case on delete cascade,
  question text not null check (char_length(question) between 3 and 2000),
  assigned_to text not null references app.account,
  -- The score and its reasons are shown only once there is a decision.
  is_blind boolean not null,
  due_on date not null,
  opened_by text not null references app.account,
  opened_at timestamptz not null,
  -- When whoever decides first saw the evidence.
  seen_at timestamptz,
  state text not null default 'open' check (state in ('open', 'decided', 'passed on'))
);
create index review_case_by_assignee on outlook.review_case (assigned_to, state, due_on);
create index review_case_by_person on outlook.review_case (person_id, opened_at desc);
create unique index review_case_open on outlook.review_case (score_id, kind) where state = 'open';

create table outlook.decision (
  id text primary key check (id ~ '^dec_[0-9A-Za-z]{22}$'),
  case_id text not null unique references outlook.review_case on delete cascade,
  person_id text not null references records.key on delete cascade,
  choice text not null check (choice in ('act', 'watch', 'no action')),
  reason_code text not null check (reason_code in ('evidence fits', 'evidence incomplete', 'known circumstances', 'score is wrong', 'other')),
  words text not null check (char_length(words) between 10 and 4000),
  -- Whether the choice is what the score suggested; null where it suggested nothing.
  agrees boolean,
  seconds int not null check (seconds >= 0),
  decided_by text not null references app.account,
  decided_at timestamptz not null
);
create index decision_by_person on outlook.decision (person_id, decided_at desc);

create function outlook.refuse_change() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  raise exception 'a decision is entered and never altered' using errcode = 'check_violation';
end $$;
create trigger stays_as_decided before update on outlook.decision for each row execute function outlook.refuse_change();

-- Who has a part in what is said of a person by a version of a day: decided on it, or has still to.
create function outlook.reviewers_of(of_score text) returns table (account_id text, is_open boolean)
  language sql stable security definer set search_path = pg_catalog rows 3
begin atomic
  select c.assigned_to, c.state = 'open' from outlook.score asked
  join outlook.score alike on alike.person_id = asked.person_id and alike.version_id = asked.version_id and alike.as_of = asked.as_of
  join outlook.review_case c on c.score_id = alike.id and c.state <> 'passed on'
  where asked.id = of_score;
end;
-- Whether the account is asked, or was, to decide on a score: then it hands the question on, or asks somebody else too.
create function outlook.is_asked(of_score text) returns boolean
  language sql stable security definer set search_path = pg_catalog
  return exists (select from outlook.review_case c where c.score_id = of_score and c.assigned_to = access.account());

-- A contest or a second opinion is for nobody who has a part in it already, and nobody decides about themselves.
create function outlook.refuse_same_reviewer() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select from app.account a where a.id = new.assigned_to and a.person_id = new.person_id) then
    raise exception 'nobody decides on their own case' using errcode = 'CD001';
  end if;
  if exists (select from outlook.reviewers_of(new.score_id) r
    where r.account_id = new.assigned_to and (r.is_open or new.kind <> 'review')) then
    raise exception 'another person has to look at it' using errcode = 'CD001';
  end if;
  return new;
end $$;
create trigger another_reviewer before insert or update of assigned_to on outlook.review_case
  for each row execute function outlook.refuse_same_reviewer();

-- The same once more when it is decided: who decided on another case of this score meanwhile is not another person.
create function outlook.refuse_second_decision() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select from outlook.review_case own
    join outlook.score asked on asked.id = own.score_id
    join outlook.score alike on alike.person_id = asked.person_id and alike.version_id = asked.version_id and alike.as_of = asked.as_of
    join outlook.review_case c on c.score_id = alike.id and c.id <> own.id
    join outlook.decision d on d.case_id = c.id and d.decided_by = new.decided_by
    where own.id = new.case_id and own.kind <> 'review') then
    raise exception 'another person has to look at it' using errcode = 'CD001';
  end if;
  return new;
end $$;
create trigger another_reviewer before insert on outlook.decision
  for each row execute function outlook.refuse_second_decision();

do $$
declare own text;
begin
  foreach own in array array['score', 'review_case', 'decision'] loop
    execute format('alter table outlook.%I enable row level security', own);
    execute format('alter table outlook.%I force row level security', own);
    execute format('create policy system on outlook.%I to cadre_system using (true) with check (true)', own);
    execute format('grant select, insert, update, delete on outlook.%I to cadre_system', own);
    execute format('create policy reach on outlook.%I for select to cadre_reach using (true)', own);
    execute format('grant select on outlook.%I to cadre_reach', own);
    -- Whoever may see what is said about these people, the person, and whoever is asked to decide.
    execute format($policy$create policy read on outlook.%I for select to cadre_app
      using ((select access.reaches_all('outlook', 'read')) or person_id in (select access.reached_people('outlook', 'read'))
        or %s)$policy$, own, case own
        when 'score' then 'id in (select c.score_id from outlook.review_case c where c.assigned_to = (select access.account()))'
        when 'review_case' then 'assigned_to = (select access.account()) or opened_by = (select access.account())'
        else 'decided_by = (select access.account())' end);
  end loop;
end $$;

-- Whoever sees a score sees which model says it, and what is told of that model.
create policy scored on model.version for select to cadre_app
  using (id in (select s.version_id from outlook.score s));
create policy scored on model.model for select to cadre_app
  using (name in (select v.model_name from model.version v));

create policy open on outlook.review_case for insert to cadre_app
  with check (opened_by = (select access.account()) and state = 'open' and seen_at is null
    and ((select access.reaches_all('outlook', 'write')) or person_id in (select access.reached_people('outlook', 'write'))
      or (kind = 'contest' and person_id = (select access.me()))
      -- Whoever is asked hands it on, or asks for a second opinion.
      or outlook.is_asked(score_id)));
create policy handle on outlook.review_case for update to cadre_app
  using (assigned_to = (select access.account())) with check (assigned_to = (select access.account()));
create policy decide on outlook.decision for insert to cadre_app
  with check (decided_by = (select access.account())
    and exists (select from outlook.review_case c where c.id = case_id and c.person_id = decision.person_id
      and c.assigned_to = (select access.account()) and c.state = 'open'));
grant select on outlook.score, outlook.review_case, outlook.decision to cadre_app;
grant insert on outlook.review_case, outlook.decision to cadre_app;
grant update (state, seen_at) on outlook.review_case to cadre_app;

grant select on app.account to cadre_reach;
grant create on schema outlook to cadre_reach;
alter function outlook.refuse_same_reviewer() owner to cadre_reach;
alter function outlook.refuse_second_decision() owner to cadre_reach;
alter function outlook.reviewers_of(text) owner to cadre_reach;
alter function outlook.is_asked(text) owner to cadre_reach;
revoke create on schema outlook from cadre_reach;
revoke execute on function outlook.refuse_same_reviewer(), outlook.refuse_second_decision(), outlook.refuse_change(),
  outlook.reviewers_of(text), outlook.is_asked(text) from public;
grant execute on function outlook.reviewers_of(text) to cadre_system, cadre_reach;
grant execute on function outlook.is_asked(text) to cadre_app, cadre_system;
