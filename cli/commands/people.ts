import { Command } from 'commander'
import { wholeNumber } from '../option-parsers.ts'
import type { ImportPeopleFlags, PeopleFlags } from './run-people.ts'

export function peopleCommand(): Command {
  return new Command('people')
    .summary('import sheets of people, and undo imports')
    .description(
      'Bring sheets of people into the records of this machine: checked first, and taken back whole.',
    )
    .addCommand(importCommand())
    .addCommand(
      withFlags(new Command('imports').summary('which imports there are')).action(
        async (flags: PeopleFlags) => (await import('./run-people.ts')).runListImports(flags),
      ),
    )
    .addCommand(
      withFlags(
        new Command('resume')
          .summary('go on with an import that was cut off')
          .argument('<id>', 'which import, such as imp_…'),
      ).action(async (id: string, flags: PeopleFlags) =>
        (await import('./run-people.ts')).runResume(id, flags),
      ),
    )
    .addCommand(
      withFlags(
        new Command('undo')
          .summary('take back what an import wrote; what was changed since stays')
          .argument('<id>', 'which import, such as imp_…'),
      ).action(async (id: string, flags: PeopleFlags) =>
        (await import('./run-people.ts')).runUndo(id, flags),
      ),
    )
    .addHelpText('after', examples)
}

function importCommand(): Command {
  return withFlags(
    new Command('import')
      .summary('check a sheet, and write it with --apply')
      .description(
        'Check a sheet of people and say what it would change. Nothing is written without --apply.\nCSV, TSV, XLSX, JSON, JSON lines and Parquet are read.',
      )
      .argument('<file>', 'the sheet'),
  )
    .option('--apply', 'write the records')
    .option('--as-of <date>', 'the day that the sheet shows, as YYYY-MM-DD; default today')
    .option('--currency <code>', 'currency of amounts that name none, such as EUR')
    .option('--mapping <file>', 'JSON that says where the columns go; default what is proposed')
    .option('--write-mapping <file>', 'write the mapping that was used, to be changed and given again')
    .option('--accept-unmet <reason>', 'write a batch that is not as expected, and why')
    .option('--sheet <name>', 'sheet of a workbook; default the first')
    .option('--header', 'the first row names the columns')
    .option('--no-header', 'the first row is data')
    .option(
      '--header-row <number>',
      'row with the names of the columns; what stands above it is left out',
      wholeNumber(1, 1000),
    )
    .action(async (file: string, flags: ImportPeopleFlags) => {
      const { runImportPeople } = await import('./run-people.ts')
      await runImportPeople(file, flags)
    })
}

function withFlags(command: Command): Command {
  return command
    .option('--folder <path>', 'data folder (CADRE_FOLDER); default .cadre')
    .option('--json', 'print as JSON')
}

const examples = `
Examples:
  cadre people import staff.xlsx --currency EUR
  cadre people import staff.xlsx --currency EUR --apply
  cadre people undo imp_4yfyIG7FGqfGBqKVKkHcd1
`
