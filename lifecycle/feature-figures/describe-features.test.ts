import { createRandom } from '@cadre/learn'
import { rankCorrelation } from '@cadre/learn/metrics'
import { booleanColumn, categoryColumn, createTable, numberColumn } from '@cadre/learn/table'
import type { Table } from '@cadre/learn/table'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clusterColumns } from './cluster-columns.ts'
import { countLabels, countRanges } from './count-bars.ts'
import { describeFeatures } from './describe-features.ts'
import { rankCorrelations } from './rank-correlations.ts'

function people(rows: number, { shift = 0, seed = 1 } = {}): Table {
  const random = createRandom(seed)
  const tenure = Array.from({ length: rows }, () => Math.exp(3 + random.normal()))
  return createTable([
    numberColumn('tenure', tenure),
    numberColumn(
      'pay',
      tenure.map((value) => 1000 + 20 * value + shift),
    ),
    numberColumn(
      'luck',
      tenure.map(() => random.next()),
    ),
    numberColumn(
      'rating',
      tenure.map((_, row) => (row % 4 === 0 ? null : 1 + random.integer(5))),
    ),
    booleanColumn(
      'leads',
      tenure.map((_, row) => row % 3 === 0),
    ),
    categoryColumn(
      'family',
      tenure.map((_, row) => (row < 3 ? 'Rare' : row % 2 === 0 ? 'Sales' : 'Research')),
    ),
  ])
}

const key = Buffer.alloc(32, 7)
const dayOf = (table: Table, from = 0) => ({
  table,
  personIds: Array.from({ length: table.rowCount }, (_, row) => `person ${from + row}`),
})

const featureOf = (table: Table, name: string, earlier?: Table) => {
  const { features } = describeFeatures(dayOf(table), { key, earlier: earlier && dayOf(earlier, 1000) })
  return features.find((feature) => feature.name === name)!
}

test('ranges hold five people and more, have round ends, and no end is anybody’s own value', () => {
  const random = createRandom(4)
  for (const size of [5, 7, 23, 400]) {
    const values = Float64Array.from(
      { length: size },
      () => Math.round(1e5 * Math.exp(random.normal())) / 100,
    )
    const bars = countRanges(values)
    assert.equal(
      bars.reduce((sum, bar) => sum + bar.people, 0),
      size,
    )
    for (const { from, to, people: count } of bars) {
      assert.ok(count >= 5, `${size}: ${JSON.stringify(bars)}`)
      for (const end of [from, to]) assert.ok(end === undefined || !values.includes(end), `${end}`)
    }
    assert.deepEqual([bars[0]!.from, bars.at(-1)!.to], [undefined, undefined])
  }
  assert.deepEqual(countRanges(new Float64Array([1, 2, 3, 4])), [])
})

test('few whole numbers are each a bar; numbers that are all alike are one', () => {
  const values = Float64Array.from({ length: 100 }, (_, row) => 1 + (row % 5))
  assert.deepEqual(
    countRanges(values).map(({ people: count }) => count),
    [20, 20, 20, 20, 20],
  )
  assert.deepEqual(countRanges(new Float64Array(40).fill(0.5)), [{ people: 40 }])
  assert.deepEqual(countRanges(new Float64Array(40).fill(2)), [{ people: 40 }])
})

test('labels of fewer than five are told together, and not at all when they are few still', () => {
  const counts = (rare: number) =>
    new Map([
      ['a', 50],
      ['b', 7],
      ['c', rare],
      ['d', 4],
    ])
  assert.deepEqual(countLabels(counts(4)).at(-1), { people: 8 })
  assert.deepEqual(
    countLabels(
      new Map([
        ['a', 50],
        ['c', 4],
      ]),
    ),
    [{ label: 'a', people: 50 }],
  )
})

test('what is told are multiples of five, the same each time, and the middle is read off them', () => {
  const table = people(403)
  const told = describeFeatures(dayOf(table), { key })
  assert.deepEqual(describeFeatures(dayOf(table), { key }), told)
  for (const { known, bars } of told.features)
    for (const count of [told.people, known, ...bars.map((bar) => bar.people)]) assert.equal(count % 5, 0)
  const { middle, missing } = featureOf(table, 'tenure')
  assert.ok(Math.abs(middle!.median - Math.exp(3)) < 4, String(middle!.median))
  assert.ok(middle!.low < middle!.median && middle!.median < middle!.high)
  assert.equal(missing, 0)
  assert.ok(Math.abs(featureOf(table, 'rating').missing - 0.25) < 0.02)
  assert.deepEqual(
    featureOf(table, 'leads').bars.map(({ label }) => label),
    ['no', 'yes'],
  )
  assert.deepEqual(
    featureOf(table, 'family').bars.map(({ label }) => label),
    ['Research', 'Sales'],
    'three are not told',
  )
})

const flags = (rows: number, ones: number): Table =>
  createTable([
    numberColumn(
      'a',
      Array.from({ length: rows }, (_, row) => Number(row < ones)),
    ),
    numberColumn(
      'b',
      Array.from({ length: rows }, (_, row) => 2 + Number(row < ones)),
    ),
    numberColumn(
      'moves',
      Array.from({ length: rows }, (_, row) => 100 * row),
    ),
  ])

const countsOf = (table: Table, name: string, secret: Uint8Array, from = 0): number[] =>
  describeFeatures(dayOf(table, from), { key: secret })
    .features.find((feature) => feature.name === name)!
    .bars.map((bar) => bar.people)

test('the same people are rounded alike in every feature and on every day, and only the key tells how', () => {
  const today = flags(60, 23)
  assert.deepEqual(countsOf(today, 'b', key), countsOf(today, 'a', key))
  const later = createTable([
    today.columns[0]!,
    numberColumn(
      'moves',
      Array.from({ length: 60 }, (_, row) => 7 * row),
    ),
  ])
  assert.deepEqual(countsOf(later, 'a', key), countsOf(today, 'a', key))
  const told = Array.from({ length: 300 }, (_, at) =>
    String(countsOf(flags(60, 23), 'a', Buffer.alloc(32, `key ${at}`))),
  )
  assert.deepEqual([...new Set(told)].toSorted(), ['35,20', '35,25', '40,20', '40,25'])
  assert.ok(
    new Set(Array.from({ length: 20 }, (_, at) => String(countsOf(today, 'a', key, 100 * at)))).size > 1,
  )
})

test('what has changed is read off counts that are told, not off one person', () => {
  const driftOf = (ones: number) =>
    describeFeatures(dayOf(flags(60, ones)), { key, earlier: dayOf(flags(60, 20)) }).features[0]!.drift!
  const told = [20, 21, 22, 23, 24].map((ones) => driftOf(ones).index)
  assert.ok(new Set(told).size <= 3, `as many as there are roundings, not as people: ${told.join(' ')}`)
  for (const index of told) assert.equal(index, Number(index.toFixed(2)))
})

test('a share without a value is of counts that are told', () => {
  for (const missing of [1, 2, 3, 4, 7]) {
    const column = numberColumn(
      'x',
      Array.from({ length: 60 }, (_, row) => (row < missing ? null : row)),
    )
    const told = featureOf(createTable([column]), 'x').missing
    assert.ok(
      [0, 5, 10].some((people) => told === Number((people / 60).toFixed(2))),
      `${missing}: ${told}`,
    )
  }
})

test('what rises together is found whatever its scale; what has nothing to do with it is not', () => {
  const { clusters } = describeFeatures(dayOf(people(400)), { key })
  assert.deepEqual(clusters, [['tenure', 'pay']])
  assert.deepEqual(featureOf(people(400), 'tenure').goesWith, [{ name: 'pay', correlation: 1 }])
  assert.deepEqual(featureOf(people(400), 'luck').goesWith, [])
})

test('a change is told when it is more than chance for so many people, and not for another draw of the same', () => {
  const before = people(400, { seed: 2 })
  assert.equal(featureOf(people(400, { seed: 3 }), 'pay', before).drift!.verdict, 'stable')
  assert.equal(featureOf(people(400, { seed: 3, shift: 3000 }), 'pay', before).drift!.verdict, 'act')
  assert.equal(featureOf(people(400, { seed: 3, shift: 3000 }), 'tenure', before).drift!.verdict, 'stable')
  assert.equal(
    featureOf(people(20, { seed: 3, shift: 3000 }), 'pay', before).drift!.verdict,
    'not enough evidence',
  )
})

test('rank correlations are those of pairs that are both known, signed, and nothing for too few', () => {
  const a = Float64Array.from({ length: 60 }, (_, row) => row)
  const b = a.map((value) => -(value ** 3))
  const half = a.map((value) => (value % 2 === 0 ? Number.NaN : value))
  const flat = new Float64Array(60).fill(3)
  const found = rankCorrelations([a, b, half, flat], { leastRows: 30 })
  assert.equal(found[0]![1], -1)
  assert.ok(Math.abs(found[0]![2]! - 1) < 1e-12)
  assert.equal(found[0]![3], 0)
  assert.equal(rankCorrelations([a, half], { leastRows: 31 })[0]![1], 0)
  for (const [i, row] of found.entries())
    for (const [j, value] of row.entries()) assert.equal(value, found[j]![i])
})

test('ranks are those among people with both values, not among all who have one', () => {
  const random = createRandom(7)
  const draw = () => Float64Array.from({ length: 200 }, () => Math.floor(40 * random.next()))
  const a = draw()
  const b = draw().map((value, row) => value + a[row]!)
  // Known where the other is high, so that the rows of both are no fair part of the rows of either.
  const gaps = b.map((value, row) => (a[row]! > 20 && row % 3 > 0 ? Number.NaN : value))
  const [told] = rankCorrelations([a, gaps], { leastRows: 30 })
  const rows = Array.from(gaps.keys()).filter((row) => !Number.isNaN(gaps[row]!))
  const alone = rankCorrelation(
    rows.map((row) => a[row]!),
    rows.map((row) => gaps[row]!),
  )
  assert.ok(Math.abs(told![1]! - alone) < 1e-12, `${told![1]} for ${alone}`)
})

test('each two of a cluster go together closely: a chain is no cluster', () => {
  const chain = [
    [1, 0.9, 0.1, 0],
    [0.9, 1, 0.8, 0],
    [0.1, 0.8, 1, 0],
    [0, 0, 0, 1],
  ].map((row) => Float64Array.from(row))
  assert.deepEqual(clusterColumns(chain, 0.7), [[0, 1]])
  const three = chain.map((row) => row.map((value) => (value === 0.1 ? -0.75 : value)))
  assert.deepEqual(clusterColumns(three, 0.7), [[0, 1, 2]])
})
