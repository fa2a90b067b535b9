import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Target } from '../estimator.ts'
import { createRandom } from '../random.ts'
import {
  booleanColumn,
  categoryColumn,
  createTable,
  dateColumn,
  numberColumn,
  takeRows,
  textColumn,
} from '../table/index.ts'
import type { Table } from '../table/index.ts'
import { additive } from './additive.ts'
import type { FittedAdditive } from './fitted-additive.ts'

const LEVELS = ['sales', 'research', 'support', 'rare']

interface Data {
  readonly table: Table
  readonly target: Target
  /** The margin or value the data were drawn from. */
  readonly truth: Float64Array
}

/** Made-up rows with every kind of column, missing cells, and a target of that task. */
function makeData(task: Target['task'], rows: number, seed = 1): Data {
  const random = createRandom(seed)
  const age = Float64Array.from({ length: rows }, () =>
    random.next() < 0.1 ? Number.NaN : 20 + 40 * random.next(),
  )
  const noise = Float64Array.from({ length: rows }, () => random.normal())
  const department = Array.from({ length: rows }, () => {
    const draw = random.next()
    return draw < 0.05 ? null : LEVELS[Math.floor(draw * draw * 4)]!
  })
  const overtime = Array.from({ length: rows }, () => random.next() < 0.3)
  const hired = Float64Array.from({ length: rows }, () => 10_000 + random.integer(5_000))
  const table = createTable([
    numberColumn('age', age),
    numberColumn('noise', noise),
    numberColumn('constant', new Float64Array(rows).fill(3)),
    categoryColumn('department', department),
    booleanColumn('overtime', overtime),
    dateColumn('hired', hired),
    textColumn('remarks', overtime.map(String)),
  ])
  const truth = Float64Array.from({ length: rows }, (_, row) => {
    const ofAge = Number.isNaN(age[row]!) ? 1 : Math.sin(age[row]! / 6)
    const ofDepartment = department[row] === 'sales' ? 1.2 : department[row] === 'research' ? -1 : 0
    return 1.5 * ofAge + ofDepartment + (overtime[row] ? 1 : 0) + (hired[row]! - 12_500) / 2_500
  })
  if (task === 'regression')
    return {
      table,
      truth,
      target: { task, classes: [], values: truth.map((t) => t + 0.3 * random.normal()) },
    }
  if (task === 'binary') {
    const values = truth.map((t) => Number(random.next() < 1 / (1 + Math.exp(-t))))
    return { table, truth, target: { task, classes: ['no', 'yes'], values } }
  }
  const values = truth.map((t) => (t + random.normal() > 1 ? 2 : t + random.normal() > -0.5 ? 1 : 0))
  return { table, truth, target: { task, classes: ['low', 'middle', 'high'], values } }
}

async function fit(data: Data, params = {}, options = {}): Promise<FittedAdditive> {
  return (await additive.create(params).fit(data.table, data.target, undefined, options)) as FittedAdditive
}

for (const task of ['binary', 'multiclass', 'regression'] as const) {
  const data = makeData(task, 600)

  test(`${task}: base and contributions add up to the margin`, async () => {
    const fitted = await fit(data, { rounds: 60 })
    const margin = fitted.predictMargin(data.table)
    const { names, base, values } = fitted.explain(data.table)
    assert.deepEqual(names, ['age', 'noise', 'constant', 'department', 'overtime', 'hired'])
    margin.forEach((m, cell) => {
      const sum = values
        .subarray(cell * names.length, (cell + 1) * names.length)
        .reduce((a, b) => a + b, base[cell % fitted.outputs]!)
      assert.ok(Math.abs(sum - m) < 1e-12)
    })
  })

  test(`${task}: contributions average to zero over the training rows`, async () => {
    const fitted = await fit(data, { rounds: 60 })
    for (const shape of fitted.shapes) {
      const slots = shape.bins + 1
      for (let output = 0; output < fitted.outputs; output++) {
        const mean = shape.counts.reduce(
          (sum, count, slot) => sum + count * shape.values[output * slots + slot]!,
          0,
        )
        assert.ok(Math.abs(mean / 600) < 1e-12, shape.column)
      }
    }
  })

  test(`${task}: JSON reads back to the same bits`, async () => {
    const fitted = await fit(data, { rounds: 30 })
    const again = additive.fromJson(JSON.parse(JSON.stringify(fitted)))
    assert.deepEqual(again.predict(data.table), fitted.predict(data.table))
    assert.deepEqual(again.explain?.(data.table), fitted.explain(data.table))
    assert.equal(JSON.stringify(again), JSON.stringify(fitted))
  })

  test(`${task}: the same seed gives the same bits`, async () => {
    const first = await fit(data, { rounds: 20 }, { seed: 4 })
    const second = await fit(data, { rounds: 20 }, { seed: 4 })
    const other = await fit(data, { rounds: 20 }, { seed: 5 })
    assert.equal(JSON.stringify(first), JSON.stringify(second))
    assert.notEqual(JSON.stringify(first), JSON.stringify(other))
  })

  test(`${task}: a weight of 2 is the row given twice, when there is one bag`, async () => {
    const weights = Float64Array.from({ length: 600 }, (_, row) => 1 + (row % 2))
    const rows = Array.from(weights).flatMap((weight, row) => (weight === 2 ? [row, row] : [row]))
    const params = { bags: 1, rounds: 40 }
    const weighted = await additive.create(params).fit(data.table, data.target, weights)
    const repeated = await additive
      .create(params)
      .fit(
        takeRows(data.table, rows),
        { ...data.target, values: Float64Array.from(rows, (row) => data.target.values[row]!) },
        undefined,
      )
    const expected = repeated.predictMargin(data.table)
    weighted.predictMargin(data.table).forEach((m, cell) => assert.ok(Math.abs(m - expected[cell]!) < 1e-9))
  })

  test(`${task}: rows without weight are not learned from`, async () => {
    const weights = Float64Array.from({ length: 600 }, (_, row) => (row < 400 ? 1 : 0))
    const values = data.target.values.map((value, row) => (row < 400 ? value : 0))
    const left = await additive.create({ rounds: 20 }).fit(data.table, data.target, weights)
    const right = await additive.create({ rounds: 20 }).fit(data.table, { ...data.target, values }, weights)
    assert.deepEqual(left.predict(data.table), right.predict(data.table))
  })
}

test('shapes find what the data were drawn from, and nothing in noise', async () => {
  const data = makeData('regression', 3_000)
  const fitted = await fit(data)
  const unseen = makeData('regression', 500, 2)
  const error = fitted
    .predict(unseen.table)
    .reduce((sum, value, row) => sum + (value - unseen.truth[row]!) ** 2 / 500, 0)
  assert.ok(Math.sqrt(error) < 0.12, `root mean squared error ${Math.sqrt(error)}`)
  const strength = (column: string): number => {
    const { values, counts } = fitted.shapes.find((shape) => shape.column === column)!
    return values.reduce((sum, value, slot) => sum + (Math.abs(value) * counts[slot]!) / 3_000, 0)
  }
  assert.ok(strength('noise') < 0.02, `strength of noise ${strength('noise')}`)
  assert.equal(strength('constant'), 0)
  assert.ok(strength('department') > 0.5, `strength of department ${strength('department')}`)
})

test('missing cells have a value of their own, and levels never seen add nothing', async () => {
  const data = makeData('regression', 800)
  const fitted = await fit(data, { rounds: 100 })
  const one = takeRows(data.table, [0])
  const changed = createTable(
    one.columns.map((column) =>
      column.name === 'age'
        ? numberColumn('age', [null])
        : column.name === 'department'
          ? categoryColumn('department', ['never seen'])
          : column,
    ),
  )
  const { values } = fitted.explain(changed)
  assert.ok(values[0]! > 0.2)
  assert.equal(values[3], 0)
})

test('rare levels are drawn towards no effect', async () => {
  const rows = 400
  const common = Array.from({ length: rows }, (_, row) => (row < 2 ? 'rare' : row % 2 ? 'a' : 'b'))
  const table = createTable([categoryColumn('level', common)])
  const values = Float64Array.from(common, (level) => (level === 'a' ? 1 : level === 'b' ? -1 : 1))
  const data: Data = { table, truth: values, target: { task: 'regression', classes: [], values } }
  const [shape] = (await fit(data, { bags: 1, rounds: 200 })).shapes
  const of = (level: string): number => shape!.values[shape!.levels.indexOf(level)]!
  assert.ok(of('a') > 0.95)
  assert.ok(of('rare') > 0.1 && of('rare') < 0.7)
})

test('validation rows stop the boosting and are never learned from', async () => {
  const data = makeData('binary', 500)
  const later = makeData('binary', 300, 3)
  const opposite = { ...later.target, values: later.target.values.map((value) => 1 - value) }
  const validation = { table: later.table, target: opposite }
  const fitted = await fit(data, { bags: 1 }, { validation })
  // Every step makes a contradicting validation set worse, so none is kept.
  assert.ok(fitted.shapes.every((shape) => shape.values.every((value) => value === 0)))
})

test('one bag without validation runs all rounds on all rows whatever the seed', async () => {
  const data = makeData('binary', 300)
  const first = await fit(data, { bags: 1, rounds: 25 }, { seed: 1 })
  const second = await fit(data, { bags: 1, rounds: 25 }, { seed: 2 })
  assert.equal(JSON.stringify(first), JSON.stringify(second))
})

test('a table without usable columns predicts the base rate', async () => {
  const values = Float64Array.of(0, 1, 1, 1)
  const table = createTable([textColumn('remarks', ['a', 'b', 'c', 'd'])])
  const fitted = await additive
    .create()
    .fit(table, { task: 'binary', classes: ['n', 'y'], values }, undefined)
  for (const p of fitted.predict(table)) assert.ok(Math.abs(p - 0.75) < 1e-12)
})

test('progress rises to 1 and a signal cancels', async () => {
  const data = makeData('binary', 300)
  const seen: number[] = []
  await fit(data, { rounds: 40 }, { onProgress: (done: number) => seen.push(done) })
  assert.equal(seen.at(-1), 1)
  assert.deepEqual(
    seen,
    seen.toSorted((a, b) => a - b),
  )
  const controller = new AbortController()
  const running = fit(data, {}, { signal: controller.signal, onProgress: () => controller.abort() })
  await assert.rejects(running, { code: 'cancelled' })
})

test('bad input is refused with its code', async () => {
  const data = makeData('binary', 50)
  const estimator = additive.create()
  const { table, target } = data
  const ones = new Float64Array(50).fill(1)
  const refused = (changed: Partial<Target>, weights?: Float64Array) =>
    estimator.fit(table, { ...target, ...changed }, weights)
  await assert.rejects(refused({ values: ones }), { code: 'one-class' })
  await assert.rejects(refused({ values: ones.map(() => Number.NaN) }), { code: 'invalid-target' })
  await assert.rejects(refused({ values: ones.slice(1) }), { code: 'shape' })
  await assert.rejects(
    refused(
      {},
      ones.map(() => -1),
    ),
    { code: 'invalid-weights' },
  )
  await assert.rejects(
    refused(
      {},
      ones.map(() => 0),
    ),
    { code: 'too-few-rows' },
  )
  assert.throws(() => additive.create({ learningRate: 0 }), { code: 'invalid-param' })
})

test('damaged JSON is refused as an invalid model', async () => {
  const fitted = await fit(makeData('binary', 60), { rounds: 5 })
  const damage: ((json: EditableJson) => void)[] = [
    (json) => (json.format = 2),
    (json) => (json.task = 'ranking'),
    (json) => json.classes.pop(),
    (json) => json.intercept.push(0),
    (json) => json.shapes.push(null as never),
    (json) => (json.shapes[0]!.kind = 'text'),
    (json) => json.shapes[0]!.edges.reverse(),
    (json) => json.shapes[0]!.values.pop(),
    (json) => (json.shapes[3]!.levels[0] = json.shapes[3]!.levels[1]!),
    (json) => (json.shapes[0]!.counts = []),
    (json) => (json.shapes[0]!.values[0] = 'much'),
  ]
  for (const [index, hurt] of damage.entries()) {
    const json = JSON.parse(JSON.stringify(fitted)) as EditableJson
    hurt(json)
    assert.throws(() => additive.fromJson(json), { code: 'invalid-model' }, `damage ${index}`)
  }
})

interface EditableJson {
  kind: string
  format: number
  task: string
  classes: string[]
  intercept: number[]
  shapes: { kind: string; edges: number[]; levels: string[]; values: unknown[]; counts: number[] }[]
  [key: string]: unknown
}
