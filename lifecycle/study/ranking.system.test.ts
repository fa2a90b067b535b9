import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '@cadre/learn'
import type { RawCell } from '../ingest/index.ts'
import { openBundle } from '../register/index.ts'
import { inputInMemory, testQuestion } from './study-input.fixture.ts'
import { study } from './study.ts'
import type { StudyOptions } from './study-input.ts'

const useCase = testQuestion('Who is interviewed first?', {
  binary: ['logistic-regression'],
  multiclass: ['logistic-regression'],
  regression: ['ridge', 'gradient-boosting'],
})

/** Applicants of postings; skill and fit say who is graded high, of those who applied to the same one. */
function applications({ postings = 60, effect = 1 } = {}): Record<string, RawCell[]> {
  const random = createRandom(17)
  const rows = Array.from({ length: postings }, (_, posting) => {
    const level = 0.3 * random.normal()
    return Array.from({ length: 5 + random.integer(6) }, () => {
      const [skill, fit] = [level + random.normal(), random.normal()]
      const merit = effect * (skill - level + 1.5 * Math.abs(fit)) + 0.5 * random.normal()
      return { posting: `P-${posting}`, skill, fit, gender: random.next() < 0.5 ? 'Female' : 'Male', merit }
    })
  }).flatMap((list) => {
    const order = list.toSorted((a, b) => b.merit - a.merit)
    return list.map((row) => ({ ...row, grade: Math.max(0, 3 - order.indexOf(row)) }))
  })
  return {
    posting: rows.map(({ posting }) => posting),
    skill: rows.map(({ skill }) => Math.round(skill * 100) / 100),
    fit: rows.map(({ fit }) => Math.round(fit * 100) / 100),
    gender: rows.map(({ gender }) => gender),
    grade: rows.map(({ grade }) => grade),
    hired: rows.map(({ grade }) => (grade === 3 ? 'Yes' : 'No')),
  }
}

function run(options: Partial<StudyOptions>, columns = applications()) {
  return study(inputInMemory({ columns, useCase, options: { target: 'grade', drop: ['hired'], ...options } }))
}

test('a ranking is studied end to end: lists whole, NDCG beside no order, places told', async () => {
  const { result, files } = await run({ task: 'ranking', query: 'Posting' })
  const learners = result.leaderboard.map(({ learner }) => learner)
  assert.deepEqual(learners.toSorted(), ['baseline', 'gradient-boosting', 'lambda-mart', 'ridge'])
  assert.ok(result.model)
  assert.deepEqual(Object.keys(result.metrics), ['ndcg', 'ndcg5', 'map', 'mrr'])
  for (const { metrics, isBaseline, learner } of result.leaderboard)
    if (!isBaseline && learner !== 'ridge')
      assert.ok(metrics['ndcg']!.low > result.baseline.metrics['ndcg']!.high, learner)
  assert.equal(result.columns.find(({ name }) => name === 'posting')!.role, 'group')
  assert.equal(result.ranking!.lists, 60)
  const [first, , , fourth] = result.ranking!.places
  assert.ok(first!.meanGrade > fourth!.meanGrade && first!.meanGrade > result.ranking!.meanGrade)
  assert.match(result.validation, /each list kept whole/)
  assert.equal(result.audit[0]!.attribute, 'gender')
  assert.equal(result.audit[0]!.groups[0]!.rmse, undefined)
  assert.match(files.get('report.html')!, /of first places are hits/)
  assert.match(files.get('report.html')!, /NDCG@10/)
})

test('two classes are grades of 0 and 1, parameters are searched by NDCG, and the bundle opens', async () => {
  const { result, files } = await run({
    target: 'hired',
    drop: ['grade'],
    query: 'posting',
    learners: ['lambda-mart'],
    budget: 'normal',
  })
  assert.equal(result.model?.learner, 'lambda-mart')
  assert.ok(result.metrics['mrr']!.value > result.baseline.metrics['mrr']!.value)
  const parts = [...files].filter(([name]) => name.startsWith('bundle/'))
  const { fitted, model } = openBundle(
    'bundle',
    new Map(parts.map(([name, text]) => [name.slice('bundle/'.length), new TextEncoder().encode(text)])),
  )
  assert.equal(fitted.outputs, 1)
  assert.equal(model.query, 'posting')
})

test('lists whose order nothing tells are refused a model', async () => {
  const { result } = await run({ query: 'posting' }, applications({ effect: 0 }))
  assert.equal(result.refusal?.code, 'no-better-than-baseline')
})

const refused: readonly (readonly [
  what: string,
  options: Partial<StudyOptions>,
  code: string,
  words: RegExp,
])[] = [
  ['a task without lists', { task: 'ranking' }, 'usage', /tells the lists apart/],
  ['lists without the task', { task: 'regression', query: 'posting' }, 'usage', /asks for a ranking/],
  ['another group beside', { query: 'posting', group: 'gender' }, 'usage', /each list whole/],
  ['an unknown column', { query: 'postng' }, 'column-unknown', /Did you mean "posting"/],
  [
    'grades that are no whole numbers',
    { target: 'skill', query: 'posting' },
    'target-unusable',
    /whole numbers/,
  ],
  ['too few lists', { query: 'gender' }, 'too-little-data', /lists of "gender"/],
  ['a ranker for another target', { learners: ['lambda-mart'] }, 'usage', /not a learner for this target/],
]
for (const [what, options, code, message] of refused)
  test(`a ranking refuses ${what}`, () => assert.rejects(run(options), { code, message }))
