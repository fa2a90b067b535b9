import type { CivilDate } from '@cadre/core'
import type { WatchFinding } from './finding.ts'
import type { WatchedScore } from './watched-score.ts'

const watchDays = 45
const actDays = 100
const msPerDay = 86_400_000

/** How old the newest scores are: they speak of a day, and the world goes on. */
export function judgeFreshness(rows: readonly WatchedScore[], today: CivilDate): WatchFinding {
  const newest = rows.reduce<CivilDate | undefined>(
    (day, row) => (day === undefined || row.day > day ? row.day : day),
    undefined,
  )
  if (newest === undefined)
    return {
      about: 'freshness',
      verdict: 'unknown',
      finding: 'Nobody has been scored with this version yet.',
      toDo: '',
      figures: {},
    }
  const days = Math.round((Date.parse(today) - Date.parse(newest)) / msPerDay)
  const verdict = days > actDays ? 'act' : days > watchDays ? 'watch' : 'well'
  return {
    about: 'freshness',
    verdict,
    finding: `The newest scores are of ${newest}, ${days} days ago.`,
    toDo: verdict === 'well' ? '' : 'Take a new snapshot of the features and have people scored again.',
    figures: { days },
  }
}
