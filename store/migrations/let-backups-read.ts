import { sql } from 'kysely'
import { foreignSchemaList } from '../backup/foreign-schemas.ts'
import type { Database } from '../database/database.ts'

/**
 * Lets the role of backups read every row of every table, those of the newest migration too: the owner
 * is under row policies that hide rows without a word, and a backup that misses rows is none.
 */
export async function letBackupsRead({ kysely }: Database): Promise<void> {
  await sql
    .raw(
      `do $$
      declare found record;
      begin
        for found in select oid::regnamespace as schema from pg_namespace
                     where nspname !~ '^pg_' and nspname not in (${foreignSchemaList})
                       and not has_schema_privilege('cadre_backup', oid, 'usage') loop
          execute format('grant usage on schema %s to cadre_backup', found.schema);
        end loop;
        for found in select c.oid::regclass as name, c.relrowsecurity as has_policies,
                       not has_table_privilege('cadre_backup', c.oid, 'select') as needs_grant
                     from pg_class c join pg_namespace n on n.oid = c.relnamespace
                     where c.relkind in ('r', 'p') and n.nspname !~ '^pg_'
                       and n.nspname not in (${foreignSchemaList}) loop
          if found.needs_grant then execute format('grant select on %s to cadre_backup', found.name); end if;
          if found.has_policies and not exists (select from pg_policy where polrelid = found.name and polname = 'backup') then
            execute format('create policy backup on %s for select to cadre_backup using (true)', found.name);
          end if;
        end loop;
      end $$`,
    )
    .execute(kysely)
}
