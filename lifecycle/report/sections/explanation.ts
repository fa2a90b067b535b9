import { rankedBars, rankedBarsHeight } from '@cadre/charts'
import type { ExampleRow } from '../../study/study-result.ts'
import { jointFigures } from '../figures/joint-figure.ts'
import { shapeFigure } from '../figures/shape-figure.ts'
import { dataTable } from '../page/data-table.ts'
import { figure } from '../page/figure.ts'
import { html } from '../page/html.ts'
import type { Html } from '../page/html.ts'
import type { Section } from '../section.ts'
import type { StudyFacts } from '../study-facts.ts'
import { writeChange, writeCount, writeNumber, writeRough, writeShare } from '../write/numbers.ts'
import { clipText, writeList } from '../write/phrases.ts'

const drawnColumns = 15

/** What the model rests on: columns, curves, and rows with their reasons. */
export const explanation: Section = {
  id: 'explanation',
  title: 'Why it predicts what it does',
  render: (facts) => {
    const { importance, shapes, joint, examples } = facts.result.explanation
    if (importance.length === 0) return undefined
    return html`<div class="figures">
        ${importanceFigure(facts)}${shapes.map((shape, index) => shapeFigure(shape, { id: `shape-${index + 1}`, facts }))}
      </div>
      ${joint && jointFigures(joint, facts)}
      ${
        examples.length > 0 &&
        !facts.result.refusal &&
        html`<h3>Rows and their reasons</h3>
          <p class="definition">
            Rows of the file, chosen by their score on folds the model had not seen. A contribution is how far
            the column moves the
            ${facts.result.explanation.space === 'margin' ? 'prediction from the average, in log-odds' : 'prediction from the average, in units of the target'};
            all contributions add up to the prediction. It says what the model used, not what causes anything.
          </p>
          <div class="examples">${examples.map((example) => exampleCard(example, facts))}</div>`
      }`
  },
}

function importanceFigure({ result, subject }: StudyFacts): Html {
  const { importance, space } = result.explanation
  const drawn = importance.slice(0, drawnColumns)
  const lead = importance.slice(0, 3)
  return figure(
    rankedBars(
      drawn.map(({ column, share }) => ({ label: column, value: share })),
      { format: writeShare },
    ),
    {
      id: 'importance',
      title: importanceFinding(lead, importance.length),
      definition: html`Mean absolute contribution of each column over ${writeCount(result.rows)}
      ${subject[1]}, as a share of all
      columns’${importance.length > drawn.length && html`; the first ${drawn.length} of ${importance.length}`}.`,
      height: rankedBarsHeight(drawn.length),
      table: dataTable(
        importance,
        [
          { head: 'Column', cell: ({ column }) => column },
          { head: 'Share', isNumber: true, cell: ({ share }) => writeShare(share) },
          {
            head: `Mean contribution, ${space === 'margin' ? 'log-odds' : 'target units'}`,
            isNumber: true,
            cell: ({ meanAbsolute }) => writeNumber(meanAbsolute),
          },
          { head: 'Higher values', cell: ({ direction }) => (direction ? directions[direction] : '–') },
        ],
        { caption: 'Importance of every column' },
      ),
    },
  )
}

function importanceFinding(lead: readonly { column: string; share: number }[], columns: number): string {
  const names = lead.map(({ column }) => clipText(column, { most: 40 }))
  if (columns === 1) return `${names[0]} is all it reads`
  const share = lead.reduce((sum, entry) => sum + entry.share, 0)
  return `${writeList(names)} carry ${writeShare(share)} of all movement of the prediction`
}

const directions = { up: 'raise it', down: 'lower it', mixed: 'do both' } as const

const kinds = { high: 'High', typical: 'Typical', low: 'Low', borderline: 'Borderline' } as const

function exampleCard(
  { kind, row, prediction, predictedClass, reasons }: ExampleRow,
  { result }: StudyFacts,
): Html {
  const isShare = result.task !== 'regression'
  return html`<article class="example">
    <h4>${kinds[kind]} <span class="note">row ${writeCount(row)}</span></h4>
    <p class="figure-line">
      <b>${isShare ? writeShare(prediction) : writeNumber(prediction)}</b
      >${predictedClass !== undefined && html` <span class="note">predicted ${predictedClass}</span>`}
    </p>
    <ul class="reasons">
      ${reasons.map(
        ({ column, value, contribution }) =>
          html`<li class="${contribution > 0 ? 'is-up' : 'is-down'}">
            <span class="arrow" aria-hidden="true">${contribution > 0 ? '▲' : '▼'}</span
            ><span
              >${column} <b>${clipText(value, { most: 80 })}</b
              ><span class="unseen"> ${contribution > 0 ? 'raises' : 'lowers'} the prediction by</span></span
            ><span class="number"
              >${writeChange(contribution, result.task === 'regression' ? writeRough : twoDigits)}</span
            >
          </li> `,
      )}
    </ul>
  </article> `
}

function twoDigits(value: number): string {
  return value.toFixed(2).replace('-', '\u2212')
}
