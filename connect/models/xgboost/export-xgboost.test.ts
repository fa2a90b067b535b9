import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gradientBoosting, learnerNamed, randomForest } from '@cadre/learn/learners'
import { dropColumns, numberColumn, withColumns } from '@cadre/learn/table'
import { fitPeople, peopleCells, peopleTable } from '../people.fixture.ts'
import { exportXgboost } from './export-xgboost.ts'
import { importXgboost } from './import-xgboost.ts'

const cells = peopleCells(200, { strangers: true })
const table = peopleTable(cells)
const overtime = cells['overtime']!.map((cell) => (cell === null ? null : Number(cell)))
/** To XGBoost yes and no are 1 and 0. */
const asNumbers = withColumns(dropColumns(table, ['overtime']), [numberColumn('overtime', overtime)])

for (const task of ['binary', 'multiclass', 'regression'] as const) {
  test(`${task}: written for XGBoost and taken back, a model scores the same`, async () => {
    const fitted = await fitPeople(gradientBoosting, task, { rounds: 30 })
    const back = importXgboost('back.json', new TextEncoder().encode(exportXgboost(fitted).json)).fitted
    const ours = fitted.predictMargin(table)
    const theirs = back.predictMargin(asNumbers)
    const scale = Math.max(1, ...ours.map(Math.abs))
    // Leaves are rounded to float32, one after another.
    ours.forEach((margin, i) => assert.ok(Math.abs(margin - theirs[i]!) <= 1e-6 * scale, `${i}`))
    const again = exportXgboost(back).json
    const twice = importXgboost('twice.json', new TextEncoder().encode(again)).fitted
    assert.deepEqual(twice.predictMargin(asNumbers), theirs)
  })
}

test('figures that XGBoost reads as floats are written as floats', async () => {
  const { json } = exportXgboost(await fitPeople(randomForest, 'regression', { trees: 2 }))
  for (const [, list] of json.matchAll(
    /"(?:split_conditions|sum_hessian|base_weights|loss_changes)":\[([^\]]*)\]/g,
  ))
    for (const figure of list!.split(',')) assert.match(figure, /[.e]/)
})

test('a model that is no sum of trees over its columns is refused, with what to do', async () => {
  for (const [name, message] of [
    ['logistic-regression', /prepares its columns.*--format onnx/],
    ['additive', /of the kind "additive".*--format onnx/],
  ] as const) {
    const fitted = await fitPeople(learnerNamed(name), 'binary')
    assert.throws(() => exportXgboost(fitted), { code: 'usage', message })
  }
})

test('notes say where XGBoost may differ', async () => {
  const notes = exportXgboost(await fitPeople(randomForest, 'binary', { trees: 2 })).notes.join('\n')
  assert.match(notes, /float32/)
  assert.match(notes, /label that training never saw/)
  assert.match(notes, /probabilities/)
  assert.match(notes, /yes and no/)
})
