import { AppError } from '@cadre/core'
import { openFile } from '@cadre/connect/files'
import type { OpenFileOptions } from '@cadre/connect/files'
import { readModelFile } from '@cadre/connect/models'
import { readChangeDeclaration, whatIf } from '@cadre/lifecycle/explain'
import type { WhatIf } from '@cadre/lifecycle/explain'
import { readTableAs } from '@cadre/lifecycle/ingest'
import type { ReadingReport } from '@cadre/lifecycle/ingest'
import type { OpenedBundle } from '@cadre/lifecycle/register'
import { predictRows, reasonsOfRows } from '@cadre/lifecycle/serve'
import { takeRows } from '@cadre/learn/table'
import type { Table } from '@cadre/learn/table'
import { openBundleFolder } from '../bundle-folder.ts'
import { cancelOnInterrupt } from '../cancel-on-interrupt.ts'
import { noticeOf, noticeText } from '../model-notice.ts'
import type { ModelNotice } from '../model-notice.ts'
import { printResult } from '../print.ts'
import { whatIfCaution, whatIfText } from '../what-if-text.ts'
import { bulletList, wrapText } from '../wrap-text.ts'

export interface ExplainFlags {
  readonly row?: number
  readonly reasons: number
  readonly json?: boolean
  readonly whatIf?: boolean
  readonly targetScore?: number
  readonly immutable?: readonly string[]
  readonly onlyUp?: readonly string[]
  readonly onlyDown?: readonly string[]
  readonly rules?: string
}

/** One row is worth more questions than each of a file. */
const coalitionsForOne = 1024
/** A search for changes that takes longer says what it found by then. */
const mostSearchMs = 20_000

interface ExplainRequest {
  readonly bundle: string
  readonly file: string
  readonly flags: ExplainFlags
  readonly readAs: OpenFileOptions
}

export async function runExplain({ bundle, file, flags, readAs }: ExplainRequest): Promise<void> {
  const { row } = flags
  refuseLooseFlags(flags)
  if (row === undefined) throw new AppError('usage', 'Say which row to explain with --row, counted from 1.')
  const { signal, release } = cancelOnInterrupt()
  const opened = await openBundleFolder(bundle)
  const source = await openFile(file, readAs)
  const reading = readTableAs(source, opened.pipeline.schema, { signal })
  const table = await findRow(reading.parts(), row, source.name)
  const { predictions } = predictRows(opened, table)
  const { reasons, error } = await reasonsOfRows(opened, table, {
    predictions,
    limit: flags.reasons,
    coalitions: coalitionsForOne,
    signal,
  })
  const changed = flags.whatIf ? await askWhatIf(opened, table, { flags, signal }) : undefined
  release()
  const result = {
    row,
    target: opened.model.target,
    ...namedPrediction(opened, predictions),
    reasons: reasons[0] ?? [],
    ...(error !== undefined && { largestError: error }),
    ...(changed && { whatIf: { ...changed, caution: whatIfCaution } }),
    issues: reading.report().issues.filter((issue) => issue.row === row),
    unknownLevels: unknownIn(table, opened),
    ...(await noticeOf(opened)),
  }
  printResult(result, {
    json: flags.json,
    text: () => explanationText(opened, result, changed),
  })
}

/** What only means something with --what-if. */
function refuseLooseFlags({
  whatIf: isAsked,
  targetScore,
  immutable,
  onlyUp,
  onlyDown,
  rules,
}: ExplainFlags): void {
  const given = {
    '--target-score': targetScore,
    '--immutable': immutable,
    '--only-up': onlyUp,
    '--only-down': onlyDown,
    '--rules': rules,
  }
  const [loose] = Object.entries(given).filter(([, value]) => value !== undefined)
  if (loose && !isAsked)
    throw new AppError('usage', `${loose[0]} says how to look for changes: add --what-if.`)
}

async function askWhatIf(
  opened: OpenedBundle,
  table: Table,
  { flags, signal }: { readonly flags: ExplainFlags; readonly signal: AbortSignal },
): Promise<WhatIf> {
  const { immutable, onlyUp, onlyDown, rules: file, targetScore } = flags
  const rules =
    file === undefined ? {} : readChangeDeclaration(new TextDecoder().decode(await readModelFile(file)), file)
  const end = performance.now() + mostSearchMs
  return whatIf(opened, table, {
    rules: {
      ...rules,
      never: [...(rules.never ?? []), ...(immutable ?? [])],
      onlyUp: [...(rules.onlyUp ?? []), ...(onlyUp ?? [])],
      onlyDown: [...(rules.onlyDown ?? []), ...(onlyDown ?? [])],
    },
    targetScore,
    hasTime: () => performance.now() < end,
    signal,
  })
}

async function findRow(
  parts: AsyncIterable<{ readonly table: Table; readonly firstRow: number }>,
  row: number,
  file: string,
): Promise<Table> {
  let rows = 0
  for await (const { table, firstRow } of parts) {
    rows = firstRow + table.rowCount - 1
    if (row <= rows) return takeRows(table, [row - firstRow])
  }
  throw new AppError('usage', `"${file}" has ${rows} rows; there is no row ${row}.`, { rows })
}

/** Labels of the row that training never saw. */
function unknownIn(table: Table, { pipeline }: OpenedBundle): { column: string; level: string }[] {
  return table.columns.flatMap((column) => {
    const schema = pipeline.schema.find(({ name }) => name === column.name)
    if (column.kind !== 'category' || schema?.kind !== 'category') return []
    const level = column.levels[column.codes[0]!]
    return level === undefined || schema.levels.includes(level) ? [] : [{ column: column.name, level }]
  })
}

/** What the model says of one row, as its task has it. */
interface NamedPrediction {
  readonly prediction?: number
  readonly positive?: string
  readonly probability?: number
  readonly probabilities?: Readonly<Record<string, number>>
}

function namedPrediction({ model }: OpenedBundle, predictions: Float64Array): NamedPrediction {
  if (model.task === 'regression') return { prediction: predictions[0]! }
  if (model.task === 'binary') return { positive: model.classes[1]!, probability: predictions[0]! }
  return {
    probabilities: Object.fromEntries(model.classes.map((name, index) => [name, predictions[index]!])),
  }
}

interface Explained extends NamedPrediction, ModelNotice {
  readonly row: number
  readonly reasons: readonly { readonly text: string; readonly contribution: number }[]
  /** Of contributions that were estimated. */
  readonly largestError?: number
  readonly issues: ReadingReport['issues']
  readonly unknownLevels: readonly { readonly column: string; readonly level: string }[]
}

function explanationText(opened: OpenedBundle, explained: Explained, changed: WhatIf | undefined): string {
  const { model } = opened
  const { row, reasons, largestError, issues, unknownLevels } = explained
  const lines = reasons.map(({ text, contribution }) =>
    wrapText(text, { first: `  ${signed(contribution)}  `, rest: '          ' }),
  )
  const notes = [
    ...(largestError === undefined
      ? []
      : [
          `The model does not explain itself: contributions were estimated by asking it, and may be off by ${largestError.toFixed(3)}.`,
        ]),
    ...issues.map(
      ({ column, value, expected }) => `"${column}": "${value}" is not ${expected} and counts as missing.`,
    ),
    ...unknownLevels.map(
      ({ column, level }) => `"${column}": "${level}" is a label that training never saw.`,
    ),
  ]
  return [
    wrapText(`Row ${row}. ${predictionText(model.target, explained)}`),
    lines.length > 0 ? lines.join('\n') : '  No column moves it from the average.',
    ...(changed ? [whatIfText(changed, opened)] : []),
    ...(notes.length > 0 ? [bulletList(notes)] : []),
    noticeText(explained),
  ].join('\n\n')
}

function signed(contribution: number): string {
  return `${contribution > 0 ? '+' : '−'}${Math.abs(contribution).toFixed(3)}`
}

function predictionText(
  target: string,
  { prediction, positive, probability, probabilities = {} }: NamedPrediction,
): string {
  if (prediction !== undefined) return `${target}: ${Number(prediction.toPrecision(4))}`
  if (probability !== undefined) return `${target} = ${positive}: ${(probability * 100).toFixed(1)} %`
  const shares = Object.entries(probabilities).toSorted(([, a], [, b]) => b - a)
  return `${target}: ${shares.map(([name, share]) => `${name} ${(share * 100).toFixed(1)} %`).join(', ')}`
}
