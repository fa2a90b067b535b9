import type { Fitted, Target } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import type { FeatureBins } from './binning.ts'
import type { FittedTrees } from './fitted-trees.ts'
import type { TreeEnsemble, TreeFeature } from './tree-ensemble.ts'

interface NewFit {
  readonly kind: string
  readonly target: Target
  readonly features: readonly TreeFeature[]
}

/**
 * The model to go on from, when there is one. Throws `invalid-model` unless it was made by the same
 * learner, for the same task and classes, on the same columns with the same levels.
 */
export function warmTrees(
  warmStart: Fitted | undefined,
  { kind, target, features }: NewFit,
): FittedTrees | undefined {
  if (!warmStart) return undefined
  if (!isFittedTrees(warmStart) || warmStart.kind !== kind) throw refusal(`was not made by "${kind}"`)
  const { task, classes } = target
  if (warmStart.task !== task || JSON.stringify(warmStart.classes) !== JSON.stringify(classes))
    throw refusal('predicts something else')
  const known = warmStart.ensemble.features
  features.forEach((feature, place) => {
    if (JSON.stringify(known[place]) !== JSON.stringify(feature))
      throw refusal(`has other columns, levels or kinds, from "${feature.name}" on`)
  })
  if (known.length > features.length) throw refusal(`has one more column, "${known[features.length]!.name}"`)
  return warmStart
}

/** Throws `invalid-model` when a threshold of the trees lies within a bin, so that bins cannot tell its sides. */
export function checkSameBins(
  { feature, categorySet, threshold }: TreeEnsemble,
  cuts: readonly FeatureBins[],
): void {
  const edges = cuts.map((cut) => new Set([...cut.edges, Infinity]))
  for (let node = 0; node < feature.length; node++) {
    const column = feature[node]!
    if (column < 0 || categorySet[node]! >= 0 || edges[column]!.has(threshold[node]!)) continue
    throw refusal(
      `splits "${cuts[column]!.feature.name}" at ${threshold[node]}, where these rows have no edge of a bin; go on with the rows and \`maxBins\` it began with`,
    )
  }
}

function isFittedTrees(fitted: Fitted): fitted is FittedTrees {
  return 'ensemble' in fitted && 'kind' in fitted
}

function refusal(why: string): LearnError {
  return new LearnError('invalid-model', `The model to go on from ${why}.`)
}
