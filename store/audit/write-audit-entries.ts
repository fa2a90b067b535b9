import { randomBytes } from 'node:crypto'
import type { Trx } from '../database/database.ts'
import type { Caller, Errand } from '../database/session.ts'
import type { AuditNote } from './audit-note.ts'

/** Enters notes in the audit trail, one row each, in the transaction of what they tell. */
export async function writeAuditEntries(
  trx: Trx,
  { caller, errand }: { readonly caller: Caller; readonly errand: Errand },
  notes: readonly AuditNote[],
): Promise<void> {
  if (notes.length === 0) return
  const rows = notes.map(({ act, entity, subjects, detail = {} }) => ({
    account_id: caller.accountId,
    act,
    entity,
    subjects: [...new Set(subjects)],
    purpose: errand.purpose,
    request_id: errand.requestId,
    route: errand.route,
    detail: JSON.stringify(detail),
    salt: randomBytes(16).toString('base64url'),
  }))
  await trx.insertInto('audit.entry').values(rows).execute()
}
