import { calibrationPlot } from '@cadre/charts'
import { dataTable } from '../page/data-table.ts'
import { figure } from '../page/figure.ts'
import { html } from '../page/html.ts'
import type { Html } from '../page/html.ts'
import type { StudyFacts } from '../study-facts.ts'
import { writeCount, writeInterval, writeShare } from '../write/numbers.ts'

const methods = {
  none: 'not adjusted',
  platt: 'adjusted by a logistic curve (Platt)',
  isotonic: 'adjusted by a rising step curve (isotonic)',
  temperature: 'adjusted by one temperature for all classes',
} as const

/** Predicted against observed rates. */
export function calibrationFigure({ result, outcome, subject }: StudyFacts): Html | undefined {
  const { calibration } = result
  if (!calibration || calibration.bins.length === 0) return undefined
  const { bins, method } = calibration
  const option = calibrationPlot(
    bins.map(({ meanPredicted, observed }) => ({
      predicted: meanPredicted,
      observed: observed.value,
      low: observed.low,
      high: observed.high,
    })),
    { xName: 'predicted', yName: 'observed', format: writeShare },
  )
  return figure(option, {
    id: 'calibration',
    title: finding(bins),
    definition: html`Each dot is a band of the score, low to high, over ${writeCount(result.rows)}
    ${subject[1]}: mean predicted probability across, observed share with ${outcome} up, with its 95&nbsp;%
    interval. On the dashed line the two agree. Probabilities are ${methods[method]}.`,
    height: 280,
    table: dataTable(
      bins,
      [
        { head: 'Predicted', isNumber: true, cell: ({ meanPredicted }) => writeShare(meanPredicted) },
        {
          head: 'Observed (95 %)',
          isNumber: true,
          cell: ({ observed }) => writeInterval(observed, writeShare),
        },
        { head: 'n', isNumber: true, cell: ({ count }) => writeCount(count) },
      ],
      { caption: 'Predicted and observed rates by band of the score' },
    ),
  })
}

type Bins = NonNullable<StudyFacts['result']['calibration']>['bins']

function finding(bins: Bins): string {
  const total = bins.reduce((sum, { count }) => sum + count, 0)
  const gap =
    bins.reduce(
      (sum, { meanPredicted, observed, count }) => sum + Math.abs(meanPredicted - observed.value) * count,
      0,
    ) / total
  const outside = bins.filter(
    ({ meanPredicted, observed }) => meanPredicted < observed.low || meanPredicted > observed.high,
  ).length
  const points = `${(gap * 100).toFixed(1)} points off on average`
  if (outside === 0) return `The probabilities can be taken at their word: ${points}`
  return `In ${outside} of ${bins.length} bands the probabilities miss what happened: ${points}`
}
