import type { FeatureBins } from '../trees/binning.ts'
import { boostBags, pairColumn } from './boost-bags.ts'
import type { BagValues, BoostColumn, BoostOptions, BoostRows } from './boost-bags.ts'
import { choosePairs } from './choose-pairs.ts'
import { axisOf, pairCells } from './pair-axis.ts'
import type { PairAxis } from './pair-axis.ts'
import { rankPairs } from './rank-pairs.ts'
import type { Pair } from './rank-pairs.ts'

/** What the bags have learned of the pairs that are kept. */
export interface JointValues {
  readonly pairs: readonly Pair[]
  /** Of every column, whether in a pair or not. */
  readonly axes: readonly PairAxis[]
  /** The cell of each row, validation rows included, in each pair's table. */
  readonly cells: readonly Uint8Array[]
  /** By bag; for each pair, outputs × cells. */
  readonly values: readonly BagValues[]
}

export interface TrainingBins {
  readonly cuts: readonly FeatureBins[]
  /** Of the training rows, which come before those for validation. */
  readonly weights: Float64Array
}

/** With fewer rows, what two columns do together cannot be told from chance. */
const FEWEST_ROWS = 100

type AloneRows = BoostRows & Required<Pick<BoostRows, 'onTopOf'>>

/**
 * Pairs of columns on top of a model of single ones (GA²M, Lou et al. 2013): the `most` that promise
 * most are boosted together, those that held-out rows speak for are kept and boosted again without
 * the others. Without rows that were held out, or with few rows, there are none.
 */
export async function fitPairs(
  rows: AloneRows,
  { cuts, weights }: TrainingBins,
  { most, onProgress, ...options }: BoostOptions & { readonly most: number },
): Promise<JointValues> {
  const none = { pairs: [], axes: [], cells: [], values: rows.bags.map(() => []) }
  const hasHeldOut = rows.bags.some(({ heldOut }) => heldOut.length > 0)
  if (most === 0 || !hasHeldOut || weights.filter((weight) => weight > 0).length < FEWEST_ROWS) return none
  const axes = rows.columns.map(({ bins }, index) => axisOf(cuts[index]!, bins, weights))
  const margins = rows.onTopOf.values.map((values) => marginsOf(rows, values))
  const candidates = rankPairs(
    {
      task: rows.task,
      target: rows.target.subarray(0, weights.length),
      weights,
      margins: meanOf(margins).subarray(0, weights.length * rows.start.length),
      outputs: rows.start.length,
      axes,
      bins: rows.columns.map(({ bins }) => bins.subarray(0, weights.length)),
    },
    most,
    options,
  )
  if (candidates.length === 0) return none
  const columns = candidates.map((pair) => columnOf(pair, axes, rows.columns))
  const tried = await boostBags(
    { ...rows, columns },
    { ...options, onProgress: (done) => onProgress?.(done / 2) },
  )
  const kept = choosePairs({ rows, margins, cells: columns.map(({ bins }) => bins), values: tried })
  const keptColumns = kept.map((index) => columns[index]!)
  const values =
    kept.length === candidates.length
      ? tried
      : await boostBags(
          { ...rows, columns: keptColumns },
          { ...options, onProgress: (done) => onProgress?.((1 + done) / 2) },
        )
  onProgress?.(1)
  return {
    pairs: kept.map((index) => candidates[index]!),
    axes,
    cells: keptColumns.map(({ bins }) => bins),
    values,
  }
}

function columnOf(
  [first, second]: Pair,
  axes: readonly PairAxis[],
  columns: readonly BoostColumn[],
): BoostColumn {
  const both = [axes[first]!, axes[second]!] as const
  return pairColumn(both, pairCells(both, [columns[first]!.bins, columns[second]!.bins]))
}

/** Margins of one bag's model, rows × outputs. */
function marginsOf({ start, target, columns }: BoostRows, values: BagValues): Float64Array {
  const outputs = start.length
  const margins = new Float64Array(target.length * outputs)
  for (let cell = 0; cell < margins.length; cell++) margins[cell] = start[cell % outputs]!
  for (const [index, { bins, binCount }] of columns.entries()) {
    const value = values[index]!
    for (let row = 0; row < bins.length; row++)
      for (let output = 0; output < outputs; output++)
        margins[row * outputs + output]! += value[output * (binCount + 2) + bins[row]!]!
  }
  return margins
}

function meanOf(arrays: readonly Float64Array[]): Float64Array {
  return arrays[0]!.map((_, at) => arrays.reduce((sum, array) => sum + array[at]!, 0) / arrays.length)
}
