import { bayesianRidge } from '../linear/bayesian-ridge.ts'
import { createRandom } from '../random.ts'
import type { ChainedBlock, ChainedVariable } from './chained-cells.ts'
import { weightedCorrelation } from './weighted-correlation.ts'

/** How one variable follows from others, all standardised. */
export interface ChainedEquation {
  readonly variable: number
  /** Positions in the list of all parts of all variables. */
  readonly predictors: readonly number[]
  /** For each part of the variable, one coefficient per predictor, part after part. */
  readonly coefficients: readonly number[]
  readonly intercepts: readonly number[]
}

export interface ChainOptions {
  readonly rounds: number
  /** Done when no row moves by more than this share of the largest known cell. */
  readonly tolerance: number
  readonly maxPredictors: number
  readonly maxRows: number
  /** Keep numbers within the range seen. */
  readonly withinRange: boolean
  readonly weights: Float64Array
  readonly seed: number
}

/**
 * Regresses each variable with missing cells on the others, in turn and round after round, each time on what is known
 * and filled so far (van Buuren and Oudshoorn 1999), the fewest missing first. The blocks are filled in place.
 * Equations in the order in which to apply them.
 */
export function learnChain(
  variables: readonly ChainedVariable[],
  blocks: readonly ChainedBlock[],
  options: ChainOptions,
): ChainedEquation[] {
  const order = [...blocks.keys()]
    .filter((variable) => canBeLearned(blocks[variable]!, options.weights))
    .sort((a, b) => blocks[a]!.missingRows.length - blocks[b]!.missingRows.length || a - b)
  const equations: ChainedEquation[] = []
  if (blocks.length < 2) return equations
  const largest = options.tolerance * largestKnown(blocks)
  for (let round = 0; round < options.rounds; round++) {
    const before = order.map((variable) => blocks[variable]!.parts.map((part) => part.slice()))
    for (const variable of order) {
      const equation = learnEquation(blocks, variable, options)
      applyEquation(equation, { variables, blocks, withinRange: options.withinRange })
      equations.push(equation)
    }
    if (largestMove(order, blocks, before) < largest) break
  }
  return equations
}

/** Fills the missing cells of one variable, in place. */
export function applyEquation(
  { variable, predictors, coefficients, intercepts }: ChainedEquation,
  {
    variables,
    blocks,
    withinRange,
  }: {
    readonly variables: readonly ChainedVariable[]
    readonly blocks: readonly ChainedBlock[]
    readonly withinRange: boolean
  },
): void {
  const all = allParts(blocks)
  const { parts, missingRows } = blocks[variable]!
  const { kind, low, high, means, deviations } = variables[variable]!
  const isBounded = withinRange && (kind === 'number' || kind === 'date')
  const limit = (value: number): number => (value - means[0]!) / deviations[0]!
  const [least, most] = isBounded
    ? [limit(low), limit(high)]
    : [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (const row of missingRows)
    for (let k = 0; k < parts.length; k++) {
      let value = intercepts[k]!
      for (let p = 0; p < predictors.length; p++)
        value += coefficients[k * predictors.length + p]! * all[predictors[p]!]![row]!
      parts[k]![row] = Math.min(most, Math.max(least, value))
    }
}

/** Something must be missing, and two rows known. */
function canBeLearned({ parts, missingRows }: ChainedBlock, weights: Float64Array): boolean {
  if (parts.length === 0 || missingRows.length === 0) return false
  const isMissing = new Set(missingRows)
  let known = 0
  for (let row = 0; row < weights.length && known < 2; row++)
    if (weights[row]! > 0 && !isMissing.has(row)) known++
  return known >= 2
}

function learnEquation(
  blocks: readonly ChainedBlock[],
  variable: number,
  options: ChainOptions,
): ChainedEquation {
  const { parts, missingRows } = blocks[variable]!
  const rows = knownRows(missingRows, variable, options)
  const at = (part: Float64Array): Float64Array => Float64Array.from(rows, (row) => part[row]!)
  const weights = at(options.weights)
  const targets = parts.map(at)
  const own = new Set(parts)
  const others = allParts(blocks).flatMap((part, index) =>
    own.has(part) ? [] : [{ index, cells: at(part) }],
  )
  const chosen = mostTelling(others, targets, { weights, most: options.maxPredictors })
  const fits = bayesianRidge(
    chosen.map(({ cells }) => cells),
    targets,
    weights,
  )
  return {
    variable,
    predictors: chosen.map(({ index }) => index),
    coefficients: fits.flatMap(({ coefficients }) => [...coefficients]),
    intercepts: fits.map(({ intercept }) => intercept),
  }
}

/** Rows where the variable is known; of very many, as many as tell enough, drawn at random. */
function knownRows(
  missingRows: Int32Array,
  variable: number,
  { weights, maxRows, seed }: ChainOptions,
): Int32Array {
  const isMissing = new Uint8Array(weights.length)
  for (const row of missingRows) isMissing[row] = 1
  const known = Int32Array.from(weights.keys()).filter((row) => !isMissing[row] && weights[row]! > 0)
  if (known.length <= maxRows) return known
  return createRandom(seed + variable)
    .shuffle(known)
    .slice(0, maxRows)
    .sort()
}

interface Predictor {
  readonly index: number
  readonly cells: Float64Array
}

/** The predictors that go with any of the targets the most, in their own order. */
function mostTelling(
  others: readonly Predictor[],
  targets: readonly Float64Array[],
  { weights, most }: { readonly weights: Float64Array; readonly most: number },
): readonly Predictor[] {
  if (others.length <= most) return others
  const strengthOf = ({ cells }: Predictor): number =>
    targets.reduce((best, target) => Math.max(best, Math.abs(weightedCorrelation(cells, target, weights))), 0)
  return others
    .map((other) => ({ other, strength: strengthOf(other) }))
    .sort((a, b) => b.strength - a.strength || a.other.index - b.other.index)
    .slice(0, most)
    .map(({ other }) => other)
    .sort((a, b) => a.index - b.index)
}

function allParts(blocks: readonly ChainedBlock[]): readonly Float64Array[] {
  return blocks.flatMap(({ parts }) => parts)
}

function largestKnown(blocks: readonly ChainedBlock[]): number {
  // Cells still missing stand at 0 when this is asked.
  return allParts(blocks).reduce(
    (largest, part) => part.reduce((most, value) => Math.max(most, Math.abs(value)), largest),
    0,
  )
}

/** The sum of changes of a row's cells, of the row that changed most. */
function largestMove(
  order: readonly number[],
  blocks: readonly ChainedBlock[],
  before: readonly (readonly Float64Array[])[],
): number {
  const moves = new Map<number, number>()
  for (const [position, variable] of order.entries()) {
    const { parts, missingRows } = blocks[variable]!
    for (const row of missingRows)
      for (const [k, part] of parts.entries())
        moves.set(row, (moves.get(row) ?? 0) + Math.abs(part[row]! - before[position]![k]![row]!))
  }
  return [...moves.values()].reduce((most, move) => Math.max(most, move), 0)
}
