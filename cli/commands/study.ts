import { availableParallelism } from 'node:os'
import { basename, extname, join, resolve } from 'node:path'
import { Command, Option } from 'commander'
import { AppError } from '@cadre/core'
import { checkFolderTarget, openFile, writeFolderAtomically } from '@cadre/connect/files'
import type { Source } from '@cadre/lifecycle/ingest'
import type { StudyOptions, StudyResult } from '@cadre/lifecycle/study'
import { bringYourOwn } from '@cadre/usecases'
import { cancelOnInterrupt } from '../cancel-on-interrupt.ts'
import { refuseFolderAround } from '../check-output.ts'
import { exitStatus } from '../exit-status.ts'
import { fileOptions, sourceOptions } from '../file-options.ts'
import { namingFile } from '../name-file.ts'
import { columnOption, listOption, wholeNumber } from '../option-parsers.ts'
import { createProgressLine } from '../progress.ts'
import { loadSigningKey } from '../signing-key-file.ts'
import { studySummary } from '../study-summary.ts'
import { cadreVersion } from '../version.ts'

interface StudyFlags {
  readonly target?: string
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

/** More threads than any machine has cores are a slip of the finger. */
const mostThreads = 256

export function studyCommand(): Command {
  const command = new Command('study')
    .summary('learn a column of a file: model, report, audit')
    .description('Learn a column of a file: a model, what it rests on, whom it may wrong, and a report.')
    .argument('<file>', 'CSV, TSV, JSON, JSON lines, Parquet or XLSX')
    .optionsGroup('What to learn:')
    .option('-t, --target <column>', 'the column to learn (needed)', columnOption)
    .addOption(
      new Option('--task <task>', 'what kind of target it is (default: found out)').choices([
        'binary',
        'multiclass',
        'regression',
      ]),
    )
    .option('--positive <value>', 'the class to predict, for two classes')
    .optionsGroup('What the columns are (found out where not said; lists are separated by commas):')
    .option('--columns <columns>', 'learn from these columns only', listOption)
    .option('--drop <columns>', 'leave these columns out', listOption)
    .option('--text <columns>', 'read these columns as free text', listOption)
    .option('--id <column>', 'the column that only names the row', columnOption)
    .option(
      '--group <column>',
      'rows with the same value stay together (one person, one advert)',
      columnOption,
    )
    .option('--time <column>', 'judge on later rows only, in the order of this column', columnOption)
    .option(
      '--protected <columns>',
      'audit by these too, besides those recognised; never learn from them',
      listOption,
    )
    .option(
      '--use-protected',
      'learn from protected columns, to compare with published figures; never for use',
    )
    .optionsGroup('How hard to try:')
    .addOption(
      new Option('--budget <budget>', 'how long to search')
        .choices(['fast', 'normal', 'thorough'])
        .default('normal'),
    )
    .option('--learners <names>', 'compare only these learners', listOption)
    .option('--seed <number>', 'same seed, same result', wholeNumber(0), 1)
    .option(
      '--threads <number>',
      'threads to use; changes the time, never the result (default: all)',
      wholeNumber(1, mostThreads),
    )
    .optionsGroup('Where to write:')
    .option('-o, --out <folder>', 'folder for report and bundle (default: <file>-study, where you are)')
    .option('--force', 'replace the folder whatever is in it; a study there is replaced without')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', examples)
    .action(async (file: string, flags: StudyFlags) => runStudy(file, flags, command))
  return fileOptions(command)
}

const examples = `
Examples:
  cadre study people.csv --target Left
  cadre study people.csv --target Left --drop "Exit date,Exit reason" --out left-study
  cadre study reviews.xlsx --target Rating --text "Manager comment" --group "Employee ID"
  cadre study output.csv --target productivity --time date --budget thorough
`

async function runStudy(file: string, flags: StudyFlags, command: Command): Promise<void> {
  const out = resolve(flags.out ?? `${basename(file, extname(file))}-study`)
  const mayReplace = { force: flags.force === true, isOurs }
  const progress = createProgressLine(process.stderr)
  const { signal, release } = cancelOnInterrupt()
  try {
    await refuseFolderAround(out, file)
    // An hour's work should not end at a folder that could not be written from the start.
    await checkFolderTarget(out, mayReplace)
    const source = await openFile(file, sourceOptions(command))
    const { study } = await import('@cadre/lifecycle/study')
    const input = {
      source,
      useCase: bringYourOwn,
      options: studyOptions(flags, source),
      signingKey: await loadSigningKey(),
      cadreVersion,
      createdAt: new Date().toISOString(),
      signal,
      onProgress: progress.update,
    }
    const { result, files } = await namingFile(source.name, () => study(input))
    signal.throwIfAborted()
    await writeFolderAtomically(out, Object.fromEntries(files), mayReplace)
    progress.clear()
    finish(withPaths(result, out), flags)
  } finally {
    progress.clear()
    release()
  }
}

/** A folder with a study in it, and nothing but a study, may be replaced by a newer one. */
function isOurs(names: readonly string[]): boolean {
  return (
    names.includes('study.json') &&
    names.every((name) => ['study.json', 'report.html', 'bundle'].includes(name))
  )
}

/** A refusal is a result: it is printed and written, and the exit status says so. */
function finish(result: StudyResult, { json }: StudyFlags): void {
  process.stdout.write(json ? `${JSON.stringify(result)}\n` : studySummary(result))
  if (result.refusal) process.exitCode = exitStatus.refused
}

function withPaths(result: StudyResult, out: string): StudyResult {
  return { ...result, ...(result.model && { bundle: join(out, 'bundle') }), report: join(out, 'report.html') }
}

function studyOptions(flags: StudyFlags, source: Source): StudyOptions {
  const { out: _out, force: _force, json: _json, target, threads, useProtected, ...asked } = flags
  if (target === undefined) {
    const message = `Say which column to learn with --target. "${source.name}" has: ${source.columns.slice(0, 40).join(', ')}${source.columns.length > 40 ? ' …' : ''}.`
    throw new AppError('usage', message, { columns: source.columns })
  }
  return { ...asked, target, useProtected: useProtected === true, threads: threads ?? availableParallelism() }
}
