import { AppError } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import type { Entity } from '@cadre/people'
import { amendRecord, createRecord } from '@cadre/store'
import type { CustomValues, RecordVersion, Values } from '@cadre/store'
import type { Call } from '../context.ts'

/** A record or an amendment as a request brings it. */
export interface RecordBody {
  readonly subjectId?: string
  readonly from: CivilDate
  readonly to?: CivilDate
  readonly values: Values
  readonly custom?: CustomValues
  readonly reason?: string
}

/** Enters one record from a request body. */
export async function create(call: Call, entity: Entity, body: RecordBody): Promise<string> {
  refuseEmptyPeriod(body)
  return createRecord(call.session, entity, body)
}

/** Amends one record from a request body. */
export async function amend(
  call: Call,
  entity: Entity,
  { id, change }: { readonly id: string; readonly change: RecordBody },
): Promise<RecordVersion[]> {
  refuseEmptyPeriod(change)
  return amendRecord(call.session, entity, id, { ...change, ...ifVersion(call) })
}

/** The version that the caller has seen, when it says so. */
export const ifVersion = ({ ifVersion: version }: Call): { ifVersion?: number } =>
  version === undefined ? {} : { ifVersion: version }

/** Throws `AppError('record-invalid')` when a period has no day. */
export function refuseEmptyPeriod({ from, to }: Pick<RecordBody, 'from' | 'to'>): void {
  if (to === undefined || from < to) return
  throw new AppError(
    'record-invalid',
    'The period ends before it begins: `to` is the first day on which it no longer holds.',
    { issues: [{ path: ['body', 'to'], code: 'empty_period', message: 'must be after `from`' }] },
  )
}
