-- What each batch of an import was like: counts and quantiles, from which no row can be told, and how they compare with
-- what is expected and with the batch before of the same columns.

create table imports.quality (
  import_id text primary key references imports.import on delete cascade,
  -- Sheets of the same kind with the same columns: what is compared over time.
  series text not null check (char_length(series) = 32),
  figures jsonb not null,
  findings jsonb not null,
  -- How many cells of which column were read differently from what stands in the sheet, with numbers of rows that show it.
  changes jsonb not null default '[]',
  -- Rows of the sheet but those left out on purpose, whether they could be taken or not, and those of them that could not.
  row_count bigint not null,
  rejected bigint not null,
  measured_at timestamptz not null,
  -- Why somebody took a batch that is not as expected.
  accepted_reason text check (char_length(accepted_reason) between 3 and 500)
);
create index quality_by_series on imports.quality (series, measured_at desc);

create policy own on imports.quality to cadre_app
  using (import_id in (select i.id from imports.import i)) with check (import_id in (select i.id from imports.import i));
create policy system on imports.quality to cadre_system using (true) with check (true);
alter table imports.quality enable row level security;
alter table imports.quality force row level security;
grant select, insert, update, delete on imports.quality to cadre_app, cadre_system;


-- What sheets of everybody were like, for those who work with what came of them: counts alone, no name of a file, no value of a cell.
create function imports.batch_figures(most int) returns table (
  series text, about text[], measured_at timestamptz, state text, row_count float8, rejected float8, cells float8, present float8, unmet jsonb
) language sql stable security definer set search_path = pg_catalog
begin atomic
  select q.series,
    array(select distinct split_part(f->>'target', '.', 1) from jsonb_array_elements(q.figures->'fields') f order by 1), q.measured_at, i.state, q.row_count::float8, q.rejected::float8,
    (q.figures->>'rows')::float8 * jsonb_array_length(q.figures->'fields'),
    (select coalesce(sum((f->>'present')::float8), 0) from jsonb_array_elements(q.figures->'fields') f),
    (select coalesce(jsonb_agg(jsonb_build_object('source', f->>'source', 'target', f->'target')), '[]')
      from jsonb_array_elements(q.findings) f where not (f->>'isMet')::boolean)
  from imports.quality q join imports.import i on i.id = q.import_id
  where (access.holds_role('data_scientist') or access.holds_role('hr_manager') or access.holds_role('administrator'))
    and (q.figures->>'rows')::float8 >= 5
  order by q.measured_at desc, q.import_id limit most;
end;
create policy reach on imports.quality for select to cadre_reach using (true);
create policy reach on imports.import for select to cadre_reach using (true);
grant select on imports.quality, imports.import to cadre_reach;
grant usage on schema imports to cadre_reach;
grant create on schema imports to cadre_reach;
alter function imports.batch_figures(int) owner to cadre_reach;
revoke create on schema imports from cadre_reach;
revoke execute on function imports.batch_figures(int) from public;
grant execute on function imports.batch_figures(int) to cadre_app;
