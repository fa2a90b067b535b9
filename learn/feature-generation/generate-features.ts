import { quickColumns } from '../feature-selection/quick-trees.ts'
import { sampleRows, sampledRowsParam } from '../feature-selection/sample-rows.ts'
import type { ModelReader } from '../model-json.ts'
import type { ParamDeclarations } from '../params/params.ts'
import { createNamer } from '../preprocess/derived-column.ts'
import { defineStep } from '../preprocess/define-step.ts'
import { deriveSeed } from '../random.ts'
import { numberColumn } from '../table/column.ts'
import { mixedSource } from '../table/source-shares.ts'
import { columnNamed, createTable } from '../table/table.ts'
import { binTable } from '../trees/binning.ts'
import { earnPlace } from './earn-place.ts'
import type { Gain } from './earn-place.ts'
import { computeFormula, formulaName } from './formula.ts'
import type { Formula, GroupKind, PairKind } from './formula.ts'
import { createTrialColumns, trialBins } from './trial-columns.ts'

const params = {
  budget: {
    kind: 'number',
    default: 8,
    min: 1,
    max: 64,
    integer: true,
    meaning: 'new columns at most',
  },
  folds: {
    kind: 'number',
    default: 4,
    min: 2,
    max: 10,
    integer: true,
    meaning: 'inner folds on which new columns have to earn their place',
  },
  noise: {
    kind: 'number',
    default: 2,
    min: 0,
    max: 10,
    meaning: 'by how many standard errors the loss on inner folds must fall',
  },
  ...sampledRowsParam,
} as const satisfies ParamDeclarations

export interface GeneratedFeatures {
  readonly features: readonly { readonly name: string; readonly formula: Formula }[]
  readonly gain: Gain
}

/** With fewer rows no inner fold could say anything. */
const leastRows = 100

/**
 * New columns made of others, beside them: ratios, differences and products of numbers, numbers beside the mean of
 * their group, days between dates, sizes of groups. Only those are kept, within a budget, that make predictions of
 * rows of inner folds better by more than noise; often that is none. What one contributes is put down to its columns
 * in equal parts.
 */
export const generateFeatures = defineStep<typeof params, GeneratedFeatures>({
  name: 'generate-features',
  label: 'columns made of others',
  params,
  learn({ table, target, params: chosen, options: { seed = 1, weights, groups } }) {
    const own = deriveSeed(seed, 'generate-features')
    const rows = sampleRows(table.rowCount, { most: chosen.maxRows, seed: own, weights })
    const readable = { ...table, columns: table.columns.filter(({ kind }) => kind !== 'text') }
    if (rows.length < leastRows || readable.columns.length === 0)
      return { features: [], gain: { before: 0, after: 0, error: 0, tried: 0 } }
    const { formulas, gain } = earnPlace(
      {
        table: readable,
        target,
        weights,
        groups,
        seed: own,
        names: readable.columns.map(({ name }) => name),
        columns: quickColumns(binTable(readable, { maxBins: trialBins, weights })),
        trialOf: createTrialColumns(readable, weights),
      },
      rows,
      chosen,
    )
    const nameFor = createNamer(table)
    return { features: formulas.map((formula) => ({ name: nameFor(formulaName(formula)), formula })), gain }
  },
  apply(table, { features }) {
    const made = features.map(({ name, formula }) => ({
      ...numberColumn(name, computeFormula(table, formula)),
      source: mixedSource(formula.of.map((of) => ({ column: columnNamed(table, of), weight: 1 }))),
    }))
    return createTable([...table.columns, ...made], table.rowCount)
  },
  read: (reader) => ({
    features: reader
      .objects('features')
      .map((feature) => ({ name: feature.string('name'), formula: readFormula(feature.object('formula')) })),
    gain: readGain(reader.object('gain')),
  }),
})

const pairKinds: readonly PairKind[] = ['ratio', 'difference', 'product', 'days']
const groupKinds: readonly GroupKind[] = ['from-group', 'over-group']

function readFormula(reader: ModelReader): Formula {
  const kind = reader.string('kind')
  const [first, second] = reader.strings('of')
  const pair = pairKinds.find((known) => known === kind)
  if (pair && first !== undefined && second !== undefined) return { kind: pair, of: [first, second] }
  const levels = reader.strings('levels')
  const group = groupKinds.find((known) => known === kind)
  if (group && first !== undefined && second !== undefined)
    return {
      kind: group,
      of: [first, second],
      levels,
      means: reader.numbers('means', levels.length),
      overall: reader.number('overall'),
    }
  if (kind === 'count' && first !== undefined)
    return { kind, of: [first], levels, counts: reader.numbers('counts', levels.length) }
  return reader.fail('is of no known kind.')
}

function readGain(reader: ModelReader): Gain {
  return {
    before: reader.number('before'),
    after: reader.number('after'),
    error: reader.number('error'),
    tried: reader.number('tried'),
  }
}
