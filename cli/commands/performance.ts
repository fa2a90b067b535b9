import { Command } from 'commander'
import { wholeNumber } from '../option-parsers.ts'
import { historyMeaning } from '../read-past.ts'
import type { PerformanceFlags } from './run-performance.ts'

export function performanceCommand(): Command {
  return new Command('performance')
    .summary('how the next reviews may turn out, and what goes with it')
    .description(
      'Learn from the history of a lake how the next reviews may turn out, how many may fall below the last one, and what goes with it. It judges models on later rounds and other people than they learned from, beside "same as last time", and names nobody.',
    )
    .option('--lake <folder>', 'the lake; default: that of the data folder')
    .requiredOption('--from <date>', 'the first day that may be looked ahead from, as YYYY-MM-DD')
    .requiredOption('--to <date>', 'the last day of which reviews are known')
    .option('--history <what>', historyMeaning)
    .option(
      '--ahead <months>',
      'months from the day that is looked ahead from to the round',
      wholeNumber(1, 18),
      3,
    )
    .option('--seed <number>', 'same seed, same result', wholeNumber(0, 2 ** 31), 1)
    .option('--out <file>', 'write the whole result there, as JSON')
    .option('--json', 'print as JSON')
    .addHelpText('after', examples)
    .action(async (flags: PerformanceFlags) => {
      const { runPerformance } = await import('./run-performance.ts')
      await runPerformance(flags)
    })
}

const examples = `
Examples:
  cadre synth --people 1500 --years 5 --format lake --out company
  cadre performance --lake company/lake --from 2022-01-01 --to 2026-06-30
`
