import type { ImportMapping } from '@cadre/connect/records'
import { writeLines } from './write-lines.ts'

export const figureNames = Array.from({ length: 10 }, (_, index) => `Figure ${index}`)
const peopleAtMost = 5000

/** Where the columns of such a sheet go. */
export function figuresMapping(proposed: ImportMapping): ImportMapping {
  const to: Readonly<Record<string, string>> = {
    'Employee ID': 'person.employeeNumber',
    Day: 'measure_value.validFrom',
    Figure: 'measure_value.measureId',
    Value: 'measure_value.value',
    Target: 'measure_value.target',
    Days: 'measure_value.periodDays',
  }
  const columns = Object.entries(to).map(([column, target]) => ({ column, to: target }))
  return { ...proposed, kind: 'snapshot', columns, fixed: {}, defaults: {} }
}

/** Writes a sheet of so many figures of people who are there, one record a row: everybody's of a month, then of the next. */
export function writeFiguresSheet(
  path: string,
  { rows, people }: { readonly rows: number; readonly people: number },
): Promise<void> {
  const each = Math.min(people, peopleAtMost)
  return writeLines(path, {
    header: 'Employee ID,Day,Figure,Value,Target,Days',
    rows,
    lineOf: (row) => {
      const place = Math.floor(row / each)
      const month = Math.floor(place / figureNames.length)
      const day = `${2015 + Math.floor(month / 12)}-${String(1 + (month % 12)).padStart(2, '0')}-01`
      return `E${row % each},${day},${figureNames[place % figureNames.length]!},${(row * 7919) % 1000},500,30`
    },
  })
}
