import { Command } from 'commander'
import type { DoctorFlags } from './run-doctor.ts'

export function doctorCommand(): Command {
  return new Command('doctor')
    .summary('say what of the installation is safe for what')
    .description(
      'Look at the people store, served or not: database, syncing, rights of files, free space, schema, clocks, backups, audit trail. Changes nothing; ends with status 7 when something is to be mended.',
    )
    .option('--folder <path>', 'data folder (CADRE_FOLDER); default .cadre')
    .option('--json', 'print the findings as JSON')
    .action(async (flags: DoctorFlags) => {
      const { runDoctor } = await import('./run-doctor.ts')
      await runDoctor(flags)
    })
}
