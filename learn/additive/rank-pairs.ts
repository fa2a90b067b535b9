import type { Task } from '../estimator.ts'
import { inverseLink } from '../link.ts'
import { CELLS, pairCells } from './pair-axis.ts'
import type { PairAxis } from './pair-axis.ts'
import { bestPairCut } from './pair-cut.ts'
import type { UpdateOptions } from './shape-update.ts'

/** Two columns by their positions. */
export type Pair = readonly [first: number, second: number]

export interface RankInput {
  readonly task: Task
  readonly target: Float64Array
  readonly weights: Float64Array
  /** Margins of the model without pairs, rows × outputs. */
  readonly margins: Float64Array
  readonly outputs: number
  readonly axes: readonly PairAxis[]
  /** Bins of each column by row. */
  readonly bins: readonly Uint8Array[]
}

/**
 * The `most` pairs whose joint effect would take most off what the model without pairs leaves
 * unexplained, strongest first.
 */
export function rankPairs(
  input: RankInput,
  most: number,
  options: Pick<UpdateOptions, 'minLeafWeight' | 'shrinkage'>,
): Pair[] {
  const { axes, bins, outputs } = input
  const { gradient, curvature } = slopesOf(input)
  const ranked: { readonly pair: Pair; readonly gain: number }[] = []
  for (let second = 0; second < axes.length; second++) {
    for (let first = 0; first < second; first++) {
      const both = [axes[first]!, axes[second]!] as const
      if (both.some(({ slots }) => slots < 2)) continue
      const cells = pairCells(both, [bins[first]!, bins[second]!])
      const weight = sumByCell(cells, (row) => input.weights[row]!)
      let gain = 0
      for (let output = 0; output < outputs; output++) {
        const sums = {
          gradient: sumByCell(cells, (row) => gradient[row * outputs + output]!),
          curvature: sumByCell(cells, (row) => curvature[row * outputs + output]!),
          weight,
        }
        gain += bestPairCut(sums, both, options)?.gain ?? 0
      }
      if (gain > 0) ranked.push({ pair: [first, second], gain })
    }
  }
  return ranked
    .sort((a, b) => b.gain - a.gain)
    .slice(0, most)
    .map(({ pair }) => pair)
}

/** First and second derivatives of the loss by margin, rows × outputs, weighted. */
function slopesOf({ task, target, weights, margins, outputs }: RankInput) {
  const link = task === 'regression' ? 'identity' : task === 'binary' ? 'logit' : 'softmax'
  const gradient = inverseLink(link, margins, outputs)
  const curvature = new Float64Array(gradient.length)
  for (let cell = 0; cell < gradient.length; cell++) {
    const row = Math.floor(cell / outputs)
    const said = gradient[cell]!
    const truth = task === 'multiclass' ? Number(target[row] === cell % outputs) : target[row]!
    gradient[cell] = weights[row]! * (said - truth)
    curvature[cell] = weights[row]! * (task === 'regression' ? 1 : said * (1 - said))
  }
  return { gradient, curvature }
}

export function sumByCell(cells: Uint8Array, valueOf: (row: number) => number): Float64Array {
  const sums = new Float64Array(CELLS)
  for (let row = 0; row < cells.length; row++) sums[cells[row]!]! += valueOf(row)
  return sums
}
