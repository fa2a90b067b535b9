import { readModel } from '../model-json.ts'
import { resolveParams } from '../params/params.ts'
import type { ParamDeclarations } from '../params/params.ts'
import { createRandom, deriveSeed } from '../random.ts'
import type { Table } from '../table/table.ts'
import type { ClustererDefinition, FittedClusters } from './clusterer.ts'
import { covarianceKinds, covarianceParameters } from './covariance.ts'
import type { CovarianceKind } from './covariance.ts'
import { expect, maximise, maximiseLikelihood } from './expectation-maximisation.ts'
import type { Mixture, MixtureFit } from './expectation-maximisation.ts'
import { lloyd } from './lloyd.ts'
import { rowMatrix, weightedRows } from './row-matrix.ts'
import type { RowMatrix } from './row-matrix.ts'
import { spreadCentres } from './spread-centres.ts'

const name = 'gaussian-mixture'

const params = {
  clusters: {
    kind: 'number',
    default: 3,
    min: 1,
    max: 100,
    integer: true,
    meaning: 'how many groups to make',
  },
  covariance: {
    kind: 'choice',
    default: 'full',
    options: covarianceKinds,
    meaning: 'the shape of a group: any ellipse, one for all, one along the axes, or a ball',
  },
  starts: {
    kind: 'number',
    default: 3,
    min: 1,
    max: 100,
    integer: true,
    meaning: 'how often to begin anew; the likeliest mixture is kept',
  },
  floor: {
    kind: 'number',
    default: 1e-6,
    min: 1e-12,
    max: 1,
    scale: 'log',
    meaning: 'added to every variance, so that a group of equal rows stays a distribution',
  },
  tolerance: {
    kind: 'number',
    default: 1e-3,
    min: 1e-12,
    max: 1,
    scale: 'log',
    meaning: 'growth of the mean log density under which rounds end',
  },
  maxRounds: {
    kind: 'number',
    default: 200,
    min: 1,
    max: 100_000,
    integer: true,
    meaning: 'most rounds of one start',
  },
} as const satisfies ParamDeclarations

export interface FittedMixture extends FittedClusters {
  readonly shares: Float64Array
  /** clusters × names × names. */
  readonly covariances: Float64Array
  /** Bayesian information criterion of training (Schwarz 1978); lower is better. */
  readonly bic: number
  /** Mean log density of these rows. */
  logLikelihood(table: Table): number
}

/** Groups as overlapping normal distributions; rows belong to several in shares that sum to 1. */
export const gaussianMixture: ClustererDefinition<typeof params, FittedMixture> = {
  name,
  label: 'Gaussian mixture',
  params,
  create(given) {
    const chosen = resolveParams(params, given)
    return {
      name,
      params: chosen,
      async fit(table, weights, { seed = 1, signal } = {}) {
        const { clusters, covariance: kind, starts, floor, tolerance, maxRounds } = chosen
        const rows = weightedRows(table, weights, clusters)
        const rules = { weights: rows.weights, kind, floor, tolerance, maxRounds, signal }
        let best: MixtureFit | undefined
        for (let attempt = 0; attempt < starts; attempt++) {
          const start = await startFromKMeans(rows.matrix, {
            ...rules,
            clusters,
            seed: deriveSeed(seed, name, attempt),
          })
          const found = await maximiseLikelihood(rows.matrix, { ...rules, start })
          if (!best || found.logLikelihoods.at(-1)! > best.logLikelihoods.at(-1)!) best = found
        }
        const total = rows.weights.reduce((sum, weight) => sum + weight, 0)
        const { meanLogDensity } = expect(rows.matrix, best!, rows.weights)
        const bic = informationCriterion(meanLogDensity, total, {
          kind,
          clusters,
          width: rows.names.length,
        })
        return createFittedMixture(rows.names, best!, bic)
      },
    }
  },
  fromJson(json) {
    const reader = readModel(json, `Model "${name}"`)
    if (reader.string('kind') !== name) reader.fail('is a model of another kind.')
    const names = reader.strings('names')
    const shares = Float64Array.from(reader.numbers('shares'))
    const width = names.length
    if (width === 0 || shares.length === 0) reader.fail('has no columns or no clusters.')
    const centres = Float64Array.from(reader.numbers('centres', shares.length * width))
    const covariances = Float64Array.from(reader.numbers('covariances', shares.length * width * width))
    return createFittedMixture(names, { shares, centres, covariances }, reader.number('bic'))
  },
}

async function startFromKMeans(
  matrix: RowMatrix,
  {
    clusters,
    seed,
    ...rules
  }: {
    readonly clusters: number
    readonly seed: number
    readonly weights: Float64Array
    readonly kind: CovarianceKind
    readonly floor: number
    readonly signal: AbortSignal | undefined
  },
): Promise<Mixture> {
  const { weights, signal } = rules
  const start = spreadCentres(matrix, weights, { clusters, random: createRandom(seed) })
  const { assignment } = await lloyd(matrix, { weights, start, maxRounds: 100, signal })
  const memberships = new Float64Array(matrix.rows * clusters)
  assignment.forEach((cluster, row) => (memberships[row * clusters + cluster] = 1))
  return maximise(matrix, memberships, rules)
}

function informationCriterion(
  meanLogDensity: number,
  rows: number,
  { kind, clusters, width }: { kind: CovarianceKind; clusters: number; width: number },
): number {
  const free = covarianceParameters(kind, clusters, width) + clusters * width + clusters - 1
  return -2 * rows * meanLogDensity + free * Math.log(rows)
}

function createFittedMixture(names: readonly string[], mixture: Mixture, bic: number): FittedMixture {
  const { shares, centres, covariances } = mixture
  const clusters = shares.length
  const memberships = (table: Table): Float64Array => expect(rowMatrix(table, names), mixture).memberships
  return {
    clusters,
    names,
    centres,
    shares,
    covariances,
    bic,
    memberships,
    logLikelihood: (table) => expect(rowMatrix(table, names), mixture).meanLogDensity,
    assign: (table) => likeliest(memberships(table), clusters),
    toJSON: () => ({
      kind: name,
      names,
      shares: [...shares],
      centres: [...centres],
      covariances: [...covariances],
      bic,
    }),
  }
}

function likeliest(memberships: Float64Array, clusters: number): Int32Array {
  return Int32Array.from({ length: memberships.length / clusters }, (_, row) => {
    let best = 0
    for (let cluster = 1; cluster < clusters; cluster++)
      if (memberships[row * clusters + cluster]! > memberships[row * clusters + best]!) best = cluster
    return best
  })
}
