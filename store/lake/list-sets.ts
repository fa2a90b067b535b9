import type { LakeStorage } from './lake-storage.ts'
import { readManifest } from './manifest.ts'
import type { LakeManifest } from './manifest.ts'

/** Every data set, by name and then oldest first. Throws `AppError('lake-damaged')`. */
export async function listSets(lake: LakeStorage): Promise<LakeManifest[]> {
  const found: LakeManifest[] = []
  for (const { name, sequence } of await setPlaces(lake)) found.push(await readManifest(lake, name, sequence))
  return found
}

interface SetPlace {
  readonly name: string
  readonly sequence: string
}

/** Name and sequence of every data set. */
export async function setPlaces(lake: LakeStorage, under = ''): Promise<SetPlace[]> {
  const found: SetPlace[] = []
  for (const entry of await lake.list(`sets/${under}`)) {
    if (entry.endsWith('.json')) found.push({ name: under, sequence: entry.slice(0, -'.json'.length) })
    else found.push(...(await setPlaces(lake, under === '' ? entry : `${under}/${entry}`)))
  }
  return found
}
