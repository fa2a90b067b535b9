import { Command } from 'commander'
import { listOption } from '../option-parsers.ts'
import type { FeatureSnapshotFlags, FeaturesFlags } from './run-features.ts'

export function featuresCommand(): Command {
  return new Command('features')
    .summary('list features and write them to the lake')
    .description('List what models are told about a person on a day, and work it out over the lake.')
    .addCommand(listCommand())
    .addCommand(describeCommand())
    .addCommand(snapshotCommand())
    .addHelpText('after', examples)
}

const json = ['--json', 'print as JSON'] as const

function listCommand(): Command {
  return new Command('list')
    .summary('every feature with its meaning')
    .description('List every feature with its unit and meaning.')
    .option(...json)
    .action(async (flags: FeaturesFlags) => {
      const { runListFeatures } = await import('./run-features.ts')
      runListFeatures(flags)
    })
}

function describeCommand(): Command {
  return new Command('describe')
    .summary('one feature and how it is worked out')
    .description('Tell what a feature is made of, how far it looks back, and what it may be used for.')
    .argument('<name>', 'the feature, such as pay_compa_ratio')
    .option(...json)
    .action(async (name: string, flags: FeaturesFlags) => {
      const { runDescribeFeature } = await import('./run-features.ts')
      runDescribeFeature(name, flags)
    })
}

function snapshotCommand(): Command {
  return new Command('snapshot')
    .summary('write features of everybody at the ends of months')
    .description(
      'Write the features of everybody who is employed at the ends of months, as was known then, as a data set of the lake.',
    )
    .option('--lake <folder>', 'the lake; default: that of the data folder')
    .requiredOption('--from <date>', 'first month, by any of its days, as YYYY-MM-DD')
    .requiredOption('--to <date>', 'last month; its end must be over')
    .option('--name <name>', 'the data set becomes features/NAME', 'all')
    .option('--features <names>', 'only these', listOption)
    .option('--known-at <instant>', 'what was known then, such as 2026-03-31T09:00:00Z; default: at each day')
    .option(...json)
    .action(async (flags: FeatureSnapshotFlags) => {
      const { runFeatureSnapshot } = await import('./run-features.ts')
      await runFeatureSnapshot(flags)
    })
}

const examples = `
Examples:
  cadre features list
  cadre features describe pay_compa_ratio
  cadre features snapshot --lake company/lake --from 2025-01-01 --to 2025-12-31
`
