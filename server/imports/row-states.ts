import { closeSync, constants, openSync, writeSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { explainSpace } from './without-space.ts'

const fileName = 'rows.states'

/**
 * Keeps what became of some rows beside the sheet, by their places in the order in which they are taken, before the
 * transaction that did it is committed: whoever goes on after a kill knows it of every row that is done, and does the
 * others again.
 */
export function keepStates(folder: string, place: number, states: Uint8Array): void {
  try {
    const file = openSync(join(folder, fileName), constants.O_RDWR | constants.O_CREAT, 0o600)
    try {
      writeSync(file, states, 0, states.length, place)
    } finally {
      closeSync(file)
    }
  } catch (error) {
    // The transaction is given up with it: nothing is written that would not be known of.
    throw explainSpace(error)
  }
}

/** What became of the rows of the first places, in their order; of others nothing is known. */
export async function readStates(folder: string, places: number): Promise<Uint8Array> {
  const kept = await readFile(join(folder, fileName)).catch(() => new Uint8Array())
  return kept.subarray(0, places)
}
