import { Command } from 'commander'
import type { RestoreFlags } from './run-restore.ts'

export function restoreCommand(): Command {
  return new Command('restore')
    .summary('restore a backup into an empty installation')
    .description(
      'Restore a backup into an empty data folder or database, embedded or Postgres, whatever it was made of. Everything is checked before anything is changed; it comes in whole or not at all.',
    )
    .argument('<file>', 'a file of `cadre backup`')
    .option('--passphrase-file <file>', 'open a sealed backup with the passphrase in this file')
    .option('--folder <path>', 'data folder (CADRE_FOLDER); default .cadre')
    .option('--check', 'check the file against its checksums and change nothing')
    .option('--json', 'print what was done as JSON')
    .action(async (file: string, flags: RestoreFlags) => {
      const { runRestore } = await import('./run-restore.ts')
      await runRestore(file, flags)
    })
}
