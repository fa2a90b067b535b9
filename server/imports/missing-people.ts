import { openSync, closeSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const fileName = 'missing.ids'
/** An id of a person and the end of its line. */
const lineBytes = 27

/** Keeps the ids of people who are missing from a snapshot beside the sheet, as many as there are. */
export function openMissing(folder: string): {
  readonly add: (ids: readonly string[]) => void
  readonly close: () => void
} {
  const file = openSync(join(folder, fileName), 'w', 0o600)
  return {
    add: (ids) => void writeSync(file, ids.map((id) => `${id}\n`).join('')),
    close: () => closeSync(file),
  }
}

/** Some of the ids, from a place on; none when no snapshot was checked. */
export function readMissing(
  folder: string,
  { from, limit }: { readonly from: number; readonly limit: number },
): string[] {
  let file: number
  try {
    file = openSync(join(folder, fileName), 'r')
  } catch {
    return []
  }
  try {
    const block = Buffer.alloc(limit * lineBytes)
    const bytes = readSync(file, block, 0, block.length, from * lineBytes)
    return block
      .toString('latin1', 0, bytes)
      .split('\n')
      .filter((id) => id !== '')
  } finally {
    closeSync(file)
  }
}
