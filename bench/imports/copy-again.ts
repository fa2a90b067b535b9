import { readFileSync, writeFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import pg from 'pg'

export interface CopyTimes {
  readonly records: number
  /** Seconds of COPY into the tables as they are: with foreign keys, indexes and triggers. */
  readonly guardedSeconds: number
  /** The same with indexes alone: neither foreign keys nor triggers. */
  readonly bareSeconds: number
}

/**
 * Takes the records of an import out of their tables and brings them back by plain COPY, as a superuser whom no row policy
 * concerns: what the tables themselves cost.
 */
export async function copyAgain(
  url: string,
  { importId, folder }: { readonly importId: string; readonly folder: string },
): Promise<CopyTimes> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const tables = await tablesOf(client)
    const psql = (script: string): void =>
      void execFileSync('psql', [url, '-q', '-v', 'ON_ERROR_STOP=1', '-f', scriptFile(folder, script)])
    const fileOf = (name: string): string => join(folder, `${name}.copy`)
    const ofImport = (name: string): string =>
      name === 'records.key' ? `id in (select id from taken)` : `batch_id = '${importId}'`
    const takeOut = [
      ...tables.map(({ name, columns }) =>
        name === 'records.key'
          ? ''
          : `\\copy (select ${columns} from ${name} where ${ofImport(name)}) to '${fileOf(name)}'`,
      ),
      `create temp table taken as ${tables
        .filter(({ name }) => name !== 'records.key')
        .map(({ name }) => `select id from ${name} where ${ofImport(name)}`)
        .join(' union ')};`,
      `\\copy (select k.* from records.key k where id in (select id from taken)) to '${fileOf('records.key')}'`,
      'set session_replication_role = replica;',
      ...tables.map(({ name }) => `delete from ${name} where ${ofImport(name)};`),
      'reset session_replication_role;',
      ...tables.map(({ name }) => `vacuum analyze ${name};`),
    ].join('\n')
    const bringBack = (isBare: boolean): string =>
      [
        isBare ? 'set session_replication_role = replica;' : '',
        'begin;',
        ...tables.map(({ name, columns }) => `\\copy ${name} (${columns}) from '${fileOf(name)}'`),
        'commit;',
      ].join('\n')
    psql(takeOut)
    const guardedSeconds = seconds(() => psql(bringBack(false)))
    psql(takeOut)
    const bareSeconds = seconds(() => psql(bringBack(true)))
    const records = tables
      .filter(({ name }) => name !== 'records.key')
      .reduce((sum, { name }) => sum + readFileSync(fileOf(name), 'latin1').split('\n').length - 1, 0)
    return { records, guardedSeconds, bareSeconds }
  } finally {
    await client.end()
  }
}

interface Copied {
  readonly name: string
  readonly columns: string
}

/** Keys before the records that have them; columns that the database works out are left to it. */
async function tablesOf(client: pg.Client): Promise<Copied[]> {
  const { rows } = await client.query<Copied>(`
    select table_schema || '.' || table_name as name, string_agg(quote_ident(column_name), ', ' order by ordinal_position) as columns
    from information_schema.columns c
    where is_generated = 'NEVER' and (table_schema, table_name) in (
      select table_schema, table_name from information_schema.columns where table_schema in ('records', 'vault') and column_name = 'batch_id'
      union select 'records', 'key')
    group by 1 order by table_schema || '.' || table_name <> 'records.key', 1`)
  return rows
}

function scriptFile(folder: string, script: string): string {
  const path = join(folder, 'copy.sql')
  writeFileSync(path, script)
  return path
}

function seconds(run: () => void): number {
  const begun = performance.now()
  run()
  return (performance.now() - begun) / 1000
}
