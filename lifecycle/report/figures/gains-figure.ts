import { gainsCurve } from '@cadre/charts'
import type { GainPoint } from '../../study/study-result.ts'
import { dataTable } from '../page/data-table.ts'
import { figure } from '../page/figure.ts'
import { html } from '../page/html.ts'
import type { Html } from '../page/html.ts'
import type { StudyFacts } from '../study-facts.ts'
import { clipText } from '../write/phrases.ts'
import { writeCount, writeShare } from '../write/numbers.ts'

/** What acting on the highest scores first would find. */
export function gainsFigure({ result, outcome, subject }: StudyFacts): Html | undefined {
  const { gains, threshold, rows } = result
  if (!gains || gains.length === 0) return undefined
  const fifth = nearest(gains, 0.2)
  const option = gainsCurve(gains, {
    xName: `share of ${subject[1]}, highest scores first`,
    yName: clipText(`share of all ${outcome} found`, { most: 60 }),
    format: writeShare,
    ...(threshold && {
      capacity: { share: threshold.selectedShare, label: `the cut: ${writeShare(threshold.selectedShare)}` },
    }),
  })
  return figure(option, {
    id: 'gains',
    title: `The highest-scored ${writeShare(fifth.share)} hold ${writeShare(fifth.capture)} of all ${outcome}`,
    definition: html`How many of all ${subject[1]} with ${outcome} are reached when going down the ranking of
    ${writeCount(rows)} ${subject[1]}. The dashed line is picking at random; the upright line is the cut used
    for the audit.`,
    height: 280,
    table: gainsTable(thinned(gains), rows),
  })
}

const cuts = [0.05, 0.1, 0.2, 0.3, 0.5]

/** What acting on fewer or on more would find. */
export function cutTable({ result, outcome, subject }: StudyFacts): Html | undefined {
  const { gains, rows } = result
  if (!gains || gains.length === 0) return undefined
  const shown = [...new Set(cuts.map((share) => nearest(gains, share)))]
  return html`<div class="figure">
    <h3>What acting on fewer or more would find</h3>
    <p class="definition">
      Of the ${writeCount(rows)} ${subject[1]} here, highest scores first: how many that is, the share of them
      with ${outcome}, and the share of all ${outcome} reached.
    </p>
    ${gainsTable(shown, rows)}
  </div>`
}

function gainsTable(gains: readonly GainPoint[], rows: number): Html {
  return dataTable(
    gains,
    [
      { head: 'Acted on', isNumber: true, cell: ({ share }) => writeShare(share) },
      { head: 'n', isNumber: true, cell: ({ share }) => writeCount(share * rows) },
      { head: 'Right among them', isNumber: true, cell: ({ precision }) => writeShare(precision) },
      { head: 'Reached of all', isNumber: true, cell: ({ capture }) => writeShare(capture) },
      { head: 'Times random', isNumber: true, cell: ({ lift }) => lift.toFixed(1) },
    ],
    { caption: 'What acting on the highest scores finds' },
  )
}

const tabledPoints = 12

/** Evenly spread points, the last always among them. */
function thinned(gains: readonly GainPoint[]): GainPoint[] {
  const step = Math.max(1, Math.ceil(gains.length / tabledPoints))
  return gains.filter((_, index) => (gains.length - 1 - index) % step === 0)
}

function nearest(gains: readonly GainPoint[], share: number): GainPoint {
  return gains.reduce((best, point) =>
    Math.abs(point.share - share) < Math.abs(best.share - share) ? point : best,
  )
}
