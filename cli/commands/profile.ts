import { Command } from 'commander'
import { openFile, writeFileAtomically } from '@cadre/connect/files'
import { readTable } from '@cadre/lifecycle/ingest'
import { profileTable } from '@cadre/lifecycle/validate'
import { cancelOnInterrupt } from '../cancel-on-interrupt.ts'
import { refuseSameFile } from '../check-output.ts'
import { fileOptions, sourceOptions } from '../file-options.ts'
import { printResult } from '../print.ts'
import { profileSummary } from '../profile-summary.ts'

interface ProfileFlags {
  readonly html?: string
  readonly json?: boolean
}

export function profileCommand(): Command {
  const command = new Command('profile')
    .summary('what a file holds and how good it is')
    .description(
      'What a file holds and how good it is: types, missing cells, duplicates, outliers, near-equal labels.',
    )
    .argument('<file>', 'CSV, TSV, JSON, JSON lines, Parquet or XLSX')
    .optionsGroup('Where to write:')
    .option('--html <path>', 'write a page with histograms as well')
    .option('--json', 'print the profile as JSON')
    .action(async (file: string, flags: ProfileFlags) => runProfile(file, flags, command))
  return fileOptions(command)
}

async function runProfile(file: string, { html, json }: ProfileFlags, command: Command): Promise<void> {
  if (html !== undefined) await refuseSameFile(html, file)
  const { signal, release } = cancelOnInterrupt()
  const source = await openFile(file, sourceOptions(command))
  const { table, notes, issues } = await readTable(source, { signal })
  // From here on nothing is left to tidy up: Ctrl-C may end the process at once, even in the middle of a sum.
  release()
  const profile = profileTable(table, { notes })
  if (html !== undefined) {
    const { renderProfile } = await import('@cadre/lifecycle/report')
    await writeFileAtomically(html, renderProfile(profile, { name: source.name }))
  }
  printResult(
    { file: source.name, notes, cells: issues, ...profile },
    { json, text: () => profileSummary(source.name, profile) },
  )
}
