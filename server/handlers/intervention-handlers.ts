import { AppError } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { fewestForEffect } from '@cadre/lifecycle/intervention'
import type { BandEffects, InterventionEffect } from '@cadre/lifecycle/intervention'
import { minimumCounts } from '@cadre/people'
import {
  enterJob,
  listInterventions,
  nameAccounts,
  noteIntervention,
  readEffect,
  readToldEffect,
  withdrawIntervention,
  withSystemReach,
} from '@cadre/store'
import type { NewIntervention } from '@cadre/store'
import { standingActions } from '../actions/action-library.ts'
import type { Call } from '../context.ts'
import { measureEffectsJob } from '../jobs/kinds/measure-effects.ts'
import { effectsToAsk } from '../models/effects-to-ask.ts'
import type { ToldEffect } from '../models/tell-effect.ts'

const idOf = ({ params }: Call): string => String(params['id'])

export async function handleNoteIntervention({ session, body }: Call): Promise<unknown> {
  const noted = body as NewIntervention
  refuseDays(noted, session.errand.today)
  return noteIntervention(session, noted)
}

export function handleWithdrawIntervention(call: Call): Promise<unknown> {
  return withdrawIntervention(call.session, idOf(call))
}

export async function handleListInterventions(call: Call): Promise<unknown> {
  const { session } = call
  const items = await listInterventions(session, idOf(call))
  session.note({
    act: 'list',
    entity: 'outlook',
    subjects: [idOf(call)],
    detail: { interventions: items.length },
  })
  const known = new Set([
    ...(await standingActions(session)).map(({ kind }) => kind),
    ...items.map(({ kind }) => kind),
  ])
  const names = await nameAccounts(
    session,
    items.map(({ notedBy }) => notedBy),
  )
  return { items, kinds: [...known], names }
}

export async function handleListInterventionKinds({ session }: Call): Promise<unknown> {
  const asked = await withSystemReach(session, effectsToAsk)
  session.note({ act: 'list', entity: 'outlook', subjects: [], detail: { kinds: asked.kinds.length } })
  return asked
}

const warning =
  'People were chosen for this, not drawn by lot: whoever chose knew more of them than the score does, so a part of the difference, or all of it, may come of that. It says what went with it for these people, not what it will do for others.'

export async function handleReadInterventionEffect({ session, query }: Call): Promise<unknown> {
  const { kind, model } = query as { kind: string; model: string }
  const { kinds, models } = await withSystemReach(session, effectsToAsk)
  if (!kinds.includes(kind) || !models.some(({ name }) => name === model))
    throw new AppError(
      'record-missing',
      'What went with it is told of the list of what may help and of what was noted for five people or more, beside models in use that answer yes or no. Choose one of those.',
      { kind, model },
    )
  const isExact = session.caller.roles.includes('hr_manager')
  const kept = await (isExact ? readEffect : readToldEffect)(session, { kind, modelName: model })
  session.note({ act: 'count', entity: 'outlook', subjects: [], detail: { kind, model } })
  const asked = { kind, model, warning }
  if (!kept)
    return {
      ...asked,
      measuredOn: null,
      horizonDays: null,
      counts: null,
      effect: null,
      byBand: null,
      finding: isExact ? notYet : notTold,
    }
  const { counts, effect, horizonDays, byBand } = kept.result as ToldEffect &
    Partial<Pick<InterventionEffect, 'byBand'>>
  return {
    ...asked,
    measuredOn: kept.measuredOn,
    horizonDays,
    counts: Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, orFew(count)])),
    effect: effect ? rounded(effect) : null,
    byBand: byBand ? bandsOf(byBand) : null,
    finding: findingOf(effect),
  }
}

const notYet = 'It has not been worked out yet. That is done every night.'
const notTold =
  'Nothing is told yet. It is worked out every night, and told once five people or more count who did not count before, so that nobody can be told from a difference.'

export async function handleMeasureEffects({ session }: Call): Promise<unknown> {
  const { name: kind, timeLimitSeconds, singletonKey } = measureEffectsJob
  return {
    jobId: await enterJob(session, { kind, input: {}, timeLimitSeconds, singletonKey: singletonKey!({}) }),
  }
}

/** One to four are few, for everybody. */
function orFew(count: number | null): number | null {
  return count !== null && count > 0 && count < minimumCounts.disclosureMinimum ? null : count
}

type Measured = NonNullable<InterventionEffect['effect']>

/** In whole people of a hundred: more is not known. */
function rounded({ leftTreated, leftAlike, fewerOfHundred, balance }: Measured): Measured {
  return {
    leftTreated: toHundredth(leftTreated),
    leftAlike: toHundredth(leftAlike),
    fewerOfHundred: wholeInterval(fewerOfHundred),
    balance: { before: toHundredth(balance.before), after: toHundredth(balance.after) },
  }
}

const warningOfBands =
  'Each band holds fewer people, and who was chosen in it was chosen for reasons of its own: what differs between bands may come of that. It does not say for whom it will help more.'

function bandsOf({ bands, apart }: BandEffects) {
  return {
    bands: bands.map(({ band, matched, effect }) => ({
      band,
      matched: orFew(matched),
      effect: effect
        ? {
            leftTreated: toHundredth(effect.leftTreated),
            leftAlike: toHundredth(effect.leftAlike),
            fewerOfHundred: wholeInterval(effect.fewerOfHundred),
          }
        : null,
    })),
    apart: apart ? { ...apart, moreOfHundred: wholeInterval(apart.moreOfHundred) } : null,
    warning: warningOfBands,
  }
}

const toHundredth = (value: number): number => Math.round(100 * value) / 100

const wholeInterval = ({ value, low, high }: Measured['fewerOfHundred']) => ({
  value: whole(value),
  low: whole(low),
  high: whole(high),
})

/** Rounded, and never the zero below zero. */
function whole(value: number): number {
  return Math.round(value) + 0
}

function findingOf(effect: Measured | undefined): string {
  if (!effect)
    return `Fewer than ${fewestForEffect} people with a known outcome were treated, or could be compared: nothing is measured yet.`
  const { value, low, high } = effect.fewerOfHundred
  if (low <= 0 && high >= 0)
    return `It is not clear whether it went with more or with fewer: of 100 so treated, it happened to between ${whole(-low)} more and ${whole(high)} fewer than of people like them.`
  return value > 0
    ? `Of 100 so treated, it happened to ${whole(value)} fewer than of people like them, between ${whole(low)} and ${whole(high)}.`
    : `Of 100 so treated, it happened to ${whole(-value)} more than of people like them, between ${whole(-high)} and ${whole(-low)}.`
}

function refuseDays({ begunOn, endedOn }: NewIntervention, today: CivilDate): void {
  if (begunOn > today)
    throw new AppError('record-invalid', 'It begins after today. Note it once it has begun.', {
      issues: [{ path: ['body', 'begunOn'], code: 'in_the_future', message: 'must not be after today' }],
    })
  if (endedOn !== null && endedOn < begunOn)
    throw new AppError('record-invalid', 'It ended before it began. Correct one of the days.', {
      issues: [{ path: ['body', 'endedOn'], code: 'before_begin', message: 'must not be before it began' }],
    })
}
