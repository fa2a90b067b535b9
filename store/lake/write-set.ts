import { AppError } from '@cadre/core'
import type { ContentShape } from './content-digest.ts'
import type { LakeRow, LakeRows } from './lake-column.ts'
import type { LakeStorage } from './lake-storage.ts'
import { isSetName, places } from './manifest.ts'
import type { LakeManifest } from './manifest.ts'
import { openContentWriter } from './write-content.ts'

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
  /** Hash of the declarations that its columns are worked out from. */
  readonly declarations?: string
  readonly now: Date
  readonly signal?: AbortSignal
}

/**
 * Writes a data set: content under its hash, then the manifest that names it. Content that is there
 * already is not written twice. Throws `AppError` when the disk refuses, and `record-conflict` when somebody was
 * erased meanwhile: the rows were read before, so they have to be read again.
 */
export async function writeSet(lake: LakeStorage, set: NewSet, rows: LakeRows): Promise<LakeManifest> {
  const writer = await openSetWriter(lake, set)
  try {
    for await (const batch of rows) {
      set.signal?.throwIfAborted()
      await writer.add(batch)
    }
    return await writer.finish()
  } finally {
    await writer.discard()
  }
}

/** A data set that is being written: nothing of it can be seen before it is finished. */
export interface SetWriter {
  /** Takes in the next rows, in the order of the key. */
  readonly add: (rows: readonly LakeRow[]) => Promise<void>
  readonly finish: () => Promise<LakeManifest>
  /** Removes what lies in the way, whether it was finished or not. */
  readonly discard: () => Promise<void>
}

/** Opens a data set for rows that come bit by bit; otherwise as `writeSet`. */
export async function openSetWriter(lake: LakeStorage, set: NewSet): Promise<SetWriter> {
  if (!isSetName(set.name) || !/^[0-9A-Za-z._-]{1,80}$/.test(set.sequence))
    throw new Error(`"${set.name}" ${set.sequence} cannot name a data set`)
  const erasures = await lake.list('erasures')
  const content = await openContentWriter(lake, set)
  return {
    add: content.add,
    discard: content.discard,
    finish: async () => {
      const hash = await content.finish()
      const isSame = async (): Promise<boolean> => (await lake.list('erasures')).length === erasures.length
      return writeManifest(lake, manifestOf(set, hash, lake.codeVersion), isSame)
    },
  }
}

function manifestOf(set: NewSet, hash: string, codeVersion: string | null): LakeManifest {
  return {
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
    codeVersion,
    declarations: set.declarations ?? null,
  }
}

async function writeManifest(
  lake: LakeStorage,
  manifest: LakeManifest,
  isWhole: () => Promise<boolean>,
): Promise<LakeManifest> {
  const place = places.manifest(manifest.name, manifest.sequence)
  const isNew = await lake.put(place, `${JSON.stringify(manifest, null, 2)}\n`)
  if (await isWhole()) return manifest
  // An erasure looks through the lake after it has left its mark: one of the two sees the other.
  if (isNew) await lake.remove(place)
  throw new AppError('record-conflict', 'Somebody was erased while the data set was written. Write it again.')
}
