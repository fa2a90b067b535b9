import { Command } from 'commander'
import type { CheckpointFlags, ExportTrailFlags, VerifyTrailFlags } from './run-audit-trail.ts'

export function auditTrailCommand(): Command {
  return new Command('audit-trail')
    .summary('check, export and sign the audit trail')
    .description('Check, export and sign the record of who did what to whose data.')
    .addCommand(verifyCommand())
    .addCommand(exportCommand())
    .addCommand(checkpointCommand())
    .addCommand(keyCommand())
    .addHelpText('after', examples)
}

const folder = ['--folder <path>', 'data folder (CADRE_FOLDER); default .cadre'] as const
const checkpoints = [
  '--checkpoints <folder>',
  'where signed checkpoints are (CADRE_CHECKPOINTS); default: checkpoints in the data folder',
] as const
const json = ['--json', 'print what was done as JSON'] as const

function verifyCommand(): Command {
  return new Command('verify')
    .summary('check that nothing was changed, removed or put in')
    .description('Check a trail against its own chain and the signed checkpoints.')
    .argument('[file]', 'an exported trail: needs no database. Without it, the database is read')
    .option(...checkpoints)
    .option(
      '--public-key <file>',
      "the installation's public key, as `cadre audit-trail key` prints it; default: the key of this machine",
    )
    .option(...folder)
    .option(...json)
    .action(async (file: string | undefined, flags: VerifyTrailFlags) => {
      const { runVerifyTrail } = await import('./run-audit-trail.ts')
      await runVerifyTrail(file, flags)
    })
}

function exportCommand(): Command {
  return new Command('export')
    .summary('write the trail to a file')
    .description('Write the whole trail as JSON lines, for a check without the database.')
    .argument('<file>', 'where to write')
    .option(...folder)
    .option(...json)
    .action(async (file: string, flags: ExportTrailFlags) => {
      const { runExportTrail } = await import('./run-audit-trail.ts')
      await runExportTrail(file, flags)
    })
}

function checkpointCommand(): Command {
  return new Command('checkpoint')
    .summary('sign where the trail stands now')
    .description('Sign where the trail stands now. A server does so by itself every ten minutes.')
    .option(...checkpoints)
    .option(
      '--after-restore <reason>',
      'the trail goes on from a restored backup; the reason is kept and shown',
    )
    .option(...folder)
    .option(...json)
    .action(async (flags: CheckpointFlags) => {
      const { runCheckpoint } = await import('./run-audit-trail.ts')
      await runCheckpoint(flags)
    })
}

function keyCommand(): Command {
  return new Command('key')
    .summary('print the public key that checkpoints are checked with')
    .description("Print this installation's public key, which an auditor keeps to check its checkpoints.")
    .action(async () => {
      const { runTrailKey } = await import('./run-audit-trail.ts')
      await runTrailKey()
    })
}

const examples = `
Examples:
  cadre audit-trail export trail.jsonl
  cadre audit-trail verify trail.jsonl --checkpoints ./checkpoints
  cadre audit-trail key > cadre-public-key.pem
`
