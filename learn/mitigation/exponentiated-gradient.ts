import type { Estimator, Fitted, Target } from '../estimator.ts'
import type { GroupAssignment } from '../fairness/group-assignment.ts'
import { LearnError, throwIfCancelled } from '../learn-error.ts'
import { checkedWeights } from '../linear/check-target.ts'
import { deriveSeed } from '../random.ts'
import type { Table } from '../table/table.ts'
import { bestMultipliers } from './best-multipliers.ts'
import { mixModels } from './mix-models.ts'
import { parityConstraints } from './parity-constraints.ts'
import type { Parity } from './parity-constraints.ts'

/** One model of the mixture, and what it does on the training rows. */
export interface MixtureMember {
  readonly fitted: Fitted
  /** Chance of being the one that decides; members' sum to 1. */
  readonly share: number
  readonly error: number
  /** Largest difference between a group's rate and everyone's. */
  readonly violation: number
}

export interface ConstrainedModels {
  readonly members: readonly MixtureMember[]
  /** Of the mixture, in training. */
  readonly error: number
  readonly violation: number
  /** The most accurate single model within the allowance, else the one that violates least. */
  readonly bestSingle: MixtureMember
  /** Fits that were made. */
  readonly fits: number
}

interface ConstrainedInput {
  readonly table: Table
  readonly target: Target
  readonly groups: GroupAssignment
  readonly weights?: Float64Array | undefined
  readonly learner: Estimator
}

interface ConstrainedOptions {
  readonly parity?: Parity
  /** How far a group's rate may be from everyone's. */
  readonly allowance?: number
  /** Most fits of the learner. */
  readonly rounds?: number
  readonly seed?: number
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((done: number) => void) | undefined
}

const learningRate = 2
/** Rounds of small steps, before the models found so far say which multipliers to try next. */
const gradientRounds = 8
/** How far multipliers then move at most, in units of error per unit of slack. */
const reach = 0.1

/**
 * Trains a learner so that groups are treated alike (reductions by exponentiated gradient, Agarwal et al. 2018): in a
 * game between errors and constraints, every round refits it with costs that make what is violated dearer; the answer is
 * the mixture of its models that errs least within the allowance. Groups are used in training only. Throws
 * `invalid-target` unless there are two classes, and what the learner throws.
 */
export async function exponentiatedGradient(
  { table, target, groups, weights, learner }: ConstrainedInput,
  options: ConstrainedOptions = {},
): Promise<ConstrainedModels> {
  if (target.task !== 'binary')
    throw new LearnError('invalid-target', 'Groups can be treated alike by this method for two classes only.')
  const { parity = 'equalized-odds', allowance = 0.01, rounds = 30, seed = 1, signal, onProgress } = options
  const rowWeights = checkedWeights(table.rowCount, weights)
  const constraints = parityConstraints(parity, target.values, groups, rowWeights)
  const bound = 1 / allowance
  const game = {
    labels: target.values,
    weights: rowWeights,
    total: rowWeights.reduce((sum, w) => sum + w, 0),
  }
  const exponents = new Float64Array(2 * constraints.count)
  const models: { fitted: Fitted; error: number; slacks: Float64Array }[] = []
  let multipliers: Float64Array = new Float64Array(constraints.count)
  for (let round = 0; round < rounds; round++) {
    throwIfCancelled(signal)
    const costs = signedCosts(game, constraints.costs(multipliers))
    const fitted = await bestResponse(
      learner,
      { table, target, costs },
      { seed: deriveSeed(seed, round), signal },
    )
    const decisions = fitted.predict(table).map((p) => (p >= 0.5 ? 1 : 0))
    const slacks = constraints.slacks(decisions)
    models.push({ fitted, error: errorOf(game, decisions), slacks })
    if (round === 0 && largest(slacks) <= allowance) break
    for (let k = 0; k < constraints.count; k++) {
      exponents[2 * k]! += (learningRate / bound) * (slacks[k]! - allowance)
      exponents[2 * k + 1]! += (learningRate / bound) * (-slacks[k]! - allowance)
    }
    multipliers =
      round + 1 < gradientRounds
        ? multipliersOf(exponents, bound)
        : bestMultipliers(models, {
            allowance,
            centre: multipliers,
            radius: reach / (round + 2 - gradientRounds) ** 0.5,
          })
    onProgress?.((round + 1) / rounds)
  }
  return gather(models, { allowance, bound })
}

/** Each row's chance of being selected by the mixture, 0 to 1. */
export function mixtureChances({ members }: Pick<ConstrainedModels, 'members'>, table: Table): Float64Array {
  const chances = new Float64Array(table.rowCount)
  for (const { fitted, share } of members)
    fitted.predict(table).forEach((p, row) => (chances[row]! += p >= 0.5 ? share : 0))
  return chances
}

interface Game {
  readonly labels: Float64Array
  readonly weights: Float64Array
  readonly total: number
}

/** Multipliers of the slacks, positive and negative sides together; their sizes sum to less than the bound. */
function multipliersOf(exponents: Float64Array, bound: number): Float64Array {
  const top = Math.max(0, ...exponents)
  let sum = Math.exp(-top)
  for (const exponent of exponents) sum += Math.exp(exponent - top)
  const of = (at: number): number => (bound * Math.exp(exponents[at]! - top)) / sum
  return Float64Array.from({ length: exponents.length / 2 }, (_, k) => of(2 * k) - of(2 * k + 1))
}

/** What selecting each row costs beyond not selecting it: its error and what it adds to violations. */
function signedCosts({ labels, weights, total }: Game, constrained: Float64Array): Float64Array {
  return constrained.map((cost, row) => (weights[row]! * (1 - 2 * labels[row]!)) / total + cost)
}

function bestResponse(
  learner: Estimator,
  { table, target, costs }: { table: Table; target: Target; costs: Float64Array },
  options: { readonly seed: number; readonly signal: AbortSignal | undefined },
): Promise<Fitted> {
  const values = costs.map((cost) => (cost < 0 ? 1 : 0))
  const weights = costs.map((cost) => Math.abs(cost) * table.rowCount)
  return learner.fit(table, { ...target, values }, weights, options)
}

function errorOf({ labels, weights, total }: Game, decisions: Float64Array): number {
  return labels.reduce((sum, label, row) => sum + (label === decisions[row] ? 0 : weights[row]!), 0) / total
}

function gather(
  models: readonly { fitted: Fitted; error: number; slacks: Float64Array }[],
  { allowance, bound }: { readonly allowance: number; readonly bound: number },
): ConstrainedModels {
  const shares = mixModels(models, { allowance, bound })
  const members = models.map(({ fitted, error, slacks }, index) => ({
    fitted,
    error,
    share: shares[index]!,
    violation: largest(slacks),
  }))
  const slacks = models[0]!.slacks.map((_, k) =>
    models.reduce((sum, model, index) => sum + shares[index]! * model.slacks[k]!, 0),
  )
  const within = members.filter(({ violation }) => violation <= allowance)
  const bestSingle =
    within.length > 0
      ? within.toSorted((a, b) => a.error - b.error)[0]!
      : members.toSorted((a, b) => a.violation - b.violation)[0]!
  return {
    members: members.filter(({ share }) => share > 0),
    error: members.reduce((sum, { error, share }) => sum + share * error, 0),
    violation: largest(slacks),
    bestSingle,
    fits: models.length,
  }
}

function largest(slacks: Float64Array): number {
  return slacks.reduce((most, slack) => Math.max(most, Math.abs(slack)), 0)
}
