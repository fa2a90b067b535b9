import { recoverFromMachine } from '@cadre/store'
import type { Settings } from '../settings.ts'
import { openInstallation } from './open-installation.ts'
import { linkLine } from './sign-in-lines.ts'
import type { SignInLine } from './sign-in-lines.ts'

interface Recovery {
  readonly login: string
  readonly reason: string
}

/**
 * Lets an administrator or HR manager in anew who is locked out, with a one-time link. Throws `AppError`
 * `record-missing`, `access-denied`, or `store-locked` while a server holds the embedded database.
 */
export async function recoverAccountOnMachine(
  settings: Settings,
  options: { readonly version: string; readonly tell: (line: string) => void },
  recovery: Recovery,
): Promise<SignInLine> {
  const { database, asSystem } = await openInstallation(settings, options)
  try {
    const { token } = await asSystem((session) => recoverFromMachine(session, recovery))
    return linkLine(settings, { title: recovery.login, token })
  } finally {
    await database.close()
  }
}
