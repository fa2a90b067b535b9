import type { Task } from '@cadre/learn'
import type { WatchFinding } from './finding.ts'
import { newestOutcomes } from './newest-outcomes.ts'
import type { Outcome } from './watched-score.ts'

const enough = 100
const z95 = 1.959963984540054
/** Observed over expected beyond these is a difference that matters. */
const most = 1.25
const least = 0.8

/**
 * Whether as many had the outcome as probabilities said. One outcome a person counts, the newest, so that rows are apart; the
 * spread of the count is that of independent events of these probabilities.
 */
export function judgeCalibration(known: readonly Outcome[], task: Task): WatchFinding {
  const newest = newestOutcomes(known)
  if (task !== 'binary' || newest.length < enough)
    return {
      about: 'calibration',
      verdict: 'unknown',
      finding:
        task === 'binary'
          ? `${newest.length} people with a known outcome are too few; ${enough} are needed.`
          : 'It gives no probabilities that could be compared with outcomes.',
      toDo: '',
      figures: { people: newest.length },
    }
  const observed = newest.reduce((total, { outcome }) => total + outcome, 0)
  const expected = newest.reduce((total, { score }) => total + score, 0)
  const spread = Math.sqrt(newest.reduce((total, { score }) => total + score * (1 - score), 0))
  const ratio = observed / expected
  const isBeyondChance = Math.abs(observed - expected) > z95 * spread
  const verdict = !isBeyondChance ? 'well' : ratio > most || ratio < least ? 'act' : 'watch'
  return {
    about: 'calibration',
    verdict,
    finding: `Of ${newest.length} people it happened to ${observed}; their probabilities add up to ${expected.toFixed(1)}${isBeyondChance ? ', further off than chance explains' : ', no further off than chance explains'}.`,
    toDo:
      verdict === 'well'
        ? ''
        : 'Read scores as an order, not as probabilities, until a version calibrated on newer outcomes answers.',
    figures: { people: newest.length, observed, expected, ratio },
  }
}
