import type { Target } from '@cadre/learn'
import { wilsonInterval } from '@cadre/learn/metrics'
import { minimumCounts } from '@cadre/people'

/**
 * What came of rows with a score alike, when the model was judged on rows that it had not seen: in bins of scores, lowest
 * first. Of probabilities the share to whom it happened; of amounts how far what came was from what was said.
 */
export interface AlikeRows {
  readonly kind: 'share' | 'distance'
  /** A score below the first lies in the first bin; one fewer than bins. */
  readonly cuts: readonly number[]
  readonly bins: readonly AlikeBin[]
}

export interface AlikeBin {
  /** How many people, or what else the rows are about, they are of. */
  readonly people: number
  /** Of probabilities: the share to whom it happened. */
  readonly share?: number
  /** Of probabilities the bounds of the share, with a confidence of 95 %; of amounts what to add to the score: four of five lay between. */
  readonly low: number
  readonly high: number
}

interface JudgedRows {
  /** One a row, as `scoreOfRows` gives it; NaN of those that were not judged. */
  readonly scores: Float64Array
  /** rows × outputs. */
  readonly predictions: Float64Array
  readonly target: Target
  /** Rows of the same number are of the same person. */
  readonly groups: Int32Array
}

interface Judged {
  readonly score: number
  /** 1 where it happened, or of several classes where the likeliest was right; of amounts what came less what was said. */
  readonly came: number
  readonly group: number
}

const mostBins = 10
/** Of a hundred that came of such a score, so many lie between the bounds of an amount. */
const covered = 0.8

/**
 * Rows in bins about equally filled, each of thirty people at least. Rows of one person are told by one another, so that an
 * interval counts people: it is rather too wide than too narrow. Nothing of fewer than thirty people.
 */
export function alikeRows({ scores, predictions, target, groups }: JudgedRows): AlikeRows | undefined {
  const outputs = predictions.length / scores.length
  const judged: Judged[] = []
  for (const [row, score] of scores.entries())
    if (!Number.isNaN(score))
      judged.push({ score, came: whatCame(row, { predictions, outputs, target }), group: groups[row]! })
  judged.sort((a, b) => a.score - b.score)
  const bins = cutInBins(judged)
  if (bins.length === 0) return undefined
  const kind = target.task === 'regression' ? 'distance' : 'share'
  return {
    kind,
    cuts: bins.slice(1).map((rows) => rows[0]!.score),
    bins: bins.map(kind === 'share' ? shareOf : distanceOf),
  }
}

function whatCame(
  row: number,
  { predictions, outputs, target }: Pick<JudgedRows, 'predictions' | 'target'> & { readonly outputs: number },
): number {
  const value = target.values[row]!
  if (target.task === 'regression') return value - predictions[row]!
  if (outputs === 1) return value
  const ofRow = predictions.subarray(row * outputs, (row + 1) * outputs)
  return ofRow.indexOf(Math.max(...ofRow)) === value ? 1 : 0
}

/** Equal scores stay together; what is left at the end joins the last bin. */
function cutInBins(judged: readonly Judged[]): Judged[][] {
  const perBin = judged.length / mostBins
  const bins: Judged[][] = []
  let bin: Judged[] = []
  let people = new Set<number>()
  for (const [at, row] of judged.entries()) {
    bin.push(row)
    people.add(row.group)
    const isFull = bin.length >= perBin && people.size >= minimumCounts.inferenceMinimum
    if (!isFull || judged[at + 1]?.score === row.score) continue
    bins.push(bin)
    bin = []
    people = new Set()
  }
  if (bins.length > 0) bins.at(-1)!.push(...bin)
  return bins
}

function shareOf(rows: readonly Judged[]): AlikeBin {
  const people = countPeople(rows)
  const share = rows.reduce((sum, { came }) => sum + came, 0) / rows.length
  const { low, high } = wilsonInterval(share * people, people)
  return { people, share, low, high }
}

/** Bounds of split conformal prediction (Vovk et al. 2005, Lei et al. 2018) on rows out of fold, with the correction for how few there are. */
function distanceOf(rows: readonly Judged[]): AlikeBin {
  const distances = rows.map(({ came }) => came).toSorted((a, b) => a - b)
  const beyond = Math.max(1, Math.floor(((1 - covered) / 2) * (distances.length + 1)))
  return { people: countPeople(rows), low: distances[beyond - 1]!, high: distances.at(-beyond)! }
}

function countPeople(rows: readonly Judged[]): number {
  return new Set(rows.map(({ group }) => group)).size
}
