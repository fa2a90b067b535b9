import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

import type { Target } from '../estimator.ts'
import { numberColumn } from '../table/column.ts'
import { createTable, takeRows } from '../table/table.ts'
import { extraTrees } from './extra-trees.ts'

interface Golden {
  readonly x: readonly number[][]
  readonly number: readonly number[]
  readonly binary: readonly number[]
  readonly three: readonly number[]
  /** scikit-learn's loss on the second half, over five seeds. */
  readonly losses: Readonly<Record<Target['task'], { readonly mean: number; readonly spread: number }>>
}

const golden = JSON.parse(readFileSync(new URL('extra-trees.golden.json', import.meta.url), 'utf8')) as Golden
const table = createTable(golden.x.map((cells, f) => numberColumn(`x${f}`, cells)))
const half = golden.number.length / 2
const [training, heldOut] = [0, half].map((from) =>
  takeRows(
    table,
    Array.from({ length: half }, (_, i) => from + i),
  ),
)
const targets: readonly Target[] = [
  { task: 'regression', values: Float64Array.from(golden.number), classes: [] },
  { task: 'binary', values: Float64Array.from(golden.binary), classes: ['no', 'yes'] },
  { task: 'multiclass', values: Float64Array.from(golden.three), classes: ['low', 'middle', 'high'] },
]

/** Mean loss of three seeds on the second half: squared error, or log loss. */
async function lossOf(target: Target): Promise<number> {
  const truth = target.values.subarray(half)
  const learned = { ...target, values: target.values.slice(0, half) }
  let sum = 0
  for (const seed of [1, 2, 3]) {
    const fitted = await extraTrees.create({ trees: 200 }).fit(training!, learned, undefined, { seed })
    const predicted = fitted.predict(heldOut!)
    truth.forEach((value, row) => {
      if (target.task === 'regression') sum += (predicted[row]! - value) ** 2
      else if (target.task === 'binary')
        sum -= Math.log(Math.max(value === 1 ? predicted[row]! : 1 - predicted[row]!, 1e-15))
      else sum -= Math.log(Math.max(predicted[fitted.outputs * row + value]!, 1e-15))
    })
  }
  return sum / truth.length / 3
}

for (const target of targets) {
  test(`extra trees predict ${target.task} targets as well as scikit-learn's`, async () => {
    const loss = await lossOf(target)
    const { mean, spread } = golden.losses[target.task]
    assert.ok(loss < mean + 4 * spread + 0.01 * mean, `${loss} against ${mean} ± ${spread}`)
  })
}
