import type { CivilDate } from '@cadre/core'
import type { Random } from '@cadre/learn'
import type { CompanyRecord } from '@cadre/synth'
import { endOf, recordOf } from './member.fixture.ts'
import type { Draft } from './member.fixture.ts'
import { daysAfter, pick, seededId } from './seeded-id.fixture.ts'

/** What happened to somebody since: reviews, skills, courses, absence, goals, measures, a survey. */
export function* historyRecords(draft: Draft): Generator<CompanyRecord> {
  yield* reviewRecords(draft)
  yield* growthRecords(draft)
  yield absenceRecord(draft)
  yield* goalRecords(draft)
  yield* monthlyRecords(draft)
  yield* surveyRecords(draft)
}

function* reviewRecords(draft: Draft): Generator<CompanyRecord> {
  const { random, member, structure } = draft
  const { hired, managerId } = member
  for (const { id: cycleId, year } of structure.cycles) {
    if (hired > `${year}-09-01` || endOf(draft) < `${year}-12-31` || !managerId) continue
    const values = {
      cycleId,
      reviewerId: managerId,
      kind: 'manager',
      status: 'published',
      rating: onScale(3.2 + 0.8 * random.normal()),
      strengths: 'Keeps promises.',
      growth: 'Ask earlier for help.',
    }
    yield recordOf(draft, ['review', 'rev', values], { from: `${year + 1}-01-20` })
  }
}

function* growthRecords(draft: Draft): Generator<CompanyRecord> {
  const { random, member, structure } = draft
  for (const skillId of drawSome(random, structure.skills, 3)) {
    const level = 1 + random.integer(4)
    const source = pick(random, ['self', 'manager'])
    yield recordOf(draft, ['person_skill', 'psk', { skillId, level, source }])
  }
  for (const courseId of drawSome(random, structure.courses, 2)) {
    const from = between(random, member.hired, endOf(draft))
    const isDone = random.next() < 0.8
    const outcome = isDone
      ? { status: 'completed', hours: 8, completedOn: from, score: 0.5 + 0.5 * random.next() }
      : { status: 'enrolled', hours: 8 }
    yield recordOf(draft, ['enrolment', 'enr', { courseId, ...outcome }], { from })
  }
}

function absenceRecord(draft: Draft): CompanyRecord {
  const { random, member } = draft
  const from = between(random, member.hired, endOf(draft))
  const kind = pick(random, ['vacation', 'vacation', 'sick', 'personal'])
  const values = { kind, status: 'approved', days: 1 + random.integer(9) }
  return recordOf(draft, ['absence', 'abs', values], { from, to: daysAfter(from, 10) })
}

function* goalRecords(draft: Draft): Generator<CompanyRecord> {
  const { member, today } = draft
  if (endOf(draft) !== today) return
  const january = `${today.slice(0, 4)}-01-15`
  const values = {
    name: member.level >= 3 ? 'Keep the team complete' : 'Finish what was promised',
    kind: 'objective',
    status: 'active',
    dueDate: `${today.slice(0, 4)}-12-31`,
  }
  const from = january < member.hired ? member.hired : january
  yield recordOf(draft, ['goal', 'gol', values], { from })
}

/** Half a year of a measure of the unit and of hours worked, a month each. */
function* monthlyRecords(draft: Draft): Generator<CompanyRecord> {
  const { random, member } = draft
  for (let month = 1; month <= 6; month++) {
    const from = daysAfter(endOf(draft), -30 * month)
    if (from < member.hired) return
    const value = Math.round((20 + 4 * random.normal()) * 10) / 10
    yield recordOf(
      draft,
      ['measure_value', 'mvl', { measureId: member.unit.measure, value, periodDays: 30 }],
      { from },
    )
    const hours = Math.round(160 + 8 * random.normal())
    const overtimeHours = Math.max(0, Math.round(6 * random.normal()))
    yield recordOf(draft, ['workload', 'wkl', { hours, overtimeHours }], { from, to: daysAfter(from, 30) })
  }
}

/** The answers to the survey of this spring; they name nobody. */
function* surveyRecords(draft: Draft): Generator<CompanyRecord> {
  const { random, member, structure, today } = draft
  const year = today.slice(0, 4)
  const isAsked = member.hired < `${year}-03-01` && endOf(draft) > `${year}-04-10`
  if (!isAsked || random.next() >= 0.75) return
  const from = `${year}-04-10`
  const responseId = seededId(random, 'srp')
  const respondentKey = seededId(random, 'key')
  yield {
    entity: 'survey_response',
    id: responseId,
    from,
    values: { waveId: structure.wave, respondentKey, departmentId: member.unit.id },
  }
  for (const questionId of structure.questions) {
    const id = seededId(random, 'sas')
    const score = onScale(3.6 + random.normal())
    yield { entity: 'survey_answer', id, from, values: { responseId, questionId, score } }
  }
}

function onScale(value: number): number {
  return Math.min(5, Math.max(1, Math.round(value)))
}

function drawSome(random: Random, items: readonly string[], count: number): Set<string> {
  return new Set(Array.from({ length: count }, () => items[random.integer(items.length)]!))
}

function between(random: Random, from: CivilDate, to: CivilDate): CivilDate {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000
  return daysAfter(from, Math.floor(random.next() * days))
}
