import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Fitted } from '@cadre/learn'
import type { FittedAdditive } from '@cadre/learn/additive'
import { blendFitted, calibrateMargin, logMargin } from '@cadre/learn/blend'
import { applyCalibrator } from '@cadre/learn/calibration'
import type { Calibrator } from '@cadre/learn/calibration'
import { learnerNamed, prepared } from '@cadre/learn/learners'
import { resampled } from '@cadre/learn/resample'
import { runOracle } from '../oracle.fixture.ts'
import { fitPeople, peopleCells, peopleTable } from '../people.fixture.ts'
import { bundleOf } from './bundle.fixture.ts'
import { exportOnnx } from './export-onnx.ts'

// Needs the Python of .ci/oracles.txt: onnx checks and onnxruntime runs what is written.

interface Answer {
  readonly inputs: Readonly<Record<string, string>>
  readonly output: string
  readonly values: readonly number[]
}

interface Example {
  readonly fitted: Fitted
  readonly calibrator: Calibrator
}

const cells = peopleCells(200, { strangers: true })
const table = peopleTable(cells)
const examples = new Map<string, Example>()
let answers: Record<string, Answer>

const learned = {
  binary: [
    'logistic-regression',
    'decision-tree',
    'additive',
    'random-forest',
    'extra-trees',
    'gradient-boosting',
  ],
  multiclass: ['logistic-regression', 'decision-tree', 'additive', 'random-forest', 'gradient-boosting'],
  regression: [
    'ridge',
    'elastic-net',
    'decision-tree',
    'additive',
    'random-forest',
    'extra-trees',
    'gradient-boosting',
  ],
} as const

const calibrators: readonly (readonly [task: 'binary' | 'multiclass', Calibrator])[] = [
  ['binary', { kind: 'platt', slope: 0.8, intercept: 0.1, floor: 0.001 }],
  ['binary', { kind: 'isotonic', x: [0.01, 0.2, 0.5, 0.9], y: [0.02, 0.02, 0.7, 0.95] }],
  ['multiclass', { kind: 'temperature', temperature: 2.2, floor: 0.001 }],
]

const names = [
  ...Object.entries(learned).flatMap(([task, learners]) => learners.map((name) => `${name}, ${task}`)),
  ...calibrators.map(([task, { kind }]) => `${kind} calibration, ${task}`),
  'additive with pairs, binary',
  'additive with pairs, regression',
  'blend, binary',
  'blend, multiclass',
  'forest on a calibrated margin, binary',
  'columns selected and scaled, binary',
  'resampled boosting, binary',
  'resampled forest, multiclass',
]

before(async () => {
  await fillExamples()
  const models = Object.fromEntries(
    [...examples].map(([name, { fitted, calibrator }]) => [
      name,
      Buffer.from(exportOnnx(bundleOf(fitted, calibrator)).content).toString('base64'),
    ]),
  )
  answers = runOracle(new URL('run_onnx.py', import.meta.url), { cells, models }) as typeof answers
})

async function fillExamples(): Promise<void> {
  const none = { kind: 'none' } as const
  for (const [task, learners] of Object.entries(learned))
    for (const name of learners) {
      const fitted = await fitPeople(learnerNamed(name), task as keyof typeof learned)
      examples.set(`${name}, ${task}`, { fitted, calibrator: none })
    }
  for (const task of ['binary', 'regression'] as const)
    examples.set(`additive with pairs, ${task}`, { fitted: await fitPairs(task), calibrator: none })
  const made = (name: string): Fitted => examples.get(name)!.fitted
  for (const [task, calibrator] of calibrators)
    examples.set(`${calibrator.kind} calibration, ${task}`, {
      fitted: made(`gradient-boosting, ${task}`),
      calibrator,
    })
  for (const task of ['binary', 'multiclass'] as const) {
    const blend = blendFitted([
      { fitted: made(`gradient-boosting, ${task}`), weight: 2 },
      { fitted: made(`logistic-regression, ${task}`), weight: 1 },
      { fitted: logMargin(made(`random-forest, ${task}`)), weight: 1 },
    ])
    examples.set(`blend, ${task}`, { fitted: blend, calibrator: none })
  }
  const onLine = calibrateMargin(made('random-forest, binary'), { slope: 1.2, intercept: -0.3 })
  examples.set('forest on a calibrated margin, binary', { fitted: onLine, calibrator: none })
  const logistic = learnerNamed('logistic-regression')
  const selected = {
    ...logistic,
    create: () =>
      prepared(logistic.create(), { steps: ['impute', 'scale', 'mutual-information', 'drop-correlated'] }),
  }
  examples.set('columns selected and scaled, binary', {
    fitted: await fitPeople(selected, 'binary'),
    calibrator: none,
  })
  for (const [name, task] of [
    ['boosting', 'binary'],
    ['forest', 'multiclass'],
  ] as const) {
    const definition = learnerNamed(name === 'forest' ? 'random-forest' : 'gradient-boosting')
    const evened = { ...definition, create: () => resampled(definition.create(), { method: 'over' }) }
    examples.set(`resampled ${name}, ${task}`, { fitted: await fitPeople(evened, task), calibrator: none })
  }
}

/** Learned from people whose pay counts by overtime, and whose tenure by team. */
async function fitPairs(task: 'binary' | 'regression'): Promise<Fitted> {
  const people = peopleCells(900)
  const { pay, tenure, team, overtime } = people
  const signals = Float64Array.from(pay!, (own, row) => {
    const paid = Number(own ?? 500) > 500 === (overtime![row] === true) ? 1 : -1
    return (
      paid +
      (team![row] === 'Sales' ? Number(tenure![row] ?? 15) / 10 - 1.5 : 0) +
      Math.sin(row * 12.9898) / 4
    )
  })
  const values = task === 'binary' ? signals.map((signal) => Number(signal > 0)) : signals
  const fitted = await learnerNamed('additive')
    .create()
    .fit(peopleTable(people), { task, values, classes: task === 'binary' ? ['No', 'Yes'] : [] }, undefined)
  assert.ok((fitted as FittedAdditive).pairs.length > 1, 'it has pairs of numbers and of labels')
  return fitted
}

for (const name of names) {
  test(`onnxruntime gives what is scored here to 1e-5: ${name}`, () => {
    const { fitted, calibrator } = examples.get(name)!
    const ours = applyCalibrator(calibrator, fitted.predict(table), fitted.outputs)
    const { values, inputs, output } = answers[name]!
    assert.equal(values.length, ours.length)
    for (let i = 0; i < ours.length; i++) {
      const gap = Math.abs(values[i]! - ours[i]!)
      assert.ok(gap <= 1e-5 * Math.max(1, Math.abs(ours[i]!)), `${i}: ${values[i]} is not ${ours[i]}`)
    }
    assert.equal(output, outputNames[fitted.task])
    for (const [column, type] of Object.entries(inputs))
      assert.equal(type, column === 'team' ? 'tensor(string)' : 'tensor(float)')
  })
}

const outputNames = { binary: 'score', multiclass: 'probabilities', regression: 'predicted' } as const
