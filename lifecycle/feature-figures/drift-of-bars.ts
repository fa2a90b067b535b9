import { deriveSeed } from '@cadre/learn'
import { holmAdjust } from '@cadre/learn/fairness'
import { judgeColumn, measureColumn, smallestP } from '../monitor/judge-column.ts'
import type { FeatureFigures } from './feature-figures.ts'

/** One feature on two days, in the bars of the earlier: counts as they are told, in multiples of five. */
export interface BarsOfTwoDays {
  readonly name: string
  readonly kind: FeatureFigures['kind']
  readonly earlier: ToldCounts
  readonly later: ToldCounts
}

export interface ToldCounts {
  readonly counts: Float64Array
  readonly missing: number
}

/**
 * How features have changed, by the thresholds that inputs of models in use are watched by. Of counts that are told and of nothing else: what is
 * no multiple of five, a change of one person, cannot be read off it.
 */
export function driftOfBars(
  columns: readonly BarsOfTwoDays[],
): ReadonlyMap<string, NonNullable<FeatureFigures['drift']>> {
  const measured = columns.map(({ name, kind, earlier, later }) =>
    measureColumn(
      { name, kind: kind === 'numbers' ? kind : 'levels', reference: earlier, current: later },
      deriveSeed(1, name),
    ),
  )
  const adjusted = holmAdjust(measured.map(smallestP))
  return new Map(
    measured.map((column, at) => {
      const { verdict, psi } = judgeColumn(column, adjusted[at]!)
      const told = { verdict, index: twoDigits(psi.value), chance: twoDigits(psi.nullBand) }
      return [column.name, told]
    }),
  )
}

const twoDigits = (value: number): number => Number(value.toFixed(2))
