/** Sums over the learning rows by bin, of one column and output. */
export interface BinSums {
  readonly gradient: Float64Array
  readonly curvature: Float64Array
  /** Training weight by bin. */
  readonly weight: Float64Array
}

export interface UpdateOptions {
  readonly learningRate: number
  /** Most intervals one step may tell apart. */
  readonly leaves: number
  /** Least training weight of an interval. */
  readonly minLeafWeight: number
  /** Weight of the pull of each step's leaf, level or missing value towards 0. */
  readonly shrinkage: number
}

interface Interval {
  readonly from: number
  readonly to: number
  readonly gradient: number
  readonly curvature: number
  readonly cut: number
  readonly gain: number
}

/**
 * One boosting step for ordered bins: the best division into a few intervals, each moved by a
 * shrunken Newton step, or nothing where no division helps. Writes `update[0 .. bins)`.
 */
export function stepIntervals(
  sums: BinSums,
  bins: number,
  { update, options }: { readonly update: Float64Array; readonly options: UpdateOptions },
): void {
  const intervals = [interval(sums, 0, bins, options)]
  while (intervals.length < options.leaves) {
    let best = 0
    for (let i = 1; i < intervals.length; i++) if (intervals[i]!.gain > intervals[best]!.gain) best = i
    const { from, to, cut, gain } = intervals[best]!
    if (gain <= 0) break
    intervals[best] = interval(sums, from, cut, options)
    intervals.push(interval(sums, cut, to, options))
  }
  // A move of all bins alike belongs to the intercept, not here.
  if (intervals.length === 1) {
    update.fill(0, 0, bins)
    return
  }
  for (const { from, to, gradient, curvature } of intervals) {
    const step = (-options.learningRate * gradient) / (curvature + options.shrinkage)
    update.fill(curvature > 0 ? step : 0, from, to)
  }
}

/**
 * One boosting step for a bin of its own (a level, missing cells): a Newton step of the loss plus
 * `shrinkage · value² / 2`, so that rare levels stay near 0 however long the boosting.
 */
export function stepLevel(
  sums: BinSums,
  bin: number,
  { value, options }: { value: number; options: UpdateOptions },
): number {
  const curvature = sums.curvature[bin]!
  if (curvature <= 0) return 0
  const { learningRate, shrinkage } = options
  return (-learningRate * (sums.gradient[bin]! + shrinkage * value)) / (curvature + shrinkage)
}

function interval(sums: BinSums, from: number, to: number, options: UpdateOptions): Interval {
  let gradient = 0
  let curvature = 0
  let weight = 0
  for (let bin = from; bin < to; bin++) {
    gradient += sums.gradient[bin]!
    curvature += sums.curvature[bin]!
    weight += sums.weight[bin]!
  }
  const { shrinkage, minLeafWeight } = options
  const whole = (gradient * gradient) / (curvature + shrinkage)
  let cut = from
  let gain = 0
  let leftGradient = 0
  let leftCurvature = 0
  let leftWeight = 0
  for (let bin = from; bin < to - 1; bin++) {
    leftGradient += sums.gradient[bin]!
    leftCurvature += sums.curvature[bin]!
    leftWeight += sums.weight[bin]!
    if (leftWeight < minLeafWeight || weight - leftWeight < minLeafWeight) continue
    const rightGradient = gradient - leftGradient
    const candidate =
      (leftGradient * leftGradient) / (leftCurvature + shrinkage) +
      (rightGradient * rightGradient) / (curvature - leftCurvature + shrinkage) -
      whole
    if (!(candidate > gain)) continue
    gain = candidate
    cut = bin + 1
  }
  return { from, to, gradient, curvature, cut, gain }
}
