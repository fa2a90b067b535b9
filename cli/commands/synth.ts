import { Command, Option } from 'commander'
import { listOption, wholeNumber } from '../option-parsers.ts'
import type { SynthFlags } from './run-synth.ts'

export function synthCommand(): Command {
  return new Command('synth')
    .summary('make up a company with years of history')
    .description(
      'Make up a company with years of history, and write down what is true of it: who leaves and why, what training helps, where hiring waits, who is treated unfairly. The same options give the same company.',
    )
    .requiredOption('--out <folder>', 'where to write it')
    .option('--people <number>', 'positions on the last day', wholeNumber(10, 1_000_000), 1000)
    .option('--years <number>', 'years of history', wholeNumber(1, 10), 5)
    .option('--seed <number>', 'same seed, same company', wholeNumber(0, 2 ** 31), 1)
    .option('--today <date>', 'last day of the history, as YYYY-MM-DD', '2026-06-30')
    .option('--countries <codes>', 'of ES, PE, BR, DE, GB, US', listOption, ['ES', 'PE'])
    .addOption(
      new Option(
        '--format <format>',
        'how records are written; a lake has every version, as it came to be known',
      )
        .choices(['parquet', 'csv', 'lake'])
        .default('parquet'),
    )
    .option('--bias', 'pay, ratings and screening treat women differently')
    .option(
      '--without <names>',
      'leave out effects, or noise, missing, duplicates, outliers, seasonality, drift',
      listOption,
    )
    .option(
      '--series-months <number>',
      'keep monthly figures and applications of so many months',
      wholeNumber(0, 120),
    )
    .option('--truth-months', 'write what was true of everybody in every month, too')
    .option('--force', 'replace the folder if it is there')
    .option('--json', 'print as JSON')
    .addHelpText('after', examples)
    .action(async (flags: SynthFlags) => {
      const { runSynth } = await import('./run-synth.ts')
      await runSynth(flags)
    })
}

const examples = `
Examples:
  cadre synth --out company
  cadre synth --people 100000 --years 5 --seed 1 --out company
  cadre synth --bias --without missing,leaveOverPay --out company
`
