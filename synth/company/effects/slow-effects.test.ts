import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CompanyRecord } from '../company-record.ts'
import type { PersonMonth } from '../witness.ts'
import type { EffectName } from './planted-effects.ts'
import { clean, estimate, observe } from './observed.fixture.ts'

/** Effects that show over months or years of a person: engagement, training, onboarding, ratings. */
const planted = observe({ switches: clean, seriesMonths: 0 })
const { records, months, coefficient } = planted

const of = (entity: string): CompanyRecord[] => records.filter((record) => record.entity === entity)
const byPerson = Map.groupBy(months, ({ personId }) => personId)

function assertNear(name: EffectName, found: number, tolerance: number): void {
  const expected = coefficient(name)
  assert.ok(Math.abs(found - expected) < tolerance, `${name}: ${found} instead of ${expected} ± ${tolerance}`)
}

/** Months of a person that follow each other without a gap, so many at a time. */
function* runs(length: number): Generator<PersonMonth[]> {
  for (const ofOne of byPerson.values()) {
    for (let end = length; end <= ofOne.length; end++) {
      const run = ofOne.slice(end - length, end)
      if (monthsBetween(run[0]!.month, run.at(-1)!.month) === length - 1) yield run
    }
  }
}

function monthsBetween(from: string, to: string): number {
  const count = (date: string): number => 12 * Number(date.slice(0, 4)) + Number(date.slice(5, 7))
  return count(to) - count(from)
}

test('engagement moves a fifth of the way to where manager and pay draw it', async () => {
  const rows = [...runs(5)].map((run) => {
    // What was felt three months before is told in each month: of the last two, now and the month before.
    const [now, before, month] = [run[4]!.engagementBefore, run[3]!.engagementBefore, run[1]!]
    return { aim: (now - 0.8 * before) / 0.2, month }
  })
  assert.ok(rows.length > 20_000)
  const found = await estimate(
    {
      engageByManager: rows.map(({ month }) => month.managerQuality),
      engageByPay: rows.map(({ month }) => month.drivers.leaveOverPay),
    },
    rows.map(({ aim }) => aim),
    'linear',
  )
  assertNear('engageByManager', found['engageByManager']!, 0.12)
  assertNear('engageByPay', found['engageByPay']!, 0.4)
})

test('who performs poorly is sent to courses', async () => {
  const begun = new Set(of('enrolment').map(({ subjectId, from }) => `${subjectId} ${from.slice(0, 7)}`))
  const rows = [...runs(4)].map((run) => ({
    lately: run.slice(0, 3).reduce((sum, { performance }) => sum + performance, 0) / 3,
    begins: Number(begun.has(`${run[3]!.personId} ${run[3]!.month.slice(0, 7)}`)),
  }))
  assert.ok(rows.filter(({ begins }) => begins === 1).length > 500)
  const found = await estimate(
    { trainingSelection: rows.map(({ lately }) => lately) },
    rows.map(({ begins }) => begins),
    'logistic',
  )
  assertNear('trainingSelection', found['trainingSelection']!, 0.12)
})

test('tasks done on time shorten the way to full productivity, beside a buddy', async () => {
  const tasks = Map.groupBy(of('onboarding_task'), ({ values }) => String(values['planId']))
  const rows = of('onboarding_plan').flatMap(({ id, from, values }) => {
    const ofPlan = tasks.get(id) ?? []
    // Of who left or was hired lately only the quick ones are seen.
    if (values['productiveOn'] === undefined || ofPlan.length < 8 || from > '2026-01-01') return []
    const onTime = ofPlan.filter(
      ({ values: task }) =>
        task['doneOn'] !== undefined && (task['doneOn'] as string) <= (task['dueDate'] as string),
    )
    const days = (Date.parse(values['productiveOn'] as string) - Date.parse(from)) / 86_400_000
    return [{ days, share: onTime.length / 8, buddy: Number(values['buddyId'] !== undefined) }]
  })
  assert.ok(rows.length > 400, `${rows.length}`)
  const found = await estimate(
    { onboardingTasks: rows.map(({ share }) => share), onboardingBuddy: rows.map(({ buddy }) => buddy) },
    rows.map(({ days }) => days),
    'linear',
  )
  assertNear('onboardingTasks', found['onboardingTasks']!, 10)
  assertNear('onboardingBuddy', found['onboardingBuddy']!, 6)
})

test('women are rated lower for the same performance, on the scale underneath the rating', async () => {
  const rows = of('review').flatMap(({ subjectId, from, values }) => {
    if (values['kind'] !== 'manager' || typeof values['rating'] !== 'number') return []
    const year = String(Number(from.slice(0, 4)) - 1)
    const rated = (byPerson.get(subjectId!) ?? []).filter(({ month }) => month.startsWith(year))
    if (rated.length < 4) return []
    const performance = rated.reduce((sum, month) => sum + month.performance, 0) / rated.length
    return [{ performance, isFemale: Number(rated[0]!.gender === 'female'), rating: values['rating'] }]
  })
  assert.ok(rows.length > 3000)
  const found = await estimate(
    {
      points: rows.map(({ performance }) => 0.9 * performance),
      female: rows.map(({ isFemale }) => isFemale),
    },
    rows.map(({ rating }) => rating),
    'linear',
  )
  // Ratings are the scale cut into classes: what a point of it makes is found beside.
  assertNear('ratingBiasGender', found['female']! / found['points']!, 0.06)
})
