import { Command } from 'commander'
import type { ServeFlags } from './run-serve.ts'

export function serveCommand(): Command {
  return new Command('serve')
    .summary('serve the people store and its API')
    .description('Serve the people store and its API on this machine, until Ctrl-C.')
    .option('--port <number>', 'port to listen on (CADRE_PORT); default 3000, 0 takes any')
    .option('--host <address>', 'address to listen on (CADRE_HOST); default 127.0.0.1')
    .option('--folder <path>', 'data folder (CADRE_FOLDER); default .cadre')
    .option('--demo', 'set up a made-up company in an empty folder, with a sign-in link for each role')
    .option('--no-model', 'with --demo: train no model of who may leave, to begin with an empty studio')
    .action(async (flags: ServeFlags) => {
      const { runServe } = await import('./run-serve.ts')
      await runServe(flags)
    })
}
