-- Field keys; requests of data subjects, holds, erasure; retention; notices and switches.

-- Field keys --------------------------------------------------------------------------------------

-- Which keys sealed values of this database; the keys themselves are kept elsewhere.
create table app.field_key (
  id int primary key check (id > 0),
  check_digest text not null,
  created_at timestamptz not null default clock_timestamp(),
  retired_at timestamptz
);
grant select on app.field_key to cadre_app, cadre_reach;
grant update (retired_at) on app.field_key to cadre_reach;
grant all on app.field_key to cadre_system;

-- No value may be sealed with a key that was retired meanwhile. The share lock makes a retirement wait.
create function app.refuse_retired_key() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  cell bytea;
  is_retired boolean;
begin
  for cell in execute format('select unnest(array[%s])',
    (select string_agg(format('($1).%I', argument), ', ') from unnest(tg_argv) argument)) using new
  loop
    continue when cell is null;
    select k.retired_at is not null into is_retired from app.field_key k
    where k.id = ('x' || encode(substring(cell from 1 for 4), 'hex'))::bit(32)::int for share;
    if is_retired then
      raise exception 'the value was sealed with a retired key; try again' using errcode = 'CD001', constraint = 'field_key';
    end if;
  end loop;
  return new;
end $$;
grant create on schema app to cadre_reach;
alter function app.refuse_retired_key() owner to cadre_reach;
revoke create on schema app from cadre_reach;

do $$
declare sealed record;
begin
  for sealed in
    select c.table_schema, c.table_name, string_agg(quote_literal(c.column_name), ', ') as columns
    from information_schema.columns c
    where c.table_schema in ('records', 'vault') and c.data_type = 'bytea' and c.column_name not like '%\_digest'
    group by 1, 2
  loop
    execute format('create trigger refuse_retired_key before insert or update on %I.%I for each row execute function app.refuse_retired_key(%s)',
      sealed.table_schema, sealed.table_name, sealed.columns);
  end loop;
end $$;
