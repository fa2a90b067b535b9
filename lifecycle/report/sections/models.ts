import { dotIntervals, dotIntervalsHeight } from '@cadre/charts'
import type { Interval, LeaderboardRow } from '../../study/study-result.ts'
import { dataTable } from '../page/data-table.ts'
import type { TableColumn } from '../page/data-table.ts'
import { definitionList } from '../page/definition-list.ts'
import { figure } from '../page/figure.ts'
import { html } from '../page/html.ts'
import type { Html } from '../page/html.ts'
import { parameterText } from '../write/parameter-text.ts'
import type { Section } from '../section.ts'
import type { StudyFacts } from '../study-facts.ts'
import { upperFirst } from '../write/phrases.ts'
import { metricWords } from '../write/metric-words.ts'
import { writeCount, writeRange } from '../write/numbers.ts'
import { writeDuration } from '../write/times.ts'

/** Every model that was tried, on the same rows. */
export const models: Section = {
  id: 'models',
  title: 'Models compared',
  render: (facts) => {
    if (facts.result.leaderboard.length === 0) return undefined
    return html`<div class="beside">
        ${comparisonFigure(facts)}
        <div class="says">${says(facts)}</div>
      </div>
      ${leaderboardTable(facts)}`
  },
}

function comparisonFigure(facts: StudyFacts): Html | undefined {
  const { result, mainMetric, subject } = facts
  const words = metricWords(mainMetric)
  const judged = result.leaderboard.filter(({ isBaseline, metrics }) => !isBaseline && metrics[mainMetric])
  const baseline = result.baseline.metrics[mainMetric]
  const reference =
    baseline && isNear(baseline.value, judged, mainMetric)
      ? { value: baseline.value, label: 'baseline' }
      : undefined
  const option = dotIntervals(
    judged.map(({ label, metrics, isRecommended }) => ({
      label,
      ...metrics[mainMetric]!,
      isMain: isRecommended,
    })),
    { format: words.write, ...(reference && { reference }) },
  )
  return figure(option, {
    id: 'leaderboard',
    title: finding(facts),
    definition: html`${words.label} of each model with its 95&nbsp;% interval, over ${writeCount(result.rows)}
    ${subject[1]} and the same folds. ${words.better === 'higher' ? 'Right' : 'Left'} is better; the filled
    dot is the recommended model.${baseline && ` The baseline has ${words.write(baseline.value)}.`}`,
    height: dotIntervalsHeight(judged.length, { reference: reference !== undefined }),
  })
}

/** A baseline far away would press all models into one spot. */
function isNear(baseline: number, rows: readonly LeaderboardRow[], metric: string): boolean {
  const ends = rows.flatMap(({ metrics }) => [metrics[metric]!.low, metrics[metric]!.high])
  const [least, most] = [Math.min(...ends), Math.max(...ends)]
  const room = (most - least) / 2
  return baseline > least - room && baseline < most + room
}

function finding({ result, mainMetric }: StudyFacts): string {
  if (result.refusal) return 'None of these models is recommended'
  const recommended = result.leaderboard.find(({ isRecommended }) => isRecommended)
  const name = metricWords(mainMetric).label
  if (!recommended) return `${result.leaderboard.length} models by ${name}`
  return recommended.behindBest
    ? `${upperFirst(recommended.label)} is the simplest that no model beats beyond the interval in ${name}`
    : `${upperFirst(recommended.label)} is best by ${name}`
}

function leaderboardTable({ result, mainMetric }: StudyFacts): Html {
  const names = [...new Set(result.leaderboard.flatMap(({ metrics }) => Object.keys(metrics)))]
  const ordered = [mainMetric, ...names.filter((name) => name !== mainMetric)].filter((name) =>
    names.includes(name),
  )
  const metricColumns = ordered.map((name): TableColumn<LeaderboardRow> => ({
    head: metricWords(name).label,
    isNumber: true,
    cell: ({ metrics }) => metricCell(metrics[name], name),
  }))
  return dataTable(
    result.leaderboard,
    [
      {
        head: 'Model',
        cell: ({ label, isRecommended }) =>
          html`${label}${isRecommended && html` <span class="chosen">recommended</span>`}`,
      },
      ...metricColumns.slice(0, 1),
      {
        head: 'Lead of the best',
        isNumber: true,
        cell: ({ behindBest }) => (behindBest ? metricCell(lead(behindBest), mainMetric) : 'best'),
      },
      ...metricColumns.slice(1),
      {
        head: 'Fit',
        isNumber: true,
        cell: ({ fitMs, isBaseline }) => (isBaseline ? '–' : writeDuration(fitMs)),
      },
    ],
    {
      caption: 'Models compared on the same outer folds',
      rowClass: ({ isRecommended }) => (isRecommended ? 'is-main' : undefined),
    },
  )
}

/** The best row's lead, written so that more is more of a lead whichever way the metric runs. */
function lead({ value, low, high }: Interval): Interval {
  return value < 0 ? { value: -value, low: -high, high: -low } : { value, low, high }
}

function metricCell(interval: LeaderboardRow['metrics'][string] | undefined, name: string): Html | string {
  if (!interval) return '–'
  const { write } = metricWords(name)
  return html`${write(interval.value)} <span class="note">${writeRange(interval, write)}</span>`
}

/** Parameters as they were chosen; where none were, why this model. */
function says({ result }: StudyFacts): Html | undefined {
  const tuned = result.leaderboard.filter(({ params }) => Object.keys(params).length > 0)
  if (tuned.length === 0) return result.model && html`<p>${result.model.reason}</p>`
  return html`<h3>Parameters, chosen inside the folds</h3>
    ${definitionList(tuned.map(({ label, params }) => [label, parameterText(params)]))}`
}
