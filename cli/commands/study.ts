import { availableParallelism } from 'node:os'
import { basename, extname, join, resolve } from 'node:path'
import { Command, Option } from 'commander'
import { openFile, writeFolderAtomically } from '@cadre/connect/files'
import { study } from '@cadre/lifecycle/study'
import type { StudyOptions, StudyResult } from '@cadre/lifecycle/study'
import { bringYourOwn } from '@cadre/usecases'
import { cancelOnInterrupt } from '../cancel-on-interrupt.ts'
import { exitStatus } from '../exit-status.ts'
import { fileOptions, sourceOptions } from '../file-options.ts'
import { listOption, wholeNumber } from '../option-parsers.ts'
import { createProgressLine } from '../progress.ts'
import { loadSigningKey } from '../signing-key-file.ts'
import { studySummary } from '../study-summary.ts'
import { cadreVersion } from '../version.ts'

interface StudyFlags {
  readonly target: string
  readonly task?: 'binary' | 'multiclass' | 'regression'
  readonly positive?: string
  readonly protected?: readonly string[]
  readonly useProtected?: boolean
  readonly id?: string
  readonly group?: string
  readonly time?: string
  readonly drop?: readonly string[]
  readonly text?: readonly string[]
  readonly columns?: readonly string[]
  readonly budget: 'fast' | 'normal' | 'thorough'
  readonly learners?: readonly string[]
  readonly seed: number
  readonly threads?: number
  readonly out?: string
  readonly force?: boolean
  readonly json?: boolean
}

export function studyCommand(): Command {
  const command = new Command('study')
    .description('Learn a column of a file: a model, what it rests on, whom it may wrong, and a report.')
    .argument('<file>', 'CSV, TSV, JSON, JSON lines, Parquet or XLSX')
    .requiredOption('-t, --target <column>', 'the column to learn')
    .addOption(new Option('--task <task>', 'what kind of target it is (default: found out)').choices(['binary', 'multiclass', 'regression']))
    .option('--positive <value>', 'the class to predict, for two classes')
    .option('--protected <columns>', 'columns to audit by and never to learn from, besides those recognised', listOption)
    .option('--use-protected', 'learn from protected columns too, to compare with published figures; never for use')
    .option('--id <column>', 'the column that only names the row')
    .option('--group <column>', 'rows with the same value stay together (one person, one advert)')
    .option('--time <column>', 'judge on later rows only, in the order of this column')
    .option('--drop <columns>', 'columns to leave out', listOption)
    .option('--text <columns>', 'columns to read as free text', listOption)
    .option('--columns <columns>', 'learn from these columns only', listOption)
    .addOption(new Option('--budget <budget>', 'how long to search').choices(['fast', 'normal', 'thorough']).default('normal'))
    .option('--learners <names>', 'compare only these learners', listOption)
    .option('--seed <number>', 'same seed, same result', wholeNumber(0), 1)
    .option('--threads <number>', 'threads to use (default: all)', wholeNumber(1))
    .option('-o, --out <folder>', 'where to write (default: <file>-study beside you)')
    .option('--force', 'replace what an earlier study wrote there')
    .option('--json', 'print the result as JSON')
    .action(async (file: string, flags: StudyFlags) => runStudy(file, flags, command))
  return fileOptions(command)
}

async function runStudy(file: string, flags: StudyFlags, command: Command): Promise<void> {
  const out = resolve(flags.out ?? `${basename(file, extname(file))}-study`)
  const progress = createProgressLine(process.stderr)
  const cancellation = cancelOnInterrupt()
  try {
    const source = await openFile(file, sourceOptions(command))
    const { result, files } = await study({
      source,
      useCase: bringYourOwn,
      options: studyOptions(flags),
      signingKey: await loadSigningKey(),
      cadreVersion,
      createdAt: new Date().toISOString(),
      signal: cancellation.signal,
      onProgress: progress.update,
    })
    progress.clear()
    await writeFolderAtomically(out, Object.fromEntries(files), { force: flags.force === true, isOurs })
    finish(withPaths(result, out), flags)
  } finally {
    progress.clear()
    cancellation.release()
  }
}

/** A folder with a study in it may be replaced by a newer one. */
function isOurs(names: readonly string[]): boolean {
  return names.includes('study.json') && names.includes('report.html')
}

/** A refusal is a result: it is printed and written, and the exit status says so. */
function finish(result: StudyResult, { json }: StudyFlags): void {
  process.stdout.write(json ? `${JSON.stringify(result)}\n` : studySummary(result))
  if (result.refusal) process.exitCode = exitStatus.refused
}

function withPaths(result: StudyResult, out: string): StudyResult {
  return { ...result, ...(result.model && { bundle: join(out, 'bundle') }), report: join(out, 'report.html') }
}

function studyOptions({ out: _out, force: _force, json: _json, threads, useProtected, ...asked }: StudyFlags): StudyOptions {
  return { ...asked, useProtected: useProtected === true, threads: threads ?? availableParallelism() }
}
