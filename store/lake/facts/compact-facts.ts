import type { Entity } from '@cadre/people'
import type { LakeRow } from '../lake-column.ts'
import type { LakeStorage } from '../lake-storage.ts'
import type { LakeManifest } from '../manifest.ts'
import { openSet, readRows, sequencesOf } from '../read-set.ts'
import type { OpenSet } from '../read-set.ts'
import { writeSet } from '../write-set.ts'
import { factSets } from './export-facts.ts'
import { factShape } from './read-facts.ts'

interface CompactOptions {
  readonly now: Date
  readonly signal?: AbortSignal
  readonly fromChanges?: number
}

/**
 * Joins the changes of an entity since its last whole data set into a new whole one: the same, to the hash, as
 * if all versions had been exported with the last batch. `undefined` when there are fewer files of
 * changes than `fromChanges`.
 */
export async function compactFacts(
  lake: LakeStorage,
  entity: Entity,
  { now, signal, fromChanges = 1 }: CompactOptions,
): Promise<LakeManifest | undefined> {
  const { all, changes, isProtected } = factSets(entity)
  const base = (await sequencesOf(lake, all)).at(-1)
  if (base === undefined) return undefined
  const later = (await sequencesOf(lake, changes)).filter((sequence) => sequence > base)
  const newest = later.at(-1)
  if (newest === undefined || later.length < fromChanges) return undefined
  // Protected attributes are moved here from file to file; nobody gets to see them.
  const open = (name: string, sequence: string) => openSet(lake, name, { sequence, purpose: 'audit' })
  const parts: OpenSet[] = [await open(all, base)]
  for (const sequence of later) parts.push(await open(changes, sequence))
  return writeSet(
    lake,
    {
      name: all,
      sequence: newest,
      ...factShape(entity),
      source: `versions of ${entity.name}, compacted`,
      isProtected,
      lineage: parts.map(({ content }) => content.hash),
      now,
      ...(signal && { signal }),
    },
    mergeByVersion(parts.map(readRows)),
  )
}

interface Cursor {
  readonly batches: AsyncIterator<LakeRow[]>
  rows: readonly LakeRow[]
  next: number
}

const mergedRows = 5000

/** Rows of several sources, each sorted by version; of the same version, the row of the latest source. */
export async function* mergeByVersion(
  sources: readonly AsyncIterable<LakeRow[]>[],
): AsyncGenerator<LakeRow[]> {
  const cursors: Cursor[] = sources.map((source) => ({
    batches: source[Symbol.asyncIterator](),
    rows: [],
    next: 0,
  }))
  for (const cursor of cursors) await refill(cursor)
  let merged: LakeRow[] = []
  for (;;) {
    const version = Math.min(...cursors.map(versionAt))
    if (version === Infinity) break
    let chosen: LakeRow | undefined
    for (const cursor of cursors) {
      if (versionAt(cursor) !== version) continue
      chosen = cursor.rows[cursor.next++]
      if (cursor.next >= cursor.rows.length) await refill(cursor)
    }
    merged.push(chosen!)
    if (merged.length < mergedRows) continue
    yield merged
    merged = []
  }
  yield merged
}

async function refill(cursor: Cursor): Promise<void> {
  cursor.next = 0
  cursor.rows = []
  while (cursor.rows.length === 0) {
    const { value, done } = (await cursor.batches.next()) as IteratorResult<LakeRow[], undefined>
    if (done === true) return
    cursor.rows = value
  }
}

/** The version a source is at; infinite at its end. */
function versionAt({ rows, next }: Cursor): number {
  const row = rows[next]
  return row === undefined ? Infinity : Number(row['version'])
}
