import { stat } from 'node:fs/promises'
import { basename, extname, resolve } from 'node:path'
import { openFile, openTableWriter } from '@cadre/connect/files'
import type { OpenFileOptions, TableWriterOptions } from '@cadre/connect/files'
import { readTableAs, unknownColumn } from '@cadre/lifecycle/ingest'
import type { ColumnSchema, Source, TypedReading } from '@cadre/lifecycle/ingest'
import type { OpenedBundle } from '@cadre/lifecycle/register'
import { refuseMistyped, scoreTable, withinMonths } from '@cadre/lifecycle/serve'
import { openBundleFolder } from '../bundle-folder.ts'
import { cancelOnInterrupt } from '../cancel-on-interrupt.ts'
import { refuseSameFile } from '../check-output.ts'
import { noticeOf } from '../model-notice.ts'
import { printResult } from '../print.ts'
import { createProgressLine } from '../progress.ts'
import { watchReading } from '../reading-progress.ts'
import { scoreSummary, summariseUnknownLevels } from '../score-summary.ts'

export interface ScoreFlags {
  readonly out?: string
  readonly to?: TableWriterOptions['format']
  readonly keep?: readonly string[]
  readonly reasons: number
  readonly months?: number
  readonly json?: boolean
}

interface ScoreRequest {
  readonly bundle: string
  readonly file: string
  readonly flags: ScoreFlags
  readonly readAs: OpenFileOptions
}

export async function runScore({ bundle, file, flags, readAs }: ScoreRequest): Promise<void> {
  const progress = createProgressLine(process.stderr)
  const { signal, release } = cancelOnInterrupt()
  try {
    const whole = await openBundleFolder(bundle)
    const opened = flags.months === undefined ? whole : withinMonths(whole, flags.months)
    const source = await openFile(file, readAs)
    const out = resolve(flags.out ?? `${basename(file, extname(file))}-scores.${flags.to ?? 'csv'}`)
    await refuseSameFile(out, file)
    const watched = watchReading(source, {
      stage: 'Scoring',
      bytes: (await stat(file)).size,
      onProgress: progress.update,
    })
    const start = performance.now()
    const { extraColumns, report } = await scoreFile(opened, watched, { out, flags, signal })
    progress.clear()
    const { rows, issueCounts, unknownLevels } = report()
    const summary = {
      rows,
      out,
      target: opened.model.target,
      issues: issueCounts,
      unknownLevels: summariseUnknownLevels(unknownLevels),
      unusedColumns: extraColumns,
      seconds: (performance.now() - start) / 1000,
      ...(await noticeOf(opened)),
    }
    printResult(summary, { json: flags.json, text: () => scoreSummary(summary) })
  } finally {
    progress.clear()
    release()
  }
}

interface ScoreJob {
  readonly out: string
  readonly flags: ScoreFlags
  readonly signal: AbortSignal
}

async function scoreFile(
  bundle: OpenedBundle,
  source: Source,
  { out, flags, signal }: ScoreJob,
): Promise<TypedReading> {
  const { keep = [], reasons, to } = flags
  const { schema } = bundle.pipeline
  const reading = readTableAs(source, withKept(schema, source, keep), { signal })
  const writer = await openTableWriter(out, { format: to, answers: wordsOfTheFile(schema) })
  try {
    for await (const { table, firstRow } of reading.parts()) {
      signal.throwIfAborted()
      await writer.write(await scoreTable(bundle, table, { firstRow, keep, reasons, signal }))
    }
    refuseMistyped(reading.report(), { file: source.name, schema })
    signal.throwIfAborted()
    await writer.close()
  } catch (error) {
    await writer.abandon()
    throw error
  }
  return reading
}

/** Columns that are only copied are read as they stand. */
function withKept(schema: readonly ColumnSchema[], source: Source, keep: readonly string[]): ColumnSchema[] {
  for (const name of keep) if (!source.columns.includes(name)) throw unknownColumn(source, name)
  const copied = keep.filter((name) => !schema.some((column) => column.name === name))
  return [...schema, ...copied.map((name): ColumnSchema => ({ kind: 'text', name, missing: [] }))]
}

/** Yes-no columns are copied in the words that training found. */
function wordsOfTheFile(schema: readonly ColumnSchema[]): Record<string, { no: string; yes: string }> {
  return Object.fromEntries(
    schema.flatMap((column) =>
      column.kind === 'boolean' ? [[column.name, { no: column.no, yes: column.yes }]] : [],
    ),
  )
}
