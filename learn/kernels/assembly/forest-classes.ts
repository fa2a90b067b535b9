import { Forest } from './forest'
import { binCountOf } from './forest-bins'
import { isCategory, keepCut, keepLevels, ONE_AGAINST_REST } from './forest-splits'
import { sortByRatio } from './sort-bins'

/** For how many of the heaviest classes levels are put in order. Same in `trees/class-split.ts`. */
const ORDERS: i32 = 4

/** As `tryClassSplits` in `trees/class-split.ts`. */
export function tryClassSplits(forest: Forest, histogram: usize, feature: i32, sums: usize): void {
  const filled = <usize>forest.filled
  const count = forest.filledCount
  if (!isCategory(forest, feature)) {
    tryOrder(forest, histogram, feature, sums, filled, count)
    return
  }
  if (count <= ONE_AGAINST_REST) {
    for (let i = 0; i < count; i++) tryOrder(forest, histogram, feature, sums, filled + <usize>i, 1)
    return
  }
  const width = <usize>(forest.classes + 1) << 3
  const order = <usize>forest.ordered
  const orders = listHeaviestClasses(forest, sums)
  for (let rank = 0; rank < orders; rank++) {
    const k = load<i32>(<usize>forest.classOrder + (<usize>rank << 2))
    const prior = (forest.categorySmoothing * load<f64>(sums + 8 + (<usize>k << 3))) / load<f64>(sums)
    let heavy: usize = 0
    for (let i = 0; i < count; i++) {
      const bin = <usize>load<u8>(filled + <usize>i)
      const cell = histogram + bin * width
      const binWeight = load<f64>(cell)
      const share = (load<f64>(cell + 8 + (<usize>k << 3)) + prior) / (binWeight + forest.categorySmoothing)
      store<f64>(<usize>forest.ratios + (bin << 3), share)
      if (binWeight >= forest.minCategoryWeight) store<u8>(order + heavy++, <u8>bin)
    }
    sortByRatio(<usize>forest.ratios, order, heavy)
    tryOrder(forest, histogram, feature, sums, order, <i32>heavy)
  }
}

/** Writes the heaviest classes of a node, the heaviest first, and returns how many have weight. */
function listHeaviestClasses(forest: Forest, sums: usize): i32 {
  const order = <usize>forest.classOrder
  let count = 0
  for (let k = 0; k < forest.classes; k++) {
    const weight = load<f64>(sums + 8 + (<usize>k << 3))
    if (weight <= 0) continue
    let at = min(count, ORDERS)
    while (at > 0) {
      const other = load<i32>(order + (<usize>(at - 1) << 2))
      if (load<f64>(sums + 8 + (<usize>other << 3)) >= weight) break
      store<i32>(order + (<usize>at << 2), other)
      at--
    }
    store<i32>(order + (<usize>at << 2), k)
    count++
  }
  return min(count, ORDERS)
}

/** The first bins of the order go left, the others right, missing values to either side. */
function tryOrder(
  forest: Forest, histogram: usize, feature: i32, sums: usize, order: usize, count: i32,
): void {
  const classes = forest.classes
  const width = <usize>(classes + 1) << 3
  const missing = histogram + <usize>binCountOf(forest, feature) * width
  const hasMissing = load<f64>(missing) != 0
  const sides = hasMissing ? 2 : 1
  const weight = load<f64>(sums)
  const parentScore = sumOfSquares(sums, classes) / weight
  const least = max(forest.minLeafWeight, 5e-324)
  const left = <usize>forest.left
  for (let side = 0; side < sides; side++) {
    if (side) memory.copy(left, missing, width)
    else memory.fill(left, 0, width)
    let best = -1
    let isLeftHeavier = false
    for (let i = 0; i < count; i++) {
      const cell = histogram + <usize>load<u8>(order + <usize>i) * width
      for (let k: usize = 0; k < width; k += 8) store<f64>(left + k, load<f64>(left + k) + load<f64>(cell + k))
      const leftWeight = load<f64>(left)
      if (leftWeight < least) continue
      const rightWeight = weight - leftWeight
      if (rightWeight < least) break
      const gain =
        sumOfSquares(left, classes) / leftWeight + squaresOfRest(sums, left, classes) / rightWeight - parentScore
      if (gain <= forest.bestGain) continue
      forest.bestGain = gain
      best = i
      isLeftHeavier = leftWeight > rightWeight
      forest.bestMissingLeft = hasMissing ? side : i32(isLeftHeavier)
    }
    if (best < 0) continue
    if (isCategory(forest, feature)) keepLevels(forest, feature, order, 1, best + 1, isLeftHeavier)
    else keepCut(forest, feature, best)
  }
}

// @ts-ignore: decorator
@inline
function sumOfSquares(values: usize, classes: i32): f64 {
  let sum: f64 = 0
  for (let k = 1; k <= classes; k++) {
    const value = load<f64>(values + (<usize>k << 3))
    sum += value * value
  }
  return sum
}

// @ts-ignore: decorator
@inline
function squaresOfRest(whole: usize, part: usize, classes: i32): f64 {
  let sum: f64 = 0
  for (let k = 1; k <= classes; k++) {
    const rest = load<f64>(whole + (<usize>k << 3)) - load<f64>(part + (<usize>k << 3))
    sum += rest * rest
  }
  return sum
}
