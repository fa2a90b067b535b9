import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '@cadre/learn'
import { calibrateMargin } from '@cadre/learn/blend'
import { learnerNamed } from '@cadre/learn/learners'
import { createTable, numberColumn, sliceRows } from '@cadre/learn/table'
import { explainRows } from './explain-rows.ts'

test('with many columns the estimates stay sound: they add up, and the two columns that matter lead', async () => {
  const random = createRandom(9)
  const rows = 200
  const table = createTable(
    Array.from({ length: 40 }, (_, j) =>
      numberColumn(
        `x${j}`,
        Float64Array.from({ length: rows }, () => random.normal()),
      ),
    ),
  )
  const [a, b] = table.columns.map((column) =>
    column.kind === 'number' ? column.values : new Float64Array(),
  )
  const values = a!.map((value, row) => Number(value + 2 * b![row]! > 0))
  const forest = await learnerNamed('random-forest')
    .create({ trees: 20, featuresPerNode: 'all' })
    .fit(table, { task: 'binary', classes: ['no', 'yes'], values }, undefined)
  const fitted = calibrateMargin(forest, { slope: 1, intercept: 0, floor: 0.01 })
  assert.equal(fitted.explain, undefined)
  const asked = sliceRows(table, 0, 1)
  const found = (await explainRows({ fitted, background: () => sliceRows(table, 100, 124) }, asked))!
  const sum = found.values.reduce((total, value) => total + value, found.base[0]!)
  assert.ok(Math.abs(sum - fitted.predictMargin(asked)[0]!) < 1e-9)
  assert.ok(found.error! > 0 && found.error! < 0.5, `${found.error}`)
  const strongest = [...found.values.keys()].toSorted(
    (i, j) => Math.abs(found.values[j]!) - Math.abs(found.values[i]!),
  )
  assert.equal(found.names[strongest[0]!], 'x1')
})
