import { describe, test } from 'node:test'
import type { Task } from '../estimator.ts'
import type { TransformerDefinition } from '../transformer.ts'
import { createStepSubject, stepCases } from './transformer-cases.ts'

/** Registers the tests that every step before a learner has to pass, for each task, with node:test. */
export function transformerConformanceSuite(
  definition: TransformerDefinition,
  { tasks = ['binary', 'multiclass', 'regression'] }: { readonly tasks?: readonly Task[] } = {},
): void {
  for (const task of tasks) {
    void describe(`${definition.name}, ${task}`, () => {
      for (const { name, run } of stepCases) void test(name, () => run(createStepSubject(definition, task)))
    })
  }
}
