import assert from 'node:assert/strict'
import { test } from 'node:test'
import { applyCalibrator } from '@cadre/learn/calibration'
import { createPool } from '@cadre/learn/parallel'
import { readTableAs } from '../ingest/index.ts'
import type { Source } from '../ingest/index.ts'
import { predictRows } from '../serve/index.ts'
import { prepareStudy } from '../study/prepare-study.ts'
import { budgets } from '../train/budget.ts'
import { fitFinal } from '../train/fit-final.ts'
import { people, peopleSource, studyBundle, studyInput } from './bundle.fixture.ts'
import { openBundle } from './open-bundle.ts'
import type { OpenedBundle } from './open-bundle.ts'

async function scoresOf(bundle: OpenedBundle, source: Source): Promise<number[]> {
  const scores: number[] = []
  for await (const { table } of readTableAs(source, bundle.pipeline.schema).parts()) {
    scores.push(...predictRows(bundle, table).predictions)
  }
  return scores
}

const studies = [
  ['logistic-regression', 'binary'],
  ['logistic-regression', 'multiclass'],
  ['ridge', 'regression'],
  ['text-logistic', 'binary'],
  ['decision-tree', 'binary'],
  ['random-forest', 'multiclass'],
  ['gradient-boosting', 'binary'],
  ['gradient-boosting', 'regression'],
  ['additive', 'binary'],
] as const

for (const [learner, task] of studies) {
  test(`${learner} (${task}) scores from its bundle as it did in memory, to the bit`, async () => {
    await using pool = createPool({ threads: 1 })
    const input = studyInput(learner, { task })
    const { data } = await prepareStudy(input)
    const { fitted, calibrator } = await fitFinal([learner], data, { budget: budgets.fast, pool, seed: 1 })
    const inMemory = applyCalibrator(calibrator, fitted.predict(data.table), fitted.outputs)

    const bundle = openBundle('bundle', await studyBundle(learner, { task }))
    assert.deepEqual(await scoresOf(bundle, peopleSource()), [...inMemory])
  })
}

test('a calibrated model keeps its calibration', async () => {
  await using pool = createPool({ threads: 1 })
  const input = studyInput('logistic-regression', { budget: 'normal' })
  const { data } = await prepareStudy(input)
  const { fitted, calibrator } = await fitFinal(['logistic-regression'], data, {
    budget: budgets.normal,
    pool,
    seed: 1,
  })
  const bundle = openBundle('bundle', await studyBundle('logistic-regression', { budget: 'normal' }))
  assert.deepEqual(bundle.model.calibrator, calibrator)
  assert.deepEqual(await scoresOf(bundle, peopleSource()), [
    ...applyCalibrator(calibrator, fitted.predict(data.table)),
  ])
})

test('a row gets the same score alone, in parts of any size, and in any order', async () => {
  const bundle = openBundle('bundle', await studyBundle('gradient-boosting'))
  const atOnce = await scoresOf(bundle, peopleSource())
  for (const rowsPerChunk of [1, 7, 64]) {
    assert.deepEqual(await scoresOf(bundle, peopleSource(people(), { rowsPerChunk })), atOnce)
  }
  assert.deepEqual(await scoresOf(bundle, peopleSource(people().toReversed())), atOnce.toReversed())
})

test('labels that training never saw do not change the scores of other rows', async () => {
  const bundle = openBundle('bundle', await studyBundle('gradient-boosting'))
  const known = await scoresOf(bundle, peopleSource())
  const rows = people().map((row, index) => (index % 5 === 0 ? row.with(1, `New team ${index}`) : row))
  const reading = readTableAs(peopleSource(rows, { rowsPerChunk: 16 }), bundle.pipeline.schema)
  const scores: number[] = []
  for await (const { table } of reading.parts()) scores.push(...predictRows(bundle, table).predictions)
  assert.deepEqual(
    scores.filter((_, index) => index % 5 !== 0),
    known.filter((_, index) => index % 5 !== 0),
  )
  assert.ok(scores.every((score) => score > 0 && score < 1))
  assert.equal(reading.report().unknownLevels.length, 24)
})

test('reasons of a row add up to its margin, read from the bundle', async () => {
  const bundle = openBundle('bundle', await studyBundle('gradient-boosting'))
  const reading = readTableAs(peopleSource(), bundle.pipeline.schema)
  for await (const { table } of reading.parts()) {
    const margins = bundle.fitted.predictMargin(table)
    const { base, names, values } = bundle.fitted.explain!(table)
    margins.forEach((margin, row) => {
      const sum = values
        .subarray(row * names.length, (row + 1) * names.length)
        .reduce((total, value) => total + value, base[0]!)
      assert.ok(Math.abs(sum - margin) < 1e-9)
    })
  }
})
