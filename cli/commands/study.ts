import { Command, Option } from 'commander'
import { fileOptions, sourceOptions } from '../file-options.ts'
import { columnOption, listOption, wholeNumber } from '../option-parsers.ts'
import type { StudyFlags } from './run-study.ts'

/** More threads than any machine has cores are a slip of the finger. */
const mostThreads = 256

/** More new columns than this would take longer to try than they are worth. */
const mostGenerated = 64

export function studyCommand(): Command {
  const command = new Command('study')
    .summary('learn a column of a file: model, report, audit')
    .description('Learn a column of a file: a model, what it rests on, whom it may wrong, and a report.')
    .argument('<file>', 'CSV, TSV, JSON, JSON lines, Parquet or XLSX')
    .optionsGroup('What to learn:')
    .option('-t, --target <column>', 'the column to learn (needed)', columnOption)
    .addOption(
      new Option('--task <task>', 'what kind of target it is (default: found out)').choices([
        'binary',
        'multiclass',
        'regression',
        'ranking',
      ]),
    )
    .option(
      '--query <column>',
      'rows of one value are a list to put in order, for --task ranking',
      columnOption,
    )
    .option('--positive <value>', 'the class to predict, for two classes')
    .optionsGroup('What the columns are (found out where not said; lists are separated by commas):')
    .option('--columns <columns>', 'learn from these columns only', listOption)
    .option('--drop <columns>', 'leave these columns out', listOption)
    .option('--text <columns>', 'read these columns as free text', listOption)
    .option('--id <column>', 'the column that only names the row', columnOption)
    .option(
      '--group <column>',
      'rows with the same value stay together (one person, one advert)',
      columnOption,
    )
    .option('--time <column>', 'judge on later rows only, in the order of this column', columnOption)
    .option(
      '--embargo-days <days>',
      'with --time: days between rows learned from and rows judged on, as long as an outcome takes to be known',
      wholeNumber(0, 2000),
    )
    .option(
      '--protected <columns>',
      'audit by these too, besides those recognised; never learn from them',
      listOption,
    )
    .option(
      '--use-protected',
      'learn from protected columns, to compare with published figures; never for use',
    )
    .option(
      '--mitigate [column]',
      'compare ways to treat the groups of a protected column more alike (default: the first recognised)',
      columnOption,
    )
    .addOption(
      new Option(
        '--parity <aim>',
        'what --mitigate makes alike: error rates (equalized-odds) or how often people are selected (demographic-parity) (default: equalized-odds)',
      ).choices(['equalized-odds', 'demographic-parity']),
    )
    .option(
      '--keep <method>',
      'make the bundle of this mitigated model: drop-proxies, reweighing, exponentiated-gradient or adversarial (with --mitigate)',
    )
    .optionsGroup('How hard to try:')
    .addOption(
      new Option('--budget <budget>', 'how long to search')
        .choices(['fast', 'normal', 'thorough'])
        .default('normal'),
    )
    .addOption(
      new Option('--search <search>', 'how to look for parameters (default: halving)').choices([
        'random',
        'halving',
        'grid',
        'tpe',
      ]),
    )
    .option('--monotone <directions>', 'predictions only go up or down with these: "tenure=up,pay=down"')
    .option('--interactions <groups>', 'only these columns act together: "pay,tenure;team,site"')
    .option('--learners <names>', 'compare only these learners', listOption)
    .option('--prepare <steps>', 'put these steps before every learner (see docs/cli.md)', listOption)
    .option(
      '--generate-features [number]',
      'make columns of others, at most so many (8), where that helps',
      wholeNumber(1, mostGenerated),
    )
    .addOption(
      new Option(
        '--resample <method>',
        'learn from equally common classes: rows repeated, left out, or made',
      ).choices(['over', 'under', 'smote']),
    )
    .option('--seed <number>', 'same seed, same result', wholeNumber(0), 1)
    .option(
      '--threads <number>',
      'threads to use; changes the time, never the result (default: one per core)',
      wholeNumber(1, mostThreads),
    )
    .option('--journal <file>', 'note finished fits here; after an interruption the same command goes on')
    .optionsGroup('Where to write:')
    .option('-o, --out <folder>', 'folder for report and bundle (default: <file>-study, where you are)')
    .option('--force', 'replace the folder whatever is in it; a study there is replaced without')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', examples)
    .action(async (file: string, flags: StudyFlags) => {
      const { runStudy } = await import('./run-study.ts')
      await runStudy({ file, flags, readAs: sourceOptions(command) })
    })
  return fileOptions(command)
}

const examples = `
Examples:
  cadre study people.csv --target Left
  cadre study people.csv --target Left --drop "Exit date,Exit reason" --out left
  cadre study reviews.xlsx --target Rating --text Comment --group "Employee ID"
  cadre study output.csv --target productivity --time date --budget thorough
`
