import { purposesThatNeedNotice } from '@cadre/people'
import type { Purpose } from '@cadre/people'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import { isUntold, mayProcess, peopleToTell } from './may-process.ts'
import type { Population } from './notices.ts'
import { listSwitches } from './switches.ts'

/** How far a population has been told of a purpose. */
export interface NoticeStanding {
  readonly purpose: Purpose
  readonly population: Population
  readonly people: number
  readonly untold: number
  /** Countries in which the purpose is switched off; `null` among them: everywhere. */
  readonly offIn: readonly (string | null)[]
  /** Models that are made for the purpose. */
  readonly models: number
}

/** Every purpose that people have to be told of, with how many of those within reach were not. */
export async function readNoticeStanding(session: Session): Promise<NoticeStanding[]> {
  const off = await switchedOff(session)
  const models = await modelsByPurpose(session)
  const standing: NoticeStanding[] = []
  for (const population of ['employee', 'candidate'] as const) {
    const ids = await peopleToTell(session, population)
    // Of candidates nothing is worked out but for hiring.
    for (const purpose of population === 'employee' ? purposesThatNeedNotice : (['hiring'] as const)) {
      const refusals = await mayProcess(session, purpose, ids)
      standing.push({
        purpose,
        population,
        people: ids.length,
        untold: refusals.filter(({ refusal }) => isUntold(refusal)).length,
        offIn: off(purpose, population),
        models: models.get(purpose) ?? 0,
      })
    }
  }
  return standing
}

async function switchedOff(session: Session) {
  const newest = new Map<string, Awaited<ReturnType<typeof listSwitches>>[number]>()
  for (const one of await listSwitches(session)) {
    const key = JSON.stringify([one.purpose, one.population, one.country])
    if (!newest.has(key)) newest.set(key, one)
  }
  return (purpose: Purpose, population: Population) =>
    [...newest.values()]
      .filter((one) => !one.isOn && one.purpose === purpose && one.population === population)
      .map(({ country }) => country)
}

async function modelsByPurpose({ trx }: Session): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ purpose: string; models: number }>`
    select purpose, count(*)::int as models from model.model group by purpose`.execute(trx)
  return new Map(rows.map(({ purpose, models }) => [purpose, models]))
}
