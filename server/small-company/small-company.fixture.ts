import type { CivilDate } from '@cadre/core'
import { createRandom, deriveSeed } from '@cadre/learn'
import type { Random } from '@cadre/learn'
import type { CompanyRecord } from '@cadre/synth'
import { familyNames, givenNames } from './names.fixture.ts'
import { daysAfter, pick, seededId } from './seeded-id.fixture.ts'
import { synthesiseStructure } from './small-structure.fixture.ts'
import type { Structure, Unit } from './small-structure.fixture.ts'

interface SmallCompanyOptions {
  readonly people: number
  readonly seed?: number
  readonly today: CivilDate
  readonly years?: number
}

interface Member {
  readonly id: string
  readonly unit: Unit
  readonly level: number
  readonly location: number
  readonly hired: CivilDate
  readonly left: CivilDate | undefined
  readonly managerId: string | undefined
}

const midpoints = [24_000, 31_000, 42_000, 56_000, 76_000, 115_000]

/**
 * A company of fixed shape for tests of what may be read and written: so many people, no more and no fewer, none of them
 * hired twice, one open requisition. What is realistic is in `@cadre/synth`.
 */
export function* smallCompany({
  people,
  seed = 1,
  today,
  years = 3,
}: SmallCompanyOptions): Generator<CompanyRecord> {
  const random = createRandom(deriveSeed(seed, 'company'))
  const since = daysAfter(today, -365 * (years + 8))
  const structure = synthesiseStructure(random, { since, thisYear: Number(today.slice(0, 4)) })
  yield* structure.records
  const members: Member[] = []
  for (let index = 0; index < people; index++) {
    const member = drawMember(random, { index, people, structure, members, today, years })
    members.push(member)
    yield* recordsOf(random, member, { index, structure, today, since, years })
  }
  yield* hiringRecords(random, { structure, members, today })
}

interface Draw {
  readonly index: number
  readonly people: number
  readonly structure: Structure
  readonly members: readonly Member[]
  readonly today: CivilDate
  readonly years: number
}

/** The first of a unit leads it; about one in eight leads a team; the others report to somebody there. */
function drawMember(random: Random, { index, people, structure, members, today, years }: Draw): Member {
  const { units, locations } = structure
  const unit = index < units.length ? units[index]! : drawUnit(random, units)
  const peers = members.filter((member) => member.unit === unit && member.left === undefined)
  const level =
    index < units.length
      ? 5
      : peers.length < 2 || random.next() < 0.11
        ? 3 + random.integer(2)
        : random.integer(3)
  const leads = peers.filter((member) => member.level >= 3 && member.level > level)
  const isEarly = index < Math.max(units.length, people * 0.02)
  const tenureDays = isEarly
    ? 365 * (years + 4)
    : Math.max(20, Math.round(-Math.log(1 - random.next()) * 900))
  const hired = daysAfter(today, -Math.min(tenureDays, 365 * (years + 7)))
  const isLeaver = level < 3 && !isEarly && random.next() < 0.22 && tenureDays > 200
  return {
    id: seededId(random, 'per'),
    unit,
    level,
    location: random.integer(locations.length),
    hired,
    left: isLeaver
      ? daysAfter(today, -Math.round(random.next() * Math.min(tenureDays - 100, 500)))
      : undefined,
    managerId:
      index === 0
        ? undefined
        : index < units.length
          ? members[0]!.id
          : (leads.length > 0
              ? pick(random, leads)
              : members.find((member) => member.unit === unit && member.level === 5)!
            ).id,
  }
}

function drawUnit(random: Random, units: readonly Unit[]): Unit {
  let rest = random.next() * units.reduce((sum, { share }) => sum + share, 0)
  return units.find(({ share }) => (rest -= share) < 0) ?? units.at(-1)!
}

interface Surroundings {
  readonly index: number
  readonly structure: Structure
  readonly today: CivilDate
  readonly since: CivilDate
  readonly years: number
}

function* recordsOf(random: Random, member: Member, surroundings: Surroundings): Generator<CompanyRecord> {
  const { index, structure, today } = surroundings
  const { id, unit, level, hired, left, managerId } = member
  const { id: locationId, entity } = structure.locations[member.location]!
  const { id: legalEntityId, currency } = structure.entities[entity]!
  const until = left ? { to: left } : {}
  const of = (
    name: string,
    prefix: string,
    values: CompanyRecord['values'],
    period: { from: CivilDate; to?: CivilDate } = { from: hired, ...until },
  ): CompanyRecord => ({
    entity: name,
    id: seededId(random, prefix),
    subjectId: id,
    ...period,
    values,
  })
  const [firstName, lastName] = [pick(random, givenNames), pick(random, familyNames)]
  const handle = `${firstName}.${lastName}`
    .normalize('NFD')
    .replace(/[^A-Za-z.]/g, '')
    .toLowerCase()
  yield {
    entity: 'person',
    id,
    from: hired,
    values: {
      firstName,
      lastName,
      employeeNumber: `N${String(10_000 + index)}`,
      workEmail: `${handle}.${index}@norte.example`,
      language: 'es',
      isSynthetic: true,
    },
  }
  yield of('employment', 'emp', {
    legalEntityId,
    type: random.next() < 0.9 ? 'full time' : 'part time',
    ...(left && {
      leavingKind: random.next() < 0.75 ? 'voluntary' : 'involuntary',
      leavingReason: 'not said',
    }),
  })
  yield of('work_terms', 'trm', {
    fte: random.next() < 0.88 ? 1 : 0.5 + 0.1 * random.integer(4),
    weeklyHours: 40,
    remoteShare: random.integer(5) / 5,
  })
  yield of('contact_details', 'con', {
    personalEmail: `${handle}.${index}@mail.example`,
    city: entity === 0 ? 'Madrid' : 'Lima',
    country: entity === 0 ? 'ES' : 'PE',
    commuteKm: Math.round(5 + 20 * random.next()),
    nationalId: String(10_000_000 + random.integer(89_999_999)),
    birthDate: daysAfter(hired, -365 * (20 + random.integer(35))),
  })
  const promoted =
    level > 0 && level < 5 && random.next() < 0.3 ? daysAfter(hired, 200 + random.integer(500)) : undefined
  const end = left ?? today
  const isPromoted = promoted !== undefined && promoted < end
  const assignment = (at: number, period: { from: CivilDate; to?: CivilDate }, changeReason: string) =>
    of(
      'job_assignment',
      'asg',
      {
        jobId: unit.jobs[at]!.id,
        title: unit.jobs[at]!.title,
        departmentId: unit.id,
        locationId,
        legalEntityId,
        gradeId: structure.grades[at],
        share: 1,
        isPrimary: true,
        changeReason,
      },
      period,
    )
  if (isPromoted) {
    yield assignment(level - 1, { from: hired, to: promoted }, 'hire')
    yield assignment(level, { from: promoted, ...until }, 'promotion')
  } else yield assignment(level, { from: hired, ...until }, 'hire')
  if (managerId) yield of('manager_line', 'lin', { managerId, kind: 'line' })
  yield of('team_membership', 'tmb', { teamId: unit.teams[random.integer(unit.teams.length)]!, share: 1 })
  const factor = unit.payFactor * (currency === 'PEN' ? 2.2 : 1) * (0.88 + 0.24 * random.next())
  const pay = (
    at: number,
    growth: number,
    period: { from: CivilDate; to?: CivilDate },
    changeReason: string,
  ) =>
    of(
      'pay',
      'pay',
      {
        component: 'base',
        amount: { minor: Math.round(midpoints[at]! * factor * growth) * 100, currency },
        period: 'year',
        changeReason,
      },
      period,
    )
  if (isPromoted) {
    yield pay(level - 1, 1, { from: hired, to: promoted }, 'hire')
    yield pay(level, 1, { from: promoted, ...until }, 'promotion')
  } else yield pay(level, 1, { from: hired, ...until }, 'hire')
  yield of('protected_profile', 'prt', {
    gender: pick(random, ['female', 'male', 'female', 'male', 'other', 'prefers not to say']),
    source: 'self-identified',
  })
  yield* historyOf(random, member, { ...surroundings, of, end })
}

interface History extends Surroundings {
  readonly of: (
    name: string,
    prefix: string,
    values: CompanyRecord['values'],
    period?: { from: CivilDate; to?: CivilDate },
  ) => CompanyRecord
  readonly end: CivilDate
}

function* historyOf(
  random: Random,
  member: Member,
  { structure, of, end, today }: History,
): Generator<CompanyRecord> {
  const { unit, hired, managerId, level } = member
  for (const { id: cycleId, year } of structure.cycles) {
    if (hired > `${year}-09-01` || end < `${year}-12-31` || !managerId) continue
    const rating = Math.min(5, Math.max(1, Math.round(3.2 + 0.8 * random.normal())))
    yield of(
      'review',
      'rev',
      {
        cycleId,
        reviewerId: managerId,
        kind: 'manager',
        status: 'published',
        rating,
        strengths: 'Keeps promises.',
        growth: 'Ask earlier for help.',
      },
      { from: `${year + 1}-01-20` },
    )
  }
  for (const skillId of new Set(
    [0, 1, 2].map(() => structure.skills[random.integer(structure.skills.length)]!),
  )) {
    yield of('person_skill', 'psk', {
      skillId,
      level: 1 + random.integer(4),
      source: pick(random, ['self', 'manager']),
    })
  }
  for (const courseId of new Set(
    [0, 1].map(() => structure.courses[random.integer(structure.courses.length)]!),
  )) {
    const from = between(random, hired, end)
    const isDone = random.next() < 0.8
    yield of(
      'enrolment',
      'enr',
      {
        courseId,
        status: isDone ? 'completed' : 'enrolled',
        hours: 8,
        ...(isDone && { completedOn: from, score: 0.5 + 0.5 * random.next() }),
      },
      { from },
    )
  }
  const absent = between(random, hired, end)
  yield of(
    'absence',
    'abs',
    {
      kind: pick(random, ['vacation', 'vacation', 'sick', 'personal']),
      status: 'approved',
      days: 1 + random.integer(9),
    },
    { from: absent, to: daysAfter(absent, 10) },
  )
  if (end === today)
    yield of(
      'goal',
      'gol',
      {
        name: level >= 3 ? 'Keep the team complete' : 'Finish what was promised',
        kind: 'objective',
        status: 'active',
        dueDate: `${today.slice(0, 4)}-12-31`,
      },
      { from: `${today.slice(0, 4)}-01-15` < hired ? hired : `${today.slice(0, 4)}-01-15` },
    )
  for (let month = 1; month <= 6; month++) {
    const from = daysAfter(end, -30 * month)
    if (from < hired) break
    yield of(
      'measure_value',
      'mvl',
      { measureId: unit.measure, value: Math.round((20 + 4 * random.normal()) * 10) / 10, periodDays: 30 },
      { from },
    )
    yield of(
      'workload',
      'wkl',
      {
        hours: Math.round(160 + 8 * random.normal()),
        overtimeHours: Math.max(0, Math.round(6 * random.normal())),
      },
      { from, to: daysAfter(from, 30) },
    )
  }
  const waveYear = today.slice(0, 4)
  if (hired < `${waveYear}-03-01` && end > `${waveYear}-04-10` && random.next() < 0.75) {
    const responseId = seededId(random, 'srp')
    yield {
      entity: 'survey_response',
      id: responseId,
      from: `${waveYear}-04-10`,
      values: { waveId: structure.wave, respondentKey: seededId(random, 'key'), departmentId: unit.id },
    }
    for (const questionId of structure.questions) {
      yield {
        entity: 'survey_answer',
        id: seededId(random, 'sas'),
        from: `${waveYear}-04-10`,
        values: {
          responseId,
          questionId,
          score: Math.min(5, Math.max(1, Math.round(3.6 + random.normal()))),
        },
      }
    }
  }
}

function between(random: Random, from: CivilDate, to: CivilDate): CivilDate {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000
  return daysAfter(from, Math.floor(random.next() * days))
}

/** An open requisition with candidates at several stages. */
function* hiringRecords(
  random: Random,
  { structure, members, today }: { structure: Structure; members: readonly Member[]; today: CivilDate },
): Generator<CompanyRecord> {
  const from = daysAfter(today, -60)
  const unit = structure.units[2]!
  const manager = members.find((member) => member.unit === unit)
  if (!manager) return
  const requisition = seededId(random, 'req')
  yield {
    entity: 'requisition',
    id: requisition,
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
  yield {
    entity: 'posting',
    id: seededId(random, 'pst'),
    from,
    values: {
      requisitionId: requisition,
      name: 'Engineer, data platform',
      language: 'en',
      description: 'You build and run the pipelines that others rely on.',
      status: 'published',
    },
  }
  const stages = (['applied', 'interview', 'offer'] as const).map((kind, order) => ({
    id: seededId(random, 'stg'),
    kind,
    order,
  }))
  for (const { id, kind, order } of stages)
    yield { entity: 'hiring_stage', id, from, values: { name: kind, kind, order } }
  const recruiter =
    members.find(
      (member) => member.unit.name === 'People' && member.level < 5 && member.left === undefined,
    ) ?? manager
  yield {
    entity: 'requisition_member',
    id: seededId(random, 'rqm'),
    subjectId: recruiter.id,
    from,
    values: { requisitionId: requisition, role: 'recruiter' },
  }
  for (let index = 0; index < 12; index++) {
    const id = seededId(random, 'can')
    const [firstName, lastName] = [pick(random, givenNames), pick(random, familyNames)]
    const applied = daysAfter(from, 1 + random.integer(40))
    yield {
      entity: 'candidate',
      id,
      from: applied,
      values: {
        firstName,
        lastName,
        email: `candidate${index}@mail.example`,
        currentTitle: 'Engineer',
        canEmail: true,
      },
    }
    const applicationId = seededId(random, 'app')
    yield {
      entity: 'application',
      id: applicationId,
      subjectId: id,
      from: applied,
      values: {
        requisitionId: requisition,
        stageId: stages[index % 3]!.id,
        status: 'in process',
        appliedOn: applied,
      },
    }
    if (index % 3 === 0) continue
    yield {
      entity: 'interview',
      id: seededId(random, 'int'),
      subjectId: applicationId,
      from: applied,
      values: { startsAt: `${daysAfter(applied, 7)}T09:00:00Z`, interviewerId: manager.id, status: 'held' },
    }
    yield {
      entity: 'scorecard',
      id: seededId(random, 'scd'),
      subjectId: applicationId,
      from: daysAfter(applied, 7),
      values: {
        authorId: manager.id,
        recommendation: 'yes',
        rating: 4,
        notes: 'Explains trade-offs well.',
        isSubmitted: true,
      },
    }
  }
}
