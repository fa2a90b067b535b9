import type { CivilDate } from '@cadre/core'
import type { Random } from '@cadre/learn'
import type { CompanyRecord } from '@cadre/synth'
import type { Member } from './member.fixture.ts'
import { familyNames, givenNames } from './names.fixture.ts'
import { daysAfter, pick, seededId } from './seeded-id.fixture.ts'
import type { Structure } from './small-structure.fixture.ts'

interface Workforce {
  readonly structure: Structure
  readonly members: readonly Member[]
  readonly today: CivilDate
}

interface Opening {
  readonly random: Random
  readonly id: string
  readonly stages: readonly { readonly id: string }[]
  readonly managerId: string
  readonly from: CivilDate
}

/** An open requisition with candidates at several stages. */
export function* hiringRecords(random: Random, workforce: Workforce): Generator<CompanyRecord> {
  const { structure, members, today } = workforce
  const unit = structure.units[2]!
  const manager = members.find((member) => member.unit === unit)
  if (!manager) return
  const from = daysAfter(today, -60)
  const id = seededId(random, 'req')
  yield {
    entity: 'requisition',
    id,
    from,
    values: {
      name: 'Engineer, data platform',
      jobId: unit.jobs[1]!.id,
      departmentId: unit.id,
      hiringManagerId: manager.id,
      locationId: structure.locations[0]!.id,
      openings: 2,
      status: 'open',
    },
  }
  yield posting(random, id, from)
  const stages = (['applied', 'interview', 'offer'] as const).map((kind, order) => ({
    id: seededId(random, 'stg'),
    kind,
    order,
  }))
  for (const { id: stage, kind, order } of stages)
    yield { entity: 'hiring_stage', id: stage, from, values: { name: kind, kind, order } }
  yield {
    entity: 'requisition_member',
    id: seededId(random, 'rqm'),
    subjectId: (recruiterAmong(members) ?? manager).id,
    from,
    values: { requisitionId: id, role: 'recruiter' },
  }
  const opening = { random, id, stages, managerId: manager.id, from }
  for (let index = 0; index < 12; index++) yield* candidateRecords(opening, index)
}

function posting(random: Random, requisitionId: string, from: CivilDate): CompanyRecord {
  return {
    entity: 'posting',
    id: seededId(random, 'pst'),
    from,
    values: {
      requisitionId,
      name: 'Engineer, data platform',
      language: 'en',
      description: 'You build and run the pipelines that others rely on.',
      status: 'published',
    },
  }
}

function recruiterAmong(members: readonly Member[]): Member | undefined {
  return members.find(({ unit, level, left }) => unit.name === 'People' && level < 5 && left === undefined)
}

/** A candidate with an application; two of three have been interviewed. */
function* candidateRecords(
  { random, id: requisitionId, stages, managerId, from }: Opening,
  index: number,
): Generator<CompanyRecord> {
  const id = seededId(random, 'can')
  const [firstName, lastName] = [pick(random, givenNames), pick(random, familyNames)]
  const applied = daysAfter(from, 1 + random.integer(40))
  const email = `candidate${index}@mail.example`
  yield {
    entity: 'candidate',
    id,
    from: applied,
    values: { firstName, lastName, email, currentTitle: 'Engineer', canEmail: true },
  }
  const applicationId = seededId(random, 'app')
  yield {
    entity: 'application',
    id: applicationId,
    subjectId: id,
    from: applied,
    values: { requisitionId, stageId: stages[index % 3]!.id, status: 'in process', appliedOn: applied },
  }
  if (index % 3 === 0) return
  const held = daysAfter(applied, 7)
  yield {
    entity: 'interview',
    id: seededId(random, 'int'),
    subjectId: applicationId,
    from: applied,
    values: { startsAt: `${held}T09:00:00Z`, interviewerId: managerId, status: 'held' },
  }
  yield {
    entity: 'scorecard',
    id: seededId(random, 'scd'),
    subjectId: applicationId,
    from: held,
    values: {
      authorId: managerId,
      recommendation: 'yes',
      rating: 4,
      notes: 'Explains trade-offs well.',
      isSubmitted: true,
    },
  }
}
