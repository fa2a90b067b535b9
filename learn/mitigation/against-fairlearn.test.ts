import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Target } from '../estimator.ts'
import { learnerNamed } from '../learners/index.ts'
import { createTable, numberColumn } from '../table/index.ts'
import {
  equalizeOdds,
  equalizeSelection,
  exponentiatedGradient,
  mixtureChances,
  reweigh,
  selectionChances,
} from './index.ts'
import golden from './mitigation.golden.json' with { type: 'json' }

const table = createTable(golden.x.map((cells, j) => numberColumn(`x${j}`, cells)))
const target: Target = { task: 'binary', classes: ['no', 'yes'], values: Float64Array.from(golden.y) }
const groups = { codes: Int32Array.from(golden.group), names: ['first', 'second'] }
const scores = Float64Array.from(golden.score)

function meanWhere(values: Float64Array, group: number, label: number): number {
  const rows = golden.y.flatMap((y, row) => (y === label && golden.group[row] === group ? [row] : []))
  return rows.reduce((sum, row) => sum + values[row]!, 0) / rows.length
}

test('weights of reweighing are those of the published formula', () => {
  reweigh(target, groups).forEach((weight, row) => {
    const expected = golden.reweighing[golden.group[row]!]![golden.y[row]!]!
    assert.ok(Math.abs(weight - expected) < 1e-12)
  })
})

test('equalized odds by cuts reaches the rates of fairlearn’s ThresholdOptimizer to 1e-6', () => {
  const rule = equalizeOdds(target.values, scores, groups)
  const chances = selectionChances(rule, scores, groups)
  for (const group of [0, 1]) {
    for (const label of [0, 1]) {
      const rate = meanWhere(chances, group, label)
      assert.ok(Math.abs(rate - golden.equalizedOdds[group]![label]!) < 1e-6, `${group} ${label}: ${rate}`)
    }
    assert.ok(Math.abs(meanWhere(chances, group, 1) - rule.truePositiveRate) < 1e-9)
    assert.ok(Math.abs(meanWhere(chances, group, 0) - rule.falsePositiveRate) < 1e-9)
  }
})

test('equal selection by cuts selects and errs as fairlearn’s ThresholdOptimizer does, to 1e-6', () => {
  const rule = equalizeSelection(target.values, scores, groups)
  const chances = selectionChances(rule, scores, groups)
  const { rates, selected, error } = golden.demographicParity
  for (const group of [0, 1]) {
    const own = chances.filter((_, row) => golden.group[row] === group)
    const mean = own.reduce((sum, chance) => sum + chance, 0) / own.length
    assert.ok(Math.abs(mean - rule.selectionRate) < 1e-9)
    assert.ok(Math.abs(mean - selected[group]!) < 1e-6, `${mean} and ${selected[group]}`)
    for (const label of [0, 1])
      assert.ok(Math.abs(meanWhere(chances, group, label) - rates[group]![label]!) < 1e-6)
  }
  const wrong = chances.reduce((sum, chance, row) => sum + (golden.y[row] === 1 ? 1 - chance : chance), 0)
  assert.ok(Math.abs(wrong / chances.length - error) < 1e-6)
})

for (const [parity, expected] of Object.entries(golden.constrained)) {
  test(`${parity} by exponentiated gradient is as close and errs as little as fairlearn’s`, async () => {
    const learner = learnerNamed('logistic-regression').create()
    const models = await exponentiatedGradient(
      { table, target, groups, learner },
      { parity: parity as 'equalized-odds', allowance: expected.bound },
    )
    assert.ok(models.violation <= expected.bound + 0.005, `violates by ${models.violation}`)
    assert.ok(
      models.error <= expected.error + 0.005,
      `errs in ${models.error}, fairlearn in ${expected.error} (${models.fits} fits)`,
    )
    const chances = mixtureChances(models, table)
    const error =
      chances.reduce((sum, chance, row) => sum + (golden.y[row] === 1 ? 1 - chance : chance), 0) /
      chances.length
    assert.ok(Math.abs(error - models.error) < 1e-9)
  })
}
