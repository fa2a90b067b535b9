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
  const places = makePlaces(longest)
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
      for (const list of lists) addList(list, { margins, pairs, discounts, places, ...options })
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
  readonly gains: Float64Array
  /** One over the best discounted gain of the top; 0 when nothing in the list is worth anything. */
  readonly scale: number
}

function describeList(rows: Int32Array, values: Float64Array, { truncation }: LambdaOptions): GradedList {
  const gains = Float64Array.from(rows, (row) => 2 ** values[row]! - 1)
  const best = gains.toSorted((a, b) => b - a).subarray(0, truncation)
  const ideal = best.reduce((sum, gain, place) => sum + gain / Math.log2(place + 2), 0)
  return { rows, gains, scale: ideal > 0 ? 1 / ideal : 0 }
}

interface LambdaSums extends LambdaOptions {
  readonly margins: Float64Array
  readonly pairs: Float64Array
  readonly discounts: Float64Array
  readonly places: Places
}

/** What stands at each place of the list at hand: margin, gain, and what it is pushed by; used again for each. */
interface Places {
  readonly margin: Float64Array
  readonly gain: Float64Array
  readonly push: Float64Array
  readonly curve: Float64Array
}

function makePlaces(count: number): Places {
  const array = (): Float64Array => new Float64Array(count)
  return { margin: array(), gain: array(), push: array(), curve: array() }
}

function addList({ rows, gains, scale }: GradedList, sums: LambdaSums): void {
  const { margins, pairs, places, normalise } = sums
  if (scale === 0 || rows.length < 2) return
  const order = Int32Array.from(rows, (_, i) => i).sort(
    (a, b) => margins[rows[b]!]! - margins[rows[a]!]! || a - b,
  )
  order.forEach((i, place) => {
    places.margin[place] = margins[rows[i]!]!
    places.gain[place] = gains[i]!
    places.push[place] = 0
    places.curve[place] = 0
  })
  const total = addPairs(rows.length, scale, sums)
  const factor = normalise && total > 0 ? Math.log2(1 + total) / total : 1
  order.forEach((i, place) => {
    pairs[2 * rows[i]!] = places.push[place]! * factor
    pairs[2 * rows[i]! + 1] = places.curve[place]! * factor
  })
}

/** Pushes every pair of places of different grades apart; returns the sum of all pushes. */
function addPairs(count: number, scale: number, sums: LambdaSums): number {
  const { discounts, truncation, normalise } = sums
  const { margin, gain, push, curve } = sums.places
  const isTempered = normalise && margin[0] !== margin[count - 1]
  const last = Math.min(truncation, count - 1)
  let total = 0
  for (let upper = 0; upper < last; upper++) {
    for (let lower = upper + 1; lower < count; lower++) {
      const more = gain[upper]! - gain[lower]!
      if (more === 0) continue
      const isRight = more > 0
      const lead = isRight ? margin[upper]! - margin[lower]! : margin[lower]! - margin[upper]!
      let change = Math.abs(more) * (discounts[upper]! - discounts[lower]!) * scale
      if (isTempered) change /= 0.01 + Math.abs(lead)
      const wrong = 1 / (1 + exponential(lead))
      const force = change * wrong
      const bend = force * (1 - wrong)
      push[upper]! -= isRight ? force : -force
      push[lower]! += isRight ? force : -force
      curve[upper]! += bend
      curve[lower]! += bend
      total += 2 * force
    }
  }
  return total
}
