import { Command, Option } from 'commander'
import { fileOptions, sourceOptions } from '../file-options.ts'
import { listOption, wholeNumber } from '../option-parsers.ts'
import type { ScoreFlags } from './run-score.ts'

export function scoreCommand(): Command {
  const command = new Command('score')
    .summary('score every row of a file')
    .description('Score every row of a file. It is streamed: memory does not grow with the file.')
    .argument('<bundle>', 'the folder of a model bundle, or of the study that made it')
    .argument('<file>', 'a file with the columns the model reads')
    .optionsGroup('Where to write:')
    .option('-o, --out <path>', 'file for the scores (default: <file>-scores.csv, where you are)')
    .addOption(
      new Option('--to <format>', 'what to write (default: by the ending of --out)').choices([
        'csv',
        'tsv',
        'jsonl',
        'parquet',
      ]),
    )
    .option('--keep <columns>', 'columns of the file to copy beside the score', listOption)
    .option('--reasons <number>', 'give so many reasons for each row', wholeNumber(0), 0)
    .option(
      '--months <number>',
      'look so many months ahead, up to those the model was trained for; for models of when alone',
      wholeNumber(1),
    )
    .option('--json', 'print what was done as JSON')
    .addHelpText('after', examples)
    .action(async (bundle: string, file: string, flags: ScoreFlags) => {
      const { runScore } = await import('./run-score.ts')
      await runScore({ bundle, file, flags, readAs: sourceOptions(command) })
    })
  return fileOptions(command)
}

const examples = `
Examples:
  cadre score people-study/bundle new.csv --keep employee_id
  cadre score people-study/bundle all.parquet --out scores.parquet --reasons 3
`
