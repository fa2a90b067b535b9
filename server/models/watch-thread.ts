import { openFile } from '@cadre/connect/files'
import type { CivilDate } from '@cadre/core'
import { watchModel } from '@cadre/lifecycle/monitor'
import type { WatchedScore, WatchResult } from '@cadre/lifecycle/monitor'
import { openBundle } from '@cadre/lifecycle/register'
import { answerFromThread } from './answer-from-thread.ts'
import { readOutcomes } from './read-outcomes.ts'
import type { NamedFile, OutcomeFile } from './read-outcomes.ts'

/** What a thread needs to look at a version in use on its own. */
export interface WatchTask {
  readonly bundle: ReadonlyMap<string, Uint8Array>
  readonly scores: readonly Omit<WatchedScore, 'outcome'>[]
  /** The rows that were scored last. */
  readonly inputs: NamedFile | undefined
  readonly outcomes: OutcomeFile | undefined
  readonly today: CivilDate
  readonly seed: number
}

await answerFromThread<WatchTask, WatchResult>(async (task, { signal }) => {
  const bundle = openBundle('the version', task.bundle)
  const outcomeOf = await readOutcomes(bundle, task.outcomes, signal)
  const { inputs } = task
  return watchModel(bundle, {
    scores: task.scores.map((score) => ({
      ...score,
      outcome: outcomeOf(score.subjectId, score.day),
    })),
    ...(inputs && { inputs: { ...(await openFile(inputs.path)), name: inputs.name } }),
    today: task.today,
    seed: task.seed,
    signal,
  })
})
