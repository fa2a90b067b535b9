import { Command } from 'commander'
import { wholeNumber } from '../option-parsers.ts'
import type { KeyFlags } from './run-keys.ts'

export function keysCommand(): Command {
  return new Command('keys')
    .summary('list, rotate and retire the keys of encrypted fields')
    .description('List, rotate and retire the keys that encrypted fields are sealed with.')
    .addCommand(
      withFlags(new Command('list').summary('which keys there are, and how many values need each')).action(
        async (flags: KeyFlags) => (await import('./run-keys.ts')).runListKeys(flags),
      ),
    )
    .addCommand(
      withFlags(
        new Command('rotate').summary(
          'seal every value with a new key; a kill in between is made good by the next run',
        ),
      ).action(async (flags: KeyFlags) => (await import('./run-keys.ts')).runRotateKeys(flags)),
    )
    .addCommand(
      withFlags(
        new Command('retire')
          .summary('forget a key that no value needs')
          .argument('<id>', 'which key, by its number', wholeNumber(1)),
      ).action(async (id: number, flags: KeyFlags) =>
        (await import('./run-keys.ts')).runRetireKey(id, flags),
      ),
    )
}

function withFlags(command: Command): Command {
  return command
    .option('--folder <path>', 'data folder (CADRE_FOLDER); default .cadre')
    .option('--json', 'print the keys as JSON')
}
