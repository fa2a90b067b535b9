import { renameSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { explainSpace } from './without-space.ts'

const fileName = 'rows.states'

/**
 * Keeps what became of rows beside the sheet, before the transaction that did it is committed: whoever goes on after a
 * kill knows it of every row that is done, and does the others again.
 */
export function keepStates(folder: string, states: Uint8Array): void {
  try {
    const path = join(folder, fileName)
    writeFileSync(`${path}.partial`, states, { mode: 0o600 })
    renameSync(`${path}.partial`, path)
  } catch (error) {
    // The transaction is given up with it: nothing is written that would not be known of.
    throw explainSpace(error)
  }
}

/** What became of the rows that are done; of the others nothing is known. */
export async function readStates(
  folder: string,
  { rowCount, isDone }: { readonly rowCount: number; readonly isDone: (row: number) => boolean },
): Promise<Uint8Array> {
  const states = new Uint8Array(rowCount + 1)
  const kept = await readFile(join(folder, fileName)).catch(() => undefined)
  if (kept?.length !== states.length) return states
  for (let row = 1; row <= rowCount; row++) if (isDone(row)) states[row] = kept[row]!
  return states
}
