import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

import type { Target } from '../estimator.ts'
import { numberColumn } from '../table/column.ts'
import { createTable } from '../table/table.ts'
import { boosting } from './boosting.ts'

type Margins = Readonly<Record<string, readonly number[]>>

interface Golden {
  readonly x: readonly number[][]
  readonly number: readonly number[]
  readonly binary: readonly number[]
  readonly xgboost: Margins
  readonly lightgbm: Margins
}

const golden = JSON.parse(readFileSync(new URL('constraints.golden.json', import.meta.url), 'utf8')) as Golden
const table = createTable(golden.x.map((cells, f) => numberColumn(`x${f}`, cells)))
const targets: Readonly<Record<'squared' | 'logistic', Target>> = {
  squared: { task: 'regression', values: Float64Array.from(golden.number), classes: [] },
  logistic: { task: 'binary', values: Float64Array.from(golden.binary), classes: ['no', 'yes'] },
}
const libraries = [
  {
    name: 'XGBoost',
    margins: golden.xgboost,
    params: { growth: 'depth-wise', maxDepth: 3, maxLeaves: 64, minLeafWeight: 0, minLeafHessian: 2 },
    tolerance: 1e-5,
  },
  { name: 'LightGBM', margins: golden.lightgbm, params: { maxLeaves: 6 }, tolerance: 1e-6 },
] as const

for (const { name, margins, params, tolerance } of libraries) {
  for (const [what, expected] of Object.entries(margins)) {
    test(`${params.maxLeaves === 64 ? 'depth-wise' : 'leaf-wise'} ${what} margins are ${name}'s`, async () => {
      const shared = { rounds: 15, learningRate: 0.1, l2: 2, featureFraction: 1 }
      const monotone = what.endsWith('Monotone') ? 'x0=up,x1=down,x3=down' : ''
      const interactions = what.endsWith('Groups') ? 'x0,x1;x1,x2' : ''
      const fitted = await boosting
        .create({ ...shared, ...params, monotone, interactions })
        .fit(table, targets[what.startsWith('squared') ? 'squared' : 'logistic'], undefined)
      fitted
        .predictMargin(table)
        .forEach((margin, i) => assert.ok(Math.abs(margin - expected[i]!) <= tolerance, `${margin} at ${i}`))
    })
  }
}
