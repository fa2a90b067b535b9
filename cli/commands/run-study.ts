import { availableParallelism } from 'node:os'
import { basename, extname, join, resolve } from 'node:path'
import { AppError } from '@cadre/core'
import { checkFolderTarget, openFile, writeFolderAtomically } from '@cadre/connect/files'
import type { OpenFileOptions } from '@cadre/connect/files'
import type { Source } from '@cadre/lifecycle/ingest'
import type { StudyOptions, StudyResult } from '@cadre/lifecycle/study'
import { bringYourOwn } from '@cadre/usecases'
import { cancelOnInterrupt } from '../cancel-on-interrupt.ts'
import { refuseFolderAround } from '../check-output.ts'
import { exitStatus } from '../exit-status.ts'
import { openJournalFile } from '../journal-file.ts'
import { namingFile } from '../name-file.ts'
import { createProgressLine } from '../progress.ts'
import { loadSigningKey } from '@cadre/core/signing-key-file'
import { studySummary } from '../study-summary.ts'
import { cadreVersion } from '../version.ts'

export interface StudyFlags {
  readonly target?: string
  readonly task?: 'binary' | 'multiclass' | 'regression' | 'ranking'
  readonly query?: string
  readonly positive?: string
  readonly protected?: readonly string[]
  readonly useProtected?: boolean
  readonly mitigate?: string | true
  readonly parity?: 'equalized-odds' | 'demographic-parity'
  readonly keep?: string
  readonly id?: string
  readonly group?: string
  readonly time?: string
  readonly embargoDays?: number
  readonly drop?: readonly string[]
  readonly text?: readonly string[]
  readonly columns?: readonly string[]
  readonly budget: 'fast' | 'normal' | 'thorough'
  readonly search?: 'random' | 'halving' | 'grid' | 'tpe'
  readonly learners?: readonly string[]
  readonly prepare?: readonly string[]
  readonly generateFeatures?: number | true
  readonly resample?: 'over' | 'under' | 'smote'
  readonly monotone?: string
  readonly interactions?: string
  readonly seed: number
  readonly threads?: number
  readonly journal?: string
  readonly out?: string
  readonly force?: boolean
  readonly json?: boolean
}

/** More would only wait for each other. */
const mostThreadsPerCore = 4

/** Columns made of others when no number is given. */
const generatedUnlessSaid = 8

interface StudyRequest {
  readonly file: string
  readonly flags: StudyFlags
  readonly readAs: OpenFileOptions
}

export async function runStudy({ file, flags, readAs }: StudyRequest): Promise<void> {
  const out = resolve(flags.out ?? `${basename(file, extname(file))}-study`)
  const mayReplace = { force: flags.force === true, isOurs }
  const progress = createProgressLine(process.stderr)
  const { signal, release } = cancelOnInterrupt()
  try {
    await refuseFolderAround(out, file)
    // An hour's work should not end at a folder that could not be written from the start.
    await checkFolderTarget(out, mayReplace)
    const source = await openFile(file, readAs)
    const options = studyOptions(flags, source)
    await using journal = flags.journal === undefined ? undefined : await openJournalFile(flags.journal)
    // Half of what there is to load; most mistakes show before it is needed.
    const { study } = await import('@cadre/lifecycle/study')
    const input = {
      source,
      useCase: bringYourOwn,
      options,
      signingKey: await loadSigningKey(),
      cadreVersion,
      createdAt: new Date().toISOString(),
      journal,
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
  const {
    out: _out,
    force: _force,
    json: _json,
    journal: _journal,
    target,
    threads,
    useProtected,
    generateFeatures,
    ...asked
  } = flags
  if (target === undefined) {
    const message = `Say which column to learn with --target. "${source.name}" has: ${source.columns.slice(0, 40).join(', ')}${source.columns.length > 40 ? ' …' : ''}.`
    throw new AppError('usage', message, { columns: source.columns })
  }
  const cores = availableParallelism()
  const { mitigate } = asked
  const compared = typeof mitigate === 'string' ? { protected: [...(asked.protected ?? []), mitigate] } : {}
  return {
    ...asked,
    ...compared,
    ...(generateFeatures !== undefined && {
      generateFeatures: generateFeatures === true ? generatedUnlessSaid : generateFeatures,
    }),
    target,
    useProtected: useProtected === true,
    threads: Math.min(threads ?? cores, mostThreadsPerCore * cores),
  }
}
