import { checkData } from './check-data.ts'
import type { LearningData } from './fit-rows.ts'
import type { Fold } from './fold.ts'
import { planSearch } from './plan-search.ts'
import type { SearchSettings } from './plan-search.ts'
import { runSearch } from './run-search.ts'
import type { SearchResult } from './run-search.ts'

export interface SearchInput extends LearningData, SearchSettings {
  readonly folds: readonly Fold[]
}

/**
 * Looks for better parameters than the default by cross-validation. The result depends on the
 * seed, not on the number of threads or the order in which fits end, nor on whether a journal was
 * resumed. Throws what the learner throws, `shape`, and `cancelled`.
 */
export async function search(input: SearchInput): Promise<SearchResult> {
  const { pool, table, target, weights, groups, preparation, folds } = input
  checkData(input, folds)
  using data = pool.share<LearningData>({ table, target, weights, groups, preparation })
  return runSearch(planSearch(input, data, folds))
}
