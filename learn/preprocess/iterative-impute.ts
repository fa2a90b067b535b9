import type { ModelReader } from '../model-json.ts'
import type { ParamDeclarations } from '../params/params.ts'
import { deriveSeed } from '../random.ts'
import { columnLength } from '../table/column.ts'
import type { Column } from '../table/column.ts'
import { applyEquation, learnChain } from './chained-equations.ts'
import type { ChainedEquation } from './chained-equations.ts'
import { chainedBlocks, chainedKinds, describeChained, fillFromBlock } from './chained-cells.ts'
import type { ChainedVariable } from './chained-cells.ts'
import { byName, createNamer, derivedNumbers, replaceColumns } from './derived-column.ts'
import { defineStep } from './define-step.ts'

const params = {
  rounds: {
    kind: 'number',
    default: 10,
    min: 1,
    max: 100,
    integer: true,
    meaning: 'how often each column is filled anew from the others, unless nothing moves any more',
  },
  tolerance: {
    kind: 'number',
    default: 1e-3,
    min: 0,
    max: 1,
    meaning: 'done when no row moves by more than this share of the largest cell',
  },
  maxLevels: {
    kind: 'number',
    default: 20,
    min: 2,
    max: 200,
    integer: true,
    meaning: 'levels of a category that are told apart; the rarer ones are never filled in',
  },
  maxPredictors: {
    kind: 'number',
    default: 50,
    min: 1,
    max: 1000,
    integer: true,
    meaning: 'at most so many columns and levels, the most telling, foretell another',
  },
  maxRows: {
    kind: 'number',
    default: 10_000,
    min: 100,
    max: 1e7,
    integer: true,
    meaning: 'rows each equation is learned from; of more, so many are drawn',
  },
  withinRange: {
    kind: 'boolean',
    default: true,
    meaning: 'keep what is filled in within the range of what was seen',
  },
  indicators: {
    kind: 'boolean',
    default: true,
    meaning: 'add a column of 0 and 1 for each column that had missing cells',
  },
} as const satisfies ParamDeclarations

interface State {
  readonly variables: readonly ChainedVariable[]
  readonly equations: readonly ChainedEquation[]
  readonly withinRange: boolean
  /** Columns that mark the missing cells of others. */
  readonly indicators: readonly { readonly name: string; readonly as: string }[]
}

/**
 * Fills missing cells from the other cells of the row: each column is regressed on the others in turn (chained
 * equations, MICE; van Buuren and Groothuis-Oudshoorn 2011, without the draws), by Bayesian ridge. A column complete
 * in training is filled with its mean, commonest level or the nearer of yes and no. Explanations count a filled cell
 * as its own column's.
 */
export const iterativeImpute = defineStep<typeof params, State>({
  name: 'iterative-impute',
  label: 'missing cells filled from the others',
  params,
  learn({ table, params: chosen, options }) {
    const weights = options.weights ?? new Float64Array(table.rowCount).fill(1)
    const variables = describeChained(table, { maxLevels: chosen.maxLevels, weights: options.weights })
    const blocks = chainedBlocks(table, variables)
    const nameFor = createNamer(table)
    return {
      variables,
      indicators: variables
        .filter((_, index) => chosen.indicators && blocks[index]!.missingRows.length > 0)
        .map(({ name }) => ({ name, as: nameFor(`${name} is missing`) })),
      withinRange: chosen.withinRange,
      equations: learnChain(variables, blocks, {
        ...chosen,
        weights,
        seed: deriveSeed(options.seed ?? 1, 'iterative-impute'),
      }),
    }
  },
  apply(table, { variables, equations, withinRange, indicators }) {
    const blocks = chainedBlocks(table, variables)
    for (const equation of equations) applyEquation(equation, { variables, blocks, withinRange })
    const indexOf = new Map(variables.map(({ name }, index) => [name, index]))
    const marked = byName(indicators)
    return replaceColumns(table, (column) => {
      const index = indexOf.get(column.name)
      if (index === undefined) return undefined
      const filled = fillFromBlock(column, variables[index]!, blocks[index]!)
      const indicator = marked.get(column.name)
      return indicator ? [filled, flagsOf(column, indicator.as)] : [filled]
    })
  },
  read(reader) {
    const variables = reader.objects('variables').map(readVariable)
    const widths = variables.map(({ means }) => means.length)
    const width = widths.reduce((sum, each) => sum + each, 0)
    return {
      variables,
      indicators: reader
        .objects('indicators')
        .map((indicator) => ({ name: indicator.string('name'), as: indicator.string('as') })),
      withinRange: reader.boolean('withinRange'),
      equations: reader.objects('equations').map((equation) => readEquation(equation, widths, width)),
    }
  },
})

function flagsOf(column: Column, name: string) {
  const flags = new Float64Array(columnLength(column))
  if (column.missing) flags.set(column.missing)
  return derivedNumbers(column, name, flags)
}

function readVariable(reader: ModelReader): ChainedVariable {
  const kind = chainedKinds.find((known) => known === reader.string('kind'))
  if (!kind) return reader.fail('is of no known kind.')
  const levels = reader.strings('levels')
  const width = kind === 'category' ? levels.length : 1
  return {
    name: reader.string('name'),
    kind,
    levels,
    means: reader.numbers('means', width),
    deviations: reader.numbers('deviations', width),
    low: reader.number('low'),
    high: reader.number('high'),
  }
}

function readEquation(reader: ModelReader, widths: readonly number[], width: number): ChainedEquation {
  const variable = reader.number('variable')
  const own = widths[variable]
  const predictors = reader.numbers('predictors')
  if (
    own === undefined ||
    !predictors.every((index) => Number.isInteger(index) && index >= 0 && index < width)
  )
    return reader.fail('names a column that is not there.')
  return {
    variable,
    predictors,
    coefficients: reader.numbers('coefficients', own * predictors.length),
    intercepts: reader.numbers('intercepts', own),
  }
}
