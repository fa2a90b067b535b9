import { factorCholesky } from '../linear/cholesky.ts'
import type { RowMatrix } from './row-matrix.ts'

/** What a cluster's shape may be: any ellipse, one ellipse for all, one along the axes, or a ball. */
export const covarianceKinds = ['full', 'tied', 'diagonal', 'spherical'] as const
export type CovarianceKind = (typeof covarianceKinds)[number]

/** clusters × width × width, whatever the kind; the kind decides what is estimated. */
export type Covariances = Float64Array

/** Weighted covariances around the centres, `floor` added to every variance so that none collapses. */
export function estimateCovariances(
  matrix: RowMatrix,
  kind: CovarianceKind,
  {
    shares,
    totals,
    centres,
    floor,
  }: {
    /** rows × clusters, weights included. */
    readonly shares: Float64Array
    readonly totals: Float64Array
    readonly centres: Float64Array
    readonly floor: number
  },
): Covariances {
  const { rows, width, values } = matrix
  const clusters = totals.length
  const square = width * width
  const sums = new Float64Array(clusters * square)
  const difference = new Float64Array(width)
  for (let row = 0; row < rows; row++) {
    for (let cluster = 0; cluster < clusters; cluster++) {
      const share = shares[row * clusters + cluster]!
      if (share === 0) continue
      for (let j = 0; j < width; j++) difference[j] = values[row * width + j]! - centres[cluster * width + j]!
      for (let i = 0; i < width; i++) {
        const part = share * difference[i]!
        for (let j = 0; j <= i; j++) sums[cluster * square + i * width + j]! += part * difference[j]!
      }
    }
  }
  return shaped(sums, { kind, totals, width, floor })
}

function shaped(
  sums: Float64Array,
  {
    kind,
    totals,
    width,
    floor,
  }: { kind: CovarianceKind; totals: Float64Array; width: number; floor: number },
): Covariances {
  const square = width * width
  const clusters = totals.length
  const all = totals.reduce((sum, total) => sum + total, 0)
  const covariances = new Float64Array(sums.length)
  for (let cluster = 0; cluster < clusters; cluster++) {
    const at = cluster * square
    for (let i = 0; i < width; i++) {
      for (let j = 0; j <= i; j++) {
        if (i !== j && kind !== 'full' && kind !== 'tied') continue
        const value =
          kind === 'tied'
            ? sumOver(sums, i * width + j, square) / all
            : sums[at + i * width + j]! / totals[cluster]!
        covariances[at + i * width + j] = covariances[at + j * width + i] = value
      }
    }
    if (kind === 'spherical') evenOut(covariances.subarray(at, at + square), width)
    for (let i = 0; i < width; i++) covariances[at + i * width + i]! += floor
  }
  return covariances
}

function sumOver(values: Float64Array, from: number, step: number): number {
  let sum = 0
  for (let at = from; at < values.length; at += step) sum += values[at]!
  return sum
}

/** Every variance becomes their mean. */
function evenOut(covariance: Float64Array, width: number): void {
  let mean = 0
  for (let i = 0; i < width; i++) mean += covariance[i * width + i]! / width
  for (let i = 0; i < width; i++) covariance[i * width + i] = mean
}

/** A covariance ready for densities: its Cholesky factor and half the log of its determinant. */
export interface Factor {
  readonly lower: Float64Array
  readonly halfLogDeterminant: number
}

export function factorsOf(covariances: Covariances, width: number): readonly Factor[] {
  const square = width * width
  return Array.from({ length: covariances.length / square }, (_, cluster) => {
    const lower = covariances.slice(cluster * square, (cluster + 1) * square)
    factorCholesky(lower, width)
    let halfLogDeterminant = 0
    for (let i = 0; i < width; i++) halfLogDeterminant += Math.log(lower[i * width + i]!)
    return { lower, halfLogDeterminant }
  })
}

/** Free numbers of the covariances, for information criteria. */
export function covarianceParameters(kind: CovarianceKind, clusters: number, width: number): number {
  const ellipse = (width * (width + 1)) / 2
  return { full: clusters * ellipse, tied: ellipse, diagonal: clusters * width, spherical: clusters }[kind]
}
