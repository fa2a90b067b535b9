import { minimumCounts } from '@cadre/people'
import type { Table } from '@cadre/learn/table'
import { isMissing } from '@cadre/learn/table'
import { createMemorySource, readTableAs } from '../ingest/index.ts'
import type { CellIssue, RawCell } from '../ingest/index.ts'
import type { OpenedBundle } from '../register/open-bundle.ts'
import { likeliestOutput } from '../explain/likeliest-output.ts'
import type { Reason } from '../study/study-result.ts'
import { predictRows, reasonsOfRows } from './predict-rows.ts'
import { createInputRanges } from './input-ranges.ts'
import { likelyRange } from './likely-range.ts'
import type { LikelyRange } from './likely-range.ts'

/** One input: a value for each column the model asks for; null or left out is missing. */
export type Input = Readonly<Record<string, RawCell>>

/** Something about an input that whoever reads the score should know. */
export interface InputNote {
  readonly column: string
  readonly code: 'missing' | 'unreadable' | 'out-of-range' | 'label-unknown'
  readonly message: string
}

export type ScoredInput = {
  readonly notes: readonly InputNote[]
} & (
  | {
      readonly status: 'scored'
      /** Probability of the positive class, or the predicted number. */
      readonly score: number
      /** Of several classes: the likeliest, and the probability of each. */
      readonly predicted?: string
      readonly probabilities?: Readonly<Record<string, number>>
      readonly reasons: readonly Reason[]
      /** How sure it is; left out where that is not known. */
      readonly likely?: LikelyRange
    }
  /** The inputs do not allow a score that means anything. */
  | { readonly status: 'abstained'; readonly because: string }
)

export interface ScoreInputsOptions {
  /** How many reasons to give. */
  readonly reasons: number
  readonly signal?: AbortSignal | undefined
}

/** Over this share of usual inputs missing or unusable, nothing is said. */
const mostUnusable = 0.5

/**
 * Scores inputs one by one, with reasons and with what is odd about them. It abstains, saying why, where most of what the
 * model usually knows is missing or unreadable, or where a number is far from everything it has learned from.
 */
export async function scoreInputs(
  bundle: OpenedBundle,
  inputs: readonly Input[],
  { reasons, signal }: ScoreInputsOptions,
): Promise<ScoredInput[]> {
  const { table, issues } = await tableOfInputs(bundle, inputs, signal)
  return table ? scoreRows(bundle, table, { reasons, signal, given: { inputs, issues } }) : []
}

/** Inputs as the columns that the model reads, with what of them cannot be read; no table of no inputs. */
export async function tableOfInputs(
  { pipeline: { schema } }: OpenedBundle,
  inputs: readonly Input[],
  signal?: AbortSignal,
): Promise<{ readonly table: Table | undefined; readonly issues: readonly CellIssue[] }> {
  const names = schema.map(({ name }) => name)
  const rows = inputs.map((input) => names.map((name) => input[name] ?? null))
  const reading = readTableAs(
    createMemorySource(names, rows, { rowsPerChunk: Math.max(1, rows.length) }),
    schema,
    { signal },
  )
  for await (const { table } of reading.parts()) return { table, issues: reading.report().issues }
  return { table: undefined, issues: [] }
}

interface ScoreRowsOptions extends ScoreInputsOptions {
  /** What was given for each row, to tell what is missing from what cannot be read. */
  readonly given?: { readonly inputs: readonly Input[]; readonly issues: readonly CellIssue[] }
}

/** The same of rows that are read already; a cell that could not be read counts as missing unless `given` tells more. */
export async function scoreRows(
  bundle: OpenedBundle,
  table: Table,
  { reasons, signal, given = { inputs: [], issues: [] } }: ScoreRowsOptions,
): Promise<ScoredInput[]> {
  const { predictions } = predictRows(bundle, table)
  const explained = await reasonsOfRows(bundle, table, { predictions, limit: reasons, signal })
  return Array.from({ length: table.rowCount }, (_, row) => {
    const notes = notesOn(bundle, { table, row, input: given.inputs[row] ?? {}, issues: given.issues })
    const because = reasonToAbstain(bundle, notes)
    if (because !== undefined) return { status: 'abstained', because, notes }
    const output = outputOf(bundle, predictions, row)
    const likely = likelyRange(bundle.reference, output.score)
    return {
      status: 'scored',
      ...output,
      reasons: explained.reasons[row]!,
      notes,
      ...(likely && { likely }),
    }
  })
}

interface InputRow {
  readonly table: Table
  readonly row: number
  readonly input: Input
  readonly issues: readonly CellIssue[]
}

function notesOn(bundle: OpenedBundle, { table, row, input, issues }: InputRow): InputNote[] {
  const ranges = rangesOf(bundle)
  return table.columns.flatMap((column): InputNote[] => {
    const { name } = column
    const given = input[name]
    if (isMissing(column, row)) {
      if (given === undefined || given === null || given === '')
        return ranges.isUsual(name)
          ? [{ column: name, code: 'missing', message: `"${name}" is missing.` }]
          : []
      const issue = issues.find((one) => one.column === name && one.row === row + 1)
      return [
        {
          column: name,
          code: 'unreadable',
          message: `"${name}" is "${String(given)}", which is not ${issue?.expected ?? 'what the model learned from'}.`,
        },
      ]
    }
    const odd = ranges.oddity(column, row)
    return odd === undefined ? [] : [{ column: name, ...odd }]
  })
}

function reasonToAbstain(bundle: OpenedBundle, notes: readonly InputNote[]): string | undefined {
  const far = notes.find(({ code }) => code === 'out-of-range')
  if (far) return `${far.message} A score would be a guess.`
  const unusable = notes.filter(({ code }) => code === 'missing' || code === 'unreadable').length
  const usual = rangesOf(bundle).usual
  if (unusable <= mostUnusable * usual) return undefined
  return `${unusable} of the ${usual} inputs that the model usually has are missing or cannot be read.`
}

function outputOf(
  { model, fitted }: OpenedBundle,
  predictions: Float64Array,
  row: number,
): { score: number; predicted?: string; probabilities?: Record<string, number> } {
  if (fitted.outputs === 1) return { score: predictions[row]! }
  const likeliest = likeliestOutput(predictions, row, fitted.outputs)
  const at = (output: number): number => predictions[row * fitted.outputs + output]!
  return {
    score: at(likeliest),
    predicted: model.classes[likeliest]!,
    probabilities: Object.fromEntries(model.classes.map((name, output) => [name, at(output)])),
  }
}

type Ranges = ReturnType<typeof createInputRanges>
const known = new WeakMap<OpenedBundle, Ranges>()

/** Worked out once a bundle. */
function rangesOf(bundle: OpenedBundle): Ranges {
  const ranges = known.get(bundle) ?? createInputRanges(bundle.reference, minimumCounts.inferenceMinimum)
  known.set(bundle, ranges)
  return ranges
}
