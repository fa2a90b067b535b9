import { AppError } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import type { Client } from '@cadre/contract/client'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Actor, Stage } from './act-as.ts'

/** The demo's model. */
export const demoModel = 'leaving'
export const rowsLearned = 'outcomes/attrition'
export const features = 'features/retention'

export interface Scene extends Stage {
  readonly today: CivilDate
  readonly signal: AbortSignal
}

export interface Cast {
  readonly scientist: Actor
  readonly manager: Actor
  readonly lead: Actor
}

export async function lakeSets(api: Client) {
  return (await api.call('listLakeSets', {})).data.items
}

const pauseMs = 1500
const patienceMs = 15 * 60_000

/** Asks again and again, while jobs do the work. Throws `AppError` when nothing comes of it. */
export async function waitFor({ signal }: Scene, isSo: () => Promise<boolean>): Promise<void> {
  const begun = performance.now()
  while (!(await isSo())) {
    if (performance.now() - begun > patienceMs)
      throw new AppError('cancelled', 'What the model needs was not made within a quarter of an hour.')
    await sleep(pauseMs, undefined, { signal })
  }
}
