import { basename, extname, resolve } from 'node:path'
import { Command, Option } from 'commander'
import { openFile, openTableWriter } from '@cadre/connect/files'
import type { TableWriterOptions } from '@cadre/connect/files'
import { readTableAs, unknownColumn } from '@cadre/lifecycle/ingest'
import type { ColumnSchema, ReadingReport, Source } from '@cadre/lifecycle/ingest'
import type { OpenedBundle } from '@cadre/lifecycle/register'
import { scoreTable } from '@cadre/lifecycle/serve'
import { openBundleFolder } from '../bundle-folder.ts'
import { cancelOnInterrupt } from '../cancel-on-interrupt.ts'
import { fileOptions, sourceOptions } from '../file-options.ts'
import { listOption, wholeNumber } from '../option-parsers.ts'
import { printResult } from '../print.ts'

interface ScoreFlags {
  readonly out?: string
  readonly to?: TableWriterOptions['format']
  readonly keep?: readonly string[]
  readonly reasons?: number
  readonly json?: boolean
}

export function scoreCommand(): Command {
  const command = new Command('score')
    .description('Score every row of a file; memory does not grow with it.')
    .argument('<bundle>', 'the folder of a model bundle')
    .argument('<file>', 'a file with the columns the model reads')
    .option('-o, --out <path>', 'where to write (default: <file>-scores.csv beside you)')
    .addOption(new Option('--to <format>', 'what to write (default: by the ending of --out)').choices(['csv', 'tsv', 'jsonl', 'parquet']))
    .option('--keep <columns>', 'columns of the file to copy beside the score', listOption)
    .option('--reasons <number>', 'give so many reasons for each row', wholeNumber(0), 0)
    .option('--json', 'print what was done as JSON')
    .action(async (bundle: string, file: string, flags: ScoreFlags) => runScore({ bundle, file, flags, command }))
  return fileOptions(command)
}

async function runScore({ bundle, file, flags, command }: { bundle: string; file: string; flags: ScoreFlags; command: Command }): Promise<void> {
  const { signal, release } = cancelOnInterrupt()
  try {
    const opened = await openBundleFolder(bundle)
    const source = await openFile(file, sourceOptions(command))
    const out = resolve(flags.out ?? `${basename(file, extname(file))}-scores.${flags.to ?? 'csv'}`)
    const start = performance.now()
    const { report, extraColumns } = await scoreFile(opened, source, { out, flags, signal })
    const summary = {
      rows: report.rows,
      out,
      target: opened.model.target,
      signedBy: opened.signedBy,
      comparisonOnly: opened.model.comparisonOnly,
      issues: report.issueCounts,
      unknownLevels: report.unknownLevels,
      unusedColumns: extraColumns,
      mustNever: opened.card.mustNever,
      seconds: (performance.now() - start) / 1000,
    }
    printResult(summary, { json: flags.json, text: () => scoreText(summary) })
  } finally {
    release()
  }
}

interface ScoreJob {
  readonly out: string
  readonly flags: ScoreFlags
  readonly signal: AbortSignal
}

async function scoreFile(bundle: OpenedBundle, source: Source, { out, flags, signal }: ScoreJob) {
  const keep = flags.keep ?? []
  const reading = readTableAs(source, withKept(bundle.pipeline.schema, source, keep), { signal })
  const writer = await openTableWriter(out, { format: flags.to })
  try {
    for await (const { table, firstRow } of reading.parts()) {
      signal.throwIfAborted()
      await writer.write(scoreTable(bundle, table, { firstRow, keep, reasons: flags.reasons ?? 0 }))
    }
    await writer.close()
  } catch (error) {
    await writer.abandon()
    throw error
  }
  return { report: reading.report(), extraColumns: reading.extraColumns }
}

/** Columns that are only copied are read as they stand. */
function withKept(schema: readonly ColumnSchema[], source: Source, keep: readonly string[]): ColumnSchema[] {
  for (const name of keep) if (!source.columns.includes(name)) throw unknownColumn(source, name)
  const copied = keep.filter((name) => !schema.some((column) => column.name === name))
  return [...schema, ...copied.map((name): ColumnSchema => ({ kind: 'text', name, missing: [] }))]
}

interface ScoreSummary {
  readonly rows: number
  readonly out: string
  readonly target: string
  readonly comparisonOnly: boolean
  readonly issues: ReadingReport['issueCounts']
  readonly unknownLevels: ReadingReport['unknownLevels']
  readonly mustNever: readonly string[]
  readonly seconds: number
}

function scoreText({ rows, out, target, comparisonOnly, issues, unknownLevels, mustNever, seconds }: ScoreSummary): string {
  const notes = [
    ...(comparisonOnly ? ['This model learned from protected attributes. It is for comparison only: do not use these scores.'] : []),
    ...issues.map(({ column, code, count, firstRow, example }) => `"${column}": ${count} cells count as missing (${code}; first "${example}" in data row ${firstRow})`),
    ...unknownLevels.map(({ column, level, count }) => `"${column}": "${level}" was never seen in training (${count} rows)`),
  ]
  return [
    `${rows} rows scored for ${target} in ${seconds.toFixed(1)} s: ${out}`,
    ...(notes.length > 0 ? [notes.map((note) => `  - ${note}`).join('\n')] : []),
    `The scores suggest; a person decides. Never: ${mustNever.join(' ')}`,
  ].join('\n')
}
