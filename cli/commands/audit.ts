import { Command } from 'commander'
import { fileOptions, sourceOptions } from '../file-options.ts'
import { listOption, share, wholeNumber } from '../option-parsers.ts'
import type { AuditFlags } from './run-audit.ts'

export function auditCommand(): Command {
  const command = new Command('audit')
    .summary('judge a model on rows with known outcomes')
    .description('Judge a model on a file with known outcomes: its quality, and how it treats groups.')
    .argument('<bundle>', 'the folder of a model bundle, or of the study that made it')
    .argument('<file>', 'rows with known outcomes that the model has not learned from')
    .optionsGroup('How to judge:')
    .option('--protected <columns>', 'columns to compare groups by, besides those of the study', listOption)
    .option('--threshold <share>', 'the cut for two classes (default: the study’s)', share)
    .option('--seed <number>', 'for intervals made by resampling', wholeNumber(0), 1)
    .option('--json', 'print as JSON')
    .action(async (bundle: string, file: string, flags: AuditFlags) => {
      const { runAudit } = await import('./run-audit.ts')
      await runAudit({ bundle, file, flags, readAs: sourceOptions(command) })
    })
  return fileOptions(command)
}
