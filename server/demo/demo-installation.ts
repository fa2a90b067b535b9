import { civilDateIn } from '@cadre/core'
import { roleNames, roles } from '@cadre/people'
import { accountsByLogin, createInstallation, createLink } from '@cadre/store'
import type { Installation } from '@cadre/store'
import type { OpenInstallation } from '../installation/open-installation.ts'
import { linkLine } from '../installation/sign-in-lines.ts'
import type { SignInLine } from '../installation/sign-in-lines.ts'
import type { Settings } from '../settings.ts'
import { demoLogin } from './demo-accounts.ts'

/** Sets an empty database up as the demo; its company comes after. */
export async function createDemo(
  { asSystem }: OpenInstallation,
  { timeZone }: Settings,
): Promise<Installation> {
  const installation = {
    kind: 'demo',
    demoToday: civilDateIn(timeZone, new Date()),
  } as const
  await asSystem((session) => createInstallation(session, installation))
  return { ...installation, demoRecords: 0, isFilled: false }
}

/** A new link for each role; they work once. */
export function demoLines({ asSystem }: OpenInstallation, settings: Settings): Promise<SignInLine[]> {
  return asSystem(async (session) => {
    const ids = await accountsByLogin(session, roleNames.map(demoLogin))
    const lines: SignInLine[] = []
    for (const role of roleNames) {
      const accountId = ids.get(demoLogin(role))
      if (accountId === undefined) continue
      const { token } = await createLink(session, accountId, 'sign in')
      lines.push(linkLine(settings, { title: roles[role].title, token }))
    }
    return lines
  })
}
