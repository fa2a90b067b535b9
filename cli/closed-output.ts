import { exitStatus } from './exit-status.ts'

/**
 * What to do when standard output does not take the result: a reader that went away (`| head`) has what it
 * wanted and ends the process quietly; anything else, such as a full disk, is said.
 */
export function surviveClosedOutput(): void {
  // With nowhere to complain to, the exit status has to do.
  process.stderr.on('error', () => undefined)
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit()
    process.stderr.write(
      `cadre: The result cannot be written to standard output (${error.code ?? error.message}).\n`,
    )
    process.exit(exitStatus.output)
  })
}
