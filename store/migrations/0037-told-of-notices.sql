-- The day on which somebody was told on paper or in person; what counts from when stays the moment it was recorded, so that
-- a month that was counted is never another.
alter table app.notice_given add column told_on date;

-- Which notices would tell people of each purpose: the newest of their country, or the general one where there is none, in every language.
create function app.needed_notices(ids text[]) returns table (subject_id text, purpose text, notice_id text)
  language sql stable security definer set search_path = pg_catalog
begin atomic
  with asked as (
    select distinct i as id, case when starts_with(i, 'per_') then 'employee' else 'candidate' end as population, left(p.place, 2) as country
    from unnest(ids) i left join app.places_of(ids) p on p.subject_id = i
  ), newest as (
    select n.purpose, n.population, n.country, n.id,
      n.version = max(n.version) over (partition by n.purpose, n.population, n.country) as is_newest
    from app.notice n
  )
  select a.id, n.purpose, n.id from asked a
  join newest n on n.is_newest and n.population = a.population
    and (n.country = a.country or (n.country is null and not exists (
      select from newest c where c.purpose = n.purpose and c.population = a.population and c.country = a.country)));
end;

-- Those of the account's own person.
create function app.my_notices() returns table (notice_id text)
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select n.notice_id from app.needed_notices(array[access.me()]) n;
end;

grant create on schema app to cadre_reach;
alter function app.needed_notices(text[]) owner to cadre_reach;
alter function app.my_notices() owner to cadre_reach;
revoke create on schema app from cadre_reach;
revoke execute on function app.needed_notices(text[]), app.my_notices() from public;
grant execute on function app.needed_notices(text[]) to cadre_reach, cadre_system;
grant execute on function app.my_notices() to cadre_app, cadre_reach, cadre_system;
