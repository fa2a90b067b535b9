import type { FeatureBins } from '../trees/binning.ts'
import type { Shape } from './shape.ts'

/**
 * The mean of the bags' values, centred on the training rows; what centring takes away is added to
 * `intercept`. `codes` are the encoded cells of a category, or the bins of any other column.
 */
export function averageShape(
  cut: FeatureBins,
  bags: readonly Float64Array[],
  from: {
    readonly codes: ArrayLike<number>
    readonly weights: Float64Array
    readonly intercept: Float64Array
  },
): Shape {
  const { kind, levels = [], name } = cut.feature
  const isCategory = kind === 'category'
  const bins = isCategory ? levels.length : cut.binCount
  const counts = countCells(from.codes, from.weights, bins)
  const outputs = from.intercept.length
  const slots = bins + 1
  const values = new Float64Array(outputs * slots)
  const deviations = new Float64Array(outputs * slots)
  for (let output = 0; output < outputs; output++) {
    const centred = bags.map((bag) => {
      const own = bag.subarray(output * (cut.binCount + 2))
      const binOf = (slot: number): number =>
        slot === bins ? cut.binCount : isCategory ? cut.levelBins[slot]! : slot
      return centre(
        Float64Array.from({ length: slots }, (_, slot) => own[binOf(slot)]!),
        counts,
      )
    })
    for (const { mean } of centred) from.intercept[output]! += mean / bags.length
    for (let slot = 0; slot < slots; slot++) {
      const { mean, deviation } = spread(centred.map((bag) => bag.values[slot]!))
      values[output * slots + slot] = mean
      deviations[output * slots + slot] = deviation
    }
  }
  return {
    column: name,
    kind,
    bins,
    edges: cut.edges,
    low: cut.low,
    high: cut.high,
    levels,
    values,
    deviations,
    counts,
  }
}

function countCells(codes: ArrayLike<number>, weights: Float64Array, bins: number): Float64Array {
  const counts = new Float64Array(bins + 1)
  for (let row = 0; row < weights.length; row++) {
    const code = codes[row]!
    counts[code >= 0 && code < bins ? code : bins]! += weights[row]!
  }
  return counts
}

function centre(values: Float64Array, counts: Float64Array): { values: Float64Array; mean: number } {
  let sum = 0
  let weight = 0
  for (let slot = 0; slot < values.length; slot++) {
    sum += counts[slot]! * values[slot]!
    weight += counts[slot]!
  }
  const mean = sum / weight
  const missing = values.length - 1
  // Missing cells that training never saw say nothing, like a level never seen.
  return {
    mean,
    values: values.map((value, slot) => (slot === missing && counts[slot] === 0 ? 0 : value - mean)),
  }
}

function spread(values: readonly number[]): { mean: number; deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, deviation: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0 }
}
