import { calibrationPlot } from '@cadre/charts'
import { dataTable } from '../page/data-table.ts'
import { figure } from '../page/figure.ts'
import { html } from '../page/html.ts'
import type { Html } from '../page/html.ts'
import type { StudyFacts } from '../study-facts.ts'
import { clipText } from '../write/phrases.ts'
import { writeCount, writeNumber, writeRough, writeTick } from '../write/numbers.ts'

/** Predicted against observed means of a number. */
export function observedFigure({ result, subject }: StudyFacts): Html | undefined {
  const tenths = result.predictedObserved
  if (!tenths || tenths.length === 0) return undefined
  const option = calibrationPlot(
    tenths.map(({ meanPredicted, meanObserved }) => ({
      predicted: meanPredicted,
      observed: meanObserved,
      low: meanObserved,
      high: meanObserved,
    })),
    {
      xName: clipText(`predicted ${result.target}`, { most: 50 }),
      yName: clipText(`observed ${result.target}`, { most: 50 }),
      format: writeTick,
    },
  )
  return figure(option, {
    id: 'observed',
    title: finding(tenths),
    definition: html`Each dot is a tenth of the ${writeCount(result.rows)} ${subject[1]}, by prediction: mean
    prediction across, mean of what was observed up. On the dashed line the two agree.`,
    height: 280,
    table: dataTable(
      tenths,
      [
        { head: 'Predicted', isNumber: true, cell: ({ meanPredicted }) => writeNumber(meanPredicted) },
        { head: 'Observed', isNumber: true, cell: ({ meanObserved }) => writeNumber(meanObserved) },
        { head: 'n', isNumber: true, cell: ({ count }) => writeCount(count) },
      ],
      { caption: 'Predicted and observed means by tenth of the prediction' },
    ),
  })
}

type Tenths = NonNullable<StudyFacts['result']['predictedObserved']>

function finding(tenths: Tenths): string {
  const total = tenths.reduce((sum, { count }) => sum + count, 0)
  const gap =
    tenths.reduce(
      (sum, { meanPredicted, meanObserved, count }) => sum + Math.abs(meanPredicted - meanObserved) * count,
      0,
    ) / total
  return `By tenth, predictions are ${writeRough(gap)} off on average`
}
