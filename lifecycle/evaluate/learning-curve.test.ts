import { createRandom } from '@cadre/learn'
import { createPool } from '@cadre/learn/parallel'
import { createTable, numberColumn } from '@cadre/learn/table'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { planOuterFolds } from '../train/plan-folds.ts'
import { learningCurve, verdictOn } from './learning-curve.ts'

/** People with four rows each, of whom `signal` columns tell a little. */
function made(people: number, signal: number) {
  const random = createRandom(5)
  const rows = 4 * people
  const groups = Int32Array.from({ length: rows }, (_, row) => Math.floor(row / 4))
  const columns = Array.from({ length: 12 }, () => Float64Array.from({ length: rows }, () => random.normal()))
  const values = Float64Array.from({ length: rows }, (_, row) => {
    const told = columns.slice(0, signal).reduce((sum, column) => sum + column[row]!, 0)
    return Number(random.next() < 1 / (1 + Math.exp(-told)))
  })
  const table = createTable(columns.map((column, at) => numberColumn(`x${at}`, column)))
  return { table, groups, target: { task: 'binary' as const, classes: ['No', 'Yes'], values } }
}

async function draw(people: number, signal: number) {
  const data = made(people, signal)
  await using pool = createPool({ threads: 1 })
  pool.start()
  const learner = { name: 'logistic-regression', label: 'logistic regression', params: {} }
  return await learningCurve(data, { learner, plan: planOuterFolds(data, 5, 1), pool, seed: 3 })
}

test('quality is drawn from an eighth of the rows to all, and told whether another doubling would help', async () => {
  const few = await draw(40, 6)
  assert.deepEqual(
    few.points.map(({ share }) => share),
    [1 / 8, 1 / 4, 1 / 2, 1],
  )
  assert.equal(few.points.at(-1)!.rows, 128, 'four of five folds')
  assert.ok(
    few.points.every(({ rows }) => rows % 4 === 0 || rows > 128 / 8),
    'people are kept whole',
  )
  const [eighth, whole] = [few.points[0]!, few.points.at(-1)!]
  assert.ok(whole.quality.value > eighth.quality.value + 0.05)
  assert.ok(few.lastDoubling!.value > 0)
  assert.notEqual(few.verdict, 'enough')
  const many = await draw(1500, 6)
  assert.equal(many.verdict, 'enough', JSON.stringify(many.lastDoubling))
})

test('the verdict is on what the last doubling surely brought', () => {
  const between = (low: number, value: number, high: number) => verdictOn({ value, low, high }, 0.01)
  assert.equal(between(0.004, 0.02, 0.03), 'more would help')
  assert.equal(between(-0.001, 0.02, 0.03), 'not clear')
  assert.equal(between(0.001, 0.005, 0.02), 'not clear', 'it surely brought something, perhaps too little')
  assert.equal(between(-0.004, 0.002, 0.009), 'enough')
  assert.equal(verdictOn(undefined, 0.01), 'not clear')
})
