import type { Entity } from '@cadre/people'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import { amendRecord, createRecord, endRecord } from '../facts/write-records.ts'
import type { ProposedChange } from './change-request.ts'

/** Writes a proposed change in the session of whoever answers for it; returns the id of the record. */
export async function applyChange(
  session: Session,
  entity: Entity,
  { change, baseVersion }: { readonly change: ProposedChange; readonly baseVersion: number | null },
): Promise<string> {
  const circumstances = baseVersion === null ? {} : { ifVersion: baseVersion }
  switch (change.operation) {
    case 'create':
      return createRecord(session, entity, change.record)
    case 'amend':
      await amendRecord(session, entity, change.id, { ...change.change, ...circumstances })
      return change.id
    case 'end': {
      const { on, reason } = change
      await endRecord(session, entity, change.id, { on, ...(reason && { reason }), ...circumstances })
      return change.id
    }
  }
}

/**
 * Writes a change of own data that needs nobody's approval. The caller has checked the fields; the row
 * policies let through nothing but the person's own record, and only while this runs.
 */
export async function applyOwnChange(
  session: Session,
  entity: Entity,
  change: { readonly change: ProposedChange; readonly baseVersion: number | null },
): Promise<string> {
  return asOwnChange(session, entity, () => applyChange(session, entity, change))
}

/**
 * Runs one write that the row policies let through for a person's own record, or own task, alone. Whoever calls has
 * checked that nothing changes but what the person may change.
 */
export async function asOwnChange<Result>(
  session: Session,
  entity: Entity,
  write: () => Promise<Result>,
): Promise<Result> {
  const proof = session.prove(`own change|${entity.name}`)
  await sql`select set_config('cadre.own_change', ${proof}, true)`.execute(session.trx)
  const result = await write()
  await sql`select set_config('cadre.own_change', '', true)`.execute(session.trx)
  return result
}
