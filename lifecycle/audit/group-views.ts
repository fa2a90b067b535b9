import type { GroupAssignment } from '@cadre/learn/fairness'
import { cellValue } from '@cadre/learn/table'
import type { Column } from '@cadre/learn/table'
import { recogniseProtected } from '@cadre/people'
import { ageDecades, ageFortyBands, agesOf } from './age-bands.ts'

/** One way to part the rows by a protected column. */
interface GroupView {
  /** As shown: the column's name, with the cut in brackets when there are several. */
  readonly attribute: string
  readonly groups: GroupAssignment
  /** The first view of a column takes part in intersections and in the search for proxies. */
  readonly isMain: boolean
}

/** A number column with at most this many values is taken value by value. */
const fewValues = 12

/**
 * The groups of a protected column. Ages, years and dates of birth are cut at 40 (the line of the
 * US Age Discrimination in Employment Act) and, as a second view, into decades; other numbers with
 * many values into quarters. `referenceDate` is the day at which ages are taken, in days since 1970-01-01.
 */
export function groupViews(column: Column, referenceDate?: number): GroupView[] {
  const isAge = recogniseProtected(column.name)?.attribute === 'age'
  const ages = isAge ? agesOf(column, referenceDate) : undefined
  if (ages) {
    return [
      { attribute: column.name, groups: ageFortyBands(ages), isMain: true },
      { attribute: `${column.name} (by decade)`, groups: ageDecades(ages), isMain: false },
    ]
  }
  return [{ attribute: column.name, groups: groupsOf(column), isMain: true }]
}

function groupsOf(column: Column): GroupAssignment {
  switch (column.kind) {
    case 'category':
      return { codes: column.codes, names: column.levels }
    case 'number':
      return numberGroups(column.values)
    case 'date':
      return named(column.days, (days) => decadeName(new Date(days * 86_400_000).getUTCFullYear()))
    case 'boolean':
    case 'text':
      return named(
        Array.from({ length: rowsOf(column) }, (_, row) => cellValue(column, row)),
        (cell) => (cell === true ? 'yes' : cell === false ? 'no' : cell === null ? undefined : String(cell)),
      )
  }
}

function numberGroups(values: Float64Array): GroupAssignment {
  const known = values.filter((value) => !Number.isNaN(value)).sort()
  const distinct = new Set(known)
  if (distinct.size <= fewValues)
    return named(values, (value) => (Number.isNaN(value) ? undefined : String(value)))
  const cuts = [...new Set([0.25, 0.5, 0.75].map((share) => known[Math.floor(share * known.length)]!))]
  const names = [
    `under ${cuts[0]!}`,
    ...cuts.slice(1).map((cut, index) => `${cuts[index]!} to under ${cut}`),
    `${cuts.at(-1)!} and over`,
  ]
  return {
    codes: Int32Array.from(values, (value) =>
      Number.isNaN(value) ? -1 : cuts.filter((cut) => value >= cut).length,
    ),
    names,
  }
}

/** Groups by name, in order of name; no name is unknown. */
export function named<T>(cells: ArrayLike<T>, nameOf: (cell: T) => string | undefined): GroupAssignment {
  const nameByRow = Array.from(cells, nameOf)
  const names = [...new Set(nameByRow.filter((name) => name !== undefined))].sort()
  const codeOf = new Map(names.map((name, code) => [name, code]))
  return { codes: Int32Array.from(nameByRow, (name) => (name === undefined ? -1 : codeOf.get(name)!)), names }
}

function decadeName(year: number): string | undefined {
  if (Number.isNaN(year)) return undefined
  const start = Math.floor(year / 10) * 10
  return `${start} to ${start + 9}`
}

function rowsOf(column: Extract<Column, { kind: 'boolean' | 'text' }>): number {
  return column.kind === 'boolean' ? column.values.length : column.offsets.length - 1
}
