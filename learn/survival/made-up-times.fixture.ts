import { createRandom } from '../random.ts'
import { categoryColumn, createTable, numberColumn } from '../table/index.ts'
import type { Table } from '../table/index.ts'
import { createSurvivalTarget } from './survival-target.ts'
import type { SurvivalTarget } from './survival-target.ts'

export interface MadeUpTimes {
  readonly table: Table
  readonly target: SurvivalTarget
  /** Hazard ratio of each row, on the log scale. */
  readonly truth: Float64Array
}

/**
 * Rows whose hazard of 0.08 is multiplied by e^(0.8 · pay + 0.7 in team B) at all times, watched for 24 units at most
 * and lost from sight by chance; with `late`, many are watched only from some time on. Times are whole with `whole`.
 */
export function madeUpTimes(
  rows: number,
  seed: number,
  { late = false, whole = false }: { readonly late?: boolean; readonly whole?: boolean } = {},
): MadeUpTimes {
  const random = createRandom(seed)
  const pay = new Float64Array(rows)
  const noise = new Float64Array(rows)
  const teams: string[] = []
  const truth = new Float64Array(rows)
  const [entry, exit, event] = [new Float64Array(rows), new Float64Array(rows), new Int32Array(rows)]
  for (let row = 0; row < rows;) {
    pay[row] = random.normal()
    noise[row] = random.normal()
    teams[row] = random.next() < 0.5 ? 'A' : 'B'
    truth[row] = 0.8 * pay[row]! + (teams[row] === 'B' ? 0.7 : 0)
    const happens = -Math.log(1 - random.next()) / (0.08 * Math.exp(truth[row]!))
    const lost = Math.min(24, -Math.log(1 - random.next()) * 30)
    const begins = late && random.next() < 0.5 ? random.next() * 12 : 0
    const ends = Math.min(happens, lost)
    entry[row] = whole ? Math.floor(begins) : begins
    exit[row] = whole ? Math.ceil(ends) : ends
    event[row] = happens <= lost ? 1 : 0
    // Whoever was gone before watching began was never seen.
    if (exit[row]! > entry[row]!) row++
  }
  const table = createTable([
    numberColumn('pay', pay),
    numberColumn('noise', noise),
    categoryColumn('team', teams),
  ])
  return { table, target: createSurvivalTarget({ entry, exit, event }), truth }
}
