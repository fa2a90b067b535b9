import assert from 'node:assert/strict'
import { test } from 'node:test'
import { additive } from '../additive/index.ts'
import type { Fitted, FittedJson, Target } from '../estimator.ts'
import { logistic } from '../link.ts'
import { createRandom } from '../random.ts'
import { booleanColumn, createTable, numberColumn, selectColumns } from '../table/index.ts'
import type { Table } from '../table/index.ts'
import { blendFitted, readBlend } from './blend-fitted.ts'
import { calibrateMargin, readCalibratedMargin } from './calibrate-margin.ts'

const random = createRandom(3)
const rows = 200
const x = Float64Array.from({ length: rows }, () => random.normal())
const z = Float64Array.from({ length: rows }, () => random.integer(2))
const table = createTable([numberColumn('x', x), booleanColumn('z', z)])
const values = x.map((value, row) => Number(random.next() < logistic(2 * value + z[row]!)))
const target: Target = { task: 'binary', classes: ['no', 'yes'], values }

const params = { bags: 1, rounds: 20 }
const ofBoth = await additive.create(params).fit(table, target, undefined)
const ofX = await additive.create(params).fit(selectColumns(table, ['x']), target, undefined)

test('a blend averages the margins by weight', () => {
  const blend = blendFitted([
    { fitted: ofX, weight: 1 },
    { fitted: ofBoth, weight: 3 },
  ])
  const [a, b] = [ofX.predictMargin(table), ofBoth.predictMargin(table)]
  const margin = blend.predictMargin(table)
  margin.forEach((m, row) => assert.ok(Math.abs(m - (a[row]! + 3 * b[row]!) / 4) < 1e-12))
  assert.deepEqual(blend.predict(table), margin.map(logistic))
})

test('a blend explains itself over all columns of its members', () => {
  const blend = blendFitted([
    { fitted: ofX, weight: 1 },
    { fitted: ofBoth, weight: 1 },
  ])
  const { names, base, values: contributions } = blend.explain!(table)
  assert.deepEqual(names, ['x', 'z'])
  blend.predictMargin(table).forEach((m, row) => {
    const sum = base[0]! + contributions[row * 2]! + contributions[row * 2 + 1]!
    assert.ok(Math.abs(sum - m) < 1e-12)
  })
})

test('a blend with a member that cannot explain itself does not either', () => {
  const { explain: _, ...silent } = ofX
  const blend = blendFitted([
    { fitted: silent, weight: 1 },
    { fitted: ofBoth, weight: 1 },
  ])
  assert.equal(blend.explain, undefined)
})

test('a member without weight is left out', () => {
  const blend = blendFitted([
    { fitted: ofX, weight: 0 },
    { fitted: ofBoth, weight: 0.3 },
  ])
  assert.deepEqual(blend.predict(table), ofBoth.predict(table))
})

test('a blend reads back from JSON to the same bits', () => {
  const blend = blendFitted([
    { fitted: ofX, weight: 0.1 },
    { fitted: ofBoth, weight: 0.2 },
    { fitted: ofX, weight: 0.4 },
  ])
  const again = readBlend(throughJson(blend), additive.fromJson)
  assert.deepEqual(again.predict(table), blend.predict(table))
  assert.deepEqual(again.explain!(table), blend.explain!(table))
  assert.equal(JSON.stringify(again), JSON.stringify(blend))
})

test('members that do not fit together, and weights that are none, are refused', () => {
  const otherClasses: Fitted = { ...ofX, classes: ['stay', 'leave'] }
  const otherLink: Fitted = { ...ofX, link: 'identity' }
  for (const other of [otherClasses, otherLink])
    assert.throws(
      () =>
        blendFitted([
          { fitted: ofBoth, weight: 1 },
          { fitted: other, weight: 1 },
        ]),
      {
        code: 'invalid-param',
      },
    )
  for (const weight of [-1, 0, Number.NaN, Infinity])
    assert.throws(() => blendFitted([{ fitted: ofX, weight }]), { code: 'invalid-param' })
  assert.throws(() => blendFitted([]), { code: 'invalid-param' })
})

test('damaged blends are refused as invalid models', () => {
  const whole = throughJson(blendFitted([{ fitted: ofX, weight: 1 }]))
  const model = ofX.toJSON()
  for (const json of [
    { ...whole, kind: 'other' },
    { ...whole, members: [] },
    { ...whole, members: [{ weight: 2, model }] },
    { ...whole, members: [{ weight: 1 }] },
    { ...whole, members: 'none' },
  ])
    assert.throws(() => readBlend(json, additive.fromJson), { code: 'invalid-model' })
})

test('a calibrated margin is a line through the margin, and so are its contributions', () => {
  const calibrated = calibrateMargin(ofBoth, { slope: 0.5, intercept: -1 })
  const margin = calibrated.predictMargin(table)
  ofBoth.predictMargin(table).forEach((m, row) => assert.ok(Math.abs(margin[row]! - (0.5 * m - 1)) < 1e-12))
  assert.deepEqual(calibrated.predict(table), margin.map(logistic))
  const { base, values: contributions } = calibrated.explain!(table)
  margin.forEach((m, row) => {
    const sum = base[0]! + contributions[row * 2]! + contributions[row * 2 + 1]!
    assert.ok(Math.abs(sum - m) < 1e-12)
  })
})

test('a model whose margin is a probability is calibrated in log-odds, without contributions', () => {
  const calibrated = calibrateMargin(shareModel([0, 0.25, 1]), { slope: 2, intercept: 0.5, floor: 0.01 })
  const logOdds = [0.01, 0.25, 0.99].map((p) => Math.log(p / (1 - p)))
  calibrated
    .predictMargin(table)
    .forEach((m, row) => assert.ok(Math.abs(m - (2 * logOdds[row]! + 0.5)) < 1e-9))
  assert.equal(calibrated.link, 'logit')
  assert.equal(calibrated.explain, undefined)
})

test('a calibrated margin reads back from JSON to the same bits', () => {
  const calibrated = calibrateMargin(ofBoth, { slope: 0.7, intercept: 0.1 })
  const again = readCalibratedMargin(throughJson(calibrated), additive.fromJson)
  assert.deepEqual(again.predict(table), calibrated.predict(table))
  assert.equal(JSON.stringify(again), JSON.stringify(calibrated))
  const damaged = { ...throughJson(calibrated), slope: 'steep' }
  assert.throws(() => readCalibratedMargin(damaged, additive.fromJson), { code: 'invalid-model' })
})

test('only models of two classes and finite lines are calibrated', () => {
  assert.throws(() => calibrateMargin({ ...ofX, task: 'regression' }, { slope: 1, intercept: 0 }), {
    code: 'invalid-param',
  })
  assert.throws(() => calibrateMargin(ofX, { slope: Number.NaN, intercept: 0 }), { code: 'invalid-param' })
})

function throughJson(fitted: Fitted): FittedJson {
  return JSON.parse(JSON.stringify(fitted)) as FittedJson
}

/** A model that gives each row a fixed share. */
function shareModel(shares: readonly number[]): Fitted {
  const predict = (_rows: Table): Float64Array => Float64Array.from(shares)
  return {
    task: 'binary',
    classes: ['no', 'yes'],
    link: 'identity',
    outputs: 1,
    predict,
    predictMargin: predict,
    explain: () => ({ names: [], base: new Float64Array(1), values: new Float64Array(0) }),
    toJSON: () => ({ kind: 'shares' }),
  }
}
