import { logGamma, lowerGamma } from '../metrics/incomplete-gamma.ts'

export interface BoundaryOptions {
  /** Chance that a sum whose steps have a mean of 0 ever passes the boundary. */
  readonly alpha: number
  /** How far a step may fall below what was guessed: the scale c of the sub-exponential tail. */
  readonly reach: number
  /** The summed squares at which the boundary is to be tightest. */
  readonly tightAt: number
}

export interface Boundary {
  /** The height that a sum may not pass once its squares add up to `squares`. */
  readonly at: (squares: number) => number
  readonly isPassed: (sum: number, squares: number) => boolean
}

/**
 * A line that a sum of steps of mean 0 passes at any time with a chance of at most alpha: the gamma-exponential mixture of
 * Howard, Ramdas, McAuliffe and Sekhon (2021), "Time-uniform, nonparametric, nonasymptotic confidence sequences", Annals of
 * Statistics 49, Proposition 9, tuned as their Proposition 3 says.
 */
export function mixtureBoundary({ alpha, reach, tightAt }: BoundaryOptions): Boundary {
  const limit = Math.log(1 / alpha)
  const scale = reach * reach
  const rho = tightAt / (2 * Math.log(1 / (2 * alpha)) + Math.log(1 + 2 * Math.log(1 / (2 * alpha))))
  const leading = logShare(rho / scale)
  /** The logarithm of the mixture of supermartingales. */
  const logMixture = (sum: number, squares: number): number => {
    const a = (squares + rho) / scale
    const moved = (reach * sum + squares) / scale
    const x = moved + rho / scale
    return leading + logGamma(a) + Math.log(lowerGamma(a, x)) - a * Math.log(x) + moved
  }
  // At a fixed time no line that holds is lower than this, so most sums need no more than a look.
  const least = (squares: number): number => Math.sqrt(2 * squares * limit)
  return {
    isPassed: (sum, squares) => sum > least(squares) && logMixture(sum, squares) >= limit,
    at: (squares) => {
      let low = least(squares)
      let high = Math.max(2 * low, reach)
      while (logMixture(high, squares) < limit) [low, high] = [high, 2 * high]
      for (let halving = 0; halving < 60; halving++) {
        const middle = (low + high) / 2
        if (logMixture(middle, squares) < limit) low = middle
        else high = middle
      }
      return high
    },
  }
}

/** log of a^a / (Γ(a) P(a, a)). */
function logShare(a: number): number {
  return a * Math.log(a) - logGamma(a) - Math.log(lowerGamma(a, a))
}
