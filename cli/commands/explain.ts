import { Command } from 'commander'
import { AppError } from '@cadre/core'
import { openFile } from '@cadre/connect/files'
import { readTableAs } from '@cadre/lifecycle/ingest'
import type { OpenedBundle } from '@cadre/lifecycle/register'
import { predictRows } from '@cadre/lifecycle/serve'
import { takeRows } from '@cadre/learn/table'
import type { Table } from '@cadre/learn/table'
import { openBundleFolder } from '../bundle-folder.ts'
import { cancelOnInterrupt } from '../cancel-on-interrupt.ts'
import { fileOptions, sourceOptions } from '../file-options.ts'
import { wholeNumber } from '../option-parsers.ts'
import { printResult } from '../print.ts'

interface ExplainFlags {
  readonly row: number
  readonly reasons: number
  readonly json?: boolean
}

export function explainCommand(): Command {
  const command = new Command('explain')
    .description('Why one row gets its score: the columns that move it most, in words.')
    .argument('<bundle>', 'the folder of a model bundle')
    .argument('<file>', 'a file with the columns the model reads')
    .requiredOption('-r, --row <number>', 'data row, counted from 1', wholeNumber(1))
    .option('--reasons <number>', 'how many reasons to give', wholeNumber(1), 8)
    .option('--json', 'print as JSON')
    .action(async (bundle: string, file: string, flags: ExplainFlags) => runExplain({ bundle, file, flags, command }))
  return fileOptions(command)
}

async function runExplain({ bundle, file, flags, command }: { bundle: string; file: string; flags: ExplainFlags; command: Command }): Promise<void> {
  const { signal, release } = cancelOnInterrupt()
  try {
    const opened = await openBundleFolder(bundle)
    const source = await openFile(file, sourceOptions(command))
    const reading = readTableAs(source, opened.pipeline.schema, { signal })
    const table = await findRow(reading.parts(), flags.row, source.name)
    const { predictions, reasons } = predictRows(opened, table, { reasons: flags.reasons })
    const result = {
      row: flags.row,
      target: opened.model.target,
      ...namedPrediction(opened, predictions),
      reasons: reasons[0] ?? [],
      mustNever: opened.card.mustNever,
    }
    printResult(result, { json: flags.json, text: () => explanationText(opened, result) })
  } finally {
    release()
  }
}

async function findRow(parts: AsyncIterable<{ readonly table: Table; readonly firstRow: number }>, row: number, file: string): Promise<Table> {
  let rows = 0
  for await (const { table, firstRow } of parts) {
    rows = firstRow + table.rowCount - 1
    if (row <= rows) return takeRows(table, [row - firstRow])
  }
  throw new AppError('usage', `${file} has ${rows} rows; there is no row ${row}.`, { rows })
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
  return { probabilities: Object.fromEntries(model.classes.map((name, index) => [name, predictions[index]!])) }
}

interface Explained extends NamedPrediction {
  readonly row: number
  readonly reasons: readonly { readonly text: string; readonly contribution: number }[]
}

function explanationText({ model, card }: OpenedBundle, { row, reasons, ...said }: Explained): string {
  const lines = reasons.map(({ text, contribution }) => `  ${contribution > 0 ? '+' : '−'}${Math.abs(contribution).toFixed(3)}  ${text}`)
  return `Row ${row}. ${predictionText(model.target, said)}\n\n${lines.join('\n')}\n\nThe score suggests; a person decides. Never: ${card.mustNever.join(' ')}`
}

function predictionText(target: string, { prediction, positive, probability, probabilities = {} }: NamedPrediction): string {
  if (prediction !== undefined) return `${target}: ${Number(prediction.toPrecision(4))}`
  if (probability !== undefined) return `${target} = ${positive}: ${(probability * 100).toFixed(1)} %`
  const shares = Object.entries(probabilities).toSorted(([, a], [, b]) => b - a)
  return `${target}: ${shares.map(([name, share]) => `${name} ${(share * 100).toFixed(1)} %`).join(', ')}`
}
