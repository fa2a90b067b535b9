import { AppError } from '@cadre/core'
import { accountsByLogin, createAccount, createInstallation, createLink, hasSignedIn } from '@cadre/store'
import type { Session } from '@cadre/store'
import type { Settings } from '../settings.ts'
import { openInstallation } from './open-installation.ts'
import { linkLine } from './sign-in-lines.ts'
import type { SignInLine } from './sign-in-lines.ts'

/** The two accounts of a new installation: neither can do the other's part. */
const firstAccounts = [
  { login: 'administrator', title: 'Administrator', role: 'administrator' },
  { login: 'hr-manager', title: 'HR manager', role: 'hr_manager' },
] as const

/**
 * Sets up an empty installation with an administrator and an HR manager, and gives each a one-time link
 * to set up how it signs in. Run again, it gives new links as long as one of the two has not signed in. Throws
 * `AppError('record-conflict')` when both have, or when the database holds the demo.
 */
export async function initialise(
  settings: Settings,
  options: { readonly version: string; readonly tell: (line: string) => void },
): Promise<SignInLine[]> {
  const opened = await openInstallation(settings, options)
  try {
    return await opened.asSystem(async (session) => {
      if (!opened.installation) await setUp(session)
      else if (opened.installation.kind === 'demo') throw isDemo()
      return firstLinks(session, settings)
    })
  } finally {
    await opened.database.close()
  }
}

async function setUp(session: Session): Promise<void> {
  await createInstallation(session, { kind: 'real', demoToday: null })
  for (const { login, title, role } of firstAccounts)
    await createAccount(session, { login, displayName: title, roles: [{ role }] })
}

async function firstLinks(session: Session, settings: Settings): Promise<SignInLine[]> {
  const lines: SignInLine[] = []
  const ids = await accountsByLogin(
    session,
    firstAccounts.map(({ login }) => login),
  )
  for (const { login, title } of firstAccounts) {
    const accountId = ids.get(login)
    if (accountId === undefined || (await hasSignedIn(session, accountId))) continue
    const { token } = await createLink(session, accountId, 'invitation')
    lines.push(linkLine(settings, { title, token }))
  }
  if (lines.length > 0) return lines
  throw new AppError(
    'record-conflict',
    'This installation is set up, and its first accounts have signed in. Whoever needs a new link gets it from an administrator.',
  )
}

function isDemo(): AppError {
  return new AppError(
    'record-conflict',
    'The database holds the demo. Give `cadre init` another folder, or another DATABASE_URL.',
  )
}
