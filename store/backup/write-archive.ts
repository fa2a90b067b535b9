import { newId } from '@cadre/core'
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type pg from 'pg'
import type { Database } from '../database/database.ts'
import { appliedMigrations } from '../migrations/applied-migrations.ts'
import { foreignSchemaList } from './foreign-schemas.ts'
import type { Manifest, PartManifest, TableManifest } from './manifest.ts'
import { listOwnTables } from './own-tables.ts'
import type { OwnTable } from './own-tables.ts'
import { createLineDigest, readTable, textSettings } from './read-table.ts'
import { tarEnd, tarEntry } from './tar.ts'

/** A file of the installation that goes into the backup beside the database. */
export interface BackupFile {
  /** Such as `audit/checkpoints.jsonl`. */
  readonly name: string
  readonly body: Buffer
}

export interface ArchiveOptions {
  readonly cadreVersion: string
  readonly now: Date
  readonly files?: readonly BackupFile[]
}

const partBytes = 4 * 1024 * 1024
const compress = promisify(gzip)

/**
 * The whole database as one archive, read in one snapshot while others go on working (on the embedded
 * database they wait). The manifest comes last, with the checksums of all that went before.
 */
export async function* writeArchive(
  database: Database,
  { cadreVersion, now, files = [] }: ArchiveOptions,
): AsyncGenerator<Buffer> {
  const client = await database.pool.connect()
  let isBroken = true
  try {
    await client.query('begin isolation level repeatable read, read only')
    await client.query(textSettings)
    const migrations = await appliedMigrations(client)
    const tables: TableManifest[] = []
    await client.query("select set_config('role', 'cadre_backup', true)")
    for (const table of await listOwnTables(client)) tables.push(yield* writeTable(client, table))
    await client.query("select set_config('role', 'none', true)")
    const sequences = await readSequences(client)
    for (const { name, body } of files) yield tarEntry({ name: `files/${name}`, body })
    const manifest: Manifest = {
      format: 'cadre-backup',
      formatVersion: 1,
      id: newId('bak'),
      madeAt: now.toISOString(),
      cadreVersion,
      database: { kind: database.kind, postgres: await postgresVersion(client) },
      migrations,
      tables,
      sequences,
      files: files.map(({ name, body }) => ({ name, sha256: sha256(body), bytes: body.length })),
    }
    await client.query('commit')
    isBroken = false
    yield* writeManifest(manifest)
  } finally {
    if (isBroken)
      isBroken = await client.query('rollback').then(
        () => false,
        () => true,
      )
    client.release(isBroken)
  }
}

function* writeManifest(manifest: Manifest): Generator<Buffer> {
  const body = Buffer.from(`${JSON.stringify(manifest, undefined, 2)}\n`, 'utf8')
  yield tarEntry({ name: 'manifest.json', body })
  yield tarEntry({
    name: 'manifest.sha256',
    body: Buffer.from(checksumLine(sha256(body)), 'ascii'),
  })
  yield tarEnd
}

async function* writeTable(client: pg.ClientBase, table: OwnTable): AsyncGenerator<Buffer, TableManifest> {
  const parts: PartManifest[] = []
  const digest = createLineDigest()
  let held: string[] = []
  let heldBytes = 0
  const cut = async (): Promise<Buffer> => {
    const path = `tables/${table.name}/${String(parts.length + 1).padStart(5, '0')}.jsonl.gz`
    const raw = Buffer.from(`${held.join('\n')}\n`, 'utf8')
    const body = await compress(raw)
    parts.push({ path, sha256: sha256(body), rows: held.length, bytes: raw.length })
    held = []
    heldBytes = 0
    return tarEntry({ name: path, body })
  }
  for await (const lines of readTable(client, table)) {
    digest.add(lines)
    for (const line of lines) {
      held.push(line)
      heldBytes += line.length
      if (heldBytes >= partBytes) yield await cut()
    }
  }
  if (held.length > 0) yield await cut()
  const columns = table.columns.map(({ name, type }) => ({ name, type }))
  return { name: table.name, columns, ...digest.result(), parts }
}

/** After the tables, so that no value of theirs is beyond; sequences know no snapshots. */
async function readSequences(client: pg.ClientBase): Promise<Manifest['sequences']> {
  const { rows } = await client.query<{ name: string; last_value: string }>(
    `select schemaname || '.' || sequencename as name, last_value::text as last_value from pg_sequences
     where last_value is not null and schemaname not in (${foreignSchemaList}) order by 1`,
  )
  return rows.map(({ name, last_value }) => ({ name, lastValue: last_value }))
}

async function postgresVersion(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ version: number }>(
    "select current_setting('server_version_num')::int as version",
  )
  return rows[0]!.version
}

/** As sha256sum writes it and reads it. */
export const checksumLine = (sum: string): string => `${sum}  manifest.json\n`

export function sha256(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('hex')
}
