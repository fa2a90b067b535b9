import { measureEffect } from '@cadre/lifecycle/intervention'
import type { FollowedScore, InterventionEffect } from '@cadre/lifecycle/intervention'
import { openBundle } from '@cadre/lifecycle/register'
import type { CivilDate } from '@cadre/core'
import { answerFromThread } from './answer-from-thread.ts'
import { readOutcomes } from './read-outcomes.ts'
import type { OutcomeFile } from './read-outcomes.ts'

/** What a thread needs to measure what went with something that was done. */
export interface EffectTask {
  /** The version that answers: it says how outcomes are read. */
  readonly bundle: ReadonlyMap<string, Uint8Array>
  readonly scores: readonly (Omit<FollowedScore, 'outcome'> & { readonly day: CivilDate })[]
  readonly outcomes: OutcomeFile | undefined
  readonly seed: number
}

await answerFromThread<EffectTask, InterventionEffect>(async (task, { signal }) => {
  const outcomeOf = await readOutcomes(openBundle('the version', task.bundle), task.outcomes, signal)
  const rows = task.scores.map((score) => ({ ...score, outcome: outcomeOf(score.subjectId, score.day) }))
  return measureEffect(rows, { seed: task.seed })
})
