import type { Random } from '../random.ts'
import type { FeatureBins } from './binning.ts'
import { minSideHessian } from './split.ts'
import type { BestSplit, SplitRules } from './split.ts'

/** For each bin the sum of labels, or of each class, then the weight; and which bins have rows, in order. */
interface DrawHistogram {
  readonly values: Float64Array
  readonly present: Uint8Array
  readonly presentCount: number
}

interface DrawSearch {
  /** Sum of the labels of the node, or weight of each class. */
  readonly sums: Float64Array
  readonly weight: number
  readonly rules: SplitRules
  readonly best: BestSplit
  readonly feature: number
  readonly random: Random
}

/**
 * Draws one division of a node by a feature and keeps it in `best` when it is better (Geurts et al. 2006):
 * numbers at a cut drawn evenly between their ends, levels into two drawn sets. Missing values go to the
 * better side, or apart from all others where that is better still.
 */
export function tryDrawnSplit(cut: FeatureBins, histogram: DrawHistogram, search: DrawSearch): void {
  const present = [...histogram.present.subarray(0, histogram.presentCount)]
  if (present.length === 0) return
  const width = search.sums.length + 1
  const hasMissing = histogram.values[width * cut.binCount + width - 1]! > 0
  const judge = (left: readonly number[], missingLeft: boolean): void =>
    judgeDivision(cut, histogram, { ...search, present, left, hasMissing, missingLeft })
  if (present.length > 1) {
    const left =
      cut.feature.kind === 'category'
        ? drawLevels(present, search.random)
        : present.slice(0, drawCut(binCentres(cut), present, search.random))
    judge(left, false)
    if (hasMissing) judge(left, true)
  }
  if (hasMissing) judge(present, false)
}

/** Where the values of each bin lie: at the value itself when there is but one. */
export function binCentres({ low, high }: FeatureBins): Float64Array {
  return low.map((least, bin) => least / 2 + high[bin]! / 2)
}

function drawCut(centres: Float64Array, present: readonly number[], random: Random): number {
  const most = present.length - 1
  const share = random.next()
  const cut = centres[present[0]!]! * (1 - share) + centres[present[most]!]! * share
  let count = 1
  while (count < most && centres[present[count]!]! <= cut) count++
  return count
}

function drawLevels(present: readonly number[], random: Random): number[] {
  for (;;) {
    const drawn = present.filter(() => random.integer(2) === 1)
    if (drawn.length > 0 && drawn.length < present.length) return drawn
  }
}

interface Division extends DrawSearch {
  readonly present: readonly number[]
  readonly left: readonly number[]
  readonly hasMissing: boolean
  readonly missingLeft: boolean
}

function judgeDivision(cut: FeatureBins, { values }: DrawHistogram, division: Division): void {
  const { sums, weight, rules, best, left, hasMissing, missingLeft } = division
  const width = sums.length + 1
  const leftSums = new Float64Array(width)
  for (const bin of missingLeft ? [...left, cut.binCount] : left)
    for (let k = 0; k < width; k++) leftSums[k]! += values[width * bin + k]!
  const leftWeight = leftSums[width - 1]!
  const rightWeight = weight - leftWeight
  const least = minSideHessian({ gradient: 0, hessian: weight, weight }, rules)
  if (leftWeight < least || rightWeight < least) return
  const rest = sums.map((sum, k) => sum - leftSums[k]!)
  const gain =
    sumOfSquares(leftSums.subarray(0, -1)) / leftWeight +
    sumOfSquares(rest) / rightWeight -
    sumOfSquares(sums) / weight
  if (gain <= best.gain) return
  const isLeftHeavier = leftWeight > rightWeight
  best.gain = gain
  best.feature = division.feature
  best.missingLeft = hasMissing ? missingLeft : isLeftHeavier
  best.bin = cut.feature.kind === 'category' ? -1 : left.at(-1)!
  if (best.bin < 0) placeLevels(best, { ...division, isLeftHeavier })
}

/** Levels without rows in this node follow the heavier side. */
function placeLevels(
  { goesLeft }: BestSplit,
  { present, left, isLeftHeavier }: Pick<Division, 'present' | 'left'> & { readonly isLeftHeavier: boolean },
): void {
  goesLeft.fill(isLeftHeavier ? 1 : 0)
  for (const bin of present) goesLeft[bin] = 0
  for (const bin of left) goesLeft[bin] = 1
}

function sumOfSquares(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value * value, 0)
}
