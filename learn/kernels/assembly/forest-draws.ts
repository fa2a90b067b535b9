// One division of a node drawn for each feature: extremely randomised trees (Geurts et al. 2006).

import { Forest } from './forest'
import { binCountOf, sumsWidth } from './forest-bins'
import { isCategory, keepCut, keepLevels, leastSide } from './forest-splits'
import { drawInteger, drawUniform } from './random'

/** As `tryDrawnSplit` in `trees/drawn-split.ts`. */
export function tryDrawnSplit(forest: Forest, histogram: usize, feature: i32, sums: usize): void {
  const count = forest.filledCount
  if (count == 0) return
  const filled = <usize>forest.filled
  const width = <usize>sumsWidth(forest) << 3
  const missing = histogram + <usize>binCountOf(forest, feature) * width
  const hasMissing = load<f64>(missing + weightAt(forest)) != 0
  if (count > 1) {
    const order = isCategory(forest, feature) ? <usize>forest.ordered : filled
    const leftCount = order == filled ? drawCut(forest, feature) : drawLevels(forest)
    sumLeft(forest, histogram, order, leftCount)
    judge(forest, feature, sums, order, leftCount, hasMissing, 0)
    if (hasMissing) {
      addToLeft(forest, missing, width)
      judge(forest, feature, sums, order, leftCount, true, 1)
    }
  }
  if (!hasMissing) return
  sumLeft(forest, histogram, filled, count)
  judge(forest, feature, sums, filled, count, true, 0)
}

/** Where the weight is among the sums of a bin; see `forest-bins.ts`. */
// @ts-ignore: decorator
@inline
function weightAt(forest: Forest): usize {
  return forest.classes > 0 ? 0 : 8
}

/** Draws a number evenly between the least and the greatest value here; returns how many bins lie below. */
function drawCut(forest: Forest, feature: i32): i32 {
  const centres = <usize>forest.centres + (<usize>feature << 11)
  const filled = <usize>forest.filled
  const most = forest.filledCount - 1
  const share = drawUniform(forest)
  const first = load<f64>(centres + (<usize>load<u8>(filled) << 3))
  const last = load<f64>(centres + (<usize>load<u8>(filled + <usize>most) << 3))
  const cut = first * (1 - share) + last * share
  let count = 1
  while (count < most && load<f64>(centres + (<usize>load<u8>(filled + <usize>count) << 3)) <= cut) count++
  return count
}

/** Draws some of the levels, but neither none nor all, puts them in `ordered` and returns their number. */
function drawLevels(forest: Forest): i32 {
  const filled = <usize>forest.filled
  const ordered = <usize>forest.ordered
  const count = forest.filledCount
  let drawn: usize = 0
  while (drawn == 0 || drawn == <usize>count) {
    drawn = 0
    for (let i = 0; i < count; i++)
      if (drawInteger(forest, 2) == 1) store<u8>(ordered + drawn++, load<u8>(filled + <usize>i))
  }
  return <i32>drawn
}

function sumLeft(forest: Forest, histogram: usize, order: usize, count: i32): void {
  const width = <usize>sumsWidth(forest) << 3
  memory.fill(<usize>forest.left, 0, width)
  for (let i: usize = 0; i < <usize>count; i++)
    addToLeft(forest, histogram + <usize>load<u8>(order + i) * width, width)
}

// @ts-ignore: decorator
@inline
function addToLeft(forest: Forest, cell: usize, width: usize): void {
  const left = <usize>forest.left
  for (let k: usize = 0; k < width; k += 8) store<f64>(left + k, load<f64>(left + k) + load<f64>(cell + k))
}

/** Keeps the division whose left side is summed, when it is the best so far. */
function judge(
  forest: Forest, feature: i32, sums: usize, order: usize, leftCount: i32, hasMissing: bool, side: i32,
): void {
  const weight = load<f64>(sums)
  const least = leastSide(forest, weight)
  const left = <usize>forest.left
  const leftWeight = load<f64>(left + weightAt(forest))
  const rightWeight = weight - leftWeight
  if (leftWeight < least || rightWeight < least) return
  const labels = left + 8 - weightAt(forest)
  let parent: f64 = 0
  let own: f64 = 0
  let rest: f64 = 0
  for (let k: usize = 0; k < <usize>(sumsWidth(forest) - 1) << 3; k += 8) {
    const whole = load<f64>(sums + 8 + k)
    const part = load<f64>(labels + k)
    parent += whole * whole
    own += part * part
    rest += (whole - part) * (whole - part)
  }
  const gain = own / leftWeight + rest / rightWeight - parent / weight
  if (gain <= forest.bestGain) return
  forest.bestGain = gain
  const isLeftHeavier = leftWeight > rightWeight
  forest.bestMissingLeft = hasMissing ? side : i32(isLeftHeavier)
  if (isCategory(forest, feature)) keepLevels(forest, feature, order, 1, leftCount, isLeftHeavier)
  else keepCut(forest, feature, leftCount - 1)
}
