import type { ImportMapping } from '@cadre/connect/records'
import { AppError } from '@cadre/core'
import {
  importIntoInstallation,
  listInInstallation,
  readSettings,
  resumeInInstallation,
  undoInInstallation,
} from '@cadre/server'
import type { ImportReport } from '@cadre/server'
import { readFile, writeFile } from 'node:fs/promises'
import { cancelOnInterrupt } from '../cancel-on-interrupt.ts'
import { nameOption } from '../name-option.ts'
import { printResult } from '../print.ts'
import { textTable } from '../text-table.ts'
import { cadreVersion } from '../version.ts'
import { bulletList, wrapText } from '../wrap-text.ts'

export interface PeopleFlags {
  readonly folder?: string
  readonly json?: true
}
export interface ImportPeopleFlags extends PeopleFlags {
  readonly apply?: true
  readonly asOf?: string
  readonly currency?: string
  readonly mapping?: string
  readonly writeMapping?: string
  readonly sheet?: string
  readonly header?: boolean
  readonly headerRow?: number
  readonly acceptUnmet?: string
}

export async function runImportPeople(path: string, flags: ImportPeopleFlags): Promise<void> {
  const mapping = flags.mapping === undefined ? undefined : await readMapping(flags.mapping)
  const report = await importIntoInstallation(settingsOf(flags), around(), {
    path,
    reading: {
      ...(flags.sheet !== undefined && { sheet: flags.sheet }),
      ...(flags.header !== undefined && { header: flags.header }),
      ...(flags.headerRow !== undefined && { headerRow: flags.headerRow }),
    },
    ...(mapping && { mapping }),
    ...(flags.asOf !== undefined && { asOf: flags.asOf }),
    ...(flags.currency !== undefined && { currency: flags.currency.toUpperCase() }),
    isApplied: flags.apply === true,
    ...(flags.acceptUnmet !== undefined && { acceptUnmet: flags.acceptUnmet }),
  })
  if (flags.writeMapping !== undefined)
    await writeFile(flags.writeMapping, `${JSON.stringify(report.import.mapping, null, 2)}\n`, {
      mode: 0o600,
    })
  printResult(
    {
      id: report.import.id,
      isApplied: flags.apply === true,
      mapping: report.import.mapping,
      counts: report.counts,
      issues: report.issues,
      findings: report.findings,
      notes: report.import.notes,
    },
    { json: flags.json, text: () => textOf(report, flags.apply === true) },
  )
}

export async function runListImports(flags: PeopleFlags): Promise<void> {
  const imports = await listInInstallation(settingsOf(flags), around())
  const rows = imports.map(({ id, fileName, state, rowCount, createdAt }) => [
    id,
    fileName,
    state,
    rowCount,
    createdAt.slice(0, 16),
  ])
  printResult(
    {
      imports: imports.map(({ id, fileName, state, rowCount, counts, progress, createdAt }) => ({
        id,
        fileName,
        state,
        rowCount,
        // Of a run that was cut off: what it has written.
        counts: progress?.counts ?? counts,
        createdAt,
      })),
    },
    {
      json: flags.json,
      text: () =>
        rows.length > 0
          ? textTable([['import', 'file', 'state', 'rows', 'begun'], ...rows])
          : 'Nothing was imported yet.',
    },
  )
}

export async function runResume(id: string, flags: PeopleFlags): Promise<void> {
  const counts = await resumeInInstallation(settingsOf(flags), around(), id)
  printResult(counts, { json: flags.json, text: () => rowsText(counts.rows) })
}

export async function runUndo(id: string, flags: PeopleFlags): Promise<void> {
  const report = await undoInInstallation(settingsOf(flags), around(), id)
  const left = report.left > 0 ? ` ${report.left} were changed since and are left as they are.` : ''
  printResult(report, {
    json: flags.json,
    text: () => `${report.records} records are as they were before.${left}`,
  })
}

const settingsOf = ({ folder }: PeopleFlags) =>
  readSettings(process.env, folder === undefined ? {} : { folder })

function around() {
  const { signal } = cancelOnInterrupt()
  return {
    version: cadreVersion,
    signal,
    tell: (line: string): void => void process.stderr.write(`${line}\n`),
  }
}

async function readMapping(path: string) {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new AppError('file-missing', `There is no file "${path}".`, { file: path })
  })
  const { importMappingSchema } = await import('@cadre/contract')
  const result = importMappingSchema.safeParse(parseJson(text, path))
  if (result.success) return result.data as ImportMapping
  const [issue] = result.error.issues
  throw new AppError('usage', `"${path}" is no mapping: ${issue?.path.join('.')} ${issue?.message}.`, {
    file: path,
  })
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new AppError('usage', `"${path}" is not JSON.`, { file: path })
  }
}

function textOf({ import: found, counts, issues, findings }: ImportReport, isApplied: boolean): string {
  const mapping = found.mapping!
  const used = mapping.columns.flatMap(({ column, to }) => (to === null ? [] : [[column, to]]))
  const aside = mapping.columns.filter(({ to }) => to === null).map(({ column }) => column)
  const records = Object.entries(counts.records).map(([kind, { created, amended }]) => [
    kind.replaceAll('_', ' '),
    created,
    amended,
  ])
  return [
    isApplied ? `Imported as ${found.id}.` : 'Nothing was written: this is what --apply would do.',
    ...found.notes.map(({ message, option }) => wrapText(nameOption(message, option))),
    textTable([['column', 'goes to'], ...used]),
    ...(aside.length > 0 ? [wrapText(`Kept aside: ${aside.join(', ')}.`)] : []),
    rowsText(counts.rows),
    ...(records.length > 0 ? [textTable([['records', 'new', 'changed'], ...records])] : []),
    ...(counts.missing > 0
      ? [
          wrapText(
            `${counts.missing} people who are employed on ${mapping.asOf} are not in the sheet. They are left as they are.`,
          ),
        ]
      : []),
    ...findingsText(findings),
    ...(issues.length > 0
      ? [
          bulletList(
            issues
              .slice(0, 20)
              .map(
                ({ rows, column, message, level }) =>
                  `${rows} rows (${level})${column === '' ? '' : `, ${column}`}: ${message}`,
              ),
          ),
        ]
      : []),
  ].join('\n\n')
}

function rowsText({
  created,
  updated,
  unchanged,
  rejected,
  leftOut,
}: ImportReport['counts']['rows']): string {
  return `Rows: ${created} new, ${updated} changed, ${unchanged} unchanged, ${rejected} rejected, ${leftOut} left out.`
}

function findingsText(findings: ImportReport['findings']): string[] {
  const lines = findings.map(({ source, target, isMet, message }) => {
    const what = target === null ? message : `${target}: ${message}`
    if (source === 'as before') return `${what} (compared with the batch before)`
    return `${isMet ? 'as expected' : 'NOT as expected'}: ${what}`
  })
  return lines.length > 0 ? [bulletList(lines)] : []
}
