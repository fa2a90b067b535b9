import type { CivilDate } from '@cadre/core'
import { readPastBroughtIn } from '@cadre/store'
import type { KnownPast } from '@cadre/store/features'
import { z } from 'zod'
import type { JobWork } from './define-job.ts'

/** Whether what is told of past days is what was known on each day, or what is known now of each day. */
export const history = z.enum(['as set', 'as recorded', 'as it happened']).default('as set').meta({
  description:
    '`as recorded` takes of each day what had been recorded by its end; `as it happened` takes everything as known from the day it holds: for a past that was brought in later. What was corrected or told late then counts too soon. `as set` does the one or the other day by day, by what the organisation has set of its past (GET /past-brought-in)',
})

interface Asked {
  readonly history: z.output<typeof history>
}

/** What a job takes as known of past days, all it may know being known at a moment. */
export async function pastFor(
  { input, inSession }: Pick<JobWork<Asked>, 'input' | 'inSession'>,
  knownAt: string,
): Promise<KnownPast> {
  if (input.history === 'as recorded') return {}
  if (input.history === 'as it happened') return { knownAt }
  const before: CivilDate | null | undefined = (await inSession(readPastBroughtIn))?.before
  return before ? { knownAt, before } : {}
}
