import type { ParamDeclarations } from '../params/params.ts'
import type { DateColumn, NumberColumn } from '../table/column.ts'
import { columnOfKind } from '../table/table.ts'
import { byName, createNamer, derivedNumbers, replaceColumns } from './derived-column.ts'
import { defineStep } from './define-step.ts'

const params = {
  hours: {
    kind: 'boolean',
    default: false,
    meaning: 'the hour of the day too, for dates that hold a time',
  },
} as const satisfies ParamDeclarations

interface Cycling {
  readonly name: string
  /** Sine and cosine of month, day of week, day of year and, when asked, hour. */
  readonly names: readonly string[]
}

const millisecondsPerDay = 86_400_000

/**
 * Dates as points on circles, so that December lies next to January: sine and cosine of month, day
 * of week (Monday first), day of year and, when asked, hour. Each circle starts at its first value (angle 0).
 */
export const dateCycles = defineStep<typeof params, { readonly columns: readonly Cycling[] }>({
  name: 'date-cycles',
  label: 'dates as points on circles',
  params,
  learn({ table, params: { hours } }) {
    const nameFor = createNamer(table)
    const cycles = ['month', 'day of week', 'day of year', ...(hours ? ['hour'] : [])]
    const columns = table.columns
      .filter((column) => column.kind === 'date')
      .map(({ name }) => ({
        name,
        names: cycles.flatMap((cycle) =>
          ['sine', 'cosine'].map((part) => nameFor(`${name} ${cycle} ${part}`)),
        ),
      }))
    return { columns }
  },
  apply(table, { columns }) {
    for (const { name } of columns) columnOfKind(table, name, 'date')
    const learned = byName(columns)
    return replaceColumns(table, (column) => {
      const cycling = learned.get(column.name)
      return cycling && column.kind === 'date' ? cyclesOf(column, cycling) : undefined
    })
  },
  read: (reader) => ({
    columns: reader.objects('columns').map((column) => {
      const names = column.strings('names')
      if (names.length !== 6 && names.length !== 8)
        column.fail(`"names" holds ${names.length} names, not 6 or 8.`)
      return { name: column.string('name'), names }
    }),
  }),
})

function cyclesOf(column: DateColumn, { names }: Cycling): readonly NumberColumn[] {
  const cells = names.map(() => new Float64Array(column.days.length).fill(Number.NaN))
  for (let row = 0; row < column.days.length; row++) {
    const day = column.days[row]!
    if (Number.isNaN(day)) continue
    const turns = turnsOf(day)
    for (let index = 0; index < names.length; index++) {
      const angle = 2 * Math.PI * turns[index >> 1]!
      cells[index]![row] = index % 2 === 0 ? Math.sin(angle) : Math.cos(angle)
    }
  }
  return names.map((name, index) => derivedNumbers(column, name, cells[index]!))
}

// How far round each circle the day is, 0 to 1.
function turnsOf(day: number): readonly number[] {
  const whole = Math.floor(day)
  const date = new Date(whole * millisecondsPerDay)
  const year = date.getUTCFullYear()
  const firstOfYear = new Date(0).setUTCFullYear(year, 0, 1) / millisecondsPerDay
  const firstOfNext = new Date(0).setUTCFullYear(year + 1, 0, 1) / millisecondsPerDay
  return [
    date.getUTCMonth() / 12,
    ((date.getUTCDay() + 6) % 7) / 7,
    (whole - firstOfYear) / (firstOfNext - firstOfYear),
    day - whole,
  ]
}
