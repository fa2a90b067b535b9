import type { Target } from '../estimator.ts'
import { createRandom, deriveSeed } from '../random.ts'
import type { Fold } from './fold.ts'

/** One round of a search: so many configurations, each fitted on this share of the training rows. */
export interface Rung {
  readonly share: number
  readonly configurations: number
}

/** Each rung of successive halving keeps one in `keepOneIn` and gives it as many times the rows. */
const keepOneIn = 3
const mostRungs = 4
const leastTrainRows = 500

/**
 * 'random' draws from the declared ranges; 'halving' drops most draws after fits on a share of the rows;
 * 'grid' takes even values of each; 'tpe' draws a few, then what earlier fits speak for.
 */
export type SearchStrategy = 'random' | 'halving' | 'grid' | 'tpe'

export interface RungPlan {
  readonly strategy: SearchStrategy
  /** Fits there may be in all; a fit counts one whatever share of the rows it saw. */
  readonly evaluations: number
  readonly folds: readonly Fold[]
}

/**
 * How many configurations a search can afford, and on which share of the rows. Every search but
 * halving is one rung of all rows; so is halving when the first rung would see fewer than 500 rows.
 * There is always one configuration, the default.
 */
export function planRungs({ strategy, evaluations, folds }: RungPlan): Rung[] {
  const affordable = Math.max(1, Math.floor(evaluations / folds.length))
  if (strategy !== 'halving') return [{ share: 1, configurations: affordable }]
  const rungCount = affordableRungs(Math.min(...folds.map(({ train }) => train.length)))
  for (let first = affordable; first > keepOneIn; first--) {
    const rungs = halvingRungs(first, rungCount)
    const needed = rungs.reduce((sum, { configurations }) => sum + configurations, 0)
    if (needed <= affordable) return rungs
  }
  return [{ share: 1, configurations: affordable }]
}

function affordableRungs(trainRows: number): number {
  let rungs = 1
  while (rungs < mostRungs && trainRows / keepOneIn ** rungs >= leastTrainRows) rungs++
  return rungs
}

function halvingRungs(first: number, rungCount: number): Rung[] {
  return Array.from({ length: rungCount }, (_, rung) => ({
    share: 1 / keepOneIn ** (rungCount - 1 - rung),
    // The default always stays, and someone has to challenge it.
    configurations: Math.max(2, Math.floor(first / keepOneIn ** rung)),
  }))
}

/**
 * A share of each fold's training rows, of every class alike (at least one row of each). A smaller
 * share of the same seed is part of a larger one.
 */
export function shareOfFolds(
  folds: readonly Fold[],
  target: Target,
  { share, seed }: { readonly share: number; readonly seed: number },
): readonly Fold[] {
  if (share === 1) return folds
  return folds.map(({ train, test }, fold) => {
    const shuffled = createRandom(deriveSeed(seed, 'share', fold)).shuffle(Int32Array.from(train))
    return { train: firstOfEachClass(shuffled, target, share).sort(), test }
  })
}

function firstOfEachClass(rows: Int32Array, { task, values }: Target, share: number): Int32Array {
  const classOf = (row: number): number => (task === 'regression' ? 0 : values[row]!)
  const left = new Map<number, number>()
  for (const row of rows) left.set(classOf(row), (left.get(classOf(row)) ?? 0) + 1)
  for (const [ofClass, count] of left) left.set(ofClass, Math.max(1, Math.round(count * share)))
  return rows.filter((row) => {
    const remaining = left.get(classOf(row))!
    left.set(classOf(row), remaining - 1)
    return remaining > 0
  })
}
