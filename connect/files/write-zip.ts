import { zipSync } from 'fflate'

/** Files by name as one ZIP archive. The same files give the same bytes: each is dated to the first day that the format knows. */
export function zipOf(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return zipSync(Object.fromEntries(files), { mtime: new Date(1980, 0, 1) })
}
