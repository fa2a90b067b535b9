import { inBands } from './bands.ts'
import { runInThread } from './run-in-thread.ts'
import type { ScoredRow, ScoreTask } from './score-thread.ts'
import type { NewScore } from '@cadre/store'

const scoreThread = new URL('score-thread.ts', import.meta.url)

/** Everybody of the last day in a data set as one version scores them. */
export interface ScoredDay {
  readonly day: string | null
  /** Scores of those who may be scored, in bands among each other. */
  readonly scores: readonly NewScore[]
  readonly leftOut: number
}

interface Whom {
  readonly signal: AbortSignal
  /** Of these people, those about whom something may be worked out. */
  readonly allowedOf: (people: readonly string[]) => Promise<ReadonlySet<string>>
}

/** Scores the rows of a data set with one version in a thread of its own. Throws what `scoreRows` throws. */
export async function scoreSet(task: ScoreTask, { signal, allowedOf }: Whom): Promise<ScoredDay> {
  const rows = await runInThread<ScoreTask, ScoredRow[]>(scoreThread, task, { signal })
  const allowed = await allowedOf(rows.map(({ subjectId }) => subjectId))
  const scores = inBands(rows.filter(({ subjectId }) => allowed.has(subjectId)))
  return { day: rows[0]?.day ?? null, scores, leftOut: rows.length - scores.length }
}
