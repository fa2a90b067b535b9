import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '@cadre/learn'
import type { RawCell } from '../ingest/index.ts'
import { inputInMemory, testQuestion } from './study-input.fixture.ts'
import { study } from './study.ts'
import type { StudyOptions } from './study-input.ts'

const useCase = testQuestion('What is earned?', {
  binary: ['logistic-regression', 'gradient-boosting'],
  multiclass: ['logistic-regression', 'gradient-boosting'],
  regression: ['ridge', 'gradient-boosting'],
})

/** Pay rises with tenure, with a dip that is chance; a comma is in a name. */
function people(): Record<string, RawCell[]> {
  const random = createRandom(3)
  const rows = Array.from({ length: 300 }, () => ({
    tenure: random.integer(200) / 10,
    grade: random.integer(8),
    site: ['north', 'south', 'west'][random.integer(3)]!,
  }))
  return {
    tenure: rows.map(({ tenure }) => tenure),
    'grade, now': rows.map(({ grade }) => grade),
    site: rows.map(({ site }) => site),
    pay: rows.map(({ tenure, grade }) => 100 + tenure + 3 * grade + Math.sin(tenure) * 4 + random.normal()),
    level: rows.map(({ grade }) => ['junior', 'middle', 'senior'][Math.min(2, Math.floor(grade / 3))]!),
  }
}

function run(options: Partial<StudyOptions>) {
  return study(
    inputInMemory({ columns: people(), useCase, options: { target: 'pay', drop: ['level'], ...options } }),
  )
}

test('a study keeps a direction, compares only learners that can, and says so everywhere', async () => {
  const { result, files } = await run({ monotone: 'Tenure=up', interactions: 'tenure,site' })
  assert.deepEqual(result.leaderboard.map(({ learner }) => learner).toSorted(), [
    'baseline',
    'gradient-boosting',
  ])
  assert.deepEqual(result.model?.params, { monotone: 'tenure=up', interactions: 'tenure,site' })
  const shape = result.explanation.shapes.find(({ column }) => column === 'tenure')
  assert.ok(shape?.kind === 'number' && shape.points.length > 5)
  shape.points.slice(1).forEach(({ y }, i) => assert.ok(y >= shape.points[i]!.y - 1e-9))
  assert.match(result.constraints![0]!, /"tenure" never lowers/)
  assert.match(files.get('report.html')!, /never lowers the prediction/)
  assert.match(files.get('bundle/card.md')!, /## Constraints/)
})

test('a comma in a name is written with a backslash, and names come back as the file has them', async () => {
  const { result } = await run({ monotone: 'grade\\, now=up' })
  assert.equal(result.model?.params['monotone'], 'grade\\, now=up')
})

const refused: readonly (readonly [
  what: string,
  options: Partial<StudyOptions>,
  code: string,
  words: RegExp,
])[] = [
  ['an unknown column', { monotone: 'tenur=up' }, 'column-unknown', /Did you mean "tenure"/],
  ['labels with a direction', { monotone: 'site=up' }, 'usage', /"site" holds labels/],
  ['a column that is left out', { monotone: 'level=up' }, 'usage', /not learned from/],
  ['a word that is no direction', { monotone: 'tenure=more' }, 'usage', /COLUMN=up or COLUMN=down/],
  ['a group of unknown columns', { interactions: 'tenure,sitte' }, 'column-unknown', /"site"/],
  ['a learner that cannot', { monotone: 'tenure=up', learners: ['ridge'] }, 'usage', /gradient-boosting/],
  ['several classes', { target: 'level', monotone: 'tenure=up', drop: ['pay'] }, 'usage', /two classes/],
  [
    'columns made beside it',
    { monotone: 'tenure=up', generateFeatures: 4 },
    'usage',
    /columns that are made/,
  ],
  ['mitigation beside it', { monotone: 'tenure=up', mitigate: true }, 'usage', /Mitigation compares/],
]
for (const [what, options, code, message] of refused)
  test(`constraints refuse ${what}`, () => assert.rejects(run(options), { code, message }))
