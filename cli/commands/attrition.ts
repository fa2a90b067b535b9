import { Command } from 'commander'
import { anyNumber, wholeNumber } from '../option-parsers.ts'
import { historyMeaning } from '../read-past.ts'
import type { AttritionFlags } from './run-attrition.ts'

export function attritionCommand(): Command {
  return new Command('attrition')
    .summary('how many may leave, and what goes with it')
    .description(
      'Learn from the history of a lake how many people may leave of their own accord within some months, and what goes with it. It judges models on later days and other people than they learned from, and names nobody.',
    )
    .option('--lake <folder>', 'the lake; default: that of the data folder')
    .requiredOption('--from <date>', 'first month that is looked at, as YYYY-MM-DD')
    .requiredOption('--to <date>', 'the last day of which it is known who left')
    .option('--history <what>', historyMeaning)
    .option('--horizon <months>', 'months ahead', wholeNumber(1, 24), 6)
    .option('--every <months>', 'months from one look to the next', wholeNumber(1, 12), 3)
    .option(
      '--replacement-cost <share>',
      'what replacing somebody costs, as a share of a year of base pay',
      anyNumber,
    )
    .option('--actions <file>', 'the organisation’s own list of what may help, as JSON')
    .option('--seed <number>', 'same seed, same result', wholeNumber(0, 2 ** 31), 1)
    .option('--out <file>', 'write the whole result there, as JSON')
    .option('--json', 'print as JSON')
    .addHelpText('after', examples)
    .action(async (flags: AttritionFlags) => {
      const { runAttrition } = await import('./run-attrition.ts')
      await runAttrition(flags)
    })
}

const examples = `
Examples:
  cadre synth --people 1500 --years 5 --format lake --out company
  cadre attrition --lake company/lake --from 2022-01-01 --to 2026-06-30
`
