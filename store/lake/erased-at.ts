import type { LakeStorage } from './lake-storage.ts'
import { readTombstone } from './manifest.ts'

/** When somebody was last erased from a content since it was written; null when nobody was. */
export async function erasedAt(lake: LakeStorage, hash: string): Promise<string | null> {
  const tombstone = await readTombstone(lake, hash)
  return tombstone ? ((await erasedAt(lake, tombstone.to)) ?? tombstone.at) : null
}
