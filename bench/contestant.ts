/** Cadre's side of the benchmark: one long-lived process, one case per line of JSON, as the peers. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Fitted, Target } from '@cadre/learn'
import { learnerNamed } from '@cadre/learn/learners'
import { rocAuc } from '@cadre/learn/metrics'
import { categoryColumn, createTable, numberColumn, takeRows } from '@cadre/learn/table'
import type { Table } from '@cadre/learn/table'
import type { BenchCase } from './cases.ts'
import { searchHere } from './search-contestant.ts'
import type { SearchCase } from './search-contestant.ts'

interface Split {
  readonly train: Table
  readonly target: Target
  readonly test: Table
  readonly testValues: Float64Array
}

const splits = new Map<string, Split>()
const models = new Map<string, Fitted>()

for await (const line of createInterface({ input: process.stdin })) {
  const { work, case: benchCase } = JSON.parse(line) as { work: string; case: BenchCase & { folder: string } }
  const answer = await answerTo(work, benchCase)
  process.stdout.write(`${JSON.stringify(answer)}\n`)
}

async function answerTo(work: string, benchCase: BenchCase & { folder: string }) {
  if (work === 'versions') return { node: process.version }
  if (work === 'search') return searchHere(benchCase as unknown as SearchCase, loadSplit(benchCase.folder))
  return run(benchCase)
}

async function run(
  benchCase: BenchCase & { readonly folder: string },
): Promise<{ ms: number; quality: number }> {
  const split = loadSplit(benchCase.folder)
  switch (benchCase.work) {
    case 'boosting':
    case 'forest':
      return fit(benchCase, split)
    case 'scoring':
      return score(benchCase, split)
    case 'attribution':
      return attribute(benchCase, split)
  }
}

async function fit(
  benchCase: BenchCase & { readonly folder: string },
  { train, target, test, testValues }: Split,
) {
  const { rounds, leaves, bins, rate, l2, minRows, trees } = benchCase.params
  const learner =
    benchCase.work === 'boosting'
      ? learnerNamed('gradient-boosting').create({
          rounds,
          maxLeaves: leaves,
          maxBins: bins,
          learningRate: rate,
          l2,
          minLeafWeight: minRows,
          featureFraction: 1,
        })
      : learnerNamed('random-forest').create({ trees, minLeafWeight: minRows, maxLeaves: 1e9 })
  const start = performance.now()
  const fitted = await learner.fit(train, target, undefined, { seed: 1, threads: benchCase.threads })
  const ms = performance.now() - start
  models.set(benchCase.folder + benchCase.work, fitted)
  return { ms, quality: rocAuc(testValues, fitted.predict(test)) }
}

async function score(benchCase: BenchCase & { readonly folder: string }, split: Split) {
  const fitted = await boosterOf(benchCase, split)
  const repeat = benchCase.repeat ?? 1
  const rows = split.test.rowCount
  const table = takeRows(
    split.test,
    Int32Array.from({ length: rows * repeat }, (_, row) => row % rows),
  )
  const start = performance.now()
  const scores = fitted.predict(table)
  const ms = performance.now() - start
  return {
    ms,
    quality: rocAuc(
      Float64Array.from({ length: rows * repeat }, (_, row) => split.testValues[row % rows]!),
      scores,
    ),
  }
}

async function attribute(benchCase: BenchCase & { readonly folder: string }, split: Split) {
  const fitted = await boosterOf(benchCase, split)
  const table = takeRows(
    split.test,
    Int32Array.from({ length: benchCase.rows ?? 1000 }, (_, row) => row),
  )
  const start = performance.now()
  const { values } = fitted.explain!(table)
  const ms = performance.now() - start
  return { ms, quality: values.reduce((sum, value) => sum + Math.abs(value), 0) / values.length }
}

async function boosterOf(benchCase: BenchCase & { readonly folder: string }, split: Split): Promise<Fitted> {
  if (!models.has(`${benchCase.folder}boosting`)) await fit({ ...benchCase, work: 'boosting' }, split)
  return models.get(`${benchCase.folder}boosting`)!
}

function loadSplit(folder: string): Split {
  const known = splits.get(folder)
  if (known) return known
  const meta = JSON.parse(readFileSync(join(folder, 'meta.json'), 'utf8')) as {
    rows: number
    trainRows: number
    columns: number
    categorical: number[]
  }
  const x = doublesOf(join(folder, 'x.f64'))
  const y = doublesOf(join(folder, 'y.f64'))
  const table = createTable(
    Array.from({ length: meta.columns }, (_, index) => {
      const values = x.slice(index * meta.rows, (index + 1) * meta.rows)
      if (!meta.categorical.includes(index)) return numberColumn(`f${index}`, values)
      return categoryColumn(
        `f${index}`,
        Array.from(values, (value) => (Number.isNaN(value) ? null : `level ${value}`)),
      )
    }),
  )
  const rowsFrom = (from: number, to: number): Int32Array =>
    Int32Array.from({ length: to - from }, (_, row) => from + row)
  const split: Split = {
    train: takeRows(table, rowsFrom(0, meta.trainRows)),
    target: { task: 'binary', classes: ['no', 'yes'], values: y.slice(0, meta.trainRows) },
    test: takeRows(table, rowsFrom(meta.trainRows, meta.rows)),
    testValues: y.slice(meta.trainRows),
  }
  splits.set(folder, split)
  return split
}

function doublesOf(path: string): Float64Array {
  const bytes = readFileSync(path)
  return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
}
