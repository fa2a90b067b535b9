import { AppError } from '@cadre/core'
import { digestContent } from './content-digest.ts'
import type { LakeStorage } from './lake-storage.ts'
import { setPlaces } from './list-sets.ts'
import { places, presentHash, readContent, readManifest } from './manifest.ts'
import { checkedFile, readRows } from './read-set.ts'

/** What is wrong in a lake, and where. */
export interface LakeFault {
  readonly place: string
  readonly message: string
}

export interface LakeReport {
  readonly sets: number
  readonly contents: number
  /** Contents that no data set names: left by a kill between content and manifest. */
  readonly unused: readonly string[]
  readonly faults: readonly LakeFault[]
}

const known = new Set(['content', 'sets', 'tombstones', 'erasures', 'figures', 'tmp'])

/**
 * Checks every file of a lake against what was written: manifests can be read, their content is there, files
 * have the bytes they had, and with `isDeep` the rows in them have the hash that names them.
 */
export async function verifyLake(
  lake: LakeStorage,
  { isDeep = false }: { readonly isDeep?: boolean } = {},
): Promise<LakeReport> {
  const faults: LakeFault[] = []
  const used = new Set<string>()
  const note = async (place: string, check: () => Promise<void>): Promise<void> => {
    try {
      await check()
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      faults.push({ place, message: error.message })
    }
  }
  let sets = 0
  for (const { name, sequence } of await setPlaces(lake)) {
    sets++
    await note(places.manifest(name, sequence), async () => {
      const manifest = await readManifest(lake, name, sequence)
      used.add(await presentHash(lake, manifest.hash))
      await readContent(lake, manifest.hash)
    })
  }
  const hashes = await lake.list('content')
  for (const hash of hashes) {
    await note(`content/${hash}`, () => checkContent(lake, hash, isDeep))
  }
  for (const name of await lake.list('')) {
    if (!known.has(name))
      faults.push({ place: name, message: 'Cadre did not put this here. Nothing reads it.' })
  }
  return { sets, contents: hashes.length, unused: hashes.filter((hash) => !used.has(hash)), faults }
}

async function checkContent(lake: LakeStorage, hash: string, isDeep: boolean): Promise<void> {
  const content = await readContent(lake, hash)
  const path = await checkedFile(lake, content)
  if (!isDeep) return
  const digest = digestContent(content)
  for await (const rows of readRows({ content, path })) digest.add(rows)
  if (digest.hash() !== hash)
    throw new AppError('lake-damaged', 'The rows are not those that the name stands for.')
}
