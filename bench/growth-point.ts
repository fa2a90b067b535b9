/** One point of the growth plot, in a process of its own so that its peak memory is its own: rows as the argument, JSON out. */
import { learnerNamed } from '@cadre/learn/learners'
import { rocAuc } from '@cadre/learn/metrics'
import { createTable, numberColumn, sliceRows } from '@cadre/learn/table'
import { availableParallelism } from 'node:os'
import { standard } from './cases.ts'
import { makeBenchTable } from './data.ts'

const rows = Number(process.argv[2])
const made = makeBenchTable({ name: 'growth', rows, numbers: 28, categories: 0 })
const table = createTable(
  made.columns.map((values, index) => numberColumn(`f${index}`, values)),
  made.rows,
)
const bytesPerNumber = 8
const target = { task: 'binary', classes: ['0', '1'], values: made.y.subarray(0, rows) } as const
const learner = learnerNamed('gradient-boosting').create({
  rounds: standard.rounds,
  maxLeaves: standard.leaves,
  maxBins: standard.bins,
  learningRate: standard.rate,
  l2: standard.l2,
  minLeafWeight: standard.minRows,
  featureFraction: 1,
})
const start = performance.now()
const fitted = await learner.fit(sliceRows(table, 0, rows), target, undefined, {
  seed: 1,
  threads: availableParallelism(),
})
const fitMs = performance.now() - start
const heldOut = sliceRows(table, rows, made.rows)
const scoreStart = performance.now()
const scores = fitted.predict(heldOut)
const scoreMs = performance.now() - scoreStart
process.stdout.write(
  JSON.stringify({
    rows,
    fitMs,
    scoredPerSecond: (1000 * heldOut.rowCount) / scoreMs,
    auc: rocAuc(made.y.subarray(rows), scores),
    tableBytes: made.rows * made.columns.length * bytesPerNumber,
    peakBytes: process.resourceUsage().maxRSS * 1024,
  }),
)
