import type { Link, Target } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import { inverseLink } from '../link.ts'
import { blendMargins } from './blend-margins.ts'

/** Rows worth of belief that all members are equally good. */
const ROWS_OF_DOUBT = 200
const MOST_STEPS = 300

interface BlendOptions {
  readonly weights?: Float64Array | undefined
  /** How the margins become predictions; the usual one of the task unless told. */
  readonly link?: Link
}

/**
 * Shares, at least 0 and summing to 1, with which the members' out-of-fold margins (rows × outputs
 * each) are blended best: least log loss under a logit or softmax link, least squared error under
 * the identity. Found by exponentiated gradient (Kivinen and Warmuth 1997), then drawn towards
 * equal shares as if 200 more rows spoke for those. Throws `shape` or `invalid-param`.
 */
export function chooseBlendWeights(
  margins: readonly Float64Array[],
  target: Target,
  { weights, link = usualLink(target) }: BlendOptions = {},
): Float64Array {
  const outputs = target.task === 'multiclass' ? target.classes.length : 1
  const rows = target.values.length
  if (margins.length === 0) throw new LearnError('invalid-param', 'There is nothing to blend.')
  if (margins.some((margin) => margin.length !== rows * outputs) || (weights && weights.length !== rows))
    throw new LearnError('shape', 'Margins, target and weights are not of the same rows.')
  const problem = { margins, target, outputs, link, weights: weights ?? new Float64Array(rows).fill(1) }
  const total = problem.weights.reduce((sum, weight) => sum + weight, 0)
  const best = total > 0 ? descend(problem) : equalShares(margins.length)
  const belief = total / (total + ROWS_OF_DOUBT)
  return best.map((share) => belief * share + (1 - belief) / margins.length)
}

interface Problem {
  readonly margins: readonly Float64Array[]
  readonly target: Target
  readonly outputs: number
  readonly link: Link
  readonly weights: Float64Array
}

function descend(problem: Problem): Float64Array {
  let shares = equalShares(problem.margins.length)
  let here = lossAt(problem, shares)
  let step = 1 / Math.max(1e-12, spreadOf(gradientAt(problem, here.slopes)))
  for (let i = 0; i < MOST_STEPS; i++) {
    const gradient = gradientAt(problem, here.slopes)
    let next = multiplied(shares, gradient, step)
    let there = lossAt(problem, next)
    for (let tries = 0; there.loss > here.loss && tries < 40; tries++) {
      step /= 2
      next = multiplied(shares, gradient, step)
      there = lossAt(problem, next)
    }
    const gain = here.loss - there.loss
    if (!(gain > 0)) break
    shares = next
    here = there
    step *= 2
    if (gain < 1e-9 * Math.abs(here.loss)) break
  }
  return shares
}

/** Mean loss of the blend, and its slope by each cell of the blended margin. */
function lossAt(
  { margins, target, outputs, link, weights }: Problem,
  shares: Float64Array,
): { readonly loss: number; readonly slopes: Float64Array } {
  const blend = blendMargins(margins, shares)
  const slopes = inverseLink(link, blend, outputs)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let loss = 0
  for (let row = 0; row < weights.length; row++) {
    const weight = weights[row]! / total
    const truth = target.values[row]!
    for (let k = 0; k < outputs; k++) {
      const cell = row * outputs + k
      const aim = outputs === 1 ? truth : Number(truth === k)
      if (link === 'identity') loss += (weight * (blend[cell]! - aim) ** 2) / 2
      else if (outputs === 1) loss += weight * (logOfOnePlusExp(blend[cell]!) - aim * blend[cell]!)
      else if (aim === 1) loss -= weight * Math.log(Math.max(Number.MIN_VALUE, slopes[cell]!))
      slopes[cell] = weight * (slopes[cell]! - aim)
    }
  }
  return { loss, slopes }
}

function gradientAt({ margins }: Problem, slopes: Float64Array): Float64Array {
  return Float64Array.from(margins, (margin) => {
    let sum = 0
    for (let cell = 0; cell < slopes.length; cell++) sum += slopes[cell]! * margin[cell]!
    return sum
  })
}

function multiplied(shares: Float64Array, gradient: Float64Array, step: number): Float64Array {
  const least = gradient.reduce((a, b) => Math.min(a, b), Infinity)
  const next = shares.map((share, member) => share * Math.exp(-step * (gradient[member]! - least)))
  const sum = next.reduce((a, b) => a + b, 0)
  return next.map((share) => share / sum)
}

function spreadOf(gradient: Float64Array): number {
  return (
    gradient.reduce((a, b) => Math.max(a, b), -Infinity) - gradient.reduce((a, b) => Math.min(a, b), Infinity)
  )
}

function equalShares(members: number): Float64Array {
  return new Float64Array(members).fill(1 / members)
}

function usualLink({ task }: Target): Link {
  if (task === 'regression') return 'identity'
  return task === 'binary' ? 'logit' : 'softmax'
}

function logOfOnePlusExp(margin: number): number {
  return Math.max(0, margin) + Math.log1p(Math.exp(-Math.abs(margin)))
}
