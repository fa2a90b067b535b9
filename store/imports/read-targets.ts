import { withAddedFields } from '@cadre/connect/records'
import type { ImportTargets } from '@cadre/connect/records'
import { listCustomFields } from '../custom-fields/custom-fields.ts'
import type { Session } from '../database/session.ts'

/** Where columns may go: fields of records, and those that the organisation has added and still uses. */
export async function readImportTargets(session: Session): Promise<ImportTargets> {
  return withAddedFields((await listCustomFields(session)).filter(({ isRetired }) => !isRetired))
}
