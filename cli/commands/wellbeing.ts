import { Command } from 'commander'
import { historyMeaning } from '../read-past.ts'
import type { WellbeingFlags } from './run-wellbeing.ts'

export function wellbeingCommand(): Command {
  return new Command('wellbeing')
    .summary('where work wears people out, by department')
    .description(
      'How strained the people of each department are by their hours, their rest and what they answer in surveys: a sum of signs that anybody can follow. Nothing is learned and nothing is kept; departments of fewer than five people are not told, and nobody by themselves.',
    )
    .option('--lake <folder>', 'the lake; default: that of the data folder')
    .requiredOption('--as-of <date>', 'the day, as YYYY-MM-DD')
    .option('--history <what>', historyMeaning)
    .option('--out <file>', 'write the whole result there, as JSON')
    .option('--json', 'print as JSON')
    .addHelpText('after', examples)
    .action(async (flags: WellbeingFlags) => {
      const { runWellbeing } = await import('./run-wellbeing.ts')
      await runWellbeing(flags)
    })
}

const examples = `
Examples:
  cadre synth --people 1500 --years 5 --format lake --out company
  cadre wellbeing --lake company/lake --as-of 2026-06-30
`
