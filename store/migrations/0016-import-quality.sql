-- What each batch of an import was like: counts and quantiles, from which no row can be told, and how they compare with
-- what is expected and with the batch before of the same columns.

create table imports.quality (
  import_id text primary key references imports.import on delete cascade,
  -- Sheets of the same kind with the same columns: what is compared over time.
  series text not null check (char_length(series) = 32),
  figures jsonb not null,
  findings jsonb not null,
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
