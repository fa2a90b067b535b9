import type { Target } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import { exponential } from '../kernels/exponential.ts'
import { listRows, ndcg } from '../metrics/ranking.ts'
import type { Loss } from './loss.ts'

/** The highest grade: what 2^grade − 1 is worth stays far from what a double can hold. */
const mostGrade = 30

interface LambdaOptions {
  /** Pairs count when one of them is among so many at the top of its list. */
  readonly truncation: number
  /** Whether each list counts alike, however many pairs are out of order in it. */
  readonly normalise: boolean
}

/**
 * LambdaMART (Burges 2010): rows of a list push each other apart by how much NDCG would change if they
 * swapped places, times the chance that their order is wrong. Details (normalisation, truncation) are
 * LightGBM's. Grades are whole numbers from 0. Throws `invalid-target`, `shape`.
 */
export function lambdaLoss({ values, queries }: Target, options: LambdaOptions): Loss {
  const row = values.findIndex((grade) => !(Number.isInteger(grade) && grade >= 0 && grade <= mostGrade))
  if (row >= 0)
    throw new LearnError(
      'invalid-target',
      `Ranking needs whole grades from 0 to ${mostGrade}; the target of row ${row + 1} is ${values[row]}.`,
      { row },
    )
  const all = listRows(queries, values.length)
  const longest = all.reduce((most, rows) => Math.max(most, rows.length), 0)
  const discounts = Float64Array.from({ length: longest }, (_, place) => 1 / Math.log2(place + 2))
  let lists: readonly GradedList[] | undefined
  return {
    outputs: 1,
    start: () => Float64Array.of(0),
    prepare() {},
    writePairs({ margins, weights, rowCount }, _output, pairs) {
      // Rows without weight are in no list.
      lists ??= all.map((rows) =>
        describeList(weights ? rows.filter((at) => weights[at]! > 0) : rows, values, options),
      )
      pairs.fill(0, 0, 2 * rowCount)
      for (const list of lists) addList(list, { margins, pairs, discounts, ...options })
      if (!weights) return
      for (let at = 0; at < rowCount; at++) {
        pairs[2 * at]! *= weights[at]!
        pairs[2 * at + 1]! *= weights[at]!
      }
    },
    measure: (margins) => {
      const value = ndcg(values, margins, { queries, k: watchedRows })
      return Number.isNaN(value) ? 0 : 1 - value
    },
  }
}

/** Early stopping watches NDCG of so many at the top. */
const watchedRows = 10

interface GradedList {
  readonly rows: Int32Array
  readonly grades: Float64Array
  readonly gains: Float64Array
  /** One over the best discounted gain of the top; 0 when nothing in the list is worth anything. */
  readonly scale: number
}

function describeList(rows: Int32Array, values: Float64Array, { truncation }: LambdaOptions): GradedList {
  const grades = Float64Array.from(rows, (row) => values[row]!)
  const gains = grades.map((grade) => 2 ** grade - 1)
  const best = gains.toSorted((a, b) => b - a).subarray(0, truncation)
  const ideal = best.reduce((sum, gain, place) => sum + gain / Math.log2(place + 2), 0)
  return { rows, grades, gains, scale: ideal > 0 ? 1 / ideal : 0 }
}

interface LambdaSums extends LambdaOptions {
  readonly margins: Float64Array
  readonly pairs: Float64Array
  readonly discounts: Float64Array
}

function addList({ rows, grades, gains, scale }: GradedList, sums: LambdaSums): void {
  const { margins, pairs, discounts, truncation, normalise } = sums
  const count = rows.length
  if (scale === 0 || count < 2) return
  const order = Int32Array.from({ length: count }, (_, i) => i).sort(
    (a, b) => margins[rows[b]!]! - margins[rows[a]!]! || a - b,
  )
  const isSpread = margins[rows[order[0]!]!] !== margins[rows[order[count - 1]!]!]
  let total = 0
  for (let first = 0; first < Math.min(truncation, count - 1); first++) {
    for (let second = first + 1; second < count; second++) {
      const [a, b] = [order[first]!, order[second]!]
      if (grades[a] === grades[b]) continue
      const [high, low] = grades[a]! > grades[b]! ? [a, b] : [b, a]
      const lead = margins[rows[high]!]! - margins[rows[low]!]!
      let change = (gains[high]! - gains[low]!) * (discounts[first]! - discounts[second]!) * scale
      if (normalise && isSpread) change /= 0.01 + Math.abs(lead)
      const wrong = 1 / (1 + exponential(lead))
      const push = change * wrong
      const curve = push * (1 - wrong)
      pairs[2 * rows[high]!]! -= push
      pairs[2 * rows[low]!]! += push
      pairs[2 * rows[high]! + 1]! += curve
      pairs[2 * rows[low]! + 1]! += curve
      total += 2 * push
    }
  }
  if (!normalise || total === 0) return
  const factor = Math.log2(1 + total) / total
  for (const row of rows) {
    pairs[2 * row]! *= factor
    pairs[2 * row + 1]! *= factor
  }
}
