import { compareVersions } from '@cadre/lifecycle/monitor'
import type { PairedRow, VersionComparison } from '@cadre/lifecycle/monitor'
import { openBundle } from '@cadre/lifecycle/register'
import { answerFromThread } from './answer-from-thread.ts'
import { readOutcomes } from './read-outcomes.ts'
import type { OutcomeFile } from './read-outcomes.ts'

/** What a thread needs to compare two versions on people whom both scored. */
export interface CompareTask {
  /** The champion's files: both versions answer the same question. */
  readonly bundle: ReadonlyMap<string, Uint8Array>
  readonly pairs: readonly Omit<PairedRow, 'outcome'>[]
  readonly outcomes: OutcomeFile | undefined
  readonly seed: number
}

export interface CompareResult {
  readonly comparison: VersionComparison
  /** What came of each pair, in their order. */
  readonly outcomes: readonly (number | null)[]
}

await answerFromThread<CompareTask, CompareResult>(async ({ bundle, pairs, ...task }, { signal }) => {
  const opened = openBundle('the version', bundle)
  const outcomeOf = await readOutcomes(opened, task.outcomes, signal)
  const rows = pairs.map((pair) => ({ ...pair, outcome: outcomeOf(pair.subjectId, pair.day) }))
  return {
    comparison: compareVersions(rows, { task: opened.model.task, seed: task.seed }),
    outcomes: rows.map(({ outcome }) => outcome),
  }
})
