import { LearnError } from '../learn-error.ts'
import type { Estimate } from './estimate.ts'
import type { Evaluation } from './evaluation.ts'

export interface RankingOptions {
  /** Rows of one number are one list; all rows are when not given. */
  readonly queries?: Int32Array | undefined
  /** How many of the top of each list count; all when not given. */
  readonly k?: number
  /** What a grade is worth: 2^grade − 1, or the grade itself. */
  readonly gain?: 'exponential' | 'linear'
}

/**
 * Normalised discounted cumulative gain (Järvelin and Kekäläinen 2002), the mean over lists: the gains of
 * the top rows, each divided by log2 of one more than its place, over those of the best order. Rows of
 * equal scores share the gains of their places. Lists without any grade above 0 are passed over; NaN when
 * there is no other. Throws `shape`.
 */
export function ndcg(grades: Float64Array, scores: Float64Array, options: RankingOptions = {}): number {
  return meanOverLists({ grades, scores, options }, ndcgOfList)
}

/** Mean average precision of the top k, rows of a grade above 0 being hits; ties count as chance would. */
export function meanAveragePrecision(
  grades: Float64Array,
  scores: Float64Array,
  options: RankingOptions = {},
): number {
  return meanOverLists({ grades, scores, options }, averagePrecisionOfList)
}

/** One over the place of the first hit in the top k, 0 without one: the mean over lists; ties count as chance would. */
export function meanReciprocalRank(
  grades: Float64Array,
  scores: Float64Array,
  options: RankingOptions = {},
): number {
  return meanOverLists({ grades, scores, options }, reciprocalRankOfList)
}

/** The rows of each list, lists in order of their numbers. */
export function listRows(queries: Int32Array | undefined, rowCount: number): readonly Int32Array[] {
  if (queries && queries.length !== rowCount)
    throw new LearnError('shape', `There are ${queries.length} list numbers for ${rowCount} rows.`)
  if (!queries) return [Int32Array.from({ length: rowCount }, (_, row) => row)]
  const order = Int32Array.from({ length: rowCount }, (_, row) => row).sort(
    (a, b) => queries[a]! - queries[b]! || a - b,
  )
  const lists: Int32Array[] = []
  for (let from = 0, to = 1; to <= rowCount; to++) {
    if (to < rowCount && queries[order[to]!] === queries[order[from]!]) continue
    lists.push(order.subarray(from, to))
    from = to
  }
  return lists
}

interface Ranked {
  readonly grades: Float64Array
  readonly scores: Float64Array
  readonly options: RankingOptions
}

/** The grades of one list in stretches of equal scores, the highest first. */
interface RankedList {
  readonly stretches: readonly (readonly number[])[]
  readonly k: number
  readonly gainOf: (grade: number) => number
}

type ListFigure = (list: RankedList) => number

function meanOverLists(ranked: Ranked, figure: ListFigure): number {
  const values = listRows(ranked.options.queries, ranked.grades.length)
    .map((rows) => figure(rankList(ranked, rows)))
    .filter((value) => !Number.isNaN(value))
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function rankList({ grades, scores, options }: Ranked, rows: Int32Array): RankedList {
  const order = rows.toSorted((a, b) => scores[b]! - scores[a]!)
  const stretches: number[][] = []
  order.forEach((row, place) => {
    if (place === 0 || scores[row] !== scores[order[place - 1]!]) stretches.push([])
    stretches.at(-1)!.push(grades[row]!)
  })
  const { k = Infinity, gain = 'exponential' } = options
  return { stretches, k, gainOf: gain === 'linear' ? (grade) => grade : (grade) => 2 ** grade - 1 }
}

function ndcgOfList({ stretches, k, gainOf }: RankedList): number {
  const best = stretches.flat().toSorted((a, b) => b - a)
  const ideal = discountedGain(
    best.map((grade) => [grade]),
    { k, gainOf },
  )
  return ideal > 0 ? discountedGain(stretches, { k, gainOf }) / ideal : Number.NaN
}

function discountedGain(
  stretches: readonly (readonly number[])[],
  { k, gainOf }: Omit<RankedList, 'stretches'>,
): number {
  let sum = 0
  let place = 0
  for (const stretch of stretches) {
    const gain = stretch.reduce((total, grade) => total + gainOf(grade), 0) / stretch.length
    for (let i = 0; i < stretch.length && place < k; i++, place++) sum += gain / Math.log2(place + 2)
    if (place >= k) break
  }
  return sum
}

function averagePrecisionOfList({ stretches, k }: RankedList): number {
  const hits = countHits(stretches.flat())
  if (hits === 0) return Number.NaN
  let sum = 0
  let place = 0
  let before = 0
  for (const stretch of stretches) {
    const here = countHits(stretch)
    for (let i = 0; i < stretch.length && place + i < k; i++) {
      // The chance of a hit at this place, times the hits up to it when there is one.
      const others = stretch.length > 1 ? (i * (here - 1)) / (stretch.length - 1) : 0
      sum += ((here / stretch.length) * (before + 1 + others)) / (place + i + 1)
    }
    place += stretch.length
    before += here
  }
  return sum / Math.min(hits, k)
}

function reciprocalRankOfList({ stretches, k }: RankedList): number {
  if (countHits(stretches.flat()) === 0) return Number.NaN
  let place = 0
  for (const stretch of stretches) {
    const hits = countHits(stretch)
    if (hits > 0) return firstHit(stretch.length, hits, { place, k })
    place += stretch.length
  }
  return 0
}

/** The mean of one over the place of the first of some hits among rows in an order of chance. */
function firstHit(rows: number, hits: number, { place, k }: { place: number; k: number }): number {
  let sum = 0
  let noneBefore = 1
  for (let i = 0; i <= rows - hits && place + i < k; i++) {
    sum += (noneBefore * hits) / (rows - i) / (place + i + 1)
    noneBefore *= (rows - hits - i) / (rows - i)
  }
  return sum
}

function countHits(grades: readonly number[]): number {
  return grades.reduce((count, grade) => count + (grade > 0 ? 1 : 0), 0)
}

const figures = { ndcg: ndcgOfList, map: averagePrecisionOfList, mrr: reciprocalRankOfList } as const

/** A figure of lists as an estimate: each list is one observation, whatever its rows weigh. */
export function rankingEstimate(
  { truth, predictions, weights, queries }: Evaluation,
  { figure, k }: { readonly figure: keyof typeof figures; readonly k: number },
): Estimate {
  const ranked = { grades: truth, scores: predictions, options: { k } }
  const lists = listRows(queries, truth.length)
    .map((rows) => ({ rows, value: figures[figure](rankList(ranked, rows)) }))
    .filter(({ value }) => !Number.isNaN(value))
  const value = lists.reduce((sum, list) => sum + list.value, 0) / lists.length
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const influence = new Float64Array(truth.length)
  for (const { rows, value: own } of lists) {
    const weight = rows.reduce((sum, row) => sum + weights[row]!, 0)
    for (const row of rows) if (weight > 0) influence[row] = ((own - value) / lists.length) * (total / weight)
  }
  return { value, influence }
}
