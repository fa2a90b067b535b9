import type { EstimatorDefinition, Fitted, FittedJson } from '../estimator.ts'
import { throwIfCancelled } from '../learn-error.ts'
import type { ParamDeclarations, ParamValues } from '../params/params.ts'
import { resolveParams } from '../params/params.ts'
import { columnOfKind } from '../table/table.ts'
import type { Table } from '../table/table.ts'

// A registry of learners whose right answers are known, for the tests of selection.

function define<P extends ParamDeclarations>(
  name: string,
  params: P,
  learn: (table: Table, values: ParamValues<P>, signal: AbortSignal | undefined) => FittedJson,
): EstimatorDefinition<P> {
  return {
    name,
    label: name,
    tasks: ['regression'],
    complexity: 1,
    params,
    create(given) {
      const values = resolveParams(params, given)
      return {
        name,
        params: values,
        fit: async (table, _target, _weights, { signal } = {}) => fromJson(learn(table, values, signal)),
      }
    },
    fromJson,
  }
}

/** Predicts `slope × x`; the slope is set, not learned. Wastes a time that differs by slope and rows. */
const line = define(
  'line',
  {
    slope: { kind: 'number', default: 0, min: -4, max: 4, search: [-2, 2], meaning: 'slope' },
  },
  (table, { slope }, signal) => {
    for (let spin = 0; spin < (table.rowCount * Math.abs(slope * 1e4)) % 30_000; spin++)
      throwIfCancelled(signal)
    return { kind: 'line', slope }
  },
)

/** Predicts 1 for a row it was fitted on and 0 for any other, by the column `row`. */
const memory = define('memory', {}, (table) => ({
  kind: 'memory',
  rows: [...columnOfKind(table, 'row', 'number').values],
}))

/** Predicts how many columns it was given at prediction, and fails unless they are those of `fit`. */
const columns = define('columns', {}, (table) => ({
  kind: 'columns',
  names: table.columns.map(({ name }) => name),
}))

const squared = (value: number): number => value * value

/** Predicts the height of a known surface over its parameters, whatever the rows: lowest, 0.1, at one place. */
const surface = define(
  'surface',
  {
    rate: { kind: 'number', default: 0.5, min: 0, max: 1, scale: 'log', search: [0.001, 1], meaning: 'x' },
    depth: { kind: 'number', default: 2, min: 0, max: 99, integer: true, search: [1, 20], meaning: 'x' },
    share: { kind: 'number', default: 1, min: 0, max: 1, search: [0, 1], meaning: 'x' },
    kind: {
      kind: 'choice',
      default: 'a',
      options: ['a', 'b', 'c', 'd'],
      search: ['a', 'b', 'c'],
      meaning: 'x',
    },
    isRough: { kind: 'boolean', default: true, search: [true, false], meaning: 'x' },
  },
  (_table, { rate, depth, share, kind, isRough }) => ({
    kind: 'surface',
    height:
      0.1 +
      squared(Math.log10(rate) + 2) +
      squared((depth - 12) / 8) +
      squared((share - 0.4) * (kind === 'b' ? 1 : 2)) +
      (kind === 'b' ? 0 : 0.5) +
      (isRough ? 0.3 : 0),
  }),
)

function fromJson(json: FittedJson): Fitted {
  const predict = predictor(json)
  return {
    task: 'regression',
    classes: [],
    link: 'identity',
    outputs: 1,
    predict,
    predictMargin: predict,
    toJSON: () => json,
  }
}

function predictor(json: FittedJson): (table: Table) => Float64Array {
  if (json.kind === 'line') {
    return (table) => columnOfKind(table, 'x', 'number').values.map((x) => x * Number(json['slope']))
  }
  if (json.kind === 'surface') {
    return ({ rowCount }) => new Float64Array(rowCount).fill(Number(json['height']))
  }
  if (json.kind === 'memory') {
    const seen = new Set(json['rows'] as number[])
    return (table) => columnOfKind(table, 'row', 'number').values.map((row) => (seen.has(row) ? 1 : 0))
  }
  return ({ columns: given, rowCount }) => {
    if (given.map(({ name }) => name).join() !== String(json['names'])) throw new Error('other columns')
    return new Float64Array(rowCount).fill(given.length)
  }
}

const learners: readonly EstimatorDefinition[] = [line, surface, memory, columns]

export function learnerNamed(name: string): EstimatorDefinition {
  return learners.find((learner) => learner.name === name)!
}

export function fittedFromJson(json: FittedJson): Fitted {
  return fromJson(json)
}
