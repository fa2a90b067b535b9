import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { LearnError } from '../learn-error.ts'
import type { LearnErrorCode } from '../learn-error.ts'
import { createTable, numberColumn, sliceRows, takeRows, withColumns } from '../table/index.ts'
import type { Table } from '../table/index.ts'
import { createRandom } from '../random.ts'
import {
  cox,
  createSurvivalTarget,
  kaplanMeier,
  survivalAt,
  survivalBoosting,
  takeSurvival,
  testProportionalHazards,
} from './index.ts'
import type { FittedSurvival, SurvivalDefinition } from './index.ts'
import { madeUpTimes } from './made-up-times.fixture.ts'

const { table, target, truth } = madeUpTimes(600, 11)
const unseen = sliceRows(madeUpTimes(60, 12).table, 0, 60)
const times = Float64Array.of(0, 1, 3.5, 8, 16, 23.5)

interface Learner {
  readonly definition: SurvivalDefinition
  fit(given?: {
    readonly table?: Table
    readonly target?: typeof target
    readonly weights?: Float64Array
    readonly params?: Readonly<Record<string, number | string | boolean>>
  }): Promise<FittedSurvival>
}

function learner(definition: SurvivalDefinition, base: Readonly<Record<string, number | string>>): Learner {
  return {
    definition,
    fit: ({ table: rows = table, target: wanted = target, weights, params } = {}) =>
      definition.create({ ...base, ...params }).fit(rows, wanted, weights, { seed: 1 }),
  }
}

const learners = [
  learner(cox as unknown as SurvivalDefinition, {}),
  learner(survivalBoosting as unknown as SurvivalDefinition, {
    rounds: 80,
    learningRate: 0.1,
    featureFraction: 1,
  }),
]

function near(actual: ArrayLike<number>, expected: ArrayLike<number>, within: number): void {
  assert.equal(actual.length, expected.length)
  for (let at = 0; at < actual.length; at++)
    assert.ok(Math.abs(actual[at]! - expected[at]!) <= within, `${at}: ${actual[at]} is not ${expected[at]}`)
}

async function refused(work: () => unknown, code: LearnErrorCode, message: RegExp): Promise<void> {
  const run = async (): Promise<unknown> => work()
  await assert.rejects(
    run,
    (error) => error instanceof LearnError && error.code === code && message.test(error.message),
  )
}

for (const { definition, fit } of learners) {
  describe(definition.name, () => {
    test('curves begin at 1, never rise and stay above 0', async () => {
      const survival = (await fit()).predictSurvival(unseen, times)
      for (let row = 0; row < unseen.rowCount; row++) {
        assert.equal(survival[row * 6], 1)
        for (let at = 1; at < 6; at++) {
          assert.ok(survival[row * 6 + at]! <= survival[row * 6 + at - 1]!)
          assert.ok(survival[row * 6 + at]! > 0)
        }
      }
    })

    test('an event within the horizon is what the curve loses there, of those who got so far', async () => {
      const fitted = await fit()
      const survival = fitted.predictSurvival(unseen, Float64Array.of(5.5, 12))
      const from = new Float64Array(60).fill(5.5)
      const events = fitted.predictEvent(unseen, { from, horizon: 6.5 })
      near(
        events,
        events.map((_, row) => 1 - survival[2 * row + 1]! / survival[2 * row]!),
        1e-12,
      )
      const later = fitted.predictSurvival(unseen, Float64Array.of(5.5, 12), { from })
      near(
        later.filter((_, cell) => cell % 2 === 1),
        events.map((event) => 1 - event),
        1e-12,
      )
      assert.ok(later.every((share, cell) => cell % 2 === 1 || share === 1))
    })

    test('contributions and base add up to the probability of the window', async () => {
      const fitted = await fit()
      const from = Float64Array.from({ length: 60 }, (_, row) => (row % 10) + 0.3)
      for (const horizon of [0.01, 6.7]) {
        const { names, base, values } = fitted.explainEvent(unseen, { from, horizon })
        const sums = base.map((start, row) =>
          values
            .subarray(row * names.length, (row + 1) * names.length)
            .reduce((sum, value) => sum + value, start),
        )
        near(sums, fitted.predictEvent(unseen, { from, horizon }), 1e-9)
      }
    })

    test('it finds who leaves sooner, and how many', async () => {
      const fitted = await fit()
      const events = fitted.predictEvent(table, { horizon: 12 })
      const order = [...events.keys()].sort((a, b) => events[a]! - events[b]!)
      const mean = (rows: readonly number[]): number =>
        rows.reduce((sum, row) => sum + truth[row]!, 0) / rows.length
      assert.ok(mean(order.slice(-150)) - mean(order.slice(0, 150)) > 1.5)
      const expected = 1 - survivalAt(kaplanMeier(target), 12)
      assert.ok(Math.abs(events.reduce((sum, event) => sum + event, 0) / 600 - expected) < 0.04)
    })

    test('rows that came late are at risk from then on alone, and teach the same', async () => {
      const late = madeUpTimes(1500, 13, { late: true })
      const window = { horizon: 8 }
      const fitted = await fit({ table: late.table, target: late.target })
      const whole = await fit(madeUpTimes(1500, 14))
      const careless = await fit({
        table: late.table,
        target: { ...late.target, entry: new Float64Array(1500) },
      })
      const mean = (model: FittedSurvival): number =>
        model.predictEvent(unseen, window).reduce((sum, event) => sum + event, 0) / 60
      assert.ok(Math.abs(mean(fitted) - mean(whole)) < 0.03, `${mean(fitted)}, ${mean(whole)}`)
      assert.ok(mean(careless) < mean(whole) - 0.05)
    })

    test('nothing is said of times that were not watched, and the row is named', async () => {
      const late = madeUpTimes(200, 15)
      const fitted = await fit({
        table: late.table,
        target: { ...late.target, entry: late.target.exit.map((exit) => exit / 2), event: late.target.event },
      })
      const { from: first, to: last } = fitted.span
      assert.ok(first > 0 && last >= 20)
      const from = new Float64Array(60).fill(first)
      from[3] = last - 1
      await refused(
        () => fitted.predictEvent(unseen, { from, horizon: 2 }),
        'invalid-param',
        /Row 4 .* nothing is known/,
      )
      await refused(() => fitted.explainEvent(unseen, { from, horizon: 2 }), 'invalid-param', /Row 4/)
      await refused(() => fitted.predictEvent(unseen, { horizon: 1 }), 'invalid-param', /Row 1 is at 0/)
      await refused(
        () => fitted.predictSurvival(unseen, Float64Array.of(last + 1), { from }),
        'invalid-param',
        /nothing is known/,
      )
      await refused(() => fitted.predictEvent(unseen, { from, horizon: 0 }), 'invalid-param', /"horizon"/)
      await refused(
        () => fitted.predictEvent(unseen, { from: new Float64Array(2), horizon: 1 }),
        'shape',
        /2 times/,
      )
    })

    test('a row of weight 2 is the row twice, one of weight 0 is none', async () => {
      const rows = [...target.exit.keys()].filter((row) => row % 5 > 0)
      const twice = [...rows, ...rows.filter((row) => row % 3 === 0)]
      const weights = target.exit.map((_, row) => (row % 5 === 0 ? 0 : row % 3 === 0 ? 2 : 1))
      const params = definition.name === 'cox' ? { ties: 'breslow' } : {}
      const weighted = await fit({ weights, params })
      const repeated = await fit({
        table: takeRows(table, twice),
        target: takeSurvival(target, twice),
        params,
      })
      const within = definition.name === 'cox' ? 0.01 : 1e-6
      near(
        weighted.predictEvent(unseen, { horizon: 9 }),
        repeated.predictEvent(unseen, { horizon: 9 }),
        within,
      )
    })

    test('a model read back from JSON says the same to the bit; what is no such model is refused', async () => {
      const fitted = await fit()
      const json = JSON.parse(JSON.stringify(fitted.toJSON())) as ReturnType<typeof fitted.toJSON>
      const read = definition.fromJson(json)
      assert.deepEqual(read.predictSurvival(unseen, times), fitted.predictSurvival(unseen, times))
      assert.deepEqual(read.explainEvent(unseen, { horizon: 7 }), fitted.explainEvent(unseen, { horizon: 7 }))
      assert.deepEqual(JSON.stringify(read.toJSON()), JSON.stringify(json))
      await refused(() => definition.fromJson({ ...json, kind: 'other' }), 'invalid-model', /"other"/)
      for (const key of Object.keys(json).filter((name) => name !== 'kind'))
        await refused(() => definition.fromJson({ ...json, [key]: 'cut' }), 'invalid-model', /./)
    })

    test('targets that teach no hazard are refused', async () => {
      const nothing = { ...target, event: new Int32Array(600) }
      await refused(() => fit({ target: nothing }), 'one-class', /no hazard to learn/)
      const several = { ...target, causes: ['voluntary', 'involuntary'] }
      await refused(() => fit({ target: several }), 'invalid-target', /ofCause/)
      await refused(() => fit({ target: takeSurvival(target, [1, 2]) }), 'shape', /2 rows, the table 600/)
    })
  })
}

test('coefficients near the truth are found, and their test of proportionality does not cry wolf', async () => {
  const made = madeUpTimes(2000, 21)
  const model = await cox.create({ penalty: 0 }).fit(made.table, made.target, undefined)
  const tests = testProportionalHazards(model, made)
  assert.deepEqual(
    tests.map(({ name }) => name),
    ['pay', 'noise', 'team=A'],
  )
  assert.ok(tests.every(({ pValue }) => pValue > 0.01))
  const pay = model.names.indexOf('pay')
  // Prepared columns have a deviation of 1, and so has pay but for chance.
  assert.ok(Math.abs(model.coefficients[pay]! - 0.8) < 3 * model.standardErrors![pay]! + 0.03)
})

test('a column whose effect turns with time fails the test of proportionality, and boosting learns the turn', async () => {
  const random = createRandom(31)
  const rows = 3000
  const group = Float64Array.from({ length: rows }, (_, row) => row % 2)
  // Those in the group leave at 0.02 up to time 6 and at 0.3 from then on, the others at 0.1 throughout.
  const exit = group.map((own) => {
    const hazard = -Math.log(1 - random.next())
    if (own === 0) return Math.min(20, hazard / 0.1)
    return Math.min(20, hazard < 0.12 ? hazard / 0.02 : 6 + (hazard - 0.12) / 0.3)
  })
  const made = createSurvivalTarget({ exit, event: Int32Array.from(exit, (time) => (time < 20 ? 1 : 0)) })
  const columns = createTable([numberColumn('group', group)])
  const model = await cox.create().fit(columns, made, undefined)
  const [tested] = testProportionalHazards(model, { table: columns, target: made })
  assert.ok(tested!.pValue < 1e-6 && tested!.correlation > 0)
  const boosted = await survivalBoosting
    .create({ featureFraction: 1, rounds: 150, learningRate: 0.1 })
    .fit(columns, made, undefined)
  const both = createTable([numberColumn('group', [0, 1])])
  const early = boosted.predictHazard(both, Float64Array.of(2.5, 2.5))
  const late = boosted.predictHazard(both, Float64Array.of(9.5, 9.5))
  near(early, [1 - Math.exp(-0.1), 1 - Math.exp(-0.02)], 0.03)
  near(late, [1 - Math.exp(-0.1), 1 - Math.exp(-0.3)], 0.06)
  const explained = boosted.explainHazard(both, Float64Array.of(9.5, 9.5))
  assert.deepEqual(explained.names, ['group', 'period'])
  assert.ok(explained.values[2]! > 0 && explained.values[0]! < 0)
})

test('rows kept apart stop boosting early, and their people are not learned from', async () => {
  const apart = madeUpTimes(400, 41)
  const estimator = survivalBoosting.create({ rounds: 400, learningRate: 0.3, earlyStoppingRounds: 10 })
  const stopped = await estimator.fit(table, target, undefined, { seed: 1, validation: apart })
  assert.ok(stopped.trees.rounds! < 200)
})

test('a column of the name the learner needs is refused', async () => {
  const taken = withColumns(table, [numberColumn('period', new Float64Array(600))])
  await refused(() => survivalBoosting.create().fit(taken, target, undefined), 'shape', /"period"/)
})

test('with a lasso strong enough nothing is left, and survival is that of all', async () => {
  const model = await cox.create({ penalty: 10, l1Ratio: 1 }).fit(table, target, undefined)
  assert.ok(model.coefficients.every((value) => value === 0))
  assert.equal(model.standardErrors, undefined)
  const survival = model.predictSurvival(unseen, Float64Array.of(10))
  assert.ok(Math.abs(survival[0]! - survivalAt(kaplanMeier(target), 10)) < 0.01)
})

test('without a penalty, a column that tells whose event comes first is named, not given a coefficient', async () => {
  const x = Float64Array.from({ length: 60 }, (_, row) => (row < 30 ? 1 : 0))
  const exit = x.map((own, row) => (own === 1 ? 1 + (row % 5) : 10))
  const apart = createSurvivalTarget({ exit, event: Int32Array.from(x) })
  const columns = createTable([numberColumn('x', x)])
  const fit = (penalty: number) => cox.create({ penalty }).fit(columns, apart, undefined)
  await refused(() => fit(0), 'invalid-param', /"x" grows without end.*"penalty"/)
  assert.ok((await fit(0.001)).coefficients[0]! > 2)
})
