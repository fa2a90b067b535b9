import { Command } from 'commander'
import type { BackupFlags } from './run-backup.ts'

export function backupCommand(): Command {
  return new Command('backup')
    .summary('back up the people store to one file')
    .description(
      'Back up the people store to one file with checksums, while it is served or not. The file is read back before this ends.',
    )
    .argument('<path>', 'the file to write, or a folder that gets a file named after the time')
    .option('--passphrase-file <file>', 'seal the backup with the passphrase in this file')
    .option('--with-keys', 'put the key file of encrypted fields in too; only into a sealed backup')
    .option('--folder <path>', 'data folder (CADRE_FOLDER); default .cadre')
    .option('--force', 'replace a file that is there')
    .option('--json', 'print what was written as JSON')
    .action(async (path: string, flags: BackupFlags) => {
      const { runBackup } = await import('./run-backup.ts')
      await runBackup(path, flags)
    })
}
