import { createRandom, deriveSeed } from '@cadre/learn'

export const folds = 5
/** Weight of the overall rate in the rate of a state, in rows. */
export const priorRows = 5

/** A fold from 0 to 4 for each row, of equal sizes. */
export function drawFolds(rows: number, seed: number): Int32Array {
  const random = createRandom(deriveSeed(seed, 'single-column-power'))
  return random.shuffle(Int32Array.from({ length: rows }, (_, row) => row % folds))
}
