import { AppError } from '@cadre/core'
import { dropOtherEffects, keepEffect } from '@cadre/store'
import { z } from 'zod'
import { effectsToAsk } from '../../models/effects-to-ask.ts'
import { measureIntervention } from '../../models/measure-intervention.ts'
import { tellEffect } from '../../models/tell-effect.ts'
import { defineJob } from '../define-job.ts'
import type { JobWork } from '../define-job.ts'

const input = z.strictObject({})
type Work = JobWork<z.output<typeof input>>

/** Every night, of each kind of thing that was done and beside each model in use: what went with it? What is not asked any more is forgotten. */
export const measureEffectsJob = defineJob({
  name: 'measure_effects',
  meaning:
    'Work out what went with what was done for people, beside people of the same score, and keep it with its day',
  input,
  access: { kind: 'roles', roles: ['hr_manager'] },
  purposes: ['operation'],
  runsAs: 'system',
  timeLimitSeconds: 3 * 3600,
  singletonKey: () => 'measure_effects',
  schedule: { cron: '20 4 * * *' },
  steps: [{ name: 'measure', run: measure }],
})

async function measure(work: Work) {
  const { inSession, signal, progress } = work
  const pairs = await inSession(async (session) => {
    const { kinds, models } = await effectsToAsk(session)
    const asked = models.flatMap(({ name }) => kinds.map((kind) => ({ modelName: name, kind })))
    await dropOtherEffects(session, asked)
    return asked
  })
  let measured = 0
  for (const [at, pair] of pairs.entries()) {
    signal.throwIfAborted()
    if (await measureOne(work, pair)) measured++
    await progress((at + 1) / pairs.length)
  }
  return { measured, left: pairs.length - measured }
}

type Pair = Parameters<typeof measureIntervention>[1]

/** What cannot be read of one model keeps its figures of before, and keeps no other from being looked at. */
async function measureOne({ context: { lake }, inSession, signal, log }: Work, pair: Pair): Promise<boolean> {
  try {
    const { counted, ...measured } = await measureIntervention({ lake, inSession, signal }, pair)
    await inSession(async (session) => {
      await keepEffect(session, pair, measured)
      await tellEffect(session, pair, { ...measured, counted })
    })
    return true
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    await log(`${pair.modelName} keeps its figures of before: ${error.message}`)
    return false
  }
}
