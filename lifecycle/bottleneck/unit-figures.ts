import { minimumCounts } from '@cadre/people'
import type { Contributions, PartOfPeople } from '../person-days/index.ts'
import type { ProductivityRows } from './productivity-rows.ts'

/** A unit in a map of what holds back where. */
export interface UnitFigures {
  readonly unit: string
  /** Whose figures are known. */
  readonly people: number
  /** Mean share above or below normal. */
  readonly level: number
  /** Mean of what each theme adds or takes away, beside the mean of all of those. */
  readonly themes: Readonly<Record<string, number>>
}

/** The same of a part of the people. */
export interface PartFigures extends Omit<UnitFigures, 'unit'> {
  readonly about: string
  readonly name: string
}

export interface UnitMap {
  readonly units: readonly UnitFigures[]
  /** People of all units, told or not, and how much is done by their rows together. */
  readonly people: number
  readonly level: number
  /** Units of which nothing is told, because they are small or few figures are known. */
  readonly hidden: number
}

type Looked = Pick<ProductivityRows, 'present'>

/**
 * What each theme adds in each unit, those with the least done first. Units with fewer known figures or people than may be told are counted only.
 */
export function unitFigures(byTheme: Contributions, { present }: Looked): UnitMap {
  const { units } = present
  const byUnit = Map.groupBy(
    [...units.keys()].filter((row) => units[row] !== undefined),
    (row) => units[row]!,
  )
  const figuresOf = figuresOfRows(byTheme, present)
  const told = [...byUnit].flatMap(([unit, rows]): UnitFigures[] => {
    const figures = figuresOf(rows)
    return figures ? [{ unit, ...figures }] : []
  })
  const known = [...byUnit].map(([, rows]) => rows.filter((row) => Number.isFinite(present.level[row]!)))
  return {
    units: told.toSorted((a, b) => a.level - b.level),
    people: known.reduce((sum, rows) => sum + (rows.length === 0 ? 0 : peopleIn(rows, present)), 0),
    level: mean(known.flat().map((row) => present.level[row]!)),
    hidden: byUnit.size - told.length,
  }
}

/** The same of other parts of the people, which may overlap; those too small to be told are left out. */
export function partFigures(
  parts: readonly PartOfPeople[],
  byTheme: Contributions,
  { present }: Looked,
): PartFigures[] {
  const rowOf = new Map(present.personIds.map((id, row) => [id, row]))
  const figuresOf = figuresOfRows(byTheme, present)
  return parts.flatMap(({ about, name, personIds }) => {
    const figures = figuresOf(personIds.flatMap((id) => rowOf.get(id) ?? []))
    return figures ? [{ about, name, ...figures }] : []
  })
}

type RowFigures = Omit<UnitFigures, 'unit'>

/** Figures of rows beside everybody; nothing where they are too few to be told. */
function figuresOfRows(
  { names, values }: Contributions,
  { level, headcount, isOfTeams = false }: ProductivityRows['present'],
): (rows: readonly number[]) => RowFigures | undefined {
  const isKnown = (row: number): boolean => Number.isFinite(level[row]!)
  // Those whose figures are not known are in neither: the difference would tell of them.
  const knownRows = [...level.keys()].filter(isKnown)
  const everybody = names.map((_, at) => mean(knownRows.map((row) => values[row * names.length + at]!)))
  return (rows) => {
    const known = rows.filter(isKnown)
    if (
      peopleIn(known, { headcount, isOfTeams }) < minimumCounts.disclosureMinimum ||
      known.length < minimumCounts.disclosureMinimum
    )
      return undefined
    const themes = names.map((theme, at) => [
      theme,
      mean(known.map((row) => values[row * names.length + at]!)) - everybody[at]!,
    ])
    return {
      people: peopleIn(known, { headcount, isOfTeams }),
      level: mean(known.map((row) => level[row]!)),
      themes: Object.fromEntries(themes),
    }
  }
}

/** Rows of one person each add up; rows of a team are of the same people again and again. */
function peopleIn(
  rows: readonly number[],
  { headcount, isOfTeams = false }: Pick<ProductivityRows['present'], 'headcount' | 'isOfTeams'>,
): number {
  const counts = rows.map((row) => headcount[row]!)
  return !isOfTeams && counts.every((count) => count === 1) ? counts.length : Math.round(mean(counts))
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length
