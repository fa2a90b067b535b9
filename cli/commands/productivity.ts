import { Command } from 'commander'
import { fileOptions, sourceOptions } from '../file-options.ts'
import { columnOption, listOption, wholeNumber } from '../option-parsers.ts'
import { historyMeaning } from '../read-past.ts'
import type { ProductivityFlags } from './run-productivity.ts'

export function productivityCommand(): Command {
  const command = new Command('productivity')
    .summary('where less is done than usual, and what goes with it')
    .description(
      'Learn where less is done than is usual for the kind of work, what goes with it by theme, and what a model expects of moving one thing. From the history of a lake, or from a file with a row for each team or person and day. Units of fewer than five people are not told.',
    )
    .argument('[file]', 'rows of teams or people; the lake when left out')
    .optionsGroup('From the lake:')
    .option('--lake <folder>', 'the lake; default: that of the data folder')
    .option('--from <date>', 'first month that is looked at, as YYYY-MM-DD')
    .option('--to <date>', 'last month that is looked at')
    .option('--history <what>', historyMeaning)
    .optionsGroup('From a file:')
    .option('--measure <column>', 'what was done', columnOption)
    .option('--against <column>', 'what was aimed at: the measure is divided by it', columnOption)
    .option('--family <column>', 'the kind of work; each is compared with its own', columnOption)
    .option('--time <column>', 'the day', columnOption)
    .option('--unit <column>', 'the team', columnOption)
    .option('--headcount <column>', 'how many people a row is of; one when left out', columnOption)
    .option('--person <column>', 'whose row it is, where rows of one belong together', columnOption)
    .option('--theme <name=columns...>', 'what may hold back, such as load=overtime,backlog; may be repeated')
    .option('--fixed <columns>', 'what nobody could move, parted by commas', listOption)
    .optionsGroup('What is done:')
    .option('--seed <number>', 'same seed, same result', wholeNumber(0, 2 ** 31), 1)
    .option('--out <path>', 'write the whole result there, as JSON')
    .option('--json', 'print as JSON')
    .addHelpText('after', examples)
    .action(async (file: string | undefined, flags: ProductivityFlags) => {
      const { runProductivity } = await import('./run-productivity.ts')
      await runProductivity({ file, flags, readAs: sourceOptions(command) })
    })
  return fileOptions(command)
}

const examples = `
Examples:
  cadre productivity --lake company/lake --from 2023-01-01 --to 2026-06-30
  cadre productivity lines.csv --measure done --against planned \\
    --time day --unit team --headcount workers \\
    --theme load=overtime,backlog --theme tools=idle_minutes,changes
`
