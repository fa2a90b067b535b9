import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AppError } from '@cadre/core'
import { createRandom } from '@cadre/learn'
import type { RawCell } from '../ingest/index.ts'
import { openBundle } from '../register/index.ts'
import { inputInMemory, testQuestion } from './study-input.fixture.ts'
import { study } from './study.ts'
import type { StudyInput, StudyOptions } from './study-input.ts'

const useCase = testQuestion('Who leaves?', {
  binary: ['logistic-regression', 'gradient-boosting'],
  multiclass: ['logistic-regression'],
  regression: ['ridge'],
})

/** People who leave when overtime and short tenure say so; `exit_interview` is filled for leavers only. */
function people(rows: number, { effect = 2 }: { readonly effect?: number } = {}): Record<string, RawCell[]> {
  const random = createRandom(11)
  const table: Record<string, RawCell[]> = {
    overtime: [],
    tenure_years: [],
    shoe_size: [],
    gender: [],
    exit_interview: [],
    left: [],
  }
  for (let row = 0; row < rows; row++) {
    const overtime = random.next() < 0.4
    const tenure = Math.round(random.next() * 200) / 10
    const margin = -0.5 + effect * (Number(overtime) - 0.4) - (effect / 10) * (tenure - 10)
    const left = random.next() < 1 / (1 + Math.exp(-margin))
    table['overtime']!.push(overtime ? 'yes' : 'no')
    table['tenure_years']!.push(tenure)
    table['shoe_size']!.push(36 + random.integer(100) / 10)
    table['gender']!.push(random.next() < 0.5 ? 'Female' : 'Male')
    table['exit_interview']!.push(left ? 'held' : null)
    table['left']!.push(left ? 'Yes' : 'No')
  }
  return table
}

function inputFor(columns: Record<string, RawCell[]>, options: Partial<StudyOptions> = {}): StudyInput {
  return inputInMemory({ columns, useCase, options: { target: 'left', budget: 'fast', ...options } })
}

test('a study finds what was planted, recommends a line, and packs it', async () => {
  const { result, files } = await study(inputFor(people(600)))
  assert.equal(result.positive, 'Yes')
  assert.equal(result.model?.learner, 'logistic-regression')
  assert.ok(result.metrics['auc']!.value > 0.75)
  assert.deepEqual(
    result.explanation.importance
      .slice(0, 2)
      .map(({ column }) => column)
      .toSorted(),
    ['overtime', 'tenure_years'],
  )
  assert.equal(
    result.explanation.importance.find(({ column }) => column === 'tenure_years')!.direction,
    'down',
  )
  assert.ok(files.get('report.html')!.includes('tenure_years'))
  const bundle = openBundle('bundle', bundleIn(files))
  assert.equal(bundle.card.comparisonOnly, false)
})

test('the leak and the protected attribute are left out by themselves, and said so', async () => {
  const { result } = await study(inputFor(people(600)))
  const roles = Object.fromEntries(result.columns.map(({ name, role }) => [name, role]))
  assert.equal(roles['exit_interview'], 'leak')
  assert.equal(roles['gender'], 'protected')
  assert.equal(result.audit[0]!.attribute, 'gender')
  assert.ok(
    result.warnings.some(({ code, column }) => code === 'suspected-leak' && column === 'exit_interview'),
  )
})

test('protected attributes may be learned from for comparison only', async () => {
  const { result, files } = await study(inputFor(people(600), { useProtected: true }))
  assert.equal(result.comparisonOnly, true)
  assert.equal(openBundle('bundle', bundleIn(files)).model.comparisonOnly, true)
})

test('noise is refused: a report says why, and there is no bundle', async () => {
  const { result, files } = await study(inputFor(people(300, { effect: 0 })))
  assert.equal(result.refusal?.code, 'no-better-than-baseline')
  assert.equal(result.model, undefined)
  assert.deepEqual([...files.keys()], ['report.html', 'study.json'])
})

test('a model that rests on a suspect column somebody insisted on is refused', async () => {
  const { result } = await study(inputFor(people(600), { columns: ['exit_interview', 'shoe_size'] }))
  assert.equal(result.refusal?.code, 'quality-rests-on-leak')
})

test('one thread and two give the same model and figures, to the byte', async () => {
  const [one, two] = await Promise.all(
    [1, 2].map((threads) => study(inputFor(people(300), { threads, budget: 'normal' }))),
  )
  for (const name of [
    'bundle/model.json',
    'bundle/metrics.json',
    'bundle/audit.json',
    'bundle/reference.json',
  ]) {
    assert.equal(one!.files.get(name), two!.files.get(name), name)
  }
})

test('a search is the one asked for, is told in the lineage, and needs a budget that searches', async () => {
  const asked = { search: 'tpe', budget: 'normal', learners: ['logistic-regression'] } as const
  const { result, files } = await study(inputFor(people(200), asked))
  assert.equal(result.search, 'tpe')
  assert.equal(openBundle('bundle', bundleIn(files)).lineage.budget, 'normal, tpe search')
  assert.match(files.get('report.html')!, /1, normal, tpe search/)
  await assert.rejects(
    study(inputFor(people(200), { ...asked, budget: 'fast' })),
    (error) => error instanceof AppError && error.code === 'usage' && /does not search/.test(error.message),
  )
})

test('a study that is stopped says so and gives nothing', async () => {
  const controller = new AbortController()
  controller.abort()
  await assert.rejects(
    study({ ...inputFor(people(300)), signal: controller.signal }),
    (error) => error instanceof AppError && error.code === 'cancelled',
  )
})

test('a learner nobody knows is refused with the nearest name', async () => {
  await assert.rejects(
    study(inputFor(people(100), { learners: ['logistic-regresion'] })),
    /Did you mean "logistic-regression"/,
  )
})

test('progress never goes back and reaches every stage', async () => {
  const seen: number[] = []
  const stages = new Set<string>()
  await study({
    ...inputFor(people(200)),
    onProgress: ({ stage, done }) => {
      seen.push(done)
      stages.add(stage.split(' ')[0]!)
    },
  })
  assert.deepEqual(
    seen,
    seen.toSorted((a, b) => a - b),
  )
  assert.deepEqual([...stages], ['Reading', 'Training', 'Fitting', 'Auditing', 'Explaining', 'Writing'])
})

function bundleIn(files: ReadonlyMap<string, string>): Map<string, Uint8Array> {
  const encoder = new TextEncoder()
  return new Map(
    [...files]
      .filter(([name]) => name.startsWith('bundle/'))
      .map(([name, text]) => [name.slice(7), encoder.encode(text)]),
  )
}
