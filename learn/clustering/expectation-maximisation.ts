import { throwIfCancelled } from '../learn-error.ts'
import { estimateCovariances, factorsOf } from './covariance.ts'
import type { CovarianceKind, Covariances } from './covariance.ts'
import type { RowMatrix } from './row-matrix.ts'

/** A mixture of normal distributions. */
export interface Mixture {
  /** One per cluster, sum 1. */
  readonly shares: Float64Array
  /** clusters × width. */
  readonly centres: Float64Array
  readonly covariances: Covariances
}

export interface MixtureFit extends Mixture {
  /** Mean log density of a row, one per round. */
  readonly logLikelihoods: readonly number[]
}

interface MixtureInput {
  readonly weights: Float64Array
  readonly start: Mixture
  readonly kind: CovarianceKind
  readonly floor: number
  /** Ends when the mean log density grows by less. */
  readonly tolerance: number
  readonly maxRounds: number
  readonly signal?: AbortSignal | undefined
}

/** Improves a mixture round by round (Dempster, Laird and Rubin 1977); the likelihood never falls but for the floor. */
export async function maximiseLikelihood(matrix: RowMatrix, input: MixtureInput): Promise<MixtureFit> {
  const { weights, kind, floor, tolerance, maxRounds, signal } = input
  let mixture = input.start
  const logLikelihoods: number[] = []
  for (let round = 0; round < maxRounds; round++) {
    throwIfCancelled(signal)
    const { memberships, meanLogDensity } = expect(matrix, mixture, weights)
    logLikelihoods.push(meanLogDensity)
    mixture = maximise(matrix, memberships, { weights, kind, floor })
    if (round > 0 && meanLogDensity - logLikelihoods[round - 1]! < tolerance) break
    if (round % 16 === 15) await new Promise((resume) => setImmediate(resume))
  }
  return { ...mixture, logLikelihoods }
}

export interface Expectation {
  /** rows × clusters, each row summing to 1. */
  readonly memberships: Float64Array
  readonly meanLogDensity: number
}

/** How much each row belongs to each cluster, worked out in logarithms so that far rows belong somewhere too. */
export function expect(
  { rows, width, values }: RowMatrix,
  { shares, centres, covariances }: Mixture,
  weights?: Float64Array,
): Expectation {
  const clusters = shares.length
  const factors = factorsOf(covariances, width)
  const memberships = new Float64Array(rows * clusters)
  const solved = new Float64Array(width)
  const constant = (width * Math.log(2 * Math.PI)) / 2
  let sum = 0
  let total = 0
  for (let row = 0; row < rows; row++) {
    let largest = -Infinity
    for (let cluster = 0; cluster < clusters; cluster++) {
      const { lower, halfLogDeterminant } = factors[cluster]!
      let squares = 0
      for (let i = 0; i < width; i++) {
        let rest = values[row * width + i]! - centres[cluster * width + i]!
        for (let k = 0; k < i; k++) rest -= lower[i * width + k]! * solved[k]!
        solved[i] = rest / lower[i * width + i]!
        squares += solved[i]! * solved[i]!
      }
      const logDensity = Math.log(shares[cluster]!) - constant - halfLogDeterminant - squares / 2
      memberships[row * clusters + cluster] = logDensity
      if (logDensity > largest) largest = logDensity
    }
    let density = 0
    for (let cluster = 0; cluster < clusters; cluster++)
      density += memberships[row * clusters + cluster] = Math.exp(
        memberships[row * clusters + cluster]! - largest,
      )
    for (let cluster = 0; cluster < clusters; cluster++) memberships[row * clusters + cluster]! /= density
    const weight = weights ? weights[row]! : 1
    sum += weight * (largest + Math.log(density))
    total += weight
  }
  return { memberships, meanLogDensity: sum / total }
}

/** The mixture that these memberships speak for. */
export function maximise(
  matrix: RowMatrix,
  memberships: Float64Array,
  { weights, kind, floor }: Pick<MixtureInput, 'weights' | 'kind' | 'floor'>,
): Mixture {
  const { rows, width, values } = matrix
  const clusters = memberships.length / rows
  const shares = new Float64Array(memberships.length)
  // Keeps a cluster that nobody belongs to from dividing by nothing.
  const totals = new Float64Array(clusters).fill(10 * Number.EPSILON)
  const centres = new Float64Array(clusters * width)
  for (let row = 0; row < rows; row++) {
    for (let cluster = 0; cluster < clusters; cluster++) {
      const share = memberships[row * clusters + cluster]! * weights[row]!
      shares[row * clusters + cluster] = share
      totals[cluster]! += share
      for (let j = 0; j < width; j++) centres[cluster * width + j]! += share * values[row * width + j]!
    }
  }
  for (let at = 0; at < centres.length; at++) centres[at]! /= totals[Math.floor(at / width)]!
  const all = totals.reduce((sum, total) => sum + total, 0)
  return {
    shares: totals.map((total) => total / all),
    centres,
    covariances: estimateCovariances(matrix, kind, { shares, totals, centres, floor }),
  }
}
