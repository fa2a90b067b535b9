import { AppError } from '@cadre/core'
import type { Entity } from '@cadre/people'
import { sql } from 'kysely'
import { normalised } from '../database/field-cipher.ts'
import type { FieldCipher } from '../database/field-cipher.ts'
import { withSystemReach } from '../database/session.ts'
import type { Session } from '../database/session.ts'
import type { Values } from '../facts/record.ts'
import type { Suppressed } from './ledger.ts'

export type SuppressionKind = 'e-mail' | 'employee number' | 'national id'

/** The fields that somebody is known again by, by kind of record. */
const identifiers: Readonly<Record<string, Readonly<Record<string, SuppressionKind>>>> = {
  person: { workEmail: 'e-mail', employeeNumber: 'employee number' },
  contact_details: { personalEmail: 'e-mail', nationalId: 'national id' },
  candidate: { email: 'e-mail' },
}

/** Keyed digests of what somebody is known again by; nothing of it can be read back. */
export function suppressedBy(
  cipher: Pick<FieldCipher, 'pseudonym'>,
  entity: Pick<Entity, 'name'>,
  values: Values,
): Suppressed[] {
  return Object.entries(identifiers[entity.name] ?? {}).flatMap(([field, kind]) => {
    const value = values[field]
    return typeof value === 'string' ? [{ kind, digest: suppressionDigest(cipher, kind, value) }] : []
  })
}

const suppressionDigest = (
  cipher: Pick<FieldCipher, 'pseudonym'>,
  kind: SuppressionKind,
  value: string,
): string => cipher.pseudonym(`suppressed ${kind}`, normalised(value))

/**
 * Refuses to enter somebody who was erased, by whatever way the record comes. Throws
 * `AppError('person-erased')` until the suppression is lifted.
 */
export async function refuseSuppressed(
  { trx, cipher }: Session,
  entity: Entity,
  records: readonly Values[],
): Promise<void> {
  if (!(entity.name in identifiers)) return
  const wanted = records.flatMap((values) => suppressedBy(cipher, entity, values))
  if (wanted.length === 0) return
  const { rows } = await sql<{ digest: string }>`
    select digest from app.suppressed(${wanted.map(({ digest }) => digest)}::text[]) digest`.execute(trx)
  const found = wanted.find(({ digest }) => rows.some((row) => row.digest === digest))
  if (!found) return
  throw new AppError(
    'person-erased',
    `Somebody with this ${found.kind} was erased on request. Enter the person again only on a new legal ground, and lift the suppression first.`,
    { kind: found.kind },
  )
}

interface Lift {
  readonly kind: SuppressionKind
  readonly value: string
  /** The new legal ground: a new application, a new contract, a new consent. */
  readonly because: string
}

/** Lifts a suppression, so that the person can be entered again; returns whether there was one. */
export async function liftSuppression(session: Session, { kind, value, because }: Lift): Promise<boolean> {
  const digest = suppressionDigest(session.cipher, kind, value)
  const { numUpdatedRows } = await withSystemReach(session, ({ trx, caller, errand }) =>
    trx
      .updateTable('app.suppression')
      .set({ lifted_at: errand.now, lifted_by: caller.accountId, lifted_because: because })
      .where('digest', '=', digest)
      .where('lifted_at', 'is', null)
      .executeTakeFirst(),
  )
  session.note({
    act: 'lift suppression',
    entity: 'person',
    subjects: [],
    detail: { kind, digest, because, lifted: Number(numUpdatedRows) },
  })
  return numUpdatedRows > 0n
}
