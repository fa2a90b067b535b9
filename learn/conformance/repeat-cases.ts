import assert from 'node:assert/strict'
import { createRandom } from '../random.ts'
import { contentHash, shareTable, sliceRows, takeRows } from '../table/index.ts'
import { takeTarget } from '../take-target.ts'
import { assertClose, assertSameBits, assertSameModel } from './subject.ts'
import type { Case, Params } from './subject.ts'

/** Same inputs, same bits: seeds, threads, order, storage. */
export const repeatCases: readonly Case[] = [
  {
    name: 'the same seed gives the same model to the bit',
    async run({ fit, unseen }) {
      const [first, second] = [await fit({ seed: 5 }), await fit({ seed: 5 })]
      assertSameModel(second, first, unseen)
      assert.deepEqual(second.toJSON(), first.toJSON())
    },
  },
  {
    name: 'one thread and two give the same model',
    async run({ fit, unseen }) {
      const [one, two] = [await fit({ threads: 1 }), await fit({ threads: 2 })]
      assertSameModel(two, one, unseen)
      assert.deepEqual(two.toJSON(), one.toJSON())
    },
  },
  {
    name: 'a table over shared memory gives the same model and predictions',
    async run({ fit, table, unseen }) {
      const [own, shared] = [await fit(), await fit({ table: shareTable(table) })]
      assertSameModel(shared, own, unseen)
      assertSameBits(own.predict(shareTable(unseen)), own.predict(unseen), 'predictions of a shared table')
    },
  },
  {
    name: 'a prediction does not depend on the other rows or their order',
    async run({ fit, unseen }) {
      const fitted = await fit()
      const { outputs } = fitted
      const all = fitted.predict(unseen)
      const order = createRandom(3).shuffle(Int32Array.from({ length: unseen.rowCount }, (_, row) => row))
      const shuffled = fitted.predict(takeRows(unseen, order))
      for (const [position, row] of order.entries()) {
        const expected = all.slice(row * outputs, (row + 1) * outputs)
        assertSameBits(
          shuffled.slice(position * outputs, (position + 1) * outputs),
          expected,
          `row ${row} in a new order`,
        )
        assertSameBits(fitted.predict(sliceRows(unseen, row, row + 1)), expected, `row ${row} alone`)
      }
    },
  },
  {
    name: 'a model read back from JSON predicts and explains to the same bits',
    async run({ fit, definition, unseen }) {
      const fitted = await fit()
      const text = JSON.stringify(fitted.toJSON())
      const read = definition.fromJson(JSON.parse(text) as ReturnType<typeof fitted.toJSON>)
      assertSameModel(read, fitted, unseen)
      assert.deepEqual(JSON.stringify(read.toJSON()), text)
      assert.deepEqual(
        [read.task, read.classes, read.link, read.outputs, Boolean(read.explain)],
        [fitted.task, fitted.classes, fitted.link, fitted.outputs, Boolean(fitted.explain)],
      )
      if (!fitted.explain) return
      const [before, after] = [fitted.explain(unseen), read.explain!(unseen)]
      assert.deepEqual(after.names, before.names)
      assertSameBits(after.base, before.base, 'base of explanations')
      assertSameBits(after.values, before.values, 'contributions')
    },
  },
  {
    name: 'neither fitting nor predicting changes what it is given',
    async run({ fit, table, target, unseen }) {
      const weights = new Float64Array(table.rowCount).fill(1)
      const hashes = [contentHash(table), contentHash(unseen), target.values.join()]
      const fitted = await fit({ weights })
      fitted.predict(unseen)
      fitted.explain?.(unseen)
      assert.deepEqual([contentHash(table), contentHash(unseen), target.values.join()], hashes)
      assert.ok(weights.every((weight) => weight === 1))
    },
  },
]

/** How a learner counts weights, told where it is tested. */
export interface WeightRule {
  /** Parameters under which a row of weight 2 is the row twice, for learners that draw rows by chance. */
  readonly params?: Params
  /** Largest difference of a prediction, relative to the largest one. */
  readonly tolerance?: number
}

/** Weight 2 is the row twice; and, told apart from it, weight 0 is no row. */
export function weightCases({ params = {}, tolerance = 1e-6 }: WeightRule): readonly Case[] {
  return [
    {
      name: 'a row of weight 2 counts as the row twice',
      async run({ fit, definition, table, target, unseen }) {
        // A row twice takes two places of its list.
        if (definition.ranks) return
        const everyRow = Array.from({ length: table.rowCount }, (_, row) => row)
        const rows = [...everyRow, ...everyRow.filter((row) => row % 3 === 0)]
        const weights = Float64Array.from(everyRow, (row) => (row % 3 === 0 ? 2 : 1))
        const weighted = await fit({ weights, params })
        const repeated = await fit({
          table: takeRows(table, rows),
          target: takeTarget(target, rows),
          // Else cross-fitted steps would part a row from its twin.
          groups: Int32Array.from(rows),
          params,
        })
        assertClose(weighted.predict(unseen), repeated.predict(unseen), tolerance)
      },
    },
    {
      name: 'equal weights are no weights',
      async run({ fit, table, unseen }) {
        const weights = new Float64Array(table.rowCount).fill(1)
        assertClose((await fit({ weights })).predict(unseen), (await fit()).predict(unseen), 1e-12)
      },
    },
  ]
}
