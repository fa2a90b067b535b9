import { Command } from 'commander'
import type { RecoverFlags } from './run-recover-account.ts'

export function recoverAccountCommand(): Command {
  return new Command('recover-account')
    .summary('let a locked-out administrator or HR manager in anew')
    .description(
      'For an installation in which nobody is left who could do it over the API: forgets every way in which an administrator or HR manager signs in, ends its sessions and tokens, and prints a one-time link to set up new ones. It is entered in the audit trail, and the other administrators and HR managers are told.',
    )
    .argument('<login>', 'the login of the account')
    .requiredOption('--reason <text>', 'why; kept in the audit trail')
    .option('--folder <path>', 'data folder (CADRE_FOLDER); default .cadre')
    .option('--port <number>', 'port that the link points to (CADRE_PORT); default 3000')
    .option('--json', 'print the link as JSON')
    .action(async (login: string, flags: RecoverFlags) => {
      const { runRecoverAccount } = await import('./run-recover-account.ts')
      await runRecoverAccount(login, flags)
    })
}
