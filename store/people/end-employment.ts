import { addDays, AppError } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { entityNamed } from '@cadre/people'
import type { Entity } from '@cadre/people'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import type { Values } from '../facts/record.ts'
import { amendRecord, endRecord } from '../facts/write-records.ts'
import { tableOf } from '../schema/entity-columns.ts'

export interface Leaving {
  readonly personId: string
  /** The last day of work and of the contract. */
  readonly lastDay: CivilDate
  /** How and why it ended, as the contract holds it. */
  readonly values: Values
  readonly reason?: string
}

/** What ended, and who is left without a manager. */
interface Left {
  readonly employmentId: string
  readonly endedIds: readonly string[]
  /** People within reach who report to whoever leaves, after the last day. */
  readonly reportIds: readonly string[]
}

/** What ends with a contract. The job goes last: by it the row policies know whose region the person belongs to. */
const endsWithContract = [
  'pay',
  'work_terms',
  'team_membership',
  'project_allocation',
  'manager_line',
  'employment',
  'job_assignment',
] as const

/**
 * Ends the employment of a person after a day with all that rests on it, all or nothing. How it ended is said of the whole
 * spell, not of its last day alone. Throws `AppError` `record-missing` when there is no contract on that day within reach.
 */
export async function endEmployment(session: Session, leaving: Leaving): Promise<Left> {
  const { personId, lastDay, values, reason } = leaving
  const circumstances = reason === undefined ? {} : { reason }
  const employment = entityNamed('employment')
  const contract = (await holding(session, employment, { personId, from: lastDay })).find(
    ({ from }) => from <= lastDay,
  )
  if (!contract)
    throw new AppError('record-missing', 'The person has no contract within reach on that day.', {
      id: personId,
    })
  await amendRecord(session, employment, contract.id, { from: contract.from, values, ...circumstances })
  const on = addDays(lastDay, 1)
  const ended: string[] = []
  for (const name of endsWithContract) {
    const entity = entityNamed(name)
    for (const { id } of await holding(session, entity, { personId, from: on })) {
      await endRecord(session, entity, id, { on, ...circumstances })
      ended.push(id)
    }
  }
  return { employmentId: contract.id, endedIds: ended, reportIds: await reportsOf(session, personId, on) }
}

interface Wanted {
  readonly personId: string
  readonly from: CivilDate
}

/** Records of a person that hold on a day or later, each with the first day of all its versions. */
async function holding(
  { trx }: Session,
  entity: Entity,
  { personId, from }: Wanted,
): Promise<readonly { readonly id: string; readonly from: CivilDate }[]> {
  const { rows } = await sql<{ id: string; from: CivilDate }>`
    select id, to_char(min(lower(valid)), 'YYYY-MM-DD') as "from" from ${sql.raw(tableOf(entity))}
    where person_id = ${personId} and upper_inf(recorded)
    group by id having bool_or(valid && daterange(${from}, null)) order by min(lower(valid)), id`.execute(trx)
  return rows
}

async function reportsOf({ trx }: Session, managerId: string, on: CivilDate): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select person_id as id from ${sql.raw(tableOf(entityNamed('manager_line')))}
    where manager_id = ${managerId} and kind = 'line' and upper_inf(recorded) and valid @> ${on}::date
    order by person_id`.execute(trx)
  return rows.map(({ id }) => id)
}
