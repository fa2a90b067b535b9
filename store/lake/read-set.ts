import { openDuckDb, sqlName, sqlText } from '@cadre/connect/files'
import { AppError } from '@cadre/core'
import type { Purpose } from '@cadre/people'
import { stat } from 'node:fs/promises'
import type { LakeColumn, LakeRow, LakeValue } from './lake-column.ts'
import type { LakeStorage } from './lake-storage.ts'
import { places, presentHash, readContent, readManifest } from './manifest.ts'
import type { LakeContent, LakeManifest } from './manifest.ts'
import { sha256Of } from './write-content.ts'

/** A data set that may be read: what it is, what it holds, and its file, checked. */
export interface OpenSet {
  readonly manifest: LakeManifest
  readonly content: LakeContent
  /** The Parquet file on this machine. */
  readonly path: string
}

/**
 * Opens a data set, the newest of its name unless a sequence is said. Throws `AppError` `lake-missing`,
 * `lake-damaged` when the file is not what was written, and `access-denied` for protected attributes
 * unless the purpose is audit.
 */
export async function openSet(
  lake: LakeStorage,
  name: string,
  { sequence, purpose }: { readonly sequence?: string; readonly purpose: Purpose },
): Promise<OpenSet> {
  const chosen = sequence ?? (await sequencesOf(lake, name)).at(-1)
  if (chosen === undefined)
    throw new AppError('lake-missing', `The lake holds no data set "${name}".`, { name })
  const manifest = await readManifest(lake, name, chosen)
  if (manifest.isProtected && purpose !== 'audit')
    throw new AppError(
      'access-denied',
      `"${name}" holds protected attributes: they are read to audit only.`,
      { name },
    )
  const content = await readContent(lake, manifest.hash)
  return { manifest, content, path: await checkedFile(lake, content) }
}

/** The sequences of a name, oldest first. */
export async function sequencesOf(lake: LakeStorage, name: string): Promise<string[]> {
  const names = await lake.list(places.sets(name))
  return names.filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -'.json'.length))
}

/** Path of a content's file. Throws `AppError('lake-damaged')` when it is gone or other than what was written. */
export async function checkedFile(lake: LakeStorage, { hash, file }: LakeContent): Promise<string> {
  const place = places.data(await presentHash(lake, hash))
  const path = await lake.fetch(place)
  const status = await stat(path).catch(() => undefined)
  const isSound = status?.size === file.bytes && (await sha256Of(path)) === file.sha256
  if (isSound) return path
  const what = status === undefined ? 'is missing' : 'is not what was written'
  throw new AppError(
    'lake-damaged',
    `${place} in the lake ${what}. Restore it from a backup, or write it again.`,
    {
      place,
    },
  )
}

/** The rows of an open data set, some thousand at a time, in the order of its key. */
export async function* readRows({
  content,
  path,
}: Pick<OpenSet, 'content' | 'path'>): AsyncGenerator<LakeRow[]> {
  const session = await openDuckDb()
  try {
    await session.connection.run(`set TimeZone = 'UTC'`)
    const selected = content.columns.map(readable).join(', ')
    const result = await session.connection.stream(`select ${selected} from read_parquet(${sqlText(path)})`)
    for (;;) {
      const chunk = await result.fetchChunk()
      if (!chunk || chunk.rowCount === 0) return
      yield chunk.getRows().map((cells) => rowOf(content.columns, cells))
    }
  } finally {
    session.close()
  }
}

/**
 * Dates and instants as the text they were written with. The driver drops a byte order mark at the start of a
 * text, so a sign is put before it and taken off again.
 */
function readable({ name, type }: LakeColumn): string {
  const column = sqlName(name)
  if (type === 'date') return `strftime(${column}, '%Y-%m-%d') as ${column}`
  if (type === 'instant') return `strftime(${column}, '%Y-%m-%dT%H:%M:%S.%fZ') as ${column}`
  if (type === 'texts') return `to_json(${column})::varchar as ${column}`
  if (type === 'text') return `'.' || ${column} as ${column}`
  return column
}

function rowOf(columns: readonly LakeColumn[], cells: readonly unknown[]): LakeRow {
  const row: Record<string, LakeValue> = {}
  for (const [index, { name, type }] of columns.entries()) row[name] = valueOf(type, cells[index])
  return row
}

function valueOf(type: LakeColumn['type'], cell: unknown): LakeValue {
  if (cell === null || cell === undefined) return null
  if (typeof cell === 'bigint') return Number(cell)
  if (typeof cell === 'number' || typeof cell === 'boolean') return cell
  if (typeof cell !== 'string') throw new Error(`a column of ${type} came back as ${typeof cell}`)
  if (type === 'texts') return JSON.parse(cell) as string[]
  return type === 'text' ? cell.slice(1) : cell
}
