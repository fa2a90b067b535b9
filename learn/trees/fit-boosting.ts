import type { FitOptions, Link, Target } from '../estimator.ts'
import { acquireWorkspace } from '../kernels/workspace.ts'
import type { Table } from '../table/table.ts'
import { boostTrees } from './boost-trees.ts'
import type { BoostingParams } from './boost-trees.ts'
import { createFittedTrees } from './fitted-trees.ts'
import type { FittedTrees } from './fitted-trees.ts'
import type { Loss } from './loss.ts'

export interface BoostingData {
  /** Name of the learner. */
  readonly kind: string
  readonly table: Table
  readonly target: Target
  readonly weights: Float64Array | undefined
  readonly options: FitOptions
}

interface BoostingPlan {
  readonly params: BoostingParams
  readonly link: Link
  /** What is made small, of these rows; of validation rows too. */
  readonly lossFor: (target: Target) => Loss
}

/** Boosts trees in a workspace and wraps them as a model. */
export async function fitBoosting(
  data: BoostingData,
  { params, link, lossFor }: BoostingPlan,
): Promise<FittedTrees> {
  const { kind, target } = data
  const workspace = acquireWorkspace()
  try {
    const { ensemble, rounds } = await boostTrees({ ...data, workspace, lossFor }, params)
    return createFittedTrees({ kind, task: target.task, classes: target.classes, link, ensemble, rounds })
  } finally {
    workspace.release()
  }
}
