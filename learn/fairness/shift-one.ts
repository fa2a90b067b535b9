import type { SelectionCount } from './proportions.ts'

export interface ShiftOne {
  /** The ratio had one different person been selected, in the direction that could turn the finding. */
  readonly ratioAfter: number
  /** That ratio is on the other side of four fifths. */
  readonly turnsFourFifths: boolean
  /** The other group would then be the favoured one: no ground for action (UGESP Q&A 21). */
  readonly turnsFavouredGroup: boolean
}

/** Is the lower rate under four fifths of the higher (29 CFR 1607.4 D)? In whole numbers, so that 48 % of 60 % is not. */
export function isBelowFourFifths(lower: SelectionCount, higher: SelectionCount): boolean {
  return 5 * lower.selected * higher.total < 4 * higher.selected * lower.total
}

/**
 * Would one different selection turn the finding? The number selected stays: when the ratio is
 * under four fifths one selection moves from the higher group to the lower, else the other way.
 */
export function shiftOne(lower: SelectionCount, higher: SelectionCount): ShiftOne {
  const isBelow = isBelowFourFifths(lower, higher)
  const change = isBelow ? 1 : -1
  const [lowerAfter, higherAfter] = [moved(lower, change), moved(higher, -change)]
  const [lowerFavoured, higherFavoured] = [moved(lower, 1), moved(higher, -1)]
  return {
    ratioAfter: rateOf(lowerAfter) / rateOf(higherAfter),
    turnsFourFifths: isBelowFourFifths(lowerAfter, higherAfter) !== isBelow,
    turnsFavouredGroup: rateOf(lowerFavoured) > rateOf(higherFavoured),
  }
}

function moved({ selected, total }: SelectionCount, change: number): SelectionCount {
  return { selected: Math.min(total, Math.max(0, selected + change)), total }
}

function rateOf({ selected, total }: SelectionCount): number {
  return selected / total
}
