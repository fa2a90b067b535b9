import { addDays } from '@cadre/core'
import type { LakeRow } from '@cadre/store/lake'
import type { CompanyRecord } from '@cadre/synth'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fillCompany } from './demo/fill-company.ts'
import { openTrainingServer } from './training-server.fixture.ts'
import type { TrainingServer } from './training-server.fixture.ts'

const target = 'left_within_6_months'
const from = '2025-06-01'
/** What courses, reviews and a place in the company need, and nothing beside. */
const kinds = [
  'legal_entity',
  'location',
  'grade',
  'job_family',
  'job',
  'course',
  'course_session',
  'review_cycle',
  'requisition',
  'requisition_member',
  'person',
  'department',
  'employment',
  'work_terms',
  'job_assignment',
  'manager_line',
  'enrolment',
  'review',
]

let place: TrainingServer

before(async () => {
  place = await openTrainingServer({ people: 400, years: 3, seed: 7, kinds })
  // As if everything had been entered on the day from which it holds, and not with the rest of a made-up past.
  for (const kind of kinds)
    await query(
      `update records.${kind} set recorded = tstzrange(lower(valid)::timestamptz, null)
       where upper_inf(recorded) and not lower_inf(valid) and lower(valid)::timestamptz < lower(recorded)`,
    )
  await place.run('lake_export', {})
})
after(() => place.close())

async function query<Row extends object>(sql: string): Promise<Row[]> {
  return (await place.server.database.pool.query<Row>(sql)).rows
}

/** Rows made from the lake and what a model that the registry trains on them comes to on later ones. */
async function learn(history: string): Promise<{ rows: readonly LakeRow[]; auc: number }> {
  const set = await place.run('attrition_rows', { from, history }, 'retention')
  const { name: dataSet, sequence } = set
  const training = { dataSet, sequence, target, learners: ['logistic-regression'], budget: 'fast' }
  const { result } = (await place.train('leaving', training)) as {
    result: { leaderboard: { learner: string; metrics: { auc: { value: number } } }[] }
  }
  const { metrics } = result.leaderboard.find(({ learner }) => learner === 'logistic-regression')!
  return { rows: (await place.rowsOf(set)).rows, auc: metrics.auc.value }
}

/** Hours of a course before each of those who left did, put into the records on the day after they had. */
async function enterCertificatesLate(): Promise<void> {
  const [course] = await query<{ id: string }>('select id from records.course limit 1')
  const leavers = await query<{ id: string; day: string }>(
    `select person_id as id, upper(valid)::text as day from records.employment
     where upper_inf(recorded) and upper(valid) > '${from}'`,
  )
  assert.ok(leavers.length > 50, `${leavers.length} left`)
  const certificates = leavers.map(({ id, day }, at): CompanyRecord => ({
    entity: 'enrolment',
    id: `enr_${String(at).padStart(22, '0')}`,
    subjectId: id,
    from: addDays(day, -170),
    values: { courseId: course!.id, status: 'completed', completedOn: addDays(day, -165), hours: 40 },
  }))
  await fillCompany(place.server.asSystem, certificates)
  await query(
    `update records.enrolment set recorded = tstzrange((lower(valid) + 171)::timestamptz, null)
     where id in (${certificates.map(({ id }) => `'${id}'`).join(', ')})`,
  )
  await place.run('lake_export', {})
}

test('facts of days before people left that were entered after they had do not raise quality, and would if rows took them by the day they are about', async () => {
  const before = await learn('as recorded')
  await enterCertificatesLate()
  const late = await learn('as recorded')
  assert.ok(late.auc < before.auc + 0.02, `${late.auc} with what came late, ${before.auc} without`)
  assert.deepEqual(known(late.rows), known(before.rows))
  const told = await learn('as it happened')
  assert.ok(told.auc > before.auc + 0.2, `it gives the answer away: ${told.auc} beside ${before.auc}`)
})

/** Rows without the moment they were made at. */
function known(rows: readonly LakeRow[]): LakeRow[] {
  return rows.map((row) => ({ ...row, known_at: null }))
}
