import type { LeaderboardRow, StudyResult } from '@cadre/lifecycle/study'
import { inertText } from './inert-text.ts'

const headlineMetrics = { binary: ['auc', 'averagePrecision', 'brier'], multiclass: ['macroF1', 'accuracy', 'logLoss'], regression: ['rmse', 'mae', 'r2'] } as const

/** A study in a screenful: what was found, what to beware of, where the report is. */
export function studySummary(result: StudyResult): string {
  const blocks = [heading(result), leaderboard(result), verdict(result), cautions(result), places(result)]
  return inertText(`${blocks.filter(Boolean).join('\n\n')}\n`)
}

function heading({ target, positive, file, rows, validation }: StudyResult): string {
  const what = positive === undefined ? target : `${target} = ${positive}`
  return `${what}, learned from ${rows} rows of ${file}\n${validation}`
}

function leaderboard({ leaderboard: rows, task }: StudyResult): string {
  const metrics = headlineMetrics[task]
  const width = Math.max(...rows.map(({ label }) => label.length))
  const head = `  ${'learner'.padEnd(width)}  ${metrics.map((metric) => metric.padStart(22)).join('  ')}`
  return [head, ...rows.map((row) => leaderboardLine(row, { metrics, width }))].join('\n')
}

function leaderboardLine(row: LeaderboardRow, { metrics, width }: { metrics: readonly string[]; width: number }): string {
  const figures = metrics.map((name) => {
    const metric = row.metrics[name]
    return (metric ? `${figure(metric.value)} [${figure(metric.low)}, ${figure(metric.high)}]` : '').padStart(22)
  })
  return `${row.isRecommended ? '→' : ' '} ${row.label.padEnd(width)}  ${figures.join('  ')}`
}

function verdict({ model, refusal }: StudyResult): string {
  if (refusal) return `No model is recommended:\n${bullets(refusal.reasons)}`
  return model ? `Recommended: ${model.label}. ${model.reason}` : ''
}

function cautions({ warnings, audit, proxies }: StudyResult): string {
  const findings = audit.filter(({ isIntersection }) => !isIntersection).map(({ attribute, finding }) => `${attribute}: ${firstSentence(finding)}`)
  const lines = [...warnings.map(({ message }) => message), ...proxies.map(({ message }) => message), ...findings]
  return lines.length === 0 ? '' : `To know before using it:\n${bullets(lines)}`
}

/** The report has the rest. */
function firstSentence(text: string): string {
  return /^.*?[^\d]\.(?=\s|$)/.exec(text)?.[0] ?? text
}

function places({ report, bundle }: StudyResult): string {
  return [report && `Report  ${report}`, bundle && `Bundle  ${bundle}`].filter(Boolean).join('\n')
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `  - ${line}`).join('\n')
}

function figure(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(3)
}
