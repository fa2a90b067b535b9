import { Command } from 'commander'
import { fileOptions, sourceOptions } from '../file-options.ts'
import { share, wholeNumber } from '../option-parsers.ts'
import type { CompareFlags } from './run-compare.ts'

export function compareCommand(): Command {
  const command = new Command('compare')
    .summary('compare two models on the same rows')
    .description('Compare two models of one target on the same rows with known outcomes, row by row.')
    .argument('<first>', 'a model bundle, such as the one in use')
    .argument('<second>', 'another one, such as its challenger')
    .argument('<file>', 'rows with known outcomes that neither has learned from')
    .optionsGroup('How to compare:')
    .option('--threshold <share>', 'one cut for both (default: each model’s own)', share)
    .option('--seed <number>', 'for intervals made by resampling', wholeNumber(0), 1)
    .option('--json', 'print as JSON')
    .action(async (first: string, second: string, file: string, flags: CompareFlags) => {
      const { runCompare } = await import('./run-compare.ts')
      await runCompare({ bundles: [first, second], file, flags, readAs: sourceOptions(command) })
    })
  return fileOptions(command)
}
