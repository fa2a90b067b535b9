import { mayProcess, protectedGroups } from '@cadre/store'
import type { Session } from '@cadre/store'

/**
 * Which groups people belong to, of those who may be processed to audit: whoever objects to that is in no group. It is asked under
 * that purpose whatever a model is for, noted in the audit trail with how many people, and told to no model. For sessions with the
 * reach of the system.
 */
export async function auditGroups(
  session: Session,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  const asked = await mayProcess(session, 'audit', [...new Set(personIds)])
  const allowed = asked.flatMap(({ subjectId, refusal }) => (refusal === null ? [subjectId] : []))
  session.note({
    act: 'count',
    entity: 'protected profile',
    subjects: [],
    detail: { people: allowed.length, for: 'audit' },
  })
  return protectedGroups(session, allowed)
}
