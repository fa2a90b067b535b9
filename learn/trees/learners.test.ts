import assert from 'node:assert/strict'
import { test } from 'node:test'

import type { EstimatorDefinition, Fitted, FittedJson, Target, Task } from '../estimator.ts'
import type { LearnError } from '../learn-error.ts'
import { createRandom } from '../random.ts'
import { categoryColumn, numberColumn } from '../table/column.ts'
import { createTable, takeRows, withColumns } from '../table/table.ts'
import type { Table } from '../table/table.ts'
import { boosting } from './boosting.ts'
import { decisionTree } from './decision-tree.ts'
import { extraTrees } from './extra-trees.ts'
import { randomForest } from './random-forest.ts'
import { mixedRows } from './trees-fixture.ts'

const learners: readonly {
  readonly definition: EstimatorDefinition
  readonly small: Readonly<Record<string, unknown>>
  /** No chance in rows or columns. */
  readonly plain: Readonly<Record<string, unknown>>
}[] = [
  { definition: boosting, small: { rounds: 12 }, plain: { rounds: 12, featureFraction: 1, rowFraction: 1 } },
  {
    definition: randomForest,
    small: { trees: 8 },
    plain: { trees: 2, bootstrap: false, featuresPerNode: 'all' },
  },
  {
    definition: extraTrees,
    small: { trees: 8 },
    plain: { trees: 2, featuresPerNode: 'all' },
  },
  { definition: decisionTree, small: {}, plain: {} },
] as never
const tasks: readonly Task[] = ['binary', 'multiclass', 'regression']

interface Rows {
  readonly table: Table
  readonly target: Target
}

function fit(
  definition: EstimatorDefinition,
  { table, target }: Rows,
  { params = {}, weights, seed = 1 }: { params?: object; weights?: Float64Array; seed?: number } = {},
): Promise<Fitted> {
  return definition.create(params).fit(table, target, weights, { seed })
}

function take({ table, target }: Rows, rows: readonly number[]): Rows {
  const values = Float64Array.from(rows, (row) => target.values[row]!)
  return { table: takeRows(table, rows), target: { ...target, values } }
}

function assertClose(actual: Float64Array, expected: Float64Array, tolerance: number): void {
  assert.equal(actual.length, expected.length)
  actual.forEach((value, i) => assert.ok(Math.abs(value - expected[i]!) <= tolerance, `${value} at ${i}`))
}

for (const { definition, small, plain } of learners) {
  for (const task of tasks) {
    const rows = mixedRows(task, 300)
    const named = (claim: string): string => `${definition.name} (${task}): ${claim}`

    test(named('the same seed gives the same bits'), async () => {
      const models = [
        await fit(definition, rows, { params: small }),
        await fit(definition, rows, { params: small }),
      ]
      assert.equal(JSON.stringify(models[0]), JSON.stringify(models[1]))
    })

    test(named('a model read back from JSON has the same bits, predictions and JSON'), async () => {
      const fitted = await fit(definition, rows, { params: small })
      const text = JSON.stringify(fitted)
      const again = definition.fromJson(JSON.parse(text) as FittedJson)
      assert.equal(JSON.stringify(again), text)
      assert.deepEqual(again.predict(rows.table), fitted.predict(rows.table))
      assert.deepEqual(
        again.explain!(takeRows(rows.table, [0, 1])),
        fitted.explain!(takeRows(rows.table, [0, 1])),
      )
    })

    test(named('a row of weight two counts as the row given twice'), async () => {
      const doubled = Array.from({ length: 300 }, (_, row) => row % 3 === 0)
      const weights = Float64Array.from(doubled, (isTwice) => (isTwice ? 2 : 1))
      const twice = take(
        rows,
        doubled.flatMap((isTwice, row) => (isTwice ? [row, row] : [row])),
      )
      const weighted = await fit(definition, rows, { params: plain, weights })
      const repeated = await fit(definition, twice, { params: plain })
      assertClose(weighted.predictMargin(rows.table), repeated.predictMargin(rows.table), 1e-9)
    })

    test(named('rows of weight zero are as if they were not there'), async () => {
      const kept = Array.from({ length: 200 }, (_, row) => row)
      const weights = Float64Array.from({ length: 300 }, (_, row) => (row < 200 ? 1 : 0))
      const weighted = await fit(definition, rows, { params: plain, weights })
      const without = await fit(definition, take(rows, kept), { params: plain })
      assertClose(weighted.predictMargin(rows.table), without.predictMargin(rows.table), 1e-9)
    })

    test(named('the order of rows at prediction changes nothing, nor does their number'), async () => {
      const fitted = await fit(definition, rows, { params: small })
      const order = createRandom(2).shuffle(Array.from({ length: 300 }, (_, row) => row))
      const all = fitted.predict(rows.table)
      const shuffled = fitted.predict(takeRows(rows.table, order))
      const one = fitted.predict(takeRows(rows.table, [17]))
      const { outputs } = fitted
      order.forEach((row, i) =>
        assert.deepEqual(
          shuffled.slice(i * outputs, (i + 1) * outputs),
          all.slice(row * outputs, (row + 1) * outputs),
        ),
      )
      assert.deepEqual(one, all.slice(17 * outputs, 18 * outputs))
    })

    test(named('contributions add up to the margin'), async () => {
      const fitted = await fit(definition, rows, { params: small })
      const table = takeRows(rows.table, [0, 5, 9, 44])
      const { base, values, names } = fitted.explain!(table)
      const margins = fitted.predictMargin(table)
      const sums = margins.map((_, i) => {
        const own = values.subarray(i * names.length, (i + 1) * names.length)
        return own.reduce((sum, value) => sum + value, base[i % fitted.outputs]!)
      })
      assertClose(sums, margins, 1e-9)
    })

    test(
      named(task === 'regression' ? 'predictions are finite' : 'probabilities lie in [0, 1] and sum to one'),
      async () => {
        if (task === 'regression') {
          const fitted = await fit(definition, rows, { params: small })
          assert.ok(fitted.predict(rows.table).every(Number.isFinite))
          return
        }
        const fitted = await fit(definition, rows, { params: small })
        const predicted = fitted.predict(rows.table)
        assert.ok(predicted.every((share) => share >= 0 && share <= 1))
        if (task === 'binary') return
        for (let row = 0; row < 300; row++) {
          const sum = predicted.subarray(3 * row, 3 * row + 3).reduce((total, share) => total + share, 0)
          assert.ok(Math.abs(sum - 1) < 1e-12)
        }
      },
    )

    test(
      named('unseen levels and missing cells are scored, columns are found by name and level'),
      async () => {
        const fitted = await fit(definition, rows, { params: small })
        const team = rows.table.columns.find(({ name }) => name === 'team')!
        assert.equal(team.kind, 'category')
        const cells = Array.from({ length: 300 }, (_, row) =>
          team.kind === 'category' ? (team.levels[team.codes[row]!] ?? null) : null,
        )
        const otherCodes = categoryColumn('team', cells, [
          'never seen',
          ...new Set(cells.filter((cell) => cell !== null).toReversed()),
        ])
        const reordered = createTable(withColumns(rows.table, [otherCodes]).columns.toReversed())
        assert.deepEqual(fitted.predict(reordered), fitted.predict(rows.table))
        const unseen = withColumns(rows.table, [
          categoryColumn(
            'team',
            cells.map(() => 'never seen'),
          ),
        ])
        const missing = withColumns(rows.table, [
          categoryColumn(
            'team',
            cells.map(() => null),
            ['x'],
          ),
        ])
        assert.deepEqual(fitted.predict(unseen), fitted.predict(missing))
        assert.ok(fitted.predict(unseen).every(Number.isFinite))
      },
    )

    test(named('constant and entirely missing columns give the constant model'), async () => {
      const table = createTable([
        numberColumn('same', new Float64Array(300).fill(7)),
        numberColumn('none', new Float64Array(300).fill(Number.NaN)),
        categoryColumn(
          'one',
          Array.from({ length: 300 }, () => 'x'),
        ),
      ])
      const fitted = await fit(definition, { table, target: rows.target }, { params: plain })
      const predicted = fitted.predict(table)
      const shares = Array.from({ length: fitted.outputs }, (_, k) => {
        const { values } = rows.target
        if (task === 'regression') return values.reduce((sum, value) => sum + value, 0) / 300
        return values.filter((value) => value === (task === 'binary' ? 1 : k)).length / 300
      })
      assertClose(
        predicted,
        Float64Array.from(predicted, (_, i) => shares[i % fitted.outputs]!),
        1e-9,
      )
    })

    test(named('one class, or one number, alone is predicted ever after'), async () => {
      const target = { ...rows.target, values: new Float64Array(300).fill(1) }
      const predicted = (await fit(definition, { table: rows.table, target }, { params: small })).predict(
        rows.table,
      )
      const own = task === 'multiclass' ? predicted.filter((_, i) => i % 3 === 1) : predicted
      assert.ok(own.every((value) => Math.abs(value - 1) < 1e-5))
    })

    test(named('a single row is enough, none is not'), async () => {
      const fitted = await fit(definition, take(rows, [3]), { params: small })
      assert.ok(fitted.predict(rows.table).every(Number.isFinite))
      await assert.rejects(fit(definition, take(rows, [])), { code: 'too-few-rows' })
    })

    test(named('learns more than the mean'), async () => {
      const training = take(
        rows,
        Array.from({ length: 200 }, (_, row) => row),
      )
      const fitted = await fit(definition, training, { params: small })
      const { outputs } = fitted
      const predicted = fitted.predict(rows.table)
      const mean = training.target.values.reduce((sum, value) => sum + value, 0) / 200
      let error = 0
      let baseline = 0
      for (let row = 200; row < 300; row++) {
        const truth = rows.target.values[row]!
        if (task === 'multiclass') {
          const own = predicted.subarray(row * outputs, (row + 1) * outputs)
          error += own.indexOf(Math.max(...own)) === truth ? 0 : 1
          baseline += truth === 1 ? 0 : 1
        } else {
          error += (predicted[row]! - truth) ** 2
          baseline += (mean - truth) ** 2
        }
      }
      assert.ok(error < 0.9 * baseline, `${error} against ${baseline}`)
    })
  }

  test(`${definition.name}: every parameter out of its range is refused by name`, () => {
    for (const [param, declared] of Object.entries(definition.params)) {
      const wrong = declared.kind === 'number' ? declared.max * 2 : declared.kind === 'text' ? 7 : 'nonsense'
      assert.throws(
        () => definition.create({ [param]: wrong }),
        (error: LearnError) => {
          assert.equal(error.code, 'invalid-param')
          assert.match(error.message, new RegExp(`"${param}"`))
          return true
        },
      )
    }
  })

  test(`${definition.name}: broken targets and weights are refused`, async () => {
    const { table, target } = mixedRows('binary', 20)
    const withValues = (values: Float64Array): Rows => ({ table, target: { ...target, values } })
    await assert.rejects(fit(definition, withValues(new Float64Array(19))), { code: 'shape' })
    await assert.rejects(fit(definition, withValues(new Float64Array(20).fill(2))), {
      code: 'invalid-target',
    })
    await assert.rejects(fit(definition, withValues(new Float64Array(20).fill(Number.NaN))), {
      code: 'invalid-target',
    })
    for (const weight of [-1, Number.NaN, Infinity, 0]) {
      const weights = new Float64Array(20).fill(weight)
      await assert.rejects(fit(definition, { table, target }, { weights }), { code: 'invalid-weights' })
    }
  })

  test(`${definition.name}: a cancelled fit rejects`, async () => {
    const { table, target } = mixedRows('binary', 20)
    const signal = AbortSignal.abort()
    await assert.rejects(definition.create({}).fit(table, target, undefined, { signal }), {
      code: 'cancelled',
    })
  })

  test(`${definition.name}: scoring a table without a column, or with another kind, says which`, async () => {
    const rows = mixedRows('binary', 60)
    const fitted = await fit(definition, rows, { params: small })
    const without = createTable(rows.table.columns.slice(1))
    assert.throws(() => fitted.predict(without), { code: 'column-missing' })
    const otherKind = withColumns(rows.table, [
      categoryColumn(
        'pay',
        Array.from({ length: 60 }, () => '3'),
      ),
    ])
    assert.throws(() => fitted.predict(otherKind), { code: 'column-kind' })
  })

  test(`${definition.name}: no damage to a stored model goes unnoticed or hangs`, async () => {
    const rows = mixedRows('multiclass', 120)
    const json = JSON.parse(JSON.stringify(await fit(definition, rows, { params: small }))) as {
      ensemble: Record<string, unknown>
    }
    const random = createRandom(5)
    for (const key of Object.keys(json.ensemble)) {
      for (const wrong of [undefined, null, 7.5, '', 'AAAA', [], 'A'.repeat(40)]) {
        if (wrong === json.ensemble[key]) continue
        const broken = { ...json, ensemble: { ...json.ensemble, [key]: wrong } }
        assert.throws(
          () => definition.fromJson(broken as never),
          { code: 'invalid-model' },
          `${key} = ${String(wrong)}`,
        )
      }
      const text = json.ensemble[key]
      if (typeof text !== 'string' || text === '') continue
      for (let trial = 0; trial < 30; trial++) {
        const bytes: Buffer = Buffer.from(text, 'base64')
        bytes[random.integer(bytes.length)] = random.integer(256)
        const edited = bytes.toString('base64')
        const broken: unknown = { ...json, ensemble: { ...json.ensemble, [key]: edited } }
        try {
          assert.equal(definition.fromJson(broken as never).predict(rows.table).length, 360)
        } catch (error) {
          assert.equal((error as LearnError).code, 'invalid-model')
        }
      }
    }
  })
}
