import { calibrationFigure } from '../figures/calibration-figure.ts'
import { confusionFigure } from '../figures/confusion-figure.ts'
import { classTable } from '../figures/class-table.ts'
import { cutTable, gainsFigure } from '../figures/gains-figure.ts'
import { observedFigure } from '../figures/observed-figure.ts'
import { placesTable } from '../figures/places-table.ts'
import { targetFigure } from '../figures/target-figure.ts'
import { dataTable } from '../page/data-table.ts'
import { html } from '../page/html.ts'
import type { Html } from '../page/html.ts'
import type { Section } from '../section.ts'
import type { StudyFacts } from '../study-facts.ts'
import { metricWords } from '../write/metric-words.ts'
import { writeCount, writeInterval, writeNumber, writeRange } from '../write/numbers.ts'

/** The recommended model's figures beside the naive guess, and the charts that show them. */
export const quality: Section = {
  id: 'quality',
  title: 'How good it is',
  render: (facts) => {
    if (Object.keys(facts.result.metrics).length === 0) return undefined
    const figures = [
      gainsFigure,
      calibrationFigure,
      observedFigure,
      placesTable,
      targetFigure,
      confusionFigure,
      classTable,
      cutTable,
    ].map((draw) => draw(facts))
    return html`${metricsTable(facts)}
      <div class="figures">${figures}</div>`
  },
}

function metricsTable({ result, subject }: StudyFacts): Html {
  const { metrics, baseline, model, threshold } = result
  const share = metricWords('accuracy').write
  return html`${dataTable(
      Object.entries(metrics),
      [
        { head: 'Measure', cell: ([name]) => measureCell(name) },
        {
          head: html`${model?.label ?? 'Model'} (95&nbsp;%)`,
          isNumber: true,
          cell: ([name, interval]) =>
            html`<b>${metricWords(name).write(interval.value)}</b>
              <span class="note">${writeRange(interval, metricWords(name).write)}</span>`,
        },
        { head: baseline.label, isNumber: true, cell: ([name]) => baselineFigure(result, name) },
      ],
      { caption: 'Quality of the model beside the baseline' },
    )}
    <p class="definition">
      Over ${writeCount(result.rows)} ${subject[1]}, each judged by a model that never saw it:
      ${result.validation} Intervals are 95&nbsp;%.
      ${threshold && html`At the cut of ${writeNumber(threshold.value)}, precision is ${writeInterval(threshold.precision, share)} and recall ${writeInterval(threshold.recall, share)}.`}
    </p>`
}

function measureCell(name: string): Html {
  const { label, definition, better } = metricWords(name)
  return html`${label}
    <span class="note">${definition} ${better === 'higher' ? 'Higher' : 'Lower'} is better.</span>`
}

function baselineFigure({ baseline }: StudyFacts['result'], name: string): string {
  const interval = baseline.metrics[name]
  return interval ? metricWords(name).write(interval.value) : '–'
}
