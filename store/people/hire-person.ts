import { newId } from '@cadre/core'
import { entityNamed } from '@cadre/people'
import type { Period } from '@cadre/people'
import type { Session } from '../database/session.ts'
import type { CustomValues, Values } from '../facts/record.ts'
import { enterKeys } from '../facts/ready-records.ts'
import { createRecord } from '../facts/write-records.ts'

interface Part {
  readonly values: Values
  readonly custom?: CustomValues
}

export interface Hire extends Period {
  readonly person: Part
  readonly assignment: Part
  readonly employment: Part
  /** Hours, who the person reports to, and base pay, where they are known. */
  readonly terms?: Part
  readonly line?: Part
  readonly pay?: Part
  readonly reason?: string
}

/** Ids of what a hire enters. */
export interface Hired {
  readonly personId: string
  readonly assignmentId: string
  readonly employmentId: string
}

/**
 * Enters somebody new with the main job and the contract, with hours, manager and pay where they are told, all or nothing. The job comes first: by it the
 * row policies know whose region the person belongs to, so that an HR manager of a region hires within it.
 * Throws `AppError('access-denied')` for a job outside of the caller's reach.
 */
export async function hirePerson(session: Session, hire: Hire): Promise<Hired> {
  const { person, assignment, employment, terms, line, pay, reason, ...period } = hire
  const circumstances = { ...period, ...(reason !== undefined && { reason }) }
  const ofPerson = entityNamed('person')
  const personId = newId(ofPerson.idPrefix)
  await enterKeys(session, ofPerson, [personId])
  const assignmentId = await createRecord(session, entityNamed('job_assignment'), {
    ...circumstances,
    ...assignment,
    subjectId: personId,
  })
  await createRecord(session, ofPerson, { from: period.from, ...person, id: personId, hasKey: true })
  const employmentId = await createRecord(session, entityNamed('employment'), {
    ...circumstances,
    ...employment,
    subjectId: personId,
  })
  for (const [name, part] of [
    ['work_terms', terms],
    ['manager_line', line],
    ['pay', pay],
  ] as const)
    if (part)
      await createRecord(session, entityNamed(name), { ...circumstances, ...part, subjectId: personId })
  return { personId, assignmentId, employmentId }
}
