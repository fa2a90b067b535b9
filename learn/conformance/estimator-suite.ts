import { describe, test } from 'node:test'
import type { EstimatorDefinition, Task } from '../estimator.ts'
import { columnCases, dataCases } from './data-cases.ts'
import { cancelCases, outputCases } from './output-cases.ts'
import { paramCases } from './param-cases.ts'
import { repeatCases, weightCases } from './repeat-cases.ts'
import type { WeightRule } from './repeat-cases.ts'
import { createSubject } from './subject.ts'
import type { Params } from './subject.ts'

export interface ConformanceOptions {
  /** Tasks to test; those the definition declares unless given. */
  readonly tasks?: readonly Task[]
  /** Parameters of the fits, to make slow learners small; their defaults unless given. */
  readonly params?: Params
  /** How a row of weight 2 compares with the row twice; by default as the same, to 1e-6. */
  readonly weights?: WeightRule
}

/**
 * Registers the tests that every estimator has to pass, for each of its tasks, with node:test. The
 * cases are derived from the contract and from the declared parameters alone.
 */
export function conformanceSuite(
  definition: EstimatorDefinition,
  { tasks = definition.tasks, params = {}, weights = {} }: ConformanceOptions = {},
): void {
  const cases = [
    ...repeatCases,
    ...weightCases(weights),
    ...dataCases,
    ...columnCases,
    ...outputCases,
    ...cancelCases,
    ...paramCases,
  ]
  for (const task of tasks) {
    void describe(`${definition.name}, ${task}`, () => {
      for (const { name, run } of cases)
        void test(name, () => run(createSubject(definition, { task, base: params })))
    })
  }
}
