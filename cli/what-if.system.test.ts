import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { errorOf, makeWorkplace, studyPeople } from './cadre.fixture.ts'

const place = await makeWorkplace()
let bundle: string
/** Someone with overtime and low pay. */
let row: string

before(async () => {
  bundle = await studyPeople(place)
  await place.write('one.csv', 'Department,OverTime,MonthlyPay,TenureYears\nSales,Yes,2600,3\n')
  row = 'one.csv'
})

interface WhatIfJson {
  readonly probability: number
  readonly whatIf: {
    readonly results: readonly {
      readonly changes: readonly { readonly column: string; readonly from: unknown; readonly to: unknown }[]
      readonly follows: readonly { readonly column: string; readonly to: unknown }[]
      readonly score: number
    }[]
    readonly goal: { readonly side: string; readonly score: number }
    readonly caution: string
  }
}

async function asked(...args: string[]): Promise<WhatIfJson> {
  const run = await place.run('explain', bundle, row, '--row', '1', '--what-if', '--json', ...args)
  assert.equal(run.status, 0, run.stderr)
  return JSON.parse(run.stdout) as WhatIfJson
}

test('what would change a score is said in words of the file, with what it is not', async () => {
  const { status, stdout } = await place.run('explain', bundle, row, '--row', '1', '--what-if')
  assert.equal(status, 0)
  assert.match(stdout, /What would bring it below \d+\.\d %:\n {2}1\. /)
  assert.match(stdout, /OverTime No instead of Yes/)
  assert.match(stdout, /Only raised: TenureYears\./)
  assert.match(stdout, /not a promise\s+about\s+the\s+world/)
})

test('a result gets the score it is said to have when the changed row is scored', async () => {
  const { whatIf } = await asked()
  const [first] = whatIf.results
  const cells = { Department: 'Sales', OverTime: 'Yes', MonthlyPay: 2600, TenureYears: 3 }
  const changed = Object.entries(cells).map(([name, cell]) => {
    const change = first!.changes.find(({ column }) => column === name)
    if (!change) return cell
    return typeof change.to === 'boolean' ? (change.to ? 'Yes' : 'No') : change.to
  })
  await place.write('changed.csv', `${Object.keys(cells).join(',')}\n${changed.join(',')}\n`)
  const { stdout } = await place.run('explain', bundle, 'changed.csv', '--row', '1', '--json')
  const anew = JSON.parse(stdout) as WhatIfJson
  assert.equal(anew.probability, first!.score)
  assert.ok(anew.probability < whatIf.goal.score)
})

test('columns that may not change are left alone, and what follows of a change is told', async () => {
  const kept = await asked('--immutable', 'OverTime,Department', '--target-score', '0.45')
  const columns = kept.whatIf.results.flatMap(({ changes }) => changes.map(({ column }) => column))
  assert.ok(columns.length > 0 && columns.every((name) => name === 'MonthlyPay' || name === 'TenureYears'))
  const rules = {
    never: ['Department'],
    follows: [{ column: 'MonthlyPay', after: 'TenureYears', kind: 'shift', by: 100 }],
  }
  await place.write('rules.json', JSON.stringify(rules))
  const { whatIf } = await asked('--rules', 'rules.json', '--immutable', 'OverTime')
  for (const { changes, follows } of whatIf.results) {
    const tenure = changes.find(({ column }) => column === 'TenureYears')
    if (tenure && !changes.some(({ column }) => column === 'MonthlyPay'))
      assert.deepEqual(follows, [
        { column: 'MonthlyPay', from: 2600, to: 2600 + 100 * (Number(tenure.to) - 3) },
      ])
  }
})

test('a line that nothing reaches is said to be out of reach', async () => {
  const line = ['--target-score', '0']
  const { status, stdout } = await place.run('explain', bundle, row, '--row', '1', '--what-if', ...line)
  assert.equal(status, 0)
  assert.match(stdout, /Nothing was found that would bring it below 0\.0 %/)
  assert.match(stdout, /sets of changes were tried/)
})

test('options of a search without the search, and rules that cannot be read, are named', async () => {
  const loose = await place.run('explain', bundle, row, '--row', '1', '--immutable', 'OverTime', '--json')
  assert.equal(loose.status, 2)
  assert.match(errorOf(loose).message, /--immutable says how to look for changes: add --what-if/)
  await place.write('bad.json', '{"never": 3}')
  const bad = await place.run(
    'explain',
    bundle,
    row,
    '--row',
    '1',
    '--what-if',
    '--rules',
    'bad.json',
    '--json',
  )
  assert.equal(bad.status, 3)
  assert.match(errorOf(bad).message, /"bad\.json" does not say how columns may change/)
})
