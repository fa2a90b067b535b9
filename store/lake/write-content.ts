import { openDuckDb, sqlName, sqlText } from '@cadre/connect/files'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { nullText } from './canonical-text.ts'
import { digestContent } from './content-digest.ts'
import type { ContentShape } from './content-digest.ts'
import { parquetTypes } from './lake-column.ts'
import type { LakeColumn, LakeRow, LakeRows } from './lake-column.ts'
import { explained } from './lake-folder.ts'
import type { LakeStorage } from './lake-storage.ts'
import { places, presentHash } from './manifest.ts'
import type { LakeContent } from './manifest.ts'
import { profileOf } from './profile.ts'

interface Shape extends ContentShape {
  readonly signal?: AbortSignal
}

/** Writes rows under the hash of their content, unless they are there; returns the hash. */
export async function writeContent(lake: LakeStorage, shape: Shape, rows: LakeRows): Promise<string> {
  const writer = await openContentWriter(lake, shape)
  try {
    for await (const batch of rows) {
      shape.signal?.throwIfAborted()
      await writer.add(batch)
    }
    return await writer.finish()
  } finally {
    await writer.discard()
  }
}

/** Takes rows in as canonical text, over which the hash is taken, and makes Parquet of it at the end. */
export async function openContentWriter(lake: LakeStorage, shape: Shape) {
  const { folder, discard } = await lake.workspace()
  const digest = digestContent(shape)
  const staged = await explained(folder, () => open(join(folder, 'rows.csv'), 'wx', 0o600)).catch(
    async (error: unknown) => {
      await discard()
      throw error
    },
  )
  return {
    add: (rows: readonly LakeRow[]) =>
      explained(folder, async () => {
        await staged.writeFile(digest.add(rows))
      }),
    finish: () =>
      explained(folder, async () => {
        await staged.close()
        const facts = { hash: digest.hash(), count: digest.count() }
        await publishContent(folder, { lake, shape, ...facts })
        return facts.hash
      }),
    discard: async () => {
      await staged.close()
      await discard()
    },
  }
}

interface Staged {
  readonly lake: LakeStorage
  readonly shape: Shape
  readonly hash: string
  readonly count: number
}

async function publishContent(folder: string, { lake, shape, hash, count }: Staged): Promise<void> {
  // Content that was erased from must not come back under its old name.
  const wasErased = (await presentHash(lake, hash)) !== hash
  if (wasErased || (await lake.read(`${places.content(hash)}/content.json`)) !== undefined) return
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
      max_line_size = 16777216, buffer_size = 33554432, columns = {${read.join(', ')}}))
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
