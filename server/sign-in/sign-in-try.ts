import { AppError } from '@cadre/core'
import { claimTry } from '@cadre/store'
import type { OpenCall } from '../context.ts'

interface Tried {
  readonly key: string
  readonly accountId?: string
  readonly perAccount?: number
}

/**
 * Counts a try to sign in before it is looked at; returns its id, to forget it when it was right.
 * Throws `AppError('too-many-requests')` when there were too many.
 */
export async function claim(call: OpenCall, tried: Tried): Promise<number> {
  const { id, retryAfterSeconds } = await call.inSystem((session) =>
    claimTry(session, { ...tried, address: call.from.address }),
  )
  if (id !== undefined) return id
  throw new AppError('too-many-requests', 'Too many tries to sign in. Wait before the next one.', {
    retryAfterSeconds,
  })
}

/** Notes a failed sign-in; what was typed is noted nowhere. */
export async function noteFailure(call: OpenCall, accountId: string | undefined, at: string): Promise<void> {
  await call.inSystem(async (session) => {
    session.note({
      act: 'fail sign-in',
      entity: 'account',
      subjects: [],
      detail: { accountId: accountId ?? null, at, address: call.from.address },
    })
  })
}
