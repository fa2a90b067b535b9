import { Command } from 'commander'
import { fileOptions, sourceOptions } from '../file-options.ts'
import { wholeNumber } from '../option-parsers.ts'
import type { DriftFlags } from './run-drift.ts'

export function driftCommand(): Command {
  const command = new Command('drift')
    .summary('compare later rows with those a model learned from')
    .description(
      'Compare later rows with those a model learned from: every input, missing cells, new labels, and the scores.',
    )
    .argument('<bundle>', 'the folder of a model bundle, or of the study that made it')
    .argument('<file>', 'later rows; outcomes are not needed')
    .optionsGroup('How to compare:')
    .option(
      '--reference <file>',
      'earlier rows, such as those it learned from: adds distances in the columns’ own units, and whether a model can tell the two files apart',
    )
    .option('--seed <number>', 'for what is shuffled', wholeNumber(0), 1)
    .option('--json', 'print as JSON')
    .action(async (bundle: string, file: string, flags: DriftFlags) => {
      const { runDrift } = await import('./run-drift.ts')
      await runDrift({ bundle, file, flags, readAs: sourceOptions(command) })
    })
  return fileOptions(command)
}
