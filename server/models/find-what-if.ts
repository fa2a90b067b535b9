import { AppError } from '@cadre/core'
import type { WhatIf } from '@cadre/lifecycle/explain'
import type { Input } from '@cadre/lifecycle/serve'
import { listCases, readScore, readVersionFiles, withSystemReach } from '@cadre/store'
import type { ModelScore, Session } from '@cadre/store'
import { runInThread } from './run-in-thread.ts'
import type { WhatIfTask } from './what-if-thread.ts'

const whatIfThread = new URL('what-if-thread.ts', import.meta.url)
/** Somebody waits for it; what was found by then is told. */
const searchMs = 1500
const limitMs = 20_000
/** A smaller move would say little. */
const share = 0.2

export interface FoundWhatIf extends Pick<WhatIf, 'results' | 'isComplete' | 'limits'> {
  readonly score: ModelScore
  /** The score that was to be reached. */
  readonly goal: number
}

/**
 * The smallest plausible changes that would move a score by a fifth, as its model behaves. Throws `AppError` `record-missing`
 * when the score is out of reach, `access-denied` to whoever decides on it blind, `record-conflict` when there is no
 * number to move or the model's rows are not known.
 */
export async function findWhatIf(
  session: Session,
  scoreId: string,
  toward: 'lower' | 'higher',
): Promise<FoundWhatIf> {
  const score = await readScore(session, scoreId)
  await refuseBlind(session, score)
  if (score.score === null || score.task === 'multiclass')
    throw new AppError('record-conflict', 'What would change it can be asked of a probability or an amount.')
  const goal = goalOf(score.score, toward, score.task)
  const task: WhatIfTask = {
    // The files of a version are for those who work on models; what they say of a score in reach is not.
    bundle: await withSystemReach(session, (reaching) => readVersionFiles(reaching, score.versionId)),
    input: score.inputs as Input,
    targetScore: goal,
    searchMs,
  }
  const signal = AbortSignal.timeout(limitMs)
  const found = await runInThread<WhatIfTask, WhatIf>(whatIfThread, task, { signal })
  return { score, goal, results: found.results, isComplete: found.isComplete, limits: found.limits }
}

function goalOf(score: number, toward: 'lower' | 'higher', task: string): number {
  const step = share * Math.abs(score)
  if (toward === 'lower') return score - step
  // Of a probability near one, a fifth of what is left of it.
  return task === 'binary' ? Math.min(score + step, score + share * (1 - score)) : score + step
}

async function refuseBlind(session: Session, { id, personId }: ModelScore): Promise<void> {
  const asked = await listCases(session, { state: 'open', isOwn: true, personId })
  if (asked.some(({ isBlind, scoreId }) => isBlind && scoreId === id))
    throw new AppError(
      'access-denied',
      'You decide on this score without seeing it. What would change it can be asked after the decision.',
    )
}
