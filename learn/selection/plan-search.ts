import type { EstimatorDefinition } from '../estimator.ts'
import type { Pool } from '../parallel/pool.ts'
import type { Shared } from '../parallel/shared-input.ts'
import { drawConfigurations } from './configurations.ts'
import type { Configuration } from './configurations.ts'
import { learnersUrl } from './fit-rows.ts'
import type { LearningData } from './fit-rows.ts'
import type { Fold } from './fold.ts'
import type { Journal } from './journal.ts'
import { defaultLoss } from './loss.ts'
import type { LossName } from './loss.ts'
import { planRungs } from './rungs.ts'
import type { Rung } from './rungs.ts'

export interface SearchSettings {
  /** A learner's definition; its declared ranges are what is searched. */
  readonly learner: Pick<EstimatorDefinition, 'name' | 'params'>
  /** Parameters that are set and not searched. */
  readonly fixed?: Configuration
  /** 'halving' drops most configurations after fits on a share of the rows. */
  readonly strategy?: 'random' | 'halving'
  /** Fits there may be in all; at least one configuration, the default, is always evaluated. */
  readonly evaluations: number
  readonly loss?: LossName
  /** By how many standard errors a configuration must beat the default to replace it. */
  readonly standardErrors?: number
  readonly seed: number
  readonly pool: Pool
  readonly journal?: Journal | undefined
  readonly signal?: AbortSignal | undefined
  /** Called with fits done and fits in all. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined
  readonly registryUrl?: string
}

/** A search with everything settled but its fits. */
export interface PlannedSearch extends Required<
  Omit<SearchSettings, 'evaluations' | 'strategy' | 'journal'>
> {
  readonly data: Shared<LearningData>
  readonly folds: readonly Fold[]
  readonly journal: Journal | undefined
  readonly configurations: readonly Configuration[]
  readonly rungs: readonly Rung[]
  readonly fits: number
}

export function planSearch(
  settings: SearchSettings,
  data: Shared<LearningData>,
  folds: readonly Fold[],
): PlannedSearch {
  const {
    learner,
    strategy = 'random',
    evaluations,
    fixed = {},
    seed,
    loss = defaultLoss(data.value.target),
  } = settings
  const planned = planRungs({ strategy, evaluations, folds })
  const configurations = drawConfigurations(learner.params, planned[0]!.configurations, { fixed, seed })
  const rungs = planned.map((rung) => ({
    ...rung,
    configurations: Math.min(rung.configurations, configurations.length),
  }))
  return {
    learner,
    fixed,
    loss,
    seed,
    data,
    folds,
    configurations,
    rungs,
    fits: rungs.reduce((sum, rung) => sum + rung.configurations * folds.length, 0),
    standardErrors: settings.standardErrors ?? 1,
    pool: settings.pool,
    journal: settings.journal,
    signal: settings.signal,
    onProgress: settings.onProgress,
    registryUrl: settings.registryUrl ?? learnersUrl,
  }
}
