import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Target } from '../estimator.ts'
import { learnerNamed } from '../learners/index.ts'
import { createRandom } from '../random.ts'
import {
  booleanColumn,
  categoryColumn,
  createTable,
  dateColumn,
  numberColumn,
  takeRows,
} from '../table/index.ts'
import type { Table } from '../table/index.ts'
import { cellsOf, rowsWith } from './counterfactual-cells.ts'
import { findCounterfactuals } from './counterfactual.ts'
import type { Counterfactual, CounterfactualOptions } from './counterfactual.ts'

const random = createRandom(21)
const rows = 500
const drawn = (make: () => number): Float64Array => Float64Array.from({ length: rows }, make)
const pay = drawn(() => 2000 + random.integer(4000))
const tenure = drawn(() => random.integer(20))
const late = drawn(() => random.integer(2))
const age = drawn(() => 20 + random.integer(40))
const teams = ['Sales', 'Research', 'Service']
const table = createTable([
  numberColumn('pay', pay),
  numberColumn('tenure', tenure),
  booleanColumn('late', late),
  numberColumn('age', age),
  categoryColumn(
    'team',
    Array.from({ length: rows }, () => teams[random.integer(3)]!),
  ),
  dateColumn(
    'hired',
    drawn(() => 15_000 + random.integer(3000)),
  ),
])
const target: Target = {
  task: 'binary',
  classes: ['stayed', 'left'],
  values: pay.map((value, row) => {
    const risk =
      0.1 + (value < 3500 ? 0.3 : 0) + 0.3 * late[row]! + (age[row]! < 30 ? 0.2 : 0) - tenure[row]! / 100
    return Number(random.next() < risk)
  }),
}
const model = await learnerNamed('gradient-boosting').create({ rounds: 40 }).fit(table, target, undefined)
const score = (asked: Table): Float64Array => model.predict(asked)
const plausible: CounterfactualOptions['plausible'] = [
  {
    name: 'pay',
    values: [2400, 2800, 3200, 3600, 4000, 4400, 4800, 5200, 5600].map((value) => ({ value, share: 1 / 9 })),
    isWhole: true,
  },
  { name: 'tenure', values: [2, 6, 10, 14, 18].map((value) => ({ value, share: 0.2 })), isWhole: true },
  {
    name: 'late',
    values: [
      { value: false, share: 0.5 },
      { value: true, share: 0.5 },
    ],
  },
  { name: 'age', values: [25, 35, 45, 55].map((value) => ({ value, share: 0.25 })) },
  { name: 'team', values: teams.map((value) => ({ value, share: 1 / 3 })) },
]
const below = { side: 'below', score: 0.3 } as const
const risky = [...score(table).keys()].filter((row) => score(table)[row]! > 0.55).slice(0, 12)

function search(row: Table, options: Partial<CounterfactualOptions> = {}) {
  return findCounterfactuals(row, { score, goal: below, plausible, ...options })
}

function numbersIn(asked: Table, name: string): Float64Array {
  const column = asked.columns.find((each) => each.name === name)!
  return column.kind === 'number' || column.kind === 'boolean'
    ? Float64Array.from(column.values)
    : new Float64Array()
}

function scoredAnew(row: Table, { changes, follows }: Counterfactual): number {
  return score(rowsWith(row, [new Map([...changes, ...follows].map(({ column, to }) => [column, to]))]))[0]!
}

test('what is found crosses the line when it is scored anew, fewest changes first', async () => {
  assert.ok(risky.length > 5)
  for (const at of risky) {
    const row = takeRows(table, [at])
    const { results, start, isComplete } = await search(row)
    assert.equal(start, score(row)[0])
    assert.ok(results.length > 0 && isComplete)
    for (const result of results) {
      assert.ok(result.score < below.score)
      assert.equal(scoredAnew(row, result), result.score)
    }
    const sizes = results.map(({ changes }) => changes.length)
    assert.deepEqual(sizes, sizes.toSorted())
  }
})

test('no result holds a change that is not needed, or all changes of another', async () => {
  for (const at of risky.slice(0, 6)) {
    const row = takeRows(table, [at])
    const { results } = await search(row)
    for (const { changes } of results) {
      for (const left of changes.keys()) {
        const fewer = new Map(changes.toSpliced(left, 1).map(({ column, to }) => [column, to]))
        assert.ok(score(rowsWith(row, [fewer]))[0]! >= below.score)
      }
      const columns = new Set(changes.map(({ column }) => column))
      const within = results.filter((other) => other.changes.every(({ column }) => columns.has(column)))
      assert.equal(within.length, 1)
    }
  }
})

test('a number is brought back as far as the line allows', async () => {
  const line = (asked: Table): Float64Array => numbersIn(asked, 'pay').map((value) => value / 10_000)
  const row = takeRows(table, [pay.findIndex((value) => value < 2500)])
  const { results } = await search(row, { score: line, goal: { side: 'at least', score: 0.4 } })
  const [{ changes }] = results as [Counterfactual]
  assert.equal(changes.length, 1)
  const to = Number(changes[0]!.to)
  assert.ok(to >= 4000 && to < 4100, `${to}`)
})

test('immutable columns are never touched, and one-way columns keep their way', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...risky),
      fc.subarray(['pay', 'tenure', 'late', 'age', 'team']),
      fc.dictionary(fc.constantFrom('pay', 'tenure', 'late', 'age'), fc.constantFrom('up', 'down')),
      async (at, immutable, directions) => {
        const row = takeRows(table, [at])
        const own = cellsOf(row)
        const follows = [{ column: 'age', after: 'tenure', kind: 'shift', by: 1 }] as const
        const { results } = await search(row, { immutable, directions, follows })
        for (const { changes, follows: then } of results)
          for (const { column, from, to } of [...changes, ...then]) {
            assert.ok(!immutable.includes(column))
            assert.equal(from, own.get(column))
            const way = Object.hasOwn(directions, column) ? directions[column] : undefined
            if (way) assert.ok(way === 'up' ? Number(to) > Number(from) : Number(to) < Number(from))
          }
      },
    ),
    { numRuns: 25, seed: 1 },
  )
})

test('columns that are not said to be plausible, and missing cells, stay as they are', async () => {
  const row = createTable(
    takeRows(table, [risky[0]!]).columns.map((column) =>
      column.name === 'pay' ? numberColumn('pay', [null]) : column,
    ),
  )
  const { results } = await search(row)
  const touched = new Set(results.flatMap(({ changes }) => changes.map(({ column }) => column)))
  assert.ok(!touched.has('hired') && !touched.has('pay'))
})

test('what is downstream follows in causal order, and is told apart from what is changed', async () => {
  const row = takeRows(table, [risky[0]!])
  const { results } = await search(row, {
    immutable: ['pay', 'late', 'team'],
    goal: { side: 'below', score: score(row)[0]! },
    follows: [
      { column: 'pay', after: 'age', kind: 'shift', by: 10 },
      { column: 'age', after: 'tenure', kind: 'shift', by: 1 },
    ],
    mostChanges: 1,
  })
  assert.deepEqual(
    results,
    [],
    'pay would follow of age, which follows of tenure, and pay may not be touched',
  )
  const freed = await search(row, {
    score: (asked) => numbersIn(asked, 'tenure').map((value) => value / 20),
    goal: { side: Number(cellsOf(row).get('tenure')) < 10 ? 'at least' : 'below', score: 0.5 },
    follows: [
      { column: 'pay', after: 'age', kind: 'shift', by: 10 },
      { column: 'age', after: 'tenure', kind: 'shift', by: 1 },
    ],
  })
  const [{ changes, follows }] = freed.results as [Counterfactual]
  const moved = Number(changes[0]!.to) - Number(changes[0]!.from)
  const own = cellsOf(row)
  assert.deepEqual(Object.fromEntries(follows.map(({ column, to }) => [column, to])), {
    age: Number(own.get('age')) + moved,
    pay: Number(own.get('pay')) + 10 * moved,
  })
})

test('a column follows by the value that belongs to the new one, or becomes missing', async () => {
  const row = takeRows(table, [risky[0]!])
  const { results } = await search(row, {
    score: (asked) => numbersIn(asked, 'late'),
    goal: {
      side: cellsOf(row).get('late') === true ? 'below' : 'at least',
      score: 0.5,
    },
    follows: [
      { column: 'team', after: 'late', kind: 'set', values: { true: 'Service', false: 'Research' } },
      { column: 'tenure', after: 'late', kind: 'missing' },
    ],
  })
  const to = results[0]!.changes[0]!.to
  const follows = Object.fromEntries(results[0]!.follows.map(({ column, to: next }) => [column, next]))
  assert.equal(follows['tenure'], null)
  assert.ok((follows['team'] ?? cellsOf(row).get('team')) === (to === true ? 'Service' : 'Research'))
})

test('columns that follow each other in a circle are refused', async () => {
  const follows = [
    { column: 'age', after: 'tenure', kind: 'shift', by: 1 },
    { column: 'tenure', after: 'age', kind: 'shift', by: 1 },
  ] as const
  await assert.rejects(search(takeRows(table, [0]), { follows }), { code: 'invalid-param' })
})

test('a line that nothing reaches gives no result, and says how near it came', async () => {
  const row = takeRows(table, [risky[0]!])
  const { results, nearest, start, isComplete } = await search(row, { goal: { side: 'below', score: 0 } })
  assert.deepEqual(results, [])
  assert.ok(nearest < start && isComplete)
})

test('a row that is there already is not searched', async () => {
  const row = takeRows(table, [risky[0]!])
  const { isReached, results, scored } = await search(row, { goal: { side: 'at least', score: 0.1 } })
  assert.deepEqual([isReached, results.length, scored], [true, 0, 0])
})

test('the same row has the same answer; the time given ends the search, and a signal cancels it', async () => {
  const row = takeRows(table, [risky[1]!])
  assert.deepEqual(await search(row), await search(row))
  let turns = 0
  const short = await search(row, { goal: { side: 'below', score: 0 }, hasTime: () => turns++ < 1 })
  assert.equal(short.isComplete, false)
  const few = await search(row, { goal: { side: 'below', score: 0 }, mostScored: 100 })
  assert.ok(!few.isComplete && few.scored <= 100)
  const signal = AbortSignal.abort()
  await assert.rejects(search(row, { signal }), { code: 'cancelled' })
})

test('more than one row is refused', async () => {
  await assert.rejects(search(takeRows(table, [0, 1])), { code: 'shape' })
})
