import type { SelectionCount } from './proportions.ts'

export interface ShiftOne {
  /** The ratio had one different person been selected, in the direction that could turn the finding. */
  readonly ratioAfter: number
  /** That ratio is on the other side of four fifths. */
  readonly turnsFourFifths: boolean
  /** The other group would then be the favoured one: no ground for action (UGESP Q&A 21). */
  readonly turnsFavouredGroup: boolean
}

/**
 * Would one different selection turn the finding? The number selected stays: when the ratio is
 * under four fifths one selection moves from the higher group to the lower, else the other way.
 */
export function shiftOne(lower: SelectionCount, higher: SelectionCount): ShiftOne {
  const towardsLower = rateAfter(lower, 1) / rateAfter(higher, -1)
  const isBelow = lower.selected / lower.total / (higher.selected / higher.total) < 0.8
  const ratioAfter = isBelow ? towardsLower : rateAfter(lower, -1) / rateAfter(higher, 1)
  return {
    ratioAfter,
    turnsFourFifths: ratioAfter < 0.8 !== isBelow,
    turnsFavouredGroup: towardsLower > 1,
  }
}

function rateAfter({ selected, total }: SelectionCount, change: number): number {
  return Math.min(total, Math.max(0, selected + change)) / total
}
