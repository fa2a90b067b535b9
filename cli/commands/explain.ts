import { Command } from 'commander'
import { fileOptions, sourceOptions } from '../file-options.ts'
import { wholeNumber } from '../option-parsers.ts'
import type { ExplainFlags } from './run-explain.ts'

export function explainCommand(): Command {
  const command = new Command('explain')
    .summary('why one row gets its score')
    .description('Why one row gets its score: the columns that move it most, in words.')
    .argument('<bundle>', 'the folder of a model bundle, or of the study that made it')
    .argument('<file>', 'a file with the columns the model reads')
    .optionsGroup('What to explain:')
    .option('-r, --row <number>', 'data row, counted from 1 without the header (needed)', wholeNumber(1))
    .option('--reasons <number>', 'how many reasons to give', wholeNumber(1), 8)
    .option('--json', 'print as JSON')
    .action(async (bundle: string, file: string, flags: ExplainFlags) => {
      const { runExplain } = await import('./run-explain.ts')
      await runExplain({ bundle, file, flags, readAs: sourceOptions(command) })
    })
  return fileOptions(command)
}
