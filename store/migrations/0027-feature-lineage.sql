-- Where scores of a version went, for who may see models and no score: how many people on the newest day, never who.

create function model.last_scored(version_ids text[])
  returns table (version_id text, data_set text, as_of date, people bigint) language sql stable security definer set search_path = pg_catalog
begin atomic
  select distinct on (s.version_id) s.version_id, s.data_set, s.as_of, count(*)
  from outlook.score s where s.version_id = any (version_ids) and s.corrected_by is null
  group by s.version_id, s.data_set, s.as_of
  order by s.version_id, s.as_of desc, s.data_set;
end;

grant create on schema model to cadre_reach;
alter function model.last_scored(text[]) owner to cadre_reach;
revoke create on schema model from cadre_reach;
revoke execute on function model.last_scored(text[]) from public;
grant execute on function model.last_scored(text[]) to cadre_app, cadre_system;
