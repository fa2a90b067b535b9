// What the kernels that look for splits share.

/** What is searched and what was found; laid out by `trees/split-search.ts`. */
@unmanaged
export class SplitSearch {
  // The node: sums in true units, and what one whole number of the histogram is worth.
  gradient: f64
  hessian: f64
  gradientUnit: f64
  hessianUnit: f64
  // Rules.
  l1: f64
  l2: f64
  /** Least hessian of a side. */
  least: f64
  categoryL2: f64
  categorySmoothing: f64
  /** Least hessian of a level that is put in order. */
  leastLevel: f64
  /** In: what has to be beaten. Out: the best gain. */
  gain: f64
  /** The sums of the node as its packed histogram has them, and the least hessian of a side in its whole numbers. */
  whole: i64
  leastWhole: f64
  /** Out: place of the feature in the list, or -1. */
  feature: i32
  /** Out: last bin on the left; -1 for categories, whose sides are in `goesLeft`. */
  bin: i32
  missingLeft: i32
  /** Bins with rows of the feature at hand. */
  filledCount: i32
  /** Room for 256 bins, 256 bins in order, 256 ratios (f64), and the sides of 256 bins. */
  filled: u32
  ordered: u32
  ratios: u32
  goesLeft: u32
  /** Room for one feature's histogram in doubles. */
  cells: u32
}

// @ts-ignore: decorator
@inline
export function scoreOf(gradient: f64, hessian: f64, l1: f64, l2: f64): f64 {
  if (l1 == 0) return (gradient * gradient) / (hessian + l2)
  const shrunk = max(0, abs(gradient) - l1)
  return (shrunk * shrunk) / (hessian + l2)
}

/** Sides whose scores add up to less than this cannot gain more; a hair under, for rounding. */
// @ts-ignore: decorator
@inline
export function barFor(gain: f64, parentScore: f64): f64 {
  return (gain + parentScore) * (1 - 1e-12)
}

export function keepCut(search: SplitSearch, feature: i32, bin: i32, gain: f64, missingLeft: bool): void {
  search.gain = gain
  search.feature = feature
  search.bin = bin
  search.missingLeft = i32(missingLeft)
}
