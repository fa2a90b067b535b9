import { Command } from 'commander'
import type { ListLakeFlags, SnapshotFlags, VerifyLakeFlags } from './run-lake.ts'

export function lakeCommand(): Command {
  return new Command('lake')
    .summary('list, check and write data sets of the lake')
    .description(
      'List, check and write the data sets that are kept for study: Parquet files named by their content.',
    )
    .addCommand(listCommand())
    .addCommand(verifyCommand())
    .addCommand(snapshotCommand())
    .addHelpText('after', examples)
}

const folder = ['--folder <path>', 'data folder (CADRE_FOLDER); default .cadre'] as const
const json = ['--json', 'print as JSON'] as const

function listCommand(): Command {
  return new Command('list')
    .summary('what the lake holds')
    .description('List every data set with its day, what was known when, rows and content.')
    .option(...folder)
    .option(...json)
    .action(async (flags: ListLakeFlags) => {
      const { runListLake } = await import('./run-lake.ts')
      await runListLake(flags)
    })
}

function verifyCommand(): Command {
  return new Command('verify')
    .summary('check that every file is what was written')
    .description('Check every file of the lake. Needs no database and no server.')
    .option('--deep', 'read all rows too, and compare them with the hash that names them')
    .option(...folder)
    .option(...json)
    .action(async (flags: VerifyLakeFlags) => {
      const { runVerifyLake } = await import('./run-lake.ts')
      await runVerifyLake(flags)
    })
}

function snapshotCommand(): Command {
  return new Command('snapshot')
    .summary('write a table as of a day')
    .description('Write people, or the records of one kind, as of a day and as known at a moment.')
    .argument('[table]', 'people, or a kind of record such as job_assignment', 'people')
    .option('--as-of <date>', 'the day that is looked at, as YYYY-MM-DD; default today')
    .option('--known-at <instant>', 'what was known then, such as 2026-03-31T09:00:00Z; default now')
    .option(...folder)
    .option(...json)
    .action(async (table: string, flags: SnapshotFlags) => {
      const { runSnapshot } = await import('./run-lake.ts')
      await runSnapshot(table, flags)
    })
}

const examples = `
Examples:
  cadre lake snapshot
  cadre lake snapshot pay --as-of 2026-01-01
  cadre lake verify --deep
`
