import { AppError } from '@cadre/core'
import type { WhatIf } from '@cadre/lifecycle/explain'
import type { Input } from '@cadre/lifecycle/serve'
import { readScore, readVersionFiles, withSystemReach } from '@cadre/store'
import type { ModelScore, Session } from '@cadre/store'
import { isProcessed } from './is-processed.ts'
import { reviewerSight } from './reviewer-sight.ts'
import { runInThread } from './run-in-thread.ts'
import type { WhatIfTask } from './what-if-thread.ts'

const whatIfThread = new URL('what-if-thread.ts', import.meta.url)
/** Somebody waits for it; what was found by then is told. */
const searchMs = 1500
const limitMs = 20_000
/** Each takes a thread of its own. */
const mostUnderWay = 2
/** A smaller move would say little. */
const share = 0.2

export type Toward = 'lower' | 'higher'

/** All that a search needs; reading it is for the session, searching for afterwards. */
export interface WhatIfQuestion {
  readonly score: ModelScore
  /** The score that is to be reached. */
  readonly goal: number
  /** The account that asks. */
  readonly askedBy: string
  readonly task: WhatIfTask
}

/**
 * Reads what it takes to look for the smallest plausible changes that would move a score by a fifth. Throws `AppError`
 * `record-missing` when the score is out of reach, `access-denied` to whoever decides on it blind, `record-conflict` when
 * there is no number to move or no room to move it, `too-many-requests` while others are looked for.
 */
export async function askWhatIf(session: Session, scoreId: string, toward: Toward): Promise<WhatIfQuestion> {
  const askedBy = session.caller.accountId
  refuseWhileMany(askedBy)
  const score = await readScore(session, scoreId)
  const { isHidden } = await reviewerSight(session, [score.personId])
  if (isHidden(score))
    throw new AppError(
      'access-denied',
      'You decide on this score without seeing it. What would change it can be asked after the decision.',
    )
  // A new answer of the model is new processing.
  if (!(await isProcessed(session, score)))
    throw new AppError(
      'record-conflict',
      'This person may not be processed for what the model is used for: nothing new is worked out.',
    )
  if (score.score === null || score.task === 'multiclass')
    throw new AppError('record-conflict', 'What would change it can be asked of a probability or an amount.')
  const goal = goalOf(score.score, toward, score.task)
  if (goal === score.score)
    throw new AppError(
      'record-conflict',
      'The score stands at its end: there is no room to move it that way.',
    )
  // The files of a version are for those who work on models; what they say of a score in reach is not.
  const bundle = await withSystemReach(session, (reaching) => readVersionFiles(reaching, score.versionId))
  const side = toward === 'lower' ? 'below' : 'at least'
  return {
    score,
    goal,
    askedBy,
    task: { bundle, input: score.inputs as Input, targetScore: goal, side, searchMs },
  }
}

interface Search {
  readonly stopping: AbortController
  readonly ended: Promise<WhatIf>
}

/** By the account that asked: each has one. */
const underWay = new Map<string, Search>()

/** An account that looks for something already stops doing so; it holds no place of others. */
function refuseWhileMany(askedBy: string): void {
  if (underWay.has(askedBy) || underWay.size < mostUnderWay) return
  throw new AppError(
    'too-many-requests',
    'Changes of other scores are being looked for. Ask again in a moment.',
  )
}

/**
 * Looks for the changes, outside any transaction. What the same account asked before is not looked for any more. Throws
 * `AppError` `too-many-requests` while others are looked for or when the account asked anew, `server-busy` when it takes too long.
 */
export async function findWhatIf(
  { task, askedBy }: Pick<WhatIfQuestion, 'task' | 'askedBy'>,
  { longestMs = limitMs }: { readonly longestMs?: number } = {},
): Promise<WhatIf> {
  refuseWhileMany(askedBy)
  const before = underWay.get(askedBy)
  const stopping = new AbortController()
  const ended = search(task, { before, stopping, longestMs })
  const own = { stopping, ended }
  underWay.set(askedBy, own)
  try {
    return await ended
  } finally {
    if (underWay.get(askedBy) === own) underWay.delete(askedBy)
  }
}

interface Searching {
  /** What the same account asked before. */
  readonly before: Search | undefined
  readonly stopping: AbortController
  readonly longestMs: number
}

async function search(task: WhatIfTask, { before, stopping, longestMs }: Searching): Promise<WhatIf> {
  before?.stopping.abort()
  await before?.ended.catch(() => {})
  const tooLong = AbortSignal.timeout(longestMs)
  try {
    return await runInThread<WhatIfTask, WhatIf>(whatIfThread, task, {
      signal: AbortSignal.any([stopping.signal, tooLong]),
    })
  } catch (error) {
    if (stopping.signal.aborted)
      throw new AppError('too-many-requests', 'This account asked for something else meanwhile.')
    if (tooLong.aborted)
      throw new AppError('server-busy', 'Looking for changes took too long. Ask again in a moment.')
    throw error
  }
}

function goalOf(score: number, toward: Toward, task: string): number {
  const step = share * Math.abs(score)
  if (toward === 'lower') return score - step
  // Of a probability near one, a fifth of what is left of it.
  return task === 'binary' ? Math.min(score + step, score + share * (1 - score)) : score + step
}
