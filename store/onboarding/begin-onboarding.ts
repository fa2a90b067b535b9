import { addDays, AppError } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { entityNamed } from '@cadre/people'
import type { Session } from '../database/session.ts'
import { readRecords } from '../facts/read-records.ts'
import type { RecordVersion, Values } from '../facts/record.ts'
import { createRecord, createRecords } from '../facts/write-records.ts'

interface Onboarding {
  readonly personId: string
  readonly templateId: string
  /** Due dates count from it. */
  readonly firstDay: CivilDate
  readonly buddyId?: string
  /** Who sets up what IT has to. */
  readonly itOwnerId?: string
}

interface BegunOnboarding {
  readonly planId: string
  readonly taskIds: readonly string[]
}

/**
 * Makes the plan of a new joiner from a template: a task for each of the template's, due so many days from the
 * first day, owned by the joiner, their line manager on that day, the buddy, who does IT's part, or whoever begins it
 * for HR; without somebody named a task has no owner yet. Throws `AppError` `record-missing` when there is no such template, `record-conflict` when the person
 * has a running plan.
 */
export async function beginOnboarding(session: Session, onboarding: Onboarding): Promise<BegunOnboarding> {
  const { personId, templateId, firstDay, buddyId } = onboarding
  const from = session.errand.today
  await refuseSecondPlan(session, personId)
  const tasks = await readTemplateTasks(session, templateId)
  const planId = await createRecord(session, entityNamed('onboarding_plan'), {
    subjectId: personId,
    from,
    values: { templateId, status: 'running', ...(buddyId && { buddyId }) },
  })
  const owners = await ownersOf(session, onboarding)
  const taskIds = await createRecords(
    session,
    entityNamed('onboarding_task'),
    tasks.map(({ values }) => ({
      subjectId: personId,
      from,
      values: taskOf(values, { planId, firstDay, ownerId: owners.get(values['ownerKind'] ?? null) }),
    })),
  )
  return { planId, taskIds }
}

async function refuseSecondPlan(session: Session, personId: string): Promise<void> {
  const plans = await readRecords(session, entityNamed('onboarding_plan'), {
    asOf: session.errand.today,
    subjectIds: [personId],
    filters: [{ field: 'status', operator: 'eq', value: 'running' }],
  })
  if (plans.length === 0) return
  throw new AppError('record-conflict', 'The person has a plan that runs. End it or change it.', {
    id: plans[0]!.id,
  })
}

async function readTemplateTasks(session: Session, templateId: string): Promise<RecordVersion[]> {
  const asOf = session.errand.today
  const templates = await readRecords(session, entityNamed('onboarding_template'), {
    asOf,
    ids: [templateId],
  })
  if (templates.length === 0)
    throw new AppError('record-missing', 'There is no such template today.', { id: templateId })
  return readRecords(session, entityNamed('onboarding_template_task'), {
    asOf,
    filters: [{ field: 'templateId', operator: 'eq', value: templateId }],
    sort: { field: 'dueAfterDays', isDescending: false },
  })
}

type Owners = ReadonlyMap<unknown, string | null | undefined>

async function ownersOf(
  session: Session,
  { personId, firstDay, buddyId, itOwnerId }: Onboarding,
): Promise<Owners> {
  const [line] = await readRecords(session, entityNamed('manager_line'), {
    asOf: firstDay,
    subjectIds: [personId],
    filters: [{ field: 'kind', operator: 'eq', value: 'line' }],
  })
  const manager = line?.values['managerId']
  return new Map<unknown, string | null | undefined>([
    ['new joiner', personId],
    ['manager', typeof manager === 'string' ? manager : null],
    ['buddy', buddyId],
    ['IT', itOwnerId],
    ['HR', session.caller.roles.includes('hr_manager') ? session.caller.personId : null],
  ])
}

interface Assigned {
  readonly planId: string
  readonly firstDay: CivilDate
  readonly ownerId: string | null | undefined
}

function taskOf(values: Values, { planId, firstDay, ownerId }: Assigned): Values {
  const { name, courseId, dueAfterDays } = values
  return {
    planId,
    name: name ?? null,
    dueDate: addDays(firstDay, Number(dueAfterDays)),
    ...(ownerId && { ownerId }),
    ...(courseId && { courseId }),
  }
}
