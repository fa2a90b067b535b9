import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createRandom, deriveSeed } from '../random.ts'
import { createTable, numberColumn, takeRows } from '../table/index.ts'
import type { Table } from '../table/index.ts'
import { adjustedRand, chooseClusterCount, gaussianMixture, kMeans, silhouette } from './index.ts'

/** Points around as many middles as there are, each with its number. */
function blobs(
  middles: number,
  { rows = 240, apart = 8, seed = 1 } = {},
): { table: Table; truth: Int32Array } {
  const random = createRandom(deriveSeed(seed, 'blobs'))
  const truth = Int32Array.from({ length: rows }, (_, row) => row % middles)
  const column = (offset: (group: number) => number) =>
    Float64Array.from(truth, (group) => offset(group) + random.normal())
  const x = column((group) => apart * Math.cos((2 * Math.PI * group) / middles))
  const y = column((group) => apart * Math.sin((2 * Math.PI * group) / middles))
  return { table: createTable([numberColumn('x', x), numberColumn('y', y)]), truth }
}

const { table, truth } = blobs(3)

// What every clusterer promises.
for (const definition of [kMeans, gaussianMixture]) {
  void describe(definition.name, () => {
    const create = () => definition.create({ clusters: 3 })

    void test('groups that lie apart are found', async () => {
      assert.equal(adjustedRand((await create().fit(table, undefined)).assign(table), truth), 1)
    })

    void test('the same seed gives the same bits', async () => {
      const [first, second] = [
        await create().fit(table, undefined, { seed: 4 }),
        await create().fit(table, undefined, { seed: 4 }),
      ]
      assert.deepEqual(first.toJSON(), second.toJSON())
    })

    void test('memberships sum to 1 and speak for the assigned cluster', async () => {
      const fitted = await create().fit(table, undefined)
      const memberships = fitted.memberships(table)
      fitted.assign(table).forEach((cluster, row) => {
        const own = memberships.subarray(row * 3, row * 3 + 3)
        assert.ok(Math.abs(own.reduce((sum, share) => sum + share, 0) - 1) < 1e-12)
        assert.equal(own.indexOf(Math.max(...own)), cluster)
      })
    })

    void test('a weight of 2 is the row twice, and a weight of 0 no row', async () => {
      const weights = Float64Array.from(truth, (_, row) => (row < 60 ? 2 : row < 120 ? 0 : 1))
      const twice = takeRows(table, [
        ...Array.from({ length: 120 }, (_, at) => Math.floor(at / 2)),
        ...Array.from({ length: 120 }, (_, at) => 120 + at),
      ])
      const [first, second] = [
        await create().fit(table, weights, { seed: 2 }),
        await create().fit(twice, undefined, { seed: 2 }),
      ]
      assert.equal(adjustedRand(first.assign(table), second.assign(table)), 1)
      const sorted = (centres: Float64Array) =>
        Array.from({ length: 3 }, (_, at) => centres[2 * at]!).toSorted((a, b) => a - b)
      sorted(first.centres).forEach((centre, at) =>
        assert.ok(Math.abs(centre - sorted(second.centres)[at]!) < 1e-6),
      )
    })

    void test('JSON reads back to the same bits, and a cut one is refused', async () => {
      const fitted = await create().fit(table, undefined)
      const json = JSON.parse(JSON.stringify(fitted.toJSON()))
      assert.deepEqual(definition.fromJson(json).memberships(table), fitted.memberships(table))
      for (const centres of [[], [1, 2, 3], 'x'])
        assert.throws(() => definition.fromJson({ ...json, centres }), { code: 'invalid-model' })
      assert.throws(() => definition.fromJson({ ...json, kind: 'other' }), { code: 'invalid-model' })
    })

    void test('constant columns and equal rows do no harm', async () => {
      const flat = createTable([
        numberColumn('x', Array(12).fill(3)),
        numberColumn('y', [...Array(6).fill(0), ...Array(6).fill(1)]),
      ])
      const fitted = await create().fit(flat, undefined)
      assert.ok(fitted.memberships(flat).every(Number.isFinite))
      assert.equal(
        adjustedRand((await definition.create({ clusters: 2 }).fit(flat, undefined)).assign(flat), [
          ...Array(6).fill(0),
          ...Array(6).fill(1),
        ]),
        1,
      )
    })

    void test('mistakes are told', async () => {
      const holes = createTable([numberColumn('x', [1, null, 3, 4])])
      await assert.rejects(create().fit(holes, undefined), {
        code: 'column-kind',
        message: /"x" has a missing cell in row 2/,
      })
      await assert.rejects(create().fit(takeRows(table, [0, 1]), undefined), { code: 'too-few-rows' })
      await assert.rejects(create().fit(table, new Float64Array(3)), { code: 'shape' })
      await assert.rejects(create().fit(table, undefined, { signal: AbortSignal.abort() }), {
        code: 'cancelled',
      })
      assert.throws(() => definition.create({ clusters: 0 }), { code: 'invalid-param' })
    })
  })
}

for (const middles of [2, 3, 5]) {
  test(`${middles} groups that lie apart are counted, by stability and by stability with BIC`, async () => {
    const data = blobs(middles, { seed: middles }).table
    const create = [
      (clusters: number) => kMeans.create({ clusters, starts: 5 }),
      (clusters: number) => gaussianMixture.create({ clusters, starts: 2 }),
    ]
    for (const of of create) {
      const choice = await chooseClusterCount(data, of, { to: 6, samples: 6 })
      assert.equal(choice.clusters, middles, JSON.stringify(choice.tried))
    }
  })
}

test('points without groups are better not grouped', async () => {
  const random = createRandom(3)
  const cloud = createTable(
    ['a', 'b', 'c', 'd'].map((name) =>
      numberColumn(
        name,
        Float64Array.from({ length: 200 }, () => random.normal()),
      ),
    ),
  )
  const choice = await chooseClusterCount(cloud, (clusters) => kMeans.create({ clusters, starts: 3 }), {
    to: 5,
    samples: 8,
  })
  assert.equal(choice.clusters, 1, JSON.stringify(choice.tried))
  assert.match(choice.reason, /No grouping comes again/)
})

test('a silhouette needs two clusters', () => {
  assert.throws(() => silhouette(table, new Int32Array(table.rowCount)), { code: 'too-few-rows' })
})
