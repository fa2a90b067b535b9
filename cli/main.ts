import { pathToFileURL } from 'node:url'
import { Command, CommanderError } from 'commander'
import { auditCommand } from './commands/audit.ts'
import { explainCommand } from './commands/explain.ts'
import { profileCommand } from './commands/profile.ts'
import { scoreCommand } from './commands/score.ts'
import { studyCommand } from './commands/study.ts'
import { exitStatus, reportError } from './exit-status.ts'
import { cadreVersion } from './version.ts'

/** Runs one command line and sets the exit status. */
export async function runCadre(argv: readonly string[]): Promise<void> {
  const isJson = argv.includes('--json')
  try {
    await createProgram().parseAsync(argv)
  } catch (error) {
    process.exitCode = error instanceof CommanderError ? statusOfCommander(error) : tell(error, isJson)
  }
}

function createProgram(): Command {
  const program = new Command('cadre')
    .description('People intelligence you can question: from an HR file to a model people can trust.')
    .version(cadreVersion)
    .showHelpAfterError('(run with --help for what it takes)')
    .showSuggestionAfterError()
    .exitOverride()
  for (const command of [studyCommand, profileCommand, scoreCommand, explainCommand, auditCommand]) {
    program.addCommand(command().exitOverride())
  }
  return program
}

function statusOfCommander({ exitCode }: CommanderError): number {
  return exitCode === 0 ? exitStatus.ok : exitStatus.usage
}

function tell(error: unknown, isJson: boolean): number {
  const { code, message, details, status } = reportError(error)
  const isDebug = process.env['CADRE_DEBUG'] === '1'
  const { stack, ...shown } = details
  if (isJson) process.stdout.write(`${JSON.stringify({ error: { code, message, details: shown } })}\n`)
  process.stderr.write(`cadre: ${message}\n`)
  if (isDebug && typeof stack === 'string') process.stderr.write(`${stack}\n`)
  return status
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await runCadre(process.argv)
