import type { Pool } from '../parallel/index.ts'
import { createTable, numberColumn } from '../table/index.ts'
import { makeFolds } from './folds.ts'
import { learnerNamed } from './learners.fixture.ts'
import type { SearchInput } from './search.ts'

/** A search for the lowest place of a known surface: its height is the loss, as the target is 0. */
export function surfaceInput(pool: Pool, options: Partial<SearchInput> = {}): SearchInput {
  const rowCount = 8
  return {
    table: createTable([numberColumn('x', new Float64Array(rowCount))]),
    target: { task: 'regression', values: new Float64Array(rowCount), classes: [] },
    folds: makeFolds({ kind: 'plain', folds: 2, rowCount, seed: 1 }),
    learner: learnerNamed('surface'),
    evaluations: 80,
    seed: 1,
    pool,
    registryUrl: new URL('./learners.fixture.ts', import.meta.url).href,
    ...options,
  }
}
