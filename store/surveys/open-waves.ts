import { entityNamed } from '@cadre/people'
import type { Session } from '../database/session.ts'
import { readRecords } from '../facts/read-records.ts'
import type { RecordVersion } from '../facts/record.ts'

/** Where somebody works today. */
export interface Workplace {
  readonly departmentId: string | null
  readonly locationId: string | null
}

/** The main assignment of a person today, as far as it says where. */
export async function readWorkplace(session: Session, personId: string): Promise<Workplace> {
  const [assignment] = await readRecords(session, entityNamed('job_assignment'), {
    asOf: session.errand.today,
    subjectIds: [personId],
    filters: [{ field: 'isPrimary', operator: 'eq', value: true }],
  })
  const idIn = (field: string): string | null => (assignment?.values[field] as string | undefined) ?? null
  return { departmentId: idIn('departmentId'), locationId: idIn('locationId') }
}

/** Waves that are open today and ask whoever works there; one of them when an id is given. */
export async function readOpenWaves(
  session: Session,
  workplace: Workplace,
  waveId?: string,
): Promise<RecordVersion[]> {
  const { today } = session.errand
  const waves = await readRecords(session, entityNamed('survey_wave'), {
    asOf: today,
    ...(waveId !== undefined && { ids: [waveId] }),
    filters: [
      { field: 'opensOn', operator: 'lte', value: today },
      { field: 'closesOn', operator: 'gte', value: today },
    ],
    limit: 100,
  })
  const narrowed = waves.some(({ values }) => typeof values['departmentId'] === 'string')
  const units = narrowed ? await unitsOf(session, workplace.departmentId) : new Set()
  return waves.filter(({ values: { departmentId, locationId } }) => {
    const isOfUnit = typeof departmentId !== 'string' || units.has(departmentId)
    return isOfUnit && (typeof locationId !== 'string' || locationId === workplace.locationId)
  })
}

/** A department and all above it. */
async function unitsOf(session: Session, departmentId: string | null): Promise<ReadonlySet<string>> {
  const found = await readRecords(session, entityNamed('department'), {
    asOf: session.errand.today,
    limit: 100_000,
  })
  const parents = new Map(found.map(({ id, values }) => [id, values['parentId']]))
  const units = new Set<string>()
  for (let id: unknown = departmentId; typeof id === 'string' && !units.has(id); id = parents.get(id))
    units.add(id)
  return units
}

/** Questions of surveys as they stand today, in their order. */
export function readQuestions(session: Session, surveyIds: readonly string[]): Promise<RecordVersion[]> {
  if (surveyIds.length === 0) return Promise.resolve([])
  return readRecords(session, entityNamed('survey_question'), {
    asOf: session.errand.today,
    filters: [{ field: 'surveyId', operator: 'in', value: surveyIds }],
    sort: { field: 'order', isDescending: false },
    limit: 5000,
  })
}
