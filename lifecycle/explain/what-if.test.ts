import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { takeRows } from '@cadre/learn/table'
import type { Table } from '@cadre/learn/table'
import { readTableAs } from '../ingest/index.ts'
import { forged, peopleSource, studyBundle, textOf } from '../register/bundle.fixture.ts'
import { openBundle } from '../register/open-bundle.ts'
import type { OpenedBundle } from '../register/open-bundle.ts'
import { predictRows } from '../serve/predict-rows.ts'
import type { StudyOptions } from '../study/index.ts'
import { readChangeDeclaration } from './read-change-declaration.ts'
import { whatIf } from './what-if.ts'
import type { WhatIf } from './what-if.ts'

let files: Map<string, Uint8Array>
let bundle: OpenedBundle
let rows: Table
let risky: Table

before(async () => {
  files = await studyBundle('gradient-boosting', { useProtected: true })
  bundle = openBundle('bundle', files)
  rows = await rowsFor(bundle)
  const scores = predictRows(bundle, rows).predictions
  risky = takeRows(rows, [scores.indexOf(Math.max(...scores))])
})

async function rowsFor({ pipeline }: OpenedBundle): Promise<Table> {
  const parts: Table[] = []
  for await (const { table } of readTableAs(peopleSource(), pipeline.schema).parts()) parts.push(table)
  return parts[0]!
}

async function studied(learner: string, options: Partial<StudyOptions>): Promise<OpenedBundle> {
  return openBundle('bundle', await studyBundle(learner, options))
}

function touched({ results }: WhatIf): Set<string> {
  return new Set(
    results.flatMap(({ changes, follows }) => [...changes, ...follows].map(({ column }) => column)),
  )
}

test('a high score is brought below the cut of the study, by values that training knew', async () => {
  const found = await whatIf(bundle, risky)
  assert.deepEqual(found.goal, { side: 'below', score: bundle.model.threshold })
  assert.ok(found.results.length > 0 && found.isComplete)
  for (const { score } of found.results) assert.ok(score < bundle.model.threshold!)
})

test('protected attributes, text and dates never change, whatever is said', async () => {
  const found = await whatIf(bundle, risky, { rules: { onlyUp: ['Age', 'Hired'] }, targetScore: 0.001 })
  assert.equal(found.limits.find(({ column }) => column === 'Age')?.way, 'never')
  assert.equal(found.limits.find(({ column }) => column === 'Hired')?.way, 'up')
  const usual = await whatIf(bundle, risky)
  for (const name of ['Age', 'Hired', 'Note']) {
    assert.equal(usual.limits.find(({ column }) => column === name)?.way, 'never')
    assert.ok(!touched(usual).has(name))
  }
})

test('what was said is honoured: columns kept, one way only', async () => {
  const kept = await whatIf(bundle, risky, { rules: { never: ['OverTime'] } })
  assert.ok(!touched(kept).has('OverTime'))
  const raised = await whatIf(bundle, risky, {
    rules: { onlyUp: ['Pay'], never: ['OverTime'] },
    targetScore: 0.3,
  })
  for (const { changes } of raised.results)
    for (const { column, from, to } of changes) if (column === 'Pay') assert.ok(Number(to) > Number(from))
})

test('what the card declares holds for every question', async () => {
  const card = JSON.parse(textOf(files, 'card.json')) as object
  const changes = {
    never: ['Team'],
    follows: [{ column: 'Pay', after: 'OverTime', kind: 'set', values: { No: 2500 } }],
  }
  const declared = openBundle('bundle', forged(files, { 'card.json': JSON.stringify({ ...card, changes }) }))
  const found = await whatIf(declared, risky)
  assert.equal(found.limits.find(({ column }) => column === 'Team')?.why, 'as its question declares')
  assert.ok(!touched(found).has('Team'))
  for (const { changes: own, follows } of found.results)
    if (own.some(({ column }) => column === 'OverTime') && !own.some(({ column }) => column === 'Pay'))
      assert.equal(follows[0]?.to, 2500)
})

test('values that a column cannot hold are refused, yes and no go by the words of the file', async () => {
  const rule = { column: 'OverTime', after: 'Team', kind: 'set' } as const
  const asked = (value: string | number): Promise<WhatIf> =>
    whatIf(bundle, risky, { rules: { follows: [{ ...rule, values: { Office: value } }] } })
  await assert.rejects(asked('never'), { code: 'usage', message: /"OverTime" is Yes or No, not "never"/ })
  for (const { changes, follows } of (await asked('no')).results)
    if (changes.some(({ column, to }) => column === 'Team' && to === 'Office'))
      assert.ok(follows.every(({ to }) => to === false))
  const pay = { column: 'Pay', after: 'Team', kind: 'set', values: { Office: 'much' } } as const
  await assert.rejects(whatIf(bundle, risky, { rules: { follows: [pay] } }), {
    code: 'usage',
    message: /"Pay" cannot become "much": it holds numbers/,
  })
})

test('a low score is raised to the line that is named', async () => {
  const scores = predictRows(bundle, rows).predictions
  const low = takeRows(rows, [scores.indexOf(Math.min(...scores))])
  const { goal, results } = await whatIf(bundle, low, { targetScore: 0.2 })
  assert.equal(goal.side, 'at least')
  assert.ok(results.length > 0 && results.every(({ score }) => score >= 0.2))
})

test('of several classes, another one comes to the front', async () => {
  const graded = await studied('gradient-boosting', { task: 'multiclass' })
  const row = takeRows(await rowsFor(graded), [0])
  const { isLead, ofClass, results } = await whatIf(graded, row)
  assert.ok(isLead && graded.model.classes.includes(ofClass!))
  assert.ok(results.every(({ score }) => score < 0))
})

test('a predicted number needs a line to cross', async () => {
  const paid = await studied('gradient-boosting', { task: 'regression' })
  const row = takeRows(await rowsFor(paid), [0])
  await assert.rejects(whatIf(paid, row), {
    code: 'usage',
    message: /^Say which .* the prediction should reach\.$/,
    details: { option: 'target-score' },
  })
  const { start, results } = await whatIf(paid, row, { targetScore: 500 })
  assert.ok(results.every(({ score }) => (start >= 500 ? score < 500 : score >= 500)))
})

test('slips are named: columns the model does not read, rules that are none, bundles without distributions', async () => {
  await assert.rejects(whatIf(bundle, risky, { rules: { never: ['Teem'] } }), {
    code: 'column-unknown',
    message: /Did you mean "Team"/,
  })
  for (const text of ['{', '{"never":"Pay"}', '{"follows":[{"kind":"shift","column":"Pay"}]}'])
    assert.throws(() => readChangeDeclaration(text, 'rules.json'), {
      code: 'file-format',
      message: /rules\.json/,
    })
  assert.deepEqual(readChangeDeclaration('{"onlyUp":["Pay"]}', 'rules.json'), { onlyUp: ['Pay'] })
  const unknown = { ...bundle, reference: { rows: 0, columns: [], score: { cuts: [], counts: [0] } } }
  await assert.rejects(whatIf(unknown, risky), {
    code: 'usage',
    message: /together with such rows/,
    details: { file: 'people.csv', option: 'data' },
  })
})
