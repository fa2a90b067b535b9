import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '@cadre/learn'
import type { RawCell } from '../ingest/index.ts'
import { openBundle } from '../register/index.ts'
import { inputInMemory, testQuestion } from './study-input.fixture.ts'
import { study } from './study.ts'
import type { StudyInput, StudyOptions } from './study-input.ts'

const useCase = testQuestion('Who leaves?', {
  binary: ['logistic-regression'],
  multiclass: ['logistic-regression'],
  regression: ['ridge'],
})
const rows = 500
const random = createRandom(21)

/** One in ten leaves, those with low pay the likeliest; `bonus` follows pay and is often missing. */
const people = ((): Record<string, RawCell[]> => {
  const pay = Array.from({ length: rows }, () => random.normal())
  return {
    pay: pay.map((own) => Math.round(1000 * (own + 40)) / 10),
    bonus: pay.map((own) => (random.next() < 0.3 ? null : Math.round(100 * (2 * own + 8)) / 100)),
    commute: pay.map(() => 1 + random.integer(40)),
    left: pay.map((own) => (random.next() < 1 / (1 + Math.exp(3 + 1.5 * own)) ? 'Yes' : 'No')),
  }
})()

function inputFor(options: Partial<StudyOptions>): StudyInput {
  return inputInMemory({
    columns: people,
    useCase,
    options: { target: 'left', budget: 'normal', ...options },
  })
}

test('a study with resampling and steps keeps probabilities as common as they are, and scores from its bundle', async () => {
  const prepare = ['iterative-impute', 'polynomial']
  const { result, files } = await study(inputFor({ prepare, resample: 'smote' }))
  assert.deepEqual(result.preparation, { steps: prepare, resample: 'smote' })
  assert.match(result.validation, /missing cells filled from the others.*SMOTE.*set back/)
  assert.ok(result.metrics['auc']!.value > 0.7, `${result.metrics['auc']!.value}`)
  const share = people['left']!.filter((cell) => cell === 'Yes').length / rows
  const [bins] = [result.calibration!.bins]
  const mean = bins.reduce((sum, { meanPredicted, count }) => sum + meanPredicted * count, 0) / rows
  assert.ok(Math.abs(mean - share) < 0.03, `${mean}, not ${share}`)
  assert.deepEqual(result.explanation.importance.map(({ column }) => column).toSorted(), [
    'bonus',
    'commute',
    'pay',
  ])
  const bundle = [...files].flatMap(([name, text]) =>
    name.startsWith('bundle/') ? [[name.slice('bundle/'.length), Buffer.from(text)] as const] : [],
  )
  assert.equal(openBundle('bundle', new Map(bundle)).card.learner, result.model!.label)
})

for (const [options, message] of [
  [{ prepare: ['iterative-imput'] }, /"iterative-imput" is not a step\. Did you mean "iterative-impute"\?/],
  [{ target: 'pay', resample: 'over' }, /Only classes can be made equally common/],
] as const) {
  test(`${JSON.stringify(options)} is refused with the way out`, async () => {
    await assert.rejects(study(inputFor(options)), { code: 'usage', message })
  })
}
