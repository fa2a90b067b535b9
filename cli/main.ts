import { Command, CommanderError } from 'commander'
import { AppError } from '@cadre/core'
import { attritionCommand } from './commands/attrition.ts'
import { auditCommand } from './commands/audit.ts'
import { auditTrailCommand } from './commands/audit-trail.ts'
import { backupCommand } from './commands/backup.ts'
import { compareCommand } from './commands/compare.ts'
import { doctorCommand } from './commands/doctor.ts'
import { driftCommand } from './commands/drift.ts'
import { explainCommand } from './commands/explain.ts'
import { exportCommand } from './commands/export.ts'
import { featuresCommand } from './commands/features.ts'
import { importCommand } from './commands/import.ts'
import { initCommand } from './commands/init.ts'
import { lakeCommand } from './commands/lake.ts'
import { keysCommand } from './commands/keys.ts'
import { peopleCommand } from './commands/people.ts'
import { performanceCommand } from './commands/performance.ts'
import { productivityCommand } from './commands/productivity.ts'
import { profileCommand } from './commands/profile.ts'
import { recoverAccountCommand } from './commands/recover-account.ts'
import { restoreCommand } from './commands/restore.ts'
import { scoreCommand } from './commands/score.ts'
import { serveCommand } from './commands/serve.ts'
import { studyCommand } from './commands/study.ts'
import { synthCommand } from './commands/synth.ts'
import { exitStatus, reportError } from './exit-status.ts'
import { surviveClosedOutput } from './closed-output.ts'
import { inertText } from './inert-text.ts'
import { wellbeingCommand } from './commands/wellbeing.ts'
import { cadreVersion } from './version.ts'

/** Runs one command line as the whole process: sets the exit status, and shows no stack whatever happens. */
export async function runAsMain(argv: readonly string[]): Promise<void> {
  const fail = (error: unknown): number => tell(error, asksForJson(argv))
  surviveClosedOutput()
  process.on('uncaughtException', (error) => process.exit(fail(error)))
  try {
    await createProgram().parseAsync(argv)
  } catch (error) {
    process.exitCode = fail(error)
  }
}

/** The whole command line, as the documentation's test reads it too. */
export function createProgram(): Command {
  const program = new Command('cadre')
    .description('People intelligence you can question: from an HR file to a model people can trust.')
    .version(cadreVersion, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', programExamples)
    .configureOutput({ outputError: () => undefined })
    .showSuggestionAfterError()
    .exitOverride()
  for (const create of [
    studyCommand,
    profileCommand,
    scoreCommand,
    explainCommand,
    auditCommand,
    driftCommand,
    compareCommand,
    exportCommand,
    importCommand,
    initCommand,
    serveCommand,
    auditTrailCommand,
    backupCommand,
    restoreCommand,
    doctorCommand,
    peopleCommand,
    lakeCommand,
    featuresCommand,
    attritionCommand,
    performanceCommand,
    productivityCommand,
    wellbeingCommand,
    keysCommand,
    synthCommand,
    recoverAccountCommand,
  ]) {
    program.addCommand(withSettingsOf(program, create()))
  }
  return program
}

/** What a command inherits, its own commands inherit too. */
function withSettingsOf(parent: Command, command: Command): Command {
  command.copyInheritedSettings(parent).helpOption('-h, --help', 'print this help')
  for (const below of command.commands) withSettingsOf(command, below)
  return command
}

const programExamples = `
Examples:
  cadre profile people.csv                        what does the file hold?
  cadre study people.csv --target Left            learn who left, and report
  cadre score people-study/bundle new.csv         score other people
  cadre explain people-study/bundle new.csv --row 3
  cadre serve --demo                              the people store and its API, with a made-up company
`

function asksForJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--')
  return argv.slice(0, end < 0 ? undefined : end).includes('--json')
}

/** Says what went wrong, for people and for scripts; gives the exit status. */
function tell(error: unknown, isJson: boolean): number {
  if (error instanceof CommanderError && isHelp(error))
    return error.exitCode === 0 ? exitStatus.ok : exitStatus.usage
  const { code, message, details, status } = reportError(
    error instanceof CommanderError ? usageError(error) : error,
  )
  const { stack, ...shown } = details
  if (isJson) process.stdout.write(`${JSON.stringify({ error: { code, message, details: shown } })}\n`)
  process.stderr.write(inertText(`cadre: ${message}\n`))
  if (process.env['CADRE_DEBUG'] === '1' && typeof stack === 'string') process.stderr.write(`${stack}\n`)
  return status
}

/** Printed already. */
function isHelp({ code }: CommanderError): boolean {
  return ['commander.help', 'commander.helpDisplayed', 'commander.version'].includes(code)
}

function usageError({ message }: CommanderError): AppError {
  const said = message.replace(/^error: /, '').replace(/\n\(?(Did you mean[^)]*)\)?$/, '. $1')
  const sentence = said.charAt(0).toUpperCase() + said.slice(1).replace(/([^.?!])$/, '$1.')
  return new AppError('usage', `${sentence} Run with --help to see what the command takes.`)
}
