import type { FeatureBins } from './binning.ts'
import type { BestSplit, SplitRules } from './split.ts'

/** Up to this many levels, each is tried against all others. */
const maxOneAgainstRest = 4
/** For how many of the heaviest classes levels are put in order. */
const maxOrders = 4

/** For each bin the weight of each class, then of all; and which bins of present values have rows, in order. */
interface ClassHistogram {
  readonly values: Float64Array
  readonly present: Uint8Array
  readonly presentCount: number
}

interface ClassSearch {
  /** Weight of each class in the node. */
  readonly sums: Float64Array
  readonly weight: number
  readonly rules: SplitRules
  readonly best: BestSplit
  readonly feature: number
}

/**
 * Tries to divide a node of several classes by one feature and keeps the best division in `best`.
 * Levels of a category are tried one against the rest when few, else in order of the share of each of
 * the heaviest classes.
 */
export function tryClassSplits(
  cut: FeatureBins,
  { values: histogram, present: bins, presentCount }: ClassHistogram,
  search: ClassSearch,
): void {
  const width = search.sums.length + 1
  const present: number[] = []
  for (let i = 0; i < presentCount; i++) present.push(bins[i]!)
  if (cut.feature.kind !== 'category') {
    tryOrder(cut, histogram, { ...search, order: present })
    return
  }
  if (present.length <= maxOneAgainstRest) {
    for (const bin of present) tryOrder(cut, histogram, { ...search, order: [bin] })
    return
  }
  const { rules, sums } = search
  const heavy = present.filter((bin) => histogram[width * bin + width - 1]! >= rules.minCategoryWeight)
  const classes = [...sums.keys()].filter((k) => sums[k]! > 0).sort((a, b) => sums[b]! - sums[a]! || a - b)
  for (const k of classes.slice(0, maxOrders)) {
    const share = (bin: number): number =>
      (histogram[width * bin + k]! + (rules.categorySmoothing * sums[k]!) / search.weight) /
      (histogram[width * bin + width - 1]! + rules.categorySmoothing)
    tryOrder(cut, histogram, { ...search, order: heavy.toSorted((a, b) => share(a) - share(b) || a - b) })
  }
}

/** The first bins of the order go left, the others right, missing values to either side. */
function tryOrder(
  cut: FeatureBins,
  histogram: Float64Array,
  { sums, weight, rules, best, feature, order }: ClassSearch & { readonly order: readonly number[] },
): void {
  const classes = sums.length
  const width = classes + 1
  const missingAt = width * cut.binCount
  const hasMissing = histogram[missingAt + classes]! > 0
  const parentScore = sumOfSquares(sums) / weight
  const least = Math.max(rules.minLeafWeight, Number.MIN_VALUE)
  const left = new Float64Array(classes)
  for (let side = 0; side < (hasMissing ? 2 : 1); side++) {
    for (let k = 0; k < classes; k++) left[k] = side * histogram[missingAt + k]!
    let leftWeight = side * histogram[missingAt + classes]!
    for (let i = 0; i < order.length; i++) {
      const at = width * order[i]!
      for (let k = 0; k < classes; k++) left[k]! += histogram[at + k]!
      leftWeight += histogram[at + classes]!
      if (leftWeight < least) continue
      const rightWeight = weight - leftWeight
      if (rightWeight < least) break
      const gain = sumOfSquares(left) / leftWeight + squaresOfRest(sums, left) / rightWeight - parentScore
      if (gain <= best.gain) continue
      best.gain = gain
      best.feature = feature
      best.missingLeft = hasMissing ? side === 1 : leftWeight > rightWeight
      best.bin = cut.feature.kind === 'category' ? -1 : order[i]!
      if (best.bin < 0)
        placeLevels(best, {
          histogram,
          width,
          cut,
          order,
          leftCount: i + 1,
          isLeftHeavier: leftWeight > rightWeight,
        })
    }
  }
}

function sumOfSquares(values: Float64Array): number {
  let sum = 0
  for (let k = 0; k < values.length; k++) sum += values[k]! * values[k]!
  return sum
}

function squaresOfRest(whole: Float64Array, part: Float64Array): number {
  let sum = 0
  for (let k = 0; k < whole.length; k++) {
    const rest = whole[k]! - part[k]!
    sum += rest * rest
  }
  return sum
}

interface Placement {
  readonly histogram: Float64Array
  readonly width: number
  readonly cut: FeatureBins
  readonly order: readonly number[]
  readonly leftCount: number
  readonly isLeftHeavier: boolean
}

/** Levels without rows in this node follow the heavier side. */
function placeLevels(
  { goesLeft }: BestSplit,
  { histogram, width, cut, order, leftCount, isLeftHeavier }: Placement,
): void {
  goesLeft.fill(0)
  for (let bin = 0; bin < cut.binCount; bin++)
    if (isLeftHeavier && histogram[width * bin + width - 1] === 0) goesLeft[bin] = 1
  for (let i = 0; i < leftCount; i++) goesLeft[order[i]!] = 1
}
