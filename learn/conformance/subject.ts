import assert from 'node:assert/strict'
import type { EstimatorDefinition, FitOptions, Fitted, Target, Task } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import type { LearnErrorCode } from '../learn-error.ts'
import type { Table } from '../table/index.ts'
import { asFollowed, asRanking, sampleData } from './sample-data.ts'

export type Params = Readonly<Record<string, number | string | boolean>>

/** A learner under test, with data it should be able to learn from. */
export interface Subject {
  readonly definition: EstimatorDefinition
  readonly task: Task
  readonly table: Table
  readonly target: Target
  /** Other rows of the same kind. */
  readonly unseen: Table
  fit(given?: FitInput): Promise<Fitted>
}

export interface FitInput extends FitOptions {
  readonly table?: Table
  readonly target?: Target
  readonly weights?: Float64Array
  readonly params?: Params
}

const fitRows = 160
const unseenRows = 60

/** `base` are parameters of every fit that sets no others of these names. */
export function createSubject(
  definition: EstimatorDefinition,
  { task, base }: { readonly task: Task; readonly base: Params },
): Subject {
  const sample = sampleData(task, fitRows, 1)
  const { table, target } = definition.ranks
    ? asRanking(sample)
    : definition.follows
      ? asFollowed(sample)
      : sample
  return {
    definition,
    task,
    table,
    target,
    unseen: sampleData(task, unseenRows, 2).table,
    fit({ params, table: given = table, target: wanted = target, weights, ...options } = {}) {
      return definition.create({ ...base, ...params }).fit(given, wanted, weights, { seed: 1, ...options })
    },
  }
}

/** What all estimators must do: a sentence, and how to see it. */
export interface Case {
  readonly name: string
  run(subject: Subject): Promise<void>
}

export function assertSameBits(actual: Float64Array, expected: Float64Array, what: string): void {
  assert.equal(actual.length, expected.length, `${what}: length`)
  const at = actual.findIndex((value, index) => !Object.is(value, expected[index]))
  assert.equal(at, -1, `${what}: number ${at} is ${actual[at]} instead of ${expected[at]}`)
}

export function assertClose(actual: Float64Array, expected: Float64Array, tolerance: number): void {
  assert.equal(actual.length, expected.length)
  const scale = Math.max(1, ...expected.map(Math.abs))
  const differences = actual.map((value, index) => Math.abs(value - expected[index]!))
  const worst = Math.max(...differences)
  assert.ok(worst <= tolerance * scale, `differs by ${worst}, allowed is ${tolerance * scale}`)
}

export function assertFinite(values: Float64Array, what: string): void {
  const at = values.findIndex((value) => !Number.isFinite(value))
  assert.equal(at, -1, `${what}: number ${at} is ${values[at]}`)
}

/** Predictions and margins are the same to the bit. */
export function assertSameModel(actual: Fitted, expected: Fitted, table: Table): void {
  assertSameBits(actual.predictMargin(table), expected.predictMargin(table), 'margins')
  assertSameBits(actual.predict(table), expected.predict(table), 'predictions')
}

/** The result, or the LearnError it failed with; any other error is thrown on. */
export async function resultOrLearnError<T>(work: () => Promise<T> | T): Promise<T | LearnError> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof LearnError) return error
    throw error
  }
}

export function assertCode(result: unknown, codes: readonly LearnErrorCode[], what: string): void {
  assert.ok(result instanceof LearnError, `${what} is not refused`)
  assert.ok(codes.includes(result.code), `${what} is refused with "${result.code}": ${result.message}`)
}
