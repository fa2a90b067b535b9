/** Steps down a gradient, remembering its mean and spread. */
export interface Adam {
  /** Changes `weights` in place. */
  step(weights: Float32Array, gradient: Float32Array): void
}

const meanDecay = 0.9
const spreadDecay = 0.999
const least = 1e-8

/** Adam (Kingma and Ba 2015) over flat weights, in doubles. */
export function createAdam(size: number, learningRate: number): Adam {
  const mean = new Float64Array(size)
  const spread = new Float64Array(size)
  let meanLeft = 1
  let spreadLeft = 1
  return {
    step(weights, gradient) {
      meanLeft *= meanDecay
      spreadLeft *= spreadDecay
      for (let at = 0; at < size; at++) {
        const slope = gradient[at]!
        mean[at] = meanDecay * mean[at]! + (1 - meanDecay) * slope
        spread[at] = spreadDecay * spread[at]! + (1 - spreadDecay) * slope * slope
        const size = Math.sqrt(spread[at]! / (1 - spreadLeft)) + least
        weights[at]! -= (learningRate * mean[at]!) / (1 - meanLeft) / size
      }
    },
  }
}
