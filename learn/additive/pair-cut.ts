import { AXIS_SLOTS, CELLS } from './pair-axis.ts'
import type { PairAxis } from './pair-axis.ts'
import type { BinSums, UpdateOptions } from './shape-update.ts'

/** Two cuts that part a pair's table in four. */
export interface PairCut {
  readonly first: number
  readonly second: number
  /** How much a joint effect of the four parts would take off the loss, beyond what each column could alone. */
  readonly gain: number
}

type Axes = readonly [PairAxis, PairAxis]
type CutOptions = Pick<UpdateOptions, 'minLeafWeight' | 'shrinkage'>

/**
 * The best pair of cuts (in the manner of FAST, Lou et al. 2013). Ordered slots are cut between
 * neighbours, levels one against the rest; missing cells take no part. The gain is that of the
 * interaction alone: contrast² / Σ 1/curvature over the four parts, which main effects cannot raise.
 */
export function bestPairCut(sums: BinSums, axes: Axes, options: CutOptions): PairCut | undefined {
  const [gradient, curvature, weight] = [sums.gradient, sums.curvature, sums.weight].map((cells) =>
    leftSums(cells, axes),
  )
  const [a, b] = axes
  let best: PairCut | undefined
  for (let first = 0; first < cutsOf(a); first++) {
    for (let second = 0; second < cutsOf(b); second++) {
      const w = partsAt(weight!, { first, second })
      if (Math.min(...w) < Math.max(options.minLeafWeight, Number.MIN_VALUE)) continue
      const g = partsAt(gradient!, { first, second })
      const h = partsAt(curvature!, { first, second })
      let contrast = 0
      let doubt = 0
      for (let part = 0; part < 4; part++) {
        const held = h[part]! + options.shrinkage
        contrast += (part === 0 || part === 3 ? g[part]! : -g[part]!) / held
        doubt += 1 / held
      }
      const gain = (contrast * contrast) / doubt
      if (gain > (best?.gain ?? 0)) best = { first, second, gain }
    }
  }
  return best
}

/** Moves each of the four parts of the best cuts by a shrunken Newton step; nothing where no cut helps. */
export function stepPair(
  sums: BinSums,
  axes: Axes,
  { update, options }: { readonly update: Float64Array; readonly options: UpdateOptions },
): void {
  update.fill(0)
  const cut = bestPairCut(sums, axes, options)
  if (!cut) return
  const [g, h] = [sums.gradient, sums.curvature].map((cells) => partsAt(leftSums(cells, axes), cut))
  const [a, b] = axes
  for (let first = 0; first < a.slots; first++) {
    for (let second = 0; second < b.slots; second++) {
      const part = (isLeft(a, first, cut.first) ? 0 : 2) + (isLeft(b, second, cut.second) ? 0 : 1)
      update[first * AXIS_SLOTS + second] =
        (-options.learningRate * g![part]!) / (h![part]! + options.shrinkage)
    }
  }
}

function isLeft({ isOrdered }: PairAxis, slot: number, cut: number): boolean {
  return isOrdered ? slot <= cut : slot === cut
}

/** Between neighbours one fewer than slots; of two levels only one against the other. */
function cutsOf({ slots, isOrdered }: PairAxis): number {
  return isOrdered || slots === 2 ? slots - 1 : slots
}

/** Sums of the cells on the left of both cuts; in row and column 15 those on the left of one, or all. */
function leftSums(cells: Float64Array, [a, b]: Axes): Float64Array {
  const whole = AXIS_SLOTS - 1
  const sums = new Float64Array(CELLS)
  for (let first = 0; first < a.slots; first++) {
    const row = first * AXIS_SLOTS
    let passed = 0
    for (let second = 0; second < b.slots; second++) {
      passed += cells[row + second]!
      sums[row + second] = b.isOrdered ? passed : cells[row + second]!
    }
    sums[row + whole] = passed
  }
  for (let second = 0; second < AXIS_SLOTS; second++) {
    let passed = 0
    for (let first = 0; first < a.slots; first++) {
      const at = first * AXIS_SLOTS + second
      passed += sums[at]!
      if (a.isOrdered) sums[at] = passed
    }
    sums[whole * AXIS_SLOTS + second] = passed
  }
  return sums
}

/** Left-left, left-right, right-left, right-right. */
function partsAt(
  sums: Float64Array,
  { first, second }: Pick<PairCut, 'first' | 'second'>,
): readonly [number, number, number, number] {
  const whole = AXIS_SLOTS - 1
  const both = sums[first * AXIS_SLOTS + second]!
  const left = sums[first * AXIS_SLOTS + whole]! - both
  const top = sums[whole * AXIS_SLOTS + second]! - both
  return [both, left, top, sums[whole * AXIS_SLOTS + whole]! - both - left - top]
}
