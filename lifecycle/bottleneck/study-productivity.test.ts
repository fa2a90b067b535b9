import { AppError } from '@cadre/core'
import { createRandom } from '@cadre/learn'
import { createTable, numberColumn } from '@cadre/learn/table'
import { defineProductivityUseCase } from '../use-case.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ProductivityRows } from './productivity-rows.ts'
import { studyProductivity } from './study-productivity.ts'

const useCase = defineProductivityUseCase({
  name: 'trial',
  question: 'a trial',
  subject: 'a row',
  productivity: 'done',
  family: 'family',
  themes: { load: ['overtime'], noise: ['dice'] },
  movable: ['overtime', 'dice'],
  candidates: ['ridge', 'gradient-boosting'],
  limits: { minimumRows: 200, minimumDays: 4 },
  purposes: ['planning'],
  review: 'a person reads it',
  mustNever: ['anything'],
  adverse: [],
})

/** Productivity falls by 0.01 for each hour of overtime, and by chance. */
function rowsOf({ effect = -0.01, count = 900 } = {}): ProductivityRows {
  const random = createRandom(7)
  const overtime = Float64Array.from({ length: count }, () => 20 * random.next())
  const dice = Float64Array.from({ length: count }, () => random.normal())
  const outcome = overtime.map((hours) => effect * (hours - 10) + 0.05 * random.normal())
  const since = Float64Array.from({ length: count }, (_, row) => 30 * (row % 9))
  const table = createTable([numberColumn('overtime', overtime), numberColumn('dice', dice)])
  return {
    table,
    outcome,
    before: new Float64Array(count).fill(Number.NaN),
    since,
    knownOn: since,
    people: Int32Array.from({ length: count }, (_, row) => Math.floor(row / 9)),
    present: {
      table,
      level: outcome,
      personIds: [],
      units: Array.from({ length: count }, (_, row) => `unit ${row % 6}`),
      headcount: new Float64Array(count).fill(1),
    },
  }
}

test('what was planted is found: its theme, its sign, and what moving it to the better quarter gains', async () => {
  const result = await studyProductivity(useCase, rowsOf())
  assert.ok(result.isBetterThanUsual)
  assert.equal(result.themes[0]!.theme, 'load')
  assert.deepEqual([result.drivers[0]!.feature, result.drivers[0]!.more], ['overtime', 'lower'])
  const [shift] = result.shifts
  assert.equal(shift!.feature, 'overtime')
  assert.ok(Math.abs(shift!.to - 5) < 1, String(shift!.to))
  // Those above 5 hours have 12.5 on average: 7.5 hours less.
  assert.ok(Math.abs(shift!.gain - 0.075) < 0.02, String(shift!.gain))
  assert.ok(shift!.low > 0 && shift!.high < 0.1)
  assert.equal(result.map.units.length, 6)
})

test('what goes with nothing is not told to be moved', async () => {
  const result = await studyProductivity(useCase, rowsOf({ effect: 0 }))
  assert.ok(!result.isBetterThanUsual)
  assert.ok(result.shifts.every(({ gain }) => gain < 0.01))
})

test('too few rows are refused, and said', async () => {
  await assert.rejects(
    studyProductivity(useCase, rowsOf({ count: 90 })),
    (error) => error instanceof AppError && error.code === 'too-little-data' && /90 rows/.test(error.message),
  )
})
