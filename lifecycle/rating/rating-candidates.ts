import { probabilityAttribution } from '@cadre/learn/blend'
import { takeRows } from '@cadre/learn/table'
import type { Table } from '@cadre/learn/table'
import type { Fitted, Target } from '@cadre/learn'
import { learnerNamed } from '../learners.ts'
import type { Contributions } from '../person-days/index.ts'
import type { RatedRows } from './follow-ratings.ts'

/** A way to tell the probability of each class of the next review. */
export interface RatingCandidate {
  readonly name: string
  readonly label: string
  /** How hard it is to read, 0 to 4. */
  readonly complexity: number
  fit(rows: RatedRows, train: Int32Array, options: CandidateOptions): Promise<FittedRating>
}

interface CandidateOptions {
  readonly seed: number
  readonly signal?: AbortSignal | undefined
}

export interface FittedRating {
  /** Rows × classes. `last` is the class of each row's last review, -1 where there is none. */
  predict(table: Table, last: Int32Array): Float64Array
  /** What each feature adds to the rating that is expected, in points of the scale. */
  explain?(table: Table): Contributions
}

/** What every model has to beat: what followed the same rating before. */
export const lastTime: RatingCandidate = {
  name: 'last-time',
  label: 'what followed the same rating',
  complexity: 0,
  fit: async (rows, train) => ({ predict: followedBy(rows, train) }),
}

/** Few rounds, few people: small steps and small trees. */
const smallTrees = { rounds: 120, learningRate: 0.04, maxLeaves: 4, minLeafWeight: 20 }

/** The candidates of a use case. A plain error for a name there is not. */
export function ratingCandidatesNamed(names: readonly string[]): RatingCandidate[] {
  return [lastTime, ...names.map(learnedBy)]
}

function learnedBy(name: string): RatingCandidate {
  const definition = learnerNamed(name)
  const learner = definition.create(name === 'gradient-boosting' ? smallTrees : {})
  return {
    name,
    label: definition.label,
    complexity: definition.complexity,
    async fit(rows, train, { seed, signal }) {
      const { middles } = rows.classes
      const target = targetOf(rows, train)
      const fitted = await learner.fit(takeRows(rows.table, train), target, undefined, {
        seed,
        ...(signal && { signal }),
      })
      return {
        predict: (table) => spread(fitted, table, { seen: target.seen, count: middles.length }),
        ...(fitted.explain && { explain: (table) => expectedRating(fitted, table, { ...target, middles }) }),
      }
    },
  }
}

interface SeenTarget extends Target {
  /** The classes that the rows have, out of all there are. */
  readonly seen: readonly number[]
}

/** Earlier rounds may lack a class altogether. */
function targetOf({ next, classes }: RatedRows, train: Int32Array): SeenTarget {
  const seen = [...new Set(Array.from(train, (row) => next[row]!))].toSorted((a, b) => a - b)
  return {
    task: seen.length === 2 ? 'binary' : 'multiclass',
    values: Float64Array.from(train, (row) => seen.indexOf(next[row]!)),
    classes: seen.map((at) => classes.labels[at]!),
    seen,
  }
}

/** Probabilities of the classes that were seen, among all classes. */
function spread(
  fitted: Fitted,
  table: Table,
  { seen, count }: { readonly seen: readonly number[]; readonly count: number },
): Float64Array {
  const predicted = fitted.predict(table)
  const all = new Float64Array(table.rowCount * count)
  for (let row = 0; row < table.rowCount; row++) {
    if (fitted.outputs === 1) {
      all[row * count + seen[0]!] = 1 - predicted[row]!
      all[row * count + seen[1]!] = predicted[row]!
      continue
    }
    for (const [output, at] of seen.entries()) all[row * count + at] = predicted[row * seen.length + output]!
  }
  return all
}

/** Contributions to probabilities, weighted by the ratings they are of: they add up to the rating that is expected. */
function expectedRating(
  fitted: Fitted,
  table: Table,
  { seen, middles }: { readonly seen: readonly number[]; readonly middles: Float64Array },
): Contributions {
  const { names, values } = probabilityAttribution(fitted.explain!(table), fitted.link)
  const { outputs } = fitted
  // Of two classes only the probability of the upper one is told.
  const points = outputs === 1 ? [middles[seen[1]!]! - middles[seen[0]!]!] : seen.map((at) => middles[at]!)
  const added = new Float64Array(table.rowCount * names.length)
  for (let row = 0; row < table.rowCount; row++)
    for (const [output, point] of points.entries())
      for (let at = 0; at < names.length; at++)
        added[row * names.length + at]! += point * values[(row * outputs + output) * names.length + at]!
  return { names, values: added }
}

/** Shares of the classes that followed each class, with one more row spread as all classes are. */
function followedBy({ next, last, classes }: RatedRows, train: Int32Array): FittedRating['predict'] {
  const count = classes.labels.length
  const overall = new Float64Array(count).fill(1 / count)
  for (const row of train) overall[next[row]!]!++
  const total = train.length + 1
  const shares = overall.map((rows) => rows / total)
  const followed = Array.from({ length: count }, () => Float64Array.from(shares))
  for (const row of train) if (last[row]! >= 0) followed[last[row]!]![next[row]!]!++
  const after = followed.map((rows) => {
    const sum = rows.reduce((all, value) => all + value, 0)
    return rows.map((value) => value / sum)
  })
  return (_, lastOf) => {
    const predicted = new Float64Array(lastOf.length * count)
    lastOf.forEach((of, row) => predicted.set(of < 0 ? shares : after[of]!, row * count))
    return predicted
  }
}
