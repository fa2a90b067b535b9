import assert from 'node:assert/strict'
import { test } from 'node:test'
import { numberColumn } from '../table/column.ts'
import { createTable } from '../table/table.ts'
import golden from './clustering.golden.json' with { type: 'json' }
import type { CovarianceKind } from './covariance.ts'
import { expect, maximiseLikelihood } from './expectation-maximisation.ts'
import { adjustedRand, gaussianMixture, kMeans, silhouette } from './index.ts'
import { lloyd } from './lloyd.ts'
import { rowMatrix } from './row-matrix.ts'

const names = ['x0', 'x1', 'x2']
const table = createTable(golden.x.map((cells, j) => numberColumn(names[j]!, cells)))
const matrix = rowMatrix(table, names)
const ones = new Float64Array(matrix.rows).fill(1)
const start = Float64Array.from(golden.start)

function assertNear(actual: ArrayLike<number>, expected: readonly number[], tolerance = 1e-9): void {
  for (const [i, value] of expected.entries())
    assert.ok(
      Math.abs(actual[i]! - value) <= tolerance * Math.max(1, Math.abs(value)),
      `${i}: ${actual[i]}, not ${value}`,
    )
}

/** Three covariances of independent columns of this variance. */
function balls(variance: number): Float64Array {
  return Float64Array.from({ length: 27 }, (_, at) => ((at % 9) % 4 === 0 ? variance : 0))
}

test('from the same centres k-means ends where scikit-learn does, with and without weights', async () => {
  const plain = await lloyd(matrix, { weights: ones, start, maxRounds: 300 })
  assertNear(plain.centres, golden.kMeans.centres)
  assert.deepEqual([...plain.assignment], golden.kMeans.assignment)
  assertNear([plain.inertia], [golden.kMeans.inertia])
  const weighted = await lloyd(matrix, {
    weights: Float64Array.from(golden.weights),
    start,
    maxRounds: 300,
  })
  assertNear(weighted.centres, golden.weighted.centres)
  assertNear([weighted.inertia], [golden.weighted.inertia])
})

for (const { clusters, inertia } of golden.best) {
  test(`${clusters} means are at least as tight as the best of sixty starts of scikit-learn`, async () => {
    const fitted = await kMeans.create({ clusters, starts: 20 }).fit(table, undefined)
    assert.ok(fitted.inertia <= inertia * (1 + 1e-9), `${fitted.inertia} against ${inertia}`)
  })
}

for (const expected of golden.mixtures) {
  test(`a mixture of ${expected.kind} shape is scikit-learn's after as many rounds`, async () => {
    const kind = expected.kind as CovarianceKind
    const fit = await maximiseLikelihood(matrix, {
      weights: ones,
      start: { shares: new Float64Array(3).fill(1 / 3), centres: start, covariances: balls(1) },
      kind,
      floor: 1e-6,
      tolerance: -Infinity,
      maxRounds: 25,
    })
    assertNear(fit.shares, expected.shares, 1e-6)
    assertNear(fit.centres, expected.centres, 1e-6)
    const { memberships, meanLogDensity } = expect(matrix, fit)
    assertNear(memberships, expected.memberships, 1e-6)
    assertNear([meanLogDensity], [expected.logLikelihood], 1e-6)
  })
}

test('the likelihood never falls from round to round', async () => {
  const random = await kMeans.create({ clusters: 3, starts: 1 }).fit(table, undefined)
  const fit = await maximiseLikelihood(matrix, {
    weights: ones,
    start: { shares: new Float64Array(3).fill(1 / 3), centres: random.centres, covariances: balls(9) },
    kind: 'full',
    floor: 1e-12,
    tolerance: -Infinity,
    maxRounds: 60,
  })
  fit.logLikelihoods.forEach((value, round) =>
    assert.ok(round === 0 || value >= fit.logLikelihoods[round - 1]! - 1e-10),
  )
})

test('the criterion counts free numbers as scikit-learn does', async () => {
  for (const { kind, bic } of golden.mixtures) {
    const fitted = await gaussianMixture
      .create({ clusters: 3, covariance: kind as CovarianceKind, tolerance: 1e-12, maxRounds: 1000 })
      .fit(table, undefined)
    // Both found the same hill, or ours a higher one.
    assert.ok(fitted.bic <= bic + 0.5, `${kind}: ${fitted.bic} against ${bic}`)
    assert.ok(Math.abs(fitted.bic - bic) < 30)
  }
})

test('silhouettes and the adjusted Rand index are scikit-learn’s', () => {
  assertNear(silhouette(table, Int32Array.from(golden.kMeans.assignment)), golden.silhouette)
  assertNear([adjustedRand(golden.kMeans.assignment, golden.other)], [golden.adjustedRand])
  assert.equal(adjustedRand([0, 0, 1, 1], [5, 5, 2, 2]), 1)
})
