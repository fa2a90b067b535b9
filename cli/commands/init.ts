import { Command } from 'commander'
import type { InitFlags } from './run-init.ts'

export function initCommand(): Command {
  return new Command('init')
    .summary('set up an empty installation')
    .description(
      'Set up an empty installation, with a one-time sign-in link for an administrator and one for an HR manager. Run again for new links, as long as one of the two has not signed in.',
    )
    .option('--folder <path>', 'data folder (CADRE_FOLDER); default .cadre')
    .option('--port <number>', 'port that links point to (CADRE_PORT); default 3000')
    .option('--json', 'print the links as JSON')
    .action(async (flags: InitFlags) => {
      const { runInit } = await import('./run-init.ts')
      await runInit(flags)
    })
}
