import type { EstimatorDefinition } from '../estimator.ts'
import type { Pool } from '../parallel/pool.ts'
import type { Shared } from '../parallel/shared-input.ts'
import { drawConfigurations } from './configurations.ts'
import type { Configuration } from './configurations.ts'
import { learnersUrl } from './fit-rows.ts'
import { gridConfigurations } from './grid-configurations.ts'
import type { Grid } from './grid-configurations.ts'
import type { LearningData } from './fit-rows.ts'
import type { Fold } from './fold.ts'
import type { Journal } from './journal.ts'
import { defaultLoss } from './loss.ts'
import type { LossName } from './loss.ts'
import { planRungs } from './rungs.ts'
import type { Rung, SearchStrategy } from './rungs.ts'

export interface SearchSettings {
  /** A learner's definition; its declared ranges are what is searched. */
  readonly learner: Pick<EstimatorDefinition, 'name' | 'params'>
  /** Parameters that are set and not searched. */
  readonly fixed?: Configuration
  readonly strategy?: SearchStrategy
  /** Values to be crossed by a grid search; without them, even values of the declared ranges. */
  readonly grid?: Grid
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
export interface PlannedSearch extends Required<Omit<SearchSettings, 'evaluations' | 'grid' | 'journal'>> {
  readonly data: Shared<LearningData>
  readonly folds: readonly Fold[]
  readonly journal: Journal | undefined
  /** What is tried whatever the losses. */
  readonly configurations: readonly Configuration[]
  /** How many there may be with those that losses speak for. */
  readonly mostConfigurations: number
  readonly rungs: readonly Rung[]
  readonly fits: number
}

/** Draws before a model-based search has something to learn from, the default among them. */
const firstDraws = 6

/** Settles all of a search but its fits. Throws `invalid-param` for a grid that cannot be or cannot be afforded. */
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
  const affordable = planned[0]!.configurations
  const configurations =
    strategy === 'grid'
      ? gridConfigurations(learner.params, affordable, { fixed, grid: settings.grid })
      : drawConfigurations(
          learner.params,
          strategy === 'tpe' ? Math.min(firstDraws, affordable) : affordable,
          {
            fixed,
            seed,
          },
        )
  // A model-based search goes on from its first draws, unless these are all there is.
  const goesOn = strategy === 'tpe' && configurations.length === firstDraws
  const mostConfigurations = goesOn ? affordable : configurations.length
  const rungs = planned.map((rung) => ({
    ...rung,
    configurations: Math.min(rung.configurations, mostConfigurations),
  }))
  return {
    learner,
    strategy,
    fixed,
    loss,
    seed,
    data,
    folds,
    configurations,
    mostConfigurations,
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
