import { Command } from 'commander'
import { openFile, writeFileAtomically } from '@cadre/connect/files'
import { isoDate, readTable } from '@cadre/lifecycle/ingest'
import { renderProfile } from '@cadre/lifecycle/report'
import { profileTable } from '@cadre/lifecycle/validate'
import type { DataProfile } from '@cadre/lifecycle/validate'
import { cancelOnInterrupt } from '../cancel-on-interrupt.ts'
import { fileOptions, sourceOptions } from '../file-options.ts'
import { printResult } from '../print.ts'
import { textTable } from '../text-table.ts'

interface ProfileFlags {
  readonly html?: string
  readonly json?: boolean
}

export function profileCommand(): Command {
  const command = new Command('profile')
    .description('What a file holds and how good it is: types, missing cells, duplicates, outliers, near-equal labels.')
    .argument('<file>', 'CSV, TSV, JSON, JSON lines, Parquet or XLSX')
    .option('--html <path>', 'write a page with histograms as well')
    .option('--json', 'print the profile as JSON')
    .action(async (file: string, flags: ProfileFlags) => runProfile(file, flags, command))
  return fileOptions(command)
}

async function runProfile(file: string, { html, json }: ProfileFlags, command: Command): Promise<void> {
  const { signal, release } = cancelOnInterrupt()
  try {
    const source = await openFile(file, sourceOptions(command))
    const { table, notes, issues } = await readTable(source, { signal })
    const profile = profileTable(table, { notes })
    if (html !== undefined) await writeFileAtomically(html, renderProfile(profile, { name: source.name }))
    printResult({ file: source.name, notes, cells: issues, ...profile }, { json, text: () => profileText(source.name, profile) })
  } finally {
    release()
  }
}

function profileText(name: string, profile: DataProfile): string {
  const head = `${name}: ${profile.rows} rows, ${profile.columns.length} columns, quality ${Math.round(profile.qualityScore)} of 100`
  const columns = profile.columns.map(({ name: column, type, missing, distinct, summary, top }) => {
    const figure = type === 'date' ? isoDate : short
    const about = summary ? `${figure(summary.min)} to ${figure(summary.max)}, median ${figure(summary.median)}` : (top ?? []).slice(0, 3).map(({ value, count }) => `${value} (${count})`).join(', ')
    return [column, type, missing, distinct, about]
  })
  const issues = profile.issues.map(({ message }) => `  - ${message}`)
  return [head, textTable([['column', 'type', 'missing', 'distinct', 'about'], ...columns]), ...(issues.length > 0 ? [`To look at:\n${issues.join('\n')}`] : [])].join('\n\n')
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)))
}
