import { AppError } from '@cadre/core'
import type { ImportMapping } from '@cadre/connect/records'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'

export interface SavedMapping {
  readonly name: string
  readonly mapping: ImportMapping
  readonly changedAt: string
}

const maxMappings = 200

/** The account's mappings, latest first. */
export async function listSavedMappings({ trx, caller }: Session): Promise<SavedMapping[]> {
  const { rows } = await sql<SavedMapping>`select name, mapping, to_json(changed_at)#>>'{}' as "changedAt"
    from imports.saved_mapping where account_id = ${caller.accountId} order by changed_at desc, name limit ${maxMappings}`.execute(
    trx,
  )
  return rows
}

/** Keeps a mapping under a name. Throws `AppError('record-conflict')` when there are too many. */
export async function saveMapping(session: Session, name: string, mapping: ImportMapping): Promise<void> {
  const { trx, caller, errand } = session
  const saved = await listSavedMappings(session)
  if (saved.length >= maxMappings && !saved.some((one) => one.name === name))
    throw new AppError(
      'record-conflict',
      `An account keeps at most ${maxMappings} mappings. Throw some away first.`,
    )
  await sql`insert into imports.saved_mapping (account_id, name, mapping, changed_at)
    values (${caller.accountId}, ${name}, ${JSON.stringify(mapping)}::jsonb, ${errand.now})
    on conflict (account_id, name) do update set mapping = excluded.mapping, changed_at = excluded.changed_at`.execute(
    trx,
  )
  session.note({ act: 'save mapping', entity: 'import', subjects: [], detail: { name } })
}

/** Throws a mapping away, or does nothing when there is none. */
export async function deleteMapping(session: Session, name: string): Promise<void> {
  await sql`delete from imports.saved_mapping where account_id = ${session.caller.accountId} and name = ${name}`.execute(
    session.trx,
  )
  session.note({ act: 'delete mapping', entity: 'import', subjects: [], detail: { name } })
}
