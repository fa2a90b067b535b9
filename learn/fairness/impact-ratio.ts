import type { Interval } from '../metrics/interval.ts'
import { wilsonInterval } from '../metrics/wilson.ts'
import { fisherExact } from './fisher-exact.ts'
import { holmAdjust } from './holm.ts'
import { minimumDetectableRatio } from './power.ts'
import type { SelectionCount } from './proportions.ts'
import { rateDifference, rateRatio, smallestExpectedCount, twoProportionZ } from './proportions.ts'
import { isBelowFourFifths, shiftOne } from './shift-one.ts'
import type { ShiftOne } from './shift-one.ts'

export interface GroupSelection extends SelectionCount {
  readonly group: string
}

/** One group against the group selected most often. */
export interface GroupImpact extends GroupSelection {
  readonly rate: Interval
  /** Under the minimum: shown, but nothing is concluded from it. */
  readonly isSmall: boolean
  /** Rate over the highest group's rate. */
  readonly ratio: Interval
  /** Rate minus the highest group's rate. */
  readonly difference: Interval
  /** `fisher` when any expected count is under 5, else `z`. */
  readonly test: 'fisher' | 'z'
  readonly pValue: number
  /** The less conservative mid-p of the exact test. */
  readonly midP?: number
  /** Holm-adjusted over the groups compared. */
  readonly adjustedPValue?: number
  readonly isBelowFourFifths: boolean
  readonly shiftOne: ShiftOne
  /** The ratio nearest to 1 that could be shown at 80 % power; absent when none could. */
  readonly minimumDetectableRatio?: number
}

export interface ImpactRatio {
  readonly evidence: 'measured' | 'not enough evidence' | 'no selections'
  /** The group selected most often, among those large enough; the ratios are against it. */
  readonly highestGroup?: string
  /** The large enough group selected least often. */
  readonly lowest?: GroupImpact
  /** Every group but the highest, in the order given. */
  readonly groups: readonly GroupImpact[]
}

/**
 * Compares selection rates with the highest group's (29 CFR 1607.4 D reads a ratio under 0.8 as
 * evidence of adverse impact). Groups under `inferenceMinimum` people are shown but never the
 * reference nor the lowest; with fewer than two large enough there is not enough evidence.
 */
export function impactRatio(
  selections: readonly GroupSelection[],
  { inferenceMinimum = 30 }: { readonly inferenceMinimum?: number } = {},
): ImpactRatio {
  const large = selections.filter(({ total }) => total >= inferenceMinimum)
  const byRate = large.toSorted((a, b) => rateOf(a) - rateOf(b))
  const highest = byRate.at(-1)
  if (!highest || large.length < 2) return { evidence: 'not enough evidence', groups: [] }
  // Nobody selected anywhere is equal treatment, not a division by zero.
  if (highest.selected === 0) return { evidence: 'no selections', groups: [] }
  const compared = selections
    .filter((selection) => selection !== highest && selection.total > 0)
    .map((selection) => compareToHighest(selection, highest, selection.total < inferenceMinimum))
  const groups = withAdjustedPValues(compared)
  const lowest = groups.find(({ group }) => group === byRate[0]!.group)!
  return { evidence: 'measured', highestGroup: highest.group, lowest, groups }
}

function compareToHighest(selection: GroupSelection, highest: GroupSelection, isSmall: boolean): GroupImpact {
  const detectable = minimumDetectableRatio({ rate: rateOf(highest), total: highest.total }, selection.total)
  return {
    ...selection,
    rate: wilsonInterval(selection.selected, selection.total),
    isSmall,
    ratio: rateRatio(selection, highest),
    difference: rateDifference(selection, highest),
    ...testRates(selection, highest),
    isBelowFourFifths: isBelowFourFifths(selection, highest),
    shiftOne: shiftOne(selection, highest),
    ...(detectable !== undefined && { minimumDetectableRatio: detectable }),
  }
}

/** The exact test whenever an expected count is under 5, else the two-proportion z test. */
function testRates(
  first: SelectionCount,
  second: SelectionCount,
): Pick<GroupImpact, 'test' | 'pValue' | 'midP'> {
  if (smallestExpectedCount(first, second) < 5) return { test: 'fisher', ...fisherExact(first, second) }
  return { test: 'z', pValue: twoProportionZ(first, second).pValue }
}

/** Only groups large enough to conclude from are compared, so only they are adjusted for. */
function withAdjustedPValues(groups: readonly GroupImpact[]): GroupImpact[] {
  const large = groups.filter(({ isSmall }) => !isSmall)
  const adjusted = holmAdjust(large.map(({ pValue }) => pValue))
  return groups.map((group) => {
    const index = large.indexOf(group)
    return index < 0 ? group : { ...group, adjustedPValue: adjusted[index]! }
  })
}

function rateOf({ selected, total }: SelectionCount): number {
  return selected / total
}
