import { newId } from '@cadre/core'
import type { LakeRow } from './lake-column.ts'
import type { LakeStorage } from './lake-storage.ts'
import { places, readContent, readTombstone } from './manifest.ts'
import type { LakeContent, Tombstone } from './manifest.ts'
import { checkedFile, readRows } from './read-set.ts'
import { writeContent } from './write-content.ts'

interface EraseOptions {
  readonly now: Date
  /** Kept in the tombstones; nothing about the person. */
  readonly reason: string
  readonly signal?: AbortSignal
}

/**
 * Erases people from every data set, after their records are gone from the database: rows about them are
 * left out, references to them emptied. Each content that changes is rewritten under its new hash, the old one
 * removed, and a tombstone points from old to new. Can be repeated after a kill. Returns what was rewritten.
 */
export async function eraseFromLake(
  lake: LakeStorage,
  ids: readonly string[],
  { now, reason, signal }: EraseOptions,
): Promise<Tombstone[]> {
  // Whoever writes a data set from rows read before sees this mark, and reads them again.
  await lake.put(`erasures/${newId('era')}.json`, `${JSON.stringify({ at: now.toISOString(), reason })}\n`)
  const erased = new Set(ids)
  const tombstones: Tombstone[] = []
  for (const hash of await lake.list('content')) {
    signal?.throwIfAborted()
    if (await readTombstone(lake, hash)) {
      // Killed between tombstone and removal.
      await removeContent(lake, hash)
      continue
    }
    const content = await readContent(lake, hash)
    const rowsRemoved = await countAffected(lake, content, erased)
    if (rowsRemoved === undefined) continue
    const rows = withoutErased(content, { rows: await rowsOf(lake, content), erased })
    const to = await writeContent(lake, content, rows)
    const tombstone = { from: hash, to, at: now.toISOString(), reason, rowsRemoved }
    await lake.put(places.tombstone(hash), `${JSON.stringify(tombstone, null, 2)}\n`)
    await removeContent(lake, hash)
    tombstones.push(tombstone)
  }
  return tombstones
}

/** What was counted goes first: figures with and without somebody, side by side, would tell of that one. */
async function removeContent(lake: LakeStorage, hash: string): Promise<void> {
  if ((await lake.read(places.figures(hash))) !== undefined) await lake.remove(places.figures(hash))
  await lake.remove(places.content(hash))
}

/** How many rows go; `undefined` when nothing in the content is about or refers to the erased. */
async function countAffected(
  lake: LakeStorage,
  content: LakeContent,
  erased: ReadonlySet<string>,
): Promise<number | undefined> {
  const columns = content.columns.filter(({ role }) => role !== undefined)
  if (columns.length === 0) return undefined
  let removed = 0
  let isTouched = false
  for await (const batch of await rowsOf(lake, content)) {
    for (const row of batch) {
      const hits = columns.filter(({ name }) => isErased(row[name], erased))
      if (hits.length > 0) isTouched = true
      if (hits.some(({ role }) => role === 'subject')) removed++
    }
  }
  return isTouched ? removed : undefined
}

async function rowsOf(lake: LakeStorage, content: LakeContent): Promise<AsyncIterable<LakeRow[]>> {
  return readRows({ content, path: await checkedFile(lake, content) })
}

async function* withoutErased(
  { columns }: LakeContent,
  { rows, erased }: { readonly rows: AsyncIterable<LakeRow[]>; readonly erased: ReadonlySet<string> },
): AsyncGenerator<LakeRow[]> {
  const subjects = columns.filter(({ role }) => role === 'subject')
  const references = columns.filter(({ role }) => role === 'reference')
  for await (const batch of rows) {
    yield batch
      .filter((row) => !subjects.some(({ name }) => isErased(row[name], erased)))
      .map((row) => {
        const hits = references.filter(({ name }) => isErased(row[name], erased))
        return hits.length === 0
          ? row
          : { ...row, ...Object.fromEntries(hits.map(({ name }) => [name, null])) }
      })
  }
}

function isErased(value: unknown, erased: ReadonlySet<string>): boolean {
  return typeof value === 'string' && erased.has(value)
}
