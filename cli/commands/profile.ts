import { Command } from 'commander'
import { fileOptions, sourceOptions } from '../file-options.ts'
import type { ProfileFlags } from './run-profile.ts'

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
    .action(async (file: string, flags: ProfileFlags) => {
      const { runProfile } = await import('./run-profile.ts')
      await runProfile({ file, flags, readAs: sourceOptions(command) })
    })
  return fileOptions(command)
}
