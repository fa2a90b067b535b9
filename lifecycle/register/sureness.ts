import { LearnError } from '@cadre/learn'
import type { Target } from '@cadre/learn'
import { fitCalibrationBand } from '@cadre/learn/calibration'
import type { CalibrationBand } from '@cadre/learn/calibration'
import { minimumCounts } from '@cadre/people'

/** How sure a score is, by what came of rows that were scored by models that had not learned from them. */
export type Sureness =
  /** What a probability has stood for. */
  | ({ readonly kind: 'probability'; readonly people: number } & CalibrationBand)
  /** How far what came was from the amount that was said, in bins of amounts, lowest first. */
  | {
      readonly kind: 'amount'
      /** An amount below the first lies in the first bin; one fewer than bins. */
      readonly cuts: readonly number[]
      readonly bins: readonly DistanceBin[]
    }

export interface DistanceBin {
  /** How many people, or what else the rows are about, they are of. */
  readonly people: number
  /** What to add to the amount: of five that came, four lay between. */
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

const fewestPeople = minimumCounts.inferenceMinimum

/** Nothing of fewer than thirty people, or where the same came of all of them. */
export function surenessOf(judged: JudgedRows): Sureness | undefined {
  const rows = [...judged.scores.keys()].filter((row) => !Number.isNaN(judged.scores[row]!))
  const people = new Set(rows.map((row) => judged.groups[row]!)).size
  if (people < fewestPeople) return undefined
  if (judged.target.task === 'regression') return distances(judged, rows)
  const took = (values: Float64Array): Float64Array => Float64Array.from(rows, (row) => values[row]!)
  const labels = Float64Array.from(rows, (row) => whatCame(judged, row))
  const groups = Int32Array.from(rows, (row) => judged.groups[row]!)
  try {
    return { kind: 'probability', people, ...fitCalibrationBand(labels, took(judged.scores), groups) }
  } catch (error) {
    if (error instanceof LearnError && error.code === 'one-class') return undefined
    throw error
  }
}

/** 1 where it happened; of several classes where the likeliest was right. */
function whatCame({ predictions, scores, target }: JudgedRows, row: number): number {
  const outputs = predictions.length / scores.length
  const value = target.values[row]!
  if (outputs === 1) return value
  const ofRow = predictions.subarray(row * outputs, (row + 1) * outputs)
  return ofRow.indexOf(Math.max(...ofRow)) === value ? 1 : 0
}

interface Distance {
  readonly said: number
  readonly came: number
  readonly group: number
}

const mostBins = 10
/** Of a hundred that came of such an amount, so many lie between the bounds. */
const covered = 0.8

function distances({ scores, target, groups }: JudgedRows, rows: readonly number[]): Sureness {
  const sorted = rows
    .map((row) => ({ said: scores[row]!, came: target.values[row]!, group: groups[row]! }))
    .toSorted((a, b) => a.said - b.said)
  const bins = cutInBins(sorted)
  return { kind: 'amount', cuts: bins.slice(1).map(([first]) => first!.said), bins: bins.map(boundsOf) }
}

/** About equally filled, each of thirty people at least. Equal amounts stay together; what is left at the end joins the last bin. */
function cutInBins(sorted: readonly Distance[]): Distance[][] {
  const bins: Distance[][] = []
  let bin: Distance[] = []
  let people = new Set<number>()
  for (const [at, row] of sorted.entries()) {
    bin.push(row)
    people.add(row.group)
    const isFull = bin.length >= sorted.length / mostBins && people.size >= fewestPeople
    if (!isFull || sorted[at + 1]?.said === row.said) continue
    bins.push(bin)
    bin = []
    people = new Set()
  }
  if (bins.length === 0) return [bin]
  bins.at(-1)!.push(...bin)
  return bins
}

/** Bounds of split conformal prediction (Vovk et al. 2005, Lei et al. 2018) on rows out of fold, with the correction for how few there are. */
function boundsOf(rows: readonly Distance[]): DistanceBin {
  const sorted = rows.map(({ said, came }) => came - said).toSorted((a, b) => a - b)
  const beyond = Math.max(1, Math.floor(((1 - covered) / 2) * (sorted.length + 1)))
  const people = new Set(rows.map(({ group }) => group)).size
  return { people, low: sorted[beyond - 1]!, high: sorted.at(-beyond)! }
}
