import type { ParamDeclarations } from '../params/params.ts'
import type { DateColumn, NumberColumn } from '../table/column.ts'
import { columnOfKind } from '../table/table.ts'
import { byName, createNamer, derivedNumbers, replaceColumns } from './derived-column.ts'
import { defineStep } from './define-step.ts'

const params = {
  reference: {
    kind: 'choice',
    default: 'first',
    options: ['first', 'epoch'],
    meaning: 'days are counted from the earliest date learned from, or from 1970-01-01',
  },
} as const satisfies ParamDeclarations

interface Parting {
  readonly name: string
  /** Days since 1970-01-01 that `days` is counted from. */
  readonly reference: number
  /** Names of year, month, day of week, day of year and days since the reference. */
  readonly names: readonly string[]
}

const millisecondsPerDay = 86_400_000

/**
 * Dates as five numbers: year, month (1–12), day of week (1 Monday – 7 Sunday), day of year, and days
 * since the reference. Missing dates are missing in all.
 */
export const dateParts = defineStep<typeof params, { readonly columns: readonly Parting[] }>({
  name: 'date-parts',
  label: 'dates as calendar numbers',
  params,
  learn({ table, params: { reference } }) {
    const nameFor = createNamer(table)
    const columns = table.columns
      .filter((column) => column.kind === 'date')
      .map((column) => ({
        name: column.name,
        reference: reference === 'first' ? earliest(column) : 0,
        names: ['year', 'month', 'day of week', 'day of year', 'days'].map((part) =>
          nameFor(`${column.name} ${part}`),
        ),
      }))
    return { columns }
  },
  apply(table, { columns }) {
    for (const { name } of columns) columnOfKind(table, name, 'date')
    const learned = byName(columns)
    return replaceColumns(table, (column) => {
      const parting = learned.get(column.name)
      return parting && column.kind === 'date' ? partsOf(column, parting) : undefined
    })
  },
  read: (reader) => ({
    columns: reader.objects('columns').map((column) => {
      const names = column.strings('names')
      if (names.length !== 5) column.fail(`"names" holds ${names.length} names, not 5.`)
      return { name: column.string('name'), reference: column.number('reference'), names }
    }),
  }),
})

function earliest(column: DateColumn): number {
  let first = Number.POSITIVE_INFINITY
  for (const day of column.days) if (day < first) first = day
  return Number.isFinite(first) ? first : 0
}

function partsOf(column: DateColumn, { reference, names }: Parting): readonly NumberColumn[] {
  const parts = names.map(() => new Float64Array(column.days.length).fill(Number.NaN))
  for (let row = 0; row < column.days.length; row++) {
    const day = column.days[row]!
    if (Number.isNaN(day)) continue
    const whole = Math.floor(day)
    const date = new Date(whole * millisecondsPerDay)
    const year = date.getUTCFullYear()
    const firstOfYear = new Date(0).setUTCFullYear(year, 0, 1) / millisecondsPerDay
    parts[0]![row] = year
    parts[1]![row] = date.getUTCMonth() + 1
    parts[2]![row] = ((date.getUTCDay() + 6) % 7) + 1
    parts[3]![row] = whole - firstOfYear + 1
    parts[4]![row] = day - reference
  }
  return names.map((name, index) => derivedNumbers(column, name, parts[index]!))
}
