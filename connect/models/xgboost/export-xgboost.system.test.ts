import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Fitted } from '@cadre/learn'
import { decisionTree, gradientBoosting, learnerNamed, randomForest } from '@cadre/learn/learners'
import { dropColumns, numberColumn, withColumns } from '@cadre/learn/table'
import { runOracle } from '../oracle.fixture.ts'
import { fitPeople, peopleCells, peopleTable } from '../people.fixture.ts'
import { exportXgboost } from './export-xgboost.ts'
import { importXgboost } from './import-xgboost.ts'

// Needs the Python of .ci/oracles.txt: XGBoost itself reads what is written for it.

interface Answer {
  readonly margins: readonly number[]
  readonly contributions: readonly number[]
  readonly saved: string
}

const rounds = { rounds: 40 }
const fits: Record<string, Promise<Fitted>> = {
  'boosting of two classes': fitPeople(gradientBoosting, 'binary', rounds),
  'boosting of three classes': fitPeople(gradientBoosting, 'multiclass', rounds),
  'boosting of a number': fitPeople(gradientBoosting, 'regression', rounds),
  'boosting of counts': fitPeople(gradientBoosting, 'regression', { ...rounds, loss: 'poisson' }),
  'boosting level by level, within constraints': fitPeople(gradientBoosting, 'binary', {
    ...rounds,
    growth: 'depth-wise',
    maxDepth: 4,
    interactions: 'pay,tenure;team,overtime',
  }),
  'a ranking': fitPeople(learnerNamed('lambda-mart'), 'regression', rounds),
  'extra trees of three classes': fitPeople(learnerNamed('extra-trees'), 'multiclass', { trees: 20 }),
  'extra trees of a number': fitPeople(learnerNamed('extra-trees'), 'regression', { trees: 20 }),
  'a forest of two classes': fitPeople(randomForest, 'binary', { trees: 20 }),
  'a forest of three classes': fitPeople(randomForest, 'multiclass', { trees: 20 }),
  'a forest of a number': fitPeople(randomForest, 'regression', { trees: 20 }),
  'one tree': fitPeople(decisionTree, 'binary'),
}

const cells = peopleCells(200)
const table = peopleTable(cells)
const models = new Map<string, Fitted>()
let answers: Record<string, Answer>

before(async () => {
  for (const [name, fit] of Object.entries(fits)) models.set(name, await fit)
  const written = Object.fromEntries([...models].map(([name, fitted]) => [name, exportXgboost(fitted).json]))
  const script = new URL('predict_xgboost.py', import.meta.url)
  answers = runOracle(script, { cells, models: written }) as typeof answers
})

for (const name of Object.keys(fits)) {
  test(`XGBoost gives ${name} the same margins to 1e-5`, () => {
    near(answers[name]!.margins, models.get(name)!.predictMargin(table), 1e-5)
  })

  test(`XGBoost gives ${name} the same contributions to 1e-5`, () => {
    const { base, values, names } = models.get(name)!.explain!(table)
    const width = names.length
    const ours = Array.from({ length: values.length / width }, (_, cell) => [
      ...values.subarray(cell * width, (cell + 1) * width),
      base[cell % base.length]!,
    ])
    near(answers[name]!.contributions, ours.flat(), 1e-5)
  })
}

// To XGBoost yes and no are 1 and 0.
const overtime = cells['overtime']!.map((cell) => (cell === null ? null : Number(cell)))
const asNumbers = withColumns(dropColumns(table, ['overtime']), [numberColumn('overtime', overtime)])

test('what XGBoost saves again is taken back with the same margins', () => {
  for (const name of ['boosting of two classes', 'boosting of three classes', 'boosting of a number']) {
    const { fitted } = importXgboost(name, new TextEncoder().encode(answers[name]!.saved))
    near(fitted.predictMargin(asNumbers), models.get(name)!.predictMargin(table), 1e-5)
  }
})

/** Near in the larger of absolute terms and terms of the largest figure: XGBoost sums in float32. */
function near(theirs: ArrayLike<number>, ours: ArrayLike<number>, tolerance: number): void {
  assert.equal(theirs.length, ours.length)
  const scale = Math.max(1, ...Array.from(ours, Math.abs))
  for (let i = 0; i < ours.length; i++)
    assert.ok(Math.abs(theirs[i]! - ours[i]!) <= tolerance * scale, `${i}: ${theirs[i]} is not ${ours[i]}`)
}
