import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createRandom } from '@cadre/learn'
import type { Contestant } from './contestant-process.ts'
import { makeBenchTable, writeForPeers } from './data.ts'
import type { BenchTable } from './data.ts'
import type { CaseResult } from './render-results.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const adultFile = join(process.env['CADRE_REAL_DATA'] ?? join(root, '..', 'shared', 'data'), 'adult.data')
const adultNumbers: ReadonlySet<number> = new Set([0, 2, 4, 10, 11, 12])
const trainShare = 0.8

/** Fits: 50 configurations by 5 folds, and one of the best on all training rows. */
const settings = { configurations: 50, folds: 5, threads: 2 }
const peers = ['xgboost', 'lightgbm']

/**
 * The same 50 configurations of boosted trees by the same number of folds, on all cores: ours, then scikit-learn's
 * RandomizedSearchCV over its peers with what ours has drawn. Once each, as it takes minutes; the quality is the AUC of
 * the model kept, on rows apart. On adult where that file lies beside the repository, else on made-up rows of its size.
 */
export async function benchSearch(
  folder: string,
  { cadre, peers: python }: { readonly cadre: Contestant; readonly peers: Contestant },
): Promise<CaseResult> {
  const table = existsSync(adultFile) ? adultTable() : makeBenchTable(incomeShape)
  const data = join(folder, `search-${table.name}`)
  writeForPeers(table, data)
  const request = { work: 'search', case: { ...settings, folder: data } }
  const own = await cadre.ask(request)
  const answers = new Map([['cadre', own]])
  const drawn = { ...request, case: { ...request.case, drawn: own['drawn'] } }
  for (const peer of peers) answers.set(peer, await python.ask({ ...drawn, peer }))
  return {
    name: `search: 50 configurations × 5 folds on ${table.name}, ${table.trainRows.toLocaleString('en')} × ${table.columns.length}`,
    goal: 2,
    timings: [...answers].map(([name, { ms, quality, error }]) => {
      if (typeof ms !== 'number' || typeof quality !== 'number') throw new Error(`${name}: ${String(error)}`)
      return { name, ms, low: ms, high: ms, quality }
    }),
  }
}

const incomeShape = { name: 'made-up rows', rows: 26_048, numbers: 6, categories: 8 }

/** The census file in an order drawn by seed, categories as codes. */
function adultTable(): BenchTable {
  const lines = readFileSync(adultFile, 'utf8').trim().split('\n')
  const order = createRandom(1).shuffle(Int32Array.from(lines.keys()))
  const cells = Array.from(order, (line) => lines[line]!.split(',').map((cell) => cell.trim()))
  const last = cells[0]!.length - 1
  return {
    name: 'adult',
    rows: cells.length,
    trainRows: Math.floor(trainShare * cells.length),
    columns: Array.from({ length: last }, (_, column) => {
      const own = cells.map((row) => row[column]!)
      return adultNumbers.has(column) ? Float64Array.from(own, Number) : codesOf(own)
    }),
    categorical: Array.from({ length: last }, (_, column) => column).filter(
      (column) => !adultNumbers.has(column),
    ),
    y: Float64Array.from(cells, (row) => Number(row[last] === '>50K')),
  }
}

function codesOf(labels: readonly string[]): Float64Array {
  const levels = [...new Set(labels)].filter((label) => label !== '?').sort()
  const codeOf = new Map(levels.map((level, code) => [level, code]))
  return Float64Array.from(labels, (label) => codeOf.get(label) ?? Number.NaN)
}
