import type { CompanyRecord } from '../company-record.ts'
import { leadOn } from '../life/unit-life.ts'
import type { UnitLife } from '../life/unit-life.ts'
import { dateOf } from '../world/calendar.ts'
import type { Structure } from '../world/structure.ts'
import { createIds } from '../world/streams.ts'
import type { Witness } from '../witness.ts'
import type { Pen, Recruiter } from './pen.ts'
import { writeBonuses } from './write-bonuses.ts'
import { writeGoals } from './write-goals.ts'
import { writeHiring } from './write-hiring.ts'
import { writeLearning } from './write-learning.ts'
import { writeOnboarding } from './write-onboarding.ts'
import { writePay } from './write-pay.ts'
import { writeContract, writePerson, writePositions } from './write-person.ts'
import { writeProjects } from './write-projects.ts'
import { writeReviews } from './write-reviews.ts'
import { writeSurveys } from './write-surveys.ts'
import { writeWork } from './write-work.ts'

export interface Surrounding {
  readonly structure: Structure
  /** Id of the department above. */
  readonly parentId: string | undefined
  readonly recruiters: readonly Recruiter[]
  readonly witness: Witness
}

/** The id of a unit's department: known before the unit is simulated. */
export function departmentIdOf(seed: number, unitNumber: number): string {
  return createIds(seed, unitNumber)('dep')
}

/** All records of a unit, each after what it refers to. */
export function writeUnit(
  life: UnitLife,
  surrounding: Surrounding,
  emit: (record: CompanyRecord) => void,
): void {
  const { plan, unit } = life
  const ids = createIds(plan.seed, unit.number)
  const departmentId = ids('dep')
  const since = dateOf(plan.firstDay - 45 * 366)
  const pen: Pen = {
    ...surrounding,
    life,
    emit,
    departmentId,
    teamIds: [departmentId, ...unit.teams.map(() => ids('tea'))],
    ids,
  }
  for (const person of life.people) writePerson(pen, person)
  const head = leadOn(life.leads[0]!, plan.lastDay)
  emit({
    entity: 'department',
    id: departmentId,
    from: since,
    values: {
      name: unit.name,
      code: `U${unit.number}`,
      ...(surrounding.parentId !== undefined && { parentId: surrounding.parentId }),
      ...(head && { headId: head.personId }),
      costCentre: `C${unit.number}`,
    },
  })
  for (const [index] of unit.teams.entries()) {
    const lead = leadOn(life.leads[index + 1]!, plan.lastDay)
    emit({
      entity: 'team',
      id: pen.teamIds[index + 1]!,
      from: since,
      values: {
        name: `${unit.name}, team ${index + 1}`,
        departmentId,
        ...(lead && { leadId: lead.personId }),
      },
    })
  }
  for (const person of life.people) {
    writeContract(pen, person)
    writePositions(pen, person)
    writePay(pen, person)
    writeBonuses(pen, person)
    writeReviews(pen, person)
    writeLearning(pen, person)
    writeOnboarding(pen, person)
    writeWork(pen, person)
    writeSurveys(pen, person)
  }
  writeGoals(pen)
  writeProjects(pen)
  writeHiring(pen)
}
