import type { LeaderboardRow, StudyResult } from '@cadre/lifecycle/study'
import { inertText } from './inert-text.ts'
import { leftOut, thingsToKnow } from './study-cautions.ts'
import { textTable } from './text-table.ts'
import { pageWidth, wrapText } from './wrap-text.ts'

const headlineMetrics: Readonly<Record<StudyResult['task'] | 'ranking', readonly string[]>> = {
  binary: ['auc', 'averagePrecision', 'brier'],
  multiclass: ['macroF1', 'accuracy', 'logLoss'],
  regression: ['rmse', 'mae', 'r2'],
  ranking: ['ndcg', 'ndcg5', 'mrr'],
}

const strongestShown = 5

/** A study in a screenful: the answer, what to beware of, what was left out, where the report is. */
export function studySummary(result: StudyResult): string {
  const blocks = [
    heading(result),
    verdict(result),
    leaderboard(result),
    thingsToKnow(result),
    mitigation(result),
    leftOut(result),
    places(result),
  ]
  return inertText(`${blocks.filter((block) => block !== '').join('\n\n')}\n`)
}

function heading({ file, rows, ...result }: StudyResult): string {
  return wrapText(`${outcome(result)}, learned from ${rows} rows of ${file}`)
}

function outcome({ target, positive }: Pick<StudyResult, 'target' | 'positive'>): string {
  return positive === undefined ? target : `${target} = ${positive}`
}

function verdict(result: StudyResult): string {
  const { model, refusal, comparisonOnly } = result
  if (refusal || !model)
    return ['No model is recommended.', ...(refusal?.reasons ?? []).map(indented)].join('\n')
  const only = comparisonOnly ? ' (for comparison only: never for use)' : ''
  return [
    `Recommended: ${model.label}${only}`,
    ...[model.reason, ...inPlainWords(result), uses(result)].map(indented),
  ].join('\n')
}

function indented(text: string): string {
  return wrapText(text, { first: '  ' })
}

/** What the figures mean for somebody who has never met them. */
function inPlainWords({ task, metrics, baseline, threshold, ...result }: StudyResult): string[] {
  const { auc, accuracy, mae } = metrics
  const naive = baseline.metrics
  const what = outcome(result)
  const top = result.ranking?.places[0]
  if (result.ranking && top) {
    return [
      `In ${percent(top.hitShare)} of lists the row it puts first is a hit (a grade above 0); of all rows, ${percent(result.ranking.hitShare)} are.`,
    ]
  }
  if (task === 'regression' && mae) {
    return [
      `Its predictions are off by ${figure(mae.value)} on average; always guessing the same is off by ${figure(naive['mae']?.value)}.`,
    ]
  }
  if (task === 'multiclass' && accuracy) {
    return [
      `It names the right class in ${percent(accuracy.value)} of rows; always naming the most frequent one, in ${percent(naive['accuracy']?.value)}.`,
    ]
  }
  const pairs =
    auc &&
    `Of two rows, one ${what} and one not, it scores the right one higher ${Math.round(auc.value * 100)} times in 100; by chance it would be 50.`
  const cut =
    threshold &&
    `If it selects ${percent(threshold.selectedShare)} of the rows, ${percent(threshold.precision.value)} of those selected are ${what}, and ${percent(threshold.recall.value)} of all that are ${what} are among them.`
  return [pairs, cut].filter((sentence) => sentence !== undefined)
}

function uses({ explanation }: StudyResult): string {
  const strongest = explanation.importance
    .slice(0, strongestShown)
    .map(({ column, share }) => `${column} (${percent(share, 0)})`)
  return strongest.length === 0 ? '' : `It uses most: ${strongest.join(', ')}.`
}

/** As many figures as the terminal is wide enough for, the one that matters most first. */
function leaderboard({ leaderboard: rows, task, ranking, validation }: StudyResult): string {
  const tables = headlineMetrics[ranking ? 'ranking' : task].map((_, index, metrics) =>
    leaderboardTable(rows, metrics.slice(0, metrics.length - index)),
  )
  const fitting =
    tables.find((table) => table.split('\n').every((line) => line.length <= pageWidth())) ?? tables.at(-1)!
  return `${fitting}\n${wrapText(`In brackets 95 % intervals. ${validation}`, { first: '  ' })}`
}

function leaderboardTable(rows: readonly LeaderboardRow[], metrics: readonly string[]): string {
  return textTable([['  learner', ...metrics], ...rows.map((row) => leaderboardLine(row, metrics))])
}

function leaderboardLine(
  { label, isRecommended, metrics }: LeaderboardRow,
  names: readonly string[],
): string[] {
  const figures = names.map((name) => {
    const metric = metrics[name]
    return metric ? `${figure(metric.value)} [${figure(metric.low)}, ${figure(metric.high)}]` : ''
  })
  return [`${isRecommended ? '→' : ' '} ${label}`, ...figures]
}

/** What could be done about differences between groups; the study itself changes nothing. */
function mitigation({ mitigation: compared }: StudyResult): string {
  if (!compared) return ''
  const share = (interval: { readonly value: number } | undefined): string => figure(interval?.value)
  const lines = compared.rows.map((row) => [
    `  ${row.label}`,
    figure(row.accuracy.value),
    figure(row.balancedAccuracy),
    share(row.impactRatio),
    share(row.demographicParity),
    share(row.averageOdds),
  ])
  const head = ['  mitigation', 'accuracy', 'balanced', 'ratio', 'selection gap', 'odds gap']
  const said = [compared.finding, ...compared.leftOut].join(' ')
  const words = wrapText(`By ${compared.attribute}, ${compared.learner}. ${said}`)
  return lines.length === 0 ? words : `${words}\n\n${textTable([head, ...lines])}`
}

function places({ report, bundle }: StudyResult): string {
  return [
    report !== undefined && `Report  ${report}`,
    bundle !== undefined && `Bundle  ${bundle}`,
    bundle !== undefined && 'Next    cadre score <bundle> <file of other rows>',
  ]
    .filter((line) => line !== false)
    .join('\n')
}

function figure(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return '–'
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(3)
}

function percent(value: number | undefined, digits = 1): string {
  return value === undefined ? '–' : `${(value * 100).toFixed(digits)} %`
}
