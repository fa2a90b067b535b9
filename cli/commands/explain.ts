import { Command } from 'commander'
import { fileOptions, sourceOptions } from '../file-options.ts'
import { anyNumber, listOption, wholeNumber } from '../option-parsers.ts'
import type { ExplainFlags } from './run-explain.ts'

export function explainCommand(): Command {
  const command = new Command('explain')
    .summary('why one row gets its score, and what would change it')
    .description(
      'Why one row gets its score: the columns that move it most, in words; and what would change it.',
    )
    .argument('<bundle>', 'the folder of a model bundle, or of the study that made it')
    .argument('<file>', 'a file with the columns the model reads')
    .optionsGroup('What to explain:')
    .option('-r, --row <number>', 'data row, counted from 1 without the header (needed)', wholeNumber(1))
    .option('--reasons <number>', 'how many reasons to give', wholeNumber(1), 8)
    .option('--json', 'print as JSON')
    .optionsGroup('What would change it:')
    .option('--what-if', 'the smallest changes that bring the score across the cut')
    .option('--target-score <number>', 'the line to cross (default: the cut of the study)', anyNumber)
    .option('--immutable <columns>', 'never change these; protected ones never are', listOption)
    .option('--only-up <columns>', 'these can only rise, besides tenure and the like', listOption)
    .option('--only-down <columns>', 'these can only fall', listOption)
    .option('--rules <file>', 'JSON that says how columns may change, and what follows')
    .addHelpText('after', examples)
    .action(async (bundle: string, file: string, flags: ExplainFlags) => {
      const { runExplain } = await import('./run-explain.ts')
      await runExplain({ bundle, file, flags, readAs: sourceOptions(command) })
    })
  return fileOptions(command)
}

const examples = `
Examples:
  cadre explain people-study/bundle new.csv --row 3
  cadre explain people-study/bundle new.csv --row 3 --what-if --immutable Grade
`
