import { valueHistogram } from '@cadre/charts'
import { dataTable } from '../page/data-table.ts'
import { figure } from '../page/figure.ts'
import { html } from '../page/html.ts'
import type { Html } from '../page/html.ts'
import type { StudyFacts } from '../study-facts.ts'
import { writeCount, writeRange, writeRough, writeTick } from '../write/numbers.ts'

/** Where the target's values lie: errors are read against their spread. */
export function targetFigure({ result, subject }: StudyFacts): Html | undefined {
  const column = result.profile.columns.find(({ name }) => name === result.target)
  if (result.task !== 'regression' || !column?.summary || !column.histogram) return undefined
  const { min, max, q1, q3, sd } = column.summary
  const counts = column.histogram
  const width = (max - min) / counts.length
  return figure(valueHistogram({ counts, min, max }, { format: writeTick }), {
    id: 'target',
    title: `Half of all values lie between ${writeRough(q1)} and ${writeRough(q3)}`,
    definition: html`How many of the ${writeCount(result.rows)} ${subject[1]} have which ${result.target}. Its
    standard deviation is ${writeRough(sd)}: an error is large or small beside that.`,
    height: 280,
    table: dataTable(
      counts.map((count, index) => ({ count, low: min + index * width, high: min + (index + 1) * width })),
      [
        { head: result.target, isNumber: true, cell: (bin) => writeRange(bin, writeRough) },
        { head: 'n', isNumber: true, cell: ({ count }) => writeCount(count) },
      ],
      { caption: `Distribution of ${result.target}` },
    ),
  })
}
