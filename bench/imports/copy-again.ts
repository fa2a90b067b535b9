import { readFileSync, writeFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { endedProcessorTime } from '../api/processor-time.ts'

export interface CopyTimes {
  readonly records: number
  /** Seconds of COPY into the tables as they are: with foreign keys, indexes and triggers. */
  readonly guardedSeconds: number
  /** The same with indexes alone: neither foreign keys nor triggers. */
  readonly bareSeconds: number
  /** Seconds of processor that the database took for both. */
  readonly guardedProcessor: number
  readonly bareProcessor: number
}

/** By then a server has counted what a closed connection has used. */
const reapedMs = 300

interface CopyPlace {
  readonly importId: string
  readonly folder: string
  /** Where the database server keeps everything. */
  readonly serverFolder: string
}

/**
 * Takes the records of an import out of their tables and brings them back by plain COPY, as a superuser whom no row policy
 * concerns: what the tables themselves cost.
 */
export async function copyAgain(
  url: string,
  { importId, folder, serverFolder }: CopyPlace,
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
    const timed = async (isBare: boolean): Promise<{ seconds: number; processor: number }> => {
      psql(takeOut)
      await sleep(reapedMs)
      const before = endedProcessorTime(serverFolder)
      const passed = seconds(() => psql(bringBack(isBare)))
      await sleep(reapedMs)
      return { seconds: passed, processor: endedProcessorTime(serverFolder) - before }
    }
    const guarded = await timed(false)
    const bare = await timed(true)
    const records = tables
      .filter(({ name }) => name !== 'records.key')
      .reduce((sum, { name }) => sum + readFileSync(fileOf(name), 'latin1').split('\n').length - 1, 0)
    return {
      records,
      guardedSeconds: guarded.seconds,
      bareSeconds: bare.seconds,
      guardedProcessor: guarded.processor,
      bareProcessor: bare.processor,
    }
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
