import { gaussLegendre } from '../attribution/gauss-legendre.ts'
import type { Attribution, Link } from '../estimator.ts'
import { inverseLink } from '../link.ts'

/** Points on the way from base to margin; what is left of the integral is spread over the contributions. */
const points = 24

/**
 * Contributions to margins as contributions to predictions: the link is followed on the straight line
 * from the base to each row's margins, and every column is given its part of the change (integrated
 * gradients, Sundararajan et al. 2017, over the link alone). Base and contributions sum to the prediction.
 */
export function probabilityAttribution({ names, base, values }: Attribution, link: Link): Attribution {
  if (link === 'identity') return { names, base, values }
  const outputs = base.length
  const width = names.length
  const start = inverseLink(link, base, outputs)
  const changed = new Float64Array(values.length)
  for (let row = 0; row * outputs * width < values.length; row++) {
    const own = values.subarray(row * outputs * width, (row + 1) * outputs * width)
    const into = changed.subarray(row * outputs * width, (row + 1) * outputs * width)
    const step = Float64Array.from(base, (_, k) => sumOf(own.subarray(k * width, (k + 1) * width)))
    const slopes = meanSlopes(base, step, link)
    const end = inverseLink(
      link,
      Float64Array.from(base, (b, k) => b + step[k]!),
      outputs,
    )
    for (let k = 0; k < outputs; k++) {
      const parts = into.subarray(k * width, (k + 1) * width)
      for (let l = 0; l < outputs; l++)
        for (let j = 0; j < width; j++) parts[j]! += slopes[k * outputs + l]! * own[l * width + j]!
      spreadRest(parts, end[k]! - start[k]! - sumOf(parts))
    }
  }
  return { names, base: start, values: changed }
}

/** outputs × outputs: mean over the way of how fast each prediction moves with each margin. */
function meanSlopes(base: Float64Array, step: Float64Array, link: Link): Float64Array {
  const outputs = base.length
  const slopes = new Float64Array(outputs * outputs)
  const { points: places, weights } = gaussLegendre(points)
  for (let q = 0; q < places.length; q++) {
    const here = inverseLink(
      link,
      Float64Array.from(base, (b, k) => b + places[q]! * step[k]!),
      outputs,
    )
    for (let k = 0; k < outputs; k++) {
      for (let l = 0; l < outputs; l++) slopes[k * outputs + l]! += weights[q]! * slopeOf(here, [k, l], link)
    }
  }
  return slopes
}

function slopeOf(here: Float64Array, [k, l]: readonly [number, number], link: Link): number {
  const p = here[k]!
  if (link === 'log') return k === l ? p : 0
  if (link === 'logit') return k === l ? p * (1 - p) : 0
  return p * (Number(k === l) - here[l]!)
}

/** In proportion to how much each contributes. */
function spreadRest(parts: Float64Array, rest: number): void {
  const total = parts.reduce((sum, part) => sum + Math.abs(part), 0)
  if (total === 0) return
  for (let j = 0; j < parts.length; j++) parts[j]! += (rest * Math.abs(parts[j]!)) / total
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0)
}
