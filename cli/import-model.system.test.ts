import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { csv, errorOf, makeWorkplace, people, peopleColumns } from './cadre.fixture.ts'

const place = await makeWorkplace()

interface Changes {
  readonly version?: readonly number[]
  readonly names?: readonly string[]
  readonly cats?: readonly unknown[]
  readonly booster?: string
}

const tree = {
  tree_param: { size_leaf_vector: '1' },
  left_children: [1, -1, 3, -1, -1],
  right_children: [2, -1, 4, -1, -1],
  split_indices: [0, 0, 1, 0, 0],
  split_conditions: [3500.5, 0.75, 0, -0.5, 0.25],
  default_left: [1, 0, 0, 0, 0],
  split_type: [0, 0, 1, 0, 0],
  sum_hessian: [60, 20, 40, 25, 15],
  categories: [1],
  categories_nodes: [2],
  categories_segments: [0],
  categories_sizes: [1],
}

const departments = ['Research', 'Sales', 'Service']
const named = [
  { offsets: [], values: [] },
  { offsets: [0, 8, 13, 20], values: [...Buffer.from(departments.join(''))] },
]

/** A model of XGBoost with two splits: pay, missing to the left, then Sales against the rest. */
function model(changes: Changes = {}): string {
  const {
    version = [3, 2, 0],
    names = ['MonthlyPay', 'Department'],
    cats = named,
    booster = 'gbtree',
  } = changes
  return JSON.stringify({
    version,
    learner: {
      attributes: {},
      feature_names: names,
      feature_types: ['float', 'c'],
      learner_model_param: { base_score: '[5E-1]', num_class: '0', num_feature: '2', num_target: '1' },
      objective: { name: 'binary:logistic' },
      gradient_booster: { name: booster, model: { cats: { enc: cats }, tree_info: [0], trees: [tree] } },
    },
  })
}

/** What that model says of one of the people. */
function expected(cells: readonly string[]): number {
  const pay = Number(cells[peopleColumns.indexOf('MonthlyPay')])
  const isSales = cells[peopleColumns.indexOf('Department')] === 'Sales'
  const margin = pay < 3500.5 ? 0.75 : isSales ? 0.25 : -0.5
  return 1 / (1 + Math.exp(-margin))
}

async function checkScores(bundle: string): Promise<void> {
  const run = await place.run('score', bundle, 'people.csv', '--out', 'scores.csv')
  assert.equal(run.status, 0, run.stderr)
  const [, ...lines] = (await readFile(place.path('scores.csv'), 'utf8')).trim().split(/\r?\n/)
  const wanted = people().map(expected)
  assert.equal(lines.length, wanted.length)
  lines.forEach((line, row) => assert.ok(Math.abs(Number(line.split(',')[1]) - wanted[row]!) <= 1e-6, line))
}

test('an imported model scores, explains and is audited as any other; drift says that nothing is known', async () => {
  await place.write('people.csv', csv())
  await place.write('given.json', model())
  const named = ['--target', 'Left', '--classes', 'No,Yes']
  const run = await place.run('import', 'given.json', ...named, '--out', 'given')
  assert.equal(run.status, 0, run.stderr)
  assert.match(run.stdout, /XGBoost 3\.2\.0 \(binary:logistic\)[^]*not known/)
  await checkScores('given')
  const explained = await place.run('explain', 'given', 'people.csv', '--row', '1')
  assert.equal(explained.status, 0, explained.stderr)
  assert.match(explained.stdout, /Left = Yes/)
  const audited = await place.run('audit', 'given', 'people.csv', '--protected', 'Gender')
  assert.equal(audited.status, 0, audited.stderr)
  const drifted = await place.run('drift', 'given', 'people.csv')
  assert.equal(drifted.status, 2)
  assert.match(drifted.stderr, /does not know the rows its model \(given\.json\) learned from.*--data/)
})

test('the card of a model that came alone says what is not known', async () => {
  await place.write('alone.json', model())
  assert.equal((await place.run('import', 'alone.json')).status, 0)
  const card = await readFile(place.path('alone-bundle/card.md'), 'utf8')
  assert.match(card, /What XGBoost 3\.2\.0 learned from is not known/)
  assert.match(card, /Not judged: no rows came with the model/)
})

test('with rows and outcomes the model is judged, groups are compared, and drift has something to compare with', async () => {
  await place.write('people.csv', csv())
  await place.write('judged.json', model())
  const args = [
    '--data',
    'people.csv',
    '--target',
    'Left',
    '--classes',
    'No,Yes',
    '--out',
    'judged',
    '--json',
  ]
  const run = await place.run('import', 'judged.json', ...args)
  assert.equal(run.status, 0, run.stderr)
  const { rows, metrics, fairness } = JSON.parse(run.stdout) as {
    rows: number
    metrics: Record<string, { value: number }>
    fairness: { attribute: string }[]
  }
  assert.equal(rows, 240)
  assert.ok(metrics['auc']!.value > 0.5)
  assert.deepEqual(
    fairness.map(({ attribute }) => attribute),
    ['Gender'],
  )
  const drift = await place.run('drift', 'judged', 'people.csv')
  assert.equal(drift.status, 0, drift.stderr)
  assert.match(drift.stdout, /stable/)
})

test('a model that reads a protected attribute is for comparison only', async () => {
  await place.write('gender.json', model({ names: ['MonthlyPay', 'Gender'] }))
  const run = await place.run('import', 'gender.json', '--json')
  assert.equal(run.status, 0, run.stderr)
  assert.equal((JSON.parse(run.stdout) as { comparisonOnly: boolean }).comparisonOnly, true)
})

test('names that the file lacks come from --columns and --levels', async () => {
  await place.write('people.csv', csv())
  await place.write('bare.json', model({ version: [2, 1, 4], names: [], cats: [] }))
  await place.write('levels.json', JSON.stringify({ Department: departments }))
  const args = ['--columns', 'MonthlyPay,Department', '--levels', 'levels.json', '--out', 'named']
  const run = await place.run('import', 'bare.json', ...args)
  assert.equal(run.status, 0, run.stderr)
  await checkScores('named')
})

interface Bad {
  readonly name: string
  readonly content: string | Uint8Array
  readonly args?: readonly string[]
  readonly status: number
  readonly message: RegExp
}

const bad: readonly Bad[] = [
  { name: 'empty.json', content: '', status: 3, message: /"empty\.json" is empty/ },
  {
    name: 'cut.json',
    content: model().slice(0, 300),
    status: 3,
    message: /cut short, or neither.*save_model/,
  },
  { name: 'other.json', content: '{"a": 1}', status: 3, message: /so XGBoost did not write it/ },
  { name: 'list.json', content: '[1, 2]', status: 3, message: /the model is not an object/ },
  { name: 'table.csv', content: csv(), status: 3, message: /neither JSON nor UBJSON/ },
  { name: 'pickle.pkl', content: Uint8Array.of(0x80, 4, 0x95), status: 3, message: /a pickle of Python/ },
  { name: 'zip.json', content: Uint8Array.of(0x50, 0x4b, 3, 4), status: 3, message: /an archive/ },
  {
    name: 'newer.json',
    content: model({ version: [4, 0, 0] }),
    status: 3,
    message: /XGBoost 4\.0\.0; .*Update/,
  },
  {
    name: 'older.json',
    content: model({ version: [1, 7, 6] }),
    status: 3,
    message: /load it with XGBoost 2 or 3/,
  },
  {
    name: 'linear.json',
    content: model({ booster: 'gblinear' }),
    status: 3,
    message: /"gblinear".*cadre study/,
  },
  {
    name: 'nameless.json',
    content: model({ names: [] }),
    status: 2,
    message: /does not name its.*--columns/,
  },
  { name: 'codes.json', content: model({ cats: [] }), status: 2, message: /"Department" as codes.*--levels/ },
  {
    name: 'classes.json',
    content: model(),
    args: ['--classes', 'a,b,c'],
    status: 2,
    message: /has 2 classes; --classes names 3/,
  },
  {
    name: 'levels.json',
    content: model(),
    args: ['--levels', 'levels.json'],
    status: 3,
    message: /is not a JSON object of lists of names/,
  },
  {
    name: 'lonely.json',
    content: model(),
    args: ['--protected', 'Gender'],
    status: 2,
    message: /name these with --data/,
  },
]

for (const { name, content, args = [], status, message } of bad) {
  test(`import ${[name, ...args].join(' ')} says what is wrong and writes nothing`, async () => {
    await place.write(name, content)
    const run = await place.run('import', name, ...args, '--json', '--out', 'never')
    assert.equal(run.status, status, run.stderr)
    assert.match(errorOf(run).message, message)
    assert.ok(!(await place.list()).includes('never'))
  })
}

test('export does not write over the bundle it reads, and needs a format', async () => {
  await place.write('kept.json', model())
  assert.equal((await place.run('import', 'kept.json', '--out', 'kept')).status, 0)
  const over = await place.run('export', 'kept', '--format', 'xgboost', '--out', 'kept/model.json', '--json')
  assert.equal(over.status, 2)
  assert.match(errorOf(over).message, /would lie in a signed bundle/)
  const unsaid = await place.run('export', 'kept', '--json')
  assert.equal(unsaid.status, 2)
  assert.match(errorOf(unsaid).message, /--format/)
  const nowhere = await place.run('export', 'kept', '--out', 'no/such/x.onnx', '--json')
  assert.equal(nowhere.status, 6)
})
