import { openDuckDb, sqlName, sqlText } from '@cadre/connect/files'
import { AppError } from '@cadre/core'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { nullText } from './canonical-text.ts'
import { digestContent } from './content-digest.ts'
import type { ContentShape } from './content-digest.ts'
import { parquetTypes } from './lake-column.ts'
import type { LakeColumn, LakeRows } from './lake-column.ts'
import { explained } from './lake-folder.ts'
import type { LakeStorage } from './lake-storage.ts'
import { isSetName, places, presentHash } from './manifest.ts'
import type { LakeContent, LakeManifest } from './manifest.ts'
import { profileOf } from './profile.ts'

export interface NewSet extends ContentShape {
  /** Such as `people` or `facts/pay`. */
  readonly name: string
  /** Tells the data sets of one name apart and sorts them; one that is there already is left as it is. */
  readonly sequence: string
  readonly source: string
  readonly asOf?: string
  readonly knownAt?: string
  /** Whether it holds protected attributes: opened to audit and for nothing else. */
  readonly isProtected?: boolean
  /** Hashes of the contents it was made from. */
  readonly lineage?: readonly string[]
  readonly now: Date
  readonly signal?: AbortSignal
}

/**
 * Writes a data set: content under its hash, then the manifest that names it. Content that is there
 * already is not written twice. Throws `AppError` when the disk refuses, and `record-conflict` when somebody was
 * erased meanwhile: the rows were read before, so they have to be read again.
 */
export async function writeSet(lake: LakeStorage, set: NewSet, rows: LakeRows): Promise<LakeManifest> {
  if (!isSetName(set.name) || !/^[0-9A-Za-z._-]{1,80}$/.test(set.sequence))
    throw new Error(`"${set.name}" ${set.sequence} cannot name a data set`)
  const erasures = await lake.list('erasures')
  const hash = await writeContent(lake, set, rows)
  const manifest: LakeManifest = {
    formatVersion: 1,
    name: set.name,
    sequence: set.sequence,
    hash,
    source: set.source,
    asOf: set.asOf ?? null,
    knownAt: set.knownAt ?? null,
    isProtected: set.isProtected ?? false,
    lineage: [...(set.lineage ?? [])],
    writtenAt: set.now.toISOString(),
  }
  const place = places.manifest(set.name, set.sequence)
  const isNew = await lake.put(place, `${JSON.stringify(manifest, null, 2)}\n`)
  if ((await lake.list('erasures')).length !== erasures.length) {
    // An erasure looks through the lake after it has left its mark: one of the two sees the other.
    if (isNew) await lake.remove(place)
    throw new AppError(
      'record-conflict',
      'Somebody was erased while the data set was written. Write it again.',
    )
  }
  return manifest
}

type Shape = ContentShape & Pick<NewSet, 'signal'>

/** Writes rows under the hash of their content, unless they are there; returns the hash. */
export async function writeContent(lake: LakeStorage, shape: Shape, rows: LakeRows): Promise<string> {
  const { folder, discard } = await lake.workspace()
  try {
    return await explained(folder, () => writeContentIn(folder, { lake, shape, rows }))
  } finally {
    await discard()
  }
}

interface Writing {
  readonly lake: LakeStorage
  readonly shape: Shape
  readonly rows: LakeRows
}

async function writeContentIn(folder: string, { lake, shape, rows }: Writing): Promise<string> {
  const { hash, count } = await stage(join(folder, 'rows.csv'), shape, rows)
  // Content that was erased from must not come back under its old name.
  const wasErased = (await presentHash(lake, hash)) !== hash
  if (wasErased || (await lake.read(`${places.content(hash)}/content.json`)) !== undefined) return hash
  const profile = await toParquet(folder, shape)
  await rm(join(folder, 'rows.csv'))
  const content: LakeContent = {
    formatVersion: 1,
    hash,
    columns: shape.columns.map((column) => ({ ...column })),
    key: [...shape.key],
    rows: count,
    file: await fileFacts(join(folder, 'data.parquet')),
    profile,
  }
  await writeFile(join(folder, 'content.json'), `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
  await lake.publish(folder, places.content(hash))
  return hash
}

/** Writes the canonical text of all rows and takes the hash over it. */
async function stage(path: string, { columns, key, signal }: Shape, rows: LakeRows) {
  const digest = digestContent({ columns, key })
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const batch of rows) {
      signal?.throwIfAborted()
      await file.write(digest.add(batch))
    }
  } finally {
    await file.close()
  }
  return { hash: digest.hash(), count: digest.count() }
}

async function toParquet(folder: string, { columns }: Shape): Promise<LakeContent['profile']> {
  const session = await openDuckDb()
  try {
    const { connection } = session
    const staged = sqlText(join(folder, 'rows.csv'))
    const data = sqlText(join(folder, 'data.parquet'))
    const read = columns.map(
      ({ name, type }) => `${sqlText(name)}: ${sqlText(stagedTypes[type] ?? parquetTypes[type])}`,
    )
    const written = columns.map(({ name, type }) =>
      type === 'texts' ? `from_json(${sqlName(name)}, '["VARCHAR"]') as ${sqlName(name)}` : sqlName(name),
    )
    // One thread keeps rows in order without holding many of them.
    await connection.run(`set TimeZone = 'UTC'; set threads = 1; set temp_directory = ${sqlText(folder)}`)
    await connection.run(`copy (select ${written.join(', ')} from read_csv(${staged}, auto_detect = false, header = false,
      delim = ',', new_line = '\\n', comment = '', skip = 0, parallel = false, quote = '"', escape = '"', nullstr = ${sqlText(nullText)}, allow_quoted_nulls = false,
      max_line_size = 16777216, columns = {${read.join(', ')}}))
      to ${data} (format parquet, compression zstd)`)
    return await profileOf(connection, { columns, data })
  } finally {
    session.close()
  }
}

const stagedTypes: Readonly<Partial<Record<LakeColumn['type'], string>>> = { texts: 'VARCHAR' }

async function fileFacts(path: string): Promise<{ sha256: string; bytes: number }> {
  return { sha256: await sha256Of(path), bytes: (await stat(path)).size }
}

/** SHA-256 of a file, in hexadecimal. */
export async function sha256Of(path: string): Promise<string> {
  const digest = createHash('sha256')
  for await (const chunk of createReadStream(path)) digest.update(chunk as Buffer)
  return digest.digest('hex')
}
