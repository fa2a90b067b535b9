import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { EstimatorDefinition, FitOptions, Fitted, FittedJson, Target } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import { logisticRegression } from '../learners/index.ts'
import type { Table } from '../table/index.ts'
import { columnCases, dataCases } from './data-cases.ts'
import { cancelCases, outputCases } from './output-cases.ts'
import { paramCases } from './param-cases.ts'
import { repeatCases, weightCases } from './repeat-cases.ts'
import { createSubject } from './subject.ts'

// Each fault is planted into a sound learner, to see that the suite finds it.

const cases = [
  ...repeatCases,
  ...weightCases({}),
  ...dataCases,
  ...columnCases,
  ...outputCases,
  ...cancelCases,
  ...paramCases,
]

interface Fault {
  readonly found: RegExp
  /** Changes what is given to `fit`. */
  readonly onFit?: (input: FitInput) => FitInput
  /** Changes the model. */
  readonly onModel?: (fitted: Fitted) => Fitted
  readonly onJson?: (json: FittedJson) => FittedJson
}

interface FitInput {
  readonly table: Table
  readonly target: Target
  readonly weights: Float64Array | undefined
  readonly options: FitOptions
}

let calls = 0
const changed =
  (change: (predictions: Float64Array, table: Table) => Float64Array) =>
  (fitted: Fitted): Fitted => ({ ...fitted, predict: (table) => change(fitted.predict(table), table) })

const faults: Readonly<Record<string, Fault>> = {
  'ignores its weights': {
    found: /weight 2 counts as the row twice/,
    onFit: (input) => ({ ...input, weights: undefined }),
  },
  'never looks at its signal': {
    found: /cancelled before it starts/,
    onFit: (input) => ({ ...input, options: {} }),
  },
  'changes from fit to fit': {
    found: /the same seed gives the same model/,
    onModel: (fitted) => {
      const drift = ++calls * 1e-13
      return {
        ...fitted,
        predictMargin: (table) => fitted.predictMargin(table).map((margin) => margin + drift),
      }
    },
  },
  'predicts by the other rows': {
    found: /does not depend on the other rows/,
    onModel: changed((predictions) => predictions.map((value) => value - predictions[0]! * 1e-9)),
  },
  'gives probabilities above one': {
    found: /probabilities lie between 0 and 1/,
    onModel: changed((predictions) => predictions.map((value) => value * 1.5)),
  },
  'predicts something else than its margin says': {
    found: /prediction is the link of its margin/,
    onModel: changed((predictions) => predictions.map((value) => value * 0.999)),
  },
  'explains a little less than the margin': {
    found: /contributions and base add up/,
    onModel: (fitted) => ({
      ...fitted,
      explain(table) {
        const attribution = fitted.explain!(table)
        return { ...attribution, values: attribution.values.map((value) => value * (1 - 1e-6)) }
      },
    }),
  },
  'writes over its input': {
    found: /neither fitting nor predicting changes/,
    onFit(input) {
      const [first] = input.table.columns
      if (first?.kind === 'number') first.values[0] = 1
      return input
    },
  },
  'rounds what it stores': {
    found: /read back from JSON/,
    onJson: (json) =>
      JSON.parse(JSON.stringify(json), (_, value: unknown) =>
        typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value,
      ) as FittedJson,
  },
  'knows nothing': {
    found: /learns what there is to learn/,
    onModel: changed((predictions) => predictions.fill(0.5)),
  },
}

function planted(fault: Fault): EstimatorDefinition {
  const { onFit = (input) => input, onModel = (fitted) => fitted, onJson = (json) => json } = fault
  return {
    ...logisticRegression,
    create(params) {
      const estimator = logisticRegression.create(params)
      return {
        ...estimator,
        async fit(table, target, weights, options = {}) {
          const input = onFit({ table, target, weights, options })
          return onModel(await estimator.fit(input.table, input.target, input.weights, input.options))
        },
      }
    },
    fromJson: (json) => onModel(logisticRegression.fromJson(onJson(json))),
  }
}

async function failedCases(definition: EstimatorDefinition): Promise<string[]> {
  const failed: string[] = []
  for (const { name, run } of cases) {
    try {
      await run(createSubject(definition, { task: 'binary', base: {} }))
    } catch {
      failed.push(name)
    }
  }
  return failed
}

for (const [name, fault] of Object.entries(faults)) {
  test(`a learner that ${name} is found out`, async () => {
    const failed = await failedCases(planted(fault))
    assert.ok(
      failed.some((each) => fault.found.test(each)),
      `only these fail: ${failed.join('; ')}`,
    )
  })
}

test('a learner that takes any parameter is found out', async () => {
  const lax: EstimatorDefinition = { ...logisticRegression, create: () => logisticRegression.create() }
  const failed = await failedCases(lax)
  assert.ok(failed.some((each) => /parameters are accepted at the limits/.test(each)))
})

test('a learner that fails with an error of its own is found out', async () => {
  const crashing = planted({
    found: /./,
    onFit(input) {
      if (input.table.rowCount === 0) throw new TypeError('cannot read properties of undefined')
      if (input.table.columns.length === 0) throw new LearnError('too-few-rows', 'no columns')
      return input
    },
  })
  const failed = await failedCases(crashing)
  assert.ok(failed.some((each) => /a table without rows is refused/.test(each)))
  assert.ok(!failed.some((each) => /no columns at all/.test(each)), 'a LearnError is allowed there')
})
