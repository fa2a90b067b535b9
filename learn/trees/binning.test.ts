import assert from 'node:assert/strict'
import { test } from 'node:test'

import { createRandom } from '../random.ts'
import { booleanColumn, categoryColumn, numberColumn, textColumn } from '../table/column.ts'
import { createTable, takeRows } from '../table/table.ts'
import { assignBins, binTable } from './binning.ts'
import { describeFeatures, encodeTable } from './tree-matrix.ts'

test('few distinct values each have their own bin, with edges halfway', () => {
  const { features, bins } = binTable(createTable([numberColumn('x', [3, 1, 2, null, 1])]))
  assert.deepEqual([...features[0]!.edges], [1.5, 2.5])
  assert.equal(features[0]!.binCount, 3)
  assert.deepEqual([...bins[0]!], [2, 0, 1, 3, 0])
  assert.equal(features[0]!.hasMissing, true)
})

test('many distinct values fill bins of nearly equal weight', () => {
  const random = createRandom(3)
  const { features, bins } = binTable(
    createTable([
      numberColumn(
        'x',
        Array.from({ length: 5000 }, () => random.normal()),
      ),
    ]),
    { maxBins: 50 },
  )
  const counts = new Float64Array(features[0]!.binCount)
  for (const bin of bins[0]!) counts[bin]! += 1
  assert.equal(counts.length, 50)
  assert.ok(Math.min(...counts) >= 95 && Math.max(...counts) <= 105)
})

test('a weight of two cuts bins as the row given twice', () => {
  const random = createRandom(4)
  const values = Array.from({ length: 700 }, () => random.normal())
  const weights = Float64Array.from(values, (_, row) => 1 + (row % 2))
  const twice = values.flatMap((value, row) => (row % 2 ? [value, value] : [value]))
  const weighted = binTable(createTable([numberColumn('x', values)]), { maxBins: 20, weights })
  const repeated = binTable(createTable([numberColumn('x', twice)]), { maxBins: 20 })
  assert.deepEqual(weighted.features, repeated.features)
})

test('one value holding most of the weight has a bin of its own', () => {
  const values = [...Array.from({ length: 1000 }, () => 0), ...Array.from({ length: 300 }, (_, i) => i - 150)]
  const { features, bins } = binTable(createTable([numberColumn('x', values)]), { maxBins: 10 })
  const zero = bins[0]![0]!
  assert.equal(features[0]!.low[zero], 0)
  assert.equal(features[0]!.high[zero], 0)
})

test('every value lies between the edges of its bin', () => {
  const random = createRandom(5)
  const values = Float64Array.from({ length: 2000 }, () => Math.exp(10 * random.normal()))
  const cut = binTable(createTable([numberColumn('x', values)]), { maxBins: 40 }).features[0]!
  const bins = assignBins(cut, values)
  values.forEach((value, row) => {
    const bin = bins[row]!
    assert.ok(bin === 0 || value >= cut.edges[bin - 1]!)
    assert.ok(bin === cut.binCount - 1 || value < cut.edges[bin]!)
  })
})

test('values at the ends of the number range are binned', () => {
  const values = [-Number.MAX_VALUE, -1, 0, 1, Number.MAX_VALUE]
  const { bins } = binTable(createTable([numberColumn('x', values)]))
  assert.deepEqual([...bins[0]!], [0, 1, 2, 3, 4])
})

test('levels that no training row has count as unseen, and are binned as missing', () => {
  const all = createTable([categoryColumn('city', ['Oslo', 'Rome', 'Oslo', null, 'Lima'])])
  const training = takeRows(all, [0, 2, 3, 4])
  const features = describeFeatures(training)
  assert.deepEqual(features[0]!.levels, ['Oslo', 'Lima'])
  const matrix = encodeTable(features, all)
  assert.deepEqual([...matrix.columns[0]!], [0, Number.NaN, 0, Number.NaN, 1])
  const { features: cuts } = binTable(training)
  assert.deepEqual([...assignBins(cuts[0]!, matrix.columns[0]!)], [0, 2, 0, 2, 1])
})

test('the rarest of more than 255 levels share a bin', () => {
  const cells = Array.from({ length: 300 }, (_, i) => `level ${i}`)
  const { features, bins } = binTable(
    createTable([categoryColumn('code', [...cells.slice(0, 200), ...cells])]),
  )
  assert.equal(features[0]!.binCount, 255)
  assert.equal(new Set(bins[0]!.subarray(0, 200)).size, 200)
  assert.equal(bins[0]!.at(-1), 254)
})

test('text is left out, booleans and infinities are numbers', () => {
  const table = createTable([
    textColumn('note', ['a', 'b', 'c']),
    booleanColumn('remote', [true, null, false]),
    numberColumn('pay', [Infinity, -Infinity, 1]),
  ])
  const features = describeFeatures(table)
  const { columns } = encodeTable(features, table)
  assert.deepEqual(
    features.map(({ name }) => name),
    ['remote', 'pay'],
  )
  assert.deepEqual([...columns[0]!], [1, Number.NaN, 0])
  assert.deepEqual([...columns[1]!], [Number.MAX_VALUE, -Number.MAX_VALUE, 1])
})

test('an entirely missing column has one empty bin', () => {
  const { features, bins } = binTable(createTable([numberColumn('x', [null, null])]))
  assert.equal(features[0]!.binCount, 1)
  assert.deepEqual([...bins[0]!], [1, 1])
})
