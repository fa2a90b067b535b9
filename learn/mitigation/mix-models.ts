export interface MixableModel {
  readonly error: number
  readonly slacks: Float64Array
}

const steps = 20_000
/** Shares smaller than this are noise of the search. */
const least = 1e-3

/**
 * Shares (sum 1) of models whose mixture errs least with no slack beyond the allowance, each unit beyond costing
 * `bound`: mirror descent on the simplex, the best mixture met on the way (Beck and Teboulle 2003).
 */
export function mixModels(
  models: readonly MixableModel[],
  { allowance, bound }: { readonly allowance: number; readonly bound: number },
): Float64Array {
  const count = models.length
  let shares = new Float64Array(count).fill(1 / count)
  let best = { cost: Infinity, shares }
  const sums = new Float64Array(count)
  for (let step = 0; step < steps; step++) {
    const { cost, slopes } = costOf(models, shares, { allowance, bound })
    if (cost < best.cost) best = { cost, shares }
    const rate = 2 / (bound * Math.sqrt(step + 1))
    const next = shares.map((share, at) => share * Math.exp(-rate * slopes[at]!))
    const sum = next.reduce((total, share) => total + share, 0)
    shares = next.map((share) => share / sum)
    if (step >= steps / 2) for (let at = 0; at < count; at++) sums[at]! += shares[at]!
  }
  // The later mixtures on average: they circle around the best one.
  const average = sums.map((sum) => sum / Math.floor(steps / 2))
  const { cost } = costOf(models, average, { allowance, bound })
  if (cost < best.cost) best = { cost, shares: average }
  for (let at = 0; at < count; at++) {
    const alone = new Float64Array(count)
    alone[at] = 1
    const { cost } = costOf(models, alone, { allowance, bound })
    if (cost < best.cost) best = { cost, shares: alone }
  }
  const kept = best.shares.map((share) => (share < least ? 0 : share))
  const sum = kept.reduce((total, share) => total + share, 0)
  return kept.map((share) => share / sum)
}

function costOf(
  models: readonly MixableModel[],
  shares: Float64Array,
  { allowance, bound }: { readonly allowance: number; readonly bound: number },
): { cost: number; slopes: Float64Array } {
  const slackCount = models[0]!.slacks.length
  let worst = -1
  let worstSlack = 0
  for (let k = 0; k < slackCount; k++) {
    const slack = models.reduce((sum, { slacks }, at) => sum + shares[at]! * slacks[k]!, 0)
    if (Math.abs(slack) <= Math.abs(worstSlack)) continue
    worst = k
    worstSlack = slack
  }
  const beyond = Math.max(0, Math.abs(worstSlack) - allowance)
  const error = models.reduce((sum, model, at) => sum + shares[at]! * model.error, 0)
  const side = beyond > 0 ? bound * Math.sign(worstSlack) : 0
  const slopes = Float64Array.from(
    models,
    (model) => model.error + (worst < 0 ? 0 : side * model.slacks[worst]!),
  )
  return { cost: error + bound * beyond, slopes }
}
