import { addMonths } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { entityNamed, roleNames, roles } from '@cadre/people'
import type { Role } from '@cadre/people'
import { createAccount, readRecords } from '@cadre/store'
import type { RecordVersion, Session } from '@cadre/store'

/** Login of the demo's account for a role. */
export function demoLogin(role: Role): string {
  return `${role.replaceAll('_', '-')}@norte.example`
}

/** Makes one account a role; those who work with people's records are somebody in the company. */
export async function createDemoAccounts(session: Session, today: CivilDate): Promise<void> {
  const personOf = await choosePeople(session, today)
  for (const role of roleNames) {
    const personId = personOf[role]
    await createAccount(session, {
      login: demoLogin(role),
      displayName: roles[role].title,
      roles: role === 'lead' ? [{ role }, { role: 'employee' }] : [{ role }],
      ...(personId && { personId }),
    })
  }
}

/**
 * Under the head of the company the lead with most people led for a year, of those people the one led longest, and who
 * works on the newest requisition that is open.
 */
async function choosePeople(
  session: Session,
  asOf: CivilDate,
): Promise<Readonly<Partial<Record<Role, string>>>> {
  const read = (entity: string): Promise<RecordVersion[]> =>
    readRecords(session, entityNamed(entity), { asOf, limit: 100_000 })
  const lines = await read('manager_line')
  const recruiter = recruiterOf(await read('requisition'), await read('requisition_member'))
  const reports = Map.groupBy(lines, managerOf)
  const isLed = new Set(lines.map(({ subjectId }) => subjectId))
  const head = [...reports.keys()].find((id) => !isLed.has(id)) ?? ''
  const leads = (reports.get(head) ?? []).flatMap(({ subjectId }) => subjectId ?? [])
  const yearBefore = addMonths(asOf, -12)
  const longLed = (id: string): number =>
    (reports.get(id) ?? []).filter(({ validFrom }) => validFrom <= yearBefore).length
  const [lead] = leads
    .filter((id) => (reports.get(id)?.length ?? 0) > 1)
    .toSorted((a, b) => longLed(b) - longLed(a))
  const employee = (reports.get(lead ?? '') ?? [])
    .toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
    .flatMap(({ subjectId }) => subjectId ?? [])
    .find((id) => !reports.has(id) && id !== recruiter)
  return { ...(lead && { lead }), ...(employee && { employee }), ...(recruiter && { recruiter }) }
}

function recruiterOf(
  requisitions: readonly RecordVersion[],
  members: readonly RecordVersion[],
): string | undefined {
  const open = requisitions
    .filter(({ values }) => values['status'] === 'open')
    .toSorted((a, b) => (a.validFrom > b.validFrom ? -1 : 1))
  for (const { id } of open) {
    const member = members.find(({ values }) => values['requisitionId'] === id)
    if (member?.subjectId) return member.subjectId
  }
  return members[0]?.subjectId ?? undefined
}

function managerOf({ values }: RecordVersion): string {
  return values['managerId'] as string
}
