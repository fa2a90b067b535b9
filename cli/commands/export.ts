import { Command, Option } from 'commander'
import type { ExportFlags } from './run-export.ts'

export function exportCommand(): Command {
  return new Command('export')
    .summary('write a model for other programs')
    .description(
      'Write the model of a bundle for XGBoost (its trees), Keras (nets and lines) or ONNX (all, with preparation).',
    )
    .argument('<bundle>', 'the folder of a model bundle, or of the study that made it')
    .optionsGroup('What to write:')
    .addOption(
      new Option('--format <format>', 'what to write (default: by the ending of --out)').choices([
        'xgboost',
        'onnx',
        'keras',
      ]),
    )
    .option(
      '-o, --out <path>',
      'the file (default: model.json or model.onnx, where you are); Keras has a second, of weights, beside it',
    )
    .option('--json', 'print what was done as JSON')
    .optionsGroup('Help:')
    .addHelpText('after', examples)
    .action(async (bundle: string, flags: ExportFlags) => {
      const { runExport } = await import('./run-export.ts')
      await runExport(bundle, flags)
    })
}

const examples = `
Examples:
  cadre export people-study/bundle --format onnx --out model.onnx
  cadre export people-study/bundle --format xgboost --out model.json
  cadre export people-study/bundle --format keras --out net/model.json
`
