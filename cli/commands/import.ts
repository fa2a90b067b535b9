import { Command } from 'commander'
import { fileOptions, sourceOptions } from '../file-options.ts'
import { columnOption, listOption } from '../option-parsers.ts'
import type { ImportFlags } from './run-import.ts'

export function importCommand(): Command {
  const command = new Command('import')
    .summary('take over a model of XGBoost or Keras')
    .description(
      'Take over a model of XGBoost 2 or 3, or dense layers of Keras, as a bundle to score and explain with.',
    )
    .argument('<model>', 'what booster.save_model wrote (.json, .ubj), or model.json of a Keras layers model')
    .optionsGroup('What the model means, where its file does not say:')
    .option('-t, --target <column>', 'what it predicts', columnOption)
    .option('--classes <names>', 'names of the classes, in the order of their numbers', listOption)
    .option('--columns <names>', 'names of its features, in their order', listOption)
    .option('--levels <file>', 'JSON with the names of categories, in the order of codes')
    .optionsGroup('How to judge it:')
    .option('--data <file>', 'rows to take reference statistics from; with --target, to judge it on')
    .option('--protected <columns>', 'compare groups by these too, besides those recognised', listOption)
    .optionsGroup('Where to write:')
    .option('-o, --out <folder>', 'folder for the bundle (default: <model>-bundle, where you are)')
    .option('--force', 'replace the folder whatever is in it; a bundle there is replaced without')
    .option('--json', 'print what was done as JSON')
    .addHelpText('after', examples)
    .action(async (model: string, flags: ImportFlags) => {
      const { runImport } = await import('./run-import.ts')
      await runImport({ model, flags, readAs: sourceOptions(command) })
    })
  return fileOptions(command)
}

const examples = `
Examples:
  cadre import model.json --target Left --classes No,Yes
  cadre import model.json --data people.csv --target Left --classes No,Yes
`
