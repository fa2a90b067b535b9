import type { MixableModel } from './mix-models.ts'

const steps = 4000

/**
 * Multipliers for which the best of the models found so far does worst: max over λ near `centre` of
 * min over models (error + λ · slacks) − allowance ‖λ‖₁, by projected subgradients. Where they make a further model
 * better than all found, that model is what the mixture lacks.
 */
export function bestMultipliers(
  models: readonly MixableModel[],
  {
    allowance,
    centre,
    radius,
  }: { readonly allowance: number; readonly centre: Float64Array; readonly radius: number },
): Float64Array {
  let multipliers = centre.slice()
  let best = { value: -Infinity, multipliers }
  for (let step = 0; step < steps; step++) {
    const { value, slope } = worstFor(models, multipliers, allowance)
    if (value > best.value) best = { value, multipliers }
    const length = Math.sqrt(slope.reduce((sum, each) => sum + each * each, 0))
    if (length === 0) break
    const size = radius / Math.sqrt(step + 1) / length
    multipliers = multipliers.map((multiplier, k) =>
      Math.min(centre[k]! + radius, Math.max(centre[k]! - radius, multiplier + size * slope[k]!)),
    )
  }
  return best.multipliers
}

function worstFor(
  models: readonly MixableModel[],
  multipliers: Float64Array,
  allowance: number,
): { value: number; slope: Float64Array } {
  let least = Infinity
  let chosen = models[0]!
  for (const model of models) {
    let value = model.error
    for (let k = 0; k < multipliers.length; k++) value += multipliers[k]! * model.slacks[k]!
    if (value >= least) continue
    least = value
    chosen = model
  }
  const size = multipliers.reduce((sum, multiplier) => sum + Math.abs(multiplier), 0)
  return {
    value: least - allowance * size,
    slope: chosen.slacks.map((slack, k) => slack - allowance * Math.sign(multipliers[k]!)),
  }
}
