import type { ColumnDrift, DriftReport, DriftVerdict } from '../drift-report.ts'
import type { WatchFinding, WatchVerdict } from './finding.ts'

const verdicts: Readonly<Record<DriftVerdict, WatchVerdict>> = {
  stable: 'well',
  'small change': 'well',
  watch: 'watch',
  act: 'act',
  'not enough evidence': 'unknown',
}

/** So many inputs are named; the rest is counted. */
const named = 5

/** Whether inputs, and scores, are still spread as in training. A change has to be beyond chance and large enough to matter. */
export function judgeDrift(report: DriftReport): WatchFinding[] {
  const changed = report.columns.filter(({ verdict }) => verdict === 'watch' || verdict === 'act')
  const pressing = changed.filter(({ verdict }) => verdict === 'act').length
  const isUnknown = report.columns.every(({ verdict }) => verdict === 'not enough evidence')
  const verdict = pressing > 0 ? 'act' : changed.length > 0 ? 'watch' : isUnknown ? 'unknown' : 'well'
  const more = changed.length > named ? ` and ${changed.length - named} more` : ''
  const [most] = report.columns.toSorted((a, b) => b.psi.value - a.psi.value)
  const which = changed.map(({ name }) => name).slice(0, named)
  return [
    {
      about: 'inputs',
      verdict,
      finding:
        changed.length === 0
          ? `${report.columns.length} inputs of ${report.rows} people are spread as in training.`
          : `${changed.length} of ${report.columns.length} inputs differ from training: ${which.join(', ')}${more}.`,
      toDo:
        changed.length === 0
          ? ''
          : 'See whether people changed or records are kept in another way. If people changed, train a challenger on newer rows.',
      figures: {
        inputs: report.columns.length,
        changed: changed.length,
        pressing,
        people: report.rows,
        ...(most && distances(most)),
      },
    },
    {
      about: 'scores',
      verdict: verdicts[report.score.verdict],
      finding: `Scores: ${report.score.finding}`,
      toDo:
        verdicts[report.score.verdict] === 'well' || verdicts[report.score.verdict] === 'unknown'
          ? ''
          : 'Look at the inputs that changed first; bands and cuts mean something else while scores are spread otherwise.',
      figures: distances(report.score),
    },
  ]
}

/** How far a column is from training, by three measures, and what chance alone makes of the first. */
function distances({ psi, jensenShannon, kolmogorovSmirnov }: ColumnDrift): Record<string, number> {
  return {
    index: psi.value,
    chance: psi.nullBand,
    jensenShannon,
    ...(kolmogorovSmirnov !== undefined && { kolmogorovSmirnov }),
  }
}
