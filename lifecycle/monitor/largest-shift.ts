import { binnedDistance } from '@cadre/learn/drift'
import { minimumCounts } from '@cadre/people'
import type { ReferenceColumn } from '../register/reference-statistics.ts'
import { referenceCounts } from './count-like-reference.ts'
import type { CurrentCounts } from './count-like-reference.ts'

/** The part of a column whose share changed most: values from `low` to under `high`, or one label. */
export interface LargestShift {
  /** Nothing: from the lowest value. */
  readonly low?: number
  /** Nothing: up to the highest value. */
  readonly high?: number
  /** Nothing for a range, and for labels that training saw rarely or never. */
  readonly level?: string
  /** Share of the values in training, and later. */
  readonly from: number
  readonly to: number
}

export interface Shifted {
  readonly shift?: LargestShift
  /** Numbers only. */
  readonly kolmogorovSmirnov?: number
}

/** How a column moved: where its share changed most, and the largest distance of its cumulative shares. */
export function shiftOf(column: ReferenceColumn, current: CurrentCounts): Shifted {
  const before = referenceCounts(column)
  const shift = largestShift(column, [before, current.counts])
  const { kolmogorovSmirnov } = binnedDistance(before, current.counts)
  const isKnown = column.kind === 'numbers' && Number.isFinite(kolmogorovSmirnov)
  return { ...(shift && { shift }), ...(isKnown && { kolmogorovSmirnov }) }
}

/** Parts in which one to four people are now are not told. */
function largestShift(
  column: ReferenceColumn,
  [before, now]: readonly [Float64Array, Float64Array],
): LargestShift | undefined {
  const [n, m] = [total(before), total(now)]
  if (n === 0 || m === 0) return undefined
  const shifts = [...now].flatMap((count, bin) =>
    count > 0 && count < minimumCounts.disclosureMinimum
      ? []
      : [{ ...partOf(column, bin), from: before[bin]! / n, to: count / m }],
  )
  const sizeOf = ({ from, to }: LargestShift): number => Math.abs(to - from)
  return shifts.reduce<LargestShift | undefined>(
    (most, one) => (most === undefined || sizeOf(one) > sizeOf(most) ? one : most),
    undefined,
  )
}

function partOf(column: ReferenceColumn, bin: number): Pick<LargestShift, 'low' | 'high' | 'level'> {
  if (column.kind === 'levels') {
    const level = column.levels[bin]?.level
    return level === undefined ? {} : { level }
  }
  const [low, high] = [column.cuts[bin - 1], column.cuts[bin]]
  return { ...(low !== undefined && { low }), ...(high !== undefined && { high }) }
}

function total(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + count, 0)
}
