import { minimumCounts } from '@cadre/people'
import type { Contributions } from '../person-days/index.ts'
import type { ProductivityRows } from './productivity-rows.ts'

/** A unit in a map of what holds back where. */
export interface UnitFigures {
  readonly unit: string
  readonly people: number
  /** Mean share above or below normal, of those whose figures are known. */
  readonly level: number
  /** Mean of what each theme adds or takes away, beside the mean of everybody. */
  readonly themes: Readonly<Record<string, number>>
}

export interface UnitMap {
  readonly units: readonly UnitFigures[]
  /** Units of which nothing is told, because they are small or few figures are known. */
  readonly hidden: number
}

/**
 * What each theme adds in each unit, those with the least done first. Units with fewer known figures or people than may be told are counted only.
 */
export function unitFigures(
  { names, values }: Contributions,
  { present }: Pick<ProductivityRows, 'present'>,
): UnitMap {
  const { units, level, headcount } = present
  const byUnit = Map.groupBy(
    [...units.keys()].filter((row) => units[row] !== undefined),
    (row) => units[row]!,
  )
  const everybody = names.map((_, at) =>
    mean([...units.keys()].map((row) => values[row * names.length + at]!)),
  )
  const told = [...byUnit].flatMap(([unit, rows]): UnitFigures[] => {
    const known = rows.filter((row) => Number.isFinite(level[row]!))
    if (
      peopleIn(known, headcount) < minimumCounts.disclosureMinimum ||
      known.length < minimumCounts.disclosureMinimum
    )
      return []
    const themes = names.map((theme, at) => [
      theme,
      mean(known.map((row) => values[row * names.length + at]!)) - everybody[at]!,
    ])
    return [
      {
        unit,
        people: peopleIn(rows, headcount),
        level: mean(known.map((row) => level[row]!)),
        themes: Object.fromEntries(themes),
      },
    ]
  })
  return { units: told.toSorted((a, b) => a.level - b.level), hidden: byUnit.size - told.length }
}

/** Rows of one person each add up; rows of a team are of the same people again and again. */
function peopleIn(rows: readonly number[], headcount: Float64Array): number {
  const counts = rows.map((row) => headcount[row]!)
  return counts.every((count) => count === 1) ? counts.length : Math.round(mean(counts))
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length
