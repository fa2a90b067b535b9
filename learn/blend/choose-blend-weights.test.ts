import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Target } from '../estimator.ts'
import { inverseLink, logistic } from '../link.ts'
import { createRandom } from '../random.ts'
import { blendMargins } from './blend-margins.ts'
import { chooseBlendWeights } from './choose-blend-weights.ts'

/** Three members for numbers: two that err independently, the second twice as much, and one of noise. */
function numbers(rows: number, seed = 1): { margins: Float64Array[]; target: Target } {
  const random = createRandom(seed)
  const draw = (): Float64Array => Float64Array.from({ length: rows }, () => random.normal())
  const truth = draw()
  const add = (error: Float64Array, scale: number): Float64Array =>
    error.map((e, row) => truth[row]! + scale * e)
  return {
    margins: [add(draw(), 0.5), add(draw(), 1), draw()],
    target: { task: 'regression', classes: [], values: truth },
  }
}

test('shares for numbers come near those of least squares on the simplex', () => {
  const { margins, target } = numbers(50_000)
  const shares = chooseBlendWeights(margins, target)
  // Independent errors: shares in inverse proportion to the error variances; the noise errs by 2.
  const precision = [1 / 0.25, 1, 1 / 2]
  const sum = precision.reduce((a, b) => a + b)
  precision.forEach((p, member) => assert.ok(Math.abs(shares[member]! - p / sum) < 0.02, `${shares}`))
})

test('no shares on a fine grid have a smaller log loss, apart from the pull to equal shares', () => {
  const random = createRandom(2)
  const rows = 8_000
  const truth = Float64Array.from({ length: rows }, () => 2 * random.normal())
  const values = truth.map((t) => Number(random.next() < logistic(t)))
  const target: Target = { task: 'binary', classes: ['a', 'b'], values }
  const margins = [truth.map((t) => t + random.normal()), truth.map((t) => 0.5 * t + random.normal())]
  const shares = chooseBlendWeights(margins, target)
  const best = leastOnGrid((first) => binaryLoss(blendMargins(margins, [first, 1 - first]), values))
  assert.ok(Math.abs(shares[0]! - best) < 0.03, `${shares[0]} and ${best}`)
})

test('classes are blended by their softmax', () => {
  const random = createRandom(4)
  const rows = 5_000
  const values = Float64Array.from({ length: rows }, () => random.integer(3))
  const target: Target = { task: 'multiclass', classes: ['a', 'b', 'c'], values }
  const good = Float64Array.from(
    { length: rows * 3 },
    (_, cell) => 1.5 * Number(values[Math.floor(cell / 3)] === cell % 3) + 0.5 * random.normal(),
  )
  const bad = good.map(() => random.normal())
  const shares = chooseBlendWeights([bad, good], target)
  assert.ok(shares[1]! > 0.9)
  assert.ok(inverseLink('softmax', blendMargins([bad, good], shares), 3).every((p) => p > 0 && p < 1))
})

test('shares are at least 0 and sum to 1, and do not depend on the order of the members', () => {
  const { margins, target } = numbers(700)
  const shares = chooseBlendWeights(margins, target)
  assert.ok(shares.every((share) => share >= 0))
  assert.ok(Math.abs(shares.reduce((a, b) => a + b) - 1) < 1e-12)
  const reversed = chooseBlendWeights(margins.toReversed(), target).toReversed()
  shares.forEach((share, member) => assert.ok(Math.abs(share - reversed[member]!) < 1e-3))
})

test('the fewer the rows, the nearer to equal shares', () => {
  const distance = (rows: number): number => {
    const { margins, target } = numbers(rows, 7)
    return chooseBlendWeights(margins, target).reduce((sum, share) => sum + Math.abs(share - 1 / 3), 0)
  }
  assert.ok(distance(20) < 0.15)
  assert.ok(distance(20) < distance(200) && distance(200) < distance(20_000))
})

test('a weight of 2 is the row given twice', () => {
  const { margins, target } = numbers(300)
  const weights = Float64Array.from({ length: 300 }, (_, row) => 1 + (row % 2))
  const rows = Array.from(weights).flatMap((weight, row) => (weight === 2 ? [row, row] : [row]))
  const at = (cells: Float64Array): Float64Array => Float64Array.from(rows, (row) => cells[row]!)
  const weighted = chooseBlendWeights(margins, target, { weights })
  const repeated = chooseBlendWeights(margins.map(at), { ...target, values: at(target.values) })
  weighted.forEach((share, member) => assert.ok(Math.abs(share - repeated[member]!) < 1e-6))
})

test('forests of two classes, whose margins are shares, are blended by squared error', () => {
  const values = Float64Array.from({ length: 2_000 }, (_, row) => row % 2)
  const target: Target = { task: 'binary', classes: ['a', 'b'], values }
  const sure = values.map((value) => 0.8 * value + 0.1)
  const blind = values.map(() => 0.5)
  const shares = chooseBlendWeights([sure, blind], target, { link: 'identity' })
  assert.ok(shares[0]! > 0.9)
})

test('one member gets all, none and unequal lengths are refused', () => {
  const { margins, target } = numbers(50)
  assert.deepEqual([...chooseBlendWeights([margins[0]!], target)], [1])
  assert.throws(() => chooseBlendWeights([], target), { code: 'invalid-param' })
  assert.throws(() => chooseBlendWeights([margins[0]!.slice(1)], target), { code: 'shape' })
})

function leastOnGrid(loss: (share: number) => number): number {
  let best = 0
  for (let step = 1; step <= 50; step++) if (loss(step / 50) < loss(best)) best = step / 50
  return best
}

function binaryLoss(margin: Float64Array, values: Float64Array): number {
  return margin.reduce((sum, m, row) => sum + Math.log1p(Math.exp(values[row] === 1 ? -m : m)), 0)
}
