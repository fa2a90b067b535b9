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

/** A lead of some people under the head of the company, one of those people, and who works on a requisition. */
async function choosePeople(
  session: Session,
  asOf: CivilDate,
): Promise<Readonly<Partial<Record<Role, string>>>> {
  const lines = await readRecords(session, entityNamed('manager_line'), { asOf, limit: 100_000 })
  const members = await readRecords(session, entityNamed('requisition_member'), { asOf, limit: 1 })
  const recruiter = members[0]?.subjectId ?? undefined
  const reports = Map.groupBy(lines, managerOf)
  const isLed = new Set(lines.map(({ subjectId }) => subjectId))
  const head = [...reports.keys()].find((id) => !isLed.has(id)) ?? ''
  const leads = (reports.get(head) ?? []).flatMap(({ subjectId }) => subjectId ?? [])
  const lead = leads.find((id) => (reports.get(id)?.length ?? 0) > 1)
  const led = (reports.get(lead ?? '') ?? []).flatMap(({ subjectId }) => subjectId ?? [])
  const employee = led.find((id) => !reports.has(id) && id !== recruiter)
  return { ...(lead && { lead }), ...(employee && { employee }), ...(recruiter && { recruiter }) }
}

function managerOf({ values }: RecordVersion): string {
  return values['managerId'] as string
}
