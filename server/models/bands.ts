import type { Band, NewScore } from '@cadre/store'
import type { ScoredRow } from './score-thread.ts'

/** Shares of everybody scored together who stand in the high band, and in the raised one below it. */
const highShare = 0.1
const raisedShare = 0.2

/** In which band a score stands among all that were scored together. Equal scores stand together. */
export function bandAmong(together: readonly number[]): (score: number) => Band {
  const scores = together.toSorted((a, b) => b - a)
  const high = scores[Math.floor(highShare * scores.length)] ?? Infinity
  const raised = scores[Math.floor((highShare + raisedShare) * scores.length)] ?? Infinity
  return (score) => (score > high ? 'high' : score > raised ? 'raised' : 'usual')
}

/** Gives each row its band: where its score stands among all that were scored together. */
export function inBands(rows: readonly ScoredRow[]): NewScore[] {
  const bandOf = bandAmong(rows.flatMap(({ scored }) => (scored.status === 'scored' ? [scored.score] : [])))
  return rows.map(({ subjectId, scored, inputs }) => ({
    personId: subjectId,
    inputs,
    notes: scored.notes,
    ...(scored.status === 'scored'
      ? {
          status: scored.status,
          score: scored.score,
          band: bandOf(scored.score),
          because: null,
          reasons: scored.reasons,
          likely: scored.likely ?? null,
        }
      : {
          status: scored.status,
          score: null,
          band: null,
          because: scored.because,
          reasons: [],
          likely: null,
        }),
  }))
}
