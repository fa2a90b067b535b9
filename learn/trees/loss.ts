import type { Target } from '../estimator.ts'
import { exponential, sigmoid } from '../kernels/exponential.ts'
import { shareOf } from '../kernels/kernel-crew.ts'
import type { KernelCrew } from '../kernels/kernel-crew.ts'
import type { Workspace } from '../kernels/workspace.ts'
import { weightedMedian, weightedQuantile } from './weighted-quantile.ts'

export type LossName = 'logistic' | 'softmax' | 'squared' | 'absolute' | 'quantile' | 'poisson'

/** Training rows as a loss sees them; all arrays in kernel memory, margins one array per output. */
export interface LossRows {
  readonly workspace: Workspace
  readonly crew: KernelCrew
  readonly rowCount: number
  readonly margins: Float64Array
  /** Numbers from one output's margins to the next. */
  readonly stride: number
  readonly labels: Float64Array
  readonly weights: Float64Array | undefined
}

/** What is made small by boosting. */
export interface Loss {
  readonly outputs: number
  /** The best constant margin of each output. */
  start(values: Float64Array, weights: Float64Array | undefined): Float64Array
  /** Once a round, before the outputs' pairs. */
  prepare(rows: LossRows): void
  /** Writes gradient and hessian of every row for one output. */
  writePairs(rows: LossRows, output: number, pairs: Float64Array): void
  /** Mean loss of rows × outputs margins. */
  measure(margins: Float64Array, values: Float64Array, weights: Float64Array | undefined): number
  /** The best step for a leaf from its rows' residuals, where gradients do not tell it. */
  readonly refit?: (residuals: Float64Array, weights: Float64Array | undefined) => number
}

/** Class shares are kept this far from 0 and 1, so that margins stay finite when a class is absent. */
const leastShare = 1e-6

/** `quantile` is the share of rows that predictions should lie above, for that loss alone. */
export function createLoss(
  name: LossName,
  target: Target,
  { quantile = 0.5 }: { readonly quantile?: number } = {},
): Loss {
  switch (name) {
    case 'logistic':
      return logisticLoss
    case 'softmax':
      return softmaxLoss(target.classes.length)
    case 'squared':
      return squaredLoss
    case 'absolute':
      return absoluteLoss
    case 'quantile':
      return quantileLoss(quantile)
    case 'poisson':
      return poissonLoss
  }
}

/** Each thread writes the pairs of its rows. */
function writeInShares(
  kernel: 'logisticPairs' | 'squaredPairs',
  { crew, margins, labels, weights, rowCount }: LossRows,
  pairs: Float64Array,
): void {
  crew.run(kernel, (share, shares) => {
    const [from, to] = shareOf(rowCount, { share, shares, step: 4 })
    const first = 8 * from
    return [
      margins.byteOffset + first,
      labels.byteOffset + first,
      weights ? weights.byteOffset + first : 0,
      to - from,
      pairs.byteOffset + 2 * first,
    ]
  })
}

const logisticLoss: Loss = {
  outputs: 1,
  start(values, weights) {
    const share = clampShare(weightedMean(values.length, weights, (row) => values[row]!))
    return Float64Array.of(Math.log(share / (1 - share)))
  },
  prepare() {},
  writePairs: (rows, _output, pairs) => writeInShares('logisticPairs', rows, pairs),
  measure: (margins, values, weights) =>
    weightedMean(
      values.length,
      weights,
      (row) => -Math.log(Math.max(sigmoid(values[row] === 1 ? margins[row]! : -margins[row]!), 1e-300)),
    ),
}

const squaredLoss: Loss = {
  outputs: 1,
  start: (values, weights) => Float64Array.of(weightedMean(values.length, weights, (row) => values[row]!)),
  prepare() {},
  writePairs: (rows, _output, pairs) => writeInShares('squaredPairs', rows, pairs),
  measure: (margins, values, weights) =>
    weightedMean(values.length, weights, (row) => (margins[row]! - values[row]!) ** 2),
}

const absoluteLoss: Loss = {
  outputs: 1,
  start: (values, weights) => Float64Array.of(weightedMedian(values, weights)),
  prepare() {},
  writePairs({ workspace, margins, labels, weights, rowCount }, _output, pairs) {
    const { kernels } = workspace
    kernels.absolutePairs(
      margins.byteOffset,
      labels.byteOffset,
      weights?.byteOffset ?? 0,
      rowCount,
      pairs.byteOffset,
    )
  },
  measure: (margins, values, weights) =>
    weightedMean(values.length, weights, (row) => Math.abs(margins[row]! - values[row]!)),
  refit: weightedMedian,
}

/** Pinball loss (Koenker and Bassett 1978): being under costs `share`, being over what is left of one. */
function quantileLoss(share: number): Loss {
  return {
    outputs: 1,
    start: (values, weights) => Float64Array.of(weightedQuantile(values, weights, share)),
    prepare() {},
    writePairs({ margins, labels, weights, rowCount }, _output, pairs) {
      for (let row = 0; row < rowCount; row++) {
        const weight = weights ? weights[row]! : 1
        const rest = labels[row]! - margins[row]!
        pairs[2 * row] = rest > 0 ? -share * weight : rest < 0 ? (1 - share) * weight : 0
        pairs[2 * row + 1] = weight
      }
    },
    measure: (margins, values, weights) =>
      weightedMean(values.length, weights, (row) => {
        const rest = values[row]! - margins[row]!
        return rest > 0 ? share * rest : (share - 1) * rest
      }),
    refit: (residuals, weights) => weightedQuantile(residuals, weights, share),
  }
}

/** Hessians of counts are made larger by e^.7, as XGBoost and LightGBM do, so that no step overshoots. */
const steadying = 0.7
/** The least mean that margins begin from. */
const leastMean = 1e-6

/** Poisson deviance for counts: the margin is the log of the expected count. */
const poissonLoss: Loss = {
  outputs: 1,
  start(values, weights) {
    const mean = weightedMean(values.length, weights, (row) => values[row]!)
    return Float64Array.of(Math.log(Math.max(mean, leastMean)))
  },
  prepare() {},
  writePairs({ margins, labels, weights, rowCount }, _output, pairs) {
    for (let row = 0; row < rowCount; row++) {
      const weight = weights ? weights[row]! : 1
      const expected = exponential(margins[row]!)
      pairs[2 * row] = (expected - labels[row]!) * weight
      pairs[2 * row + 1] = expected * exponential(steadying) * weight
    }
  },
  measure: (margins, values, weights) =>
    weightedMean(values.length, weights, (row) => exponential(margins[row]!) - values[row]! * margins[row]!),
}

function softmaxLoss(classes: number): Loss {
  let probabilities: Float64Array | undefined
  return {
    outputs: classes,
    start(values, weights) {
      const shares = Array.from({ length: classes }, (_, k) =>
        weightedMean(values.length, weights, (row) => (values[row] === k ? 1 : 0)),
      )
      return Float64Array.from(shares, (share) => Math.log(clampShare(share)))
    },
    prepare({ workspace, margins, stride, rowCount }) {
      probabilities ??= workspace.float64(stride * classes)
      workspace.kernels.softmax(margins.byteOffset, classes, stride, rowCount, probabilities.byteOffset)
    },
    writePairs({ workspace, stride, labels, weights, rowCount }, output, pairs) {
      workspace.kernels.classPairs(
        probabilities!.byteOffset + 8 * stride * output,
        labels.byteOffset,
        weights?.byteOffset ?? 0,
        rowCount,
        pairs.byteOffset,
        output,
        // As LightGBM: softmax has one output too many, which the hessian alone does not see.
        classes / Math.max(1, classes - 1),
      )
    },
    measure: (margins, values, weights) =>
      weightedMean(values.length, weights, (row) => {
        const own = margins.subarray(row * classes, (row + 1) * classes)
        const highest = own.reduce((most, margin) => Math.max(most, margin), -Infinity)
        const sum = own.reduce((total, margin) => total + Math.exp(margin - highest), 0)
        return Math.log(sum) + highest - own[values[row]!]!
      }),
  }
}

function clampShare(share: number): number {
  return Math.min(Math.max(share, leastShare), 1 - leastShare)
}

function weightedMean(
  count: number,
  weights: Float64Array | undefined,
  valueOf: (row: number) => number,
): number {
  let sum = 0
  let total = 0
  for (let row = 0; row < count; row++) {
    const weight = weights ? weights[row]! : 1
    if (weight === 0) continue
    sum += weight * valueOf(row)
    total += weight
  }
  return sum / total
}
